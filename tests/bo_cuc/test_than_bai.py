"""The body laid out: numbers, run-in titles, lists, duties, closing marks."""

from __future__ import annotations

from typing import Any

import pytest

import nha_may as nm
from kehoach.bo_cuc.mo_ta import DauChuThich


def _muc_long(do_sau: int) -> dict[str, Any]:
    muc: dict[str, Any] = {"muc": f"cấp {do_sau}", "noi_dung": "chữ"}
    for i in range(do_sau - 1, 0, -1):
        muc = {"muc": f"cấp {i}", "noi_dung": [muc]}
    return muc


@pytest.mark.parametrize(
    ("danh_so", "so"),
    [
        (None, ["I.", "1.", "a)", "-", "-"]),
        (["I.", "1.", "1.1."], ["I.", "1.", "1.1.", "-", "-"]),
        (["A.", "I.", "1.", "a)", "1)"], ["A.", "I.", "1.", "a)", "1)"]),
        (["I.", "1.", "1.1.", "1.1.1.", "a)"], ["I.", "1.", "1.1.", "1.1.1.", "a)"]),
        (["1.", "1.1.", "1.1.1.", "a)"], ["1.", "1.1.", "1.1.1.", "a)", "-"]),
        (["a)"], ["a)", "-", "-", "-", "-"]),
    ],
)
def test_each_level_takes_the_number_of_its_scheme(danh_so: list[str] | None, so: list[str]) -> None:
    khoi = nm.bo_cuc(danh_so=danh_so, noi_dung=[_muc_long(4)]).than
    assert [k.so for k in khoi if k.so] == so


def test_numbers_begin_again_under_each_heading() -> None:
    noi_dung = [{"muc": "A", "noi_dung": [{"muc": "a"}, {"muc": "b"}]}, {"muc": "B", "noi_dung": [{"muc": "c"}]}]
    assert [k.so for k in nm.bo_cuc(noi_dung=noi_dung).than] == ["I.", "1.", "a)", "b)", "2.", "a)"]


def test_vietnamese_letters_follow_their_alphabet() -> None:
    noi_dung = [{"muc": "A", "noi_dung": [{"muc": "x"} for _ in range(7)]}]
    assert [k.so for k in nm.bo_cuc(noi_dung=noi_dung).than[2:]] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_a_branch_numbers_itself_and_its_neighbour_goes_on_as_before() -> None:
    dan_y = [
        {"tieu_de": "A", "gom": [{"tieu_de": "B", "gom": "muc_dich", "danh_so": ["1.1.", "a)"]}]},
        {"tieu_de": "C", "gom": [{"tieu_de": "D", "gom": "yeu_cau"}]},
    ]
    assert [k.so for k in nm.bo_cuc(dan_y=dan_y, muc_dich="x", yeu_cau="y").than if k.so] == ["I.", "1.1.", "II.", "1."]


def test_headings_without_a_number_take_none_and_leave_the_count() -> None:
    noi_dung = [{"muc": "A"}, {"muc": "B", "khong_so": True, "noi_dung": [{"muc": "C"}]}, {"muc": "D"}]
    assert nm.than(noi_dung=noi_dung)[1:] == ["1. A", "B", "2. C", "3. D"]
    assert nm.than(muc_dich="## A {-}\n\nx\n\n## B\n\ny")[2:] == ["A", "x", "a) B", "y./."]


def test_a_heading_that_skips_a_level_prints_no_zero() -> None:
    assert not any("0." in d for d in nm.than(danh_so=["I.", "1.", "1.1."], noi_dung="### abc\n\ndef"))


