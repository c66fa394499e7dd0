"""A table that cannot hold its words is told; one that just can is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.rong_cot import LE_O
from kehoach.kiem_tra.bang_rong import check_bang_rong
from kehoach.loi import PhatHien
from kehoach.nap.load import load
from kehoach.nguon import escape
from kehoach.ooxml.do_rong import measure
from kehoach.ooxml.don_vi import pt_to_twips
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


_TU = st.text("0123456789.", min_size=1, max_size=24)


@settings(max_examples=80, deadline=None)
@given(st.lists(_TU, min_size=1, max_size=14))
@example(["1" * 12] * 6)
@example(["1" * 15, *["1"] * 20])  # room for the words, but not for the room to spare beside each
def test_a_word_is_told_to_break_when_the_document_breaks_it(hang: list[str]) -> None:
    """Two ways, one answer: the columns judged are those of the .docx."""
    nguon = {"muc_dich": f"|{' C |' * len(hang)}\n|{'---|' * len(hang)}\n| {' | '.join(map(escape, hang))} |"}
    xml = nm.phan(kh.render_bytes(load({**TOI_THIEU, **nguon}))).decode()
    luoi = re.search(r"<w:tblGrid>((?:<w:gridCol[^>]*/>)+)</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/>", xml)
    assert luoi
    rong = [int(w) for w in re.findall(r'w:w="(\d+)"', luoi[1])]
    can = [pt_to_twips(max(measure(x, 13), measure("C", 13, dam=True))) + 2 * LE_O for x in hang]
    assert bool(_kiem(**nguon)) == any(a > w for a, w in zip(can, rong, strict=True))
