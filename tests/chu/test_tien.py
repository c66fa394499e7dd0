"""Amounts: read, written, never a đồng lost."""

from __future__ import annotations

import json
import pickle
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.chu import KieuDoc, Tien, format_tien, format_tien_chu, parse_tien, spell_tien
from kehoach.chu.tien import DonViTien, group_so
from kehoach.loi import TienKhongHopLe

DON_VI: tuple[DonViTien, ...] = get_args(DonViTien)
SO_TIEN = st.integers(0, 10**18)
KIEU_TIEN = st.builds(
    KieuDoc,
    hoa=st.booleans(),
    nhan=st.sampled_from(["", "Bằng chữ", "bằng chữ"]),
    chan=st.booleans(),
    don_vi_ngoai=st.booleans(),
    linh=st.sampled_from(["linh", "lẻ"]),
    ty=st.sampled_from(["tỷ", "tỉ"]),
    mot=st.sampled_from(["mốt", "một"]),
    phay_nhom=st.sampled_from(["", "tỷ", "nhóm"]),
)


def test_the_total_of_the_tra_cu_plan_prints_in_digits_and_words() -> None:
    assert format_tien_chu(2_481_000_000) == "2.481.000.000 đồng (Hai tỷ bốn trăm tám mươi mốt triệu đồng)"


@pytest.mark.parametrize(
    ("tien", "don_vi", "chu"),
    [
        (0, "đồng", "0 đồng"),
        (999, "đồng", "999 đồng"),
        (640_035_000, "đồng", "640.035.000 đồng"),
        (1_500, "nghìn đồng", "1,5 nghìn đồng"),
        (587_000_000, "triệu đồng", "587 triệu đồng"),
        (1_617_000_000, "triệu đồng", "1.617 triệu đồng"),
        (4_500_000_000, "tỷ đồng", "4,5 tỷ đồng"),
        (1, "tỷ đồng", "0,000000001 tỷ đồng"),
        (10_000_000_001, "tỷ đồng", "10,000000001 tỷ đồng"),
        (-1_500, "nghìn đồng", "-1,5 nghìn đồng"),
    ],
)
def test_an_amount_is_written_so(tien: int, don_vi: DonViTien, chu: str) -> None:
    assert format_tien(tien, don_vi) == chu


@given(SO_TIEN, st.sampled_from(DON_VI))
def test_no_unit_loses_a_dong(tien: int, don_vi: DonViTien) -> None:
    assert parse_tien(format_tien(tien, don_vi)) == tien


@given(SO_TIEN, st.sampled_from(DON_VI), KIEU_TIEN)
def test_digits_and_words_of_every_style_read_back(tien: int, don_vi: DonViTien, kieu: KieuDoc) -> None:
    assert parse_tien(format_tien_chu(tien, don_vi, kieu)) == tien
    assert parse_tien(spell_tien(tien, kieu)) == tien


@pytest.mark.parametrize(
    ("kieu", "chu"),
    [
        (KieuDoc(), "34.000.000 đồng (Ba mươi bốn triệu đồng)"),
        (KieuDoc(hoa=False), "34.000.000 đồng (ba mươi bốn triệu đồng)"),  # laws and decrees
        (KieuDoc(nhan="Bằng chữ", chan=True), "34.000.000 đồng (Bằng chữ: Ba mươi bốn triệu đồng chẵn)"),
        (KieuDoc(hoa=False, don_vi_ngoai=True), "34.000.000 (ba mươi bốn triệu) đồng"),
        (KieuDoc(hoa=False, don_vi_ngoai=True, chan=True), "34.000.000 (ba mươi bốn triệu) đồng chẵn"),
    ],
)
def test_styles_of_the_words_after_an_amount(kieu: KieuDoc, chu: str) -> None:
    assert format_tien_chu(34_000_000, kieu=kieu) == chu


def test_digits_in_a_short_unit_keep_words_in_dong() -> None:
    assert format_tien_chu(34 * 10**9, "tỷ đồng", KieuDoc(hoa=False)) == "34 tỷ đồng (ba mươi bốn tỷ đồng)"


@pytest.mark.parametrize(
    ("chu", "tien"),
    [
        ("2.481.000.000 đồng", 2_481_000_000),
        ("587 triệu đồng", 587_000_000),
        ("4,5 tỷ đồng", 4_500_000_000),
        ("1.617.000.000đ", 1_617_000_000),
        ("1617000000 đồng", 1_617_000_000),
        ("1.617 đồng", 1_617),  # with a unit, the dot is sure
        ("1.617 triệu đồng", 1_617_000_000),
        ("1,617 triệu đồng", 1_617_000),
        ("4,50 tỷ đồng", 4_500_000_000),
        ("05 triệu đồng", 5_000_000),
        ("2 tỷ 481 triệu đồng", 2_481_000_000),
        ("2 tỉ 481,5 triệu đồng", 2_481_500_000),
        ("1.200 nghìn tỷ đồng", 1_200 * 10**12),
        ("3 triệu tỷ đồng", 3 * 10**15),
        ("300 ngàn đồng", 300_000),
        ("5tr", 5_000_000),
        ("5 tr.đ", 5_000_000),
        ("587 triệu", 587_000_000),
        ("100.000 VNĐ", 100_000),
        ("100.000 vnd", 100_000),
        ("100.000 đồng Việt Nam", 100_000),
        ("100.000 đồng chẵn", 100_000),
        ("  587\u00a0TRIỆU  ĐỒNG. ", 587_000_000),
        ("587 trie\u0323\u0302u đo\u0302\u0300ng", 587_000_000),  # NFD
        ("587 triệu ðồng", 587_000_000),  # U+00F0, not đ
        ("Hai tỷ bốn trăm tám mươi mốt triệu đồng", 2_481_000_000),
        ("(Bằng chữ: Hai tỷ đồng chẵn./.)", 2_000_000_000),
        ("34.000.000 đồng (ba mươi bốn triệu đồng)", 34_000_000),
        ("34.000.000 (ba mươi bốn triệu) đồng", 34_000_000),
        ("0 đồng", 0),
    ],
)
def test_an_amount_is_read_so(chu: str, tien: int) -> None:
    assert parse_tien(chu) == tien
    assert type(parse_tien(chu)) is Tien


