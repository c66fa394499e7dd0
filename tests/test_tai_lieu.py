"""The pages say what is so: their examples run, their links lead somewhere, their tables are whole.

A fenced block is run when the first line of its fence says so, after the language:

    yaml chạy            loads as a plan (co_quan and trich_yeu are added where it has none) and is laid out
    yaml sai             is a plan with mistakes
    yaml chạy|sai TÊN    is also written to that file
    text in ra           each of its lines is a line of the plan before it, in this order
    text báo lỗi         is what loading the YAML before it reports
    python chạy          is run; the blocks of one page share their names
    console chạy         `$ kehoach …` lines are run, the lines after each are what it prints
"""

from __future__ import annotations

import importlib
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import kehoach as kh
from kehoach.bo_cuc import lay_out
from kehoach.cli import main
from kehoach.trinh_bay.van_ban_thuan import write_text

GOC = Path(__file__).parents[1]
TRANG_CHAY = [
    "README.md",
    *(f"docs/huong_dan/{ten}.md" for ten in ("viet_ke_hoach", "mau_rieng", "dung_trong_chuong_trinh")),
]
TRANG = sorted(
    [
        *(GOC / ten for ten in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
        *(t for thu_muc in ("", "huong_dan", "quyet_dinh") for t in (GOC / "docs" / thu_muc).glob("*.md")),
    ]
)
_KHOI = re.compile(r"^```(\w+) (chạy|sai|in ra|báo lỗi)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_BAT_BUOC = {"co_quan": "co_quan: {ten: Ủy ban nhân dân xã Mẫu, viet_tat: UBND}\n", "trich_yeu": "trich_yeu: Mẫu\n"}


@dataclass
class Trang:
    """What the blocks of one page leave for the blocks after them."""

    ten: str
    capsys: pytest.CaptureFixture[str]
    nguon: str = ""
    bien: dict[str, Any] = field(default_factory=dict)

    def run(self, loai: str, viec: str, tep: str | None, chu: str) -> None:
        if loai == "yaml":
            self.nguon = chu + "".join(v for k, v in _BAT_BUOC.items() if not re.search(f"^{k}:", chu, re.MULTILINE))
            Path(tep or "nguon.yaml").write_text(self.nguon, encoding="utf-8")
            Path("nguon.yaml").write_text(self.nguon, encoding="utf-8")
            if viec == "chạy":
                lay_out(kh.load("nguon.yaml"))
        elif (loai, viec) == ("text", "in ra"):
            _contains(write_text(lay_out(kh.load("nguon.yaml"))).splitlines(), chu.splitlines())
        elif (loai, viec) == ("text", "báo lỗi"):
            assert [re.sub(r"^nguon\.yaml:", "", str(p)) for p in kh.check("nguon.yaml")] == chu.splitlines()
        elif (loai, viec) == ("python", "chạy"):
            exec(compile(chu, self.ten, "exec"), self.bien)
        else:
            assert (loai, viec) == ("console", "chạy")
            self._console(chu)

    def _console(self, chu: str) -> None:
        self.capsys.readouterr()
        for lenh, ra in re.findall(r"^\$ kehoach (.*)\n((?:(?!\$ ).*\n)*)", chu, re.MULTILINE):
            main(shlex.split(lenh))
            out, err = self.capsys.readouterr()
            assert out + err == ra, lenh


def _contains(dong: list[str], can: list[str]) -> None:
    """Every wanted line stands in the text, in this order."""
    con = iter(dong)
    for x in can:
        assert x in con, f"không in ra «{x}»; in ra:\n" + "\n".join(dong)


def _khoi(ten: str) -> Iterator[tuple[int, tuple[str, str, str | None, str]]]:
    chu = (GOC / ten).read_text("utf-8")
    for m in _KHOI.finditer(chu):
        yield chu.count("\n", 0, m.start()) + 1, (m[1], m[2], m[3], m[4])


@pytest.mark.parametrize("ten", TRANG_CHAY)
def test_every_example_marked_as_complete_runs(
    ten: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    trang = Trang(ten, capsys)
    khoi = list(_khoi(ten))
    assert khoi
    for dong, x in khoi:
        try:
            trang.run(*x)
        except Exception as loi:
            raise AssertionError(f"{ten}:{dong}: {loi}") from loi


@pytest.mark.parametrize("tep", TRANG, ids=lambda t: str(t.relative_to(GOC)))
def test_every_link_leads_to_a_file(tep: Path) -> None:
    chu = re.sub(r"^```.*?^```$|`[^`\n]+`", "", tep.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    lien_ket = re.findall(r"\]\(([^)\s]+)\)", chu)
    assert [x for x in lien_ket if "://" not in x and not (tep.parent / x.split("#")[0]).exists()] == []


def test_every_dependency_has_its_line_of_justification() -> None:
    du_an = tomllib.loads((GOC / "pyproject.toml").read_text("utf-8"))["project"]
    can = [*du_an["dependencies"], *(x for nhom in du_an["optional-dependencies"].values() for x in nhom)]
    co = set(re.findall(r"^\| ([\w.-]+) \|", (GOC / "docs/phu_thuoc.md").read_text("utf-8"), re.MULTILINE))
    assert {re.split(r"[^\w.-]", x)[0] for x in can} - {"kehoach"} <= co


def test_every_fixture_is_in_the_readme() -> None:
    chu = (GOC / "README.md").read_text("utf-8")
    assert [t.name for t in (GOC / "fixtures/ke-hoach").glob("*.yaml") if t.name not in chu] == []


@pytest.mark.parametrize("ten", ["CHANGELOG.md", "docs/huong_dan/dung_trong_chuong_trinh.md"])
def test_every_public_name_that_is_written_in_full_exists(ten: str) -> None:
    ten_day_du = set(re.findall(r"`(kehoach(?:\.\w+)+)\b", (GOC / ten).read_text("utf-8")))
    assert ten_day_du
    for x in sorted(ten_day_du):
        assert _find(x) is not None


def _find(ten: str) -> object:
    """What a dotted name stands for: the longest module, then attributes."""
    phan = ten.split(".")
    for i in range(len(phan), 0, -1):
        try:
            x: object = importlib.import_module(".".join(phan[:i]))
        except ModuleNotFoundError:
            continue
        for con in phan[i:]:
            x = getattr(x, con)
        return x
    raise AssertionError(ten)
