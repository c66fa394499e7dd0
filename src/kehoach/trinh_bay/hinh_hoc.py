"""Hình học: what the renderer must know of a template to place rules and tables: widths and sizes, read once.

All lengths in twips (1/20 pt), sizes of type in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from kehoach.ooxml.do_rong import KieuChu
from kehoach.ooxml.don_vi import half_points_to_pt
from kehoach.ooxml.ns import qn

_LE_O_WORD = 108  # Word's left and right cell margin where a table says none


class KieuMau(NamedTuple):
    """Kiểu trong mẫu: a paragraph style of the template as far as widths need it; `co` in points."""

    id: str
    co: float
    dam: bool
    nghieng: bool

    @property
    def chu(self) -> KieuChu:
        """Its size and emphasis."""
        return KieuChu(self.co, self.dam, self.nghieng)


@dataclass(frozen=True, slots=True)
class HinhHoc:
    """Hình học: text widths in twips: of the page, and of the two columns of the header table."""

    rong_doc: int
    rong_ngang: int
    cot_dau: tuple[int, int]

    def rong(self, huong: str) -> int:
        """Text width of a page in this orientation."""
        return self.rong_ngang if huong == "ngang" else self.rong_doc


def read_hinh_hoc(sect_pr: etree._Element, bang_dau: etree._Element | None) -> HinhHoc:
    """Widths from the section's properties and the header table (None: two equal columns)."""
    kho, le = sect_pr.find(qn("w:pgSz")), sect_pr.find(qn("w:pgMar"))
    assert kho is not None
    assert le is not None
    hai_le = _so(le, "w:left") + _so(le, "w:right") + _so(le, "w:gutter")
    rong_doc, rong_ngang = _so(kho, "w:w") - hai_le, _so(kho, "w:h") - hai_le
    cot = _cot(bang_dau) if bang_dau is not None else (rong_doc // 2, rong_doc // 2)
    return HinhHoc(rong_doc, rong_ngang, cot)


def read_kieu(styles: etree._Element) -> dict[str, KieuMau]:
    """Paragraph styles of a styles part by name, with size and emphasis resolved along `basedOn`."""
    theo_id = {s.get(qn("w:styleId"), ""): s for s in styles.iter(qn("w:style"))}
    mac_dinh = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    kieu: dict[str, KieuMau] = {}
    for ma, style in theo_id.items():
        ten = style.find(qn("w:name"))
        if ten is not None and style.get(qn("w:type")) == "paragraph":
            co = _tra(style, theo_id, "w:sz")
            if co is None and mac_dinh is not None:
                co = mac_dinh.find(qn("w:sz"))
            kieu[ten.get(qn("w:val"), "")] = KieuMau(
                ma,
                half_points_to_pt(_so(co, "w:val")) if co is not None else 10,
                _bat(_tra(style, theo_id, "w:b")),
                _bat(_tra(style, theo_id, "w:i")),
            )
    return kieu


def _tra(style: etree._Element, theo_id: Mapping[str, etree._Element], the: str) -> etree._Element | None:
    """The nearest run property along the chain of styles."""
    da_qua: set[str] = set()
    hien: etree._Element | None = style
    while hien is not None and (ma := hien.get(qn("w:styleId"), "")) not in da_qua:
        da_qua.add(ma)
        co = hien.find(f"{qn('w:rPr')}/{qn(the)}")
        if co is not None:
            return co
        cha = hien.find(qn("w:basedOn"))
        hien = theo_id.get(cha.get(qn("w:val"), "")) if cha is not None else None
    return None


def _bat(co: etree._Element | None) -> bool:
    return co is not None and co.get(qn("w:val"), "true") not in ("0", "false", "off")


def _so(phan_tu: etree._Element | None, thuoc_tinh: str) -> int:
    return round(float(phan_tu.get(qn(thuoc_tinh), "0"))) if phan_tu is not None else 0


def _cot(bang: etree._Element) -> tuple[int, int]:
    luoi = [_so(c, "w:w") for c in bang.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    le_o = bang.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    hai_le = 2 * _LE_O_WORD if le_o is None else sum(_so(le_o.find(qn(c)), "w:w") for c in ("w:left", "w:right"))
    return (luoi[0] - hai_le, luoi[-1] - hai_le)
