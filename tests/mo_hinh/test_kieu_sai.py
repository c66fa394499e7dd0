"""Every field of the model refuses a value of another type, at its own path."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import nha_may as nm

_CHU = [["a"], {"a": "b"}, True]  # never one text
_CAC_SAI: list[tuple[str, tuple[Any, ...], list[Any]]] = [
    ("the_thuc", ("the_thuc",), [["nd30"], "nd31", True]),
    ("co_quan", ("co_quan",), [[], 3]),
    ("co_quan.ten", ("co_quan", "ten"), [*_CHU, ""]),
    ("co_quan.viet_tat", ("co_quan", "viet_tat"), _CHU),
    ("co_quan.chu_quan", ("co_quan", "chu_quan"), _CHU),
    ("so", ("so",), ["ba", 0, -1, 1.5, True, [1], "7/KH", 10**5000, 1_000_000, "١٢"]),
    ("ngay", ("ngay",), ["31/02/2024", "2024-13-01", {"nam": 2024, "thang": 2, "ngay": 30}, {"nam": "x"}, 1.5, [1]]),
    ("dia_danh", ("dia_danh",), _CHU),
    ("trich_yeu", ("trich_yeu",), [*_CHU, "", " \n "]),
    ("vien_dan", ("vien_dan",), ["a", ["a"]]),
    ("vien_dan.luat", ("vien_dan", "luat"), [["a"], True]),
    ("han", ("han",), ["a", ["a"]]),
    ("han.chung", ("han", "chung"), ["hôm nào đó", ["a"], True, 1.5]),
    ("danh_so", ("danh_so",), ["I.", [], {"a": 1}]),
    ("danh_so[1]", ("danh_so", 1), ["2.", "i.", 1, "1.1.1."]),
    ("dan_y[0].tieu_de", ("dan_y", 0, "tieu_de"), [*_CHU, ""]),
    ("dan_y[0].gom[0]", ("dan_y", 0, "gom", 0), ["mucdich", "", 1]),
    ("dan_y[0].khong_so", ("dan_y", 0, "khong_so"), ["có lẽ", [], 5]),
    ("dan_y[0].lien", ("dan_y", 0, "lien"), ["ừ"]),
    ("dan_y[2].danh_so[2]", ("dan_y", 2, "danh_so", 2), ["1.2."]),
    ("can_cu[1]", ("can_cu", 1), [*_CHU, "", "- a", "## a", "| a | b |\n|---|---|\n| 1 | 2 |"]),
    ("can_cu_lien_mo_dau", ("can_cu_lien_mo_dau",), ["ừ", []]),
    ("mo_dau", ("mo_dau",), _CHU),
    ("muc_dich", ("muc_dich",), _CHU),
    ("ket_thuc", ("ket_thuc",), _CHU),
    ("noi_dung[0]", ("noi_dung", 0), [["a"], True]),
    ("noi_dung[1].muc", ("noi_dung", 1, "muc"), [*_CHU, ""]),
    ("noi_dung[1].hoat_dong[0].ten", ("noi_dung", 1, "hoat_dong", 0, "ten"), [*_CHU, ""]),
    ("noi_dung[1].hoat_dong[0].thoi_gian", ("noi_dung", 1, "hoat_dong", 0, "thoi_gian"), ["mai", True]),
    ("noi_dung[1].hoat_dong[0].kinh_phi", ("noi_dung", 1, "hoat_dong", 0, "kinh_phi"), ["ít", -1, 1.5, True, 10**30]),
    ("noi_dung[1].hoat_dong[0].nhan", ("noi_dung", 1, "hoat_dong", 0, "nhan"), ["a", ["a"]]),
    ("thoi_gian", ("thoi_gian",), ["hôm nào đó", ["a"], True]),
    ("kinh_phi", ("kinh_phi",), [["a"], 5, True]),
    ("kinh_phi.tong", ("kinh_phi", "tong"), ["nhiều", -5, 0.5, True, "9" * 5000 + " đồng"]),
    ("kinh_phi.khoan", ("kinh_phi", "khoan"), ["a", {"a": 1}]),
    ("kinh_phi.khoan[0].so_tien", ("kinh_phi", "khoan", 0, "so_tien"), ["x", None, 1.5]),
    ("kinh_phi.nguon", ("kinh_phi", "nguon"), ["a", ["a"]]),
    ("kinh_phi.nguon.xa.so_tien", ("kinh_phi", "nguon", "xa", "so_tien"), ["x"]),
    ("kinh_phi.don_vi", ("kinh_phi", "don_vi"), ["USD", 1]),
    ("kinh_phi.bang_chu", ("kinh_phi", "bang_chu"), ["ừ"]),
    ("to_chuc_thuc_hien", ("to_chuc_thuc_hien",), ["a", {"don_vi": ["a"]}]),
    ("to_chuc_thuc_hien[0].don_vi", ("to_chuc_thuc_hien", 0, "don_vi"), [*_CHU, ""]),
    ("to_chuc_thuc_hien[0].han", ("to_chuc_thuc_hien", 0, "han"), ["mai", True]),
    ("noi_nhan[0].ten", ("noi_nhan", 0, "ten"), [*_CHU, ""]),
    ("noi_nhan[1]", ("noi_nhan", 1), [5, ["a"]]),
    ("luu[0]", ("luu", 0), [["a"], ""]),
    ("chu_ky", ("chu_ky",), [5, [[]]]),
    ("chu_ky.dong", ("chu_ky", "dong"), [[]]),
    ("chu_ky.ho_ten", ("chu_ky", "ho_ten"), _CHU),
    ("phu_luc", ("phu_luc",), ["a", {"tieu_de": ["a"]}]),
    ("phu_luc[0].tieu_de", ("phu_luc", 0, "tieu_de"), [*_CHU, ""]),
    ("phu_luc[0].huong", ("phu_luc", 0, "huong"), ["ngan", 1, ["doc"]]),
    ("do_khan", ("do_khan",), ["Gấp", ["a"]]),
    ("pham_vi_luu_hanh", ("pham_vi_luu_hanh",), ["Mật"]),
    ("soan_thao.so_ban", ("soan_thao", "so_ban"), [0, "x"]),
    ("dia_chi", ("dia_chi",), ["Số 1", []]),
]
_TUNG_CA = [(ten, dd, sai) for ten, dd, cac_sai in _CAC_SAI for sai in cac_sai]


def test_the_full_plan_itself_is_right() -> None:
    assert nm.loi(nm.nguon_day_du()) == []


@pytest.mark.parametrize(
    ("ten", "duong_dan", "sai"),
    _TUNG_CA,
    ids=[f"{t}={str(s)[:12]!r}" if not isinstance(s, int) or s < 10**9 else f"{t}=lớn" for t, _, s in _TUNG_CA],
)
def test_a_value_of_another_type_is_refused_at_its_path(
    ten: str, duong_dan: tuple[str | int, ...], sai: object
) -> None:
    loi = nm.loi(nm.dat(nm.nguon_day_du(), duong_dan, sai))
    assert ten in [p.vi_tri.duong_dan[: len(ten)] for p in loi], [str(p) for p in loi]
    assert all(p.thong_diep and p.muc_do == "loi" for p in loi)


@pytest.mark.parametrize(("duong_dan", "sai"), [(dd, sai) for _, dd, sai in _TUNG_CA[::3]])
def test_messages_speak_vietnamese_and_name_no_python_type(duong_dan: tuple[str | int, ...], sai: object) -> None:
    for p in nm.loi(nm.dat(nm.nguon_day_du(), duong_dan, sai)):
        for la in (
            "NoneType",
            "<class",
            "Input",
            "should",
            "Value error",
            "out of range",
            "dict",
            "str ",
            "list",
            "[key]",
        ):
            assert la not in p.thong_diep, p.thong_diep


@pytest.mark.parametrize(
    "ngay",
    [
        "2024-02-30",
        "30/02/2024",
        "ngày 31 tháng 4 năm 2024",
        {"nam": 2023, "thang": 2, "ngay": 29},
        {"thang": 13},
        {"ngay": 32},
        {"thang": 4, "ngay": 31},
        {"nam": 0},
    ],
)
def test_a_day_that_no_calendar_has_is_refused(ngay: object) -> None:
    assert [p.vi_tri.duong_dan for p in nm.loi(nm.nguon(ngay=ngay))] == ["ngay"]


@pytest.mark.parametrize(
    "ngay", [None, {}, 2024, {"nam": 2024}, {"nam": 9999}, {"thang": 3}, "tháng 3 năm 2024", "29/02/2024"]
)
def test_a_date_known_in_part_is_right(ngay: object) -> None:
    assert nm.loi(nm.nguon(ngay=ngay)) == []


_BO_TRONG_DUOC = [k for k in nm.nguon_day_du() if k not in ("co_quan", "trich_yeu")]


@pytest.mark.parametrize("truong", _BO_TRONG_DUOC)
def test_every_field_but_two_may_be_left_empty(truong: str) -> None:
    """A draft says `noi_nhan:` and nothing after it; what leans on the field is left out with it."""
    khong_luu = {"luu": []} if truong == "luu" else {}  # which a plan has unless it says that it has none
    assert nm.ke_hoach(**{truong: None}) == nm.ke_hoach(**khong_luu)


def test_a_draft_with_everything_empty_is_right() -> None:
    assert nm.ke_hoach(**dict.fromkeys(_BO_TRONG_DUOC)).luu == ()


def test_a_group_with_everything_empty_prints_no_heading() -> None:
    trong = {"tong": None, "khoan": None, "nguon": None, "don_vi": None, "bang_chu": None, "van_ban": None}
    for kinh_phi in ({}, trong, ""):
        assert nm.than(kinh_phi=kinh_phi, noi_dung=[""], muc_dich="") == []


@pytest.mark.parametrize("truong", ["co_quan", "trich_yeu"])
def test_the_two_fields_no_plan_lacks_are_asked_for(truong: str) -> None:
    du_lieu = nm.nguon()
    del du_lieu[truong]
    assert [(p.ma, truong in p.thong_diep) for p in nm.loi({**du_lieu, "so": 3})] == [("nap.thieu", True)]
    assert [p.ma for p in nm.loi(nm.nguon(**{truong: None}))] == ["nap.thieu"]


@pytest.mark.parametrize(
    ("ten", "ngan", "day_du"),
    [
        ("co_quan", "Sở Mẫu", {"ten": "Sở Mẫu"}),
        ("chu_ky", "Giám đốc", {"dong": ["Giám đốc"]}),
        ("chu_ky", ["KT. Giám đốc", "Phó Giám đốc"], {"dong": ["KT. Giám đốc", "Phó Giám đốc"]}),
        ("to_chuc_thuc_hien", {"don_vi": "a"}, [{"don_vi": "a"}]),
        ("phu_luc", {"tieu_de": "a"}, [{"tieu_de": "a"}]),
        ("noi_nhan", "Các sở", [{"ten": "Các sở"}]),
    ],
)
def test_the_short_form_says_the_same_as_the_long_one(ten: str, ngan: object, day_du: object) -> None:
    assert nm.ke_hoach(**{ten: ngan}) == nm.ke_hoach(**{ten: day_du})


def test_a_whole_decimal_is_an_amount_and_a_broken_one_is_not() -> None:
    assert nm.ke_hoach(kinh_phi={"tong": Decimal("5000")}).kinh_phi == nm.ke_hoach(kinh_phi={"tong": 5000}).kinh_phi
    assert nm.loi(nm.nguon(kinh_phi={"tong": Decimal("0.5")}))
