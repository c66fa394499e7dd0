"""Rộng cột: column widths of a table from what stands in it: one rule, for the .docx, the preview and the checker.

Lengths in twips, sizes of type in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.bo_cuc.mo_ta import BangBoCuc, text_cua
from kehoach.ooxml.do_rong import KieuChu, measure, measure_tu
from kehoach.ooxml.don_vi import TWIPS_MOI_PT

LE_O = 85
"""Left or right margin of a cell, as in the table style of the templates."""
_DEM = 60  # room to spare, so that a word measured to fit does fit

_ChuO = tuple[str, KieuChu]


def column_widths(bang: BangBoCuc, rong: int, dau: KieuChu, o: KieuChu) -> list[int]:
    """Widths that add up to `rong`: every column holds its longest word; the rest goes where text is long.

    `dau` and `o` are the type of the header cells and of the others.
    """
    can = needed_widths(bang, dau, o)
    if sum(can) >= rong:
        return _lap_day(_chia_thieu(can, rong), rong)
    muon = [max(a, min(_dong_dai(cot), rong)) for a, cot in zip(can, _cac_cot(bang, dau, o), strict=True)]
    return _lap_day(_chia_du(can, muon, rong), rong)


def needed_widths(bang: BangBoCuc, dau: KieuChu, o: KieuChu) -> list[int]:
    """The widths at which every column holds its longest word, with room to spare."""
    return [_tu_dai(cot) for cot in _cac_cot(bang, dau, o)]


def breaks_tu(cot: Sequence[int], can: Sequence[int]) -> bool:
    """Whether columns this wide break a word: they lack more than the room to spare."""
    return any(w < a - _DEM for w, a in zip(cot, can, strict=True))


def _cac_cot(bang: BangBoCuc, dau: KieuChu, o: KieuChu) -> Iterator[list[_ChuO]]:
    """The texts of each column, the header first."""
    for i, ten in enumerate(bang.dau):
        yield [(text_cua(ten), dau), *((text_cua(h[i]), o) for h in bang.hang)]


def _tu_dai(cot: Sequence[_ChuO]) -> int:
    return _rong_o(max((measure_tu(tu, k) for chu, k in cot for tu in chu.split()), default=0.0))


def _dong_dai(cot: Sequence[_ChuO]) -> int:
    return _rong_o(max(measure(d, k.co, dam=k.dam, nghieng=k.nghieng) for chu, k in cot for d in chu.split("\n")))


def _rong_o(chu_pt: float) -> int:
    return round(chu_pt * TWIPS_MOI_PT) + 2 * LE_O + _DEM


def _chia_du(can: Sequence[int], muon: Sequence[int], rong: int) -> list[int]:
    them = [m - a for a, m in zip(can, muon, strict=True)]
    trong_so = them if sum(them) else muon
    con = rong - sum(can)
    return [a + con * t // sum(trong_so) for a, t in zip(can, trong_so, strict=True)]


def _chia_thieu(can: Sequence[int], rong: int) -> list[int]:
    """Room that is too short for the longest words: columns that need less than an even share keep what they need."""
    con, chua = rong, len(can)
    for a in sorted(can):
        if a * chua > con:
            break
        con, chua = con - a, chua - 1
    deu = con // chua if chua else 0
    return [min(a, deu) if chua else a for a in can]


def _lap_day(cot: list[int], rong: int) -> list[int]:
    """What rounding left over goes to the widest column."""
    cot[cot.index(max(cot))] += rong - sum(cot)
    return cot
