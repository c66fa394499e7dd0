from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.loi import TepDocxHongError
from kehoach.ooxml.xml import attr, canonicalize, escape, parse_xml

XML_TEXT = st.text(
    st.one_of(st.sampled_from("<>&\"'\r\n\t ]\u00a0ệ𝔘"), st.characters(exclude_categories=["Cs"])), max_size=60
).filter(lambda s: not any((c < " " and c not in "\t\n\r") or c in "\ufffe\uffff" for c in s))


@settings(max_examples=300)
@given(XML_TEXT)
def test_text_and_attribute_survive_the_round_trip(text: str) -> None:
    goc = etree.fromstring(f'<a b="{attr(text)}">{escape(text)}</a>'.encode())
    assert (goc.text or "") == text
    assert goc.get("b") == text


BAD = ["\0", "\x01", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("ky_tu", BAD, ids=lambda k: f"U+{ord(k):04X}")
@pytest.mark.parametrize("ham", [escape, attr])
def test_what_xml_cannot_hold_is_refused_with_its_code_point(ham, ky_tu: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=f"{ord(ky_tu):04X}.*vị trí 3"):
        ham(f"abc{ky_tu}d")


@pytest.mark.parametrize("text", ["", "ệ", "a\u2028b", "\ue000", "\x7f\x85", "😀", "\U0010fffd", "\ufffd"])
def test_what_xml_can_hold_passes_unchanged(text: str) -> None:
    assert escape(text) == attr(text) == text


LOL = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'
HOSTILE = [
    ("<a", "dòng 1"),
    ("", "không đọc được"),
    ("<a/><b/>", "dòng 1"),
    ("<!DOCTYPE a><a/>", "DOCTYPE"),
    (f"{LOL}<a>&y;</a>", "DOCTYPE"),
    (f"\n <?p i?><!-- <a> -->{LOL}<a b='&y;'/>", "dòng|DOCTYPE"),
    (f"<?xml version='1.0' encoding='UTF-8'?>\n<!--x-->\n{LOL}<a/>", "DOCTYPE"),
    ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "DOCTYPE"),
    ("<a>&x;</a>", "x"),
    ("<a b='1' b='2'/>", "b"),
    ("<w:a/>", "w"),  # a prefix that is not declared
    ("<a>\x01</a>", "dòng 1"),
    ("<a>\ud800</a>", "D800"),
    ("<a>" * 300 + "</a>" * 300, "dòng 1"),
    ("<a>" + "x" * 10_000_001 + "</a>", "dòng"),
    (f"{LOL}<a/>".encode("utf-16"), "DOCTYPE"),
    (b"\xef\xbb\xbf" + f"{LOL}<a/>".encode(), "DOCTYPE"),
    ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "ISO-8859-1"),
    ("<?xml version='1.0' encoding='la-bua'?><a/>", "không đọc được"),
    (b"<a>\xff</a>", "dòng 1"),
    (b"\0\0\0\0", "không đọc được"),
]


@pytest.mark.parametrize(("data", "ly_do"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_part_is_refused_by_name_and_reason(data: bytes | str, ly_do: str) -> None:
    with pytest.raises(TepDocxHongError, match=rf"word/x\.xml.*({ly_do})"):
        parse_xml(data, "word/x.xml")


@pytest.mark.parametrize(
    "data", ["<a>&lt;!DOCTYPE</a>", "<a><![CDATA[<!DOCTYPE a>]]></a>", "\ufeff<a/>", "<a/>".encode("utf-16")]
)
def test_a_sound_part_is_parsed_even_when_it_speaks_of_doctypes(data: bytes | str) -> None:
    assert parse_xml(data).tag == "a"


def test_equal_content_has_one_canonical_form_and_another_content_has_not() -> None:
    mot = canonicalize('<?xml version="1.0"?><a x="1"  y="2"><b/><!-- x --></a>')
    assert mot == canonicalize(b"<a y='2' x='1'><b></b></a>")
    assert mot != canonicalize("<a y='2' x='1'><b> </b></a>")
