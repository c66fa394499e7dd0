"""Biên dịch: a part of a template in docxtpl's syntax → a compiled Jinja template, checked name by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from kehoach.chu.goi_y import suggest_ten
from kehoach.loi import MauHongError, PhatHien, ViTri
from kehoach.ooxml.ns import DAU_XML, qn
from kehoach.ooxml.thu_tu import sap_thu_tu
from kehoach.trinh_bay.bien import BIEN, BIEN_CHAN, LOAI

if TYPE_CHECKING:
    from jinja2 import Template

# What the layout decides block by block, beside the text: a property of the paragraph that holds a tag. A template
# cannot carry tags inside attributes (Word would not open it), so places are left here, when it is prepared.
_CHO = {"chay": ("w:keepNext", "giu"), "co_quan": ("w:ind", "can_co_quan"), "trich_yeu": ("w:ind", "can_trich_yeu")}
_DAU_CHO = "kehoach-"
_CHO_XML = re.compile(rf'<w:\w+ w:val="{_DAU_CHO}(\w+)"/>')
_THE_CHAY = re.compile(r"\{\{r (\w+)")
_IN_RA = re.compile(r"\{\{ *(\w+) *\}\}|\bin +(\w+) *%\}")
_MO_VONG = re.compile(r"\{% *for +loai, *chay, *giu +in +than *%\}")
_THE_FOR = re.compile(r"\{% *(for|endfor)\b[^%]*%\}")
_DAU_GIU, _DAU_CHAY = "[[kehoach:giu]]", "[[kehoach:chay]]"
_LOAI = re.compile(r'loai == "(\w+)"')
# Runs that docxtpl's cleaning leaves empty around a tag: dropped once here instead of being written in every document.
_RUN_RONG = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>"
)


@dataclass(frozen=True, slots=True)
class VanBanMau:
    """Văn bản mẫu: a compiled main document.

    `khung` prints everything but the blocks: where the loop over the content stood it prints the content (`than`), with
    `co_cuoi` the recipients and the signature, then what follows them (`sau`). `khoi` holds for each kind of block the
    markup before, between and after its places (keep with next, runs).
    """

    khung: Template
    khoi: Mapping[str, tuple[str, str, str]]


def compile_document(document: etree._Element, ten: str) -> VanBanMau:
    """The main document; `ten` is the template's name in messages.

    The samples in the loop are the same for every block of a kind, so each is run once, here, and documents only join
    the pieces: a third of the time of a document went into running the loop.
    Raises:  MauHongError with every wrong tag, unknown or missing name and missing sample.
    """
    for doan in document.iter(qn("w:p")):
        the = _THE_CHAY.search(text_of(doan))
        if the is not None and the[1] in _CHO:
            _leave_cho(doan, *_CHO[the[1]])
    xml = _to_jinja(document)
    khung = _compile(xml, ten, BIEN, LOAI)
    truoc, vong, sau = _cut_vong(xml, ten)
    moi_truong = khung.environment
    mau_vong = moi_truong.from_string(vong)
    cuoi = f'{{% if co_cuoi %}}{{% set loai = "cuoi" %}}{vong}{{% endif %}}'
    return VanBanMau(
        khung=moi_truong.from_string(f"{truoc}{{{{ than }}}}{cuoi}{{{{ sau }}}}{sau}"),
        khoi={loai: _pieces(mau_vong, loai, ten) for loai in sorted(LOAI - {"cuoi"})},
    )


def _cut_vong(xml: str, ten: str) -> tuple[str, str, str]:
    """The template before, within and after the loop over the content."""
    mo = _MO_VONG.search(xml)
    sau = 0
    for the in _THE_FOR.finditer(xml, mo.start()) if mo else ():
        sau += 1 if the[1] == "for" else -1
        if sau == 0 and mo:
            return xml[: mo.start()], xml[mo.end() : the.start()], xml[the.end() :]
    goi_y = "{%p for loai, chay, giu in than %} … {%p endfor %}"
    raise MauHongError([loi_mau(ten, "thieu_vong", "Mẫu không có vòng lặp nội dung đúng dạng.", goi_y)])


def _pieces(mau: Template, loai: str, ten: str) -> tuple[str, str, str]:
    """What one sample prints, cut at its two places; a sample without a place for «keep with next» keeps none."""
    ra = run_mau(mau, {"loai": loai, "giu": _DAU_GIU, "chay": _DAU_CHAY}, ten)
    if ra.count(_DAU_CHAY) != 1:
        thong_diep = f"Đoạn mẫu «{loai}» phải in {{{{r chay }}}} đúng một lần."
        raise MauHongError([loi_mau(ten, "thieu_chay", thong_diep, "lấy lại đoạn này từ mẫu gốc")])
    dau, _, sau = ra.partition(_DAU_CHAY)
    truoc, _, giua = dau.partition(_DAU_GIU)
    return truoc, giua, sau


def compile_chan(footer: etree._Element, ten: str) -> Template:
    """The footer of the first page.

    Raises:  MauHongError, as `compile_document`.
    """
    return _compile(_to_jinja(footer), ten, BIEN_CHAN, frozenset())


def run_mau(mau: Template, boi_canh: Mapping[str, object], ten: str) -> str:
    """What a compiled template prints.

    Raises:  MauHongError when a tag of the template fails, whatever it does: the values given to it are sound.
    """
    try:
        return mau.render(boi_canh)
    except Exception as loi:
        thong_diep = f"Thẻ trong mẫu không chạy được: {loi}."
        raise MauHongError([loi_mau(ten, "khong_chay", thong_diep, "lấy lại thẻ này từ mẫu gốc")]) from loi


def text_of(phan_tu: etree._Element) -> str:
    """All text below an element."""
    return "".join(str(x) for x in phan_tu.itertext())


def loi_mau(ten: str, ma: str, thong_diep: str, goi_y: str = "") -> PhatHien:
    """A finding about a template."""
    return PhatHien(f"mau.{ma}", "loi", ViTri(tep=ten), thong_diep, goi_y)


def _to_jinja(goc: etree._Element) -> str:
    """docxtpl's tags as plain Jinja, without the empty runs its cleaning leaves."""
    from docxtpl import DocxTemplate

    xml = DocxTemplate.patch_xml(None, etree.tostring(goc, encoding="unicode"))
    return DAU_XML + _RUN_RONG.sub("", _CHO_XML.sub(r"{{ \1 }}", xml))


