"""Độ rộng: how wide a text is, from the advance widths of a font metrically equal to Times New Roman.

Widths come from `du_lieu/do_rong.json` (made by tools/do_rong.py from Liberation Serif 2), read at the first use.
Kerning is left out: Word does not kern unless a style asks for it. Lengths are in points, sizes (`co`) too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

RONG_KHONG_RO = 1.0
"""Width, in em, of a character the font lacks (☐, emoji): another font will draw it, an em is a safe guess."""

_DAI_GIU = 40  # characters; a longer word is no word, and is measured again rather than kept
_NHIEU_GIU = 16384


class _BangRong(dict[str, float]):
    """Bảng rộng: character → width in em."""

    def __missing__(self, ky_tu: str) -> float:
        return RONG_KHONG_RO


@cache
def _du_lieu() -> dict[str, object]:
    from importlib.resources import files

    tep = files(__package__).joinpath("du_lieu", "do_rong.json")
    return cast("dict[str, object]", json.loads(tep.read_text(encoding="utf-8")))


class KieuChu(NamedTuple):
    """Kiểu chữ: size of type and emphasis, as far as widths need it."""

    co: float
    dam: bool = False
    nghieng: bool = False


@cache
def _bang(dam: bool, nghieng: bool) -> _BangRong:
    du_lieu = _du_lieu()
    em = cast(int, du_lieu["em"])
    ten = ("dam_nghieng" if nghieng else "dam") if dam else ("nghieng" if nghieng else "thuong")
    doan = cast("dict[str, list[int]]", du_lieu[ten])
    return _BangRong((chr(int(dau, 16) + i), w / em) for dau, rong in doan.items() for i, w in enumerate(rong))


def has_glyph(ky_tu: str, *, dam: bool = False, nghieng: bool = False) -> bool:
    """Whether the width of this character is known, not guessed.

    >>> has_glyph("ệ"), has_glyph("☐")
    (True, False)
    """
    return ky_tu in _bang(dam, nghieng)


def measure(text: str, co: float, *, dam: bool = False, nghieng: bool = False) -> float:
    """Width of one line of text.

    Shape:   sum of the advance widths, no kerning; a character the font lacks counts `RONG_KHONG_RO` em.
    Units:   `co` (font size) in points; the result in points.
    Raises:  nothing; "\\n" is not special here.

    >>> round(measure("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, dam=True), 1)
    271.2
    """
    return sum(map(_bang(dam, nghieng).__getitem__, text)) * co


class _RongTu(dict[str, float]):
    """Rộng từ: Word → width in em. The syllables of Vietnamese are few, so nearly every word was measured before."""

    def __init__(self, dam: bool, nghieng: bool) -> None:
        self._kieu = dam, nghieng

    def __missing__(self, tu: str) -> float:
        dam, nghieng = self._kieu
        rong = measure(tu, 1.0, dam=dam, nghieng=nghieng)
        if len(tu) <= _DAI_GIU:
            if len(self) >= _NHIEU_GIU:
                self.clear()
            self[tu] = rong
        return rong


@cache
def rong_tu(dam: bool, nghieng: bool) -> Mapping[str, float]:
    """Widths of words in em, each measured at its first use.

    >>> rong_tu(True, False)["Tiến"] == measure("Tiến", 1, dam=True)
    True
    """
    return _RongTu(dam, nghieng)


def measure_tu(tu: str, kieu: KieuChu) -> float:
    """Width of a word, in the unit of the size of type."""
    return rong_tu(kieu.dam, kieu.nghieng)[tu] * kieu.co


def wrap(
    text: str, co: float, rong: float, *, dam: bool = False, nghieng: bool = False, thut: float = 0.0
) -> list[str]:
    """Break a text into lines that fit, greedily, as Word does.

    Shape:   breaks at ordinary spaces only (a no-break space holds), which vanish at the break; "\\n" is a break chosen
             by the author; a word wider than the line is cut at characters. An empty text is one empty line.
    Units:   `co`, `rong` (line width) and `thut` (first-line indent, may be negative) in points.

    >>> wrap("Độc lập - Tự do - Hạnh phúc", 14, 100, dam=True)
    ['Độc lập - Tự do', '- Hạnh phúc']
    """
    bang = _bang(dam, nghieng)
    dong: list[str] = []
    for doan in text.split("\n"):
        dong += _wrap_doan(doan, bang, rong / co, (rong - thut) / co if not dong else rong / co)
    return dong


def _wrap_doan(doan: str, bang: _BangRong, rong: float, rong_dau: float) -> list[str]:
    """Lines of one piece without chosen breaks; widths in em."""
    dong: list[str] = []
    hien, rong_hien, con = "", 0.0, rong_dau
    for tu in doan.split(" "):
        rong_tu = sum(map(bang.__getitem__, tu))
        them = rong_hien + bang[" "] + rong_tu
        if hien and them <= con + 1e-9:
            hien, rong_hien = f"{hien} {tu}", them
            continue
        if hien:
            dong.append(hien.rstrip(" "))
            con = rong
        *du, hien = _cut(tu, bang, con, rong)
        dong += du
        con = rong if du else con
        rong_hien = sum(map(bang.__getitem__, hien))
    return [*dong, hien.rstrip(" ")]


def _cut(tu: str, bang: _BangRong, rong_dau: float, rong: float) -> list[str]:
    """One word in pieces of at most the line's width, at least one character each."""
    khuc: list[str] = []
    dau, tong, con = 0, 0.0, rong_dau
    for i, ky_tu in enumerate(tu):
        w = bang[ky_tu]
        if tong + w > con + 1e-9 and i > dau:
            khuc.append(tu[dau:i])
            dau, tong, con = i, 0.0, rong
        tong += w
    return [*khuc, tu[dau:]]


def count_lines(
    text: str, co: float, rong: float, *, dam: bool = False, nghieng: bool = False, thut: float = 0.0
) -> int:
    """How many lines `wrap` gives.

    >>> count_lines("Độc lập - Tự do - Hạnh phúc", 14, 100, dam=True)
    2
    """
    return len(wrap(text, co, rong, dam=dam, nghieng=nghieng, thut=thut))
