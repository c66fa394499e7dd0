"""Mẫu: pieces of regular expressions that the readers share, and the way data become patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable

HOA = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ\u00d0"
GACH = r"\-\u2010\u2011\u2012\u2013\u2212"  # inside [ ]: every dash that a keyboard or Word puts for a hyphen
_HAI_CACH_DAT_DAU = (("ủy", "uỷ"), ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("úy", "uý"))


def pattern_cum(cum: str) -> str:
    """Pattern of a phrase: any white space between words, any dash, both ways to place the tone of "ủy", "hòa".

    >>> bool(re.fullmatch(pattern_cum("Ủy ban - Xã hội"), "Uỷ ban – Xã\\u00a0hội", re.IGNORECASE))
    True
    """
    mau = r"\s+".join(rf"[{GACH}]" if x == "-" else _tu(x) for x in cum.split())
    mau = mau.replace(rf"\s+[{GACH}]\s+", rf"\s*[{GACH}]\s*")
    for a, b in _HAI_CACH_DAT_DAU:
        for x, y in ((a, b), (a.capitalize(), b.capitalize())):
            mau = mau.replace(x, f"(?:{x}|{y})")
    return mau


def _tu(tu: str) -> str:
    return rf"[{GACH}]".join(re.escape(x) for x in tu.split("-"))


def pattern_mot_trong(cum: Iterable[str]) -> str:
    """Pattern of one phrase among several, the longest tried first."""
    return "(?:" + "|".join(pattern_cum(x) for x in sorted(set(cum), key=lambda x: (-len(x), x))) + ")"


def pattern_nguoc(cum: Iterable[str]) -> str:
    """Pattern of one phrase among several, for a text read backwards."""
    nguoc = sorted({x[::-1] for x in cum}, key=lambda x: (-len(x), x))
    return "(?:" + "|".join(re.escape(x).replace(r"\ ", r"\s+") for x in nguoc) + ")"
