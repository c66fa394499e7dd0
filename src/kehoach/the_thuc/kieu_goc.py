"""Kiểu gốc: what every type of a regime's data is: frozen, and strict about its fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class DuLieu(BaseModel):
    """Dữ liệu: base of the types of data files; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
