"""Biên dịch: a part of a template in docxtpl's syntax → a compiled Jinja template, checked name by name."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from kehoach.loi import MauHongError, PhatHien
from kehoach.ooxml.ns import DAU_XML, qn
from kehoach.ooxml.thu_tu import sap_thu_tu
from kehoach.trinh_bay.bien import BIEN, BIEN_CHAN, KHONG_RIENG, LOAI, BangTen, BoLoc, TenRieng
from kehoach.trinh_bay.loi_mau import loi_mau
from kehoach.trinh_bay.ngu_phap import DAI_BO_LOC, TheDung, check_cay, check_the, tags_of

if TYPE_CHECKING:
    from jinja2 import Template

# What the layout decides block by block, beside the text: a property of the paragraph that holds a tag. A template
# cannot carry tags inside attributes (Word would not open it), so places are left here, when it is prepared.
_CHO = {"chay": ("w:keepNext", "giu"), "co_quan": ("w:ind", "can_co_quan"), "trich_yeu": ("w:ind", "can_trich_yeu")}
_DAU_CHO = "kehoach-"
_CHO_XML = re.compile(rf'<w:\w+ w:val="{_DAU_CHO}(\w+)"/>')
_THE_CHAY = re.compile(r"\{\{r (\w+)")
_MO_VONG = re.compile(r"\{% *for +loai, *chay, *giu +in +than *%\}")
_THE_FOR = re.compile(r"\{% *(for|endfor)\b[^%]*%\}")
_DAU_GIU, _DAU_CHAY = "[[kehoach:giu]]", "[[kehoach:chay]]"
# Runs that docxtpl's cleaning leaves empty around a tag: dropped once here instead of being written in every document.
_RUN_RONG = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>"
)


class DoanCuaThe(NamedTuple):
    """Đoạn của thẻ: the paragraphs' text; for each tag the paragraph it stands in, and how often it stands in text."""

    chu: str
    noi: Mapping[str, tuple[int, str]]
    dem: Counter[str]


@dataclass(frozen=True, slots=True)
class VanBanMau:
    """Văn bản mẫu: a compiled main document.

    `khung` prints everything but the blocks: where the loop over the content stood it prints the content (`than`), with
    `co_cuoi` the recipients and the signature, then what follows them (`sau`). `khoi` holds for each kind of block the
    markup before, between and after its places (keep with next, runs).
    """

    khung: Template
    khoi: Mapping[str, tuple[str, str, str]]


def compile_document(document: etree._Element, ten: str, rieng: TenRieng = KHONG_RIENG) -> VanBanMau:
    """The main document; `ten` is the template's name in messages, `rieng` what the caller adds.

    The samples in the loop are the same for every block of a kind, so each is run once, here, and documents only join
    the pieces: a third of the time of a document went into running the loop.
    Raises:  MauHongError with every wrong tag, unknown or missing name and missing sample.
    """
    doan = _doan_cua_the(document)
    for p in document.iter(qn("w:p")):
        the = _THE_CHAY.search(text_of(p))
        if the is not None and the[1] in _CHO:
            _leave_cho(p, *_CHO[the[1]])
    cho = frozenset(c for _, c in _CHO.values())
    xml = _to_jinja(document, ten, doan)
    khung = _compile(xml, ten, BangTen(BIEN, LOAI, cho, rieng), doan)
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


def compile_chan(footer: etree._Element, ten: str, rieng: TenRieng = KHONG_RIENG) -> Template:
    """The footer of the first page.

    Raises:  MauHongError, as `compile_document`.
    """
    doan = _doan_cua_the(footer)
    return _compile(_to_jinja(footer, ten, doan), ten, BangTen(BIEN_CHAN, rieng=rieng), doan)


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


def _doan_cua_the(goc: etree._Element) -> DoanCuaThe:
    """Where the tags of a part stand: only what is text of a paragraph counts."""
    noi: dict[str, tuple[int, str]] = {}
    dem: Counter[str] = Counter()
    moi_doan: list[str] = []
    for so, p in enumerate(goc.iter(qn("w:p")), 1):
        chu = "".join(t.text or "" for t in p.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is p)
        moi_doan.append(chu)
        for the in tags_of(chu):
            noi.setdefault(the, (so, chu))
            dem[the] += 1
    return DoanCuaThe("\n".join(moi_doan), noi, dem)


