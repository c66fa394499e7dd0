"""Every code that a checker gives is known, listed and explained; no other is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kehoach as kh
from kehoach.kiem_tra.in_quy_tac import format_danh_sach, format_quy_tac
from kehoach.kiem_tra.ma_phat_hien import NOI_DUNG, find_ma_gan, is_ma, list_ma

_GOC = Path(kh.__file__).parent


def _ma_trong_ma_nguon() -> set[str]:
    kiem_tra = {t.name: t.read_text("utf-8") for t in (_GOC / "kiem_tra").glob("*.py")}
    rieng = {m for chu in kiem_tra.values() for m in re.findall(r'^MA = "(nd\.\w+)"$', chu, re.MULTILINE)}
    ngan = re.findall(r'_phat_hien\(\s*"(\w+)"', kiem_tra["vien_dan.py"])
    trong_vien_dan = re.findall(r'"(vien_dan\.\w+)"', (_GOC / "vien_dan" / "kiem.py").read_text("utf-8"))
    return {*rieng, *(f"nd.vien_dan.{x}" for x in ngan), *trong_vien_dan}


def test_the_table_has_the_codes_of_the_checkers_and_no_other() -> None:
    assert set(NOI_DUNG) == _ma_trong_ma_nguon()
    assert len(NOI_DUNG) == 16


def test_no_code_is_there_twice() -> None:
    assert len(set(list_ma())) == len(list_ma())


@pytest.mark.parametrize("ma", NOI_DUNG)
def test_each_code_is_listed_and_can_be_asked_about(ma: str) -> None:
    assert is_ma(ma)
    assert re.search(rf"^  {re.escape(ma)} +\w", format_danh_sach(), re.MULTILINE)
    assert format_quy_tac(ma) == f"{ma}: {NOI_DUNG[ma]}"


@pytest.mark.parametrize("ma", ["nd.vien_dan.thieuu", "vien_dan", "nd.cho_dien"])
def test_a_filter_may_be_the_beginning_of_a_code_and_no_more(ma: str) -> None:
    assert is_ma(ma) is (ma != "nd.vien_dan.thieuu")


@pytest.mark.parametrize(
    ("sai", "dung"),
    [
        ("nd30.pl1.p1.m1.k1.t1", "nd30.pl1.p1.m1.k1.t01"),
        ("vien_dan.day_du_lai", "nd.vien_dan.day_du_lai"),
        ("nd.cho_den", "nd.cho_dien"),
        ("khác hẳn", None),
    ],
)
def test_the_nearest_code_is_named(sai: str, dung: str | None) -> None:
    assert find_ma_gan(sai) == dung
