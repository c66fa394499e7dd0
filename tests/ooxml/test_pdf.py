"""PDF through LibreOffice: only a whole PDF counts, and LibreOffice never outlives the program that started it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from goi_nho import build_parts

import kehoach as kh
from do_cong import TREO, wait_until
from kehoach.loi import GhiHongError, KeHoachError, ThieuCongCuError
from kehoach.ooxml import pdf
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.pdf import ChuyenPdfError, convert_pdf, find_soffice

needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
NGAN = 0.2
"""Seconds given to a program that hangs anyway."""
PDF = b"%PDF-1.7\n%%EOF\n"
XONG = r"""n=${first##*/}; printf '%%PDF-1.7\n%%%%EOF\n' > "$out/${n%.docx}.pdf" """
"""A shell's way to make a whole PDF of the first document."""
posix = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    tep = tmp_path / "vao" / "Kế hoạch 32 -o 'x'.docx"
    tep.parent.mkdir()
    tep.write_bytes(GoiMau(build_parts("Kế hoạch A & B", ("Nội dung thứ nhất.",))).assemble())
    return tep


@pytest.fixture
def ra(tmp_path: Path) -> Path:
    (tmp_path / "ra").mkdir()
    return tmp_path / "ra"


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lenh: str) -> None:
    """Put a shell script in LibreOffice's place; "$out" is its output folder, "$first" its first document."""
    tep = tmp_path / "soffice"
    tep.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2; first=$3\n{lenh}\n')
    tep.chmod(0o755)
    monkeypatch.setattr(pdf, "find_soffice", lambda: str(tep))


@needs_soffice
def test_two_documents_become_two_tagged_pdfs_in_one_process(
    tmp_path: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hai = tmp_path / "-b.docx"  # a name that looks like an option
    hai.write_bytes(GoiMau(build_parts("Kế hoạch hai")).assemble())
    that, so_lan = subprocess.Popen, []
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: so_lan.append(1) or that(*a, **k))
    ket_qua = convert_pdf([docx, hai], ra)
    assert ket_qua == [ra / "Kế hoạch 32 -o 'x'.pdf", ra / "-b.pdf"]
    assert len(so_lan) == 1
    for tep in ket_qua:
        data = tep.read_bytes()
        assert data.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in data
        assert b"/Lang(vi-VN)" in data
        assert b"/DisplayDocTitle true" in data
    assert sorted(p.name for p in ra.iterdir()) == sorted(p.name for p in ket_qua)


