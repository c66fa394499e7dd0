"""Đoạn: the text of a .docx, paragraph by paragraph, notes at the end: what a reader would see change."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kehoach.loi import TepDocxHongError
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.ns import PHAN_DOCUMENT, PHAN_FOOTNOTES, qn
from kehoach.ooxml.xml import parse_xml

_P, _T, _TAB, _BR, _TC, _TR = (qn(x) for x in ("w:p", "w:t", "w:tab", "w:br", "w:tc", "w:tr"))
_NOTE, _REF = qn("w:footnote"), qn("w:footnoteReference")
_XOA = frozenset(qn(x) for x in ("w:del", "w:moveFrom", "w:pPr", "w:rPr"))
_O_NGAN = " | "


def read_doan(data: bytes) -> list[str]:
    """Paragraphs and table rows of a .docx, empty ones left out; text that was deleted with track changes is not read.

    Raises:  TepDocxHongError.
    """
    phan = read_goi(data)
    if PHAN_DOCUMENT not in phan:
        raise TepDocxHongError(f"Tệp .docx thiếu phần «{PHAN_DOCUMENT}».")
    doan = [*_khoi(parse_xml(phan[PHAN_DOCUMENT], PHAN_DOCUMENT))]
    if PHAN_FOOTNOTES in phan:
        ghi_chu = parse_xml(phan[PHAN_FOOTNOTES], PHAN_FOOTNOTES).iter(_NOTE)
        for note in ghi_chu:
            chu = " ".join(_khoi(note))
            doan += [f"[{note.get(qn('w:id'))}] {chu}"] if chu else []
    return doan


def _khoi(goc: etree._Element) -> Iterator[str]:
    """Text of paragraphs, of table rows as one line each, in reading order."""
    for con in goc:
        if con.tag == _P:
            chu = _chu(con)
            if chu:
                yield chu
        elif con.tag == _TR:
            o = [" ".join(_khoi(x)) for x in con.iterchildren(_TC)]
            if any(o):
                yield _O_NGAN.join(o)
        elif isinstance(con.tag, str) and con.tag not in _XOA:
            yield from _khoi(con)


def _chu(p: etree._Element) -> str:
    """The text of one paragraph, its spaces made one."""
    return " ".join("".join(_khuc(p)).split())


def _khuc(goc: etree._Element) -> Iterator[str]:
    for con in goc:
        if con.tag == _T:
            yield con.text or ""
        elif con.tag in (_TAB, _BR):
            yield " "
        elif con.tag == _REF:
            yield f"[{con.get(qn('w:id'))}]"
        elif isinstance(con.tag, str) and con.tag not in _XOA:
            yield from _khuc(con)
