"""Đo công: how much work a thing takes, counted, so that a loaded machine changes no verdict.

Calls are counted exactly. What C does inside one call (a pattern that goes back and forth, a search over a text) no
count sees: there the CPU time of this thread is held against that of the same work on less, in the same process.
Waiting for other programs costs no CPU, and the ratio of linear work (about 8) is far from that of quadratic work (64).
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

TREO = 900
"""Seconds after which a program that a test waits for is taken for hung. A guard: no verdict hangs on it."""

_NHIP_CHO = 0.01

LAN = 8
"""The larger input of `check_tuyen_tinh` is so many times the smaller."""

_DU_GOI = 1.25
_DU_CPU = 2.5
_CPU_NHO = 0.001
"""Seconds: less is not measured but the clock's step."""


def wait_until(xong: Callable[[], bool]) -> None:
    """Chờ đến khi: until `xong()` holds, which another process brings about."""
    for _ in range(int(TREO / _NHIP_CHO)):
        if xong():
            return
        time.sleep(_NHIP_CHO)
    raise AssertionError("chờ mãi không xong")


def count_loi_goi(lam: Callable[[], object]) -> int:
    """Lời gọi: how many Python and C functions `lam` calls, one more for each step of a generator.

    >>> count_loi_goi(lambda: [abs(x) for x in range(90)]) - count_loi_goi(lambda: [abs(x) for x in range(20)])
    70
    """
    dem = 0

    def ghi(_khung: FrameType, viec: str, _doi_so: object) -> None:
        nonlocal dem
        dem += viec in ("call", "c_call")

    cu = sys.getprofile()
    sys.setprofile(ghi)
    try:
        lam()
    finally:
        sys.setprofile(cu)
    return dem


def count_byte(lam: Callable[[], object]) -> int:
    """Byte: the most memory that `lam` holds at once beyond what was held before, in Python's objects.

    >>> 10**6 <= count_byte(lambda: bytes(10**6)) < 2 * 10**6
    True
    """
    tracemalloc.start()
    try:
        lam()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def check_tuyen_tinh(lam: Callable[[T], object], tao: Callable[[int], T], n: int) -> None:
    """Tuyến tính: `lam` takes work in proportion to its input; `tao` makes an input of a size, up to `n`."""
    nho, lon = tao(n // LAN), tao(n)
    lam(nho)  # what is loaded once
    it, nhieu = (count_loi_goi(lambda x=x: lam(x)) for x in (nho, lon))  # type: ignore[misc]
    assert nhieu <= LAN * _DU_GOI * it, f"{it} lời gọi thành {nhieu}"
    # Again only when in doubt: a neighbour on the same core can make a second slow, and does not do so three times.
    do = []
    for _ in range(3):
        do.append((_cpu(lam, nho), _cpu(lam, lon)))
        it_cpu, nhieu_cpu = map(min, zip(*do, strict=True))
        if nhieu_cpu <= LAN * _DU_CPU * max(it_cpu, _CPU_NHO):
            return
    raise AssertionError(f"CPU tăng quá {LAN * _DU_CPU:g} lần khi dữ liệu tăng {LAN} lần: {do}")


def _cpu(lam: Callable[[T], object], x: T) -> float:
    """Seconds of CPU that this thread spends."""
    gc.collect()
    gc.disable()
    try:
        dau = time.thread_time()
        lam(x)
        return time.thread_time() - dau
    finally:
        gc.enable()
