"""Phần cho phép: which parts of a foreign package may go into every document made from it, and which never.

One walk along the relationships: what the table keeps is kept, what Word and LibreOffice add unasked is dropped, all
the rest is refused by name. So nothing reaches a document that is not in the table, whatever a later Word invents.
Source: ECMA-376 Part 1, 11 and 15 (parts and relationships of WordprocessingML), Part 2 (packages).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from kehoach.loi import MauHongError, PhatHien
from kehoach.ooxml import ns
from kehoach.ooxml.lien_ket import rels_of, resolve_dich
from kehoach.ooxml.ns import local_name, qn, split_ten
from kehoach.ooxml.xml import parse_xml
from kehoach.trinh_bay.loi_mau import loi_mau

_GIU: Mapping[str, frozenset[str]] = {
    "": frozenset({"officeDocument", "core-properties", "extended-properties"}),
    "officeDocument": frozenset(
        ["styles", "settings", "numbering", "fontTable", "theme", "footnotes", "endnotes", "header", "footer", "image"]
    ),
    "header": frozenset({"image"}),
    "footer": frozenset({"image"}),
    "footnotes": frozenset({"image"}),
    "endnotes": frozenset({"image"}),
    "numbering": frozenset({"image"}),
    "theme": frozenset({"image"}),
    "fontTable": frozenset({"font"}),
}
"""Kind of a part (the last word of the relationship that leads to it; "": the package) → the kinds it may lead to."""

_BO = frozenset(
    split_ten(
        "thumbnail custom-properties customXml webSettings glossaryDocument stylesWithEffects people printerSettings "
        "keyMapCustomizations commentsIds commentsExtended commentsExtensible documenttasks labelinfo"
    )
)
"""What a word processor adds unasked, and what no document needs."""

_TEN: Mapping[str, tuple[str, str]] = {
    "vbaProject": ("macro", "lưu lại thành .docx (không macro)"),
    "aFChunk": ("nội dung nhúng từ tệp khác (altChunk)", "mở bằng Word rồi lưu lại để nội dung thành chữ"),
    "oleObject": ("đối tượng nhúng (OLE)", "xóa đối tượng, hoặc dán lại thành ảnh"),
    "package": ("tệp nhúng", "xóa đối tượng, hoặc dán lại thành ảnh"),
    "control": ("nút điều khiển (ActiveX)", "xóa nút này"),
    "hyperlink": ("liên kết ra ngoài", "bỏ liên kết (Remove Hyperlink), giữ lại chữ"),
    "attachedTemplate": ("mẫu đính kèm ở máy khác", "Developer → Document Template: bỏ mẫu đính kèm"),
    "image": ("ảnh ở ngoài tệp", "chèn ảnh vào trong tệp"),
    "comments": ("ghi chú bên lề", "xóa mọi ghi chú (Review → Delete All Comments)"),
    "subDocument": ("văn bản con", "chép nội dung vào mẫu"),
    "mailMergeSource": ("nguồn trộn thư", "Mailings → Normal Word Document"),
}
_GOI_Y = "lấy mẫu gốc (kehoach template) rồi sửa lại, hoặc xóa phần này"
_MAU_TAI_CHO = re.compile(r"file:///[A-Za-z]:[\\/](?![\\/])[^?#]*|[^:\\/]+(?:\.dot[xm]?)", re.IGNORECASE)
"""A template on the author's own disk: Word notes it unasked; it is dropped. Anything else is a place elsewhere."""

_ANH: tuple[bytes, ...] = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"II*\0", b"MM\0*",
)  # fmt: skip
_EMF = (b"\x01\x00\x00\x00", b" EMF")  # at 0, at 40


