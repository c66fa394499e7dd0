"""Mô hình: the typed plan, frozen. Substance only: no numbers of headings, no styles, no layout."""

from kehoach.mo_hinh.co_quan import CoQuan
from kehoach.mo_hinh.dan_y import DAN_Y_MAC_DINH, MucDanY
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KhoanChi, KinhPhi, NguonVon
from kehoach.mo_hinh.ky import ChuKy
from kehoach.mo_hinh.noi_dung import HoatDong, Muc
from kehoach.mo_hinh.noi_nhan import NoiNhan
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.van_ban import Dong, VanBan

__all__ = [
    "DAN_Y_MAC_DINH",
    "ChuKy",
    "CoQuan",
    "Dong",
    "HoatDong",
    "KeHoach",
    "KhoanChi",
    "KinhPhi",
    "Muc",
    "MucDanY",
    "NguonVon",
    "NoiNhan",
    "PhanCong",
    "PhuLuc",
    "VanBan",
]
