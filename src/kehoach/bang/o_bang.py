"""Ô bảng: one cell of a table, read by the type of its column and printed in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache, partial
from math import isinf
from typing import Any, get_args

from kehoach.chu.doc_thoi_gian import parse_thoi_gian
from kehoach.chu.goi_y import suggest_ten
from kehoach.chu.ngay import NgayKhuyet, format_ngay, parse_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.tien import DonViTien, Tien, format_tien, group_so
from kehoach.loi import TienKhongHopLe
from kehoach.mo_hinh.kieu import is_so_tien, read_tien
from kehoach.nguon.ky_tu import normalize_chu

O = str | int | float | date | None  # noqa: E741
"""A cell as the table gives it; None and text of spaces are an empty cell."""
GiaTriO = str | int | date | NgayKhuyet | ThoiGian | Tien | None
"""A cell as the plan takes it."""

_SO = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,18}")


@dataclass(frozen=True, slots=True)
class KieuCot:
    """Kiểu cột: how cells of a column are read, and how they print inside a sentence."""

    doc: Callable[[O], GiaTriO]
    viet: Callable[[Any], str]


def clean_o(gia_tri: object) -> O:
    """A cell of any table library as a plain value: no NaN, no numpy, midnight is a date, text as `load` takes it.

    Raises:  ValueError for a value that no plan can take, with the reason.

    >>> clean_o("  "), clean_o(float("nan")), clean_o(12.0), clean_o(datetime(2025, 3, 5))
    (None, None, 12, datetime.date(2025, 3, 5))
    """
    if gia_tri is None or isinstance(gia_tri, str):
        return _chu(gia_tri) if gia_tri else None
    if isinstance(gia_tri, Decimal):
        if gia_tri.is_nan():
            return None
        gia_tri = int(gia_tri) if gia_tri.is_finite() and gia_tri == gia_tri.to_integral_value() else float(gia_tri)
    if gia_tri != gia_tri or str(gia_tri) in ("<NA>", "NaT"):
        return None
    if hasattr(gia_tri, "item") and not isinstance(gia_tri, (date, int, float)):
        return clean_o(gia_tri.item())
    if isinstance(gia_tri, datetime):
        if gia_tri.time() != time(0):
            raise ValueError("cần ngày, không kèm giờ")
        return gia_tri.date()
    if isinstance(gia_tri, bool):
        raise ValueError("ô đúng/sai không dùng được, hãy viết thành chữ")
    if isinstance(gia_tri, float):
        if isinf(gia_tri):
            raise ValueError("ô là số vô hạn")
        return int(gia_tri) if gia_tri.is_integer() else gia_tri
    if isinstance(gia_tri, (int, date)):
        return gia_tri
    raise ValueError(f"ô có kiểu {type(gia_tri).__name__} không dùng được")


def _chu(gia_tri: str) -> str | None:
    return normalize_chu(gia_tri).strip() or None


def _doc_chu(o: O) -> str | None:
    if isinstance(o, float):
        return str(o).replace(".", ",")
    if isinstance(o, date):
        return format_ngay(o, ngan=True)
    return o if o is None else str(o)


def _doc_so(o: O) -> int | None:
    if isinstance(o, str) and _SO.fullmatch(o):
        o = int(o.replace(".", ""))
    if o is None or (isinstance(o, int) and not isinstance(o, bool)):
        return o
    raise ValueError(f"«{_doc_chu(o)}» không phải số nguyên")


def _doc_tien(o: O, don_vi: DonViTien | None = None) -> Tien | None:
    o = _doc_chu(o) if isinstance(o, float) else o  # 587.5 of a spreadsheet is the 587,5 it shows
    try:
        return None if o is None else read_tien(o, don_vi=don_vi)
    except TienKhongHopLe as loi:
        if don_vi or not is_so_tien(loi.gia_tri, don_vi="tỷ đồng"):
            raise
        goi_y = (*loi.goi_y, "hoặc cho cả cột một đơn vị, như kiểu «tien:triệu đồng»")
        raise TienKhongHopLe(loi.thong_diep, gia_tri=loi.gia_tri, cho=loi.cho, goi_y=goi_y) from None


def _doc_ngay(o: O) -> date | NgayKhuyet | None:
    if isinstance(o, str):
        return parse_ngay(o)
    if o is None or isinstance(o, date):
        return o
    raise ValueError(f"«{o}» không phải ngày")


def _doc_thoi_gian(o: O) -> ThoiGian | None:
    return None if o is None else parse_thoi_gian(_doc_chu(o) or "")


KIEU_COT: Mapping[str, KieuCot] = {
    "chu": KieuCot(_doc_chu, str),
    "so": KieuCot(_doc_so, group_so),
    "tien": KieuCot(_doc_tien, format_tien),
    **{f"tien:{x}": KieuCot(partial(_doc_tien, don_vi=x), format_tien) for x in get_args(DonViTien)},
    "ngay": KieuCot(_doc_ngay, lambda x: format_ngay(x)),
    "thoi_gian": KieuCot(_doc_thoi_gian, lambda x: format_thoi_gian(x)),
    "van_ban": KieuCot(_doc_chu, str),
}
"""`van_ban` is text in the small Markdown; every other kind stands in a text as itself, marks and all.

A kind of money names the unit of numbers that name none ("ĐVT: triệu đồng" of a table's head)."""


def find_kieu_la(kieu: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is said of columns and is no kind: a sentence and a remedy for each.

    >>> list(find_kieu_la({"chi": "tien: triệu đồng", "so": "so"}))
    [('Cột «chi» có kiểu lạ «tien: triệu đồng».', 'có phải «tien:triệu đồng»?')]
    """
    for cot, x in kieu.items():
        if not isinstance(x, str) or x not in KIEU_COT:
            yield f"Cột «{cot}» có kiểu lạ «{x}».", suggest_ten(str(x), KIEU_COT, f"các kiểu: {', '.join(KIEU_COT)}")


@lru_cache(maxsize=8192)
def _doc_lai(chu: str, kieu: str) -> GiaTriO:
    return KIEU_COT[kieu].doc(chu)


def read_o(o: O, kieu: str) -> GiaTriO:
    """A cell by the type of its column; text that comes again (a deadline, a date) is read once.

    Raises:  GiaTriKhongHopLe or ValueError with the reason.

    >>> read_o("trước ngày 10/8/2023", "chu"), read_o("1.204", "so"), read_o("1.617", "tien:triệu đồng")
    ('trước ngày 10/8/2023', 1204, Tien(1617000000))
    """
    return _doc_lai(o, kieu) if isinstance(o, str) else KIEU_COT[kieu].doc(o)
