"""Findings about a plan's citations."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
from kehoach.kiem_tra.vien_dan import check_vien_dan_ke_hoach

DU = "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú về việc giảm nghèo"


def _ma(vien_dan: dict[str, str], noi_dung: str) -> list[str]:
    nguon = {"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Thử", "vien_dan": vien_dan, "noi_dung": noi_dung}
    return [f"{p.ma} {p.vi_tri.duong_dan}" for p in check_vien_dan_ke_hoach(kh.load(nguon))]


@pytest.mark.parametrize(
    ("vien_dan", "noi_dung", "mong"),
    [
        ({"a": DU}, "Theo [@a] và [@a].", []),
        ({"a": DU, "b": "Luật Giá"}, "Theo [@a].", ["nd.vien_dan.khong_dung vien_dan.b"]),
        ({"a": DU, "b": DU}, "Theo [@a], [@b].", ["nd.vien_dan.trung vien_dan.b"]),
        ({"a": "Quyết định «SỐ»"}, "Theo [@a].", ["nd.vien_dan.khong_doc vien_dan.a"]),
        ({"a": "Kế hoạch số 07/KH-UBND về việc giảm nghèo"}, "Theo [@a].", ["nd.vien_dan.thieu vien_dan.a"]),
        ({"a": "Luật Giá"}, "Theo [@a].", []),
        ({"a": DU}, "Theo [@a], [@a; day_du].", ["nd.vien_dan.day_du_lai vien_dan.a"]),
        ({"a": DU}, "Theo [@a; day_du].", []),
        (
            {"a": "Thông tư số 10/2022/QĐ-BTC ngày 15/02/2022 của Bộ Tài chính về việc thử"},
            "Theo [@a].",
            ["vien_dan.loai_ky_hieu vien_dan.a"],
        ),
    ],
)
def test_each_finding_has_a_case_that_passes_and_one_that_fails(
    vien_dan: dict[str, str], noi_dung: str, mong: list[str]
) -> None:
    assert _ma(vien_dan, noi_dung) == mong


def test_a_source_file_gives_findings_with_line_and_column(tmp_path: Path) -> None:
    tep = tmp_path / "a.yaml"
    tep.write_text("co_quan: {ten: Sở Mẫu}\ntrich_yeu: Thử\nvien_dan:\n  a: Luật Giá\n", "utf-8")
    (p,) = [p for p in kh.check(tep) if p.ma.startswith("nd.")]
    assert (p.ma, p.vi_tri.dong, p.vi_tri.cot) == ("nd.vien_dan.khong_dung", 4, 6)
