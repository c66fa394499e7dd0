"""Chia dòng: where the lines of a paragraph begin, so that a page can end between two of them.

The browser breaks lines itself; what is measured here only decides which line is the last of a page. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.ooxml.do_rong import KieuChu, measure_tu, rong_tu
from kehoach.xem_truoc.chay import find_moc, slice_chay

_CO_DAU_CHU_THICH = 0.58
"""Size of a raised footnote mark against its line (Word's superscript)."""
_SAI_SO = 1e-6


class DongTrang(NamedTuple):
    """Dòng trên trang: the position where a line begins and the footnotes it refers to."""

    dau: int
    chu_thich: tuple[int, ...] = ()


class _Dong:
    """Dòng: collects the lines of a paragraph word by word. A line always takes something, however narrow it is."""

    def __init__(self, chay: DongChay, kieu: KieuChu, rong: float, thut: float) -> None:
        self.dong: list[DongTrang] = []
        self._chay, self._kieu = chay, kieu
        self._moc: tuple[int, ...] = ()
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
        if self._tu_dai > self._con + _SAI_SO:
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
        """A word wider than the line (an address on the web) is cut where it is full; its last part stays open."""
        dai = 0.0
        for vi_tri, (rong, chu_thich) in enumerate(self._iter_ky_tu(self._tu_dau, ke), self._tu_dau):
            if vi_tri > self._dau and dai + rong > self._con + _SAI_SO:
                self._xuong(vi_tri)
                dai = 0.0
            dai += rong
            self._chu_thich += chu_thich
        self._tu_dai, self._tu_chu_thich = dai, []

    def _iter_ky_tu(self, tu: int, den: int) -> Iterator[tuple[float, tuple[int, ...]]]:
        """Each position of a word, without the space or the break behind it: its width and its footnote."""
        self._moc = self._moc or find_moc(self._chay)
        for x in slice_chay(self._chay, self._moc, tu, den):
            if isinstance(x, Chu):
                rong = rong_tu(self._kieu.dam or x.dam, self._kieu.nghieng or x.nghieng)
                yield from ((rong[ky_tu] * self._kieu.co, ()) for ky_tu in x.text.rstrip(" "))
            elif isinstance(x, DauChuThich):
                yield _rong_dau(x, self._kieu), (x.so,)


def chia_dong(chay: DongChay, kieu: KieuChu, rong: float, thut: float = 0.0) -> list[DongTrang]:
    """The lines of a paragraph `rong` points wide, the first indented by `thut`; an empty paragraph has one line.

    >>> [d.dau for d in chia_dong((Chu("Độc lập - Tự do - Hạnh phúc"),), KieuChu(14, dam=True), 100)]
    [0, 16]
    """
    dong = _Dong(chay, kieu, rong, thut)
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
            dong.them(_rong_dau(x, kieu), x.so)
    return dong.ket(vi_tri)


def _them_chu(dong: _Dong, x: Chu, kieu: KieuChu, vi_tri: int) -> None:
    co, rong = kieu.co, rong_tu(kieu.dam or x.dam, kieu.nghieng or x.nghieng)
    cach = rong[" "] * co
    for i, tu in enumerate(x.text.split(" ")):
        if i:
            vi_tri += 1
            dong.het_tu(vi_tri, cach)
        if tu:
            dong.them(rong[tu] * co)
            vi_tri += len(tu)


def _rong_dau(x: DauChuThich, kieu: KieuChu) -> float:
    return measure_tu(str(x.so), kieu) * _CO_DAU_CHU_THICH
