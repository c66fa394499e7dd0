"""docs/tu_vung.md follows from the docstrings, and every docstring says how its name is spelt."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kehoach.chu.am_tiet import is_am_tiet
from kehoach.chu.dau import fold

_GOC = Path(__file__).parents[1]


def _load_tao() -> ModuleType:
    mo_ta = importlib.util.spec_from_file_location("tao_tu_vung", _GOC / "docs" / "tao_tu_vung.py")
    assert mo_ta is not None
    assert mo_ta.loader is not None
    mo_dun = importlib.util.module_from_spec(mo_ta)
    mo_ta.loader.exec_module(mo_dun)
    return mo_dun


_TAO = _load_tao()


def _ke(khoa: str) -> set[str]:
    """The words or names of a list of exceptions."""
    return {x.strip() for nhieu in _TAO.DU_LIEU[khoa] for x in nhieu.split(",")}


_TU_NGOAI, _TEN_KHAC = _ke("tu_ngoai"), _ke("ten_khac")


def _tu(co_dau: str) -> list[str]:
    """Words of a spelling; what stands in brackets explains it."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", co_dau))


def _am_tiet(ma: str) -> list[str]:
    """Syllables of a name in the code; the ending that Python wants of an exception is none."""
    ten = ma.removesuffix("Error")
    return [x.lower() for x in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", ten)]


def _sai(ma: str, co_dau: str) -> Iterator[str]:
    """What is wrong with the spelling that a docstring gives for a name."""
    tu = _tu(co_dau)
    if not tu:
        yield "docstring không mở đầu bằng tên có dấu và dấu hai chấm"
    yield from (f"«{x}» không phải âm tiết" for x in tu if x.lower() not in _TU_NGOAI and not is_am_tiet(x))
    khong_dau = [fold(x) for x in tu]
    if ma not in _TEN_KHAC:
        yield from (f"tên có «{x}», docstring không có" for x in _am_tiet(ma) if x not in khong_dau)


def test_the_committed_page_is_the_one_the_docstrings_give() -> None:
    assert _TAO.TRANG.read_text("utf-8") == _TAO.write_trang(), "Chạy lại: make vocabulary"


def test_every_module_and_class_has_a_row() -> None:
    ma = {x.ma for x in _TAO.list_ten()}
    nguon = "\n".join(t.read_text("utf-8") for t in _TAO.GOI.rglob("*.py"))
    assert {t.stem for t in _TAO.GOI.rglob("*.py")} - {"__init__"} <= ma
    assert {*re.findall(r"^ *class (\w+)[:(\[]", nguon, re.MULTILINE)} <= ma


def test_every_docstring_begins_with_the_name_as_it_is_spelt() -> None:
    assert [f"{x.phong}: {x.ma}: {loi}" for x in _TAO.list_ten() for loi in _sai(x.ma, x.co_dau)] == []


def test_every_docstring_says_what_its_name_means() -> None:
    assert [f"{x.phong}: {x.ma}" for x in _TAO.list_ten() if not x.nghia] == []


@pytest.mark.parametrize(
    ("ma", "co_dau", "loi"),
    [
        ("phat_hien", "Phát hiện", 0),
        ("PhatHien", "Phát hiện", 0),
        ("MauHongError", "Mẫu hỏng", 0),
        ("phan", "Phần (section)", 0),
        ("kieu_css", "Kiểu CSS", 0),
        ("BangHTML", "Bảng HTML", 0),
        ("tho", "", 2),
        ("nguoi_lam", "Thợ", 2),
        ("le", "Margin", 2),
    ],
)
def test_a_spelling_is_judged_by_its_syllables_and_by_the_name(ma: str, co_dau: str, loi: int) -> None:
    assert len([*_sai(ma, co_dau)]) == loi


def test_every_exception_is_still_needed() -> None:
    ten = _TAO.list_ten()
    assert {x.ma for x in ten} >= _TEN_KHAC
    assert {t.lower() for x in ten for t in _tu(x.co_dau)} >= _TU_NGOAI


def test_every_term_written_by_hand_is_used_in_the_code() -> None:
    ma = "\n".join(t.read_text("utf-8") for t in _TAO.GOI.rglob("*.py"))
    ten = [x for nhom in _TAO.DU_LIEU["nhom"] for x in nhom["tu"]]
    assert len(ten) > 50
    assert [x for x in ten if not re.search(rf"(?<![^\W_]){re.escape(x)}(?![^\W_])", ma)] == []


def test_the_page_reads_a_first_sentence_and_escapes_its_bars(tmp_path: Path) -> None:
    (tmp_path / "goi").mkdir()
    chu = '"""Cột: a|b, `x.y`. Then more.\n\nMore."""\n\n\nclass Hang:\n    pass\n'
    (tmp_path / "goi" / "cot.py").write_text(chu, "utf-8")
    cot, hang = _TAO.list_ten(tmp_path / "goi")
    assert (cot.phong, cot.ma, cot.co_dau, cot.nghia) == ("goi", "cot", "Cột", "a|b, `x.y`")
    assert (hang.ma, hang.co_dau, hang.nghia) == ("Hang", "", "")
    assert _TAO._hang(("a|b",)) == "| a\\|b |"
