"""Còn nguyên: what a document that stands there is: as its source gives it now, as it was built, or edited since.

Bytes decide first. Where they differ, content does (`ooxml.noi_dung_goi`): what Word writes of its own accord when it
saves is no edit. A file that cannot be read counts as edited.
"""

from __future__ import annotations

from typing import Literal

from kehoach.dong_loat.bang_ke import MucKe
from kehoach.dong_loat.dang_ra import DANG, ThanhPham
from kehoach.dong_loat.van_tay_vao import hash_bytes
from kehoach.loi import PhatHien, TepDocxHongError, ViTri

TinhTrang = Literal["thieu", "nhu_nguon", "nhu_da_dung", "do_dang", "sua_tay"]
"""Not there; what its source gives; what was built before; perhaps what a build wrote that was stopped; edited."""


def judge_tep(cu: bytes | None, moi: ThanhPham, muc: MucKe | None, dang: str) -> TinhTrang:
    """What a file is, by the document that would be written now and by what the manifest says of it.

    Without an entry only the first counts: nobody knows who wrote it.
    """
    if cu is None:
        return "thieu"
    if cu == moi.data:
        return "nhu_nguon"
    if muc is not None and hash_bytes(cu) == muc.ra:
        return "nhu_da_dung"
    noi_dung = _read_noi_dung(cu, dang)
    if noi_dung is not None and noi_dung == moi.noi_dung:
        return "nhu_nguon"
    return _theo_muc(cu, noi_dung, muc, dang) if muc is not None else "sua_tay"


def is_da_dung(cu: bytes, muc: MucKe, dang: str) -> bool:
    """Whether a file is what the manifest says was built, or what a build that was stopped may have written."""
    if hash_bytes(cu) == muc.ra or dang not in DANG:
        return hash_bytes(cu) == muc.ra
    return _theo_muc(cu, _read_noi_dung(cu, dang), muc, dang) != "sua_tay"


def _theo_muc(cu: bytes, noi_dung: str | None, muc: MucKe, dang: str) -> TinhTrang:
    if noi_dung is not None and noi_dung == muc.nd:
        return "nhu_da_dung"
    if not muc.sap:
        return "sua_tay"
    nguyen_ban = DANG[dang].is_nguyen_ban
    if nguyen_ban is None:
        return "do_dang"
    return "nhu_da_dung" if noi_dung is not None and nguyen_ban(cu) else "sua_tay"


def _read_noi_dung(data: bytes, dang: str) -> str | None:
    try:
        return DANG[dang].read_noi_dung(data)
    except TepDocxHongError:
        return None


def tell_sua_tay(noi: ViTri, nguon: str, khac: str, *, nguon_doi: bool) -> PhatHien:
    """The finding about a document that was edited by hand, or that nobody knows; `khac` says where it differs."""
    them = " Nguồn cũng đã đổi." if nguon_doi else ""
    thong_diep = f"Đã sửa tay, không còn theo «{nguon}» (bản dựng → trong tệp): {khac}.{them}"
    goi_y = f"đưa chỗ sửa vào «{nguon}», rồi kehoach build --ghi-de; bản đã sửa được giữ bên cạnh"
    return PhatHien("xay.sua_tay", "loi", noi, thong_diep, goi_y)


def tell_khong_ro(noi: ViTri, nguon: str, khac: str) -> PhatHien:
    """The finding about a document that no manifest speaks of and that its source does not give."""
    thong_diep = f"Đã có tệp này mà bảng kê không ghi, khác với bản dựng từ «{nguon}»: {khac}."
    goi_y = "xem có ai sửa không; kehoach build --ghi-de để thay, bản đang có được giữ bên cạnh"
    return PhatHien("xay.sua_tay", "loi", noi, thong_diep, goi_y)
