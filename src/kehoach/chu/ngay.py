"""Ngày: calendar dates, whole or known in part, as administrative documents write them.

Babel has no official form ("7 thg 3, 2024"; the pattern letters cannot pad months 1 and 2 alone), so ours stands here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from kehoach.chu.dau import clean_chu
from kehoach.loi import NgayKhongHopLe

_THANG_CO_KHONG = 2  # months up to this one take a leading zero
_GAN_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
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
            date(
                *(
                    mac_dinh if x is None else x
                    for x, mac_dinh in ((self.nam, _NAM_NHUAN), (self.thang, 1), (self.ngay, 1))
                )
            )
        except (ValueError, OverflowError) as loi:
            raise NgayKhongHopLe("Không có ngày này trong lịch.", gia_tri=self.isoformat()) from loi

    def isoformat(self) -> str:
        """The known part in ISO 8601 (`2026-03`); missing parts before it as in RFC 6350 (`--09-22`, `---05`)."""
        if self == NgayKhuyet():
            return ""
        nam = "-" if self.nam is None else f"{self.nam:04d}"
        thang = "" if self.thang is None else f"-{self.thang:02d}"
        return nam + (thang if self.ngay is None else f"{thang or '-'}-{self.ngay:02d}")

    __str__ = isoformat


Ngay = date | NgayKhuyet

TRONG = " " * 6
"""The gap a draft leaves for a pen; ordinary spaces, which Word keeps inside a line."""

_DAI_NHAT = 120
_N, _T, _Y = r"(?P<n>[0-9]{1,2})", r"(?P<t>[0-9]{1,2})", r"(?P<nam>[0-9]{4})"


def _mau(bieu_thuc: str) -> re.Pattern[str]:
    return re.compile(bieu_thuc, re.IGNORECASE)


_MAU = (
    _mau(rf"(?:-|{_Y})-(?P<t>[0-9]{{2}})?(?:-(?P<n>[0-9]{{2}}))?"),  # ISO 8601, RFC 6350
    _mau(rf"(?:ngày ?)?{_N}? ?/ ?{_T}? ?/ ?{_Y}?"),
    _mau(rf"(?:ngày )?{_N}(?P<x>[.-]){_T}(?P=x){_Y}"),
    _mau(rf"(?:tháng )?{_T} ?[/.-] ?{_Y}"),
    _mau(rf"ngày ?{_N}? ?tháng ?{_T}? ?năm ?{_Y}?"),
    _mau(rf"{_N} tháng {_T}(?: năm {_Y})?"),
    _mau(rf"ngày {_N}(?: tháng {_T})?"),
    _mau(rf"tháng {_T}(?: năm {_Y})?"),
    _mau(rf"(?:ngày )?{_N} ?/ ?{_T}"),
    _mau(rf"(?:năm )?{_Y}"),
)


def format_ngay(ngay: Ngay, *, ngan: bool = False, trong: str = TRONG) -> str:
    """Ngày tháng năm, long or short; the unknown parts of a draft left blank.

    Shape:   "ngày 10 tháng 4 năm 2023", or with `ngan` "10/4/2023"; a blank part is `trong` in place of its digits and
             the spaces round them.
    Units:   calendar days, local date (no time zone).
    Rule:    days below 10 and months 1, 2 take a leading zero.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 điểm b.
    Raises:  nothing for a date.

    >>> from datetime import date
    >>> format_ngay(date(2023, 4, 10)), format_ngay(date(2024, 2, 5), ngan=True)
    ('ngày 10 tháng 4 năm 2023', '05/02/2024')
    >>> format_ngay(NgayKhuyet(nam=2022, thang=10))
    'ngày      tháng 10 năm 2022'
    """
    khuyet = ngay if isinstance(ngay, NgayKhuyet) else NgayKhuyet(ngay.year, ngay.month, ngay.day)
    n = "" if khuyet.ngay is None else f"{khuyet.ngay:02d}"
    t = "" if khuyet.thang is None else format_thang(khuyet.thang)
    nam = "" if khuyet.nam is None else f"{khuyet.nam:04d}"
    if ngan:
        return f"{n or trong}/{t or trong}/{nam or trong}"
    return f"ngày{_chua(n, trong)}tháng{_chua(t, trong)}năm{_chua(nam, trong)}".removesuffix(" " if nam else "")


def _chua(chu: str, trong: str) -> str:
    return f" {chu} " if chu else trong


def format_thang(thang: int) -> str:
    """Tháng: the digits of a month, 1 and 2 with a leading zero.

    Shape:   "01", "02", "3" … "12".     Source:  as `format_ngay`.     Raises:  nothing.

    >>> format_thang(2), format_thang(3)
    ('02', '3')
    """
    return f"{thang:02d}" if thang <= _THANG_CO_KHONG else str(thang)


def make_ngay(nam: int | None, thang: int | None, ngay: int | None) -> Ngay:
    """Ngày, whole or in part: a `date` when all parts are known, else a `NgayKhuyet`.

    Raises:  NgayKhongHopLe when there is no such date.

    >>> make_ngay(2023, 4, 10), make_ngay(2023, 4, None)
    (datetime.date(2023, 4, 10), NgayKhuyet(nam=2023, thang=4, ngay=None))
    """
    khuyet = NgayKhuyet(nam, thang, ngay)
    return date(nam, thang, ngay) if nam and thang and ngay else khuyet


def _goi_y(chu: str) -> tuple[str, ...]:
    """The date that was meant, where only its form is wrong; else how dates are written."""
    khop = _GAN_ISO.fullmatch(chu)
    if khop:
        with suppress(ValueError):
            return (date(*(int(x) for x in khop.groups())).isoformat(),)
    return ("ngày 10 tháng 4 năm 2023", "10/4/2023", "2023-04-10")


def parse_ngay(text: str) -> Ngay:
    """Đọc ngày: a date in any form documents use; whole → `date`, in part → `NgayKhuyet`.

    Shape:   "ngày 10 tháng 4 năm 2023", "19/01/2024", "2023-04-10", "tháng 10 năm 2022", "10/2022", "2018", "ngày 22
             tháng 9"; blanks for a pen count as unknown. Day before month, always; years have four digits.
    Source:  the inverse of `format_ngay`, with ISO 8601 for sources.
    Raises:  NgayKhongHopLe (a ValueError) with suggestions; also for dates that do not exist.

    >>> parse_ngay("ngày 10 tháng 4 năm 2023"), str(parse_ngay("tháng 10 năm 2022"))
    (datetime.date(2023, 4, 10), '2022-10')
    >>> parse_ngay("31/02/2023")
    Traceback (most recent call last):
    kehoach.loi.NgayKhongHopLe: Không có ngày 31 tháng 2 năm 2023 trong lịch.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_ngay đọc str, không đọc {type(text).__name__} ({text!r}).")
    gon = " ".join(clean_chu(text[: _DAI_NHAT + 1]).split())
    khop = next((k for mau in _MAU if (k := mau.fullmatch(gon))), None) if len(text) <= _DAI_NHAT else None
    if khop is None:
        raise NgayKhongHopLe(
            f"«{text[:60]}» không phải ngày tháng.",
            gia_tri=text,
            cho=0,
            goi_y=_goi_y(gon),
        )
    phan = khop.groupdict()
    n, t, nam = (int(x) if x else None for x in map(phan.get, ("n", "t", "nam")))
    if not _co_ngay(nam, t, n):
        _khong_co(text, nam, t, n)
    return make_ngay(nam, t, n)


def _co_ngay(nam: int | None, thang: int | None, ngay: int | None) -> bool:
    try:
        make_ngay(nam, thang, ngay)
    except NgayKhongHopLe:
        return False
    return True


def _khong_co(text: str, nam: int | None, thang: int | None, ngay: int | None) -> NoReturn:
    phan = (("ngày", ngay, "02d"), ("tháng", thang, "d"), ("năm", nam, "04d"))
    ten = " ".join(f"{ten} {so:{dang}}" for ten, so, dang in phan if so is not None)
    raise NgayKhongHopLe(
        f"Không có {ten} trong lịch.", gia_tri=text, cho=0, goi_y=_doan_ngay(nam, thang or 0, ngay or 0)
    )


def _doan_ngay(nam: int | None, thang: int, ngay: int) -> Sequence[str]:
    """The last day of that month, or day and month the other way round."""
    if nam and 1 <= thang <= 12 and ngay:
        return (format_ngay(date(nam, thang, monthrange(nam, thang)[1]), ngan=True),)
    if nam and 1 <= ngay <= 12 and _co_ngay(nam, ngay, thang) and thang:
        return (format_ngay(make_ngay(nam, ngay, thang), ngan=True),)
    return ()
