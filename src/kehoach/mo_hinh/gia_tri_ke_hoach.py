"""Giá trị của kế hoạch: the typed values a text may print with `[=path]`, collected once from a plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.truong_ke_hoach import TruongKeHoach


def gather_gia_tri(ke_hoach: TruongKeHoach) -> dict[str, GiaTriIn]:
    """Every printable value of the plan by its path; of two with one path the first stays (see `loi_lien_ket`)."""
    gia_tri: dict[str, GiaTriIn] = {}
    for duong_dan, x in _tung_gia_tri(ke_hoach):
        gia_tri.setdefault(duong_dan, x)
    return gia_tri


def _tung_gia_tri(ke_hoach: TruongKeHoach) -> Iterator[tuple[str, GiaTriIn]]:
    yield "co_quan.ten", " ".join(ke_hoach.co_quan.ten.split())
    if ke_hoach.dia_danh:
        yield "dia_danh", ke_hoach.dia_danh
    if ke_hoach.ngay is not None:
        yield "ngay", ke_hoach.ngay
    if ke_hoach.thoi_gian is not None:
        yield "thoi_gian", ke_hoach.thoi_gian
    for ten, han in ke_hoach.han.items():
        yield f"han.{ten}", han
    for phan_cong in ke_hoach.muc_luc.phan_cong:
        if phan_cong.ma and phan_cong.han is not None:
            yield f"han.{phan_cong.ma}", phan_cong.han
    if ke_hoach.kinh_phi is not None:
        yield from _kinh_phi(ke_hoach.kinh_phi)


def _kinh_phi(kinh_phi: KinhPhi) -> Iterator[tuple[str, GiaTriIn]]:
    if kinh_phi.tong is not None:
        yield "kinh_phi.tong", kinh_phi.tong
    for i, khoan in enumerate(kinh_phi.khoan, 1):
        for ten in filter(None, (khoan.ma, str(i))):
            yield f"kinh_phi.khoan.{ten}", khoan.so_tien
            yield f"kinh_phi.khoan.{ten}.ten", khoan.ten
    for ma, nguon in kinh_phi.nguon.items():
        if nguon.so_tien is not None:
            yield f"kinh_phi.nguon.{ma}", nguon.so_tien
        yield f"kinh_phi.nguon.{ma}.ten", nguon.ten
