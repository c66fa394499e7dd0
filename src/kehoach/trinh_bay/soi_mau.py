"""Soi mẫu: whether what a template brings into every document is sound: structure, ids, sizes, page.

A part of the content models only, but the part that Word insists on: an element where it may not stand, two ids alike
or a size that is no number, and Word calls each document made from the template damaged. Looked at once, when the
template is prepared. The order of properties carries no meaning, so it is mended (`order_parts`) and not told.
Source: ECMA-376 Part 1, 17.2 to 17.6 (content of body, table, row, cell, paragraph, run), 17.18 (simple types).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from kehoach.loi import PhatHien, ViTri
from kehoach.ooxml import ns
from kehoach.ooxml.don_vi import mm_to_twips
from kehoach.ooxml.lien_ket import read_lien_ket
from kehoach.ooxml.ns import local_name, qn, split_ten
from kehoach.ooxml.thu_tu import THU_TU, is_dung_thu_tu, sap_thu_tu
from kehoach.ooxml.xml import parse_xml
from kehoach.trinh_bay.loi_mau import loi_mau
from kehoach.trinh_bay.ngu_phap import has_the

_GOI_Y = "mở mẫu bằng Word, sửa chỗ này rồi lưu lại; hoặc lấy mẫu gốc (kehoach template)"
_DANH_DAU = frozenset(
    split_ten(
        "bookmarkStart bookmarkEnd proofErr permStart permEnd moveFromRangeStart moveFromRangeEnd "
        "moveToRangeStart moveToRangeEnd commentRangeStart commentRangeEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd ins del moveFrom moveTo sdt customXml smartTag oMath oMathPara "
        "AlternateContent"
    )
)
_KHOI = frozenset({"p", "tbl", *_DANH_DAU})
_TRONG_P = frozenset({"pPr", "r", "hyperlink", "fldSimple", "dir", "bdo", "subDoc", *_DANH_DAU})
_TRONG_R = frozenset(
    split_ten(
        "rPr t tab br cr noBreakHyphen softHyphen sym fldChar instrText delText delInstrText drawing pict "
        "ptab footnoteRef footnoteReference endnoteRef endnoteReference separator continuationSeparator "
        "lastRenderedPageBreak pgNum annotationRef dayShort dayLong monthShort monthLong yearShort yearLong "
        "ruby AlternateContent"
    )
)
_CON: Mapping[str, frozenset[str]] = {
    "document": frozenset({"background", "body"}),
    "body": _KHOI | {"sectPr"},
    "hdr": _KHOI,
    "ftr": _KHOI,
    "footnote": _KHOI,
    "endnote": _KHOI,
    "tbl": frozenset({"tblPr", "tblGrid", "tr", *_DANH_DAU}),
    "tr": frozenset({"tblPrEx", "trPr", "tc", *_DANH_DAU}),
    "tc": _KHOI | {"tcPr"},
    "p": _TRONG_P,
    "r": _TRONG_R,
    "tblGrid": frozenset({"gridCol", "tblGridChange"}),
}
"""Parent → children of the same namespace it may have."""
_DAU: Mapping[str, str] = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tc": "tcPr"}
"""Parent → the child that must come first where it stands."""

_SO: Mapping[tuple[str, str], tuple[int, int]] = {
    ("sz", "val"): (2, 3276),
    ("szCs", "val"): (2, 3276),
    ("kern", "val"): (0, 3276),
    ("position", "val"): (-3168, 3168),
    ("w", "val"): (1, 600),
    ("pgSz", "w"): (1, 31680),
    ("pgSz", "h"): (1, 31680),
    **{("pgMar", x): (0, 31680) for x in ("left", "right", "header", "footer", "gutter")},
    ("pgMar", "top"): (-31680, 31680),
    ("pgMar", "bottom"): (-31680, 31680),
    **{("ind", x): (-31680, 31680) for x in ("left", "right", "start", "end")},
    **{("ind", x): (0, 31680) for x in ("firstLine", "hanging")},
    **{("spacing", x): (0, 31680) for x in ("before", "after")},
    ("spacing", "line"): (-31680, 31680),
    ("gridCol", "w"): (0, 31680),
    ("tcW", "w"): (0, 31680),
    ("gridSpan", "val"): (1, 63),
    ("outlineLvl", "val"): (0, 9),
    ("pgNumType", "start"): (0, 2147483647),
}
"""Element and attribute → least and greatest whole number. `spacing` of a run has no such attribute."""
_MET = re.compile(r"(-?\d+(?:\.\d+)?)(?:mm|cm|in|pt|pc|pi)")
_PHAN_TRAM = re.compile(r"-?\d+(?:\.\d+)?%")
_RONG_IT_NHAT = mm_to_twips(50)
_CAO_IT_NHAT = mm_to_twips(50)
_SO_NGUYEN = re.compile(r"-?\d{1,10}(?:\.0+)?")
_DOC_NHAT: Mapping[str, tuple[str, ...]] = {
    "bookmarkStart": ("name", "id"),
    "style": ("styleId",),
    "footnote": ("id",),
    "endnote": ("id",),
    "abstractNum": ("abstractNumId",),
    "num": ("numId",),
}
"""Element → attributes no two of which may be alike in a part."""


def order_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with the children of property elements in the standard's order; a part in order keeps its bytes."""
    return {ten: _order(ten, x) if ten.endswith(".xml") and ten.startswith("word/") else x for ten, x in parts.items()}


