"""The preview never falls over: whatever the .docx prints it prints, in order, and its work grows as the text does."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trich_html import trich, van_ban

import nha_may as nm
from kehoach.bo_cuc.mo_ta import BoCuc
from kehoach.bo_cuc.rong_cot import LE_O
from kehoach.nguon import escape
from kehoach.ooxml.can_dong import balance_lines
from kehoach.ooxml.ns import qn
from kehoach.the_thuc.tra import che_do_theo_ma
from kehoach.trinh_bay.mau import mau_cua
from kehoach.trinh_bay.render import write_phan
from kehoach.trinh_bay.van_ban_thuan import write_text
from kehoach.xem_truoc import write_fragment, write_page

_TU = st.text("aễ1.-/", min_size=1, max_size=8) | st.sampled_from([20, 60, 400]).map("dài".__mul__)
_DONG = st.lists(_TU, max_size=4).map(" ".join).map(escape)
_DOAN = st.lists(_DONG.filter(bool), min_size=1, max_size=5).map("\\\n".join)


def _bang(hang: list[list[str]]) -> str:
    dau, *than = ["| " + " | ".join(h) + " |" for h in hang]
    return "\n".join([dau, "|" + "---|" * len(hang[0]), *than])


_BANG = st.integers(1, 12).flatmap(
    lambda cot: st.lists(st.lists(_DONG, min_size=cot, max_size=cot), min_size=1, max_size=4)
)
_KHOI = _DOAN | _BANG.map(_bang) | _DONG.filter(bool).map("## ".__add__)
_THAN = st.lists(_KHOI, min_size=1, max_size=4).map("\n\n".join)
_HUONG = st.sampled_from(["doc", "ngang"])


def _chu(dong: list[str]) -> str:
    """The letters that are read, without the white space and the strokes that one writer or the other puts between."""
    return re.sub(r"[\s|]", "", "".join(dong))


def _chu_docx(bo_cuc: BoCuc) -> str:
    from kehoach.ooxml.xml import parse_xml

    goc = parse_xml(write_phan(bo_cuc, mau_cua(bo_cuc.che_do)).phan["word/document.xml"], "")
    chu = _chu([x.text or "" for x in goc.iter(qn("w:t"))])
    return chu[chu.index("KẾHOẠCH") :]


def _chu_xem(bo_cuc: BoCuc) -> str:
    chu = _chu(trich(write_page(bo_cuc)).dong)
    return chu[chu.index("KẾHOẠCH") :]


@settings(max_examples=60, deadline=None)
@given(_THAN, _HUONG)
@example("\\\n".join(["dòng"] * 5_000), "doc")
@example(_bang([["C"] * 200, ["1.234.567.890"] * 200, [""] * 200]), "ngang")
@example(_bang([["TT", "Việc"], ["1", "a" * 5_000], ["", ""]]), "doc")
@example("## " + "tiêu đề dài " * 1_000, "doc")
@example(_bang([["đầu " * 3_000, "b"], *[["1", "2"]] * 60]), "doc")
def test_what_the_document_prints_the_preview_prints_in_order(than: str, huong: str) -> None:
    bo_cuc = nm.bo_cuc(noi_dung=than, phu_luc=[{"tieu_de": "Biểu", "noi_dung": than, "huong": huong}])
    assert _chu_xem(bo_cuc) == _chu_docx(bo_cuc)
    assert van_ban(write_fragment(bo_cuc)) == write_text(bo_cuc)


@settings(max_examples=40, deadline=None)
@given(_BANG, _HUONG)
@example([["A", "B"], ["1", "a" * 400]], "doc")
@example([["A"] * 200, ["1.000"] * 200], "ngang")
def test_columns_are_as_wide_as_in_the_document(hang: list[list[str]], huong: str) -> None:
    bo_cuc = nm.bo_cuc(phu_luc=[{"tieu_de": "Biểu", "noi_dung": _bang(hang), "huong": huong}])
    html = write_fragment(bo_cuc)
    xml = write_phan(bo_cuc, mau_cua(bo_cuc.che_do)).phan["word/document.xml"].decode()
    luoi = re.findall(r"<w:tblGrid>(?:<w:gridCol[^>]*/>)+</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/>", xml)
    twips = [int(w) for w in re.findall(r'w:w="(\d+)"', luoi[0])]
    cot = re.findall(r"<colgroup>(.*?)</colgroup>", html)
    assert [f"{w / 20:.2f}" for w in twips] == re.findall(r"width:([\d.]+)pt", cot[0])
    assert f"{sum(twips) / 20:.2f}pt" in html


def test_the_margin_of_a_cell_is_that_of_the_template() -> None:
    kieu = mau_cua(che_do_theo_ma("nd30")).goi.parts["word/styles.xml"].decode()
    assert f'<w:left w:w="{LE_O}" w:type="dxa"/><w:right w:w="{LE_O}" w:type="dxa"/></w:tblCellMar>' in kieu


def _cot(so: int, hang: int, o: str = "x", dau: str = "C") -> str:
    return _bang([[dau] * so, *[[o] * so] * hang])


_LON: dict[str, Callable[[int], dict[str, Any]]] = {
    "dòng trong một đoạn": lambda n: {"muc_dich": "\\\n".join(["**dòng** x"] * n)},
    "chữ trong một đoạn": lambda n: {"muc_dich": "một hai ba " * n},
    "một từ": lambda n: {"muc_dich": "a" * n},
    "đoạn": lambda n: {"muc_dich": "\n\n".join(["đoạn"] * n)},
    "tiêu đề dài": lambda n: {"noi_dung": "## " + "dài " * n},
    "trích yếu dài": lambda n: {"trich_yeu": "dài dòng quá " * n},
    "trích yếu nhiều dòng": lambda n: {"trich_yeu": "\n".join(["dài"] * n)},
    "tên cơ quan": lambda n: {"co_quan": {"ten": "Ủy ban " * n}},
    "cột": lambda n: {"muc_dich": _cot(n, 3, "1.234")},
    "hàng": lambda n: {"muc_dich": _cot(3, n)},
    "hàng dưới tiêu đề cao": lambda n: {"muc_dich": _cot(2, n, dau="từ " * n)},
    "ô dài": lambda n: {"muc_dich": _cot(3, 3, "chữ " * n)},
    "từ dài trong ô": lambda n: {"muc_dich": _cot(3, 3, "a" * n)},
    "chú thích": lambda n: {
        "muc_dich": "\n\n".join([" ".join(f"x[^{i}]" for i in range(n)), *(f"[^{i}]: ghi" for i in range(n))])
    },
}


def _dem_viec(bo_cuc: BoCuc) -> int:
    """Lines of Python run for a preview."""
    so = 0

    def dem(_khung: object, _su_kien: str, _gia_tri: object) -> Any:
        nonlocal so
        so += 1
        return dem

    balance_lines.cache_clear()
    cu = sys.gettrace()
    sys.settrace(dem)
    try:
        write_page(bo_cuc)
    finally:
        sys.settrace(cu)
    return so


@pytest.mark.parametrize("gi", _LON)
def test_ten_times_the_text_is_at_most_twelve_times_the_work(gi: str) -> None:
    nho, lon = (nm.bo_cuc(**_LON[gi](n)) for n in (200, 2_000))
    write_page(nho)  # what is read once for a process
    assert _dem_viec(lon) <= 12 * _dem_viec(nho)
