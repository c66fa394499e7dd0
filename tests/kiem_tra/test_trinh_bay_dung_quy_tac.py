"""The layout this library chooses keeps the rules of its regime: sizes, margins, indents, spacing, words."""

from __future__ import annotations

import pytest

from kehoach.kiem_tra.lay_trinh_bay import values_of
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.the_thuc.thanh_phan import gom_cua
from kehoach.the_thuc.tra import che_do_theo_ma

CHE_DO = ("nd30", "tt01")
CAP = [(c, q, v) for c in CHE_DO for q in danh_sach_quy_tac(c) for v in values_of(q, che_do_theo_ma(c))]


@pytest.mark.parametrize(("che_do", "quy_tac", "gia_tri"), CAP, ids=[f"{q.ma}-{i}" for i, (_, q, _) in enumerate(CAP)])
def test_the_layout_keeps_the_rule(che_do: str, quy_tac: QuyTac, gia_tri: ViDu) -> None:
    assert quy_tac.is_dat(gia_tri), f"{che_do}: {quy_tac.cau} Đang là {gia_tri!r}."


@pytest.mark.parametrize("che_do", CHE_DO)
def test_no_measure_of_the_layout_is_left_unjudged(che_do: str) -> None:
    """Every style with a size has a rule on it, but for what the texts are silent on."""
    im_lang = {
        "ke_ngang",
        "ke_trich_yeu",
        "tieu_khoan",
        "tieu_de_khong_so",
        "bang_dau",
        "bang_o",
        "sau_bang",
        "chu_thich",
    }
    im_lang |= {"ho_ten_duoi", "chuc_vu_khac", "ngat_phan"} | ({"kem_theo"} if che_do == "tt01" else set())
    xet = {k for c, q, _ in CAP if c == che_do and q.phep == "co_chu" for k in gom_cua(q.doi_tuong)}
    assert set(che_do_theo_ma(che_do).kieu) - xet - im_lang == set()


@pytest.mark.parametrize("che_do", CHE_DO)
def test_enough_is_compared(che_do: str) -> None:
    assert len({q.ma for c, q, _ in CAP if c == che_do}) >= 120
