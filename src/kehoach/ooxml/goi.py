"""Gói: the package, a zip archive. Prepared once and assembled many times; read back as if it were hostile.

Written by hand instead of through `zipfile`, for two reasons: parts that did not change are copied compressed, and
every byte is decided here (time 1980-01-01 as Word writes it, host 0, no attributes, [Content_Types].xml first), so
that equal parts give equal bytes on one build of zlib.
Source: ECMA-376 Part 2 (OPC), Annex B; APPNOTE.TXT 6.3.3 (ZIP).
"""

from __future__ import annotations

import stat
import struct
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.he_thong import explain_he_thong
from kehoach.loi import TepDocxHongError
from kehoach.ooxml.ns import PHAN_CONTENT_TYPES, PHAN_DOCUMENT, PHAN_DOCUMENT_RELS, PHAN_RELS

if TYPE_CHECKING:
    from os import PathLike
    from zipfile import ZipFile, ZipInfo

NoiDung = bytes | str | Iterable[str]
"""Content of a part: bytes, text (written as UTF-8), or pieces of text that are compressed as they come."""

MUC_NEN = 6
# (largest size, window bits, memory level): a part that fits a smaller window comes out as small, and setting up
# zlib's full 256 kB costs more (50 µs) than deflating a kilobyte. From 8 kB on the full tables pay for themselves.
# The size alone decides, so bytes stay equal.
_CUA_SO = ((7_900, 13, 6), (sys.maxsize, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL))
_THU_TU = {t: i for i, t in enumerate((PHAN_CONTENT_TYPES, PHAN_RELS, PHAN_DOCUMENT, PHAN_DOCUMENT_RELS))}
_NGAY_1980 = 0x0021  # DOS date 1980-01-01; the time is 0
_TOI_DA = 0xFFFF_FFFE  # beyond this the format needs ZIP64
_DOAN = 1 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_CUOI = struct.Struct("<4s4H2LH")


def _khoa_xep(ten: str) -> tuple[int, str]:
    return _THU_TU.get(ten, len(_THU_TU)), ten


def _validate_ten(ten: str) -> bytes:
    """A part name as its bytes in the archive."""
    doan = ten.split("/")
    if not ten.isascii() or not ten.isprintable() or "\\" in ten or any(d in ("", ".", "..") for d in doan):
        raise ValueError(f"tên phần không hợp lệ trong gói: {ten!r}")
    return ten.encode("ascii")


@dataclass(frozen=True, slots=True)
class _Phan:
    """Phần: one member, ready to be written: its local record, and the two halves of its central record."""

    ban_ghi: bytes
    truoc: bytes
    sau: bytes


