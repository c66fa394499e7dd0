"""Chia dòng: where the lines of a paragraph begin, so that a page can end between two of them.

The browser breaks lines itself; what is measured here only decides which line is the last of a page. Lengths in points.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from kehoach.bo_cuc.mo_ta import DongChay
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.ooxml.do_rong import KieuChu, measure

_CO_DAU_CHU_THICH = 0.58
"""Size of a raised footnote mark against its line (Word's superscript)."""
_SAI_SO = 1e-6


class DongTrang(NamedTuple):
    """Dòng trên trang: the position where a line begins and the footnotes it refers to."""

    dau: int
    chu_thich: tuple[int, ...] = ()


@lru_cache(maxsize=16384)
def _rong_tu(tu: str, dam: bool, nghieng: bool) -> float:
    """Width of a word in em; the syllables of Vietnamese are few, so nearly every word was measured before."""
    return measure(tu, 1.0, dam=dam, nghieng=nghieng)


class _Dong:
    """Collects lines word by word."""

    def __init__(self, rong: float, thut: float) -> None:
        self.dong: list[DongTrang] = []
        self._rong = rong
        self._con = rong - thut
        self._dau = 0  # where the line begins
        self._dai = 0.0  # how much of it is taken
        self._chu_thich: list[int] = []
        self._tu_dau = 0  # where the open word begins
        self._tu_dai = 0.0
        self._tu_chu_thich: list[int] = []

    def them(self, dai: float, chu_thich: int | None = None) -> None:
        """More of the open word."""
        self._tu_dai += dai
        if chu_thich is not None:
            self._tu_chu_thich.append(chu_thich)

    def het_tu(self, ke: int, cach: float = 0.0) -> None:
        """The open word ends; a space of width `cach` follows and the next word begins at `ke`."""
        if self._dai and self._dai + self._tu_dai > self._con + _SAI_SO:
            self._xuong(self._tu_dau)
        self._cat_tu_dai(ke)
        self._dai += self._tu_dai + cach
        self._chu_thich += self._tu_chu_thich
        self._tu_dau, self._tu_dai, self._tu_chu_thich = ke, 0.0, []

    def xuong_dong(self, ke: int) -> None:
        """A line break chosen by the author; the next line begins at `ke`."""
        self.het_tu(ke)
        self._xuong(ke)

    def ket(self, cuoi: int) -> list[DongTrang]:
        """All lines; `cuoi` is the position behind the text."""
        self.het_tu(cuoi)
        self._xuong(cuoi)
        return self.dong

    def _xuong(self, ke: int) -> None:
        self.dong.append(DongTrang(self._dau, tuple(self._chu_thich)))
        self._dau, self._dai, self._chu_thich, self._con = ke, 0.0, [], self._rong

    def _cat_tu_dai(self, ke: int) -> None:
        """A word wider than the line (an address on the web) is cut by the browser; count its lines."""
        if self._tu_dai <= self._con + _SAI_SO:
            return
        so = ceil(self._tu_dai / self._rong)
        buoc = max(1, (ke - self._tu_dau) // so)
        for i in range(1, so):
            self._xuong(self._tu_dau + i * buoc)
        self._tu_dai = max(0.0, self._tu_dai - (so - 1) * self._rong)


def chia_dong(chay: DongChay, kieu: KieuChu, rong: float, thut: float = 0.0) -> list[DongTrang]:
    """The lines of a paragraph `rong` points wide, the first indented by `thut`; an empty paragraph has one line.

    >>> [d.dau for d in chia_dong((Chu("Độc lập - Tự do - Hạnh phúc"),), KieuChu(14, dam=True), 100)]
    [0, 16]
    """
    dong = _Dong(rong, thut)
    vi_tri = 0
    for x in chay:
        if isinstance(x, Chu):
            _them_chu(dong, x, kieu, vi_tri)
            vi_tri += len(x.text)
            continue
        vi_tri += 1
        if isinstance(x, XuongDong):
            dong.xuong_dong(vi_tri)
        else:
            dong.them(_rong_tu(str(x.so), kieu.dam, kieu.nghieng) * kieu.co * _CO_DAU_CHU_THICH, x.so)
    return dong.ket(vi_tri)


def _them_chu(dong: _Dong, x: Chu, kieu: KieuChu, vi_tri: int) -> None:
    co, dam, nghieng = kieu.co, kieu.dam or x.dam, kieu.nghieng or x.nghieng
    cach = _rong_tu(" ", dam, nghieng) * co
    for i, tu in enumerate(x.text.split(" ")):
        if i:
            vi_tri += 1
            dong.het_tu(vi_tri, cach)
        if tu:
            dong.them(_rong_tu(tu, dam, nghieng) * co)
            vi_tri += len(tu)


def rong_nhat(chay: DongChay, kieu: KieuChu) -> tuple[float, float]:
    """Widths of the longest word and of the longest line chosen by the author, in points."""
    tu_dai = dong_dai = hien_tu = hien_dong = 0.0
    for x in chay:
        if isinstance(x, XuongDong):
            dong_dai, hien_tu, hien_dong = max(dong_dai, hien_dong), 0.0, 0.0
            continue
        chu = x.text if isinstance(x, Chu) else str(x.so)
        dam, nghieng = (kieu.dam or x.dam, kieu.nghieng or x.nghieng) if isinstance(x, Chu) else kieu[1:]
        for i, tu in enumerate(chu.split(" ")):
            rong = _rong_tu(tu, dam, nghieng) * kieu.co
            hien_tu = rong if i else hien_tu + rong
            hien_dong += rong + (_rong_tu(" ", dam, nghieng) * kieu.co if i else 0.0)
            tu_dai = max(tu_dai, hien_tu)
    return tu_dai, max(dong_dai, hien_dong)
