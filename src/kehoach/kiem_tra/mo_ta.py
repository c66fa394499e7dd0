"""Types of a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from kehoach.bo_cuc.do_dac import KhoiDo, TaiLieuDo
from kehoach.the_thuc.quy_tac import QuyTac, ViDu

KetQua = Literal["dat", "khong_dat", "khong_danh_gia"]


@dataclass(frozen=True, slots=True)
class QuanSat:
    """Quan sát: one value seen in the document, in the shape of a rule's examples, and where.

    `thay` is what a message quotes when that is less than the value (the words in a paragraph a pattern met).
    """

    gia_tri: ViDu
    khoi: KhoiDo | None = None
    thay: str | None = None


@dataclass(frozen=True, slots=True)
class KetLuan:
    """Kết luận: the verdict on one rule.

    `ly_do` says why it was not evaluated; `sai` are the observations that break it.
    """

    ma: str
    ket_qua: KetQua
    ly_do: str = ""
    sai: tuple[QuanSat, ...] = ()


class ChuaThay(Exception):
    """What a rule needs was not seen; the text says what. Caught by `check_the_thuc`, never leaves the room."""


Observer = Callable[[QuyTac, TaiLieuDo], Iterable[QuanSat]]
"""What a rule speaks of in a document; raises `ChuaThay` when that was not seen."""