def _pieces(noi_dung: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text gathered to a size worth compressing."""
    gom: list[str] = []
    dai = 0
    for khuc in noi_dung:
        gom.append(khuc)
        dai += len(khuc)
        if dai >= _DOAN:
            yield "".join(gom).encode("utf-8")
            gom, dai = [], 0
    yield "".join(gom).encode("utf-8")


def _compressor(dai: int) -> zlib._Compress:
    bit, muc_nho = next((b, m) for toi_da, b, m in _CUA_SO if dai <= toi_da)
    return zlib.compressobj(MUC_NEN, zlib.DEFLATED, -bit, muc_nho)


def _deflate(noi_dung: NoiDung) -> tuple[list[bytes], int, int]:
    """Compressed pieces, CRC-32 and size of one part."""
    if isinstance(noi_dung, str):
        noi_dung = noi_dung.encode("utf-8")
    if isinstance(noi_dung, bytes):
        nen = _compressor(len(noi_dung))
        return [nen.compress(noi_dung), nen.flush()], zlib.crc32(noi_dung), len(noi_dung)
    nen, ra, crc, dai = _compressor(sys.maxsize), [], 0, 0
    for khuc in _pieces(noi_dung):
        ra.append(nen.compress(khuc))
        crc = zlib.crc32(khuc, crc)
        dai += len(khuc)
    return [*ra, nen.flush()], crc, dai


def _pack(ten: bytes, noi_dung: NoiDung) -> _Phan:
    khuc, crc, dai = _deflate(noi_dung)
    dai_nen = sum(map(len, khuc))
    if dai > _TOI_DA or dai_nen > _TOI_DA:
        raise ValueError(f"phần {ten.decode()} quá lớn cho gói .docx ({dai} byte)")
    dau = _LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, _NGAY_1980, crc, dai_nen, dai, len(ten), 0)
    tam = _CENTRAL.pack(b"PK\1\2", 20, 0, 20, 0, 0, 8, 0, _NGAY_1980, crc, dai_nen, dai, len(ten), 0, 0, 0, 0, 0, 0)
    return _Phan(b"".join((dau, ten, *khuc)), tam[:42], ten)


class GoiMau:
    """Gói mẫu: a package whose parts are compressed once, to be assembled with some of them changed.

    `parts` maps member names (`word/document.xml`, no leading slash) to content. Order of members: content types, root
    relationships, main document and its relationships, then by name; the mapping's own order does not matter.
    Raises: ValueError for a name that is not one, twice the same name but for letter case, or no [Content_Types].xml.

    >>> goi = GoiMau({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"})
    >>> goi.ten
    ('[Content_Types].xml', 'word/document.xml')
    >>> goi.assemble() == goi.assemble({"word/document.xml": "<a/>"})
    True
    """

    __slots__ = ("_phan", "_thuong", "parts", "ten")

    def __init__(self, parts: Mapping[str, bytes | str]) -> None:
        self.parts: dict[str, bytes] = {
            t: d.encode("utf-8") if isinstance(d, str) else d
            for t, d in sorted(parts.items(), key=lambda muc: _khoa_xep(muc[0]))
        }
        self.ten: tuple[str, ...] = tuple(self.parts)
        self._thuong = {t.lower() for t in self.ten}
        if len(self._thuong) != len(self.ten):
            raise ValueError("hai phần của gói chỉ khác nhau ở chữ hoa, chữ thường")
        if PHAN_CONTENT_TYPES not in self.parts:
            raise ValueError(f"gói thiếu {PHAN_CONTENT_TYPES}")
        self._phan = {t: _pack(_validate_ten(t), d) for t, d in self.parts.items()}

    def assemble(self, changed: Mapping[str, NoiDung] | None = None, *, bo: Collection[str] = ()) -> bytes:
        """The archive with these parts changed or added and the parts in `bo` left out.

        Only `changed` is compressed (zlib, level 6). Equal input gives equal bytes. Content types and relationships are
        the caller's business: a part that is added or left out must be so there too.
        Raises: ValueError for a bad new name, UnicodeEncodeError for half a surrogate pair, KeyError for a name in `bo`
                that is not in the package.
        """
        phan = self._phan
        ten: Iterable[str] = self.ten
        if bo or changed:
            phan = {**phan, **{t: _pack(_validate_ten(t), d) for t, d in (changed or {}).items()}}
            for t in bo:
                del phan[t]
            if bo or len(phan) != len(self.ten):
                ten = self._order(phan)
        return _write(phan[t] for t in ten)

    def _order(self, phan: Mapping[str, _Phan]) -> list[str]:
        if len({t.lower() for t in phan}) != len(phan):
            raise ValueError("hai phần của gói chỉ khác nhau ở chữ hoa, chữ thường")
        return sorted(phan, key=_khoa_xep)


def _write(phan: Iterable[_Phan]) -> bytes:
    """Local records, central directory, end record."""
    than: list[bytes] = []
    muc_luc: list[bytes] = []
    cho = 0
    for p in phan:
        than.append(p.ban_ghi)
        muc_luc += (p.truoc, cho.to_bytes(4, "little"), p.sau)
        cho += len(p.ban_ghi)
        if cho > _TOI_DA:
            raise ValueError(f"gói quá lớn cho định dạng .docx ({cho} byte)")
    so = len(than)
    ml = b"".join(muc_luc)
    return b"".join((*than, ml, _CUOI.pack(b"PK\5\6", 0, 0, so, so, len(ml), cho, 0)))


@dataclass(frozen=True, slots=True)
class GioiHanGoi:
    """Giới hạn gói: what `read_goi` takes, checked before anything is inflated. Sizes in bytes.

    `ti_le` (inflated : compressed) counts for a member, and for all together, only beyond `ti_le_tu` bytes: small
    blanks compress well by nature.
    """

    tep: int = 64 << 20
    so_phan: int = 2_000
    phan: int = 64 << 20
    tong: int = 256 << 20
    ti_le: int = 200
    ti_le_tu: int = 4 << 20


GIOI_HAN_GOI = GioiHanGoi()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MA_HOA = "EncryptedPackage".encode("utf-16-le")


def get_ten(nguon: str | PathLike[str] | bytes) -> str:
    """What a package is called in messages when nobody gives it a name.

    >>> get_ten("a.docx"), get_ten(b"PK")
    ('a.docx', '<bytes>')
    """
    return "<bytes>" if isinstance(nguon, bytes) else str(nguon)


def read_goi(
    nguon: str | PathLike[str] | bytes, *, gioi_han: GioiHanGoi = GIOI_HAN_GOI, ten: str | None = None
) -> dict[str, bytes]:
    """All parts of a .docx by member name, in the archive's order; `nguon` is a path or the bytes themselves.

    `ten` is what bytes are called in messages: the file they came from.
    Nothing is inflated beyond what the directory declares, and that only within `gioi_han`.
    Raises: TepDocxHongError, and nothing else, with the file, the reason and what to do, in Vietnamese.
    """
    hong = _Hong(ten or get_ten(nguon))
    data = nguon if isinstance(nguon, bytes) else _read_tep(nguon, gioi_han.tep, hong)
    _refuse_kind(data, gioi_han, hong)
    return _read_zip(data, gioi_han, hong)


@dataclass(frozen=True, slots=True)
class _Hong:
    """Hỏng: makes the one error of this reader, with the file's name."""

    tep: str

    def __call__(self, ly_do: str) -> TepDocxHongError:
        ten = self.tep.encode("utf-8", "backslashreplace").decode("utf-8")
        return TepDocxHongError(f"Không đọc được «{ten}»: {ly_do}.")


def _read_tep(duong_dan: str | PathLike[str], toi_da: int, hong: _Hong) -> bytes:
    tep = Path(duong_dan)
    try:
        mode = tep.stat().st_mode
        if stat.S_ISREG(mode):
            with tep.open("rb") as f:
                return f.read(toi_da + 1)
    except (OSError, ValueError) as loi:
        raise hong(explain_he_thong(loi)) from None
    raise hong("là thư mục" if stat.S_ISDIR(mode) else "không phải một tệp thường")


def _refuse_kind(data: bytes, gioi_han: GioiHanGoi, hong: _Hong) -> None:
    """Refuse by the first bytes and by size, with a word on what the file is instead."""
    if len(data) > gioi_han.tep:
        raise hong(f"tệp lớn hơn giới hạn {gioi_han.tep} byte")
    if not data:
        raise hong("tệp rỗng")
    if data.startswith(_OLE):
        if _MA_HOA in data:
            raise hong("tệp được đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại")
        raise hong("là tệp Word cũ (.doc); hãy mở bằng Word hoặc LibreOffice và lưu thành .docx")
    if not data.startswith(b"PK"):
        raise hong("không phải tệp .docx (không phải gói ZIP)")
    if data.count(b"PK\1\2") > gioi_han.so_phan:  # at least the number of members, without building them
        raise hong(f"gói có nhiều hơn {gioi_han.so_phan} phần")


def _read_zip(data: bytes, gioi_han: GioiHanGoi, hong: _Hong) -> dict[str, bytes]:
    from zipfile import BadZipFile, LargeZipFile, ZipFile

    loi_zip = (BadZipFile, LargeZipFile, NotImplementedError, RuntimeError, zlib.error, struct.error, EOFError)
    try:
        with ZipFile(BytesIO(data)) as z:
            muc = z.infolist()
            _check_muc(muc, gioi_han, hong)
            parts = {m.filename: _read_phan(z, m, hong) for m in muc if not m.is_dir()}
    except TepDocxHongError:
        raise
    except (*loi_zip, OSError, ValueError, OverflowError, IndexError, MemoryError) as loi:
        raise hong(f"gói ZIP bị hỏng hoặc bị cắt ({loi})") from None
    if PHAN_CONTENT_TYPES not in parts:
        raise hong(f"là gói ZIP nhưng không phải .docx (thiếu {PHAN_CONTENT_TYPES})")
    return parts


def _check_muc(muc: list[ZipInfo], gioi_han: GioiHanGoi, hong: _Hong) -> None:
    """Everything the directory says, before a byte is inflated."""
    if len(muc) > gioi_han.so_phan:
        raise hong(f"gói có nhiều hơn {gioi_han.so_phan} phần")
    co: set[str] = set()
    for m in muc:
        for sai, ly_do in _SAI:
            if sai(m, gioi_han):
                raise hong(f"{ly_do}: {m.filename!r}")
        if m.filename.lower() in co:
            raise hong(f"hai phần trùng tên: {m.filename!r}")
        co.add(m.filename.lower())
    tong, tong_nen = sum(m.file_size for m in muc), sum(m.compress_size for m in muc)
    if tong > gioi_han.tong:
        raise hong(f"các phần giải nén vượt {gioi_han.tong} byte")
    if tong > gioi_han.ti_le_tu and tong > gioi_han.ti_le * max(tong_nen, 1):
        raise hong("tỉ lệ nén bất thường (bom ZIP)")


def _bad_ten(m: ZipInfo, _: GioiHanGoi) -> bool:
    ten = m.filename.removesuffix("/")
    if "\\" in m.orig_filename or "\0" in m.orig_filename or ten[1:2] == ":":
        return True
    return any(d in ("", ".", "..") for d in ten.split("/"))


def _bomb(m: ZipInfo, g: GioiHanGoi) -> bool:
    return m.file_size > g.ti_le_tu and m.file_size > g.ti_le * max(m.compress_size, 1)


# What a member may not be, and how to say so.
_SAI: tuple[tuple[Callable[[ZipInfo, GioiHanGoi], bool], str], ...] = (
    (_bad_ten, "tên phần không hợp lệ"),
    (lambda m, _: bool(m.flag_bits & 0x1), "phần bị mã hóa bằng mật khẩu"),
    (lambda m, _: m.compress_type not in (0, 8), "cách nén không dùng trong .docx"),
    (lambda m, _: stat.S_ISLNK(m.external_attr >> 16), "phần là liên kết tượng trưng"),
    (lambda m, g: m.file_size > g.phan, "phần giải nén lớn hơn giới hạn"),
    (_bomb, "tỉ lệ nén bất thường (bom ZIP)"),
)


def _read_phan(z: ZipFile, m: ZipInfo, hong: _Hong) -> bytes:
    with z.open(m) as f:
        data = f.read(m.file_size + 1)
    if len(data) != m.file_size:
        raise hong(f"kích thước phần khác mục lục của gói: {m.filename!r}")
    return data
