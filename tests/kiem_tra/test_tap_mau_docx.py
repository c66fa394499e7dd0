"""The corpus of .docx: for each rule one wrong in that way alone, and the right one it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from lam_sai_docx import KHONG_CO_TEP, RIENG, SUA, lam_sai, tep_dung

from kehoach.do_dac.tai_lieu_do import TaiLieuDo
from kehoach.doc_lai import measure_docx
from kehoach.kiem_tra.ket_luan import KetLuan
from kehoach.kiem_tra.ngay import read_ngay_van_ban
from kehoach.kiem_tra.phep.danh_sach import PHEP_THU
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.kiem_tra.the_thuc import check_the_thuc, findings_of
from kehoach.the_thuc.tra import che_do_theo_ma, che_do_vao_ngay

CHE_DO = ("nd30", "tt01")
MAY = [q for c in CHE_DO for q in danh_sach_quy_tac(c) if q.may]
CO_TEP = [q for q in MAY if (q.doi_tuong, q.phep) not in KHONG_CO_TEP]
KHONG_TEP = [q for q in MAY if (q.doi_tuong, q.phep) in KHONG_CO_TEP]
# Forbidden only under bodies that have no superior one; the right document's body has one.
_KHONG_THUOC = ("chu_quan", "vang_mat")


@cache
def ket_luan_dung(che_do: str) -> Mapping[str, KetLuan]:
    """Verdicts on the right document."""
    return {k.ma: k for k in check_the_thuc(tep_dung(che_do).tai_lieu, che_do_theo_ma(che_do))}


def sai(quy_tac: QuyTac) -> tuple[set[str], TaiLieuDo]:
    """The rules that the wrong document of a rule breaks, and the document."""
    tai_lieu = measure_docx(lam_sai(quy_tac))
    return {
        k.ma for k in check_the_thuc(tai_lieu, che_do_theo_ma(quy_tac.che_do)) if k.ket_qua == "khong_dat"
    }, tai_lieu


@pytest.mark.parametrize("che_do", CHE_DO)
def test_the_right_document_has_no_finding_and_is_of_its_regime(che_do: str) -> None:
    tai_lieu = tep_dung(che_do).tai_lieu
    assert [str(p) for p in findings_of(ket_luan_dung(che_do).values(), tai_lieu)] == []
    assert che_do_vao_ngay(read_ngay_van_ban(tai_lieu)).ma == che_do


@pytest.mark.parametrize("quy_tac", CO_TEP, ids=lambda q: f"{q.ma}-dat")
def test_the_right_document_meets_the_rule(quy_tac: QuyTac) -> None:
    mong = "khong_danh_gia" if (quy_tac.doi_tuong, quy_tac.phep) == _KHONG_THUOC else "dat"
    assert ket_luan_dung(quy_tac.che_do)[quy_tac.ma].ket_qua == mong


@pytest.mark.parametrize("quy_tac", CO_TEP, ids=lambda q: f"{q.ma}-khong_dat")
def test_a_document_wrong_in_one_way_breaks_that_rule_and_no_other(quy_tac: QuyTac) -> None:
    ma, tai_lieu = sai(quy_tac)
    assert quy_tac.ma in ma
    assert ma - {quy_tac.ma} <= set(quy_tac.keo_theo)
    assert tai_lieu.ghi_chu == ()


@pytest.mark.parametrize("quy_tac", KHONG_TEP, ids=lambda q: q.ma)
def test_a_rule_left_out_of_the_corpus_is_one_that_no_document_breaks(quy_tac: QuyTac) -> None:
    assert quy_tac.ma not in sai(quy_tac)[0]


def test_every_kind_of_test_is_in_the_corpus_and_no_change_is_idle() -> None:
    assert set(SUA) == set(PHEP_THU) - {"khong_may"}
    assert RIENG.keys() | KHONG_CO_TEP.keys() <= {(q.doi_tuong, q.phep) for q in MAY}
    assert len(CO_TEP) > 0.98 * len(MAY)
