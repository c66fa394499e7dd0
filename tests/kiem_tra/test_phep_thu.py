"""Kinds of tests: each is one class with all it needs; the checker's room opens no file for it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tai_lieu_mau import sua_phan, tai_lieu_dung

from kehoach.do_dac.tai_lieu_do import GianDong, KhoiDo, count_hoa
from kehoach.kiem_tra.phep.danh_sach import PHEP_THU
from kehoach.kiem_tra.phep.doan_van import ThutDau
from kehoach.kiem_tra.phep.loi_van import TranhChu
from kehoach.kiem_tra.phep.phep_thu import PhepThu
from kehoach.kiem_tra.phep.phong_chu import CoChu
from kehoach.kiem_tra.phep.trang_giay import HuongGiay
from kehoach.kiem_tra.quan_sat import ChuaThay
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.kiem_tra.the_thuc import check_the_thuc
from kehoach.the_thuc.tra import che_do_theo_ma

ND30 = che_do_theo_ma("nd30")
XET_DUOC = [x for ten, x in PHEP_THU.items() if ten != "khong_may"]


@pytest.mark.parametrize("lop", XET_DUOC, ids=lambda x: x.__name__)
def test_a_kind_observes_judges_and_says_what_it_asks(lop: type[PhepThu]) -> None:
    for ten in ("observe", "is_dat", "format_can"):
        assert getattr(lop, ten) is not getattr(PhepThu, ten), ten


@pytest.mark.parametrize("lop", XET_DUOC, ids=lambda x: x.__name__)
def test_a_kind_says_its_name_in_its_docstring(lop: type[PhepThu]) -> None:
    assert lop.__doc__
    assert ": " in lop.__doc__.splitlines()[0]


def test_a_verdict_carries_its_rule() -> None:
    ket_luan = check_the_thuc(tai_lieu_dung("nd30"), ND30)
    assert [k.quy_tac for k in ket_luan] == list(danh_sach_quy_tac("nd30"))
    assert all(a.quy_tac is b for a, b in zip(ket_luan, danh_sach_quy_tac("nd30"), strict=True))


def test_the_checker_loads_no_xml_library() -> None:
    lenh = "import sys, kehoach.kiem_tra, kehoach.kiem_tra.in_quy_tac; print(*sys.modules)"
    nap = subprocess.run([sys.executable, "-c", lenh], check=True, capture_output=True, text=True).stdout.split()
    assert not [m for m in nap if m.startswith(("lxml", "docx"))]


@pytest.mark.parametrize(("tru_khi", "thay"), [("bang", 0), (None, 1), ("can_cu", 1)])
def test_a_turned_page_is_allowed_where_the_component_named_stands(tru_khi: str | None, thay: int) -> None:
    dung = tai_lieu_dung("nd30")
    khoi = (*(replace(k, phan=1) for k in dung.khoi if k.phan == 1 and k.thanh_phan != "can_cu"), KhoiDo("bang", "TT"))
    ngang = sua_phan(replace(dung, khoi=khoi, phan=dung.phan[:1]), huong="ngang")
    assert len(list(HuongGiay(huong="doc", tru_khi=tru_khi).observe("trang", TaiLieuXet(ngang, ND30)))) == thay


@pytest.mark.parametrize(
    ("phep", "thay", "gan_nhat"),
    [
        (CoChu(tu=13, den=14), 12, 13.0),
        (CoChu(tu=13, den=14), 16, 14.0),
        (CoChu(tu=13, den=14), 13.5, 13.5),
        (CoChu(tu=13), 12, 13.0),
        (ThutDau(gia_tri=(10, 12.7), dung_sai=0.3), 15, 12.7),
        (ThutDau(tu=10, den=12.7, dung_sai=0.3), 0, 10.0),
    ],
)
def test_the_value_set_is_the_nearest_that_meets_the_rule(phep: CoChu | ThutDau, thay: float, gan_nhat: float) -> None:
    assert phep.nearest(thay) == gan_nhat
    assert phep.is_dat(gan_nhat)


def test_subjects_are_looked_for_in_the_content_alone_where_the_list_says_so() -> None:
    khoi = (KhoiDo("doan", "a"), KhoiDo("doan", "b", vung="phu_luc"), KhoiDo("ho_ten", "c", vung="cuoi"))
    khoi += (KhoiDo("diem", " "), KhoiDo("cong", "+ d"))
    xet = TaiLieuXet(replace(tai_lieu_dung("nd30"), khoi=khoi), ND30)
    assert [k.chu for k in xet.blocks_of("doan")] == ["a", "+ d"]
    assert [k.chu for k in xet.blocks_of("ho_ten")] == ["c"]
    assert [k.chu for k in xet.blocks_of("van_ban")] == ["a", "b", "c", "+ d"]
    with pytest.raises(ChuaThay, match="không thấy điểm"):
        xet.blocks_of("diem")


def test_exact_spacing_counts_as_single_where_it_is_large_enough() -> None:
    doc = PHEP_THU["gian_dong"].model_validate({"phep": "gian_dong", "tu": 1, "den": 1.5, "dung_tu": 18})
    dang = replace(tai_lieu_dung("nd30").cua("doan")[0].dinh_dang, co=((20.0, 1.0),))
    thay = [doc.read(replace(dang, gian=GianDong(kieu, pt))) for kieu, pt in (("chinh_xac", 17), ("chinh_xac", 18))]  # type: ignore[attr-defined,arg-type]
    assert [round(v, 2) for v in thay] == [0.74, 1.0]


TRANH_CHU = sorted(
    {q.gia_tri for c in ("nd30", "tt01") for q in danh_sach_quy_tac(c) if q.phep == "tranh_chu"}, key=str
)


@pytest.mark.parametrize("phep", TRANH_CHU, ids=lambda x: x.mau)
@given(data=st.data())
def test_the_coarse_net_lets_no_wrong_word_through(phep: TranhChu, data: st.DataObject) -> None:
    chu = data.draw(st.from_regex(phep.khuon))
    assert not phep.is_dat(chu)
    xet = TaiLieuXet(replace(tai_lieu_dung("nd30"), khoi=(KhoiDo("doan", "x"), KhoiDo("doan", f"a{chu}b"))), ND30)
    thay = list(phep.observe("doan", xet))
    assert phep.find_sai("doan", xet) == (len(thay), [s for s in thay if not phep.is_dat(s.gia_tri)])


@given(st.text())
def test_capitals_are_counted_as_python_counts_them(chu: str) -> None:
    chu_cai = [c for c in chu if c.isalpha()]
    assert count_hoa(chu) == (sum(c.isupper() for c in chu_cai), len(chu_cai))


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_judging_like_values_once_finds_what_judging_each_one_finds(che_do: str) -> None:
    """Two ways, one answer: over right documents, and ones in which every paragraph is wrong in some way."""
    dung = tai_lieu_dung(che_do)
    sai = replace(dung.khoi[0].dinh_dang, co=((9.0, 1.0),), dam=0.5, hoa=0.1, can="phai", phong=((".VnTime", 1.0),))
    khoi = tuple(replace(k, dinh_dang=sai if i % 3 else k.dinh_dang) for i, k in enumerate(dung.khoi))
    for tai_lieu in (dung, replace(dung, khoi=khoi)):
        xet = TaiLieuXet(tai_lieu, che_do_theo_ma(che_do))
        for q in danh_sach_quy_tac(che_do):
            if q.may and _find_sai(PhepThu, q, xet) != _find_sai(type(q.gia_tri), q, xet):
                raise AssertionError(q.ma)


def _find_sai(lop: type[PhepThu], q: QuyTac, xet: TaiLieuXet) -> object:
    try:
        return lop.find_sai(q.gia_tri, q.doi_tuong, xet)
    except ChuaThay as chua:
        return str(chua)