@pytest.mark.parametrize(
    ("noi_dung", "dong"),
    [
        ({"muc": "A", "lien": True, "noi_dung": "x"}, ["1. A: x./."]),
        ({"muc": "A:", "lien": True, "noi_dung": "x\n\ny"}, ["1. A: x", "y./."]),
        ({"muc": "A", "lien": True, "noi_dung": "- x"}, ["1. A:", "- x./."]),
        ({"muc": "A", "lien": True, "noi_dung": "## B\n\nx"}, ["1. A:", "a) B", "x./."]),
        (
            {"muc": "A", "lien": True, "noi_dung": {"muc": "B", "lien": True, "noi_dung": "x"}},
            ["1. A:", "a) B: x./."],
        ),
        ({"muc": "A", "lien": True, "hoat_dong": {"ten": "B", "quy_mo": "3"}}, ["1. A:", "a) B", "- Quy mô: 3./."]),
    ],
)
def test_a_run_in_title_comes_before_its_text_and_is_never_lost(noi_dung: dict[str, Any], dong: list[str]) -> None:
    assert nm.than(noi_dung=[noi_dung])[1:] == dong


def test_titles_of_activities_run_in_before_everything_under_them() -> None:
    dan_y = [{"tieu_de": "N", "gom": "noi_dung", "gom_lien": True}]
    hoat_dong = [{"ten": "x", "noi_dung": "abc", "quy_mo": "17"}, {"ten": "y", "noi_dung": "- d\n- e"}]
    ra = nm.than(dan_y=dan_y, noi_dung=hoat_dong)
    assert ra == ["I. N", "1. x:", "- Nội dung: abc", "- Quy mô: 17.", "2. y:", "- Nội dung:", "- d", "- e./."]


def test_an_activity_prints_each_known_field_once_in_order() -> None:
    day_du = nm.nguon_day_du()["noi_dung"][1]["hoat_dong"][0]
    assert nm.than(noi_dung=[day_du])[1:] == [
        "1. Hoạt động",
        "- Nội dung: Chi tiết hoạt động",
        "- Số lớp: 10 lớp.",
        "- Địa điểm: Tại xã.",
        "- Đối tượng: Cán bộ.",
        "- Thời gian thực hiện: Quý II năm 2024.",
        "- Đơn vị chủ trì: Phòng Một.",
        "- Đơn vị phối hợp: Phòng Hai, Phòng Ba.",
        "- Kinh phí: 5.000.000 đồng.",
        "- Kết quả: Báo cáo./.",
    ]


@pytest.mark.parametrize("rong", [None, "", " ", []])
def test_an_empty_field_of_an_activity_prints_nothing(rong: object) -> None:
    hoat_dong = {"ten": "x", "noi_dung": rong if rong != [] else None, "quy_mo": rong if rong != [] else None}
    assert nm.than(noi_dung=[{**hoat_dong, "phoi_hop": rong if rong == [] else None}]) == ["I. NỘI DUNG", "1. x"]


@pytest.mark.parametrize(
    ("viec", "dong"),
    [
        ({"don_vi": "A"}, ["1. A"]),
        ({"don_vi": "A", "nhiem_vu": "x"}, ["1. A", "x./."]),
        ({"don_vi": "A", "han": "năm 2024"}, ["1. A", "Thời hạn: năm 2024./."]),
        ({"don_vi": "A", "nhiem_vu": "x [=han]", "han": "năm 2024"}, ["1. A", "x năm 2024./."]),
        ({"don_vi": "A", "nhiem_vu": "x [=han.m]", "han": "năm 2024", "ma": "m"}, ["1. A", "x năm 2024./."]),
        ({"don_vi": "A", "nhiem_vu": "[=don_vi] x"}, ["1. A x./."]),
        ({"don_vi": "A", "tieu_de": "Giao A", "nhiem_vu": "[=don_vi] x"}, ["1. Giao A", "A x./."]),
        ({"don_vi": "A", "tieu_de": "Giao [=don_vi]"}, ["1. Giao A"]),
        (
            {"don_vi": "A", "tieu_de": "A [=han]", "nhiem_vu": "x", "han": "năm 2024"},
            ["1. A năm 2024", "x./."],
        ),
        ({"don_vi": "A", "nhiem_vu": "## B [=han]\n\nx", "han": "năm 2024"}, ["1. A", "a) B năm 2024", "x./."]),
        ({"don_vi": "A", "phoi_hop": ["B", "C"]}, ["1. A", "Đơn vị phối hợp: B, C./."]),
        ({"don_vi": "A", "phoi_hop": "B", "nhiem_vu": "cùng [=phoi_hop]"}, ["1. A", "cùng B./."]),
    ],
)
def test_a_duty_prints_body_text_and_deadline_each_once(viec: dict[str, Any], dong: list[str]) -> None:
    assert nm.than(to_chuc_thuc_hien=[viec])[1:] == dong


