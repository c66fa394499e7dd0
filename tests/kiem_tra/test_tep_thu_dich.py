"""`kehoach check` on files that are no documents, or are made to hurt: a message, exit 2, bounded memory and time."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lam_sai_docx import tep_dung

from do_cong import count_loi_goi
from kehoach.cli import main
from kehoach.ooxml.ns import CT_DOCUMENT, PHAN_CONTENT_TYPES, PHAN_DOCUMENT

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
_MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_BOM_MB = 60
_BO_NHO = 700 << 20
"""Address space the command may take, in bytes: the interpreter and its libraries alone take some 150 MB."""


def _phan() -> dict[str, bytes]:
    return dict(tep_dung("nd30")._parts)


def _zip(parts: Mapping[str, bytes], muc: int = 6) -> bytes:
    ra = io.BytesIO()
    with zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED, compresslevel=muc) as z:
        for ten, data in parts.items():
            z.writestr(ten, data)
    return ra.getvalue()


def _macro() -> bytes:
    parts = _phan()
    parts[PHAN_CONTENT_TYPES] = parts[PHAN_CONTENT_TYPES].replace(CT_DOCUMENT.encode(), _MACRO)
    return _zip({**parts, "word/vbaProject.bin": b"x"})


def _than(chen: bytes) -> dict[str, bytes]:
    parts = _phan()
    return {**parts, PHAN_DOCUMENT: parts[PHAN_DOCUMENT].replace(b"<w:body>", b"<w:body>" + chen)}


def _lon_nen_duoc() -> bytes:
    """100 MB of XML in a few hundred kB."""
    return _zip(_than(b"<w:p><w:r><w:t>noi dung</w:t></w:r></w:p>" * 2_500_000), 1)


def _lon_kho_nen() -> bytes:
    """100 MB of XML whose ratio of compression is that of any document."""
    chu = random.Random(6).randbytes(48 << 10).hex().encode()
    return _zip(_than(b"<w:p><w:r><w:t>" + chu * 1_040 + b"</w:t></w:r></w:p>"), 1)


def _bom() -> bytes:
    """60 MB of nothing in 60 kB."""
    ra = io.BytesIO(_zip(_phan()))
    with zipfile.ZipFile(ra, "a", zipfile.ZIP_DEFLATED) as z, z.open("word/media/x.bin", "w") as phan:
        for _ in range(_BOM_MB):
            phan.write(b"\0" * (1 << 20))
    return ra.getvalue()


def _bom_noi_doi() -> bytes:
    """The same, said to be a thousand bytes."""
    return _bom().replace((_BOM_MB << 20).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def _xxe() -> bytes:
    khai = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    parts = _than(b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    dau, goc, sau = parts[PHAN_DOCUMENT].partition(b"<w:document")
    return _zip({**parts, PHAN_DOCUMENT: dau + khai + goc + sau})


def _cuoi_ty_ty() -> bytes:
    """Entities of entities."""
    khai = b'<!DOCTYPE w:document [<!ENTITY a0 "ha">'
    khai += b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 12)) + b"]>"
    parts = _than(b"<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>")
    dau, goc, sau = parts[PHAN_DOCUMENT].partition(b"<w:document")
    return _zip({**parts, PHAN_DOCUMENT: dau + khai + goc + sau})


XAU: dict[str, tuple[Callable[[], bytes], str]] = {
    "mat-khau": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "word-cu": (lambda: _OLE, ".doc"),
    "cat-cut": (lambda: tep_dung("nd30").dung()[:-700], "cắt"),
    "cat-nua": (lambda: tep_dung("nd30").dung()[:4000], "cắt"),
    "van-ban-thuong": (lambda: "Kế hoạch".encode(), "không phải tệp .docx"),
    "rong": (lambda: b"", "rỗng"),
    "zip-khac": (lambda: _zip({"a.txt": b"x"}), "không phải .docx"),
    "macro": (_macro, "macro"),
    "lon-nen-duoc": (_lon_nen_duoc, "giới hạn|bom ZIP"),
    "lon-kho-nen": (_lon_kho_nen, "giới hạn|quá lớn"),
    "bom": (_bom, "bom ZIP"),
    "bom-noi-doi": (_bom_noi_doi, "kích thước|hỏng"),
    "xxe": (_xxe, "DOCTYPE"),
    "cuoi-ty-ty": (_cuoi_ty_ty, "DOCTYPE"),
}


@pytest.fixture(scope="module")
def cong_tot(tmp_path_factory: pytest.TempPathFactory) -> int:
    """Calls that judging a good file takes."""
    tep = tmp_path_factory.mktemp("tot") / "tot.docx"
    tep.write_bytes(tep_dung("nd30").dung())
    main(["check", str(tep)])  # what is loaded once
    return count_loi_goi(lambda: main(["check", str(tep)]))


@pytest.mark.parametrize("ten", [t for t in XAU if not t.startswith(("lon", "bom"))])
def test_a_bad_file_is_a_message_and_exit_two_and_less_work_than_a_good_one(
    ten: str, cong_tot: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tao, ly_do = XAU[ten]
    tep = tmp_path / f"{ten}.docx"
    tep.write_bytes(tao())
    ma: list[int] = []
    assert count_loi_goi(lambda: ma.append(main(["check", str(tep)]))) < cong_tot
    assert ma == [2]
    ra = capsys.readouterr()
    _la_thong_bao(ra.out + ra.err, ten, ly_do)


@pytest.mark.parametrize("ten", [t for t in XAU if t.startswith(("lon", "bom"))])
def test_a_huge_file_takes_no_more_memory_than_a_document(ten: str, tmp_path: Path) -> None:
    """In a process of its own that may not take more memory than a document needs."""
    resource = pytest.importorskip("resource", reason="hệ điều hành không giới hạn được bộ nhớ")
    tao, ly_do = XAU[ten]
    tep = tmp_path / f"{ten}.docx"
    tep.write_bytes(tao())

    def gioi_han() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_BO_NHO, _BO_NHO))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))  # CPU, not time; a guard: half a second is taken

    lenh = [sys.executable, "-m", "kehoach", "check", str(tep)]
    ra = subprocess.run(lenh, capture_output=True, text=True, encoding="utf-8", preexec_fn=gioi_han, check=False)
    assert ra.returncode == 2, ra.stderr
    _la_thong_bao(ra.stdout + ra.stderr, ten, ly_do)


def _la_thong_bao(chu: str, ten: str, ly_do: str) -> None:
    """Names the file and the reason, and is not a traceback."""
    assert f"{ten}.docx" in chu
    assert re.search(ly_do, chu)
    assert "Traceback" not in chu
    assert len(chu) < 2000


def test_a_bad_file_does_not_keep_the_others_from_being_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "xau.docx").write_bytes(b"x")
    (tmp_path / "tot.docx").write_bytes(tep_dung("nd30").dung())
    assert main(["check", str(tmp_path / "xau.docx"), str(tmp_path / "tot.docx")]) == 2
    assert "1 lỗi, 0 cảnh báo, 0 gợi ý" in capsys.readouterr().out
