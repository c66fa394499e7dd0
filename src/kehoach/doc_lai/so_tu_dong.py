"""Số tự động: the numbers Word prints before paragraphs of a list, counted as Word counts them.

Source: ECMA-376 Part 1, 17.9. Counters belong to the abstract list; `w:startOverride` restarts them at the first use of
a list instance; a level restarts after any higher one unless `w:lvlRestart` says which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from kehoach.chu.la_ma import format_la_ma
from kehoach.doc_lai.gia_tri_xml import get_so, get_val, is_bat, w

_CHO_SO = re.compile(r"%([1-9])")
_BAC_TOI_DA = 9
# Bullets of the symbol fonts, which sit in the private use area, as the characters they show.
_DAU_DONG = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◆", "\uf02b": "+"}


@dataclass(slots=True)
class BacSo:
    """Bậc số: one level of a list."""

    bat_dau: int = 1
    dang: str = "decimal"
    mau: str = ""
    lam_lai: int | None = None
    la_ma_thuong: bool = False
    ppr: etree._Element | None = None
    cach: str = " "


@dataclass(slots=True)
class _DanhSach:
    """Danh sách: one list as the document defines it, its levels, and what of it has been numbered so far."""

    goc: str
    bac: dict[int, BacSo]
    bat_dau_lai: dict[int, int] = field(default_factory=dict)
    da_dung: set[int] = field(default_factory=set)


class DemSo:
    """Đếm số: counters of all lists of a document; paragraphs must come in document order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._ds: dict[int, _DanhSach] = {}
        self._dem: dict[str, dict[int, int]] = {}
        self.theo_kieu: dict[tuple[int, str], int] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        goc = {a.get(w("abstractNumId"), ""): a for a in numbering.iterfind(w("abstractNum"))}
        theo_link = {get_val(a.find(w("styleLink"))): ma for ma, a in goc.items() if a.find(w("styleLink")) is not None}
        for num in numbering.iterfind(w("num")):
            so, ma = get_so(num, "numId"), get_val(num.find(w("abstractNumId"))) or ""
            if so is None or ma not in goc:
                continue
            link = get_val(goc[ma].find(w("numStyleLink")))
            ma = theo_link.get(link, ma) if link else ma
            ds = _DanhSach(ma, _bac(goc[ma]))
            for x in num.iterfind(w("lvlOverride")):
                _ghi_de(ds, x)
            self._ds[so] = ds
            for bac, lvl in _lvl(goc[ma]):
                kieu = get_val(lvl.find(w("pStyle")))
                if kieu:
                    self.theo_kieu.setdefault((so, kieu), bac)

    def bac(self, num_id: int, ilvl: int) -> BacSo | None:
        """The level of a list; None when the document defines none."""
        ds = self._ds.get(num_id)
        return ds.bac.get(ilvl) if ds else None

    def next(self, num_id: int, ilvl: int) -> str | None:
        """The number of the next paragraph of this list and level; None when it cannot be told."""
        ds = self._ds.get(num_id)
        if ds is None or ilvl not in ds.bac:
            return None
        dem = self._dem.setdefault(ds.goc, {})
        if ilvl in ds.bat_dau_lai and ilvl not in ds.da_dung:
            dem[ilvl] = ds.bat_dau_lai[ilvl]
        else:
            dem[ilvl] = dem.get(ilvl, ds.bac[ilvl].bat_dau - 1) + 1
        ds.da_dung.add(ilvl)
        for bac in [b for b in dem if b > ilvl]:
            lam_lai = ds.bac[bac].lam_lai if bac in ds.bac else None
            if lam_lai is None or (lam_lai > 0 and ilvl < lam_lai):
                del dem[bac]
        return _write(ds, dem, ilvl)


def _lvl(a: etree._Element) -> list[tuple[int, etree._Element]]:
    return [(so, x) for x in a.iterfind(w("lvl")) if (so := get_so(x, "ilvl")) is not None and 0 <= so < _BAC_TOI_DA]


def _bac(a: etree._Element) -> dict[int, BacSo]:
    return {so: _read_bac(x) for so, x in _lvl(a)}


def _read_bac(x: etree._Element) -> BacSo:
    bat_dau = get_so(x.find(w("start")))
    return BacSo(
        bat_dau=0 if bat_dau is None else bat_dau,
        dang=get_val(x.find(w("numFmt"))) or "decimal",
        mau=get_val(x.find(w("lvlText"))) or "",
        lam_lai=get_so(x.find(w("lvlRestart"))),
        la_ma_thuong=bool(is_bat(x.find(w("isLgl")))),
        ppr=x.find(w("pPr")),
        cach="" if get_val(x.find(w("suff"))) == "nothing" else " ",
    )


def _ghi_de(ds: _DanhSach, x: etree._Element) -> None:
    bac = get_so(x, "ilvl")
    if bac is None or not 0 <= bac < _BAC_TOI_DA:
        return
    rieng = x.find(w("lvl"))
    if rieng is not None:
        ds.bac[bac] = _read_bac(rieng)
    bat_dau = get_so(x.find(w("startOverride")))
    if bat_dau is not None:
        ds.bat_dau_lai[bac] = bat_dau


def _write(ds: _DanhSach, dem: dict[int, int], ilvl: int) -> str | None:
    bac = ds.bac[ilvl]
    if bac.dang == "bullet":
        return "".join(_DAU_DONG.get(c, c) for c in bac.mau)
    khong_ro = False

    def thay(m: re.Match[str]) -> str:
        nonlocal khong_ro
        b = int(m[1]) - 1
        cua = ds.bac.get(b)
        if cua is None:
            return ""
        chu = _format(dem.get(b, cua.bat_dau), "decimal" if bac.la_ma_thuong and b != ilvl else cua.dang)
        khong_ro = khong_ro or chu is None
        return chu or ""

    chu = _CHO_SO.sub(thay, bac.mau)
    return None if khong_ro else chu


def _format(n: int, dang: str) -> str | None:
    """A number in Word's format; None for a format not known here."""
    doi = _DANG.get(dang)
    if doi is None or not 0 <= n < 4000 or (n == 0 and doi not in (str, _hai_so, _khong)):
        return None
    return doi(n)


def _chu_cai(n: int) -> str:
    """a … z, aa, bb … as Word does."""
    lan, i = divmod(n - 1, 26)
    return chr(ord("a") + i) * min(lan + 1, 9)


def _hai_so(n: int) -> str:
    return f"{n:02d}"


def _khong(_: int) -> str:
    return ""


_DANG: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": _hai_so,
    "none": _khong,
    "upperRoman": format_la_ma,
    "lowerRoman": lambda n: format_la_ma(n).lower(),
    "upperLetter": lambda n: _chu_cai(n).upper(),
    "lowerLetter": _chu_cai,
}
