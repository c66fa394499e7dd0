"""Quy ước: house profiles from files: the one a plan names, or its project, read and judged at its own place.

A plan's own profile goes before the project's. Files come from a `KhoNguon`, as the source itself does.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from kehoach.loi import NguonHongError, PhatHien
from kehoach.nap.dich_loi import translate_loi
from kehoach.nap.tep_du_an import find_du_an
from kehoach.nguon.doc import read_nguon, read_van_ban
from kehoach.nguon.gioi_han import MAC_DINH
from kehoach.nguon.kho_nguon import DIA, KhoNguon
from kehoach.nguon.nguon import Nguon
from kehoach.the_thuc.quy_uoc import QuyUoc
from kehoach.the_thuc.tron_quy_uoc import find_sai

TRUONG = "quy_uoc"


class TepQuyUoc(NamedTuple):
    """Tệp quy ước: a profile as it travels: its name and its bytes."""

    tep: str
    noi_dung: bytes

    def read(self) -> QuyUoc:
        """The profile.

        Raises:  NguonHongError with every error at its place in the file.
        """
        return _read_tep(self)


@lru_cache(maxsize=64)
def _read_tep(x: TepQuyUoc) -> QuyUoc:
    return build_quy_uoc(read_van_ban(x.noi_dung, tep=x.tep))


def load_quy_uoc(nguon: str | os.PathLike[str] | Mapping[str, Any]) -> QuyUoc:
    """A profile from a .yaml or .json file, or from a mapping of the same shape.

    Raises:  NguonHongError with every error at once.

    >>> load_quy_uoc({"ten": "A", "doi": {"cum_tu.het": {"la": "", "ly_do": "thói quen"}}}).doi["cum_tu.het"].ly_do
    'thói quen'
    """
    return build_quy_uoc(read_nguon(nguon))


def build_quy_uoc(nguon: Nguon) -> QuyUoc:
    """A profile from a source already read.

    Raises:  NguonHongError with every error at once.
    """
    try:
        quy_uoc = QuyUoc.model_validate(nguon.du_lieu)
    except ValidationError as loi:
        raise NguonHongError(translate_loi(loi, nguon, QuyUoc)) from None
    if sai := [_phat_hien(nguon, *x) for x in find_sai(quy_uoc)]:
        raise NguonHongError(sai)
    return quy_uoc


def _phat_hien(nguon: Nguon, duong_dan: tuple[str, ...], thong_diep: str, goi_y: str) -> PhatHien:
    return PhatHien("nap.quy_uoc", "loi", nguon.vi_tri(duong_dan, khoa=len(duong_dan) == 2), thong_diep, goi_y)


def find_tep(nguon: Nguon) -> str | None:
    """What a source calls its profile, relative to itself; None when it names no file.

    Raises:  NguonHongError for a name that is none, and for a plan that came as data: it may not name files.
    """
    ten = nguon.du_lieu.get(TRUONG)
    if not isinstance(ten, str):
        return None
    if nguon.tep is None or ten.startswith("/") or "\\" in ten or ":" in ten:
        thong_diep = f"«{TRUONG}» chỉ nhận đường dẫn tương đối, trong kế hoạch đọc từ tệp."
        goi_y = "ghi đường dẫn tính từ tệp kế hoạch, hoặc viết quy ước ngay ở đây"
        raise NguonHongError([PhatHien("nap.kieu", "loi", nguon.vi_tri((TRUONG,)), thong_diep, goi_y)])
    return ten


def read_rieng(nguon: Nguon, kho: KhoNguon = DIA) -> TepQuyUoc | None:
    """The profile that a source names, from where the source itself came.

    Raises:  NguonHongError.
    """
    ten = find_tep(nguon)
    return None if ten is None else read_tep(kho.join(nguon.tep or "", ten), kho)


def read_tep(tep: str, kho: KhoNguon = DIA) -> TepQuyUoc:
    """The bytes of a profile.

    Raises:  NguonHongError.
    """
    return TepQuyUoc(tep, kho.read(tep, MAC_DINH.tep))


def put_quy_uoc(nguon: Nguon, tep: TepQuyUoc | None) -> Nguon:
    """A source with the profile that it names, or its project for it; one written within the source stays.

    Raises:  NguonHongError.
    """
    return nguon if tep is None else _put(nguon, tep.read())


def _put(nguon: Nguon, quy_uoc: QuyUoc | None) -> Nguon:
    if quy_uoc is None or isinstance(nguon.du_lieu.get(TRUONG), Mapping):
        return nguon
    return replace(nguon, du_lieu={**nguon.du_lieu, TRUONG: quy_uoc})


def take_quy_uoc(nguon: Nguon, chung: QuyUoc | None = None, *, kho: KhoNguon = DIA, du_an: bool = True) -> Nguon:
    """A source with its profile: its own, or else `chung`, or else that of the project it lies in (`du_an`).

    Raises:  NguonHongError.
    """
    if (rieng := read_rieng(nguon, kho)) is not None:
        return put_quy_uoc(nguon, rieng)
    if du_an and chung is None and nguon.tep is not None and nguon.du_lieu.get(TRUONG) is None:
        chung = find_quy_uoc(nguon.tep)
    return _put(nguon, chung)


def find_quy_uoc(tep: str | os.PathLike[str]) -> QuyUoc | None:
    """The profile of the project that a file lies in: what the nearest `kehoach.toml` above it names.

    Raises:  NguonHongError for a profile that is wrong; a project file that is none is left to `kehoach build`.
    """
    du_an = find_du_an(tep)
    if du_an is None:
        return None
    try:
        ten = tomllib.loads(du_an.read_text("utf-8-sig")).get(TRUONG)
    except (OSError, ValueError):
        return None
    return read_tep(DIA.join(os.fspath(du_an), ten)).read() if isinstance(ten, str) and ten else None
