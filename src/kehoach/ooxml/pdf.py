"""PDF: through LibreOffice, run headless as a program of its own.

One process converts many documents (0.08 s each against 0.8 s cold), in a fresh profile that is removed afterwards. The
inputs are copied under plain names and the results written atomically, so that no name of a document reaches the
program's command line. What comes out is believed only when it is a whole PDF. PDFs are tagged (PDF/UA), with language
and title; they are never byte-equal.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kehoach.he_thong import explain_he_thong
from kehoach.loi import KeHoachError, ThieuCongCuError
from kehoach.ooxml.chuong_trinh import KHONG_CHAY, run_chuong_trinh
from kehoach.ooxml.ghi import validate_dich, write_atomic
from kehoach.ooxml.thu_muc_tam import open_thu_muc_tam

_DAU_TEN = "kehoach-pdf-"
_KE_TOI_DA = 5
_DUOI_PDF = 1024
"""Bytes at the end of a PDF among which its last line `%%EOF` stands (ISO 32000-1, annex H.3)."""
_CHO_KHAC = {
    "darwin": ["/Applications/LibreOffice.app/Contents/MacOS/soffice"],
    "win32": [r"C:\Program Files\LibreOffice\program\soffice.exe"],
}


class ChuyenPdfError(KeHoachError, RuntimeError):
    """Chuyển PDF: LibreOffice could not; `.thieu`: the documents it gave no PDF for, by the paths the caller gave."""

    def __init__(self, thong_diep: str, thieu: Sequence[Path] = ()) -> None:
        super().__init__(thong_diep)
        self.thieu: tuple[Path, ...] = tuple(thieu)


def find_soffice() -> str | None:
    """Path of LibreOffice's program, or None when it is not installed."""
    for ten in ("soffice", "libreoffice", *_CHO_KHAC.get(sys.platform, [])):
        tim = shutil.which(ten)
        if tim:
            return tim
    return None


def convert_pdf(
    docx_paths: Sequence[str | os.PathLike[str]],
    out_dir: str | os.PathLike[str],
    *,
    pdf_a: bool = False,
    timeout: float = 120,
) -> list[Path]:
    """Convert documents into `out_dir`, each under its own name with `.pdf`; returns the paths in the same order.

    All or none: a PDF is written only when every document was converted.
    Units:   `timeout` in seconds, for the whole call.
    Raises:  the errors of `convert_docx`; ChuyenPdfError also when a document is missing or two have one name;
             GhiHongError when a PDF cannot be written.
    """
    nguon = [Path(p) for p in docx_paths]
    if not nguon:
        return []
    dich = _plan_dich(nguon, Path(out_dir))
    ket_qua = convert_docx(((n, _doc(n)) for n in nguon), pdf_a=pdf_a, timeout=timeout)
    return [write_atomic(d, data) for d, data in zip(dich, ket_qua, strict=True)]


def convert_docx(tai_lieu: Iterable[tuple[Path, bytes]], *, pdf_a: bool = False, timeout: float = 120) -> list[bytes]:
    """The PDFs of documents, in their order. Each comes with the path by which its owner knows it: errors name that.

    Units:   `timeout` in seconds, for all of them.
    Raises:  ThieuCongCuError when LibreOffice is not installed; ChuyenPdfError when it gave no PDF for a document, or
             the time is over; what `tai_lieu` raises.
    """
    soffice = find_soffice()
    if soffice is None:
        raise ThieuCongCuError(
            "Chưa cài LibreOffice nên không tạo được PDF. Cài bằng «apt install libreoffice-writer fonts-liberation2» "
            "(Debian, Ubuntu) hoặc tải tại https://www.libreoffice.org rồi chạy lại."
        )
    with open_thu_muc_tam(_DAU_TEN) as tam:
        ten = _chep(tai_lieu, tam)
        lenh = [soffice, *_options(tam / "ho-so", pdf_a), "--outdir", str(tam), *(str(tam / f"{i}.docx") for i in ten)]
        nhat_ky = _run(lenh, tam, ten, timeout)
        pdf = {i: _doc_pdf(tam, i) for i in ten}
        if thieu := [ten[i] for i, x in pdf.items() if x is None]:
            bao = nhat_ky or "(không gì)"
            raise ChuyenPdfError(f"LibreOffice không tạo được PDF cho {_ke(thieu)}. LibreOffice báo: {bao}", thieu)
        return [x for x in pdf.values() if x is not None]


