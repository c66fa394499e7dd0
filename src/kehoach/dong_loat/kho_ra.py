"""Kho ra: where documents go: a folder, or a filesystem of fsspec named by a URL (memory://, s3://, …).

A local file is written whole beside its place and renamed into it, without fsync: a build syncs once, at the manifest.
On fsspec a file appears whole when the filesystem's own upload is atomic (S3 and memory are).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from kehoach.dong_loat.noi_ra import is_url, validate_noi_ra
from kehoach.dong_loat.ten_ra import iter_ten_giu, refuse_link
from kehoach.he_thong import explain_he_thong
from kehoach.loi import GhiHongError, ThieuCongCuError
from kehoach.ooxml.ghi import create_tep, replace_tep, translate_loi_tep

_TAM = re.compile(r"\.(.{1,40})\.[0-9a-f]{16}\.tmp", re.DOTALL)


class KhoRa(Protocol):
    """Kho ra: a place for files named by paths with forward slashes."""

    def read(self, ten: str) -> bytes | None:
        """The bytes of a file, None when there is none.

        Raises:  GhiHongError for one that is there and cannot be read.
        """

    def write(self, ten: str, data: bytes) -> None:
        """Put a file there, whole or not at all.  Raises: GhiHongError."""

    def keep(self, ten: str, data: bytes) -> str:
        """Keep a file, whose bytes these are, beside itself under a free name, which is returned.

        Raises:  GhiHongError.
        """

    def remove(self, ten: str) -> None:
        """Take a file away; nothing when there is none.  Raises: GhiHongError."""

    def sync(self) -> None:
        """Bring everything written so far to the disk."""


@lru_cache(maxsize=8)
def open_kho(goc: str, dau_ra: str) -> KhoRa:
    """The store of a project: `dau_ra` is a URL, or a folder below `goc`.

    Raises:  GhiHongError for a place where no document may go, also when a manifest names it; ThieuCongCuError for a
             URL without fsspec, or without the package that its scheme needs.
    """
    noi = validate_noi_ra(dau_ra)
    return _KhoUrl(noi) if is_url(noi) else KhoTep(Path(goc), noi)


class KhoTep:
    """Kho tệp: a folder of the project; no way leads through a symbolic link. `validate_ten` has let the names pass."""

    def __init__(self, goc: Path, dau_ra: str) -> None:
        self.goc, self.dau_ra = goc, dau_ra
        self._da_xem: set[str] = set()

    def _tep(self, ten: str) -> str:
        duong_dan = f"{self.dau_ra}/{ten}"
        thu_muc = duong_dan.rpartition("/")[0]
        if thu_muc not in self._da_xem:
            refuse_link(self.goc, thu_muc)
            self._da_xem.add(thu_muc)
        return f"{self.goc}/{duong_dan}"

    def read(self, ten: str) -> bytes | None:
        try:
            fd = os.open(self._tep(ten), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except PermissionError:
            raise GhiHongError(f"Không có quyền đọc «{ten}» để biết có ai sửa không, nên không ghi đè.") from None
        except OSError:
            return None
        try:
            with os.fdopen(fd, "rb") as f:
                return f.read()
        except IsADirectoryError:  # told when it is written to
            return None
        except OSError as loi:
            raise translate_loi_tep(ten, loi) from None

    def write(self, ten: str, data: bytes) -> None:
        tep = self._tep(ten)
        try:
            replace_tep(tep, data, fsync=False)
        except GhiHongError as loi:
            thu_muc = Path(tep).parent
            if loi.errno != errno.ENOENT and thu_muc.is_dir():  # not there: another process may be making it right now
                raise
            self._tao_thu_muc(thu_muc)
            replace_tep(tep, data, fsync=False)

    def keep(self, ten: str, data: bytes) -> str:
        for giu in iter_ten_giu(ten):
            try:
                create_tep(self._tep(giu), data)
            except FileExistsError:
                continue
            return giu
        raise AssertionError("tên nào cũng đã có")

    def _tao_thu_muc(self, thu_muc: Path) -> None:
        try:
            thu_muc.mkdir(parents=True, exist_ok=True)
        except OSError as loi:
            ra = GhiHongError(f"Không tạo được thư mục «{thu_muc}»: {explain_he_thong(loi)}.")
            ra.errno = loi.errno
            raise ra from None

    def remove(self, ten: str) -> None:
        try:
            Path(self._tep(ten)).unlink(missing_ok=True)
        except OSError as loi:
            raise GhiHongError(f"Không xóa được «{self.dau_ra}/{ten}»: {explain_he_thong(loi)}.") from None

    def sync(self) -> None:
        if hasattr(os, "sync"):
            os.sync()

    def clean(self, ten: Iterable[str]) -> None:
        """Remove temporaries that a killed build or worker left beside these outputs."""
        theo_thu_muc: dict[str, set[str]] = {}
        for x in ten:
            thu_muc, _, tep_ra = x.rpartition("/")
            theo_thu_muc.setdefault(thu_muc, set()).add(tep_ra[:40])
        for thu_muc, cua_ta in theo_thu_muc.items():
            with contextlib.suppress(OSError):
                for tep in (self.goc / self.dau_ra / thu_muc).iterdir():
                    m = _TAM.fullmatch(tep.name)
                    if m and m[1] in cua_ta:
                        tep.unlink()


class _KhoUrl:
    """Kho URL: a filesystem of fsspec."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise ThieuCongCuError("Ghi ra URL cần fsspec: pip install 'kehoach[fsspec]'.") from None
        self.url = url
        try:
            self.fs, self.goc = url_to_fs(url)
        except (ImportError, ValueError) as loi:
            raise ThieuCongCuError(f"Không mở được nơi ghi «{url}»: {loi}.") from None

    def _lam(self, viec: Callable[[], Any], ten: str) -> Any:
        try:
            return viec()
        except FileNotFoundError:
            return None
        except GhiHongError:
            raise
        except Exception as loi:  # every filesystem has errors of its own
            ly_do = explain_he_thong(loi) if isinstance(loi, OSError) else f"{type(loi).__name__} «{loi}»"
            raise GhiHongError(f"Không đọc, ghi được «{self.url}/{ten}»: {ly_do}.") from loi

    def read(self, ten: str) -> bytes | None:
        data: bytes | None = self._lam(lambda: self.fs.cat_file(f"{self.goc}/{ten}"), ten)
        return data

    def write(self, ten: str, data: bytes) -> None:
        self._lam(lambda: self._ghi(f"{self.goc}/{ten}", data), ten)

    def keep(self, ten: str, data: bytes) -> str:
        giu = self._lam(lambda: next(x for x in iter_ten_giu(ten) if not self.fs.exists(f"{self.goc}/{x}")), ten)
        self.write(giu, data)
        return str(giu)

    def _ghi(self, dich: str, data: bytes) -> None:
        self.fs.makedirs(dich.rpartition("/")[0], exist_ok=True)
        self.fs.pipe_file(dich, data)

    def remove(self, ten: str) -> None:
        self._lam(lambda: self.fs.rm_file(f"{self.goc}/{ten}"), ten)

    def sync(self) -> None:
        """Nothing: an upload is over when `write` returns."""
