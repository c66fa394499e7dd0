"""The list of components is the only one, and everybody's names are in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.do_dac.tu_bo_cuc import do_bo_cuc
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thanh_phan import ThanhPhan, danh_sach_thanh_phan, hang_cua, ma_cua, ten_khoi
from kehoach.the_thuc.tra import danh_sach_che_do

GOC = Path(__file__).parents[2] / "fixtures"
KE_HOACH = sorted((*GOC.glob("ke-hoach/*.yaml"), *GOC.glob("thanh-phan/*.yaml")))
TAT_CA = danh_sach_thanh_phan()
# Styles that carry something, or are the look of a component in another place.
KIEU_PHU = {"ke_ngang", "bang_dau", "bang_o", "sau_bang", "ho_ten_duoi", "ngat_phan"}


@pytest.mark.parametrize("che_do", danh_sach_che_do(), ids=lambda c: c.ma)
def test_every_style_is_of_a_component(che_do: CheDo) -> None:
    assert set(che_do.kieu) - KIEU_PHU <= set(TAT_CA)


@pytest.mark.parametrize("che_do", danh_sach_che_do(), ids=lambda c: c.ma)
def test_every_component_of_a_template_has_a_style(che_do: CheDo) -> None:
    can = ma_cua(lambda t: t.mau or t.hang)
    assert set(can) <= set(che_do.kieu)


@pytest.mark.parametrize("tep", KE_HOACH, ids=lambda t: t.stem)
def test_what_is_laid_out_stands_in_the_region_the_list_says(tep: Path) -> None:
    for k in do_bo_cuc(lay_out(kh.load(tep))).khoi:
        vung = TAT_CA[k.thanh_phan].vung
        # Text, tables and the line of what a plan goes with stand in the content and in annexes.
        assert k.vung in ({"than", "phu_luc"} if vung in ("than", "phu_luc") else {vung}), k
        assert k.ben == (TAT_CA[k.thanh_phan].ben)


def test_a_row_has_two_sides_and_no_component_twice() -> None:
    o = [ma for vung in ("dau", "cuoi") for hang in hang_cua(vung) for cot in hang for ma in cot]  # type: ignore[arg-type]
    assert len(o) == len(set(o))
    assert set(o) == set(ma_cua(lambda t: t.hang))
    assert set(o) == set(ma_cua(lambda t: t.ben))


def test_groups_are_made_of_components() -> None:
    assert {ma for t in TAT_CA.values() for ma in t.gom} <= set(TAT_CA)


@pytest.mark.parametrize(
    ("ma", "ten", "trong_cau", "khoi"),
    [
        ("quoc_hieu", "Quốc hiệu", "Quốc hiệu", "Quốc hiệu"),
        ("dia_danh_ngay", "Địa danh và thời gian", "địa danh và thời gian", "địa danh, ngày tháng năm"),
        ("muc", "Mục", "mục", "mục"),
        ("noi_nhan", "Từ «Nơi nhận»", "từ «Nơi nhận»", "Nơi nhận"),
    ],
)
def test_a_component_has_a_name_for_each_place(ma: str, ten: str, trong_cau: str, khoi: str) -> None:
    x = TAT_CA[ma]
    assert (x.ten, x.trong_cau, x.ten_khoi, ten_khoi(ma)) == (ten, trong_cau, khoi, khoi)


def test_an_unknown_code_is_its_own_name() -> None:
    assert ten_khoi("con_dau") == "con_dau"


@pytest.mark.parametrize("sai", [{"vung": "giua"}, {"ben": "tren"}, {"them": 1}, {"hang": 0}], ids=str)
def test_a_wrong_entry_is_refused(sai: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        ThanhPhan.model_validate({"ma": "a", "ten": "A", **sai})
