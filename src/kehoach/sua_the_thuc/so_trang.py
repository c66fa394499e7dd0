"""Số trang: the page number: its formatting, its alignment, the margin it stands in, the first page.

A header or footer is moved or hidden only where it holds the number and nothing else: other words in it are content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from kehoach.kiem_tra.mo_ta import KetLuan
from kehoach.ooxml import ns
from kehoach.ooxml.ns import R, qn
from kehoach.sua_the_thuc.tep import TepSua
from kehoach.sua_the_thuc.thuoc import get_con, set_ppr
from kehoach.the_thuc.quy_tac import QuyTac

_TEN = {"dau_trang": ("header", "hdr"), "chan_trang": ("footer", "ftr")}
_KHUNG = {"giua": "center", "phai": "right", "trai": "left"}
_PAGE = re.compile(r"\s*PAGE\b", re.I)
_CHI_SO = re.compile(r"[\W\d_]*")
_VAT = tuple(qn(x) for x in ("w:drawing", "w:pict", "w:object", "w:tbl", "w:sdt"))


def _iter_so_trang(tep: TepSua) -> Iterator[tuple[str, etree._Element]]:
    """Paragraphs with a page-number field, with the name of their part."""
    for ten in (*tep.phan_cua(ns.RT_HEADER), *tep.phan_cua(ns.RT_FOOTER)):
        for p in tep.cay(ten).iter(qn("w:p")):
            if _co_page(p):
                yield ten, p


def _co_page(e: etree._Element) -> bool:
    ma = [x.text or "" for x in e.iter(qn("w:instrText"))]
    ma += [x.get(qn("w:instr"), "") for x in e.iter(qn("w:fldSimple"))]
    return any(_PAGE.match(x) for x in ma)


def format_so_trang(tep: TepSua, dat: Callable[[etree._Element], bool]) -> bool:
    """Formatting of every page number."""
    ra = [tep.mark(ten, doi=dat(p)) for ten, p in _iter_so_trang(tep)]
    return any(ra)


def fix_can(tep: TepSua, q: QuyTac, _: KetLuan) -> bool:
    """Alignment of every page number; one placed by tabs stands where its writer's tabs put it."""
    x: Any = q.gia_tri
    return format_so_trang(tep, lambda p: _can(p, _KHUNG.get(x.can, "center")))


def _can(p: etree._Element, can: str) -> bool:
    if any(True for r in p.iter(qn("w:r")) if r.find(qn("w:tab")) is not None or r.find(qn("w:ptab")) is not None):
        return False
    khung = p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if khung is None:
        return set_ppr(p, "jc", {"val": can})
    return set_ppr(p, "framePr", {"xAlign": can}, bo=("x",))


def _chi_so(tep: TepSua, ten: str) -> bool:
    """A part with a page number and nothing else but marks around it."""
    goc = tep.cay(ten)
    chu = "".join(x.text or "" for x in goc.iter(qn("w:t")))
    return _co_page(goc) and bool(_CHI_SO.fullmatch(chu)) and not any(True for _ in goc.iter(*_VAT[:3]))


def _trong(tep: TepSua, ten: str) -> bool:
    goc = tep.cay(ten)
    chu = "".join(x.text or "" for x in goc.iter(qn("w:t"), qn("w:instrText")))
    return not chu.strip() and not any(True for _ in goc.iter(*_VAT, qn("w:fldSimple")))


def _tham_chieu(tep: TepSua, ten: str, loai: str) -> list[tuple[etree._Element, etree._Element, str]]:
    """References of one kind of page to headers or footers: section, reference, part."""
    ra = []
    for s in tep.sect():
        for e in s.iterfind(qn(f"w:{ten}Reference")):
            lk = tep.goi.lien_ket.get(e.get(qn("r:id"), ""))
            if e.get(qn("w:type"), "default") == loai and lk is not None:
                ra.append((s, e, lk.dich))
    return ra


def fix_cho(tep: TepSua, q: QuyTac, _: KetLuan) -> bool:
    """The part that holds the number becomes a header (or a footer), where nothing else stands in either."""
    x: Any = q.gia_tri
    dich, goc = _TEN[x.o][0], _TEN["chan_trang" if x.o == "dau_trang" else "dau_trang"][0]
    ra = [_chuyen(tep, goc, dich, loai) for loai in ("default", "even", "first")]
    return any(ra)


def _chuyen(tep: TepSua, goc: str, dich: str, loai: str) -> bool:
    tu = _tham_chieu(tep, goc, loai)
    den = _tham_chieu(tep, dich, loai)
    phan = {ten for _, _, ten in tu}
    if not phan or any(ten not in tep.goi.parts or not _chi_so(tep, ten) for ten in phan):
        return False
    if any(ten not in tep.goi.parts or not _trong(tep, ten) for _, _, ten in den) or _dung_khac(tep, goc, loai, phan):
        return False
    for s, e, _ in den:
        s.remove(e)
    for _, e, _ in tu:
        e.tag = qn(f"w:{dich}Reference")
    for ten in phan:
        _doi_loai(tep, ten, dich)
    return tep.mark(tep.goi.chinh)


def _dung_khac(tep: TepSua, goc: str, loai: str, phan: set[str]) -> bool:
    """Whether one of the parts serves another kind of page too."""
    khac = [x for x in ("default", "even", "first") if x != loai]
    return any(ten in phan for x in khac for _, _, ten in _tham_chieu(tep, goc, x))


def _doi_loai(tep: TepSua, ten: str, dich: str) -> None:
    """A part of another kind: its root, its content type, the document's relationship to it."""
    cay = tep.cay(ten)
    cay.tag = qn(f"w:{'hdr' if dich == 'header' else 'ftr'}")
    tep.mark(ten)
    for e in tep.cay(ns.PHAN_CONTENT_TYPES):
        if isinstance(e.tag, str) and e.get("PartName", "").lstrip("/") == ten:
            e.set("ContentType", ns.CT_HEADER if dich == "header" else ns.CT_FOOTER)
    tep.mark(ns.PHAN_CONTENT_TYPES)
    thu_muc, _, cuoi = tep.goi.chinh.rpartition("/")
    rels = f"{thu_muc}/_rels/{cuoi}.rels".lstrip("/")
    ma = {so for so, lk in tep.goi.lien_ket.items() if lk.dich == ten}
    for e in tep.cay(rels):
        if isinstance(e.tag, str) and e.get("Id") in ma:
            e.set("Type", f"{R}/{dich}")
    tep.mark(rels)


def fix_trang_dau(tep: TepSua, _: QuyTac, __: KetLuan) -> bool:
    """A first page of its own, with an empty header: only where headers and footers hold nothing but the number."""
    sect = tep.sect()
    if not sect or sect[0].find(qn("w:titlePg")) is not None:
        return False
    loai = [(ten, x) for ten in ("header", "footer") for x in ("default", "even", "first")]
    phan = {(x, t[2]) for ten, x in loai for t in _tham_chieu(tep, ten, x) if t[0] is sect[0]}
    if any(t not in tep.goi.parts or not (_trong(tep, t) or (x != "first" and _chi_so(tep, t))) for x, t in phan):
        return False
    get_con(sect[0], "titlePg")
    return tep.mark(tep.goi.chinh)
