"""Đoạn thô: paragraph formatting resolved, and the raw paragraph the recogniser works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from kehoach.do_dac.tai_lieu_do import CanLe, GianDong
from kehoach.doc_lai.gia_tri_xml import get_so, get_twips, get_val, is_bat, to_so, w
from kehoach.doc_lai.kieu_hieu_luc import BoKieu, ChuRun, bac_dan_y
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.ooxml.don_vi import twips_to_mm, twips_to_pt

_CAN: dict[str, CanLe] = {
    "left": "trai", "start": "trai", "center": "giua", "right": "phai", "end": "phai", "both": "deu",
    "distribute": "deu", "thaiDistribute": "deu", "lowKashida": "deu", "mediumKashida": "deu", "highKashida": "deu",
}  # fmt: skip
_THUOC = {"spacing": ("before", "after", "line", "lineRule", "beforeAutospacing", "afterAutospacing", "beforeLines",
                      "afterLines"),
          "ind": ("left", "right", "firstLine", "hanging", "leftChars", "rightChars", "firstLineChars",
                  "hangingChars")}  # fmt: skip
_TEN_MOI = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_CON = ("jc", "keepNext", "pageBreakBefore", "outlineLvl", "contextualSpacing", "numPr", "pBdr", "tabs", "framePr")


class Manh(NamedTuple):
    """Mảnh: a piece of text of one formatting. `\\n` is a line break, `\\t` a tab."""

    chu: str
    f: ChuRun


class Hinh(NamedTuple):
    """Hình: a drawing anchored in a paragraph; `ke` a horizontal line, `dai_mm` its length (None: not known)."""

    ke: bool
    dai_mm: float | None
    anh: bool = False


class ThamChieu(NamedTuple):
    """Tham chiếu: a mark that refers to a note (`cuoi`: at the end of the document), before piece `cho` of its text."""

    so: int
    cho: int
    cuoi: bool = False


@dataclass(slots=True)
class DoanPr:
    """Định dạng đoạn (`w:pPr`): resolved; None where Word's value is not a plain length."""

    can: CanLe | None = "trai"
    thut_mm: float | None = 0.0
    trai_mm: float | None = 0.0
    phai_mm: float | None = 0.0
    truoc_pt: float | None = 0.0
    sau_pt: float | None = 0.0
    gian: GianDong | None = None
    giu: bool = False
    bac: int | None = None
    sat_nhau: bool = False
    ngat_trang: bool = False
    ke_tren: bool = False
    ke_duoi: bool = False
    num: tuple[int, int] | None = None
    tab: tuple[tuple[str, float], ...] = ()
    khung_can: CanLe | None = None


@dataclass(slots=True)
class DoanTho:
    """Đoạn thô: one paragraph as Word shows it. `so_thu_tu` counts from 1 over the body."""

    so_thu_tu: int
    kieu: str
    pr: DoanPr
    manh: list[Manh] = field(default_factory=list)
    hinh: list[Hinh] = field(default_factory=list)
    so: str | None = None
    tu_dong: bool = False
    so_cach: str = " "
    phan: int = 1
    rong_mm: float | None = None
    ngat_trang: bool = False
    hop_chu: bool = False
    chu_thich: list[ThamChieu] = field(default_factory=list)

    @property
    def chu(self) -> str:
        """Text as printed, without an automatic number."""
        return "".join(m.chu for m in self.manh)

    @property
    def trong(self) -> bool:
        """Nothing printed but drawings."""
        return not self.so and not self.chu.strip()


class GiaiDoan:
    """Giải đoạn: resolves paragraph properties; table style, paragraph style, list level, direct."""

    def __init__(self, kieu: BoKieu, dem: DemSo) -> None:
        self._kieu = kieu
        self._dem = dem
        self._nen: dict[tuple[str | None, str | None, bool], dict[str, object]] = {}

    def giai(self, ppr: etree._Element | None, ma: str | None, bang: str | None, *, hang_dau: bool) -> DoanPr:
        """Effective properties of a paragraph of style `ma` in a table of style `bang`."""
        khoa = (ma, bang, hang_dau)
        if khoa not in self._nen:
            self._nen[khoa] = self._nen_cua(*khoa)
        gia_tri = dict(self._nen[khoa])
        if ppr is not None:
            self._them(gia_tri, ppr, ma)
        return _ket(gia_tri)

    def _nen_cua(self, ma: str | None, bang: str | None, hang_dau: bool) -> dict[str, object]:
        gia_tri: dict[str, object] = {}
        self._them(gia_tri, self._kieu.ppr_goc, None)
        if bang is not None:
            for k in self._kieu.chuoi(bang, "table"):
                self._them(gia_tri, k.ppr, None)
            for k in self._kieu.chuoi(bang, "table") if hang_dau else ():
                self._them(gia_tri, k.dau_ppr, None)
        for k in self._kieu.chuoi(ma, "paragraph"):
            self._them(gia_tri, k.ppr, k.ma)
        return gia_tri

    def _them(self, gia_tri: dict[str, object], ppr: etree._Element | None, ma: str | None) -> None:
        """Lay one layer over the values: the list level it names first, then what it says itself."""
        if ppr is None:
            return
        num = ppr.find(w("numPr"))
        if num is not None:
            self._them_so(gia_tri, num, ma)
        _doc(gia_tri, ppr)

    def _them_so(self, gia_tri: dict[str, object], num: etree._Element, ma: str | None) -> None:
        """A list: number 0 takes the paragraph out of one; a style without a level has the level that names it."""
        cu = gia_tri.get("num")
        cu_id, cu_bac = cu if isinstance(cu, tuple) else (None, 0)
        so_id = get_so(num.find(w("numId")))
        so_id = cu_id if so_id is None else so_id
        if not so_id:
            gia_tri["num"] = None
            return
        bac = get_so(num.find(w("ilvl")))
        if bac is None:
            bac = self._dem.theo_kieu.get((so_id, ma or ""), int(cu_bac or 0))
        gia_tri["num"] = (so_id, bac)
        lop = self._dem.bac(so_id, bac)
        if lop is not None and lop.ppr is not None:
            _doc(gia_tri, lop.ppr)


