"""The fingerprint of content: what a reader sees changes it, nothing else does, whichever way it was come by."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.ooxml.noi_dung_goi import NoiDungGoi, hash_noi_dung, is_nguyen_ban
from kehoach.ooxml.thuoc_tinh import build_custom, read_van_tay
from kehoach.ooxml.van_tay import write_phuong_ngu
from kehoach.ooxml.xml import parse_xml
from kehoach.trinh_bay.mau import find_mau, load_mau
from kehoach.trinh_bay.render import write_phan
from tay_sua import SUA, VET_WORD

_TEP = [*nm.FIXTURES, *nm.THANH_PHAN]
_NGUON = {"co_quan": {"ten": "Sở A"}, "trich_yeu": "Thử", "noi_dung": "Kiểm tra sổ văn bản."}


@pytest.mark.parametrize("tep", _TEP, ids=lambda t: t.stem)
def test_written_parts_and_parts_read_back_have_one_fingerprint(tep: Path) -> None:
    parts = read_goi(kh.render_bytes(kh.load(tep)))
    assert read_van_tay(parts) == hash_noi_dung(parts)
    assert is_nguyen_ban(parts)


_CHU = st.text("aăĐ'\"&;.,…–() ", min_size=1, max_size=9).filter(str.strip)


@given(ten=_CHU, trich_yeu=_CHU, noi_dung=st.lists(_CHU, min_size=1, max_size=3))
def test_no_text_makes_the_two_ways_differ(ten: str, trich_yeu: str, noi_dung: list[str]) -> None:
    plan = kh.load({"co_quan": {"ten": ten}, "trich_yeu": trich_yeu, "noi_dung": "\n\n".join(noi_dung)})
    assert is_nguyen_ban(read_goi(kh.render_bytes(plan)))


@pytest.mark.parametrize(
    "them",
    [
        "'nháy' & \"kép\"",
        "**đậm** và *nghiêng* và **đậm *cả hai***",
        "a\n\n| b | c |\n|---|---|\n| d | |",
    ],
)
def test_emphasis_tables_and_quotes_read_back_as_they_were_written(them: str) -> None:
    plan = kh.load({**_NGUON, "noi_dung": them, "dia_danh": "Nơi 'A' \"B\" <c>"})
    assert is_nguyen_ban(read_goi(kh.render_bytes(plan)))


_TRUONG = (
    '<w:p w:rsidR="00AB12CD"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p><!-- ghi chú -->"
)


@pytest.mark.parametrize(
    "doi",
    [
        lambda xml: xml.replace("<w:p>", '<w:p w:rsidR="00AB12CD">').replace(' xml:space="preserve"', ""),
        lambda xml: xml.replace("<w:body>", f"<w:body>{_TRUONG}", 1),
    ],
    ids=["rsid, không xml:space", "có trường và chú thích XML"],
)
def test_a_template_that_word_saved_gives_the_same_fingerprint_both_ways(
    doi: Callable[[str], str], tmp_path: Path
) -> None:
    parts = read_goi(find_mau("nd30"))
    cu = parts[ns.PHAN_DOCUMENT].decode("utf-8")
    assert doi(cu) != cu
    (tmp_path / "m.docx").write_bytes(GoiMau({**parts, ns.PHAN_DOCUMENT: doi(cu)}).assemble())
    ra = read_goi(write_phan(lay_out(kh.load(_NGUON)), load_mau(tmp_path / "m.docx")).pack())
    assert is_nguyen_ban(ra)
    ra[ns.PHAN_DOCUMENT] = ra[ns.PHAN_DOCUMENT].replace(b"<w:t>7</w:t>", b"<w:t>8</w:t>")  # the page counted anew
    assert is_nguyen_ban(ra)


@pytest.fixture
def tep(tmp_path: Path) -> Path:
    return kh.render(_NGUON, tmp_path / "k.docx")


@pytest.mark.parametrize("ten", VET_WORD)
def test_what_word_writes_by_itself_leaves_the_fingerprint(ten: str, tep: Path) -> None:
    truoc = read_goi(tep)
    VET_WORD[ten](tep)
    assert read_goi(tep) != truoc
    assert is_nguyen_ban(read_goi(tep))


@pytest.mark.parametrize("ten", [x for x in SUA if x != "không còn là .docx"])
def test_what_a_person_changes_changes_the_fingerprint(ten: str, tep: Path) -> None:
    SUA[ten][0](tep)
    assert not is_nguyen_ban(read_goi(tep))


def test_bold_that_moves_and_a_picture_put_in_place_of_another_are_seen() -> None:
    def ve(chay: str, anh: bytes = b"1") -> str:
        than = f"<w:document {ns.declare('w', 'r', 'a')}><w:body><w:p>{chay}</w:p></w:body></w:document>"
        muc = f'<Relationship Id="i" Type="{ns.RT_IMAGE}" Target="media/a.png"/>'
        rels = f'<Relationships xmlns="{ns.PR}">{muc}</Relationships>'
        parts = {ns.PHAN_DOCUMENT: than.encode(), ns.PHAN_DOCUMENT_RELS: rels.encode(), "word/media/a.png": anh}
        return hash_noi_dung(parts)

    dam, thuong = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>", "<w:r><w:t>{}</w:t></w:r>"
    ab = dam.format("a") + thuong.format("b")
    assert len({ve(ab), ve(thuong.format("a") + dam.format("b")), ve(dam.format("ab")), ve(thuong.format("ab"))}) == 4
    assert ve(dam.format("ab")) == ve(dam.format("a") + "<w:proofErr/>" + dam.format("") + dam.format("b"))
    assert ve(dam.format("a")) == ve('<w:r><w:rPr><w:lang w:val="vi-VN"/><w:b w:val="true"/></w:rPr><w:t>a</w:t></w:r>')
    assert ve(dam.format("a")) != ve('<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>a</w:t></w:r>')
    hinh = '<w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r>'
    assert ve(hinh) != ve(hinh, b"2")


def test_the_way_content_is_read_does_not_change_unseen() -> None:
    """Files carry it. When this fails on purpose `DOI_VAN_TAY` goes up: older files are known by their bytes only."""
    doan = '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r></w:p>'
    xml = f"<w:document {ns.declare('w')}><w:body>{doan}</w:body></w:document>"
    assert NoiDungGoi({ns.PHAN_DOCUMENT: xml.encode()}).streams() == {
        "styles": "",
        "document": "<w:document><w:body><w:p><w:pPr><w:jc w:val=both></></><r>Kế hoạch</></></>",
    }
    van_tay = "1-7ac829a21ff9efea69111ae37f6086e2771d543e7d0e1623000afaf5db9731c7"
    assert hash_noi_dung({ns.PHAN_DOCUMENT: xml.encode()}) == van_tay


def test_a_tree_of_any_prefix_is_one_dialect() -> None:
    la = f'<x:p xmlns:x="{ns.W}" xmlns:y="urn:y"><x:r><x:t> a &amp; "b" </x:t></x:r><y:z y:k="1"/></x:p>'
    assert write_phuong_ngu(parse_xml(la)).startswith('<w:p><w:r><w:t xml:space="preserve"> a &amp; "b" </w:t></w:r><x')


def _goi(**phan: bytes) -> bytes:
    ra = io.BytesIO()
    with zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(ns.PHAN_CONTENT_TYPES, "<Types/>")
        for ten, data in phan.items():
            z.writestr(f"word/{ten}.xml", data)
    return ra.getvalue()


_MO = f'<w:document xmlns:w="{ns.W}"><w:body>'.encode()


@pytest.mark.parametrize(
    "goi",
    [
        _goi(),
        _goi(document=b"<a"),
        _goi(document=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        _goi(document=_MO + b"<w:p/>" * 1_000_001 + b"</w:body></w:document>"),
        _goi(document=_MO + b"<w:p>" * 300 + b"</w:p>" * 300 + b"</w:body></w:document>"),
        _goi(document=_MO + b"<w:p %s/>" % b" ".join(b'a%d=""' % i for i in range(1_001)) + b"</w:body></w:document>"),
        _goi(document=_MO + b"</w:body></w:document>", styles=b"<w"),
    ],
    ids=["không có", "không phải XML", "DOCTYPE", "một triệu thẻ", "quá sâu", "nghìn thuộc tính", "kiểu hỏng"],
)
def test_a_hostile_package_gives_the_one_error(goi: bytes) -> None:
    with pytest.raises(TepDocxHongError):
        hash_noi_dung(read_goi(goi))


def test_thousands_of_sections_that_name_one_header_are_refused_before_it_is_read() -> None:
    sect = '<w:sectPr><w:headerReference w:type="first" r:id="i"/></w:sectPr>'
    than = f"<w:document {ns.declare('w', 'r')}><w:body>{sect * 1_001}</w:body></w:document>"
    rels = f'<Relationships xmlns="{ns.PR}"><Relationship Id="i" Type="{ns.RT_HEADER}" Target="h.xml"/></Relationships>'
    parts = {ns.PHAN_DOCUMENT: than.encode(), ns.PHAN_DOCUMENT_RELS: rels.encode(), "word/h.xml": b"<a"}
    with pytest.raises(TepDocxHongError, match="quá nhiều đầu trang"):
        hash_noi_dung(parts)


def test_styles_that_go_in_a_circle_end() -> None:
    kieu = "".join(
        f'<w:style w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    styles = f'<w:styles xmlns:w="{ns.W}">{kieu}</w:styles>'.encode()
    assert hash_noi_dung({ns.PHAN_DOCUMENT: _MO + b"</w:body></w:document>", ns.PHAN_STYLES: styles})


def test_properties_say_the_fingerprint_and_nothing_when_there_is_none() -> None:
    assert read_van_tay({}) is None
    assert read_van_tay({ns.PHAN_CUSTOM: build_custom("1-ab").encode()}) == "1-ab"
    khac = build_custom("1-ab").replace("kehoach.noi_dung", "khac").encode()
    assert read_van_tay({ns.PHAN_CUSTOM: khac}) is None
