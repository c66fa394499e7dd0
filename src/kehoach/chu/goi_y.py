"""Gợi ý: the right name nearest to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from kehoach.chu.dau import fold

_GIONG = 0.55
"""How alike names must be, 0 to 1: `to_chuc` means to_chuc_thuc_hien (0.58), «Rất khẩn» not «Thượng khẩn» (0.53)."""
_DAI_NHAT = 100
_NHIEU_NHAT = 300  # comparing is slow, and sources may be hostile


def find_gan(ten: str, co: Iterable[str], *, so: int = 1) -> tuple[str, ...]:
    """The names most like a wrong one, the nearest first, at most `so` of them.

    Units:   names of up to 100 characters, the first 300 of `co`.

    >>> find_gan("can_ku", ["co_quan", "can_cu"]), find_gan("xyz", ["co_quan", "can_cu"])
    (('can_cu',), ())
    """
    if len(ten) > _DAI_NHAT:
        return ()
    return tuple(get_close_matches(ten, list(islice(co, _NHIEU_NHAT)), n=so, cutoff=_GIONG))


def suggest_ten(ten: str, co: Iterable[str], khac: str = "") -> str:
    """Advice for a name that is none: the nearest right one, also when only marks and spaces differ, else `khac`.

    >>> suggest_ten("Mục đích", ["muc_dich", "yeu_cau"]), suggest_ten("xyz", ["muc_dich"], "có: muc_dich")
    ('có phải «muc_dich»?', 'có: muc_dich')
    """
    tat_ca = list(co)
    gan = find_gan(fold(ten).replace(" ", "_"), tat_ca) or find_gan(ten, tat_ca)
    return f"có phải «{gan[0]}»?" if gan else khac
