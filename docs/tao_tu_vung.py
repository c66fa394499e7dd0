"""Write docs/tu_vung.md: every module and class by its docstring, the other terms from tu_vung.yaml.

The first line of a docstring begins with the name as it is spelt: «Phát hiện: one thing found wrong, …». Run after
naming something anew; nothing is imported, the sources are only read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import split
from typing import Any, NamedTuple

import yaml

DOCS = Path(__file__).parent
TRANG = DOCS / "tu_vung.md"
GOI = DOCS.parent / "src" / "kehoach"
DU_LIEU: dict[str, Any] = yaml.safe_load((DOCS / "tu_vung.yaml").read_text("utf-8"))
_COT = ("Trong mã", "Có dấu", "Tiếng Anh")
_TU_SINH = "Trang này được viết tự động bằng `python docs/tao_tu_vung.py`, từ docstring và `docs/tu_vung.yaml`."


class Ten(NamedTuple):
    """A name of the code: where it stands, as it is spelt, what it means ("" where its docstring does not say)."""

    phong: str
    ma: str
    co_dau: str
    nghia: str


def list_ten(goi: Path = GOI) -> list[Ten]:
    """Every module and class of a package, room by room: a room, its modules by name, each before its classes."""
    tep = sorted(goi.rglob("*.py"), key=lambda t: (t.parent, t.stem != "__init__", t.stem))
    return [x for t in tep for x in _ten_trong(goi, t)]


def _ten_trong(goi: Path, tep: Path) -> Iterator[Ten]:
    phong = ".".join((goi.name, *tep.parent.relative_to(goi).parts))
    cay = ast.parse(tep.read_text("utf-8"))
    yield _ten(phong, tep.parent.name if tep.stem == "__init__" else tep.stem, cay)
    lop = (x for x in ast.walk(cay) if isinstance(x, ast.ClassDef))
    yield from (_ten(phong, x.name, x) for x in sorted(lop, key=lambda x: x.name))


def _ten(phong: str, ma: str, nut: ast.Module | ast.ClassDef) -> Ten:
    cau = (ast.get_docstring(nut) or "").split("\n\n")[0].replace("\n", " ")
    dau, hai_cham, con_lai = cau.partition(": ")
    return Ten(phong, ma, dau, _cau_dau(con_lai)) if hai_cham else Ten(phong, ma, "", _cau_dau(cau))


def _cau_dau(chu: str) -> str:
    """The first sentence, without its stop."""
    return split(r"\.\s+(?=[A-Z`(])", chu)[0].removesuffix(".")


def write_trang() -> str:
    """The page: the terms written by hand, then a table for each room."""
    dong = ["# Từ vựng", "", _TU_SINH, "", DU_LIEU["mo_dau"].strip(), ""]
    for nhom in DU_LIEU["nhom"]:
        dong += _bang(nhom["ten"], nhom["cot"], ((ma, *o) for ma, o in nhom["tu"].items()))
    ten = list_ten()
    for phong in dict.fromkeys(x.phong for x in ten):
        hang = ((x.ma, x.co_dau, x.nghia) for x in ten if x.phong == phong)
        dong += _bang(f"`{phong}`", _COT, hang)
    return "\n".join(dong).rstrip() + "\n"


def _bang(ten: str, cot: Iterable[str], hang: Iterable[tuple[str, ...]]) -> list[str]:
    dau = [*cot]
    return [f"## {ten}", "", _hang(dau), "|" + "---|" * len(dau), *(_hang((f"`{ma}`", *o)) for ma, *o in hang), ""]


def _hang(o: Iterable[str]) -> str:
    return "| " + " | ".join(x.replace("|", "\\|") for x in o) + " |"


def main() -> None:
    """Write the page."""
    TRANG.write_text(write_trang(), encoding="utf-8")


if __name__ == "__main__":
    main()
