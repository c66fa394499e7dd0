"""Đọc thời gian: a period from text. Anchored patterns, tried in one order at one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NoReturn, TypeVar

from kehoach.chu.dau import clean_chu
from kehoach.chu.la_ma import parse_la_ma
from kehoach.chu.moc import LoaiMoc, Moc
from kehoach.chu.thoi_gian import ThoiGian
from kehoach.loi import ThoiGianKhongHopLe

_T = TypeVar("_T")
_DAI_NHAT = 300
_MAU_HANG = ("Quý III năm 2023", "tháng 10 năm 2022", "trước ngày 15 tháng 8 năm 2023", "giai đoạn 2021 - 2025")


def _mau(bieu_thuc: str) -> re.Pattern[str]:
    return re.compile(bieu_thuc, re.IGNORECASE)


_HAI_SO = r"[0-9]{1,2}(?![0-9])"
_NAM = r"[0-9]{4}(?![0-9])"
_QUY = r"(?:IV|I{1,3}|[1-4])(?!\w)"
_NOI = r" ?, ?| và | ?[-–—] ?"
_GIO = r"[0-9]{1,2} giờ(?: [0-9]{1,2}(?: phút)?)?,? |[0-9]{1,2}h(?:[0-9]{2})?,? "
_TEN_NGAY = rf"(?P<ten>(?:{_GIO})?ngày)"
_NGAY = rf"(?P<d>{_HAI_SO})"
_DUOI_NAM = rf"(?: năm (?P<nam>{_NAM})| ?(?P<xuyet>[/-]) ?(?P<nam2>{_NAM}))?"


def _day(so: str, ten: str) -> str:
    """A list of members; the noun may be said again before each."""
    return rf"(?P<so>{so}(?:(?:{_NOI})(?:{ten} )?{so})*)"


_MAU: tuple[tuple[LoaiMoc, re.Pattern[str]], ...] = (
    ("giai_doan", _mau(rf"(?P<ten>giai đoạn|thời kỳ|nhiệm kỳ|năm học) (?P<so>{_NAM}(?:{_NOI}| đến ){_NAM})")),
    ("dau_nam", _mau(rf"(?P<ten>0?[1-9]|1[01]|ba|sáu|chín) tháng (?P<phan>đầu|cuối) năm(?: (?P<nam>{_NAM}))?")),
    (
        "ngay",
        _mau(rf"(?:{_TEN_NGAY} )?{_NGAY}(?P<xuyet>/|-|\.)(?P<m>{_HAI_SO})(?:/|-|\.)(?P<nam>{_NAM})"),
    ),
    (
        "ngay",
        _mau(rf"(?:{_TEN_NGAY} )?{_NGAY} tháng (?P<m>{_HAI_SO})(?:(?: năm | ?/ ?)(?P<nam>{_NAM}))?"),
    ),
    ("ngay", _mau(rf"{_TEN_NGAY} {_NGAY}(?P<xuyet>/)(?P<m>{_HAI_SO})")),
    ("ngay", _mau(rf"{_TEN_NGAY} {_NGAY}")),
    ("quy", _mau(rf"(?P<ten>qu[ýí]) {_day(_QUY, 'qu[ýí]')}{_DUOI_NAM}")),
    ("thang", _mau(rf"(?P<ten>tháng) {_day(_HAI_SO, 'tháng')}{_DUOI_NAM}")),
    ("thang", _mau(rf"(?P<so>{_HAI_SO})(?P<xuyet>[/-])(?P<nam>{_NAM})")),
    ("nam", _mau(rf"(?P<ten>các năm|năm) {_day(_NAM, 'năm')}")),
    ("nam", _mau(rf"{_day(_NAM, 'năm')}")),
    ("nam", _mau(r"(?P<ten>năm)(?! ?\w)")),
)
_DAN = _mau(
    r"(?:(?:hoàn thành(?: xong)?|thực hiện|kết thúc|xong)(?= |$) ?)?"
    r"(?:(?:(?:chậm|muộn) nhất(?: là)?(?: trước| đến hết| đến| vào| trong)?|không muộn hơn|trước|đến hết|đến|hết"
    r"|trong|vào|cả|suốt|sau|kể từ|từ)(?= ))?"
)
_DEN = _mau(r" đến hết | đến | ?[-–—] ?")
_NHIP_DON = (
    r"(?:định kỳ )?(?:thường xuyên|liên tục|đột xuất|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|0?[36] tháng|quanh năm)"
    r"(?: khi có yêu cầu| khi cần thiết| theo yêu cầu)?|định kỳ|khi có yêu cầu|khi cần thiết|theo yêu cầu"
)
_NHIP = _mau(rf"(?:{_NHIP_DON})(?:(?:, | và | hoặc )(?:{_NHIP_DON})(?!\w))*(?!\w)")
_SO_LE = re.compile(r"(?<!\w)(?:[0-9]+|[IV]+)(?!\w)", re.IGNORECASE)
_BANG_CHU = {"ba": 3, "sáu": 6, "chín": 9}


class _BoDocThoiGian:
    """Bộ đọc thời gian: one text, read pattern by pattern."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.i = 0

    def loi(self, thong_diep: str, cho: int, goi_y: Sequence[str] = _MAU_HANG) -> NoReturn:
        raise ThoiGianKhongHopLe(f"{thong_diep} (ký tự thứ {cho + 1}).", gia_tri=self.text, cho=cho, goi_y=goi_y)

    def an(self, mau: re.Pattern[str]) -> str:
        khop = mau.match(self.text, self.i)
        if khop is None:
            return ""
        self.i = khop.end()
        return khop.group()

    def doc(self) -> ThoiGian:
        nhip = self.doc_nhip()
        if nhip and self.het():
            return ThoiGian(nhip=nhip)
        dan = self.an(_DAN).strip()
        self.i += self.text.startswith(" ", self.i)
        dau, tu = self.i, None
        moc, noi = self.doc_moc(), ""
        if not self.het() and (noi := self.an(_DEN)):
            tu, moc = moc, self.doc_moc()
        if not self.het():
            self.loi(f"Không hiểu «{self.text[self.i :].strip()[:40]}»", self.i)
        return self.dung(dau, ThoiGian, moc, tu, dan, noi.replace("—", "–"), nhip)

    def doc_nhip(self) -> str:
        """A rhythm; "6 tháng" before "đầu năm" is not one."""
        nhip = self.an(_NHIP)
        if nhip and not self.het() and not self.text.startswith(" trong ", self.i):
            self.i = 0
            return ""
        self.i += bool(nhip) and not self.het()
        return nhip if nhip.lower() not in {"3 tháng", "6 tháng", "03 tháng", "06 tháng"} else ""

    def het(self) -> bool:
        return self.i >= len(self.text)

    def doc_moc(self) -> Moc:
        for loai, mau in _MAU:
            khop = mau.match(self.text, self.i)
            if khop is not None:
                self.i = khop.end()
                return self.dung(khop.start(), _DUNG.get(loai, _dung_day), loai, khop)
        return self.loi_moc()

    def loi_moc(self) -> NoReturn:
        la = self.text[self.i : self.i + 40]
        if la.lower().startswith(("quý", "quí")):
            self.loi(f"«{la}»: năm chỉ có quý I, II, III, IV", self.i, ("Quý I", "Quý II", "Quý III", "Quý IV"))
        self.loi(f"«{la}» không phải thời gian" if la else "Thời gian còn thiếu", self.i)

    def dung(self, cho: int, lam: Callable[..., _T], *phan: object) -> _T:
        """A value made; what it refuses is told with its place in the text."""
        try:
            return lam(*phan)
        except ThoiGianKhongHopLe as loi:
            self.loi(loi.thong_diep.rstrip("."), cho, loi.goi_y)


