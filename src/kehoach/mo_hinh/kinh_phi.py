"""Kinh phí: how much, for what, from where. Amounts are `int` đồng."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from kehoach.chu.tien import DonViTien, format_tien
from kehoach.cua_tren import Hinh, open_phong_tren
from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, TienTruong, is_so_tien, short_form
from kehoach.mo_hinh.loi_truong import LoiTruong, TruongHong
from kehoach.mo_hinh.tu_dien import DongLai, TuDien
from kehoach.mo_hinh.van_ban import VanBan

TEN_NGUON: dict[str, str] = {
    "trung_uong": "Ngân sách trung ương",
    "dia_phuong": "Ngân sách địa phương",
    "tinh": "Ngân sách tỉnh",
    "huyen": "Ngân sách huyện",
    "xa": "Ngân sách xã",
    "xa_hoi_hoa": "Nguồn xã hội hóa",
    "khac": "Nguồn vốn khác",
}


class KhoanChi(MoHinh):
    """Khoản chi: one item of the budget; `ma` names it for `[=kinh_phi.khoan.ma]`."""

    ten: ChuThuong
    so_tien: TienTruong
    ma: ChuThuong | None = None


class NguonVon(MoHinh):
    """Nguồn vốn: one source of the money; a bare amount under a usual key is one. It may not be known how much yet."""

    ten: ChuThuong
    so_tien: TienTruong | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return short_form(cls, schema, handler, "string", "integer")


def _doc_nguon(gia_tri: Any) -> Any:
    """`trung_uong: 570 triệu đồng` is short for `trung_uong: {ten: Ngân sách trung ương, so_tien: …}`."""
    if not isinstance(gia_tri, dict):
        return gia_tri
    return {
        ma: x if isinstance(x, (dict, NguonVon)) else {"ten": TEN_NGUON.get(ma, ma), "so_tien": x}
        for ma, x in gia_tri.items()
    }


class KinhPhi(MoHinh):
    """Kinh phí: a total, its items, its sources, and the sentence that tells them.

    Items and sources must add up to the total. Without `van_ban` the sentence is derived. `don_vi` is the unit in which
    amounts of this plan print. An amount alone is short for the total, any other text alone for the sentence.
    """

    tong: TienTruong | None = None
    khoan: tuple[KhoanChi, ...] = ()
    nguon: Annotated[dict[str, NguonVon], BeforeValidator(_doc_nguon), DongLai] = Field(default_factory=TuDien)
    don_vi: DonViTien = "đồng"
    bang_chu: bool = True
    van_ban: VanBan | None = None

    @model_validator(mode="before")
    @classmethod
    def _doc_ngan(cls, gia_tri: Any) -> Any:
        if isinstance(gia_tri, str) and is_so_tien(gia_tri):
            return {"tong": gia_tri}
        return {"van_ban": gia_tri} if isinstance(gia_tri, (str, VanBan)) else gia_tri

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return short_form(cls, schema, handler, "string")

    @model_validator(mode="after")
    def _cong_du(self) -> Self:
        khoan = [k.so_tien for k in self.khoan]
        nguon = [n.so_tien for n in self.nguon.values() if n.so_tien is not None]
        nguon = nguon if len(nguon) == len(self.nguon) else []  # a source of unknown amount: nothing to add up
        tong = self.tong if self.tong is not None else sum(khoan) if khoan and nguon else None
        loi = [
            self._lech(ten, sum(phan), tong)
            for ten, phan in (("khoan", khoan), ("nguon", nguon))
            if tong is not None and phan and sum(phan) != tong
        ]
        if loi:
            raise TruongHong(loi)
        return self

    def __bool__(self) -> bool:
        return self.tong is not None or bool(self.khoan or self.nguon or self.van_ban)

    def to_frame(self, thu_vien: Literal["pandas", "polars"] | None = None) -> Any:
        """The budget as a data frame: total, items, sources; without `thu_vien` the library that is installed.

        Raises:  ThieuCongCuError naming the extra to install.
        """
        return open_phong_tren().frame_kinh_phi(self, thu_vien)

    def bieu_do(self) -> Hinh:
        """Biểu đồ: items and sources as bars, as a picture."""
        return open_phong_tren().draw_kinh_phi(self)

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return open_phong_tren().write_bundle(self)

    def _lech(self, ten: str, co: int, tong: int) -> LoiTruong:
        goi = {"khoan": "các khoản", "nguon": "các nguồn"}[ten]
        cua = "tổng kinh phí" if self.tong is not None else "tổng các khoản"
        return LoiTruong(
            (ten,),
            "nap.tong",
            f"Tổng {goi} là {format_tien(co)}, khác {cua} {format_tien(tong)}.",
            f"sửa số tiền, hoặc thêm phần còn thiếu {format_tien(tong - co)}"
            if co < tong
            else "sửa số tiền của tổng hoặc của từng phần",
        )
