"""Khóa thư mục: the system's own lock on a folder (on Windows, on a small file in it).

It is gone when the process that took it is, also after kill -9, and nothing is left to tidy up.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

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


def lock_thu_muc(thu_muc: Path) -> int | None:
    """Take the lock of a folder: the descriptor that holds it until it is closed, None when another has it.

    Raises:  OSError for a folder that cannot be opened.
    """
    fd = _mo(thu_muc)
    try:
        _khoa(fd)
    except OSError:
        os.close(fd)
        return None
    except BaseException:
        os.close(fd)
        raise
    return fd
