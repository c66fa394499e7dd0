"""Escaped text prints word for word, as plain paragraphs, wherever text of a plan may stand."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import nha_may as nm
from kehoach.nguon import escape, escape_van_ban, parse_dong, parse_van_ban
from kehoach.nguon.khoi import Bang, Chu, Doan, TieuDe
from kehoach.nguon.ky_tu import find_dau_mau, find_ky_tu_cam, join_dong, normalize_chu

_MD = st.text(alphabet="ab 1.)-+#=*_[]()<>|\\`~:{}@^!&ă\xa0\n\n\t\x0b\xad\u200b\r", max_size=60)
_CHU = _MD | st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=40)


def _dong(text: str) -> list[str]:
    return [x for x in map(join_dong, normalize_chu(text).split("\n")) if x]


@settings(max_examples=800)
@given(_CHU)
@example("<1@1>")
@example("1. a")
@example("a {-}")
@example("a ##")
@example("\\|")
@example("---")
@example("a\n## b")
def test_a_line_says_itself_in_a_field_a_heading_and_a_cell(text: str) -> None:
    assume(not any(find_dau_mau(join_dong(text))))
    mong = (Chu(join_dong(text)),) if join_dong(text) else ()
    assert parse_dong(escape(text)) == mong
    assert parse_van_ban(escape(text)) == ((Doan(mong),) if mong else ())
    chu = escape(text) if mong else "a"  # a heading and a table are of something
    mong = mong or (Chu("a"),)
    assert parse_van_ban(f"## {chu}") == (TieuDe(1, mong),)
    assert parse_van_ban(f"| {chu} |\n|---|\n| {chu} |") == (Bang((mong,), ((mong,),), ("",)),)


@settings(max_examples=800)
@given(_CHU)
@example("Mục:\n1. Một\n2. Hai")
@example("a\n## b")
@example("a | b\n--- | ---")
@example("a\n---")
@example("    mã")
@example("[^1]: a\n[@kh07]")
def test_a_block_says_itself_a_paragraph_a_line(text: str) -> None:
    assume(not any(any(find_dau_mau(d)) for d in _dong(text)))
    assert parse_van_ban(escape_van_ban(text)) == tuple(Doan((Chu(d),)) for d in _dong(text))


@settings(max_examples=300)
@given(_CHU, st.sampled_from("[(*_`~<#|{"), st.sampled_from("](*_`~>#|}"))
def test_a_line_stands_inside_a_sentence_as_itself(text: str, truoc: str, sau: str) -> None:
    """Between marks of the sentence's own that have no meaning without their other half in the text."""
    assume(not any(find_dau_mau(f"{truoc}{join_dong(text)}{sau}")))
    cau = f"Ở \\{truoc}{escape(text)}\\{sau} đây"
    assert parse_van_ban(cau) == (Doan((Chu(f"Ở {truoc}{join_dong(text)}{sau} đây"),)),)


@settings(max_examples=300)
@given(_CHU)
def test_a_plan_loaded_with_escaped_text_prints_the_text_and_no_more(text: str) -> None:
    du_lieu = nm.nguon(trich_yeu=f"x{escape(text)}", noi_dung=escape_van_ban(f"x\n{text}"))
    assume(not any(True for _ in find_ky_tu_cam(normalize_chu(text))))
    assert nm.loi(du_lieu) == []
    bo_cuc = nm.bo_cuc(**du_lieu)
    assert [k.chu for k in bo_cuc.ten if k.kieu == "trich_yeu"] == [f"x{join_dong(text)}"]
    doan = [k for k in bo_cuc.than if k.goc.startswith("noi_dung")]
    assert {k.kieu for k in doan} == {"doan"}
    assert [(k.so, k.chu.rstrip("./ ;,:")) for k in doan] == [("", d.rstrip("./ ;,:")) for d in ["x", *_dong(text)]]


@settings(max_examples=100)
@given(_CHU, st.sampled_from(["\x01", "\u2060", "{{", "%}", "\ue000"]), _CHU)
def test_what_no_document_may_hold_is_refused_escaped_or_not(truoc: str, cam: str, sau: str) -> None:
    du_lieu = nm.nguon(noi_dung=escape_van_ban(f"x{truoc}{cam}{sau}"))
    ma = {p.ma for p in nm.loi(du_lieu)}
    assert set() < ma <= {"nap.ky_tu", "nap.mau", "nap.van_ban"}


@pytest.mark.parametrize("dau", ["=", "@", "^"])
def test_a_line_cannot_finish_a_bracket_that_the_sentence_opened(dau: str) -> None:
    assert parse_van_ban(f"[{escape(f'{dau}so')}]") == (Doan((Chu(f"[{dau}so]"),)),)
