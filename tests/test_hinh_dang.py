"""The shape of the code: functions short, files of one concept, public names documented."""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from types import ModuleType

import pytest

import kehoach as kh

_GOC = Path(kh.__file__).parent
_TEP = sorted(_GOC.rglob("*.py"))
_TRUNG_VI, _P90, _DAI_NHAT = 7, 16, 45
_DONG_MOT_TEP = 400
_CO_TAI_LIEU = 0.95


def _ham(chu: str) -> Iterator[tuple[str, int]]:
    """Every function of a text, inner ones too, with its lines: decorators, docstring and all."""
    for nut in ast.walk(ast.parse(chu)):
        if isinstance(nut, ast.FunctionDef | ast.AsyncFunctionDef):
            dau = min([nut.lineno, *(d.lineno for d in nut.decorator_list)])
            yield nut.name, (nut.end_lineno or dau) - dau + 1


def test_functions_are_short() -> None:
    ham = [(f"{t.relative_to(_GOC)}: {ten}", dong) for t in _TEP for ten, dong in _ham(t.read_text("utf-8"))]
    dai = [dong for _, dong in ham]
    assert len(dai) > 1000
    assert median(dai) <= _TRUNG_VI
    assert quantiles(dai, n=10)[-1] <= _P90
    assert [x for x in ham if x[1] > _DAI_NHAT] == []


def test_a_function_is_measured_whole() -> None:
    chu = '@a\n@b\ndef f(\n    x,\n):\n    """Doc."""\n    def g():\n        return x\n\n    return g\n'
    assert [*_ham(chu)] == [("f", 10), ("g", 2)]


def test_files_are_short() -> None:
    dong = {t.relative_to(_GOC).as_posix(): len(t.read_text("utf-8").splitlines()) for t in _TEP}
    assert {ten: n for ten, n in dong.items() if n > _DONG_MOT_TEP} == {}


def _mo_dun(tep: Path) -> ModuleType:
    phan = (_GOC.name, *tep.relative_to(_GOC).with_suffix("").parts)
    return importlib.import_module(".".join(phan[:-1] if phan[-1] == "__init__" else phan))


def _ten_cong_khai(mo_dun: ModuleType) -> Iterator[tuple[str, object]]:
    """A module, its classes and functions, and their methods and properties, but for names with an underscore."""
    yield mo_dun.__name__, mo_dun
    for ten, x in vars(mo_dun).items():
        if not ten.startswith("_") and _la_cua(x, mo_dun):
            yield f"{mo_dun.__name__}.{ten}", x
            if inspect.isclass(x):
                yield from ((f"{mo_dun.__name__}.{ten}.{con}", getattr(x, con)) for con in _phuong_thuc(x))


def _la_cua(x: object, mo_dun: ModuleType) -> bool:
    """Whether a class or function was written in this module."""
    return (inspect.isclass(x) or inspect.isroutine(x)) and inspect.getmodule(x) is mo_dun


def _phuong_thuc(lop: type) -> list[str]:
    co = (property, staticmethod, classmethod)
    return [t for t, x in vars(lop).items() if not t.startswith("_") and (inspect.isfunction(x) or isinstance(x, co))]


def test_public_names_are_documented() -> None:
    """As `help()` shows it: a method may have the words of the method it takes the place of."""
    ten = [x for t in _TEP for x in _ten_cong_khai(_mo_dun(t))]
    khong = [ten for ten, x in ten if not inspect.getdoc(x)]
    assert len(ten) > 1000
    assert 1 - len(khong) / len(ten) >= _CO_TAI_LIEU, khong


def test_a_name_without_a_docstring_is_seen() -> None:
    mo_dun = ModuleType("thu")
    exec(
        "class A:\n    def co(self): 'Doc.'\n    @property\n    def khong(self): ...\n    def _rieng(self): ...",
        vars(mo_dun),
    )
    exec("from pathlib import Path\ndef f(): ...", vars(mo_dun))
    with pytest.MonkeyPatch.context() as m:
        m.setitem(sys.modules, "thu", mo_dun)
        ten = dict(_ten_cong_khai(mo_dun))
    assert [*ten] == ["thu", "thu.A", "thu.A.co", "thu.A.khong", "thu.f"]
    assert [t for t, x in ten.items() if inspect.getdoc(x)] == ["thu.A.co"]
