"""Chạy: inline content of a laid-out block as HTML, and a part of it by positions.

A position counts every character of text, every line break and every footnote mark as one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay, KhoiBoCuc, NoiTuyenBoCuc
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.xem_truoc.thoat import escape

_XUONG_DONG = "<br>"


def open_so(khoi: KhoiBoCuc) -> DongChay:
    """The runs of a paragraph with its number or dash before them, in the emphasis of the first run."""
    if not khoi.so:
        return khoi.noi_tuyen
    dau = khoi.noi_tuyen[0] if khoi.noi_tuyen else None
    if isinstance(dau, Chu):
        return (dau._replace(text=f"{khoi.so} {dau.text}"), *khoi.noi_tuyen[1:])
    return (Chu(f"{khoi.so} "), *khoi.noi_tuyen)


def find_moc(chay: DongChay) -> tuple[int, ...]:
    """The position where each run begins, and the one behind the last."""
    return tuple(accumulate((len(x.text) if isinstance(x, Chu) else 1 for x in chay), initial=0))


def slice_chay(chay: DongChay, moc: Sequence[int], tu: int, den: int | None = None) -> DongChay:
    """The part from position `tu` up to `den` (None: the end); `moc` is what `find_moc` says of the whole.

    Only the runs of the part are looked at: a paragraph over many pages is cut once a page.
    """
    het = moc[-1] if den is None else den
    cac = range(max(bisect_right(moc, tu) - 1, 0), min(bisect_left(moc, het), len(chay)))
    return tuple(_cut(chay[i], tu - moc[i], het - moc[i]) for i in cac)


def _cut(x: NoiTuyenBoCuc, tu: int, den: int) -> NoiTuyenBoCuc:
    """The part of a run; what is no text is one position and stays whole."""
    return x._replace(text=x.text[max(tu, 0) : den]) if isinstance(x, Chu) and (tu > 0 or den < len(x.text)) else x


def write_chay(chay: DongChay, tien_to: str) -> str:
    """Runs as HTML; `tien_to` begins the ids of the footnotes.

    >>> write_chay((Chu("a < b", dam=True), DauChuThich(1)), "kh")
    '<b>a &lt; b</b><sup><a id="kh-g1" href="#kh-c1" role="doc-noteref">1</a></sup>'
    """
    return "".join(_mot(x, tien_to) for x in chay)


def _mot(x: NoiTuyenBoCuc, tien_to: str) -> str:
    if isinstance(x, Chu):
        chu = escape(x.text)
        chu = f"<i>{chu}</i>" if x.nghieng else chu
        return f"<b>{chu}</b>" if x.dam else chu
    if isinstance(x, XuongDong):
        return _XUONG_DONG
    return f'<sup><a id="{tien_to}-g{x.so}" href="#{tien_to}-c{x.so}" role="doc-noteref">{x.so}</a></sup>'


def dau_chu_thich(chay: DongChay) -> tuple[int, ...]:
    """Numbers of the footnotes that the runs refer to."""
    return tuple(x.so for x in chay if isinstance(x, DauChuThich))
