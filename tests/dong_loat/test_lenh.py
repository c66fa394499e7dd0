"""What the commands print and which code they end with."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from nha_may_du_an import hash_ra, write_du_an, write_nguon

from kehoach.dong_loat.lenh import run_build, run_check_build
from kehoach.dong_loat.tien_do import open_tien_do
from kehoach.loi import MucDo, PhatHien, ViTri

GOC = Path(__file__).parents[2]


def _build(thu_muc: Path, **x: bool) -> tuple[int, str, str]:
    ra, bao = io.StringIO(), io.StringIO()
    return run_build(thu_muc, ra=ra, bao=bao, **x), ra.getvalue(), bao.getvalue()  # type: ignore[arg-type]


def test_a_build_names_what_it_wrote_and_sums_up(tmp_path: Path) -> None:
    ma, ra, bao = _build(write_du_an(tmp_path, 2))
    assert (ma, bao) == (0, "")
    assert ra.splitlines()[:2] == ["ghi ra/k000.docx", "ghi ra/k001.docx"]
    assert ra.splitlines()[2].startswith("Ghi 2, không đổi 0, hỏng 0; ")
    assert _build(tmp_path)[1].startswith("Ghi 0, không đổi 2, hỏng 0; ")


def test_thousands_of_names_do_not_bury_the_summary(tmp_path: Path) -> None:
    dong = _build(write_du_an(tmp_path, 23))[1].splitlines()
    assert dong[19:21] == ["ghi ra/k019.docx", "… và 3 văn bản khác"]
    assert dong[21].startswith("Ghi 23, ")
    assert len(dong) == 22


def test_failures_are_listed_with_their_places_and_the_code_is_2(tmp_path: Path) -> None:
    write_du_an(tmp_path, 2)
    (tmp_path / "ke-hoach" / "k000.yaml").write_text("trich_yeu: x\n", "utf-8")
    ma, ra, bao = _build(tmp_path)
    assert ma == 2
    assert bao.startswith("ke-hoach/k000.yaml:1:1: lỗi")
    assert "ghi ra/k001.docx" in ra


def test_orphans_are_named_and_prune_says_what_it_removed(tmp_path: Path) -> None:
    _build(write_du_an(tmp_path, 2))
    (tmp_path / "ke-hoach" / "k000.yaml").unlink()
    assert "mồ côi ra/k000.docx" in _build(tmp_path)[1]
    assert "xóa ra/k000.docx" in _build(tmp_path, prune=True)[1]


def test_a_check_counts_advice_and_tells_the_rest(tmp_path: Path) -> None:
    def kiem(muc: MucDo) -> Sequence[PhatHien]:
        return [PhatHien("nd30.x.t01", muc, ViTri(), "Nên sửa."), PhatHien("nd30.x.t02", "goi_y", ViTri(), "Nên đổi.")]

    _build(write_du_an(tmp_path, 3))
    assert run_check_build(tmp_path, kiem=lambda _: kiem("goi_y"), ra=(ra := io.StringIO())) == 0
    assert ra.getvalue() == (
        "6 gợi ý về thể thức không kể ở đây; thêm --format json để xem.\nMọi văn bản đúng với nguồn.\n"
    )
    assert run_check_build(tmp_path, kiem=lambda _: kiem("loi"), ra=(ra := io.StringIO())) == 1
    assert ra.getvalue().count("Nên sửa.") == 3
    assert "Nên đổi." not in ra.getvalue()


def test_check_ends_with_0_1_or_2(tmp_path: Path) -> None:
    write_du_an(tmp_path, 2)
    assert run_check_build(tmp_path, ra=(ra := io.StringIO())) == 1
    assert "Chưa có văn bản" in ra.getvalue()
    _build(tmp_path)
    assert run_check_build(tmp_path, ra=(ra := io.StringIO())) == 0
    assert ra.getvalue() == "Mọi văn bản đúng với nguồn.\n"
    write_nguon(tmp_path, 1, so=88)
    assert run_check_build(tmp_path, ra=io.StringIO()) == 1
    (tmp_path / "ke-hoach" / "k001.yaml").write_text("trich_yeu: x\n", "utf-8")
    assert run_check_build(tmp_path, ra=io.StringIO()) == 2


def test_check_writes_findings_in_the_format_asked_for(tmp_path: Path) -> None:
    def dem(phat_hien: Sequence[PhatHien]) -> str:
        return f"{len(phat_hien)} phát hiện"

    write_du_an(tmp_path, 2)
    run_check_build(tmp_path, viet=dem, ra=(ra := io.StringIO()))
    assert ra.getvalue() == "2 phát hiện\n"


class _ManHinh(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_progress_bar_stands_on_a_terminal_only() -> None:
    assert open_tien_do(io.StringIO()) is None
    ve = open_tien_do(man := _ManHinh())
    assert ve is not None
    for i in range(1, 1001):
        ve(i, 1000)
    assert man.getvalue().endswith("1000/1000\n")
    assert man.getvalue().count("\r") <= 202


def test_the_example_project_builds_checks_and_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(GOC / "fixtures" / "ke-hoach", tmp_path / "ke-hoach")
    mau = tmp_path / "build"
    shutil.copytree(GOC / "fixtures" / "build", mau, ignore=shutil.ignore_patterns("van-ban", "kehoach.lock"))
    assert _build(mau)[0] == 0
    assert sorted(hash_ra(mau, "van-ban"))[-3:] == ["xa/xa-01.docx", "xa/xa-02.docx", "xa/xa-03.docx"]
    assert run_check_build(mau, ra=io.StringIO()) == 0
    assert _build(mau)[1].startswith("Ghi 0, không đổi 8")


# The recipes of docs/ci and the hooks of .pre-commit-hooks.yaml: their own commands are run.


def _lenh_ci() -> list[tuple[str, str]]:
    """(recipe, command) of every line that calls kehoach."""
    github = yaml.safe_load((GOC / "docs/ci/github.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((GOC / "docs/ci/gitlab.yml").read_text("utf-8"))
    buoc = [s["run"] for v in github["jobs"].values() for s in v["steps"] if "run" in s]
    buoc_gitlab = [d for v in gitlab.values() if isinstance(v, dict) for d in v.get("script", [])]
    moc = yaml.safe_load((GOC / ".pre-commit-hooks.yaml").read_text("utf-8"))
    lenh = [("github", d.strip()) for b in buoc for d in b.splitlines() if d.strip().startswith("kehoach")]
    lenh += [("gitlab", d) for d in buoc_gitlab if d.startswith("kehoach")]
    return lenh + [("pre-commit", " ".join([m["entry"], *m.get("args", [])])) for m in moc]


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """A repository with a built project, its source changed since."""
    write_du_an(tmp_path, 2)
    _build(tmp_path)
    chay = ["git", "-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    for lenh in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "x"], ["branch", "-q", "goc"]):
        subprocess.run([*chay, *lenh], cwd=tmp_path, check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null"})
    return tmp_path


@pytest.mark.parametrize(("noi", "lenh"), _lenh_ci())
def test_commands_of_the_recipes_pass_on_a_built_project_and_fail_on_drift(kho: Path, noi: str, lenh: str) -> None:
    moi_truong = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "BASE": "goc",
        "tep": "ke-hoach/k001.yaml",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "goc",
    }
    chay = lambda: subprocess.run(lenh, shell=True, cwd=kho, env=moi_truong, capture_output=True, text=True)  # noqa: E731
    truoc = chay()
    assert truoc.returncode == 0, (noi, truoc.stderr)
    write_nguon(kho, 1, so=88)
    sau = chay()
    if "--check" in lenh:
        assert sau.returncode == 1, (noi, sau.stderr)
        assert "ra/k001.docx" in sau.stdout
    else:
        assert sau.returncode in (0, 1), (noi, sau.stderr)
        assert "Traceback" not in sau.stderr


def test_every_recipe_checks_the_build() -> None:
    assert {noi for noi, lenh in _lenh_ci() if "build --check" in lenh} == {"github", "gitlab", "pre-commit"}
