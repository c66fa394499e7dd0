"""Hàng kế hoạch: the budget, and the duties and activities of a plan, as rows: dicts with the same keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kehoach.bo_cuc.mo_ta import DongChay, text_cua
from kehoach.bo_cuc.noi_tuyen import GiaiNoiTuyen
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.mo_hinh.duyet import iter_mo_hinh, iter_van_ban
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.noi_dung import HoatDong
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nguon import khoi as md
from kehoach.nguon.duyet import iter_doan
from kehoach.nguon.vi_tri import format_duong_dan

Hang = dict[str, Any]

COT_KINH_PHI = ("loai", "ma", "ten", "so_tien", "ty_le")
COT_NHIEM_VU = ("loai", "viec", "chu_tri", "phoi_hop", "thoi_gian", "tu", "den", "goc")
NOI = "; "
"""Between the bodies of one cell; their names hold commas."""


def bang_kinh_phi(nguon: KeHoach | KinhPhi) -> list[Hang]:
    """The budget as rows: the total, its items, its sources, then the amounts of activities.

    Shape:   keys `COT_KINH_PHI`; `loai` is `tong`, `khoan`, `nguon` or `hoat_dong`; `ma` the name for `[=kinh_phi…]`.
    Units:   `so_tien` in đồng (int), None where a draft has none; `ty_le` in percent of the total, one decimal, None
             without a total.
    """
    if isinstance(nguon, KinhPhi):
        return list(_kinh_phi(nguon))
    hoat_dong = [
        _hang_tien("hoat_dong", None, _ten(x.ten), x.kinh_phi, None)
        for _, x in iter_hoat_dong(nguon)
        if x.kinh_phi is not None
    ]
    return [*(_kinh_phi(nguon.kinh_phi) if nguon.kinh_phi else ()), *hoat_dong]


def bang_nhiem_vu(ke_hoach: KeHoach, giai: GiaiNoiTuyen | None = None) -> list[Hang]:
    """Who does what, with whom, from when until when: the activities, the duties, then the deadlines with a name.

    Shape:   keys `COT_NHIEM_VU`; `loai` is `hoat_dong`, `phan_cong` or `han`; `viec` plain text, a paragraph a line,
             for a deadline the paragraph that says it; several bodies are joined by "; "; `thoi_gian` as written; `goc`
             the path in the plan.
    Units:   `tu` and `den` are `date`, both days included, None when there is none or it is not known.
    """
    giai = giai or GiaiNoiTuyen(ke_hoach)
    hoat_dong = [_hoat_dong(x, goc, giai) for goc, x in iter_hoat_dong(ke_hoach)]
    phan_cong = [_phan_cong(x, format_duong_dan(goc), giai) for goc, x in iter_mo_hinh(ke_hoach, PhanCong)]
    han = [_han(ten, tg, ke_hoach, giai) for ten, tg in ke_hoach.han.items()]
    return [*hoat_dong, *phan_cong, *han]


def iter_hoat_dong(ke_hoach: KeHoach) -> Iterator[tuple[str, HoatDong]]:
    """Every activity with its path, those of annexes last."""
    for goc, x in iter_mo_hinh(ke_hoach, HoatDong):
        yield format_duong_dan(goc), x


def _kinh_phi(x: KinhPhi) -> Iterator[Hang]:
    tong = x.tong
    if tong is not None:
        yield _hang_tien("tong", None, "Tổng kinh phí", tong, tong)
    for khoan in x.khoan:
        yield _hang_tien("khoan", khoan.ma, khoan.ten, khoan.so_tien, tong)
    for ma, nguon in x.nguon.items():
        yield _hang_tien("nguon", ma, nguon.ten, nguon.so_tien, tong)


def _hang_tien(loai: str, ma: str | None, ten: str, so_tien: int | None, tong: int | None) -> Hang:
    ty_le = round(100 * so_tien / tong, 1) if tong and so_tien is not None else None
    return {"loai": loai, "ma": ma, "ten": ten, "so_tien": None if so_tien is None else int(so_tien), "ty_le": ty_le}


def _hoat_dong(x: HoatDong, goc: str, giai: GiaiNoiTuyen) -> Hang:
    viec = text_cua(giai.giai(x.ten.noi_tuyen)).replace("\n", " ").rstrip(" :.")
    return _hang_viec("hoat_dong", viec, x.chu_tri, x.phoi_hop, x.thoi_gian, goc)


def _phan_cong(x: PhanCong, goc: str, giai: GiaiNoiTuyen) -> Hang:
    rieng = x.gia_tri_rieng
    viec = "\n".join(_doan(x.nhiem_vu.khoi, giai, rieng)) if isinstance(x.nhiem_vu, VanBan) else ""
    return _hang_viec("phan_cong", viec, (x.don_vi,), x.phoi_hop, x.han, goc)


def _han(ten: str, tg: ThoiGian, ke_hoach: KeHoach, giai: GiaiNoiTuyen) -> Hang:
    for _, van_ban in iter_van_ban(ke_hoach):
        for noi_tuyen in (van_ban.noi_tuyen,) if isinstance(van_ban, Dong) else iter_doan(van_ban.khoi):
            if any(isinstance(x, md.GiaTri) and x.duong_dan == f"han.{ten}" for x in noi_tuyen):
                return _hang_viec("han", _chu(giai.giai(noi_tuyen)), (), (), tg, f"han.{ten}")
    return _hang_viec("han", f"Thời hạn «{ten}»", (), (), tg, f"han.{ten}")


def _hang_viec(
    loai: str, viec: str, chu_tri: tuple[str, ...], phoi_hop: tuple[str, ...], tg: ThoiGian | None, goc: str
) -> Hang:
    return {
        "loai": loai,
        "viec": viec,
        "chu_tri": NOI.join(chu_tri),
        "phoi_hop": NOI.join(phoi_hop),
        "thoi_gian": format_thoi_gian(tg) if tg else "",
        "tu": tg.ngay_dau if tg else None,
        "den": tg.ngay_cuoi if tg else None,
        "goc": goc,
    }


def _doan(khoi: Iterable[md.Khoi], giai: GiaiNoiTuyen, rieng: Mapping[str, GiaTriIn]) -> Iterator[str]:
    """Paragraphs of a text as plain lines."""
    for x in khoi:
        if isinstance(x, (md.DanhSo, md.Gach)):
            for muc in x.muc:
                yield from _doan(muc, giai, rieng)
        elif isinstance(x, md.Bang):
            yield from (" | ".join(_chu(giai.giai(o, rieng)) for o in h) for h in (x.dau, *x.hang))
        else:
            yield _chu(giai.giai(x.noi_tuyen, rieng))


def _chu(chay: DongChay) -> str:
    return text_cua(chay).replace("\n", " ")


def _ten(dong: Dong) -> str:
    return dong.chu.rstrip(" :.")
