"""Đặt định dạng: direct formatting of runs and paragraphs, set in place and in the standard's order.

Direct formatting stands over every style (ECMA-376 Part 1, 17.7.2), so a change stays where it was made. Every function
tells whether it changed anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kehoach.ooxml.don_vi import pt_to_half_points
from kehoach.ooxml.ns import qn
from kehoach.ooxml.thu_tu import sap_thu_tu

if TYPE_CHECKING:
    from lxml import etree

    Cay = etree._Element

_KHONG_CHU = tuple(qn(x) for x in ("w:footnoteReference", "w:footnoteRef", "w:sym"))
_PHONG_RIENG = ("symbol", "wingdings", "webdings", "mt extra", "cambria math", ".vn", "vni", "vn ")
_PHONG_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint")


def get_con(cha: Cay, ten: str, *, dau: bool = False) -> Cay:
    """The child of this name, made where it is missing."""
    con = cha.find(qn(f"w:{ten}"))
    if con is None:
        con = cha.makeelement(qn(f"w:{ten}"))
        cha.insert(0, con) if dau else cha.append(con)
        sap_thu_tu(cha)
    return con


def set_thuoc(cha: Cay, ten: str, gia_tri: Mapping[str, str], *, bo: Iterable[str] = ()) -> bool:
    """Set attributes of a child property and drop those in `bo`."""
    cu = cha.find(qn(f"w:{ten}"))
    truoc = dict(cu.items()) if cu is not None else None
    con = get_con(cha, ten)
    for x in bo:
        con.attrib.pop(qn(f"w:{x}"), "")
    for x, v in gia_tri.items():
        con.set(qn(f"w:{x}"), v)
    return truoc != dict(con.items())


def set_ppr(p: Cay, ten: str, gia_tri: Mapping[str, str], *, bo: Iterable[str] = ()) -> bool:
    """A property of a paragraph."""
    return set_thuoc(get_con(p, "pPr", dau=True), ten, gia_tri, bo=bo)


def iter_run(p: Cay) -> Iterator[Cay]:
    """The runs of a paragraph, those of text boxes in it left out."""
    doan = qn("w:p")
    for r in p.iter(qn("w:r")):
        cha = r.getparent()
        while cha is not None and cha.tag != doan:
            cha = cha.getparent()
        if cha is p:
            yield r


def _moi_rpr(p: Cay, dat: Callable[[Cay], bool], *, dau_doan: bool) -> bool:
    """Change the properties of every run, and of the paragraph mark (its number) where asked."""
    ra = [
        dat(get_con(r, "rPr", dau=True))
        for r in iter_run(p)
        if not any(x.tag in _KHONG_CHU for x in r) and r.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}") is None
    ]
    if dau_doan:
        ra.append(dat(get_con(get_con(p, "pPr", dau=True), "rPr")))
    return any(ra)


def set_co(p: Cay, pt: float, *, dau_doan: bool = False) -> bool:
    """Size of type, in points."""
    so = {"val": str(pt_to_half_points(pt))}

    def dat(rpr: Cay) -> bool:
        ra = [set_thuoc(rpr, ten, so) for ten in ("sz", "szCs")]
        return any(ra)

    return _moi_rpr(p, dat, dau_doan=dau_doan)


def set_bat(p: Cay, ten: str, *, co: bool, dau_doan: bool = False) -> bool:
    """Bold (`b`) or italic (`i`), on or off."""
    gia_tri = {} if co else {"val": "0"}

    def dat(rpr: Cay) -> bool:
        ra = [set_thuoc(rpr, x, gia_tri, bo=("val",) if co else ()) for x in (ten, f"{ten}Cs")]
        return any(ra)

    return _moi_rpr(p, dat, dau_doan=dau_doan)


def set_phong(p: Cay, phong: str, *, dau_doan: bool = False) -> bool:
    """Font; runs in a symbol font or in an old 8-bit Vietnamese one keep it: their characters mean others in it."""
    gia_tri = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), phong)

    def dat(rpr: Cay) -> bool:
        cu = rpr.find(qn("w:rFonts"))
        if cu is not None and any(is_phong_rieng(str(x)) for x in cu.attrib.values()):
            return False
        return set_thuoc(rpr, "rFonts", gia_tri, bo=_PHONG_THEME)

    return _moi_rpr(p, dat, dau_doan=dau_doan)


def is_phong_rieng(ten: str) -> bool:
    """Whether a font has characters of its own behind the codes.

    >>> is_phong_rieng(".VnTime"), is_phong_rieng("Wingdings 2"), is_phong_rieng("Arial")
    (True, True, False)
    """
    return ten.casefold().startswith(_PHONG_RIENG)