def test_a_deadline_told_in_a_note_is_not_told_again() -> None:
    b = nm.bo_cuc(to_chuc_thuc_hien=[{"don_vi": "A", "nhiem_vu": "x[^1]\n\n[^1]: xong [=han]", "han": "năm 2024"}])
    assert [k.chu for k in b.than] == ["I. TỔ CHỨC THỰC HIỆN", "1. A", "x./."]
    assert "".join(getattr(x, "text", "") for x in b.chu_thich[0]) == "xong năm 2024"


@pytest.mark.parametrize(
    ("chu", "dong"),
    [
        ("- a\n  - b\n    - c\n- d", ["- a", "+ b", "+ c", "- d./."]),
        ("- a\n\n  đoạn hai\n- b", ["- a", "đoạn hai", "- b./."]),
        ("1. a\n2. b\n   - c", ["a) a", "b) b", "- c./."]),
        ("- a\n  1. b\n  2. c", ["- a", "a) b", "b) c./."]),
        ("+ a\n+ b", ["+ a", "+ b./."]),
        ("## A\n\n1. x\n2. y", ["a) A", "- x", "- y./."]),
    ],
)
def test_lists_keep_their_order_and_depth(chu: str, dong: list[str]) -> None:
    assert nm.than(muc_dich=chu)[2:] == dong


@pytest.mark.parametrize(
    ("ket", "dong"),
    [
        ("a", "a./."),
        ("a.", "a./."),
        ("a./.", "a./."),
        ("a;", "a./."),
        ("a (b).", "a (b)./."),
        ("a **b.**", "a b./."),
        ("- a;", "- a./."),
        ("a [=dia_danh]", "a X./."),
        ("a\n\nb.", "b./."),
    ],
)
def test_the_last_paragraph_closes_with_the_end_mark_once(ket: str, dong: str) -> None:
    assert nm.than(ket_thuc=ket, dia_danh="X")[-1] == dong


def test_a_note_at_the_end_stands_before_the_end_mark_and_after_one_mark_only() -> None:
    (khoi,) = nm.bo_cuc(ket_thuc="b.[^1]\n\n[^1]: x").than
    assert [getattr(x, "text", x) for x in khoi.noi_tuyen] == ["b", DauChuThich(1), "./."]


def test_a_plan_that_ends_in_a_table_closes_below_it() -> None:
    assert nm.than(ket_thuc="| a |\n|---|\n| 1 |")[-1] == "./."


def test_paragraphs_that_stay_with_the_signature_are_two_lines_or_more() -> None:
    than = nm.bo_cuc(muc_dich="\n\n".join(f"Đoạn {i}" for i in range(5))).than
    assert [k.giu for k in than][-3:] == [False, True, True]
    assert nm.bo_cuc(muc_dich="Đoạn một\n\n" + "dài " * 200).than[-1].giu
    assert not nm.bo_cuc(muc_dich="Đoạn một\n\n" + "dài " * 200).than[-2].giu


def test_a_plan_that_loads_lays_out_however_many_points_it_has() -> None:
    assert nm.than(noi_dung=[{"muc": "A", "noi_dung": [{"muc": "x"} for _ in range(30)]}])
