"""Cửa vào: the command `kehoach`, also `python -m kehoach`; Ctrl-C leaves through it with 130 and no traceback.

Python hands an interrupt to whatever runs. In the middle of an import that may be a callback, which swallows it and
prints a traceback, or the body of a class, which makes another error of it. So while something is being imported the
process leaves at once, as it may at any moment: files are written whole or not at all. Elsewhere it is a
KeyboardInterrupt, and what must be put in order is.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

BI_NGAT = 130


def main() -> int:
    """Run the command of `sys.argv`; its exit code, 130 after Ctrl-C."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else who started us wants none of it
        signal.signal(signal.SIGINT, _ngat)
    try:
        from kehoach.cli import main as chay

        return chay()
    except KeyboardInterrupt:
        return BI_NGAT
    finally:
        if signal.getsignal(signal.SIGINT) is _ngat:
            signal.signal(signal.SIGINT, _roi)  # nothing is left to be put in order


def _ngat(so: int, khung: FrameType | None) -> None:
    """Ctrl-C: leave at once in an import, and in a forked process, whose parent tells what was done."""
    if os.getpid() != _TIEN_TRINH or _is_nhap(khung):
        _roi(so, khung)
    raise KeyboardInterrupt


def _is_nhap(khung: FrameType | None) -> bool:
    while khung is not None:
        if khung.f_code.co_filename.startswith("<frozen importlib"):
            return True
        khung = khung.f_back
    return False


def _roi(_so: int, _khung: FrameType | None) -> None:
    os._exit(BI_NGAT)


_TIEN_TRINH = os.getpid()

if __name__ == "__main__":
    sys.exit(main())
