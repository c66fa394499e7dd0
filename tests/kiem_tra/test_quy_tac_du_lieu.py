"""The rules as data: each demand of the text is there, says where it comes from, and its examples are true."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kehoach.kiem_tra.phep.danh_sach import PHEP_THU
from kehoach.kiem_tra.phep.phep_thu import compile_mau
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac, quy_tac_theo_ma
from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan
from kehoach.the_thuc.tra import che_do_theo_ma

CHE_DO = ("nd30", "tt01")
TAT_CA = [q for c in CHE_DO for q in danh_sach_quy_tac(c)]
MAY = [q for q in TAT_CA if q.may]

# The rows of the tables of facts (sections 1 to 3) each regime was described from.
DONG = {
    "nd30": """
        P1 P2 P3 P4 P5 P6 P7 C1 QH1 QH2 QH3 QH4 QH5 QH6 QH7 CQ1 CQ2 CQ3 CQ4 CQ5 CQ6 CQ7 CQ8 CQ9
        SK1 SK2 SK3 SK4 SK5 SK6 SK7 SK8 SK9 SK10 DD1 DD2 DD3 DD4 DD5 DD6 DD7 DD8 DD9 TL1 TL2 TL3 TL4 TL5
        CC1 CC2 CC3 CC4 CC5 CC6 CC7 VD1 VD2 BC1 BC2 BC3 BC4 BC5 BC6 BC7 BC8 BC9 DV1 DV2 DV3 DV4 DV5
        KY1 KY2 KY3 KY4 KY5 KY6 KY7 KY8 KY9 KY10 KY11 KY12 KY13 KY14 KY15 DA1 DA2 DA3 DA4
        NN1 NN2 NN3 NN4 NN5 NN6 NN7 NN8 PL-1 PL-2 PL-3 PL-4 PL-5 PL-6 PL-7 MK1 MK2 MK3 MK4 ST1 DC1
    """,
    "tt01": """
        P1 P2 P3 P4 P6 P6t P7 C1 C2t QH1 QH2 QH3 QH4 QH5 QH6 QH6t QH7 CQ1 CQ2 CQ2t CQ3 CQ4 CQ5 CQ6 CQ7 CQ8 CQ8t CQ9
        SK1 SK2 SK3 SK3t SK4 SK5 SK6 SK7 SK8 SK9 SK10 DD0t DD1 DD2a DD2b DD2c DD2d DD3 DD4 DD5 DD6 DD7 DD8 DD9
        TL0t TL1 TL2 TL3 TL4 TL5 CC1 CC2 CC4 CC5 CC5t CC6 CC7 VD1 VD2 VD3t VT1t VT2t
        BC1 BC2 BC3 BC4 BC5 BC5t BC6 BC7 BC8 BC8t BC9 DV1 DV1t DV2 DV3 DV4 DV5
        KY1 KY2 KY3 KY4 KY4t KY5 KY7 KY8 KY9 KY10 KY10t KY11 KY13 KY14 DA1 DA4 NN1 NN2 NN3 NN4 NN5 NN6 NN7
        PL-0t PL-1 PL-2 PL-3 PL-4 PL-5 MK1 MK3 MK4 DT1t ST1 DC1 LG1t
    """,
}
# KY6 stands in the newer text; the older one shows it in its samples only, beside KY3.
NGOAI_BANG = {"tt01": {"KY6"}}

TEN_MA = {"m": "Mục", "p": "Phần", "pl": "Phụ lục"}
LA_MA = ("", "I", "II", "III", "IV", "V", "VI")


def doc_ma(ma: str) -> str:
    """The clause an id stands for: `nd30.pl1.p1.m2.k1.a.t01` → «Phụ lục I, Phần I, Mục II, khoản 1, điểm a»."""
    return ", ".join(_doc_phan(p) for p in ma.split(".")[1:-1])


def _doc_phan(p: str) -> str:
    if m := re.fullmatch(r"(pl|p|m)(\d)", p):
        return f"{TEN_MA[m[1]]} {LA_MA[int(m[2])]}"
    for mau, ten in (("dieu", "Điều"), ("cc", "chú thích"), ("k", "khoản"), ("h", "số thứ tự")):
        if m := re.fullmatch(rf"{mau}(\d+[a-z]?)", p):
            return f"{ten} {m[1]}"
    if m := re.fullmatch(r"mau(\d)(\d+)", p):
        return f"Mẫu {m[1]}.{m[2]}"
    return "ghi chú" if p == "gc" else f"điểm {'đ' if p == 'dd' else p}"


@pytest.mark.parametrize("che_do", CHE_DO)
def test_every_row_of_the_tables_of_facts_is_a_rule(che_do: str) -> None:
    dong = {q.dong for q in danh_sach_quy_tac(che_do) if not q.dong.startswith("VH")}
    assert dong == set(DONG[che_do].split()) | NGOAI_BANG.get(che_do, set())


@pytest.mark.parametrize("che_do", CHE_DO)
def test_ids_are_unique_and_begin_with_the_regime(che_do: str) -> None:
    dem = Counter(q.ma for q in danh_sach_quy_tac(che_do))
    assert [m for m, so in dem.items() if so > 1] == []
    assert all(m.startswith(f"{che_do}.") for m in dem)


@pytest.mark.parametrize("che_do", CHE_DO)
def test_tests_of_one_clause_are_numbered_without_gaps(che_do: str) -> None:
    theo: dict[str, list[int]] = {}
    for q in danh_sach_quy_tac(che_do):
        dieu_khoan, so = q.ma.rsplit(".t", 1)
        theo.setdefault(dieu_khoan, []).append(int(so))
    assert {k: sorted(v) for k, v in theo.items() if sorted(v) != list(range(1, len(v) + 1))} == {}


@pytest.mark.parametrize("quy_tac", TAT_CA, ids=lambda q: q.ma)
def test_the_id_says_the_clause(quy_tac: QuyTac) -> None:
    assert quy_tac.dieu_khoan == doc_ma(quy_tac.ma)


@pytest.mark.parametrize("quy_tac", TAT_CA, ids=lambda q: q.ma)
def test_the_two_examples_differ(quy_tac: QuyTac) -> None:
    assert quy_tac.dat != quy_tac.khong_dat


@pytest.mark.parametrize("quy_tac", MAY, ids=lambda q: q.ma)
def test_the_examples_are_what_they_say(quy_tac: QuyTac) -> None:
    assert quy_tac.is_dat(quy_tac.dat)
    assert not quy_tac.is_dat(quy_tac.khong_dat)


@pytest.mark.parametrize("quy_tac", TAT_CA, ids=lambda q: q.ma)
def test_rules_in_force_are_those_of_their_regime(quy_tac: QuyTac) -> None:
    che_do = che_do_theo_ma(quy_tac.che_do)
    assert (quy_tac.hieu_luc.tu_ngay, quy_tac.hieu_luc.den_ngay) == (che_do.tu_ngay, che_do.den_ngay)


@pytest.mark.parametrize("quy_tac", MAY, ids=lambda q: q.ma)
def test_messages_have_no_open_place_left(quy_tac: QuyTac) -> None:
    cau = f"{quy_tac.format_thong_diep(quy_tac.format_thay(quy_tac.khong_dat))} {quy_tac.format_goi_y()}"
    assert not re.search(r"[{}]", cau)
    assert "None" not in cau
    assert quy_tac.format_can()


@pytest.mark.parametrize("quy_tac", [q for q in TAT_CA if q.keo_theo], ids=lambda q: q.ma)
def test_what_a_breach_brings_along_exists(quy_tac: QuyTac) -> None:
    for ma in quy_tac.keo_theo:
        assert ma != quy_tac.ma
        assert quy_tac_theo_ma(ma).may
        assert quy_tac_theo_ma(ma).che_do == quy_tac.che_do


def test_what_one_source_of_practice_says_is_a_hint_at_most() -> None:
    assert [q.ma for q in TAT_CA if q.tin_cay == "C" and q.muc != "goi_y"] == []


def test_a_rule_no_machine_judges_says_why() -> None:
    assert [q.ma for q in TAT_CA if q.may == bool(q.ly_do)] == []


def test_capitalisation_is_a_hint() -> None:
    viet_hoa = [q for q in TAT_CA if q.dong.startswith("VH")]
    assert len(viet_hoa) > 20
    assert {q.muc for q in viet_hoa} == {"goi_y"}


def test_each_kind_of_test_has_an_observer_and_a_comparison() -> None:
    phep = {q.phep for q in MAY}
    assert phep == set(PHEP_THU) - {"khong_may"}


def test_every_component_has_a_rule_but_those_the_texts_are_silent_on() -> None:
    # The texts give a titled point no look, place the other title above the name, and know nothing of the last six.
    im_lang = {"diem_tieu_de", "chuc_vu_khac"}
    im_lang |= {"kinh_gui_dong", "tieu_khoan", "tieu_de_khong_so", "bang", "chu_thich", "khac"}
    assert set(danh_sach_thanh_phan()) - {q.doi_tuong for q in TAT_CA} == im_lang


def test_rules_are_read_once_and_in_a_stable_order() -> None:
    assert danh_sach_quy_tac("nd30") is danh_sach_quy_tac("nd30")
    assert danh_sach_quy_tac("nd30")[0].doi_tuong == "trang"


@pytest.mark.parametrize("ma", ["nd30.khong.co.t01", "nd99.pl1.t01", "", "../nd30.t01"])
def test_an_unknown_id_is_a_key_error(ma: str) -> None:
    with pytest.raises(KeyError):
        quy_tac_theo_ma(ma)


@pytest.mark.parametrize(
    ("mau", "chu", "khop"),
    [
        (r"\l+", "đường", True),
        (r"\h\l+", "Ưu", True),
        (r"[\l,]+", "ơ,ở", True),
        (r"[\h\d]+", "Đ7", True),
        (r"\l+", "Đường", False),
    ],
)
def test_patterns_know_vietnamese_letters(mau: str, chu: str, khop: bool) -> None:
    assert bool(compile_mau(mau).fullmatch(chu)) is khop


_DUNG = {
    "ma": "nd30.pl1.t01",
    "dong": "X",
    "dieu_khoan": "Phụ lục I",
    "cau": "Một đòi hỏi của văn bản.",
    "hieu_luc": {"tu_ngay": "2020-03-05"},
    "doi_tuong": "quoc_hieu",
    "phep": "co_chu",
    "gia_tri": {"tu": 12, "den": 13},
    "muc": "loi",
    "tin_cay": "2+",
    "thong_diep": "Cỡ chữ {thay}; cần {can}.",
    "goi_y": "Đặt lại.",
    "dat": 13,
    "khong_dat": 15,
}


def test_a_right_entry_is_accepted() -> None:
    assert QuyTac.model_validate(_DUNG).phep == "co_chu"


@pytest.mark.parametrize(
    "sai",
    [
        {"ma": "nd30.pl1"},
        {"ma": "ND30.pl1.t01"},
        {"doi_tuong": "con_dau"},
        {"phep": "khong_co"},
        {"gia_tri": {"tu": 14, "den": 13}},
        {"gia_tri": {}},
        {"gia_tri": {"tu": 12, "don_vi": "pt"}},
        {"phep": "mau_chu", "gia_tri": {"mau": "(", "nghia": "mẫu hỏng"}},
        {"phep": "thut_dau", "gia_tri": {"dung_sai": 0.3}},
        {"phep": "don_dan", "gia_tri": {}},
        {"phep": "phong", "gia_tri": {}},
        {"phep": "ke", "gia_tri": {}},
        {"tin_cay": "C"},
        {"may": False},
        {"ly_do": "vì sao"},
        {"phep": "khong_may", "gia_tri": {}},
        {"muc": "nang"},
        {"them": 1},
    ],
    ids=str,
)
def test_a_wrong_entry_is_refused(sai: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"validation error"):
        QuyTac.model_validate({**_DUNG, **sai})
