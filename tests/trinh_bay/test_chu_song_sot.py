"""Text survives: what an author wrote into any field stands in the document, letter by letter."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.chu.hoa import in_hoa

_LA = [
    "A & B",
    "a < b > c",
    "&amp; &lt; &#13;",
    "]]> --> ?>",
    "\"kép\" 'đơn' “cong” ‘cong’",
    "👍🏽 👨‍👩‍👧 🇻🇳",
    "ằẵẳễữợ ẰẴẲỄỮỢ",
    "½ m² № ± ≤ → … – —",
    "中文 кириллица العربية",
    "hai  cách",
    "siêu" + "dài" * 200,
    "100% {a} $x @y #z",
    "C:\\thu_muc\\*.docx",
    "w:t xml:space=preserve",
]
# Field, and what the page makes of its text.
_THUONG: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "chủ quản": (("co_quan", "chu_quan"), in_hoa),
    "cơ quan": (("co_quan", "ten"), in_hoa),
    "viết tắt": (("co_quan", "viet_tat"), str),
    "địa danh": (("dia_danh",), str),
    "nơi nhận": (("noi_nhan", 1, "ten"), str),
    "để làm gì": (("noi_nhan", 0, "de"), str),
    "lưu": (("luu", 0), str),
    "dòng chữ ký": (("chu_ky", "dong", 1), in_hoa),
    "chức vụ khác": (("chu_ky", "chuc_vu_khac"), in_hoa),
    "họ tên": (("chu_ky", "ho_ten"), str),
    "viện dẫn": (("vien_dan", "luat"), lambda c: " ".join(c.split())),  # a citation is read, and written anew
    "chủ trì": (("noi_dung", 1, "hoat_dong", 0, "chu_tri"), str),
    "nhãn": (("noi_dung", 1, "hoat_dong", 0, "nhan", "quy_mo"), str),
    "đơn vị": (("to_chuc_thuc_hien", 1, "don_vi"), str),
    "khoản chi": (("kinh_phi", "nguon", "xa", "ten"), str),
}
_DONG: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "trích yếu": (("trich_yeu",), str),
    "mục dàn ý": (("dan_y", 0, "tieu_de"), in_hoa),
    "mục con": (("dan_y", 0, "gom", 1, "tieu_de"), str),
    "mục nội dung": (("noi_dung", 1, "muc"), str),
    "hoạt động": (("noi_dung", 1, "hoat_dong", 0, "ten"), str),
    "quy mô": (("noi_dung", 1, "hoat_dong", 0, "quy_mo"), str),
    "tiêu đề phân công": (("to_chuc_thuc_hien", 0, "tieu_de"), str),
    "tên phụ lục": (("phu_luc", 0, "tieu_de"), in_hoa),
}
_VAN_BAN: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "căn cứ": (("can_cu", 1), str),
    "mở đầu": (("mo_dau",), str),
    "đoạn": (("muc_dich",), str),
    "gạch": (("yeu_cau",), lambda c: c),
    "phụ lục": (("phu_luc", 0, "noi_dung", 0), str),
    "kinh phí": (("kinh_phi", "van_ban"), str),
    "kết": (("ket_thuc",), str),
}
_DAC_BIET = "\\`*_[]<>#+-.!|~={}()&@^:\"'$%,/;?"


def _thoat(chu: str) -> str:
    """The text with every character that Markdown could read escaped."""
    return "".join(f"\\{k}" if k in _DAC_BIET else k for k in chu)


def _chu_docx(docx: bytes) -> str:
    return "\n".join(c for phan in ("word/document.xml", "word/footnotes.xml") for _, c in nm.doan_cua(docx, phan))


def _in(duong_dan: tuple[str | int, ...], chu: str) -> str:
    return _chu_docx(kh.render_bytes(kh.load(nm.dat(nm.nguon_day_du(), duong_dan, chu))))


@pytest.mark.parametrize("chu", _LA, ids=range(len(_LA)))
@pytest.mark.parametrize("noi", _THUONG)
def test_a_plain_field_stands_in_the_document_unchanged(noi: str, chu: str) -> None:
    duong_dan, hoa = _THUONG[noi]
    assert hoa(f"đ{chu}c") in _in(duong_dan, f"đ{chu}c")


@pytest.mark.parametrize("chu", _LA, ids=range(len(_LA)))
@pytest.mark.parametrize("noi", [*_DONG, *_VAN_BAN])
def test_an_escaped_text_stands_in_the_document_unchanged(noi: str, chu: str) -> None:
    duong_dan, hoa = {**_DONG, **_VAN_BAN}[noi]
    nguon = f"- đ{_thoat(chu)}c" if noi == "gạch" else f"đ{_thoat(chu)}c"
    assert hoa(f"đ{chu}c") in _in(duong_dan, nguon)


@pytest.mark.parametrize("chu", _LA, ids=range(len(_LA)))
def test_tables_notes_and_emphasis_keep_text_too(chu: str) -> None:
    nguon = f"**đ{_thoat(chu)}c**[^1]\n\n| x{_thoat(chu)} |\n|---|\n| y{_thoat(chu)} |\n\n[^1]: z{_thoat(chu)}"
    ra = _in(("muc_dich",), nguon)
    assert all(f"{dau}{chu}" in ra for dau in ("đ", "x", "y", "z"))


@pytest.mark.parametrize("noi", ["trích yếu", "tên phụ lục", "mục nội dung"])
def test_a_chosen_line_break_is_a_line_break(noi: str) -> None:
    duong_dan, hoa = _DONG[noi]
    assert hoa("dòng một") + "\n" + hoa("dòng hai") in _in(duong_dan, "dòng một\ndòng hai")


def test_a_hard_break_in_a_paragraph_is_a_line_break_and_a_soft_one_a_space() -> None:
    assert "dòng một\ndòng hai" in _in(("muc_dich",), "dòng một\\\ndòng hai")
    assert "dòng một dòng hai" in _in(("muc_dich",), "dòng một\ndòng hai")


def test_markdown_marks_do_not_reach_the_page() -> None:
    ra = _in(("muc_dich",), "## T\n\na **b** *c*[^1] \\* \\_ \\[\n\n[^1]: n")
    assert "a b c * _ [" in ra
    assert "**" not in ra
    assert "[^" not in ra


@pytest.mark.parametrize("tep", [*nm.FIXTURES, *nm.THANH_PHAN], ids=lambda t: t.stem)
def test_decomposed_source_renders_the_same_bytes(tep: Any, tmp_path: Any) -> None:
    nfd = nm.tep(tmp_path, unicodedata.normalize("NFD", tep.read_text("utf-8")))
    assert kh.render_bytes(kh.load(nfd)) == kh.render_bytes(kh.load(tep))


def test_a_decomposed_mapping_renders_the_same_bytes() -> None:
    nfd: Any = nm.nguon_day_du()
    for dd, chu in nm.moi_chu(nm.nguon_day_du()):
        nfd = nm.dat(nfd, dd, unicodedata.normalize("NFD", chu))
    assert nfd != nm.nguon_day_du()
    assert kh.render_bytes(kh.load(nfd)) == kh.render_bytes(kh.load(nm.nguon_day_du()))


_KY_TU = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), exclude_characters="{}%")


@settings(max_examples=60)
@given(st.text(st.one_of(_KY_TU, st.sampled_from("&<>\"' ạằễ")), min_size=1, max_size=60))
def test_any_text_survives_in_a_recipient_and_in_a_paragraph(chu: str) -> None:
    chu = " ".join(unicodedata.normalize("NFC", chu).split())
    du_lieu = nm.nguon(noi_nhan=[f"đ{chu}c"], muc_dich=f"đ{_thoat(chu)}c")
    assume(not nm.loi(du_lieu))  # a character refused: told apart in tests/nguon
    dong = [c for _, c in nm.doan_cua(kh.render_bytes(kh.load(du_lieu)))]
    assert f"- đ{chu}c;" in dong
    assert f"đ{chu}c./." in dong


def test_the_title_of_the_file_is_the_title_of_the_plan() -> None:
    goc = nm.goc_xml(kh.render_bytes(nm.ke_hoach(trich_yeu="A & B\n\\<c\\>")), "docProps/core.xml")
    assert "Kế hoạch A & B <c>" in [x.text for x in goc]


@pytest.mark.parametrize("noi", ["nơi nhận", "dòng chữ ký", "họ tên", "đơn vị", "chủ trì", "địa danh", "nhãn"])
def test_a_line_break_in_a_plain_field_is_a_line_break(noi: str) -> None:
    duong_dan, hoa = _THUONG[noi]
    docx = kh.render_bytes(kh.load(nm.dat(nm.nguon_day_du(), duong_dan, "dòng một\ndòng hai")))
    xml = nm.phan(docx).decode()
    assert hoa("dòng một") + "\n" not in xml
    assert hoa("dòng một") + "\n" + hoa("dòng hai") in _chu_docx(docx)
