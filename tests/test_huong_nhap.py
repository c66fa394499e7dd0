"""The rooms import lower tiers only, and importing the package costs nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import kehoach as kh

_GOC = Path(kh.__file__).parent
_TANG = (
    {"cua_tren", "he_thong"},
    {"loi"},
    {"chu", "ooxml", "nguon"},
    {"the_thuc"},
    {"vien_dan"},
    {"mo_hinh"},
    {"bo_cuc", "nap"},
    {"bang", "do_dac"},
    {"soan"},
    {"trinh_bay", "doc_lai", "kiem_tra", "xem_truoc"},
    {"so_sanh", "sua_the_thuc"},
    {"dong_loat", "so_tay"},
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


def _tep_cua(goc: Path, *phan: str) -> Iterator[str]:
    """The file of a module, or of a package, below the package whose folder is `goc`."""
    mo_dun, phong = goc.joinpath(*phan).with_suffix(".py"), goc.joinpath(*phan, "__init__.py")
    yield from (t.relative_to(goc).as_posix() for t in (mo_dun, phong) if t.is_file())


def _can_toi(goc: Path, tep: Path) -> set[str]:
    """Files that a file imports: at its head, inside functions, for type checkers only."""
    ra: set[str] = set()
    for nut in ast.walk(ast.parse(tep.read_text("utf-8"))):
        if isinstance(nut, ast.ImportFrom) and nut.module and nut.module.split(".")[0] == goc.name:
            phan = nut.module.split(".")[1:]
            con = {t for a in nut.names for t in _tep_cua(goc, *phan, a.name)}
            ra |= con or {*_tep_cua(goc, *phan)}
        elif isinstance(nut, ast.Import):
            ra |= {t for a in nut.names for t in _tep_cua(goc, *a.name.split(".")[1:]) if a.name.startswith(goc.name)}
    return ra


def _vong(goc: Path) -> list[list[str]]:
    """Groups of files below a package that need each other, in a circle of any length."""
    can = {t.relative_to(goc).as_posix(): _can_toi(goc, t) for t in sorted(goc.rglob("*.py"))}
    toi = {tep: _di_toi(can, tep) for tep in can}
    nhom = {tuple(x for x in can if x in toi[tep] and tep in toi[x]) for tep in can if tep in toi[tep]}
    return [list(x) for x in sorted(nhom)]


def _di_toi(can: Mapping[str, set[str]], tu: str) -> set[str]:
    """Every file that one file needs, directly or through others."""
    da_toi: set[str] = set()
    cho = [*can[tu]]
    while cho:
        tep = cho.pop()
        if tep not in da_toi:
            da_toi.add(tep)
            cho += can[tep]
    return da_toi


def test_no_two_files_need_each_other() -> None:
    assert _vong(_GOC) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("import goi.phong.b", "from goi.phong import a"),
        (
            "from goi.phong.b import x",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from goi.phong.a import y",
        ),
        ("from goi.phong import b", "def f():\n    from goi.phong.a import y\n    return y"),
    ],
)
def test_a_circle_is_seen_wherever_its_imports_stand(tmp_path: Path, a: str, b: str) -> None:
    phong = tmp_path / "goi" / "phong"
    phong.mkdir(parents=True)
    for ten, chu in (("__init__", ""), ("a", a), ("b", b), ("c", "from goi.phong.a import y")):
        (phong / f"{ten}.py").write_text(chu, "utf-8")
    assert _vong(tmp_path / "goi") == [["phong/a.py", "phong/b.py"]]


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
