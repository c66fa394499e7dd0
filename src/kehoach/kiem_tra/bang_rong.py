"""Bảng rộng: tables with more in a row than the page is wide: words and numbers would break inside.

No clause asks for it; a number over four lines is not what anybody means to sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.bo_cuc.kho_chu import Huong, kho_chu, kieu_chu
from kehoach.bo_cuc.mo_ta import BangBoCuc, BoCuc, KhoiBoCuc
from kehoach.bo_cuc.rong_cot import breaks_tu, column_widths, needed_widths
from kehoach.loi import PhatHien, ViTri
from kehoach.ooxml.don_vi import twips_to_mm
from kehoach.the_thuc.mo_ta import CheDo

MA = "nd.bang_rong"


def check_bang_rong(bo_cuc: BoCuc) -> Iterator[PhatHien]:
    """A finding for each table in whose columns, as they print, a word would break."""
    yield from _check_phan(bo_cuc.than, "doc", bo_cuc.che_do)
    for phu_luc in bo_cuc.phu_luc:
        yield from _check_phan(phu_luc.khoi, phu_luc.huong, bo_cuc.che_do)


def _check_phan(khoi: Iterable[KhoiBoCuc], huong: Huong, che_do: CheDo) -> Iterator[PhatHien]:
    rong = kho_chu(che_do, huong).rong_twips
    goi_y = "bớt cột" if huong == "ngang" else "đặt bảng trong phụ lục khổ ngang (huong: ngang), hoặc bớt cột"
    for k in khoi:
        if k.bang is not None and (can := _thieu(k.bang, rong, che_do)):
            can_mm = f"cần rộng {twips_to_mm(can):.0f} mm, trang chỉ có {twips_to_mm(rong):.0f} mm"
            thong_diep = f"Bảng {len(k.bang.dau)} cột {can_mm}: chữ và số sẽ ngắt giữa chừng."
            yield PhatHien(MA, "canh_bao", ViTri(duong_dan=k.goc), thong_diep, goi_y)


def _thieu(bang: BangBoCuc, rong: int, che_do: CheDo) -> int:
    """The width that the table needs when it breaks a word, 0 when it does not; in twips."""
    dau, o = kieu_chu(che_do.kieu["bang_dau"]), kieu_chu(che_do.kieu["bang_o"])
    can = needed_widths(bang, dau, o)
    return sum(can) if sum(can) > rong and breaks_tu(column_widths(bang, rong, dau, o), can) else 0
