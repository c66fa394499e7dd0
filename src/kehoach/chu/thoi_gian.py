"""Thời gian: periods and deadlines of plans, as typed values that remember how they were written.

Babel has no official form here ("Q3", "Quý 3", never Roman; thin spaces round the dash of an interval).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kehoach.chu.moc import Moc, format_moc
from kehoach.loi import ThoiGianKhongHopLe

LoaiThoiGian = Literal["ky", "khoang", "han", "tu", "dinh_ky"]

_MO_DAU = frozenset({"từ", "kể từ", "sau"})  # only the beginning is said
_HAN = ("trước", "chậm nhất", "muộn nhất", "không muộn hơn", "đến", "hết", "hoàn thành", "xong", "kết thúc")
_TRON_KY = ("trong", "vào", "cả", "suốt")  # "hoàn thành trong tháng 9" is a period all the same


@dataclass(frozen=True, slots=True)
class ThoiGian:
    """Thời gian: a period, a deadline or a rhythm.

    `moc` is what is named (the end, in a range), `tu` the beginning of a range, `dan` the words before, `noi` the words
    between the ends of a range, `nhip` a rhythm without a calendar ("thường xuyên", "hằng năm"). Two values are equal
    when they mean and are written the same; compare `ngay_dau` and `ngay_cuoi` for the days alone.

    Raises:  ThoiGianKhongHopLe for a range that ends before it begins, a day whose month nobody says, nothing at all.

    >>> ThoiGian(Moc("nam", 2023, (2023,), ten="năm"), dan="Trong").ngay_cuoi
    datetime.date(2023, 12, 31)
    """

    moc: Moc | None = None
    tu: Moc | None = None
    dan: str = ""
    noi: str = ""
    nhip: str = ""

    def __post_init__(self) -> None:
        _check(self)

    @property
    def loai(self) -> LoaiThoiGian:
        """Kind: a whole period, a range, a deadline, an open beginning, or a rhythm."""
        dan = self.dan.lower()
        if self.moc is None:
            return "dinh_ky"
        if self.tu is not None:
            return "khoang"
        if dan in _MO_DAU:
            return "tu"
        return "han" if dan.startswith(_HAN) and not dan.endswith(_TRON_KY) else "ky"

    @property
    def ngay_dau(self) -> date | None:
        """First day, None when there is none or it is not known. "sau ngày 10" begins on the 11th."""
        if self.moc is None or self.loai == "han":
            return None
        if self.tu is not None:
            return _dau_khoang(self.tu, self.moc)
        if self.dan.lower() == "sau":
            cuoi = self.moc.ngay_cuoi()
            return cuoi + timedelta(1) if cuoi else None
        return self.moc.ngay_dau()

    @property
    def ngay_cuoi(self) -> date | None:
        """Last day, the day itself included; "trước ngày 15" ends on the 14th, "đến ngày 15" on the 15th."""
        if self.moc is None or self.loai == "tu":
            return None
        if self.loai == "han" and self.dan.lower().endswith("trước") and not _co_gio(self.moc):
            dau = self.moc.ngay_dau()
            return dau - timedelta(1) if dau else None
        return self.moc.ngay_cuoi()

    def __str__(self) -> str:
        return format_thoi_gian(self)


def _check(tg: ThoiGian) -> None:
    thong_diep = ""
    if tg.moc is None:
        thong_diep = "" if tg.nhip and not (tg.dan or tg.tu) else "Thời gian còn thiếu"
    elif tg.moc.loai == "ngay" and len(tg.moc.so) == 1:
        thong_diep = "Ngày chưa có tháng"
    else:
        try:
            dau, cuoi = tg.ngay_dau, tg.ngay_cuoi
        except (ValueError, OverflowError):  # "từ ngày 31 đến ngày 10 tháng 02", the day before the first of all
            thong_diep = "Không có ngày này trong lịch"
        else:
            nguoc = dau is not None and cuoi is not None and dau > cuoi
            thong_diep = "Thời gian kết thúc trước khi bắt đầu" if nguoc else ""
    if thong_diep:
        raise ThoiGianKhongHopLe(f"{thong_diep}.", gia_tri=format_thoi_gian(tg))


def _co_gio(moc: Moc) -> bool:
    """Whether the hour is said: "trước 17 giờ ngày 05/9/2018" still ends on the 5th."""
    return moc.loai == "ngay" and moc.ten[:1].isdigit()


def _dau_khoang(tu: Moc, den: Moc) -> date | None:
    """First day of a range; what the beginning does not say, the end does ("từ tháng 11 đến tháng 3 năm 2025")."""
    dau, cuoi = tu.ngay_dau(den.nam, _thang_dau(den)), den.ngay_cuoi()
    if dau and cuoi and dau > cuoi and tu.nam is None and den.nam and len(tu.so) + (tu.loai != "ngay") > 1:
        return tu.ngay_dau(den.nam - 1)
    return dau


def _thang_dau(moc: Moc) -> int | None:
    dau = moc.ngay_dau(moc.nam or 2000)
    return dau.month if dau else None


def format_thoi_gian(tg: ThoiGian, *, ngan: bool | None = None) -> str:
    """A period or deadline as official text.

    Shape:   one line; `ngan` forces short (True) or long (False) dates, None keeps what was written, so that
             `format_thoi_gian(parse_thoi_gian(t)) == t` for well-formed t.
    Source:  usage of official texts; dates by Nghị định 30/2020/NĐ-CP, Phụ lục I.
    Raises:  nothing.

    >>> from kehoach.chu.doc_thoi_gian import parse_thoi_gian
    >>> format_thoi_gian(parse_thoi_gian("Từ tháng 10/2022 đến tháng 12/2022"), ngan=False)
    'Từ tháng 10 năm 2022 đến tháng 12 năm 2022'
    """
    phan = [tg.nhip, tg.dan]
    if tg.moc is not None:
        cuoi = format_moc(tg.moc, ngan=ngan)
        phan.append(cuoi if tg.tu is None else f"{format_moc(tg.tu, ngan=ngan)}{tg.noi or ' đến '}{cuoi}")
    return " ".join(x for x in phan if x)
