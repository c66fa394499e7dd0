"""Khổ chữ: the text area of a page and the type of a kind of paragraph, as the template of the regime has them.

A .docx holds whole twips, and so do these: a line or a table that just fits there fits in every writer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kehoach.ooxml.do_rong import KieuChu
from kehoach.ooxml.don_vi import mm_to_twips, twips_to_pt
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan

Huong = Literal["doc", "ngang"]


@dataclass(frozen=True, slots=True)
class KhoChu:
    """Khổ chữ: the text area of a page: `rong_twips` wide and `cao_twips` high; `rong` and `cao` say it in points."""

    rong_twips: int
    cao_twips: int

    @property
    def rong(self) -> float:
        return twips_to_pt(self.rong_twips)

    @property
    def cao(self) -> float:
        return twips_to_pt(self.cao_twips)


def kho_chu(che_do: CheDo, huong: Huong = "doc") -> KhoChu:
    """The text area of a page in this orientation; the margins keep their sides."""
    rong, cao = che_do.trang.kho_mm if huong == "doc" else reversed(che_do.trang.kho_mm)
    le = che_do.trang.le_mm
    return KhoChu(_con(rong, le.trai, le.phai), _con(cao, le.tren, le.duoi))


def kieu_chu(kieu: KieuDoan) -> KieuChu:
    """Size and emphasis of a kind of paragraph."""
    return KieuChu(kieu.co, kieu.dam, kieu.nghieng)


def _con(canh_mm: float, *le_mm: float) -> int:
    return mm_to_twips(canh_mm) - sum(map(mm_to_twips, le_mm))
