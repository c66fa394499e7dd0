"""Build: only what changed, whole files only, a manifest that is true, every failure told."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from nha_may_du_an import check_noi_that, hash_ra, write_bang, write_du_an, write_du_an_bang, write_nguon

from do_cong import TREO, wait_until
from kehoach.bang.nap_bang import load_bang
from kehoach.dong_loat import kho_ra, xay
from kehoach.dong_loat import lam_goi as tho
from kehoach.dong_loat import van_tay_vao as dau_vao
from kehoach.dong_loat.bang_ke import TEN_BANG_KE, read_bang_ke
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.goi_viec import Chung, Goi, Viec
from kehoach.dong_loat.ke_viec import KeViec
from kehoach.dong_loat.ket_qua import NgatXay
from kehoach.dong_loat.kho_ra import KhoTep
from kehoach.dong_loat.khoa_du_an import DangXayError, hold_khoa
from kehoach.dong_loat.thuc_thi import TaiCho, TrenExecutor
from kehoach.dong_loat.xay import build
from kehoach.loi import GhiHongError, KeHoachError, NguonHongError, ThieuCongCuError
from kehoach.nap.load import load
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.ooxml.ns import PHAN_STYLES
from kehoach.trinh_bay.mau import find_mau
from kehoach.trinh_bay.render import render_docx

KILL = int(os.environ.get("KEHOACH_KILL", "2"))
"""Rounds of kill -9; the full run is KEHOACH_KILL=50."""


def _da_dung(thu_muc: Path, so: int) -> Path:
    build(write_du_an(thu_muc, so))
    return thu_muc


def _dau_thoi_gian(thu_muc: Path) -> dict[str, tuple[int, int]]:
    return {t.as_posix(): (t.stat().st_ino, t.stat().st_mtime_ns) for t in thu_muc.rglob("*") if t.is_file()}


def test_a_build_writes_what_rendering_gives_and_says_so_in_the_manifest(tmp_path: Path) -> None:
    kq = build(write_du_an(tmp_path / "d"))
    assert kq.ghi == ["ra/k000.docx", "ra/k001.docx", "ra/k002.docx"]
    assert (kq.giu, kq.hong, kq.phat_hien, kq.tot) == ([], [], [], True)
    for i in range(3):
        tep = tmp_path / "d" / "ra" / f"k{i:03d}.docx"
        assert tep.read_bytes() == render_docx(load(tmp_path / "d" / "ke-hoach" / f"k{i:03d}.yaml"))
    assert read_bang_ke(tmp_path / "d").keys() == set(kq.ghi)
    check_noi_that(tmp_path / "d")


@pytest.mark.parametrize("du_an", [write_du_an, write_du_an_bang])
def test_a_second_build_writes_nothing_at_all(tmp_path: Path, du_an: Callable[[Path], Path]) -> None:
    build(du_an(tmp_path / "d"))
    truoc = _dau_thoi_gian(tmp_path)
    kq = build(tmp_path / "d")
    assert (len(kq.giu), kq.ghi) == (3, [])
    assert _dau_thoi_gian(tmp_path) == truoc


def test_touching_a_file_changes_nothing(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d"))
    for tep in (tmp_path / "d").rglob("*"):
        if tep.is_file():
            os.utime(tep, (1, 1))
    assert build(tmp_path / "d").ghi == []


def test_changing_one_plan_rewrites_one_document(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d"))
    truoc = _dau_thoi_gian(tmp_path / "d" / "ra")
    write_nguon(tmp_path / "d", 1, so=99)
    assert build(tmp_path / "d").ghi == ["ra/k001.docx"]
    sau = _dau_thoi_gian(tmp_path / "d" / "ra")
    assert [Path(t).name for t in sau if sau[t] != truoc[t]] == ["k001.docx"]


def test_changing_one_cell_rewrites_one_document_and_an_unused_column_none(tmp_path: Path) -> None:
    build(write_du_an_bang(tmp_path))
    bang = tmp_path / "b.csv"
    dong = bang.read_text("utf-8").splitlines()
    bang.write_text("\n".join([f"{d},ghi chú" for d in dong]) + "\n", "utf-8")
    assert build(tmp_path).ghi == []
    bang.write_text("\n".join(dong).replace("«1»", "«một»") + "\n", "utf-8")
    assert build(tmp_path).ghi == ["ra/x0001.docx"]


def test_a_row_put_in_between_makes_one_document(tmp_path: Path) -> None:
    build(write_du_an_bang(tmp_path))
    dong = (tmp_path / "b.csv").read_text("utf-8").splitlines()
    (tmp_path / "b.csv").write_text("\n".join([dong[0], "moi,«M»,5,6,7000", *dong[1:]]) + "\n", "utf-8")
    assert build(tmp_path).ghi == ["ra/moi.docx"]


def test_a_shared_citation_rebuilds_only_the_plans_that_mention_it(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 2, 'vien_dan = "vd.yaml"')
    vd = tmp_path / "d" / "vd.yaml"
    vd.write_text("a: Luật «A»\nb: Luật «B»\n", "utf-8")
    tep = tmp_path / "d" / "ke-hoach" / "k000.yaml"
    tep.write_text(tep.read_text("utf-8") + "can_cu: Căn cứ [@a]\n", "utf-8")
    build(tmp_path / "d")
    vd.write_text("a: Luật «A»\nb: Luật «B» mới\n", "utf-8")
    assert build(tmp_path / "d").ghi == []
    vd.write_text("a: Luật «A» mới\nb: Luật «B» mới\n", "utf-8")
    assert build(tmp_path / "d").ghi == ["ra/k000.docx"]


def test_citation_files_that_a_source_names_count_as_input_from_any_folder(tmp_path: Path) -> None:
    """`vien_dan_tep` is relative to its plan, wherever the build is run; a table has it too."""
    d = write_du_an_bang(tmp_path / "d", 2)
    (d / "chung").mkdir()
    (d / "chung" / "vd.yaml").write_text("a: Luật «A»\nb: Luật «B»\n", "utf-8")
    (d / "k.yaml").write_text((d / "k.yaml").read_text("utf-8") + "vien_dan_tep: chung/vd.yaml\ncan_cu: Căn cứ [@a]\n")
    assert len(build(d).ghi) == 2
    (d / "chung" / "vd.yaml").write_text("a: Luật «A»\nb: Luật «B» mới\n", "utf-8")
    assert build(d).ghi == []
    (d / "chung" / "vd.yaml").write_text("a: Luật «A» mới\n", "utf-8")
    assert len(build(d).ghi) == 2
    (k, _) = load_bang(d / "k.yaml", d / "b.csv", kieu={"so": "so", "so_ho": "so", "tien": "tien"})
    assert k.vien_dan["a"].day_du == "Luật «A» mới"
    (d / "chung" / "vd.yaml").unlink()
    assert "chung/vd.yaml" in str(build(d).phat_hien[0])


def test_another_template_rebuilds_everything(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", them='mau = "mau.docx"')
    goi = read_goi(find_mau("nd30"))
    (tmp_path / "d" / "mau.docx").write_bytes(GoiMau(goi).assemble())
    build(tmp_path / "d")
    khac = goi[PHAN_STYLES].replace(b"</w:styles>", b"<!-- khac --></w:styles>")
    (tmp_path / "d" / "mau.docx").write_bytes(GoiMau({**goi, PHAN_STYLES: khac}).assemble())
    assert len(build(tmp_path / "d").ghi) == 3


@pytest.mark.parametrize(
    ("phan", "khac"), [("_phien_ban", lambda: "bản khác"), ("_du_lieu", lambda _: [b"quy-tac.yaml", b"khac"])]
)
def test_another_library_or_rule_makes_everything_again(
    phan: str, khac: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dau_vao, "_hash_thu_vien", dau_vao._hash_thu_vien.__wrapped__)  # which reads them once
    build(write_du_an(tmp_path / "d"))
    truoc = read_bang_ke(tmp_path / "d")
    monkeypatch.setattr(dau_vao, phan, khac)
    kq = build(tmp_path / "d")
    assert (kq.ghi, len(kq.giu)) == ([], 3)  # the same bytes: nothing to write
    sau = read_bang_ke(tmp_path / "d")
    assert [(sau[t].vao != m.vao, sau[t].ra == m.ra) for t, m in truoc.items()] == [(True, True)] * 3


def test_a_document_that_was_lost_is_made_again(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d"))
    mong = hash_ra(tmp_path / "d")
    (tmp_path / "d" / "ra" / "k001.docx").unlink()
    assert build(tmp_path / "d").ghi == ["ra/k001.docx"]
    assert hash_ra(tmp_path / "d") == mong


def test_both_formats_are_written(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d", 1, 'dinh_dang = ["docx", "txt"]\nten = "kh-{ten}"'))
    assert set(hash_ra(tmp_path / "d")) == {"kh-k000.docx", "kh-k000.txt"}
    assert "KẾ HOẠCH" in (tmp_path / "d" / "ra" / "kh-k000.txt").read_text("utf-8")


def test_one_failing_plan_does_not_stop_the_others(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d")
    (tmp_path / "d" / "ke-hoach" / "k001.yaml").write_text("trich_yeu: x\nsoo: 3\n", "utf-8")
    kq = build(tmp_path / "d")
    assert kq.ghi == ["ra/k000.docx", "ra/k002.docx"]
    assert kq.hong == ["ra/k001.docx"]
    assert {str(p.vi_tri) for p in kq.phat_hien} == {"ke-hoach/k001.yaml:1:1", "ke-hoach/k001.yaml:2:1"}
    assert not kq.tot


def test_fail_fast_stops_at_the_first(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 300)
    (tmp_path / "d" / "ke-hoach" / "k001.yaml").write_text("trich_yeu: x\n", "utf-8")
    kq = build(tmp_path / "d", fail_fast=True)
    assert (kq.ghi, kq.hong) == (["ra/k000.docx"], ["ra/k001.docx"])
    check_noi_that(tmp_path / "d")


def test_a_plan_that_fails_now_keeps_its_old_document_and_entry(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d"))
    truoc = read_bang_ke(tmp_path / "d")
    (tmp_path / "d" / "ke-hoach" / "k001.yaml").write_text("trich_yeu: x\n", "utf-8")
    kq = build(tmp_path / "d", prune=True)
    assert (kq.mo_coi, kq.da_xoa) == ([], [])
    assert read_bang_ke(tmp_path / "d") == truoc


def test_every_bad_row_is_told_and_the_rest_built(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path)
    write_bang(tmp_path, [("a", "«A»", 1, 2, 3000), ("b", "«B»", "x", 2, 3000), ("../c", "«C»", 1, 2, 3000),
                          ("A", "«D»", 1, 2, 3000), ("e", "«E»", 1, 2), ("f", "«F»", 1, 2, 3000)])  # fmt: skip
    kq = build(tmp_path)
    assert kq.ghi == ["ra/a.docx", "ra/f.docx"]
    assert sorted(p.vi_tri.dong or 0 for p in kq.phat_hien) == [3, 4, 5, 6]
    assert not (tmp_path / "c.docx").exists()


def test_a_table_that_cannot_be_opened_does_not_stop_the_sources(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path)
    toml = tmp_path / "kehoach.toml"
    toml.write_text('nguon = "n.yaml"\n' + toml.read_text("utf-8"), "utf-8")
    (tmp_path / "n.yaml").write_text(
        (write_du_an(tmp_path / "x", 1) / "ke-hoach/k000.yaml").read_text("utf-8"), "utf-8"
    )
    (tmp_path / "b.csv").write_text("ma,ma\n", "utf-8")
    kq = build(tmp_path)
    assert kq.ghi == ["ra/n.docx"]
    assert "Hai cột cùng tên" in str(kq.phat_hien[0])


def test_two_sources_of_one_name_are_told_and_neither_wins_silently(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 1)
    (tmp_path / "d" / "ke-hoach" / "K000.json").write_text('{"co_quan": {"ten": "A"}, "trich_yeu": "x"}', "utf-8")
    toml = tmp_path / "d" / "kehoach.toml"
    toml.write_text('nguon = ["ke-hoach/*"]\ndau_ra = "ra"\n', "utf-8")
    kq = build(tmp_path / "d")
    assert "ke-hoach/K000.json" in kq.phat_hien[0].thong_diep
    assert "ke-hoach/k000.yaml" in kq.phat_hien[0].thong_diep


def test_an_output_never_overwrites_an_input(tmp_path: Path) -> None:
    """A template in the output folder, and a plan of its name."""
    write_du_an(tmp_path / "d", 1, 'mau = "ra/k000.docx"')
    mau = tmp_path / "d" / "ra" / "k000.docx"
    mau.parent.mkdir()
    mau.write_bytes((Path(__file__).parents[2] / "templates/docx/nd30.docx").read_bytes())
    truoc = mau.read_bytes()
    assert "tệp mẫu" in build(tmp_path / "d").phat_hien[0].thong_diep
    assert mau.read_bytes() == truoc


def test_no_document_goes_through_a_link(tmp_path: Path) -> None:
    ngoai = tmp_path / "ngoai"
    ngoai.mkdir()
    (ngoai / "x").write_bytes(b"xua")
    write_du_an(tmp_path / "d", 1)
    (tmp_path / "d" / "ra").symlink_to(ngoai)
    assert "liên kết tượng trưng" in build(tmp_path / "d").phat_hien[0].thong_diep
    (tmp_path / "d" / "ra").unlink()
    (tmp_path / "d" / "ra").mkdir()
    (tmp_path / "d" / "ra" / "k000.docx").symlink_to(ngoai / "x")
    assert "liên kết tượng trưng" in build(tmp_path / "d").phat_hien[0].thong_diep
    assert [t.name for t in ngoai.iterdir()] == ["x"]
    assert (ngoai / "x").read_bytes() == b"xua"


def test_orphans_are_reported_and_pruned_only_when_asked_and_untouched(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d", 4))
    for i in (1, 2):
        (tmp_path / "d" / "ke-hoach" / f"k00{i}.yaml").unlink()
    assert build(tmp_path / "d").mo_coi == ["ra/k001.docx", "ra/k002.docx"]
    (tmp_path / "d" / "ra" / "k002.docx").write_bytes(b"tay")
    kq = build(tmp_path / "d", prune=True)
    assert kq.da_xoa == ["ra/k001.docx"]
    assert kq.mo_coi == ["ra/k002.docx"]
    assert "sửa tay" in kq.phat_hien[0].thong_diep
    assert set(hash_ra(tmp_path / "d")) == {"k000.docx", "k002.docx", "k003.docx"}


@pytest.mark.parametrize(
    "khoa",
    ["../ngoai.docx", "kehoach.toml", "/etc/x.docx", "ra/../../ngoai.docx", "file://{}/ngoai.docx",
     "simplecache::file://{}/ngoai.docx"],
)  # fmt: skip
def test_a_forged_manifest_cannot_remove_anything_else(tmp_path: Path, khoa: str) -> None:
    khoa = khoa.format(tmp_path)
    ngoai = tmp_path / "ngoai.docx"
    ngoai.write_bytes(b"")
    build(write_du_an(tmp_path / "d", 1))
    bang_ke = tmp_path / "d" / TEN_BANG_KE
    rong = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    muc = f'"{khoa}": {{"nguon": "x", "vao": "{rong}", "ra": "{rong}"}},\n    "ra/k000'
    bang_ke.write_text(bang_ke.read_text("utf-8").replace('"ra/k000', muc, 1), "utf-8")
    kq = build(tmp_path / "d", prune=True)
    assert kq.da_xoa == []
    assert kq.phat_hien
    assert ngoai.exists()
    assert (tmp_path / "d" / "kehoach.toml").exists()


def test_temporaries_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 1)
    (tmp_path / "d" / "ra").mkdir()
    (tmp_path / "d" / "ra" / ".k000.docx.0123456789abcdef.tmp").write_bytes(b"")
    (tmp_path / "d" / "ra" / ".cua-nguoi-khac.0123456789abcdef.tmp").write_bytes(b"")
    build(tmp_path / "d")
    assert set(hash_ra(tmp_path / "d")) == {"k000.docx", ".cua-nguoi-khac.0123456789abcdef.tmp"}


def test_a_temporary_of_a_worker_killed_during_the_build_does_not_outlive_it(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 2)
    do = tmp_path / "d" / "ra" / ".k001.docx.0123456789abcdef.tmp"
    build(tmp_path / "d", bao_tien_do=lambda _xong, _tong: do.touch())
    assert set(hash_ra(tmp_path / "d")) == {"k000.docx", "k001.docx"}


@pytest.mark.parametrize("loi", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_or_read_only_disk_stops_the_build_with_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loi: int
) -> None:
    build(write_du_an(tmp_path / "d", 20))
    cu = hash_ra(tmp_path / "d")
    for i in range(20):
        write_nguon(tmp_path / "d", i, so=100 + i)
    that, dem = os.write, iter(range(10**6))

    def hong(fd: int, data: bytes) -> int:
        if next(dem) >= 6:
            raise OSError(loi, os.strerror(loi))
        return that(fd, data)

    monkeypatch.setattr(os, "write", hong)
    kq = build(tmp_path / "d")
    monkeypatch.undo()
    assert len(kq.ghi) == 5  # the first of six writes is the manifest, before any document
    assert len(kq.hong) == 1
    assert {"đĩa" in str(p) or "chỉ cho đọc" in str(p) for p in kq.phat_hien} == {True}
    check_noi_that(tmp_path / "d")
    moi = hash_ra(tmp_path / "d")
    assert sum(moi[t] != cu[t] for t in cu) == 5
    assert moi.keys() == cu.keys()
    kq = build(tmp_path / "d")
    assert len(kq.ghi) + len(kq.giu) == 20
    check_noi_that(tmp_path / "d")


def test_a_manifest_that_cannot_be_written_stops_the_build_before_any_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(write_du_an(tmp_path / "d"))
    truoc = hash_ra(tmp_path / "d")
    write_nguon(tmp_path / "d", 1, so=9)

    def hong(_fd: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "write", hong)
    with pytest.raises(GhiHongError, match="đĩa đã đầy"):
        build(tmp_path / "d")
    assert hash_ra(tmp_path / "d") == truoc
    monkeypatch.undo()
    check_noi_that(tmp_path / "d")


def test_no_document_is_synced_by_itself_and_the_manifest_comes_after_a_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viec: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _fd: viec.append("fsync"))
    monkeypatch.setattr(os, "sync", lambda: viec.append("sync"))
    build(write_du_an(tmp_path / "d", 20))
    assert viec == ["fsync", "fsync", "sync", "fsync", "fsync"]  # the manifest and its folder, before and after


def test_ctrl_c_leaves_whole_files_and_a_true_manifest_and_the_next_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(write_du_an(tmp_path / "d", 30))
    for i in range(30):
        write_nguon(tmp_path / "d", i, so=100 + i)
    dem = iter(range(10**6))
    that = KhoTep.write

    def ngat(self: KhoTep, ten: str, data: bytes) -> None:
        if next(dem) == 10:
            raise KeyboardInterrupt
        that(self, ten, data)

    monkeypatch.setattr(KhoTep, "write", ngat)
    with pytest.raises(NgatXay) as loi:
        build(tmp_path / "d")
    assert isinstance(loi.value, KeyboardInterrupt)
    assert (len(loi.value.ket_qua.ghi), loi.value.ket_qua.bi_ngat) == (10, True)
    check_noi_that(tmp_path / "d")
    kq = build(tmp_path / "d")
    assert (len(kq.ghi), len(kq.giu)) == (20, 10)


_MA = """
import os, signal, sys
from kehoach.dong_loat.lenh import run_build
from kehoach.loi import KeHoachError
buoc = 0
def dem(*_):
    global buoc
    buoc += 1
    if buoc == int(sys.argv[3]):
        os.killpg(0, signal.SIGKILL)
