"""Tables and annexes in WordprocessingML: widths, header rows, empty cells, sections, orientation, page numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import kehoach as kh
import nha_may as nm
from kehoach.ooxml.ns import qn


def _bang(chu: str, **khac: Any) -> etree._Element:
    """The first table with a header row of its own: those of the frame have none."""
    goc = nm.goc_xml(kh.render_bytes(nm.ke_hoach(muc_dich=chu, **khac)))
    return next(b for b in goc.iter(qn("w:tbl")) if b.find(f".//{qn('w:tblHeader')}") is not None)


def _md(dau: list[str], *hang: list[str]) -> str:
    dong = [dau, ["---"] * len(dau), *hang]
    return "\n".join("| " + " | ".join(o) + " |" for o in dong)


def _cot(bang: etree._Element) -> list[int]:
    return [int(c.get(qn("w:w"), "")) for c in bang.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]


def _sect(docx: bytes) -> list[etree._Element]:
    return list(nm.goc_xml(docx).iter(qn("w:sectPr")))


def _kho(sect: etree._Element) -> tuple[int, int]:
    kho = sect.find(qn("w:pgSz"))
    assert kho is not None
    return int(kho.get(qn("w:w"), "")), int(kho.get(qn("w:h"), ""))


_RONG = 9354  # 165 mm of text between margins of 30 and 15 mm, in twips


@pytest.mark.parametrize("cot", [1, 2, 3, 7, 12, 25])
def test_columns_fill_the_text_width_and_every_row_has_all_cells(cot: int) -> None:
    bang = _bang(_md([f"C{i}" for i in range(cot)], ["x"] * cot, [""] * cot))
    rong = _cot(bang)
    assert sum(rong) == pytest.approx(_RONG, abs=2)
    assert all(w > 0 for w in rong)
    for hang in bang.iterfind(qn("w:tr")):
        o = hang.findall(qn("w:tc"))
        assert [int(x.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) for x in o] == rong  # type: ignore[union-attr,arg-type]
        assert all(x.find(qn("w:p")) is not None for x in o)


def test_an_empty_cell_holds_an_empty_paragraph() -> None:
    assert [nm.chu_doan(p) for p in _bang(_md(["A", "B"], ["", "x"], ["", ""])).iter(qn("w:p"))] == [
        "A",
        "B",
        "",
        "x",
        "",
        "",
    ]


def test_a_very_long_word_leaves_room_for_the_other_columns() -> None:
    rong = _cot(_bang(_md(["TT", "Nội dung"], ["1", "a" * 400])))
    assert sum(rong) == pytest.approx(_RONG, abs=2)
    assert min(rong) > 0


def test_a_very_long_word_leaves_two_digits_readable() -> None:
    assert min(_cot(_bang(_md(["TT", "Nội dung"], ["1", "a" * 400])))) >= 400


def test_the_column_of_long_text_is_the_widest() -> None:
    rong = _cot(_bang(_md(["TT", "Việc", "Hạn"], ["1", "một việc rất dài " * 20, "12/2024"])))
    assert rong[1] == max(rong)
    assert rong[1] > _RONG / 2


@settings(max_examples=40)
@given(st.lists(st.lists(st.text("aễ ", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_table_fills_the_text_width_exactly(hang: list[list[str]]) -> None:
    rong = _cot(_bang(_md(["A", "B", "C"], *hang)))
    assert sum(rong) == pytest.approx(_RONG, abs=2)
    assert min(rong) > 0


def test_the_header_row_repeats_and_no_row_breaks() -> None:
    hang = _bang(_md(["A"], ["1"], ["2"])).findall(qn("w:tr"))
    assert [h.find(f".//{qn('w:tblHeader')}") is not None for h in hang] == [True, False, False]
    assert all(h.find(f".//{qn('w:cantSplit')}") is not None for h in hang)


def test_cells_align_as_the_source_says() -> None:
    bang = _bang("| A | B | C | D |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |")
    can = [p.find(f"{qn('w:pPr')}/{qn('w:jc')}") for p in list(bang.iter(qn("w:p")))[4:]]
    assert [c.get(qn("w:val")) if c is not None else None for c in can] == ["left", "left", "center", "right"]


@pytest.mark.parametrize("chu", ["x\n\n{b}\n\ny", "{b}", "{b}\n\n{b}", "- a\n\n{b}"])
def test_a_paragraph_stands_after_every_table(chu: str) -> None:
    """Word refuses a table right before another one or before the end of a cell or section."""
    docx = kh.render_bytes(nm.ke_hoach(muc_dich=chu.replace("{b}", _md(["A"], ["1"]))))
    for bang in nm.goc_xml(docx).iter(qn("w:tbl")):
        sau = bang.getnext()
        assert sau is not None
        assert sau.tag == qn("w:p")


# --- annexes


def test_a_plan_without_annexes_is_one_section() -> None:
    assert len(_sect(kh.render_bytes(nm.ke_hoach()))) == 1


def test_annexes_stand_upright_or_lie_each_in_its_own_section_from_page_one() -> None:
    huong = ["doc", "ngang", "ngang", "doc"]
    docx = kh.render_bytes(nm.ke_hoach(phu_luc=[{"tieu_de": f"P{i}", "huong": h} for i, h in enumerate(huong)]))
    sect = _sect(docx)
    assert [rong < cao for rong, cao in map(_kho, sect)] == [True, True, False, False, True]
    assert sect[2].find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"  # type: ignore[union-attr]
    assert [s.find(qn("w:pgNumType")).get(qn("w:start")) for s in sect] == ["1"] * 5  # type: ignore[union-attr]
    assert [s.find(qn("w:titlePg")) is not None for s in sect] == [True, False, False, False, False]


def test_the_margins_of_an_annex_keep_their_sides() -> None:
    sect = _sect(kh.render_bytes(nm.ke_hoach(phu_luc=[{"tieu_de": "P", "huong": "ngang"}])))
    le = [s.find(qn("w:pgMar")).attrib for s in sect]  # type: ignore[union-attr]
    assert dict(le[0]) == dict(le[1])


def test_one_annex_has_no_number_and_several_have_roman_ones() -> None:
    def so(n: int) -> list[str]:
        return [p.khoi[0].chu for p in nm.bo_cuc(phu_luc=[{"tieu_de": "P"}] * n).phu_luc]

    assert so(1) == ["Phụ lục"]
    assert so(4) == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]


def test_a_wide_table_fills_a_lying_annex() -> None:
    docx = kh.render_bytes(
        nm.ke_hoach(
            phu_luc=[{"tieu_de": "P", "huong": "ngang", "noi_dung": _md([f"C{i}" for i in range(12)], ["x"] * 12)}]
        )
    )
    bang = next(b for b in nm.goc_xml(docx).iter(qn("w:tbl")) if b.find(f".//{qn('w:tblHeader')}") is not None)
    assert sum(_cot(bang)) > 13_000


def test_headings_in_an_annex_begin_again_at_the_first_level() -> None:
    phu_luc = [
        {"tieu_de": "P", "noi_dung": [{"muc": "a", "noi_dung": "x"}, {"muc": "b"}]},
        {"tieu_de": "Q", "noi_dung": {"muc": "c"}},
    ]
    b = nm.bo_cuc(noi_dung={"muc": "x"}, phu_luc=phu_luc)
    assert [[k.so for k in p.khoi if k.so] for p in b.phu_luc] == [["I.", "II."], ["I."]]


def test_footnotes_number_on_through_body_and_annexes() -> None:
    ghi = "a[^1]\n\n[^1]: {}"
    p = nm.ke_hoach(muc_dich=ghi.format("một"), phu_luc=[{"tieu_de": "P", "noi_dung": ghi.format("hai")}])
    docx = kh.render_bytes(p)
    ma = [x.get(qn("w:id")) for x in nm.goc_xml(docx).iter(qn("w:footnoteReference"))]
    ghi_chu = [x.get(qn("w:id")) for x in nm.goc_xml(docx, "word/footnotes.xml") if not x.get(qn("w:type"))]
    assert ma == ghi_chu
    assert len(set(ma)) == 2
    assert [c.strip() for k, c in nm.doan_cua(docx, "word/footnotes.xml") if c.strip()] == ["một", "hai"]


def test_every_reference_of_a_note_used_twice_has_a_note_of_its_own() -> None:
    """Word wants unique ids: two references to one note are two notes with the same text."""
    docx = kh.render_bytes(nm.ke_hoach(muc_dich="a[^1] b[^1]\n\n[^1]: x"))
    ma = [x.get(qn("w:id")) for x in nm.goc_xml(docx).iter(qn("w:footnoteReference"))]
    assert len(ma) == len(set(ma)) == 2
