"""Bảng: tables of the text as WordprocessingML, with column widths from what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach.bo_cuc.mo_ta import BangBoCuc, DongChay, text_cua
from kehoach.ooxml.do_rong import measure
from kehoach.trinh_bay.hinh_hoc import KieuMau

_LE_O = 170  # left and right cell margin of the table style, together, in twips
_DEM = 60  # room to spare, so that a word measured to fit does fit
_CAN = {"trai": "left", "giua": "center", "phai": "right"}


@dataclass(frozen=True, slots=True)
class KieuBang:
    """Kiểu bảng: style ids of the table, its header cells and its cells."""

    bang: str
    dau: KieuMau
    o: KieuMau


def write_bang(bang: BangBoCuc, rong: int, kieu: KieuBang, write: Callable[[DongChay], str]) -> str:
    """The table, `rong` twips wide; its header row repeats on every page and no row breaks across pages."""
    cot = column_widths(bang, rong, kieu)
    luoi = "".join(f'<w:gridCol w:w="{w}"/>' for w in cot)
    dau = _hang(bang.dau, cot, kieu.dau.id, [""] * len(cot), write, "<w:cantSplit/><w:tblHeader/>")
    can = [_CAN.get(c, "left") for c in bang.can]
    than = "".join(_hang(h, cot, kieu.o.id, can, write, "<w:cantSplit/>") for h in bang.hang)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{kieu.bang}"/><w:tblW w:w="{sum(cot)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{luoi}</w:tblGrid>{dau}{than}</w:tbl>'
    )


def column_widths(bang: BangBoCuc, rong: int, kieu: KieuBang) -> list[int]:
    """Widths in twips that add up to `rong`: every column holds its longest word; the rest goes where text is long."""
    it_nhat, muon = [], []
    for i in range(len(bang.dau)):
        o = [(text_cua(bang.dau[i]), kieu.dau), *((text_cua(h[i]), kieu.o) for h in bang.hang)]
        it_nhat.append(max(_rong(tu, k) for chu, k in o for tu in (chu.split() or [""])) + _LE_O + _DEM)
        muon.append(max(max(_rong(d, k) for d in chu.split("\n")) for chu, k in o) + _LE_O + _DEM)
    muon = [max(a, min(m, rong)) for a, m in zip(it_nhat, muon, strict=True)]
    return _chia(it_nhat, muon, rong)


def _chia(it_nhat: Sequence[int], muon: Sequence[int], rong: int) -> list[int]:
    if sum(it_nhat) >= rong:
        cot = _chia_thieu(it_nhat, rong)
    else:
        them = [m - a for a, m in zip(it_nhat, muon, strict=True)]
        trong_so = them if sum(them) else list(muon)
        con = rong - sum(it_nhat)
        cot = [a + con * t // sum(trong_so) for a, t in zip(it_nhat, trong_so, strict=True)]
    cot[cot.index(max(cot))] += rong - sum(cot)
    return cot


def _chia_thieu(it_nhat: Sequence[int], rong: int) -> list[int]:
    """Room that is too short for the longest words: columns that need less than an even share keep what they need."""
    cot = list(it_nhat)
    con, tham = rong, set(range(len(cot)))
    while du := {i for i in tham if it_nhat[i] * len(tham) <= con}:
        con -= sum(it_nhat[i] for i in du)
        tham -= du
    for i in tham:
        cot[i] = con // len(tham)
    return cot


def _rong(chu: str, kieu: KieuMau) -> int:
    return round(measure(chu, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng) * 20)


def _hang(
    o: Sequence[DongChay],
    cot: Sequence[int],
    kieu: str,
    can: Sequence[str],
    write: Callable[[DongChay], str],
    tr_pr: str,
) -> str:
    than = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{kieu}"/>'
        f"{f'<w:jc w:val={chr(34)}{c}{chr(34)}/>' if c else ''}</w:pPr>{write(x)}</w:p></w:tc>"
        for x, w, c in zip(o, cot, can, strict=True)
    )
    return f"<w:tr><w:trPr>{tr_pr}</w:trPr>{than}</w:tr>"
