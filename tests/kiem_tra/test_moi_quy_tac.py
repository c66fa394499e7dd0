"""Each rule judges: a right document meets it, a document wrong in that way breaks it, and nothing but it."""

from __future__ import annotations

import pytest
from lam_sai import SUA, lam_sai
from tai_lieu_mau import tai_lieu_dung

from kehoach.kiem_tra.phep.danh_sach import PHEP_THU
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.kiem_tra.the_thuc import check_the_thuc, findings_of
from kehoach.the_thuc.tra import che_do_theo_ma

CHE_DO = ("nd30", "tt01")
MAY = [q for c in CHE_DO for q in danh_sach_quy_tac(c) if q.may]
# The right document has a superior body, so the rule that some bodies print none does not concern it.
KHONG_CO = {"vang_mat"}


@pytest.mark.parametrize("che_do", CHE_DO)
def test_a_right_document_meets_every_rule_it_concerns(che_do: str) -> None:
    tai_lieu = tai_lieu_dung(che_do)
    ket_luan = check_the_thuc(tai_lieu, che_do_theo_ma(che_do))
    assert [str(p) for p in findings_of(ket_luan, tai_lieu)] == []
    chua = {k.ma: k.ly_do for k in ket_luan if k.ket_qua == "khong_danh_gia"}
    assert {q.ma: chua[q.ma] for q in MAY if q.ma in chua and q.phep not in KHONG_CO} == {}


@pytest.mark.parametrize("quy_tac", MAY, ids=lambda q: q.ma)
def test_a_document_wrong_in_one_way_breaks_that_rule_and_no_other(quy_tac: QuyTac) -> None:
    tai_lieu = lam_sai(tai_lieu_dung(quy_tac.che_do), quy_tac)
    sai = {k.ma for k in check_the_thuc(tai_lieu, che_do_theo_ma(quy_tac.che_do)) if k.ket_qua == "khong_dat"}
    assert quy_tac.ma in sai
    assert sai - {quy_tac.ma} <= set(quy_tac.keo_theo)


@pytest.mark.parametrize("quy_tac", MAY, ids=lambda q: q.ma)
def test_its_finding_says_where_what_and_why(quy_tac: QuyTac) -> None:
    tai_lieu = lam_sai(tai_lieu_dung(quy_tac.che_do), quy_tac)
    ket_luan = [k for k in check_the_thuc(tai_lieu, che_do_theo_ma(quy_tac.che_do)) if k.ma == quy_tac.ma]
    phat_hien = findings_of(ket_luan, tai_lieu)
    assert phat_hien
    for p in phat_hien:
        assert (p.ma, p.muc_do, p.vi_tri.tep) == (quy_tac.ma, quy_tac.muc, "mau.docx")
        assert p.vi_tri.thanh_phan
        assert p.thong_diep.endswith((".", ")."))
        assert quy_tac.dieu_khoan in p.nguon


def test_every_kind_of_test_has_a_way_to_be_wrong() -> None:
    assert set(SUA) == set(PHEP_THU) - {"khong_may"}
