"""Shared citations: whichever way a plan goes, one answer: the same plan, or the same words at the same place."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach as kh

NGUON = """\
co_quan: {ten: Sở Mẫu}
trich_yeu: Kiểm tra lần ${lan}
vien_dan_tep: chung/vd.yaml
can_cu: ["Căn cứ [@qd]", "Căn cứ [@kh]"]
noi_dung: Theo [@qd] và [@kh]. # [@thua] không dẫn ở đâu
"""
TEP_CHUNG = """\
qd: Quyết định số 12/QĐ-UBND ngày 03 tháng 02 năm 2023 của Ủy ban nhân dân tỉnh Mẫu về việc kiểm tra
kh: {loai: Kế hoạch, so_ky_hieu: 7/KH-UBND, ngay: 16/02/2023}
thua: [1, 2]
"""
BANG = "ma,lan\nx,1\n"
DU_AN = 'nguon = ["a.yaml"]\ndau_ra = "ra"\n'
DU_AN_BANG = '[[bang]]\nnguon = "a.yaml"\ndu_lieu = "b.csv"\nten = "{ma}"\n'
TOT = {"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Thử"}

PhatHien = list[tuple[str, str, str, str]]


@pytest.fixture
def d(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and the same source as the source of a table; the command runs inside."""
    (tmp_path / "d" / "chung").mkdir(parents=True)
    (tmp_path / "ngoai").mkdir()
    monkeypatch.chdir(tmp_path / "d")
    for ten, chu in (("a.yaml", NGUON), ("chung/vd.yaml", TEP_CHUNG), ("b.csv", BANG), ("kehoach.toml", DU_AN)):
        Path(ten).write_text(chu, "utf-8")
    return tmp_path / "d"


def _bang(thu_muc: Path) -> Path:
    """The project with the table instead of the plan."""
    khac = thu_muc / "kehoach.toml"
    khac.write_text(f'dau_ra = "ra"\n{DU_AN_BANG}', "utf-8")
    return khac


def _load() -> PhatHien:
    return _hong(lambda: kh.load("a.yaml"))


def _hong(lam: Callable[[], object]) -> PhatHien:
    with pytest.raises(kh.NguonHongError) as loi:
        lam()
    return _ke(loi.value.phat_hien)


def _ke(phat_hien: list[kh.PhatHien]) -> PhatHien:
    return [(p.ma, str(p.vi_tri), p.thong_diep, p.goi_y) for p in phat_hien if p.ma != "xay.bang"]


def _build_bang() -> PhatHien:
    return _ke(kh.build(_bang(Path())).phat_hien)


CAC_CACH: dict[str, Callable[[], PhatHien]] = {
    "check": lambda: _ke(kh.check("a.yaml")),
    "render": lambda: _hong(lambda: kh.render("a.yaml", "a.docx")),
    "preview": lambda: _hong(lambda: kh.preview("a.yaml")),
    "build": lambda: _ke(kh.build(".").phat_hien),
    "build --check": lambda: [x for x in _ke(kh.check_build(".")) if x[0] != "xay.thieu"],
    "build, bảng": _build_bang,
    "diff": lambda: _hong(lambda: kh.diff("a.yaml", kh.load(TOT))),
    "diff, bên kia": lambda: _hong(lambda: kh.diff(kh.load(TOT), "a.yaml")),
    "bảng": lambda: _hong(lambda: kh.load_bang("a.yaml", "b.csv")),
}


def _thay(cu: str, moi: str) -> Callable[[], None]:
    return lambda: _viet(TEP_CHUNG.replace(cu, moi))


def _ten(moi: str) -> Callable[[], None]:
    return lambda: _ghi("a.yaml", NGUON.replace("chung/vd.yaml", moi))


def _viet(chu: str) -> None:
    _ghi("chung/vd.yaml", chu)


def _viet_byte(noi_dung: bytes) -> None:
    Path("chung/vd.yaml").write_bytes(noi_dung)


def _ghi(ten: str, chu: str) -> None:
    Path(ten).write_text(chu, "utf-8")


def _thay_link(dich: str) -> Callable[[], None]:
    def lam() -> None:
        Path("chung/vd.yaml").unlink()
        Path("chung/vd.yaml").symlink_to(dich)

    return lam


def _ong() -> None:
    Path("chung/vd.yaml").unlink()
    os.mkfifo("chung/vd.yaml")


