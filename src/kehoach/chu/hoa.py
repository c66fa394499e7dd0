"""Viết hoa: capitals that do not spoil names and symbols ("QĐ-TTg", "b/c")."""

from __future__ import annotations

import re
from functools import lru_cache

_TU = re.compile(r"\S+")
_CHUOI_CHU = re.compile(r"[^\W\d_]+")
_TAT = re.compile(r"\W*[^\W\d_]/[^\W\d_]\W*")  # b/c, V/v, đ/c


def viet_hoa_dau(text: str) -> str:
    """Hoa đầu câu: the first letter made a capital, the rest untouched.

    Shape:   leading blanks, quotation marks and brackets are passed over; a text that begins with a digit stays.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục I.
    Raises:  nothing.

    >>> viet_hoa_dau("đến hết tháng 9"), viet_hoa_dau("06/QĐ-TTg kèm theo")
    ('Đến hết tháng 9', '06/QĐ-TTg kèm theo')
    """
    for i, chu in enumerate(text):
        if chu.isalpha():
            return text[:i] + chu.upper() + text[i + 1 :] if len(chu.upper()) == 1 else text
        if chu.isalnum():
            return text
    return text


@lru_cache(maxsize=1024)
def in_hoa(text: str) -> str:
    """In hoa: capitals for titles, with symbols kept.

    Shape:   every word in capitals but those whose small letters mean something: parts of document symbols that mix
             capitals and small letters (TTg, TTr), b/c, V/v, addresses of mail and web.
    Source:  usage: titles in capitals keep the symbols of the documents they cite; which words are symbols is our rule.
    Raises:  nothing.

    >>> in_hoa("Kế hoạch thực hiện Quyết định số 90/QĐ-TTg")
    'KẾ HOẠCH THỰC HIỆN QUYẾT ĐỊNH SỐ 90/QĐ-TTg'
    """
    return _TU.sub(lambda m: _in_hoa_tu(m.group()), text)


def _in_hoa_tu(tu: str) -> str:
    if _TAT.fullmatch(tu) or "@" in tu or "://" in tu:
        return tu
    return _CHUOI_CHU.sub(lambda m: m.group() if is_ky_hieu(m.group()) else m.group().upper(), tu)


def is_ky_hieu(chu: str) -> bool:
    """Whether a run of letters is a symbol that mixes capitals and small letters (TTg, TTr, ThS).

    Shape:   True when a capital stands behind the first letter and a small letter stands anywhere.
    Source:  our own rule.     Raises:  nothing.

    >>> is_ky_hieu("TTg"), is_ky_hieu("UBND"), is_ky_hieu("Trà")
    (True, False, False)
    """
    return any(c.isupper() for c in chu[1:]) and any(c.islower() for c in chu)


def viet_hoa_ten(text: str) -> str:
    """Hoa tên riêng: the first letter of every syllable of a name made a capital.

    Shape:   a name in small letters or all in capitals becomes "Tăng Thị Thắm"; symbols and digits stay.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục II khoản 1 (names of persons), Mục III khoản 1 (places).
    Raises:  nothing.

    >>> viet_hoa_ten("trà cú"), viet_hoa_ten("BẾN CẦU"), viet_hoa_ten("số 06/QĐ-TTg")
    ('Trà Cú', 'Bến Cầu', 'Số 06/QĐ-TTg')
    """
    het_hoa = text.isupper()
    return _TU.sub(lambda m: _hoa_ten_tu(m.group(), het_hoa=het_hoa), text)


def _hoa_ten_tu(tu: str, *, het_hoa: bool) -> str:
    if any(c.isdigit() for c in tu) or "/" in tu:
        return tu
    return _CHUOI_CHU.sub(lambda m: viet_hoa_dau(m.group().lower() if het_hoa else m.group()), tu)
