"""Bảng: the tables of kinds, bodies and words that the finder reads by; loaded once, at first use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

_T = TypeVar("_T")
TEP_BANG = Path(__file__).parent / "du_lieu" / "bang.json"  # written by kehoach.vien_dan.dich_bang
NhomCoQuan = Literal["trung_uong", "dang_tw", "bo", "so", "dia_phuong", "mo"]


class Loai(NamedTuple):
    """Loại: a kind of document; `ma` its abbreviations in a symbol, `viet` its other names in a text."""

    ten: str
    nhom: str
    nguon: str
    vi_du: str
    ma: tuple[str, ...] = ()
    viet: tuple[str, ...] = ()
    tu: date | None = None
    den: date | None = None


class CoQuan(NamedTuple):
    """Cơ quan: a body that issues documents, or (`nhom` "mo") the first words of such a body's name."""

    ten: str
    nhom: NhomCoQuan
    nguon: str
    vi_du: str
    ma: tuple[str, ...] = ()
    viet: tuple[str, ...] = ()
    tu: date | None = None
    den: date | None = None


class Nguoi(NamedTuple):
    """Người: who signs for a body ("Chủ tịch"); the body's name follows."""

    ten: str
    nguon: str
    vi_du: str
    viet: tuple[str, ...] = ()
    tu: date | None = None
    den: date | None = None


class TuDung(NamedTuple):
    """Từ dừng: a word that ends a body's name, and may begin a title (`trich_yeu`).

    `tru`: not when one of these words follows ("cấp", but not in "cấp tỉnh"); `truoc_so`: only before a figure; `hoa`:
    with a capital too ("của Bộ Tài chính Quy định mức thu").
    """

    tu: str
    vi_du: str
    trich_yeu: bool = False
    tru: tuple[str, ...] = ()
    truoc_so: bool = False
    hoa: bool = False


@cache
def _load() -> dict[str, list[dict[str, Any]]]:
    du_lieu: dict[str, list[dict[str, Any]]] = json.loads(TEP_BANG.read_text(encoding="utf-8"))
    return du_lieu


def _convert(muc: dict[str, Any]) -> dict[str, Any]:
    """A row of a table: lists become tuples, days of validity dates."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in muc.items()} | {
        k: date.fromisoformat(muc[k]) for k in ("tu", "den") if k in muc and "nguon" in muc
    }


@cache
def list_loai() -> tuple[Loai, ...]:
    """Every kind, in the order of the data file."""
    return tuple(Loai(**_convert(x)) for x in _load()["loai"])


@cache
def list_co_quan() -> tuple[CoQuan, ...]:
    """Every body, in the order of the data file."""
    return tuple(CoQuan(**_convert(x)) for x in _load()["co_quan"])


@cache
def list_nguoi() -> tuple[Nguoi, ...]:
    """Every signing office, in the order of the data file."""
    return tuple(Nguoi(**_convert(x)) for x in _load()["nguoi"])


@cache
def list_tu_dung() -> tuple[TuDung, ...]:
    """Every word that ends a body's name, in the order of the data file."""
    return tuple(TuDung(**_convert(x)) for x in _load()["dung"])


@cache
def loai_theo_cach_viet() -> dict[str, str]:
    """Kind as it may be written, in small letters → kind as the library writes it."""
    return {v.lower(): x.ten for x in list_loai() for v in (x.ten, *x.viet)}


@cache
def loai_theo_cach_viet_hoa() -> dict[str, str]:
    """Abbreviation of a kind that stands in a text as it is written ("QĐ", "TTr") → kind."""
    return {v: x.ten for x in list_loai() for v in x.viet if " " not in v}


@cache
def loai_theo_ma() -> dict[str, tuple[str, ...]]:
    """Abbreviation in a symbol ("QĐ") → kinds it may stand for, the usual one first."""
    return _group((m, x.ten) for x in list_loai() for m in x.ma)


@cache
def co_quan_theo_ma() -> dict[str, tuple[CoQuan, ...]]:
    """Code of a body in a symbol ("BTC") → bodies it may stand for."""
    return _group((m, x) for x in list_co_quan() for m in x.ma)


def _group(cap: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    ket_qua: dict[str, tuple[_T, ...]] = {}
    for khoa, gia_tri in cap:
        ket_qua[khoa] = (*ket_qua.get(khoa, ()), gia_tri)
    return ket_qua


class DangKyHieu(NamedTuple):
    """Dạng ký hiệu: a form that number, year and symbol together may have (`mau`, a regular expression)."""

    ma: str
    mau: str
    vi_du: str
    nguon: str
    tu: date | None = None
    den: date | None = None


class KhoaQuocHoi(NamedTuple):
    """Khóa Quốc hội: a term of the National Assembly, first and last year."""

    khoa: int
    tu: int
    den: int
    vi_du: str
    nguon: str


@cache
def list_dang_ky_hieu() -> tuple[DangKyHieu, ...]:
    """Every form of number and symbol, the one to try first at the top."""
    return tuple(DangKyHieu(**_convert(x)) for x in _load()["dang"])


@cache
def list_khoa_quoc_hoi() -> tuple[KhoaQuocHoi, ...]:
    """Every term of the National Assembly that a symbol can name."""
    return tuple(KhoaQuocHoi(**x) for x in _load()["khoa_quoc_hoi"])


def classify_ky_hieu(so_ky_hieu: str) -> str | None:
    """Id of the form that a number and symbol have; None when they have none of them.

    >>> classify_ky_hieu("27/2022/NĐ-CP"), classify_ky_hieu("18-NQ/TW"), classify_ky_hieu("?")
    ('quy_pham', 'dang', None)
    """
    return next((x.ma for x in list_dang_ky_hieu() if re.fullmatch(x.mau, so_ky_hieu)), None)
