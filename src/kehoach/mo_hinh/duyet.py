"""Duyệt: walk over every text of a plan, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nguon.du_lieu import DuongDan
from kehoach.nguon.duyet import iter_dong, iter_khoi
from kehoach.nguon.khoi import NoiTuyen

_T = TypeVar("_T")


def iter_mo_hinh(
    goc: Any, loai: type[_T] | tuple[type[_T], ...], duong_dan: DuongDan = ()
) -> Iterator[tuple[DuongDan, _T]]:
    """Every value of one kind below a model (or of several kinds), in the order of the fields."""
    if isinstance(goc, loai):
        yield duong_dan, goc
    if isinstance(goc, BaseModel):
        for ten in type(goc).model_fields:
            yield from iter_mo_hinh(getattr(goc, ten), loai, (*duong_dan, ten))
    elif isinstance(goc, tuple):
        for i, con in enumerate(goc):
            yield from iter_mo_hinh(con, loai, (*duong_dan, i))


def iter_van_ban(goc: Any, duong_dan: DuongDan = ()) -> Iterator[tuple[DuongDan, VanBan | Dong]]:
    """Every `VanBan` and `Dong` below a model, in the order of the fields."""
    return iter_mo_hinh(goc, (VanBan, Dong), duong_dan)


def iter_noi_tuyen(van_ban: VanBan | Dong) -> Iterator[NoiTuyen]:
    """Every piece of inline content of a text, those of its footnotes included."""
    return iter_dong(van_ban.noi_tuyen) if isinstance(van_ban, Dong) else iter_khoi(van_ban.khoi)
