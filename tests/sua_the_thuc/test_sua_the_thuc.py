"""Mending of layout: what is wrong becomes right, the words stay, and nothing else is touched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lam_sai_docx import KHONG_CO_TEP, RIENG, SUA, TepSua, dat_chu, dat_doan, dat_run, lam_sai, tep_dung

import nha_may as nm
from kehoach.kiem_tra.phep.phep_thu import PhepThu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.loi import TepDocxHongError
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.ns import PHAN_CONTENT_TYPES, PHAN_RELS, qn
from kehoach.sua_the_thuc import BanSua, fix_docx


def has_cach_sua(q: QuyTac) -> bool:
    """Whether the rule's kind of test mends what breaks it."""
    return type(q.gia_tri).fix is not PhepThu.fix


# In the older regime only what it asks in another way; the rest is the same code with the same values.
_RIENG_TT01 = ("co_chu", "le", "don_dan", "vi_tri_so_trang", "thut_dau", "gian_dong", "khoang_doan")
TAT_CA = [q for c in ("nd30", "tt01") for q in danh_sach_quy_tac(c) if q.may]
CO_TEP = [q for q in TAT_CA if (q.doi_tuong, q.phep) not in KHONG_CO_TEP]
SUA_DUOC = [q for q in CO_TEP if has_cach_sua(q) and q.muc != "goi_y" and not getattr(q.gia_tri, "bat_buoc", False)]
# The corpus has an address in the footer of the first page: a component in a margin, and words that page would show.
_CO_DIA_CHI = [q for q in SUA_DUOC if q.doi_tuong == "dia_chi" or q.phep == "khong_trang_dau"]
THU = [q for q in SUA_DUOC if (q.che_do == "nd30" or q.phep in _RIENG_TT01) and q not in _CO_DIA_CHI]
# Another date may be another regime, whose layout would then be mended.
DE_YEN = [*[q for q in CO_TEP if q not in SUA_DUOC and q.doi_tuong != "dia_danh_ngay"][::9], *_CO_DIA_CHI]


def sua(data: bytes, thu_muc: Path) -> BanSua:
    """The bytes as a file, mended."""
    tep = thu_muc / "a.docx"
    tep.write_bytes(data)
    return fix_docx(tep)


