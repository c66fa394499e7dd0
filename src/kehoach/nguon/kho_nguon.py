"""Kho nguồn: where sources come from. A source may name files beside itself: they come from the same place."""

from __future__ import annotations

import posixpath
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NoReturn, Protocol

from kehoach.he_thong import explain_he_thong
from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.nguon import ma
from kehoach.nguon.gioi_han import GioiHan, explain_gioi_han


class KhoNguon(Protocol):
    """Kho nguồn: bytes by name: of a disk, of a git revision, of a file system behind a URL."""

    def read(self, tep: str, toi_da: int) -> bytes:
        """The bytes of one file.

        Raises:  NguonHongError for a file that cannot be read, or of more than `toi_da` bytes.
        """

    def join(self, tep: str, ten: str) -> str:
        """The name of the file that the source `tep` calls `ten`, relative to itself; `..` goes up in the name."""


@dataclass(frozen=True, slots=True)
class KhoDia:
    """Kho đĩa: files of a disk; names count from `goc`, and are shown as they are.

    >>> KhoDia().join("ke-hoach/a.yaml", "../chung/vd.yaml")
    'chung/vd.yaml'
    """

    goc: Path = Path()

    def read(self, tep: str, toi_da: int) -> bytes:
        """Bytes of a regular file; never waits on a pipe, never reads more than the bound.

        Raises:  NguonHongError.
        """
        try:
            trang_thai = (self.goc / tep).stat()
            thuong = stat.S_ISREG(trang_thai.st_mode)
            noi_dung = _doc(self.goc / tep, toi_da) if thuong and trang_thai.st_size <= toi_da else None
        except FileNotFoundError:
            hong_tep(tep, "Không có tệp này.", "xem lại đường dẫn và tên tệp")
        except PermissionError:
            hong_tep(tep, "Không được phép đọc tệp này.", "cấp quyền đọc cho tệp")
        except (OSError, ValueError) as loi:
            hong_tep(tep, f"Không đọc được tệp ({explain_he_thong(loi)}).", "xem lại đường dẫn")
        if not thuong:
            _refuse_tep_la(trang_thai.st_mode, tep)
        return refuse_lon(noi_dung, tep, toi_da)

    def join(self, tep: str, ten: str) -> str:
        """The name of a file beside the source, with forward slashes."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(PurePath(tep).as_posix()), ten))


def _doc(duong_dan: Path, toi_da: int) -> bytes:
    with duong_dan.open("rb") as mo:
        return mo.read(toi_da + 1)


def refuse_lon(noi_dung: bytes | None, tep: str, toi_da: int) -> bytes:
    """The bytes of a file, when they are not too many; None: so many that they were not read.

    Raises:  NguonHongError.
    """
    if noi_dung is None or len(noi_dung) > toi_da:
        hong_tep(tep, *explain_gioi_han("tep", GioiHan(tep=toi_da)), ma_loi=ma.GIOI_HAN)
    return noi_dung


def hong_tep(tep: str, thong_diep: str, goi_y: str, *, ma_loi: str = ma.TEP) -> NoReturn:
    """Refuse a whole file.

    Raises:  NguonHongError, always.
    """
    raise NguonHongError([PhatHien(ma_loi, "loi", ViTri(tep=tep), thong_diep, goi_y)])


def _refuse_tep_la(kieu: int, tep: str) -> NoReturn:
    if stat.S_ISDIR(kieu):
        hong_tep(tep, "Đây là thư mục, không phải tệp.", "chỉ ra một tệp .yaml hoặc .json trong đó")
    hong_tep(tep, "Đây không phải tệp thường.", "chép nội dung vào một tệp .yaml hoặc .json")


DIA = KhoDia()
