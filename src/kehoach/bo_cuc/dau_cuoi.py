"""Đầu và cuối: the blocks above the title and below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.bo_cuc.cau import in_hoa
from kehoach.bo_cuc.mo_ta import KhoiBoCuc
from kehoach.chu.hoa import in_hoa as in_hoa_chu
from kehoach.chu.ngay import Ngay, NgayKhuyet, format_ngay
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.ky import ChuKy
from kehoach.mo_hinh.noi_nhan import NoiNhan
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.the_thuc.mo_ta import CheDo, ChoTrong


def lay_out_dau(ke_hoach: KeHoach, che_do: CheDo) -> Iterator[KhoiBoCuc]:
    """Issuer, number, national name and motto, place and date; left column first."""
    co_quan, cum_tu = ke_hoach.co_quan, che_do.cum_tu
    if co_quan.chu_quan:
        yield KhoiBoCuc("chu_quan", _dong(in_hoa_chu(co_quan.chu_quan).split("\n")), "co_quan.chu_quan")
    yield KhoiBoCuc("co_quan", _dong(_ngat(co_quan.ten, che_do.ngat_sau)), "co_quan.ten")
    yield KhoiBoCuc("so_ky_hieu", (Chu(_so_ky_hieu(ke_hoach, che_do)),), "so")
    yield KhoiBoCuc("quoc_hieu", (Chu(cum_tu.quoc_hieu),))
    yield KhoiBoCuc("tieu_ngu", (Chu(cum_tu.tieu_ngu),))
    dia_danh = ke_hoach.dia_danh or " " * che_do.cho_trong.dia_danh
    yield KhoiBoCuc("dia_danh_ngay", (Chu(f"{dia_danh}, {write_ngay(ke_hoach.ngay, che_do.cho_trong)}"),), "ngay")


def lay_out_cuoi(ke_hoach: KeHoach, che_do: CheDo) -> Iterator[KhoiBoCuc]:
    """Recipients with the filing line, then the signature."""
    yield KhoiBoCuc("noi_nhan", (Chu(che_do.cum_tu.noi_nhan),), "noi_nhan")
    for i, noi_nhan in enumerate(ke_hoach.noi_nhan):
        yield KhoiBoCuc("noi_nhan_dong", (Chu(f"{_noi_nhan(noi_nhan)};"),), f"noi_nhan[{i}]", "-")
    if ke_hoach.luu:
        yield KhoiBoCuc("noi_nhan_dong", (Chu(f"{che_do.cum_tu.luu} {', '.join(ke_hoach.luu)}."),), "luu", "-")
    if ke_hoach.chu_ky:
        yield from _chu_ky(ke_hoach.chu_ky)


def write_ngay(ngay: Ngay | None, trong: ChoTrong) -> str:
    """The date of issue in full, with room for what is not known yet."""
    return format_ngay(ngay or NgayKhuyet(), trong=" " * trong.ngay)


def write_so(ke_hoach: KeHoach, che_do: CheDo) -> str:
    """Number and symbol without the word "Số": `32/KH-UBND`; a draft leaves room for the number."""
    so = f"{ke_hoach.so:02d}" if ke_hoach.so else " " * che_do.cho_trong.so
    return f"{so}/{che_do.cum_tu.ky_hieu_loai}-{ke_hoach.co_quan.viet_tat or ' ' * che_do.cho_trong.so}"


def _so_ky_hieu(ke_hoach: KeHoach, che_do: CheDo) -> str:
    return f"{che_do.cum_tu.so} {write_so(ke_hoach, che_do)}".rstrip()


def _ngat(ten: str, ngat_sau: tuple[str, ...]) -> list[str]:
    """Lines of the issuer's name in capitals: where the author broke it, else after a phrase such as UBND."""
    if "\n" not in ten:
        for cum in ngat_sau:
            if ten.lower().startswith(f"{cum.lower()} "):
                return [cum.upper(), in_hoa_chu(ten[len(cum) + 1 :])]
    return in_hoa_chu(ten).split("\n")


def _dong(dong: list[str]) -> tuple[Chu | XuongDong, ...]:
    ket_qua: list[Chu | XuongDong] = []
    for d in dong:
        ket_qua += [XuongDong(), Chu(d.strip())] if ket_qua else [Chu(d.strip())]
    return tuple(ket_qua)


def _noi_nhan(noi_nhan: NoiNhan) -> str:
    return f"{noi_nhan.ten} ({noi_nhan.de})" if noi_nhan.de else noi_nhan.ten


def _chu_ky(chu_ky: ChuKy) -> Iterator[KhoiBoCuc]:
    for i, dong in enumerate(chu_ky.dong):
        yield KhoiBoCuc("chuc_vu", in_hoa((Chu(_cach_chu(dong)),)), f"chu_ky.dong[{i}]")
    for i, dong in enumerate(chu_ky.chuc_vu_khac):
        yield KhoiBoCuc("chuc_vu_khac", in_hoa((Chu(dong),)), f"chu_ky.chuc_vu_khac[{i}]")
    yield KhoiBoCuc("ho_ten", (Chu(chu_ky.ho_ten),) if chu_ky.ho_ten else (), "chu_ky.ho_ten")


def _cach_chu(dong: str) -> str:
    """«KT.Giám đốc» and «KT Giám đốc» as «KT. Giám đốc» (PL1.II.7b, V.7)."""
    return re.sub(r"^(TM|KT|TL|TUQ|Q)\.?\s*(?=\w)", lambda m: f"{m[1]}. ", dong) if _QUYEN.match(dong) else dong


_QUYEN = re.compile(r"(TM|KT|TL|TUQ|Q)(\.|\s)")
