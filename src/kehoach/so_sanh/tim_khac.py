"""Tìm khác: two versions of a document told apart: substance first, then text, paragraph by paragraph."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.so_sanh.do_giong import iter_cap
from kehoach.so_sanh.ghep_dong import HanMuc, Khuc, align
from kehoach.so_sanh.khac_biet import KhacBiet, KhacDoan
from kehoach.so_sanh.mot_ben import Ben, read_ben
from kehoach.so_sanh.so_ke_hoach import compare_ke_hoach


def diff(a: KeHoach | str | os.PathLike[str], b: KeHoach | str | os.PathLike[str]) -> KhacBiet:
    """The differences between two plans, sources, .docx or git revisions (`HEAD:plans/x.yaml`), in any mixture.

    Raises:  NguonHongError, TepDocxHongError for what cannot be read; ThieuCongCuError for a revision without git.
    """
    return compare_ben(read_ben(a), read_ben(b))


def compare_ben(cu: Ben, moi: Ben) -> KhacBiet:
    """The differences between two sides already read."""
    co_chat = cu.ke_hoach is not None and moi.ke_hoach is not None
    chat = compare_ke_hoach(cu.ke_hoach, moi.ke_hoach) if cu.ke_hoach and moi.ke_hoach else []
    han_muc = HanMuc(sum(map(len, (*cu.doan, *moi.doan))))
    van_ban = tuple(_doan(cu.doan, moi.doan, han_muc))
    return KhacBiet(cu.ten, moi.ten, tuple(chat), van_ban, co_chat, han_muc.het)


def _doan(a: Sequence[str], b: Sequence[str], han_muc: HanMuc) -> Iterator[KhacDoan]:
    for x in align(a, b, han_muc):
        if x.giong:
            yield from (
                KhacDoan(i + 1, a[i], m + 1, b[m]) for i, m in zip(range(x.i, x.k), range(x.m, x.n), strict=True)
            )
        else:
            yield from _cap(a, b, x, han_muc)


def _cap(a: Sequence[str], b: Sequence[str], x: Khuc, han_muc: HanMuc) -> Iterator[KhacDoan]:
    """Paragraphs that were rewritten side by side, what is only on one side alone."""
    i, m = x.i, x.m
    for trai, phai in [*iter_cap(a[x.i : x.k], b[x.m : x.n], han_muc), (x.k - x.i, x.n - x.m)]:
        yield from (KhacDoan(y + 1, a[y], None, "") for y in range(i, x.i + trai))
        yield from (KhacDoan(None, "", y + 1, b[y]) for y in range(m, x.m + phai))
        i, m = x.i + trai, x.m + phai
        if i < x.k and m < x.n:
            yield KhacDoan(i + 1, a[i], m + 1, b[m])
        i, m = i + 1, m + 1
