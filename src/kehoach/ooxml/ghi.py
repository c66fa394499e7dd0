"""Ghi: write a file whole or not at all.

The bytes go to a temporary file in the same folder, are flushed to the disk, and take the place of the target in one
step (`os.replace`): a reader sees the old file or the new one. When an error is raised, what stood there is untouched
and the temporary is gone; after `kill -9` a `.name.….tmp` may stay. Never through a symbolic link.
"""

from __future__ import annotations

import contextlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.he_thong import explain_he_thong
from kehoach.loi import GhiHongError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEN_TOI_DA = 255
"""Longest file name, in bytes: the limit of ext4, APFS (UTF-8) and, in characters, of NTFS."""

# Names Windows keeps for devices, with any extension.
TEN_DANH_RIENG = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{cong}{so}" for cong in ("COM", "LPT") for so in (*"0123456789", *"¹²³")]
)
_KY_TU_WINDOWS = frozenset('<>:"|?*') if os.name == "nt" else frozenset()


def _hong(duong_dan: object, ly_do: str) -> GhiHongError:
    ten = str(duong_dan).encode("utf-8", "backslashreplace").decode("utf-8")
    return GhiHongError(f"Không ghi được «{ten}»: {ly_do}.")


def validate_ten_tep(ten: str) -> str:
    """A file name (one name, no folder) in NFC, good on Linux, macOS and Windows.

    Raises: GhiHongError for an empty name, `.` and `..`, a slash, a control character, a name Windows keeps for a
            device (CON, NUL, COM1 …, with any extension), a last dot or space, more than 255 bytes.

    >>> validate_ten_tep("Kế hoạch 32.docx")
    'Kế hoạch 32.docx'
    """
    nfc = unicodedata.normalize("NFC", ten)
    ly_do = next(_bad_ten(nfc), None)
    if ly_do:
        raise _hong(ten, ly_do)
    return nfc


def _bad_ten(ten: str) -> Iterator[str]:
    if ten in ("", ".", "..") or "/" in ten or os.sep in ten:
        yield "không phải tên của một tệp"
    if any(k < " " or k == "\x7f" for k in ten):
        yield "tên tệp có ký tự điều khiển"
    if ten[-1:] in (".", " "):
        yield "tên tệp kết thúc bằng dấu chấm hoặc dấu cách, Windows không mở được"
    if ten.split(".")[0].rstrip(" ").upper() in TEN_DANH_RIENG:
        yield "tên tệp là tên thiết bị của Windows; hãy đặt tên khác"
    if not _KY_TU_WINDOWS.isdisjoint(ten):
        yield "tên tệp có ký tự Windows không cho dùng"
    try:
        if len(os.fsencode(ten)) > TEN_TOI_DA:
            yield f"tên tệp dài hơn {TEN_TOI_DA} byte"
    except UnicodeEncodeError:
        yield "tên tệp có ký tự không hợp lệ"


def validate_dich(duong_dan: str | os.PathLike[str]) -> Path:
    """The path that `write_atomic` will write to, its name in NFC; to be called before the work, so as to fail early.

    Raises: GhiHongError for a bad name (see `validate_ten_tep`), a missing folder, and a target that is a folder, a
            symbolic link, a device or a pipe.
    """
    goc = os.fspath(duong_dan)
    if goc.endswith(("/", os.sep)):
        raise _hong(goc, "là thư mục, không phải tên tệp")
    if "\0" in goc:
        raise _hong(goc, "đường dẫn có ký tự điều khiển")
    dich = Path(goc)
    dich = dich.parent / validate_ten_tep(dich.name)
    try:
        _mode(dich)
        if not stat.S_ISDIR(dich.parent.stat().st_mode):
            raise NotADirectoryError
    except (OSError, ValueError) as loi:
        raise translate_loi_tep(dich, loi) from None
    return dich


