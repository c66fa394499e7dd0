"""Độ giống: how much two texts have in common, by their words; which paragraphs are one that was rewritten.

By words counted, not letter by letter: the same verdict on paragraphs, at the price of reading them once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kehoach.so_sanh.ghep_dong import HanMuc

_TU = re.compile(r"\d+(?:[.,/]\d+)*|\w+|[^\w\s]")
_GIONG = 0.5
_KE_CAN = 8
_XA = 2
_HIEM = 8
"""A word in more paragraphs than these leads to none of them: "và" would lead to all."""


def count_tu(chu: str) -> Counter[str]:
    """The words, numbers and marks of a text, each with the letters it takes there: a long word says more than a mark.

    >>> dict(count_tu("1.500 xã, 2 xã"))
    {'1.500': 5, 'xã': 4, ',': 1, '2': 1}
    """
    ra: Counter[str] = Counter()
    for tu in _TU.findall(chu):
        ra[tu] += len(tu)
    return ra


def measure_giong(x: Counter[str], y: Counter[str]) -> float:
    """Twice what they share over all they have, 0 to 1.

    >>> measure_giong(count_tu("Số: 32"), count_tu("Số: 35"))
    0.6
    """
    it, nhieu = (x, y) if len(x) <= len(y) else (y, x)
    tong = x.total() + y.total()
    return 2 * sum(min(n, nhieu[t]) for t, n in it.items() if t in nhieu) / tong if tong else 1.0


def iter_cap(cu: Sequence[str], moi: Sequence[str], han_muc: HanMuc) -> Iterator[tuple[int, int]]:
    """Pairs (index of `cu`, index of `moi`) of one paragraph that was rewritten, both rising.

    Of several that are alike the next one counts. Past the allowance no more are looked for.
    """
    a, b = [count_tu(x) for x in cu], [count_tu(x) for x in moi]
    theo_tu: defaultdict[str, list[int]] = defaultdict(list)
    for j, tu in enumerate(b):
        for t in tu:
            theo_tu[t].append(j)
    j = 0
    for i, tu in enumerate(a):
        for x in _ung_vien(tu, j, len(b), theo_tu):
            if not han_muc.spend(min(len(tu), len(b[x])) + 1):
                han_muc.het = True
                return
            if measure_giong(tu, b[x]) > _GIONG:
                yield i, x
                j = x + 1
                break


def _ung_vien(tu: Counter[str], tu_cho: int, den: int, theo_tu: dict[str, list[int]]) -> list[int]:
    """Those that come next, and the two further on that share most rare words, if enough to be alike."""
    dem: Counter[int] = Counter()
    thuong = 0
    for t, n in tu.items():
        o = theo_tu.get(t, [])
        if len(o) > _HIEM:
            thuong += n
        else:
            dem.update(dict.fromkeys(o[bisect_left(o, tu_cho) :], n))
    du = tu.total() / 3 - thuong  # alike by more than a half: at least a third of the words are shared
    xa = sorted([(-n, x) for x, n in dem.items() if n > du])[:_XA]
    return sorted({x for _, x in xa} | set(range(tu_cho, min(tu_cho + _KE_CAN, den))))
