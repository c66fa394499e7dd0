"""Models made by calling their class: wrong values are told as those of a source are, all at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError, field_validator
from pydantic_core import PydanticCustomError

import kehoach as kh
from kehoach.mo_hinh.kieu import MoHinh

CO_QUAN = {"ten": "UBND xã Mẫu"}
TOI_THIEU = {"co_quan": CO_QUAN, "trich_yeu": "Tập huấn"}
TIEN = "2.481.000.000 đồng; 4,5 tỷ đồng"


def _loi(lam: Callable[[], object]) -> list[tuple[str, str, str]]:
    with pytest.raises(kh.NguonHongError) as hong:
        lam()
    return [(p.ma, p.vi_tri.duong_dan, p.goi_y) for p in hong.value.phat_hien]


@pytest.mark.parametrize(
    ("lop", "truong", "loi"),
    [
        (
            kh.KeHoach,
            {"so": "abc", "trich_yeuu": "x", "co_quan": {**CO_QUAN, "viettat": 3}},
            {
                ("nap.truong_la", "co_quan.viettat", "có phải «viet_tat»?"),
                ("nap.gia_tri_sai", "so", ""),
                ("nap.thieu", "trich_yeu", ""),
                ("nap.truong_la", "trich_yeuu", "có phải «trich_yeu»?"),
            },
        ),
        (
            kh.KeHoach,
            {"co_quan": CO_QUAN, "trich_yeu": "Chi [=kinh_phi.tong]"},
            {("nap.gia_tri", "trich_yeu", "có: co_quan.ten")},
        ),
        (kh.PhanCong, {"don_vi": "A", "hann": "x"}, {("nap.truong_la", "hann", "có phải «han»?")}),
        (
            kh.Muc,
            {"muc": "A", "noi_dung": ["a", {"ten": "x", "thoi_giann": "y"}]},
            {("nap.truong_la", "noi_dung[1].thoi_giann", "có phải «thoi_gian»?")},
        ),
        (kh.CoQuan, {}, {("nap.thieu", "ten", "")}),
        (kh.KeHoach, {**TOI_THIEU, "Mục đích": "x"}, {("nap.truong_la", '["Mục đích"]', "có phải «muc_dich»?")}),
        (
            kh.KeHoach,
            {**TOI_THIEU, "noi_nhan": ("a", {"tenn": "b"})},
            {("nap.thieu", "noi_nhan[1].ten", ""), ("nap.truong_la", "noi_nhan[1].tenn", "có phải «ten»?")},
        ),
        (
            kh.KeHoach,
            {**TOI_THIEU, "to_chuc_thuc_hien": [kh.PhanCong(don_vi="A"), kh.PhanCong(don_vi="B", nhiem_vu="[=x]")]},
            {("nap.gia_tri", "to_chuc_thuc_hien[1].nhiem_vu", "có: co_quan.ten, don_vi")},
        ),
        (
            kh.KeHoach,
            {**TOI_THIEU, "vien_dan": {"a": {"loai": ["Nghị định"], "so": {"b": 1}, "co_quan": True}}},
            {("nap.kieu", f"vien_dan.a.{t}", "") for t in ("loai", "so", "co_quan")},
        ),
        (kh.KinhPhi, {"khoan": ({"ten": "x", "so_tien": "a"},)}, {("nap.gia_tri_sai", "khoan[0].so_tien", TIEN)}),
        (kh.KinhPhi, {"tong": Decimal("Infinity")}, {("nap.gia_tri_sai", "tong", "")}),
        (kh.KinhPhi, {"tong": Decimal("sNaN")}, {("nap.gia_tri_sai", "tong", "")}),
        (kh.KeHoach, {**TOI_THIEU, "ngay": 10**10}, {("nap.gia_tri_sai", "ngay", "")}),
        (kh.KeHoach, {**TOI_THIEU, "ngay": "\ud800"}, {("nap.ky_tu", "ngay", "gõ lại chữ ở chỗ này")}),
        (kh.KeHoach, {**TOI_THIEU, "thoi_gian": "\ud800"}, {("nap.ky_tu", "thoi_gian", "gõ lại chữ ở chỗ này")}),
    ],
)
def test_wrong_values_are_told_with_path_and_remedy(
    lop: type[MoHinh], truong: dict[str, Any], loi: set[tuple[str, str, str]]
) -> None:
    assert set(_loi(lambda: lop(**truong))) == loi


def test_right_values_make_the_plan_that_loading_makes() -> None:
    ke_hoach = kh.KeHoach(co_quan=kh.CoQuan(ten="UBND xã Mẫu"), trich_yeu="Tập huấn", so=7)
    assert ke_hoach == kh.load({"co_quan": CO_QUAN, "trich_yeu": "Tập huấn", "so": 7})


@pytest.mark.parametrize("ten", ["so", "khong_co"])
def test_assigning_says_how_to_get_another_plan(ten: str) -> None:
    ke_hoach = kh.load({"co_quan": CO_QUAN, "trich_yeu": "Tập huấn"})
    with pytest.raises(kh.NguonHongError, match=rf"{ten}: .*không gán lại được.*\.sua\("):
        setattr(ke_hoach, ten, 3)
    assert ke_hoach.so is None


def test_taking_a_field_out_is_refused_alike() -> None:
    ke_hoach = kh.load(TOI_THIEU)
    with pytest.raises(kh.NguonHongError, match="không gán lại được"):
        del ke_hoach.co_quan.ten


def test_an_error_of_a_subclass_with_values_of_its_own_is_told() -> None:
    class Rieng(kh.KeHoach):
        du_an: str = ""

        @field_validator("du_an")
        @classmethod
        def _hong(cls, du_an: str) -> str:
            raise PydanticCustomError("rieng", "sai", {"ten": du_an})

    assert _loi(lambda: Rieng(**TOI_THIEU, du_an="x")) == [("nap.kieu", "du_an", "")]


def test_a_plan_of_a_subclass_stays_one_when_it_is_changed() -> None:
    class CoDuAn(kh.KeHoach):
        du_an: str

    ke_hoach = CoDuAn(**TOI_THIEU, du_an="A", ngay="05/3/2026")
    for moi in (ke_hoach.sua(so=3), ke_hoach.them_noi_nhan("Các thôn"), ke_hoach.doi_nam(2026, 2027)[0]):
        assert isinstance(moi, CoDuAn)
        assert moi.du_an == "A"


def test_a_ground_with_a_character_of_no_text_is_told() -> None:
    with pytest.raises(kh.NguonHongError, match=r"can_cu\[0\]: .*U\+0007"):
        kh.load(TOI_THIEU).them_can_cu("Căn cứ Nghị định số 1/2020/NĐ-CP\x07")


def test_validation_of_a_whole_goes_past_the_parts_own_errors() -> None:
    with pytest.raises(ValidationError) as loi:
        kh.KeHoach.model_validate({"co_quan": {"ten": "A", "x": 1}, "trich_yeu": "B"})
    assert [e["loc"] for e in loi.value.errors()] == [("co_quan", "x")]


def test_the_signature_still_names_the_fields() -> None:
    assert list(inspect.signature(kh.KeHoach).parameters) == list(kh.KeHoach.model_fields)
