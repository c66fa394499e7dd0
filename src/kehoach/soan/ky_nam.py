"""Kỳ của năm khác: a period or a deadline moved to another year."""

from __future__ import annotations

import re

from kehoach.chu.doc_thoi_gian import parse_thoi_gian
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.loi import GiaTriKhongHopLe
from kehoach.soan.cho_nam import NAM, is_giai_doan


def shift_ky(chu: str, tu: int, den: int) -> tuple[str, str]:
    """A period that names the year `tu`, as it is in the year `den`; unchanged with the reason where it cannot be.

    >>> shift_ky("Từ tháng 11/2026 đến tháng 3/2027", 2026, 2027)
    ('Từ tháng 11/2027 đến tháng 3/2028', '')
    >>> shift_ky("trước ngày 29/02/2024", 2024, 2025)
    ('trước ngày 29/02/2024', 'năm 2025 không có thời gian này')
    """
    ky = parse_thoi_gian(chu)
    if _is_nhieu_nam(ky) or any(is_giai_doan(chu, m.start()) for m in NAM.finditer(chu)):
        return chu, "trong một giai đoạn"
    ca_khoang = ky.loai == "khoang"
    moi = NAM.sub(lambda m: _nam(m, tu, den, ca_khoang=ca_khoang), chu)
    try:
        return format_thoi_gian(parse_thoi_gian(moi)), ""
    except GiaTriKhongHopLe:
        return chu, f"năm {den} không có thời gian này"


def _is_nhieu_nam(ky: ThoiGian) -> bool:
    """A stage: from one year to another, or several years by name."""
    if ky.moc is None:
        return False
    return (
        ky.moc.loai == "giai_doan"
        or (len(ky.moc.so) > 1 and ky.moc.loai == "nam")
        or (ky.tu is not None and ky.tu.loai == ky.moc.loai == "nam")
    )


def _nam(m: re.Match[str], tu: int, den: int, *, ca_khoang: bool) -> str:
    nam = int(m[0])
    return str(nam + den - tu) if ca_khoang or nam == tu else m[0]
