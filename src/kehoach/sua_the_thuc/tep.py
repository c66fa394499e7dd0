"""Tệp: a package opened for mending: its trees, its paragraphs under the numbers of findings, its sections."""

from __future__ import annotations

import re

from lxml import etree

from kehoach.do_dac.tai_lieu_do import KhoiDo, TaiLieuDo
from kehoach.doc_lai import iter_doan
from kehoach.doc_lai.goi_docx import GoiDocx, find_than
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.ns import qn

_PHAN_KY = re.compile(r"^_xmlsignatures/|^docprops/.*sign|\.(?:sigs|p7s|p7m)$")
_LOAI_KY = b"digital-signature"


class TepSua:
    """Tệp sửa: a document open for tests to mend (`TepDangSua`); `assemble` writes the parts that were changed."""

    def __init__(self, goi: GoiDocx, xet: TaiLieuXet) -> None:
        self.goi = goi
        self.xet = xet
        self.chinh = goi.chinh
        self.dich = {ma: lk.dich for ma, lk in goi.lien_ket.items()}
        self._cay: dict[str, etree._Element] = {}
        self._doi: set[str] = set()
        self.than = find_than(goi, self.cay(goi.chinh))
        self.doan = dict(iter_doan(self.than))
        self._mot_thanh_phan = _mot_thanh_phan(xet.tai_lieu)

    def has(self, ten: str) -> bool:
        """Whether there is a part of this name."""
        return ten in self.goi.parts

    def cay(self, ten: str) -> etree._Element:
        """The tree of a part. Raises: TepDocxHongError when there is no such part, or it is not XML."""
        if ten not in self._cay:
            self._cay[ten] = self.goi.parse(ten)
        return self._cay[ten]

    def mark(self, ten: str, *, doi: bool = True) -> bool:
        """Say that a part was changed, if it was; returns whether."""
        if doi:
            self._doi.add(ten)
        return doi

    def phan_cua(self, loai: str) -> list[str]:
        """Names of the parts the document relates to by this type."""
        lk = self.goi.lien_ket.values()
        return [x.dich for x in lk if x.loai == loai and not x.ngoai and x.dich in self.goi.parts]

    def sect(self) -> list[etree._Element]:
        """The properties of the sections in force, in order; empty when they are not those measured."""
        cu = qn("w:sectPrChange")
        tat_ca = [s for s in self.than.iter(qn("w:sectPr")) if (cha := s.getparent()) is None or cha.tag != cu]
        return tat_ca if len(tat_ca) == len(self.xet.tai_lieu.phan) else []

    def p(self, khoi: KhoiDo | None) -> etree._Element | None:
        """The paragraph of a block; None when the block is only a part of it, beside another component."""
        if khoi is None or khoi.doan is None or khoi.doan not in self._mot_thanh_phan:
            return None
        return self.doan.get(khoi.doan)

    def assemble(self) -> bytes:
        """The package; parts nobody changed keep their bytes.

        Raises: TepDocxHongError when a part has a name that cannot be written.
        """
        moi = {t: etree.tostring(self._cay[t], encoding="UTF-8", standalone=True) for t in self._doi}
        try:
            return GoiMau({**self.goi.parts, **moi}).assemble()
        except ValueError as loi:
            raise TepDocxHongError(f"Không sửa được «{self.goi.ten_tep}»: {loi}.") from None


def _mot_thanh_phan(tai_lieu: TaiLieuDo) -> frozenset[int]:
    """Numbers of the paragraphs that hold one component only."""
    co: dict[int, set[str]] = {}
    for k in tai_lieu.khoi:
        if k.doan is not None:
            co.setdefault(k.doan, set()).add(k.thanh_phan)
    return frozenset(so for so, ten in co.items() if len(ten) == 1)


def is_da_ky(goi: GoiDocx) -> bool:
    """Whether the package carries a signature, in the standard's parts or in a vendor's."""
    if goi.da_ky or any(_PHAN_KY.search(ten.lower()) for ten in goi.parts):
        return True
    muc_luc = [d for t, d in goi.parts.items() if t == ns.PHAN_CONTENT_TYPES or t.endswith(".rels")]
    return any(_LOAI_KY in d for d in muc_luc)


def texts_of(goi: GoiDocx) -> list[str]:
    """Every text of every part, in order: what mending may not change."""
    chu, the = qn("w:t"), (qn("w:tab"), qn("w:br"), qn("w:sym"))
    ra: list[str] = []
    for ten in sorted(t for t in goi.parts if t.startswith("word/") and t.endswith(".xml")):
        goc = goi.parse(ten)
        ra += [e.text or "" if e.tag == chu else str(e.tag) for e in goc.iter(chu, *the) if _la_noi_dung(e)]
    return ra


def _la_noi_dung(e: etree._Element) -> bool:
    """A tab in a run, not a tab stop."""
    cha = e.getparent()
    return cha is not None and cha.tag == qn("w:r")
