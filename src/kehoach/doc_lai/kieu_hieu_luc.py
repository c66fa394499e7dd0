"""Kiểu hiệu lực: effective formatting as Word resolves it.

Order, later over earlier: document defaults, table style (with its first row), paragraph style along `basedOn`,
character style along `basedOn`, direct. Toggle properties (bold, italic, capitals, hidden) of table, paragraph and
character styles cancel each other out; direct formatting is absolute.
Source: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.15.1.88 (theme font language).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from kehoach.doc_lai.gia_tri_xml import get_so, get_twips, get_val, is_bat, w
from kehoach.ooxml.ns import qn

PHONG_WORD = "Times New Roman"
"""What Word sets when nothing names a font."""
CO_WORD = 10.0
"""Size in points when nothing names one (17.3.2.38)."""

_BAT_TAT = ("b", "i", "caps", "vanish")
_O_PHONG = ("ascii", "hAnsi")
_NGON_NGU_SCRIPT = {"vi": "Viet"}


class ChuRun(NamedTuple):
    """Chữ của một run: effective character formatting; `co` in points, `mau` `auto` or RRGGBB."""

    ascii: str
    hansi: str
    co: float | None
    dam: bool
    nghieng: bool
    hoa: bool
    an: bool
    gach: bool
    mau: str
    nang: bool


@dataclass(slots=True)
class Kieu:
    """Kiểu: one style as written: its own properties and its parent."""

    ma: str
    loai: str
    cha: str | None
    ppr: etree._Element | None
    rpr: etree._Element | None
    dau_ppr: etree._Element | None = None
    dau_rpr: etree._Element | None = None
    vien: etree._Element | None = None


class BoKieu:
    """Bộ kiểu: the styles of a document, defaults and theme fonts, with answers kept."""

    def __init__(
        self, styles: etree._Element | None, theme: etree._Element | None, settings: etree._Element | None
    ) -> None:
        self._kieu: dict[str, Kieu] = {}
        self.mac_dinh: dict[str, str] = {}
        self._rpr_goc: etree._Element | None = None
        self.ppr_goc: etree._Element | None = None
        if styles is not None:
            self._read(styles)
        self._theme = _theme_fonts(theme, settings)
        self._chuoi: dict[str | None, tuple[Kieu, ...]] = {}
        self._run: dict[object, ChuRun] = {}
        self._goc = _lop(self._rpr_goc, self._theme)

    def _read(self, styles: etree._Element) -> None:
        goc = styles.find(w("docDefaults"))
        if goc is not None:
            self._rpr_goc = goc.find(f"{w('rPrDefault')}/{w('rPr')}")
            self.ppr_goc = goc.find(f"{w('pPrDefault')}/{w('pPr')}")
        for s in styles.iterfind(w("style")):
            ma, loai = s.get(w("styleId"), ""), s.get(w("type"), "paragraph")
            kieu = Kieu(ma, loai, get_val(s.find(w("basedOn"))), s.find(w("pPr")), s.find(w("rPr")))
            kieu.vien = s.find(f"{w('tblPr')}/{w('tblBorders')}")
            dau = next((x for x in s.iterfind(w("tblStylePr")) if x.get(w("type")) == "firstRow"), None)
            if dau is not None:
                kieu.dau_ppr, kieu.dau_rpr = dau.find(w("pPr")), dau.find(w("rPr"))
            self._kieu.setdefault(ma, kieu)
            if s.get(w("default")) in ("1", "true", "on"):
                self.mac_dinh.setdefault(loai, ma)

    def chuoi(self, ma: str | None, loai: str) -> tuple[Kieu, ...]:
        """The style and its ancestors, furthest first; an unknown id is the default style of its type."""
        if ma is None or ma not in self._kieu or self._kieu[ma].loai != loai:
            ma = self.mac_dinh.get(loai)
        if ma not in self._chuoi:
            self._chuoi[ma] = self._tim_chuoi(ma)
        return self._chuoi[ma]

    def bang_co_vien(self, ma: str) -> bool:
        """Whether a table style draws lines."""
        vien = next((k.vien for k in reversed(self.chuoi(ma, "table")) if k.vien is not None), None)
        return vien is not None and any((get_val(x) or "nil") not in ("nil", "none") for x in vien)

    def _tim_chuoi(self, ma: str | None) -> tuple[Kieu, ...]:
        ra: list[Kieu] = []
        da_qua: set[str] = set()
        while ma is not None and ma in self._kieu and ma not in da_qua and len(ra) < 64:
            da_qua.add(ma)
            ra.append(self._kieu[ma])
            ma = self._kieu[ma].cha
        return tuple(reversed(ra))

    def run(self, rpr: etree._Element | None, doan: str | None, bang: str | None, *, hang_dau: bool) -> ChuRun:
        """Effective formatting of a run with these direct properties, in a paragraph and table of these styles."""
        truc_tiep = etree.tostring(rpr) if rpr is not None else b""
        khoa = (truc_tiep, doan, bang, hang_dau)
        if khoa not in self._run:
            self._run[khoa] = self._giai_run(rpr, doan, bang, hang_dau=hang_dau)
        return self._run[khoa]

    def _giai_run(self, rpr: etree._Element | None, doan: str | None, bang: str | None, *, hang_dau: bool) -> ChuRun:
        ky_tu = get_val(rpr.find(w("rStyle"))) if rpr is not None else None
        lop_bang: list[etree._Element | None] = []
        if bang is not None:
            chuoi = self.chuoi(bang, "table")
            lop_bang = [k.rpr for k in chuoi] + ([k.dau_rpr for k in chuoi] if hang_dau else [])
        cap = [
            self._gop(lop_bang),
            self._gop(k.rpr for k in self.chuoi(doan, "paragraph")),
            self._gop(k.rpr for k in self.chuoi(ky_tu, "character")) if ky_tu else {},
        ]
        return _ket(self._goc, cap, _lop(rpr, self._theme))

    def _gop(self, rpr: Iterable[etree._Element | None]) -> dict[str, object]:
        ra: dict[str, object] = {}
        for x in rpr:
            ra |= _lop(x, self._theme)
        return ra


def _lop(rpr: etree._Element | None, theme: Mapping[str, str]) -> dict[str, object]:
    """One layer of run properties: only what it says."""
    ra: dict[str, object] = {}
    if rpr is None:
        return ra
    for con in rpr:
        doc = _DOC_RUN.get(con.tag) if isinstance(con.tag, str) else None
        if doc is not None:
            ra |= doc(con, theme)
    return ra


def _phong(e: etree._Element, theme: Mapping[str, str]) -> dict[str, object]:
    ra: dict[str, object] = {}
    for o in _O_PHONG:
        ten = e.get(w(f"{o}Theme"))
        gia_tri = theme.get(ten) if ten else None
        gia_tri = gia_tri or e.get(w(o))
        if gia_tri:
            ra[o] = gia_tri
    return ra


def _co(e: etree._Element, _: Mapping[str, str]) -> dict[str, object]:
    twips = get_twips(e)
    if twips is None:
        return {}
    chu = e.get(w("val"), "").strip()
    return {"sz": twips / 20 if chu[-1:].isalpha() else twips / 2}


def _bat_tat(ten: str) -> Callable[[etree._Element, Mapping[str, str]], dict[str, object]]:
    return lambda e, _: {ten: is_bat(e)}


def _mau(e: etree._Element, _: Mapping[str, str]) -> dict[str, object]:
    """Colour; one that only the theme knows and Word did not write down is left as it was."""
    gia_tri = get_val(e)
    return {"color": gia_tri if gia_tri == "auto" else gia_tri.upper()} if gia_tri else {}


def _gach(e: etree._Element, _: Mapping[str, str]) -> dict[str, object]:
    return {"u": (get_val(e) or "none") != "none"}


def _nang(e: etree._Element, _: Mapping[str, str]) -> dict[str, object]:
    return {"vertAlign": get_val(e) in ("superscript", "subscript")}


_DOC_RUN: dict[str, Callable[[etree._Element, Mapping[str, str]], dict[str, object]]] = {
    w("rFonts"): _phong, w("sz"): _co, w("color"): _mau, w("u"): _gach, w("vertAlign"): _nang,
    **{w(ten): _bat_tat(ten) for ten in _BAT_TAT},
}  # fmt: skip


def _ket(goc: dict[str, object], cap: list[dict[str, object]], truc_tiep: dict[str, object]) -> ChuRun:
    gia_tri: dict[str, object] = dict(goc)
    for lop in (*cap, truc_tiep):
        gia_tri |= lop
    for ten in _BAT_TAT:
        if ten in truc_tiep:
            gia_tri[ten] = truc_tiep[ten]
        else:
            gia_tri[ten] = bool(goc.get(ten)) or sum(bool(lop.get(ten)) for lop in cap) % 2 == 1
    co = gia_tri.get("sz", CO_WORD)
    ascii_ = str(gia_tri.get("ascii") or PHONG_WORD)
    return ChuRun(
        ascii_,
        str(gia_tri.get("hAnsi") or (PHONG_WORD if "ascii" not in gia_tri else ascii_)),
        co if isinstance(co, float) and co > 0 else None,
        bool(gia_tri["b"]),
        bool(gia_tri["i"]),
        bool(gia_tri["caps"]),
        bool(gia_tri["vanish"]),
        bool(gia_tri.get("u")),
        str(gia_tri.get("color") or "auto"),
        bool(gia_tri.get("vertAlign")),
    )


def _theme_fonts(theme: etree._Element | None, settings: etree._Element | None) -> dict[str, str]:
    """Names such as `majorHAnsi` → typeface: the theme's font for the document's language, else its latin font."""
    if theme is None:
        return {}
    tag = settings.find(w("themeFontLang")) if settings is not None else None
    script = _NGON_NGU_SCRIPT.get((get_val(tag) or "").split("-")[0].lower())
    ra: dict[str, str] = {}
    for cap in ("major", "minor"):
        nhom = next(theme.iter(qn(f"a:{cap}Font")), None)
        if nhom is None:
            continue
        latin = nhom.find(qn("a:latin"))
        ten = latin.get("typeface", "") if latin is not None else ""
        for x in nhom.iterfind(qn("a:font")):
            if script and x.get("script") == script and x.get("typeface"):
                ten = x.get("typeface", "")
        if ten:
            ra |= {f"{cap}HAnsi": ten, f"{cap}Ascii": ten}
    return ra


def bac_dan_y(e: etree._Element | None) -> int | None:
    """`w:outlineLvl` as 1–9; None for body text."""
    so = get_so(e)
    return so + 1 if so is not None and 0 <= so <= 8 else None


RONG = ChuRun(PHONG_WORD, PHONG_WORD, None, False, False, False, False, False, "auto", False)
"""Formatting of nothing, for walks that need none."""
