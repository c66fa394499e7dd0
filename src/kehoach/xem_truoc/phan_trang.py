"""Phân trang: pieces of a document put on pages, as Word would: no heading alone at the foot, no lonely line.

Lengths in points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kehoach.xem_truoc.chia_dong import DongTrang

_DONG_LE = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page (Word's widow control)."""
_SAI_SO = 0.01


@dataclass(frozen=True, slots=True)
class Manh:
    """Mảnh: a paragraph, a row of a table, or a group that is never broken.

    `cao_dong` is the height of one line; `giu` keeps the piece on the page of the next; `lap` is the height of the
    header row that is repeated when a page begins with this row. `vat` is the index of the thing it is a piece of,
    `hang` the row of a table (-1 the header row).
    """

    vat: int
    dong: Sequence[DongTrang]
    cao_dong: float
    truoc: float = 0
    sau: float = 0
    giu: bool = False
    lap: float = 0
    hang: int | None = None

    @property
    def le(self) -> int:
        """How many of its lines must stand together at least; a paragraph of three lines is not broken either."""
        return len(self.dong) if len(self.dong) < 2 * _DONG_LE else _DONG_LE


class PhanManh(NamedTuple):
    """Phần mảnh: lines `tu` up to `den` of a piece (by its index)."""

    manh: int
    tu: int
    den: int


class _Trang:
    """Trang: the page being filled."""

    def __init__(self, cao: float, ngan_cach: float) -> None:
        self._tat_ca, self._ngan_cach = cao, ngan_cach
        self.phan: list[PhanManh] = []
        self.y = 0.0
        self.sau = 0.0
        self.chan = 0.0

    def vua(self, cao: float, chan: float) -> bool:
        """Whether `cao` more points of text and `chan` more of footnotes have room."""
        ngan_cach = self._ngan_cach if chan and not self.chan else 0.0
        return self.y + cao + self.chan + chan + ngan_cach <= self._tat_ca + _SAI_SO

    def them(self, phan: PhanManh, cao: float, sau: float, chan: float) -> None:
        """Put a part on the page; `sau` is the space below it."""
        self.phan.append(phan)
        self.y += cao
        self.sau = sau
        if chan:
            self.chan += chan + (0.0 if self.chan else self._ngan_cach)


class PhanTrang:
    """Phân trang: one section of a document.

    `cao` is the height of the text area, `chu_thich` the height of each footnote, `ngan_cach` that of the line above
    them, `chan_dau` what is taken at the foot of the first page.
    """

    def __init__(
        self, cao: float, chu_thich: Mapping[int, float], *, ngan_cach: float = 0, chan_dau: float = 0
    ) -> None:
        self._cao, self._chu_thich, self._ngan_cach = cao, chu_thich, ngan_cach
        self._trang = _Trang(cao - chan_dau, ngan_cach)
        self._xong: list[list[PhanManh]] = []

    def chia(self, manh: Sequence[Manh]) -> list[list[PhanManh]]:
        """The pages, each a list of parts in order."""
        het_nhom = 0
        for i, x in enumerate(manh):
            if i >= het_nhom:
                het_nhom = self._nhom(manh, i)
            self._dat(i, x)
        return [*self._xong, self._trang.phan]

    def _nhom(self, manh: Sequence[Manh], i: int) -> int:
        """Begin a page when the pieces from `i` that stay together have no room here; returns the end of the group."""
        cuoi = i
        while manh[cuoi].giu and cuoi + 1 < len(manh):
            cuoi += 1
        cao, chan, sau = 0.0, 0.0, self._trang.sau
        for j in range(i, cuoi + 1):
            so = len(manh[j].dong) if j < cuoi else manh[j].le
            cao += max(sau, manh[j].truoc) + so * manh[j].cao_dong
            sau = manh[j].sau
            chan += self._cao_chan(manh[j], 0, so)
        if self._trang.phan and not self._trang.vua(cao, chan) and _Trang(self._cao, self._ngan_cach).vua(cao, chan):
            self._sang_trang()
        return cuoi + 1

    def _dat(self, i: int, x: Manh) -> None:
        tu = 0
        while tu < len(x.dong):
            so = self._bao_nhieu(x, tu)
            if not so and self._trang.phan:
                self._sang_trang()
                continue
            den = tu + max(so, 1)
            dau = 0.0 if tu else self._tren(x)
            cao = dau + (den - tu) * x.cao_dong
            sau = x.sau if den == len(x.dong) else 0.0
            self._trang.them(PhanManh(i, tu, den), cao, sau, self._cao_chan(x, tu, den))
            tu = den
            if tu < len(x.dong):
                self._sang_trang()

    def _tren(self, x: Manh) -> float:
        """What stands above the first line: the larger of the spaces that meet there (as Word and CSS have it).

        At the head of a page there is none, but a header row that is repeated.
        """
        if not self._trang.phan and self._xong:
            return x.lap
        return max(self._trang.sau, x.truoc)

    def _bao_nhieu(self, x: Manh, tu: int) -> int:
        """How many lines from `tu` have room, without leaving a lonely line on either page."""
        con = len(x.dong) - tu
        cao, chan, so = 0.0 if tu else self._tren(x), 0.0, 0
        while so < con:
            chan += self._cao_chan(x, tu + so, tu + so + 1)
            if not self._trang.vua(cao + (so + 1) * x.cao_dong, chan):
                break
            so += 1
        if so == con:
            return so
        if con - so < _DONG_LE:
            so = con - _DONG_LE
        return so if so >= (x.le if tu == 0 else 1) else 0

    def _cao_chan(self, x: Manh, tu: int, den: int) -> float:
        return sum(self._chu_thich[so] for d in x.dong[tu:den] for so in d.chu_thich)

    def _sang_trang(self) -> None:
        self._xong.append(self._trang.phan)
        self._trang = _Trang(self._cao, self._ngan_cach)
