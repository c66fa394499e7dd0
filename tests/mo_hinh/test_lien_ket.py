"""What must hold between the parts of a plan: outline, references, names, sums."""

from __future__ import annotations

from typing import Any

import pytest

import kehoach as kh
import nha_may as nm


def _ma(**khac: Any) -> list[tuple[str, str]]:
    return [(p.ma, p.vi_tri.duong_dan) for p in nm.loi(nm.nguon(**khac))]


def _mot(**khac: Any) -> kh.PhatHien:
    (phat_hien,) = nm.loi(nm.nguon(**khac))
    return phat_hien


# --- the outline


def test_a_part_named_twice_is_refused_where_it_stands_the_second_time() -> None:
    dan_y = [{"tieu_de": "A", "gom": ["muc_dich", {"tieu_de": "B", "gom": ["yeu_cau", "muc_dich"]}]}]
    assert _ma(dan_y=dan_y) == [("nap.dan_y", "dan_y[0].gom[1].gom[1]")]


def test_a_part_named_twice_under_one_heading_is_refused() -> None:
    assert _ma(dan_y=[{"tieu_de": "A", "gom": ["kinh_phi", "kinh_phi"]}]) == [("nap.dan_y", "dan_y[0].gom[1]")]


@pytest.mark.parametrize(
    ("phan", "gia_tri"),
    [
        ("muc_dich", "x"),
        ("yeu_cau", "x"),
        ("doi_tuong", "x"),
        ("noi_dung", "x"),
        ("hinh_thuc", "x"),
        ("thoi_gian", "năm 2024"),
        ("kinh_phi", "x"),
        ("to_chuc_thuc_hien", [{"don_vi": "A"}]),
    ],
)
def test_a_filled_part_that_the_outline_leaves_out_is_refused(phan: str, gia_tri: object) -> None:
    khac = "yeu_cau" if phan != "yeu_cau" else "muc_dich"
    dan_y = [{"tieu_de": "A", "gom": khac, "van_ban": "chữ"}]
    assert _ma(dan_y=dan_y, **{phan: gia_tri}) == [("nap.dan_y", phan)]
    assert _ma(dan_y=dan_y, **{phan: None}) == []


def test_an_outline_may_name_parts_that_are_empty() -> None:
    assert nm.than(dan_y=[{"tieu_de": "A", "gom": ["muc_dich", "kinh_phi"]}]) == []


@pytest.mark.parametrize(
    ("danh_so", "sai"),
    [(["1.1."], "danh_so[0]"), (["I.", "1.1.1."], "danh_so[1]"), (["I.", "1.1."], ""), (["I.", "1.", "1.1.1."], "")],
)
def test_a_number_that_repeats_levels_needs_those_levels(danh_so: list[str], sai: str) -> None:
    assert _ma(danh_so=danh_so) == ([("nap.danh_so", sai)] if sai else [])


def test_the_numbering_of_a_branch_counts_from_its_own_level() -> None:
    nhanh = {"tieu_de": "B", "gom": "muc_dich", "danh_so": ["1.1."]}
    assert _ma(dan_y=[{"tieu_de": "A", "gom": [nhanh]}], muc_dich="x") == []
    assert _ma(dan_y=[nhanh], muc_dich="x") == [("nap.danh_so", "dan_y[0].danh_so[0]")]
    khong_so = {"tieu_de": "A", "gom": [nhanh], "khong_so": True}
    assert _ma(dan_y=[khong_so], muc_dich="x") == [("nap.danh_so", "dan_y[0].gom[0].danh_so[0]")]


# --- references


def test_an_undefined_citation_names_the_nearest_key() -> None:
    p = _mot(vien_dan={"nd27": "Nghị định"}, muc_dich="theo [@nd72]")
    assert (p.ma, p.vi_tri.duong_dan, p.goi_y) == ("nap.vien_dan", "muc_dich", "có phải «nd27»?")


def test_an_undefined_value_names_the_nearest_path() -> None:
    p = _mot(kinh_phi={"tong": "5 đồng"}, muc_dich="[=kinh_phi.tog]")
    assert (p.ma, p.goi_y) == ("nap.gia_tri", "có phải «kinh_phi.tong»?")


@pytest.mark.parametrize(
    ("chu", "goi_y"),
    [
        ("[=kinh_phi.tong; bang_chuu]", "có phải «bang_chu»?"),
        ("[=kinh_phi.tong; trieu dong]", "có phải «triệu đồng»?"),
        ("[=ngay; ngann]", "có phải «ngan»?"),
        ("[=dia_danh; ngan]", ""),
        ("[@a; tatt]", "có phải «tat»?"),
    ],
)
def test_an_unknown_way_to_print_is_refused(chu: str, goi_y: str) -> None:
    p = _mot(kinh_phi={"tong": "5 đồng"}, ngay=2024, dia_danh="X", vien_dan={"a": "A"}, muc_dich=chu)
    assert p.ma in ("nap.gia_tri", "nap.vien_dan")
    assert p.goi_y == goi_y


