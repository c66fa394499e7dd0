"""Đường kẻ: the short rules under Tiêu ngữ, issuer and trích yếu.

A rule is a paragraph of its own with a top border, indented on both sides so that what is left is as long as asked
for: it follows the text above it however that wraps, and restyles with its style (docs/quyet_dinh/0003-duong-ke.md).
All lengths in twips.
"""

from __future__ import annotations


def write_thut(thut: int) -> str:
    """Indents on both sides; nothing for none."""
    return f'<w:ind w:left="{thut}" w:right="{thut}"/>' if thut > 0 else ""


def write_khung(chay: str, dai: int, rong: int, kieu_khung: str) -> str:
    """A stamp's frame as a paragraph with borders: `dai` twips wide, centred in a column of `rong` twips."""
    ind = write_thut((rong - dai) // 2)
    return f'<w:p><w:pPr><w:pStyle w:val="{kieu_khung}"/>{ind}</w:pPr>{chay}</w:p>'


def write_ke(dai: int, rong: int, kieu_ke: str) -> str:
    """The rule as a paragraph: `dai` twips long, centred in a column of `rong` twips."""
    return f'<w:p><w:pPr><w:pStyle w:val="{kieu_ke}"/>{write_thut((rong - dai) // 2)}</w:pPr></w:p>'
