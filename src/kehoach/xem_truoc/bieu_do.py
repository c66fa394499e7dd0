"""Biểu đồ: the budget as bars, items and sources."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.bang.hang_ke_hoach import Hang, bang_kinh_phi
from kehoach.chu.tien import DonViTien, format_tien
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.xem_truoc.hinh_svg import CAO_DONG, CO, DAM, GACH, RONG, wrap_label, write_chu, write_hop, write_svg

_LE = 8.0
_CHO_SO = 175.0  # room for the amount and its share, right of the bar
_CAO_THANH = 13.0
_NHOM = (("khoan", "Theo khoản chi", DAM), ("nguon", "Theo nguồn vốn", GACH), ("hoat_dong", "Theo hoạt động", DAM))


def write_bieu_do_kinh_phi(nguon: KeHoach | KinhPhi) -> str:
    """The budget as an SVG picture: a bar for every item and source, to one scale, with amount and share.

    Shape:   one `svg` element, as wide as the text of an A4 page; the same plan gives the same text.
    Units:   amounts in the plan's own unit.
    """
    kinh_phi = nguon if isinstance(nguon, KinhPhi) else nguon.kinh_phi
    don_vi: DonViTien = kinh_phi.don_vi if kinh_phi else "đồng"
    hang = [h for h in bang_kinh_phi(nguon) if h["so_tien"] is not None]
    tong = next((h for h in hang if h["loai"] == "tong"), None)
    ten = f"Kinh phí: {format_tien(tong['so_tien'], don_vi)}" if tong else "Kinh phí"
    lon = max((h["so_tien"] for h in hang), default=0)
    than, y = write_chu(_LE, _LE + CO, [ten], co=13, kieu="font-weight:700"), _LE + 28.0
    for loai, nhan, mau in _NHOM:
        nhom = [h for h in hang if h["loai"] == loai]
        if nhom:
            than += write_chu(_LE, y, [nhan], kieu="font-style:italic")
            phan, y = _nhom(nhom, y + 8, lon, don_vi, mau)
            than += phan
    if not any(h["loai"] != "tong" for h in hang):
        than += write_chu(_LE, y, ["Kế hoạch chưa ghi khoản chi, nguồn vốn nào."], kieu="font-style:italic")
        y += CAO_DONG
    mo_ta = "; ".join(f"{h['ten']}: {_so(h, don_vi)}" for h in hang if h["loai"] != "tong")
    return write_svg(than, y + _LE, ten=ten, mo_ta=mo_ta)


def _nhom(hang: Sequence[Hang], y: float, lon: int, don_vi: DonViTien, mau: str) -> tuple[str, float]:
    """Bars one below the other from `y`, and where they end."""
    ra = ""
    for h in hang:
        nhan = wrap_label(h["ten"], RONG - 2 * _LE)
        ra += write_chu(_LE, y + CO, nhan)
        y += len(nhan) * CAO_DONG + 3
        dai = (RONG - 2 * _LE - _CHO_SO) * h["so_tien"] / lon if lon else 0.0
        ra += write_hop(_LE, y, dai, _CAO_THANH, mau, DAM)
        ra += write_chu(_LE + dai + 6, y + CO - 1, [_so(h, don_vi)])
        y += _CAO_THANH + 9
    return ra, y + 8


def _so(h: Hang, don_vi: DonViTien) -> str:
    so = format_tien(h["so_tien"], don_vi)
    return so if h["ty_le"] is None else f"{so} ({format_ty_le(h['ty_le'])})"


def format_ty_le(ty_le: float) -> str:
    """A share in percent as official text.

    >>> format_ty_le(65.2), format_ty_le(100.0)
    ('65,2%', '100%')
    """
    return f"{ty_le:g}".replace(".", ",") + "%"
