from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from do_cong import check_tuyen_tinh
from kehoach.ooxml.do_rong import RONG_KHONG_RO, count_lines, has_glyph, measure, wrap
from kehoach.ooxml.don_vi import pt_to_mm

VIET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
KIEU = [(dam, nghieng) for dam in (False, True) for nghieng in (False, True)]

# Measured on the fonts by another program; millimetres, one decimal.
FIGURES = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 12, 88.3),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 13, 95.7),
    ("Độc lập - Tự do - Hạnh phúc", True, False, 13, 56.1),
    ("Độc lập - Tự do - Hạnh phúc", True, False, 14, 60.5),
    ("ỦY BAN NHÂN DÂN", True, False, 12, 39.9),
    ("ỦY BAN NHÂN DÂN", True, False, 13, 43.2),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026", False, True, 13, 96.4),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026", False, True, 14, 103.9),
]


@pytest.mark.parametrize(("text", "dam", "nghieng", "co", "mm"), FIGURES)
def test_a_width_is_the_measured_one_within_a_tenth_of_a_millimetre(
    text: str, dam: bool, nghieng: bool, co: int, mm: float
) -> None:
    assert abs(pt_to_mm(measure(text, co, dam=dam, nghieng=nghieng)) - mm) <= 0.051


@pytest.mark.parametrize(("dam", "nghieng"), KIEU)
def test_every_letter_and_sign_of_an_official_text_has_a_known_width(dam: bool, nghieng: bool) -> None:
    ky_tu = VIET + VIET.upper() + "".join(map(chr, range(0x20, 0x7F))) + "–—‑‘’“”…•°§₫½²³×÷≤≥→←«»\u00a0№™‰□■"
    assert [k for k in ky_tu if not has_glyph(k, dam=dam, nghieng=nghieng)] == []


@pytest.mark.parametrize(("dam", "nghieng"), KIEU)
def test_a_tone_mark_does_not_change_a_letter_s_width(dam: bool, nghieng: bool) -> None:
    for chu in VIET + VIET.upper():
        tach = unicodedata.normalize("NFD", chu)
        goc = unicodedata.normalize("NFC", tach[0] + "".join(d for d in tach[1:] if d in "\u0302\u0306\u031b"))
        rong = [measure(k, 2048, dam=dam, nghieng=nghieng) for k in (chu, goc)]
        assert rong[0] == rong[1], chu


@pytest.mark.parametrize("dau", "\u0300\u0301\u0302\u0303\u0306\u0309\u0323\u031b")
def test_a_combining_mark_has_no_width(dau: str) -> None:
    assert measure(dau, 14) == 0


def test_the_four_faces_differ() -> None:
    assert len({measure(VIET, 14, dam=dam, nghieng=nghieng) for dam, nghieng in KIEU}) == 4


@pytest.mark.parametrize("ky_tu", ["☐", "😀", "中", "\ud800"])
def test_an_unknown_character_counts_one_em(ky_tu: str) -> None:
    assert measure(ky_tu, 14) == RONG_KHONG_RO * 14
    assert not has_glyph(ky_tu)


def test_digits_have_one_width_so_that_columns_of_money_stand_in_line() -> None:
    assert len({measure(k, 14) for k in "0123456789"}) == 1


WRAPPED = [
    # text, lines at 14 pt in 60 pt, what it proves
    ("", [""]),
    ("Một hai ba", ["Một hai", "ba"]),
    ("Một\nhai", ["Một", "hai"]),  # a chosen break
    ("Một\n\nhai", ["Một", "", "hai"]),
    ("abcd Một\u00a0hai", ["abcd", "Một\u00a0hai"]),  # a no-break space holds
    ("nghiêng nghiêng", ["nghiêng", "nghiêng"]),
    ("wwwwwwwwww", ["wwwww", "wwwww"]),  # 10.1 pt each
    ("a wwwwwwwwww b", ["a", "wwwww", "wwwww", "b"]),
]


@pytest.mark.parametrize(("text", "dong"), WRAPPED)
def test_lines_break_at_spaces_and_at_chosen_breaks(text: str, dong: list[str]) -> None:
    assert wrap(text, 14, 60) == dong
    assert count_lines(text, 14, 60) == len(dong)


def test_an_indent_narrows_the_first_line_only() -> None:
    assert wrap("Một hai ba", 14, 60, thut=30) == ["Một", "hai ba"]
    assert wrap("Một hai ba bốn năm", 14, 60, thut=-30) == ["Một hai ba bốn", "năm"]


def test_a_line_that_fits_exactly_is_not_broken() -> None:
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    rong = measure(text, 13, dam=True)
    assert wrap(text, 13, rong, dam=True) == [text]
    assert count_lines(text, 13, rong - 0.01, dam=True) == 2


@settings(max_examples=150)
@given(st.text(st.sampled_from("aộ iW.-\n" + "\u00a0"), max_size=60), st.floats(1, 200), st.floats(-30, 30))
def test_no_line_is_wider_than_the_paragraph_and_no_word_is_lost(text: str, rong: float, thut: float) -> None:
    dong = wrap(text, 13, rong, thut=thut)
    assert "".join(dong).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    qua_rong = [d for i, d in enumerate(dong) if measure(d, 13) > (rong if i else rong - thut) + 1e-6]
    assert all(len(d.strip(" ")) <= 1 for d in qua_rong)  # which no line can hold


def test_a_very_long_text_is_measured_and_wrapped_in_linear_time() -> None:
    may = random.Random(1)
    tu = [may.choice(["kế", "hoạch", "thực", "hiện"]) for _ in range(20_000)]
    assert " ".join(wrap(" ".join(tu), 14, 460)) == " ".join(tu)
    check_tuyen_tinh(lambda text: wrap(text, 14, 460), lambda n: " ".join(tu[:n]), len(tu))
