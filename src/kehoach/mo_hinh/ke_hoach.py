"""Kế hoạch: the plan, whole."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from kehoach.cua_tren import Bang, Hinh, open_phong_tren
from kehoach.mo_hinh.co_quan import CoQuan
from kehoach.mo_hinh.dan_y import DAN_Y_MAC_DINH, TEN_PHAN, DanhSoCap, MucDanY, has_phan
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam
from kehoach.mo_hinh.gia_tri import GiaTriIn, gom_gia_tri
from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu, NgayTruong, SoThuTu, ThoiGianTruong
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.ky import ChuKy
from kehoach.mo_hinh.lien_ket import loi_dan_y, loi_lien_ket, loi_ma
from kehoach.mo_hinh.loi_truong import TruongHong
from kehoach.mo_hinh.noi_dung import PhanNoiDung
from kehoach.mo_hinh.noi_nhan import NoiNhan
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.mo_hinh.rang_buoc import loi_can_cu, loi_danh_so, loi_quyet_dinh, loi_the_thuc
from kehoach.mo_hinh.thanh_phan_khac import DiaChi, QuyetDinh, SoanThao
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.tu_dien import DongLai, TuDien
from kehoach.mo_hinh.van_ban import DongCoChu, VanBan
from kehoach.mo_hinh.vien_dan import KieuVienDan, VanBanDan


class KeHoach(MoHinh):
    """Kế hoạch: the substance of an administrative plan; everything on the page is derived from it.

    A draft is valid: number, date, signer and most parts may be empty. A wrong value is not.
    Source of the parts: 30/2020/NĐ-CP, Điều 8 and Phụ lục I, Phần I, Mục II.
    """

    the_thuc: ChuThuong | None = Field(default=None, description="Chế độ thể thức (nd30, tt01); bỏ trống: theo ngày")
    co_quan: CoQuan = Field(description="Cơ quan ban hành")
    so: SoThuTu | None = Field(default=None, description="Số văn bản; bỏ trống khi còn dự thảo")
    ngay: NgayTruong | None = Field(default=None, description="Ngày ban hành, biết cả hoặc một phần")
    dia_danh: ChuThuong | None = Field(default=None, description="Địa danh nơi ban hành")
    trich_yeu: DongCoChu = Field(description="Trích yếu; xuống dòng trong nguồn là xuống dòng trên trang")
    vien_dan: Annotated[dict[ChuThuong, VanBanDan], DongLai] = Field(
        default_factory=TuDien, description="Văn bản được dẫn, theo khóa"
    )
    kieu_vien_dan: KieuVienDan = Field(default="trong_cau", description="Trích yếu của văn bản được dẫn đứng ở đâu")
    han: Annotated[dict[ChuThuong, ThoiGianTruong], DongLai] = Field(
        default_factory=TuDien, description="Thời hạn có tên, cho [=han.tên]"
    )
    danh_so: DanhSoCap | None = Field(default=None, description="Kiểu đánh số từng cấp, như [I., 1., a)]")
    dan_y: Annotated[tuple[MucDanY, ...], MotHayNhieu] = Field(
        default=(), description="Dàn ý; bỏ trống: năm mục thường"
    )
    can_cu: Annotated[tuple[VanBan, ...], MotHayNhieu] = Field(default=(), description="Các căn cứ, mỗi mục một đoạn")
    can_cu_lien_mo_dau: bool = Field(default=False, description="Căn cứ cuối và câu mở đầu đứng chung một đoạn")
    mo_dau: VanBan | None = Field(default=None, description="Câu mở đầu: «… xây dựng Kế hoạch … như sau:»")
    muc_dich: VanBan | None = Field(default=None, description="Mục đích")
    yeu_cau: VanBan | None = Field(default=None, description="Yêu cầu")
    doi_tuong: VanBan | None = Field(default=None, description="Đối tượng")
    noi_dung: Annotated[tuple[PhanNoiDung, ...], MotHayNhieu] = Field(default=(), description="Nội dung, hoạt động")
    hinh_thuc: Annotated[tuple[PhanNoiDung, ...], MotHayNhieu] = Field(
        default=(), description="Hình thức, phương pháp thực hiện"
    )
    thoi_gian: ThoiGianTruong | None = Field(default=None, description="Thời gian thực hiện")
    kinh_phi: KinhPhi | None = Field(default=None, description="Kinh phí")
    to_chuc_thuc_hien: Annotated[tuple[PhanCong, ...], MotHayNhieu] = Field(
        default=(), description="Phân công: ai làm gì, đến khi nào"
    )
    ket_thuc: VanBan | None = Field(default=None, description="Đoạn kết; dấu ./. tự thêm")
    noi_nhan: Annotated[tuple[NoiNhan, ...], MotHayNhieu] = Field(default=(), description="Nơi nhận, trước dòng Lưu")
    luu: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = Field(default=("VT",), description="Nơi lưu: VT, đơn vị soạn")
    chu_ky: ChuKy | None = Field(default=None, description="Quyền hạn, chức vụ, họ tên người ký")
    phu_luc: Annotated[tuple[PhuLuc, ...], MotHayNhieu] = Field(default=(), description="Phụ lục")
    quyet_dinh: QuyetDinh | None = Field(default=None, description="Quyết định ban hành kế hoạch này, nếu có")
    do_khan: ChuThuong | None = Field(default=None, description="Độ khẩn: Khẩn, Thượng khẩn, Hỏa tốc")
    pham_vi_luu_hanh: ChuThuong | None = Field(default=None, description="Xem xong trả lại, Lưu hành nội bộ")
    soan_thao: SoanThao | None = Field(default=None, description="Ký hiệu người soạn thảo và số bản phát hành")
    dia_chi: DiaChi | None = Field(default=None, description="Địa chỉ cơ quan, ở chân trang đầu")

    @model_validator(mode="after")
    def _lien_ket(self) -> Self:
        loi = [
            *loi_the_thuc(self),
            *loi_quyet_dinh(self),
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
        return gom_gia_tri(self)

    @cached_property
    def phan_co(self) -> frozenset[str]:
        """Names of the parts that hold anything that prints."""
        return frozenset(ten for ten in TEN_PHAN if has_phan(self, ten))

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
