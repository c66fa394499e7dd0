"""Tệp chung: the citation files that a source names itself (`vien_dan_tep`), read here so that workers need no disk."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from kehoach.loi import NguonHongError, PhatHien
from kehoach.nap.thu_vien import TRUONG
from kehoach.nguon.doc import read_van_ban
from kehoach.nguon.nguon import Nguon


def read_bytes_nguon(tep: str, noi_dung: bytes) -> Nguon:
    """A source from its bytes, by the suffix of its name.

    Raises:  NguonHongError.
    """
    return read_van_ban(noi_dung, tep=tep, dinh_dang="json" if PurePosixPath(tep).suffix.lower() == ".json" else "yaml")


def read_tep_chung(tep: str, noi_dung: bytes, doc: Callable[[str], bytes]) -> dict[str, str]:
    """Entries of the files that a source names, as JSON by key; the first file that has a key gives it.

    Names are relative to the source (and of the same git revision, `HEAD:a/b.yaml`); `doc` gives the bytes of one.
    Raises:  NguonHongError for a file that cannot be read or a name that is none.
    """
    if TRUONG.encode() not in noi_dung:
        return {}
    nguon = read_bytes_nguon(tep, noi_dung)
    ten: Any = nguon.du_lieu.get(TRUONG)
    ra: dict[str, str] = {}
    phien_ban, ngan, duong_dan = tep.rpartition(":") if len(tep.partition(":")[0]) > 1 else ("", "", tep)
    for x in ten if isinstance(ten, list) else [] if ten is None else [ten]:
        if not isinstance(x, str) or x.startswith("/") or "\\" in x or ":" in x:
            thong_diep = f"«{TRUONG}» chỉ nhận đường dẫn tương đối."
            raise NguonHongError([PhatHien("nap.kieu", "loi", nguon.vi_tri((TRUONG,)), thong_diep)])
        chung = f"{phien_ban}{ngan}{posixpath.normpath(posixpath.join(posixpath.dirname(duong_dan), x))}"
        ra = {**to_json(read_bytes_nguon(chung, doc(chung)).du_lieu), **ra}
    return ra


def to_json(du_lieu: dict[str, Any]) -> dict[str, str]:
    """Citations by key as they travel to workers and into fingerprints."""
    return {khoa: json.dumps(x, ensure_ascii=False, sort_keys=True, default=str) for khoa, x in du_lieu.items()}
