"""Dữ liệu: walk over the nested data of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

DuongDan = tuple[str | int, ...]


def iter_la(goc: Any, duong_dan: DuongDan = ()) -> Iterator[tuple[DuongDan, Any]]:
    """Every value that is neither a mapping nor a list, with its path, in the order of the source.

    >>> list(iter_la({"so": 3, "can_cu": ["Luật", None]}))
    [(('so',), 3), (('can_cu', 0), 'Luật'), (('can_cu', 1), None)]
    """
    if isinstance(goc, Mapping):
        for khoa, x in goc.items():
            yield from iter_la(x, (*duong_dan, khoa))
    elif isinstance(goc, (list, tuple)):
        for i, x in enumerate(goc):
            yield from iter_la(x, (*duong_dan, i))
    else:
        yield duong_dan, goc


def iter_chuoi(goc: Any) -> Iterator[tuple[DuongDan, str]]:
    """Every text, with its path."""
    return ((duong_dan, x) for duong_dan, x in iter_la(goc) if isinstance(x, str))
