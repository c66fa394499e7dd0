"""Thành phần khác: the optional components of a document, and the decision that issues a plan.

Source: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III; Phụ lục III, Mẫu 1.3.
"""

from __future__ import annotations

from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, NgayTruong, SoThuTu


class QuyetDinh(MoHinh):
    """Quyết định ban hành: the decision a plan is attached to, as far as it is known.

    The plan then has no number, date, grounds and recipients of its own; a line under its title names the decision.
    `ky_hieu` is the part after the number ("QĐ-UBND"; default: QĐ and the issuer's abbreviation), `cua` who issued it
    (default: the issuer of the plan).
    """

    so: SoThuTu | None = None
    ky_hieu: ChuThuong | None = None
    ngay: NgayTruong | None = None
    cua: ChuThuong | None = None


class SoanThao(MoHinh):
    """Ký hiệu người soạn thảo: the drafter's mark and the number of copies, after the filing line: `PL.(300)`."""

    ky_hieu: ChuThuong
    so_ban: SoThuTu | None = None


class DiaChi(MoHinh):
    """Địa chỉ cơ quan: the block at the foot of the first page; only what is known prints."""

    dia_chi: ChuThuong | None = None
    dien_thoai: ChuThuong | None = None
    fax: ChuThuong | None = None
    thu_dien_tu: ChuThuong | None = None
    trang_tin: ChuThuong | None = None
