"""Cây gói: an opened package whose parts may be changed as trees; who opens and writes it is another room's affair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lxml import etree


class CayGoi(Protocol):
    """Cây gói: `chinh` is the name of the main part, `dich` the part each of its relationships leads to, by id."""

    @property
    def chinh(self) -> str: ...

    @property
    def dich(self) -> Mapping[str, str]: ...

    def has(self, ten: str) -> bool:
        """Whether there is a part of this name."""

    def cay(self, ten: str) -> etree._Element:
        """The tree of a part."""

    def mark(self, ten: str, *, doi: bool = True) -> bool:
        """Say that a part was changed, if it was; returns whether."""

    def phan_cua(self, loai: str) -> list[str]:
        """Names of the parts the document relates to by this type."""

    def sect(self) -> list[etree._Element]:
        """The properties of the sections in force, in order."""
