"""Thành phần thể thức: every component of a document, once (`du_lieu/thanh_phan.yaml`): its names, where it stands.

Read by layout and its measuring, the templates, the preview, the checker and the reader. What a component looks like is
data of a regime; how it is recognised in a stranger's file is code of the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kehoach.the_thuc.thu_muc import load_yaml

Vung = Literal["dau", "than", "cuoi", "phu_luc", "hop_chu", "le_trang"]
Ben = Literal["trai", "phai"]
Hang = tuple[tuple[str, ...], tuple[str, ...]]
"""One row of two cells: the components of the left one, of the right one."""


class ThanhPhan(BaseModel):
    """Thành phần: one component, or a subject of rules that stands for others (`gom`).

    `ten` begins a sentence, `trong_cau` stands inside one, `ten_khoi` is what one paragraph of it is called. `hang` and
    `ben` are its row and side in the table of the heading or of the signature. The head of the data file explains the
    rest.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ma: str
    ten: str
    trong_cau: str = ""
    ten_khoi: str = ""
    vung: Vung | None = None
    hang: int | None = Field(default=None, ge=1)
    ben: Ben | None = None
    gom: tuple[str, ...] = ()
    mau: Literal["than", "phu_luc"] | None = None
    bien: bool = False
    chi_than: bool = False
    ngoai_van_ban: bool = False
    nhan_dang: bool = False
    co_the_thieu: bool = False
    khung: bool = False
    thut_theo_mau: bool = False
    khong_thay: str = ""

    @model_validator(mode="before")
    @classmethod
    def _ten_mac_dinh(cls, tho: dict[str, object]) -> dict[str, object]:
        """Names left out follow from the one before."""
        ten = str(tho.get("ten", ""))
        trong_cau = tho.get("trong_cau", ten[:1].lower() + ten[1:])
        return {"trong_cau": trong_cau, "ten_khoi": trong_cau, "gom": (tho.get("ma"),), **tho}


@cache
def danh_sach_thanh_phan() -> Mapping[str, ThanhPhan]:
    """All components by code, in reading order."""
    du_lieu: Any = load_yaml(files("kehoach.the_thuc") / "du_lieu" / "thanh_phan.yaml")
    return {x.ma: x for x in map(ThanhPhan.model_validate, du_lieu)}


def ma_cua(dieu_kien: Callable[[ThanhPhan], object]) -> tuple[str, ...]:
    """Codes of the components of which this is true, in reading order.

    >>> ma_cua(lambda t: t.khung)
    ('pham_vi_luu_hanh', 'do_khan')
    """
    return tuple(t.ma for t in danh_sach_thanh_phan().values() if dieu_kien(t))


def hang_cua(vung: Vung) -> tuple[Hang, ...]:
    """The rows of the heading (`dau`) or of the signature (`cuoi`), as templates set them.

    >>> hang_cua("cuoi")
    ((('noi_nhan', 'noi_nhan_dong'), ('chuc_vu', 'chuc_vu_khac', 'ho_ten')),)
    """
    so = sorted({t.hang for t in danh_sach_thanh_phan().values() if t.vung == vung and t.hang})
    return tuple((o_cua(vung, i, "trai"), o_cua(vung, i, "phai")) for i in so)


def o_cua(vung: Vung, hang: int, ben: Ben) -> tuple[str, ...]:
    """The components of one cell, from top to bottom.

    >>> o_cua("dau", 2, "phai")
    ('quoc_hieu', 'tieu_ngu')
    """
    return ma_cua(lambda t: (t.vung, t.hang, t.ben) == (vung, hang, ben))


def gom_cua(doi_tuong: str) -> tuple[str, ...]:
    """The components a subject of rules stands for: itself, or several.

    >>> gom_cua("ke_tieu_ngu"), gom_cua("muc")
    (('tieu_ngu',), ('muc',))
    """
    return danh_sach_thanh_phan()[doi_tuong].gom


def ten_trong_cau(doi_tuong: str) -> str:
    """The component's name as it stands inside a sentence.

    >>> ten_trong_cau("ten_loai"), ten_trong_cau("quoc_hieu")
    ('tên loại', 'Quốc hiệu')
    """
    return danh_sach_thanh_phan()[doi_tuong].trong_cau


def ten_khoi(thanh_phan: str) -> str:
    """What one paragraph of a component is called, as a place; the code itself when it is none.

    >>> ten_khoi("noi_nhan_dong"), ten_khoi("muc")
    ('dòng nơi nhận', 'mục')
    """
    x = danh_sach_thanh_phan().get(thanh_phan)
    return x.ten_khoi if x else thanh_phan
