"""Nguồn: text with positions (YAML, JSON, mappings) and the small Markdown of text fields, as plain data."""

from kehoach.nguon.doc import read_nguon, read_van_ban
from kehoach.nguon.gioi_han import GioiHan
from kehoach.nguon.markdown import parse_dong, parse_van_ban
from kehoach.nguon.nguon import Nguon
from kehoach.nguon.thoat import escape, escape_van_ban
from kehoach.nguon.van_ban_hong import VanBanHongError

__all__ = [
    "GioiHan",
    "Nguon",
    "VanBanHongError",
    "escape",
    "escape_van_ban",
    "parse_dong",
    "parse_van_ban",
    "read_nguon",
    "read_van_ban",
]
