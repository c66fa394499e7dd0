"""Hand edits survive a build: told of, left alone, or kept beside the new document; Word's own traces are none."""

from __future__ import annotations

import io
import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from nha_may_du_an import check_noi_that, hash_ra, write_bang, write_du_an, write_du_an_bang, write_nguon

import kehoach as kh
import tay_sua
from do_cong import wait_until
from kehoach.cli import main
from kehoach.dong_loat import lam_goi as tho
from kehoach.dong_loat.bang_ke import TEN_BANG_KE, find_nguon, read_bang_ke
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.kho_ra import KhoTep
from kehoach.dong_loat.kiem_lech import check_build
from kehoach.dong_loat.lenh import run_build
from kehoach.dong_loat.xay import build
from kehoach.loi import GhiHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.noi_dung_goi import hash_noi_dung
from tay_sua import SUA, VET_WORD

KILL = int(os.environ.get("KEHOACH_KILL", "2"))
"""Rounds of kill -9; the full run is KEHOACH_KILL=50."""
LOI_VAN = SUA["lời văn"][0]


@pytest.fixture
def du_an(tmp_path: Path) -> Path:
    """A built project of three plans."""
    build(write_du_an(tmp_path / "d"))
    return tmp_path / "d"


@pytest.mark.parametrize("nguon_doi", [False, True], ids=["nguồn như cũ", "nguồn cũng đổi"])
@pytest.mark.parametrize("ten", SUA)
def test_an_edited_document_stays_as_it_is_and_the_finding_names_what_was_edited(
    ten: str, nguon_doi: bool, du_an: Path
) -> None:
    sua, noi = SUA[ten]
    tep = du_an / "ra/k001.docx"
    sua(tep)
    truoc, muc = tep.read_bytes(), read_bang_ke(du_an)
    write_nguon(du_an, 0, so=70)
    if nguon_doi:
        write_nguon(du_an, 1, so=71)
    ra, bao = io.StringIO(), io.StringIO()
    assert run_build(du_an, ra=ra, bao=bao) == 1
    assert tep.read_bytes() == truoc
    assert "ghi ra/k000.docx" in ra.getvalue()
    assert bao.getvalue().startswith("ra/k001.docx: lỗi xay.sua_tay: Đã sửa tay")
    assert ("Nguồn cũng đã đổi" in bao.getvalue()) == nguon_doi
    assert "--ghi-de" in bao.getvalue()
    assert (noi in bao.getvalue()) >= (not nguon_doi)
    assert read_bang_ke(du_an)["ra/k001.docx"] == muc["ra/k001.docx"]
    kiem = [p for p in check_build(du_an) if p.ma == "xay.sua_tay"]
    assert [str(p) for p in kiem] == bao.getvalue().splitlines()


@pytest.mark.parametrize("ten", VET_WORD)
def test_what_word_writes_by_itself_is_no_edit(ten: str, du_an: Path) -> None:
    mong = hash_ra(du_an)
    VET_WORD[ten](du_an / "ra/k001.docx")
    assert hash_ra(du_an) != mong
    assert check_build(du_an) == []
    assert build(du_an).tot
    assert hash_ra(du_an) == mong


@pytest.mark.parametrize("ten", VET_WORD)
def test_a_document_with_words_traces_is_written_when_its_source_changes(ten: str, du_an: Path) -> None:
    VET_WORD[ten](du_an / "ra/k001.docx")
    write_nguon(du_an, 1, so=88)
    assert [p.ma for p in check_build(du_an)] == ["xay.lech"]
    kq = build(du_an)
    assert (kq.ghi, kq.tot) == (["ra/k001.docx"], True)


def test_writing_over_keeps_every_edited_file_under_a_name_of_its_own(du_an: Path) -> None:
    mong = hash_ra(du_an)
    tep, giu = du_an / "ra/k001.docx", []
    for ten in ("k001.sua-tay.docx", "k001.sua-tay-2.docx", "k001.sua-tay-3.docx"):
        LOI_VAN(tep)
        giu.append(tep.read_bytes())
        kq = build(du_an, ghi_de=True)
        assert (kq.ghi, kq.ban_giu, kq.tot) == (["ra/k001.docx"], [f"ra/{ten}"], True)
        assert (du_an / "ra" / ten).read_bytes() == giu[-1]
    assert {t: x for t, x in hash_ra(du_an).items() if "sua-tay" not in t} == mong


