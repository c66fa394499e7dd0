"""Dấu: characters of Vietnamese text: normal form, cleaning, folding for search, sorting."""

from __future__ import annotations

import re
import unicodedata

_GIONG = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})  # U+00D0, U+0189 and their small letters
_RAC = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
)
_KHOANG_TRANG = re.compile(r"\s+")
_DAU_THANH = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_THANH = {dau: str(i) for i, dau in enumerate(_DAU_THANH, 1)}
_CHU_CAI = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_THU_TU = {chu: (3, i) for i, chu in enumerate(_CHU_CAI)}

KhoaSapXep = tuple[tuple[tuple[int, int], ...], tuple[str, ...], str]


def to_nfc(text: str) -> str:
    """NFC: the one Unicode form used inside.

    Shape:   the same text, composed; loose tone marks (the Windows-1258 shape, "â" + U+0301) join their letter.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I (Unicode by TCVN 6909:2001); NFC is Unicode Standard Annex #15.
    Raises:  nothing.

    >>> to_nfc("quyê\\u0301t"), len(to_nfc("quyê\\u0301t"))
    ('quyết', 5)
    """
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_chu(text: str) -> str:
    """Sạch: text as it was meant: NFC, true Đ, no invisible characters, ordinary spaces.

    Shape:   Ð (U+00D0) and Ɖ (U+0189) become Đ; soft hyphens, zero-width characters and byte order marks go; the
             non-breaking, thin and figure spaces become spaces. Words, tone placement and line breaks are untouched.
    Source:  our own rule, after what official texts hold (U+00A0 in one text of seven, U+00AD in one of ninety).
    Raises:  nothing. In TCVN3 text U+00AD is the letter ư and U+00D0 is é: call `convert_bang_ma` first.

    >>> clean_chu("Ðề\\u00a0án\\ufeff 06/QÐ-UBND")
    'Đề án 06/QĐ-UBND'
    """
    return to_nfc(text).translate(_GIONG).translate(_RAC)


def fold(text: str) -> str:
    """Gấp: the search form of a text: lower case, no marks, đ as d, single spaces.

    Shape:   for comparing only, never for writing: "hòa" and "hoà", "Ủy" and "UỶ", "quyết" and "quyet" fold alike.
    Source:  our own rule; the place of the tone mark is free (Nghị định 30/2020/NĐ-CP itself mixes both).
    Raises:  nothing.

    >>> fold("Ủy ban  nhân dân huyện Trà Cú"), fold("hoà") == fold("hòa"), fold("Đường")
    ('uy ban nhan dan huyen tra cu', True, 'duong')
    """
    tach = unicodedata.normalize("NFD", clean_chu(text).lower())
    khong_dau = "".join(c for c in tach if not unicodedata.combining(c)).replace("đ", "d")
    return _KHOANG_TRANG.sub(" ", khong_dau).strip()


def sap_xep_khoa(text: str) -> KhoaSapXep:
    """Khóa sắp xếp: sorting key of Vietnamese text.

    Shape:   compares letters first (a ă â b c d đ e ê … o ô ơ … u ư … y), then tones syllable by syllable (level,
             huyền, hỏi, ngã, sắc, nặng), then lower case before capitals. The place of the tone mark does not matter.
    Source:  the order of the Unicode CLDR collation for vi; Babel offers no collation.
    Raises:  nothing.

    >>> sorted(["Đà Nẵng", "Dương", "ấm", "an", "ân", "án", "ăn"], key=sap_xep_khoa)
    ['an', 'án', 'ăn', 'ấm', 'ân', 'Dương', 'Đà Nẵng']
    """
    sach = clean_chu(text)
    chu: list[tuple[int, int]] = []
    thanh: list[str] = []
    for tu in sach.lower().split():
        goc, dau = _tach_thanh(tu)
        chu += [(0, 0), *map(_hang, goc)]
        thanh.append(dau)
    return tuple(chu), tuple(thanh), sach.swapcase()


def _tach_thanh(tu: str) -> tuple[str, str]:
    """One word without its tones, and its tones as digits in dictionary order (0 for level)."""
    tach = unicodedata.normalize("NFD", tu)
    dau = "".join(_THANH[c] for c in tach if c in _THANH)
    goc = unicodedata.normalize("NFC", "".join(c for c in tach if c not in _THANH))
    return goc, dau or "0"


def _hang(chu: str) -> tuple[int, int]:
    if chu in _THU_TU:
        return _THU_TU[chu]
    if chu.isdigit():
        return 2, ord(chu)
    return (4 if chu.isalpha() else 1), ord(chu)