@dataclass(slots=True)
class _Duyet:
    """Duyệt: one walk over a package: what is kept, what is dropped, what is wrong."""

    parts: Mapping[str, bytes]
    ten: str
    giu: dict[str, bytes] = field(default_factory=dict)
    bo: set[str] = field(default_factory=set)
    loi: list[PhatHien] = field(default_factory=list)
    kieu: dict[str, str] = field(default_factory=dict)

    def walk(self, phan: str, loai: str) -> None:
        """A part that is kept, and what it leads to."""
        if phan in self.giu:
            return
        if phan:
            self.giu[phan], self.kieu[phan] = self.parts[phan], loai
        ten_rels = rels_of(phan)
        if ten_rels not in self.parts:
            return
        self.giu[ten_rels] = self.parts[ten_rels]
        goc = parse_xml(self.parts[ten_rels], ten_rels)
        thua = [x for x in goc if isinstance(x.tag, str) and not self.quan_he(x, phan, loai)]
        for x in thua:
            goc.remove(x)
        if thua and not len(goc):
            del self.giu[ten_rels]
        elif thua:
            self.giu[ten_rels] = etree.tostring(goc, xml_declaration=True, encoding="UTF-8", standalone=True)

    def quan_he(self, x: etree._Element, phan: str, loai: str) -> bool:
        """Follow one relationship; whether it stays."""
        toi = (x.get("Type") or "").rpartition("/")[2]
        dich = x.get("Target") or ""
        if x.get("TargetMode") == "External":
            if toi != "attachedTemplate" or not _MAU_TAI_CHO.fullmatch(dich):
                self.tu_choi(phan or "_rels/.rels", toi, dich)
            return False
        duong_dan = resolve_dich(phan, dich)
        if toi in _BO:
            self.bo.add(duong_dan)
            return False
        if toi not in _GIU.get(loai, frozenset()):
            self.tu_choi(duong_dan, toi, "")
        elif duong_dan not in self.parts:
            thong_diep = f"Mẫu hỏng: «{phan or 'gói'}» trỏ tới phần «{duong_dan}» không có."
            self.loi.append(loi_mau(self.ten, "quan_he", thong_diep, "mở bằng Word rồi lưu lại"))
        else:
            self.walk(duong_dan, toi)
        return True

    def tu_choi(self, phan: str, toi: str, dich: str) -> None:
        """Refuse a kind of content by its name."""
        ten, goi_y = _TEN.get(toi, (f"phần loại «{toi}»", _GOI_Y))
        cho = f" «{dich[:80]}»" if dich else ""
        self.loi.append(loi_mau(self.ten, "cam", f"Mẫu có {ten}{cho} ở «{phan}», không được đi vào văn bản.", goi_y))

    def con_lai(self) -> None:
        """Parts that no relationship reaches, but those beside what is dropped."""
        goc = {posixpath.dirname(x) for x in self.bo} | {"docProps", "customXml", "customXml/_rels", "word/glossary"}
        rels = {rels_of(x) for x in (*self.bo, *self.kieu)}
        for phan in sorted(self.parts.keys() - self.giu.keys() - self.bo - rels - {ns.PHAN_CONTENT_TYPES}):
            thu_muc = posixpath.dirname(phan).removesuffix("/_rels")
            if thu_muc not in goc - {"word", ""}:
                thong_diep = f"Mẫu có phần lạ «{phan}» mà không phần nào dùng tới."
                self.loi.append(loi_mau(self.ten, "phan_la", thong_diep, _GOI_Y))


def filter_parts(parts: Mapping[str, bytes], ten: str) -> dict[str, bytes]:
    """The parts of a template that may go into documents, with the relationships of what was dropped taken out.

    Raises:  MauHongError naming everything that may not: macros, embedded and linked files, external targets, fields
             that fetch, parts nobody knows, pictures of other kinds.
    """
    duyet = _Duyet(parts, ten)
    duyet.walk("", "")
    duyet.con_lai()
    for phan, loai in duyet.kieu.items():
        if loai == "image":
            duyet.loi += _anh(phan, parts[phan], ten)
        elif not loai.endswith("properties") and loai != "font":
            duyet.loi += _noi_dung(phan, parts[phan], ten)
    if duyet.loi:
        raise MauHongError(duyet.loi)
    for phan in (ns.PHAN_SETTINGS, ns.PHAN_DOCUMENT):
        if phan in duyet.giu:
            duyet.giu[phan] = _bo_chi(phan, duyet.giu[phan])
    return {ns.PHAN_CONTENT_TYPES: parts[ns.PHAN_CONTENT_TYPES], **duyet.giu}


