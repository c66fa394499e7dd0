"""Chữ số: decimals, percentages and lists in Vietnamese form. Babel does the work; this is its only door.

Babel rounds in a context of 28 digits and lets "NaN" and "1e5" pass as numbers: both are fenced off here. It is
imported when first needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext

from kehoach.chu.dau import clean_chu
from kehoach.loi import GiaTriKhongHopLe

_VI = "vi"
_DAI_NHAT = 200
_DU_PHONG = 4  # Babel quantizes to its pattern's three decimals before it writes all of them
_SO = re.compile(r"-?[0-9][0-9.]*(?:,[0-9]+)?")


def format_so(n: int | Decimal) -> str:
    """Số bằng chữ số: a dot every three digits, a decimal comma.

    Shape:   "1.234,5"; every digit is kept, closing zeros of decimals are not.
    Source:  Luật Kế toán 2003, Điều 12; Unicode CLDR for vi, through Babel.
    Raises:  TypeError for float, bool and text; GiaTriKhongHopLe for what is not a finite number.

    >>> format_so(640035000), format_so(Decimal("-1234.50"))
    ('640.035.000', '-1.234,5')
    """
    from babel.numbers import format_decimal

    with localcontext() as boi_canh:
        boi_canh.prec = _so_chu_so(n)
        chu: str = format_decimal(n, locale=_VI, decimal_quantization=False)
    return chu


def parse_so(text: str) -> Decimal:
    """Đọc chữ số: digits with dots for thousands and a decimal comma, strictly.

    Shape:   an exact Decimal; "1.617" is one thousand six hundred and seventeen, "7.35" is refused.
    Source:  the inverse of `format_so`; Babel with `strict=True`.
    Raises:  GiaTriKhongHopLe (a ValueError) with what may be meant.

    >>> parse_so("1.234,5")
    Decimal('1234.5')
    >>> parse_so("7.35")
    Traceback (most recent call last):
    kehoach.loi.GiaTriKhongHopLe: «7.35» không phải số viết theo lối Việt Nam (1.234,5).
    """
    from babel.numbers import NumberFormatError, parse_decimal

    gon = clean_chu(text[: _DAI_NHAT + 1]).strip()
    goi_y: Sequence[str] = ()
    if _SO.fullmatch(gon) and len(text) <= _DAI_NHAT:
        try:
            with localcontext() as boi_canh:
                boi_canh.prec = _DAI_NHAT + _DU_PHONG
                return parse_decimal(gon, locale=_VI, strict=True)
        except NumberFormatError as loi:
            goi_y = tuple(loi.suggestions or ())
    raise GiaTriKhongHopLe(
        f"«{text[:60]}» không phải số viết theo lối Việt Nam (1.234,5).", gia_tri=text, cho=0, goi_y=goi_y
    )


def format_phan_tram(n: int | Decimal) -> str:
    """Phần trăm: so many percent (12.6 → "12,6%").

    Shape:   decimal comma, no space before the sign; every digit is kept.
    Units:   percent, not a fraction.
    Source:  usage (no space 7.344 against 81; comma 1.249 against 53, in 806 texts); Unicode CLDR for vi.
    Raises:  as `format_so`.

    >>> format_phan_tram(Decimal("12.6")), format_phan_tram(100)
    ('12,6%', '100%')
    """
    from babel.numbers import format_percent

    with localcontext() as boi_canh:
        boi_canh.prec = _so_chu_so(n) + 2
        chu: str = format_percent(Decimal(n).scaleb(-2), locale=_VI, decimal_quantization=False)
    return chu


def parse_phan_tram(text: str) -> Decimal:
    """Đọc phần trăm: "12,6%" as 12.6.

    Shape:   an exact Decimal, in percent; a space before the sign is let pass.
    Source:  the inverse of `format_phan_tram`.
    Raises:  GiaTriKhongHopLe without the sign, or when the number is not one.

    >>> parse_phan_tram("12,6%"), parse_phan_tram("5 %")
    (Decimal('12.6'), Decimal('5'))
    """
    gon = clean_chu(text[: _DAI_NHAT + 1]).strip()
    if not gon.endswith("%"):
        raise GiaTriKhongHopLe(f"«{text[:60]}» thiếu dấu %.", gia_tri=text, cho=len(text), goi_y=(f"{gon[:60]}%",))
    return parse_so(gon[:-1].rstrip())


def spell_phan_tram(n: int | Decimal) -> str:
    """Phần trăm bằng chữ.

    Shape:   "mười hai phẩy sáu phần trăm".     Units: percent.     Source:  usage.     Raises:  as `spell_so`.

    >>> spell_phan_tram(Decimal("12.6"))
    'mười hai phẩy sáu phần trăm'
    """
    from kehoach.chu.so import spell_so

    return f"{spell_so(n)} phần trăm"


def format_danh_sach(muc: Sequence[str]) -> str:
    """Liệt kê: items with commas and a last "và".

    Shape:   "a, b và c"; nothing for no items.     Source:  Unicode CLDR for vi, through Babel.     Raises:  nothing.

    >>> format_danh_sach(["xã", "huyện", "tỉnh"]), format_danh_sach(["xã"])
    ('xã, huyện và tỉnh', 'xã')
    """
    from babel.lists import format_list

    chu: str = format_list(list(muc), locale=_VI)
    return chu


def _so_chu_so(n: int | Decimal) -> int:
    """Digits that a context needs to keep n exact; the type is checked on the way."""
    if isinstance(n, bool) or not isinstance(n, int | Decimal):
        raise TypeError(f"Số là int hoặc Decimal, không phải {type(n).__name__} ({n!r}).")
    so = Decimal(n)
    if not so.is_finite():
        raise GiaTriKhongHopLe("Không viết được một số vô hạn hay không xác định.", gia_tri=str(n))
    _, chu_so, mu = so.as_tuple()
    return max(28, len(chu_so) + abs(int(mu)) + _DU_PHONG)
