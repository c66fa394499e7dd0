"""Câu: small edits at the ends of a paragraph: the mark it closes with, a lead before it, capitals."""

from __future__ import annotations

from dataclasses import replace

from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay
from kehoach.chu.hoa import in_hoa as in_hoa_chu
from kehoach.nguon.khoi import Chu

_DAU_CUOI = ".;,:… "


def them(noi_tuyen: DongChay, chu: str) -> DongChay:
    """Text after a paragraph, in the emphasis of its last run."""
    if noi_tuyen and isinstance(cuoi := noi_tuyen[-1], Chu):
        return (*noi_tuyen[:-1], replace(cuoi, text=cuoi.text + chu))
    return (*noi_tuyen, Chu(chu))


def ket_bang(noi_tuyen: DongChay, dau: str, *, thay: str = ".;, ") -> DongChay:
    """The paragraph closed with `dau`, which replaces the marks `thay` already there (also those before a note)."""
    if not noi_tuyen:
        return noi_tuyen
    if isinstance(noi_tuyen[-1], DauChuThich):
        return (*noi_tuyen, Chu(dau))
    if isinstance(cuoi := noi_tuyen[-1], Chu):
        bo_dau = cuoi.text.removesuffix("./.").rstrip(thay)
        return (*noi_tuyen[:-1], replace(cuoi, text=bo_dau + dau))
    return (*noi_tuyen, Chu(dau))


def co_dau(noi_tuyen: DongChay) -> bool:
    """Whether the paragraph already closes with a mark."""
    cuoi = next((x.text for x in reversed(noi_tuyen) if isinstance(x, Chu)), "")
    return bool(cuoi) and cuoi[-1] in _DAU_CUOI


def in_hoa(noi_tuyen: DongChay) -> DongChay:
    """The paragraph in capitals."""
    return tuple(replace(x, text=in_hoa_chu(x.text)) if isinstance(x, Chu) else x for x in noi_tuyen)


def nhan_manh(noi_tuyen: DongChay, *, dam: bool = False, nghieng: bool = False) -> DongChay:
    """The paragraph with emphasis added to every run."""
    return tuple(
        replace(x, dam=x.dam or dam, nghieng=x.nghieng or nghieng) if isinstance(x, Chu) else x for x in noi_tuyen
    )
