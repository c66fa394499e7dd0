"""Lỗi trường: what a validator says when several things are wrong at once, each with its own path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kehoach.nguon.du_lieu import DuongDan


@dataclass(frozen=True, slots=True)
class LoiTruong:
    """Lỗi trường: one thing wrong at `duong_dan` (below the model that found it); `cho`: offset in the text there."""

    duong_dan: DuongDan
    ma: str
    thong_diep: str
    goi_y: str = ""
    cho: int | None = None


class TruongHong(ValueError):
    """Trường hỏng: raised inside validation; `.loi` holds every error found, and the loader spreads them out."""

    def __init__(self, loi: Iterable[LoiTruong]) -> None:
        self.loi = tuple(loi)
        super().__init__("; ".join(x.thong_diep for x in self.loi))
