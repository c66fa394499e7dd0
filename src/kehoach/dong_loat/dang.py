"""Dạng: the formats a build writes, each a function from a plan to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kehoach.loi import MauHongError, TepDocxHongError

if TYPE_CHECKING:
    from kehoach.mo_hinh.ke_hoach import KeHoach
    from kehoach.trinh_bay.mau import Mau

MauRieng = tuple[str, bytes]
"""A template of one's own as it travels to a worker: its name and its bytes."""


def render_dang(ke_hoach: KeHoach, dang: str, mau: MauRieng | None) -> bytes:
    """The plan in one of the formats of `DANG`.

    Raises:  MauHongError or TepDocxHongError when the template cannot be used.
    """
    return DANG[dang](ke_hoach, mau)


def validate_mau(mau: MauRieng) -> None:
    """Prepare a template before the work begins.

    Raises:  MauHongError with every reason; TepDocxHongError when it is no .docx.
    """
    _mau_rieng(*mau)


def warm_mau() -> None:
    """Prepare the shipped templates, for processes forked off this one to share."""
    from kehoach.the_thuc.tra import danh_sach_che_do

    for che_do in danh_sach_che_do():
        _mau_chung(che_do.ma)


def _docx(ke_hoach: KeHoach, mau: MauRieng | None) -> bytes:
    from kehoach.mo_hinh.rang_buoc import che_do_cua
    from kehoach.trinh_bay.render import render_docx

    return render_docx(ke_hoach, _mau_rieng(*mau) if mau else _mau_chung(che_do_cua(ke_hoach).ma))


def _txt(ke_hoach: KeHoach, _mau: MauRieng | None) -> bytes:
    from kehoach.bo_cuc.lay_out import lay_out
    from kehoach.trinh_bay.van_ban_thuan import write_text

    return write_text(lay_out(ke_hoach)).encode("utf-8")


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


DANG: Mapping[str, Callable[[KeHoach, MauRieng | None], bytes]] = {"docx": _docx, "txt": _txt}
LOI_MAU = (MauHongError, TepDocxHongError)
