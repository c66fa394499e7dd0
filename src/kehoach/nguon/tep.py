"""Tệp: the bytes of a source file, and the text in them."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from kehoach.he_thong import explain_he_thong
from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.gioi_han import GioiHan, explain_gioi_han
from kehoach.nguon.ma import DungDoc, SoLoi

_BOM_KHAC = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_tep(duong_dan: str, gioi_han: GioiHan, so: SoLoi) -> bytes:
    """Bytes of a regular file within the bound; never waits on a pipe, never reads more than the bound.

    Raises:  DungDoc after writing the reason down.
    """
    noi = ViTri(tep=duong_dan)
    try:
        thong_tin = Path(duong_dan).stat()
        if not stat.S_ISREG(thong_tin.st_mode):
            _refuse_tep_la(thong_tin.st_mode, noi, so)
        if thong_tin.st_size > gioi_han.tep:
            so.add(ma.GIOI_HAN, noi, *explain_gioi_han("tep", gioi_han))
            raise DungDoc
        with Path(duong_dan).open("rb") as tep:
            noi_dung = tep.read(gioi_han.tep + 1)
    except FileNotFoundError:
        so.add(ma.TEP, noi, "Không có tệp này.", "xem lại đường dẫn và tên tệp")
    except PermissionError:
        so.add(ma.TEP, noi, "Không được phép đọc tệp này.", "cấp quyền đọc cho tệp")
    except (OSError, ValueError) as loi:
        so.add(ma.TEP, noi, f"Không đọc được tệp ({explain_he_thong(loi)}).", "xem lại đường dẫn")
    else:
        return noi_dung
    raise DungDoc


def _refuse_tep_la(kieu: int, noi: ViTri, so: SoLoi) -> None:
    if stat.S_ISDIR(kieu):
        so.add(ma.TEP, noi, "Đây là thư mục, không phải tệp.", "chỉ ra một tệp .yaml hoặc .json trong đó")
    else:
        so.add(ma.TEP, noi, "Đây không phải tệp thường.", "chép nội dung vào một tệp .yaml hoặc .json")
    raise DungDoc


def decode_utf8(noi_dung: bytes, tep: str | None, so: SoLoi) -> str:
    """The text of UTF-8 bytes, without a leading BOM.

    Raises:  DungDoc after writing down what the bytes are instead, or where the first bad byte stands.
    """
    for bom, ten in _BOM_KHAC:
        if noi_dung.startswith(bom):
            so.add(ma.MA_HOA, ViTri(tep, 1, 1), f"Tệp lưu bằng {ten}, không phải UTF-8.", "lưu lại với mã UTF-8")
            raise DungDoc
    try:
        return noi_dung.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as loi:
        truoc = loi.object[: loi.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        vi_tri = ViTri(tep, truoc.count("\n") + 1, len(truoc) - truoc.rfind("\n"))
        thong_diep = f"Tệp không phải UTF-8: byte 0x{loi.object[loi.start]:02X} không hợp lệ."
        so.add(ma.MA_HOA, vi_tri, thong_diep, "lưu lại với mã UTF-8 (phông cũ TCVN3, VNI thì đổi mã trước)")
    raise DungDoc


def name_tep(duong_dan: str | os.PathLike[str], so: SoLoi) -> str:
    """The path as text.

    Raises:  DungDoc after writing down that it is a path of bytes.
    """
    ten: str | bytes = os.fspath(duong_dan)
    if isinstance(ten, str):
        return ten
    so.add(ma.TEP, ViTri(tep=repr(ten)), "Đường dẫn phải là chữ.", "dùng str hoặc pathlib.Path")
    raise DungDoc