@needs_soffice
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler's tools are not installed")
def test_pdf_a_keeps_text_title_and_footnote(docx: Path, ra: Path) -> None:
    (tep,) = convert_pdf([docx], ra, pdf_a=True)
    thong_tin = subprocess.run(["pdfinfo", tep], capture_output=True, encoding="utf-8", check=True).stdout
    dong = {k: v.strip() for k, _, v in (d.partition(":") for d in thong_tin.splitlines())}
    assert (dong["Title"], dong["Author"], dong["Tagged"]) == ("Kế hoạch A & B", "Cơ quan A", "yes")
    assert b"<pdfaid:part>2</pdfaid:part>" in tep.read_bytes()
    chu = subprocess.run(["pdftotext", tep, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    assert "Nội dung thứ nhất." in chu
    assert "Ban hành kèm theo." in chu


@needs_soffice
def test_a_damaged_document_is_named_and_nothing_is_written(tmp_path: Path, docx: Path, ra: Path) -> None:
    hong = tmp_path / "hong.docx"
    hong.write_bytes(docx.read_bytes()[:700])
    with pytest.raises(ChuyenPdfError, match=r"hong\.docx") as loi:
        convert_pdf([docx, hong], ra)
    assert loi.value.thieu == (hong,)
    assert list(ra.iterdir()) == []


def dai_hoi(tmp_path: Path) -> str:
    """A child that outlives everything: it writes down who it is, and that it came to its end, if nobody ends it."""
    return f"(sleep 300; : > '{tmp_path}/tu-het') & echo $! > '{tmp_path}/con'"


@posix
def test_the_time_limit_ends_the_program_and_its_children(
    tmp_path: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, f"{dai_hoi(tmp_path)}; wait")
    that, gioi_han = subprocess.Popen.wait, 0.5

    def khi_co_con(self: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout == gioi_han:  # the limit begins when the child is there, however slow the machine is
            wait_until(lambda: (tmp_path / "con").exists() and (tmp_path / "con").read_text().endswith("\n"))
        return that(self, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", khi_co_con)
    with pytest.raises(ChuyenPdfError, match=r"0\.5 giây"):
        convert_pdf([docx], ra, timeout=gioi_han)
    assert was_ended(tmp_path)


def test_the_documents_that_were_not_reached_in_time_are_named(
    docx: Path, ra: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hai = tmp_path / "hai.docx"
    hai.write_bytes(docx.read_bytes())

    def het_gio(lenh: list[str], *_: object, **__: object) -> int:
        Path(lenh[-2]).with_suffix(".pdf").write_bytes(PDF)
        raise subprocess.TimeoutExpired(lenh, 120)

    monkeypatch.setattr(pdf, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(pdf, "run_chuong_trinh", het_gio)
    with pytest.raises(ChuyenPdfError, match=r"khi còn «[^«]*hai\.docx»;") as loi:
        convert_pdf([docx, hai], ra)
    assert loi.value.thieu == (hai,)


@posix
def test_a_child_that_outlives_the_program_is_ended_and_holds_nothing_up(
    tmp_path: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, f"{dai_hoi(tmp_path)}; {XONG}")
    (tep,) = convert_pdf([docx], ra)
    assert tep.read_bytes() == PDF
    assert was_ended(tmp_path)


def was_ended(tmp_path: Path) -> bool:
    """Whether the child of `dai_hoi` is gone before it came to its own end."""
    wait_until(lambda: gone(int((tmp_path / "con").read_text())))
    return not (tmp_path / "tu-het").exists()


def gone(pid: int) -> bool:
    """Whether the process is gone, or dead and waiting for its parent."""
    tep = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
        return tep.exists() and tep.read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


@posix
@pytest.mark.parametrize("ma", [0, 1])
def test_success_is_judged_by_the_output_and_not_by_the_exit_code(
    tmp_path: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch, ma: int
) -> None:
    fake(tmp_path, monkeypatch, f"echo loi nap tep; exit {ma}")
    with pytest.raises(ChuyenPdfError, match="loi nap tep"):
        convert_pdf([docx], ra)


@posix
@pytest.mark.parametrize("noi_dung", ["", "khong phai", "%PDF-1.7 dut giua chung", "truoc %PDF-1.7 %%EOF"])
def test_what_is_no_whole_pdf_is_an_error_that_names_the_document(
    tmp_path: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch, noi_dung: str
) -> None:
    fake(tmp_path, monkeypatch, f"""n=${{first##*/}}; printf %s '{noi_dung}' > "$out/${{n%.docx}}.pdf" """)
    with pytest.raises(ChuyenPdfError) as loi:
        convert_pdf([docx], ra)
    assert str(docx) in str(loi.value)
    assert loi.value.thieu == (docx,)
    assert list(ra.iterdir()) == []


@posix
def test_of_several_plans_the_one_that_failed_is_named_and_no_temporary_file(
    tmp_path: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice speaks of the files it was given; what reaches the author are the files that were asked for."""
    fake(tmp_path, monkeypatch, f'{XONG}; shift 2; echo "Error: source file could not be loaded: $2"')
    viec = [(kh.load({"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": t}), ra / f"{t}.pdf") for t in ("một", "hai")]
    with pytest.raises(ChuyenPdfError) as loi:
        kh.render_pdf(viec)
    assert loi.value.thieu == (ra / "hai.pdf",)
    hai = f"«{ra / 'hai.pdf'}»"
    bao = f"LibreOffice báo: Error: source file could not be loaded: {hai}"
    assert str(loi.value) == f"LibreOffice không tạo được PDF cho {hai}. {bao}"
    assert list(ra.iterdir()) == []


_DUNG_GIUA_CHUNG = """
import sys
from pathlib import Path
from threading import Thread
from kehoach.ooxml import pdf
pdf.find_soffice = lambda: sys.argv[1]
viec = Thread(target=pdf.convert_docx, args=([(Path("a.docx"), b"x")],))  # as a server does it
viec.start()
viec.join()
"""


@pytest.fixture
def tam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own, for this process and those it starts."""
    rieng = tmp_path / "tam"
    rieng.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(rieng))
    monkeypatch.setenv("TMPDIR", str(rieng))
    return rieng


@pytest.fixture
def dang_chuyen(
    tmp_path: Path,
    tam: Path,  # noqa: ARG001 (where the program puts its temporary files)
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A program in the middle of a conversion, and the process id of its hanging LibreOffice."""
    so = tmp_path / "so"
    fake(tmp_path, monkeypatch, f"echo $$ > '{so}.moi'; mv '{so}.moi' '{so}'; sleep 300 & sleep 300")
    con = subprocess.Popen([sys.executable, "-c", _DUNG_GIUA_CHUNG, tmp_path / "soffice"])
    try:
        wait_until(lambda: so.exists() or con.poll() is not None)
        yield con, int(so.read_text())
    finally:
        con.kill()
        con.wait()


@posix
@pytest.mark.parametrize("cach", [signal.SIGTERM, signal.SIGKILL])
def test_libreoffice_ends_with_the_program_and_the_next_run_tidies_up(
    dang_chuyen: tuple[subprocess.Popen[bytes], int], tam: Path, docx: Path, ra: Path, cach: signal.Signals
) -> None:
    con, soffice = dang_chuyen
    con.send_signal(cach)
    con.wait(TREO)
    wait_until(lambda: gone(soffice))
    (con_lai,) = tam.iterdir()
    with pytest.raises(ChuyenPdfError):  # the one that hangs again is told to be quick
        convert_pdf([docx], ra, timeout=NGAN)
    assert not con_lai.exists()
    assert list(tam.iterdir()) == []


@posix
def test_the_folder_of_a_program_at_work_stays(
    dang_chuyen: tuple[subprocess.Popen[bytes], int], tam: Path, docx: Path, ra: Path
) -> None:
    con, _ = dang_chuyen
    (cua_no,) = tam.iterdir()
    with pytest.raises(ChuyenPdfError):
        convert_pdf([docx], ra, timeout=NGAN)
    assert list(tam.iterdir()) == [cua_no]
    assert con.poll() is None


@posix
def test_a_link_that_looks_like_a_left_over_is_left_alone(
    tmp_path: Path, tam: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cua-nguoi-khac").mkdir()
    (tam / "kehoach-pdf-x").symlink_to(tmp_path / "cua-nguoi-khac")
    fake(tmp_path, monkeypatch, XONG)
    convert_pdf([docx], ra)
    assert (tmp_path / "cua-nguoi-khac").is_dir()
    assert (tam / "kehoach-pdf-x").is_symlink()


@posix
def test_the_profile_is_fresh_and_removed_afterwards(
    tmp_path: Path, tam: Path, docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, f"ls -A '{tam}' > '{tmp_path}/thay'; mkdir -p \"$out/ho-so/x\"; exit 0")
    with pytest.raises(ChuyenPdfError):
        convert_pdf([docx], ra)
    assert (tmp_path / "thay").read_text().startswith("kehoach-pdf-")
    assert list(tam.iterdir()) == []


def test_without_libreoffice_the_message_says_how_to_get_it(
    docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)
    with pytest.raises(ThieuCongCuError, match=r"libreoffice-writer fonts-liberation2"):
        convert_pdf([docx], ra)


def test_an_empty_path_finds_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_CHO_KHAC", {})
    assert find_soffice() is None


def test_a_program_that_cannot_start_is_reported(docx: Path, ra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: str(docx))  # not executable
    with pytest.raises(ChuyenPdfError, match="Không chạy được"):
        convert_pdf([docx], ra)


def test_no_documents_need_no_program(ra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)
    assert convert_pdf([], ra) == []


REFUSED = [
    (["a/x.docx", "b/X.docx"], "ra", ChuyenPdfError, "cùng một tệp"),
    (["khong-co.docx"], "ra", ChuyenPdfError, "khong-co"),
    (["a/x.docx"], "khong-co", GhiHongError, "thư mục không tồn tại"),
]


@pytest.mark.parametrize(("nguon", "dich", "loai", "ly_do"), REFUSED)
def test_what_cannot_work_is_refused_before_libreoffice_starts(
    tmp_path: Path,
    ra: Path,
    monkeypatch: pytest.MonkeyPatch,
    nguon: list[str],
    dich: str,
    loai: type[KeHoachError],
    ly_do: str,
) -> None:
    def start(*_: object, **__: object) -> None:
        raise AssertionError("LibreOffice was started")

    monkeypatch.setattr(pdf, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(subprocess, "Popen", start)
    for ten in nguon:
        (tmp_path / ten).parent.mkdir(exist_ok=True)
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "a" / "x.docx").write_bytes(b"")
    with pytest.raises(loai, match=ly_do):
        convert_pdf([tmp_path / ten for ten in nguon], tmp_path / dich)
    assert list(ra.iterdir()) == []
