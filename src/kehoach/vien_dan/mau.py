"""Mẫu: pieces of regular expressions that the readers share, and the way data become patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

HOA = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ\u00d0"
GACH = r"\-\u2010\u2011\u2012\u2013\u2212"  # inside [ ]: every dash that a keyboard or Word puts for a hyphen
_HAI_CACH_DAT_DAU = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("úy", "uý"))


def pattern_cum(cum: str) -> str:
    """Pattern of a phrase: white space and dashes of any sort, each syllable with a small or a capital first letter.

    Both ways to place the tone of "ủy", "hòa" are matched; a syllable all in capitals ("UBND") only as it stands.

    >>> bool(re.fullmatch(pattern_cum("Ủy ban - Xã hội"), "Uỷ ban –\\u00a0xã hội"))
    True
    """
    mau = r"\s+".join(rf"[{GACH}]" if x == "-" else _pattern_tu(x) for x in cum.split())
    return mau.replace(rf"\s+[{GACH}]\s+", rf"\s*[{GACH}]\s*")


def _pattern_tu(tu: str) -> str:
    return rf"[{GACH}]".join(_pattern_am_tiet(x) for x in tu.split("-"))


def _pattern_am_tiet(am_tiet: str) -> str:
    if am_tiet.lower() == "ủy":
        return "(?:[Ủủ]y|[Uu]ỷ)"
    if not am_tiet[1:].islower() and len(am_tiet) > 1:
        return re.escape(am_tiet)
    dau, sau = am_tiet[:1], re.escape(am_tiet[1:])
    for a, b in _HAI_CACH_DAT_DAU:
        sau = sau.replace(a, f"(?:{a}|{b})")
    return (f"[{dau.upper()}{dau.lower()}]" if dau.isalpha() else re.escape(dau)) + sau


def pattern_mot_trong(cum: Iterable[str]) -> str:
    """Pattern of one phrase among several, the longest tried first."""
    return "(?:" + "|".join(pattern_cum(x) for x in sorted(set(cum), key=lambda x: (-len(x), x))) + ")"


def pattern_nguoc(cum: Iterable[str]) -> str:
    """Pattern of one phrase among several, for a text read backwards; letters as `pattern_cum` takes them.

    >>> bool(re.fullmatch(pattern_nguoc(["Nghị định"]), "nghị Định"[::-1]))
    True
    """
    nguoc = sorted(set(cum), key=lambda x: (-len(x), x))
    return "(?:" + "|".join(r"\s+".join(_am_tiet_nguoc(a) for a in reversed(x.split())) for x in nguoc) + ")"


def _am_tiet_nguoc(am_tiet: str) -> str:
    dau, sau = am_tiet[:1], am_tiet[1:]
    if len(am_tiet) > 1 and not sau.islower():
        return re.escape(am_tiet[::-1])
    return f"{re.escape(sau[::-1])}[{dau.upper()}{dau.lower()}]"


class MauTre:
    """Mẫu trễ: a regular expression compiled when it is first used, so that importing stays cheap.

    >>> MauTre(r"\\d+").match("12a")[0]
    '12'
    """

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, mau: str | Callable[[], str], co: int = 0) -> None:
        self._mau, self._co = mau, co

    def __getattr__(self, ten: str) -> Any:
        if ten not in ("match", "search", "fullmatch", "finditer"):
            raise AttributeError(ten)
        mau = re.compile(self._mau if isinstance(self._mau, str) else self._mau(), self._co)
        self.match, self.search, self.fullmatch, self.finditer = mau.match, mau.search, mau.fullmatch, mau.finditer
        return getattr(self, ten)


_XUONG_DONG = re.compile(r"\s*[\n\t\r]\s*")


def one_line(chu: str | None) -> str | None:
    """Text as written, but on one line; spaces inside a line stay as they are.

    >>> one_line("Ủy ban\\n   nhân dân")
    'Ủy ban nhân dân'
    """
    return chu if chu is None else _XUONG_DONG.sub(" ", chu)
