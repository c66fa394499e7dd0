"""Tên gọi: words for values that several families speak of."""

from __future__ import annotations

from collections.abc import Mapping

TEN_CAN: Mapping[str, str] = {"trai": "trái", "giua": "giữa", "phai": "phải", "deu": "đều hai bên"}
"""Alignments and sides of the page."""
