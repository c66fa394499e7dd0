"""Versions: ranges in pyproject.toml, pins in tools/phien_ban.txt and reasons in docs/phu_thuoc.md agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

GOC = Path(__file__).resolve().parents[1]
_PYPROJECT = tomllib.loads((GOC / "pyproject.toml").read_text("utf-8"))
_DU_AN = _PYPROJECT["project"]
CHAY = [Requirement(x) for x in _DU_AN["dependencies"]]
THEM = [Requirement(x) for nhom in _DU_AN["optional-dependencies"].values() for x in nhom]
DUNG = [Requirement(x) for x in _PYPROJECT["build-system"]["requires"]]
_DONG_GHIM = [x for x in (GOC / "tools/phien_ban.txt").read_text("utf-8").splitlines() if not x.startswith("#")]
GHIM = {canonicalize_name(ten): so for ten, so in (x.split("==") for x in _DONG_GHIM)}


def test_the_pins_are_names_and_versions_and_nothing_else() -> None:
    """No address, no host, no path: the file says what, not from where."""
    assert [x for x in _DONG_GHIM if not re.fullmatch(r"[\w.-]+==[\w.]+", x)] == []
    assert len(_DONG_GHIM) == len(GHIM) > 50


@pytest.mark.parametrize("mot", [*CHAY, *THEM, *DUNG], ids=str)
def test_what_is_asked_for_is_pinned_within_its_range(mot: Requirement) -> None:
    assert GHIM[canonicalize_name(mot.name)] in mot.specifier


@pytest.mark.parametrize("mot", [*CHAY, *THEM, *DUNG], ids=str)
def test_every_bound_has_its_reason(mot: Requirement) -> None:
    """Those of pyproject.toml, as they stand there; a requirement without bounds needs none."""
    can = [str(x) for x in mot.specifier]
    bang = (GOC / "docs/phu_thuoc.md").read_text("utf-8").split("## Bounds")[1]
    dong = next((d for d in bang.splitlines() if d.startswith(f"| {mot.name} |")), "")
    assert [x for x in can if f"`{x}`" not in dong] == []


def test_the_tests_of_the_oldest_versions_install_the_lower_bounds() -> None:
    chay = [sys.executable, str(GOC / "tools/can_duoi.py")]
    ra = subprocess.run(chay, check=True, capture_output=True, text=True).stdout.split()
    duoi = [f"{x.name}=={next(s.version for s in x.specifier if s.operator == '>=')}" for x in CHAY]
    assert ra == duoi


@pytest.mark.parametrize("so", ["0.5.15", "0.5.16"])
def test_the_malicious_releases_of_num2words_are_out_of_range(so: str) -> None:
    """Of July 2025: pypi/warehouse issue 18462."""
    (num2words,) = (x for x in CHAY if x.name == "num2words")
    assert "0.5.14" in num2words.specifier
    assert so not in num2words.specifier
