"""Cơ quan ban hành: who issues the plan."""

from __future__ import annotations

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh


class CoQuan(MoHinh):
    """Cơ quan: the issuing body.

    `ten` is written as in a sentence ("Ủy ban nhân dân huyện Trà Cú"); a line break in it is kept on the page.
    `viet_tat` stands in the symbol (KH-UBND); `chu_quan` is the body directly above, where one is printed.
    Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2 and 3.
    """

    ten: ChuThuong
    viet_tat: ChuThuong | None = None
    chu_quan: ChuThuong | None = None
