"""Bảng: tables of the text as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach.bo_cuc.mo_ta import BangBoCuc, DongChay
from kehoach.bo_cuc.rong_cot import column_widths
from kehoach.trinh_bay.hinh_hoc import KieuMau

JC = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}
"""How text stands between its margins, as `w:jc` says it."""


@dataclass(frozen=True, slots=True)
class KieuBang:
    """Kiểu bảng: style ids of the table, its header cells and its cells."""

    bang: str
    dau: KieuMau
    o: KieuMau


def write_bang(bang: BangBoCuc, rong: int, kieu: KieuBang, write: Callable[[DongChay], str]) -> str:
    """The table, `rong` twips wide; its header row repeats on every page and no row breaks across pages."""
    cot = column_widths(bang, rong, kieu.dau.chu, kieu.o.chu)
    luoi = "".join(f'<w:gridCol w:w="{w}"/>' for w in cot)
    dau = _hang(bang.dau, cot, kieu.dau.id, [""] * len(cot), write, "<w:cantSplit/><w:tblHeader/>")
    can = [JC[c] for c in bang.can]
    than = "".join(_hang(h, cot, kieu.o.id, can, write, "<w:cantSplit/>") for h in bang.hang)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{kieu.bang}"/><w:tblW w:w="{sum(cot)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{luoi}</w:tblGrid>{dau}{than}</w:tbl>'
    )


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
