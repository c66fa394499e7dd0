"""Mới: the starter plan that `kehoach new` writes."""

from __future__ import annotations

from importlib.resources import files


def starter_text() -> str:
    """A commented plan of a commune with obvious placeholders; it loads as it is."""
    return (files("kehoach.nap") / "ke-hoach-moi.yaml").read_text("utf-8")
