"""Sửa kế hoạch: a new plan from a plan and a few other values, validated whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pydantic import BaseModel

from kehoach.chu.ngay import NgayKhuyet
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kieu import write_ngay
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.mo_hinh.vien_dan import VanBanDan
from kehoach.nap.load import build_ke_hoach
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.vi_tri import format_duong_dan, parse_duong_dan

_LA_GIA_TRI = ("ngay",)
"""Fields that a mapping replaces whole: a date is one value, also when it is written in parts."""


def sua(ke_hoach: KeHoach, duong_dan: str | None, gia_tri: Any, truong: Mapping[str, Any]) -> KeHoach:
    """The plan with the value at `duong_dan` and the fields `truong` replaced; None takes a field out.

    Shape:   values as in a source (text, numbers, lists, mappings) or typed; a mapping changes only what it names.
    Raises:  NguonHongError with every error and its path.

    >>> from kehoach.nap.load import load
    >>> plan = load({"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Việc mẫu", "kinh_phi": {"tong": "5 triệu đồng"}})
    >>> sua(plan, "kinh_phi.tong", "7 triệu đồng", {"so": 3}).kinh_phi.tong
    Tien(7000000)
    """
    du_lieu = dump_du_lieu(ke_hoach)
    if duong_dan is not None:
        _dat(du_lieu, duong_dan, gia_tri)
    merge_truong(du_lieu, truong)
    return build(du_lieu, type(ke_hoach))


def dump_du_lieu(ke_hoach: KeHoach) -> dict[str, Any]:
    """The plan as plain data of the shape of a source."""
    return ke_hoach.model_dump(mode="json", exclude_defaults=True)


def build(du_lieu: Mapping[str, Any], lop: type[KeHoach] = KeHoach) -> KeHoach:
    """A plan of this class from plain data, with every error at its path.

    Raises:  NguonHongError.
    """
    return build_ke_hoach(read_nguon(du_lieu), lop=lop)


def merge_truong(du_lieu: dict[str, Any], truong: Mapping[str, Any]) -> None:
    """Put new values over old ones in place."""
    for ten, x in truong.items():
        cu = du_lieu.get(ten)
        if x is None:
            du_lieu.pop(ten, None)
        elif isinstance(x, Mapping) and isinstance(cu, dict) and ten not in _LA_GIA_TRI:
            merge_truong(cu, x)
        else:
            du_lieu[ten] = to_thuan(x)


def to_thuan(x: Any) -> Any:
    """A value, typed or not, as plain data of a source."""
    if isinstance(x, BaseModel):
        return x.model_dump(mode="json", exclude_defaults=True)
    if isinstance(x, (VanBan, Dong, VanBanDan)):
        return to_thuan(x.nguon)
    if isinstance(x, NgayKhuyet):
        return write_ngay(x)
    if isinstance(x, ThoiGian):
        return format_thoi_gian(x)
    if isinstance(x, Mapping):
        return {ten: to_thuan(con) for ten, con in x.items()}
    if isinstance(x, (list, tuple)):
        return [to_thuan(con) for con in x]
    return x


def _dat(du_lieu: dict[str, Any], duong_dan: str, gia_tri: Any) -> None:
    """Put one value at a path in place; groups that are not there yet are made."""
    buoc = parse_duong_dan(duong_dan)
    if not buoc or format_duong_dan(buoc) != duong_dan:
        _hong(duong_dan, f"«{duong_dan}» không phải đường dẫn trong kế hoạch.", "như kinh_phi.tong, can_cu[0]")
    trong: Any = du_lieu
    for i, ten in enumerate(buoc[:-1], 1):
        trong = _vao(trong, ten, format_duong_dan(buoc[:i]))
    cuoi = buoc[-1]
    if isinstance(cuoi, str) and isinstance(trong, dict):
        merge_truong(trong, {cuoi: gia_tri})
        return
    _vao(trong, cuoi, duong_dan)
    if gia_tri is None:
        del trong[cuoi]
    elif isinstance(gia_tri, Mapping) and isinstance(trong[cuoi], dict):
        merge_truong(trong[cuoi], gia_tri)
    else:
        trong[cuoi] = to_thuan(gia_tri)


def _vao(trong: Any, buoc: str | int, duong_dan: str) -> Any:
    """One step down; a group that is missing is made."""
    if isinstance(buoc, str):
        if isinstance(trong, dict):
            return trong.setdefault(buoc, {})
        _hong(duong_dan, f"Không có «{buoc}» ở đây: chỗ này không phải một nhóm trường.")
    if not isinstance(trong, list):
        _hong(duong_dan, f"Không có mục [{buoc}] ở đây: chỗ này không phải một danh sách.")
    if buoc >= len(trong):
        co = f"danh sách có {len(trong)} mục, đếm từ 0" if trong else "danh sách chưa có mục nào"
        _hong(duong_dan, f"Không có mục [{buoc}].", co)
    return trong[buoc]


def _hong(duong_dan: str, thong_diep: str, goi_y: str = "") -> NoReturn:
    raise NguonHongError([PhatHien("nap.duong_dan", "loi", ViTri(duong_dan=duong_dan), thong_diep, goi_y)])
