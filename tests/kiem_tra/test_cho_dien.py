"""Places of the starter plan that nobody filled in: told one by one; other words in such marks are the author's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.kiem_tra.cho_dien import check_cho_dien
from kehoach.nap.load import load
from kehoach.nguon.doc import read_van_ban
from kehoach.soan.ke_hoach_moi import starter_text
from nha_may import FIXTURES


def test_a_plan_right_from_the_starter_is_told_of_every_place() -> None:
    nguon = read_van_ban(starter_text())
    noi = [p.vi_tri.duong_dan for p in check_cho_dien(load(nguon.du_lieu))]
    assert {"co_quan.ten", "trich_yeu", "noi_dung[0].ten", "kinh_phi.khoan[1].ten"} <= set(noi)
    assert len(noi) == len(set(noi))


def test_one_place_left_is_told_with_its_words() -> None:
    (p,) = check_cho_dien(load({"co_quan": "UBND xã «tên xã»", "trich_yeu": "Tập huấn"}))
    assert (p.ma, p.muc_do, p.vi_tri.duong_dan) == ("nd.cho_dien", "canh_bao", "co_quan.ten")
    assert p.thong_diep == "Còn chỗ chưa điền: «tên xã»."


@pytest.mark.parametrize("chu", ["Tổ chức hội thi «Nhà nông đua tài»", "« tên xã »", "tên xã"])
def test_other_words_in_such_marks_are_no_matter(chu: str) -> None:
    assert list(check_cho_dien(load({"co_quan": "UBND xã Mẫu", "trich_yeu": chu}))) == []


@pytest.mark.parametrize("tep", FIXTURES, ids=lambda t: t.stem)
def test_the_real_plans_have_none(tep: Path) -> None:
    assert list(check_cho_dien(load(tep))) == []
