"""The collector rests while a batch is under way, and has nothing to do afterwards."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from nha_may_du_an import write_du_an

from kehoach.dong_loat.don_rac import pause_gc
from kehoach.dong_loat.xay import build
from kehoach.mo_hinh.duyet import iter_mo_hinh
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nap.load import load
from kehoach.trinh_bay.render import render_docx
from nha_may import FIXTURES, THANH_PHAN


@pytest.fixture(params=[True, False], ids=["on", "off"])
def dang_bat(request: pytest.FixtureRequest) -> Iterator[bool]:
    """The collector on, or off, as the test finds it."""
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_the_collector_is_paused_and_then_as_it_was(dang_bat: bool) -> None:
    with pause_gc():
        assert not gc.isenabled()
        with pause_gc():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() == dang_bat


def test_the_collector_is_as_it_was_after_an_error(dang_bat: bool) -> None:
    with pytest.raises(ZeroDivisionError), pause_gc():
        raise ZeroDivisionError
    assert gc.isenabled() == dang_bat


def test_a_build_leaves_the_collector_as_it_was(tmp_path: Path, dang_bat: bool) -> None:
    build(write_du_an(tmp_path / "d"), bao_tien_do=lambda *_: None)
    assert gc.isenabled() == dang_bat


@pytest.mark.parametrize("tep", [*FIXTURES, *THANH_PHAN], ids=lambda t: t.stem)
def test_a_plan_that_is_done_with_goes_at_once(tep: Path) -> None:
    """No cycle holds it or its duties: with the collector off they go with the last name for them."""
    gc.disable()
    try:
        ke_hoach = load(tep)
        con = [weakref.ref(ke_hoach), *(weakref.ref(x) for _, x in iter_mo_hinh(ke_hoach, PhanCong))]
        render_docx(ke_hoach)
        assert all(x() for x in con)
        del ke_hoach
        assert not any(x() for x in con)
    finally:
        gc.enable()
