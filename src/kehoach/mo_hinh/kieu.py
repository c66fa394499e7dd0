"""Kiểu: the plain values of `chu` in their pydantic clothes, and the base of all models.

Every value may come as text (YAML leaves scalars as text) or as the Python value itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema

from kehoach.chu.ngay import Ngay, NgayKhuyet, parse_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian, parse_thoi_gian
from kehoach.chu.tien import Tien, format_tien, parse_tien

_CHU_SO = re.compile(r"[0-9]{1,18}")


class MoHinh(BaseModel):
    """Base of every model: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _doc_so(gia_tri: object) -> object:
    if isinstance(gia_tri, str):
        if not _CHU_SO.fullmatch(gia_tri.strip()):
            raise ValueError("cần một số nguyên, chỉ gồm chữ số")
        return int(gia_tri)
    if isinstance(gia_tri, bool):
        raise ValueError("cần một số nguyên, đang là đúng/sai")
    return gia_tri


def _doc_chu(gia_tri: object) -> object:
    if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
        return str(gia_tri)
    return unicodedata.normalize("NFC", gia_tri).strip() if isinstance(gia_tri, str) else gia_tri


def _doc_tien(gia_tri: object) -> Tien:
    if isinstance(gia_tri, str):
        return Tien(int(gia_tri)) if _CHU_SO.fullmatch(gia_tri.strip()) and len(gia_tri) > 3 else parse_tien(gia_tri)
    if not isinstance(gia_tri, int) or isinstance(gia_tri, bool):
        raise ValueError("số tiền là số nguyên đồng hoặc chữ như «587 triệu đồng»; không dùng số thập phân nhị phân")
    if gia_tri < 0:
        raise ValueError("số tiền không được âm")
    return Tien(gia_tri)


def _doc_ngay(gia_tri: object) -> Ngay:
    if isinstance(gia_tri, datetime):
        raise ValueError("cần ngày, không kèm giờ")
    if isinstance(gia_tri, str):
        return parse_ngay(gia_tri)
    if isinstance(gia_tri, dict):
        return _doc_ngay_khuyet(gia_tri)
    if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
        return NgayKhuyet(nam=gia_tri)
    if isinstance(gia_tri, (date, NgayKhuyet)):
        return gia_tri
    raise ValueError("cần một ngày như 2023-04-10, «tháng 10 năm 2022» hoặc {nam: 2018}")


def _doc_ngay_khuyet(phan: dict[str, object]) -> Ngay:
    la = sorted(set(phan) - {"nam", "thang", "ngay"})
    if la:
        raise ValueError(f"ngày chỉ gồm nam, thang, ngay; không có «{', '.join(la)}»")
    so = {ten: _doc_so(x) for ten, x in phan.items() if x is not None}
    if not all(isinstance(x, int) for x in so.values()):
        raise ValueError("nam, thang, ngay phải là số")
    if len(so) == 3:
        return date(so["nam"], so["thang"], so["ngay"])  # type: ignore[arg-type]
    return NgayKhuyet(**so)  # type: ignore[arg-type]


def _ghi_ngay(ngay: Ngay) -> str | dict[str, int]:
    if isinstance(ngay, date):
        return ngay.isoformat()
    return {ten: x for ten in ("nam", "thang", "ngay") if (x := getattr(ngay, ten)) is not None}


def _doc_thoi_gian(gia_tri: object) -> ThoiGian:
    if isinstance(gia_tri, ThoiGian):
        return gia_tri
    if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
        gia_tri = str(gia_tri)
    if not isinstance(gia_tri, str):
        raise ValueError("cần thời gian viết bằng chữ, như «Quý II, III năm 2023» hoặc «trước ngày 10/8/2023»")
    return parse_thoi_gian(gia_tri)


def _thanh_bo(gia_tri: object) -> object:
    """One value stands for a list of one; an empty value for an empty list."""
    if gia_tri is None:
        return ()
    return gia_tri if isinstance(gia_tri, (list, tuple)) else (gia_tri,)


def _luoc_do(*kieu: str, **them: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": list(kieu) if len(kieu) > 1 else kieu[0], **them})


def _gia_tri(doc: Callable[[object], Any], ghi: Callable[[Any], Any], luoc_do: WithJsonSchema) -> tuple[Any, ...]:
    return PlainValidator(doc), PlainSerializer(ghi), luoc_do


MotHayNhieu = BeforeValidator(_thanh_bo)
SoNguyen = Annotated[int, BeforeValidator(_doc_so)]
SoThuTu = Annotated[SoNguyen, Field(ge=1)]
ChuThuong = Annotated[str, BeforeValidator(_doc_chu), Field(min_length=1)]
TienTruong = Annotated[Tien, *_gia_tri(_doc_tien, format_tien, _luoc_do("string", "integer"))]
NgayTruong = Annotated[Ngay, *_gia_tri(_doc_ngay, _ghi_ngay, _luoc_do("string", "integer", "object"))]
ThoiGianTruong = Annotated[ThoiGian, *_gia_tri(_doc_thoi_gian, format_thoi_gian, _luoc_do("string", "integer"))]
