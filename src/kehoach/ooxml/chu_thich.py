"""Chú thích: Word footnotes, which live in a part of their own.

The pieces that must agree: the part (`build_footnotes`), one reference run a note in the body (`build_reference`), the
list of separators in settings.xml (`FOOTNOTE_PR`), a content type and a relationship (`ns.CT_FOOTNOTES`,
`ns.RT_FOOTNOTES`). Separators come first and have the ids -1 and 0, notes 1, 2, 3 … in the order of their references.
Source: ECMA-376 Part 1, 17.11; order and ids as Word and LibreOffice take them without complaint.
"""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.ooxml.ns import DAU_XML, declare
from kehoach.ooxml.xml import attr

DOAN = "FootnoteText"
DAU = "FootnoteReference"

FOOTNOTE_PR = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""For settings.xml, before `w:endnotePr`, `w:compat` and `w:rsids`."""

_NGAN_CACH = (("separator", -1), ("continuationSeparator", 0))


def build_footnotes(
    notes: Sequence[str],
    *,
    doan: str = DOAN,
    dau: str = DAU,
    ngan_cach: str | None = None,
    khai_bao: Sequence[str] = (),
) -> str:
    """footnotes.xml with these notes, each given as ready runs (`<w:r>…</w:r>`), in the order of their references.

    Each note is one paragraph: its number, a space, its runs. `doan`, `dau` and `ngan_cach` are style ids: of the
    notes' paragraphs, of the number (a character style) and of the separators' paragraphs (None: the default style).
    `khai_bao` names further prefixes the runs use, beside `w` and `r`.
    Raises: ValueError for a note without runs: it would be an empty note on the page.

    >>> build_footnotes(["<w:r><w:t>Xem Phụ lục.</w:t></w:r>"]).count("<w:footnote ")
    3
    """
    dau_muc = (
        f'<w:p><w:pPr><w:pStyle w:val="{attr(doan)}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{attr(dau)}"/></w:rPr>'
        '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )
    ra = [DAU_XML, f"<w:footnotes {declare('w', 'r', *khai_bao)}>"]
    ra += [_build_separator(loai, so, ngan_cach) for loai, so in _NGAN_CACH]
    for so, chay in enumerate(notes, 1):
        if not chay.strip():
            raise ValueError(f"chú thích {so} không có nội dung")
        ra.append(f'<w:footnote w:id="{so}">{dau_muc}{chay}</w:p></w:footnote>')
    return "".join((*ra, "</w:footnotes>"))


def _build_separator(loai: str, so: int, kieu: str | None) -> str:
    ppr = f'<w:pPr><w:pStyle w:val="{attr(kieu)}"/></w:pPr>' if kieu else ""
    return f'<w:footnote w:type="{loai}" w:id="{so}"><w:p>{ppr}<w:r><w:{loai}/></w:r></w:p></w:footnote>'


def build_reference(so: int, *, dau: str = DAU) -> str:
    """The run that refers to note `so`, for the body; one for each note, never in a header or a text box.

    >>> build_reference(1)
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    """
    return f'<w:r><w:rPr><w:rStyle w:val="{attr(dau)}"/></w:rPr><w:footnoteReference w:id="{so}"/></w:r>'