def _compile(xml: str, ten: str, bien: Mapping[str, str], loai: frozenset[str]) -> Template:
    from jinja2 import StrictUndefined, TemplateSyntaxError, meta
    from jinja2.sandbox import SandboxedEnvironment

    moi_truong = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    moi_truong.globals.clear()  # none of Jinja's functions is a name of ours, and each document would copy them
    try:
        co = meta.find_undeclared_variables(moi_truong.parse(xml))
    except TemplateSyntaxError as loi:
        raise MauHongError([loi_mau(ten, "cu_phap", f"Thẻ trong mẫu viết sai: {loi.message}.")]) from loi
    phat_hien = [
        *_ten_sai(co - {cho for _, cho in _CHO.values()}, {a or b for a, b in _IN_RA.findall(xml)}, bien, ten),
        *_loai_sai(set(_LOAI.findall(xml)), loai, ten),
    ]
    if phat_hien:
        raise MauHongError(phat_hien)
    return moi_truong.from_string(xml)


def _leave_cho(doan: etree._Element, the: str, ten: str) -> None:
    """Leave a place for one property of this paragraph, unless the clerk has set that property in the template."""
    ppr = doan.find(qn("w:pPr"))
    if ppr is None:
        ppr = etree.Element(qn("w:pPr"))
        doan.insert(0, ppr)
    if ppr.find(qn(the)) is None:
        etree.SubElement(ppr, qn(the)).set(qn("w:val"), f"{_DAU_CHO}{ten}")
        sap_thu_tu(ppr)


def _ten_sai(co: set[str], in_ra: set[str], bien: Mapping[str, str], ten: str) -> Iterator[PhatHien]:
    """Names that are none of ours, and names that nothing prints (a condition alone prints nothing)."""
    if not co:
        goi_y = "lấy mẫu gốc bằng «kehoach template» rồi sửa bản ấy"
        yield loi_mau(ten, "khong_phai_mau", "Tệp không phải mẫu kế hoạch: không có thẻ nào.", goi_y)
        return
    for x in sorted(co - bien.keys()):
        yield loi_mau(ten, "bien_la", f"Mẫu dùng tên lạ «{x}».", suggest_ten(x, bien))
    for x in sorted(bien.keys() - (co & in_ra)):
        yield loi_mau(ten, "thieu_bien", f"Mẫu thiếu «{x}» ({bien[x]}).", "lấy lại thẻ này từ mẫu gốc")


def _loai_sai(co: set[str], loai: frozenset[str], ten: str) -> Iterator[PhatHien]:
    """Kinds of blocks without a sample paragraph: their text would vanish without a word."""
    for x in sorted(loai - co):
        yield loi_mau(ten, "thieu_loai", f"Mẫu thiếu đoạn mẫu cho loại «{x}».", "lấy lại đoạn này từ mẫu gốc")
    for x in sorted(co - loai):
        yield loi_mau(ten, "loai_la", f"Mẫu có đoạn mẫu cho loại lạ «{x}».")
