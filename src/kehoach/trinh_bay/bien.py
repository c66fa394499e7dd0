"""Biến: the names a template may use, and the kinds of blocks it must have a sample for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kehoach.chu.goi_y import suggest_ten
from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan, ma_cua

BIEN: dict[str, str] = {
    **{t.ma: t.ten_khoi for t in danh_sach_thanh_phan().values() if t.bien},
    "than": "nội dung",
    "sect_cuoi": "thiết đặt trang",
}

# Kinds of blocks in the loop over the content, in the order in which a clerk meets them on the page.
LOAI_THAN: tuple[str, ...] = ma_cua(lambda t: t.mau == "than")
LOAI_PHU_LUC: tuple[str, ...] = ma_cua(lambda t: t.mau == "phu_luc")
LOAI: frozenset[str] = frozenset({*LOAI_THAN, "cuoi", *LOAI_PHU_LUC})

# Names the footer of the first page may use.
BIEN_CHAN: dict[str, str] = {"dia_chi": "địa chỉ cơ quan, ở chân trang đầu"}

# The loops of a template: what they go through, and the names they give to each round.
VONG: dict[str, tuple[str, ...]] = {
    "than": ("loai", "chay", "giu"),
    "noi_nhan": ("dong",),
    "chuc_vu": ("dong",),
}

BoLoc = Callable[..., object]


@dataclass(frozen=True, slots=True)
class TenRieng:
    """Tên riêng: what the caller gives a template beside the plan: values by name, filters by name.

    A value prints as text; a filter takes the value before it and literals (`{{ ma | loc("chữ", 2) }}`), and what it
    gives prints as text. Both are the caller's code and the caller's data: a template can only name them.
    """

    bien: Mapping[str, object] = field(default_factory=dict)
    bo_loc: Mapping[str, BoLoc] = field(default_factory=dict)


KHONG_RIENG = TenRieng()
"""A caller who adds nothing."""


@dataclass(frozen=True, slots=True)
class BangTen:
    """Bảng tên: every name a part may use: ours (must be printed), places left for properties, the caller's."""

    bien: Mapping[str, str]
    loai: frozenset[str] = frozenset()
    cho: frozenset[str] = frozenset()
    rieng: TenRieng = KHONG_RIENG

    @property
    def ten(self) -> set[str]:
        """Ours and the caller's."""
        return {*self.bien, *self.rieng.bien}

    @property
    def bo_loc(self) -> Mapping[str, Any]:
        """Filters by name."""
        return self.rieng.bo_loc

    def suggest(self, ten: str) -> str:
        """Advice for a name that is none of these."""
        return suggest_ten(ten, sorted(self.ten))
