"""Thấy ở chỗ: observations of what stands where, and of what is there at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.bo_cuc.do_dac import TaiLieuDo
from kehoach.kiem_tra.khoi import NHOM, blocks_of, is_kem_theo
from kehoach.kiem_tra.mo_ta import ChuaThay, Observer, QuanSat
from kehoach.kiem_tra.thay_trang import observe_so_trang
from kehoach.the_thuc.dien_dat import ten_trong_cau
from kehoach.the_thuc.gia_tri import compile_mau
from kehoach.the_thuc.quy_tac import QuyTac

_NHAN_DANG = ("quoc_hieu", "tieu_ngu", "co_quan", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "noi_nhan", "chuc_vu")
_NHAN_DANG_TU = 3
_KEM_THEO_KHONG_CO = ("so_ky_hieu", "dia_danh_ngay", "chuc_vu", "ho_ten", "noi_nhan")
"""What a plan attached to a decision leaves to the decision (templates beside Mẫu 1.3 of both regimes)."""


def _cung_dong(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    voi = x.voi
    blocks_of(tai_lieu, voi)
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    yield QuanSat(any(voi in k.cung_hang for k in khoi), khoi[0])


def _ben(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.ben, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong) if k.ben is not None)


def _thu_tu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    dau, truoc = blocks_of(tai_lieu, quy_tac.doi_tuong)[0], blocks_of(tai_lieu, x.sau)[0]
    yield QuanSat(tai_lieu.khoi.index(dau) > tai_lieu.khoi.index(truoc), dau)


def _co_mat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    khi = x.khi
    if quy_tac.doi_tuong == "so_trang":
        yield from observe_so_trang(tai_lieu)
    elif khi:
        yield from _co_sau(tai_lieu, quy_tac.doi_tuong, khi)
    elif tai_lieu.cua(*NHOM.get(quy_tac.doi_tuong, (quy_tac.doi_tuong,))):
        yield QuanSat(True)
    elif quy_tac.doi_tuong in _KEM_THEO_KHONG_CO and is_kem_theo(tai_lieu):
        raise ChuaThay("văn bản kèm theo văn bản khác không có thành phần này")
    elif not _la_van_ban(tai_lieu):
        raise ChuaThay("tệp không có hình dạng một văn bản hành chính")
    elif quy_tac.doi_tuong in tai_lieu.vang:
        yield QuanSat(False)
    else:
        raise ChuaThay("bộ đọc không tìm thành phần này")


def _la_van_ban(tai_lieu: TaiLieuDo) -> bool:
    """Whether enough stands there to call it a document with something missing, and not another kind of file."""
    return sum(bool(tai_lieu.cua(t)) for t in _NHAN_DANG) >= _NHAN_DANG_TU


def _co_sau(tai_lieu: TaiLieuDo, doi_tuong: str, khi: str) -> Iterator[QuanSat]:
    """For each `khi`, whether the component stands between it and the next `khi`."""
    moc = [i for i, k in enumerate(tai_lieu.khoi) if k.thanh_phan == khi]
    if not moc:
        raise ChuaThay(f"không thấy {ten_trong_cau(khi)}")
    nhom = [m for i, m in enumerate(moc) if i + 1 == len(moc) or not _lien(tai_lieu, m, moc[i + 1])]
    for dau, cuoi in zip(nhom, [*nhom[1:], len(tai_lieu.khoi)], strict=True):
        co = any(k.thanh_phan == doi_tuong for k in tai_lieu.khoi[dau:cuoi])
        yield QuanSat(co, tai_lieu.khoi[dau])


def _lien(tai_lieu: TaiLieuDo, dau: int, cuoi: int) -> bool:
    """Whether two blocks of one component belong together: nothing between them (a list of grounds)."""
    return cuoi == dau + 1 and tai_lieu.khoi[dau].thanh_phan == "can_cu"


def _vang_mat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    if x.khi:
        chu = "\n".join(k.chu for k in blocks_of(tai_lieu, x.khi))
        if not compile_mau(x.mau or "").search(chu):
            raise ChuaThay("không thuộc trường hợp này")
    khoi = tai_lieu.cua(quy_tac.doi_tuong)
    yield QuanSat(bool(khoi), khoi[0] if khoi else None)


CHO: Mapping[str, Observer] = {
    "cung_dong": _cung_dong,
    "ben": _ben,
    "thu_tu": _thu_tu,
    "co_mat": _co_mat,
    "vang_mat": _vang_mat,
}
