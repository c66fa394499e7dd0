"""Tra: which regimes there are, which is in force on a date, and the kinds of documents they know."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from kehoach.chu.ngay import NgayKhuyet
from kehoach.the_thuc.loai_van_ban import LoaiVanBan, read_loai
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thu_muc import TEP_TRINH_BAY, Goc, goc_che_do, list_thu_muc, load_yaml


def danh_sach_che_do() -> tuple[CheDo, ...]:
    """All regimes known, oldest first."""
    return _doc(goc_che_do())


@cache
def _doc(_goc: Goc) -> tuple[CheDo, ...]:
    return tuple(sorted((_doc_mot(m) for m in list_thu_muc().values()), key=lambda c: c.tu_ngay))


def _doc_mot(thu_muc: Traversable) -> CheDo:
    trinh_bay: Any = load_yaml(thu_muc / TEP_TRINH_BAY)
    return CheDo.model_validate({**trinh_bay, "loai": read_loai(thu_muc)})


def danh_sach_loai() -> tuple[LoaiVanBan, ...]:
    """Every kind of document that any regime knows, once each; of one that several know, what the newest says.

    >>> [x.ten for x in danh_sach_loai() if x.tieu_de == "ve_viec"]
    ['Công văn']
    """
    return tuple({x.ten: x for c in danh_sach_che_do() for x in c.loai.values()}.values())


def che_do_theo_ma(ma: str) -> CheDo:
    """The regime with this id.

    Raises:  KeyError for an unknown id.

    >>> che_do_theo_ma("nd30").ten
    'Nghị định số 30/2020/NĐ-CP'
    """
    for che_do in danh_sach_che_do():
        if che_do.ma == ma:
            return che_do
    raise KeyError(ma)


def che_do_vao_ngay(ngay: date | NgayKhuyet | None) -> CheDo:
    """The regime in force on a date, whole or known in part; without a date, the one in force now.

    A date known in part counts as its last possible day, so `2018` is 31/12/2018. Before the oldest regime known, the
    oldest serves.

    >>> che_do_vao_ngay(date(2023, 4, 10)).ma, che_do_vao_ngay(None).ma
    ('nd30', 'nd30')
    """
    tat_ca = danh_sach_che_do()
    cuoi = ngay if isinstance(ngay, date) else _ngay_cuoi(ngay)
    if cuoi is None:
        return tat_ca[-1]
    return next((c for c in reversed(tat_ca) if c.tu_ngay <= cuoi), tat_ca[0])


def _ngay_cuoi(ngay: NgayKhuyet | None) -> date | None:
    if ngay is None or ngay.nam is None:
        return None
    thang = ngay.thang or 12
    return date(ngay.nam, thang, ngay.ngay or monthrange(ngay.nam, thang)[1])
