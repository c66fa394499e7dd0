"""Biến: the names a template may use, and the kinds of blocks it must have a sample for."""

from __future__ import annotations

from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan, ma_cua

BIEN: dict[str, str] = {
    **{t.ma: t.ten_khoi for t in danh_sach_thanh_phan().values() if t.bien},
    "than": "nội dung",
    "sect_cuoi": "thiết đặt trang",
}

# Kinds of blocks in the loop over the content, in the order in which a clerk meets them on the page.
LOAI_THAN: tuple[str, ...] = ma_cua(lambda t: t.mau == "than")
LOAI_PHU_LUC: tuple[str, ...] = ma_cua(lambda t: t.mau == "phu_luc")
LOAI: frozenset[str] = frozenset({*LOAI_THAN, "cuoi", *LOAI_PHU_LUC})

# Names the footer of the first page may use.
BIEN_CHAN: dict[str, str] = {"dia_chi": "địa chỉ cơ quan, ở chân trang đầu"}
