"""Trang: paper and margins of sections."""

from __future__ import annotations

from typing import Any

from kehoach.kiem_tra.mo_ta import KetLuan
from kehoach.ooxml import ns
from kehoach.ooxml.ns import qn
from kehoach.sua_the_thuc.gan_nhat import nearest
from kehoach.sua_the_thuc.tep import TepSua
from kehoach.sua_the_thuc.thuoc import set_thuoc
from kehoach.the_thuc.quy_tac import QuyTac

_CANH = {"tren": "top", "duoi": "bottom", "trai": "left", "phai": "right"}
_MM = 1440 / 25.4


def fix_kho(tep: TepSua, q: QuyTac, _: KetLuan) -> bool:
    """The paper asked for, turned as the section is; a section on it already keeps its own figures."""
    x: Any = q.gia_tri
    ra = False
    for s, phan in zip(tep.sect(), tep.tai_lieu.phan, strict=False):
        if phan.kho_mm is None or (_gan(min(phan.kho_mm), x.ngan, x) and _gan(max(phan.kho_mm), x.dai, x)):
            continue
        canh = (x.dai, x.ngan) if phan.huong == "ngang" else (x.ngan, x.dai)
        w, h = (str(round(c * _MM)) for c in canh)
        ra |= set_thuoc(s, "pgSz", {"w": w, "h": h}, bo=("code",))
    return tep.mark(tep.goi.chinh, doi=ra)


def _gan(a: float, b: float, x: Any) -> bool:
    return abs(a - b) <= float(x.dung_sai)


def fix_le(tep: TepSua, q: QuyTac, _: KetLuan) -> bool:
    """One margin of every upright section, the gutter counted in."""
    x: Any = q.gia_tri
    ra = False
    for s, phan in zip(tep.sect(), tep.tai_lieu.phan, strict=False):
        if phan.le_mm is None or phan.huong == "ngang":
            continue
        co = float(getattr(phan.le_mm, x.canh))
        hut = nearest(x, co) - co
        cu = s.find(qn("w:pgMar"))
        if abs(hut) <= x.dung_sai or cu is None:
            continue
        truoc = _so(cu.get(qn(f"w:{_CANH[x.canh]}")), co)
        ra |= set_thuoc(s, "pgMar", {_CANH[x.canh]: str(max(0, round(truoc + hut * _MM)))})
    return tep.mark(tep.goi.chinh, doi=ra)


def _so(chu: str | None, mm: float) -> float:
    """The margin as written, in twips (its sign only says that it may not grow); with a unit, as it was measured."""
    try:
        return abs(float(chu or ""))
    except ValueError:
        return mm * _MM


def fix_mot_le(tep: TepSua, _: QuyTac, __: KetLuan) -> bool:
    """No mirrored margins."""
    ra = False
    for ten in tep.phan_cua(ns.RT_SETTINGS):
        goc = tep.cay(ten)
        co = list(goc.iterfind(qn("w:mirrorMargins")))
        for e in co:
            goc.remove(e)
        ra |= tep.mark(ten, doi=bool(co))
    return ra
