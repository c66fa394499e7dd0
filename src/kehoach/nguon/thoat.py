"""Thoát: plain text written so that the small Markdown reads it back as itself."""

from __future__ import annotations

import re

_DAC_BIET = re.compile(r"[\\`*_\[|]|<(?=\S)|~(?=~)|(?<=~)~|\{(?=-\}\s*\Z)|(?:(?<=\s)|\A)#(?=#*\s*\Z)")
_DAU_DONG = re.compile(r"(\s*)([-+>]|#+(?=#|\s|\Z)|=|(\d{1,9})([.)])(?=\s|\Z))")


def escape(text: str) -> str:
    r"""One line of text as small Markdown that says exactly it, also in a heading or a table cell.

    >>> print(escape("1. Giá < 5* [a_b]"))
    1\. Giá < 5\* \[a\_b]
    """
    ra = _DAC_BIET.sub(r"\\\g<0>", text)
    m = _DAU_DONG.match(ra)
    if m is None:
        return ra
    cho = m.start(4) if m[4] else m.start(2)
    return f"{ra[:cho]}\\{ra[cho:]}"