def _doc(tep: Path) -> bytes:
    try:
        return tep.read_bytes()
    except OSError as loi:
        raise ChuyenPdfError(f"Không đọc được «{tep}» để tạo PDF: {explain_he_thong(loi)}.", [tep]) from None


def _plan_dich(nguon: Sequence[Path], out_dir: Path) -> list[Path]:
    dich = [validate_dich(out_dir / f"{n.stem}.pdf") for n in nguon]
    gap: dict[str, Path] = {}
    for n, d in zip(nguon, dich, strict=True):
        if d.name.lower() in gap:
            raise ChuyenPdfError(f"Hai tài liệu cho cùng một tệp «{d}»: {gap[d.name.lower()]} và {n}.", [n])
        gap[d.name.lower()] = n
    return dich


def _chep(tai_lieu: Iterable[tuple[Path, bytes]], tam: Path) -> dict[str, Path]:
    """Put the documents under plain names; whose name is whose."""
    ten: dict[str, Path] = {}
    for cua, data in tai_lieu:
        so = f"{len(ten):06d}"
        try:
            (tam / f"{so}.docx").write_bytes(data)
        except OSError as loi:
            ly_do = explain_he_thong(loi)
            raise ChuyenPdfError(f"Không có chỗ tạm để tạo PDF cho «{cua}»: {ly_do}.", [cua]) from None
        ten[so] = cua
    return ten


def _options(ho_so: Path, pdf_a: bool) -> list[str]:
    loc: dict[str, dict[str, str]] = {"PDFUACompliance": {"type": "boolean", "value": "true"}}
    if pdf_a:
        loc = {"SelectPdfVersion": {"type": "long", "value": "2"}, **loc}  # 2: PDF/A-2b
    bo_loc = f"pdf:writer_pdf_Export:{json.dumps(loc, separators=(',', ':'))}"
    return [f"-env:UserInstallation={ho_so.as_uri()}", "--headless", "--norestore", "--convert-to", bo_loc]


def _run(lenh: list[str], tam: Path, ten: dict[str, Path], timeout: float) -> str:
    """The last lines that LibreOffice said, documents by the names their owner knows."""
    nhat_ky = tam / "nhat-ky.txt"
    try:
        ma = run_chuong_trinh(lenh, nhat_ky, timeout=timeout)
    except OSError as loi:
        raise ChuyenPdfError(f"Không chạy được LibreOffice ({lenh[0]}): {explain_he_thong(loi)}.") from None
    except subprocess.TimeoutExpired:
        thieu = [ten[i] for i in ten if _doc_pdf(tam, i) is None]
        raise ChuyenPdfError(
            f"LibreOffice chưa xong sau {timeout:g} giây nên bị dừng, khi còn {_ke(thieu)}; hãy chuyển ít tệp hơn "
            "một lần, hoặc xem riêng tệp đầu tiên còn lại.",
            thieu,
        ) from None
    if ma in KHONG_CHAY:
        raise ChuyenPdfError(f"Không chạy được LibreOffice ({lenh[0]}): không phải chương trình chạy được ở đây.")
    chu = " ".join(nhat_ky.read_text("utf-8", "replace").split())
    for i, cua in ten.items():
        chu = chu.replace(str(tam / f"{i}.docx"), f"«{cua}»")
    return chu.replace(f"{tam}{os.sep}", "")[-400:]


def _ke(tep: Sequence[Path]) -> str:
    """The first names, and how many more there are."""
    them = f" và {len(tep) - _KE_TOI_DA} tệp khác" if len(tep) > _KE_TOI_DA else ""
    return ", ".join(f"«{t}»" for t in tep[:_KE_TOI_DA]) + them


def _doc_pdf(tam: Path, ten: str) -> bytes | None:
    """What LibreOffice made of one document; None when that is no whole PDF."""
    try:
        data = (tam / f"{ten}.pdf").read_bytes()
    except FileNotFoundError:
        return None
    return data if data.startswith(b"%PDF-") and b"%%EOF" in data[-_DUOI_PDF:] else None
