"""Which regime serves a plan, and what its data must hold."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.chu.ngay import NgayKhuyet
from kehoach.the_thuc.tra import che_do_theo_ma, che_do_vao_ngay, danh_sach_che_do

_CHE_DO = danh_sach_che_do()


@pytest.mark.parametrize(
    ("ngay", "ma"),
    [
        (date(2020, 3, 5), "nd30"),
        (date(2020, 3, 4), "tt01"),
        (date(2018, 1, 1), "tt01"),
        (date(1950, 1, 1), "tt01"),
        (date(9999, 12, 31), "nd30"),
        (NgayKhuyet(nam=2018), "tt01"),
        (NgayKhuyet(nam=2020), "nd30"),
        (NgayKhuyet(nam=2020, thang=2), "tt01"),
        (NgayKhuyet(nam=2020, thang=3), "nd30"),
        (NgayKhuyet(nam=9999), "nd30"),
        (NgayKhuyet(nam=9999, thang=12), "nd30"),
        (NgayKhuyet(thang=3), "nd30"),
        (NgayKhuyet(), "nd30"),
        (None, "nd30"),
    ],
)
def test_a_date_known_whole_or_in_part_has_its_regime(ngay: date | NgayKhuyet | None, ma: str) -> None:
    assert che_do_vao_ngay(ngay).ma == ma


@given(st.dates())
def test_every_day_has_exactly_one_regime(ngay: date) -> None:
    assert che_do_vao_ngay(ngay) in _CHE_DO


def test_regimes_follow_each_other_without_a_gap() -> None:
    for truoc, sau in pairwise(_CHE_DO):
        assert truoc.den_ngay == sau.tu_ngay - timedelta(days=1)
    assert _CHE_DO[-1].den_ngay is None


def test_the_plan_may_name_its_regime_against_its_date() -> None:
    assert lay_out(nm.ke_hoach(ngay=2018)).che_do.ma == "tt01"
    assert lay_out(nm.ke_hoach(ngay=2018, the_thuc="nd30")).che_do.ma == "nd30"
    assert lay_out(nm.ke_hoach(the_thuc="tt01")).che_do.ma == "tt01"


def test_an_unknown_regime_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeyError):
        che_do_theo_ma("nd31")
    assert [p.goi_y for p in nm.loi(nm.nguon(the_thuc="nd31"))] == ["có phải «nd30»?"]


@pytest.mark.parametrize("che_do", _CHE_DO, ids=lambda c: c.ma)
def test_every_kind_of_paragraph_says_where_its_look_comes_from(che_do: object) -> None:
    for ma, kieu in che_do.kieu.items():  # type: ignore[attr-defined]
        assert kieu.nguon, ma
        assert kieu.ten.isascii(), ma
        assert 1 <= kieu.co <= 20, ma
    ten = [k.ten for k in che_do.kieu.values()]  # type: ignore[attr-defined]
    assert len(ten) == len(set(ten))


@pytest.mark.parametrize("che_do", _CHE_DO, ids=lambda c: c.ma)
def test_columns_of_the_frame_fill_the_text_width(che_do: object) -> None:
    trang = che_do.trang  # type: ignore[attr-defined]
    for bang in (che_do.bang_dau_mm, che_do.bang_cuoi_mm):  # type: ignore[attr-defined]
        assert sum(bang) == pytest.approx(trang.rong_chu_mm, abs=0.1)


@pytest.mark.parametrize("che_do", _CHE_DO, ids=lambda c: c.ma)
def test_every_block_that_the_layout_makes_has_a_look_in_every_regime(che_do: object) -> None:
    p = kh.load(nm.nguon_day_du(the_thuc=None, do_khan=None, pham_vi_luu_hanh=None))
    kieu = {k.kieu for k in lay_out(p, che_do).khoi}  # type: ignore[arg-type]
    assert kieu - {"bang"} <= che_do.kieu.keys()  # type: ignore[attr-defined]
    assert len(kieu) > 20
