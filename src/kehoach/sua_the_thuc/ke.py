"""Kẻ: the length of a rule that is the border of an empty paragraph: its indents. Drawn and typed rules are left.

Such a rule runs from indent to indent, so other margins or another size of the text above it make it wrong.
"""

from __future__ import annotations

from lxml import etree

from kehoach.bo_cuc.do_dac import KhoiDo
from kehoach.kiem_tra.mo_ta import KetLuan
from kehoach.ooxml import ns
from kehoach.ooxml.don_vi import twips_to_mm
from kehoach.ooxml.ns import qn
from kehoach.sua_the_thuc.gan_nhat import nearest
from kehoach.sua_the_thuc.tep import TepSua
from kehoach.sua_the_thuc.thuoc import set_ppr
from kehoach.the_thuc.quy_tac import QuyTac

_TIM = 3
_MM = 1440 / 25.4


def fix_ke(tep: TepSua, q: QuyTac, k: KetLuan) -> bool:
    """The length asked for, in the middle of the column."""
    ra = [_mot(tep, q, s.khoi, s.gia_tri) for s in k.sai if isinstance(s.gia_tri, float) and s.khoi is not None]
    return tep.mark(tep.goi.chinh, doi=any(ra))


def _mot(tep: TepSua, q: QuyTac, khoi: KhoiDo, ti_le: float) -> bool:
    p, ke = tep.p(khoi), khoi.ke
    if p is None or ke is None or ke.kieu != "vien" or ke.dai_mm is None or not ke.rong_chu_mm:
        return False
    duong = _duong(tep, p)
    ind = duong.find(f"{qn('w:pPr')}/{qn('w:ind')}") if duong is not None else None
    rong = _rong(tep, khoi, ke.dai_mm, ind)
    if duong is None or rong is None:
        return False
    le = max(0.0, (rong - nearest(q.gia_tri, ti_le) * ke.rong_chu_mm) / 2)
    gia_tri = dict.fromkeys(("left", "right"), str(round(le * _MM)))
    return set_ppr(duong, "ind", gia_tri, bo=("start", "end", "firstLine", "hanging"))


def _rong(tep: TepSua, khoi: KhoiDo, dai_mm: float, ind: etree._Element | None) -> float | None:
    """Width of the column: of the page, or in a table what the rule and its own indents take."""
    if khoi.o is None:
        return tep.tai_lieu.phan[khoi.phan - 1].rong_chu_mm
    if ind is None or not dai_mm:
        return None
    try:
        return dai_mm + sum(twips_to_mm(int(ind.get(qn(f"w:{x}"), "0"))) for x in ("left", "right"))
    except ValueError:
        return None


def _duong(tep: TepSua, p: etree._Element) -> etree._Element | None:
    """The first empty paragraph below with a border, its own or its style's."""
    sau = p.getnext()
    for _ in range(_TIM):
        if sau is None or sau.tag != qn("w:p") or any((t.text or "").strip() for t in sau.iter(qn("w:t"))):
            return None
        if _co_vien(tep, sau):
            return sau
        sau = sau.getnext()
    return None


def _co_vien(tep: TepSua, p: etree._Element) -> bool:
    if p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None:
        return True
    kieu = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    ma = kieu.get(qn("w:val")) if kieu is not None else None
    return any(
        s.get(qn("w:styleId")) == ma and s.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
        for ten in tep.phan_cua(ns.RT_STYLES)
        for s in tep.cay(ten).iterfind(qn("w:style"))
    )
