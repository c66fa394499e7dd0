"""Giá trị: the kinds of typed values a text may print with `[=path]`, and how each may print."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach.chu.ngay import Ngay
from kehoach.chu.thoi_gian import ThoiGian
from kehoach.chu.tien import Tien
from kehoach.nguon.duyet import ThamChieu

GiaTriIn = str | int | Tien | ThoiGian | Ngay

TUY_CHON_TIEN = ("bang_chu", "chu", "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng")
TUY_CHON_NGAY = ("ngan", "dai")


def tuy_chon_cua(gia_tri: GiaTriIn) -> tuple[str, ...]:
    """The options a value of this type understands after the semicolon."""
    if isinstance(gia_tri, Tien):
        return TUY_CHON_TIEN
    return () if isinstance(gia_tri, (str, int)) else TUY_CHON_NGAY


def is_known(x: ThamChieu, gia_tri: Mapping[str, GiaTriIn]) -> bool:
    """Whether a reference is one to a typed value that is there and takes its options."""
    return x.loai == "=" and x.ten in gia_tri and (not x.tuy_chon or {*x.tuy_chon} <= {*tuy_chon_cua(gia_tri[x.ten])})
