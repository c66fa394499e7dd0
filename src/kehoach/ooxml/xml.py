"""XML: escaping out, strict and safe parsing in, canonical form for comparing.

The parser takes no document type declaration, resolves no entity, opens no network connection and keeps libxml2's size
limits; it never recovers. lxml is imported at the first use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kehoach.loi import TepDocxHongError

if TYPE_CHECKING:
    from lxml import etree

KY_TU_CAM = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters XML 1.0 cannot hold, however written (2.2, Char)."""

_XML_TOI_DA = 24 << 20
_THE_TOI_DA = 1_000_000  # real documents have 400 to 1 700 a page

_BYTE_CAM = bytes(b for b in range(0x20) if b not in b"\t\n\r")
_DAU_TEP = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.S)
_CHO_LOI = re.compile(r" ?, line \d+, column \d+$")
_BANG_MA = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"})


def _refuse_illegal(text: str) -> None:
    sai = KY_TU_CAM.search(text)
    if sai:
        raise ValueError(f"XML không chứa được ký tự U+{ord(sai[0]):04X} (vị trí {sai.start()}).")


def escape(text: str) -> str:
    """Text for the content of an element; a carriage return survives as a reference.

    Raises: ValueError for a character XML cannot hold: a control character, half a surrogate pair, U+FFFE, U+FFFF.

    >>> escape('a < b & c > "d"')
    'a &lt; b &amp; c &gt; "d"'
    """
    if not text.isprintable():  # nearly every text is, and a character that XML cannot hold never is
        _refuse_illegal(text)
    return escape_marks(text)


def escape_marks(text: str) -> str:
    """`escape` without its check, for the many texts of a part that `encode_part` then checks whole.

    >>> escape_marks("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def encode_part(xml: str) -> bytes:
    """A finished part as UTF-8.

    Raises: ValueError for a character XML cannot hold, as `escape`.

    >>> encode_part("<a>ệ</a>")
    b'<a>\xe1\xbb\x87</a>'
    """
    try:
        data = xml.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair
        _refuse_illegal(xml)
        raise
    if any(map(data.__contains__, _BYTE_CAM)) or "\ufffe" in xml or "\uffff" in xml:
        _refuse_illegal(xml)
    return data


def attr(text: str) -> str:
    """Text for an attribute value between double quotes; tabs and line ends survive as references.

    Raises: ValueError, as `escape`.

    >>> attr('"A" & B' + chr(10))
    '&quot;A&quot; &amp; B&#10;'
    """
    text = escape(text).replace('"', "&quot;")
    return text if text.isprintable() else text.replace("\t", "&#9;").replace("\n", "&#10;")


def _refuse_doctype(data: bytes, phan: str) -> None:
    tho = data.replace(b"\x00", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<") else data
    tho = tho.lstrip(b"\xef\xbb\xbf\xff\xfe")
    dau = _DAU_TEP.match(tho)
    if dau and tho.startswith(b"<!DOCTYPE", dau.end()):
        raise _hong(phan, "có khai báo DOCTYPE, gói .docx không được có")


def _hong(phan: str, ly_do: str) -> TepDocxHongError:
    return TepDocxHongError(f"Phần XML «{phan or '?'}» không đọc được: {ly_do}.")


def parse_xml(data: bytes | str, phan: str = "") -> etree._Element:
    """The root element of one part; `phan` is its name, for the message.

    Raises: TepDocxHongError for anything but one well-formed document in UTF-8, UTF-16 or ASCII without a DOCTYPE,
            within libxml2's limits (10 MB a text, 256 levels).

    >>> parse_xml("<a>&lt;</a>").text
    '<'
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tho = data.encode("utf-8") if isinstance(data, str) else data
        _refuse_doctype(tho, phan)
        goc = etree.fromstring(tho, parser)
    except etree.XMLSyntaxError as loi:
        ly_do = _CHO_LOI.sub("", " ".join((loi.msg or "").split()))
        raise _hong(phan, f"dòng {loi.lineno}: {ly_do}") from None
    except UnicodeEncodeError as loi:
        raise _hong(phan, f"ký tự U+{ord(loi.object[loi.start]):04X} không viết được trong UTF-8") from None
    cay: Any = goc.getroottree().docinfo
    if cay.doctype:
        raise _hong(phan, "có khai báo DOCTYPE, gói .docx không được có")
    if (cay.encoding or "UTF-8").upper() not in _BANG_MA:
        raise _hong(phan, f"bảng mã {cay.encoding}, gói .docx chỉ dùng UTF-8 hoặc UTF-16")
    return goc


def is_qua_lon(data: bytes) -> bool:
    """Whether a part is larger than anything a person has written: 24 MiB, or a million tags.

    >>> is_qua_lon(b"<a/>")
    False
    """
    return len(data) > _XML_TOI_DA or data.count(b"<") > _THE_TOI_DA


def canonicalize(data: bytes | str, phan: str = "") -> bytes:
    """Canonical XML 1.0 (C14N, comments dropped) of one part: equal for equal content, for golden files and tests.

    Raises: TepDocxHongError, as `parse_xml`.

    >>> canonicalize("<a y='1' x='2'/>")
    b'<a x="2" y="1"></a>'
    """
    from lxml import etree

    return etree.tostring(parse_xml(data, phan), method="c14n", with_comments=False)