LOI: dict[str, tuple[Callable[[], None], list[str]]] = {
    "không có tệp": (lambda: Path("chung/vd.yaml").unlink(), ["chung/vd.yaml"]),
    "liên kết cụt": (_thay_link("mat.yaml"), ["chung/vd.yaml"]),
    "liên kết vòng": (_thay_link("vd.yaml"), ["chung/vd.yaml"]),
    "một thư mục": (_ten("chung"), ["chung"]),
    "không phải tệp thường": (_ong, ["chung/vd.yaml"]),
    "đuôi lạ": (_ten("b.csv"), ["b.csv"]),
    "ngoài thư mục, không có": (_ten("../ngoai/mat.yaml"), ["../ngoai/mat.yaml"]),
    "quá lớn": (lambda: _viet(f"#{'x' * 2**22}\n"), ["chung/vd.yaml"]),
    "hai tệp đều hỏng": (_ten("[chung/mot.yaml, chung/hai.yaml]"), ["chung/mot.yaml", "chung/hai.yaml"]),
    "YAML hỏng": (_thay("qd: ", "qd: ["), ["chung/vd.yaml:2:3"]),
    "không phải UTF-8": (lambda: _viet_byte(b"qd: \xff\n"), ["chung/vd.yaml:1:5"]),
    "rỗng": (lambda: _viet(""), ["chung/vd.yaml:1:1"]),
    "khóa viết hai lần": (lambda: _viet(f"{TEP_CHUNG}qd: x\n"), ["chung/vd.yaml:4:1"]),
    "ngày không có": (_thay("16/02/2023", "31/02/2023"), ["chung/vd.yaml:2:51"]),
    "trường lạ": (_thay("ngay: ", "ngya: "), ["chung/vd.yaml:2:51"]),
    "mục không phải viện dẫn": (lambda: _viet("kh: [1]\nqd: Luật Giá\n"), ["chung/vd.yaml:1:5"]),
    "hai mục hỏng": (lambda: _viet("kh: {so: 1}\nqd: {loai: Luật}\n"), ["chung/vd.yaml:2:5", "chung/vd.yaml:1:5"]),
    "đường dẫn tuyệt đối": (_ten("/etc/vd.yaml"), ["a.yaml:3:15"]),
    "đường dẫn có ổ đĩa": (_ten("C:/vd.yaml"), ["a.yaml:3:15"]),
    "tên không phải chữ": (_ten("{a: b}"), ["a.yaml:3:15"]),
}  # fmt: skip


@pytest.mark.usefixtures("d")
@pytest.mark.parametrize("ten", LOI)
def test_what_is_wrong_is_told_in_the_same_words_at_the_same_place_every_way(ten: str) -> None:
    lam_hong, noi = LOI[ten]
    lam_hong()
    mong = _load()
    assert [x[1] for x in mong] == noi
    assert {cach: doc() for cach, doc in CAC_CACH.items()} == dict.fromkeys(CAC_CACH, mong)


@pytest.mark.usefixtures("d")
@pytest.mark.skipif(os.geteuid() == 0, reason="root đọc được mọi tệp")
def test_a_file_nobody_may_read_is_told_the_same_every_way() -> None:
    Path("chung/vd.yaml").chmod(0)
    mong = _load()
    assert [x[1:3] for x in mong] == [("chung/vd.yaml", "Không được phép đọc tệp này.")]
    assert {cach: doc() for cach, doc in CAC_CACH.items()} == dict.fromkeys(CAC_CACH, mong)


@pytest.mark.usefixtures("d")
@pytest.mark.parametrize(
    ("ten", "chuan_bi"),
    [
        ("chung/vd.yaml", lambda: None),
        ("[chung/khac.yaml, chung/vd.yaml]", lambda: _ghi("chung/khac.yaml", "qd: Luật Giá\nhong: [1]\n")),
        ("../ngoai/vd.yaml", lambda: shutil.move("chung/vd.yaml", "../ngoai/vd.yaml")),
        ("chung/../chung/vd.yaml", lambda: None),
        ("chung/vd.json", lambda: _ghi("chung/vd.json", '{"qd": "Luật Giá", "kh": {"loai": "Nghị quyết", "so": 7}}')),
        ("chung/lien-ket.yaml", lambda: Path("chung/lien-ket.yaml").symlink_to("vd.yaml")),
    ],
    ids=["trong thư mục", "hai tệp", "ngoài thư mục", "tên vòng", "JSON", "liên kết"],
)
def test_what_is_right_gives_the_same_plan_every_way(ten: str, chuan_bi: Callable[[], object]) -> None:
    chuan_bi()
    _ten(ten)()
    ke_hoach = kh.load("a.yaml")
    assert list(ke_hoach.vien_dan) == ["qd", "kh"]
    assert not kh.diff("a.yaml", ke_hoach).khac
    assert kh.build(".").tot
    assert Path("ra/a.docx").read_bytes() == kh.render_bytes(ke_hoach)
    _ghi("mot.yaml", Path("a.yaml").read_text("utf-8").replace("${lan}", "1"))
    mot_hang = kh.load("mot.yaml")
    (hang,) = kh.load_bang("a.yaml", "b.csv")
    assert (hang, list(hang.vien_dan)) == (mot_hang, ["qd", "kh"])
    assert kh.build(_bang(Path())).tot
    assert Path("ra/x.docx").read_bytes() == kh.render_bytes(mot_hang)


@pytest.mark.usefixtures("d")
def test_findings_about_a_shared_entry_stand_at_that_entry_every_way() -> None:
    """A warning, not an error: the entry has no issuer and no title."""
    kh.build(".")
    mong = {(p.ma, str(p.vi_tri)) for p in kh.check("a.yaml") if p.ma.startswith("nd.vien_dan")}
    assert mong == {("nd.vien_dan.thieu", "chung/vd.yaml:2:5")}
    assert {(p.ma, str(p.vi_tri)) for p in kh.check_build(".") if p.ma.startswith("nd.vien_dan")} == mong


