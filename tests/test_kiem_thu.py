"""Kiểm thử: what holds for the tests themselves. No clock decides one, and what a test asserts is always asserted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_DO_CONG = _TESTS / "do_cong.py"
"""The one file that may know a clock."""


def _dong_ho(nut: ast.AST) -> bool:
    """A clock is read, or a number of seconds is the limit of something."""
    match nut:
        case ast.Import(names=ten):
            return any(a.name in ("time", "timeit") for a in ten)
        case ast.ImportFrom(module="time" | "timeit"):
            return True
        case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr="now" | "utcnow" | "today"):
            return True
        case ast.keyword(arg="timeout", value=ast.Constant(value=int() | float())):
            return True
        case ast.Call(func=ast.Attribute(attr="wait" | "communicate"), args=[ast.Constant(), *_]):
            return True
    return False


def _co_dieu_kien(nut: ast.AST) -> bool:
    """What is asserted hangs on a condition: it may never be, or it may be either of two things."""
    match nut:
        case ast.Assert(test=ast.IfExp() | ast.BoolOp(op=ast.Or()) | ast.Tuple() | ast.Constant()):
            return True
        case ast.If():
            return _khang_dinh(nut.body) != _khang_dinh(nut.orelse) or _bo_do(nut)
        case ast.ExceptHandler(body=[ast.Pass()]):
            return True
        case ast.With():
            return any("suppress" in ast.unparse(x) for x in nut.items) and _khang_dinh(nut.body)
    return False


def _khang_dinh(khoi: list[ast.stmt]) -> bool:
    """Whether something is asserted in a block."""
    return any(
        isinstance(x, ast.Assert) or ast.unparse(x).startswith("pytest.raises(") for c in khoi for x in ast.walk(c)
    )


def _bo_do(nut: ast.If) -> bool:
    """Whether a branch leaves the test, or the round of a loop, early."""
    return any(isinstance(x, ast.Return | ast.Continue) for x in ast.walk(nut))


def _trong_test(cay: ast.AST) -> Iterator[ast.AST]:
    """Everything inside tests, but for the functions and classes that they make."""
    for ham in ast.walk(cay):
        if isinstance(ham, ast.FunctionDef) and ham.name.startswith("test"):
            yield from _ben_trong(ham)


def _ben_trong(nut: ast.AST) -> Iterator[ast.AST]:
    for con in ast.iter_child_nodes(nut):
        if not isinstance(con, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield con
            yield from _ben_trong(con)


def _xau(ma: str) -> list[int]:
    """Lines where a clock is read, or where an assert of a test hangs on a condition."""
    cay = ast.parse(ma)
    nut = [x for x in ast.walk(cay) if _dong_ho(x)] + [x for x in _trong_test(cay) if _co_dieu_kien(x)]
    return sorted({x.lineno for x in nut})  # type: ignore[attr-defined]


@pytest.mark.parametrize("tep", sorted({*_TESTS.rglob("*.py")} - {_DO_CONG}), ids=lambda t: str(t.relative_to(_TESTS)))
def test_no_clock_and_no_condition_decides_what_a_test_says(tep: Path) -> None:
    assert _xau(tep.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "ma",
    [
        "import time",
        "x = datetime.now()",
        "run(lenh, timeout=60)",
        "con.wait(5)",
        "def test_a():\n if a:\n  assert b",
        "def test_a():\n if a:\n  return\n assert b",
        "def test_a():\n for a in b:\n  if a:\n   continue\n  assert a",
        "def test_a():\n assert a if b else c",
        "def test_a():\n assert a or b",
        "def test_a():\n assert (a, 'b')",
        "def test_a():\n with suppress(E):\n  assert a",
        "def test_a():\n try:\n  a()\n except E:\n  pass",
    ],
)
def test_what_is_looked_for_is_found(ma: str) -> None:
    assert len(_xau(ma)) == 1


@pytest.mark.parametrize(
    "ma",
    [
        "run(lenh, timeout=TREO)",
        "def test_a():\n if a:\n  assert b\n else:\n  assert c",
        "def test_a():\n if a:\n  x = 1\n assert x",
        "def test_a():\n assert a == (b or c)",
        "def nha_may():\n if a:\n  assert b",
        "def test_a():\n def gia(x):\n  if x:\n   return 1\n  assert x\n assert gia",
    ],
)
def test_what_is_sound_is_left_alone(ma: str) -> None:
    assert _xau(ma) == []
