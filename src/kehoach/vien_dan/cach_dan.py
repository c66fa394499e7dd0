"""Cách dẫn: how a regime writes citations: given as it is, or by the regime's id."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class CachDan(Protocol):
    """Cách dẫn: what parts điểm, khoản, điều and document, and whether Điểm, Khoản are capital."""

    @property
    def noi(self) -> str: ...
    @property
    def hoa(self) -> bool: ...


CheDo = str | CachDan
"""A regime, as one names it to the writers here: its id ("nd30"), or the way it cites."""


class _Thuong(NamedTuple):
    """Thường: how citations are written where no regime is given."""

    noi: str = " "
    hoa: bool = False


THUONG: CachDan = _Thuong()
"""Without a regime: small letters and no commas, as laws themselves write."""


def cach_dan_cua(che_do: CheDo | None) -> CachDan:
    """How this regime cites; `THUONG` for none.

    Raises:  KeyError for the id of no regime.

    >>> cach_dan_cua("tt01").noi, cach_dan_cua(None).noi
    (', ', ' ')
    """
    if che_do is None:
        return THUONG
    if not isinstance(che_do, str):
        return che_do
    from kehoach.the_thuc.tra import che_do_theo_ma

    return che_do_theo_ma(che_do).vien_dan
