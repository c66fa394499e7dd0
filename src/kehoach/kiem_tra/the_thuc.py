"""Thể thức: a measured document × the rules of a regime → one verdict a rule → findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.bo_cuc.do_dac import KhoiDo, TaiLieuDo
from kehoach.kiem_tra.mo_ta import ChuaThay, KetLuan, QuanSat
from kehoach.kiem_tra.quan_sat import observe
from kehoach.kiem_tra.so_sanh import is_dat
from kehoach.loi import THU_TU_MUC_DO, PhatHien, ViTri
from kehoach.the_thuc.dien_dat import format_goi_y, format_thay, format_thong_diep
from kehoach.the_thuc.quy_tac import QuyTac, danh_sach_quy_tac, quy_tac_theo_ma
from kehoach.the_thuc.thanh_phan import ten_khoi
from kehoach.the_thuc.tra import che_do_theo_ma

_DAI_TRICH = 60


def check_the_thuc(tai_lieu: TaiLieuDo, che_do: str) -> list[KetLuan]:
    """One verdict for each rule of the regime, in the order of the rules: met, broken, or not evaluated and why.

    Raises:  KeyError for a regime without rules.
    """
    return [judge(q, tai_lieu) for q in danh_sach_quy_tac(che_do)]


def judge(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> KetLuan:
    """The verdict on one rule; never one on what was not seen."""
    if not quy_tac.may:
        return KetLuan(quy_tac.ma, "khong_danh_gia", quy_tac.ly_do)
    if ly_do := _ngoai_loai(quy_tac, tai_lieu.ten_loai):
        return KetLuan(quy_tac.ma, "khong_danh_gia", ly_do)
    try:
        thay = observe(quy_tac, tai_lieu)
    except ChuaThay as chua:
        return KetLuan(quy_tac.ma, "khong_danh_gia", str(chua))
    sai = tuple(q for q in thay if not is_dat(quy_tac, q.gia_tri))
    du = len(sai) * 2 > len(thay) if getattr(quy_tac.gia_tri, "da_so", False) else bool(sai)
    return KetLuan(quy_tac.ma, "khong_dat", sai=sai) if du else KetLuan(quy_tac.ma, "dat")


def findings_of(ket_luan: Iterable[KetLuan], tai_lieu: TaiLieuDo) -> list[PhatHien]:
    """The breaches as findings, a finding for each value found; the worst first, then as they stand in the document."""
    tat_ca = [p for k in ket_luan if k.ket_qua == "khong_dat" for p in _phat_hien(k, tai_lieu)]
    return sorted(tat_ca, key=lambda p: (THU_TU_MUC_DO[p.muc_do], p.vi_tri.doan or 0))


def _ngoai_loai(quy_tac: QuyTac, ten_loai: str | None) -> str:
    if quy_tac.loai and ten_loai not in quy_tac.loai:
        return f"chỉ dành cho {', '.join(quy_tac.loai)}"
    return f"không dành cho {ten_loai}" if ten_loai in quy_tac.loai_tru else ""


def _phat_hien(ket_luan: KetLuan, tai_lieu: TaiLieuDo) -> Iterator[PhatHien]:
    quy_tac = quy_tac_theo_ma(ket_luan.ma)
    nhom: dict[str, list[QuanSat]] = {}
    for q in ket_luan.sai:
        nhom.setdefault(q.thay or format_thay(quy_tac, q.gia_tri), []).append(q)
    da_so = getattr(quy_tac.gia_tri, "da_so", False)
    for cung in [max(nhom.values(), key=len)] if da_so else nhom.values():
        yield _mot(quy_tac, cung, tai_lieu, len(ket_luan.sai) if da_so else len(cung))


def _mot(quy_tac: QuyTac, cung: list[QuanSat], tai_lieu: TaiLieuDo, so_cho: int) -> PhatHien:
    dau = cung[0]
    thong_diep = format_thong_diep(quy_tac, dau.gia_tri, dau.thay)
    if so_cho > 1:
        thong_diep = f"{thong_diep.removesuffix('.')} ({so_cho} chỗ)."
    nguon = f"{che_do_theo_ma(quy_tac.che_do).ten}, {quy_tac.dieu_khoan}"
    return PhatHien(
        quy_tac.ma, quy_tac.muc, _vi_tri(dau.khoi, quy_tac, tai_lieu), thong_diep, format_goi_y(quy_tac), nguon
    )


def _vi_tri(khoi: KhoiDo | None, quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> ViTri:
    if khoi is None:
        return ViTri(tep=tai_lieu.tep, thanh_phan=quy_tac.ten_doi_tuong)
    chu = " ".join(khoi.chu.split())
    return ViTri(
        tep=tai_lieu.tep,
        duong_dan=khoi.goc,
        thanh_phan=ten_khoi(khoi.thanh_phan),
        doan=khoi.doan,
        trich=chu if len(chu) <= _DAI_TRICH else chu[: _DAI_TRICH - 1].rstrip() + "…",
    )
