"""Mốc: one place in the calendar (a day, months, quarters, years, part of a year, a stage), and how it was written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, NoReturn

from kehoach.chu.la_ma import format_la_ma
from kehoach.chu.ngay import format_thang
from kehoach.loi import ThoiGianKhongHopLe

_NAM_NHUAN = 2000  # any leap year: a day without a year is accepted when some year has it

LoaiMoc = Literal["ngay", "thang", "quy", "nam", "dau_nam", "cuoi_nam", "giai_doan"]


@dataclass(frozen=True, slots=True)
class Moc:
    """Mốc: what a period names in the calendar.

    `so` holds the day and the month ("ngay"; the month may be missing), the months ("thang"), the quarters ("quy"),
    the years ("nam", "giai_doan") or the count of months ("dau_nam", "cuoi_nam"). `nam` is the year, None when it
    is not said. The rest is writing: `ten` the noun as written ("ngày", "Quý", "" when left out), `ngan` slashes
    instead of words, `noi` what stands between the members of `so`.

    Raises:  ThoiGianKhongHopLe for what no calendar has: a fifth quarter, 31 April, members out of order.

    >>> moc = Moc("quy", 2023, (2, 3), ten="Quý", noi=(", ",))
    >>> format_moc(moc), moc.ngay_dau().isoformat(), moc.ngay_cuoi().isoformat()
    ('Quý II, III năm 2023', '2023-04-01', '2023-09-30')
    """

    loai: LoaiMoc
    nam: int | None
    so: tuple[int, ...] = ()
    ten: str = ""
    ngan: bool = False
    noi: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_moc(self)

    def ngay_dau(self, nam: int | None = None, thang: int | None = None) -> date | None:
        """First day; `nam` and `thang` stand in for parts that are not said. None when they are not known."""
        return self._mot_dau(nam, thang, cuoi=False)

    def ngay_cuoi(self, nam: int | None = None, thang: int | None = None) -> date | None:
        """Last day, as `ngay_dau`."""
        return self._mot_dau(nam, thang, cuoi=True)

    def _mot_dau(self, nam: int | None, thang: int | None, *, cuoi: bool) -> date | None:
        nam = nam if self.nam is None else self.nam
        if nam is None or self.ten.lower() == "năm học":  # a school year has no day fixed by law
            return None
        chon = max if cuoi else min
        if self.loai == "ngay":
            thang = self.so[1] if len(self.so) > 1 else thang
            return date(nam, thang, self.so[0]) if thang else None
        if self.loai in ("nam", "giai_doan"):
            nam = chon(self.so or (nam,))
        dau, het = self._thang()
        thang = het if cuoi else dau
        return date(nam, thang, monthrange(nam, thang)[1] if cuoi else 1)

    def _thang(self) -> tuple[int, int]:
        """First and last month."""
        if self.loai == "thang":
            return min(self.so), max(self.so)
        if self.loai == "quy":
            return 3 * min(self.so) - 2, 3 * max(self.so)
        if self.loai == "dau_nam":
            return 1, self.so[0]
        return (13 - self.so[0], 12) if self.loai == "cuoi_nam" else (1, 12)


_MUC: dict[LoaiMoc, tuple[int, int, int, str]] = {  # how many members at most, least, greatest, what to say
    "ngay": (2, 1, 31, "Không có ngày này trong lịch"),
    "thang": (12, 1, 12, "Năm chỉ có tháng 1 đến tháng 12"),
    "quy": (4, 1, 4, "Năm chỉ có quý I đến quý IV"),
    "nam": (99, 1, 9999, "Không có năm này trong lịch"),
    "giai_doan": (2, 1, 9999, "Không có năm này trong lịch"),
    "dau_nam": (1, 1, 11, "Phần đầu năm có từ 1 đến 11 tháng"),
    "cuoi_nam": (1, 1, 11, "Phần cuối năm có từ 1 đến 11 tháng"),
}


def check_moc(moc: Moc) -> None:
    """Refuse a place that no calendar has.

    Source:  the Gregorian calendar.     Raises:  ThoiGianKhongHopLe with what may be meant.

    >>> Moc("quy", 2024, (5,))
    Traceback (most recent call last):
    kehoach.loi.ThoiGianKhongHopLe: Năm chỉ có quý I đến quý IV.
    """
    nhieu_nhat, nho_nhat, lon_nhat, thong_diep = _MUC[moc.loai]
    it_nhat = 0 if moc.loai == "nam" else 2 if moc.loai == "giai_doan" else 1
    if not it_nhat <= len(moc.so) <= nhieu_nhat or not all(nho_nhat <= x <= lon_nhat for x in moc.so):
        _bao(moc, thong_diep)
    if moc.nam is not None and not 1 <= moc.nam <= 9999:
        _bao(moc, _MUC["nam"][3])
    if moc.loai == "ngay":
        _check_ngay(moc, thong_diep)
    elif any(a >= b for a, b in pairwise(moc.so)):
        dung = replace(moc, so=tuple(sorted(set(moc.so))), noi=()) if moc.loai != "giai_doan" else None
        nguoc = f"{moc.ten} {moc.so[1]} - {moc.so[0]}"
        _bao(moc, "Các thời gian liệt kê phải tăng dần", format_moc(dung) if dung else nguoc)


def _check_ngay(moc: Moc, thong_diep: str) -> None:
    try:
        moc.ngay_dau(_NAM_NHUAN, 1)
    except ValueError:
        nguoc = len(moc.so) > 1 and moc.nam and 1 <= moc.so[0] <= 12 < moc.so[1]  # month before day
        _bao(moc, thong_diep, format_moc(replace(moc, so=moc.so[::-1])) if nguoc else "")


def _bao(moc: Moc, thong_diep: str, goi_y: str = "") -> NoReturn:
    gia_tri = "/".join(map(str, (*moc.so, *([] if moc.nam is None else [moc.nam]))))
    raise ThoiGianKhongHopLe(f"{thong_diep}.", gia_tri=gia_tri, goi_y=[goi_y] if goi_y else ())


def format_moc(moc: Moc, *, ngan: bool | None = None) -> str:
    """A place in the calendar as official text.

    Shape:   "ngày 15 tháng 8 năm 2023", "tháng 10/2022", "Quý II, III năm 2023"; `ngan` forces slashes (True) or words
             (False), None keeps what was written.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I (dates); usage for the rest (quarters in Roman numerals: 629 of 645).
    Raises:  nothing.

    >>> format_moc(Moc("ngay", 2018, (31, 7), ngan=True)), format_moc(Moc("ngay", 2018, (31, 7), ngan=True), ngan=False)
    ('31/7/2018', 'ngày 31 tháng 7 năm 2018')
    """
    la_ngan = moc.ngan if ngan is None else ngan
    return _CACH_VIET[moc.loai](moc, la_ngan)


def _format_ngay(moc: Moc, ngan: bool) -> str:
    ten = moc.ten or ("ngày" if moc.ngan and not ngan else "")
    so = [f"{moc.so[0]:02d}", *map(format_thang, moc.so[1:]), *([str(moc.nam)] if moc.nam else [])]
    chu = "/".join(so) if ngan else " ".join(f"{a}{b}" for a, b in zip(("", "tháng ", "năm "), so, strict=False))
    return f"{ten} {chu}" if ten else chu


def _format_thang(moc: Moc, ngan: bool) -> str:
    ten = moc.ten or ("" if ngan and moc.nam else "tháng")
    return f"{ten} {_noi([format_thang(x) for x in moc.so], moc)}".lstrip() + _duoi_nam(moc, ngan)


def _format_quy(moc: Moc, ngan: bool) -> str:
    return f"{moc.ten or 'Quý'} {_noi([format_la_ma(x) for x in moc.so], moc)}" + _duoi_nam(moc, ngan)


def _format_nam(moc: Moc, _ngan: bool) -> str:
    return f"{moc.ten} {_noi([str(x) for x in moc.so], moc)}".strip()


def _format_phan_nam(moc: Moc, _ngan: bool) -> str:
    phan = "đầu" if moc.loai == "dau_nam" else "cuối"
    nam = f" {moc.nam}" if moc.nam else ""
    return f"{moc.ten or moc.so[0]} tháng {phan} năm{nam}"


def _duoi_nam(moc: Moc, ngan: bool) -> str:
    return "" if moc.nam is None else f"/{moc.nam}" if ngan else f" năm {moc.nam}"


def _noi(chu: list[str], moc: Moc) -> str:
    """Members with what stands between them; ", " where the value does not say."""
    noi = [*moc.noi, *[", "] * (len(chu) - 1 - len(moc.noi))]
    return "".join(a + b for a, b in zip(chu, [*noi, ""], strict=False))


_CACH_VIET = {
    "ngay": _format_ngay,
    "thang": _format_thang,
    "quy": _format_quy,
    "nam": _format_nam,
    "giai_doan": _format_nam,
    "dau_nam": _format_phan_nam,
    "cuoi_nam": _format_phan_nam,
}
