"""Tên ra: names of outputs that stay inside the output folder on every system, and that nobody has twice.

A pattern is plain text with `{name}` in it: the name of the source, or a column of the table. It is no format string:
nothing but a name may stand in the braces. Only the pattern may hold a slash; a value never makes a folder.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath

from kehoach.he_thong import explain_he_thong
from kehoach.loi import GhiHongError
from kehoach.ooxml.ghi import validate_ten_tep

_CHO = re.compile(r"\{([^{}]*)\}")
_CAM_WINDOWS = re.compile(r'[<>:"|?*\\]')
DAI_DUONG_DAN = 1024


def build_ten(mau: str, gia_tri: Mapping[str, object]) -> str:
    """The name that a pattern gives, in NFC, without suffix.

    Raises:  GhiHongError for a name that is not there or empty, a value with a slash, a name no system takes.

    >>> build_ten("{tinh}/ke-hoach-{ma}", {"tinh": "Cao Bằng", "ma": 7})
    'Cao Bằng/ke-hoach-7'
    """
    ten = _CHO.sub(lambda m: _gia_tri(mau, m[1].strip(), gia_tri), mau)
    if "{" in ten or "}" in ten:
        raise _hong(mau, "ngoặc nhọn không đóng mở đúng cặp; viết như «{ten}»")
    return validate_ten(ten)


def columns_of(mau: str) -> tuple[str, ...]:
    """The names that a pattern asks for.

    >>> columns_of("{tinh}/ke-hoach-{ma}")
    ('tinh', 'ma')
    """
    return tuple(m.strip() for m in _CHO.findall(mau))


def validate_ten(ten: str) -> str:
    """A path below the output folder, in NFC, with forward slashes.

    Raises:  GhiHongError for an absolute path, `..`, a drive, a name that Windows keeps or cannot write, a control
             character, a hidden file, a name too long.

    >>> validate_ten("a/b")
    'a/b'
    """
    ten = unicodedata.normalize("NFC", ten)
    if _CAM_WINDOWS.search(ten):
        raise _hong(ten, 'tên không được có ký tự < > : " | ? * \\')
    if ten.startswith("/") or len(ten.encode("utf-8", "replace")) > DAI_DUONG_DAN:
        raise _hong(ten, "đường dẫn tuyệt đối, hoặc quá dài")
    for doan in ten.split("/"):
        validate_ten_tep(f"{doan}.docx" if doan else doan)
        if doan.startswith(".") or doan != doan.strip() or doan.endswith("."):
            raise _hong(ten, "tên không được bắt đầu bằng dấu chấm, không bắt đầu hoặc kết thúc bằng dấu cách")
    return ten


_TEN_GIU = re.compile(r".+\.sua-tay(?:-[1-9]\d*)?\.(?:docx|txt)", re.DOTALL)


def iter_ten_giu(ten: str) -> Iterator[str]:
    """Names for a copy of a document, beside it, one after the other: until one is free.

    >>> ten = iter_ten_giu("xa/a.docx")
    >>> next(ten), next(ten)
    ('xa/a.sua-tay.docx', 'xa/a.sua-tay-2.docx')
    """
    tep = PurePosixPath(ten)
    yield tep.with_suffix(f".sua-tay{tep.suffix}").as_posix()
    yield from (tep.with_suffix(f".sua-tay-{i}{tep.suffix}").as_posix() for i in count(2))


def is_ten_giu(ten: str) -> bool:
    """Whether a name is that of such a copy, which is no source of anything.

    >>> is_ten_giu("xa/a.sua-tay-2.docx"), is_ten_giu("xa/a.docx")
    (True, False)
    """
    return _TEN_GIU.fullmatch(ten) is not None


def _gia_tri(mau: str, ten: str, gia_tri: Mapping[str, object]) -> str:
    if ten not in gia_tri:
        raise _hong(mau, f"không có «{ten}»; có: {', '.join(gia_tri)}")
    chu = str(gia_tri[ten] if gia_tri[ten] is not None else "").strip()
    if not chu:
        raise _hong(mau, f"«{ten}» để trống")
    if "/" in chu or "\\" in chu or "{" in chu or "}" in chu:
        raise _hong(mau, f"«{ten}» là «{chu}», có dấu gạch chéo hoặc ngoặc nhọn")
    return chu


def _hong(ten: str, ly_do: str) -> GhiHongError:
    return GhiHongError(f"Tên ra «{ten}» không dùng được: {ly_do}.")


class SoTen:
    """Sổ tên: which output has which name, so that no two share one on any system (letter case, NFC and NFD)."""

    def __init__(self) -> None:
        self._cua: dict[str, str] = {}
        self._thu_muc: dict[str, str] = {}

    def add(self, ten: str, cua: str) -> None:
        """Give a name to `cua` (a source, or a row).

        Raises:  GhiHongError when it is taken, or when it is a folder of another.
        """
        khoa = fold_ten(ten)
        da_co = self._cua.get(khoa) or self._thu_muc.get(khoa)
        cha = list(_cha(khoa))
        da_co = da_co or next((self._cua[x] for x in cha if x in self._cua), None)
        if da_co is not None:
            raise GhiHongError(f"Hai kế hoạch cùng ra «{ten}» (hoa, thường như nhau): {da_co} và {cua}.")
        self._cua[khoa] = cua
        for x in cha:
            self._thu_muc.setdefault(x, cua)


def fold_ten(ten: str) -> str:
    """What a name becomes where letter case and composition do not count.

    >>> fold_ten("Xã A") == fold_ten(unicodedata.normalize("NFD", "XÃ a"))
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", ten).casefold())


def _cha(khoa: str) -> Iterator[str]:
    """Folders above a name."""
    cho = khoa.rfind("/")
    while cho > 0:
        yield khoa[:cho]
        cho = khoa.rfind("/", 0, cho)


def refuse_link(goc: Path, ten: str) -> None:
    """Refuse a way through a symbolic link, or through what is no folder, between the project and an output.

    Raises:  GhiHongError.
    """
    tep = goc
    for doan in PurePosixPath(ten).parts:
        tep = tep / doan
        try:
            mode = tep.lstat().st_mode
        except FileNotFoundError:
            return
        except OSError as loi:
            raise _hong(ten, explain_he_thong(loi)) from None
        if stat.S_ISLNK(mode):
            raise _hong(ten, f"«{tep}» là liên kết tượng trưng")