def _order(phan: str, data: bytes) -> bytes:
    goc = parse_xml(data, phan)
    sai = [x for x in goc.iter(*(qn(f"w:{t}") for t in THU_TU)) if not is_dung_thu_tu(x)]
    for x in sai:
        sap_thu_tu(x)
    return etree.tostring(goc, xml_declaration=True, encoding="UTF-8", standalone=True) if sai else data


def check_parts(parts: Mapping[str, bytes], chay: frozenset[str], ten: str) -> list[PhatHien]:
    """What is unsound in the parts of a template, each with its part and paragraph.

    `chay` are the parts whose tags run; a tag in another one would stand in every document as it is.
    """
    loi: list[PhatHien] = []
    for phan, data in parts.items():
        if phan.endswith(".xml") and phan.startswith("word/"):
            goc = parse_xml(data, phan)
            loi += _soi(goc, phan, ten)
            loi += _tro(goc, phan, parts, ten)
            if phan not in chay:
                loi += _the_la(goc, phan, ten)
    return loi


def check_trang(sect_pr: etree._Element, ten: str) -> list[PhatHien]:
    """Whether the page leaves room for text, both ways round."""
    kho, le = sect_pr.find(qn("w:pgSz")), sect_pr.find(qn("w:pgMar"))
    if kho is None or le is None:
        return []
    ngang = sum(_doc_so(le, x) for x in ("left", "right", "gutter"))
    doc = sum(abs(_doc_so(le, x)) for x in ("top", "bottom"))
    rong, cao = _doc_so(kho, "w"), _doc_so(kho, "h")
    if min(rong, cao) - ngang >= _RONG_IT_NHAT and min(rong, cao) - doc >= _CAO_IT_NHAT:
        return []
    thong_diep = "Trang của mẫu không còn chỗ cho chữ: khổ giấy quá nhỏ hoặc lề quá rộng (cần ít nhất 50 mm mỗi chiều)."
    return [loi_mau(ten, "trang", thong_diep, "Layout → Margins, Size: đặt lại lề và khổ giấy A4")]


def _doc_so(x: etree._Element, ten: str) -> int:
    so = x.get(qn(f"w:{ten}"), "0")
    return round(float(so)) if _SO_NGUYEN.fullmatch(so) else 0


def _soi(goc: etree._Element, phan: str, ten: str) -> Iterator[PhatHien]:
    """One pass over a part: children, their order, ids, numbers."""
    da_co: set[tuple[str, str, str]] = set()
    for x in goc.iter(f"{{{ns.W}}}*"):
        for ly_do in (*_con_la(x), *_so_la(x), *_trung(x, da_co)):
            so, trich = _cho(goc, x)
            yield PhatHien(
                "mau.hong", "loi", ViTri(ten, doan=so, trich=trich), f"Mẫu hỏng ở «{phan}»: {ly_do}.", _GOI_Y
            )


