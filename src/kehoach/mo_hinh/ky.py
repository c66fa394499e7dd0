"""Chữ ký: the lines over a name."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu, short_form


class ChuKy(MoHinh):
    """Chữ ký: authority and titles, one line each, over a name that a draft may leave empty; bare text is the lines.

    `dong` are the lines above the signature ("KT. Chủ tịch", "Phó Chủ tịch"), printed in capitals; `chuc_vu_khac` is
    another title of the signer, between signature and name (the chair of a committee who signs for a ban chỉ đạo).
    Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7.
    """

    dong: Annotated[tuple[ChuThuong, ...], Field(min_length=1), MotHayNhieu]
    chuc_vu_khac: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = ()
    ho_ten: ChuThuong | None = None

    @model_validator(mode="before")
    @classmethod
    def _tu_chu(cls, gia_tri: Any) -> Any:
        return {"dong": gia_tri} if isinstance(gia_tri, (str, list)) else gia_tri

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return short_form(cls, schema, handler, "string", "array")
