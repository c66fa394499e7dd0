"""What contradicts itself on the command line is refused with a sentence, never obeyed by half."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nha_may_du_an import write_du_an

import kehoach as kh
from kehoach.cli import main


@pytest.mark.parametrize(
    ("doi_so", "cau"),
    [
        (["--jobs", "0"], "0 tiến trình không phải một cách chạy; jobs từ 1 trở lên."),
        (["--jobs", "-3"], "-3 tiến trình không phải"),
        (["--jobs", "0", "--check"], "0 tiến trình không phải một cách chạy; jobs từ 1 trở lên."),
        (["--jobs", "2", "--dask", "tcp://127.0.0.1:1"], "Chỉ chọn một cách chạy"),
    ],
)
def test_a_build_without_a_way_to_run_is_bad_usage(
    doi_so: list[str], cau: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_du_an(tmp_path, 1)
    assert main(["build", str(tmp_path), *doi_so]) == 2
    assert cau in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize("dung", [kh.build, kh.check_build])
def test_a_caller_is_told_the_same_as_an_error_of_values(dung: object, tmp_path: Path) -> None:
    write_du_an(tmp_path, 1)
    with pytest.raises(kh.KeHoachError, match="từ 1 trở lên") as loi:
        dung(tmp_path, jobs=0)  # type: ignore[operator]
    assert isinstance(loi.value, ValueError)


@pytest.mark.parametrize("la", [["--prune"], ["--fail-fast"], ["--dask", "tcp://127.0.0.1:1"]])
def test_a_check_takes_no_option_that_it_would_ignore(
    la: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_du_an(tmp_path, 1)
    assert main(["build", str(tmp_path), "--check", *la]) == 2
    assert f"không đi cùng {la[0]}." in capsys.readouterr().err


def test_a_build_writes_its_findings_in_the_format_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_du_an(tmp_path, 2)
    (tmp_path / "ke-hoach" / "k000.yaml").write_text("trich_yeu: x\n", "utf-8")
    assert main(["build", str(tmp_path), "--format", "json"]) == 2
    luong = capsys.readouterr()
    (p,) = json.loads(luong.out)["phat_hien"]
    assert (p["ma"], p["vi_tri"]["tep"]) == ("nap.thieu", "ke-hoach/k000.yaml")
    assert luong.err.splitlines()[0] == "ghi ra/k001.docx"
    assert luong.err.splitlines()[1].startswith("Ghi 1, ")


def test_a_build_without_findings_has_an_empty_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_du_an(tmp_path, 1)
    assert main(["build", str(tmp_path), "--format", "github"]) == 0
    assert capsys.readouterr().out == ""
