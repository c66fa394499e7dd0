"""Dọn rác: no collecting of garbage cycles while a batch is under way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_gc() -> Iterator[None]:
    """Leave cyclic garbage alone for a while: the collector would walk over plans that are all in use.

    Works process-wide, as the collector does. Whoever finds it paused leaves it to the one who paused it, so threads
    that overlap end with the collector as it was.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
