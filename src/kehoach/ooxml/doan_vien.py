"""Đoạn viền: a rule that is the border of an empty paragraph. Its indents are its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.ooxml import ns
from kehoach.ooxml.cay_goi import CayGoi
from kehoach.ooxml.don_vi import twips_to_mm
from kehoach.ooxml.ns import qn

if TYPE_CHECKING:
    from lxml import etree

_TIM = 3


def thut_hai_ben_mm(p: etree._Element) -> float | None:
    """The indents of a paragraph on both sides together, in millimetres; None when it has none that can be read."""
    ind = p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    try:
        return None if ind is None else sum(twips_to_mm(int(ind.get(qn(f"w:{x}"), "0"))) for x in ("left", "right"))
    except ValueError:
        return None


def find_doan_vien(tep: CayGoi, p: etree._Element) -> etree._Element | None:
    """The first empty paragraph below with a border, its own or its style's."""
    sau = p.getnext()
    for _ in range(_TIM):
        if sau is None or sau.tag != qn("w:p") or any((t.text or "").strip() for t in sau.iter(qn("w:t"))):
            return None
        if _co_vien(tep, sau):
            return sau
        sau = sau.getnext()
    return None


def _co_vien(tep: CayGoi, p: etree._Element) -> bool:
    if p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None:
        return True
    kieu = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    ma = kieu.get(qn("w:val")) if kieu is not None else None
    return any(
        s.get(qn("w:styleId")) == ma and s.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
        for ten in tep.phan_cua(ns.RT_STYLES)
        for s in tep.cay(ten).iterfind(qn("w:style"))
    )
