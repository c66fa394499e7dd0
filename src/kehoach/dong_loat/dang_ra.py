"""Dạng ra: the formats a build writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.dong_loat.van_tay_vao import hash_bytes

if TYPE_CHECKING:
    from kehoach.bo_cuc.mo_ta import BoCuc
    from kehoach.trinh_bay.mau import Mau
    from kehoach.trinh_bay.render import PhanRieng

MauRieng = tuple[str, bytes]
"""A template of one's own as it travels to a worker: its name and its bytes."""


class ThanhPham(NamedTuple):
    """Thành phẩm: a document ready for its place, and the fingerprint of what a reader sees of it."""

    data: bytes
    noi_dung: str


class Dang(NamedTuple):
    """Dạng: one format, in two passes over a laid-out plan: `write` its content, then `pack` that into bytes.

    `read_noi_dung` gives the fingerprint of a file's content (TepDocxHongError when it cannot be read), `is_nguyen_ban`
    whether the file proves itself that nobody edited it, where the format can.
    """

    write: Callable[[BoCuc, MauRieng | None], Any]
    pack: Callable[[Any], ThanhPham]
    read_noi_dung: Callable[[bytes], str]
    is_nguyen_ban: Callable[[bytes], bool] | None


def validate_mau(mau: MauRieng) -> None:
    """Prepare a template before the work begins.

    Raises:  MauHongError with every reason; TepDocxHongError when it is no .docx.
    """
    _mau_rieng(*mau)


def _docx(bo_cuc: BoCuc, mau: MauRieng | None) -> PhanRieng:
    from kehoach.trinh_bay.mau import mau_cua
    from kehoach.trinh_bay.render import write_phan

    return write_phan(bo_cuc, _mau_rieng(*mau) if mau else mau_cua(bo_cuc.che_do))


def _noi_dung_docx(data: bytes) -> str:
    from kehoach.ooxml.goi import read_goi
    from kehoach.ooxml.noi_dung_goi import hash_noi_dung

    return hash_noi_dung(read_goi(data))


def _nguyen_ban_docx(data: bytes) -> bool:
    from kehoach.ooxml.goi import read_goi
    from kehoach.ooxml.noi_dung_goi import is_nguyen_ban

    return is_nguyen_ban(read_goi(data))


def _noi_dung_txt(data: bytes) -> str:
    """Text as it reads: a mark at its beginning and the kind of line ends are an editor's, not a person's."""
    return hash_bytes(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))


def _pack_txt(chu: str) -> ThanhPham:
    data = chu.encode("utf-8")
    return ThanhPham(data, _noi_dung_txt(data))


def _txt(bo_cuc: BoCuc, _mau: MauRieng | None) -> str:
    from kehoach.trinh_bay.van_ban_thuan import write_text

    return write_text(bo_cuc)


@cache
def _mau_rieng(ten: str, data: bytes) -> Mau:
    from kehoach.ooxml.goi import read_goi
    from kehoach.trinh_bay.mau import prepare_mau

    return prepare_mau(read_goi(data), ten)


DANG: Mapping[str, Dang] = {
    "docx": Dang(_docx, lambda phan: ThanhPham(phan.pack(), phan.van_tay), _noi_dung_docx, _nguyen_ban_docx),
    "txt": Dang(_txt, _pack_txt, _noi_dung_txt, None),
}
