"""A table that cannot hold its words is told; one that just can is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.kiem_tra.bang_rong import check_bang_rong
from kehoach.loi import PhatHien
from kehoach.nap.load import load
from nha_may import FIXTURES, THANH_PHAN

TOI_THIEU = {"co_quan": "UBND xã Mẫu", "trich_yeu": "Tập huấn"}


def _bang(cot: int) -> str:
    def hang(o: str) -> str:
        return "| " + " | ".join([o] * cot) + " |"

    return "\n".join([hang("Cột"), hang("---"), hang("1.234.567.890")])


def _kiem(**them: Any) -> list[PhatHien]:
    return list(check_bang_rong(lay_out(load({**TOI_THIEU, **them}))))


def test_numbers_that_would_break_are_told_with_place_and_remedy() -> None:
    (p,) = _kiem(noi_dung=["Chữ.", _bang(15)])
    assert (p.ma, p.muc_do, p.vi_tri.duong_dan) == ("nd.bang_rong", "canh_bao", "noi_dung[1]")
    assert "15 cột" in p.thong_diep
    assert "huong: ngang" in p.goi_y


@pytest.mark.parametrize(("cot", "huong", "so"), [(5, "doc", 0), (6, "doc", 1), (8, "ngang", 0), (10, "ngang", 1)])
def test_a_landscape_annex_holds_more(cot: int, huong: str, so: int) -> None:
    phat_hien = _kiem(phu_luc=[{"tieu_de": "Bảng", "noi_dung": _bang(cot), "huong": huong}])
    assert len(phat_hien) == so
    assert all(p.vi_tri.duong_dan == "phu_luc[0].noi_dung[0]" for p in phat_hien)


@pytest.mark.parametrize("tep", [*FIXTURES, *THANH_PHAN], ids=lambda t: t.stem)
def test_the_tables_of_the_fixtures_fit(tep: Path) -> None:
    assert list(check_bang_rong(lay_out(load(tep)))) == []