def _bo_chi(phan: str, data: bytes) -> bytes:
    """A part without the elements that point to what was dropped; the very bytes where there is none."""
    if not any(local_name(qn(x)).encode() in data for x in _CHI_BO):
        return data
    goc = parse_xml(data, phan)
    for x in list(goc.iter(*map(qn, _CHI_BO))):
        cha = x.getparent()
        if cha is not None:
            cha.remove(x)
    return etree.tostring(goc, xml_declaration=True, encoding="UTF-8", standalone=True)


# ── what stands inside a part ────────────────────────────────────────────────────────────────────────────────────────

_PHAN_TU_CAM: Mapping[str, str] = {
    "altChunk": "aFChunk",
    "object": "oleObject",
    "OLEObject": "oleObject",
    "control": "control",
    "subDoc": "subDocument",
    "mailMerge": "mailMergeSource",
    "commentReference": "comments",
    "webVideoPr": "video từ mạng",
    "contentPart": "nét mực",
    "svgBlip": "ảnh SVG",
}
_TRUONG = frozenset(["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE"])
_NGOAI = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_THUOC_TINH_TRO = frozenset({"src", "href"})
_CHI_BO: tuple[str, ...] = ("w:attachedTemplate", "w:printerSettings")
"""Elements that only point to what was dropped."""


def _anh(phan: str, data: bytes, ten: str) -> Iterator[PhatHien]:
    emf = data.startswith(_EMF[0]) and data[40:44] == _EMF[1]
    if not emf and not data.startswith(_ANH):
        yield loi_mau(
            ten, "anh", f"Ảnh «{phan}» trong mẫu không phải PNG, JPEG, GIF, BMP, EMF, WMF.", "lưu ảnh thành PNG"
        )


def _noi_dung(phan: str, data: bytes, ten: str) -> Iterator[PhatHien]:
    """Elements, fields and attributes that fetch or run something."""
    goc = parse_xml(data, phan)
    cam: dict[str, None] = {}
    for x in goc.iter(etree.Element):
        loai = local_name(x.tag)
        if loai in _PHAN_TU_CAM:
            cam[_PHAN_TU_CAM[loai]] = None
        if any(local_name(str(k)) in _THUOC_TINH_TRO and _NGOAI.match(str(v)) for k, v in x.attrib.items()):
            cam["hyperlink"] = None
    for x_cam in cam:
        ten_cam, goi_y = _TEN.get(x_cam, (x_cam, _GOI_Y))
        yield loi_mau(ten, "cam", f"Mẫu có {ten_cam} ở «{phan}», không được đi vào văn bản.", goi_y)
    for lenh in dict.fromkeys(_truong(goc)):
        if lenh not in _TRUONG:
            thong_diep = f"Mẫu có trường «{lenh or '?'}» ở «{phan}»; chỉ dùng được {', '.join(sorted(_TRUONG))}."
            yield loi_mau(ten, "truong", thong_diep, "chọn trường rồi nhấn Ctrl+Shift+F9 để thành chữ thường")


def _truong(goc: etree._Element) -> Iterator[str]:
    """The command of every field, simple or complex; instructions may be cut into many runs, and hold fields."""
    mo: list[str | None] = []  # the instruction so far of each field that is open; None behind its separator
    for x in goc.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        loai = x.get(qn("w:fldCharType"))
        if x.tag == qn("w:fldSimple"):
            yield _lenh(x.get(qn("w:instr"), ""))
        elif loai == "begin":
            mo.append("")
        elif loai is not None:
            cau = mo.pop() if mo else ""
            if cau is not None:
                yield _lenh(cau)
            if loai == "separate":
                mo.append(None)
        elif mo and mo[-1] is not None:
            mo[-1] += x.text or ""
        else:
            yield _lenh(x.text or "")
    yield from (_lenh(x) for x in mo if x is not None)


def _lenh(cau: str) -> str:
    return (cau.split() or [""])[0].upper()
