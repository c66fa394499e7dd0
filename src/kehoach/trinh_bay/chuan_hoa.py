"""Chuẩn hóa: the parts of a template as our documents need them, whoever saved it last.

LibreOffice writes a wrong relationship type for the core properties and numbers the footnote separators 0 and 1; Word
adds a thumbnail. Both are mended here, once, so that rendering can take the package as it is.
"""

from __future__ import annotations

from lxml import etree

from kehoach.ooxml import ns
from kehoach.ooxml.chu_thich import FOOTNOTE_PR
from kehoach.ooxml.ns import DAU_XML, qn
from kehoach.ooxml.xml import parse_xml

_SAU_FOOTNOTE_PR = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "w:themeFontLang", "w:clrSchemeMapping")
_LOAI = (
    (ns.PHAN_CORE, ns.CT_CORE),
    (ns.PHAN_APP, ns.CT_APP),
    (ns.PHAN_DOCUMENT, ns.CT_DOCUMENT),
    (ns.PHAN_CUSTOM, ns.CT_CUSTOM),
)
_BO = ("docProps/thumbnail", "docProps/custom.xml", "customXml/")


def normalize_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """A copy of the parts with relationships of the package, content types and separators in order."""
    ra = {ten: x for ten, x in parts.items() if not ten.startswith(_BO)}
    ra[ns.PHAN_RELS] = _rels().encode()
    ra.setdefault(ns.PHAN_CORE, b"")
    ra.setdefault(ns.PHAN_APP, _APP)
    ra[ns.PHAN_CUSTOM] = b""
    ra[ns.PHAN_CONTENT_TYPES] = _content_types(ra)
    if ns.PHAN_SETTINGS in ra:
        ra[ns.PHAN_SETTINGS] = _settings(ra[ns.PHAN_SETTINGS])
    return ra


_APP = f'{DAU_XML}<Properties xmlns="{ns.EP}"><Application>kehoach</Application></Properties>'.encode()


def _rels() -> str:
    muc = (
        ("rId1", ns.RT_DOCUMENT, ns.PHAN_DOCUMENT),
        ("rId2", ns.RT_CORE, ns.PHAN_CORE),
        ("rId3", ns.RT_APP, ns.PHAN_APP),
        ("rId4", ns.RT_CUSTOM, ns.PHAN_CUSTOM),
    )
    than = "".join(f'<Relationship Id="{i}" Type="{loai}" Target="{dich}"/>' for i, loai, dich in muc)
    return f'{DAU_XML}<Relationships xmlns="{ns.PR}">{than}</Relationships>'


def _content_types(parts: dict[str, bytes]) -> bytes:
    goc = parse_xml(parts[ns.PHAN_CONTENT_TYPES], ns.PHAN_CONTENT_TYPES)
    the = f"{{{ns.CT}}}Override"
    co = {x.get("PartName"): x for x in goc.findall(the)}
    for ten, x in co.items():
        if (ten or "").lstrip("/") not in parts:
            goc.remove(x)
    for ten, loai in _LOAI:
        muc = co.get(f"/{ten}")
        if muc is None:
            muc = etree.SubElement(goc, the, PartName=f"/{ten}")
        muc.set("ContentType", loai)
    return etree.tostring(goc, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settings(xml: bytes) -> bytes:
    """Settings that list the separators under the ids our footnotes part gives them."""
    goc = parse_xml(xml, ns.PHAN_SETTINGS)
    for x in goc.findall(qn("w:footnotePr")):
        goc.remove(x)
    moi = etree.fromstring(FOOTNOTE_PR.replace("<w:footnotePr>", f"<w:footnotePr {ns.declare('w')}>"))
    sau = {qn(t) for t in _SAU_FOOTNOTE_PR}
    cho = next((i for i, x in enumerate(goc) if x.tag in sau), len(goc))
    goc.insert(cho, moi)
    etree.cleanup_namespaces(goc)
    return etree.tostring(goc, xml_declaration=True, encoding="UTF-8", standalone=True)
