"""Cơ quan ban hành: who issues the plan."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, short_form


class CoQuan(MoHinh):
    """Cơ quan: the issuing body; a bare text is its name.

    `ten` is written as in a sentence ("Ủy ban nhân dân huyện Trà Cú"); a line break in it is kept on the page.
    `viet_tat` stands in the symbol (KH-UBND); `chu_quan` is the body directly above, where one is printed.
    Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2 and 3.
    """

    ten: ChuThuong
    viet_tat: ChuThuong | None = None
    chu_quan: ChuThuong | None = None

    @model_validator(mode="before")
    @classmethod
    def _tu_chu(cls, gia_tri: Any) -> Any:
        return {"ten": gia_tri} if isinstance(gia_tri, str) else gia_tri

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return short_form(cls, schema, handler, "string")
