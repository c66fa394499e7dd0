"""Thứ tự: the order in which the standard wants the children of property elements.

Source: ECMA-376 Part 1 and 4 (Transitional), CT_PPr, CT_RPr (first edition's sequence, which Word and the Open XML SDK
keep), CT_TblPr, CT_TrPr, CT_TcPr, CT_SectPr, CT_TcBorders, CT_TblBorders, CT_PBdr.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kehoach.ooxml.ns import local_name, split_ten

if TYPE_CHECKING:
    from lxml import etree


PPR: tuple[str, ...] = split_ten(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RPR: tuple[str, ...] = split_ten(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
TBL_PR: tuple[str, ...] = split_ten(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
TR_PR: tuple[str, ...] = split_ten(
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del "
    "trPrChange"
)
TC_PR: tuple[str, ...] = split_ten(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge tcPrChange"
)
SECT_PR: tuple[str, ...] = split_ten(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
VIEN: tuple[str, ...] = ("top", "start", "left", "bottom", "end", "right", "insideH", "insideV", "tl2br", "tr2bl")
P_BDR: tuple[str, ...] = ("top", "left", "bottom", "right", "between", "bar")

THU_TU: dict[str, tuple[str, ...]] = {
    "pPr": PPR, "rPr": RPR, "tblPr": TBL_PR, "trPr": TR_PR, "tcPr": TC_PR, "sectPr": SECT_PR,
    "tblBorders": VIEN, "tcBorders": VIEN, "tblCellMar": VIEN, "tcMar": VIEN, "pBdr": P_BDR,
}  # fmt: skip
"""Local name of the parent → local names of its children in order."""

# headerReference and footerReference are one choice in the standard: they keep the order in which they stand.
_HANG: dict[str, dict[str, int]] = {
    cha: {ten: i for i, ten in enumerate(con)} | ({"footerReference": 0} if cha == "sectPr" else {})
    for cha, con in THU_TU.items()
}


def sap_thu_tu(element: etree._Element) -> etree._Element:
    """Put the children of a property element into the standard's order, in place; returns the element.

    Children of equal rank keep their order; unknown ones (extensions, comments) go last. An element whose order is not
    known here (see `THU_TU`) is left as it is. Grandchildren are not touched.

    >>> from kehoach.ooxml.xml import parse_xml
    >>> from kehoach.ooxml.ns import W
    >>> e = parse_xml(f'<w:rPr xmlns:w="{W}"><w:sz w:val="28"/><w:b/></w:rPr>')
    >>> [local_name(c.tag) for c in sap_thu_tu(e)]
    ['b', 'sz']
    """
    hang = _HANG.get(local_name(element.tag))
    if hang is None:
        return element
    con = list(element)
    con.sort(key=lambda c: hang.get(local_name(c.tag), len(hang)) if isinstance(c.tag, str) else len(hang))
    element[:] = con
    return element


def is_dung_thu_tu(element: etree._Element) -> bool:
    """Whether the children of a property element stand in the standard's order; true where the order is not known here.

    >>> from kehoach.ooxml.xml import parse_xml
    >>> from kehoach.ooxml.ns import W
    >>> is_dung_thu_tu(parse_xml(f'<w:rPr xmlns:w="{W}"><w:sz w:val="28"/><w:b/></w:rPr>'))
    False
    """
    hang = _HANG.get(local_name(element.tag))
    if hang is None:
        return True
    bac = [hang.get(local_name(c.tag), len(hang)) for c in element if isinstance(c.tag, str)]
    return all(a <= b for a, b in pairwise(bac))
