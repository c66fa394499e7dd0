"""Viện dẫn: citations of legal and administrative documents: found in text, read, written, checked."""

from kehoach.vien_dan.cach_dan import CachDan, CheDo
from kehoach.vien_dan.doc import parse_vien_dan
from kehoach.vien_dan.doc_dan_toi import format_dan_toi, parse_dan_toi
from kehoach.vien_dan.kiem import check_vien_dan
from kehoach.vien_dan.mo_ta import DanToi, KieuViet, VanBan, VienDan
from kehoach.vien_dan.tim import find_vien_dan
from kehoach.vien_dan.viet import format_khong_trich_yeu, format_vien_dan

__all__ = [
    "CachDan",
    "CheDo",
    "DanToi",
    "KieuViet",
    "VanBan",
    "VienDan",
    "check_vien_dan",
    "find_vien_dan",
    "format_dan_toi",
    "format_khong_trich_yeu",
    "format_vien_dan",
    "parse_dan_toi",
    "parse_vien_dan",
]
