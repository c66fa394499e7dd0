"""Đầu trang, chân trang: the page number in them: its look, its margin, the first page.

A header or footer is moved or hidden only where it holds the number and nothing else: other words in it are content.
Every function tells whether it changed anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from kehoach.ooxml import ns
from kehoach.ooxml.cay_goi import CayGoi
from kehoach.ooxml.dat_dinh_dang import get_con, set_ppr
from kehoach.ooxml.ns import R, qn

if TYPE_CHECKING:
    from lxml import etree

LoaiPhan = Literal["header", "footer"]
_GOC: dict[LoaiPhan, tuple[str, str]] = {"header": ("hdr", ns.CT_HEADER), "footer": ("ftr", ns.CT_FOOTER)}
_LOAI_TRANG = ("default", "even", "first")
_PAGE = re.compile(r"\s*PAGE\b", re.I)
_CHI_SO = re.compile(r"[\W\d_]*")
_VAT = tuple(qn(x) for x in ("w:drawing", "w:pict", "w:object", "w:tbl", "w:sdt"))


def _iter_so_trang(tep: CayGoi) -> Iterator[tuple[str, etree._Element]]:
    """Paragraphs with a page-number field, with the name of their part."""
    for ten in (*tep.phan_cua(ns.RT_HEADER), *tep.phan_cua(ns.RT_FOOTER)):
        for p in tep.cay(ten).iter(qn("w:p")):
            if _co_page(p):
                yield ten, p


def _co_page(e: etree._Element) -> bool:
    ma = [x.text or "" for x in e.iter(qn("w:instrText"))]
    ma += [x.get(qn("w:instr"), "") for x in e.iter(qn("w:fldSimple"))]
    return any(_PAGE.match(x) for x in ma)


def format_so_trang(tep: CayGoi, dat: Callable[[etree._Element], bool]) -> bool:
    """Formatting of every page number."""
    ra = [tep.mark(ten, doi=dat(p)) for ten, p in _iter_so_trang(tep)]
    return any(ra)


def set_can_so_trang(tep: CayGoi, can: str) -> bool:
    """Alignment of every page number; one placed by tabs stands where its writer's tabs put it."""
    return format_so_trang(tep, lambda p: _can(p, can))


def _can(p: etree._Element, can: str) -> bool:
    if any(True for r in p.iter(qn("w:r")) if r.find(qn("w:tab")) is not None or r.find(qn("w:ptab")) is not None):
        return False
    khung = p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if khung is None:
        return set_ppr(p, "jc", {"val": can})
    return set_ppr(p, "framePr", {"xAlign": can}, bo=("x",))


def _chi_so(tep: CayGoi, ten: str) -> bool:
    """A part with a page number and nothing else but marks around it."""
    goc = tep.cay(ten)
    chu = "".join(x.text or "" for x in goc.iter(qn("w:t")))
    return _co_page(goc) and bool(_CHI_SO.fullmatch(chu)) and not any(True for _ in goc.iter(*_VAT[:3]))


def _trong(tep: CayGoi, ten: str) -> bool:
    goc = tep.cay(ten)
    chu = "".join(x.text or "" for x in goc.iter(qn("w:t"), qn("w:instrText")))
    return not chu.strip() and not any(True for _ in goc.iter(*_VAT, qn("w:fldSimple")))


def _tham_chieu(tep: CayGoi, ten: str, loai: str) -> list[tuple[etree._Element, etree._Element, str]]:
    """References of one kind of page to headers or footers: section, reference, part."""
    ra = []
    for s in tep.sect():
        for e in s.iterfind(qn(f"w:{ten}Reference")):
            dich = tep.dich.get(e.get(qn("r:id"), ""))
            if e.get(qn("w:type"), "default") == loai and dich is not None:
                ra.append((s, e, dich))
    return ra


def move_so_trang(tep: CayGoi, dich: LoaiPhan) -> bool:
    """The part that holds the number becomes a header (or a footer), where nothing else stands in either."""
    goc: LoaiPhan = "footer" if dich == "header" else "header"
    ra = [_chuyen(tep, goc, dich, loai) for loai in _LOAI_TRANG]
    return any(ra)


def _chuyen(tep: CayGoi, goc: LoaiPhan, dich: LoaiPhan, loai: str) -> bool:
    tu = _tham_chieu(tep, goc, loai)
    den = _tham_chieu(tep, dich, loai)
    phan = {ten for _, _, ten in tu}
    if not phan or any(not tep.has(ten) or not _chi_so(tep, ten) for ten in phan):
        return False
    if any(not tep.has(ten) or not _trong(tep, ten) for _, _, ten in den) or _dung_khac(tep, goc, loai, phan):
        return False
    for s, e, _ in den:
        s.remove(e)
    for _, e, _ in tu:
        e.tag = qn(f"w:{dich}Reference")
    for ten in phan:
        _doi_loai(tep, ten, dich)
    return tep.mark(tep.chinh)


def _dung_khac(tep: CayGoi, goc: str, loai: str, phan: set[str]) -> bool:
    """Whether one of the parts serves another kind of page too."""
    khac = [x for x in _LOAI_TRANG if x != loai]
    return any(ten in phan for x in khac for _, _, ten in _tham_chieu(tep, goc, x))


def _doi_loai(tep: CayGoi, ten: str, dich: LoaiPhan) -> None:
    """A part of another kind: its root, its content type, the document's relationship to it."""
    goc, kieu_noi_dung = _GOC[dich]
    cay = tep.cay(ten)
    cay.tag = qn(f"w:{goc}")
    tep.mark(ten)
    for e in tep.cay(ns.PHAN_CONTENT_TYPES):
        if isinstance(e.tag, str) and e.get("PartName", "").lstrip("/") == ten:
            e.set("ContentType", kieu_noi_dung)
    tep.mark(ns.PHAN_CONTENT_TYPES)
    thu_muc, _, cuoi = tep.chinh.rpartition("/")
    rels = f"{thu_muc}/_rels/{cuoi}.rels".lstrip("/")
    for e in tep.cay(rels):
        if isinstance(e.tag, str) and tep.dich.get(e.get("Id", "")) == ten:
            e.set("Type", f"{R}/{dich}")
    tep.mark(rels)


def clear_trang_dau(tep: CayGoi) -> bool:
    """A first page of its own, with an empty header: only where headers and footers hold nothing but the number."""
    sect = tep.sect()
    if not sect or sect[0].find(qn("w:titlePg")) is not None:
        return False
    loai = [(ten, x) for ten in ("header", "footer") for x in _LOAI_TRANG]
    phan = {(x, t[2]) for ten, x in loai for t in _tham_chieu(tep, ten, x) if t[0] is sect[0]}
    if any(not tep.has(t) or not (_trong(tep, t) or (x != "first" and _chi_so(tep, t))) for x, t in phan):
        return False
    get_con(sect[0], "titlePg")
    return tep.mark(tep.chinh)
