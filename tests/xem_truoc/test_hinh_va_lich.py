"""Pictures and the calendar: well-formed, escaped, deterministic, true to the days."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from trich_html import trich

from kehoach.bang import bang_nhiem_vu
from kehoach.loi import PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import load
from kehoach.xem_truoc import (
    write_bang_kinh_phi,
    write_bang_nhiem_vu,
    write_bang_phat_hien,
    write_bieu_do_kinh_phi,
    write_ics,
    write_tien_do,
)
from kehoach.xem_truoc.hinh_svg import RONG
from kehoach.xem_truoc.lich import fold_line

_MAU = sorted((Path(__file__).parents[2] / "fixtures" / "ke-hoach").glob("*.yaml"))
_DOC = '<script>alert(1)</script>"><img onerror=x>, kh:gach; a\\b'
_SVG = "{http://www.w3.org/2000/svg}"


def _ke_hoach(**doi: Any) -> KeHoach:
    goc: dict[str, Any] = {
        "co_quan": {"ten": "Sở Mẫu"},
        "trich_yeu": "Thử hình",
        "ngay": "2026-03-05",
        "noi_dung": [
            {
                "muc": "Tập huấn",
                "hoat_dong": [
                    {"ten": "Tập huấn", "thoi_gian": "Quý II, III năm 2026", "chu_tri": _DOC},
                    {"ten": "Thường trực", "thoi_gian": "thường xuyên"},
                    {"ten": "Duy trì", "thoi_gian": "từ ngày 01/5/2026"},
                ],
            }
        ],
        "kinh_phi": {"tong": 100, "khoan": [{"ten": _DOC, "so_tien": 100}], "nguon": {"xa": 75, "khac": 25}},
        "to_chuc_thuc_hien": [{"don_vi": "Phòng A", "nhiem_vu": "Báo cáo.", "han": "trước ngày 15/11/2026"}],
    }
    return load({**goc, **doi})


@pytest.mark.parametrize("write", [write_bieu_do_kinh_phi, write_tien_do])
def test_pictures_are_well_formed_hold_text_as_text_and_are_the_same_twice(write: Any) -> None:
    hinh = write(_ke_hoach())
    cay = etree.fromstring(hinh)
    assert hinh == write(_ke_hoach())
    assert {x.tag for x in cay.iter()} <= {
        _SVG + t for t in ("svg", "title", "desc", "defs", "pattern", "rect", "text", "path")
    }
    assert "<script>" in "".join(cay.itertext())
    assert not re.search(r"https?:(?!//www\.w3\.org/2000/svg)|NaN|inf", hinh)


@pytest.mark.parametrize("write", [write_bieu_do_kinh_phi, write_tien_do])
@pytest.mark.parametrize("tep", _MAU, ids=lambda t: t.stem)
def test_nothing_of_a_picture_leaves_the_sheet(tep: Path, write: Any) -> None:
    cay = etree.fromstring(write(load(tep)))
    _, _, rong, cao = map(float, str(cay.get("viewBox")).split())
    assert rong == pytest.approx(RONG, abs=0.1)
    for x in [x for x in cay.iter(f"{_SVG}rect") if x.get("x")]:
        assert float(x.get("x", "0")) + float(x.get("width", "0")) <= rong + 0.1
        assert float(x.get("y", "0")) + float(x.get("height", "0")) <= cao + 0.1
    assert all(float(x.get("y", "0")) <= cao for x in cay.iter(f"{_SVG}text"))


def test_bars_are_as_long_as_their_amounts() -> None:
    cay = etree.fromstring(write_bieu_do_kinh_phi(_ke_hoach()))
    rong = [float(x.get("width", "0")) for x in cay.iter(f"{_SVG}rect") if x.get("stroke")]
    assert len(rong) == 3
    assert rong[1] == pytest.approx(rong[0] * 0.75, abs=0.2)
    assert rong[2] == pytest.approx(rong[0] * 0.25, abs=0.2)


def test_sources_are_told_from_items_by_a_pattern_and_not_by_colour_alone() -> None:
    hinh = write_bieu_do_kinh_phi(_ke_hoach())
    ma = re.findall(r'<pattern id="([\w-]+)"', hinh)
    assert len(ma) == 1
    assert hinh.count(f'fill="url(#{ma[0]})"') == 2


def test_a_period_is_a_bar_over_its_days_and_a_deadline_a_mark_at_its_end() -> None:
    cay = etree.fromstring(write_tien_do(_ke_hoach()))
    thanh = [x for x in cay.iter(f"{_SVG}rect") if x.get("stroke")]
    assert len(thanh) == 2  # Quý II, III and what begins on 01/5
    rong_truc = RONG - 190 - 8  # April to November: eight months
    assert float(thanh[0].get("width", "0")) == pytest.approx(rong_truc * 6 / 8, abs=0.2)
    chu = "".join(cay.itertext())
    assert "14/11/2026" in chu
    assert "thường xuyên" in chu


def test_a_plan_without_figures_or_duties_says_so() -> None:
    trong = load({"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Nháp"})
    assert "chưa ghi" in write_bieu_do_kinh_phi(trong)
    assert "chưa ghi" in write_tien_do(trong)
    assert "chưa ghi" in write_bang_kinh_phi(trong)
    assert "chưa ghi" in write_bang_nhiem_vu(trong)


def test_years_apart_fit_the_sheet_too() -> None:
    xa = _ke_hoach(han={"a": "năm 1999", "b": "trước ngày 31/12/2099"})
    cay = etree.fromstring(write_tien_do(xa))
    assert {"1999", "2099"} <= set(re.findall("[0-9]{4}", "".join(cay.itertext())))
    assert max(float(x.get("x", "0")) for x in cay.iter(f"{_SVG}text")) <= RONG


def test_small_tables_hold_text_as_text() -> None:
    plan = _ke_hoach()
    phat_hien = [PhatHien("nd.a", "loi", ViTri("a.yaml", 3, 1, f"x[{_DOC}]"), _DOC, _DOC, _DOC)]
    for html in (write_bang_kinh_phi(plan), write_bang_nhiem_vu(plan), write_bang_phat_hien(phat_hien)):
        doc = trich(html)
        assert not {"script", "img"} & {t for t, _ in doc.the}
        assert "alert(1)" in html
        assert {a.get("scope") for t, a in doc.the if t == "th"} <= {"col", "row"}


def test_findings_show_their_place_path_remedy_and_source() -> None:
    html = write_bang_phat_hien(
        [
            PhatHien(
                "nd.tong", "loi", ViTri("a.yaml", 3, 1, "kinh_phi.tong"), "Sai tổng.", "sửa tổng", "30/2020/NĐ-CP"
            ),
            PhatHien("nd.ngay", "canh_bao", ViTri(duong_dan="can_cu[2].ngay"), "Ngày lệch."),
        ]
    )
    for chu in ("a.yaml:3:1", "kinh_phi.tong", "sửa tổng", "[30/2020/NĐ-CP]", "can_cu[2].ngay", "1 lỗi, 1 cảnh báo"):
        assert chu in html
    assert html.count("can_cu[2].ngay") == 1
    assert "Không thấy gì sai" in write_bang_phat_hien([])


def test_control_characters_in_findings_do_not_break_the_page() -> None:
    assert "\x00" not in write_bang_phat_hien([PhatHien("a", "loi", ViTri(trich="\x00"), "Ký tự \x00 lạ")])


def _su_kien(ics: str) -> list[dict[str, str]]:
    dong = ics.replace("\r\n ", "").split("\r\n")
    ra: list[dict[str, str]] = []
    for d in dong:
        if d == "BEGIN:VEVENT":
            ra.append({})
        elif ra and ":" in d:
            ten, _, gia_tri = d.partition(":")
            ra[-1].setdefault(ten, gia_tri)
    return ra


def test_the_calendar_holds_the_last_day_of_every_deadline() -> None:
    tap_huan, bao_cao = _su_kien(write_ics(_ke_hoach()))
    assert (tap_huan["DTSTART;VALUE=DATE"], tap_huan["DTEND;VALUE=DATE"]) == ("20260930", "20261001")
    assert bao_cao["DTSTART;VALUE=DATE"] == "20261114"
    assert bao_cao["DTSTAMP"] == "20260305T000000Z"
    assert bao_cao["SUMMARY"] == "Hạn: Phòng A: Báo cáo."
    assert r"kh:gach\; a\\b" in tap_huan["DESCRIPTION"]


@pytest.mark.parametrize("tep", _MAU, ids=lambda t: t.stem)
def test_calendar_lines_are_folded_and_end_in_crlf(tep: Path) -> None:
    plan = load(tep)
    ics = write_ics(plan)
    assert ics.endswith("END:VCALENDAR\r\n")
    assert "\n" not in ics.replace("\r\n", "")
    assert all(len(d.encode("utf-8")) <= 75 for d in ics.split("\r\n"))
    su_kien = _su_kien(ics)
    assert len(su_kien) == sum(h["den"] is not None for h in bang_nhiem_vu(plan))
    assert len({s["UID"] for s in su_kien}) == len(su_kien)
    assert ics == write_ics(plan)


def test_a_deadline_that_moves_keeps_its_identifier() -> None:
    doi = [{"don_vi": "Phòng A", "nhiem_vu": "Báo cáo.", "han": "trước ngày 20/12/2026"}]
    cu, moi = (_su_kien(write_ics(x))[-1] for x in (_ke_hoach(), _ke_hoach(to_chuc_thuc_hien=doi)))
    assert cu["UID"] == moi["UID"]
    assert cu["DTSTART;VALUE=DATE"] != moi["DTSTART;VALUE=DATE"]


@given(st.text(alphabet="aế😀 \t", max_size=300))
@settings(max_examples=100)
def test_folding_loses_nothing_and_cuts_no_character(chu: str) -> None:
    gap = fold_line(chu)
    assert gap.replace("\r\n ", "") == chu
    assert all(len(d.encode("utf-8")) <= 75 for d in gap.split("\r\n"))
