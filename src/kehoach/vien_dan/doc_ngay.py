"""Đọc ngày: the date that stands after a number and symbol, whole or in part, long or in figures."""

from __future__ import annotations

import re
from datetime import date

from kehoach.chu.ngay import Ngay, NgayKhuyet
from kehoach.loi import NgayKhongHopLe
from kehoach.vien_dan.mau import GACH, MauTre

_THANG_CHU = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_THANG = {ten: i for i, ten in enumerate(_THANG_CHU, 1)} | {"một": 1, "bốn": 4, "bẩy": 7, "chạp": 12}
_NAM_2_SO = 45  # "98" is 1998, "20" is 2020: documents of this State begin in 1945

_T = r"[\s.…_]{0,12}+"  # what an office leaves blank to fill in by hand
_D, _M, _Y = r"(?P<{0}d>\d{{1,2}})", r"(?P<{0}m>\d{{1,2}})", r"(?P<{0}y>\d{{4}}|\d\d)(?!\d)"


def _named(mau: str, ten: str) -> str:
    return mau.format(ten)


_CHU = (
    rf"{_named(_D, 'a')}?{_T}tháng{_T}"
    rf"(?:{_named(_M, 'a')}"
    r"|(?P<aw>giêng|mười\s(?:một|hai)|mười|hai|ba|tư|bốn|năm(?=\s+năm)|sáu|bảy|bẩy|tám|chín|chạp|một)\b)?"
    rf"(?:{_T}(?:năm|/)\s{{0,3}}(?:{_named(_Y, 'a')})?)?"
)
_SO = (
    rf"{_named(_D, 'b')}?{_T}/{_T}{_named(_M, 'b')}?(?:(?:{_T}/{_T}|\s+năm\s+){_named(_Y, 'b')}|(?![\d/]))"
    rf"|{_named(_D, 'c')}\s?[.{GACH}]\s?{_named(_M, 'c')}\s?[.{GACH}]\s?{_named(_Y, 'c')}"
)
_NGAY = MauTre(
    rf"\s{{0,40}}+[,;]?\s{{0,4}}+(?P<ngoac>\()?\s?(?:(?:được\s+)?(?:ban\s+hành|ký)\s+)?"
    rf"(?:ngày{_T}(?:{_CHU}|{_SO})"
    rf"|{_named(_D, 'e')}/{_named(_M, 'e')}/{_named(_Y, 'e')}"
    rf"|tháng\s+{_named(_M, 'f')}\s*(?:năm\s+|/)(?P<fy>\d{{4}})(?!\d)"
    rf"|năm\s+(?P<gy>\d{{4}})(?![\d\s]*[{GACH}]))"
    rf"(?(ngoac)\s?\)|)",
    re.IGNORECASE,
)


def read_ngay(text: str, tu: int, *, co_chu_ngay: bool = False) -> tuple[Ngay | None, bool, int] | None:
    """The date that begins at `tu`, after white space and a comma: value, "written in figures", end offset.

    Shape:   the value is None when everything is blank or no calendar has such a day; None instead of a tuple when no
             date stands there. `co_chu_ngay` demands the word "ngày".

    >>> read_ngay("số 1/QĐ-A, ngày 05 tháng 3 năm 2020 của", 9)
    (datetime.date(2020, 3, 5), False, 35)
    >>> str(read_ngay(" ngày        /6/2026 của", 0)[0])
    '2026-06'
    """
    m = _NGAY.match(text, tu)
    if m is None or (co_chu_ngay and "gày" not in m[0] and "GÀY" not in m[0]):
        return None
    if m["gy"] and "," in m[0]:
        return None
    phan = {k[1:]: v for k, v in m.groupdict().items() if v and k != "ngoac"}
    if not phan and ("tháng" not in m[0]):
        return None
    ngan = "tháng" not in m[0].lower()
    cuoi = len(m[0].rstrip(" .…_\xa0\n\t")) + tu
    return _value(phan), ngan and ("d" in phan or "m" in phan), cuoi


def _value(phan: dict[str, str]) -> Ngay | None:
    ngay, thang = int(phan["d"]) if "d" in phan else None, int(phan["m"]) if "m" in phan else None
    if "w" in phan:
        thang = _THANG[" ".join(phan["w"].lower().split())]
    nam = int(phan["y"]) if "y" in phan else None
    if nam is not None and nam < 100:
        nam += 1900 if nam >= _NAM_2_SO else 2000
    try:
        if ngay is not None and thang is not None and nam is not None:
            return date(nam, thang, ngay)
        return NgayKhuyet(nam, thang, ngay) if (ngay, thang, nam) != (None, None, None) else None
    except (ValueError, NgayKhongHopLe):
        return None


def format_ngay_vien_dan(ngay: Ngay, *, ngan: bool) -> str:
    """A date inside a citation; what is not known stays blank.

    Rule:    day < 10 and months 1, 2 take a leading zero.
    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4.

    >>> format_ngay_vien_dan(date(2025, 2, 5), ngan=False), format_ngay_vien_dan(date(2025, 3, 5), ngan=True)
    ('ngày 05 tháng 02 năm 2025', 'ngày 05/3/2025')
    >>> format_ngay_vien_dan(NgayKhuyet(nam=2022), ngan=False), format_ngay_vien_dan(NgayKhuyet(2026, 6), ngan=True)
    ('năm 2022', 'ngày     /6/2026')
    """
    nam, thang, so = (ngay.year, ngay.month, ngay.day) if isinstance(ngay, date) else (ngay.nam, ngay.thang, ngay.ngay)
    if thang is None and so is None:
        return f"năm {nam}" if nam is not None else ""
    d = "    " if so is None else f"{so:02d}"
    m = "    " if thang is None else f"{thang:02d}" if thang < 3 else str(thang)
    if ngan:
        return f"ngày {d}/{m}" + ("" if nam is None else f"/{nam}")
    return f"ngày {d} tháng {m}" + ("" if nam is None else f" năm {nam}")
