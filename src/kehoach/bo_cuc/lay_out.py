"""Dàn trang: plan × regime → bố cục."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from kehoach.bo_cuc.cau import in_hoa, ket_bang, noi
from kehoach.bo_cuc.danh_so import DanhSo, write_la_ma
from kehoach.bo_cuc.dau_cuoi import lay_out_chan, lay_out_cuoi, lay_out_dau, write_kem_theo
from kehoach.bo_cuc.ghi_khoi import GhiKhoi
from kehoach.bo_cuc.mo_ta import LOAI, BoCuc, KhoiBoCuc, PhuLucBoCuc
from kehoach.bo_cuc.noi_tuyen import GiaiNoiTuyen
from kehoach.bo_cuc.than import GhiThan
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.mo_hinh.rang_buoc import che_do_cua
from kehoach.nguon.khoi import Chu
from kehoach.ooxml.do_rong import measure
from kehoach.ooxml.don_vi import mm_to_pt
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thanh_phan import gom_cua

# Lines of text that stay with the signature: it must not stand alone on a page.
_DONG_GIU = 2
_CHAC_HAI_DONG = 200  # so many characters of 13 pt or more never fit one line: no need to measure
_CO_KET = gom_cua("doan")


def lay_out(ke_hoach: KeHoach, che_do: CheDo | None = None) -> BoCuc:
    """The plan laid out by a regime (its own when not given)."""
    che_do = che_do or che_do_cua(ke_hoach)
    giai = GiaiNoiTuyen(ke_hoach, che_do)
    ten = tuple(_ten(ke_hoach, che_do, giai))
    ghi = GhiKhoi(giai, DanhSo(ke_hoach.danh_so or che_do.danh_so))
    GhiThan(ke_hoach, che_do, ghi).lay_out()
    _ket(ghi.khoi, che_do)
    _giu_cung_chu_ky(ghi.khoi, che_do)
    phu_luc = tuple(_phu_luc(ke_hoach, che_do, giai))
    return BoCuc(
        che_do=che_do,
        tieu_de=f"{che_do.loai[LOAI].ten} {ke_hoach.trich_yeu.chu}",
        dau=tuple(lay_out_dau(ke_hoach, che_do)),
        ten=ten,
        than=tuple(ghi.khoi),
        cuoi=tuple(lay_out_cuoi(ke_hoach, che_do)),
        chan=tuple(lay_out_chan(ke_hoach)),
        phu_luc=phu_luc,
        chu_thich=tuple(giai.chu_thich),
        tac_gia=" ".join(ke_hoach.co_quan.ten.split()),
        ngay=ke_hoach.ngay if isinstance(ke_hoach.ngay, date) else None,
        day_du_lai=giai.day_du_lai,
    )


def _ten(ke_hoach: KeHoach, che_do: CheDo, giai: GiaiNoiTuyen) -> Iterator[KhoiBoCuc]:
    yield KhoiBoCuc("ten_loai", (Chu(che_do.loai[LOAI].ten_in),))
    yield KhoiBoCuc("trich_yeu", giai.giai(ke_hoach.trich_yeu.noi_tuyen), "trich_yeu")
    if ke_hoach.quyet_dinh:
        yield KhoiBoCuc("kem_theo", (Chu(write_kem_theo(ke_hoach, che_do)),), "quyet_dinh")


def _ket(khoi: list[KhoiBoCuc], che_do: CheDo) -> None:
    """Close the content with the end mark (PL3, every template)."""
    if khoi and khoi[-1].kieu in _CO_KET and khoi[-1].noi_tuyen and not khoi[-1].chu.endswith(":"):
        khoi[-1] = khoi[-1]._replace(noi_tuyen=ket_bang(khoi[-1].noi_tuyen, che_do.cum_tu.het))
    elif khoi and khoi[-1].kieu == "bang":
        khoi.append(KhoiBoCuc("doan", (Chu(che_do.cum_tu.het),)))


def _giu_cung_chu_ky(khoi: list[KhoiBoCuc], che_do: CheDo) -> None:
    """Ask the last paragraphs, two lines of text or more, to stay on the page of the signature."""
    dong = 0
    for i in range(len(khoi) - 1, -1, -1):
        if dong >= _DONG_GIU or khoi[i].kieu == "bang":
            return
        khoi[i] = khoi[i]._replace(giu=True)
        dong += 2 if _nhieu_dong(khoi[i], che_do) else 1


def _nhieu_dong(khoi: KhoiBoCuc, che_do: CheDo) -> bool:
    chu = khoi.chu
    if len(chu) > _CHAC_HAI_DONG or "\n" in chu:
        return True
    kieu = che_do.kieu[khoi.kieu]
    return _do(chu, kieu.co, kieu.dam, kieu.nghieng) > mm_to_pt(che_do.trang.rong_chu_mm - kieu.thut)


@lru_cache(maxsize=256)
def _do(chu: str, co: float, dam: bool, nghieng: bool) -> float:
    """The width of a line; plans of one table close with the same paragraph."""
    return measure(chu, co, dam=dam, nghieng=nghieng)


def _phu_luc(ke_hoach: KeHoach, che_do: CheDo, giai: GiaiNoiTuyen) -> Iterator[PhuLucBoCuc]:
    for i, phu_luc in enumerate(ke_hoach.phu_luc):
        ghi = GhiKhoi(giai, DanhSo(ke_hoach.danh_so or che_do.danh_so))
        so = f" {write_la_ma(i + 1)}" if len(ke_hoach.phu_luc) > 1 else ""
        goc = f"phu_luc[{i}]"
        dau, ten = f"{che_do.cum_tu.phu_luc}{so}", in_hoa(giai.giai(phu_luc.tieu_de.noi_tuyen))
        if che_do.cum_tu.phu_luc_noi:
            ghi.doan("phu_luc_so", noi(f"{dau}{che_do.cum_tu.phu_luc_noi}", ten), f"{goc}.tieu_de")
        else:
            ghi.doan("phu_luc_so", (Chu(dau),), goc)
            ghi.doan("phu_luc_ten", ten, f"{goc}.tieu_de")
        ghi.doan("kem_theo", (Chu(write_kem_theo(ke_hoach, che_do)),), goc)
        _noi_dung_phu_luc(phu_luc, ke_hoach, che_do, ghi, goc)
        yield PhuLucBoCuc(tuple(ghi.khoi), phu_luc.huong)


def _noi_dung_phu_luc(phu_luc: PhuLuc, ke_hoach: KeHoach, che_do: CheDo, ghi: GhiKhoi, goc: str) -> None:
    GhiThan(ke_hoach, che_do, ghi).noi_dung(phu_luc.noi_dung, 0, f"{goc}.noi_dung")
    cuoi: Sequence[KhoiBoCuc] = ghi.khoi
    if cuoi[-1].kieu in _CO_KET:
        ghi.khoi[-1] = cuoi[-1]._replace(noi_tuyen=ket_bang(cuoi[-1].noi_tuyen, che_do.cum_tu.het))
