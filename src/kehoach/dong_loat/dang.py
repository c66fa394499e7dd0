"""Dạng: the formats a build writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.loi import MauHongError, TepDocxHongError

if TYPE_CHECKING:
    from kehoach.bo_cuc.mo_ta import BoCuc
    from kehoach.trinh_bay.mau import Mau
    from kehoach.trinh_bay.render import PhanRieng

MauRieng = tuple[str, bytes]
"""A template of one's own as it travels to a worker: its name and its bytes."""


class Dang(NamedTuple):
    """Dạng: one format, in two passes over a laid-out plan: `write` its content, then `pack` that into bytes."""

    write: Callable[[BoCuc, MauRieng | None], Any]
    pack: Callable[[Any], bytes]


def validate_mau(mau: MauRieng) -> None:
    """Prepare a template before the work begins.

    Raises:  MauHongError with every reason; TepDocxHongError when it is no .docx.
    """
    _mau_rieng(*mau)


def _docx(bo_cuc: BoCuc, mau: MauRieng | None) -> PhanRieng:
    from kehoach.trinh_bay.render import write_phan

    return write_phan(bo_cuc, _mau_rieng(*mau) if mau else _mau_chung(bo_cuc.che_do.ma))


def _txt(bo_cuc: BoCuc, _mau: MauRieng | None) -> str:
    from kehoach.trinh_bay.van_ban_thuan import write_text

    return write_text(bo_cuc)


@cache
def _mau_chung(ma: str) -> Mau:
    """The shipped template of a regime: looked up on the disk once a process, not once a document."""
    from kehoach.trinh_bay.mau import find_mau, load_mau

    return load_mau(find_mau(ma))


@cache
def _mau_rieng(ten: str, data: bytes) -> Mau:
    from kehoach.ooxml.goi import read_goi
    from kehoach.trinh_bay.mau import prepare_mau

    return prepare_mau(read_goi(data), ten)


DANG: Mapping[str, Dang] = {
    "docx": Dang(_docx, lambda phan: phan.pack()),
    "txt": Dang(_txt, lambda chu: chu.encode("utf-8")),
}
LOI_MAU = (MauHongError, TepDocxHongError)
