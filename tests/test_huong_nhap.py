"""The rooms import lower tiers only, and importing the package costs nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kehoach as kh

_GOC = Path(kh.__file__).parent
_TANG = (
    {"cua_tren", "he_thong"},
    {"loi"},
    {"chu", "ooxml", "nguon"},
    {"vien_dan", "the_thuc"},
    {"mo_hinh"},
    {"bo_cuc", "nap"},
    {"trinh_bay", "doc_lai", "kiem_tra", "xem_truoc"},
    {"dong_loat", "sua_the_thuc"},
    {"so_tay"},
    {"_api"},
    {"__init__"},
    {"cli"},
    {"__main__"},
)
_THU_TU = {phong: i for i, tang in enumerate(_TANG) for phong in tang}
_TEP = sorted(_GOC.rglob("*.py"))
# `kehoach.__version__` is a name, not a room.
_TEN_KHONG_PHONG = {"__version__"}


def _phong(tep: Path) -> str:
    phan = tep.relative_to(_GOC).parts
    return phan[0] if len(phan) > 1 else tep.stem


def _nhap(tep: Path) -> Iterator[tuple[int, str]]:
    """Rooms that a file imports, wherever in it, with the line."""
    for nut in ast.walk(ast.parse(tep.read_text("utf-8"))):
        if isinstance(nut, ast.ImportFrom) and nut.module and nut.module.split(".")[0] == "kehoach":
            phan = nut.module.split(".")
            ten = [phan[1]] if len(phan) > 1 else [a.name if a.name in _THU_TU else "__init__" for a in nut.names]
            yield from ((nut.lineno, t) for t in ten)
        elif isinstance(nut, ast.Import):
            ten = [[*a.name.split("."), "__init__"] for a in nut.names]
            yield from ((nut.lineno, t[1]) for t in ten if t[0] == "kehoach")
        elif isinstance(nut, ast.ImportFrom) and nut.level:
            yield nut.lineno, f"nhập tương đối {nut.module}"


@pytest.mark.parametrize("tep", [t for t in _TEP if _phong(t) != "__init__"], ids=lambda t: str(t.relative_to(_GOC)))
def test_a_room_imports_itself_and_lower_tiers_only(tep: Path) -> None:
    """All but the front door: it names, lazily, what lies below."""
    phong = _phong(tep)
    cao = [(dong, x) for dong, x in _nhap(tep) if x != phong and _THU_TU.get(x, 99) >= _THU_TU[phong]]
    assert cao == []


def test_every_room_has_a_tier() -> None:
    assert {_phong(t) for t in _TEP} <= _THU_TU.keys()


def test_the_public_names_are_sorted_and_visible() -> None:
    assert kh.__all__ == sorted(kh.__all__)
    assert dir(kh) == kh.__all__
    for ten in kh.__all__:
        assert getattr(kh, ten) is not None


def test_the_names_for_type_checkers_are_the_public_names() -> None:
    """`if TYPE_CHECKING:` and `__all__` are written twice; they must agree."""
    cay = ast.parse((_GOC / "__init__.py").read_text("utf-8"))
    khoi = next(n for n in cay.body if isinstance(n, ast.If))
    ten = {a.asname or a.name for n in khoi.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert ten | {"__version__"} == set(kh.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        kh.khong_co  # noqa: B018


def _nap_gi(lenh: str) -> set[str]:
    ma = f"import sys; {lenh}; print(*sorted(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", ma], check=True, capture_output=True, text=True).stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    nang = {
        "pydantic",
        "pydantic_core",
        "lxml",
        "lxml.etree",
        "jinja2",
        "docxtpl",
        "docx",
        "yaml",
        "markdown_it",
        "babel",
    }
    assert not _nap_gi("import kehoach") & nang
    assert not _nap_gi("import kehoach; kehoach.NguonHongError; kehoach.render; dir(kehoach)") & (nang - {"yaml"})


def test_loading_a_plan_does_not_load_what_rendering_needs() -> None:
    du_lieu = "{'co_quan': {'ten': 'A'}, 'trich_yeu': 'b'}"
    assert not _nap_gi(f"import kehoach; kehoach.load({du_lieu})") & {"docxtpl", "docx", "jinja2", "lxml.etree"}
