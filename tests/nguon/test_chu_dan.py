"""Pasted text: what comes along with it is put in order, the same at every door; what may mean something stays."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.mo_hinh import Dong, VanBan
from kehoach.nguon import read_nguon, read_van_ban
from kehoach.nguon.ky_tu import join_dong, normalize_chu

_DAN = [
    ("nội\u200b dung", "nội dung"),  # where a browser may break
    ("Ngh\xadị quyết", "Nghị quyết"),  # where a typesetter may
    ("a\tb", "a b"),  # a column of Word or Excel
    ("a\t\tb", "a  b"),
    ("\ta", "a"),  # the first line indented
    (" \n\t a", "a"),
    ("a\t", "a"),
    ("a \t\nb", "a\nb"),  # not the two spaces that ask for a line break
    ("a\x0bb", "a\nb"),  # Shift+Enter in Word
    ("a\r\nb\rc", "a\nb\nc"),
    ("e\u200b\u0301", "é"),  # composed after what parts it is gone
    ("a\xa0b", "a\xa0b"),  # a space that holds is meant
]


@pytest.mark.parametrize(("tho", "sach"), _DAN)
def test_pasted_text_is_put_in_order_at_every_door(tho: str, sach: str) -> None:
    assert normalize_chu(tho) == sach
    assert read_nguon({"a": tho}).du_lieu == {"a": sach}
    assert read_van_ban(json.dumps({"a": tho}), dinh_dang="json").du_lieu == {"a": sach}
    assert read_van_ban(yaml.safe_dump({"a": tho})).du_lieu == {"a": sach}  # written with escapes
    assert VanBan.parse(tho) == VanBan.parse(sach)
    assert Dong.parse(tho) == Dong.parse(sach)
    assert kh.CoQuan(ten=tho) == kh.CoQuan(ten=sach)
    assert nm.ke_hoach().them_can_cu(tho) == nm.ke_hoach().them_can_cu(sach)


@pytest.mark.parametrize(
    ("tho", "sach"), [("x\u200by", "xy"), ("x\xady", "xy"), ("x\ty", "x y"), ("x\x0by", "x y"), ("x\r  y", "x y")]
)
def test_pasted_text_as_it_stands_in_a_yaml_file_is_read(tho: str, sach: str) -> None:
    """A line break is syntax there, so the one of Word is a space, as any single line break in a text."""
    assert read_van_ban(f"a: {tho}\n").du_lieu == {"a": sach}


def test_a_hint_in_a_key_or_before_one_changes_no_name() -> None:
    assert read_van_ban("\u200bso:\u200b 3\n").du_lieu == {"so": "3"}


@pytest.mark.parametrize("chu", ["- một\n\t- hai", "một\n\thai", "a\n \tb"])
def test_a_tab_that_may_mean_a_level_is_refused_not_guessed(chu: str) -> None:
    (p,) = nm.loi(nm.nguon(muc_dich=chu))
    assert (p.ma, p.vi_tri.duong_dan) == ("nap.ky_tu", "muc_dich")
    assert "dấu tab" in p.thong_diep
    assert p.goi_y


@given(st.text(st.sampled_from("aé \t\n\r\x0b\xad\u200b\xa0\u0301"), max_size=30))
def test_text_in_order_stays_as_it_is(chu: str) -> None:
    sach = normalize_chu(chu)
    assert normalize_chu(sach) == sach
    assert join_dong(join_dong(chu)) == join_dong(chu) == join_dong(sach)
    assert not set(join_dong(chu)) & set("\t\n\r\x0b\xad\u200b")
