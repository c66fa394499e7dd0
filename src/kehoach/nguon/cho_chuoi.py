"""Chỗ trong chuỗi: from an offset in a string value to the offset in the source that it was written at.

Exact for literal blocks, JSON strings and everything on one line; for folded text (plain and quoted over several
lines, `>` blocks) the value and the source are walked side by side.
"""

from __future__ import annotations

import re

_THOAT = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)?", re.DOTALL)
_CAP = re.compile(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}")
_TRANG = re.compile(r"[ \t\n]+")
_DAU_KHOI = re.compile(r"[|>][+\-0-9]*[^\n]*\n?")


def find_cho_nguon(text: str, dau: int, cuoi: int, kieu: str, cho: int) -> int:
    """Offset in `text` of the character number `cho` of the scalar that stands in text[dau:cuoi] quoted by `kieu`.

    >>> nguon = "a: |\\n  xin\\n  chào\\n"
    >>> nguon[find_cho_nguon(nguon, 3, len(nguon), "|", 4)]
    'c'
    """
    if kieu == "|":
        return min(_cho_khoi(text, dau, cuoi, cho), max(cuoi - 1, dau))
    if kieu == ">":
        return min(_cho_gap(text, dau, cuoi, cho), max(cuoi - 1, dau))
    if kieu in ("'", '"'):
        return min(_cho_dong(text, dau + 1, cuoi, kieu, cho), max(cuoi - 1, dau))
    return min(_cho_dong(text, dau, cuoi, "", cho), max(cuoi, dau))


def _than_khoi(text: str, dau: int, cuoi: int) -> tuple[int, int]:
    """Start of the first line of a block scalar and the indentation of its text."""
    dau_khoi = _DAU_KHOI.match(text, dau, cuoi)
    than = dau_khoi.end() if dau_khoi else dau
    khai = re.match(r"[|>][+-]?([1-9])", text[dau : dau + 3])
    lui = [len(d) - len(d.lstrip(" ")) for d in text[than:cuoi].split("\n") if d.strip(" ")]
    thuong = lui[0] if lui else 0
    return than, min(thuong, min(lui)) if khai and lui else thuong


def _cho_khoi(text: str, dau: int, cuoi: int, cho: int) -> int:
    i, lui = _than_khoi(text, dau, cuoi)
    while i < cuoi:
        het = text.find("\n", i, cuoi)
        het = cuoi if het < 0 else het
        bo = min(lui, het - i)
        dai = het - i - bo
        if cho <= dai:
            return i + bo + cho
        cho -= dai + 1
        i = het + 1
    return cuoi


def _cho_gap(text: str, dau: int, cuoi: int, cho: int) -> int:
    """Folded block: lines run together, so whole runs of white space stand for each other."""
    i, lui = _than_khoi(text, dau, cuoi)
    i += lui
    while cho > 0 and i < cuoi:
        trang = _TRANG.match(text, i, cuoi)
        if trang is None:
            i, cho = i + 1, cho - 1
            continue
        xuong = trang[0].count("\n")
        dai = len(trang[0]) if not xuong else max(1, xuong - 1)
        if cho < dai:
            return i + cho
        i, cho = trang.end(), cho - dai
    return i


def _cho_dong(text: str, i: int, cuoi: int, nhay: str, cho: int) -> int:
    """Plain and quoted scalars: escapes are one character, one line break is a space, n breaks are n - 1."""
    while i < cuoi:
        if nhay == '"' and text[i] == "\\":
            het, dai = _thoat(text, i, cuoi)
        elif nhay == "'" and text[i] == "'":
            het, dai = i + 2, 1
        elif (trang := _TRANG.match(text, i, cuoi)) and "\n" in trang[0]:
            het, dai = trang.end(), max(1, trang[0].count("\n") - 1)
        else:
            het, dai = i + 1, 1
        if cho < dai:
            return i
        i, cho = het, cho - dai
    return cuoi


def _thoat(text: str, i: int, cuoi: int) -> tuple[int, int]:
    cap = _CAP.match(text, i, cuoi)
    if cap:
        return cap.end(), 1
    mot = _THOAT.match(text, i, cuoi)
    het = mot.end() if mot else i + 1
    return het, 0 if text[i + 1 : i + 2] == "\n" else 1
