"""Gói docx: a package opened as hostile input: which part is the document, which parts belong to it, what it may be.

Everything that can be wrong with the file as a file ends here, in one kind of error. Bounds: 64 MiB a file, 24 MiB and
a million tags an XML part (real documents have 400 to 1 700 a page), no DOCTYPE, no entity, no network. At the bounds
reading takes some ten seconds and 400 MB.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from urllib.parse import unquote

from lxml import etree

from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GioiHanGoi, get_ten, read_goi
from kehoach.ooxml.lien_ket import LienKet, read_lien_ket
from kehoach.ooxml.ns import qn
from kehoach.ooxml.xml import is_qua_lon, parse_xml

_GIOI_HAN = GioiHanGoi()
_STRICT = "http://purl.oclc.org/ooxml/"
_LOAI_NHAN = frozenset({ns.CT_DOCUMENT, ns.CT_TEMPLATE})
# What the main part's content type says the file is instead, and what to do.
_LOAI_KHAC = (
    ("macroEnabled", "tệp có macro (.docm, .dotm); hãy mở bằng Word và lưu thành .docx"),
    ("spreadsheetml", "là bảng tính Excel, không phải văn bản Word"),
    ("presentationml", "là bản trình chiếu PowerPoint, không phải văn bản Word"),
)


@dataclass(frozen=True, slots=True)
class GoiDocx:
    """Gói docx: the parts by name, the name of the main part, and its relationships (id → type, target)."""

    ten_tep: str
    parts: dict[str, bytes]
    chinh: str
    lien_ket: dict[str, LienKet]

    def parse(self, ten: str) -> etree._Element:
        """The root of a part. Raises: TepDocxHongError when it is too large, not XML, or not there."""
        if ten not in self.parts:
            raise hong(self.ten_tep, f"gói thiếu phần «{ten}»")
        data = self.parts[ten]
        if is_qua_lon(data):
            raise hong(self.ten_tep, f"phần «{ten}» quá lớn để đọc ({len(data) >> 20} MiB)")
        return parse_xml(data, ten)

    def parse_loai(self, loai: str) -> etree._Element | None:
        """The root of the part the document relates to by this type; None when it has none or lost it."""
        for lk in self.lien_ket.values():
            if lk.loai == loai and not lk.ngoai and lk.dich in self.parts:
                return self.parse(lk.dich)
        return None

    @property
    def da_ky(self) -> bool:
        """Whether the package carries a digital signature."""
        return any(ten.startswith("_xmlsignatures/") for ten in self.parts)


@contextmanager
def refuse_qua_co(tep: str) -> Iterator[None]:
    """What nests or weighs too much for Python, as the error of this reader."""
    try:
        yield
    except RecursionError:
        raise hong(tep, "các phần tử lồng nhau quá sâu") from None
    except MemoryError:
        raise hong(tep, "tệp quá lớn để đọc") from None


def open_goi(nguon: str | PathLike[str] | bytes, *, ten: str | None = None) -> GoiDocx:
    """The package of a Word document; `ten` is what its bytes are called in messages.

    Raises: TepDocxHongError, and nothing else: no such file, password, .doc, not a zip, truncated, too large, a bomb,
            macros, another kind of Office file, parts missing, XML that is not sound.
    """
    ten_tep = ten or get_ten(nguon)
    parts = read_goi(nguon, gioi_han=_GIOI_HAN, ten=ten)
    chinh = _phan_chinh(parts, ten_tep)
    _check_loai(parts, chinh, ten_tep)
    return GoiDocx(ten_tep, parts, chinh, read_lien_ket(parts, chinh))


def hong(tep: str, ly_do: str) -> TepDocxHongError:
    """The error of this reader, with the file's name."""
    ten = tep.encode("utf-8", "backslashreplace").decode("utf-8")
    return TepDocxHongError(f"Không đọc được «{ten}»: {ly_do}.")


def _phan_chinh(parts: dict[str, bytes], tep: str) -> str:
    if ns.PHAN_RELS not in parts:
        raise hong(tep, f"là gói ZIP nhưng không phải .docx (thiếu {ns.PHAN_RELS})")
    for lk in read_lien_ket(parts, "").values():
        if lk.loai == ns.RT_DOCUMENT and not lk.ngoai:
            if lk.dich not in parts:
                raise hong(tep, f"gói thiếu phần «{lk.dich}»; tệp bị hỏng hoặc chưa tải xong")
            return lk.dich
        if lk.loai.startswith(_STRICT) and lk.loai.endswith("/officeDocument"):
            raise hong(tep, "lưu ở dạng «Strict Open XML»; hãy mở bằng Word và lưu lại thành Word Document (.docx)")
    raise hong(tep, "là gói ZIP nhưng không phải .docx (không có văn bản chính)")


def _check_loai(parts: dict[str, bytes], chinh: str, tep: str) -> None:
    loai = _content_type(parts[ns.PHAN_CONTENT_TYPES], chinh)
    for dau, ly_do in _LOAI_KHAC:
        if dau in loai:
            raise hong(tep, ly_do)
    if loai not in _LOAI_NHAN:
        raise hong(tep, f"không phải văn bản Word (loại nội dung «{loai or '?'}»)")
    if any(ten.lower().endswith("vbaproject.bin") for ten in parts):
        raise hong(tep, _LOAI_KHAC[0][1])


def _content_type(data: bytes, phan: str) -> str:
    goc = parse_xml(data, ns.PHAN_CONTENT_TYPES)
    for x in goc.iter(f"{{{ns.CT}}}Override"):
        if unquote(x.get("PartName", "")).lstrip("/").lower() == phan.lower():
            return x.get("ContentType", "")
    duoi = phan.rpartition(".")[2].lower()
    for x in goc.iter(f"{{{ns.CT}}}Default"):
        if x.get("Extension", "").lower() == duoi:
            return x.get("ContentType", "")
    return ""


def find_than(goi: GoiDocx, document: etree._Element) -> etree._Element:
    """The body. Raises: TepDocxHongError when the main part holds none."""
    than = document.find(qn("w:body"))
    if document.tag != qn("w:document") or than is None:
        raise hong(goi.ten_tep, f"phần «{goi.chinh}» không có nội dung văn bản (w:body)")
    return than
