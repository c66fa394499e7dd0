"""Thư mục chế độ: where the data of regimes lie: one folder a regime, named by its id.

A folder holds `trinh_bay.yaml` (layout), `loai.yaml` (kinds of documents) and `quy_tac/*.yaml` (rules of form). Its
template is made from the layout; a shipped one lies in `templates/docx/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

Goc = tuple[Traversable, ...]
TEP_TRINH_BAY = "trinh_bay.yaml"
_goc: Goc = (files("kehoach.the_thuc") / "du_lieu",)


def goc_che_do() -> Goc:
    """The folders whose subfolders are regimes: the package's own, then those added."""
    return _goc


@contextmanager
def open_goc(*thu_muc: Path) -> Iterator[None]:
    """Know the regimes in these folders too while the context lasts, in this process and those it starts.

    Whatever is cached of regimes is cached by their folders, so nothing has to be cleared.
    """
    global _goc
    cu = _goc
    _goc = (*cu, *thu_muc)
    try:
        yield
    finally:
        _goc = cu


def goc_them() -> Goc:
    """The folders that were added."""
    return _goc[1:]


def set_goc_them(thu_muc: Goc) -> None:
    """Know these added folders for good: for a process that was started anew and knows the package's own only."""
    global _goc
    _goc = (_goc[0], *thu_muc)


def list_thu_muc() -> Mapping[str, Traversable]:
    """The folder of each regime, by id; of two with one id the first added counts."""
    return _liet_ke(_goc)


@cache
def _liet_ke(goc: Goc) -> Mapping[str, Traversable]:
    tat_ca = [m for g in reversed(goc) for m in sorted(g.iterdir(), key=lambda m: m.name)]
    return {m.name: m for m in tat_ca if m.is_dir() and (m / TEP_TRINH_BAY).is_file()}


def load_yaml(tep: Traversable) -> object:
    """The data of one file of this room or of a regime (ours, not a user's: the safe loader is enough)."""
    import yaml

    tai = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    du_lieu: object = yaml.load(tep.read_text("utf-8"), Loader=tai)
    return du_lieu
