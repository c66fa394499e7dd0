"""Ghi chú: footnotes and endnotes of a document, those its text refers to, in the order of their references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from kehoach.doc_lai.cay_doan import DocDong, Muc, iter_doan_tho
from kehoach.doc_lai.doan_tho import DoanTho, ThamChieu
from kehoach.doc_lai.gia_tri_xml import get_so, w
from kehoach.doc_lai.goi_docx import GoiDocx
from kehoach.doc_lai.kieu_hieu_luc import BoKieu
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.ooxml import ns

# By whether the note stands at the end of the document: type of its part, and its element.
_PHAN = {False: (ns.RT_FOOTNOTES, w("footnote")), True: (ns.RT_ENDNOTES, w("endnote"))}


@dataclass(frozen=True, slots=True)
class GhiChu:
    """Ghi chú: a note; `so` is its id in the package, `muc` its paragraphs and tables."""

    so: int
    cuoi: bool
    muc: list[Muc]

    def doan(self) -> Iterator[DoanTho]:
        """All its paragraphs."""
        return iter_doan_tho(self.muc)


def read_ghi_chu(goi: GoiDocx, kieu: BoKieu, tham_chieu: Iterable[ThamChieu]) -> Iterator[GhiChu]:
    """Each note that is referred to, once; footnotes, then endnotes; a reference to no note gives none.

    Raises:  TepDocxHongError for a part that cannot be read.
    """
    can = dict.fromkeys((x.cuoi, x.so) for x in tham_chieu)
    for cuoi in (False, True):
        so = [x for la_cuoi, x in can if la_cuoi == cuoi]
        theo_so = _theo_so(goi, cuoi=cuoi) if so else {}
        for x in so:
            if x in theo_so:
                yield GhiChu(x, cuoi, DocDong(kieu, DemSo(None)).read(theo_so[x]))


def _theo_so(goi: GoiDocx, *, cuoi: bool) -> dict[int | None, etree._Element]:
    loai, the = _PHAN[cuoi]
    goc = goi.parse_loai(loai)
    ra: dict[int | None, etree._Element] = {}
    for x in goc.iterfind(the) if goc is not None else ():
        ra.setdefault(get_so(x, "id"), x)
    return ra
