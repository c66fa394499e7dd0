"""Duyệt: walk over the inline content of a block, and the references in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kehoach.nguon.khoi import Bang, ChuThich, DanhSo, Gach, GiaTri, Khoi, NoiTuyen, TrichDan


class ThamChieu(NamedTuple):
    """Tham chiếu: what one reference needs: a typed value (`=`) or a citation (`@`) of this name, with its options."""

    loai: str
    ten: str
    tuy_chon: tuple[str, ...]


def iter_doan(khoi: Iterable[Khoi]) -> Iterator[tuple[NoiTuyen, ...]]:
    """The inline content of every paragraph, heading, item and table cell of some blocks."""
    for x in khoi:
        if isinstance(x, (DanhSo, Gach)):
            for muc in x.muc:
                yield from iter_doan(muc)
        elif isinstance(x, Bang):
            yield from (o for hang in (x.dau, *x.hang) for o in hang)
        else:
            yield x.noi_tuyen


def iter_khoi(khoi: Iterable[Khoi]) -> Iterator[NoiTuyen]:
    """Every piece of inline content of some blocks, that of footnotes included."""
    for noi_tuyen in iter_doan(khoi):
        yield from iter_dong(noi_tuyen)


def iter_dong(noi_tuyen: Iterable[NoiTuyen]) -> Iterator[NoiTuyen]:
    """Every piece of a line, that of its footnotes included."""
    for x in noi_tuyen:
        yield x
        if isinstance(x, ChuThich):
            yield from iter_dong(x.noi_tuyen)


def gather_tham_chieu(noi_tuyen: Iterable[NoiTuyen]) -> frozenset[ThamChieu]:
    """The references among pieces of text, each once.

    >>> sorted(gather_tham_chieu([GiaTri("ngay", ("dai",)), GiaTri("ngay", ("dai",), dam=True), TrichDan("kh07")]))
    [ThamChieu(loai='=', ten='ngay', tuy_chon=('dai',)), ThamChieu(loai='@', ten='kh07', tuy_chon=())]
    """
    return frozenset(
        ThamChieu("=", x.duong_dan, x.tuy_chon) if isinstance(x, GiaTri) else ThamChieu("@", x.khoa, x.tuy_chon)
        for x in noi_tuyen
        if isinstance(x, (GiaTri, TrichDan))
    )
