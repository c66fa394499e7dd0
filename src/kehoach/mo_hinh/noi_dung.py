"""Nội dung: what will be done, as text, headings, activities and duties."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu, ThoiGianTruong, TienTruong
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.tu_dien import DongLai, TuDien
from kehoach.mo_hinh.van_ban import Dong, DongCoChu, VanBan

TruongHoatDong = Literal[
    "noi_dung", "quy_mo", "dia_diem", "doi_tuong", "thoi_gian", "chu_tri", "phoi_hop", "kinh_phi", "ket_qua"
]

NHAN_HOAT_DONG: dict[TruongHoatDong, str] = {
    "noi_dung": "Nội dung",
    "quy_mo": "Quy mô",
    "dia_diem": "Địa điểm",
    "doi_tuong": "Đối tượng",
    "thoi_gian": "Thời gian thực hiện",
    "chu_tri": "Đơn vị chủ trì",
    "phoi_hop": "Đơn vị phối hợp",
    "kinh_phi": "Kinh phí",
    "ket_qua": "Kết quả",
}


class HoatDong(MoHinh):
    """Hoạt động: one activity; prints its name as a heading and each known field on a line with its label.

    `nhan` changes labels ({thoi_gian: Thời gian}). The lines stand in the order of the fields here.
    """

    ten: DongCoChu
    noi_dung: VanBan | None = None
    quy_mo: Dong | None = None
    dia_diem: Dong | None = None
    doi_tuong: Dong | None = None
    thoi_gian: ThoiGianTruong | None = None
    chu_tri: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = ()
    phoi_hop: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = ()
    kinh_phi: TienTruong | None = None
    ket_qua: Dong | None = None
    nhan: Annotated[dict[TruongHoatDong, ChuThuong], DongLai] = Field(default_factory=TuDien)


class Muc(MoHinh):
    """Mục: a heading over text, activities, duties and further headings.

    `khong_so` prints the heading without a number; `lien` lets
    its title run into the first paragraph.
    """

    muc: DongCoChu
    noi_dung: Annotated[tuple[PhanNoiDung, ...], MotHayNhieu] = ()
    hoat_dong: Annotated[tuple[HoatDong, ...], MotHayNhieu] = ()
    khong_so: bool = False
    lien: bool = False


def _loai_noi_dung(gia_tri: Any) -> str:
    """Which of the four kinds: by the key that only it has; a mapping with none of them is taken for an activity."""
    for the, mo_hinh, khoa in (("<muc>", Muc, "muc"), ("<phan_cong>", PhanCong, "don_vi")):
        if isinstance(gia_tri, mo_hinh) or (isinstance(gia_tri, dict) and khoa in gia_tri):
            return the
    return "<hoat_dong>" if isinstance(gia_tri, (HoatDong, dict)) else "<van_ban>"


PhanNoiDung = Annotated[
    Annotated[VanBan, Tag("<van_ban>")]
    | Annotated[Muc, Tag("<muc>")]
    | Annotated[HoatDong, Tag("<hoat_dong>")]
    | Annotated[PhanCong, Tag("<phan_cong>")],
    Discriminator(_loai_noi_dung),
]

Muc.model_rebuild()
