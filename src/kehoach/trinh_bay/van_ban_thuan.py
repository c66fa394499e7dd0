"""Văn bản thuần: bố cục as plain text, a paragraph a line, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.bo_cuc.mo_ta import BoCuc, DauChuThich, DongChay, KhoiBoCuc
from kehoach.nguon.khoi import Chu


def write_text(bo_cuc: BoCuc) -> str:
    """The document as text: number and text of each block, cells separated by " | ", notes as `[1] …`."""
    dong = [d for k in bo_cuc.khoi for d in _khoi(k)]
    dong += [f"[{i}] {_chay(x)}" for i, x in enumerate(bo_cuc.chu_thich, 1)]
    return "\n".join(dong) + "\n"


def _khoi(khoi: KhoiBoCuc) -> Iterator[str]:
    if khoi.bang is None:
        yield f"{khoi.so} {_chay(khoi.noi_tuyen)}" if khoi.so else _chay(khoi.noi_tuyen)
        return
    for hang in (khoi.bang.dau, *khoi.bang.hang):
        yield " | ".join(_chay(o).replace("\n", " ") for o in hang)


def _chay(noi_tuyen: DongChay) -> str:
    return "".join(
        x.text if isinstance(x, Chu) else f"[{x.so}]" if isinstance(x, DauChuThich) else "\n" for x in noi_tuyen
    )
