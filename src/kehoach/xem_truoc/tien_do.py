"""Tiến độ: activities and deadlines on a calendar (a Gantt chart)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kehoach.bang.hang_ke_hoach import Hang, bang_nhiem_vu
from kehoach.chu.la_ma import format_la_ma
from kehoach.chu.ngay import format_ngay
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.xem_truoc.hinh_svg import (
    CAO_DONG,
    CO,
    DAM,
    DO,
    KE,
    NHAT,
    RONG,
    wrap_label,
    write_chu,
    write_duong,
    write_hop,
    write_svg,
)

_LE = 4.0
_NHAN = 190.0  # width of the labels
_CAO_DAU = 34.0
_CO_AI = 9.5
_NHAT_RAT = "#f3f3f3"
_NHIEU_THANG, _NHIEU_QUY = 18, 72


@dataclass(frozen=True, slots=True)
class _Truc:
    """Trục: the months shown, from the first of one to the last of another, over `rong` points."""

    dau: int  # months since year 0
    so_thang: int

    @property
    def rong(self) -> float:
        return RONG - _NHAN - 2 * _LE

    def x(self, ngay: date, *, cuoi: bool = False) -> float:
        """Where a day begins, or ends with `cuoi`."""
        phan = (ngay.day - (0 if cuoi else 1)) / monthrange(ngay.year, ngay.month)[1]
        return self.x_thang(_thang(ngay) + phan)

    def x_thang(self, thang: float) -> float:
        """Where a month begins; within the axis."""
        phan = min(max((thang - self.dau) / self.so_thang, 0.0), 1.0)
        return _LE + _NHAN + phan * self.rong


def write_tien_do(ke_hoach: KeHoach) -> str:
    """Activities, duties and deadlines of a plan on a calendar, as an SVG picture.

    Shape:   one `svg` element, as wide as the text of an A4 page; a bar for a period, a diamond for a deadline; what
             has no day in the calendar says so in words. The same plan gives the same text.
    """
    hang = bang_nhiem_vu(ke_hoach)
    truc = _tim_truc(hang)
    y, nen, tren = _CAO_DAU, "", write_chu(_LE, CO + 2, ["Nội dung công việc"], kieu="font-weight:700")
    for i, h in enumerate(hang):
        ve, cao = _mot_hang(h, y, truc)
        nen += write_hop(0, y, RONG, cao, _NHAT_RAT) if i % 2 else ""
        tren += ve
        y += cao
    if not hang:
        tren += write_chu(_LE, y + CO, ["Kế hoạch chưa ghi hoạt động, nhiệm vụ nào."], kieu="font-style:italic")
        y += 2 * CAO_DONG
    luoi = "".join(_luoi(truc, y)) if truc else ""
    mo_ta = "; ".join(f"{_ten(h)}: {h['thoi_gian'] or 'chưa ghi thời gian'}" for h in hang)
    return write_svg(nen + luoi + tren, y + _LE, ten="Tiến độ thực hiện", mo_ta=mo_ta)


def _tim_truc(hang: Sequence[Hang]) -> _Truc | None:
    ngay = [x for h in hang for x in (h["tu"], h["den"]) if isinstance(x, date)]
    if not ngay:
        return None
    dau, cuoi = _thang(min(ngay)), _thang(max(ngay))
    if cuoi - dau < 2:  # one or two months alone make no calendar
        dau, cuoi = dau - 1, cuoi + 1
    return _Truc(dau, cuoi - dau + 1)


def _mot_hang(h: Hang, y: float, truc: _Truc | None) -> tuple[str, float]:
    """One row and its height."""
    ten = wrap_label(_ten(h), _NHAN - 8, so_dong=2)
    ai = wrap_label(h["chu_tri"], _NHAN - 8, so_dong=1, co=_CO_AI) if h["chu_tri"] not in ("", _ten(h)) else []
    cao = len(ten) * CAO_DONG + len(ai) * CAO_DONG * _CO_AI / CO + 8
    chu = write_chu(_LE, y + CO + 2, ten)
    chu += write_chu(_LE, y + CO + 1 + len(ten) * CAO_DONG, ai, co=_CO_AI, kieu="font-style:italic", mau="#333")
    return chu + _dau_hieu(h, y + cao / 2, truc), cao


def _dau_hieu(h: Hang, giua: float, truc: _Truc | None) -> str:
    """A bar, a diamond, or the words of a time that has no day."""
    tu, den = h["tu"], h["den"]
    if truc is None or (tu is None and den is None):
        chu = h["thoi_gian"] or "chưa ghi thời gian"
        rong = RONG - _NHAN - 2 * _LE - 6
        dong = wrap_label(chu, rong, so_dong=1, co=_CO_AI)
        return write_chu(_LE + _NHAN + 4, giua + 3, dong, co=_CO_AI, kieu="font-style:italic", mau="#333")
    if tu is None:
        return _han(truc.x(den, cuoi=True), giua, format_ngay(den, ngan=True))
    x1 = truc.x(tu)
    if den is None:  # the end is not said: a pale bar to the end of the calendar
        return write_hop(x1, giua - 5, truc.x_thang(truc.dau + truc.so_thang) - x1, 10, NHAT, DAM)
    return write_hop(x1, giua - 5, truc.x(den, cuoi=True) - x1, 10, DAM, DAM)


def _han(x: float, giua: float, chu: str) -> str:
    thoi = f'<path d="M{x:.1f} {giua - 6:.1f}l6 6l-6 6l-6-6z" fill="{DO}"/>'
    ben_trai = x > _LE + _NHAN + 70
    nhan = write_chu(x + (-9 if ben_trai else 9), giua + 3, [chu], co=_CO_AI, neo="end" if ben_trai else "start")
    return thoi + nhan


def _luoi(truc: _Truc, y: float) -> Iterator[str]:
    """Lines and labels of the calendar: years above, months or quarters below."""
    buoc = 1 if truc.so_thang <= _NHIEU_THANG else 3 if truc.so_thang <= _NHIEU_QUY else 12
    for thang in range(truc.dau, truc.dau + truc.so_thang):
        x = truc.x_thang(thang)
        if thang % 12 == 0 or thang == truc.dau:
            het = min((thang // 12 + 1) * 12, truc.dau + truc.so_thang)
            yield write_duong(x, 4, x, y, "#777")
            if truc.x_thang(het) - x > 24:
                giua = (x + truc.x_thang(het)) / 2
                yield write_chu(giua, CO + 2, [f"{thang // 12}"], neo="middle", kieu="font-weight:700")
        if thang % buoc == 0 and buoc < 12:
            yield write_duong(x, 18, x, y)
            if thang + buoc <= truc.dau + truc.so_thang:
                so = str(thang % 12 + 1) if buoc == 1 else format_la_ma(thang % 12 // 3 + 1)
                yield write_chu((x + truc.x_thang(thang + buoc)) / 2, 29, [so], co=_CO_AI, neo="middle")
    yield write_duong(_LE + _NHAN, _CAO_DAU, RONG - _LE, _CAO_DAU, "#777")
    yield write_duong(RONG - _LE, 4, RONG - _LE, y, KE)


def _ten(h: Hang) -> str:
    """What a row is called: the activity; a duty goes by its body where its text is long."""
    return str(h["chu_tri"] if h["loai"] == "phan_cong" else h["viec"])


def _thang(ngay: date) -> int:
    return ngay.year * 12 + ngay.month - 1
