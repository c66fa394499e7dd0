"""Loại trường: what a value of a source is for, read from the annotations of the models that will take it."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, Tag

from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.van_ban import Dong, VanBan

LoaiTruong = Literal["gia_tri", "chu", "dong", "van_ban", "tien_hay_chu"]
"""A typed value, plain text, text of one line, text of blocks, or an amount that may be text of blocks as well."""

_LOAI: dict[Any, LoaiTruong] = {str: "chu", Dong: "dong", VanBan: "van_ban", KinhPhi: "tien_hay_chu"}


def find_loai(kieu: Any) -> LoaiTruong:
    """What a text of the source is for, by the type that `resolve_kieu` found for it.

    A short form (`noi_nhan: [Sở A]`) is a value as it stands: its model sees to it.
    """
    return _LOAI.get(kieu, "gia_tri")


def resolve_kieu(kieu: Any, goc: Any) -> Any:
    """The type that takes this value of the source: without None, one branch of a union, the item of a list of one.

    None where no type is known: a union that nothing in the source decides, a field that is not there.
    """
    ngoai, doi_so = get_origin(kieu), get_args(kieu)
    if ngoai is Annotated:
        chon = next((x.discriminator for x in doi_so[1:] if isinstance(x, Discriminator)), None)
        return resolve_kieu(_nhanh(doi_so[0], chon(goc)) if callable(chon) else doi_so[0], goc)
    if ngoai in (Union, UnionType):
        con = [x for x in doi_so if x is not NoneType]
        return resolve_kieu(con[0], goc) if len(con) == 1 else None
    return resolve_kieu(doi_so[0], goc) if ngoai is tuple and not isinstance(goc, list) else kieu


def find_kieu_con(kieu: Any, buoc: str | int) -> Any:
    """The annotation of what stands one step below: a field, a value of a mapping, an item of a list.

    >>> find_kieu_con(KinhPhi, "van_ban") == VanBan | None, find_kieu_con(tuple[Dong, ...], 3), find_kieu_con(None, 0)
    (True, <class 'kehoach.mo_hinh.van_ban.Dong'>, None)
    """
    ngoai, doi_so = get_origin(kieu), get_args(kieu)
    if isinstance(kieu, type) and issubclass(kieu, BaseModel):
        truong = kieu.model_fields.get(str(buoc))
        return truong.annotation if truong else None
    return doi_so[-1] if ngoai is dict else doi_so[0] if ngoai is tuple else None


def _nhanh(hop: Any, the: object) -> Any:
    """The member of a union that carries this tag."""
    return next((x for x in get_args(hop) if any(t.tag == the for t in get_args(x)[1:] if isinstance(t, Tag))), None)
