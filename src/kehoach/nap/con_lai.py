"""Còn lại: what else is wrong with a plan that has wrong fields, so that every error comes at once.

References between parts are looked at only in a plan whose fields are all right. Here the wrong fields are taken out,
and of what is then found only that is kept which cannot come from their absence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.loi_truong import LoiTruong, TruongHong

# Fields that must be sound for a finding of this kind to mean anything.
_PHU_THUOC: dict[str, frozenset[str]] = {
    "nap.vien_dan": frozenset({"vien_dan"}),
    "nap.gia_tri": frozenset({"co_quan", "dia_danh", "ngay", "thoi_gian", "han", "to_chuc_thuc_hien", "kinh_phi"}),
    "nap.dan_y": frozenset({"dan_y"}),
    "nap.ma": frozenset(),
    "nap.can_cu": frozenset(),
    "nap.danh_so": frozenset(),
    "nap.gia_tri_sai": frozenset({"the_thuc", "ngay", "quyet_dinh"}),
    "nap.quyet_dinh": frozenset({"the_thuc", "quyet_dinh"}),
}
_THE_CHO: dict[str, Any] = {"co_quan": {"ten": "—"}, "trich_yeu": "—"}


def find_con_lai(du_lieu: Mapping[str, Any], loi: ValidationError) -> list[LoiTruong]:
    """Errors between the sound fields of a plan, paths from the root."""
    hong = {str(e["loc"][0]) for e in loi.errors(include_url=False) if e["loc"]}
    if not hong:
        return []  # the parts were compared already
    lanh = {ten: x for ten, x in du_lieu.items() if ten not in hong}
    try:
        KeHoach.model_validate({**_THE_CHO, **lanh})
    except ValidationError as con:
        tat_ca = [x for e in con.errors(include_url=False) for x in _cua_ke_hoach(e.get("ctx", {}).get("error"))]
        return [x for x in tat_ca if x.ma in _PHU_THUOC and not _PHU_THUOC[x.ma] & hong]
    return []


def _cua_ke_hoach(loi: object) -> tuple[LoiTruong, ...]:
    return loi.loi if isinstance(loi, TruongHong) else ()
