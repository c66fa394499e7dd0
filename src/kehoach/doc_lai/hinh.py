"""Hình: drawings of a paragraph, as far as rules of form need them: horizontal lines and their length, pictures.

DrawingML gives the extent of the shape; VML the two ends of a line, or a width in its style.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kehoach.doc_lai.doan_tho import Hinh
from kehoach.doc_lai.gia_tri_xml import to_so, vml_mm
from kehoach.ooxml.don_vi import EMU_MOI_MM
from kehoach.ooxml.ns import WPS, A, O, V, qn

_LA_DUONG = frozenset({"line", "straightConnector1"})
_VML_DUONG = ("_x0000_t32", "_x0000_t20")
_DAY_TOI_DA_MM = 1.5
_DAI_IT_NHAT_MM = 2.0
_XOAY_DUNG = frozenset({5_400_000, 16_200_000})


def read_drawing(drawing: etree._Element) -> Hinh | None:
    """A `w:drawing`; None for one that shows nothing (a line without length)."""
    khung = next(drawing.iter(qn("wp:anchor"), qn("wp:inline")), None)
    co = khung.find(qn("wp:extent")) if khung is not None else None
    if khung is None or co is None:
        return None
    rong, cao = ((to_so(co.get(x)) or 0) / EMU_MOI_MM for x in ("cx", "cy"))
    if rong < _DAI_IT_NHAT_MM and cao < _DAI_IT_NHAT_MM:
        return None
    anh = next(khung.iter(qn("pic:pic")), None) is not None
    hinh = [x.get("prst") for x in khung.iter(f"{{{A}}}prstGeom")]
    so_hinh = sum(1 for _ in khung.iter(f"{{{WPS}}}wsp"))
    chu = next(khung.iter(f"{{{WPS}}}txbx"), None) is not None
    xoay = {to_so(x.get("rot")) for x in khung.iter(f"{{{A}}}xfrm")}
    dung = bool(xoay & _XOAY_DUNG)
    mot = so_hinh <= 1 and not anh and not chu and not dung
    duong = mot and cao <= _DAY_TOI_DA_MM < rong and (not hinh or hinh[0] in (*_LA_DUONG, "rect"))
    return Hinh(duong, rong if duong else None, anh)


def read_vml(pict: etree._Element) -> Iterator[Hinh]:
    """Lines and pictures of a `w:pict` or `w:object`."""
    for e in pict.iter(f"{{{V}}}line", f"{{{V}}}shape", f"{{{V}}}rect"):
        if e.tag == f"{{{V}}}line":
            yield from _line(e)
        elif e.find(f"{{{V}}}imagedata") is not None:
            yield Hinh(ke=False, dai_mm=None, anh=True)
        else:
            yield from _shape(e)


def _line(e: etree._Element) -> Iterator[Hinh]:
    dau, cuoi = _diem(e.get("from")), _diem(e.get("to"))
    if dau is None or cuoi is None:
        return
    rong, cao = abs(cuoi[0] - dau[0]), abs(cuoi[1] - dau[1])
    if _trong_nhom(e):
        yield Hinh(ke=cao <= rong / 20, dai_mm=None)
    elif cao <= _DAY_TOI_DA_MM and rong >= _DAI_IT_NHAT_MM:
        yield Hinh(ke=True, dai_mm=rong)


def _shape(e: etree._Element) -> Iterator[Hinh]:
    style = _style(e)
    rong, cao = vml_mm(style.get("width", "")), vml_mm(style.get("height", ""))
    ke_ngang = e.get(f"{{{O}}}hr") in ("t", "true")
    duong = (e.get("type") or "").lstrip("#") in _VML_DUONG or e.tag == f"{{{V}}}rect"
    if ke_ngang:
        yield Hinh(ke=True, dai_mm=rong if rong and not e.get(f"{{{O}}}hrpct") else None)
    elif duong and rong is not None and cao is not None and cao <= _DAY_TOI_DA_MM and rong >= _DAI_IT_NHAT_MM:
        yield Hinh(ke=True, dai_mm=None if _trong_nhom(e) else rong)


def _trong_nhom(e: etree._Element) -> bool:
    """Inside a group, lengths are in the group's own units."""
    return any(x.tag == f"{{{V}}}group" for x in e.iterancestors())


def _diem(chu: str | None) -> tuple[float, float] | None:
    phan = (chu or "").split(",")
    if len(phan) != 2:
        return None
    x, y = (vml_mm(p or "0") for p in phan)
    return None if x is None or y is None else (x, y)


def _style(e: etree._Element) -> dict[str, str]:
    cap = (x.partition(":") for x in (e.get("style") or "").split(";"))
    return {ten.strip().lower(): gia_tri.strip() for ten, co, gia_tri in cap if co}
