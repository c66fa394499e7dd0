"""Letters, Roman numerals, ordinals, counts, percentages, lists."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.chu import (
    chu_cai,
    format_danh_sach,
    format_hai_so,
    format_la_ma,
    format_phan_tram,
    format_so,
    format_so_luong,
    parse_la_ma,
    parse_phan_tram,
    parse_so,
    parse_so_luong,
    spell_phan_tram,
    spell_thu_tu,
)
from kehoach.loi import GiaTriKhongHopLe, SoChuKhongHopLe


def test_points_take_the_letters_of_the_vietnamese_alphabet() -> None:
    assert " ".join(map(chu_cai, range(1, 24))) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize("ham", [chu_cai, format_la_ma, spell_thu_tu])
@pytest.mark.parametrize("n", [0, -1])
def test_nothing_is_numbered_from_zero(ham: object, n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        ham(n)  # type: ignore[operator]


@pytest.mark.parametrize(("ham", "n"), [(chu_cai, 24), (format_la_ma, 4000), (format_hai_so, -1)])
def test_what_has_no_official_form_is_refused(ham: object, n: int) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        ham(n)  # type: ignore[operator]


@pytest.mark.parametrize(
    "ham", [chu_cai, format_la_ma, spell_thu_tu, format_hai_so, format_so_luong, format_so, format_phan_tram]
)
@pytest.mark.parametrize("n", [1.0, True, "1", None])
def test_only_whole_numbers_number_things(ham: object, n: object) -> None:
    with pytest.raises(TypeError):
        ham(n)  # type: ignore[operator]


def test_every_roman_numeral_reads_back_and_none_is_shared() -> None:
    chu = [format_la_ma(n) for n in range(1, 4000)]
    assert [parse_la_ma(c) for c in chu] == list(range(1, 4000))
    assert len(set(chu)) == 3999


@pytest.mark.parametrize(
    ("n", "chu"), [(4, "IV"), (9, "IX"), (13, "XIII"), (17, "XVII"), (49, "XLIX"), (2024, "MMXXIV")]
)
def test_roman_numerals_subtract(n: int, chu: str) -> None:
    assert format_la_ma(n) == chu
    assert parse_la_ma(f" {chu.lower()} ") == n


@pytest.mark.parametrize("chu", ["", " ", "IIII", "VX", "IIX", "VV", "A", "I I", "1", "MMMM", "Ⅳ", "I" * 10**6])
def test_what_is_no_roman_numeral_is_refused(chu: str) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        parse_la_ma(chu)


@pytest.mark.parametrize(
    ("n", "chu"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (3, "thứ ba"),
        (4, "thứ tư"),
        (5, "thứ năm"),
        (10, "thứ mười"),
        (21, "thứ hai mươi mốt"),
    ],
)
def test_ordinals_have_their_own_first_and_fourth(n: int, chu: str) -> None:
    assert spell_thu_tu(n) == chu


@pytest.mark.parametrize(
    ("n", "don_vi", "chu"),
    [(3, "bản", "03 (ba) bản"), (5, "ngày", "05 (năm) ngày"), (17, "lớp", "17 (mười bảy) lớp"), (0, "", "00 (không)")],
)
def test_counts_are_padded_and_glossed(n: int, don_vi: str, chu: str) -> None:
    assert format_so_luong(n, don_vi) == chu
    assert parse_so_luong(chu) == (n, don_vi)


@given(st.integers(0, 10**20), st.sampled_from(["", "bản", "ngày làm việc"]))
def test_every_count_reads_back(n: int, don_vi: str) -> None:
    assert parse_so_luong(format_so_luong(n, don_vi)) == (n, don_vi)


@pytest.mark.parametrize(
    "chu", ["3 bản", "03 (bốn) bản", "03 (ba bản", "(ba) bản", "", "03 () bản", "03 (" + "a" * 10**6]
)
def test_counts_whose_words_do_not_fit_are_refused(chu: str) -> None:
    with pytest.raises(SoChuKhongHopLe):
        parse_so_luong(chu)


def test_a_count_that_disagrees_suggests_its_words() -> None:
    with pytest.raises(SoChuKhongHopLe) as loi:
        parse_so_luong("03 (bốn) bản")
    assert (loi.value.cho, loi.value.goi_y) == (4, ("ba",))


# ── digits through Babel ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("so", "chu"),
    [("0", "0"), ("1234.5", "1.234,5"), ("-0.25", "-0,25"), ("640035000", "640.035.000"), ("1.10", "1,1")],
)
def test_numbers_take_dots_and_a_decimal_comma(so: str, chu: str) -> None:
    assert format_so(Decimal(so)) == chu
    assert parse_so(chu) == Decimal(so)


@given(st.integers(-(10**60), 10**60), st.integers(0, 30))
def test_every_decimal_reads_back_whatever_its_length(so: int, mu: int) -> None:
    n = Decimal(so).scaleb(-mu, context=None) if mu == 0 else Decimal((so < 0, tuple(map(int, str(abs(so)))), -mu))
    assert parse_so(format_so(n)) == n
    assert parse_phan_tram(format_phan_tram(n)) == n


@pytest.mark.parametrize(
    "chu",
    ["", "7.35", "1,617,000", "1.61", "1 000", "abc", "NaN", "1e5", "Infinity", "１２", "--1", "1,", ",5", "1" * 10**6],
)
def test_what_is_no_vietnamese_number_is_refused(chu: str) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        parse_so(chu)


def test_a_number_with_an_english_point_suggests_the_comma() -> None:
    with pytest.raises(GiaTriKhongHopLe) as loi:
        parse_so("7.35")
    assert "7,35" in loi.value.goi_y


@pytest.mark.parametrize(("so", "chu"), [("12.6", "12,6%"), ("100", "100%"), ("0.05", "0,05%"), ("-3", "-3%")])
def test_percentages_have_a_comma_and_no_space(so: str, chu: str) -> None:
    assert format_phan_tram(Decimal(so)) == chu
    assert parse_phan_tram(chu) == Decimal(so)


def test_percentages_are_spelled() -> None:
    assert spell_phan_tram(Decimal("2.35")) == "hai phẩy ba mươi lăm phần trăm"


@pytest.mark.parametrize("chu", ["12,6", "%", "12.6%", "a%"])
def test_what_is_no_percentage_is_refused(chu: str) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        parse_phan_tram(chu)


@pytest.mark.parametrize("so", ["NaN", "Infinity"])
def test_no_infinite_number_is_written(so: str) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        format_so(Decimal(so))


@pytest.mark.parametrize(
    ("muc", "chu"), [([], ""), (["xã"], "xã"), (["xã", "huyện"], "xã và huyện"), (["a", "b", "c"], "a, b và c")]
)
def test_lists_end_with_va(muc: list[str], chu: str) -> None:
    assert format_danh_sach(muc) == chu
