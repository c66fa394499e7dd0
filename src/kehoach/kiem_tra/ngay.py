"""Ngày của văn bản: the date a measured document carries, which decides the regime it is judged by."""

from __future__ import annotations

from kehoach.chu.ngay import Ngay, parse_ngay
from kehoach.do_dac.tai_lieu_do import TaiLieuDo
from kehoach.loi import NgayKhongHopLe


def read_ngay_van_ban(tai_lieu: TaiLieuDo) -> Ngay | None:
    """The date of issue as the document prints it, whole or in part; None when it prints none that can be read."""
    chu = " ".join((tai_lieu.chu_cua("dia_danh_ngay") or "").split())
    _, co, ngay = chu.rpartition("ngày")
    if not co:
        return None
    try:
        return parse_ngay(f"ngày {ngay.strip()}")
    except NgayKhongHopLe:
        return None
