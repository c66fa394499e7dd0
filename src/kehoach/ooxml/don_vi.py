"""Đơn vị: units of length in the format, and conversions that name both sides.

1 pt = 20 twips (dxa) = 2 half-points = 8 eighth-points = 12 700 EMU; 1 inch = 72 pt = 25.4 mm; 1 mm = 36 000 EMU.
Whole numbers come out rounded half away from zero, because the format stores integers.
Source: ECMA-376 Part 1, 17.18 (ST_TwipsMeasure, ST_HpsMeasure, ST_EighthPointMeasure), 20.1.10.16 (ST_Coordinate).
"""

from __future__ import annotations

import math

TWIPS_MOI_PT = 20
EMU_MOI_PT = 12_700
EMU_MOI_MM = 36_000
PT_MOI_INCH = 72
MM_MOI_INCH = 25.4
PT_MOI_MM = PT_MOI_INCH / MM_MOI_INCH


def _round(x: float) -> int:
    return math.floor(x + 0.5) if x >= 0 else -math.floor(-x + 0.5)


def mm_to_pt(mm: float) -> float:
    """Millimetres → points.

    >>> mm_to_pt(25.4)
    72.0
    """
    return mm * PT_MOI_INCH / MM_MOI_INCH


def pt_to_mm(pt: float) -> float:
    """Points → millimetres.

    >>> pt_to_mm(72)
    25.4
    """
    return pt * MM_MOI_INCH / PT_MOI_INCH


def mm_to_twips(mm: float) -> int:
    """Millimetres → twips.

    >>> mm_to_twips(20), mm_to_twips(210), mm_to_twips(297)
    (1134, 11906, 16838)
    """
    return _round(mm_to_pt(mm) * TWIPS_MOI_PT)


def pt_to_twips(pt: float) -> int:
    """Points → twips.

    >>> pt_to_twips(6)
    120
    """
    return _round(pt * TWIPS_MOI_PT)


def twips_to_mm(twips: float) -> float:
    """Twips → millimetres.

    >>> twips_to_mm(1440)
    25.4
    """
    return pt_to_mm(twips / TWIPS_MOI_PT)


def twips_to_pt(twips: float) -> float:
    """Twips → points.

    >>> twips_to_pt(120)
    6.0
    """
    return twips / TWIPS_MOI_PT


def pt_to_half_points(pt: float) -> int:
    """Points → half-points, the unit of `w:sz`.

    >>> pt_to_half_points(13), pt_to_half_points(13.5)
    (26, 27)
    """
    return _round(pt * 2)


def half_points_to_pt(nua_pt: float) -> float:
    """Half-points → points.

    >>> half_points_to_pt(27)
    13.5
    """
    return nua_pt / 2


def mm_to_emu(mm: float) -> int:
    """Millimetres → English Metric Units, the unit of DrawingML.

    >>> mm_to_emu(10)
    360000
    """
    return _round(mm * EMU_MOI_MM)


def pt_to_emu(pt: float) -> int:
    """Points → EMU.

    >>> pt_to_emu(0.75)
    9525
    """
    return _round(pt * EMU_MOI_PT)


def emu_to_pt(emu: float) -> float:
    """EMU → points.

    >>> emu_to_pt(9525)
    0.75
    """
    return emu / EMU_MOI_PT


def lines_to_240ths(dong: float) -> int:
    """A multiple of single line spacing → `w:line` with `w:lineRule="auto"`.

    >>> lines_to_240ths(1), lines_to_240ths(1.15)
    (240, 276)
    """
    return _round(dong * 240)


class Pt(float):
    """Pt: a length in points that knows the format's other units.

    >>> Pt(14).half_points, Pt(6).twips, Pt(0.75).emu, Pt(72).mm
    (28, 120, 9525, 25.4)
    """

    __slots__ = ()

    @property
    def mm(self) -> float:
        return pt_to_mm(self)

    @property
    def twips(self) -> int:
        return pt_to_twips(self)

    @property
    def half_points(self) -> int:
        return pt_to_half_points(self)

    @property
    def emu(self) -> int:
        return pt_to_emu(self)


class Mm(float):
    """Mm: a length in millimetres that knows the format's other units.

    >>> Mm(20).twips, Mm(10).emu, Mm(25.4).pt
    (1134, 360000, 72.0)
    """

    __slots__ = ()

    @property
    def pt(self) -> float:
        return mm_to_pt(self)

    @property
    def twips(self) -> int:
        return mm_to_twips(self)

    @property
    def emu(self) -> int:
        return mm_to_emu(self)
