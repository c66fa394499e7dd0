"""The five real plans: no fault of form, and of their own wording exactly what this table says."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh

_GOC = Path(__file__).parents[2] / "fixtures" / "ke-hoach"

# What the sources themselves leave open: unsigned copies, a citation without its body or title, one given in full
# twice, a paragraph in italics.
CUA_NGUON = {
    "kon-ray-2023": ["nd.vien_dan.day_du_lai vien_dan.tt10", "nd30.dieu8.k2.g.t01", "nd30.dieu8.k2.g.t02"],
    "lang-son-2022": ["nd.vien_dan.day_du_lai vien_dan.qd1181", "nd.vien_dan.thieu vien_dan.kh164"],
    "phu-tho-2018": ["nd.vien_dan.thieu vien_dan.nq76", "tt01.dieu12.k1.t01", "tt01.dieu12.k1.t02"],
    "tra-cu-2023": [],
    "van-quan-2024": [
        "nd.vien_dan.day_du_lai vien_dan.qd832",
        "nd.vien_dan.thieu vien_dan.tt10",
        "nd30.pl1.p1.m2.k6.e.t04",
    ],
}


@pytest.mark.parametrize("ten", sorted(CUA_NGUON))
def test_a_real_plan_has_the_findings_of_its_own_wording_and_no_other(ten: str) -> None:
    phat_hien = kh.check(_GOC / f"{ten}.yaml")
    assert (
        sorted(f"{p.ma} {p.vi_tri.duong_dan}" if p.ma.startswith("nd.") else p.ma for p in phat_hien) == CUA_NGUON[ten]
    )
    assert {p.muc_do for p in phat_hien} <= {"goi_y"}


@pytest.mark.parametrize("ten", sorted(CUA_NGUON))
def test_its_rendered_document_has_no_fault_of_form(ten: str, tmp_path: Path) -> None:
    docx = kh.render(_GOC / f"{ten}.yaml", tmp_path / f"{ten}.docx")
    hinh_thuc = [x for x in CUA_NGUON[ten] if not x.startswith("nd.")]
    phat_hien = kh.check(docx)
    assert sorted(p.ma for p in phat_hien) == hinh_thuc
    assert {p.muc_do for p in phat_hien} <= {"goi_y"}


def test_the_table_names_every_plan() -> None:
    assert sorted(CUA_NGUON) == sorted(t.stem for t in _GOC.glob("*.yaml"))