_NOI_CO_CHU: list[tuple[str, Any]] = [
    (ten, dd)
    for ten, dd in (
        ("trich_yeu", ("trich_yeu",)),
        ("can_cu[1]", ("can_cu", 1)),
        ("mo_dau", ("mo_dau",)),
        ("yeu_cau", ("yeu_cau",)),
        ("ket_thuc", ("ket_thuc",)),
        ("dan_y[0].tieu_de", ("dan_y", 0, "tieu_de")),
        ("dan_y[0].gom[1].tieu_de", ("dan_y", 0, "gom", 1, "tieu_de")),
        ("dan_y[1].van_ban", ("dan_y", 1, "van_ban")),
        ("noi_dung[0]", ("noi_dung", 0)),
        ("noi_dung[1].muc", ("noi_dung", 1, "muc")),
        ("noi_dung[1].hoat_dong[0].ten", ("noi_dung", 1, "hoat_dong", 0, "ten")),
        ("noi_dung[1].hoat_dong[0].quy_mo", ("noi_dung", 1, "hoat_dong", 0, "quy_mo")),
        ("kinh_phi.van_ban", ("kinh_phi", "van_ban")),
        ("to_chuc_thuc_hien[1].nhiem_vu", ("to_chuc_thuc_hien", 1, "nhiem_vu")),
        ("phu_luc[0].tieu_de", ("phu_luc", 0, "tieu_de")),
        ("phu_luc[0].noi_dung[0]", ("phu_luc", 0, "noi_dung", 0)),
    )
]


@pytest.mark.parametrize(("ten", "duong_dan"), _NOI_CO_CHU)
def test_references_are_looked_at_wherever_text_may_stand(ten: str, duong_dan: tuple[str | int, ...]) -> None:
    for chu, ma in (("Chữ [=khong.co]", "nap.gia_tri"), ("Chữ [@khongco]", "nap.vien_dan")):
        loi = nm.loi(nm.dat(nm.nguon_day_du(), duong_dan, chu))
        assert (ma, ten) in [(p.ma, p.vi_tri.duong_dan) for p in loi]


@pytest.mark.parametrize(
    "chu", ["a[^1]\n\n[^1]: [@khongco]", "- a\n  - [@khongco]", "| a |\n|---|\n| [@khongco] |", "## [@khongco]"]
)
def test_references_are_looked_at_inside_notes_lists_tables_and_headings(chu: str) -> None:
    assert _ma(muc_dich=chu) == [("nap.vien_dan", "muc_dich")]


def test_the_deadline_of_a_duty_is_known_in_that_duty_only() -> None:
    viec = [{"don_vi": "A", "han": "năm 2024", "nhiem_vu": "x [=han]"}, {"don_vi": "B", "nhiem_vu": "y [=han]"}]
    assert _ma(to_chuc_thuc_hien=viec) == [("nap.gia_tri", "to_chuc_thuc_hien[1].nhiem_vu")]


# --- names


def test_a_deadline_named_twice_is_refused() -> None:
    viec = [{"don_vi": "A", "ma": "xa", "han": "năm 2024"}, {"don_vi": "B", "ma": "xa", "han": "năm 2025"}]
    assert _ma(to_chuc_thuc_hien=viec) == [("nap.ma", "to_chuc_thuc_hien[1].ma")]
    assert _ma(to_chuc_thuc_hien=viec[:1], han={"xa": "năm 2023"}) == [("nap.ma", "to_chuc_thuc_hien[0].ma")]


def test_an_item_of_the_budget_named_like_another_or_like_its_place_is_refused() -> None:
    def khoan(*ma: str | None) -> dict[str, Any]:
        return {"khoan": [{"ten": "k", "so_tien": "1 đồng", "ma": m} for m in ma]}

    assert _ma(kinh_phi=khoan("a", "a")) == [("nap.ma", "kinh_phi.khoan[1].ma")]
    assert _ma(kinh_phi=khoan("2", None)) == [("nap.ma", "kinh_phi.khoan[0].ma")]
    assert _ma(kinh_phi=khoan("1", "2", None, "b")) == []


# --- sums


@pytest.mark.parametrize(
    ("kinh_phi", "sai"),
    [
        ({"tong": "5 đồng", "khoan": [3, 2]}, []),
        ({"tong": "5 đồng", "khoan": [3, 3]}, ["kinh_phi.khoan"]),
        ({"tong": "5 đồng", "khoan": [3, 1], "nguon": {"xa": "6 đồng"}}, ["kinh_phi.khoan", "kinh_phi.nguon"]),
        ({"tong": "5 đồng", "nguon": {"xa": "4 đồng", "khac": "1 đồng"}}, []),
        ({"tong": "0 đồng", "khoan": [1]}, ["kinh_phi.khoan"]),
        ({"khoan": [3, 1], "nguon": {"xa": "9 đồng"}}, ["kinh_phi.nguon"]),
        ({"khoan": [3, 1], "nguon": {"xa": "4 đồng"}}, []),
        ({"tong": "5 đồng", "nguon": {"xa": "4 đồng", "tinh": {"ten": "Ngân sách tỉnh"}}}, []),
        ({"tong": "1,5 tỷ đồng", "khoan": [1_500_000_000]}, []),
    ],
)
def test_items_and_sources_add_up_to_the_total(kinh_phi: dict[str, Any], sai: list[str]) -> None:
    if "khoan" in kinh_phi:
        kinh_phi = {**kinh_phi, "khoan": [{"ten": "k", "so_tien": x} for x in kinh_phi["khoan"]]}
    assert _ma(kinh_phi=kinh_phi) == [("nap.tong", s) for s in sai]


def test_a_wrong_sum_says_both_sums_and_what_is_missing() -> None:
    p = _mot(kinh_phi={"tong": "5 triệu đồng", "khoan": [{"ten": "k", "so_tien": "3 triệu đồng"}]})
    assert "3.000.000 đồng" in p.thong_diep
    assert "5.000.000 đồng" in p.thong_diep
    assert "2.000.000 đồng" in p.goi_y


def test_items_and_sources_without_a_total_must_agree() -> None:
    assert _ma(kinh_phi={"khoan": [{"ten": "k", "so_tien": "3 đồng"}], "nguon": {"xa": "9 đồng"}})
