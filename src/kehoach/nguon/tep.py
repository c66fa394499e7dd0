"""Tệp: the name of a source file, and the text in its bytes."""

from __future__ import annotations

import codecs
import os

from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.kho_nguon import hong_tep
from kehoach.nguon.ma import DungDoc, SoLoi

_BOM_KHAC = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


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


def name_tep(duong_dan: str | os.PathLike[str]) -> str:
    """The path as text.

    Raises:  NguonHongError for a path of bytes, or of what no file name may hold.
    """
    ten: str | bytes = os.fspath(duong_dan)
    if isinstance(ten, bytes):
        hong_tep(repr(ten), "Đường dẫn phải là chữ.", "dùng str hoặc pathlib.Path")
    return ten
