"""Lệnh: what `kehoach build` and `kehoach diff` do with values that were parsed already; each gives an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from kehoach.dong_loat.goi_viec import KiemTra
from kehoach.dong_loat.ket_qua import KetQuaXay, NgatXay, format_tom_tat
from kehoach.dong_loat.kiem_lech import check_build
from kehoach.dong_loat.tien_do import open_tien_do
from kehoach.dong_loat.xay import build
from kehoach.kiem_tra.bao_cao import format_text
from kehoach.loi import PhatHien
from kehoach.ooxml.ghi import write_atomic
from kehoach.so_sanh.khac_chu import format_khac
from kehoach.so_sanh.khac_html import write_khac
from kehoach.so_sanh.mot_ben import read_ben
from kehoach.so_sanh.tim_khac import diff

Viet = Callable[[Sequence[PhatHien]], str]
"""Writes findings in another format: JSON, SARIF, GitHub."""

TOT, CO_LOI, KHONG_LAM_DUOC, BI_NGAT = 0, 1, 2, 130
_KE_TOI_DA = 20


def run_build(
    thu_muc: str | os.PathLike[str],
    *,
    jobs: int = 1,
    dask: str | None = None,
    prune: bool = False,
    fail_fast: bool = False,
    viet: Viet | None = None,
    ghi_de: bool = False,
    ra: TextIO | None = None,
    bao: TextIO | None = None,
) -> int:
    """Build, and tell: each document written, each failure with its place, a line of summary.

    With `viet` the findings, and nothing else, go to `ra`; what was written and the summary go to `bao`.
    Exit code: 0 everything stands, 1 a document was edited by hand and is left as it is, 2 something could not be
    loaded or written, 130 stopped by Ctrl-C.
    """
    ra, bao = ra or sys.stdout, bao or sys.stderr
    try:
        kq = build(
            thu_muc,
            jobs=jobs,
            dask=dask,
            prune=prune,
            fail_fast=fail_fast,
            ghi_de=ghi_de,
            bao_tien_do=open_tien_do(bao),
        )
    except NgatXay as ngat:
        _ke(ngat.ket_qua, ra, bao, viet)
        return BI_NGAT
    _ke(kq, ra, bao, viet)
    if kq.tot:
        return TOT
    loi = [p for p in kq.phat_hien if p.muc_do == "loi"]
    return CO_LOI if all(p.ma == "xay.sua_tay" for p in loi) and not kq.hong else KHONG_LAM_DUOC


def _ke(kq: KetQuaXay, ra: TextIO, bao: TextIO, viet: Viet | None) -> None:
    ke = ra if viet is None else bao
    ke.writelines(_liet_ke("ghi {}", kq.ghi))
    ke.writelines(_liet_ke("giữ bản đã sửa tay {}", kq.ban_giu))
    ke.writelines(_liet_ke("xóa {}", kq.da_xoa))
    ke.writelines(_liet_ke("mồ côi {}: không còn nguồn; kehoach build --prune để xóa", kq.mo_coi))
    if viet is None:
        bao.writelines(f"{p}\n" for p in kq.phat_hien)
    else:
        _viet(kq.phat_hien, viet, ra)
    print(format_tom_tat(kq), file=ke)


def _viet(phat_hien: Sequence[PhatHien], viet: Viet, ra: TextIO) -> None:
    ra.write(f"{chu}\n" if (chu := viet(phat_hien)) else "")


def _liet_ke(cau: str, ten: Sequence[str]) -> Iterator[str]:
    """A line for each of the first names, and how many more there are; the manifest names them all.

    >>> list(_liet_ke("ghi {}", ["a.docx"]))
    ['ghi a.docx\\n']
    """
    for x in ten[:_KE_TOI_DA]:
        yield f"{cau.format(x)}\n"
    if len(ten) > _KE_TOI_DA:
        yield f"… và {len(ten) - _KE_TOI_DA} văn bản khác\n"


def run_check_build(
    thu_muc: str | os.PathLike[str],
    *,
    jobs: int = 1,
    kiem: KiemTra | None = None,
    viet: Viet | None = None,
    ra: TextIO | None = None,
) -> int:
    """Check, and tell. `viet` writes every finding; else advice is counted.

    Exit code: 0 every document follows from its source, 1 drift or a lỗi found, 2 a source cannot be loaded.
    """
    ra = ra or sys.stdout
    phat_hien = check_build(thu_muc, jobs=jobs, kiem=kiem)
    if viet is not None:
        _viet(phat_hien, viet, ra)
    else:
        ra.writelines(_ke_kiem(phat_hien, mau=ra.isatty()))
    return exit_code(phat_hien)


def _ke_kiem(phat_hien: Sequence[PhatHien], *, mau: bool) -> Iterator[str]:
    """What may stop a pipeline, in full; advice on form, which thousands of rows may share, as a number."""
    ke = [p for p in phat_hien if p.muc_do != "goi_y"]
    if ke:
        yield f"{format_text(ke, mau=mau)}\n"
    if len(ke) < len(phat_hien):
        yield f"{len(phat_hien) - len(ke)} gợi ý về thể thức không kể ở đây; thêm --format json để xem.\n"
    if exit_code(phat_hien) == TOT:
        yield "Mọi văn bản đúng với nguồn.\n"


def exit_code(phat_hien: Sequence[PhatHien]) -> int:
    """2 when a source or the project could not be read, 1 for any other lỗi, 0 for none.

    >>> exit_code([])
    0
    """
    loi = [p for p in phat_hien if p.muc_do == "loi"]
    if any(p.ma.startswith(("nap.", "xay.bang", "xay.o", "xay.cot", "xay.ten")) for p in loi):
        return KHONG_LAM_DUOC
    return CO_LOI if loi else TOT


def run_diff(
    a: str, b: str, *, dang: str = "text", out: Path | None = None, exit_code: bool = False, ra: TextIO | None = None
) -> int:
    """Compare two sides and print, or write to `out`; `dang` is text, json or html.

    Exit code: 0, and with `exit_code` 1 when they differ, as `git diff --exit-code`.
    """
    ra = ra or sys.stdout
    khac = diff(a, b)
    if dang == "html":
        chu = write_khac(khac)
    elif dang == "json":
        chu = json.dumps(khac.to_dict(), ensure_ascii=False, indent=2) + "\n"
    else:
        chu = format_khac(khac, mau=out is None and ra.isatty())
    if out is not None:
        write_atomic(out, chu.encode("utf-8"))
    else:
        ra.write(chu)
    return CO_LOI if exit_code and khac.khac else TOT


def run_textconv(tep: str, *, ra: TextIO | None = None) -> int:
    """The text of one document, a paragraph a line: what `git diff` compares (see docs/huong_dan/dong_loat.md)."""
    ra = ra or sys.stdout
    ra.writelines(f"{doan}\n" for doan in read_ben(tep).doan)
    return TOT