def test_writing_over_is_told_and_ends_with_0(du_an: Path, capsys: pytest.CaptureFixture[str]) -> None:
    LOI_VAN(du_an / "ra/k001.docx")
    assert main(["build", str(du_an)]) == 1
    assert "sửa tay để nguyên 1" in capsys.readouterr().out
    assert main(["build", str(du_an), "--ghi-de"]) == 0
    assert "giữ bản đã sửa tay ra/k001.sua-tay.docx" in capsys.readouterr().out
    assert main(["build", str(du_an), "--check"]) == 0


def test_the_hook_leaves_an_edited_document_and_lets_nothing_be_committed(
    du_an: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moc = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    LOI_VAN(du_an / "ra/k001.docx")
    truoc = hash_ra(du_an)
    monkeypatch.chdir(du_an)
    for x in moc:
        chuong_trinh, *doi_so = x["entry"].split()
        assert chuong_trinh == "kehoach"
        assert main(doi_so) == 1
        assert hash_ra(du_an) == truoc


def test_copies_are_neither_sources_nor_orphans_and_are_never_pruned(tmp_path: Path) -> None:
    write_du_an(tmp_path, 2)
    (tmp_path / "kehoach.toml").write_text('nguon = ["ke-hoach/*"]\ndau_ra = "ke-hoach/ra"\n', "utf-8")
    build(tmp_path)
    for ten in ("k001.sua-tay.docx", "k001.sua-tay-12.docx", "k001.sua-tay.txt"):
        (tmp_path / "ke-hoach" / ten).write_bytes(b"x")
    LOI_VAN(tmp_path / "ke-hoach/ra/k001.docx")
    assert build(tmp_path, ghi_de=True).ban_giu == ["ke-hoach/ra/k001.sua-tay.docx"]
    assert read_du_an(tmp_path).nguon == ("ke-hoach/k000.yaml", "ke-hoach/k001.yaml")
    (tmp_path / "ke-hoach/k001.yaml").unlink()
    kq = build(tmp_path, prune=True)
    assert (kq.da_xoa, kq.mo_coi, kq.tot) == (["ke-hoach/ra/k001.docx"], [], True)
    assert set(hash_ra(tmp_path, "ke-hoach/ra")) == {"k000.docx", "k001.sua-tay.docx"}


def test_an_orphan_with_words_traces_is_pruned_and_an_edited_one_is_not(du_an: Path) -> None:
    for i in (1, 2):
        (du_an / f"ke-hoach/k00{i}.yaml").unlink()
    VET_WORD["rsid và cắt chạy"](du_an / "ra/k001.docx")
    LOI_VAN(du_an / "ra/k002.docx")
    kq = build(du_an, prune=True)
    assert (kq.da_xoa, kq.mo_coi) == (["ra/k001.docx"], ["ra/k002.docx"])


def test_an_edit_that_came_into_the_source_is_no_edit_any_more(du_an: Path) -> None:
    tep = du_an / "ra/k001.docx"
    cu = tep.read_bytes()
    write_nguon(du_an, 1, so=88)
    build(du_an)
    moi = tep.read_bytes()
    write_nguon(du_an, 1)
    build(du_an)
    assert tep.read_bytes() == cu
    tep.write_bytes(moi)  # by hand, what the source will say
    assert not build(du_an).tot
    write_nguon(du_an, 1, so=88)
    assert build(du_an).tot
    assert tep.read_bytes() == moi


def test_without_an_entry_only_what_the_source_gives_is_replaced(du_an: Path) -> None:
    (du_an / TEN_BANG_KE).unlink()
    VET_WORD["rsid và cắt chạy"](du_an / "ra/k000.docx")
    write_nguon(du_an, 1, so=88)
    cu = (du_an / "ra/k001.docx").read_bytes()
    kq = build(du_an)
    assert (kq.ghi, kq.giu, kq.sua_tay) == (["ra/k000.docx"], ["ra/k002.docx"], ["ra/k001.docx"])
    assert "bảng kê không ghi" in kq.phat_hien[0].thong_diep
    assert (du_an / "ra/k001.docx").read_bytes() == cu
    assert set(read_bang_ke(du_an)) == {"ra/k000.docx", "ra/k002.docx"}
    assert build(du_an, ghi_de=True).ban_giu == ["ra/k001.sua-tay.docx"]


def test_a_manifest_from_before_content_was_noted_still_serves(du_an: Path) -> None:
    bang_ke = du_an / TEN_BANG_KE
    bang_ke.write_text(re.sub(r', "nd": "[^"]*"', "", bang_ke.read_text("utf-8")), "utf-8")
    assert [m.nd for m in read_bang_ke(du_an).values()] == ["", "", ""]
    write_nguon(du_an, 0, so=88)
    LOI_VAN(du_an / "ra/k001.docx")
    kq = build(du_an)
    assert (kq.ghi, kq.sua_tay) == (["ra/k000.docx"], ["ra/k001.docx"])


@pytest.mark.parametrize("cach", ["jobs", "executor", "fail_fast"])
def test_every_way_of_running_leaves_the_edited_one_and_builds_the_others(cach: str, tmp_path: Path) -> None:
    so = 120
    build(write_du_an_bang(tmp_path, so))
    tep = tmp_path / "ra/x0001.docx"
    tep.write_bytes(tep.read_bytes().replace(b"PK", b"pk", 1))
    write_bang(tmp_path, [(f"x{i:04d}", f"«{i}»", i + 500, 10 + i, 1000 * (i + 1)) for i in range(so)])
    cu = tep.read_bytes()
    if cach == "executor":
        with ThreadPoolExecutor(2) as ex:
            kq = build(tmp_path, executor=ex)
    else:
        kq = build(tmp_path, jobs=1 + (cach == "jobs"), fail_fast=cach == "fail_fast")
    assert (kq.sua_tay, len(kq.ghi), kq.hong) == (["ra/x0001.docx"], so - 1, [])
    assert tep.read_bytes() == cu


def test_text_files_are_kept_too_and_an_editors_line_ends_are_no_edit(tmp_path: Path) -> None:
    build(write_du_an(tmp_path, 2, 'dinh_dang = ["txt"]'))
    cr, sua = tmp_path / "ra/k000.txt", tmp_path / "ra/k001.txt"
    cr.write_bytes(b"\xef\xbb\xbf" + cr.read_bytes().replace(b"\n", b"\r\n"))
    sua.write_text(sua.read_text("utf-8") + "thêm\n", "utf-8")
    kq = build(tmp_path)
    assert (kq.ghi, kq.sua_tay) == (["ra/k000.txt"], ["ra/k001.txt"])
    assert "«thêm»" in kq.phat_hien[0].thong_diep
    assert build(tmp_path, ghi_de=True).ban_giu == ["ra/k001.sua-tay.txt"]


def test_edited_documents_survive_on_fsspec(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    url = f"memory://{tmp_path.as_posix()}/kho"
    write_du_an_bang(tmp_path / "d", 2)
    toml = tmp_path / "d/kehoach.toml"
    toml.write_text(toml.read_text("utf-8").replace('dau_ra = "ra"', f'dau_ra = "{url}"'), "utf-8")
    build(tmp_path / "d")
    fs, goc = fsspec.core.url_to_fs(url)
    sua = fs.cat_file(f"{goc}/x0000.docx") + b"sua"
    for i in ("", "-2"):
        fs.pipe_file(f"{goc}/x0001.docx", sua)
        assert build(tmp_path / "d").sua_tay == [f"{url}/x0001.docx"]
        assert fs.cat_file(f"{goc}/x0001.docx") == sua
        assert build(tmp_path / "d", ghi_de=True).ban_giu == [f"{url}/x0001.sua-tay{i}.docx"]
        assert fs.cat_file(f"{goc}/x0001.sua-tay{i}.docx") == sua
    assert build(tmp_path / "d", prune=True).da_xoa == []
    assert len(fs.ls(goc)) == 4
    fs.rm(goc, recursive=True)


def test_a_file_that_may_not_be_read_is_not_written_over(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_nguon(du_an, 1, so=88)
    cu, that = (du_an / "ra/k001.docx").read_bytes(), os.open

    def mo(tep, *x, **y):  # type: ignore[no-untyped-def]
        if str(tep).endswith("k001.docx"):
            raise PermissionError(13, "Permission denied")
        return that(tep, *x, **y)

    monkeypatch.setattr(os, "open", mo)
    kq = build(du_an)
    monkeypatch.undo()
    assert kq.hong == ["ra/k001.docx"]
    assert "Không có quyền đọc" in kq.phat_hien[0].thong_diep
    assert (du_an / "ra/k001.docx").read_bytes() == cu


def test_a_copy_that_cannot_be_kept_leaves_the_edited_file(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LOI_VAN(du_an / "ra/k001.docx")
    cu = (du_an / "ra/k001.docx").read_bytes()

    def hong(_self: KhoTep, ten: str, _data: bytes) -> str:
        raise GhiHongError(f"Không ghi được «{ten}»: đĩa đã đầy.")

    monkeypatch.setattr(KhoTep, "keep", hong)
    assert build(du_an, ghi_de=True).hong == ["ra/k001.docx"]
    assert (du_an / "ra/k001.docx").read_bytes() == cu


def test_a_copy_never_takes_the_place_of_a_file_made_meanwhile(tmp_path: Path) -> None:
    """Between looking and writing somebody else may take the name: only making the file decides."""
    (tmp_path / "ra").mkdir()
    kho = KhoTep(tmp_path, "ra")
    with ThreadPoolExecutor(8) as nhom:
        ten = list(nhom.map(lambda i: kho.keep("a.docx", str(i).encode()), range(40)))
    assert len(set(ten)) == 40
    assert sorted((tmp_path / "ra" / t).read_bytes() for t in ten) == sorted(str(i).encode() for i in range(40))
    assert len(list((tmp_path / "ra").iterdir())) == 40


def test_a_disk_without_second_names_keeps_copies_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def khong(_a: str, _b: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", khong)
    (tmp_path / "ra").mkdir()
    kho = KhoTep(tmp_path, "ra")
    assert [kho.keep("a.docx", x) for x in (b"1", b"2")] == ["a.sua-tay.docx", "a.sua-tay-2.docx"]
    assert [(tmp_path / "ra" / t).read_bytes() for t in ("a.sua-tay.docx", "a.sua-tay-2.docx")] == [b"1", b"2"]
    assert len(list((tmp_path / "ra").iterdir())) == 2


def test_an_unchanged_project_reads_no_content(du_an: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tho, "judge_tep", lambda *_: pytest.fail("đọc nội dung"))
    assert len(build(du_an).giu) == 3


def test_a_document_of_another_plan_put_in_its_place_is_an_edit(du_an: Path) -> None:
    """It proves itself a document of this library, and still is not what was built here."""
    (du_an / "ra/k001.docx").write_bytes((du_an / "ra/k002.docx").read_bytes())
    assert build(du_an).sua_tay == ["ra/k001.docx"]


def test_mending_a_built_document_points_to_its_source(du_an: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tep, ra = du_an / "ra/k001.docx", du_an / "ra/x.docx"
    truoc = hash_ra(du_an)
    assert main(["check", "--fix", str(tep), "-o", str(ra)]) == 2
    assert f"dựng từ «{du_an}/ke-hoach/k001.yaml»" in capsys.readouterr().err
    assert hash_ra(du_an) == truoc
    assert find_nguon(ra) is None
    ban_sao = du_an / "ban-sao.docx"
    ban_sao.write_bytes(tep.read_bytes())
    kh.fix(ban_sao, ra)  # a copy belongs to nobody
    assert ra.exists()


# A build that was stopped: what it wrote is known, though the source has changed since.


def _dung_giua_chung(thu_muc: Path, monkeypatch: pytest.MonkeyPatch, sau: int) -> None:
    """As kill -9 leaves it: some documents written, nothing tidied up, the manifest as it was before the first."""
    that, da_ghi = KhoTep.write, []
    luc_do: list[bytes] = []

    def ghi(self: KhoTep, ten: str, data: bytes) -> None:
        luc_do.append((thu_muc / TEN_BANG_KE).read_bytes())
        if len(da_ghi) == sau:
            raise KeyboardInterrupt
        da_ghi.append(ten)
        that(self, ten, data)

    monkeypatch.setattr(KhoTep, "write", ghi)
    with pytest.raises(KeyboardInterrupt):
        build(thu_muc)
    monkeypatch.undo()
    (thu_muc / TEN_BANG_KE).write_bytes(luc_do[0])


@pytest.mark.parametrize("da_dung", [False, True], ids=["lần đầu", "dựng lại"])
@pytest.mark.parametrize("dang", ["docx", "txt"])
def test_what_a_stopped_build_wrote_is_built_anew_from_another_source(
    da_dung: bool, dang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_du_an(tmp_path / "d", 6, f'dinh_dang = ["{dang}"]')
    if da_dung:
        build(tmp_path / "d")
    for i in range(6):
        write_nguon(tmp_path / "d", i, so=100 + i)
    _dung_giua_chung(tmp_path / "d", monkeypatch, 3)
    for i in range(6):
        write_nguon(tmp_path / "d", i, so=200 + i)
    kq = build(tmp_path / "d")
    assert (len(kq.ghi), kq.sua_tay, kq.tot) == (6, [], True)
    write_du_an(tmp_path / "mong", 6, f'dinh_dang = ["{dang}"]')
    for i in range(6):
        write_nguon(tmp_path / "mong", i, so=200 + i)
    build(tmp_path / "mong")
    ra = hash_ra(tmp_path / "d")
    assert {t: x for t, x in ra.items() if "sua-tay" not in t} == hash_ra(tmp_path / "mong")
    assert len(ra) in ({6} if dang == "docx" else range(6, 13))  # a .docx tells whose it is; a .txt cannot
    assert not any(m.sap for m in read_bang_ke(tmp_path / "d").values())


def test_an_edit_after_a_stopped_build_is_still_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_du_an(tmp_path, 4)
    build(tmp_path)
    for i in range(4):
        write_nguon(tmp_path, i, so=100 + i)
    _dung_giua_chung(tmp_path, monkeypatch, 2)
    LOI_VAN(tmp_path / "ra/k000.docx")
    LOI_VAN(tmp_path / "ra/k003.docx")
    assert build(tmp_path).sua_tay == ["ra/k000.docx", "ra/k003.docx"]


def test_documents_a_stopped_build_never_wrote_are_no_orphans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_du_an(tmp_path, 4)
    _dung_giua_chung(tmp_path, monkeypatch, 2)
    for i in (1, 3):
        (tmp_path / f"ke-hoach/k00{i}.yaml").unlink()
    kq = build(tmp_path, prune=True)
    assert (kq.mo_coi, kq.da_xoa, kq.tot) == ([], ["ra/k001.docx"], True)
    assert set(read_bang_ke(tmp_path)) == {"ra/k000.docx", "ra/k002.docx"}


def test_a_temporary_of_a_killed_build_goes_though_its_document_is_right_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The source went back to what it was: nothing is to be written, and something is to be swept."""
    build(write_du_an(tmp_path, 2))
    mong = hash_ra(tmp_path)
    write_nguon(tmp_path, 1, so=88)
    _dung_giua_chung(tmp_path, monkeypatch, 0)
    (tmp_path / "ra/.k001.docx.0123456789abcdef.tmp").touch()
    write_nguon(tmp_path, 1)
    assert build(tmp_path).ghi == []
    assert hash_ra(tmp_path) == mong
    check_noi_that(tmp_path)
    assert not any(m.sap for m in read_bang_ke(tmp_path).values())


_MA = """
import sys
from kehoach.dong_loat.lenh import run_build
sys.exit(run_build(sys.argv[1], jobs=int(sys.argv[2])))
"""


def _so(thu_muc: Path, so_hang: int, cong: int) -> None:
    write_bang(thu_muc, [(f"x{i:04d}", f"«{i}»", i + cong, 10 + i, 1000 * (i + 1)) for i in range(so_hang)])


def test_kill_9_then_another_source_is_built_and_the_edited_document_stays(tmp_path: Path) -> None:
    """At random moments: nothing a killed build wrote is taken for a hand edit, and the hand edit is never lost."""
    so_hang, sua = 200, "x0007.docx"
    build(write_du_an_bang(tmp_path / "mong", so_hang))
    _so(tmp_path / "mong", so_hang, 900)
    build(tmp_path / "mong")
    mong = {t: x for t, x in hash_ra(tmp_path / "mong").items() if t != sua}
    ngau_nhien = random.Random(20261127)
    giua_chung = 0
    for vong in range(KILL):
        d = write_du_an_bang(tmp_path / f"v{vong}", so_hang)
        build(d)
        tep = d / "ra" / sua
        tep.write_bytes(tep.read_bytes().replace(b"PK", b"pk", 1))
        cu, truoc = tep.read_bytes(), hash_ra(d)
        _so(d, so_hang, 500)
        con = subprocess.Popen(
            [sys.executable, "-c", _MA, str(d), str(1 + vong % 2)], stdout=-3, stderr=-3, start_new_session=True
        )
        _cho_doi(d, truoc, ngau_nhien.randrange(1, so_hang - 40), con)
        os.killpg(con.pid, signal.SIGKILL)
        con.wait()
        giua_chung += any(m.sap for m in read_bang_ke(d).values())
        _so(d, so_hang, 900)
        kq = build(d, jobs=1 + vong % 2)
        assert kq.sua_tay == [f"ra/{sua}"]
        assert tep.read_bytes() == cu
        assert {t: x for t, x in hash_ra(d).items() if t != sua} == mong
        (d / "ra" / sua).write_bytes((tmp_path / "mong/ra" / sua).read_bytes())
        assert build(d).tot
        check_noi_that(d)
    assert giua_chung >= max(1, KILL // 4), "phải giết được giữa chừng"


def _cho_doi(thu_muc: Path, truoc: dict[str, str], so: int, con: subprocess.Popen[bytes]) -> None:
    """Wait until so many documents are not what they were, or the build has ended."""
    dau = {t: (thu_muc / "ra" / t).stat().st_ino for t in truoc}

    def da_doi() -> int:
        return sum((thu_muc / "ra" / t).stat().st_ino != x for t, x in dau.items())

    wait_until(lambda: con.poll() is not None or da_doi() >= so)


# One plan, rendered by hand.

NGUON = "co_quan: Sở Nội vụ\ntrich_yeu: Kiểm tra\nnoi_dung: Kiểm tra sổ văn bản.\n"


@pytest.fixture
def mot(tmp_path: Path) -> Path:
    """A rendered plan; its source lies beside it."""
    (tmp_path / "k.yaml").write_text(NGUON, "utf-8")
    assert main(["render", str(tmp_path / "k.yaml")]) == 0
    return tmp_path / "k.docx"


@pytest.mark.parametrize("ten", SUA)
def test_rendering_does_not_write_over_an_edited_document(
    ten: str, mot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SUA[ten][0](mot)
    cu = mot.read_bytes()
    (mot.parent / "z.yaml").write_text(NGUON, "utf-8")
    nguon = [str(mot.parent / "k.yaml"), str(mot.parent / "z.yaml")]
    assert main(["render", *nguon]) == 1
    ra = capsys.readouterr()
    assert f"Không ghi đè «{mot}»" in ra.err
    assert str(mot.parent / "z.docx") in ra.out
    assert mot.read_bytes() == cu
    assert main(["render", *nguon, "--ghi-de"]) == 0
    assert hash_noi_dung(read_goi(mot)) == hash_noi_dung(read_goi(mot.parent / "z.docx"))


@pytest.mark.parametrize("ten", VET_WORD)
@pytest.mark.parametrize("nguon_doi", [False, True])
def test_rendering_writes_over_what_only_word_touched(ten: str, nguon_doi: bool, mot: Path) -> None:
    VET_WORD[ten](mot)
    cu = mot.read_bytes()
    if nguon_doi:
        (mot.parent / "k.yaml").write_text(NGUON + "dia_danh: Khác\n", "utf-8")
    assert main(["render", str(mot.parent / "k.yaml")]) == 0
    assert mot.read_bytes() != cu


@pytest.mark.parametrize(
    "lam", [lambda _: b"chu", lambda _: Path(__file__).parents[2].joinpath("templates/docx/nd30.docx").read_bytes()]
)
def test_rendering_does_not_write_over_a_file_of_somebody_else(lam: Callable[[Path], bytes], mot: Path) -> None:
    mot.write_bytes(lam(mot))
    cu = mot.read_bytes()
    assert main(["render", str(mot.parent / "k.yaml")]) == 1
    assert mot.read_bytes() == cu


def test_the_function_writes_as_ever_and_refuses_when_told_to(mot: Path) -> None:
    plan = kh.load(mot.parent / "k.yaml")
    LOI_VAN(mot)
    cu = mot.read_bytes()
    with pytest.raises(kh.SuaTayError, match="đã được sửa sau khi kehoach ghi") as loi:
        kh.render(plan, mot, ghi_de=False)
    assert isinstance(loi.value, kh.GhiHongError)
    assert mot.read_bytes() == cu
    kh.render(plan, mot)
    assert mot.read_bytes() == kh.render_bytes(plan)
    kh.render(plan, mot, ghi_de=False)
    kh.render(plan, mot.parent / "moi.docx", ghi_de=False)
    (mot.parent / "k.txt").write_text("tay", "utf-8")
    kh.render(plan, mot.parent / "k.txt", ghi_de=False)
    assert "KẾ HOẠCH" in (mot.parent / "k.txt").read_text("utf-8")


def test_a_document_of_a_library_that_reads_content_another_way_is_told_as_that(mot: Path) -> None:
    tay_sua.change_parts(mot, lambda x: x.update({ns.PHAN_CUSTOM: x[ns.PHAN_CUSTOM].replace(b">1-", b">0-")}))
    with pytest.raises(kh.SuaTayError, match="bản kehoach khác"):
        kh.render({"co_quan": {"ten": "Sở Khác"}, "trich_yeu": "x"}, mot, ghi_de=False)
