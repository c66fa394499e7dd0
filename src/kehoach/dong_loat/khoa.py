"""Khóa: one build at a time in one project.

The system's own lock on the project folder (on Windows, on a small file in it): gone when its process is, also after
kill -9, and nothing to tidy up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kehoach.loi import KeHoachError


class DangXayError(KeHoachError):
    """Another build is at work in this project."""


@contextmanager
def hold_khoa(thu_muc: Path) -> Iterator[int]:
    """Hold the project; the value is the descriptor that a forked process should close.

    Raises:  DangXayError when another build holds it.
    """
    fd = _mo(thu_muc)
    try:
        try:
            _khoa(fd)
        except OSError:
            loi = f"Một lệnh kehoach build khác đang chạy ở «{thu_muc}»; chờ nó xong rồi chạy lại."
            raise DangXayError(loi) from None
        yield fd
    finally:
        os.close(fd)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _mo(thu_muc: Path) -> int:
        return os.open(thu_muc / ".kehoach.khoa", os.O_RDWR | os.O_CREAT)

    def _khoa(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _mo(thu_muc: Path) -> int:
        return os.open(thu_muc, os.O_RDONLY)

    def _khoa(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
