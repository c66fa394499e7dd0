"""Chữ: vietnamese text: numbers, money, dates, periods and characters. Knows no documents."""

from kehoach.chu.bang_ma import convert_bang_ma, detect_bang_ma, to_unicode
from kehoach.chu.chu_so import (
    format_danh_sach,
    format_phan_tram,
    format_so,
    parse_phan_tram,
    parse_so,
    spell_phan_tram,
)
from kehoach.chu.dau import clean_chu, fold, sap_xep_khoa, to_nfc
from kehoach.chu.doc_so import parse_chu
from kehoach.chu.doc_thoi_gian import parse_thoi_gian
from kehoach.chu.doc_tien import parse_tien
from kehoach.chu.hoa import in_hoa, viet_hoa_dau, viet_hoa_ten
from kehoach.chu.kieu import KieuDoc
from kehoach.chu.la_ma import format_la_ma, parse_la_ma
from kehoach.chu.moc import Moc
from kehoach.chu.ngay import Ngay, NgayKhuyet, format_ngay, parse_ngay
from kehoach.chu.so import spell_so
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.thu_tu import chu_cai, format_hai_so, format_so_luong, parse_so_luong, spell_thu_tu
from kehoach.chu.tien import Tien, format_tien, format_tien_chu, spell_tien

__all__ = [
    "KieuDoc",
    "Moc",
    "Ngay",
    "NgayKhuyet",
    "ThoiGian",
    "Tien",
    "chu_cai",
    "clean_chu",
    "convert_bang_ma",
    "detect_bang_ma",
    "fold",
    "format_danh_sach",
    "format_hai_so",
    "format_la_ma",
    "format_ngay",
    "format_phan_tram",
    "format_so",
    "format_so_luong",
    "format_thoi_gian",
    "format_tien",
    "format_tien_chu",
    "in_hoa",
    "parse_chu",
    "parse_la_ma",
    "parse_ngay",
    "parse_phan_tram",
    "parse_so",
    "parse_so_luong",
    "parse_thoi_gian",
    "parse_tien",
    "sap_xep_khoa",
    "spell_phan_tram",
    "spell_so",
    "spell_thu_tu",
    "spell_tien",
    "to_nfc",
    "to_unicode",
    "viet_hoa_dau",
    "viet_hoa_ten",
]
