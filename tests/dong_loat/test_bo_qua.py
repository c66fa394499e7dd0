"""[[bo_qua]]: what a project switches off, and what it only seems to."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from nha_may_du_an import write_du_an

import kehoach as kh
from kehoach.cli import main
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.lenh import run_build, run_check_build
from kehoach.nap.tep_du_an import find_du_an

TAT = '\n[[bo_qua]]\nly_do = "cơ quan này không dùng"\nma = "{}"\n'


@pytest.mark.parametrize(
    ("ma", "cau", "goi_y"),
    [
        ("nd.cho_den", "Không phát hiện nào có mã «nd.cho_den»", "có phải «nd.cho_dien»?"),
        ("nd30.khac", "Không phát hiện nào có mã «nd30.khac»", "kehoach rules"),
        ("nap.thieu", "không tắt được", "bỏ khối này"),
    ],
)
def test_a_code_that_switches_nothing_off_is_a_warning_at_its_line(
    ma: str, cau: str, goi_y: str, tmp_path: Path
) -> None:
    (p,) = read_du_an(write_du_an(tmp_path, 1, TAT.format("nd.cho_dien") + TAT.format(ma))).canh_bao
    assert (p.ma, p.muc_do, p.vi_tri.dong, p.vi_tri.duong_dan) == ("xay.du_an", "canh_bao", 10, "bo_qua[1].ma")
    assert cau in p.thong_diep
    assert goi_y in p.goi_y


def test_a_warning_stops_no_build_and_no_check(tmp_path: Path) -> None:
    write_du_an(tmp_path, 1, TAT.format("nd.cho_den"))
    assert run_build(tmp_path, ra=io.StringIO(), bao=(bao := io.StringIO())) == 0
    assert bao.getvalue().startswith(f"{tmp_path}/kehoach.toml:6: cảnh báo xay.du_an: ")
    assert kh.build(tmp_path).tot
    assert run_check_build(tmp_path, ra=(ra := io.StringIO())) == 0
    assert "kehoach.toml:6: Không phát hiện nào" in ra.getvalue()


# Two ways to check a file, one answer: that of the project the file belongs to.

HO_TEN = "nd30.dieu8.k2.g.t02"  # no name of a signer: every plan of the small projects has this finding


def _cua_cli(tep: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", str(tep), "--format", "json"])
    return [p["ma"] for p in json.loads(capsys.readouterr().out)["phat_hien"]]


@pytest.fixture
def du_an(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that switches one finding off; the current folder is another project, which switches off the others."""
    noi_khac = tmp_path / "noi-khac"
    write_du_an(noi_khac, 1, TAT.format("nd30.dieu8.k2.g.t01"))
    monkeypatch.chdir(noi_khac)
    thu_muc = write_du_an(tmp_path / "du-an", 1, TAT.format(HO_TEN))
    kh.build(thu_muc)
    return thu_muc


@pytest.mark.parametrize("tep", ["ke-hoach/k000.yaml", "ra/k000.docx"])
def test_the_command_and_the_function_leave_out_what_the_project_of_the_file_switches_off(
    tep: str, du_an: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cua_ham = [p.ma for p in kh.check(du_an / tep)]
    assert cua_ham == _cua_cli(du_an / tep, capsys)
    assert "nd30.dieu8.k2.g.t01" in cua_ham
    assert HO_TEN not in cua_ham
    (du_an / "kehoach.toml").unlink()
    assert HO_TEN in [p.ma for p in kh.check(du_an / tep)]
    assert HO_TEN in _cua_cli(du_an / tep, capsys)


def test_a_source_has_the_findings_that_checking_its_project_gives(du_an: Path) -> None:
    mot_tep = [(p.ma, p.vi_tri.dong, p.thong_diep) for p in kh.check(du_an / "ke-hoach" / "k000.yaml")]
    ca_du_an = [(p.ma, p.vi_tri.dong, p.thong_diep) for p in kh.check_build(du_an)]
    assert mot_tep == ca_du_an != []


def test_a_plan_without_a_file_belongs_to_no_project(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(du_an)
    assert HO_TEN in [p.ma for p in kh.check(kh.load(du_an / "ke-hoach" / "k000.yaml"))]


def test_what_cannot_be_loaded_is_told_whatever_the_project_says(
    du_an: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (du_an / "kehoach.toml").write_text(TAT.format("nap.thieu"), "utf-8")
    tep = du_an / "ke-hoach" / "k000.yaml"
    tep.write_text("trich_yeu: x\n", "utf-8")
    assert [p.ma for p in kh.check(tep)] == ["nap.thieu", "xay.du_an"] == _cua_cli(tep, capsys)
    assert main(["check", str(tep)]) == 2


@pytest.mark.parametrize(
    ("toml", "muc_do", "dong", "ma_thoat"),
    [
        ("nguon = [", "loi", None, 2),
        ('[[bo_qua]]\nma = "nd.cho_dien"\n', "loi", 1, 2),
        (TAT.format("nd.cho_den"), "canh_bao", 4, 0),
        ('mau = "khong-co.docx"\n', None, None, 0),  # for a build to tell
    ],
)
def test_a_project_that_switches_off_wrongly_is_a_finding_once(
    toml: str, muc_do: str | None, dong: int | None, ma_thoat: int, du_an: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (du_an / "kehoach.toml").write_text(toml, "utf-8")
    tep = [str(du_an / "ke-hoach" / "k000.yaml"), str(du_an / "ra" / "k000.docx")]
    sai = [(p.muc_do, p.vi_tri.dong) for p in kh.check(tep[0]) if p.ma == "xay.du_an"]
    assert sai == ([(muc_do, dong)] if muc_do else [])
    assert main(["check", *tep]) == ma_thoat
    assert capsys.readouterr().out.count("[xay.du_an]") == len(sai)


def test_the_nearest_project_above_a_file_is_its_own(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (du_an / "ke-hoach" / "sau").mkdir()
    tep = du_an / "ke-hoach" / "sau" / ".." / "sau" / "x.yaml"
    assert find_du_an(tep) == du_an / "kehoach.toml"
    monkeypatch.chdir(du_an / "ke-hoach")
    assert find_du_an("sau/x.yaml") == du_an / "kehoach.toml"
    (du_an / "ke-hoach" / "kehoach.toml").touch()
    assert find_du_an("sau/x.yaml") == Path("kehoach.toml")
    assert find_du_an("../sau/x.yaml") == du_an / "kehoach.toml"


@pytest.mark.parametrize("tep", ["a\0b/x.yaml", "\ud800/x.yaml", "x" * 5000 + "/x.yaml"])
def test_a_path_that_is_none_belongs_to_no_project(tep: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_du_an(tep) is None
    assert [p.ma for p in kh.check(tep)] == ["nap.tep"]
