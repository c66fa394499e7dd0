"""Rows of the budget and of the duties, as frames and back."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kehoach.bang import (
    COT_KINH_PHI,
    COT_NHIEM_VU,
    bang_kinh_phi,
    bang_nhiem_vu,
    from_frame,
    read_hoat_dong,
    read_kinh_phi,
    read_phan_cong,
    to_frame,
)
from kehoach.bang.hang_ke_hoach import iter_hoat_dong
from kehoach.loi import NguonHongError, ThieuCongCuError
from kehoach.mo_hinh.duyet import iter_mo_hinh
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nap.load import load

_MAU = sorted((Path(__file__).parents[2] / "fixtures" / "ke-hoach").glob("*.yaml"))


@pytest.fixture(scope="module")
def ke_hoach() -> KeHoach:
    return load(
        {
            "co_quan": {"ten": "Sở Mẫu"},
            "trich_yeu": "Thử bảng",
            "ngay": "2026-03-05",
            "han": {"xa": "trước ngày 01/6/2026"},
            "noi_dung": [
                "Cấp xã xong [=han.xa].",
                {
                    "muc": "Tập huấn",
                    "hoat_dong": [
                        {
                            "ten": "Tập huấn *[nghiệp vụ]*:".replace("[", r"\[").replace("]", r"\]"),
                            "thoi_gian": "Quý II, III năm 2026",
                            "chu_tri": "Phòng A, B",
                            "phoi_hop": ["Phòng C", "Phòng D"],
                            "kinh_phi": 40_000_000,
                        },
                        {"ten": "Kiểm tra", "thoi_gian": "thường xuyên"},
                    ],
                },
            ],
            "kinh_phi": {
                "tong": 100_000_000,
                "khoan": [
                    {"ten": "Tập huấn", "so_tien": 40_000_000, "ma": "th"},
                    {"ten": "Khác", "so_tien": 60_000_000},
                ],
                "nguon": {"trung_uong": 80_000_000, "xa": 20_000_000},
            },
            "to_chuc_thuc_hien": [
                {"don_vi": "Phòng A", "nhiem_vu": "1. Việc một\n2. Việc hai", "han": "trước ngày 15/11/2026"},
                {"don_vi": "Phòng B", "nhiem_vu": "Báo cáo [=han].", "phoi_hop": "Phòng C", "han": "Quý IV năm 2026"},
            ],
        }
    )


def test_budget_rows_name_total_items_sources_and_activities(ke_hoach: KeHoach) -> None:
    assert [(h["loai"], h["ma"], h["so_tien"], h["ty_le"]) for h in bang_kinh_phi(ke_hoach)] == [
        ("tong", None, 100_000_000, 100.0),
        ("khoan", "th", 40_000_000, 40.0),
        ("khoan", None, 60_000_000, 60.0),
        ("nguon", "trung_uong", 80_000_000, 80.0),
        ("nguon", "xa", 20_000_000, 20.0),
        ("hoat_dong", None, 40_000_000, None),
    ]
    assert ke_hoach.kinh_phi is not None
    assert bang_kinh_phi(ke_hoach.kinh_phi) == bang_kinh_phi(ke_hoach)[:-1]


def test_duty_rows_say_who_what_with_whom_from_and_until(ke_hoach: KeHoach) -> None:
    tap_huan, kiem_tra, mot, hai, xa = bang_nhiem_vu(ke_hoach)
    assert tap_huan == {
        "loai": "hoat_dong",
        "viec": "Tập huấn [nghiệp vụ]",
        "chu_tri": "Phòng A, B",
        "phoi_hop": "Phòng C; Phòng D",
        "thoi_gian": "Quý II, III năm 2026",
        "tu": date(2026, 4, 1),
        "den": date(2026, 9, 30),
        "goc": "noi_dung[1].hoat_dong[0]",
    }
    assert (kiem_tra["thoi_gian"], kiem_tra["tu"], kiem_tra["den"]) == ("thường xuyên", None, None)
    assert (mot["viec"], mot["tu"], mot["den"]) == ("Việc một\nViệc hai", None, date(2026, 11, 14))
    assert hai["viec"] == "Báo cáo Quý IV năm 2026."
    assert (xa["loai"], xa["viec"], xa["den"]) == ("han", "Cấp xã xong trước ngày 01/6/2026.", date(2026, 5, 31))


def test_rows_of_every_plan_have_the_same_keys() -> None:
    for tep in _MAU:
        plan = load(tep)
        assert all(tuple(h) == COT_NHIEM_VU for h in bang_nhiem_vu(plan))
        assert all(tuple(h) == COT_KINH_PHI for h in bang_kinh_phi(plan))


@pytest.mark.parametrize("tep", _MAU, ids=lambda t: t.stem)
def test_typed_parts_come_back_from_rows(tep: Path) -> None:
    plan = load(tep)
    hang = bang_nhiem_vu(plan)
    hoat_dong = [x for _, x in iter_hoat_dong(plan)]
    assert [(x.chu_tri, x.phoi_hop, x.thoi_gian) for x in read_hoat_dong(hang)] == [
        (x.chu_tri, x.phoi_hop, x.thoi_gian) for x in hoat_dong
    ]
    assert [(x.don_vi, x.phoi_hop, x.han) for x in read_phan_cong(hang)] == [
        (x.don_vi, x.phoi_hop, x.han) for _, x in iter_mo_hinh(plan, PhanCong)
    ]


def test_budget_comes_back_from_rows(ke_hoach: KeHoach) -> None:
    kinh_phi = read_kinh_phi(bang_kinh_phi(ke_hoach))
    assert ke_hoach.kinh_phi is not None
    assert (kinh_phi.tong, kinh_phi.khoan) == (ke_hoach.kinh_phi.tong, ke_hoach.kinh_phi.khoan)
    assert kinh_phi.nguon == ke_hoach.kinh_phi.nguon


def test_text_of_a_row_stays_text() -> None:
    (x,) = read_hoat_dong([{"viec": "1. *Sao* [=kinh_phi.tong] <b>", "tu": None, "den": None}])
    assert x.ten.chu == "1. *Sao* [=kinh_phi.tong] <b>"


def test_days_alone_make_a_period() -> None:
    (x,) = read_hoat_dong([{"viec": "Việc", "tu": date(2026, 4, 1), "den": date(2026, 9, 30)}])
    assert str(x.thoi_gian) == "từ ngày 01/4/2026 đến ngày 30/9/2026"


def test_all_mistakes_of_a_table_come_at_once_with_row_and_column() -> None:
    with pytest.raises(NguonHongError) as loi:
        read_phan_cong(
            [
                {"viec": "Thiếu đơn vị"},
                {"chu_tri": "Phòng A", "viec": "Sai ngày", "thoi_gian": "31/02/2026"},
                {"chu_tri": "Phòng B", "thoi_gian": "Quý I năm 2026", "tu": date(2026, 1, 1), "den": date(2026, 4, 30)},
            ]
        )
    assert [str(p.vi_tri) for p in loi.value.phat_hien] == ["[0].chu_tri", "[1].thoi_gian", "[2].thoi_gian"]


def test_a_sum_that_does_not_add_up_is_found_in_the_rows(ke_hoach: KeHoach) -> None:
    hang = bang_kinh_phi(ke_hoach)
    hang[1]["so_tien"] = 1
    with pytest.raises(NguonHongError) as loi:
        read_kinh_phi(hang)
    assert "khác tổng kinh phí" in loi.value.phat_hien[0].thong_diep


def test_an_amount_that_is_no_amount_names_its_row(ke_hoach: KeHoach) -> None:
    hang = bang_kinh_phi(ke_hoach)
    hang[4]["so_tien"] = "hai mươi đồng bạc lẻ"
    with pytest.raises(NguonHongError) as loi:
        read_kinh_phi(hang)
    assert str(loi.value.phat_hien[0].vi_tri) == "[4].so_tien"


@pytest.mark.parametrize("so", [587, 587.0, Decimal(587), Decimal("587.00")])
def test_a_whole_number_of_any_kind_is_dong(so: object) -> None:
    assert read_kinh_phi([{"loai": "tong", "so_tien": so}]).tong == 587


@pytest.mark.parametrize("thu_vien", ["pandas", "polars"])
def test_frames_keep_types_and_come_back(thu_vien: Any, ke_hoach: KeHoach) -> None:
    pytest.importorskip(thu_vien)
    for hang in (bang_nhiem_vu(ke_hoach), bang_kinh_phi(ke_hoach)):
        assert from_frame(to_frame(hang, thu_vien)) == hang
    khung = to_frame(bang_kinh_phi(ke_hoach), thu_vien)
    assert str(khung["so_tien"].dtype) == "Int64"
    assert str(to_frame(bang_nhiem_vu(ke_hoach), thu_vien)["den"].dtype).startswith(("datetime64", "Date"))
    assert list(to_frame([], thu_vien, cot=COT_NHIEM_VU).columns) == list(COT_NHIEM_VU)
    assert read_kinh_phi(khung) == read_kinh_phi(bang_kinh_phi(ke_hoach))


def _vang(monkeypatch: pytest.MonkeyPatch, *ten: str) -> None:
    for x in ten:
        monkeypatch.setitem(sys.modules, x, None)


def _gia(monkeypatch: pytest.MonkeyPatch, ten: str) -> None:
    """A stand-in that remembers what it was given."""
    mo_dun = ModuleType(ten)
    for kieu in ("Date", "Int64", "Float64", "String"):
        setattr(mo_dun, kieu, kieu)
    mo_dun.DataFrame = lambda hang, **k: (ten, hang, k)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, ten, mo_dun)


def test_without_both_libraries_the_message_names_the_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    _vang(monkeypatch, "pandas", "polars")
    with pytest.raises(ThieuCongCuError, match=r"kehoach\[pandas\].*kehoach\[polars\]"):
        to_frame([{"ten": "x"}])
    with pytest.raises(ThieuCongCuError, match=r"kehoach\[polars\]") as loi:
        to_frame([{"ten": "x"}], "polars")
    assert "pandas" not in str(loi.value)


def test_the_one_library_there_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    _vang(monkeypatch, "pandas")
    _gia(monkeypatch, "polars")
    ten, hang, them = to_frame([{"ten": "x", "so_tien": 1}])
    assert (ten, hang, them["schema"]) == (
        "polars",
        [{"ten": "x", "so_tien": 1}],
        {"ten": "String", "so_tien": "Int64"},
    )


def test_an_unknown_library_is_refused() -> None:
    with pytest.raises(ValueError, match="excel"):
        to_frame([], "excel")  # type: ignore[arg-type]


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(TypeError, match="from_frame"):
        from_frame("loai,ten")
