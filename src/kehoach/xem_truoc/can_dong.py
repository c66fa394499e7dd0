"""Cân dòng: centred lines of about one length, as in the .docx: no single word is left on the last line of a title."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kehoach.ooxml.do_rong import measure, wrap
from kehoach.xem_truoc.chia_dong import KieuChu

_DU = 1.03  # room to spare, as in the .docx
_DO_MIN = 0.5


class CanDong(NamedTuple):
    """Cân dòng: room to leave on each side, and the length of the last line, in points."""

    thut: float
    dai_cuoi: float


@lru_cache(maxsize=256)
def balance_lines(chu: str, kieu: KieuChu, rong: float) -> CanDong:
    """Balance a centred text in a column `rong` points wide; breaks chosen by the author stay as they are.

    >>> balance_lines("Độc lập - Tự do - Hạnh phúc", KieuChu(14), 400).thut
    0.0
    """
    dong = _wrap(chu, kieu, rong)
    if len(dong) == 1 or "\n" in chu:
        return CanDong(0.0, _do(dong[-1], kieu))
    hep, du = max(_do(tu, kieu) for tu in chu.split()), rong
    while du - hep > _DO_MIN:
        giua = (hep + du) / 2
        if len(_wrap(chu, kieu, giua)) > len(dong):
            hep = giua
        else:
            du = giua
    return CanDong(max(0.0, (rong - du * _DU) / 2), _do(_wrap(chu, kieu, du)[-1], kieu))


def last_line(chu: str, kieu: KieuChu, rong: float) -> float:
    """Length of the last line of a text that is not balanced."""
    return _do(_wrap(chu, kieu, rong)[-1], kieu)


def _wrap(chu: str, kieu: KieuChu, rong: float) -> list[str]:
    return wrap(chu, kieu.co, rong, dam=kieu.dam, nghieng=kieu.nghieng)


def _do(chu: str, kieu: KieuChu) -> float:
    return measure(chu, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng)
