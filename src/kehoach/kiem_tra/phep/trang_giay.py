"""Trang giấy: tests of paper and margins, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kehoach.kiem_tra.phep.phep_thu import KhoangTri, PhepThu, TepDangSua, format_do
from kehoach.kiem_tra.quan_sat import QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml import ns
from kehoach.ooxml.dat_dinh_dang import set_thuoc
from kehoach.ooxml.don_vi import mm_to_twips
from kehoach.ooxml.ns import qn

_HUONG = {"doc": "đứng", "ngang": "nằm ngang"}
_CANH = {"tren": "top", "duoi": "bottom", "trai": "left", "phai": "right"}


class KhoGiay(PhepThu):
    """Khổ giấy: short and long side in mm, whichever way the page is turned."""

    phep: Literal["kho_giay"] = "kho_giay"
    ngan: float
    dai: float
    dung_sai: float

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        for p in xet.tai_lieu.phan:
            if p.kho_mm is not None:
                yield QuanSat({"ngan": min(p.kho_mm), "dai": max(p.kho_mm)})

    def is_dat(self, v: Mapping[str, float]) -> bool:
        return abs(v["ngan"] - self.ngan) <= self.dung_sai and abs(v["dai"] - self.dai) <= self.dung_sai

    def format_can(self) -> str:
        return self.format_thay({"ngan": self.ngan, "dai": self.dai})

    def format_thay(self, v: Mapping[str, float]) -> str:
        return f"{format_do(v['ngan'])} × {format_do(v['dai'])} mm"

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        """The paper asked for, turned as the section is; a section on it already keeps its own figures."""
        ra = False
        for s, phan in zip(tep.sect(), tep.xet.tai_lieu.phan, strict=False):
            if phan.kho_mm is None or self.is_dat({"ngan": min(phan.kho_mm), "dai": max(phan.kho_mm)}):
                continue
            canh = (self.dai, self.ngan) if phan.huong == "ngang" else (self.ngan, self.dai)
            w, h = (str(mm_to_twips(c)) for c in canh)
            ra |= set_thuoc(s, "pgSz", {"w": w, "h": h}, bo=("code",))
        return tep.mark(tep.chinh, doi=ra)


class HuongGiay(PhepThu):
    """Hướng giấy: portrait or landscape; a component `tru_khi` in a turned section allows it, and so does an annex."""

    phep: Literal["huong_giay"] = "huong_giay"
    huong: Literal["doc", "ngang"]
    tru_khi: str | None = None

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        """A section turned with leave is no observation."""
        duoc = {k.phan for k in xet.tai_lieu.khoi if k.thanh_phan == self.tru_khi}
        phan = xet.tai_lieu.phan
        phu_luc = min((k.phan for k in xet.tai_lieu.cua("phu_luc_so")), default=len(phan) + 1)
        for i, p in enumerate(phan, 1):
            if p.huong is not None and not (p.huong != self.huong and (i in duoc or i >= phu_luc)):
                yield QuanSat(p.huong)

    def is_dat(self, v: str) -> bool:
        return v == self.huong

    def format_can(self) -> str:
        return f"giấy {_HUONG[self.huong]}"

    def format_thay(self, v: str) -> str:
        return _HUONG[v]


class LeTrang(KhoangTri):
    """Lề trang: one margin, in mm; of upright pages: a turned page turns its margins too."""

    phep: Literal["le"] = "le"
    don_vi = "mm"
    canh: Literal["tren", "duoi", "trai", "phai"]

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        for p in xet.tai_lieu.phan:
            if p.le_mm is not None and p.huong != "ngang":
                yield QuanSat(float(getattr(p.le_mm, self.canh)))

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        """This margin of every upright section, the gutter counted in."""
        ra = False
        ten = _CANH[self.canh]
        for s, phan in zip(tep.sect(), tep.xet.tai_lieu.phan, strict=False):
            cu = s.find(qn("w:pgMar"))
            if phan.le_mm is None or phan.huong == "ngang" or cu is None:
                continue
            co = float(getattr(phan.le_mm, self.canh))
            hut = self.nearest(co) - co
            if abs(hut) > self.dung_sai:
                moi = max(0, _twips(cu.get(qn(f"w:{ten}")), co) + mm_to_twips(hut))
                ra |= set_thuoc(s, "pgMar", {ten: str(moi)})
        return tep.mark(tep.chinh, doi=ra)


def _twips(chu: str | None, mm: float) -> int:
    """The margin as written, in twips (its sign only says that it may not grow); with a unit, as it was measured."""
    try:
        return round(abs(float(chu or "")))
    except ValueError:
        return mm_to_twips(mm)


class MotBoLe(PhepThu):
    """Một bộ lề: the margins are not mirrored on back pages."""

    phep: Literal["mot_le"] = "mot_le"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        yield from (QuanSat(p.le_doi_xung) for p in xet.tai_lieu.phan if p.le_doi_xung is not None)

    def is_dat(self, v: bool) -> bool:
        return not v

    def format_can(self) -> str:
        return "một bộ lề cho mọi trang"

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        ra = False
        for ten in tep.phan_cua(ns.RT_SETTINGS):
            goc = tep.cay(ten)
            co = list(goc.iterfind(qn("w:mirrorMargins")))
            for e in co:
                goc.remove(e)
            ra |= tep.mark(ten, doi=bool(co))
        return ra


CAC_PHEP: tuple[type[PhepThu], ...] = (KhoGiay, HuongGiay, LeTrang, MotBoLe)
