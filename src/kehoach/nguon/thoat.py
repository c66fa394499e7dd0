"""Thoát: text from elsewhere (a database, a table, a frame) written so that the small Markdown prints it word for word.

Two forms, as there are two kinds of text: `escape` for a text of one line, `escape_van_ban` for a text of blocks. Every
door that lets foreign text into a plan uses them.
"""

from __future__ import annotations

import re

from kehoach.nguon.ky_tu import join_dong, normalize_chu

# Marks that mean something anywhere; those that need a neighbour also at an edge, where the neighbour is not known.
_DAC_BIET = re.compile(r"[\\`*_\[|]|<(?!\s)|~(?=~|\Z)|(?<=~)~|\A~|(?<=\{)-(?=\}\Z)|(?:(?<=\s)|\A)#(?=#*\Z)")
_NGHI = re.compile(r"[\\`*_\[|<~{#]")  # each begins with one of these, and most text has none
_DAU_DONG = re.compile(r"[-+>=@^.)]|#+(?=#|\s|\Z)|\d{1,9}(?=[.)](?:\s|\Z))")


def escape(text: str) -> str:
    r"""Text on one line (`join_dong`) as small Markdown that says exactly it, in a field, a heading or a table cell.

    >>> print(escape("1. Giá < 5* [a_b]"))
    1\. Giá < 5\* \[a\_b]
    """
    ra = join_dong(text)
    if _NGHI.search(ra):
        ra = _DAC_BIET.sub(r"\\\g<0>", ra)
    m = _DAU_DONG.match(ra)
    if m is None:
        return ra
    cho = m.end() if m[0].isdecimal() else 0
    return f"{ra[:cho]}\\{ra[cho:]}"


def escape_van_ban(text: str) -> str:
    r"""Text of several lines as small Markdown that says exactly it, a paragraph a line: no list, heading or table.

    Shape:   lines without words between them are left out: the layout gives paragraphs their distance.

    >>> print(escape_van_ban("Mục:\n1. Một\n\n## Hai"))
    Mục:
    <BLANKLINE>
    1\. Một
    <BLANKLINE>
    \## Hai
    """
    return "\n\n".join(filter(None, map(escape, normalize_chu(text).split("\n"))))
