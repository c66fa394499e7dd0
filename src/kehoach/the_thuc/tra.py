"""Tra: which regime is in force on a date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

from kehoach.chu.ngay import NgayKhuyet
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thu_muc import TEP_TRINH_BAY, Goc, goc_che_do, list_thu_muc, load_yaml


def danh_sach_che_do() -> tuple[CheDo, ...]:
    """All regimes known, oldest first."""
    return _doc(goc_che_do())


@cache
def _doc(_goc: Goc) -> tuple[CheDo, ...]:
    che_do = [CheDo.model_validate(load_yaml(m / TEP_TRINH_BAY)) for m in list_thu_muc().values()]
    return tuple(sorted(che_do, key=lambda c: c.tu_ngay))


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
