"""Thoát: text written into HTML and SVG so that it stays text."""

from __future__ import annotations

from html import escape as escape_html

from kehoach.ooxml.xml import KY_TU_CAM


def escape(text: str) -> str:
    """Text for an element or for an attribute between double quotes.

    Characters that neither XML nor a page can hold (they reach us in findings about broken sources) become U+FFFD.

    >>> escape('"><img onerror=x>')
    '&quot;&gt;&lt;img onerror=x&gt;'
    """
    return escape_html(text if text.isprintable() else KY_TU_CAM.sub("\ufffd", text))