def _mode(dich: str | Path) -> int | None:
    """Permission bits of the file that stands there, None when there is none; refuses what is not a regular file."""
    try:
        mode = os.lstat(dich).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        raise _hong(dich, "là liên kết tượng trưng; hãy ghi thẳng vào tệp đích")
    if stat.S_ISDIR(mode):
        raise _hong(dich, "là thư mục")
    if not stat.S_ISREG(mode):
        raise _hong(dich, "là thiết bị hoặc đường ống, không phải tệp thường")
    return stat.S_IMODE(mode) & 0o777


def translate_loi_tep(dich: str | Path, loi: OSError | ValueError) -> GhiHongError:
    """What the system says of a file that cannot be written, in Vietnamese."""
    if isinstance(loi, GhiHongError):
        return loi
    ra = _hong(dich, explain_he_thong(loi))
    ra.errno = (
        loi.errno if isinstance(loi, OSError) else None
    )  # not filename: with it, OSError would print a text of its own
    return ra


def write_atomic(duong_dan: str | os.PathLike[str], data: bytes, *, fsync: bool = True) -> Path:
    """Write `data` to the path, whole or not at all, replacing a regular file that stands there; returns the path.

    The file name is put into NFC. A new file gets the mode the umask gives; a replaced one keeps its own. With `fsync`
    the data is on the disk before it takes its name (a batch may sync once at its end instead).
    Raises: GhiHongError with path and reason; the old file is then intact and no temporary is left.
    """
    dich = validate_dich(duong_dan)
    replace_tep(str(dich), data, fsync=fsync)
    if fsync:
        _sync_folder(dich.parent)
    return dich


def replace_tep(dich: str, data: bytes, *, fsync: bool) -> None:
    """`write_atomic` to a path whose name is known to be good, for the many files of a batch.

    Raises: GhiHongError, as `write_atomic`.
    """
    try:
        _replace(dich, data, fsync)
    except (OSError, ValueError) as loi:
        raise translate_loi_tep(dich, loi) from None


def create_tep(dich: str, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all, onto the disk.

    Raises: FileExistsError, and the file that stands there is untouched; GhiHongError, as `write_atomic`.
    """
    try:
        tam, fd = _create_tam(dich)
        try:
            try:
                _write_all(fd, data)
                os.fsync(fd)
            finally:
                os.close(fd)
            _link(tam, dich)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(tam)  # noqa: PTH108
    except FileExistsError:
        raise
    except (OSError, ValueError) as loi:
        raise translate_loi_tep(dich, loi) from None


def _link(tam: str, dich: str) -> None:
    """Give a file a second name, which nobody has; where the disk knows no second names, the first one is moved."""
    try:
        os.link(tam, dich)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(dich, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        os.replace(tam, dich)  # noqa: PTH105


def _replace(dich: str, data: bytes, fsync: bool) -> None:
    mode = _mode(dich)
    tam, fd = _create_tam(dich)
    try:
        try:
            _write_all(fd, data)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(fd, mode)
            if fsync:
                os.fsync(fd)
        finally:
            os.close(fd)
        os.replace(tam, dich)  # noqa: PTH105 (making a Path costs as much as the renaming)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(tam)  # noqa: PTH108
        raise


def _create_tam(dich: str) -> tuple[str, int]:
    """A new file beside the target: its path and descriptor."""
    co = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    thu_muc, ten = os.path.split(dich)
    tam = f"{thu_muc or '.'}/.{ten[:40]}.{os.urandom(8).hex()}.tmp"
    return tam, os.open(tam, co, 0o666)


def _write_all(fd: int, data: bytes) -> None:
    con = memoryview(data)
    while con:
        con = con[os.write(fd, con) :]


def _sync_folder(thu_muc: Path) -> None:
    """Make the new name durable. The file is whole and in place by now: a failure here is not one of the writing."""
    with contextlib.suppress(OSError):
        fd = os.open(thu_muc, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
