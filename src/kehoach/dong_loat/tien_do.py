"""Tiến độ: a progress bar on a terminal; nothing in a log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

_DAI = 30


def open_tien_do(ra: TextIO) -> Callable[[int, int], None] | None:
    """A function to call with (done, to do); None when `ra` is no terminal."""
    if not ra.isatty():
        return None
    truoc = -1

    def ve(xong: int, tong: int) -> None:
        nonlocal truoc
        phan = xong * 200 // max(tong, 1)
        if phan != truoc or xong == tong:
            truoc = phan
            ra.write(format_tien_do(xong, tong) + ("\n" if xong == tong else ""))
            ra.flush()

    return ve


def format_tien_do(xong: int, tong: int) -> str:
    """One state of the bar; begins at the start of the line.

    >>> format_tien_do(50, 100)[1:]
    '[###############...............]  50/100'
    """
    day = xong * _DAI // max(tong, 1)
    return f"\r[{'#' * day}{'.' * (_DAI - day)}] {xong:>{len(str(tong))}}/{tong}".replace("] ", "]  ", 1)
