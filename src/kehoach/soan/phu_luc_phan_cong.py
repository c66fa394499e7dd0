"""Phụ lục phân công: the annex "Phân công nhiệm vụ và tiến độ", made from the activities and duties of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.bang.hang_ke_hoach import Hang, bang_nhiem_vu
from kehoach.bo_cuc.noi_tuyen import GiaiNoiTuyen
from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.nguon.khoi import TrichDan
from kehoach.nguon.thoat import escape

TIEU_DE = "Phân công nhiệm vụ và tiến độ"
_COT = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện")
_CAN = "|---:|---|---|---|---|"


def phu_luc_phan_cong(ke_hoach: KeHoach) -> PhuLuc:
    """The annex as a landscape table: what, who, with whom, until when; activities first, then duties.

    Shape:   plain text, one row an activity or duty; citations short, since the plan has named the documents before.
    Raises:  NguonHongError when there is nothing to put into it.
    """
    giai = GiaiNoiTuyen(ke_hoach)
    giai.giai(tuple(TrichDan(khoa) for khoa in ke_hoach.vien_dan))  # from here on every mention is a later one
    viec = [h for h in bang_nhiem_vu(ke_hoach, giai) if h["loai"] != "han" and not h["goc"].startswith("phu_luc")]
    if not viec:
        thong_diep = "Kế hoạch chưa có hoạt động, phân công nào để lập phụ lục."
        goi_y = "ghi hoat_dong trong noi_dung, hoặc to_chuc_thuc_hien"
        raise NguonHongError([PhatHien("nap.phu_luc", "loi", ViTri(duong_dan="phu_luc"), thong_diep, goi_y)])
    bang = "\n".join((_dong(_COT), _CAN, *(_dong(_o(i, h)) for i, h in enumerate(viec, 1))))
    return PhuLuc.model_validate({"tieu_de": TIEU_DE, "noi_dung": bang, "huong": "ngang"})


def _o(thu_tu: int, h: Hang) -> Iterator[str]:
    yield str(thu_tu)
    yield from (escape(h[ten]) for ten in ("viec", "chu_tri", "phoi_hop", "thoi_gian"))


def _dong(o: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(o)} |"
