"""Tay sửa: what people do to a .docx in Word, and what Word does by itself, for tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zlib import compress

from docx import Document
from docx.shared import Pt

from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi

_ANH = b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d4948445200000001000000010802000000907753de")


def change_parts(tep: Path, doi: Callable[[dict[str, bytes]], None]) -> None:
    """The package with its parts changed in place."""
    parts = read_goi(tep)
    doi(parts)
    tep.write_bytes(GoiMau(parts).assemble())


def sua_phan(phan: str, mau: str, moi: str) -> Callable[[Path], None]:
    """An edit of one part by a regular expression, which must be found."""

    def doi(parts: dict[str, bytes]) -> None:
        chu, so = re.subn(mau, moi, parts[phan].decode("utf-8"), count=1, flags=re.DOTALL)
        assert so == 1
        parts[phan] = chu.encode("utf-8")

    return lambda tep: change_parts(tep, doi)


def sua_docx(viec: Callable[[object], None]) -> Callable[[Path], None]:
    """An edit through python-docx, which saves the file as Word would."""

    def lam(tep: Path) -> None:
        tai_lieu = Document(str(tep))
        viec(tai_lieu)
        tai_lieu.save(str(tep))

    return lam


def _anh(tai_lieu) -> None:  # type: ignore[no-untyped-def]
    from io import BytesIO

    def khuc(loai: bytes, data: bytes) -> bytes:
        from zlib import crc32

        return len(data).to_bytes(4, "big") + loai + data + crc32(loai + data).to_bytes(4, "big")

    png = _ANH + khuc(b"IDAT", compress(b"\0\0\0\0")) + khuc(b"IEND", b"")
    tai_lieu.add_picture(BytesIO(png))


def _cot(doan, chu: str):  # type: ignore[no-untyped-def]
    return next(p for p in doan if chu in p.text)


SUA: dict[str, tuple[Callable[[Path], None], str]] = {
    "lời văn": (sua_docx(lambda d: _cot(d.paragraphs, "Kiểm tra sổ").add_run(" thêm")), "thêm"),  # type: ignore[attr-defined]
    "chữ đậm": (
        sua_docx(lambda d: setattr(_cot(d.paragraphs, "Kiểm tra sổ").runs[0], "bold", True)),  # type: ignore[attr-defined]
        "định dạng, bảng hoặc hình ở «Kiểm tra sổ",
    ),
    "cỡ chữ": (
        sua_docx(lambda d: setattr(_cot(d.paragraphs, "Kiểm tra sổ").runs[0].font, "size", Pt(9))),  # type: ignore[attr-defined]
        "định dạng, bảng hoặc hình ở «Kiểm tra sổ",
    ),
    "căn đoạn": (
        sua_docx(lambda d: setattr(_cot(d.paragraphs, "Kiểm tra sổ"), "alignment", 2)),  # type: ignore[attr-defined]
        "định dạng, bảng hoặc hình ở «Kiểm tra sổ",
    ),
    "ô bảng": (sua_docx(lambda d: setattr(d.tables[0].cell(0, 0), "text", "UBND KHÁC")), "UBND KHÁC"),  # type: ignore[attr-defined]
    "thêm bảng": (sua_docx(lambda d: d.add_table(1, 2)), "bảng hoặc hình"),  # type: ignore[attr-defined]
    "thêm hình": (sua_docx(_anh), "bảng hoặc hình"),
    "đầu trang": (
        sua_docx(lambda d: d.sections[0].header.paragraphs[0].add_run(" MẬT")),  # type: ignore[attr-defined]
        "đầu trang: (không có) → «MẬT»",
    ),
    "kiểu chữ": (
        sua_docx(lambda d: setattr(d.styles["Normal"].font, "size", Pt(20))),  # type: ignore[attr-defined]
        "định dạng",
    ),
    "lề trang": (sua_docx(lambda d: setattr(d.sections[0], "left_margin", Pt(10))), "định dạng"),  # type: ignore[attr-defined]
    "theo dõi sửa đổi": (
        sua_phan(
            ns.PHAN_DOCUMENT,
            r"(<w:r><w:t [^>]*>Kiểm tra sổ)",
            r'<w:ins w:id="9" w:author="A"><w:r><w:t>X</w:t></w:r></w:ins>\1',
        ),
        "XKiểm tra sổ",
    ),
    "không còn là .docx": (lambda tep: tep.write_bytes(b"PK hong"), "Không đọc được tệp đang có"),  # type: ignore[dict-item,return-value]
}
"""What a person does, by name, and a piece of what the finding must say."""


def _rsid(parts: dict[str, bytes]) -> None:
    """Revision ids, ids of paragraphs, namespaces nobody uses, a word cut out of its run by the speller."""
    chu = parts[ns.PHAN_DOCUMENT].decode("utf-8")
    chu = chu.replace("<w:document ", f'<w:document xmlns:w14="{ns.W14}" xmlns:mc="{ns.MC}" mc:Ignorable="w14" ', 1)
    chu = chu.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w14:paraId="1A2B3C4D">')
    chu = chu.replace("<w:r>", '<w:r w:rsidRPr="00112233">')
    cat = '\\1</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>sổ</w:t></w:r><w:proofErr w:type="spellEnd"/>'
    chu, so = re.subn("(Kiểm tra )sổ", cat + '<w:r><w:t xml:space="preserve">', chu, count=1)
    assert so == 1
    parts[ns.PHAN_DOCUMENT] = chu.encode("utf-8")


def _dau_vet(parts: dict[str, bytes]) -> None:
    """Bookmarks, breaks as last laid out, languages, other settings."""
    chu = parts[ns.PHAN_DOCUMENT].decode("utf-8")
    goback = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    chu = chu.replace("</w:r></w:p>", f"</w:r>{goback}</w:p>", 1)
    chu = chu.replace("<w:r><w:t", '<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:lastRenderedPageBreak/><w:t')
    parts[ns.PHAN_DOCUMENT] = chu.encode("utf-8")
    cai_dat = parts[ns.PHAN_SETTINGS].decode("utf-8")
    rsids = '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>'
    parts[ns.PHAN_SETTINGS] = cai_dat.replace("</w:settings>", rsids).encode("utf-8")


def _so_trang(parts: dict[str, bytes]) -> None:
    ten = next(t for t in parts if "header" in t and b"PAGE" in parts[t])
    parts[ten] = parts[ten].replace(b"<w:t>2</w:t>", b"<w:rPr><w:noProof/></w:rPr><w:t>17</w:t>")


def _danh_lai(parts: dict[str, bytes]) -> None:
    """Relationships numbered anew, parts of headers and footers under other names."""
    rels = parts[ns.PHAN_DOCUMENT_RELS].decode("utf-8")
    chu = parts[ns.PHAN_DOCUMENT].decode("utf-8")
    for so in re.findall(r'Id="(rId\d+)"', rels):
        rels = rels.replace(f'Id="{so}"', f'Id="x{so}"')
        chu = chu.replace(f'r:id="{so}"', f'r:id="x{so}"')
    loai = parts[ns.PHAN_CONTENT_TYPES].decode("utf-8").replace("header_first", "header7")
    parts[ns.PHAN_DOCUMENT_RELS] = rels.replace("header_first", "header7").encode("utf-8")
    parts["word/header7.xml"] = parts.pop("word/header_first.xml")
    parts[ns.PHAN_DOCUMENT], parts[ns.PHAN_CONTENT_TYPES] = chu.encode("utf-8"), loai.encode("utf-8")


def _luu_lai(tai_lieu) -> None:  # type: ignore[no-untyped-def]
    tai_lieu.core_properties.author = "Văn thư"
    tai_lieu.core_properties.revision = 7


VET_WORD: dict[str, Callable[[Path], None]] = {
    "lưu lại, thuộc tính khác": sua_docx(_luu_lai),
    "rsid và cắt chạy": lambda tep: change_parts(tep, _rsid),
    "dấu trang, ngôn ngữ, cài đặt": lambda tep: change_parts(tep, _dau_vet),
    "số trang đếm lại": lambda tep: change_parts(tep, _so_trang),
    "liên kết đánh số lại": lambda tep: change_parts(tep, _danh_lai),
}
"""What Word does when it saves a file that nobody edited, by name."""
