"""Tệp hỏng: whatever is handed in, the reader answers with a measurement or with its one error, soon."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

import kehoach as kh
from do_cong import check_tuyen_tinh, count_byte, count_loi_goi
from kehoach.doc_lai import measure_docx
from kehoach.doc_lai.do_tai_lieu import _measure
from kehoach.doc_lai.goi_docx import open_goi
from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau
from nha_may import FIXTURES, nguon_day_du
from tep_docx import CUOI_12, DAM, DAU_22, KIEU, SECT, TIEU_DE, Tep, bang, chay, p

TEP = Tep(DAU_22 + TIEU_DE + p("I. ĐẦU", r=DAM) + p("Chữ.") + bang((p("ô"),)) + CUOI_12)
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def phan(**khac: str | None) -> bytes:
    """The sample package with parts changed (`document=…`) or left out (None)."""
    ten = {
        "document": ns.PHAN_DOCUMENT,
        "styles": ns.PHAN_STYLES,
        "rels": ns.PHAN_RELS,
        "lien_ket": ns.PHAN_DOCUMENT_RELS,
    }
    parts = TEP.phan()
    for khoa, noi_dung in khac.items():
        if noi_dung is None:
            del parts[ten[khoa]]
        else:
            parts[ten[khoa]] = noi_dung
    return GoiMau(parts).assemble()


def tai_lieu(than: str) -> str:
    return f"<w:document {ns.declare('w', 'r')}>{than}</w:document>"


def nen(parts: dict[str, str], **them: bytes) -> bytes:
    ra = BytesIO()
    with zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for ten, chu in (parts | them).items():
            z.writestr(ten, chu)
    return ra.getvalue()


def bom() -> bytes:
    return nen(TEP.phan(), **{"word/media/x.bin": b"\0" * (40 << 20)})


def lon() -> bytes:
    """XML over the limit that does not compress away."""
    ngau = random.Random(7).randbytes(64 << 10).hex()
    return nen(TEP.phan(), **{ns.PHAN_DOCUMENT: tai_lieu(ngau * 513).encode()})


TOT = TEP.dung()
HONG: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "rỗng": (b"", "rỗng"),
    "văn bản": (b"Ke hoach", "không phải tệp .docx"),
    "PDF": (b"%PDF-1.7\n", "không phải tệp .docx"),
    ".doc": (OLE, "Word cũ"),
    "mật khẩu": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "cắt giữa chừng": (TEP.dung()[:-200], "hỏng hoặc bị cắt"),
    "cắt đầu": (b"PK" + TEP.dung()[600:1200], "hỏng hoặc bị cắt"),
    "macro": (Tep(p("chữ"), loai=MACRO).dung(), "macro"),
    "macro giấu": (Tep(p("chữ"), them={"word/vbaProject.bin": "x"}).dung(), "macro"),
    "Excel": (Tep(p("chữ"), loai=EXCEL).dung(), "Excel"),
    "không loại": (Tep(p("chữ"), loai="text/plain").dung(), "không phải văn bản Word"),
    "ZIP khác": (GoiMau({ns.PHAN_CONTENT_TYPES: "<Types/>", "a.txt": "x"}).assemble(), "không phải .docx"),
    "thiếu liên kết gốc": (phan(rels=None), "_rels/.rels"),
    "thiếu văn bản chính": (phan(document=None), "thiếu phần «word/document.xml»"),
    "văn bản chính rỗng": (phan(document=tai_lieu("")), "w:body"),
    "gốc khác": (phan(document="<x><body/></x>"), "w:body"),
    "XML hỏng": (phan(document=tai_lieu("<w:body>")), "không đọc được"),
    "styles hỏng": (phan(styles="<w:styles"), "word/styles.xml"),
    "XXE": (phan(document=DOCTYPE + tai_lieu("<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>")), "DOCTYPE"),
    "bom ZIP": (bom, "bom ZIP"),
    "XML quá lớn": (lon, "giới hạn"),
    "Strict": (
        phan(rels=f'<Relationships xmlns="{ns.PR}"><Relationship Id="r" Target="word/document.xml" '
             'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>'),
        "Strict Open XML",
    ),
}  # fmt: skip


@pytest.mark.parametrize("ten", HONG)
def test_a_file_that_is_no_document_is_refused_with_its_reason_and_little_work(ten: str) -> None:
    nguon, ly_do = HONG[ten]
    data = nguon() if callable(nguon) else nguon

    def doc() -> None:
        with pytest.raises(TepDocxHongError, match=ly_do.replace(".", r"\.")):
            measure_docx(data)

    measure_docx(TOT)
    assert count_loi_goi(doc) < count_loi_goi(lambda: measure_docx(TOT))
    assert count_byte(doc) < 4 * count_byte(lambda: measure_docx(TOT))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for duong_dan in (tmp_path / "không-có.docx", tmp_path, "a\0b"):
        with pytest.raises(TepDocxHongError):
            measure_docx(duong_dan)


def test_the_message_names_the_file(tmp_path: Path) -> None:
    tep = tmp_path / "kế hoạch.docx"
    tep.write_bytes(b"x")
    with pytest.raises(TepDocxHongError, match=r"kế hoạch\.docx"):
        measure_docx(tep)


def test_a_path_and_its_bytes_measure_alike(tmp_path: Path) -> None:
    tep = tmp_path / "a.docx"
    tep.write_bytes(TEP.dung())
    assert measure_docx(str(tep)).khoi == measure_docx(tep.read_bytes()).khoi
    assert measure_docx(tep).tep == str(tep)


def test_missing_optional_parts_are_no_error() -> None:
    parts = TEP.phan()
    for ten in (ns.PHAN_STYLES, ns.PHAN_DOCUMENT_RELS):
        del parts[ten]
    assert measure_docx(GoiMau(parts).assemble()).chu_cua("ten_loai") == "KẾ HOẠCH"


def test_too_many_elements_are_refused() -> None:
    goi = replace(open_goi(TEP.dung()), parts={"a.xml": b"<a>" + b"<b/>" * 1_100_000 + b"</a>"})
    with pytest.raises(TepDocxHongError, match="quá lớn"):
        goi.parse("a.xml")


def long_nhau(sau: int) -> Tep:
    """A table in a table in a table …"""
    long = p("đáy")
    for _ in range(sau):
        long = bang((long + p(),))
    return Tep(p("chữ") + long)


@pytest.mark.parametrize("sau", [13, 40, 60])
def test_deep_nesting_ends_in_a_measurement_that_says_what_it_left_out(sau: int) -> None:
    assert "bo_qua" in {g.ma for g in long_nhau(sau).do().ghi_chu}


def test_nesting_deeper_than_the_parser_goes_ends_in_the_error() -> None:
    with pytest.raises(TepDocxHongError, match=r"word/document\.xml"):
        long_nhau(1000).do()


def test_odd_values_are_not_seen_rather_than_fatal() -> None:
    la = (
        '<w:spacing w:before="x" w:line="99999999999999999999"/><w:ind w:left="-5.5" w:firstLine="1e9"/>'
        '<w:jc w:val="lạ"/><w:numPr><w:ilvl w:val="77"/><w:numId w:val="-3"/></w:numPr><w:outlineLvl w:val="-1"/>'
    )
    than = (
        p("chữ", r='<w:sz w:val="-4"/><w:b w:val=""/><w:color/>', pr=la) + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:tbl/>"
    )
    (khoi,) = Tep(than, sect='<w:sectPr><w:pgSz w:w="x"/><w:pgMar w:top="1"/></w:sectPr>').do().khoi
    assert (khoi.dinh_dang.co, khoi.dinh_dang.truoc_pt, khoi.dinh_dang.gian, khoi.dinh_dang.can) == (
        None,
        0,
        None,
        None,
    )


def _lat_byte(data: bytes, ngau: random.Random) -> bytes:
    ra = bytearray(data)
    for _ in range(ngau.randint(1, 8)):
        ra[ngau.randrange(len(ra))] = ngau.randrange(256)
    return bytes(ra) if ngau.random() < 0.7 else bytes(ra[: ngau.randrange(len(ra))])


def _lat_xml(parts: dict[str, bytes], ngau: random.Random) -> bytes:
    """Edit the text of a part: swap, repeat or drop pieces between tags, so that much of it stays well-formed."""
    ten = ngau.choice([t for t in parts if t.endswith((".xml", ".rels"))])
    chu = parts[ten].decode("utf-8", "replace")
    for _ in range(ngau.randint(1, 6)):
        i = ngau.randrange(len(chu) + 1)
        j = min(len(chu), i + ngau.randint(0, 60))
        chu = ngau.choice(
            (
                chu[:i] + chu[j:],
                chu[:i] + chu[i:j] * 2 + chu[j:],
                chu[:i] + ngau.choice(_VUN) + chu[i:],
                chu.replace(ngau.choice(_THUONG), ngau.choice(_THUONG), 1),
            )
        )
    return GoiMau({**parts, ten: chu.encode("utf-8", "replace")}).assemble()


_VUN = (
    "<w:p/>",
    "<w:tab/>",
    "<w:br/>",
    "\t",
    "-1",
    "99999999999",
    "%",
    "&#xe000;",
    "<w:tbl/>",
    "<w:del/>",
    "0.5",
    "\u0323",
)
_THUONG = (
    'w:val="',
    'w:val="-',
    "<w:p>",
    "</w:p>",
    "<w:tc>",
    "<w:r>",
    "w:ilvl",
    "w:numId",
    "<w:pPr>",
    "<w:t>",
    "w:styleId",
)


def _nguon() -> list[bytes]:
    return [kh.render_bytes(kh.load(nguon_day_du())), kh.render_bytes(kh.load(FIXTURES[0])), TEP.dung()]


def test_flipped_bytes_raise_the_one_error_and_nothing_else() -> None:
    """`_measure` is called without its nets, so that a slip here shows."""
    nguon = _nguon()
    ngau = random.Random(20240305)
    doc_duoc = 0
    for i in range(900):
        doc_duoc += _thu(_lat_byte(nguon[i % len(nguon)], ngau))
    assert doc_duoc > 0


def test_edited_parts_raise_the_one_error_and_nothing_else() -> None:
    nguon = [_giai_nen(x) for x in _nguon()]
    ngau = random.Random(20200305)
    doc_duoc = sum(_thu(_lat_xml(nguon[i % len(nguon)], ngau)) for i in range(600))
    assert doc_duoc > 100


def _giai_nen(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as z:
        return {t: z.read(t) for t in z.namelist()}


def _thu(data: bytes) -> bool:
    try:
        _measure(open_goi(data))
    except TepDocxHongError:
        return False
    return True


def trang_giay(so_trang: int) -> bytes:
    """A plan of about this many pages: 25 paragraphs of three runs and a table a page."""
    doan = "".join(
        p(f"{i}. Việc thứ {i}", r=DAM, them=chay(": tổ chức thực hiện các nội dung của kế hoạch này. ") * 3)
        for i in range(25)
    )
    trang = doan + bang(*[(p("TT"), p("Việc"), p("Hạn"))] * 5, vien=True)
    return Tep(DAU_22 + TIEU_DE + p("I. ĐẦU", r=DAM) + trang * so_trang + CUOI_12, kieu=KIEU, sect=SECT).dung()


def test_fifty_pages_cost_no_more_for_each_than_six() -> None:
    check_tuyen_tinh(measure_docx, trang_giay, 50)


LA: dict[str, tuple[Callable[[int], str], int]] = {
    "ngắt dòng": (lambda n: p("a\n" * n), 20_000),
    "run": (lambda n: p(them=chay("a", DAM) * n), 20_000),
    "từ": (lambda n: p("a " * n, pr="<w:jc w:val='center'/>"), 60_000),
    "gạch": (lambda n: p("-" * n), 100_000),
    "tab": (lambda n: p("Nơi nhận:" + "\t" * n + "x"), 30_000),
    "ô": (lambda n: bang(*[(p("a"),) * 60] * n), 200),
}


@pytest.mark.parametrize("ten", LA)
def test_odd_shapes_of_text_are_read_in_linear_time(ten: str) -> None:
    than, n = LA[ten]
    check_tuyen_tinh(measure_docx, lambda n: Tep(DAU_22 + TIEU_DE + than(n) + CUOI_12).dung(), n)
