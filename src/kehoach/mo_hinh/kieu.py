"""Kiểu: the plain values of `chu` in their pydantic clothes, and the base of all models.

Every value may come as text (YAML leaves scalars as text) or as the Python value itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from kehoach.chu.doc_thoi_gian import parse_thoi_gian
from kehoach.chu.doc_tien import parse_tien
from kehoach.chu.goi_y import suggest_ten
from kehoach.chu.ngay import Ngay, NgayKhuyet, parse_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.tien import SO_KHONG, DonViTien, Tien, format_tien
from kehoach.cua_tren import open_phong_tren
from kehoach.loi import TienKhongHopLe
from kehoach.mo_hinh.bang_tra import MucLuc, gather_muc_luc
from kehoach.mo_hinh.loi_truong import LoiTruong, TruongHong
from kehoach.nguon.ky_tu import find_ky_tu_cam, is_lang, normalize_chu

_CHU_SO = re.compile(r"[0-9]{1,18}")
_PHAN_NGAY = ("nam", "thang", "ngay")
_TIEN_TOI_DA = 10**18 - 1  # a thousand times the economy of the country; beyond it every amount is a slip


class MoHinh(BaseModel):
    """Mô hình: base of every model: frozen, unknown keys refused, a field left empty (`noi_nhan:`) is one not given.

    Raises:  NguonHongError with every error and its path, when a model is made by calling its class, or a field
             assigned to or deleted; `model_validate` and its like raise pydantic's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    _bo_trong: ClassVar[frozenset[str]] = frozenset()

    if not TYPE_CHECKING:  # who checks types reads the arguments off the fields

        def __init__(self, /, **truong: Any) -> None:
            try:
                super().__init__(**truong)
            except ValidationError as loi:
                raise open_phong_tren().translate_loi(type(self), loi, truong) from None

        # As pydantic marks its own: validation of what holds a model goes past `__init__`, and keeps its paths.
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, ten: str, gia_tri: Any) -> None:
            try:
                super().__setattr__(ten, gia_tri)
            except ValidationError as loi:
                raise open_phong_tren().translate_loi(type(self), loi, {ten: gia_tri}) from None

        def __delattr__(self, ten: str) -> None:
            try:
                super().__delattr__(ten)
            except ValidationError as loi:
                raise open_phong_tren().translate_loi(type(self), loi, {}) from None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._bo_trong = frozenset(
            ten for ten, t in cls.model_fields.items() if t.default is not None and MotHayNhieu not in t.metadata
        )

    @model_validator(mode="before")
    @classmethod
    def _trong_la_khong_co(cls, gia_tri: Any) -> Any:
        if not isinstance(gia_tri, dict) or type(None) not in map(type, gia_tri.values()):
            return gia_tri
        return {ten: x for ten, x in gia_tri.items() if x is not None or ten not in cls._bo_trong}

    @cached_property
    def muc_luc(self) -> MucLuc:
        """What the texts below this model refer to, and the duties among its parts."""
        return gather_muc_luc(self.__dict__.values())

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, without what was worked out from the old values."""
        ban = super().model_copy(update=update, deep=deep)
        for ten in ban.__dict__.keys() - type(self).model_fields.keys():
            del ban.__dict__[ten]
        return ban

    def __getstate__(self) -> dict[Any, Any]:
        """The fields alone travel: what is worked out from them is worked out again."""
        trang_thai = super().__getstate__()
        truong = type(self).model_fields
        return {**trang_thai, "__dict__": {ten: x for ten, x in self.__dict__.items() if ten in truong}}


def _doc_so(gia_tri: object) -> object:
    if isinstance(gia_tri, str):
        if not _CHU_SO.fullmatch(gia_tri.strip()):
            raise ValueError("cần một số nguyên, chỉ gồm chữ số")
        return int(gia_tri)
    if isinstance(gia_tri, bool):
        raise ValueError("cần một số nguyên, đang là đúng/sai")
    return gia_tri


def read_chu(gia_tri: object) -> object:
    """Text of one field: NFC, trimmed, free of what no document may hold; a number is text too."""
    if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
        return str(gia_tri)
    return gia_tri if not isinstance(gia_tri, str) else gia_tri.strip() if is_lang(gia_tri) else _chuan(gia_tri)


def _chuan(chu: str) -> str:
    """Text by `normalize_chu`; refuses what no document may hold, also when a plan is built without the loader."""
    chu = normalize_chu(chu)
    loi = [LoiTruong((), ma, thong_diep, goi_y, cho) for cho, ma, thong_diep, goi_y in find_ky_tu_cam(chu)]
    if loi:
        raise TruongHong(loi)
    return chu.strip()


def _doc_chu_tien(chu: str, don_vi: DonViTien | None = None) -> int:
    chu = chu.strip()
    if don_vi is None and len(chu) > 3 and _CHU_SO.fullmatch(chu):
        return int(chu)  # a plain number of YAML
    return parse_tien(chu, don_vi)


def is_so_tien(chu: str, *, don_vi: DonViTien | None = None) -> bool:
    """Whether the whole text is an amount, as `read_tien` reads it; one too large for any plan is one too."""
    try:
        _doc_chu_tien(chu, don_vi)
    except TienKhongHopLe:
        return False
    return True


def read_tien(gia_tri: object, *, don_vi: DonViTien | None = None) -> Tien:
    """An amount as a field of a plan takes it, or a cell of a table; there is no other reader of either.

    Shape:   text as `parse_tien` reads it, or four digits and more without marks; a whole number.
    Units:   đồng out. `don_vi` is what a number counts that names no unit; without it a whole number is đồng, in text
             one of four digits and more too, and any other is refused.
    Raises:  TienKhongHopLe for text that is no amount, ValueError for any other value and for an amount out of bounds.

    >>> read_tien("2481000000"), read_tien(587, don_vi="triệu đồng"), read_tien("587 triệu đồng", don_vi="tỷ đồng")
    (Tien(2481000000), Tien(587000000), Tien(587000000))
    """
    if isinstance(gia_tri, str):
        gia_tri, don_vi = _doc_chu_tien(gia_tri, don_vi), None
    if isinstance(gia_tri, Decimal) and gia_tri.is_finite() and gia_tri == gia_tri.to_integral_value():
        gia_tri = int(gia_tri)  # what databases give
    if not isinstance(gia_tri, int) or isinstance(gia_tri, bool):
        raise ValueError("số tiền là số nguyên đồng hoặc chữ như «587 triệu đồng»; không dùng số thập phân nhị phân")
    if gia_tri < 0:
        raise ValueError("số tiền không được âm")
    dong = gia_tri * 10 ** SO_KHONG[don_vi or "đồng"]
    if dong > _TIEN_TOI_DA:
        raise ValueError("số tiền quá lớn")
    return Tien(dong)


def read_ngay(gia_tri: object) -> Ngay:
    """A date, whole or known in part, from a date, text, a year or a mapping of its parts."""
    if isinstance(gia_tri, datetime):
        raise ValueError("cần ngày, không kèm giờ")
    if isinstance(gia_tri, str):
        return parse_ngay(str(read_chu(gia_tri)))
    if isinstance(gia_tri, dict):
        return _doc_ngay_khuyet(gia_tri)
    if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
        return NgayKhuyet(nam=gia_tri)
    if isinstance(gia_tri, (date, NgayKhuyet)):
        return gia_tri
    raise ValueError("cần một ngày như 2023-04-10, «tháng 10 năm 2022» hoặc {nam: 2018}")


def _doc_ngay_khuyet(phan: dict[str, object]) -> Ngay:
    la = [str(x) for x in phan if x not in _PHAN_NGAY]
    if la:
        raise TruongHong(_phan_la(x) for x in la)
    so = {ten: _doc_so(x) for ten, x in phan.items() if x is not None}
    if not all(isinstance(x, int) for x in so.values()):
        raise ValueError("nam, thang, ngay phải là số")
    if len(so) == 3:
        return parse_ngay(f"{so['ngay']}/{so['thang']}/{so['nam']}")
    return NgayKhuyet(**so)  # type: ignore[arg-type]


def _phan_la(ten: str) -> LoiTruong:
    goi_y = suggest_ten(ten, _PHAN_NGAY, f"ngày chỉ gồm {', '.join(_PHAN_NGAY)}")
    return LoiTruong((ten,), "nap.truong_la", f"Không có trường «{ten}» ở đây.", goi_y)


def write_ngay(ngay: Ngay) -> str | dict[str, int]:
    """A date as source text, or as a mapping of its known parts."""
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
    return parse_thoi_gian(str(read_chu(gia_tri)))


def _thanh_bo(gia_tri: object) -> object:
    """One value stands for a list of one; an empty value for an empty list."""
    if gia_tri is None:
        return ()
    return gia_tri if isinstance(gia_tri, (list, tuple)) else (gia_tri,)


def _luoc_do(*kieu: str, **them: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": list(kieu) if len(kieu) > 1 else kieu[0], **them})


def _gia_tri(doc: Callable[[object], Any], ghi: Callable[[Any], Any], luoc_do: WithJsonSchema) -> tuple[Any, ...]:
    return PlainValidator(doc), PlainSerializer(ghi), luoc_do


class _MotHayNhieu:
    """Một hay nhiều: reads one value as a list of one, and says so in the JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_thanh_bo, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        danh_sach = handler(schema)
        return {"anyOf": [danh_sach, danh_sach["items"], {"type": "null"}]}


def short_form(cls: type[BaseModel], schema: CoreSchema, handler: GetJsonSchemaHandler, *kieu: str) -> dict[str, Any]:
    """JSON Schema of a model that may also be written as one plain value."""
    ra = handler(schema)
    day_du = handler.resolve_ref_schema(ra)
    ngan = {"anyOf": [{"type": list(kieu)}, dict(day_du)], "title": cls.__name__}
    day_du.clear()
    day_du.update(ngan)
    return ra


MotHayNhieu = _MotHayNhieu()
SoThuTu = Annotated[int, Field(ge=1, le=999_999), BeforeValidator(_doc_so)]
ChuThuong = Annotated[str, BeforeValidator(read_chu), Field(min_length=1)]
TienTruong = Annotated[Tien, *_gia_tri(read_tien, format_tien, _luoc_do("string", "integer"))]
NgayTruong = Annotated[Ngay, *_gia_tri(read_ngay, write_ngay, _luoc_do("string", "integer", "object"))]
ThoiGianTruong = Annotated[ThoiGian, *_gia_tri(_doc_thoi_gian, format_thoi_gian, _luoc_do("string", "integer"))]
