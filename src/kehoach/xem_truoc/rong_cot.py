"""Rộng cột: column widths of a table from what stands in it, by the same rule as the .docx."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.bo_cuc.mo_ta import BangBoCuc
from kehoach.ooxml.do_rong import KieuChu
from kehoach.xem_truoc.chia_dong import rong_nhat
from kehoach.xem_truoc.kich_thuoc import LE_O

_DEM = 3.0  # room to spare, so that a word measured to fit does fit


def column_widths(bang: BangBoCuc, rong: float, dau: KieuChu, o: KieuChu) -> list[float]:
    """Widths in points that add up to `rong`: every column holds its longest word; the rest goes where text is long."""
    it_nhat, muon = [], []
    for i in range(len(bang.dau)):
        cac_o = [rong_nhat(bang.dau[i], dau), *(rong_nhat(h[i], o) for h in bang.hang)]
        it_nhat.append(max(x[0] for x in cac_o) + 2 * LE_O + _DEM)
        muon.append(max(x[1] for x in cac_o) + 2 * LE_O + _DEM)
    return _chia(it_nhat, [max(a, min(m, rong)) for a, m in zip(it_nhat, muon, strict=True)], rong)


def _chia(it_nhat: Sequence[float], muon: Sequence[float], rong: float) -> list[float]:
    con = rong - sum(it_nhat)
    if con <= 0:
        return [w * rong / sum(it_nhat) for w in it_nhat]
    them = [m - a for a, m in zip(it_nhat, muon, strict=True)]
    trong_so = them if sum(them) > 0 else list(muon)
    return [a + con * t / sum(trong_so) for a, t in zip(it_nhat, trong_so, strict=True)]
