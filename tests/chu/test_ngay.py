"""Dates: whole or in part, long or short, there and back."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.chu import Ngay, NgayKhuyet, format_ngay, parse_ngay
from kehoach.chu.ngay import make_ngay
from kehoach.loi import NgayKhongHopLe

MOI_NGAY = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("ngay", "dai", "ngan"),
    [
        (date(2023, 4, 10), "ngày 10 tháng 4 năm 2023", "10/4/2023"),
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024", "09/01/2024"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024", "29/02/2024"),
        (date(2024, 3, 1), "ngày 01 tháng 3 năm 2024", "01/3/2024"),
        (date(2024, 10, 31), "ngày 31 tháng 10 năm 2024", "31/10/2024"),
        (NgayKhuyet(2022, 10), "ngày      tháng 10 năm 2022", "      /10/2022"),
        (NgayKhuyet(2018), "ngày      tháng      năm 2018", "      /      /2018"),
        (NgayKhuyet(None, 2, 5), "ngày 05 tháng 02 năm      ", "05/02/      "),
        (NgayKhuyet(), "ngày      tháng      năm      ", "      /      /      "),
    ],
)
def test_a_date_is_written_so(ngay: Ngay, dai: str, ngan: str) -> None:
    assert (format_ngay(ngay), format_ngay(ngay, ngan=True)) == (dai, ngan)


def test_the_gap_for_a_pen_is_as_wide_as_asked() -> None:
    assert format_ngay(NgayKhuyet(2024, 3), trong=" … ") == "ngày … tháng 3 năm 2024"


@given(MOI_NGAY)
def test_every_date_reads_back_long_short_and_iso(ngay: date) -> None:
    assert {parse_ngay(format_ngay(ngay)), parse_ngay(format_ngay(ngay, ngan=True)), parse_ngay(str(ngay))} == {ngay}


@given(MOI_NGAY, st.booleans(), st.booleans(), st.booleans())
def test_every_date_in_part_reads_back(ngay: date, co_nam: bool, co_thang: bool, co_ngay: bool) -> None:
    khuyet = make_ngay(ngay.year if co_nam else None, ngay.month if co_thang else None, ngay.day if co_ngay else None)
    assert parse_ngay(format_ngay(khuyet)) == khuyet
    assert parse_ngay(format_ngay(khuyet, ngan=True)) == khuyet


@given(MOI_NGAY, st.sets(st.sampled_from(range(3)), min_size=1))
def test_every_date_in_part_reads_back_from_its_iso_form(ngay: date, co: set[int]) -> None:
    khuyet = make_ngay(*(x if i in co else None for i, x in enumerate((ngay.year, ngay.month, ngay.day))))
    assert parse_ngay(khuyet.isoformat()) == khuyet


@pytest.mark.parametrize(
    ("chu", "ngay"),
    [
        ("ngày 10 tháng 4 năm 2023", date(2023, 4, 10)),
        ("Ngày 10 tháng 04 năm 2023", date(2023, 4, 10)),
        ("10 tháng 4 năm 2023", date(2023, 4, 10)),
        ("19/01/2024", date(2024, 1, 19)),
        ("ngày 5/9/2018", date(2018, 9, 5)),
        ("5.9.2018", date(2018, 9, 5)),
        ("5-9-2018", date(2018, 9, 5)),
        ("2023-04-10", date(2023, 4, 10)),
        (" nga\u0300y 10\u00a0tháng 4 năm 2023 ", date(2023, 4, 10)),
        ("tháng 10 năm 2022", NgayKhuyet(2022, 10)),
        ("10/2022", NgayKhuyet(2022, 10)),
        ("tháng 10/2022", NgayKhuyet(2022, 10)),
        ("2022-10", NgayKhuyet(2022, 10)),
        ("2018", NgayKhuyet(2018)),
        ("năm 2018", NgayKhuyet(2018)),
        ("ngày 22 tháng 9", NgayKhuyet(None, 9, 22)),
        ("22/9", NgayKhuyet(None, 9, 22)),
        ("29/02", NgayKhuyet(None, 2, 29)),  # some year has it
    ],
)
def test_a_date_is_read_so(chu: str, ngay: Ngay) -> None:
    assert parse_ngay(chu) == ngay


@pytest.mark.parametrize(
    ("chu", "goi_y"),
    [
        ("31/02/2023", ("28/02/2023",)),
        ("29/02/2023", ("28/02/2023",)),
        ("ngày 31 tháng 4 năm 2024", ("30/4/2024",)),
        ("04/13/2023", ("13/4/2023",)),  # month first
        ("2023-02-30", ("28/02/2023",)),
        ("32/13/2023", ()),
        ("00/01/2023", ()),
        ("13/2022", ()),
        ("0000", ()),
    ],
)
def test_a_day_that_no_calendar_has_is_refused(chu: str, goi_y: tuple[str, ...]) -> None:
    with pytest.raises(NgayKhongHopLe, match="trong lịch") as loi:
        parse_ngay(chu)
    assert loi.value.goi_y == goi_y


@pytest.mark.parametrize(
    "chu",
    ["", " ", "hôm nay", "tháng", "10/4/23", "ngày 10 5 tháng 4", "１０/4/2023", "10/4/2023 x", "10.4-2023",
     "1" * 10**6, "ngày " * 10**5, "/" * 10**6],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_examples(chu: str) -> None:
    with pytest.raises(NgayKhongHopLe, match="không phải ngày tháng") as loi:
        parse_ngay(chu)
    assert loi.value.goi_y


@pytest.mark.parametrize(
    ("chu", "goi_y"),
    [("2026-8-3", "2026-08-03"), ("2026/8/13", "2026-08-13"), ("2026/13/40", "ngày 10 tháng 4 năm 2023")],
)
def test_a_date_in_nearly_the_right_form_is_given_in_it(chu: str, goi_y: str) -> None:
    with pytest.raises(NgayKhongHopLe) as loi:
        parse_ngay(chu)
    assert loi.value.goi_y[0] == goi_y


@pytest.mark.parametrize(
    "phan", [{"nam": 0}, {"nam": 10**10}, {"thang": 13}, {"thang": 0}, {"ngay": 32}, {"thang": 2, "ngay": 30}]
)
def test_parts_of_no_date_are_refused(phan: dict[str, int]) -> None:
    with pytest.raises(NgayKhongHopLe):
        NgayKhuyet(**phan)


def test_a_year_with_a_day_is_not_a_year_with_a_month() -> None:
    assert NgayKhuyet(2022, None, 5).isoformat() != NgayKhuyet(2022, 5).isoformat()


def test_only_text_is_read_as_a_date() -> None:
    with pytest.raises(TypeError):
        parse_ngay(date(2023, 4, 10))  # type: ignore[arg-type]


def test_a_date_in_part_is_a_value() -> None:
    ngay = NgayKhuyet(2022, 10)
    assert pickle.loads(pickle.dumps(ngay)) == ngay
    assert len({ngay, NgayKhuyet(2022, 10)}) == 1
