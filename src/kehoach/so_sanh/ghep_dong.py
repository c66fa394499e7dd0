"""Ghép dòng: two sequences laid side by side, in work that grows with their length.

Lines that stand once on both sides are anchors (patience diff); what lies between two anchors is laid side by side in
the same way. A short stretch without anchors is compared item by item, a long one is told as replaced: nobody reads a
comparison of ten thousand equal rows, and it would cost hours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_MOI_MUC = 100  # steps that an item of the input pays for
_IT_NHAT = 200_000
_DOAN_VUA = 60_000  # steps at most for a stretch compared item by item
_SAU_TOI_DA = 24


class Khuc(NamedTuple):
    """Khúc: items `cu[i:k]` against `moi[m:n]`; `giong` when they are the same."""

    giong: bool
    i: int
    k: int
    m: int
    n: int


class HanMuc:
    """Hạn mức: how much a comparison may still cost, in steps and not in seconds; `so_muc` items are compared.

    `het` is set by whoever told something as replaced because too little was left.

    >>> han_muc = HanMuc(1)
    >>> han_muc.spend(150_000), han_muc.spend(150_000), han_muc.spend(50_000)
    (True, False, True)
    """

    def __init__(self, so_muc: int) -> None:
        self._con = max(_IT_NHAT, _MOI_MUC * so_muc)
        self.het = False

    def spend(self, buoc: int) -> bool:
        """Whether so many steps are left; they are then spent."""
        if buoc > self._con:
            return False
        self._con -= buoc
        return True


def align(cu: Sequence[str], moi: Sequence[str], han_muc: HanMuc | None = None) -> list[Khuc]:
    """Both sequences whole, in stretches that are the same and stretches that differ, in turn.

    >>> align("a b c".split(), "a x c".split())
    [Khuc(giong=True, i=0, k=1, m=0, n=1), Khuc(giong=False, i=1, k=2, m=1, n=2), Khuc(giong=True, i=2, k=3, m=2, n=3)]
    """
    han_muc = han_muc or HanMuc(len(cu) + len(moi))
    giong = [x for x in _GhepCap(cu, moi, han_muc).cap() if x.k > x.i]
    return list(_lap_cho_trong(giong, len(cu), len(moi)))


class _GhepCap:
    """Ghép cặp: the stretches that are the same, found from the outside to the inside."""

    def __init__(self, cu: Sequence[str], moi: Sequence[str], han_muc: HanMuc) -> None:
        self._cu, self._moi, self._han_muc = cu, moi, han_muc

    def cap(self) -> Iterator[Khuc]:
        """In order. A stack and not recursion: a hostile input goes deep."""
        cho: list[tuple[Khuc, int]] = [(Khuc(False, 0, len(self._cu), 0, len(self._moi)), 0)]
        while cho:
            khuc, sau = cho.pop()
            if khuc.giong:
                yield khuc
            elif khuc.k > khuc.i and khuc.n > khuc.m:
                cho += [(x, sau + 1) for x in reversed(self._chia(khuc, sau))]

    def _chia(self, x: Khuc, sau: int) -> list[Khuc]:
        """A stretch that differs, cut into what is the same and what is left to compare."""
        gon = self._got(x)
        if gon != [x]:
            return gon
        a, b = Counter(self._cu[x.i : x.k]), Counter(self._moi[x.m : x.n])
        trung = sum(n * b[t] for t, n in a.items() if t in b)
        if not trung:
            return []
        buoc = (x.k - x.i + x.n - x.m + trung) * min(x.k - x.i, x.n - x.m)
        if buoc <= _DOAN_VUA and self._han_muc.spend(buoc):
            return self._tung_muc(x)
        neo = self._neo(x, {t for t, n in a.items() if n == 1 and b[t] == 1}) if sau < _SAU_TOI_DA else []
        if not neo:
            self._han_muc.het = True
        return neo

    def _got(self, x: Khuc) -> list[Khuc]:
        """Equal items at both ends, and the middle; the stretch alone when it has none."""
        _, i, k, m, n = x
        while i < k and m < n and self._cu[i] == self._moi[m]:
            i, m = i + 1, m + 1
        while i < k and m < n and self._cu[k - 1] == self._moi[n - 1]:
            k, n = k - 1, n - 1
        khuc = [Khuc(True, x.i, i, x.m, m), Khuc(False, i, k, m, n), Khuc(True, k, x.k, n, x.n)]
        return [y for y in khuc if y.k > y.i or y.n > y.m]

    def _tung_muc(self, x: Khuc) -> list[Khuc]:
        so = SequenceMatcher(None, self._cu[x.i : x.k], self._moi[x.m : x.n], autojunk=False)
        return [Khuc(True, x.i + a, x.i + a + dai, x.m + b, x.m + b + dai) for a, b, dai in so.get_matching_blocks()]

    def _neo(self, x: Khuc, mot_lan: set[str]) -> list[Khuc]:
        """Anchors, and the stretches between them."""
        o_moi = {self._moi[j]: j for j in range(x.m, x.n) if self._moi[j] in mot_lan}
        cap = [(i, o_moi[self._cu[i]]) for i in range(x.i, x.k) if self._cu[i] in mot_lan]
        ra: list[Khuc] = []
        for (i, m), (k, n) in pairwise([(x.i - 1, x.m - 1), *_tang_dan(cap), (x.k, x.n)]):
            ra += [Khuc(False, i + 1, k, m + 1, n), Khuc(True, k, k + 1, n, n + 1)]
        return ra[:-1] if cap else []


def _tang_dan(cap: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides; they come in the order of the first.

    >>> _tang_dan([(0, 4), (1, 0), (2, 1), (3, 5)])
    [(1, 0), (2, 1), (3, 5)]
    """
    cuoi: list[int] = []  # by length of a run, the least that one can end with
    cua: list[int] = []  # its pair
    truoc: list[int] = []
    for so, (_, j) in enumerate(cap):
        vi_tri = bisect_left(cuoi, j)
        cuoi[vi_tri : vi_tri + 1] = [j]
        cua[vi_tri : vi_tri + 1] = [so]
        truoc.append(cua[vi_tri - 1] if vi_tri else -1)
    ra = []
    so = cua[-1] if cua else -1
    while so >= 0:
        ra.append(cap[so])
        so = truoc[so]
    return ra[::-1]


def _lap_cho_trong(giong: Sequence[Khuc], dai_cu: int, dai_moi: int) -> Iterator[Khuc]:
    """Neighbours made one, and what differs between them."""
    i = m = 0
    dang: Khuc | None = None
    for x in [*giong, Khuc(True, dai_cu, dai_cu, dai_moi, dai_moi)]:
        if dang is not None and (x.i, x.m) == (dang.k, dang.n):
            dang = dang._replace(k=x.k, n=x.n)
            continue
        if dang is not None:
            yield dang
            i, m = dang.k, dang.n
        if (x.i, x.m) != (i, m):
            yield Khuc(False, i, x.i, m, x.m)
        dang = x
    if dang is not None and dang.k > dang.i:
        yield dang
