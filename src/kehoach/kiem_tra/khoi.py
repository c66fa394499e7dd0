"""Khối: the blocks of a measured document that a subject of rules stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kehoach.bo_cuc.do_dac import KhoiDo, TaiLieuDo
from kehoach.kiem_tra.mo_ta import ChuaThay
from kehoach.the_thuc.dien_dat import ten_trong_cau

NHOM: Mapping[str, tuple[str, ...]] = {
    "doan": ("doan", "mo_dau", "khoan", "diem", "gach", "cong"),
    "diem": ("diem", "diem_tieu_de"),
    "ke_tieu_ngu": ("tieu_ngu",),
    "ke_co_quan": ("co_quan",),
    "ke_trich_yeu": ("trich_yeu",),
}
"""Subjects of rules that are more than one component, or a property of another one."""
_THAN = (*NHOM["doan"], "can_cu", "khoan_tieu_de", "diem_tieu_de", "tieu_khoan", "muc", "dieu")
_DAU_KHUNG = ("do_khan", "pham_vi_luu_hanh", "khac", "bang")


def blocks_of(tai_lieu: TaiLieuDo, doi_tuong: str) -> tuple[KhoiDo, ...]:
    """The blocks a subject stands for; the running text holds no annexes, text boxes or table cells.

    Raises:  ChuaThay when the document has none.
    """
    if doi_tuong == "van_ban":
        khoi: Iterable[KhoiDo] = (k for k in tai_lieu.khoi if k.thanh_phan not in _DAU_KHUNG and k.vung != "hop_chu")
    else:
        nhom = NHOM.get(doi_tuong, (doi_tuong,))
        nguon = iter_than(tai_lieu) if nhom[0] in _THAN else tai_lieu.khoi
        khoi = (k for k in nguon if k.thanh_phan in nhom)
    thay = tuple(k for k in khoi if k.chu.strip())
    if not thay:
        raise ChuaThay(f"không thấy {ten_trong_cau(doi_tuong)}")
    return thay


def iter_than(tai_lieu: TaiLieuDo) -> Iterator[KhoiDo]:
    """The blocks of title and content, table cells left out."""
    return (k for k in tai_lieu.khoi if k.vung == "than" and k.o is None)


def is_kem_theo(tai_lieu: TaiLieuDo) -> bool:
    """Whether the document is itself attached to another one («Kèm theo Quyết định số …» under its title)."""
    return any(k.thanh_phan == "kem_theo" for k in iter_than(tai_lieu))
