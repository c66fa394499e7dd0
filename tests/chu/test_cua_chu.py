"""The door of the room: what it shows, what it says of itself, what it imports."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import kehoach.chu as chu

HAM = [getattr(chu, ten) for ten in chu.__all__ if inspect.isfunction(getattr(chu, ten))]
LOP = [getattr(chu, ten) for ten in chu.__all__ if inspect.isclass(getattr(chu, ten))]


def test_the_public_names_are_the_visible_ones_in_order() -> None:
    thay = {ten for ten, x in vars(chu).items() if not ten.startswith("_") and not inspect.ismodule(x)}
    assert set(chu.__all__) == thay
    assert list(chu.__all__) == sorted(chu.__all__)


@pytest.mark.parametrize("ham", HAM, ids=lambda h: h.__name__)
def test_every_public_function_has_an_example_a_source_and_says_what_it_raises(ham: object) -> None:
    tai_lieu = inspect.getdoc(ham) or ""
    assert [muc for muc in ("Source:", "Raises:", ">>> ") if muc not in tai_lieu] == []


@pytest.mark.parametrize("lop", LOP, ids=lambda lop: lop.__name__)
def test_every_public_class_has_an_example(lop: type) -> None:
    assert ">>> " in (inspect.getdoc(lop) or "")


@pytest.mark.parametrize("ham", HAM, ids=lambda h: h.__name__)
def test_every_public_function_is_typed(ham: object) -> None:
    kieu = typing.get_type_hints(ham)
    assert "return" in kieu
    assert len(kieu) == len(inspect.signature(ham).parameters) + 1  # type: ignore[arg-type]


def test_importing_the_room_imports_neither_babel_nor_num2words() -> None:
    ma = "import sys, kehoach.chu; sys.exit(any(m.split('.')[0] in ('babel', 'num2words') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", ma], check=False).returncode == 0


def test_the_task_page_shows_what_the_room_does() -> None:
    trang = Path(__file__).parents[2] / "docs" / "huong_dan" / "chu.md"
    sai, thu = doctest.testfile(str(trang), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert thu > 20
    assert sai == 0
