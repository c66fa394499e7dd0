"""`make demo`: render the real plans and say what was made; with LibreOffice also PDFs and pictures of the pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import kehoach as kh
from kehoach.bo_cuc import lay_out
from kehoach.ooxml.pdf import convert_pdf, find_soffice

GOC = Path(__file__).resolve().parents[2]
RA = GOC / "demo"


def main() -> int:
    """Render fixtures/ke-hoach/*.yaml into demo/."""
    RA.mkdir(exist_ok=True)
    nguon = sorted((GOC / "fixtures" / "ke-hoach").glob("*.yaml"))
    docx = [kh.render(kh.load(n), RA / f"{n.stem}.docx") for n in nguon]
    trang = _pages(docx)
    print(f"{'tệp':32}{'trang':>7}{'chú thích':>11}{'chữ':>8}")
    for n, d in zip(nguon, docx, strict=True):
        bo_cuc = lay_out(kh.load(n))
        chu = sum(len(k.chu.split()) for k in bo_cuc.khoi)
        print(f"{d.relative_to(GOC)!s:32}{trang.get(d.stem, '—'):>7}{len(bo_cuc.chu_thich):>11}{chu:>8}")
    if not trang:
        print("Không có LibreOffice và poppler: chỉ có .docx, không có PDF và ảnh trang.")
    return 0


def _pages(docx: list[Path]) -> dict[str, str]:
    """PDFs and pictures beside the documents; number of pages by name, empty without LibreOffice or poppler."""
    if find_soffice() is None or shutil.which("pdftoppm") is None:
        return {}
    trang = {}
    for pdf in convert_pdf(docx, RA):
        subprocess.run(["pdftoppm", "-r", "80", "-png", pdf, RA / pdf.stem], check=True)
        thong_tin = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        khop = re.search(r"Pages:\s+(\d+)", thong_tin)
        trang[pdf.stem] = khop[1] if khop else "?"
    return trang


if __name__ == "__main__":
    sys.exit(main())
