"""A text that is one citation, and the errors of one that is not."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.chu.ngay import NgayKhuyet
from kehoach.loi import VienDanKhongHopLe
from kehoach.vien_dan import DanToi, VienDan, parse_vien_dan


def test_every_part_of_a_full_citation_is_read() -> None:
    vd = parse_vien_dan(
        "khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 của Chính phủ quy định cơ chế quản lý"
    )
    assert vd == VienDan(
        loai="Nghị định",
        so="27",
        nam="2022",
        ky_hieu="NĐ-CP",
        ngay=date(2022, 4, 19),
        co_quan="Chính phủ",
        trich_yeu="quy định cơ chế quản lý",
        dan_toi=(DanToi("31", "3"),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "  Kế hoạch số 10/KH-UBND ngày 3/4/2022 của UBND tỉnh;",
        "Kế hoạch số 10/KH-UBND ngày 3/4/2022 của UBND tỉnh.",
        "Kế hoạch số 10/KH-UBND, ngày 3/4/2022 của UBND tỉnh,\n",
    ],
)
def test_white_space_and_the_last_sign_of_a_line_do_not_count(text: str) -> None:
    assert parse_vien_dan(text).co_quan == "UBND tỉnh"
    assert parse_vien_dan(text).trich_yeu is None


def test_the_title_goes_to_the_end_whatever_stands_in_it() -> None:
    duoi = "về việc thực hiện Nghị quyết số 10/NQ-HĐND; giao vốn (đợt 1) và Kế hoạch số 11/KH-UBND"
    assert parse_vien_dan(f"Quyết định số 10/QĐ-UBND của UBND tỉnh {duoi}").trich_yeu == duoi


def test_a_title_that_begins_with_an_unknown_word_is_a_title_all_the_same() -> None:
    assert parse_vien_dan("Kế hoạch số 10/KH-UBND của UBND tỉnh khảo sát nhu cầu").trich_yeu == "khảo sát nhu cầu"


def test_a_law_may_stand_by_its_name_alone() -> None:
    assert parse_vien_dan("Luật Thể dục, thể thao") == VienDan(loai="Luật", ten="Thể dục, thể thao")
    assert parse_vien_dan("khoản 2 Điều 5 của Bộ luật Lao động").dan_toi == (DanToi("5", "2"),)


def test_partial_dates_and_blank_numbers_are_values() -> None:
    vd = parse_vien_dan("Kế hoạch số      /KH-SNV ngày     /6/2026 của Sở Nội vụ")
    assert (vd.so, vd.ky_hieu, vd.ngay) == (None, "KH-SNV", NgayKhuyet(2026, 6))


@pytest.mark.parametrize(
    ("text", "cho", "trong_loi"),
    [
        ("", 0, "không phải là viện dẫn"),
        ("Chương trình mục tiêu quốc gia", 0, "không phải là viện dẫn"),
        ("Luật này", 0, "không phải là viện dẫn"),
        ("theo Quyết định số 10/QĐ-UBND", 0, "Trước viện dẫn"),
        ("  và Quyết định số 10/QĐ-UBND", 2, "Trước viện dẫn"),
        ("Quyết định số 10/QĐ-UBND và Quyết định số 11/QĐ-UBND", 24, "chỉ một viện dẫn"),
        ("Quyết định số 10/QĐ-UBND; Kế hoạch số 11/KH-UBND", 24, "chỉ một viện dẫn"),
    ],
)
def test_a_text_that_is_not_one_citation_tells_the_place_and_why(text: str, cho: int, trong_loi: str) -> None:
    with pytest.raises(VienDanKhongHopLe) as loi:
        parse_vien_dan(text)
    assert loi.value.cho == cho
    assert trong_loi in loi.value.thong_diep
    assert loi.value.goi_y


def test_a_mistyped_kind_brings_the_nearest_kinds() -> None:
    with pytest.raises(VienDanKhongHopLe) as loi:
        parse_vien_dan("Ngh định về công tác văn thư")
    assert "Nghị định" in loi.value.goi_y


def test_two_citations_are_offered_one_by_one() -> None:
    with pytest.raises(VienDanKhongHopLe) as loi:
        parse_vien_dan("Quyết định số 10/QĐ-UBND; Kế hoạch số 11/KH-UBND")
    assert loi.value.goi_y == ("Quyết định số 10/QĐ-UBND", "Kế hoạch số 11/KH-UBND")
