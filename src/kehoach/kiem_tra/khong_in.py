"""Không in: what a plan holds and its document does not say: a name, an amount, a deadline, a heading.

The model takes such fields for what else they are good for: figures that must add up, tables in a notebook, an outline
to be filled in. Nothing of them vanishes without a word: what does not reach the page is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from kehoach.bo_cuc.mo_ta import BoCuc, KhoiBoCuc, text_cua
from kehoach.chu.thoi_gian import format_thoi_gian
from kehoach.chu.tien import DonViTien, Tien, format_tien, spell_tien
from kehoach.loi import MucDo, PhatHien, ViTri
from kehoach.mo_hinh.dan_y import MucDanY
from kehoach.mo_hinh.duyet import iter_mo_hinh
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KhoanChi, KinhPhi, NguonVon
from kehoach.mo_hinh.noi_dung import HoatDong
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nguon.vi_tri import format_duong_dan

MA = "nd.khong_in"


class _Cho(NamedTuple):
    """Chỗ: one value that may not reach the page: where it stands, what it is, how it could read there, what to do."""

    duong_dan: str
    ten: str
    cach_in: tuple[str, ...]
    goi_y: str
    muc_do: MucDo = "goi_y"


def check_khong_in(ke_hoach: KeHoach, bo_cuc: BoCuc) -> Iterator[PhatHien]:
    """A finding for each value that the laid-out plan says nowhere; one that stands there in other words is not told.

    Bodies under a heading of its own, money under a sentence of its own: cảnh báo. Deadlines nobody mentions, labels of
    lines that are not there, headings of the outline with nothing below: gợi ý.
    """
    co_the = [*_don_vi(ke_hoach), *_kinh_phi(ke_hoach), *_han(ke_hoach), *_nhan(ke_hoach)]
    chu = _chu_in(bo_cuc) if co_the else ""
    for x in co_the:
        if not any(_mau(c).search(chu) for c in x.cach_in):
            yield _phat_hien(x)
    yield from map(_phat_hien, _dan_y(ke_hoach))


def _phat_hien(x: _Cho) -> PhatHien:
    return PhatHien(MA, x.muc_do, ViTri(duong_dan=x.duong_dan), f"{x.ten} không được in ở đâu.", x.goi_y)


def _don_vi(ke_hoach: KeHoach) -> Iterator[_Cho]:
    for duong_dan, x in iter_mo_hinh(ke_hoach, PhanCong):
        if x.tieu_de and "don_vi" not in x.nhac_toi:
            goi_y = "nêu tên ấy trong tieu_de, như «Giao [=don_vi]», hoặc bỏ tieu_de"
            yield _Cho(_noi(duong_dan, "don_vi"), f"Đơn vị «{x.don_vi}»", (x.don_vi,), goi_y, "canh_bao")


def _kinh_phi(ke_hoach: KeHoach) -> Iterator[_Cho]:
    """Money is told by its sentence alone where it has one: what that does not mention stands nowhere."""
    kinh_phi = ke_hoach.kinh_phi
    if kinh_phi is None or not kinh_phi.van_ban:
        return
    nhac = {f"[={x.ten}]" for x in ke_hoach.muc_luc.tham_chieu if x.loai == "="}
    for duong_dan, ten, cach_in, goi in _phan_kinh_phi(kinh_phi):
        if nhac.isdisjoint(goi):
            goi_y = f"nhắc {goi[0]} trong van_ban của kinh_phi, hoặc bỏ van_ban để câu kinh phí tự viết đủ"
            yield _Cho(duong_dan, ten, cach_in, goi_y, "canh_bao")


def _phan_kinh_phi(x: KinhPhi) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Path, description, ways to print, and the references that print it, of each name and amount."""
    if x.tong is not None:
        yield "kinh_phi.tong", "Tổng kinh phí", _cach_in_tien(x.tong), ("[=kinh_phi.tong]",)
    for i, khoan in enumerate(x.khoan):
        ma = tuple(filter(None, (khoan.ma, str(i + 1))))
        yield from _ten_va_tien("Khoản", khoan, f"kinh_phi.khoan[{i}]", tuple(f"kinh_phi.khoan.{m}" for m in ma))
    for khoa, nguon in x.nguon.items():
        duong_dan = f"kinh_phi.nguon.{khoa}"
        yield from _ten_va_tien("Nguồn", nguon, duong_dan, (duong_dan,))


