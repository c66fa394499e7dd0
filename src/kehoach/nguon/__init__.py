"""Sources: text with positions (YAML, JSON, mappings) and the small Markdown of text fields, as plain data."""

from kehoach.nguon.doc import read_nguon, read_van_ban
from kehoach.nguon.gioi_han import GioiHan
from kehoach.nguon.nguon import Nguon

__all__ = ["GioiHan", "Nguon", "read_nguon", "read_van_ban"]
