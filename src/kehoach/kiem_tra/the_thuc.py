"""Thể thức: a measured document × the rules of a regime → one verdict a rule → findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.do_dac.tai_lieu_do import KhoiDo, TaiLieuDo
from kehoach.kiem_tra.ket_luan import KetLuan
from kehoach.kiem_tra.ngay import read_ngay_van_ban
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.quy_tac import QuyTac
from kehoach.kiem_tra.quy_uoc import check_quy_uoc, findings_quy_uoc, list_khac, quy_tac_cua
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.loi import THU_TU_MUC_DO, PhatHien, ViTri
from kehoach.ooxml.thuoc_tinh import cut
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.quy_uoc import QuyUoc
from kehoach.the_thuc.thanh_phan import ten_khoi, ten_trong_cau
from kehoach.the_thuc.tra import che_do_vao_ngay
from kehoach.the_thuc.tron_quy_uoc import apply_quy_uoc

_DAI_TRICH = 60


def check_tai_lieu(tai_lieu: TaiLieuDo, che_do: CheDo | None = None, quy_uoc: QuyUoc | None = None) -> list[PhatHien]:
    """Findings of form about a measured document, the worst first; by the regime of its date when none is given.

    `quy_uoc` is the house profile it should follow, where that is not in the regime already.
    Raises:  KeyError for a regime without rules.
    """
    che_do = che_do or che_do_cua_tai_lieu(tai_lieu, quy_uoc)
    tat_ca = [*findings_of(check_the_thuc(tai_lieu, che_do), tai_lieu), *_cua_quy_uoc(tai_lieu, che_do, quy_uoc)]
    return sorted(tat_ca, key=lambda p: THU_TU_MUC_DO[p.muc_do])


def che_do_cua_tai_lieu(tai_lieu: TaiLieuDo, quy_uoc: QuyUoc | None = None) -> CheDo:
    """The regime in force on the date that stands in a document, with the changes of a house profile."""
    che_do = che_do_vao_ngay(read_ngay_van_ban(tai_lieu))
    return apply_quy_uoc(che_do, quy_uoc) if quy_uoc else che_do


def _cua_quy_uoc(tai_lieu: TaiLieuDo, che_do: CheDo, quy_uoc: QuyUoc | None) -> Iterator[PhatHien]:
    """What a house profile asks for in vain, and where it departs from rules that speak of this document."""
    noi = ViTri(tep=tai_lieu.tep, duong_dan="quy_uoc" if tai_lieu.nguon == "bo_cuc" else "")
    yield from check_quy_uoc(quy_uoc, che_do, noi)
    if khac := list_khac(che_do):
        xet = TaiLieuXet(tai_lieu, che_do)
        yield from findings_quy_uoc(che_do, (k for k in khac if judge(k.goc, xet).ket_qua != "khong_danh_gia"), noi)


def check_the_thuc(tai_lieu: TaiLieuDo, che_do: CheDo) -> list[KetLuan]:
    """One verdict for each rule of the regime, in the order of the rules: met, broken, or not evaluated and why.

    Raises:  KeyError for a regime without rules.
    """
    xet = TaiLieuXet(tai_lieu, che_do)
    return [judge(q, xet) for q in quy_tac_cua(che_do)]


def judge(quy_tac: QuyTac, xet: TaiLieuXet) -> KetLuan:
    """The verdict on one rule; never one on what was not seen."""
    if ly_do := quy_tac.ly_do or _ngoai_loai(quy_tac, xet.tai_lieu.ten_loai):
        return KetLuan(quy_tac, "khong_danh_gia", ly_do)
    phep = quy_tac.gia_tri
    try:
        so, sai = phep.find_sai(quy_tac.doi_tuong, xet)
    except ChuaThay as chua:
        return KetLuan(quy_tac, "khong_danh_gia", str(chua))
    if not so:
        return KetLuan(quy_tac, "khong_danh_gia", f"chưa đo được: {ten_trong_cau(quy_tac.doi_tuong)}")
    if not sai or (phep.is_da_so and len(sai) * 2 <= so):
        return KetLuan(quy_tac, "dat")
    return KetLuan(quy_tac, "khong_dat", sai=tuple(sai))


def findings_of(ket_luan: Iterable[KetLuan], tai_lieu: TaiLieuDo) -> list[PhatHien]:
    """The breaches as findings, a finding for each value found; the worst first, then as they stand in the document."""
    tat_ca = [p for k in ket_luan if k.ket_qua == "khong_dat" for p in _phat_hien(k, tai_lieu)]
    return sorted(tat_ca, key=lambda p: (THU_TU_MUC_DO[p.muc_do], p.vi_tri.doan or 0))


def _ngoai_loai(quy_tac: QuyTac, ten_loai: str | None) -> str:
    if quy_tac.loai and ten_loai not in quy_tac.loai:
        return f"chỉ dành cho {', '.join(quy_tac.loai)}"
    return f"không dành cho {ten_loai}" if ten_loai in quy_tac.loai_tru else ""


def _phat_hien(ket_luan: KetLuan, tai_lieu: TaiLieuDo) -> Iterator[PhatHien]:
    """A finding for each value found; of a test of the majority, one."""
    phep = ket_luan.quy_tac.gia_tri
    nhom: dict[str, list[QuanSat]] = {}
    for s in ket_luan.sai:
        nhom.setdefault(phep.quote(s.gia_tri) or phep.format_thay(s.gia_tri), []).append(s)
    if phep.is_da_so:
        thay = max(nhom, key=lambda x: len(nhom[x]))
        yield _mot(ket_luan.quy_tac, thay, nhom[thay][0], tai_lieu, len(ket_luan.sai))
        return
    for thay, cung in nhom.items():
        yield _mot(ket_luan.quy_tac, thay, cung[0], tai_lieu, len(cung))


def _mot(quy_tac: QuyTac, thay: str, dau: QuanSat, tai_lieu: TaiLieuDo, so_cho: int) -> PhatHien:
    thong_diep = quy_tac.format_thong_diep(thay)
    if so_cho > 1:
        thong_diep = f"{thong_diep.removesuffix('.')} ({so_cho} chỗ)."
    vi_tri = _vi_tri(dau.khoi, quy_tac, tai_lieu)
    return PhatHien(quy_tac.ma, quy_tac.muc, vi_tri, thong_diep, quy_tac.format_goi_y(), quy_tac.nguon)


def _vi_tri(khoi: KhoiDo | None, quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> ViTri:
    if khoi is None:
        return ViTri(tep=tai_lieu.tep, thanh_phan=quy_tac.ten_doi_tuong)
    return ViTri(
        tep=tai_lieu.tep,
        duong_dan=khoi.goc,
        thanh_phan=ten_khoi(khoi.thanh_phan),
        doan=khoi.doan,
        trich=cut(khoi.chu, _DAI_TRICH),
    )
