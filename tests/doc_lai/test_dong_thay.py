"""The lines a reader sees: lists counted, one line a row, text boxes once, notes with their numbers."""

from __future__ import annotations

import pytest

from kehoach.doc_lai.dong_thay import read_dong_thay
from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from tep_docx import NGOAI, Tep, bang, chay, p

_DEM = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{dang}"/>'
    '<w:lvlText w:val="{mau}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_MUC = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_HOP = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{x}'
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{x}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_XOA = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>mới</w:t></w:r></w:ins>'


def _doc(than: str, **khac: str) -> list[str]:
    return read_dong_thay(Tep(than, **khac).dung())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("than", "mong"),
    [
        (p("  Một  hai\tba\nbốn ") + p() + p("Năm"), ["Một hai ba bốn", "Năm"]),
        (p(them="<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"), ["KH-UBND"]),
        (p("Ngoài", them=_HOP.format(x=p("Trong"))), ["Ngoài", "Trong"]),
        (p("Bản ", them=_XOA), ["Bản mới"]),
        (bang((p("a") + p("b"), ""), (p(), p())), ["a b | "]),
        (bang((p("a"), bang((p("b"), p("c"))))), ["a | b | c"]),
    ],
)
def test_a_line_is_what_a_reader_sees(than: str, mong: list[str]) -> None:
    assert _doc(than) == mong


@pytest.mark.parametrize(
    ("dang", "mau", "mong"), [("decimal", "%1.", ["1. Một", "2. Hai"]), ("bullet", "-", ["- Một", "- Hai"])]
)
def test_a_list_is_read_with_its_numbers(dang: str, mau: str, mong: list[str]) -> None:
    assert _doc(p("Một", pr=_MUC) + p("Hai", pr=_MUC), numbering=_DEM.format(dang=dang, mau=mau)) == mong


def _tham_chieu(loai: str, so: int) -> str:
    return f'<w:r><w:{loai}Reference w:id="{so}"/></w:r>'


def test_notes_stand_at_the_end_under_the_numbers_that_word_counts() -> None:
    than = p("Một", them=_tham_chieu("footnote", 9) + chay(" hai") + _tham_chieu("endnote", 4))
    than += p("Ba", them=_tham_chieu("footnote", 2))
    chu = "".join(f'<w:footnote w:id="{i}">{p(f"Chú {i}")}</w:footnote>' for i in (2, 9))
    cuoi = f'<w:endnotes {ns.declare("w")} {NGOAI}><w:endnote w:id="4">{p("Cuối")}</w:endnote></w:endnotes>'
    tep = Tep(
        than,
        footnotes=chu,
        them={"word/endnotes.xml": cuoi},
        lien_ket=f'<Relationship Id="c" Type="{ns.RT_ENDNOTES}" Target="endnotes.xml"/>',
    )
    mong = ["Một[1] hai[cuối 1]", "Ba[2]", "[1] Chú 9", "[2] Chú 2", "[cuối 1] Cuối"]
    assert read_dong_thay(tep.dung()) == mong


def test_a_paragraph_whose_end_is_deleted_keeps_its_note() -> None:
    xoa = '<w:rPr><w:del w:id="1"/></w:rPr>'
    than = p("Một", pr=xoa, them=_tham_chieu("footnote", 1)) + p(" hai", them=_tham_chieu("footnote", 2))
    chu = "".join(f'<w:footnote w:id="{i}">{p(f"Chú {i}")}</w:footnote>' for i in (1, 2))
    assert _doc(than, footnotes=chu) == ["Một[1] hai[2]", "[1] Chú 1", "[2] Chú 2"]
    assert [k.chu for k in Tep(than, footnotes=chu).do().chu_thich] == ["Chú 1", "Chú 2"]


def test_bytes_are_refused_under_the_name_of_their_file() -> None:
    with pytest.raises(TepDocxHongError, match=r"«plans/x\.docx»"):
        read_dong_thay(b"PK", ten="plans/x.docx")
