"""Ngày: calendar dates, whole or known in part, as administrative documents write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kehoach.loi import NgayKhongHopLe

_NAM_NHUAN = 2000  # any leap year: a day without a year is accepted when some year has it


@dataclass(frozen=True, slots=True)
class NgayKhuyet:
    """Ngày khuyết: a date of which some part is not known (a draft leaves the day, or all, blank).

    Raises:  NgayKhongHopLe when the known parts cannot be those of a date.

    >>> str(NgayKhuyet(nam=2026, thang=3)), str(NgayKhuyet(thang=9, ngay=22)), str(NgayKhuyet(nam=2023))
    ('2026-03', '--09-22', '2023')
    """

    nam: int | None = None
    thang: int | None = None
    ngay: int | None = None

    def __post_init__(self) -> None:
        try:
            date(self.nam or _NAM_NHUAN, self.thang or 1, self.ngay or 1)
        except ValueError as loi:
            raise NgayKhongHopLe("Không có ngày này trong lịch.", gia_tri=self.isoformat()) from loi

    def isoformat(self) -> str:
        """The known part in ISO 8601 (`2026-03`), with `--` for a missing year as in RFC 6350."""
        cuoi = "".join(f"-{x:02d}" for x in (self.thang, self.ngay) if x is not None)
        return f"{self.nam:04d}{cuoi}" if self.nam is not None else f"-{cuoi}" if cuoi else ""

    __str__ = isoformat


Ngay = date | NgayKhuyet
