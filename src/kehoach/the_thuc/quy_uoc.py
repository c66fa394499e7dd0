"""Quy ước: a house profile: what one body prints otherwise than a regime does, each change with its reason."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from kehoach.the_thuc.kieu_goc import DuLieu

LyDo = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class ThayDoi(DuLieu):
    """Thay đổi: the value that a datum of the layout takes (`la`), and why."""

    la: Any
    ly_do: LyDo


class DoiQuyTac(DuLieu):
    """Đổi quy tắc: a rule of form that asks something else (`gia_tri`, the fields that differ), or nothing; and why."""

    gia_tri: dict[str, Any] | None = None
    ly_do: LyDo


class QuyUoc(DuLieu):
    """Quy ước: a small file over a regime.

    `tren` is the id of the regime (without it the one in force now); `doi` maps paths of its layout data, such as
    `kieu.can_cu.nghieng`, to what they are here; `quy_tac` maps ids of rules. Rules that the layout departs from need
    no mention: they follow it.
    """

    ten: LyDo
    tren: str | None = None
    doi: dict[str, ThayDoi] = Field(default_factory=dict)
    quy_tac: dict[str, DoiQuyTac] = Field(default_factory=dict)

    @cached_property
    def nguyen_van(self) -> str:
        """Everything it says, as one text: what it is told apart by."""
        return self.model_dump_json()

    def __hash__(self) -> int:
        return hash(self.nguyen_van)

    def __eq__(self, khac: object) -> bool:
        return isinstance(khac, QuyUoc) and self.nguyen_van == khac.nguyen_van
