"""Cân dòng: centred lines of about one length, and the length of the last one.

A title that runs over leaves one word on its last line, which a clerk would not leave so. The paragraph is indented on
both sides just so far that the number of lines stays; the text itself is untouched and flows again when it is edited.
All lengths in twips.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kehoach.ooxml.do_rong import measure
from kehoach.trinh_bay.hinh_hoc import KieuMau

_TWIPS_MOI_PT = 20
_DU = 1.03  # room to spare: another font of the same metrics may set a word a little wider


@dataclass(frozen=True, slots=True)
class CanDong:
    """Cân dòng: `thut` to put on each side of the paragraph, `dai_cuoi` the length of its last line."""

    thut: int
    dai_cuoi: int


@lru_cache(maxsize=1024)
def balance_lines(chu: str, kieu: KieuMau, rong: int) -> CanDong:
    """Balance a centred text set in this style in a column of `rong` twips; breaks chosen by the author stay as is."""
    *_, cuoi = chu.split("\n")
    do = _thuoc(kieu)
    rong_tu = [do(tu) for tu in cuoi.split()] or [0.0]
    trong = do(" ")
    so_dong, _, dai = _xep(rong_tu, trong, rong)
    if so_dong == 1 or "\n" in chu:
        return CanDong(0, round(dai))
    hep = max(max(rong_tu), (sum(rong_tu) + trong * (len(rong_tu) - so_dong)) / so_dong)
    while (buoc := _xep(rong_tu, trong, hep))[0] > so_dong and buoc[1] < rong:
        hep = buoc[1]
    thut = max(0, (rong - round(hep * _DU)) // 2)
    return CanDong(thut, round(_xep(rong_tu, trong, rong - 2 * thut)[2]))


def measure_last_line(chu: str, kieu: KieuMau, rong: int) -> int:
    """Length of the last line of a text that is set across the whole column."""
    do = _thuoc(kieu)
    rong_tu = [do(tu) for tu in chu.split("\n")[-1].split()] or [0.0]
    return round(_xep(rong_tu, do(" "), rong)[2])


@lru_cache(maxsize=64)
def _thuoc(kieu: KieuMau) -> Callable[[str], float]:
    """The width of a word in a style; titles are made of few words, so each is measured once."""

    @lru_cache(maxsize=2048)
    def do(tu: str) -> float:
        return measure(tu, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng) * _TWIPS_MOI_PT

    return do


def _xep(rong_tu: list[float], trong: float, rong: float) -> tuple[int, float, float]:
    """Fill lines greedily; number of lines, the next width that would change a line, length of the last line."""
    so_dong, dai, ke_tiep = 1, rong_tu[0], float("inf")
    for tu in rong_tu[1:]:
        them = dai + trong + tu
        if them <= rong:
            dai = them
        else:
            ke_tiep = min(ke_tiep, them)
            so_dong, dai = so_dong + 1, tu
    return so_dong, ke_tiep, dai
