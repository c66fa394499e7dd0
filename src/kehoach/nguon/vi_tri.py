"""Vị trí: from a path in the data to a line and column of the source, computed only when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach.loi import ViTri
from kehoach.nguon.cho_chuoi import find_cho_nguon

DuongDan = Sequence[str | int]

_BUOC = re.compile(r"""\.?([^\W\d][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]""")
_TEN = re.compile(r"[^\W\d][\w-]*\Z")


@dataclass(slots=True)
class Nut:
    """Nút: where one value stands; offsets in the source text. `kieu` is its quoting: "", ', ", |, > or a bracket."""

    dau: int
    cuoi: int = -1
    kieu: str = ""
    khoa: tuple[int, int] | None = None
    con: dict[str, Nut] | list[Nut] | None = None


@dataclass(slots=True)
class SoDo:
    """Sơ đồ: a source text and the tree of places in it, built at the first question."""

    text: str
    dung: Callable[[str], Nut | None]
    _cay: Nut | None = None
    _da_dung: bool = False
    _dong: list[int] | None = None

    @property
    def cay(self) -> Nut | None:
        """The tree, None when the source has no value."""
        if not self._da_dung:
            self._cay, self._da_dung = self.dung(self.text), True
        return self._cay

    def find(self, duong_dan: DuongDan, *, khoa: bool = False, cho: int | None = None) -> tuple[int, int] | None:
        """Line and column (from 1) of the value, of its key, or of the nearest parent that exists."""
        nut = self.cay
        if nut is None:
            return None
        for buoc in duong_dan:
            con = _con(nut, buoc)
            if con is None:
                return self.place(nut.khoa[0] if nut.khoa else nut.dau)
            nut = con
        if khoa and nut.khoa:
            return self.place(min(nut.khoa[0] + _cho_khoa(self.text, nut.khoa, cho), nut.khoa[1]))
        if cho is None or nut.con is not None:
            return self.place(nut.dau)
        return self.place(find_cho_nguon(self.text, nut.dau, nut.cuoi, nut.kieu, cho))

    def place(self, cho: int) -> tuple[int, int]:
        """Line and column (from 1) of an offset in the text."""
        if self._dong is None:
            self._dong = [0, *(m.end() for m in re.finditer("\n", self.text))]
        dong = bisect_right(self._dong, cho)
        return dong, cho - self._dong[dong - 1] + 1

    def find_duong_dan(self, cho: int) -> tuple[str | int, ...]:
        """Path of the innermost value that holds the offset."""
        duong_dan: list[str | int] = []
        nut = self.cay
        while nut is not None and nut.con:
            buoc, nut = _con_chua(nut.con, cho)
            if buoc is not None:
                duong_dan.append(buoc)
        return tuple(duong_dan)


def _con(nut: Nut, buoc: str | int) -> Nut | None:
    if isinstance(nut.con, dict):
        return nut.con.get(str(buoc))
    if isinstance(nut.con, list) and isinstance(buoc, int) and 0 <= buoc < len(nut.con):
        return nut.con[buoc]
    return None


def _con_chua(con: dict[str, Nut] | list[Nut], cho: int) -> tuple[str | int | None, Nut | None]:
    cap = con.items() if isinstance(con, dict) else enumerate(con)
    for buoc, nut in cap:
        if (nut.khoa[0] if nut.khoa else nut.dau) <= cho < nut.cuoi:
            return buoc, nut
    return None, None


def _cho_khoa(text: str, khoa: tuple[int, int], cho: int | None) -> int:
    if cho is None:
        return 0
    kieu = text[khoa[0]] if text[khoa[0]] in "'\"" else ""
    return find_cho_nguon(text, khoa[0], khoa[1], kieu, cho) - khoa[0]


def format_duong_dan(duong_dan: DuongDan) -> str:
    """The path as one text.

    >>> format_duong_dan(("can_cu", 2, "ngay")), format_duong_dan(("vien_dan", "a b"))
    ('can_cu[2].ngay', 'vien_dan["a b"]')
    """
    import json

    ra = ""
    for buoc in duong_dan:
        if isinstance(buoc, int):
            ra += f"[{buoc}]"
        elif _TEN.match(buoc):
            ra += f".{buoc}" if ra else buoc
        else:
            ra += f"[{json.dumps(buoc, ensure_ascii=not buoc.isprintable())}]"
    return ra


def parse_duong_dan(duong_dan: str) -> tuple[str | int, ...]:
    """The steps of a path written by `format_duong_dan`; reading stops at what is no step.

    >>> parse_duong_dan("can_cu[2].ngay"), parse_duong_dan('vien_dan["a b"]')
    (('can_cu', 2, 'ngay'), ('vien_dan', 'a b'))
    """
    import json

    buoc: list[str | int] = []
    cho = 0
    while khop := _BUOC.match(duong_dan, cho):
        ten, so, chuoi = khop.groups()
        buoc.append(ten if ten is not None else int(so) if so is not None else json.loads(chuoi))
        cho = khop.end()
    return tuple(buoc)


def make_vi_tri(tep: str | None, so_do: SoDo | None, duong_dan: DuongDan, *, khoa: bool, cho: int | None) -> ViTri:
    """The ViTri of a path; without a source text, the path alone."""
    noi = so_do.find(duong_dan, khoa=khoa, cho=cho) if so_do is not None else None
    dong, cot = noi or (None, None)
    return ViTri(tep=tep, dong=dong, cot=cot, duong_dan=format_duong_dan(duong_dan))