def _to_jinja(goc: etree._Element, ten: str, doan: DoanCuaThe) -> str:
    """docxtpl's tags as plain Jinja, without the empty runs its cleaning leaves.

    Raises:  MauHongError for a tag that is not one of a paragraph's text, or not of a known shape.
    """
    from docxtpl import DocxTemplate

    tho = etree.tostring(goc, encoding="unicode")
    loi = check_the(doan.chu, ten, doan.noi)
    if not loi:
        xml = DocxTemplate.patch_xml(None, tho)
        loi = [*check_the(xml, ten, doan.noi), *_ngoai_chu(xml, ten, doan)]
    if loi:
        raise MauHongError(loi)
    return DAU_XML + _RUN_RONG.sub("", _CHO_XML.sub(r"{{ \1 }}", xml))


def _ngoai_chu(xml: str, ten: str, doan: DoanCuaThe) -> Iterator[PhatHien]:
    """Tags that stand in an attribute, in a field, or half in one paragraph and half in the next."""
    for the in Counter(tags_of(html.unescape(xml))) - doan.dem:
        thong_diep = f"Thẻ «{the[:60]}» đứng ngoài lời văn của một đoạn (trong thuộc tính, trường hay qua hai đoạn)."
        yield loi_mau(ten, "cho_la", thong_diep, "gõ thẻ thành chữ thường, trong một đoạn")


def _compile(xml: str, ten: str, bang_ten: BangTen, doan: DoanCuaThe) -> Template:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    moi_truong = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    moi_truong.globals.clear()  # none of Jinja's functions is a name of ours, and each document would copy them
    moi_truong.filters = {t: _bounded(t, f) for t, f in bang_ten.bo_loc.items()}
    moi_truong.tests.clear()
    dung, loi = check_cay(moi_truong, xml, bang_ten, ten, doan.noi)
    if not loi or dung.co:
        loi += [*_ten_thieu(dung, bang_ten, ten), *_loai_sai(dung.loai, bang_ten.loai, ten)]
    if loi:
        raise MauHongError(loi)
    return moi_truong.from_string(xml)


def _bounded(ten: str, loc: BoLoc) -> BoLoc:
    """A filter of the caller that gives text, and not without end."""

    def chay(*doi_so: object) -> str:
        ra = str(loc(*doi_so))
        if len(ra) > DAI_BO_LOC:
            raise ValueError(f"bộ lọc «{ten}» cho ra hơn {DAI_BO_LOC} ký tự")
        return ra

    return chay


def _leave_cho(doan: etree._Element, the: str, ten: str) -> None:
    """Leave a place for one property of this paragraph, unless the clerk has set that property in the template."""
    ppr = doan.find(qn("w:pPr"))
    if ppr is None:
        ppr = etree.Element(qn("w:pPr"))
        doan.insert(0, ppr)
    if ppr.find(qn(the)) is None:
        etree.SubElement(ppr, qn(the)).set(qn("w:val"), f"{_DAU_CHO}{ten}")
        sap_thu_tu(ppr)


def _ten_thieu(dung: TheDung, bang_ten: BangTen, ten: str) -> Iterator[PhatHien]:
    """Names that nothing prints (a condition alone prints nothing)."""
    if not dung.co:
        goi_y = "lấy mẫu gốc bằng «kehoach template» rồi sửa bản ấy"
        yield loi_mau(ten, "khong_phai_mau", "Tệp không phải mẫu kế hoạch: không có thẻ nào.", goi_y)
        return
    for x in sorted(bang_ten.bien.keys() - dung.in_ra):
        yield loi_mau(ten, "thieu_bien", f"Mẫu thiếu «{x}» ({bang_ten.bien[x]}).", "lấy lại thẻ này từ mẫu gốc")


def _loai_sai(co: set[str], loai: frozenset[str], ten: str) -> Iterator[PhatHien]:
    """Kinds of blocks without a sample paragraph: their text would vanish without a word."""
    for x in sorted(loai - co):
        yield loi_mau(ten, "thieu_loai", f"Mẫu thiếu đoạn mẫu cho loại «{x}».", "lấy lại đoạn này từ mẫu gốc")
    for x in sorted(co - loai):
        yield loi_mau(ten, "loai_la", f"Mẫu có đoạn mẫu cho loại lạ «{x}».")
