"""Quan sát: one value seen in a document, which a kind of test judges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kehoach.do_dac.tai_lieu_do import KhoiDo

ViDu = str | bool | float | tuple[str, ...] | Mapping[str, float]
"""A value, as in the examples of rules: the text itself, a number in the unit asked, yes/no, lines of a list, sizes by
component."""


class QuanSat(NamedTuple):
    """Quan sát: one value seen, in the shape of a rule's examples, and where."""

    gia_tri: ViDu
    khoi: KhoiDo | None = None


class ChuaThay(Exception):
    """Chưa thấy: something a rule needs; the text says what. `check_the_thuc` catches it; it never leaves the room."""
