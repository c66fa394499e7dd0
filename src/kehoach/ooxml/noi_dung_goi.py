"""Nội dung gói: what a reader sees of a .docx, as one fingerprint and as streams that can be compared.

Words, tables, notes, comments, headers, footers, pictures, and the formatting that all of them show, styles included.
Not the document's properties, its settings, the theme and whatever else `van_tay` leaves out: what Word writes of its
own accord when it saves a file nobody edited. A program that writes the whole document its own way (LibreOffice does)
gives another fingerprint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.lien_ket import LienKet, read_lien_ket
from kehoach.ooxml.ns import qn
from kehoach.ooxml.thuoc_tinh import read_van_tay
from kehoach.ooxml.van_tay import BoDoc, write_phuong_ngu
from kehoach.ooxml.xml import is_qua_lon, parse_xml

if TYPE_CHECKING:
    from lxml import etree

DOI_VAN_TAY = "1"
"""What a fingerprint begins with: a library that reads content another way writes another number here."""

_KEM = (ns.RT_FOOTNOTES, ns.RT_ENDNOTES, ns.RT_COMMENTS, ns.RT_NUMBERING)
_CO_GHI_CHU = {ns.RT_FOOTNOTES: "<w:footnote>", ns.RT_ENDNOTES: "<w:endnote>"}
_THAM_CHIEU = ("w:headerReference", "w:footerReference")
_TRONG_KIEU = ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")
_KIEU = frozenset(("w:pStyle", "w:rStyle", "w:tblStyle"))
_DAI_BAM = 32
_PHAN_TOI_DA = 1_000


class NoiDungGoi:
    """Nội dung gói: a package read for its content; `parts` as `read_goi` gives them, or those of a prepared template.

    Raises:  TepDocxHongError for parts that are missing, too large, or no sound XML.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._lien_ket = read_lien_ket(parts, ns.PHAN_DOCUMENT)
        self._kieu = _read_kieu(self._tree(ns.PHAN_STYLES)) if ns.PHAN_STYLES in parts else {}
        self._phan = tuple(islice(self._tim_phan(), _PHAN_TOI_DA + 1))
        if len(self._phan) > _PHAN_TOI_DA:
            raise TepDocxHongError(f"Văn bản dùng quá nhiều đầu trang, chân trang (hơn {_PHAN_TOI_DA}).")
        self._doc: dict[str, BoDoc] = {}
        self._ve_san: dict[str, str] = {}
        self._bam_san: dict[str, str] = {}

    def hash(self, changed: Mapping[str, str] | None = None) -> str:
        """The fingerprint of the content, with these parts (as text) in place of the package's own."""
        moi = changed or {}
        phan = [x for nhan, ten in self._phan for x in (nhan, self._bam_phan(nhan, ten, moi))]
        tat_ca = "\0".join([self._mac_dinh, self._ve("document", ns.PHAN_DOCUMENT, moi), *phan])
        return f"{DOI_VAN_TAY}-{hashlib.sha256(tat_ca.encode()).hexdigest()}"

    def streams(self) -> dict[str, str]:
        """The stream of each part that a reader sees, by the name of its kind (`document`, `header first` …)."""
        chinh = {"styles": self._mac_dinh, "document": self._ve("document", ns.PHAN_DOCUMENT, {})}
        return chinh | {nhan: self._ve(nhan, ten, {}) for nhan, ten in self._phan}

    def _bam_phan(self, nhan: str, ten: str, changed: Mapping[str, str]) -> str:
        if ten in changed:
            return _bam(self._ve(nhan, ten, changed).encode())
        if ten not in self._bam_san:
            self._bam_san[ten] = _bam(self._ve(nhan, ten, changed).encode())
        return self._bam_san[ten]

    def _ve(self, nhan: str, ten: str, changed: Mapping[str, str]) -> str:
        if ten not in changed and ten in self._ve_san:
            return self._ve_san[ten]
        doc = self._doc.get(ten) or self._doc.setdefault(ten, self._bo_doc(read_lien_ket(self._parts, ten)))
        ve = _read(doc, ten, changed[ten]) if ten in changed else doc.read(write_phuong_ngu(self._tree(ten)))
        co = _CO_GHI_CHU.get(nhan)
        ve = "" if co is not None and co not in ve else ve
        if ten not in changed:
            self._ve_san[ten] = ve
        return ve

    def _tim_phan(self) -> Iterator[tuple[str, str]]:
        """Names of kinds and of parts beside the document: headers and footers as its sections use them, notes."""
        for i, sect in enumerate(self._tree(ns.PHAN_DOCUMENT).iter(qn("w:sectPr"))):
            dung = [(t.removeprefix("w:").removesuffix("Reference"), x) for t in _THAM_CHIEU for x in sect.iter(qn(t))]
            for loai, x in sorted(dung, key=lambda y: (y[0], y[1].get(qn("w:type"), ""))):
                dich = self._lien_ket.get(x.get(qn("r:id"), ""))
                if dich is not None and dich.dich in self._parts:
                    yield f"{loai} {x.get(qn('w:type'), '')} {i}", dich.dich
        for loai in _KEM:
            yield from ((loai, x.dich) for x in self._lien_ket.values() if x.loai == loai and x.dich in self._parts)

    def _tree(self, ten: str) -> etree._Element:
        if ten not in self._parts:
            raise TepDocxHongError(f"Tệp .docx thiếu phần «{ten}».")
        if is_qua_lon(self._parts[ten]):
            raise TepDocxHongError(f"Phần «{ten}» quá lớn để đọc ({len(self._parts[ten]) >> 20} MiB).")
        return parse_xml(self._parts[ten], ten)

    def _bo_doc(self, lien_ket: Mapping[str, LienKet]) -> BoDoc:
        """A reader whose ids stand for what they lead to, and styles for what they look like."""

        def tra(the: str, thuoc_tinh: str, gia_tri: str) -> str:
            if the in _KIEU and thuoc_tinh == "w:val":
                return self._kieu.get(gia_tri, gia_tri)
            if thuoc_tinh.startswith("r:") and gia_tri in lien_ket:
                return self._dich(lien_ket[gia_tri])
            return gia_tri

        return BoDoc(tra)

    def _dich(self, x: LienKet) -> str:
        return x.dich if x.ngoai else _bam(self._parts.get(x.dich, b""))

    @cached_property
    def _mac_dinh(self) -> str:
        """What a paragraph looks like that names no style."""
        return self._kieu.get("", "")


