"""Thư mục tạm: a temporary folder that is known to be left over when its process has died.

Each is held by the lock of its process. After kill -9 the folder stays and the lock is gone, so the next process that
opens one of the same name removes it. No process id is asked: another container may share the folder and not the ids.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kehoach.ooxml.khoa_thu_muc import lock_thu_muc


@contextmanager
def open_thu_muc_tam(dau_ten: str) -> Iterator[Path]:
    """A fresh folder whose name begins with `dau_ten`, gone afterwards; those of dead processes are removed first.

    Raises:  OSError when there is no room for temporary files.
    """
    _don(Path(tempfile.gettempdir()), dau_ten)
    tam, khoa = _tao(dau_ten)
    try:
        yield tam
    finally:
        if os.name == "nt":  # pragma: no cover (an open file there cannot be removed)
            os.close(khoa)
        shutil.rmtree(tam, ignore_errors=True)
        if os.name != "nt":
            os.close(khoa)


def _tao(dau_ten: str) -> tuple[Path, int]:
    """A new folder and its lock. One that another process took for a left-over before we held it is given up."""
    while True:
        tam = Path(tempfile.mkdtemp(prefix=dau_ten))
        with suppress(FileNotFoundError):
            khoa = lock_thu_muc(tam)
            if khoa is not None and tam.exists():
                return tam, khoa
            if khoa is not None:
                os.close(khoa)


def _don(goc: Path, dau_ten: str) -> None:
    """Remove the folders of this user that nobody holds."""
    for tep in goc.glob(f"{dau_ten}*"):
        with suppress(OSError):
            if not _cua_ta(tep) or (khoa := lock_thu_muc(tep)) is None:
                continue
            try:
                shutil.rmtree(tep, ignore_errors=True)
            finally:
                os.close(khoa)


def _cua_ta(tep: Path) -> bool:
    """Whether this is a folder of the user who runs us, not a link to one."""
    x = tep.lstat()
    return stat.S_ISDIR(x.st_mode) and (not hasattr(os, "geteuid") or x.st_uid == os.geteuid())
