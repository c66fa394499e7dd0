"""NS: names of the format: XML namespaces, content types, relationship types, part names.

Source: ECMA-376 / ISO/IEC 29500, Transitional. Names are facts of the standard and keep its spelling.
"""

from __future__ import annotations

_GOC = "http://schemas.openxmlformats.org"

W = f"{_GOC}/wordprocessingml/2006/main"
R = f"{_GOC}/officeDocument/2006/relationships"
WP = f"{_GOC}/drawingml/2006/wordprocessingDrawing"
A = f"{_GOC}/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PIC = f"{_GOC}/drawingml/2006/picture"
M = f"{_GOC}/officeDocument/2006/math"
MC = f"{_GOC}/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the format's own prefix
CT = f"{_GOC}/package/2006/content-types"
PR = f"{_GOC}/package/2006/relationships"
CP = f"{_GOC}/package/2006/metadata/core-properties"
EP = f"{_GOC}/officeDocument/2006/extended-properties"
CUSTOM = f"{_GOC}/officeDocument/2006/custom-properties"
VT = f"{_GOC}/officeDocument/2006/docPropsVTypes"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
DCMITYPE = "http://purl.org/dc/dcmitype/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

NSMAP: dict[str, str] = {
    "w": W, "r": R, "wp": WP, "a": A, "wps": WPS, "pic": PIC, "m": M, "mc": MC, "w14": W14, "v": V, "o": O,
    "ct": CT, "pr": PR, "cp": CP, "ep": EP, "vt": VT, "dc": DC, "dcterms": DCTERMS, "dcmitype": DCMITYPE,
    "xsi": XSI, "xml": XML,
}  # fmt: skip

DAU_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The declaration that opens every part written here."""

# Part names, as members of the archive (no leading slash).
PHAN_CONTENT_TYPES = "[Content_Types].xml"
PHAN_RELS = "_rels/.rels"
PHAN_DOCUMENT = "word/document.xml"
PHAN_DOCUMENT_RELS = "word/_rels/document.xml.rels"
PHAN_STYLES = "word/styles.xml"
PHAN_SETTINGS = "word/settings.xml"
PHAN_FOOTNOTES = "word/footnotes.xml"
PHAN_FONT_TABLE = "word/fontTable.xml"
PHAN_CORE = "docProps/core.xml"
PHAN_APP = "docProps/app.xml"
PHAN_CUSTOM = "docProps/custom.xml"

_CT_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

CT_RELS = "application/vnd.openxmlformats-package.relationships+xml"
CT_XML = "application/xml"
CT_DOCUMENT = _CT_WML + "document.main+xml"
CT_TEMPLATE = _CT_WML + "template.main+xml"
CT_STYLES = _CT_WML + "styles+xml"
CT_SETTINGS = _CT_WML + "settings+xml"
CT_WEB_SETTINGS = _CT_WML + "webSettings+xml"
CT_NUMBERING = _CT_WML + "numbering+xml"
CT_FONT_TABLE = _CT_WML + "fontTable+xml"
CT_FOOTNOTES = _CT_WML + "footnotes+xml"
CT_ENDNOTES = _CT_WML + "endnotes+xml"
CT_COMMENTS = _CT_WML + "comments+xml"
CT_HEADER = _CT_WML + "header+xml"
CT_FOOTER = _CT_WML + "footer+xml"
CT_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
CT_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
CT_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CT_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

RT_DOCUMENT = f"{R}/officeDocument"
RT_STYLES = f"{R}/styles"
RT_SETTINGS = f"{R}/settings"
RT_WEB_SETTINGS = f"{R}/webSettings"
RT_NUMBERING = f"{R}/numbering"
RT_FONT_TABLE = f"{R}/fontTable"
RT_FOOTNOTES = f"{R}/footnotes"
RT_ENDNOTES = f"{R}/endnotes"
RT_COMMENTS = f"{R}/comments"
RT_HEADER = f"{R}/header"
RT_FOOTER = f"{R}/footer"
RT_THEME = f"{R}/theme"
RT_IMAGE = f"{R}/image"
RT_HYPERLINK = f"{R}/hyperlink"
RT_APP = f"{R}/extended-properties"
RT_CUSTOM = f"{R}/custom-properties"
RT_CORE = f"{PR}/metadata/core-properties"


def qn(ten: str) -> str:
    """A prefixed name in Clark notation, as lxml wants it; a name without a prefix comes back as it is.

    Raises: KeyError for a prefix that is not in `NSMAP`.

    >>> qn("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    >>> qn("Relationship")
    'Relationship'
    """
    tien_to, co, con_lai = ten.partition(":")
    return f"{{{NSMAP[tien_to]}}}{con_lai}" if co else ten


def split_ten(ten: str) -> tuple[str, ...]:
    """Names of the format, written as one line of words.

    >>> split_ten("pPr rPr")
    ('pPr', 'rPr')
    """
    return tuple(ten.split())


def local_name(the: str) -> str:
    """The name without its namespace: the inverse of `qn` as far as a parent needs it.

    >>> local_name(qn("w:pPr"))
    'pPr'
    """
    return the.rpartition("}")[2]


def declare(*tien_to: str) -> str:
    """`xmlns:` declarations of these prefixes, in the order given, for the root of a part.

    >>> declare("dc")
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    """
    return " ".join(f'xmlns:{t}="{NSMAP[t]}"' for t in tien_to)