def hash_noi_dung(parts: Mapping[str, bytes]) -> str:
    """The fingerprint of what a reader sees of these parts.

    Raises:  TepDocxHongError, as `NoiDungGoi`.
    """
    return NoiDungGoi(parts).hash()


def is_nguyen_ban(parts: Mapping[str, bytes]) -> bool:
    """Whether these parts still say what this library wrote: their content is that of the fingerprint they carry.

    Raises:  TepDocxHongError, as `NoiDungGoi`.
    """
    van_tay = read_van_tay(parts)
    return van_tay is not None and van_tay == hash_noi_dung(parts)


def _read(doc: BoDoc, ten: str, xml: str) -> str:
    try:
        return doc.read(xml)
    except ValueError:  # fields, comments: not in the dialect
        return doc.read(write_phuong_ngu(parse_xml(xml, ten)))


def _bam(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DAI_BAM]


def _read_kieu(styles: etree._Element) -> dict[str, str]:
    """Each style by id, as its name and the hash of all that it looks like; under "" the defaults of the document."""
    doc = BoDoc(lambda _the, _thuoc_tinh, gia_tri: gia_tri)
    theo_ma = {s.get(qn("w:styleId"), ""): s for s in styles.iterfind(qn("w:style"))}
    mac_dinh = "".join(doc.read_tui(write_phuong_ngu(x)) for x in styles.iterfind(qn("w:docDefaults")))
    goc = [ma for ma, s in theo_ma.items() if s.get(qn("w:default")) in ("1", "true", "on")]
    ra = {ma: _mot_kieu(doc, theo_ma, ma) for ma in theo_ma}
    return ra | {"": mac_dinh + "".join(sorted(ra[ma] for ma in goc))}


def _mot_kieu(doc: BoDoc, theo_ma: Mapping[str, etree._Element], ma: str) -> str:
    """A style with those that it is based on; a circle of styles ends where it closes."""
    ve: list[str] = []
    ten, da_qua = "", set[str]()
    while ma in theo_ma and ma not in da_qua:
        da_qua.add(ma)
        s = theo_ma[ma]
        ten = ten or _val(s, "w:name").casefold()
        ve += sorted(doc.read_tui(write_phuong_ngu(x)) for t in _TRONG_KIEU for x in s.iterfind(qn(t)))
        ma = _val(s, "w:basedOn")
    return f"{ten}:{_bam(''.join(ve).encode())}"


def _val(s: etree._Element, the: str) -> str:
    x = s.find(qn(the))
    return x.get(qn("w:val"), "") if x is not None else ""