def _ten_va_tien(
    loai: str, x: KhoanChi | NguonVon, duong_dan: str, goi: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    yield f"{duong_dan}.ten", f"{loai} «{x.ten}»", (x.ten,), tuple(f"[={g}.ten]" for g in goi)
    if x.so_tien is not None:
        ten = f"Số tiền của {loai.lower()} «{x.ten}»"
        yield f"{duong_dan}.so_tien", ten, _cach_in_tien(x.so_tien), tuple(f"[={g}]" for g in goi)


def _cach_in_tien(x: Tien) -> tuple[str, ...]:
    """The figures of an amount in every unit, without the unit (a table names it once), and its words."""
    return (*(format_tien(x, don_vi).split(" ")[0] for don_vi in get_args(DonViTien)), spell_tien(x))


def _han(ke_hoach: KeHoach) -> Iterator[_Cho]:
    nhac = {x.ten for x in ke_hoach.muc_luc.tham_chieu if x.loai == "="}
    for ten, x in ke_hoach.han.items():
        if f"han.{ten}" not in nhac:
            cach_in = tuple(format_thoi_gian(x, ngan=ngan) for ngan in (True, False, None))
            yield _Cho(_noi(("han",), ten), f"Thời hạn «{ten}»", cach_in, f"nhắc [=han.{ten}] ở nơi cần, hoặc bỏ")


def _nhan(ke_hoach: KeHoach) -> Iterator[_Cho]:
    for duong_dan, x in iter_mo_hinh(ke_hoach, HoatDong):
        for ten, nhan in x.nhan.items():
            if not getattr(x, ten):
                yield _Cho(_noi(duong_dan, "nhan", ten), f"Nhãn «{nhan}»", (nhan,), f"điền {ten}, hoặc bỏ nhãn này")


def _dan_y(ke_hoach: KeHoach) -> Iterator[_Cho]:
    trong: list[tuple[str | int, ...]] = []
    for duong_dan, x in iter_mo_hinh(ke_hoach, MucDanY):
        if not x.has_gi(ke_hoach.phan_co) and not any(duong_dan[: len(t)] == t for t in trong):
            trong.append(duong_dan)
            yield _Cho(
                _noi(duong_dan), f"Mục «{x.tieu_de.chu}» của dàn ý", (), "viết nội dung dưới mục ấy, hoặc bỏ mục"
            )


def _noi(duong_dan: tuple[str | int, ...], *con: str) -> str:
    return format_duong_dan((*duong_dan, *con))


def _chu_in(bo_cuc: BoCuc) -> str:
    """Everything that the document says, folded."""
    chu_thich = (text_cua(x) for x in bo_cuc.chu_thich)
    return _gap(" \n ".join((*(x for k in bo_cuc.khoi for x in _chu_khoi(k)), *chu_thich)))


def _chu_khoi(khoi: KhoiBoCuc) -> Iterator[str]:
    if khoi.bang is None:
        yield text_cua(khoi.noi_tuyen)
        return
    for hang in (khoi.bang.dau, *khoi.bang.hang):
        yield from map(text_cua, hang)


def _gap(chu: str) -> str:
    """Without what differs on the page: letter case and how lines break."""
    return " ".join(chu.casefold().split())


def _mau(chu: str) -> re.Pattern[str]:
    """The text as a whole: 1.617 is not found in 1.617.000, nor A in ABC."""
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(_gap(chu))}(?!\w)(?![.,]\d)")
