"""Giá trị: the typed values a text may print with `[=path]`, collected once from a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kehoach.chu.ngay import Ngay
from kehoach.chu.thoi_gian import ThoiGian
from kehoach.chu.tien import Tien
from kehoach.nguon.duyet import ThamChieu

if TYPE_CHECKING:
    from kehoach.mo_hinh.ke_hoach import KeHoach
    from kehoach.mo_hinh.kinh_phi import KinhPhi
    from kehoach.mo_hinh.to_chuc import PhanCong

GiaTriIn = str | int | Tien | ThoiGian | Ngay

TUY_CHON_TIEN = ("bang_chu", "chu", "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng")
TUY_CHON_NGAY = ("ngan", "dai")


def gom_gia_tri(ke_hoach: KeHoach) -> dict[str, GiaTriIn]:
    """Every printable value of the plan by its path; of two with one path the first stays (see `loi_lien_ket`)."""
    gia_tri: dict[str, GiaTriIn] = {}
    for duong_dan, x in _tung_gia_tri(ke_hoach):
        gia_tri.setdefault(duong_dan, x)
    return gia_tri


def gia_tri_cua(phan_cong: PhanCong) -> dict[str, GiaTriIn]:
    """What `[=don_vi]`, `[=phoi_hop]` and `[=han]` mean inside the text of one duty."""
    gia_tri: dict[str, GiaTriIn] = {"don_vi": phan_cong.don_vi}
    if phan_cong.phoi_hop:
        gia_tri["phoi_hop"] = ", ".join(phan_cong.phoi_hop)
    if phan_cong.han is not None:
        gia_tri["han"] = phan_cong.han
    return gia_tri


def tuy_chon_cua(gia_tri: GiaTriIn) -> tuple[str, ...]:
    """The options a value of this type understands after the semicolon."""
    if isinstance(gia_tri, Tien):
        return TUY_CHON_TIEN
    return () if isinstance(gia_tri, (str, int)) else TUY_CHON_NGAY


def is_known(x: ThamChieu, gia_tri: Mapping[str, GiaTriIn]) -> bool:
    """Whether a reference is one to a typed value that is there and takes its options."""
    return x.loai == "=" and x.ten in gia_tri and (not x.tuy_chon or {*x.tuy_chon} <= {*tuy_chon_cua(gia_tri[x.ten])})


def _tung_gia_tri(ke_hoach: KeHoach) -> Iterator[tuple[str, GiaTriIn]]:
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
