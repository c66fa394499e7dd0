"""Quan sát: the values of a measured document that one rule speaks of.

Each kind of test has one small observer. It returns observations, or raises `ChuaThay` with the reason when what it
needs was not seen: no verdict then.
"""

from __future__ import annotations

from collections.abc import Mapping

from kehoach.bo_cuc.do_dac import TaiLieuDo
from kehoach.kiem_tra.mo_ta import ChuaThay, Observer, QuanSat
from kehoach.kiem_tra.thay_cho import CHO
from kehoach.kiem_tra.thay_chu import CHU
from kehoach.kiem_tra.thay_dang import DANG
from kehoach.kiem_tra.thay_trang import TRANG
from kehoach.the_thuc.dien_dat import ten_trong_cau
from kehoach.the_thuc.quy_tac import QuyTac


def observe(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> list[QuanSat]:
    """All observations a rule speaks of; at least one.

    Raises:  ChuaThay when nothing was seen.
    """
    thay = list(QUAN_SAT[quy_tac.phep](quy_tac, tai_lieu))
    if not thay:
        raise ChuaThay(f"chưa đo được: {ten_trong_cau(quy_tac.doi_tuong)}")
    return thay


QUAN_SAT: Mapping[str, Observer] = {**TRANG, **DANG, **CHU, **CHO}
"""The registry of observers: every kind of test but `khong_may`."""
