"""What a plan holds and its page does not say is told, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

import kehoach as kh
import nha_may as nm

_KHOAN = [
    {"ten": "Tập huấn", "so_tien": "1.617 triệu đồng", "ma": "th"},
    {"ten": "Giám sát", "so_tien": "864 triệu đồng"},
]


def _bao(**khac: Any) -> dict[str, str]:
    """Paths and severities of what is told not to print."""
    return {p.vi_tri.duong_dan or "": p.muc_do for p in kh.check(nm.ke_hoach(**khac)) if p.ma == "nd.khong_in"}


def _kinh_phi(van_ban: str) -> dict[str, str]:
    return _bao(kinh_phi={"khoan": _KHOAN, "van_ban": van_ban})


_TEN, _TIEN = (
    ("kinh_phi.khoan[0].ten", "kinh_phi.khoan[1].ten"),
    ("kinh_phi.khoan[0].so_tien", "kinh_phi.khoan[1].so_tien"),
)
KINH_PHI = [
    ("Theo quy định.", (*_TEN, *_TIEN)),
    ("[=kinh_phi.khoan.th.ten]: [=kinh_phi.khoan.th]; [=kinh_phi.khoan.2.ten]: [=kinh_phi.khoan.2].", ()),
    ("[=kinh_phi.khoan.1.ten]: [=kinh_phi.khoan.1]; giám  sát: 864 triệu đồng.", ()),  # by place; in words of its own
    ("Tập huấn 1.617.000.000 đồng, giám sát 864.000.000 đồng.", ()),
    ("| Đơn vị: triệu đồng | |\n|---|---|\n| Tập huấn | 1.617 |\n| Giám sát | 864 |", ()),
    ("Tập huấn, giám sát: tám trăm sáu mươi bốn triệu đồng.", _TIEN[:1]),
    ("Tập huấn 1.617.500.000 đồng, giám sát 2.864 triệu đồng.", _TIEN),  # parts of other figures
]


@pytest.mark.parametrize(("van_ban", "mong"), KINH_PHI)
def test_a_sentence_about_money_is_compared_with_the_figures_of_the_plan(van_ban: str, mong: tuple[str, ...]) -> None:
    assert _kinh_phi(van_ban) == dict.fromkeys(mong, "canh_bao")


DON_VI = [
    ({"tieu_de": "Giao việc"}, True),
    ({"tieu_de": "Giao [=don_vi]"}, False),
    ({"tieu_de": "Giao phòng  một:"}, False),
    ({"tieu_de": "Giao việc", "nhiem_vu": "[=don_vi] làm."}, False),
    ({"tieu_de": "Giao việc", "nhiem_vu": "Cùng Phòng Một làm."}, False),
    ({"nhiem_vu": "Làm."}, False),
]


@pytest.mark.parametrize(("khac", "mat"), DON_VI)
def test_a_body_under_a_heading_that_does_not_name_it_is_told(khac: dict[str, Any], mat: bool) -> None:
    mong = {"to_chuc_thuc_hien[0].don_vi": "canh_bao"} if mat else {}
    assert _bao(to_chuc_thuc_hien=[{"don_vi": "Phòng Một", **khac}]) == mong


def test_a_body_named_in_an_annex_is_printed() -> None:
    plan = nm.ke_hoach(to_chuc_thuc_hien=[{"don_vi": "Phòng Một", "tieu_de": "Giao việc", "han": "năm 2026"}])
    assert [p.ma for p in kh.check(plan.them_phu_luc_phan_cong()) if p.ma == "nd.khong_in"] == []


def test_an_outline_a_deadline_and_a_label_without_use_are_advice() -> None:
    assert _bao(
        han={"chung": "tháng 6 năm 2026", "noi": "năm 2027"},
        dan_y=[{"tieu_de": "Nội dung", "gom": "noi_dung"}, {"tieu_de": "Còn lại", "gom": [{"tieu_de": "Con"}]}],
        noi_dung=[
            "Xong trong năm 2027.",
            {"ten": "Việc", "quy_mo": "2 lớp", "nhan": {"quy_mo": "Lớp", "ket_qua": "Được"}},
        ],
    ) == {"han.chung": "goi_y", "dan_y[1]": "goi_y", "noi_dung[1].nhan.ket_qua": "goi_y"}


def test_the_finding_stands_at_its_line_and_says_what_to_write(tmp_path: Any) -> None:
    tep = nm.tep(
        tmp_path, "co_quan: A\ntrich_yeu: b\nkinh_phi:\n  khoan: [{ten: C, so_tien: 864 triệu đồng}]\n  van_ban: x\n"
    )
    ten, so_tien = (p for p in kh.check(tep) if p.ma == "nd.khong_in")
    assert (ten.vi_tri.dong, ten.vi_tri.cot, ten.thong_diep) == (4, 17, "Khoản «C» không được in ở đâu.")
    assert "nhắc [=kinh_phi.khoan.1.ten]" in ten.goi_y
    assert "nhắc [=kinh_phi.khoan.1] " in so_tien.goi_y
