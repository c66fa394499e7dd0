"""Kế hoạch: the plan, whole."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self

from pydantic import model_validator

from kehoach.cua_tren import Bang, Hinh, open_phong_tren
from kehoach.mo_hinh.dan_y import DAN_Y_MAC_DINH
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.gia_tri_ke_hoach import gather_gia_tri
from kehoach.mo_hinh.lien_ket import loi_dan_y, loi_lien_ket, loi_ma
from kehoach.mo_hinh.loi_truong import TruongHong
from kehoach.mo_hinh.rang_buoc import loi_can_cu, loi_danh_so, loi_khong_in, loi_quy_uoc, loi_quyet_dinh, loi_the_thuc
from kehoach.mo_hinh.truong_ke_hoach import TruongKeHoach


class KeHoach(TruongKeHoach):
    """Kế hoạch: the substance of an administrative plan; everything on the page is derived from it.

    A draft is valid: number, date, signer and most parts may be empty. A wrong value is not.
    Source of the parts: 30/2020/NĐ-CP, Điều 8 and Phụ lục I, Phần I, Mục II.
    """

    @model_validator(mode="after")
    def _lien_ket(self) -> Self:
        loi = [
            *loi_quy_uoc(self),
            *loi_the_thuc(self),
            *loi_quyet_dinh(self),
            *loi_khong_in(self),
            *loi_can_cu(self),
            *loi_danh_so(self),
            *loi_ma(self),
            *loi_lien_ket(self, self.gia_tri, self.vien_dan),
            *loi_dan_y(self, self.dan_y or DAN_Y_MAC_DINH),
        ]
        if loi:
            raise TruongHong(loi)
        return self

    @cached_property
    def gia_tri(self) -> dict[str, GiaTriIn]:
        """Typed values that texts may print, by path: `kinh_phi.tong`, `kinh_phi.nguon.xa`, `han.xa`, `ngay` …"""
        return gather_gia_tri(self)

    def sua(self, duong_dan: str | None = None, gia_tri: Any = None, /, **truong: Any) -> KeHoach:
        """Sửa: a new plan with other values; this one stays as it is.

        Shape:   fields by name, values as in a source or typed: `sua(so=3, kinh_phi={"tong": "5 triệu đồng"})`; a
                 mapping changes only what it names, None takes a field out. One place by its path:
                 `sua("noi_dung[0].thoi_gian", "Quý II năm 2027")`.
        Raises:  NguonHongError with every error and its path.
        """
        moi: KeHoach = open_phong_tren().sua(self, duong_dan, gia_tri, truong)
        return moi

    def them_can_cu(self, can_cu: str) -> KeHoach:
        """Thêm căn cứ: a new plan with one more ground, last.

        A citation ("Quyết định số …", perhaps after "Căn cứ") is put into `vien_dan` under a new key, so that later
        mentions of it are short; `[@khóa]` cites what is there; other text stands as it is.
        Raises:  NguonHongError.
        """
        moi: KeHoach = open_phong_tren().them_can_cu(self, can_cu)
        return moi

    def them_noi_nhan(self, ten: str, *, de: str | None = None) -> KeHoach:
        """Thêm nơi nhận: a new plan with one more recipient, last; `de` is the purpose (b/c, t/h).

        Raises:  NguonHongError.
        """
        them = {"ten": ten, "de": de} if de else ten
        return self.sua(noi_nhan=[*self.noi_nhan, them])

    def them_phu_luc_phan_cong(self) -> KeHoach:
        """Thêm phụ lục: a new plan with the annex "Phân công nhiệm vụ và tiến độ", or with a fresh one in its place.

        Raises:  NguonHongError when the plan has no activity and no duty.
        """
        moi = open_phong_tren().build_phu_luc_phan_cong(self)
        cu = [x.tieu_de.nguon for x in self.phu_luc]
        cho = cu.index(moi.tieu_de.nguon) if moi.tieu_de.nguon in cu else len(cu)
        return self.sua(phu_luc=[*self.phu_luc[:cho], moi, *self.phu_luc[cho + 1 :]])

    def doi_nam(self, tu: int, den: int) -> tuple[KeHoach, BaoCaoDoiNam]:
        """Đổi năm: a draft of this plan for another year, and the report of what was and was not changed.

        Raises:  NguonHongError.
        """
        ra: tuple[KeHoach, BaoCaoDoiNam] = open_phong_tren().doi_nam(self, tu, den)
        return ra

    @property
    def nhiem_vu(self) -> Bang:
        """Nhiệm vụ: who does what, with whom, until when, as rows; `.to_frame()` for pandas or polars."""
        return open_phong_tren().list_nhiem_vu(self)

    def tien_do(self) -> Hinh:
        """Tiến độ: activities, duties and deadlines on a calendar, as a picture."""
        return open_phong_tren().draw_tien_do(self)

    def lich(self) -> str:
        """Lịch: the deadlines as the text of an .ics file (CRLF line ends)."""
        return open_phong_tren().write_lich(self)

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return open_phong_tren().write_bundle(self)
