"""Liên kết: the relationships of a part: what its ids stand for.

Source: ECMA-376 Part 2, 9.3 (relationships).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from kehoach.ooxml import ns
from kehoach.ooxml.xml import parse_xml


@dataclass(frozen=True, slots=True)
class LienKet:
    """Liên kết: one relationship; `dich` is a part name, or an address when `ngoai` (external)."""

    loai: str
    dich: str
    ngoai: bool


def rels_of(phan: str) -> str:
    """The part that holds the relationships of another one; of the package itself for an empty name.

    >>> rels_of("word/document.xml"), rels_of("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    thu_muc, ten = posixpath.split(phan)
    return posixpath.join(thu_muc, "_rels", f"{ten}.rels")


def resolve_dich(phan: str, dich: str) -> str:
    """The part that a relationship's target names, seen from the part that has it.

    >>> resolve_dich("word/document.xml", "media/a.png"), resolve_dich("word/header1.xml", "/word/media/a.png")
    ('word/media/a.png', 'word/media/a.png')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(phan), unquote(dich))).lstrip("/")


def read_lien_ket(parts: Mapping[str, bytes], phan: str) -> dict[str, LienKet]:
    """The relationships of a part by id ("" is the package itself); empty when it has none.

    Raises:  TepDocxHongError when the relationships are no sound XML.
    """
    rels = rels_of(phan)
    if rels not in parts:
        return {}
    ket_qua: dict[str, LienKet] = {}
    for x in parse_xml(parts[rels], rels).iter(f"{{{ns.PR}}}Relationship"):
        ngoai = x.get("TargetMode") == "External"
        dich = x.get("Target", "") if ngoai else resolve_dich(phan, x.get("Target", ""))
        ket_qua[x.get("Id", "")] = LienKet(x.get("Type", ""), dich, ngoai)
    return ket_qua