@pytest.mark.parametrize(
    ("chu", "cho", "goi_y"),
    [
        ("1.617", 5, "1.617 đồng"),
        ("1617000000", 10, "1.617.000.000 đồng"),
        ("5 triệu 200", 11, "5 triệu 200 đồng"),
        ("2.481.00 đồng", 0, None),
        ("1,617.000 đồng", 0, "1.617,000 đồng"),
        ("1,617,000 đồng", 0, "1.617.000 đồng"),
        ("1,617 đồng", 1, "1.617 đồng"),
        ("4.5 tỷ đồng", 0, "4,5 tỷ đồng"),
        ("4,1234567891 tỷ đồng", 1, None),
        ("0,5 đồng", 1, None),
        ("0.617.000 đồng", 0, None),
        ("100 000 đồng", 4, "100.000 đồng"),
        ("１２ đồng", 0, "12 đồng"),
        ("-5 đồng", 0, None),
        ("âm năm đồng", 0, None),
        ("", 0, None),
        (" \u200b ", 0, None),
        ("đồng", 0, "2.481.000.000 đồng"),
        ("100 USD", 4, "đồng"),
        ("12.000đ/người", 7, "đồng"),
        ("2 tỷ 2481 triệu đồng", 5, None),
        ("2 tỷ 5 tỷ đồng", 5, None),
        ("2,5 tỷ 100 triệu đồng", 0, None),
        ("Hai tỷ", 6, "Hai tỷ đồng"),
        ("hai trăn đồng", 4, "trăm"),
        ("2 triệu đồng (ba triệu đồng)", 14, "Hai triệu đồng"),
        ("2 triệu đồng (hai triệu", 13, "đồng"),
        ("9" * 100_000 + " đồng", 0, None),
        ("Infinity đồng", 0, None),
        ("1e5 đồng", 1, "đồng"),
    ],
)
def test_what_is_no_sure_amount_is_refused_with_place_and_remedy(chu: str, cho: int, goi_y: str | None) -> None:
    with pytest.raises(TienKhongHopLe) as loi:
        parse_tien(chu)
    assert (loi.value.cho, next(iter(loi.value.goi_y), None)) == (cho, goi_y)


def test_a_bare_number_says_why_it_is_refused() -> None:
    with pytest.raises(TienKhongHopLe, match="không ghi đơn vị"):
        parse_tien("1.617")


@pytest.mark.parametrize(("don_vi", "tien"), [("đồng", 1_617), ("triệu đồng", 1_617_000_000)])
def test_the_head_of_a_table_gives_a_bare_number_its_unit(don_vi: DonViTien, tien: int) -> None:
    assert parse_tien("1.617", don_vi) == tien
    assert parse_tien("2 tỷ đồng", don_vi) == 2 * 10**9


@pytest.mark.parametrize("ham", [format_tien, spell_tien, format_tien_chu, Tien])
@pytest.mark.parametrize("gia_tri", [1.0, True, "5", None])
def test_only_whole_dong_are_money(ham: object, gia_tri: object) -> None:
    with pytest.raises(TypeError):
        ham(gia_tri)  # type: ignore[operator]


@pytest.mark.parametrize("gia_tri", [5, 5.0, None, b"5"])
def test_only_text_is_read(gia_tri: object) -> None:
    with pytest.raises(TypeError):
        parse_tien(gia_tri)  # type: ignore[arg-type]


@pytest.mark.parametrize("ham", [lambda: format_tien(5, "xu"), lambda: parse_tien("5", "xu")])  # type: ignore[arg-type]
def test_an_unknown_unit_is_refused(ham: object) -> None:
    with pytest.raises(ValueError, match="xu"):
        ham()  # type: ignore[operator]


def test_an_amount_is_the_int_it_holds() -> None:
    tien = Tien(5)
    assert (tien, hash(tien), str(tien), repr(tien), json.dumps(tien), f"{tien:,}") == (
        5, hash(5), "5", "Tien(5)", "5", "5",
    )  # fmt: skip
    assert {tien: "a"}[5] == "a"
    ban_sao = pickle.loads(pickle.dumps(tien))
    assert (ban_sao, type(ban_sao)) == (tien, Tien)


@given(st.integers(0, 10**60))
def test_grouping_keeps_every_digit(n: int) -> None:
    chu = group_so(n)
    assert int(chu.replace(".", "")) == n
    assert all(len(nhom) == 3 for nhom in chu.split(".")[1:])
