"""Biên dịch: a part of a template in docxtpl's syntax → a compiled Jinja template, checked name by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from lxml import etree

from kehoach.loi import MauHongError, PhatHien, ViTri
from kehoach.ooxml.ns import DAU_XML, qn
from kehoach.trinh_bay.bien import BIEN, BIEN_CHAN, LOAI

if TYPE_CHECKING:
    from jinja2 import Template

_CHO_GIU = "kehoach-giu"
_LOAI = re.compile(r'loai == "(\w+)"')
# Runs that docxtpl's cleaning leaves empty around a tag: dropped once here instead of being written in every document.
_RUN_RONG = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>"
)


def compile_document(document: etree._Element, ten: str) -> Template:
    """The main document; `ten` is the template's name in messages.

    Raises:  MauHongError with every wrong tag, unknown or missing name and missing sample.
    """
    for doan in document.iter(qn("w:p")):
        if "{{r chay" in text_of(doan):
            _leave_cho_giu(doan)
    return _compile(document, ten, BIEN, LOAI)


def compile_chan(footer: etree._Element, ten: str) -> Template:
    """The footer of the first page.

    Raises:  MauHongError, as `compile_document`.
    """
    return _compile(footer, ten, BIEN_CHAN, frozenset())


def text_of(phan_tu: etree._Element) -> str:
    """All text below an element."""
    return "".join(str(x) for x in phan_tu.itertext())


def loi_mau(ten: str, ma: str, thong_diep: str, goi_y: str = "") -> PhatHien:
    """A finding about a template."""
    return PhatHien(f"mau.{ma}", "loi", ViTri(tep=ten), thong_diep, goi_y)


def _compile(goc: etree._Element, ten: str, bien: Mapping[str, str], loai: frozenset[str]) -> Template:
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateSyntaxError, meta
    from jinja2.sandbox import SandboxedEnvironment

    xml = DocxTemplate.patch_xml(None, etree.tostring(goc, encoding="unicode"))
    xml = DAU_XML + _RUN_RONG.sub("", xml.replace(f"<!--{_CHO_GIU}-->", "{{ giu }}"))
    moi_truong = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        co = meta.find_undeclared_variables(moi_truong.parse(xml))
    except TemplateSyntaxError as loi:
        raise MauHongError([loi_mau(ten, "cu_phap", f"Thẻ trong mẫu viết sai: {loi.message}.")]) from loi
    phat_hien = [*_ten_sai(co, bien, ten), *_loai_sai(set(_LOAI.findall(xml)), loai, ten)]
    if phat_hien:
        raise MauHongError(phat_hien)
    return moi_truong.from_string(xml)


def _leave_cho_giu(doan: etree._Element) -> None:
    """Leave a place after the style for «keep with next», which the layout decides block by block."""
    ppr = doan.find(qn("w:pPr"))
    if ppr is None:
        ppr = etree.Element(qn("w:pPr"))
        doan.insert(0, ppr)
    if ppr.find(qn("w:keepNext")) is None:
        ppr.insert(0 if ppr.find(qn("w:pStyle")) is None else 1, etree.Comment(_CHO_GIU))


def _ten_sai(co: set[str], bien: Mapping[str, str], ten: str) -> Iterator[PhatHien]:
    for x in sorted(co - bien.keys()):
        gan = get_close_matches(x, bien, n=1)
        yield loi_mau(ten, "bien_la", f"Mẫu dùng tên lạ «{x}».", f"có phải «{gan[0]}»?" if gan else "")
    for x in sorted(bien.keys() - co):
        yield loi_mau(ten, "thieu_bien", f"Mẫu thiếu «{x}» ({bien[x]}).", "lấy lại thẻ này từ mẫu gốc")


def _loai_sai(co: set[str], loai: frozenset[str], ten: str) -> Iterator[PhatHien]:
    """Kinds of blocks without a sample paragraph: their text would vanish without a word."""
    for x in sorted(loai - co):
        yield loi_mau(ten, "thieu_loai", f"Mẫu thiếu đoạn mẫu cho loại «{x}».", "lấy lại đoạn này từ mẫu gốc")
    for x in sorted(co - loai):
        yield loi_mau(ten, "loai_la", f"Mẫu có đoạn mẫu cho loại lạ «{x}».")
