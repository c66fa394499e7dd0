"""Drafting by hand: new plans from old ones, and what is said when a value is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out

DAY_DU = kh.load(nm.nguon_day_du())
HOAT_DONG = "noi_dung[1].hoat_dong[0]"


def _loi(lam: Callable[[], object]) -> list[kh.PhatHien]:
    with pytest.raises(kh.NguonHongError) as hong:
        lam()
    return hong.value.phat_hien


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_changing_nothing_gives_an_equal_plan(tep: Any) -> None:
    plan = kh.load(tep)
    assert plan.sua() == plan
    assert plan.sua(so=plan.so, ngay=plan.ngay, kinh_phi=plan.kinh_phi, noi_dung=plan.noi_dung) == plan


def test_the_old_plan_stays_as_it_was() -> None:
    plan = nm.ke_hoach(so=3)
    moi = plan.sua(so=4, muc_dich="Mục đích mới")
    assert (plan.so, plan.muc_dich, moi.so, str(moi.muc_dich)) == (3, None, 4, "Mục đích mới")


def test_a_mapping_changes_only_what_it_names() -> None:
    moi = DAY_DU.sua(kinh_phi={"don_vi": "triệu đồng"}, co_quan={"viet_tat": "M"}, han={"moi": "Quý I năm 2025"})
    assert moi.kinh_phi is not None
    assert DAY_DU.kinh_phi is not None
    assert (moi.kinh_phi.don_vi, moi.kinh_phi.khoan) == ("triệu đồng", DAY_DU.kinh_phi.khoan)
    assert (moi.co_quan.ten, moi.co_quan.viet_tat) == ("Sở Mẫu", "M")
    assert sorted(moi.han) == ["chung", "moi"]


def test_a_typed_part_replaces_the_old_one_whole() -> None:
    moi = DAY_DU.sua(chu_ky=kh.ChuKy(dong=("Giám đốc",)))
    assert moi.chu_ky == kh.ChuKy(dong=("Giám đốc",))


def test_a_date_in_parts_replaces_a_date_in_parts() -> None:
    plan = nm.ke_hoach(ngay={"nam": 2026, "thang": 3})
    assert str(plan.sua(ngay={"nam": 2027}).ngay) == "2027"
    assert plan.sua(ngay=datetime.date(2027, 3, 5)).ngay == datetime.date(2027, 3, 5)


def test_none_takes_a_field_out() -> None:
    moi = DAY_DU.sua(so=None, doi_tuong=None, vien_dan={"qd": None})
    assert (moi.so, moi.doi_tuong, list(moi.vien_dan)) == (None, None, ["luat"])


@pytest.mark.parametrize(
    ("duong_dan", "gia_tri", "thay"),
    [
        ("so", "12", lambda p: p.so == 12),
        ("kinh_phi.don_vi", "triệu đồng", lambda p: p.kinh_phi.don_vi == "triệu đồng"),
        ("can_cu[0]", "Theo [@qd]", lambda p: p.can_cu[0].nguon == "Theo [@qd]"),
        ("can_cu[0]", None, lambda p: len(p.can_cu) == 1),
        (
            f"{HOAT_DONG}.thoi_gian",
            "Quý I năm 2025",
            lambda p: str(p.noi_dung[1].hoat_dong[0].thoi_gian)[-4:] == "2025",
        ),
        (f"{HOAT_DONG}.nhan.ket_qua", "Sản phẩm", lambda p: p.noi_dung[1].hoat_dong[0].nhan["quy_mo"] == "Số lớp"),
        ("soan_thao.so_ban", 31, lambda p: p.soan_thao.ky_hieu == "PL"),
        ('han["moi"]', "năm 2025", lambda p: str(p.han["moi"]) == "năm 2025"),
    ],
)
def test_one_place_can_be_named_by_its_path(duong_dan: str, gia_tri: Any, thay: Callable[[Any], bool]) -> None:
    duong_dan = duong_dan.replace('["moi"]', ".moi")
    assert thay(DAY_DU.sua(duong_dan, gia_tri))


def test_a_group_that_is_not_there_yet_is_made() -> None:
    plan = nm.ke_hoach().sua("kinh_phi.tong", "5 triệu đồng")
    assert plan.kinh_phi == kh.KinhPhi(tong=5_000_000)


@pytest.mark.parametrize(
    ("duong_dan", "noi"),
    [
        ("can_cu[9]", "can_cu[9]"),
        ("noi_dung[9].ten", "noi_dung[9]"),
        ("so.x", "so.x"),
        ("so[0]", "so[0]"),
        ("can_cu.x", "can_cu.x"),
        ("", ""),
        ("kinh_phi..tong", "kinh_phi..tong"),
        ("kinh phí", "kinh phí"),
        ("kinh_phi.tonng", "kinh_phi.tonng"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_finding(duong_dan: str, noi: str) -> None:
    (p,) = _loi(lambda: DAY_DU.sua(duong_dan, "x"))
    assert p.vi_tri.duong_dan == noi


def test_every_mistake_comes_at_once_with_its_path_and_no_trace_of_pydantic() -> None:
    phat_hien = _loi(lambda: DAY_DU.sua(ngay="31/2/2024", sso=3, kinh_phi={"tong": "8 triệu đồng"}, can_cu="[@khong]"))
    assert sorted(p.vi_tri.duong_dan for p in phat_hien) == [
        "can_cu",
        "kinh_phi.khoan",
        "kinh_phi.nguon",
        "ngay",
        "sso",
    ]
    assert not any("pydantic" in str(p) or "validation" in str(p) for p in phat_hien)
    with pytest.raises(kh.NguonHongError) as hong:
        DAY_DU.sua(so="ba")
    assert hong.value.__cause__ is None
    assert hong.value.__suppress_context__


def test_a_reference_broken_by_a_change_is_found_where_it_stands() -> None:
    assert "can_cu[0]" in [p.vi_tri.duong_dan for p in _loi(lambda: DAY_DU.sua(vien_dan={"luat": None}))]


KH07 = (
    "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân huyện Trà Cú về việc thực hiện Chương trình mục tiêu "
    "quốc gia giảm nghèo bền vững năm 2023 trên địa bàn huyện Trà Cú"
)
ND27 = (
    "Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 của Chính phủ về quy định cơ chế quản lý, tổ chức thực hiện "
    "các Chương trình mục tiêu quốc gia"
)


@pytest.mark.parametrize(
    ("can_cu", "ra", "khoa"),
    [
        (KH07, "[@kh07]", ["kh07"]),
        (f"Thực hiện {KH07}", "Thực hiện [@kh07]", ["kh07"]),
        (f"Căn cứ {ND27};", "Căn cứ [@nd27]", ["nd27"]),
        (f"khoản 3 Điều 31 của {ND27}", "[@nd27, khoản 3 Điều 31]", ["nd27"]),
        ("Luật Đấu thầu năm 2023", "[@luat_dau_thau]", ["luat_dau_thau"]),
        ("Theo đề nghị của Trưởng phòng", "Theo đề nghị của Trưởng phòng", []),
        (f"{KH07}; {ND27}", f"{KH07}; {ND27}", []),
    ],
)
def test_a_citation_goes_into_the_library(can_cu: str, ra: str, khoa: list[str]) -> None:
    plan = nm.ke_hoach().them_can_cu(can_cu)
    assert [str(x) for x in plan.can_cu] == [ra]
    assert list(plan.vien_dan) == khoa


def test_a_citation_given_in_full_is_short_when_it_is_mentioned_again() -> None:
    plan = nm.ke_hoach().them_can_cu(ND27).sua(muc_dich="Thực hiện [@nd27].")
    chu = [k.chu for k in lay_out(plan).khoi]
    assert f"Căn cứ {ND27}." in chu
    assert "Thực hiện Nghị định số 27/2022/NĐ-CP./." in chu


def test_a_document_that_is_there_keeps_its_key_and_another_of_its_number_gets_a_new_one() -> None:
    plan = nm.ke_hoach(vien_dan={"goc": KH07}).them_can_cu(KH07.split(" về việc")[0])
    assert ([str(x) for x in plan.can_cu], list(plan.vien_dan)) == (["[@goc]"], ["goc"])
    hai = plan.sua(vien_dan={"kh07": ND27}).them_can_cu("Kế hoạch số 07/KH-UBND ngày 05/3/2024 của UBND tỉnh")
    assert list(hai.vien_dan) == ["goc", "kh07", "kh07_2"]


def test_a_key_that_exists_can_be_cited_and_one_that_does_not_is_a_finding() -> None:
    plan = nm.ke_hoach(vien_dan={"kh07": KH07})
    assert str(plan.them_can_cu("[@kh07]").can_cu[0]) == "[@kh07]"
    (p,) = _loi(lambda: plan.them_can_cu("[@kh08]"))
    assert (p.vi_tri.duong_dan, p.goi_y) == ("can_cu[0]", "có phải «kh07»?")


@pytest.mark.parametrize("sai", ["", "  ", "- gạch\n- đầu dòng"])
def test_what_is_no_ground_is_refused(sai: str) -> None:
    assert [p.vi_tri.duong_dan for p in _loi(lambda: nm.ke_hoach().them_can_cu(sai))] == ["can_cu[0]"]


def test_recipients_are_added_last() -> None:
    plan = DAY_DU.them_noi_nhan("Các thôn").them_noi_nhan("Đảng ủy", de="b/c")
    assert plan.noi_nhan[:2] == DAY_DU.noi_nhan
    assert plan.noi_nhan[2:] == (kh.NoiNhan(ten="Các thôn"), kh.NoiNhan(ten="Đảng ủy", de="b/c"))
    assert [p.vi_tri.duong_dan for p in _loi(lambda: DAY_DU.them_noi_nhan(" "))] == ["noi_nhan[2]"]
