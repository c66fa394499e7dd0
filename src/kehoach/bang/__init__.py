"""Bảng: rows and plans: a table gives one plan a row, a plan gives its budget and its duties as rows and frames."""

from kehoach.bang.doc_hang import read_hoat_dong, read_kinh_phi, read_phan_cong
from kehoach.bang.hang_ke_hoach import COT_KINH_PHI, COT_NHIEM_VU, bang_kinh_phi, bang_nhiem_vu
from kehoach.bang.khung_du_lieu import from_frame, to_frame

__all__ = [
    "COT_KINH_PHI",
    "COT_NHIEM_VU",
    "bang_kinh_phi",
    "bang_nhiem_vu",
    "from_frame",
    "read_hoat_dong",
    "read_kinh_phi",
    "read_phan_cong",
    "to_frame",
]
