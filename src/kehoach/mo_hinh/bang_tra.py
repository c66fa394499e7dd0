"""Bảng tra: what the texts below a model refer to, and the duties among its parts, gathered once a model.

Plans of one table share the models that are the same in every row, and with them what was gathered there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from kehoach.chu.thoi_gian import ThoiGian
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nguon.duyet import ThamChieu
from kehoach.the_thuc.quy_uoc import QuyUoc

_KHONG_CHUA = frozenset({type(None), str, int, bool, dict, QuyUoc})  # most fields; what they hold refers to nothing


class NhiemVuCoHan(Protocol):
    """Nhiệm vụ có hạn: what the rest of a plan asks of a duty: the name of its deadline, and the deadline."""

    @property
    def ma(self) -> str | None:
        """The name under which other texts print the deadline."""

    @property
    def han(self) -> ThoiGian | None:
        """The deadline."""


@dataclass(frozen=True, slots=True, eq=False)
class MucLuc:
    """Mục lục: the duties below a model in the order of the fields, and the references that its texts need.

    What the text of a duty says about that duty itself (`[=han]`) needs nothing from outside and is not among them.
    """

    phan_cong: tuple[NhiemVuCoHan, ...]
    tham_chieu: frozenset[ThamChieu]


def gather_muc_luc(gia_tri: Iterable[Any]) -> MucLuc:
    """What stands below these values of fields."""
    phan_cong: list[NhiemVuCoHan] = []
    tham_chieu: set[ThamChieu] = set()
    _gather(gia_tri, phan_cong, tham_chieu)
    return MucLuc(tuple(phan_cong), frozenset(tham_chieu))


def _gather(gia_tri: Iterable[Any], phan_cong: list[NhiemVuCoHan], tham_chieu: set[ThamChieu]) -> None:
    for x in gia_tri:
        if type(x) in _KHONG_CHUA:
            continue
        if isinstance(x, (VanBan, Dong)):
            tham_chieu |= x.tham_chieu
        elif isinstance(x, tuple):
            _gather(x, phan_cong, tham_chieu)
        elif isinstance(x, BaseModel):
            con: MucLuc = x.muc_luc  # type: ignore[attr-defined]
            phan_cong += con.phan_cong
            tham_chieu |= con.tham_chieu
