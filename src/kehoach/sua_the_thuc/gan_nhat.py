"""Gần nhất: the value a rule allows that is nearest to the one found."""

from __future__ import annotations

from typing import Any


def nearest(x: Any, v: float) -> float:
    """A value inside what the rule asks (a range, or one of several), as near as can be to `v`.

    >>> from kehoach.the_thuc.gia_tri import CoChu, ThutDau
    >>> nearest(CoChu(tu=13, den=14), 12), nearest(CoChu(tu=13, den=14), 16), nearest(CoChu(tu=13, den=14), 13.5)
    (13.0, 14.0, 13.5)
    >>> nearest(ThutDau(gia_tri=(10, 12.7), dung_sai=0.3), 15)
    12.7
    """
    if muc := getattr(x, "gia_tri", ()):
        return float(min(muc, key=lambda m: abs(m - v)))
    if x.tu is not None and v < x.tu:
        return float(x.tu)
    return float(x.den) if x.den is not None and v > x.den else float(v)
