"""The counters themselves: linear work passes, quadratic work does not, whether Python or C does it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from do_cong import check_tuyen_tinh, count_byte, count_loi_goi


def _a(n: int) -> str:
    return "a" * n


_LOP = re.compile("a*")
_LUI = re.compile("a*b")  # from every letter to the end


@pytest.mark.parametrize("lam", [lambda chu: [x.upper() for x in chu], _LOP.search, lambda chu: chu.replace("a", "b")])
def test_linear_work_is_linear(lam: Callable[[str], object]) -> None:
    check_tuyen_tinh(lam, _a, 20_000)


def test_work_that_grows_faster_in_calls_is_not() -> None:
    with pytest.raises(AssertionError, match="lời gọi thành"):
        check_tuyen_tinh(lambda chu: [x.upper() for x in chu for _ in chu], _a, 800)


def test_work_that_grows_faster_inside_one_call_is_not() -> None:
    with pytest.raises(AssertionError, match="CPU tăng"):
        check_tuyen_tinh(_LUI.search, _a, 20_000)


def test_calls_and_bytes_are_the_same_every_time() -> None:
    assert len({count_loi_goi(lambda: sorted("abc", key=str.upper)) for _ in range(3)}) == 1
    assert count_byte(lambda: [bytes(10**6)] * 2) == pytest.approx(10**6, rel=0.1)
