"""Thấy ở trang: observations of paper, margins and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.bo_cuc.do_dac import PhanDo, TaiLieuDo
from kehoach.kiem_tra.khoi import blocks_of, iter_than
from kehoach.kiem_tra.mo_ta import ChuaThay, Observer, QuanSat
from kehoach.the_thuc.quy_tac import QuyTac

_KY_TU_HAI_TRANG = 6000
"""A page at size 13 with the narrowest margins holds fewer characters; a text this long has two pages."""


def _kho_giay(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for p in tai_lieu.phan:
        if p.kho_mm is not None:
            yield QuanSat({"ngan": min(p.kho_mm), "dai": max(p.kho_mm)})


def _huong_giay(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """A landscape section with a table in it, or in an annex, is allowed, so it is no observation."""
    duoc = {k.phan for k in tai_lieu.khoi if k.thanh_phan == "bang"}
    phu_luc = min((k.phan for k in tai_lieu.cua("phu_luc_so")), default=len(tai_lieu.phan) + 1)
    for i, p in enumerate(tai_lieu.phan, 1):
        if p.huong is not None and not (p.huong == "ngang" and (i in duoc or i >= phu_luc)):
            yield QuanSat(p.huong)


def _le(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Margins of upright pages; a turned page turns its margins too."""
    x: Any = quy_tac.gia_tri
    canh = x.canh
    for p in tai_lieu.phan:
        if p.le_mm is not None and p.huong != "ngang":
            yield QuanSat(float(getattr(p.le_mm, canh)))


def _mot_le(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(p.le_doi_xung) for p in tai_lieu.phan if p.le_doi_xung is not None)


def _vi_tri_so_trang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    for p in tai_lieu.phan:
        for s in p.so_trang or ():
            v = s.o if x.o else s.dinh_dang.can
            if v is not None:
                yield QuanSat(v)


def _kieu_so_trang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    dau: PhanDo | None = tai_lieu.phan[0] if tai_lieu.phan else None
    if dau and dau.so_trang and dau.dem_tu not in (None, x.dem_tu):
        yield QuanSat(f"đếm từ {dau.dem_tu}")
    yield from (QuanSat(s.dinh_dang_so) for p in tai_lieu.phan for s in p.so_trang or () if s.dinh_dang_so)


def _khong_trang_dau(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    dau = tai_lieu.phan[0] if tai_lieu.phan else None
    if dau and dau.so_trang and dau.so_trang_dau is not None:
        yield QuanSat(dau.so_trang_dau)


def _trang_rieng(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Each annex in a section of its own whose pages count anew."""
    x: Any = quy_tac.gia_tri
    if not any(p.so_trang for p in tai_lieu.phan):
        raise ChuaThay("không thấy số trang")
    da_co = {k.phan for k in iter_than(tai_lieu)}
    if not da_co:
        raise ChuaThay("tệp chỉ có phụ lục")
    for k in blocks_of(tai_lieu, quy_tac.doi_tuong):
        p = tai_lieu.phan[k.phan - 1]
        yield QuanSat(k.phan not in da_co and p.dem_tu == x.dem_tu, k)
        da_co.add(k.phan)


def observe_so_trang(tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Whether pages are numbered, where there surely is a second page."""
    if any(p.so_trang is None for p in tai_lieu.phan):
        return
    co = any(p.so_trang for p in tai_lieu.phan)
    if co or sum(len(k.chu) for k in tai_lieu.khoi) >= _KY_TU_HAI_TRANG:
        yield QuanSat(co)


TRANG: Mapping[str, Observer] = {
    "kho_giay": _kho_giay,
    "huong_giay": _huong_giay,
    "le": _le,
    "mot_le": _mot_le,
    "vi_tri_so_trang": _vi_tri_so_trang,
    "kieu_so_trang": _kieu_so_trang,
    "khong_trang_dau": _khong_trang_dau,
    "trang_rieng": _trang_rieng,
}
