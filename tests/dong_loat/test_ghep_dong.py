"""Laying two sequences side by side: complete, and in work that grows with their length."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from do_cong import check_tuyen_tinh
from kehoach.so_sanh.ghep_dong import align
from kehoach.so_sanh.khac_biet import NOI_GON, KhacBiet
from kehoach.so_sanh.khac_chu import format_khac
from kehoach.so_sanh.khac_goi import explain_lech
from kehoach.so_sanh.khac_html import write_khac
from kehoach.so_sanh.mot_ben import Ben
from kehoach.so_sanh.tim_khac import compare_ben

_DAY = st.lists(st.sampled_from("abcdefgh"), max_size=60)
Cap = tuple[Sequence[str], Sequence[str]]


@given(_DAY, _DAY)
def test_stretches_give_both_sides_back(cu: list[str], moi: list[str]) -> None:
    khuc = align(cu, moi)
    assert [x for k in khuc for x in cu[k.i : k.k]] == cu
    assert [x for k in khuc for x in moi[k.m : k.n]] == moi
    assert all(cu[k.i : k.k] == moi[k.m : k.n] for k in khuc if k.giong)
    assert all(a.giong != b.giong for a, b in pairwise(khuc))


_CAU = ("một hai ba", "một hai bốn", "năm", "sáu bảy tám", "sáu bảy")


@given(st.lists(st.sampled_from(_CAU), max_size=30), st.data())
def test_paragraphs_of_both_sides_are_told_once_and_in_order(cu: list[str], data: st.DataObject) -> None:
    moi = data.draw(st.permutations(cu))
    van_ban = _so(cu, moi).van_ban
    assert [(d.so_cu, d.cu) for d in van_ban if d.so_cu] == list(enumerate(cu, 1))
    assert [(d.so_moi, d.moi) for d in van_ban if d.so_moi] == list(enumerate(moi, 1))


def _so(cu: Sequence[str], moi: Sequence[str]) -> KhacBiet:
    return compare_ben(Ben("a", tuple(cu)), Ben("b", tuple(moi)))


def _la(hat: int, n: int) -> list[str]:
    """Paragraphs of words that another seed has too, and common ones."""
    so = random.Random(hat)
    thuong = ("và", "của", "các", "xã", "năm")
    return [" ".join(f"{so.choice(thuong)} t{so.randrange(5_000)}" for _ in range(20)) for _ in range(n)]


def _hai_luat(n: int) -> Cap:
    return _la(1, n), _la(2, n)


def _sua_moi_doan(n: int) -> Cap:
    cu = _la(1, n)
    return cu, [f"{x} thêm" for x in cu]


def _hang_giong(n: int) -> Cap:
    return ["a b", "c d"] * n, ["c d", "c d", "a b"] * n


def _doan_dai(n: int) -> Cap:
    return [f"{i} " + "chữ và " * n for i in range(8)], [f"{i + 9} " + "và chữ chữ " * n for i in range(8)]


@pytest.mark.parametrize(
    ("tao", "n"), [(_hai_luat, 800), (_sua_moi_doan, 800), (_hang_giong, 8_000), (_doan_dai, 8_000)]
)
def test_a_comparison_grows_with_its_sides(tao: Callable[[int], Cap], n: int) -> None:
    """Every paragraph against every other, letter by letter, took 26 s for two files of 9 kB."""
    check_tuyen_tinh(lambda cap: format_khac(_so(*cap)), tao, n)


def test_a_hand_edit_is_explained_in_work_that_grows_with_it() -> None:
    check_tuyen_tinh(lambda cap: explain_lech(*("\n".join(x).encode() for x in cap)), _hang_giong, 8_000)


def test_what_was_not_compared_word_by_word_is_said() -> None:
    khac = _so(*_hang_giong(3_000))
    assert khac.gon
    assert khac.to_dict()["gon"] is True
    assert NOI_GON in format_khac(khac)
    assert NOI_GON in write_khac(khac)
    assert NOI_GON not in format_khac(_so(["một hai"], ["một ba"]))


def test_a_paragraph_moved_far_on_is_still_paired_with_what_it_became() -> None:
    cu = ["Giao Sở Tài chính thẩm định dự toán kinh phí"]
    moi = [*(f"Đoạn thêm thứ {i}" for i in range(300)), "Giao Sở Tài chính thẩm định dự toán, phân bổ kinh phí"]
    assert [d.so_moi for d in _so(cu, moi).van_ban if d.so_cu == 1] == [301]


@pytest.mark.parametrize("giua", ["Một hai ba " * 30, "x" * 300])
def test_the_place_that_differs_stands_in_what_is_shown(giua: str) -> None:
    cau = explain_lech(f"{giua}cuối.".encode(), f"{giua}cuối. Sửa tay.".encode())
    assert cau.endswith("cuối. Sửa tay.»")
    assert len(cau) < 250
