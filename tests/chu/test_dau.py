"""Characters: normal form, cleaning, folding, sorting, capitals."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.chu import clean_chu, fold, in_hoa, sap_xep_khoa, to_nfc, viet_hoa_dau, viet_hoa_ten

CHU_VIET = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéẻẹếềệíìịóòọốồộớờợúùụứừựýỳỵAÁĐĂÂÊÔƠƯ 0123/-.,")


@pytest.mark.parametrize("dang", ["NFC", "NFD", "NFKC", "NFKD"])
@given(chu=CHU_VIET)
def test_every_unicode_form_comes_to_one(dang: str, chu: str) -> None:
    assert to_nfc(unicodedata.normalize(dang, chu)) == to_nfc(chu)  # type: ignore[arg-type]


def test_a_loose_tone_mark_joins_its_letter() -> None:
    assert to_nfc("quyê\u0301t đi\u0323nh") == "quyết định"


@pytest.mark.parametrize(
    ("chu", "sach"),
    [
        ("Ðề án, Ɖề án", "Đề án, Đề án"),
        ("ð ɖ", "đ đ"),
        ("Số\u00a006/\u200bKH\u2060-UB\u00adND\ufeff", "Số 06/KH-UBND"),
        ("a\u2009b\u202fc\u2007d", "a b c d"),
        ("hai\ndòng\tchữ", "hai\ndòng\tchữ"),  # lines stay
        ("hoà thuận, Uỷ ban", "hoà thuận, Uỷ ban"),  # tone placement is never rewritten
    ],
)
def test_text_is_cleaned_of_what_does_not_show(chu: str, sach: str) -> None:
    assert clean_chu(chu) == sach


@pytest.mark.parametrize(
    ("mot", "hai"),
    [
        ("hòa", "hoà"),
        ("Ủy ban", "UỶ BAN"),
        ("thủy", "thuỷ"),
        ("Đường", "ðuong"),
        ("quyê\u0301t", "Quyết"),
        ("a  b", " A B "),
    ],
)
def test_what_a_searcher_takes_for_the_same_folds_alike(mot: str, hai: str) -> None:
    assert fold(mot) == fold(hai)


@given(CHU_VIET)
def test_a_folded_text_holds_no_marks_and_folds_to_itself(chu: str) -> None:
    gap = fold(chu)
    assert gap.isascii()
    assert fold(gap) == gap


def test_the_alphabet_sorts_in_its_own_order() -> None:
    bang = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    xao = random.Random(4).sample(bang, len(bang))
    assert sorted(xao, key=sap_xep_khoa) == bang


def test_tones_sort_in_dictionary_order() -> None:
    assert sorted("mạ má mã mả mà ma".split(), key=sap_xep_khoa) == "ma mà mả mã má mạ".split()  # noqa: SIM905


@pytest.mark.parametrize(
    "dung",
    [
        ["an", "Anh", "ăn", "ân"],
        ["Dương", "Đà Nẵng", "Đăk Lăk", "Em"],
        ["ba", "bà", "bác"],  # a letter weighs more than a tone
        ["Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng"],
        ["hoa an", "hòa an", "hoa bình", "hòa bình"],
        ["hoá", "hoạ"],  # level, …, sắc, nặng
        ["hòa", "hoà b", "hòa c"],  # the place of the mark does not count
        ["1", "2", "a"],
        ["kế", "kế hoạch", "kế toán"],  # a word before its compounds
        ["an", "An"],
    ],
)
def test_names_sort_as_in_a_vietnamese_register(dung: list[str]) -> None:
    nguoc = dung[::-1]
    assert sorted(nguoc, key=sap_xep_khoa) == dung


@given(CHU_VIET)
def test_unicode_forms_sort_to_one_place(chu: str) -> None:
    assert sap_xep_khoa(unicodedata.normalize("NFD", chu)) == sap_xep_khoa(unicodedata.normalize("NFC", chu))


@pytest.mark.parametrize(
    ("chu", "hoa"),
    [
        ("đến hết tháng 9", "Đến hết tháng 9"),
        ("«ấp Trà Cú» và", "«Ấp Trà Cú» và"),
        ("06/KH-UBND kèm theo", "06/KH-UBND kèm theo"),
        ("Đã hoa", "Đã hoa"),
        ("", ""),
        ("...", "..."),
        ("ßa", "ßa"),  # a letter that grows is left alone
    ],
)
def test_only_the_first_letter_of_a_sentence_is_raised(chu: str, hoa: str) -> None:
    assert viet_hoa_dau(chu) == hoa


@pytest.mark.parametrize(
    ("chu", "hoa"),
    [
        ("Thực hiện Quyết định số 90/QĐ-TTg", "THỰC HIỆN QUYẾT ĐỊNH SỐ 90/QĐ-TTg"),
        ("Tờ trình 05/TTr-UBND", "TỜ TRÌNH 05/TTr-UBND"),
        ("Số 06/KH-UBND", "SỐ 06/KH-UBND"),
        ("gửi b/c đ/c", "GỬI b/c đ/c"),
        ("thư tới vanthu@example.vn", "THƯ TỚI vanthu@example.vn"),
        ("Lao động - Thương binh và Xã hội", "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        ("giai đoạn 2021-2025", "GIAI ĐOẠN 2021-2025"),
        ("hai  khoảng\ntrắng", "HAI  KHOẢNG\nTRẮNG"),
    ],
)
def test_capitals_keep_symbols(chu: str, hoa: str) -> None:
    assert in_hoa(chu) == hoa


@pytest.mark.parametrize(
    ("chu", "hoa"),
    [
        ("tăng thị thắm", "Tăng Thị Thắm"),
        ("TĂNG THỊ THẮM", "Tăng Thị Thắm"),
        ("số 06/KH-UBND", "Số 06/KH-UBND"),
        ("mát-xcơ-va", "Mát-Xcơ-Va"),
        ("UBND xã", "UBND Xã"),
    ],
)
def test_names_take_a_capital_for_each_syllable(chu: str, hoa: str) -> None:
    assert viet_hoa_ten(chu) == hoa


@given(CHU_VIET)
def test_capitals_change_no_letter_but_its_case(chu: str) -> None:
    assert in_hoa(chu).lower() == viet_hoa_dau(chu).lower() == viet_hoa_ten(chu).lower() == chu.lower()
