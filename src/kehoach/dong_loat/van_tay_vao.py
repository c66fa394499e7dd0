"""Vân tay vào: fingerprints of what a document follows from: content only, never a time stamp.

Source, template, house profile, shared citations that the source mentions, the row's cells that the source uses,
version of the library and hash of its rule data: when one of them changes, so does the fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from kehoach.bang.o_bang import O

_TRICH_DAN = re.compile(r"\[@\s*([^\s\],;]+)")
T = TypeVar("T")
_SO_KY_TU = re.compile(rb"\\[uUxN]")
_KHONG_RO = re.compile(r"\[@\s*\$\{|\\[uUxN]")  # a key from a cell, or characters written by their numbers


def hash_bytes(data: bytes) -> str:
    """SHA-256, hexadecimal.

    >>> hash_bytes(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def hash_phan(*phan: bytes | str) -> str:
    """The hash of several parts, in order; where one ends and the next begins counts too.

    >>> hash_phan("a", "b") == hash_phan("ab")
    False
    """
    bam = hashlib.sha256()
    for x in phan:
        data = x.encode("utf-8", "surrogatepass") if isinstance(x, str) else x
        bam.update(len(data).to_bytes(8, "little"))
        bam.update(data)
    return bam.hexdigest()


def hash_thu_vien() -> str:
    """The library as far as documents depend on it: its version, the data of its regimes and their templates."""
    from kehoach.the_thuc.thu_muc import goc_che_do

    return _hash_thu_vien(goc_che_do())


@cache
def _hash_thu_vien(goc: tuple[Traversable, ...]) -> str:
    from kehoach.the_thuc.tra import danh_sach_che_do
    from kehoach.trinh_bay.mau import read_mau

    mau = [read_mau(c) for c in danh_sach_che_do()]
    du_lieu = [x for g in (*goc, files("kehoach.vien_dan").joinpath("du_lieu")) for x in _du_lieu(g)]
    return hash_phan(_phien_ban(), *mau, *du_lieu)


def _phien_ban() -> str:
    try:
        return version("kehoach")
    except PackageNotFoundError:
        return "0"


def _du_lieu(goc: Traversable) -> Iterator[bytes]:
    for x in sorted(goc.iterdir(), key=lambda x: x.name):
        if x.is_dir():
            yield from _du_lieu(x)
        elif x.name.endswith((".yaml", ".json")):
            yield x.name.encode()
            yield x.read_bytes()


def mentions(noi_dung: bytes, ten: str) -> bool:
    """Whether a source may have a key of this name; escapes may hide one."""
    return ten.encode() in noi_dung or _SO_KY_TU.search(noi_dung) is not None


def select_vien_dan(noi_dung: bytes, chung: Mapping[str, T], *, het: bool = False) -> dict[str, T]:
    """The shared citations that a source mentions, sorted by key; values are carried as they come.

    All of them with `het`, and where the text alone does not say which.

    >>> select_vien_dan("can_cu: Theo [@kh07, Điều 3]".encode(), {"kh07": "Kế hoạch …", "nd27": "Nghị định …"})
    {'kh07': 'Kế hoạch …'}
    """
    if not chung:
        return {}
    chu = unicodedata.normalize("NFC", noi_dung.decode("utf-8", "replace"))
    het = het or _KHONG_RO.search(chu) is not None
    nhac = set(_TRICH_DAN.findall(chu))
    return {khoa: x for khoa, x in sorted(chung.items()) if het or khoa in nhac}


def hash_nguon(
    noi_dung: bytes, vien_dan: Mapping[str, str], mau: bytes | None, dang: str, quy_uoc: bytes | None = None
) -> str:
    """Fingerprint of one document of one source; `quy_uoc` is the content of its house profile."""
    rieng = () if quy_uoc is None else (quy_uoc,)
    return hash_phan(hash_thu_vien(), dang, mau or b"", _json(vien_dan), noi_dung, *rieng)


def hash_hang(goc: str, o: Mapping[str, O]) -> str:
    """Fingerprint of one document of one row; `goc` is that of the source, `o` the cells that the source uses."""
    return hash_phan(goc, _json({cot: {"ngay": str(x)} if isinstance(x, date) else x for cot, x in o.items()}))


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
