"""Khung dữ liệu: rows as a data frame of pandas or polars, whichever is installed, and back.

Neither is a dependency, and neither is imported before a frame is asked for.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any, Literal

from kehoach.bang.hang_ke_hoach import Hang
from kehoach.loi import ThieuCongCuError

ThuVien = Literal["pandas", "polars"]

_THU_VIEN: tuple[ThuVien, ...] = ("pandas", "polars")
_COT_NGAY = ("tu", "den")
_COT_SO = ("so_tien",)
_COT_LE = ("ty_le",)


def to_frame(hang: Iterable[Mapping[str, Any]], thu_vien: ThuVien | None = None, *, cot: Sequence[str] = ()) -> Any:
    """Rows as a data frame; without `thu_vien`, the library already in use, else pandas, else polars.

    Shape:   one column a key (`cot` gives them when there may be no row); days as dates, đồng as 64-bit integers that
             may be missing, percent as floats.
    Raises:  ThieuCongCuError naming the extra to install; ValueError for an unknown library.
    """
    if thu_vien is not None and thu_vien not in _THU_VIEN:
        raise ValueError(f"Không biết thư viện bảng «{thu_vien}»; có: {', '.join(_THU_VIEN)}.")
    ten, mo_dun = _find((thu_vien,) if thu_vien else _theo_thu_tu())
    cac_hang = [dict(h) for h in hang]
    ten_cot = list(cot) or list(cac_hang[0] if cac_hang else ())
    return (_pandas if ten == "pandas" else _polars)(mo_dun, cac_hang, ten_cot)


def from_frame(khung: Any) -> list[Hang]:
    """A data frame as rows again: missing values as None, days as `date`, whole numbers as `int`.

    A list of mappings passes through the same cleaning.
    Raises:  TypeError for anything else.
    """
    if hasattr(khung, "to_dicts"):
        hang = khung.to_dicts()
    elif hasattr(khung, "to_dict"):
        hang = khung.to_dict("records")
    elif isinstance(khung, Iterable) and not isinstance(khung, (str, Mapping)):
        hang = list(khung)
    else:
        raise TypeError(f"from_frame đọc khung của pandas hoặc polars, không đọc {type(khung).__name__}.")
    return [{str(ten): _don(x) for ten, x in h.items()} for h in hang]


def _theo_thu_tu() -> tuple[ThuVien, ...]:
    return tuple(sorted(_THU_VIEN, key=lambda ten: sys.modules.get(ten) is None))


def _find(ten: Sequence[ThuVien]) -> tuple[ThuVien, Any]:
    """The first of these libraries that is installed."""
    for x in ten:
        try:
            return x, import_module(x)
        except ModuleNotFoundError as loi:
            if loi.name != x:
                raise
    cac_ten = " hoặc ".join(ten)
    cai = " hoặc ".join(f"pip install 'kehoach[{x}]'" for x in ten)
    raise ThieuCongCuError(f"Cần {cac_ten} để dựng bảng, máy này chưa có. Cài: {cai}.")


def _pandas(pd: Any, hang: list[Hang], cot: list[str]) -> Any:
    khung = pd.DataFrame(hang, columns=cot)
    for x in cot:
        if x in _COT_NGAY:
            khung[x] = pd.to_datetime(khung[x])
        elif x in _COT_SO:
            khung[x] = khung[x].astype("Int64")
        elif x in _COT_LE:
            khung[x] = khung[x].astype("float64")
    return khung


def _polars(pl: Any, hang: list[Hang], cot: list[str]) -> Any:
    kieu = {
        **dict.fromkeys(_COT_NGAY, pl.Date),
        **dict.fromkeys(_COT_SO, pl.Int64),
        **dict.fromkeys(_COT_LE, pl.Float64),
    }
    return pl.DataFrame(hang, schema={x: kieu.get(x, pl.String) for x in cot})


def _don(x: Any) -> Any:
    if x is None or type(x).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(x, "item") and not isinstance(x, (int, float)):  # a number of numpy
        x = x.item()
    if isinstance(x, float):
        return None if math.isnan(x) else int(x) if x.is_integer() else x
    if isinstance(x, datetime):
        return x.date()
    return x if isinstance(x, (date, int, str, Decimal)) else str(x)
