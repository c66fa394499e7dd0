"""Thiết đặt trang: the section properties of a template, and those of annexes derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from kehoach.ooxml import ns
from kehoach.ooxml.lien_ket import read_lien_ket
from kehoach.ooxml.ns import qn


def write_sect_pr(sect_pr: etree._Element) -> str:
    """Section properties as text to splice into document.xml (its root declares the namespaces)."""
    ban = deepcopy(sect_pr)
    ban.tail = None
    chu = etree.tostring(ban, encoding="unicode")
    for tien_to, uri in ban.nsmap.items():
        chu = chu.replace(f' xmlns:{tien_to}="{uri}"' if tien_to else f' xmlns="{uri}"', "")
    return chu


def build_phu_luc(sect_pr: etree._Element, *, ngang: bool) -> etree._Element:
    """Section properties of an annex: page numbers from 1 and on its first page too, portrait or landscape.

    Headers and footers are inherited from the section before. The margins keep their sides: the binding edge stays on
    the left (30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3 knows one set of margins).
    """
    ban = deepcopy(sect_pr)
    for the in ("w:headerReference", "w:footerReference", "w:titlePg"):
        for x in ban.findall(qn(the)):
            ban.remove(x)
    so = ban.find(qn("w:pgNumType"))
    if so is None:
        so = etree.Element(qn("w:pgNumType"))
        le = ban.find(qn("w:pgMar"))
        assert le is not None
        le.addnext(so)
    so.set(qn("w:start"), "1")
    kho = ban.find(qn("w:pgSz"))
    assert kho is not None
    if ngang:
        rong, cao = kho.get(qn("w:w"), ""), kho.get(qn("w:h"), "")
        kho.set(qn("w:w"), cao)
        kho.set(qn("w:h"), rong)
        kho.set(qn("w:orient"), "landscape")
    return ban


def find_chan_dau(sect_pr: etree._Element, parts: Mapping[str, bytes]) -> str | None:
    """Name of the part that is the footer of the first page, by the relationships of the document."""
    tham_chieu = next((x for x in sect_pr.findall(qn("w:footerReference")) if x.get(qn("w:type")) == "first"), None)
    dich = (
        read_lien_ket(parts, ns.PHAN_DOCUMENT).get(tham_chieu.get(qn("r:id"), "")) if tham_chieu is not None else None
    )
    return dich.dich if dich is not None and dich.dich in parts else None
