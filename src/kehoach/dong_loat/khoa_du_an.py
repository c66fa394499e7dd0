"""Khóa dự án: one build at a time in one project, by the system's lock on its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kehoach.loi import KeHoachError
from kehoach.ooxml.khoa_thu_muc import lock_thu_muc


class DangXayError(KeHoachError):
    """Đang xây: another build is at work in this project."""


@contextmanager
def hold_khoa(thu_muc: Path) -> Iterator[int]:
    """Hold the project; the value is the descriptor that a forked process should close.

    Raises:  DangXayError when another build holds it.
    """
    fd = lock_thu_muc(thu_muc)
    if fd is None:
        raise DangXayError(f"Một lệnh kehoach build khác đang chạy ở «{thu_muc}»; chờ nó xong rồi chạy lại.")
    try:
        yield fd
    finally:
        os.close(fd)
