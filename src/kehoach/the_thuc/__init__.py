"""Thể thức: the regimes of form, as dated data. Nothing here knows a plan; nothing elsewhere says "14 pt"."""

from kehoach.the_thuc.mo_ta import CheDo, KieuDoan, Trang
from kehoach.the_thuc.tra import che_do_theo_ma, che_do_vao_ngay, danh_sach_che_do

__all__ = ["CheDo", "KieuDoan", "Trang", "che_do_theo_ma", "che_do_vao_ngay", "danh_sach_che_do"]
