"""Trường kế hoạch: what a plan holds; rules over its parts stand in files above, `KeHoach` over them all."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from kehoach.mo_hinh.co_quan import CoQuan
from kehoach.mo_hinh.dan_y import TEN_PHAN, DanhSoCap, MucDanY, has_phan
from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu, NgayTruong, SoThuTu, ThoiGianTruong
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.ky import ChuKy
from kehoach.mo_hinh.noi_dung import PhanNoiDung
from kehoach.mo_hinh.noi_nhan import NoiNhan
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.mo_hinh.thanh_phan_khac import DiaChi, QuyetDinh, SoanThao
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.tu_dien import DongLai, TuDien
from kehoach.mo_hinh.van_ban import DongCoChu, VanBan
from kehoach.mo_hinh.vien_dan import KieuVienDan, VanBanDan
from kehoach.the_thuc.quy_uoc import QuyUoc
from kehoach.the_thuc.tra import danh_sach_che_do


def _describe_the_thuc(luoc_do: dict[str, Any]) -> None:
    """Say in the schema which regimes there are."""
    ma = ", ".join(c.ma for c in reversed(danh_sach_che_do()))
    luoc_do["description"] = f"Chế độ thể thức ({ma}); bỏ trống: theo ngày"


class TruongKeHoach(MoHinh):
    """Trường kế hoạch: the fields of a plan, each right by itself; whether they fit each other, `KeHoach` asks.

    Source of the parts: 30/2020/NĐ-CP, Điều 8 and Phụ lục I, Phần I, Mục II.
    """

    the_thuc: ChuThuong | None = Field(default=None, json_schema_extra=_describe_the_thuc)
    quy_uoc: QuyUoc | None = Field(default=None, description="Quy ước trình bày riêng: tệp, hoặc viết ngay ở đây")
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

    @cached_property
    def phan_co(self) -> frozenset[str]:
        """Names of the parts that hold anything that prints."""
        return frozenset(ten for ten in TEN_PHAN if has_phan(self, ten))