def phan(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return {t: z.read(t) for t in z.namelist()}


def chu(data: bytes) -> list[str]:
    """The text of every paragraph of every part."""
    ten = [t for t in phan(data) if t.startswith("word/") and t.endswith(".xml")]
    return [nm.chu_doan(p) for t in ten for p in nm.goc_xml(data, t).iter(qn("w:p"))]


def tep_sua(che_do: str = "nd30") -> TepSua:
    """A right document, to be made wrong by the case."""
    dung = tep_dung(che_do)
    return TepSua(dung._parts, dung.tai_lieu)


@pytest.mark.parametrize("quy_tac", THU, ids=lambda q: q.ma)
def test_what_breaks_a_rule_of_layout_is_mended_once_and_for_all(quy_tac: QuyTac, tmp_path: Path) -> None:
    hong = lam_sai(quy_tac)
    ban = sua(hong, tmp_path)
    assert quy_tac.ma in {p.ma for p in ban.da_sua}
    assert [str(p) for p in ban.con_lai] == []
    assert chu(ban.data) == chu(hong)
    lan_hai = sua(ban.data, tmp_path)
    assert (lan_hai.data, lan_hai.da_sua) == (ban.data, [])


@pytest.mark.parametrize("quy_tac", DE_YEN, ids=lambda q: q.ma)
def test_words_order_and_hints_are_left_to_a_person(quy_tac: QuyTac, tmp_path: Path) -> None:
    hong = lam_sai(quy_tac)
    ban = sua(hong, tmp_path)
    assert (ban.data, ban.da_sua) == (hong, [])
    assert quy_tac.ma in {p.ma for p in ban.con_lai}


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_a_right_document_keeps_its_bytes(che_do: str, tmp_path: Path) -> None:
    dung = tep_sua(che_do).dung()
    assert sua(dung, tmp_path) == (dung, [], [])


def _sai_het(che_do: str) -> bytes:
    """Wrong in every way of layout that can stand beside the others."""
    tep = tep_sua(che_do)
    phep = ("le", "can", "thut_dau", "gian_dong", "khoang_doan", "co_chu", "dam", "nghieng", "mot_le")
    for q in SUA_DUOC:
        nhan_ra = q.doi_tuong not in ("phan_ten", "trich_yeu", "phu_luc_ten")
        dam = q.phep != "dam" or q.doi_tuong in ("quoc_hieu", "tieu_ngu", "ten_loai", "ho_ten")
        if q.che_do == che_do and q.phep in phep and nhan_ra and dam:
            (RIENG.get((q.doi_tuong, q.phep)) or SUA[q.phep])(tep, q)
    return tep.dung()


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_a_document_wrong_everywhere_comes_out_sound_and_right(che_do: str, tmp_path: Path) -> None:
    openxml_audit = pytest.importorskip("openxml_audit", reason="chưa cài openxml-audit")
    hong = _sai_het(che_do)
    ban = sua(hong, tmp_path)
    assert len(ban.da_sua) > 30
    assert [str(p) for p in ban.con_lai if p.muc_do == "loi"] == []
    assert chu(ban.data) == chu(hong)
    assert sua(ban.data, tmp_path).data == ban.data
    (tmp_path / "b.docx").write_bytes(ban.data)
    loi = [str(x) for x in openxml_audit.OpenXmlValidator().validate(tmp_path / "b.docx").errors]
    assert [x for x in loi if "theme" not in x.lower()] == []


def test_what_was_mended_is_listed_with_its_place(tmp_path: Path) -> None:
    tep = tep_sua()
    dat_run(tep.p("quoc_hieu"), "sz", val="32")
    (p,) = [p for p in sua(tep.dung(), tmp_path).da_sua if p.ma == "nd30.pl1.p1.m2.k1.a.t03"]
    assert p.vi_tri.tep == str(tmp_path / "a.docx")
    assert (p.vi_tri.doan, p.vi_tri.trich) == (tep.khoi("quoc_hieu")[0].doan, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "16 pt" in p.thong_diep


def test_only_the_parts_that_change_are_written(tmp_path: Path) -> None:
    tep = tep_sua()
    dat_run(tep.p("quoc_hieu"), "sz", val="32")
    truoc, sau = phan(tep.dung()), phan(sua(tep.dung(), tmp_path).data)
    assert [t for t in truoc if truoc[t] != sau[t]] == ["word/document.xml"]


@pytest.mark.parametrize(
    ("them", "kieu"),
    [
        ({"_xmlsignatures/sig1.xml": b"<Signature/>"}, ""),
        ({"docProps/DigitalSignature.xml": b"<x/>"}, ""),
        ({"customXml/ky.p7s": b"x"}, ""),
        ({}, "digital-signature/origin"),
    ],
)
def test_a_signed_file_is_refused(them: dict[str, bytes], kieu: str, tmp_path: Path) -> None:
    parts = phan(lam_sai(SUA_DUOC[0])) | them
    if kieu:
        rel = f'<Relationship Id="ky" Type="http://schemas.openxmlformats.org/package/2006/relationships/{kieu}" '
        parts[PHAN_RELS] = parts[PHAN_RELS].replace(b"</Relationships>", rel.encode() + b'Target="x"/></Relationships>')
    with pytest.raises(TepDocxHongError, match="chữ ký số"):
        sua(GoiMau(parts).assemble(), tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.docx"]


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TepDocxHongError):
        fix_docx(tmp_path / "không-có.docx")
    with pytest.raises(TepDocxHongError):
        sua(b"PK\3\4", tmp_path)


def test_a_document_of_no_known_kind_is_left_alone(tmp_path: Path) -> None:
    tep = tep_sua()
    dat_chu(tep.p("ten_loai")[0], "TẢN MẠN")
    dat_run(tep.p("quoc_hieu"), "sz", val="32")
    ban = sua(tep.dung(), tmp_path)
    assert (ban.data, ban.da_sua) == (tep.dung(), [])
    assert any(p.ma.endswith("k1.a.t03") for p in ban.con_lai)


@pytest.mark.parametrize("phong", [".VnTime", "VNI-Times", "Wingdings"])
def test_fonts_whose_characters_mean_others_are_kept(phong: str, tmp_path: Path) -> None:
    tep = tep_sua()
    dat_run(tep.p("doan")[-1:], "rFonts", ascii=phong, hAnsi=phong)
    assert sua(tep.dung(), tmp_path).data == tep.dung()


def test_a_paragraph_of_two_components_is_left(tmp_path: Path) -> None:
    """Number and date typed on one line: one size for both is not what either rule asks."""
    tep = tep_sua()
    so, ngay = tep.p("so_ky_hieu")[0], tep.p("dia_danh_ngay")[0]
    for r in list(ngay.iter(qn("w:r"))):
        so.append(r)
    dat_run([so], "sz", val="40")
    r = next(so.iter(qn("w:r")))
    r.append(r.makeelement(qn("w:br"), {}))
    ban = sua(tep.dung(), tmp_path)
    assert b'w:val="40"' in phan(ban.data)["word/document.xml"]


def test_a_line_broken_by_hand_is_not_stretched(tmp_path: Path) -> None:
    tep = tep_sua()
    for p in tep.p("doan"):
        dat_doan([p], "jc", val="left")
        r = next(p.iter(qn("w:r")))
        r.append(r.makeelement(qn("w:br"), {}))
    assert b'w:jc w:val="both"' not in phan(sua(tep.dung(), tmp_path).data)["word/document.xml"]


def _dau_trang(tep: TepSua) -> str:
    return next(t for t in tep.le_trang() if tep.p("so_trang")[0] in list(tep.cay(t).iter()))


@pytest.mark.parametrize("phep", ["vi_tri_so_trang", "khong_trang_dau"])
def test_a_header_with_words_in_it_is_neither_moved_nor_hidden(phep: str, tmp_path: Path) -> None:
    q = next(q for q in SUA_DUOC if q.phep == phep and not getattr(q.gia_tri, "can", None))
    tep = tep_sua()
    SUA[phep](tep, q)
    p = tep.p("so_trang")[0]
    t = next(p.iter(qn("w:t")))
    t.text = "UBND tỉnh Mẫu"
    assert sua(tep.dung(), tmp_path).data == tep.dung()


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_the_first_page_loses_its_number_and_nothing_else(che_do: str, tmp_path: Path) -> None:
    q = next(q for q in SUA_DUOC if q.phep == "khong_trang_dau" and q.che_do == che_do)
    tep = tep_sua(che_do)
    SUA["khong_trang_dau"](tep, q)
    for p in tep.p("dia_chi"):
        for r in list(p.iter(qn("w:r"))):
            p.remove(r)
    ban = sua(tep.dung(), tmp_path)
    assert [p.ma for p in ban.da_sua] == [q.ma]
    assert ban.con_lai == []
    assert b"<w:titlePg/>" in phan(ban.data)["word/document.xml"]


def test_a_moved_page_number_keeps_content_types_and_relationships_in_step(tmp_path: Path) -> None:
    q = next(q for q in SUA_DUOC if q.phep == "vi_tri_so_trang" and getattr(q.gia_tri, "o", None))
    parts = phan(sua(lam_sai(q), tmp_path).data)
    ten = next(t for t in parts if b"PAGE" in parts[t])
    assert parts[ten].split(b"<w:")[1].startswith(b"hdr")
    kieu = {e.get("PartName"): e.get("ContentType") for e in nm.parse_xml(parts[PHAN_CONTENT_TYPES])}
    assert str(kieu[f"/{ten}"]).endswith("header+xml")
    rel = {e.get("Target"): e.get("Type") for e in nm.parse_xml(parts["word/_rels/document.xml.rels"])}
    assert str(rel[ten.removeprefix("word/")]).endswith("/header")


def test_a_hanging_list_moves_whole(tmp_path: Path) -> None:
    tep = tep_sua()
    dat_doan(tep.p("doan"), "ind", left="1700", hanging="360", firstLine="0")
    for p in tep.p("doan"):
        del p.find(f"{qn('w:pPr')}/{qn('w:ind')}").attrib[qn("w:firstLine")]  # type: ignore[union-attr]
    xml = phan(sua(tep.dung(), tmp_path).data)["word/document.xml"]
    assert b'w:left="1080" w:hanging="360"' in xml
    assert b'w:left="1700"' not in xml


def test_only_words_and_what_stands_where_are_left_to_a_person() -> None:
    loi = {q.phep for q in TAT_CA if q.muc == "loi" and not has_cach_sua(q)}
    assert loi <= {"co_mat", "dung_chu", "mau_chu", "so_0", "tranh_chu"}


def test_a_result_too_large_to_read_back_is_refused_under_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mended bytes have no name of their own, and «<bytes>» tells nobody which file it was."""
    tep = tmp_path / "a.docx"
    tep.write_bytes(lam_sai(next(q for q in THU if q.phep == "co_chu")))
    monkeypatch.setattr("kehoach.sua_the_thuc.sua.TepSua.assemble", lambda _: b"PK")
    with pytest.raises(TepDocxHongError, match=r"a\.docx"):
        fix_docx(tep)