try:
    if len(sys.argv) > 3:
        sys.setprofile(dem)
    ma = run_build(sys.argv[1], jobs=int(sys.argv[2]))
    sys.setprofile(None)
    print(buoc)
    sys.exit(ma)
except KeHoachError as loi:
    sys.exit(str(loi))
"""


def _chay(thu_muc: Path, *doi_so: str) -> subprocess.Popen[str]:
    """A build in a process group of its own: how many jobs, at which step it kills itself (0: it counts them)."""
    lenh = [sys.executable, "-c", _MA, str(thu_muc), *doi_so]
    return subprocess.Popen(lenh, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_a_terminal_ends_every_process_with_130(tmp_path: Path, jobs: str) -> None:
    write_du_an_bang(tmp_path, 20_000)
    con = _chay(tmp_path, jobs)
    _cho_tep(con, tmp_path, 50)
    os.killpg(con.pid, signal.SIGINT)
    ra, _ = con.communicate(timeout=TREO)
    assert con.returncode == 130
    assert "Đã dừng giữa chừng" in ra
    assert 50 <= len(read_bang_ke(tmp_path)) < 20_000
    check_noi_that(tmp_path)
    wait_until(lambda: _het_nhom(con.pid))


def _het_nhom(nhom: int) -> bool:
    """Whether nobody of the process group is left."""
    try:
        os.killpg(nhom, 0)
    except ProcessLookupError:
        return True
    return False


def test_kill_9_at_random_moments_never_tears_a_file_or_makes_the_manifest_lie(tmp_path: Path) -> None:
    """300 plans, half of them built before; then the next build completes, byte for byte as an undisturbed one."""
    so_hang = 300
    mong = hash_ra(_dung_xong(tmp_path / "mong", so_hang))
    ngau_nhien = random.Random(20250305)
    buoc = {jobs: _dem_buoc(tmp_path / f"do{jobs}", so_hang, jobs) for jobs in ("1", "2")}
    giua_chung = 0
    for vong in range(KILL):
        thu_muc = write_du_an_bang(tmp_path / f"v{vong}", so_hang // 2)
        if vong % 2:
            build(thu_muc)
            _doi_so(thu_muc, so_hang)
        else:
            write_du_an_bang(thu_muc, so_hang)
        jobs = str(1 + vong % 4 // 2)
        if vong % 2:  # by itself, at any step
            con = _chay(thu_muc, jobs, str(ngau_nhien.randrange(1, buoc[jobs])))
        else:  # by another process, when so many documents stand there
            con = _chay(thu_muc, jobs)
            _cho_tep(con, thu_muc, ngau_nhien.randrange(so_hang - 60))
            if con.returncode is None:
                os.killpg(con.pid, signal.SIGKILL)
        con.communicate()
        giua_chung += con.returncode == -signal.SIGKILL
        check_noi_that(thu_muc)
        write_du_an_bang(thu_muc, so_hang)
        assert build(thu_muc).tot
        assert hash_ra(thu_muc) == mong
        check_noi_that(thu_muc)
    assert giua_chung >= max(1, KILL // 4), "phải giết được giữa chừng"


def _cho_tep(con: subprocess.Popen[str], thu_muc: Path, so: int) -> None:
    """Wait until so many documents stand there, or the build is over."""
    wait_until(lambda: con.poll() is not None or len(list((thu_muc / "ra").glob("*.docx"))) >= so)


def _dung_xong(thu_muc: Path, so_hang: int) -> Path:
    build(write_du_an_bang(thu_muc, so_hang))
    return thu_muc


def _doi_so(thu_muc: Path, so_hang: int) -> None:
    """Every row another number: what stands there is all to be written again."""
    write_bang(thu_muc, [(f"x{i:04d}", f"«{i}»", i + 500, 10 + i, 1000 * (i + 1)) for i in range(so_hang)])


def _dem_buoc(thu_muc: Path, so_hang: int, jobs: str) -> int:
    """Steps (calls and returns) of one build in a process of its own."""
    con = _chay(write_du_an_bang(thu_muc, so_hang), jobs, "0")
    ra, _ = con.communicate()
    assert con.returncode == 0
    return int(ra.split()[-1])


def test_only_the_parent_killed_leaves_no_worker_behind_and_no_lock(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path, 5_000)
    con = _chay(tmp_path, "2")
    _cho_tep(con, tmp_path, 50)
    con.kill()
    con.wait()
    wait_until(lambda: _het_nhom(con.pid))
    with hold_khoa(tmp_path):
        pass
    for luong in (con.stdout, con.stderr):
        assert luong is not None
        luong.close()
    check_noi_that(tmp_path)


def test_of_two_builds_at_once_one_says_that_the_other_runs(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d")
    with hold_khoa(tmp_path / "d"), pytest.raises(DangXayError, match="khác đang chạy"):
        build(tmp_path / "d")
    assert len(build(tmp_path / "d").ghi) == 3


def test_two_builds_started_together_leave_one_right_result(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path, 400)
    hai = [_chay(tmp_path, "1"), _chay(tmp_path, "1")]
    ra = [con.communicate(timeout=TREO) for con in hai]
    ma = sorted(con.returncode for con in hai)
    assert ma in ([0, 0], [0, 1])
    assert "".join(err for _, err in ra).count("khác đang chạy") == ma[1]
    assert len(hash_ra(tmp_path)) == 400
    check_noi_that(tmp_path)


@pytest.mark.parametrize("cach", ["jobs", "executor"])
def test_processes_and_executors_give_the_same_bytes_and_order(tmp_path: Path, cach: str) -> None:
    mong = build(write_du_an_bang(tmp_path / "mot", 150))
    write_du_an_bang(tmp_path / "hai", 150)
    if cach == "jobs":
        kq = build(tmp_path / "hai", jobs=2)
    else:
        with ThreadPoolExecutor(2) as ex:
            kq = build(tmp_path / "hai", executor=ex)
    assert kq.ghi == mong.ghi
    assert hash_ra(tmp_path / "hai") == hash_ra(tmp_path / "mot")
    assert (tmp_path / "hai" / TEN_BANG_KE).read_bytes() == (tmp_path / "mot" / TEN_BANG_KE).read_bytes()


def test_a_worker_that_dies_is_told_and_the_next_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_du_an_bang(tmp_path, 120)
    monkeypatch.setattr("kehoach.dong_loat.thuc_thi.run_goi", _chet)
    with pytest.raises(KeHoachError, match="tiến trình con chết"):
        build(tmp_path, jobs=2)
    monkeypatch.undo()
    check_noi_that(tmp_path)
    assert len(build(tmp_path, jobs=2).ghi) == 120


def _chet(_goi: object) -> None:
    os._exit(9)


def test_a_worker_with_another_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_du_an_bang(tmp_path, 3)
    monkeypatch.setattr("kehoach.dong_loat.thuc_thi.run_goi", lambda goi: ("khác", list(tho.iter_goi(goi))))
    with ThreadPoolExecutor(1) as ex, pytest.raises(KeHoachError, match="bản kehoach khác"):
        build(tmp_path, executor=ex)


def test_workers_on_another_disk_are_noticed_at_the_first_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_du_an_bang(tmp_path / "d", 3)

    def noi_khac(goi):  # type: ignore[no-untyped-def]
        return tho.run_goi(goi._replace(chung=replace(goi.chung, goc=str(tmp_path / "may-khac"))))

    monkeypatch.setattr("kehoach.dong_loat.thuc_thi.run_goi", noi_khac)
    with ThreadPoolExecutor(1) as ex, pytest.raises(KeHoachError, match="không chung ổ đĩa"):
        build(tmp_path / "d", executor=ex)


def test_work_travels_in_chunks_of_rows_never_as_plans(tmp_path: Path) -> None:
    """What a worker is sent is small, many rows at once, and holds no model."""
    import pickle
    from concurrent.futures import Executor, Future

    goi: list[tuple[int, bytes]] = []

    class Ghi(Executor):
        def submit(self, fn, /, *x, **y):  # type: ignore[no-untyped-def]
            goi.append((len(x[0].viec), pickle.dumps(x)))
            f: Future[object] = Future()
            f.set_result(fn(*x, **y))
            return f

    build(write_du_an_bang(tmp_path, 200), executor=Ghi())
    assert [so for so, _ in goi] == [50, 50, 50, 50]
    assert not any(b"mo_hinh" in data for _, data in goi)
    assert max(len(data) for _, data in goi) < 40_000


def test_only_one_way_of_running_may_be_chosen(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d")
    with pytest.raises(ValueError, match="một cách chạy"):
        build(tmp_path / "d", jobs=0)
    with ThreadPoolExecutor(1) as ex, pytest.raises(ValueError, match="một cách chạy"):
        build(tmp_path / "d", jobs=2, executor=ex)


@pytest.mark.parametrize("buoc", range(3))
def test_a_fault_of_the_library_in_one_plan_is_a_finding_of_that_plan(
    buoc: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hong(ban, chung):  # type: ignore[no-untyped-def]
        if ban.ra.ten == "k001.docx":
            raise ZeroDivisionError("ôi")
        return that[buoc](ban, chung)

    that = tho._BUOC
    monkeypatch.setattr(tho, "_BUOC", (*that[:buoc], hong, *that[buoc + 1 :]))
    kq = build(write_du_an(tmp_path / "d"))
    assert (len(kq.ghi), kq.hong) == (2, ["ra/k001.docx"])
    assert "ZeroDivisionError: ôi" in kq.phat_hien[0].thong_diep


@pytest.mark.parametrize("me", [1, 1_500, 1 << 20])
def test_batches_of_any_size_make_the_same_documents_in_the_same_order(
    me: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dung = build(write_du_an_bang(tmp_path / "dung", 7))
    monkeypatch.setattr(tho, "_ME", me)
    kq = build(write_du_an_bang(tmp_path / "d", 7))
    assert (kq.ghi, hash_ra(tmp_path / "d")) == (dung.ghi, hash_ra(tmp_path / "dung"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_two_rows_with_one_name_the_first_is_built(jobs: int, tmp_path: Path) -> None:
    write_du_an_bang(tmp_path / "d", 3)
    bang = tmp_path / "d/b.csv"
    dong = bang.read_text("utf-8").splitlines()
    bang.write_text("\n".join([*dong, dong[2].replace(dong[2].split(",")[1], "Tên khác")]) + "\n", "utf-8")
    kq = build(tmp_path / "d", jobs=jobs)
    assert [p.ma for p in kq.phat_hien] == ["xay.ten"]
    assert kq.ghi == build(write_du_an_bang(tmp_path / "dung", 3)).ghi
    assert hash_ra(tmp_path / "d") == hash_ra(tmp_path / "dung")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_that_changes_during_the_build_is_not_taken_for_what_it_was(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TaiCho, "co_goi", lambda _self, _tong: 1)
    monkeypatch.setattr(TrenExecutor, "co_goi", lambda _self, _tong: 1)
    tep = write_du_an(tmp_path / "d", 30) / "ke-hoach/k029.yaml"
    cu = tep.read_text("utf-8")
    kq = build(tmp_path / "d", jobs=jobs, bao_tien_do=lambda *_: tep.write_text(f"{cu}dia_danh: Khác\n", "utf-8"))
    assert (kq.hong, [p.ma for p in kq.phat_hien]) == (["ra/k029.docx"], ["xay.doi"])
    tep.write_text(cu, "utf-8")
    assert build(tmp_path / "d").ghi == ["ra/k029.docx"]
    assert hash_ra(tmp_path / "d") == hash_ra(_da_dung(tmp_path / "moi", 30))


def test_a_cell_of_text_may_cite_what_the_project_shares(tmp_path: Path) -> None:
    bang = '[[bang]]\nnguon = "k.yaml"\ndu_lieu = "b.csv"\nten = "{ma}"\nkieu = {chu = "van_ban"}\n'
    toml = f'dau_ra = "ra"\ndinh_dang = ["txt"]\nvien_dan = "vd.yaml"\n{bang}'
    tep = {"kehoach.toml": toml, "vd.yaml": "kh07: Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND xã\n"}
    tep |= {"k.yaml": "co_quan: Sở A\ntrich_yeu: Thử\nmuc_dich: ${chu}\n", "b.csv": "ma,chu\na,Theo [@kh07]\n"}
    for ten, chu in tep.items():
        (tmp_path / ten).write_text(chu, "utf-8")
    assert build(tmp_path).phat_hien == []
    assert "Theo Kế hoạch số 07/KH-UBND" in (tmp_path / "ra/a.txt").read_text("utf-8")


def test_warming_up_writes_nothing(tmp_path: Path) -> None:
    ke_viec = KeViec(read_du_an(write_du_an_bang(tmp_path / "d")))
    truoc = _dau_thoi_gian(tmp_path)
    tho.warm_up(next(ke_viec.iter_goi(ke_viec.survey().ra, 50)))
    assert _dau_thoi_gian(tmp_path) == truoc


def test_a_first_plan_that_fails_does_not_stop_processes(tmp_path: Path) -> None:
    write_du_an(tmp_path / "d", 3)
    (tmp_path / "d/ke-hoach/k000.yaml").write_text("co_quan: [", "utf-8")
    kq = build(tmp_path / "d", jobs=2)
    assert (kq.hong, len(kq.ghi)) == (["ra/k000.docx"], 2)


@pytest.mark.parametrize(
    "viec",
    [
        lambda dai: Viec("x.yaml", b"x" * dai, 0, {}, ()),
        lambda dai: Viec("x.csv", None, 2, {"a": "x" * dai, "b": 3, "c": None}, ()),
    ],
)
def test_large_plans_are_not_held_together(viec: Callable[[int], Viec]) -> None:
    goi = Goi(Chung("", ""), (viec(tho._ME), viec(tho._ME - 1), viec(1), viec(5)))
    assert [len(me) for me in tho._chia_me(goi)] == [1, 2, 1]


def test_fail_fast_in_processes_forgets_nothing_that_was_written(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path / "d", 120)
    bang = tmp_path / "d/b.csv"
    dong = bang.read_text("utf-8").splitlines()
    dong[3] = dong[3].rpartition(",")[0] + ",không phải tiền"
    bang.write_text("\n".join(dong) + "\n", "utf-8")
    kq = build(tmp_path / "d", jobs=2, fail_fast=True)
    assert len(kq.hong) == 1
    assert sorted(f"ra/{ten}" for ten in hash_ra(tmp_path / "d")) == sorted(kq.ghi)
    check_noi_that(tmp_path / "d")


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    thay: list[tuple[int, int]] = []
    build(write_du_an(tmp_path / "d"), bao_tien_do=lambda *x: thay.append(x))
    assert thay == [(1, 3), (2, 3), (3, 3)]


def test_the_manifest_is_saved_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xay, "_GHI_SAU", 10)
    lan: list[int] = []
    that = xay.write_bang_ke
    monkeypatch.setattr(xay, "write_bang_ke", lambda t, m: lan.append(sum(not x.sap for x in m.values())) or that(t, m))
    build(write_du_an(tmp_path / "d", 25))
    assert lan == [0, 10, 20, 25]


def test_documents_go_to_a_filesystem_named_by_url(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    url = f"memory://{tmp_path.as_posix()}/kho"
    write_du_an_bang(tmp_path / "d", 5)
    toml = tmp_path / "d" / "kehoach.toml"
    toml.write_text(toml.read_text("utf-8").replace('dau_ra = "ra"', f'dau_ra = "{url}"'), "utf-8")
    assert len(build(tmp_path / "d").ghi) == 5
    fs, goc = fsspec.core.url_to_fs(url)
    mong = hash_ra(_dung_xong(tmp_path / "mong", 5))
    assert sorted(Path(t).name for t in fs.ls(goc, detail=False)) == sorted(mong)
    assert (tmp_path / "mong" / "ra" / "x0000.docx").read_bytes() == fs.cat_file(f"{goc}/x0000.docx")
    assert build(tmp_path / "d").ghi == []
    write_bang(tmp_path / "d", [("x0001", "«1»", 2, 11, 2000)])
    kq = build(tmp_path / "d", prune=True)
    assert (len(kq.da_xoa), kq.ghi) == (4, [])
    assert [Path(t).name for t in fs.ls(goc, detail=False)] == ["x0001.docx"]
    fs.rm(goc, recursive=True)


def test_a_scheme_whose_package_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    core = pytest.importorskip("fsspec.core")

    def thieu(url: str) -> None:
        raise ImportError(f"Install s3fs to access {url}")

    monkeypatch.setattr(core, "url_to_fs", thieu)
    write_du_an(tmp_path / "d", 1)
    (tmp_path / "d" / "kehoach.toml").write_text('nguon = "ke-hoach/*"\ndau_ra = "s3://kho-khong-co/x"\n', "utf-8")
    with pytest.raises(ThieuCongCuError, match="s3fs"):
        build(tmp_path / "d")


def test_a_broken_manifest_stops_the_build_and_loses_nothing(tmp_path: Path) -> None:
    build(write_du_an(tmp_path / "d"))
    truoc = hash_ra(tmp_path / "d")
    (tmp_path / "d" / TEN_BANG_KE).write_text("<<<<<<< HEAD\n", "utf-8")
    with pytest.raises(NguonHongError, match="dấu trộn của git"):
        build(tmp_path / "d")
    assert hash_ra(tmp_path / "d") == truoc
    (tmp_path / "d" / TEN_BANG_KE).unlink()
    kq = build(tmp_path / "d")
    assert (kq.ghi, len(kq.giu)) == ([], 3)


def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    """Peak of 1,200 rows beside that of 100, each in a process of its own; the benchmark measures 3,321."""
    if not Path("/proc/self/status").exists():
        pytest.skip("cần /proc")
    ma = (
        "import sys; from kehoach.dong_loat.xay import build; build(sys.argv[1]);"
        "print([d.split()[1] for d in open('/proc/self/status') if d.startswith('VmHWM')][0])"
    )
    dinh = []
    for so in (100, 1200):
        thu_muc = write_du_an_bang(tmp_path / str(so), so)
        ra = subprocess.run([sys.executable, "-c", ma, str(thu_muc)], capture_output=True, text=True, check=True)
        dinh.append(int(ra.stdout))
    assert dinh[1] < 1.3 * dinh[0]


def test_the_store_refuses_to_leave_its_folder(tmp_path: Path) -> None:
    (tmp_path / "ra").symlink_to(tmp_path)
    with pytest.raises(GhiHongError):
        kho_ra.KhoTep(tmp_path, "ra").write("x.docx", b"")
