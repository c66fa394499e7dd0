"""Kết luận: the verdict on one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kehoach.kiem_tra.quan_sat import QuanSat
from kehoach.kiem_tra.quy_tac import QuyTac

KetQua = Literal["dat", "khong_dat", "khong_danh_gia"]


@dataclass(frozen=True, slots=True)
class KetLuan:
    """Kết luận: the verdict on one rule: met, broken, or not evaluated.

    `ly_do` says why it was not evaluated; `sai` are the observations that break it.
    """

    quy_tac: QuyTac
    ket_qua: KetQua
    ly_do: str = ""
    sai: tuple[QuanSat, ...] = ()

    @property
    def ma(self) -> str:
        """The id of the rule."""
        return self.quy_tac.ma
