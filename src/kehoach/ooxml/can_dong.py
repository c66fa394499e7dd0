"""Cân dòng: centred lines of about one length, and the length of the last one.

A title that runs over leaves one word on its last line, which a clerk would not leave so. The paragraph is indented on
both sides just so far that the number of lines stays; the text itself is untouched and flows again when it is edited
(docs/quyet_dinh/0006-can-dong.md). All lengths are in the unit of the size of type.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kehoach.ooxml.do_rong import KieuChu, measure_tu

_DU = 1.03  # room to spare: another font of the same metrics may set a word a little wider


class CanDong(NamedTuple):
    """Cân dòng: `thut` to put on each side of the paragraph, `dai_cuoi` the length of its last line."""

    thut: float
    dai_cuoi: float


@lru_cache(maxsize=1024)
def balance_lines(chu: str, kieu: KieuChu, rong: float) -> CanDong:
    """Balance a centred text in a column of width `rong`; breaks chosen by the author ("\\n") stay as they are.

    >>> balance_lines("Độc lập - Tự do - Hạnh phúc", KieuChu(14), 400).thut
    0.0
    >>> 60 < balance_lines("Độc lập - Tự do - Hạnh phúc", KieuChu(14), 150).dai_cuoi < 110
    True
    """
    if "\n" in chu:
        return CanDong(0.0, measure_last_line(chu, kieu, rong))
    rong_tu, trong = _rong_tu(chu, kieu)
    so_dong, _, dai = _xep(rong_tu, trong, rong)
    if so_dong == 1:
        return CanDong(0.0, dai)
    hep = max(max(rong_tu), (sum(rong_tu) + trong * (len(rong_tu) - so_dong)) / so_dong)
    while (buoc := _xep(rong_tu, trong, hep))[0] > so_dong and buoc[1] < rong:
        hep = buoc[1]
    thut = max(0.0, (rong - hep * _DU) / 2)
    return CanDong(thut, _xep(rong_tu, trong, rong - 2 * thut)[2])


def measure_last_line(chu: str, kieu: KieuChu, rong: float) -> float:
    """Length of the last line of a text that is set across the whole column.

    >>> round(measure_last_line("Phụ lục\\nDanh mục", KieuChu(14), 400), 1)
    57.9
    """
    return _xep(*_rong_tu(chu.rpartition("\n")[2], kieu), rong)[2]


def _rong_tu(chu: str, kieu: KieuChu) -> tuple[list[float], float]:
    """Widths of the words and of a space."""
    return [measure_tu(tu, kieu) for tu in chu.split()] or [0.0], measure_tu(" ", kieu)


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