@pytest.mark.usefixtures("d")
@pytest.mark.parametrize("hong", [TEP_CHUNG.replace("16/02/2023", "31/02/2023"), TEP_CHUNG.replace("qd: ", "qd: [")])
def test_citations_of_the_whole_project_are_judged_like_those_a_plan_names(hong: str) -> None:
    _viet(hong)
    mong = _load()
    _ghi("a.yaml", NGUON.replace("vien_dan_tep: chung/vd.yaml\n", ""))
    _ghi("kehoach.toml", f'{DU_AN}vien_dan = ["chung/vd.yaml"]\n')
    try:
        co = kh.build(".").phat_hien
    except kh.NguonHongError as loi:  # no plan of the project can be built then
        co = loi.phat_hien
    assert _ke(co) == mong


@pytest.mark.usefixtures("d")
def test_a_key_written_with_escapes_is_a_key_every_way() -> None:
    _ghi("a.yaml", NGUON.replace("vien_dan_tep:", '"vien\\x5fdan_tep":'))
    assert list(kh.load("a.yaml").vien_dan) == ["qd", "kh"]
    assert kh.build(".").tot


@pytest.mark.usefixtures("d")
def test_a_cell_may_cite_and_then_every_entry_must_be_right() -> None:
    _ghi("a.yaml", NGUON.replace("Theo [@qd] và [@kh]", "Theo [@${lan}x]"))
    _ghi("b.csv", "ma,lan\nx,kh\n")
    _viet(f"{TEP_CHUNG.replace('thua: [1, 2]', 'thua: Luật Giá')}khx: Luật Đất đai\n")
    (hang,) = kh.load_bang("a.yaml", "b.csv")
    assert kh.build(_bang(Path())).tot
    assert Path("ra/x.docx").read_bytes() == kh.render_bytes(hang)
    _viet(f"{TEP_CHUNG}khx: Luật Đất đai\n")
    assert _build_bang() == _hong(lambda: kh.load_bang("a.yaml", "b.csv"))
    assert [x[1] for x in _build_bang()] == ["chung/vd.yaml:3:7"]


@pytest.mark.usefixtures("d")
def test_an_empty_name_of_a_shared_file_is_none_every_way() -> None:
    _ghi("a.yaml", "co_quan: {ten: Sở Mẫu}\ntrich_yeu: Thử ${lan}\nvien_dan_tep:\n")
    assert kh.load("a.yaml").vien_dan == {}
    assert kh.build(".").tot
    assert not kh.diff("a.yaml", kh.load("a.yaml")).khac


@pytest.mark.parametrize("hong", [lambda: Path("chung/vd.yaml").unlink(), _thay("qd: ", "qd: [")])
def test_a_broken_shared_file_takes_no_document_away(d: Path, hong: Callable[[], None]) -> None:
    assert kh.build(d).ghi == ["ra/a.docx"]
    hong()
    kq = kh.build(d, prune=True)
    assert (kq.mo_coi, kq.da_xoa, kq.tot) == ([], [], False)
    assert not [p for p in kh.check_build(d) if p.ma == "xay.mo_coi"]
    assert (d / "ra" / "a.docx").exists()


def test_names_count_from_the_source_wherever_the_command_runs(d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _thay("16/02/2023", "31/02/2023")()
    monkeypatch.chdir(d.parent)
    noi = [_hong(lambda: kh.load("d/a.yaml"))[0][1], _ke(kh.build("d").phat_hien)[0][1]]
    assert noi == ["d/chung/vd.yaml:2:51", "chung/vd.yaml:2:51"]  # a build speaks of files of its project


def _git(*lenh: str) -> None:
    nen = ["git", "-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run([*nen, *lenh], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="không có git")
@pytest.mark.parametrize(
    "ten", ["YAML hỏng", "không phải UTF-8", "quá lớn", "ngày không có", "hai mục hỏng", "đuôi lạ"]
)
def test_a_revision_gives_the_answer_of_the_disk(d: Path, ten: str) -> None:
    LOI[ten][0]()
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-q", "-m", "x")
    mong = [(ma, f"HEAD:{noi}", *cau) for ma, noi, *cau in _load()]
    shutil.rmtree(d / "chung")
    assert _hong(lambda: kh.diff("HEAD:a.yaml", kh.load(TOT))) == mong


@pytest.mark.skipif(shutil.which("git") is None, reason="không có git")
def test_a_name_above_the_root_of_a_repository_leads_nowhere(d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git("init", "-q")
    _ten("../chung/vd.yaml")()
    _git("add", ".")
    _git("commit", "-q", "-m", "x")
    monkeypatch.chdir(d / "chung")
    assert [x[:2] for x in _hong(lambda: kh.diff("HEAD:a.yaml", kh.load(TOT)))] == [
        ("nap.tep", "HEAD:/../chung/vd.yaml")
    ]
    _ghi("../a.yaml", NGUON)
    _git("commit", "-q", "-a", "-m", "y")
    assert not kh.diff("HEAD:../a.yaml", "../a.yaml").khac
