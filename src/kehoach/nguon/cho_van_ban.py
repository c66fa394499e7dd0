"""Chỗ trong văn bản: from a place in the inline text of a block to the offset in the text field.

The reader strips indentation and list marks line by line; every line of what it hands on is the end of a source line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Offset in an inline text → offset in the text field.
ChoNoiTuyen = Callable[[int], int]

_TRANG = re.compile("[ \t]*")
_VACH = re.compile(r"(?<!\\)\|")


class ChoVanBan:
    """Chỗ trong văn bản: the lines of a text, and where things stand in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dau = [0, *(m.end() for m in re.finditer("\n", text))]

    def line(self, dong: int) -> str:
        """Source line number `dong`, from 0, without its end."""
        if dong >= len(self.dau):
            return ""
        cuoi = self.dau[dong + 1] - 1 if dong + 1 < len(self.dau) else len(self.text)
        return self.text[self.dau[dong] : cuoi]

    def first(self, dong: int) -> int:
        """Offset of the first character of a line that is no space."""
        chu = self.line(dong)
        return self.dau[min(dong, len(self.dau) - 1)] + len(chu) - len(chu.lstrip(" \t"))

    def lines(self, dong: int, noi_dung: str) -> ChoNoiTuyen:
        """Places in the text of a paragraph that begins on line `dong`."""

        def cho(tai: int) -> int:
            truoc = noi_dung.count("\n", 0, tai)
            dau_dong = noi_dung.rfind("\n", 0, tai) + 1
            het_dong = noi_dung.find("\n", dau_dong)
            chu = noi_dung[dau_dong : het_dong if het_dong >= 0 else len(noi_dung)].rstrip(" \t")
            nguon = self.line(dong + truoc).rstrip(" \t")
            lui = len(nguon) - len(chu) if nguon.endswith(chu) else 0
            return self.dau[min(dong + truoc, len(self.dau) - 1)] + min(
                lui + tai - dau_dong, len(self.line(dong + truoc))
            )

        return cho

    def part(self, dong: int, noi_dung: str) -> ChoNoiTuyen:
        """Places in a heading: its text is a part of line `dong` after the marks."""
        chu = self.line(dong)
        dau = len(chu) - len(chu.lstrip("# \t"))
        tim = chu.find(noi_dung, min(dau, chu.find("# ") + 1) if noi_dung.startswith("#") else dau)
        goc = self.dau[dong] + max(tim, 0)
        return lambda tai: goc + tai

    def cells(self, dong: int) -> list[int]:
        """Offsets of the cells of a table row."""
        chu = self.line(dong)
        than = chu.strip(" \t")
        lui = self.dau[dong] + chu.find(than)
        dau = [0, *(m.end() for m in _VACH.finditer(than))]
        if than.startswith("|"):
            dau.pop(0)
        if len(dau) > 1 and dau[-1] == len(than):
            dau.pop()
        return [lui + x for x in dau]

    def cell(self, dau: int, noi_dung: str) -> ChoNoiTuyen:
        """Places in a table cell; \\| in the source is | in the cell."""
        trang = _TRANG.match(self.text, dau)
        goc = trang.end() if trang else dau

        def cho(tai: int) -> int:
            i = goc
            for ky_tu in noi_dung[:tai]:
                i += 2 if ky_tu == "|" and self.text.startswith("\\|", i) else 1
            return i

        return cho
