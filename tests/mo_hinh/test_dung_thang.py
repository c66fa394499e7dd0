"""Models made by calling their class: wrong values are told as those of a source are, all at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

import kehoach as kh
from kehoach.mo_hinh.kieu import MoHinh

CO_QUAN = {"ten": "UBND xã Mẫu"}


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


def test_validation_of_a_whole_goes_past_the_parts_own_errors() -> None:
    with pytest.raises(ValidationError) as loi:
        kh.KeHoach.model_validate({"co_quan": {"ten": "A", "x": 1}, "trich_yeu": "B"})
    assert [e["loc"] for e in loi.value.errors()] == [("co_quan", "x")]


def test_the_signature_still_names_the_fields() -> None:
    assert list(inspect.signature(kh.KeHoach).parameters) == list(kh.KeHoach.model_fields)
