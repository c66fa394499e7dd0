"""Mẫu: a template prepared once: its Jinja compiled, its other parts compressed, its styles looked up by name.

Preparation is the expensive part of docxtpl; here it happens once for a template and process. Each document then only
runs the compiled template and deflates the parts that changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kehoach.loi import MauHongError, PhatHien, ThieuMauError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.ooxml.noi_dung_goi import NoiDungGoi
from kehoach.ooxml.ns import qn
from kehoach.ooxml.xml import parse_xml
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.trinh_bay.bang import KieuBang
from kehoach.trinh_bay.bien import KHONG_RIENG, TenRieng
from kehoach.trinh_bay.bien_dich import VanBanMau, compile_chan, compile_document, run_mau, text_of
from kehoach.trinh_bay.chu_thich_mau import KieuChuThich, read_kieu_chu_thich
from kehoach.trinh_bay.chuan_hoa import normalize_parts
from kehoach.trinh_bay.hinh_hoc import HinhHoc, KieuMau, read_hinh_hoc, read_kieu
from kehoach.trinh_bay.lam_mau import build_template
from kehoach.trinh_bay.loi_mau import loi_mau
from kehoach.trinh_bay.phan_cho_phep import filter_parts
from kehoach.trinh_bay.soi_mau import check_parts, check_trang, order_parts
from kehoach.trinh_bay.thiet_dat_trang import build_phu_luc, find_chan_dau, write_sect_pr

if TYPE_CHECKING:
    from jinja2 import Template

_TEN_BANG = "KH Bang"
# Styles that Python looks up by name; every other one is only named by the template itself.
_KIEU_CAN = (
    "KH Ke ngang",
    "KH Ke trich yeu",
    "KH Bang dau",
    "KH Bang o",
    "KH Sau bang",
    "KH Ngat phan",
    "KH Tieu ngu",
    "KH Co quan",
    "KH Trich yeu",
    "KH Do khan",
    "KH Pham vi luu hanh",
)


@dataclass(frozen=True, slots=True)
class Mau:
    """Mẫu: everything about a template that does not depend on a document.

    `noi_dung` reads what a reader will see of a document, for its fingerprint; `chan` is the footer of the first page:
    the name of its part and its compiled template.
    """

    ten: str
    goi: GoiMau
    noi_dung: NoiDungGoi
    van_ban: VanBanMau
    chan: tuple[str, Template]
    kieu: Mapping[str, KieuMau]
    bang: KieuBang
    chu_thich: KieuChuThich
    hinh_hoc: HinhHoc
    rieng: TenRieng
    sect_chinh: str
    sect_phu_luc: Mapping[str, str]


def find_mau(ma: str) -> Path:
    """The shipped template of a regime: inside the package, or in a checkout beside `src`.

    Raises:  ThieuMauError when there is none.
    """
    day = Path(__file__).resolve()
    for thu_muc in (day.parents[1] / "templates" / "docx", day.parents[3] / "templates" / "docx"):
        if (tep := thu_muc / f"{ma}.docx").is_file():
            return tep
    raise ThieuMauError(f"Không có mẫu kèm thư viện cho chế độ «{ma}».")


def read_mau(che_do: CheDo) -> bytes:
    """The template of a regime as a .docx: the shipped one; where there is none, one made from the regime's data.

    So is that of a regime that a house profile changes.
    """
    if che_do.quy_uoc is not None:
        return build_template(che_do)
    try:
        return find_mau(che_do.ma).read_bytes()
    except ThieuMauError:
        return build_template(che_do)


@cache
def mau_cua(che_do: CheDo) -> Mau:
    """The template of a regime, prepared once for the process."""
    return prepare_mau(read_goi(read_mau(che_do)), f"{che_do.ma}.docx")


def load_mau(duong_dan: str | PathLike[str]) -> Mau:
    """A template from a file, prepared; kept for as long as the file does not change.

    Raises:  ThieuMauError when there is no such file; TepDocxHongError when it is not a sound .docx; MauHongError when
             it is not a template for plans (every reason, by name).
    """
    tep = Path(fspath(duong_dan)).resolve()
    if not tep.is_file():
        raise ThieuMauError(f"Không có tệp mẫu «{duong_dan}».")
    trang_thai = tep.stat()
    return _load(str(tep), trang_thai.st_mtime_ns, trang_thai.st_size)


@lru_cache(maxsize=16)
def _load(duong_dan: str, _sua_luc: int, _dai: int) -> Mau:
    return prepare_mau(read_goi(duong_dan), Path(duong_dan).name)


def prepare_mau(parts: dict[str, bytes], ten: str, rieng: TenRieng = KHONG_RIENG) -> Mau:
    """Prepare a template from the parts of its package; `ten` is its name in messages, `rieng` what the caller adds.

    Raises:  MauHongError with every reason why it cannot be used.
    """
    _check_parts(parts, ten)
    parts = order_parts(filter_parts(parts, ten))
    document = parse_xml(parts[ns.PHAN_DOCUMENT], ns.PHAN_DOCUMENT)
    sect_pr, chan = _check_cau_truc(parts, document, ten)
    styles = parse_xml(parts[ns.PHAN_STYLES], ns.PHAN_STYLES)
    kieu, ten_bang = read_kieu(styles), _style_bang(styles)
    if loi := list(_thieu_kieu(kieu, ten_bang, ten)):
        raise MauHongError(loi)
    than = sect_pr.getparent()
    assert than is not None
    hinh_hoc = read_hinh_hoc(sect_pr, _bang_dau(than))
    than.replace(sect_pr, _doan("{{p sect_cuoi }}"))
    van_ban = compile_document(document, ten, rieng)
    chu_thich = read_kieu_chu_thich(parts)
    mau_chan = compile_chan(parse_xml(parts[chan], chan), ten, rieng)
    chan_trong = run_mau(mau_chan, {**rieng.bien, "dia_chi": ""}, ten)
    goi = GoiMau({**normalize_parts(parts), chan: chan_trong, ns.PHAN_FOOTNOTES: chu_thich.build([])})
    return Mau(
        ten=ten,
        goi=goi,
        noi_dung=NoiDungGoi(goi.parts),
        van_ban=van_ban,
        chan=(chan, mau_chan),
        kieu=kieu,
        bang=KieuBang(ten_bang or "", kieu["KH Bang dau"], kieu["KH Bang o"]),
        chu_thich=chu_thich,
        hinh_hoc=hinh_hoc,
        rieng=rieng,
        sect_chinh=write_sect_pr(sect_pr),
        sect_phu_luc={h: write_sect_pr(build_phu_luc(sect_pr, ngang=h == "ngang")) for h in ("doc", "ngang")},
    )


def _check_cau_truc(parts: Mapping[str, bytes], document: etree._Element, ten: str) -> tuple[etree._Element, str]:
    """The page's section properties and the footer of the first page, of a template that is sound.

    Raises:  MauHongError.
    """
    sect_pr = document.find(f"{qn('w:body')}/{qn('w:sectPr')}")
    chan = find_chan_dau(sect_pr, parts) if sect_pr is not None else None
    loi = check_parts(parts, frozenset({ns.PHAN_DOCUMENT, *([chan] if chan else [])}), ten)
    loi += list(_thieu_phan(sect_pr, chan, ten))
    if sect_pr is not None and not loi:
        loi = check_trang(sect_pr, ten)
    if loi or sect_pr is None or chan is None:
        raise MauHongError(loi)
    return sect_pr, chan


def _check_parts(parts: Mapping[str, bytes], ten: str) -> None:
    thieu = [p for p in (ns.PHAN_DOCUMENT, ns.PHAN_STYLES, ns.PHAN_SETTINGS, ns.PHAN_FOOTNOTES) if p not in parts]
    if thieu:
        goi_y = "mẫu phải là bản sửa từ mẫu gốc của thư viện"
        raise MauHongError([loi_mau(ten, "thieu_phan", f"Mẫu thiếu phần «{p}».", goi_y) for p in thieu])


def _thieu_kieu(kieu: Mapping[str, KieuMau], ten_bang: str | None, ten: str) -> Iterator[PhatHien]:
    for x in _KIEU_CAN:
        if x not in kieu:
            yield loi_mau(ten, "thieu_kieu", f"Mẫu thiếu kiểu đoạn «{x}».", "lấy lại kiểu này từ mẫu gốc")
    if ten_bang is None:
        yield loi_mau(ten, "thieu_kieu", f"Mẫu thiếu kiểu bảng «{_TEN_BANG}».", "lấy lại kiểu này từ mẫu gốc")


def _thieu_phan(sect_pr: etree._Element | None, chan: str | None, ten: str) -> Iterator[PhatHien]:
    if sect_pr is None or sect_pr.find(qn("w:pgSz")) is None or sect_pr.find(qn("w:pgMar")) is None:
        yield loi_mau(ten, "thieu_phan", "Mẫu không có khổ giấy và lề trang ở cuối văn bản.")
    elif chan is None:
        yield loi_mau(ten, "thieu_phan", "Mẫu không có chân trang riêng cho trang đầu.", "lấy lại từ mẫu gốc")


def _style_bang(styles: etree._Element) -> str | None:
    for s in styles.iter(qn("w:style")):
        ten = s.find(qn("w:name"))
        if s.get(qn("w:type")) == "table" and ten is not None and ten.get(qn("w:val")) == _TEN_BANG:
            return s.get(qn("w:styleId"))
    return None


def _bang_dau(than: etree._Element) -> etree._Element | None:
    return next((b for b in than.iterfind(qn("w:tbl")) if "co_quan" in text_of(b)), None)


def _doan(chu: str) -> etree._Element:
    p = etree.Element(qn("w:p"))
    etree.SubElement(etree.SubElement(p, qn("w:r")), qn("w:t")).text = chu
    return p
