"""Nơi ra: where documents of a project may go; one rule for folders and for URLs.

A folder lies inside the project. A URL names a store of its own by a scheme in `GIAO_THUC`: none that is the disk of
this machine under another name (file, local), none that leads on to a second place (`simplecache::file://…`).
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from kehoach.loi import GhiHongError

GIAO_THUC = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss", "hdfs", "webhdfs", "sftp", "ssh", "memory")
"""Schemes of fsspec whose store is not the file system of this machine."""
_URL = re.compile(r"([a-z][a-z0-9+.-]*):(?://|:)(.*)", re.IGNORECASE | re.DOTALL)


def is_url(dau_ra: str) -> bool:
    """Whether it names a store of fsspec, allowed or not.

    >>> is_url("s3://kho/van-ban"), is_url("simplecache::file:///a"), is_url("van-ban")
    (True, True, False)
    """
    return _URL.match(dau_ra) is not None


def validate_noi_ra(dau_ra: str) -> str:
    """The place in the form in which its outputs are named: no slash at the end, no `./`.

    Raises:  GhiHongError for a folder out of the project, a URL with another scheme, and `..` in either.

    >>> validate_noi_ra("./van-ban/"), validate_noi_ra("s3://kho/van-ban/")
    ('van-ban', 's3://kho/van-ban')
    """
    url = _URL.fullmatch(dau_ra)
    if url is None:
        return _thu_muc(dau_ra)
    giao_thuc, con = url[1].lower(), url[2].strip("/")
    if giao_thuc not in GIAO_THUC or f"{url[1]}://" != dau_ra[: len(giao_thuc) + 3]:
        raise GhiHongError(
            f"Không ghi ra «{dau_ra}»: giao thức «{giao_thuc}» không nhận. Nhận: {', '.join(GIAO_THUC)}; "
            "thư mục trên máy thì viết đường dẫn trong dự án."
        )
    if not con or ".." in con.split("/") or "::" in con:
        raise GhiHongError(f"Không ghi ra «{dau_ra}»: cần một nơi rõ ràng như s3://kho/van-ban, không có «..».")
    return dau_ra.rstrip("/")


def _thu_muc(dau_ra: str) -> str:
    duong_dan = PurePosixPath(Path(dau_ra))
    if duong_dan.is_absolute() or Path(dau_ra).drive or ".." in duong_dan.parts or "\\" in dau_ra:
        raise GhiHongError(f"Thư mục ra «{dau_ra}» nằm ngoài dự án.")
    return duong_dan.as_posix()
