"""La Mã: Roman numerals of parts, headings, quarters, terms and congresses."""

from __future__ import annotations

import re

from kehoach.loi import GiaTriKhongHopLe

_BAC = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LON_NHAT = 3999
_LA_MA = re.compile(r"(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_GIA_TRI = {chu: so for so, chu in _BAC}


def format_la_ma(n: int) -> str:
    """Số La Mã of 1–3999.

    Shape:   capitals, subtractive form.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II (parts, chapters and appendices take Roman numerals).
    Raises:  TypeError for anything but int; GiaTriKhongHopLe outside 1–3999.

    >>> format_la_ma(4), format_la_ma(17), format_la_ma(1994)
    ('IV', 'XVII', 'MCMXCIV')
    """
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"Số La Mã cần một int, không phải {type(n).__name__}.")
    if not 1 <= n <= _LON_NHAT:
        raise GiaTriKhongHopLe(f"Số La Mã viết được từ 1 đến {_LON_NHAT}, không viết được {n}.", gia_tri=str(n))
    chu = ""
    for so, ky_hieu in _BAC:
        lan, n = divmod(n, so)
        chu += ky_hieu * lan
    return chu


def parse_la_ma(text: str) -> int:
    """The number a Roman numeral says.

    Shape:   1–3999; small letters are read too, wrong order ("IIX") is not.
    Source:  the inverse of `format_la_ma`.
    Raises:  GiaTriKhongHopLe with the offset of the first letter that does not fit.

    >>> parse_la_ma("XIII"), parse_la_ma("iv")
    (13, 4)
    """
    chu = text.strip().upper()
    khop = _LA_MA.match(chu)
    if not chu or not khop or khop.end() != len(chu):
        cho = (khop.end() if khop else 0) + len(text) - len(text.lstrip())
        raise GiaTriKhongHopLe(f"«{text[:40]}» không phải số La Mã (ký tự thứ {cho + 1}).", gia_tri=text, cho=cho)
    so = [_GIA_TRI[c] for c in chu]
    return sum(-x if x < tiep else x for x, tiep in zip(so, [*so[1:], 0], strict=True))
