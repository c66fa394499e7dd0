"""Bảng rộng: tables with more in a row than the page is wide: words and numbers would break inside.

No clause asks for it; a number over four lines is not what anybody means to sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.bo_cuc.mo_ta import BangBoCuc, BoCuc, DongChay, text_cua
from kehoach.loi import PhatHien, ViTri
from kehoach.ooxml.do_rong import measure
from kehoach.the_thuc.mo_ta import CheDo

MA = "nd.bang_rong"
_LE_O_MM = 3.0  # left and right margin of a cell, together
_MM_MOI_PT = 25.4 / 72


def check_bang_rong(bo_cuc: BoCuc) -> Iterator[PhatHien]:
    """A finding for each table whose longest words, side by side, are wider than the text."""
    phan = [(bo_cuc.than, "doc"), *((p.khoi, p.huong) for p in bo_cuc.phu_luc)]
    for khoi, huong in phan:
        rong = _rong_chu_mm(bo_cuc.che_do, huong)
        for k in khoi:
            if k.bang is not None and (can := _can_mm(k.bang, bo_cuc.che_do)) > rong:
                thong_diep = f"Bảng {len(k.bang.dau)} cột cần rộng {can:.0f} mm, trang chỉ có {rong:.0f} mm: "
                goi_y = (
                    "bớt cột" if huong == "ngang" else "đặt bảng trong phụ lục khổ ngang (huong: ngang), hoặc bớt cột"
                )
                yield PhatHien(
                    MA, "canh_bao", ViTri(duong_dan=k.goc), f"{thong_diep}chữ và số sẽ ngắt giữa chừng.", goi_y
                )


def _rong_chu_mm(che_do: CheDo, huong: str) -> float:
    trang = che_do.trang
    return trang.kho_mm[huong == "ngang"] - trang.le_mm.trai - trang.le_mm.phai


def _can_mm(bang: BangBoCuc, che_do: CheDo) -> float:
    return sum(_cot_mm(bang, i, che_do) for i in range(len(bang.dau)))


def _cot_mm(bang: BangBoCuc, i: int, che_do: CheDo) -> float:
    o = [_dai_nhat(h[i], che_do, "bang_o") for h in bang.hang]
    return max(_dai_nhat(bang.dau[i], che_do, "bang_dau"), *o, 0.0) * _MM_MOI_PT + _LE_O_MM


def _dai_nhat(o: DongChay, che_do: CheDo, ten: str) -> float:
    """The longest word of a cell, in points."""
    kieu = che_do.kieu[ten]
    return max((measure(tu, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng) for tu in text_cua(o).split()), default=0.0)