def _doc(gia_tri: dict[str, object], ppr: etree._Element) -> None:
    for con in ppr:
        ten = con.tag.rpartition("}")[2] if isinstance(con.tag, str) else ""
        if ten in _THUOC:
            _doc_thuoc(gia_tri, con, ten)
        elif ten in _CON and ten != "numPr":
            gia_tri[ten] = con


def _doc_thuoc(gia_tri: dict[str, object], con: etree._Element, ten: str) -> None:
    for thuoc, chu in con.attrib.items():
        ngan = str(thuoc).rpartition("}")[2]
        ngan = _TEN_MOI.get(ngan, ngan)
        if ngan not in _THUOC[ten]:
            continue
        if ngan in ("firstLine", "hanging"):  # one takes the place of the other
            gia_tri.pop("firstLine", None)
            gia_tri.pop("hanging", None)
        if ngan in ("lineRule", "beforeAutospacing", "afterAutospacing"):
            gia_tri[ngan] = str(chu)
        else:
            gia_tri[ngan] = get_twips(con, str(thuoc).rpartition("}")[2])


def _ket(g: dict[str, object]) -> DoanPr:
    num = g.get("num")
    jc = _the(g, "jc")
    vien = _the(g, "pBdr")
    khung = _the(g, "framePr")
    return DoanPr(
        can=_CAN.get(get_val(jc) or "left") if jc is not None else "trai",
        thut_mm=_thut_dau(g),
        trai_mm=_mm(g, "left", "leftChars"),
        phai_mm=_mm(g, "right", "rightChars"),
        truoc_pt=_khoang(g, "before"),
        sau_pt=_khoang(g, "after"),
        gian=_gian(g),
        giu=bool(is_bat(_the(g, "keepNext"))),
        bac=bac_dan_y(_the(g, "outlineLvl")),
        sat_nhau=bool(is_bat(_the(g, "contextualSpacing"))),
        ngat_trang=bool(is_bat(_the(g, "pageBreakBefore"))),
        ke_tren=_co_vien(vien, "top"),
        ke_duoi=_co_vien(vien, "bottom"),
        num=num if isinstance(num, tuple) and num[0] else None,
        tab=_tab(_the(g, "tabs")),
        khung_can=_CAN.get(khung.get(w("xAlign"), "")) if khung is not None else None,
    )


def _the(g: dict[str, object], ten: str) -> etree._Element | None:
    e = g.get(ten)
    return e if isinstance(e, etree._Element) else None


def _so(g: dict[str, object], ten: str) -> float | None:
    x = g.get(ten)
    return x if isinstance(x, float) else None


def _mm(g: dict[str, object], ten: str, theo_chu: str) -> float | None:
    """An indent; one given in character widths only is not a length we know."""
    x = _so(g, ten)
    if x is None:
        return None if _so(g, theo_chu) else 0.0
    return twips_to_mm(x)


def _thut_dau(g: dict[str, object]) -> float | None:
    if "hanging" in g:
        x = _mm(g, "hanging", "hangingChars")
        return -x if x else x
    return _mm(g, "firstLine", "firstLineChars")


def _khoang(g: dict[str, object], ten: str) -> float | None:
    """Space before or after in points; `auto` (web pages) is not a length."""
    if str(g.get(f"{ten}Autospacing", "0")).lower() in ("1", "true", "on"):
        return None
    x = _so(g, ten)
    if x is None:
        dong = _so(g, f"{ten}Lines")
        return dong / 100 * 12 if dong else 0.0
    return twips_to_pt(x)


def _gian(g: dict[str, object]) -> GianDong | None:
    dong = _so(g, "line")
    if dong is None:
        return GianDong("boi", 1.0) if "line" not in g else None
    kieu = g.get("lineRule", "auto")
    if kieu == "auto":
        return GianDong("boi", dong / 240)
    return GianDong("chinh_xac" if kieu == "exact" else "it_nhat", twips_to_pt(dong))


def _co_vien(e: etree._Element | None, canh: str) -> bool:
    vien = e.find(w(canh)) if e is not None else None
    return (get_val(vien) or "nil") not in ("nil", "none")


def _tab(e: etree._Element | None) -> tuple[tuple[str, float], ...]:
    if e is None:
        return ()
    ds = [(get_val(t) or "left", to_so(t.get(w("pos"))) or 0) for t in e.iterfind(w("tab"))]
    return tuple((loai, float(vi_tri)) for loai, vi_tri in sorted(ds, key=lambda x: x[1]) if loai != "clear")
