"""Danh sách phép thử: every kind of test, and the type of a rule's value: one of them, told by its `phep`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from kehoach.kiem_tra.phep import cho_dung, danh_so, doan_van, loi_van, phong_chu, so_trang, trang_giay
from kehoach.kiem_tra.phep.phep_thu import KhongMay, PhepThu

_HO = (trang_giay, so_trang, phong_chu, doan_van, loi_van, danh_so, cho_dung)
PHEP_THU: Mapping[str, type[PhepThu]] = {
    x.model_fields["phep"].default: x for x in (*(x for ho in _HO for x in ho.CAC_PHEP), KhongMay)
}
"""Every kind of test by its name in the data."""

if TYPE_CHECKING:
    GiaTri = PhepThu
else:
    GiaTri = Annotated[reduce(or_, PHEP_THU.values()), Field(discriminator="phep")]
