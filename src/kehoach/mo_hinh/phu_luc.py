"""Phụ lục: annexes, each on pages of its own with its own page numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from kehoach.mo_hinh.kieu import MoHinh, MotHayNhieu
from kehoach.mo_hinh.noi_dung import PhanNoiDung
from kehoach.mo_hinh.van_ban import DongCoChu


class PhuLuc(MoHinh):
    """Phụ lục: a title, its content and the orientation of its pages.

    Two or more are numbered with Roman numerals, one alone has no number.
    Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1.
    """

    tieu_de: DongCoChu
    noi_dung: Annotated[tuple[PhanNoiDung, ...], MotHayNhieu] = ()
    huong: Literal["doc", "ngang"] = "doc"
