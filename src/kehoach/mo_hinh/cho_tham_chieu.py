"""Chỗ tham chiếu: where in its source text a reference stands that turned out to lead nowhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from kehoach.nguon.dau_ngoac import parse_ngoac
from kehoach.nguon.khoi import GiaTri, TrichDan

_MO = re.compile(r"(?<!\\)\[[=@]")


class ChoThamChieu:
    """Chỗ tham chiếu: offsets of the references in one text; the text is looked through at the first question.

    >>> cho = ChoThamChieu("[=han.xa2] và [=han.xa], [=han.xa]")
    >>> cho.find(GiaTri("han.xa")), cho.find(GiaTri("han.xa")), cho.find(GiaTri("ngay"))
    (14, 25, None)
    """

    def __init__(self, nguon: str) -> None:
        self._nguon = nguon
        self._cho: dict[GiaTri | TrichDan, list[int]] | None = None
        self._da_gap: Counter[GiaTri | TrichDan] = Counter()

    def find(self, x: GiaTri | TrichDan) -> int | None:
        """Offset of the next mention of `x` not asked for before; None when it cannot be told."""
        if self._cho is None:
            self._cho = self._gather()
        x = replace(x, dam=False, nghieng=False)
        cho = self._cho.get(x, [])
        thu = self._da_gap[x]
        self._da_gap[x] += 1
        return cho[min(thu, len(cho) - 1)] if cho else None

    def _gather(self) -> dict[GiaTri | TrichDan, list[int]]:
        tat_ca: dict[GiaTri | TrichDan, list[int]] = defaultdict(list)
        for m in _MO.finditer(self._nguon):
            x, _ = parse_ngoac(self._nguon, m.start())
            if isinstance(x, (GiaTri, TrichDan)):
                tat_ca[x].append(m.start())
        return tat_ca
