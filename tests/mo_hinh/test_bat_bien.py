"""A plan is a value: frozen, equal when it says the same, copied and pickled whole, the same however it was built."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from pydantic import ValidationError

import kehoach as kh
import nha_may as nm
from kehoach.mo_hinh import Dong, VanBan


@pytest.fixture(scope="module")
def day_du() -> kh.KeHoach:
    return kh.load(nm.nguon_day_du())


def test_two_loads_of_one_source_are_equal(day_du: kh.KeHoach) -> None:
    assert kh.load(nm.nguon_day_du()) == day_du


def test_a_value_asked_for_does_not_make_a_plan_different(day_du: kh.KeHoach) -> None:
    moi = kh.load(nm.nguon_day_du())
    kh.render_bytes(day_du)
    assert day_du.gia_tri["dia_danh"] == "Tỉnh Mẫu"
    assert moi == day_du
    assert day_du == moi


_KHAC = {
    "co_quan": {"ten": "Sở Khác"},
    "so": 8,
    "ngay": "2024-03-06",
    "dia_danh": "Nơi khác",
    "trich_yeu": "Việc khác",
    "vien_dan": {"luat": "Luật khác", "qd": "Quyết định mẫu"},
    "han": {"chung": "tháng 7 năm 2024"},
    "can_cu": ["[@luat]"],
    "mo_dau": "Lời khác",
    "muc_dich": "khác",
    "noi_dung": ["khác"],
    "thoi_gian": "Quý III năm 2024",
    "noi_nhan": [{"ten": "Cấp trên"}],
    "luu": ["VT"],
    "chu_ky": None,
    "phu_luc": [],
    "do_khan": "Hỏa tốc",
    "soan_thao": {"ky_hieu": "PL", "so_ban": 31},
    "dia_chi": {"dia_chi": "Số 2"},
    "can_cu_lien_mo_dau": True,
}


@pytest.mark.parametrize("truong", _KHAC)
def test_two_plans_that_differ_in_one_field_differ(truong: str, day_du: kh.KeHoach) -> None:
    assert kh.load(nm.nguon_day_du(**{truong: _KHAC[truong]})) != day_du


@pytest.mark.parametrize("giao_thuc", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_plan_comes_back_equal_and_renders_the_same(giao_thuc: int, day_du: kh.KeHoach) -> None:
    ve = pickle.loads(pickle.dumps(day_du, giao_thuc))
    assert ve == day_du
    assert kh.render_bytes(ve) == kh.render_bytes(day_du)


def test_copies_are_equal(day_du: kh.KeHoach) -> None:
    for ban_sao in (copy.copy(day_du), copy.deepcopy(day_du), day_du.model_copy(), day_du.model_copy(deep=True)):
        assert ban_sao == day_du
        assert kh.render_bytes(ban_sao) == kh.render_bytes(day_du)


def test_no_field_can_be_set(day_du: kh.KeHoach) -> None:
    for doi_tuong, ten in ((day_du, "so"), (day_du.co_quan, "ten"), (day_du.kinh_phi, "tong"), (day_du, "la")):
        with pytest.raises((ValidationError, ValueError)):
            setattr(doi_tuong, ten, 9)
    with pytest.raises(AttributeError):
        day_du.trich_yeu.nguon = "khác"  # type: ignore[misc]


def test_no_entry_of_a_group_can_be_set() -> None:
    p = nm.ke_hoach(vien_dan={"a": "A"})
    with pytest.raises(TypeError):
        p.vien_dan["a"] = "B"


def test_the_data_given_to_load_may_change_afterwards() -> None:
    du_lieu = nm.nguon_day_du()
    p = kh.load(du_lieu)
    du_lieu["vien_dan"]["luat"] = "Luật khác"
    du_lieu["noi_nhan"].clear()
    assert p == kh.load(nm.nguon_day_du())


def test_two_plans_share_no_default() -> None:
    mot, hai = nm.ke_hoach(kinh_phi={"tong": 5}), nm.ke_hoach(kinh_phi={"tong": 5})
    assert mot.vien_dan is not hai.vien_dan
    assert mot.kinh_phi
    assert hai.kinh_phi
    assert mot.kinh_phi.nguon is not hai.kinh_phi.nguon


def _xay() -> kh.KeHoach:
    return kh.KeHoach(
        co_quan=kh.CoQuan(ten="Ủy ban nhân dân xã Mẫu", viet_tat="UBND"),
        so=3,
        ngay=date(2024, 3, 5),
        trich_yeu=Dong.parse("Thực hiện việc mẫu"),
        muc_dich=VanBan.parse("- Một;\n- Hai."),
        noi_dung=(kh.Muc(muc=Dong.parse("Mục"), hoat_dong=(kh.HoatDong(ten=Dong.parse("Việc")),)),),
        to_chuc_thuc_hien=(kh.PhanCong(don_vi="Phòng Một", nhiem_vu=VanBan.parse("Làm.")),),
        noi_nhan=(kh.NoiNhan(ten="Cấp trên", de="b/c"),),
        chu_ky=kh.ChuKy(dong=("Chủ tịch",), ho_ten="Người Ký"),
        phu_luc=(kh.PhuLuc(tieu_de=Dong.parse("Danh sách"), huong="ngang"),),
    )


def test_a_plan_built_from_the_classes_equals_the_same_plan_loaded() -> None:
    nap = nm.ke_hoach(
        so=3,
        ngay="05/3/2024",
        muc_dich="- Một;\n- Hai.",
        noi_dung={"muc": "Mục", "hoat_dong": {"ten": "Việc"}},
        to_chuc_thuc_hien=[{"don_vi": "Phòng Một", "nhiem_vu": "Làm."}],
        noi_nhan=[{"ten": "Cấp trên", "de": "b/c"}],
        chu_ky={"dong": "Chủ tịch", "ho_ten": "Người Ký"},
        phu_luc=[{"tieu_de": "Danh sách", "huong": "ngang"}],
    )
    assert _xay() == nap
    assert kh.render_bytes(_xay()) == kh.render_bytes(nap)
    assert kh.load(kh_nguon(_xay())) == nap


def kh_nguon(p: kh.KeHoach) -> dict[str, object]:
    return p.model_dump(mode="json", exclude_defaults=True)


def test_the_classes_take_plain_text_where_text_stands() -> None:
    p = kh.KeHoach.model_validate({"co_quan": kh.CoQuan(ten="Sở Mẫu"), "trich_yeu": "Việc mẫu", "muc_dich": "- a"})
    assert p.trich_yeu == Dong.parse("Việc mẫu")


@pytest.mark.parametrize(
    "xau", ["{{ 7*7 }}", "{% if x %}", "{# x #}", "a\x00b", "a\u202eb", "a\u200cb", "a\ud800b", "a\n\tb"]
)
def test_the_classes_refuse_what_no_document_may_hold(xau: str) -> None:
    """The loader refuses it before; a plan built from a database does not pass the loader."""
    for dung in (
        lambda: kh.CoQuan(ten=xau),
        lambda: kh.NoiNhan(ten=xau),
        lambda: Dong.parse(xau),
        lambda: VanBan.parse(xau),
        lambda: kh.HoatDong.model_validate({"ten": "a", "nhan": {"quy_mo": xau}}),
        lambda: kh.KeHoach.model_validate(nm.nguon(vien_dan={"a": xau})),
    ):
        with pytest.raises(ValueError, match="Không dùng được"):
            dung()


def test_the_classes_take_decomposed_text_and_keep_it_composed() -> None:
    assert kh.CoQuan(ten="Ha\u0300 Nội").ten == "Hà Nội"
    assert str(Dong.parse("Ha\u0300 Nội")) == "Hà Nội"
    assert str(VanBan.parse("Ha\u0300 Nội\r\nhai")) == "Hà Nội\nhai"
