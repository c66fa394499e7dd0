"""Rendered packages follow the Open XML schema, and hold what Word asks for beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.ooxml.ns import qn

openxml_audit = pytest.importorskip("openxml_audit", reason="chưa cài openxml-audit")

_BANG = "| A | B |\n|---|--:|\n| 1 |  |"
_CA = {
    **{t.stem: t for t in [*nm.FIXTURES, *nm.THANH_PHAN]},
    "nhỏ": nm.nguon(),
    "đủ": nm.nguon_day_du(),
    "đủ, chế độ cũ": nm.nguon_day_du(the_thuc="tt01", do_khan=None, pham_vi_luu_hanh=None),
    "bảng ở mọi nơi": nm.nguon(
        muc_dich=f"{_BANG}\n\n{_BANG}", ket_thuc=_BANG, phu_luc=[{"tieu_de": "P", "noi_dung": _BANG, "huong": "ngang"}]
    ),
    "không có gì để ký": nm.nguon(luu=[], ket_thuc="x"),
    "chữ ký trống": nm.nguon(chu_ky={"dong": "Chủ tịch", "chuc_vu_khac": ["A", "B"]}),
    "chú thích khắp nơi": nm.nguon(
        can_cu="a[^1]\n\n[^1]: b",
        muc_dich="| x[^1] |\n|---|\n| y[^1] |\n\n[^1]: z",
        noi_dung="## h[^2]\n\nk\n\n[^2]: m",
    ),
    "xuống dòng": nm.nguon(trich_yeu="a\nb", muc_dich="a\\\nb **c** *d* ***e***", noi_dung={"muc": "x\ny"}),
}


@pytest.mark.parametrize("ten", _CA)
def test_the_package_passes_the_open_xml_audit(ten: str, tmp_path: Path) -> None:
    """But for its demand of a theme part, which the standard leaves optional (ISO/IEC 29500-1, 14.2.7)."""
    docx = kh.render(_CA[ten], tmp_path / "a.docx")
    loi = [str(x) for x in openxml_audit.OpenXmlValidator().validate(docx).errors if not _chi_thieu_theme(x)]
    assert loi == []


def _chi_thieu_theme(x: object) -> bool:
    return getattr(x, "id", "") == "Sem_MissingRelationshipType" and "theme" in str(x).lower()


def test_the_audit_sees_a_broken_document_so_that_the_test_above_can_fail(tmp_path: Path) -> None:
    from kehoach.ooxml.goi import GoiMau, read_goi

    parts = read_goi(kh.render(nm.nguon(), tmp_path / "a.docx"))
    hong = parts["word/document.xml"].replace(b"<w:tblGrid>", b"<w:tblGrit>").replace(b"</w:tblGrid>", b"</w:tblGrit>")
    (tmp_path / "b.docx").write_bytes(GoiMau({**parts, "word/document.xml": hong}).assemble({}))
    assert any(not _chi_thieu_theme(x) for x in openxml_audit.OpenXmlValidator().validate(tmp_path / "b.docx").errors)


@pytest.mark.parametrize("ten", _CA)
def test_every_reference_has_its_note_and_every_relation_its_part(ten: str, tmp_path: Path) -> None:
    docx = kh.render(_CA[ten], tmp_path / "a.docx").read_bytes()
    goc = nm.goc_xml(docx)
    ma = [x.get(qn("w:id")) for x in goc.iter(qn("w:footnoteReference"))]
    ghi = [x.get(qn("w:id")) for x in nm.goc_xml(docx, "word/footnotes.xml") if not x.get(qn("w:type"))]
    assert ma == ghi
    rel = {x.get("Id"): x.get("Target") for x in nm.goc_xml(docx, "word/_rels/document.xml.rels")}
    dung = {x.get(qn("r:id")) for x in goc.iter() if isinstance(x.tag, str) and x.get(qn("r:id"))}
    assert dung <= rel.keys()
    for dich in rel.values():
        assert nm.phan(docx, f"word/{dich}")


@pytest.mark.parametrize("ten", _CA)
def test_no_paragraph_is_blank_for_layout(ten: str, tmp_path: Path) -> None:
    """Only rules, section breaks, places after tables, cells and a name not given hold no text."""
    docx = kh.render(_CA[ten], tmp_path / "a.docx").read_bytes()
    duoc = {"KHKengang", "KHKetrichyeu", "KHNgatphan", "KHSaubang", "KHBango", "KHHoten", "KHHotenduoichucvu", ""}
    duoc |= {"KHNoinhandong"} if ten == "không có gì để ký" else set()
    assert {k for k, c in nm.doan_cua(docx) if not c.strip()} <= duoc