def _con_la(x: etree._Element) -> Iterator[str]:
    loai = local_name(x.tag)
    duoc = _CON.get(loai)
    con = [local_name(c.tag) for c in x if isinstance(c.tag, str)]
    if duoc is not None:
        yield from (f"<w:{c}> không được đứng trong <w:{loai}>" for c in dict.fromkeys(con) if c not in duoc)
    dau = _DAU.get(loai)
    if dau in con and con[0] != dau:
        yield f"<w:{dau}> phải đứng đầu <w:{loai}>"
    if loai == "tc" and con[-1:] != ["p"] and not {"p", *_DANH_DAU} & set(con[-1:]):
        yield "ô bảng phải kết thúc bằng một đoạn"


def _so_la(x: etree._Element) -> Iterator[str]:
    loai = local_name(x.tag)
    for khoa, gia_tri in x.attrib.items():
        ten = local_name(str(khoa))
        khoang = _SO.get((loai, ten))
        if khoang is not None and not _trong_khoang(str(gia_tri), khoang):
            yield f'<w:{loai} w:{ten}="{str(gia_tri)[:20]}"> không phải số từ {khoang[0]} đến {khoang[1]}'


def _trong_khoang(chu: str, khoang: tuple[int, int]) -> bool:
    if _MET.fullmatch(chu) or _PHAN_TRAM.fullmatch(chu):
        return True
    return _SO_NGUYEN.fullmatch(chu) is not None and khoang[0] <= float(chu) <= khoang[1]


def _trung(x: etree._Element, da_co: set[tuple[str, str, str]]) -> Iterator[str]:
    loai = local_name(x.tag)
    for ten in _DOC_NHAT.get(loai, ()):
        gia_tri = x.get(qn(f"w:{ten}"))
        if gia_tri is None:
            continue
        if (loai, ten, gia_tri) in da_co:
            yield f"hai <w:{loai}> cùng {ten} «{gia_tri[:40]}»"
        da_co.add((loai, ten, gia_tri))


def _tro(goc: etree._Element, phan: str, parts: Mapping[str, bytes], ten: str) -> Iterator[PhatHien]:
    """References to relationships lead somewhere."""
    co = read_lien_ket(parts, phan)
    for x in goc.iter(etree.Element):
        for khoa, gia_tri in x.attrib.items():
            if str(khoa).startswith(f"{{{ns.R}}}") and gia_tri and str(gia_tri) not in co:
                so, trich = _cho(goc, x)
                thong_diep = (
                    f"Mẫu hỏng ở «{phan}»: <{local_name(x.tag)}> trỏ tới quan hệ «{str(gia_tri)[:40]}» không có."
                )
                yield loi_mau(ten, "quan_he", thong_diep, _GOI_Y, doan=so, trich=trich)


def _the_la(goc: etree._Element, phan: str, ten: str) -> Iterator[PhatHien]:
    """Tags in a part that no tag runs in."""
    for so, p in enumerate(goc.iter(qn("w:p")), 1):
        chu = "".join(str(x) for x in p.itertext())
        if has_the(chu):
            thong_diep = f"Thẻ ở «{phan}», đoạn {so} («{chu[:40]}»), sẽ không chạy ở đó."
            yield loi_mau(ten, "cho_la", thong_diep, "chuyển thẻ vào thân văn bản, hoặc xóa")
    if any(has_the(str(v)) for x in goc.iter(etree.Element) for v in x.attrib.values()):
        yield loi_mau(ten, "cho_la", f"Thẻ trong một thuộc tính ở «{phan}» sẽ không chạy ở đó.", "xóa thẻ này")


def _cho(goc: etree._Element, x: etree._Element) -> tuple[int | None, str]:
    """The paragraph an element stands in: its number and its words."""
    p = x if x.tag == qn("w:p") else next(x.iterancestors(qn("w:p")), None)
    if p is None:
        return None, ""
    so = next(i for i, y in enumerate(goc.iter(qn("w:p")), 1) if y is p)
    return so, "".join(t.text or "" for t in p.iter(qn("w:t")))[:60]
