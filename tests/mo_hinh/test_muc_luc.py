"""What a model gathers about its texts once must never outlive the texts."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from kehoach.mo_hinh import KeHoach, Muc, PhanCong, VanBan
from kehoach.nap.load import load

NGUON: dict[str, Any] = {
    "co_quan": {"ten": "Sở Mẫu"},
    "trich_yeu": "Việc mẫu",
    "ngay": "2023-04-10",
    "noi_dung": [{"muc": "Một", "noi_dung": ["Từ [=ngay]."]}],
    "to_chuc_thuc_hien": [{"don_vi": "Phòng Mẫu", "nhiem_vu": "[=don_vi] làm trước [=han].", "han": "Quý II năm 2023"}],
}


def test_a_copied_part_with_another_text_is_looked_through_again() -> None:
    plan = load(NGUON)
    (muc,) = plan.noi_dung
    assert isinstance(muc, Muc)
    hong = muc.model_copy(update={"noi_dung": (VanBan.parse("Xem [=kinh_phi.tong]."),)})
    with pytest.raises(ValidationError, match=r"«kinh_phi\.tong»"):
        KeHoach.model_validate({**NGUON, "noi_dung": [hong]})


def test_a_copied_duty_without_its_deadline_no_longer_knows_it() -> None:
    (phan_cong,) = load(NGUON).to_chuc_thuc_hien
    with pytest.raises(ValidationError, match="«han»"):
        KeHoach.model_validate({**NGUON, "to_chuc_thuc_hien": [phan_cong.model_copy(update={"han": None})]})


def test_an_option_that_the_deadline_of_a_duty_does_not_have_is_found() -> None:
    hong = {"don_vi": "Phòng Mẫu", "nhiem_vu": "Xong trước [=han; bang_chu].", "han": "Quý II năm 2023"}
    with pytest.raises(ValidationError, match="«bang_chu»"):
        KeHoach.model_validate({**NGUON, "to_chuc_thuc_hien": [hong]})


def test_only_the_fields_of_a_plan_are_pickled() -> None:
    plan = load(NGUON)
    assert plan.muc_luc.phan_cong == plan.to_chuc_thuc_hien
    assert set(plan.__getstate__()["__dict__"]) == set(KeHoach.model_fields)
    lai = pickle.loads(pickle.dumps(plan))
    assert lai == plan
    assert lai.muc_luc.tham_chieu == plan.muc_luc.tham_chieu


def test_duties_are_gathered_in_the_order_of_the_fields() -> None:
    phan_cong = [PhanCong(don_vi=f"Đơn vị {i}") for i in range(3)]
    muc = Muc.model_validate({"muc": "A", "noi_dung": [phan_cong[0], {"muc": "B", "noi_dung": [phan_cong[1]]}]})
    plan = KeHoach.model_validate({**NGUON, "noi_dung": [muc], "to_chuc_thuc_hien": [phan_cong[2]]})
    assert list(plan.muc_luc.phan_cong) == phan_cong
