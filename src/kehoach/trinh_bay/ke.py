"""Kẻ: the short rules under Tiêu ngữ, issuer and trích yếu.

A rule is a paragraph of its own with a top border, indented on both sides so that what is left is as long as asked
for: it follows the text above it however that wraps, and restyles with its style (docs/quyet_dinh/0003-duong-ke.md).
"""

from __future__ import annotations

from kehoach.ooxml.do_rong import measure, wrap
from kehoach.trinh_bay.hinh_hoc import KieuMau

_TWIPS_MOI_PT = 20


def write_khung(chay: str, dai: int, rong: int, kieu_khung: str) -> str:
    """A stamp's frame as a paragraph with borders: `dai` twips wide, centred in a column of `rong` twips."""
    thut = max(0, (rong - dai) // 2)
    ind = f'<w:ind w:left="{thut}" w:right="{thut}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{kieu_khung}"/>{ind}</w:pPr>{chay}</w:p>'


def text_width(chu: str, kieu: KieuMau, rong: int) -> int:
    """Width in twips of the last line of a text set in this style in a column of `rong` twips."""
    dong = wrap(chu, kieu.co, rong / _TWIPS_MOI_PT, dam=kieu.dam, nghieng=kieu.nghieng)[-1]
    return round(measure(dong, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng) * _TWIPS_MOI_PT)


def write_ke(dai: int, rong: int, kieu_ke: str) -> str:
    """The rule as a paragraph: `dai` twips long, centred in a column of `rong` twips."""
    thut = max(0, (rong - dai) // 2)
    return f'<w:p><w:pPr><w:pStyle w:val="{kieu_ke}"/><w:ind w:left="{thut}" w:right="{thut}"/></w:pPr></w:p>'
