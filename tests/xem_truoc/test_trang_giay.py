"""The preview is the document: same text, order, numbers and notes; safe, self-contained, scoped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from trich_html import trich, van_ban

from do_cong import check_tuyen_tinh, count_loi_goi
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.mo_ta import BoCuc
from kehoach.mo_hinh import KeHoach
from kehoach.nap.load import load
from kehoach.trinh_bay.van_ban_thuan import write_text
from kehoach.xem_truoc import write_fragment, write_html, write_page

_GOC = Path(__file__).parents[2]
_MAU = [
    *sorted((_GOC / "fixtures" / "ke-hoach").glob("*.yaml")),
    *sorted((_GOC / "fixtures").glob("thanh-phan/*.yaml")),
]
_DOC = '<script>alert(1)</script>"><img onerror=alert(1) src=x>'

# Markdown gives `<` a meaning of its own; in a text field it is written with a backslash.
_DOC_MD = _DOC.replace("<", r"\<")

DAY_DU: dict[str, Any] = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Mẫu", "viet_tat": "UBND", "chu_quan": "Ủy ban nhân dân tỉnh Mẫu"},
    "so": 7,
    "ngay": "2026-03-05",
    "dia_danh": "Mẫu",
    "trich_yeu": "Thử mọi thành phần của trang",
    "do_khan": "Hỏa tốc",
    "pham_vi_luu_hanh": "Lưu hành nội bộ",
    "dia_chi": {"dia_chi": "Số 1, đường Mẫu", "thu_dien_tu": "mau@example.vn"},
    "can_cu": "Căn cứ văn bản mẫu",
    "mo_dau": "Xây dựng kế hoạch như sau",
    "muc_dich": (
        "Có **đậm**, *nghiêng*, chú thích[^1] và bảng:\n\n"
        "| STT | Nội dung | Số tiền |\n|:-:|---|--:|\n| 1 | Mua sắm[^2] | 1.000 |\n| 2 | Khác | 25 |\n\nSau bảng.\n\n"
        "[^1]: Chú thích một.\n[^2]: Chú thích **hai**."
    ),
    "noi_dung": "\n\n".join(f"Đoạn {i} " + "nội dung dài của kế hoạch " * 12 for i in range(40)),
    "ket_thuc": "Trên đây là Kế hoạch mẫu",
    "noi_nhan": ["Các phòng", {"ten": "Sở A & B", "de": "b/c"}],
    "chu_ky": {"dong": ["TM. Ban Chỉ đạo", "Trưởng ban"], "chuc_vu_khac": "Chủ tịch UBND", "ho_ten": "Họ Và Tên"},
    "phu_luc": [
        {
            "tieu_de": "Biểu tổng hợp",
            "huong": "ngang",
            "noi_dung": "| STT | Việc |\n|--|--|\n" + "\n".join(f"| {i} | Việc số {i} |" for i in range(1, 60)),
        },
        {"tieu_de": "Đề cương", "noi_dung": "## Phần một\n\nNội dung[^1].\n\n[^1]: Chú thích ba."},
    ],
}


def _bo_cuc(**doi: Any) -> BoCuc:
    return lay_out(load({**DAY_DU, **doi}))


@pytest.fixture(scope="module")
def day_du() -> BoCuc:
    return _bo_cuc()


@pytest.mark.parametrize("tep", _MAU, ids=lambda t: t.stem)
@pytest.mark.parametrize("trang_day_du", [True, False])
def test_preview_says_what_the_document_says(tep: Path, trang_day_du: bool) -> None:
    bo_cuc = lay_out(load(tep))
    assert van_ban(write_html(bo_cuc, trang_day_du=trang_day_du)) == write_text(bo_cuc)


@pytest.mark.parametrize("trang_day_du", [True, False])
def test_every_component_is_on_the_page_in_order(day_du: BoCuc, trang_day_du: bool) -> None:
    chu = van_ban(write_html(day_du, trang_day_du=trang_day_du))
    assert chu == write_text(day_du)
    assert "HỎA TỐC" in chu
    assert "LƯU HÀNH NỘI BỘ" in chu


def test_fixtures_are_there() -> None:
    assert len(_MAU) >= 2


def test_paragraphs_that_cross_a_page_are_joined_without_loss(day_du: BoCuc) -> None:
    html = write_page(day_du)
    assert html.count("kh-con") > html.count(".kh-con")  # beyond the rules of the style sheet, some paragraph is split
    assert van_ban(html) == write_text(day_du)


def test_a_title_in_capitals_or_a_note_in_it_stays() -> None:
    bo_cuc = _bo_cuc(trich_yeu="Thử chú thích ở trích yếu")
    assert van_ban(write_page(bo_cuc)) == write_text(bo_cuc)


def test_a_draft_with_nothing_but_a_name_is_a_page() -> None:
    bo_cuc = lay_out(load({"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Nháp"}))
    assert van_ban(write_page(bo_cuc)) == write_text(bo_cuc)


def test_every_note_and_its_mark_are_linked_both_ways(day_du: BoCuc) -> None:
    doc = trich(write_page(day_du))
    ma = {a["id"] for _, a in doc.the if "id" in a}
    lien_ket = [a["href"] for t, a in doc.the if t == "a"]
    assert len(lien_ket) == 2 * len(day_du.chu_thich) == 6
    assert {x[1:] for x in lien_ket if x} == ma
    assert {a.get("role") for t, a in doc.the if t == "a"} == {"doc-noteref", "doc-backlink"}


def test_notes_stand_on_the_page_of_their_mark(day_du: BoCuc) -> None:
    for trang in write_page(day_du).split("<section")[1:]:
        assert set(re.findall(r'-g(\d+)" href', trang)) == set(re.findall(r'<li id="\w+-c(\d+)"', trang))


def test_annexes_count_their_pages_from_one_and_the_first_page_has_no_number(day_du: BoCuc) -> None:
    trang = [a for t, a in trich(write_page(day_du)).the if t == "section"]
    so = [(("kh-ngang" in (a["class"] or "")), a.get("data-so")) for a in trang]
    chinh = so.index((True, "1"))
    assert [s for _, s in so[:chinh]] == [None, *map(str, range(2, chinh + 1))]
    assert so[-1] == (False, "1")
    assert sum(ngang for ngang, _ in so) >= 2


def test_a_table_that_crosses_a_page_repeats_its_header_for_the_eye_only(day_du: BoCuc) -> None:
    dau = [a for t, a in trich(write_page(day_du)).the if t == "thead"]
    assert [a.get("aria-hidden") for a in dau].count("true") >= 1
    assert [a.get("aria-hidden") for a in dau].count(None) == 2


def test_headings_have_levels_and_a_notebook_lists_none_of_them(day_du: BoCuc) -> None:
    trang, doan = trich(write_page(day_du)), trich(write_fragment(day_du))
    cap = [int(t[1]) for t, _ in trang.the if re.fullmatch(r"h[1-6]", t)]
    assert cap[:3] == [1, 2, 3]
    assert not any(re.fullmatch(r"h[1-6]", t) for t, _ in doan.the)
    assert [int(a["aria-level"] or 0) for _, a in doan.the if a.get("role") == "heading"] == cap


_TRUONG_DOC: list[dict[str, Any]] = [
    {"co_quan": {"ten": _DOC, "viet_tat": _DOC, "chu_quan": _DOC}},
    {"dia_danh": _DOC},
    {"trich_yeu": _DOC_MD},
    {"can_cu": _DOC_MD},
    {"muc_dich": f"**{_DOC_MD}** x[^1]\n\n[^1]: {_DOC_MD}"},
    {"muc_dich": f"| {_DOC_MD} |\n|---|\n| {_DOC_MD} |"},
    {"noi_nhan": [{"ten": _DOC, "de": _DOC}], "luu": _DOC},
    {"chu_ky": {"dong": _DOC, "chuc_vu_khac": _DOC, "ho_ten": _DOC}},
    {"dia_chi": {"dia_chi": _DOC}},
    {"phu_luc": [{"tieu_de": _DOC_MD, "noi_dung": _DOC_MD}]},
    {"to_chuc_thuc_hien": [{"don_vi": _DOC, "nhiem_vu": _DOC_MD}]},
    {"kinh_phi": {"tong": 1, "khoan": [{"ten": _DOC, "so_tien": 1}]}},
]


@pytest.mark.parametrize("doi", _TRUONG_DOC, ids=lambda d: next(iter(d)))
def test_markup_in_any_field_is_text(doi: dict[str, Any]) -> None:
    bo_cuc = _bo_cuc(**doi)
    for html in (write_page(bo_cuc), write_fragment(bo_cuc)):
        doc = trich(html)
        assert not {"script", "img"} & {t for t, _ in doc.the}
        assert not any(ten.startswith("on") for _, a in doc.the for ten in a)
        assert "alert(1)" in html.lower()
        assert van_ban(html) == write_text(bo_cuc)


def test_nothing_is_fetched_and_nothing_runs(day_du: BoCuc) -> None:
    html = write_page(day_du)
    assert not re.search(r"https?:|url\(|@import|@font-face|javascript:|<link|<iframe", html)
    assert "default-src 'none'" in html


def test_every_rule_of_a_fragment_is_inside_its_class(day_du: BoCuc) -> None:
    css = "".join(re.findall(r"<style>(.*?)</style>", write_fragment(day_du)))
    css = re.sub(r"@media print\{(.*)\}", r"\1", css)
    bo_chon = [x.strip() for x in re.findall(r"([^{}]+)\{[^{}]*\}", css)]
    assert len(bo_chon) > 40
    assert [x for x in bo_chon if not x.startswith(".kehoach-xt.kehoach-xt.kehoach-xt")] == []
    assert "@page" not in css
    assert "color-scheme:light" in css


def test_sizes_come_from_the_regime(day_du: BoCuc) -> None:
    che_do = day_du.che_do
    kieu = dict(che_do.kieu)
    kieu["doan"] = kieu["doan"].model_copy(update={"co": 13.5, "thut": 11.5})
    trang = che_do.trang.model_copy(update={"le_mm": che_do.trang.le_mm.model_copy(update={"trai": 33})})
    css = write_fragment(lay_out(load(DAY_DU), che_do.model_copy(update={"kieu": kieu, "trang": trang})))
    assert re.search(r"\.kh-doan\{font-size:13\.5pt;[^}]*text-indent:11\.5mm", css)
    assert re.search(r"\.kh-trang\{width:210mm;min-height:297mm;padding:20mm 15mm 20mm 33mm", css)


def test_two_documents_share_no_id_and_one_document_keeps_its_own() -> None:
    mot, hai = (write_fragment(_bo_cuc(trich_yeu=x)) for x in ("Một", "Hai"))
    ma = [{a["id"] for _, a in trich(x).the if "id" in a} for x in (mot, hai)]
    assert not ma[0] & ma[1]
    assert mot == write_fragment(_bo_cuc(trich_yeu="Một"))


def test_the_page_reloads_itself_only_when_asked(day_du: BoCuc) -> None:
    assert 'http-equiv="refresh" content="2"' in write_page(day_du, tai_lai=2)
    assert "refresh" not in write_page(day_du)


def test_a_plan_shows_in_a_few_hundred_calls_a_paragraph() -> None:
    """Calls of today's machines take a fifth of a microsecond: the largest plan shows in some milliseconds."""
    plan = load(max(_MAU, key=lambda t: t.stat().st_size))
    so_khoi = len(lay_out(plan).than)
    write_fragment(lay_out(plan))
    assert count_loi_goi(lambda: write_fragment(lay_out(plan))) < 600 * so_khoi


def test_showing_a_plan_costs_in_proportion_to_its_length() -> None:
    def dai(n: int) -> KeHoach:
        return load({**DAY_DU, "muc_dich": "\n\n".join(f"Đoạn thứ {i} của kế hoạch." for i in range(n))})

    check_tuyen_tinh(lambda plan: write_fragment(lay_out(plan)), dai, 800)


def test_the_task_page_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_GOC)
    ma = re.findall(r"```python\n(.*?)```", (_GOC / "docs/huong_dan/xem_truoc.md").read_text("utf-8"), re.DOTALL)
    assert len(ma) == 3
    exec("\n".join(ma), {})
