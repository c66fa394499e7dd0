"""Mẫu: a template prepared once: its Jinja compiled, its other parts compressed, its styles looked up by name.

Preparation is the expensive part of docxtpl; here it happens once for a template and process. Each document then only
runs the compiled template and deflates the parts that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kehoach.loi import MauHongError, PhatHien, ThieuMauError, ViTri
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.ooxml.ns import qn
from kehoach.ooxml.xml import parse_xml
from kehoach.trinh_bay.bang import KieuBang
from kehoach.trinh_bay.bien import BIEN
from kehoach.trinh_bay.chu_thich_mau import KieuChuThich, read_kieu_chu_thich
from kehoach.trinh_bay.hinh_hoc import HinhHoc, KieuMau, read_hinh_hoc, read_kieu
from kehoach.trinh_bay.phan import build_phu_luc, write_sect_pr

if TYPE_CHECKING:
    from jinja2 import Template

_CHO_GIU = "kehoach-giu"
_RUN_RONG = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>"
)
_TEN_BANG = "KH Bang"
_KIEU_CAN = (
    "KH Ke ngang",
    "KH Ke trich yeu",
    "KH Bang dau",
    "KH Bang o",
    "KH Sau bang",
    "KH Ngat phan",
    "KH Tieu ngu",
    "KH Co quan",
)


@dataclass(frozen=True, slots=True)
class Mau:
    """Mẫu: everything about a template that does not depend on a document."""

    ten: str
    goi: GoiMau
    van_ban: Template
    kieu: dict[str, KieuMau]
    bang: KieuBang
    chu_thich: KieuChuThich
    hinh_hoc: HinhHoc
    sect_chinh: str
    sect_phu_luc: dict[str, str]


def find_mau(ma: str) -> Path:
    """The shipped template of a regime: inside the package, or in a checkout beside `src`.

    Raises:  ThieuMauError when there is none.
    """
    day = Path(__file__).resolve()
    for thu_muc in (day.parents[1] / "templates" / "docx", day.parents[3] / "templates" / "docx"):
        if (tep := thu_muc / f"{ma}.docx").is_file():
            return tep
    raise ThieuMauError(f"Không có mẫu cho chế độ «{ma}».")


def load_mau(duong_dan: str | PathLike[str]) -> Mau:
    """A template from a file, prepared; kept for as long as the file does not change.

    Raises:  ThieuMauError when there is no such file; TepDocxHongError when it is not a sound .docx; MauHongError when
             it is not a template for plans (every reason, by name).
    """
    duong_dan = Path(fspath(duong_dan)).resolve()
    if not duong_dan.is_file():
        raise ThieuMauError(f"Không có tệp mẫu «{duong_dan.name}».")
    trang_thai = duong_dan.stat()
    return _load(str(duong_dan), trang_thai.st_mtime_ns, trang_thai.st_size)


@lru_cache(maxsize=16)
def _load(duong_dan: str, _sua_luc: int, _dai: int) -> Mau:
    return prepare(read_goi(duong_dan), Path(duong_dan).name)


def prepare(parts: dict[str, bytes], ten: str) -> Mau:
    """Prepare a template from the parts of its package; `ten` is its name in messages."""
    document = parse_xml(parts[ns.PHAN_DOCUMENT], ns.PHAN_DOCUMENT)
    styles = parse_xml(parts[ns.PHAN_STYLES], ns.PHAN_STYLES)
    kieu = read_kieu(styles)
    ten_bang = _style_bang(styles)
    loi = [*_thieu_kieu(kieu, ten_bang, ten)]
    than = document.find(qn("w:body"))
    assert than is not None
    sect_pr = than.find(qn("w:sectPr"))
    if sect_pr is None:
        loi.append(_loi(ten, "thieu_phan", "Mẫu không có thiết đặt trang (sectPr) ở cuối."))
    if loi:
        raise MauHongError(loi)
    assert sect_pr is not None
    hinh_hoc = read_hinh_hoc(sect_pr, _bang_dau(than))
    than.replace(sect_pr, _doan("{{p sect_cuoi }}"))
    return Mau(
        ten=ten,
        goi=GoiMau(parts),
        van_ban=_compile(document, ten),
        kieu=kieu,
        bang=KieuBang(ten_bang or "", kieu["KH Bang dau"], kieu["KH Bang o"]),
        chu_thich=read_kieu_chu_thich(parts),
        hinh_hoc=hinh_hoc,
        sect_chinh=write_sect_pr(sect_pr),
        sect_phu_luc={h: write_sect_pr(build_phu_luc(sect_pr, ngang=h == "ngang")) for h in ("doc", "ngang")},
    )


def _compile(document: etree._Element, ten: str) -> Template:
    """docxtpl's syntax → compiled Jinja: sandboxed, escaping, strict about names."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateSyntaxError, meta
    from jinja2.sandbox import SandboxedEnvironment

    for doan in document.iter(qn("w:p")):
        if "{{r chay" in _text(doan):
            _cho_giu(doan)
    xml = etree.tostring(document, encoding="unicode")
    xml = DocxTemplate.patch_xml(None, xml).replace(f"<!--{_CHO_GIU}-->", "{{ giu }}")
    xml = f"{ns.DAU_XML}{_RUN_RONG.sub('', xml)}"
    moi_truong = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        cay = moi_truong.parse(xml)
    except TemplateSyntaxError as loi:
        raise MauHongError([_loi(ten, "cu_phap", f"Thẻ trong mẫu viết sai: {loi.message}.")]) from loi
    co = meta.find_undeclared_variables(cay)
    loi_ten = [
        *(_loi(ten, "bien_la", f"Mẫu dùng tên lạ «{x}».", _gan(x)) for x in sorted(co - BIEN.keys())),
        *(_loi(ten, "thieu_bien", f"Mẫu thiếu «{x}» ({BIEN[x]}).") for x in sorted(BIEN.keys() - co)),
        *_thieu_loai(xml, ten),
    ]
    if loi_ten:
        raise MauHongError(loi_ten)
    return moi_truong.from_string(xml)


