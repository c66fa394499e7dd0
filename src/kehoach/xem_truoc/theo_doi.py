"""Theo dõi: a page that follows its source: written anew whenever the source is saved, errors and all."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.loi import GhiHongError, NguonHongError
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import load
from kehoach.ooxml.ghi import write_atomic
from kehoach.xem_truoc.bang_html import write_bang_phat_hien
from kehoach.xem_truoc.html import write_page
from kehoach.xem_truoc.thoat import escape

_TAI_LAI = 1  # seconds between two looks of the browser
_DA_DUNG = "Lệnh xem trước đã dừng: trang này không tự đổi theo nguồn nữa."


def write_xem(nguon: Path, dich: Path, *, dung: bool = False, doc: Callable[[Path], KeHoach] = load) -> bool:
    """Write the page of a source; of one that does not load, the page of what is wrong. Whether it loaded.

    The page loads itself again and again, until it is written by one who ends (`dung`): then it says that.
    `doc` is how the source is loaded.
    Raises:  GhiHongError when the page cannot be written.
    """
    tai_lai, loi_bao = (None, _DA_DUNG) if dung else (_TAI_LAI, "")
    try:
        trang, tot = write_page(lay_out(doc(nguon)), tai_lai=tai_lai, loi_bao=loi_bao), True
    except NguonHongError as loi:
        trang, tot = _trang_loi(nguon.name, f"{loi_bao}{write_bang_phat_hien(loi.phat_hien)}", tai_lai), False
    write_atomic(dich, trang.encode("utf-8"), fsync=False)
    return tot


def watch(
    nguon: Path,
    dich: Path,
    *,
    moi: float = 0.5,
    cho: Callable[[float], None] = time.sleep,
    doc: Callable[[Path], KeHoach] = load,
) -> Iterator[bool]:
    """Write the page now and after every save, for ever; yields after each writing whether the source loaded.

    However it is ended (closed, Ctrl-C), the page is written once more and no longer loads itself.
    Units:   `moi` seconds between two looks at the source.
    """
    truoc: tuple[int, int] | None = None
    try:
        while True:
            hien = _dau_vet(nguon)
            if hien != truoc:
                truoc = hien
                yield write_xem(nguon, dich, doc=doc)
            cho(moi)
    finally:
        with contextlib.suppress(GhiHongError):  # why it could not be written was told before
            write_xem(nguon, dich, dung=True, doc=doc)


def _dau_vet(tep: Path) -> tuple[int, int] | None:
    """What changes when a file is saved; None while an editor has it away."""
    try:
        x = tep.stat()
    except OSError:
        return None
    return x.st_mtime_ns, x.st_size


def _trang_loi(ten: str, bang: str, tai_lai: int | None) -> str:
    lai = f'<meta http-equiv="refresh" content="{tai_lai:d}">' if tai_lai is not None else ""
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">{lai}<title>{escape(ten)}</title></head>'
        f"<body>{bang}</body></html>\n"
    )
