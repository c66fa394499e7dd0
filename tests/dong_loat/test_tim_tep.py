"""Patterns of a project: what they find, and where they stop."""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest
from nha_may_du_an import write_du_an

from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.tim_tep import TimTep
from kehoach.loi import NguonHongError

_CAY = (
    "a.yaml", "b.yml", "x/a.yaml", "x/y/a.yaml", "x/y/z/b.yaml", ".an/a.yaml", "x/.an.yaml", "[n].yaml",
    "Kế hoạch.yaml",
)  # fmt: skip
_MAU = (
    "*.yaml", "a.yaml", "./a.yaml", "x/*.yaml", "*/a.yaml", "**/*.yaml", "**", "x/**", "**/y/**/*.yaml", "x/**/a.yaml",
    "**/**/*.yaml", ".an/*.yaml", "x/.*", "?.y*ml", "[ab].*", "[[]n].yaml", "khong/*.yaml", "a.yaml/*", "x", "*",
    "x//a.yaml", "Kế*", "../d/*.yaml", "../*/x/a.yaml", "../../*/d/a.yaml", "", "..", "**/../*.yaml",
)  # fmt: skip


@pytest.fixture
def du_an(tmp_path: Path) -> Path:
    for ten in _CAY:
        tep = tmp_path / "d" / ten
        tep.parent.mkdir(parents=True, exist_ok=True)
        tep.write_text("", "utf-8")
    return tmp_path / "d"


@pytest.mark.parametrize("mau", _MAU[:-1])
def test_a_pattern_finds_the_files_that_a_shell_would(du_an: Path, mau: str) -> None:
    """Two ways, one answer: the standard library, without bounds."""
    tim = TimTep(du_an)
    mong = {x for x in glob.glob(mau, root_dir=du_an, recursive=True) if (du_an / x).is_file()}  # noqa: PTH207
    assert tim.find(mau) == sorted({os.path.normpath(x) if not x.startswith("..") else x for x in mong})
    assert tim.loi == []


@pytest.mark.parametrize("mau", ["/etc/*.conf", "**/../*.yaml", "x/../../*.yaml"])
def test_a_pattern_begins_at_the_project_and_says_how_far_up_it_looks(du_an: Path, mau: str) -> None:
    tim = TimTep(du_an)
    assert tim.find(mau) == []
    assert [x for x, _ in tim.loi] == [f"«{mau}» không tính từ thư mục của dự án."]


def test_a_link_to_a_folder_above_is_not_followed_without_end(du_an: Path) -> None:
    (du_an / "x" / "vong").symlink_to(du_an)
    (du_an / "vong").symlink_to(du_an / "vong")
    tim = TimTep(du_an)
    assert tim.find("**/a.yaml") == ["a.yaml", "x/a.yaml", "x/y/a.yaml"]
    assert tim.da_xem < 40
    assert tim.find("*/vong/a.yaml") == ["x/vong/a.yaml"]  # named, and inside: as often as it is named
    assert tim.loi == []


@pytest.mark.parametrize("mau", ["*.yaml", "lk.yaml", "thu-muc/*.yaml", "thu-*/*.yaml", "**/lk.yaml"])
def test_a_link_that_leads_out_of_the_project_is_told_and_not_followed(du_an: Path, mau: str) -> None:
    ngoai = du_an.parent / "ngoai"
    ngoai.mkdir()
    (ngoai / "mat.yaml").write_text("", "utf-8")
    (du_an / "lk.yaml").symlink_to(ngoai / "mat.yaml")
    (du_an / "thu-muc").symlink_to(ngoai)
    tim = TimTep(du_an)
    assert not [x for x in tim.find(mau) if "lk" in x or "mat" in x]
    assert [x for x, _ in tim.loi] == [f"«{'thu-muc' if 'thu' in mau else 'lk.yaml'}» là liên kết dẫn ra ngoài."]


def test_a_project_looks_at_so_many_entries_over_all_its_patterns(du_an: Path) -> None:
    mot = TimTep(du_an)
    mot.find("**/*.yaml")
    tim = TimTep(du_an, toi_da=2 * mot.da_xem - 1)
    assert len(tim.find("**/*.yaml")) == 6
    assert tim.find("**/*.yaml") == []
    assert [x for x, _ in tim.loi] == [f"«**/*.yaml» phải xem quá {2 * mot.da_xem - 1} tệp và thư mục."]


def test_the_walk_ends_at_the_bound_however_much_lies_below(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is counted, not timed: nothing is opened after the bound."""
    mo: list[str] = []
    that = os.scandir
    monkeypatch.setattr(os, "scandir", lambda x: mo.append(str(x)) or that(x))
    for i in range(200):
        (du_an / f"t{i:03d}" / "con").mkdir(parents=True)
    tim = TimTep(du_an, toi_da=50)
    assert tim.find("**/*.yaml") == []
    assert tim.da_xem == 51
    assert len(mo) < 51


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read_is_told(du_an: Path) -> None:
    (du_an / "x").chmod(0)
    tim = TimTep(du_an)
    tim.find("**/*.yaml")
    (du_an / "x").chmod(0o700)
    assert [x for x, _ in tim.loi] == [
        "Không xem được thư mục «x»: không có quyền, hoặc tệp đang mở trong chương trình khác."
    ]


def test_what_is_wrong_with_a_pattern_stands_at_its_line(tmp_path: Path) -> None:
    write_du_an(tmp_path, 1, 'vien_dan = "/etc/*.yaml"\n')
    with pytest.raises(NguonHongError) as loi:
        read_du_an(tmp_path)
    assert [(p.ma, p.vi_tri.dong, p.vi_tri.duong_dan) for p in loi.value.phat_hien] == [("xay.du_an", 3, "vien_dan")]
