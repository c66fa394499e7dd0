"""Khứ hồi: what the reader measures in a rendered plan is what the laid-out plan measures, block by block."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

import kehoach as kh
from kehoach.bo_cuc import lay_out
from kehoach.do_dac.tai_lieu_do import DinhDang, KhoiDo, TaiLieuDo
from kehoach.do_dac.tu_bo_cuc import do_bo_cuc
from kehoach.doc_lai import measure_docx
from nha_may import FIXTURES, THANH_PHAN, nguon, nguon_day_du

SAI_SO = 0.02  # twips and half-points are whole numbers: 1/20 pt
CHUNG = ("thanh_phan", "chu", "so", "so_tu_dong", "phan", "ben", "cung_hang", "vung")

BIEN_THE: dict[str, dict[str, Any]] = {
    "nhỏ nhất": nguon(),
    "đầy đủ": nguon_day_du(),
    "đầy đủ, Thông tư 01/2011": nguon_day_du(the_thuc="tt01", ngay="2018-03-05"),
    "căn cứ liền mở đầu": nguon_day_du(can_cu_lien_mo_dau=True),
    "tên cơ quan dài": nguon(co_quan={"ten": "Sở Nông nghiệp và Phát triển nông thôn", "chu_quan": "UBND tỉnh Mẫu"}),
    "một phụ lục": nguon(phu_luc=[{"tieu_de": "Phụ lục", "noi_dung": "Chữ."}]),
    "trích yếu dài": nguon(trich_yeu="Thực hiện việc mẫu " * 12),
}


def do_hai_cach(ke_hoach: kh.KeHoach) -> tuple[TaiLieuDo, TaiLieuDo]:
    return measure_docx(kh.render_bytes(ke_hoach)), do_bo_cuc(lay_out(ke_hoach))


def khac_nhau(doc: KhoiDo, bo_cuc: KhoiDo) -> list[tuple[str, object, object]]:
    ra = [(t, a, b) for t in CHUNG if (a := getattr(doc, t)) != (b := getattr(bo_cuc, t))]
    for x in fields(DinhDang):
        a, b = getattr(doc.dinh_dang, x.name), getattr(bo_cuc.dinh_dang, x.name)
        if b is not None and a != b and not _gan(a, b):
            ra.append((x.name, a, b))
    if (doc.o is None) != (bo_cuc.o is None):
        ra.append(("o", doc.o, bo_cuc.o))
    elif doc.o and bo_cuc.o:
        ra += [
            (t, a, b)
            for t in ("bang", "hang", "cot", "so_hang", "so_cot", "dau")
            if (a := getattr(doc.o, t)) != (b := getattr(bo_cuc.o, t))
        ]
    return ra


def _gan(a: object, b: object) -> bool:
    return isinstance(a, (int, float)) and isinstance(b, (int, float)) and abs(a - b) <= SAI_SO


@pytest.mark.parametrize("tep", [*FIXTURES, *THANH_PHAN], ids=lambda t: t.stem)
def test_a_rendered_fixture_measures_as_its_layout(tep: Any) -> None:
    _so_sanh(kh.load(tep))


@pytest.mark.parametrize("ten", BIEN_THE)
def test_a_rendered_variant_measures_as_its_layout(ten: str) -> None:
    _so_sanh(kh.load(BIEN_THE[ten]))


def _so_sanh(ke_hoach: kh.KeHoach) -> None:
    doc, bo_cuc = do_hai_cach(ke_hoach)
    assert [k.chu for k in doc.khoi] == [k.chu for k in bo_cuc.khoi]
    sai = {f"{a.doan} {a.chu[:40]}": x for a, b in zip(doc.khoi, bo_cuc.khoi, strict=True) if (x := khac_nhau(a, b))}
    assert sai == {}
    assert doc.ten_loai == bo_cuc.ten_loai == "kế hoạch"
    assert [k.chu for k in doc.chu_thich] == [k.chu for k in bo_cuc.chu_thich]


@pytest.mark.parametrize("tep", [*FIXTURES, *THANH_PHAN], ids=lambda t: t.stem)
def test_rules_are_found_where_the_layout_puts_them(tep: Any) -> None:
    doc, bo_cuc = do_hai_cach(kh.load(tep))
    assert [k.ke and k.ke.kieu for k in doc.khoi] == [k.ke and k.ke.kieu for k in bo_cuc.khoi]
    co_ke = [(a, a.ke, b.ke) for a, b in zip(doc.khoi, bo_cuc.khoi, strict=True) if a.ke and b.ke]
    assert {ke.kieu for _, ke, _ in co_ke} == {"vien"}
    # the length under a long line of an annex is the template's own
    for a, ke_doc, ke_bo_cuc in [x for x in co_ke if x[0].vung != "phu_luc"]:
        # where a template balances the lines, a word may stand on another line than the layout expects
        sai_so = 0.01 if "\n" in a.chu or a.dinh_dang.thut_trai_mm == 0 else 0.12
        assert ke_doc.ti_le == pytest.approx(ke_bo_cuc.ti_le, abs=sai_so), a.chu


@pytest.mark.parametrize("ten", BIEN_THE)
def test_pages_measure_as_the_layout_says(ten: str) -> None:
    doc, bo_cuc = do_hai_cach(kh.load(BIEN_THE[ten]))
    assert len(doc.phan) == len(bo_cuc.phan)
    for a, b in zip(doc.phan, bo_cuc.phan, strict=True):
        assert a.kho_mm == pytest.approx(b.kho_mm, abs=SAI_SO)
        assert a.le_mm is not None
        assert b.le_mm is not None
        for canh in ("tren", "duoi", "trai", "phai"):
            assert getattr(a.le_mm, canh) == pytest.approx(getattr(b.le_mm, canh), abs=SAI_SO)
        assert (a.huong, a.so_trang_dau, a.dem_tu, a.so_trang) == (b.huong, b.so_trang_dau, b.dem_tu, b.so_trang)


def test_what_a_plan_lacks_is_absent_in_both() -> None:
    doc, bo_cuc = do_hai_cach(kh.load(nguon()))
    assert bo_cuc.vang.keys() <= doc.vang.keys()
    assert {"chu_quan", "can_cu", "mo_dau", "ho_ten"} <= bo_cuc.vang.keys()
    assert "so_ky_hieu" not in doc.vang
