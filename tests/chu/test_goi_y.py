"""The right name nearest to a wrong one: one measure for every list of names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kehoach as kh
from kehoach.chu.goi_y import find_gan, suggest_ten

TRUONG = ["muc_dich", "yeu_cau", "noi_dung", "can_cu", "to_chuc_thuc_hien"]
DO_KHAN = ["Khẩn", "Thượng khẩn", "Hỏa tốc"]


@pytest.mark.parametrize(
    ("ten", "co", "mong"),
    [
        ("can_ku", TRUONG, "can_cu"),  # a slip
        ("Mục đích", TRUONG, "muc_dich"),  # the word instead of its name
        ("yeu-cau", TRUONG, "yeu_cau"),
        ("to_chuc", TRUONG, "to_chuc_thuc_hien"),  # half of it
        ("Hoa toc", DO_KHAN, "Hỏa tốc"),  # no marks
        ("Thượng khân", DO_KHAN, "Thượng khẩn"),
    ],
)
def test_the_nearest_name_is_offered(ten: str, co: list[str], mong: str) -> None:
    assert suggest_ten(ten, co, "khác") == f"có phải «{mong}»?"


@pytest.mark.parametrize("ten", ["xyz", "", "{}", "c" * 101, "💰"])
def test_what_resembles_nothing_gets_the_other_advice(ten: str) -> None:
    assert suggest_ten(ten, TRUONG, "có: can_cu") == "có: can_cu"


def test_another_degree_of_urgency_is_no_slip() -> None:
    assert suggest_ten("Rất khẩn", DO_KHAN) == ""


def test_only_so_many_names_are_looked_through() -> None:
    assert find_gan("can_cu", (f"{i}" if i < 300 else "can_cu" for i in range(400))) == ()


def test_nobody_measures_likeness_of_names_another_way() -> None:
    goc = Path(kh.__file__).parent
    dung = {t.relative_to(goc).as_posix() for t in goc.rglob("*.py") if "get_close_matches" in _ten(t)}
    assert dung == {"chu/goi_y.py"}


def _ten(tep: Path) -> set[str]:
    cay = ast.walk(ast.parse(tep.read_text("utf-8")))
    return {a.name for nut in cay if isinstance(nut, ast.ImportFrom) for a in nut.names}