def _nam_cua(khop: re.Match[str]) -> int | None:
    phan = khop.groupdict()
    nam = phan.get("nam") or phan.get("nam2")
    return int(nam) if nam else None


def _dung_ngay(_loai: LoaiMoc, khop: re.Match[str]) -> Moc:
    phan = khop.groupdict()
    so = tuple(int(x) for x in (phan["d"], phan.get("m")) if x)
    return Moc("ngay", _nam_cua(khop), so, phan["ten"] or "", ngan=bool(phan.get("xuyet")))


def _dung_phan_nam(_loai: LoaiMoc, khop: re.Match[str]) -> Moc:
    loai: LoaiMoc = "dau_nam" if khop["phan"].lower() == "đầu" else "cuoi_nam"
    ten = khop["ten"]
    so = int(ten) if ten.isdigit() else _BANG_CHU[ten.lower()]
    return Moc(loai, _nam_cua(khop), (so,), ten)


def _dung_day(loai: LoaiMoc, khop: re.Match[str]) -> Moc:
    """Months, quarters or years: members, and what stands between them."""
    phan = khop.groupdict()
    day, ten = phan.get("so") or "", (phan.get("ten") or "").replace("í", "ý")
    chu_so = list(_SO_LE.finditer(day))
    so = tuple(int(m.group()) if m.group().isdigit() else parse_la_ma(m.group()) for m in chu_so)
    noi = tuple(_chuan_noi(day[a.end() : b.start()]) for a, b in pairwise(chu_so))
    nam = so[-1] if loai in ("nam", "giai_doan") and so else _nam_cua(khop)
    return Moc(loai, nam, so, ten, ngan=bool(phan.get("xuyet")), noi=noi)


def _chuan_noi(noi: str) -> str:
    return re.sub(r"^ ?, ?", ", ", noi.replace("—", "–").replace("quí", "quý"))


_DUNG: dict[LoaiMoc, Callable[[LoaiMoc, re.Match[str]], Moc]] = {"ngay": _dung_ngay, "dau_nam": _dung_phan_nam}


def parse_thoi_gian(text: str) -> ThoiGian:
    """Đọc thời gian: a period, a deadline or a rhythm from text.

    Shape:   "Trong Quý II, III năm 2023", "Từ tháng 10/2022 đến tháng 12/2022", "trước ngày 15 tháng 8 năm 2023",
             "giai đoạn 2021 - 2025", "6 tháng đầu năm 2024", "thường xuyên", "hằng năm", a bare date, month or year.
             What differs from the official writing is read and mended (Quý 3 → Quý III, 5/9/2018 → 05/9/2018).
    Source:  usage of official texts.
    Raises:  ThoiGianKhongHopLe (a ValueError) with offset and suggestions; also for days that do not exist and for
             ranges that end before they begin.

    >>> tg = parse_thoi_gian("trước ngày 15 tháng 8 năm 2023")
    >>> tg.loai, tg.ngay_dau, tg.ngay_cuoi
    ('han', None, datetime.date(2023, 8, 14))
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_thoi_gian đọc str, không đọc {type(text).__name__} ({text!r}).")
    if len(text) > _DAI_NHAT:
        raise ThoiGianKhongHopLe(f"Quá dài ({len(text)} ký tự) để là một thời gian.", gia_tri=text[:60], cho=0)
    gon = " ".join(clean_chu(text).split()).rstrip(" .;,")
    return _BoDocThoiGian(gon).doc()
