"""Citation files that several plans share."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
from kehoach.cli import main

CHUNG = "kh07: Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú về việc giảm nghèo\nthua: Luật Giá\n"
KE_HOACH = """\
co_quan: {ten: Sở Mẫu}
trich_yeu: Thử
vien_dan_tep: ../chung/vien-dan.yaml
noi_dung: Theo [@kh07].
"""


def _viet(goc: Path, chung: str = CHUNG, ke_hoach: str = KE_HOACH) -> Path:
    (goc / "chung").mkdir()
    (goc / "ke-hoach").mkdir()
    (goc / "chung" / "vien-dan.yaml").write_text(chung, "utf-8")
    tep = goc / "ke-hoach" / "a.yaml"
    tep.write_text(ke_hoach, "utf-8")
    return tep


def test_a_shared_file_is_found_beside_the_plan_and_only_what_is_cited_is_taken(tmp_path: Path) -> None:
    plan = kh.load(_viet(tmp_path))
    assert list(plan.vien_dan) == ["kh07"]
    assert plan.vien_dan["kh07"].tat == "Kế hoạch số 07/KH-UBND"


def test_an_entry_of_the_plan_goes_before_the_shared_one(tmp_path: Path) -> None:
    tep = _viet(tmp_path, ke_hoach=KE_HOACH + "vien_dan: {kh07: Luật Giá}\n")
    assert kh.load(tep).vien_dan["kh07"].day_du == "Luật Giá"


def test_a_plan_with_a_shared_file_is_written_back_whole(tmp_path: Path) -> None:
    plan = kh.load(_viet(tmp_path))
    assert kh.load(_ghi(tmp_path / "lai.yaml", kh.dump(plan))) == plan


def _ghi(tep: Path, chu: str) -> Path:
    tep.write_text(chu, "utf-8")
    return tep


@pytest.mark.parametrize(
    ("chung", "ke_hoach", "mong"),
    [
        (CHUNG, KE_HOACH.replace("vien-dan.yaml", "khong-co.yaml"), "khong-co.yaml"),
        ("kh07: [1, 2]\n", KE_HOACH, "vien-dan.yaml:1:"),
        ("kh07: {loai: Kế hoạch, la: x}\n", KE_HOACH, "vien-dan.yaml:1:"),
        (CHUNG, KE_HOACH.replace("../chung/vien-dan.yaml", "{a: b}"), "a.yaml:3:"),
    ],
)
def test_what_is_wrong_is_said_with_its_own_file(tmp_path: Path, chung: str, ke_hoach: str, mong: str) -> None:
    with pytest.raises(kh.NguonHongError) as loi:
        kh.load(_viet(tmp_path, chung, ke_hoach))
    assert mong in str(loi.value)


@pytest.mark.parametrize(
    ("chung", "cho"),
    [("kh07: [1, 2]\n", "vien-dan.yaml:1:7: «kh07»"), ("kh07: Luật Giá\nkh07: x\n", "vien-dan.yaml:2:1: ")],
)
def test_a_plan_whose_shared_file_is_wrong_is_not_called_good(
    chung: str, cho: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tep = _viet(tmp_path, chung)
    lai = _ghi(tep.with_name("b.yaml"), KE_HOACH)
    assert main(["check", str(tep), str(lai)]) == 2
    ra = capsys.readouterr().out
    noi = tmp_path / "chung" / "vien-dan.yaml"
    assert ra.startswith(f"{tep}: chưa nạp được vì {noi}\n{lai}: chưa nạp được vì {noi}\n{noi}\n  lỗi (1)\n")
    assert ra.count(cho) == 1
    assert "tốt" not in ra
