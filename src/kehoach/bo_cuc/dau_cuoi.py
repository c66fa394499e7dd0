"""Đầu và cuối: the blocks above the title and below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.bo_cuc.cau import in_hoa
from kehoach.bo_cuc.mo_ta import LOAI, KhoiBoCuc
from kehoach.chu.hoa import in_hoa as in_hoa_chu
from kehoach.chu.ngay import Ngay, NgayKhuyet, format_ngay
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.ky import ChuKy
from kehoach.mo_hinh.noi_nhan import NoiNhan
from kehoach.mo_hinh.thanh_phan_khac import SoanThao
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.the_thuc.mo_ta import CheDo, ChoTrong


def lay_out_dau(ke_hoach: KeHoach, che_do: CheDo) -> Iterator[KhoiBoCuc]:
    """Issuer, number, urgency, national name and motto, place and date; left column first.

    A plan attached to a decision leaves its number and date to it.
    """
    co_quan, cum_tu, khong_co = ke_hoach.co_quan, che_do.cum_tu, _khong_co(ke_hoach, che_do)
    if co_quan.chu_quan:
        yield KhoiBoCuc("chu_quan", _dong(in_hoa_chu(co_quan.chu_quan).split("\n")), "co_quan.chu_quan")
    yield KhoiBoCuc("co_quan", _dong(_ngat(co_quan.ten, che_do.ngat_sau)), "co_quan.ten")
    if "so_ky_hieu" not in khong_co:
        yield KhoiBoCuc("so_ky_hieu", (Chu(_so_ky_hieu(ke_hoach, che_do)),), "so")
    if ke_hoach.do_khan:
        yield KhoiBoCuc("do_khan", in_hoa((Chu(ke_hoach.do_khan),)), "do_khan")
    if ke_hoach.pham_vi_luu_hanh:
        yield KhoiBoCuc("pham_vi_luu_hanh", in_hoa((Chu(ke_hoach.pham_vi_luu_hanh),)), "pham_vi_luu_hanh")
    yield KhoiBoCuc("quoc_hieu", (Chu(cum_tu.quoc_hieu),))
    yield KhoiBoCuc("tieu_ngu", (Chu(cum_tu.tieu_ngu),))
    if "dia_danh_ngay" not in khong_co:
        dia_danh = ke_hoach.dia_danh or che_do.cho_trong.dia_danh
        yield KhoiBoCuc("dia_danh_ngay", (Chu(f"{dia_danh}, {write_ngay(ke_hoach.ngay, che_do.cho_trong)}"),), "ngay")


def lay_out_cuoi(ke_hoach: KeHoach, che_do: CheDo) -> Iterator[KhoiBoCuc]:
    """Recipients with the filing line, then the signature; with a decision, at most a signature."""
    if "noi_nhan" not in _khong_co(ke_hoach, che_do) and (ke_hoach.noi_nhan or ke_hoach.luu):
        yield from _noi_nhan_va_luu(ke_hoach, che_do)
    if ke_hoach.chu_ky:
        yield from _chu_ky(ke_hoach.chu_ky)


def _khong_co(ke_hoach: KeHoach, che_do: CheDo) -> tuple[str, ...]:
    """The components that the plan leaves to the decision it is attached to."""
    return che_do.kem_quyet_dinh.khong_co if ke_hoach.quyet_dinh else ()


def lay_out_chan(ke_hoach: KeHoach) -> Iterator[KhoiBoCuc]:
    """The address block at the foot of the first page, what is known of it."""
    if x := ke_hoach.dia_chi:
        phan = (
            ("Địa chỉ", x.dia_chi),
            ("ĐT", x.dien_thoai),
            ("Fax", x.fax),
            ("E-Mail", x.thu_dien_tu),
            ("Website", x.trang_tin),
        )
        chu = "; ".join(f"{nhan}: {gia_tri}" for nhan, gia_tri in phan if gia_tri)
        if chu:
            yield KhoiBoCuc("dia_chi", (Chu(chu),), "dia_chi")


def _noi_nhan_va_luu(ke_hoach: KeHoach, che_do: CheDo) -> Iterator[KhoiBoCuc]:
    yield KhoiBoCuc("noi_nhan", (Chu(che_do.cum_tu.noi_nhan),), "noi_nhan")
    for i, noi_nhan in _xep(ke_hoach.noi_nhan, che_do.thu_tu_noi_nhan):
        yield KhoiBoCuc("noi_nhan_dong", (Chu(f"{_noi_nhan(noi_nhan)};"),), f"noi_nhan[{i}]", "-")
    if ke_hoach.luu:
        luu = f"{che_do.cum_tu.luu} {', '.join(ke_hoach.luu)}.{_soan_thao(ke_hoach.soan_thao)}"
        yield KhoiBoCuc("noi_nhan_dong", (Chu(luu),), "luu", "-")


def _xep(noi_nhan: Sequence[NoiNhan], thu_tu: Sequence[str]) -> list[tuple[int, NoiNhan]]:
    """Recipients with their place in the plan, in the order of what they are told for."""
    hang = {de: i for i, de in enumerate(thu_tu)}
    return sorted(enumerate(noi_nhan), key=lambda x: hang.get(x[1].de or "", len(hang)))


def write_ngay(ngay: Ngay | None, trong: ChoTrong) -> str:
    """The date of issue in full, with room for what is not known yet."""
    return format_ngay(ngay or NgayKhuyet(), trong=" " * trong.ngay)


def write_so(ke_hoach: KeHoach, che_do: CheDo) -> str:
    """Number and symbol without the word "Số": `32/KH-UBND`; a draft leaves room for the number."""
    so = f"{ke_hoach.so:02d}" if ke_hoach.so else " " * che_do.cho_trong.so
    return f"{so}/{che_do.loai[LOAI].ky_hieu}-{ke_hoach.co_quan.viet_tat or ' ' * che_do.cho_trong.so}"


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
    return f"{noi_nhan.ten} ({noi_nhan.de})" if noi_nhan.de else noi_nhan.ten.rstrip(";, ")


def _soan_thao(x: SoanThao | None) -> str:
    """The drafter's mark behind the filing line: ` PL.(300)` (PL1.III.3, V.11)."""
    if x is None:
        return ""
    return f" {x.ky_hieu}.({x.so_ban})" if x.so_ban else f" {x.ky_hieu}."


def write_kem_theo(ke_hoach: KeHoach, che_do: CheDo) -> str:
    """«Kèm theo Kế hoạch số 32/KH-UBND ngày … của …», or the decision the plan is attached to.

    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1 điểm c (naming the kind is practice); Phụ lục III.
    """
    ten = " ".join(ke_hoach.co_quan.ten.split())
    cum_tu, trong = che_do.cum_tu, che_do.cho_trong
    if x := ke_hoach.quyet_dinh:
        quyet_dinh = che_do.loai["quyet_dinh"]
        so = f"{x.so:02d}" if x.so else " " * trong.so
        ky_hieu = x.ky_hieu or f"{quyet_dinh.ky_hieu}-{ke_hoach.co_quan.viet_tat or ' ' * trong.so}"
        cum = che_do.kem_quyet_dinh.cum
        return f"({cum} {quyet_dinh.ten} số {so}/{ky_hieu} {write_ngay(x.ngay, trong)} của {x.cua or ten})"
    so = write_so(ke_hoach, che_do)
    return f"({cum_tu.kem_theo} {che_do.loai[LOAI].ten} số {so} {write_ngay(ke_hoach.ngay, trong)} của {ten})"


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
