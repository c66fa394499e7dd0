"""Kích thước: lengths of the page and of its parts in points, from the regime's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kehoach.ooxml.do_rong import KieuChu
from kehoach.ooxml.don_vi import mm_to_twips
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan

PT_MOI_MM = 72 / 25.4
_TWIPS_MOI_PT = 20
CAO_DONG = 1.15
"""Height of a single-spaced line of Times New Roman against its size: (1825 + 443 + 87) / 2048 units of its em."""
LE_O = 4.25
"""Left or right margin of a table cell, as in the templates (85 twips)."""
NET = 0.75
"""Thickness of the short rules, as in the templates (6/8 pt)."""
NET_BANG = 0.5
"""Thickness of the lines of a table, as in the templates (4/8 pt)."""
NET_TREN_MAN = 0.75
"""Height that a line between two rows takes in a browser: one whole pixel."""
DAI_NGAN_CACH = 144.0
"""Word's line above the footnotes is two inches long."""
TREN_BANG_CUOI = 6.0
"""Space above recipients and signature, as in the templates (120 twips)."""
CO_CHU_THICH = 10.0
"""Size of the footnotes, as in the templates; a regime that has a kind `chu_thich` says it there."""
CAO_KHUNG_MM = 8.0
"""Height of the frames round urgency and circulation (30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 2 điểm b)."""

Huong = Literal["doc", "ngang"]


@dataclass(frozen=True, slots=True)
class KhoChu:
    """Khổ chữ: the text area of a page."""

    rong: float
    cao: float


def to_pt(mm: float) -> float:
    """A length of the regime in points, rounded to twips as in the .docx: a line that just fits there fits here too."""
    return mm_to_twips(mm) / _TWIPS_MOI_PT


def kho_chu(che_do: CheDo, huong: Huong = "doc") -> KhoChu:
    """The text area of a page in this orientation; the margins keep their sides."""
    rong, cao = che_do.trang.kho_mm if huong == "doc" else reversed(che_do.trang.kho_mm)
    le = che_do.trang.le_mm
    return KhoChu(to_pt(rong - le.trai - le.phai), to_pt(cao - le.tren - le.duoi))


def kieu_chu(kieu: KieuDoan) -> KieuChu:
    """Size and emphasis of a kind of paragraph."""
    return KieuChu(kieu.co, kieu.dam, kieu.nghieng)


def cao_dong(kieu: KieuDoan) -> float:
    """Height of one line of a kind of paragraph."""
    return kieu.co * CAO_DONG * kieu.dong


def co_chu_thich(che_do: CheDo) -> float:
    """Size of the footnotes."""
    return che_do.kieu["chu_thich"].co if "chu_thich" in che_do.kieu else CO_CHU_THICH
