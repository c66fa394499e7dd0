"""Fingerprints: another input, another fingerprint; and every citation that a source may need is counted."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import combinations

import pytest

from kehoach.bang.o_bang import O
from kehoach.dong_loat.van_tay_vao import hash_hang, select_vien_dan

CHUNG = {"kh07": "Kế hoạch …", "khóa": "Nghị định …"}


@pytest.mark.parametrize(
    ("a", "b"),
    list(combinations([None, "None", "", "12", 12, 12.5, "12.5", date(2023, 1, 2), "2023-01-02"], 2)),
)
def test_other_cells_have_other_fingerprints(a: O, b: O) -> None:
    assert hash_hang("g", {"x": a}) != hash_hang("g", {"x": b})


def test_columns_count_too_and_their_order_does_not() -> None:
    assert hash_hang("g", {"x": "1", "y": "2"}) == hash_hang("g", {"y": "2", "x": "1"})
    assert hash_hang("g", {"x": "1", "y": "2"}) != hash_hang("g", {"x": "2", "y": "1"})


@pytest.mark.parametrize(
    ("noi_dung", "khoa"),
    [
        ("Theo [@kh07, Điều 3]", ["kh07"]),
        ("Theo [@ khóa ; tat]", ["khóa"]),
        (unicodedata.normalize("NFD", "Theo [@khóa]"), ["khóa"]),
        ("Theo [@${x}]", ["kh07", "khóa"]),
        ('{"can_cu": "Theo [\\u0040kh07]"}', ["kh07", "khóa"]),
        ("Không dẫn gì, kh07", []),
    ],
)
def test_a_source_takes_the_citations_that_it_may_need(noi_dung: str, khoa: list[str]) -> None:
    assert list(select_vien_dan(noi_dung.encode(), CHUNG)) == khoa
    assert list(select_vien_dan(noi_dung.encode(), CHUNG, het=True)) == ["kh07", "khóa"]
