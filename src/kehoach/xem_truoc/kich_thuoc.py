"""Kích thước: lengths of the page and of its parts in points, from the regime's data."""

from __future__ import annotations

from kehoach.bo_cuc.rong_cot import LE_O as LE_O_TWIPS
from kehoach.ooxml.don_vi import mm_to_twips, twips_to_pt
from kehoach.the_thuc.mo_ta import KieuDoan

CAO_DONG = 1.15
"""Height of a single-spaced line of Times New Roman against its size: (1825 + 443 + 87) / 2048 units of its em."""
LE_O = twips_to_pt(LE_O_TWIPS)
"""Left or right margin of a table cell."""
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


def to_pt(mm: float) -> float:
    """A length of the regime in points, rounded to twips as in the .docx: a line that just fits there fits here too."""
    return twips_to_pt(mm_to_twips(mm))


def cao_dong(kieu: KieuDoan) -> float:
    """Height of one line of a kind of paragraph."""
    return kieu.co * CAO_DONG * kieu.dong
