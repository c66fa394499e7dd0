"""Số trang: tests of page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from kehoach.do_dac.tai_lieu_do import CanLe, TaiLieuDo
from kehoach.kiem_tra.phep.phep_thu import PhepThu, TepDangSua
from kehoach.kiem_tra.phep.ten_goi import TEN_CAN
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml.dau_chan import LoaiPhan, clear_trang_dau, move_so_trang, set_can_so_trang

_O = {"dau_trang": "đầu trang (lề trên)", "chan_trang": "cuối trang (lề dưới)"}
_PHAN: dict[str, LoaiPhan] = {"dau_trang": "header", "chan_trang": "footer"}
_CAN = {"giua": "center", "phai": "right", "trai": "left"}
_KIEU_SO = {"decimal": "1, 2, 3", "lowerRoman": "i, ii, iii", "upperRoman": "I, II, III", "lowerLetter": "a, b, c"}
_KY_TU_HAI_TRANG = 6000
"""A page at size 13 with the narrowest margins holds fewer characters; a text this long has two pages."""


class ViTriSoTrang(PhepThu):
    """Vị trí số trang: in which margin the page number stands, or where in it."""

    phep: Literal["vi_tri_so_trang"] = "vi_tri_so_trang"
    o: Literal["dau_trang", "chan_trang"] | None = None
    can: CanLe | None = None

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        for p in xet.tai_lieu.phan:
            for s in p.so_trang or ():
                v = s.o if self.o else s.dinh_dang.can
                if v is not None:
                    yield QuanSat(v)

    def is_dat(self, v: str) -> bool:
        return v in (self.o, self.can)

    def format_can(self) -> str:
        return self.format_thay(self.o or self.can)

    def format_thay(self, v: str | None) -> str:
        return _O.get(v or "") or TEN_CAN[v or ""]

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        if self.o:
            return move_so_trang(tep, _PHAN[self.o])
        return set_can_so_trang(tep, _CAN.get(self.can or "", "center"))


class KieuSoTrang(PhepThu):
    """Kiểu số trang: Word's names of the number formats allowed."""

    phep: Literal["kieu_so_trang"] = "kieu_so_trang"
    kieu: tuple[str, ...] = Field(min_length=1)
    dem_tu: int

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        phan = xet.tai_lieu.phan
        if phan and phan[0].so_trang and phan[0].dem_tu not in (None, self.dem_tu):
            yield QuanSat(f"đếm từ {phan[0].dem_tu}")
        yield from (QuanSat(s.dinh_dang_so) for p in phan for s in p.so_trang or () if s.dinh_dang_so)

    def is_dat(self, v: str) -> bool:
        return v in self.kieu

    def format_can(self) -> str:
        return f"chữ số {_KIEU_SO[self.kieu[0]]}, đếm từ {self.dem_tu}"

    def format_thay(self, v: str) -> str:
        return _KIEU_SO.get(v, v)


class KhongTrangDau(PhepThu):
    """Không trang đầu: the first page shows no number."""

    phep: Literal["khong_trang_dau"] = "khong_trang_dau"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        dau = xet.tai_lieu.phan[0] if xet.tai_lieu.phan else None
        if dau and dau.so_trang and dau.so_trang_dau is not None:
            yield QuanSat(dau.so_trang_dau)

    def is_dat(self, v: bool) -> bool:
        return not v

    def format_can(self) -> str:
        return "để trống ở trang thứ nhất"

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        return clear_trang_dau(tep)


class TrangRieng(PhepThu):
    """Trang riêng: each one begins a page sequence of its own, counted from `dem_tu`."""

    phep: Literal["trang_rieng"] = "trang_rieng"
    dem_tu: int

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        """Each annex in a section of its own whose pages count anew."""
        if not any(p.so_trang for p in xet.tai_lieu.phan):
            raise ChuaThay("không thấy số trang")
        da_co = {k.phan for k in xet.than}
        if not da_co:
            raise ChuaThay("tệp chỉ có phụ lục")
        for k in xet.blocks_of(doi_tuong):
            p = xet.tai_lieu.phan[k.phan - 1]
            yield QuanSat(k.phan not in da_co and p.dem_tu == self.dem_tu, k)
            da_co.add(k.phan)

    def is_dat(self, v: bool) -> bool:
        return v

    def format_can(self) -> str:
        return f"đếm lại từ {self.dem_tu} ở mỗi phụ lục"


def observe_co_so_trang(tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Whether pages are numbered, where there surely is a second page."""
    if any(p.so_trang is None for p in tai_lieu.phan):
        return
    co = any(p.so_trang for p in tai_lieu.phan)
    if co or sum(len(k.chu) for k in tai_lieu.khoi) >= _KY_TU_HAI_TRANG:
        yield QuanSat(co)


CAC_PHEP: tuple[type[PhepThu], ...] = (ViTriSoTrang, KieuSoTrang, KhongTrangDau, TrangRieng)
