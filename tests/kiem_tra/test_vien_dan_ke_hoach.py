"""Findings about a plan's citations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.kiem_tra.vien_dan import check_vien_dan_ke_hoach
from kehoach.trinh_bay.van_ban_thuan import write_text

DU = "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú về việc giảm nghèo"


def _ke_hoach(vien_dan: dict[str, str], noi_dung: str, **rieng: Any) -> kh.KeHoach:
    return nm.ke_hoach(vien_dan=vien_dan, noi_dung=noi_dung, **rieng)


def _ma(vien_dan: dict[str, str], noi_dung: str, **rieng: Any) -> list[str]:
    ke_hoach = _ke_hoach(vien_dan, noi_dung, **rieng)
    return [f"{p.ma} {p.vi_tri.duong_dan}" for p in check_vien_dan_ke_hoach(ke_hoach)]


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


LAI = ["nd.vien_dan.day_du_lai vien_dan.a"]


@pytest.mark.parametrize(
    ("noi_dung", "mong"),
    [
        ("Theo [@a; day_du] và [@a].", []),  # the first would be in full anyway
        ("Theo [@a; tat] và [@a; day_du].", []),
        ("Theo [@a; tat], [@a] và [@a].", []),
        ("Theo [@a; day_du] và [@a; day_du].", LAI),
        ("Theo [@a], [@a] và [@a; day_du].", LAI),
        ("Theo quy định[^1] và [@a; day_du].\n\n[^1]: [@a].", LAI),
        ("Theo [@a][@a; day_du; chu_thich].", LAI),
    ],
)
def test_only_a_document_that_prints_in_full_twice_is_told(noi_dung: str, mong: list[str]) -> None:
    assert _ma({"a": DU}, noi_dung) == mong
    chu = write_text(lay_out(_ke_hoach({"a": DU}, noi_dung)))
    assert (chu.count("ngày 16/02/2023") > 1) is bool(mong)


def test_the_order_is_that_of_the_printed_plan_not_of_the_fields() -> None:
    """«noi_dung» is a field after «muc_dich», and stands before it here."""
    rieng: dict[str, Any] = {"dan_y": [{"tieu_de": "Một", "gom": "noi_dung"}, {"tieu_de": "Hai", "gom": "muc_dich"}]}
    assert _ma({"a": DU}, "Theo [@a].", **rieng, muc_dich="Theo [@a; day_du].") == LAI
    assert _ma({"a": DU}, "Theo [@a; day_du].", **rieng, muc_dich="Theo [@a].") == []


@pytest.mark.parametrize("kieu", ["trong_cau", "chu_thich_trich_yeu", "chu_thich_day_du"])
def test_a_whole_citation_that_stands_in_one_note_only_is_in_full_once(kieu: str) -> None:
    mong = [] if kieu == "chu_thich_day_du" else LAI  # there the sentence has the short form, whatever is asked for
    assert _ma({"a": DU}, "Theo [@a] và [@a; day_du].", kieu_vien_dan=kieu) == mong


def test_a_text_that_has_no_short_form_is_never_too_long() -> None:
    assert LAI[0] not in _ma({"a": "Quyết định «SỐ»"}, "Theo [@a] và [@a; day_du].")


def test_a_source_file_gives_findings_with_line_and_column(tmp_path: Path) -> None:
    tep = tmp_path / "a.yaml"
    tep.write_text("co_quan: {ten: Sở Mẫu}\ntrich_yeu: Thử\nvien_dan:\n  a: Luật Giá\n", "utf-8")
    (p,) = [p for p in kh.check(tep) if p.ma.startswith("nd.")]
    assert (p.ma, p.vi_tri.dong, p.vi_tri.cot) == ("nd.vien_dan.khong_dung", 4, 6)
