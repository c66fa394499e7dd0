"""An toàn: markup of our own making, which a template prints as it is."""

from __future__ import annotations


class Xml(str):
    """XML: markup whose text has been escaped already. Anything else a template prints is escaped by the template.

    (What `markupsafe.Markup` is, without the operators that make it slow to build a few hundred times a document.)
    """

    __slots__ = ()

    def __html__(self) -> str:
        return self
