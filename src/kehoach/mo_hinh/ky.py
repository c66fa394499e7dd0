"""Chữ ký: the lines over a name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu


class ChuKy(MoHinh):
    """Chữ ký: authority and titles, one line each, over a name that a draft may leave empty.

    `dong` are the lines above the signature ("KT. Chủ tịch", "Phó Chủ tịch"), printed in capitals; `chuc_vu_khac` is
    another title of the signer, between signature and name (the chair of a committee who signs for a ban chỉ đạo).
    Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7.
    """

    dong: Annotated[tuple[ChuThuong, ...], Field(min_length=1), MotHayNhieu]
    chuc_vu_khac: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = ()
    ho_ten: ChuThuong | None = None
