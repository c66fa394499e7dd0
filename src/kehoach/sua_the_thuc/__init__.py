"""Sửa thể thức: mends the layout of a .docx made by anybody; its words are never touched."""

from kehoach.sua_the_thuc.sua import BanSua, fix_docx

__all__ = ["BanSua", "fix_docx"]
