"""Balanced lines: as many as before, none wider than the column, the last one no orphan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ooxml.can_dong import balance_lines, measure_last_line
from kehoach.ooxml.do_rong import KieuChu, measure, wrap

KIEU = KieuChu(14, dam=True)
TRICH_YEU = "Giám sát, đánh giá việc thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững trên địa bàn"


def _dong(chu: str, rong: float) -> list[str]:
    return wrap(chu, KIEU.co, rong, dam=KIEU.dam)


def _rong(dong: str) -> float:
    return measure(dong, KIEU.co, dam=KIEU.dam)


@pytest.mark.parametrize("rong", [230, 300, 380, 450])
def test_a_long_title_keeps_its_lines_and_leaves_no_short_one(rong: float) -> None:
    can = balance_lines(TRICH_YEU, KIEU, rong)
    dong = _dong(TRICH_YEU, rong - 2 * can.thut)
    assert len(dong) == len(_dong(TRICH_YEU, rong))
    assert can.dai_cuoi == pytest.approx(_rong(dong[-1]))
    assert can.dai_cuoi > 0.6 * max(map(_rong, dong))


@given(st.lists(st.text("aâơmnk", min_size=1, max_size=8), min_size=1, max_size=14), st.floats(80, 500))
def test_balancing_never_adds_a_line_and_never_leaves_the_column(tu: list[str], rong: float) -> None:
    chu = " ".join(tu)
    can = balance_lines(chu, KIEU, rong)
    assert 0 <= can.thut < rong / 2
    assert len(_dong(chu, rong - 2 * can.thut)) == len(_dong(chu, rong))
    assert can.dai_cuoi <= rong


@pytest.mark.parametrize("chu", ["Một dòng", "Dòng tác giả ngắt\nở đây"])
def test_one_line_and_lines_that_the_author_broke_stay(chu: str) -> None:
    assert balance_lines(chu, KIEU, 400) == (0.0, pytest.approx(_rong(chu.split("\n")[-1])))


def test_lengths_are_in_the_unit_of_the_size() -> None:
    pt, twip = balance_lines(TRICH_YEU, KIEU, 300), balance_lines(TRICH_YEU, KieuChu(14 * 20, dam=True), 6000)
    assert (twip.thut, twip.dai_cuoi) == pytest.approx((pt.thut * 20, pt.dai_cuoi * 20))


@pytest.mark.parametrize(("chu", "cuoi"), [("Phụ lục", "Phụ lục"), ("Phụ lục\nDanh mục", "Danh mục"), ("", "")])
def test_the_last_line_of_a_text_across_the_column(chu: str, cuoi: str) -> None:
    assert measure_last_line(chu, KIEU, 400) == pytest.approx(_rong(cuoi))
