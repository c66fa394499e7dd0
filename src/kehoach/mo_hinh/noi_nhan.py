"""Nơi nhận: who receives the plan, and what for."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, short_form


class NoiNhan(MoHinh):
    """Nơi nhận: one recipient or group; `de` is the purpose in brackets (b/c, t/h). A bare text is a recipient."""

    ten: ChuThuong
    de: ChuThuong | None = None

    @model_validator(mode="before")
    @classmethod
    def _tu_chu(cls, gia_tri: Any) -> Any:
        return {"ten": gia_tri} if isinstance(gia_tri, str) else gia_tri

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return short_form(cls, schema, handler, "string")
