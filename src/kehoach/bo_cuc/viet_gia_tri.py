"""Viết giá trị: typed values of a plan written into a sentence."""

from __future__ import annotations

from datetime import date
from typing import get_args

from kehoach.chu.ngay import NgayKhuyet, format_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.tien import DonViTien, Tien, format_tien, spell_tien
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.nguon.khoi import Chu

_DON_VI: dict[str, DonViTien] = {x: x for x in get_args(DonViTien)}


def write_gia_tri(
    x: GiaTriIn, tuy_chon: tuple[str, ...], *, don_vi: DonViTien = "đồng", dam: bool = False, nghieng: bool = False
) -> tuple[Chu, ...]:
    """A value as runs: an amount in `don_vi` (words in brackets, in italics, with `bang_chu`), a date, a deadline."""
    if isinstance(x, Tien):
        return _tien(x, tuy_chon, don_vi, dam, nghieng)
    ngan = True if "ngan" in tuy_chon else False if "dai" in tuy_chon else None
    if isinstance(x, ThoiGian):
        return (Chu(format_thoi_gian(x, ngan=ngan), dam, nghieng),)
    if isinstance(x, (date, NgayKhuyet)):
        return (Chu(format_ngay(x, ngan=bool(ngan)), dam, nghieng),)
    return (Chu(str(x), dam, nghieng),)


def _tien(x: Tien, tuy_chon: tuple[str, ...], don_vi: DonViTien, dam: bool, nghieng: bool) -> tuple[Chu, ...]:
    if "chu" in tuy_chon:
        return (Chu(spell_tien(x), dam, nghieng),)
    don_vi = next((_DON_VI[t] for t in tuy_chon if t in _DON_VI), don_vi)
    so = Chu(format_tien(x, don_vi), dam, nghieng)
    if "bang_chu" not in tuy_chon:
        return (so,)
    return (so, Chu(" (", dam=False, nghieng=nghieng), Chu(spell_tien(x), nghieng=True), Chu(")", nghieng=nghieng))
