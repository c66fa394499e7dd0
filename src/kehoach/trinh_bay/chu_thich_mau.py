"""Chú thích mẫu: the styles of a template's sample footnote, which every footnote then takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from kehoach.loi import MauHongError, PhatHien, ViTri
from kehoach.ooxml.chu_thich import build_footnotes
from kehoach.ooxml.ns import PHAN_FOOTNOTES, qn
from kehoach.ooxml.xml import parse_xml


@dataclass(frozen=True, slots=True)
class KieuChuThich:
    """Kiểu chú thích: style ids of a note's paragraph, of its number, and of the separators (None: default)."""

    doan: str
    dau: str
    ngan_cach: str | None

    def build(self, chay: Sequence[str]) -> str:
        """The footnotes part with these notes, each given as runs."""
        return build_footnotes(chay, doan=self.doan, dau=self.dau, ngan_cach=self.ngan_cach)


def read_kieu_chu_thich(parts: dict[str, bytes]) -> KieuChuThich:
    """Styles of the sample note.

    Raises:  MauHongError when the template has no sample note.
    """
    if PHAN_FOOTNOTES in parts:
        goc = parse_xml(parts[PHAN_FOOTNOTES], PHAN_FOOTNOTES)
        ghi = goc.findall(qn("w:footnote"))
        mau = next((x for x in ghi if x.get(qn("w:type"), "normal") == "normal"), None)
        ngan_cach = next((x for x in ghi if x.get(qn("w:type")) == "separator"), None)
        doan = _val(mau, "w:pStyle")
        dau = _val(mau, "w:rStyle")
        if doan and dau:
            return KieuChuThich(doan, dau, _val(ngan_cach, "w:pStyle"))
    raise MauHongError(
        [PhatHien("mau.chu_thich", "loi", ViTri(tep=PHAN_FOOTNOTES), "Mẫu thiếu chú thích mẫu.", "lấy lại từ mẫu gốc")]
    )


def _val(phan_tu: etree._Element | None, the: str) -> str | None:
    x = next(phan_tu.iter(qn(the)), None) if phan_tu is not None else None
    return x.get(qn("w:val")) if x is not None else None
