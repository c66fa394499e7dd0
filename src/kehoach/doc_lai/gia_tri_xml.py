"""Giá trị XML: attribute values as Word takes them: on/off, whole numbers, measures; anything odd is None."""

from __future__ import annotations

import re

from lxml import etree

from kehoach.ooxml.don_vi import twips_to_mm
from kehoach.ooxml.ns import W

_W = f"{{{W}}}"
VAL = f"{_W}val"
_SO = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d*)?\s*")
_DO = re.compile(r"\s*([+-]?\d{1,7}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi|px|emu)?\s*", re.I)
_TWIPS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "px": 15.0}
_TAT = frozenset({"0", "false", "off"})


def w(ten: str) -> str:
    """A name of the main namespace in Clark notation.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return _W + ten


def get_so(e: etree._Element | None, ten: str = "val") -> int | None:
    """A whole number of an attribute; None when absent or not one."""
    return to_so(e.get(_W + ten)) if e is not None else None


def to_so(chu: str | None) -> int | None:
    """Text → whole number, cut as Word cuts it.

    >>> to_so("240"), to_so("12.7"), to_so("x"), to_so(None)
    (240, 12, None, None)
    """
    khop = _SO.fullmatch(chu) if chu else None
    return int(khop[1]) if khop else None


def get_twips(e: etree._Element | None, ten: str = "val") -> float | None:
    """A measure of an attribute in twips: a bare number, or one with its unit (ST_TwipsMeasure)."""
    khop = _DO.fullmatch(e.get(_W + ten, "")) if e is not None else None
    if not khop:
        return None
    don_vi = (khop[2] or "").lower()
    return float(khop[1]) * _TWIPS.get(don_vi, 1.0)


def get_mm(e: etree._Element | None, ten: str = "val") -> float | None:
    """A measure of an attribute in millimetres."""
    twips = get_twips(e, ten)
    return None if twips is None else twips_to_mm(twips)


def is_bat(e: etree._Element | None) -> bool | None:
    """An on/off property: None when the element is absent, True without a value."""
    return None if e is None else e.get(VAL, "true").lower() not in _TAT


def get_val(e: etree._Element | None) -> str | None:
    """The `w:val` of an element; None when it or the element is absent."""
    return e.get(VAL) if e is not None else None


def vml_mm(chu: str) -> float | None:
    """A VML length in millimetres; a bare number is a pixel (1/96 inch).

    >>> vml_mm("72pt"), vml_mm("0"), vml_mm("auto")
    (25.4, 0.0, None)
    """
    khop = _DO.fullmatch(chu)
    if not khop or (khop[2] or "").lower() == "emu":
        return None
    return twips_to_mm(float(khop[1]) * _TWIPS[(khop[2] or "px").lower()])