def _cho_giu(doan: etree._Element) -> None:
    """Leave a place after the style for «keep with next», which the layout decides block by block."""
    ppr = doan.find(qn("w:pPr"))
    if ppr is None:
        ppr = etree.Element(qn("w:pPr"))
        doan.insert(0, ppr)
    if ppr.find(qn("w:keepNext")) is None:
        style = ppr.find(qn("w:pStyle"))
        ppr.insert(0 if style is None else 1, etree.Comment(_CHO_GIU))


def _thieu_kieu(kieu: dict[str, KieuMau], ten_bang: str | None, ten: str) -> Iterator[PhatHien]:
    for x in _KIEU_CAN:
        if x not in kieu:
            yield _loi(ten, "thieu_kieu", f"Mẫu thiếu kiểu đoạn «{x}».", "lấy lại kiểu này từ mẫu gốc")
    if ten_bang is None:
        yield _loi(ten, "thieu_kieu", f"Mẫu thiếu kiểu bảng «{_TEN_BANG}».", "lấy lại kiểu này từ mẫu gốc")


def _thieu_loai(xml: str, ten: str) -> Iterator[PhatHien]:
    """Kinds of blocks without a sample paragraph: their text would vanish without a word."""
    from kehoach.trinh_bay.bien import LOAI

    co = set(re.findall(r'loai == "(\w+)"', xml))
    for x in sorted(LOAI - co):
        yield _loi(ten, "thieu_loai", f"Mẫu thiếu đoạn mẫu cho loại «{x}».", "lấy lại đoạn này từ mẫu gốc")
    for x in sorted(co - LOAI):
        yield _loi(ten, "loai_la", f"Mẫu có đoạn mẫu cho loại lạ «{x}».")


def _style_bang(styles: etree._Element) -> str | None:
    for s in styles.iter(qn("w:style")):
        ten = s.find(qn("w:name"))
        if s.get(qn("w:type")) == "table" and ten is not None and ten.get(qn("w:val")) == _TEN_BANG:
            return s.get(qn("w:styleId"))
    return None


def _bang_dau(than: etree._Element) -> etree._Element | None:
    return next((b for b in than.iterfind(qn("w:tbl")) if "co_quan" in _text(b)), None)


def _text(phan_tu: etree._Element) -> str:
    return "".join(str(x) for x in phan_tu.itertext())


def _doan(chu: str) -> etree._Element:
    p = etree.Element(qn("w:p"))
    etree.SubElement(etree.SubElement(p, qn("w:r")), qn("w:t")).text = chu
    return p


def _loi(ten: str, ma: str, thong_diep: str, goi_y: str = "") -> PhatHien:
    return PhatHien(f"mau.{ma}", "loi", ViTri(tep=ten), thong_diep, goi_y)


def _gan(ten: str) -> str:
    from difflib import get_close_matches

    gan = get_close_matches(ten, BIEN, n=1)
    return f"có phải «{gan[0]}»?" if gan else ""
