"""Chỗ đứng: tests of what stands where, and of what is there at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kehoach.kiem_tra.phep.phep_thu import PhepThu, compile_mau
from kehoach.kiem_tra.phep.so_trang import observe_co_so_trang
from kehoach.kiem_tra.phep.ten_goi import TEN_CAN
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.the_thuc.thanh_phan import gom_cua, ma_cua, ten_trong_cau

_NHAN_DANG = ma_cua(lambda t: t.nhan_dang)
_NHAN_DANG_TU = 3


class CungDong(PhepThu):
    """Cùng dòng: on one line with another component."""

    phep: Literal["cung_dong"] = "cung_dong"
    voi: str

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        xet.blocks_of(self.voi)
        khoi = xet.blocks_of(doi_tuong)
        yield QuanSat(any(self.voi in k.cung_hang for k in khoi), khoi[0])

    def is_dat(self, v: bool) -> bool:
        return v

    def format_can(self) -> str:
        return f"cùng một dòng với {ten_trong_cau(self.voi)}"


class BenTrang(PhepThu):
    """Bên trang: the half of the page it stands in."""

    phep: Literal["ben"] = "ben"
    ben: Literal["trai", "phai"]

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        yield from (QuanSat(k.ben, k) for k in xet.blocks_of(doi_tuong) if k.ben is not None)

    def is_dat(self, v: str) -> bool:
        return v == self.ben

    def format_can(self) -> str:
        return TEN_CAN[self.ben]

    def format_thay(self, v: str) -> str:
        return TEN_CAN[v]


class ThuTu(PhepThu):
    """Thứ tự: comes after another component."""

    phep: Literal["thu_tu"] = "thu_tu"
    sau: str

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        dau, truoc = xet.blocks_of(doi_tuong)[0], xet.blocks_of(self.sau)[0]
        khoi = xet.tai_lieu.khoi
        yield QuanSat(khoi.index(dau) > khoi.index(truoc), dau)

    def is_dat(self, v: bool) -> bool:
        return v

    def format_can(self) -> str:
        return f"đứng sau {ten_trong_cau(self.sau)}"


class CoMat(PhepThu):
    """Có mặt: the document must have this component; `khi`: only where that other one stands."""

    phep: Literal["co_mat"] = "co_mat"
    khi: str | None = None

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        if doi_tuong == "so_trang":
            return observe_co_so_trang(xet.tai_lieu)
        return _co_sau(xet, doi_tuong, self.khi) if self.khi else _co_mat(xet, doi_tuong)

    def is_dat(self, v: bool) -> bool:
        return v

    def format_can(self) -> str:
        return f"văn bản có {ten_trong_cau(self.khi)} thì phải có" if self.khi else "văn bản phải có"


def _co_mat(xet: TaiLieuXet, doi_tuong: str) -> Iterator[QuanSat]:
    if not xet.co.isdisjoint(gom_cua(doi_tuong)):
        yield QuanSat(True)
    elif doi_tuong in xet.che_do.kem_quyet_dinh.khong_co and xet.is_kem_theo:
        raise ChuaThay("văn bản kèm theo văn bản khác không có thành phần này")
    elif len(xet.co.intersection(_NHAN_DANG)) < _NHAN_DANG_TU:
        raise ChuaThay("tệp không có hình dạng một văn bản hành chính")
    elif doi_tuong in xet.tai_lieu.vang:
        yield QuanSat(False)
    else:
        raise ChuaThay("bộ đọc không tìm thành phần này")


def _co_sau(xet: TaiLieuXet, doi_tuong: str, khi: str) -> Iterator[QuanSat]:
    """For each `khi`, whether the component stands between it and the next `khi`."""
    khoi = xet.tai_lieu.khoi
    moc = [i for i, k in enumerate(khoi) if k.thanh_phan == khi]
    if not moc:
        raise ChuaThay(f"không thấy {ten_trong_cau(khi)}")
    # Grounds that follow each other are one list: its last line counts.
    lien = {m for m in moc if khi == "can_cu" and m + 1 in moc}
    nhom = [m for m in moc if m not in lien]
    for dau, cuoi in zip(nhom, [*nhom[1:], len(khoi)], strict=True):
        yield QuanSat(any(k.thanh_phan == doi_tuong for k in khoi[dau:cuoi]), khoi[dau])


class VangMat(PhepThu):
    """Vắng mặt: the document must not have this component; `khi`: only where that other one matches `mau`."""

    phep: Literal["vang_mat"] = "vang_mat"
    khi: str | None = None
    mau: str | None = None

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        if self.khi:
            chu = "\n".join(k.chu for k in xet.blocks_of(self.khi))
            if not compile_mau(self.mau or "").search(chu):
                raise ChuaThay("không thuộc trường hợp này")
        khoi = xet.tai_lieu.cua(doi_tuong)
        yield QuanSat(bool(khoi), khoi[0] if khoi else None)

    def is_dat(self, v: bool) -> bool:
        return not v

    def format_can(self) -> str:
        return "văn bản này không ghi"


CAC_PHEP: tuple[type[PhepThu], ...] = (CungDong, BenTrang, ThuTu, CoMat, VangMat)
