"""docs/quy_tac/ follows from the data."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kehoach.kiem_tra.quy_tac import danh_sach_quy_tac

_DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def tao() -> ModuleType:
    mo_ta = importlib.util.spec_from_file_location("tao_quy_tac", _DOCS / "tao_quy_tac.py")
    assert mo_ta is not None
    assert mo_ta.loader is not None
    mo_dun = importlib.util.module_from_spec(mo_ta)
    mo_ta.loader.exec_module(mo_dun)
    return mo_dun


def test_the_committed_pages_are_those_the_data_give(tao: ModuleType) -> None:
    da_luu = {t.name: t.read_text("utf-8") for t in (_DOCS / "quy_tac").iterdir()}
    assert da_luu == tao.pages(), "Chạy lại: python docs/tao_quy_tac.py"


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_every_rule_has_a_line(tao: ModuleType, che_do: str) -> None:
    trang = tao.pages()[f"{che_do}.md"]
    assert [q.ma for q in danh_sach_quy_tac(che_do) if f"| `{q.ma}` |" not in trang] == []
