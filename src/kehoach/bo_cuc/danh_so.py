"""Đánh số: the numbers of headings and points, as text.

Numbers are text and not Word list numbers: Word has no Vietnamese letter sequence, and a reference such as "khoản 3
Mục II" must stay true when the document is opened elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kehoach.chu.la_ma import format_la_ma
from kehoach.chu.thu_tu import chu_cai

_SO_CHU_CAI = 23
_LA_MA_TOI_DA = 3999


@cache
def write_la_ma(n: int) -> str:
    """A number in Roman numerals as far as they go, then in figures: no text says more, and a long list must lay out.

    >>> write_la_ma(14), write_la_ma(4000)
    ('XIV', '4000')
    """
    return format_la_ma(n) if n <= _LA_MA_TOI_DA else str(n)


def _chu_cai(n: int) -> str:
    """a, b … y, then aa, ab …: no text says what follows y, and a long list must still lay out."""
    vong, du = divmod(n - 1, _SO_CHU_CAI)
    return (_chu_cai(vong) if vong else "") + chu_cai(du + 1)


_VIET: dict[str, Callable[[list[int]], str]] = {
    "I.": lambda so: f"{write_la_ma(so[-1])}.",
    "A.": lambda so: f"{_chu_cai(so[-1]).upper()}.",
    "1.": lambda so: f"{so[-1]}.",
    "1.1.": lambda so: f"{so[-2]}.{so[-1]}.",
    "1.1.1.": lambda so: f"{so[-3]}.{so[-2]}.{so[-1]}.",
    "a)": lambda so: f"{_chu_cai(so[-1])})",
    "1)": lambda so: f"{so[-1]})",
}

# Which kind of paragraph a number of this form heads: with a title on its own line, and without one.
_KIEU_TIEU_DE = {"I.": "muc", "A.": "muc", "1.": "khoan_tieu_de", "1.1.": "tieu_khoan", "1.1.1.": "tieu_khoan"}
_KIEU_KHOAN = {"a)": "diem", "1)": "diem"}

_GACH = "-"


class DanhSo:
    """Đánh số: counts the headings of one document, level by level (level 0 is the highest)."""

    def __init__(self, mau: tuple[str, ...]) -> None:
        self._mau = mau
        self._dem: list[int] = []

    def nhanh(self, cap: int, mau: tuple[str, ...]) -> tuple[str, ...]:
        """Number the levels from `cap` on by another scheme; returns the scheme before, for `dat_lai`."""
        cu = self._mau
        self._mau = (*cu[:cap], *mau)
        return cu

    def dat_lai(self, mau: tuple[str, ...]) -> None:
        """Go back to a scheme that `nhanh` returned."""
        self._mau = mau

    def tiep(self, cap: int) -> str:
        """The next number on this level; below the last level of the scheme there are only dashes."""
        dem = self._dem
        del dem[cap + 1 :]
        dem += [0] * (cap + 1 - len(dem))
        dem[cap] += 1
        return _VIET[self._mau[cap]](dem) if cap < len(self._mau) else _GACH

    def cap_khoan(self, cap: int) -> int:
        """The level of numbered text without a title: never one that must have a title (mục, PL1.II.6d)."""
        while cap < len(self._mau) and _KIEU_TIEU_DE.get(self._mau[cap]) == "muc":
            cap += 1
        return cap

    def kieu_tieu_de(self, cap: int) -> str:
        """The kind of paragraph for a heading on this level."""
        return _KIEU_TIEU_DE.get(self._mau[cap], "diem_tieu_de") if cap < len(self._mau) else "gach"

    def kieu_khoan(self, cap: int) -> str:
        """The kind of paragraph for numbered text without a title on this level."""
        return _KIEU_KHOAN.get(self._mau[cap], "khoan") if cap < len(self._mau) else "gach"
