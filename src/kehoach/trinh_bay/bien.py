"""Biến: the names a template may use, and the kinds of blocks it must have a sample for."""

from __future__ import annotations

BIEN: dict[str, str] = {
    "chu_quan": "cơ quan chủ quản",
    "co_quan": "cơ quan ban hành",
    "ke_co_quan": "đường kẻ dưới tên cơ quan",
    "ke_tieu_ngu": "đường kẻ dưới Tiêu ngữ",
    "so_ky_hieu": "số, ký hiệu",
    "dia_danh_ngay": "địa danh, ngày tháng năm",
    "trich_yeu": "trích yếu",
    "ke_trich_yeu": "đường kẻ dưới trích yếu",
    "kem_theo": "dòng kèm theo quyết định",
    "do_khan": "dấu độ khẩn",
    "pham_vi_luu_hanh": "dấu phạm vi lưu hành",
    "than": "nội dung",
    "noi_nhan": "các dòng nơi nhận",
    "chuc_vu": "quyền hạn, chức vụ",
    "chuc_vu_khac": "chức vụ khác của người ký",
    "ho_ten": "họ tên người ký",
    "sect_cuoi": "thiết đặt trang",
}

# Kinds of blocks in the loop over the content, in the order in which a clerk meets them on the page.
LOAI_THAN: tuple[str, ...] = (
    "can_cu",
    "mo_dau",
    "muc",
    "khoan_tieu_de",
    "tieu_khoan",
    "diem_tieu_de",
    "tieu_de_khong_so",
    "khoan",
    "diem",
    "doan",
    "gach",
    "cong",
)
LOAI_PHU_LUC: tuple[str, ...] = ("phu_luc_so", "phu_luc_ten", "kem_theo")
LOAI: frozenset[str] = frozenset({*LOAI_THAN, "cuoi", *LOAI_PHU_LUC})

# Names the footer of the first page may use.
BIEN_CHAN: dict[str, str] = {"dia_chi": "địa chỉ cơ quan, ở chân trang đầu"}
