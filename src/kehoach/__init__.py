"""Kế hoạch: Vietnamese administrative plans (kế hoạch) as typed objects, rendered as official .docx.

    import kehoach as kh

    plan = kh.load("ke-hoach.yaml")
    kh.render(plan, "ke-hoach.docx")

Everything is imported when it is first used: importing the package itself costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kehoach.cua_tren import PhongTren, leave_key

if TYPE_CHECKING:
    from kehoach._api import (
        build,
        check,
        check_build,
        diff,
        dump,
        fix,
        load,
        load_bang,
        preview,
        render,
        render_bytes,
        render_pdf,
        schema,
    )
    from kehoach.loi import (
        DanhSachPhatHien,
        GhiHongError,
        GiaTriKhongHopLe,
        KeHoachError,
        MauHongError,
        NguonHongError,
        PhatHien,
        SuaTayError,
        TepDocxHongError,
        ThieuCongCuError,
        ThieuMauError,
        ViTri,
    )
    from kehoach.mo_hinh import ChuKy, CoQuan, HoatDong, KeHoach, KinhPhi, Muc, MucDanY, NoiNhan, PhanCong, PhuLuc
    from kehoach.nguon.gioi_han import GioiHan

__version__ = "0.2.0"

__all__ = [
    "ChuKy",
    "CoQuan",
    "DanhSachPhatHien",
    "GhiHongError",
    "GiaTriKhongHopLe",
    "GioiHan",
    "HoatDong",
    "KeHoach",
    "KeHoachError",
    "KinhPhi",
    "MauHongError",
    "Muc",
    "MucDanY",
    "NguonHongError",
    "NoiNhan",
    "PhanCong",
    "PhatHien",
    "PhuLuc",
    "SuaTayError",
    "TepDocxHongError",
    "ThieuCongCuError",
    "ThieuMauError",
    "ViTri",
    "__version__",
    "build",
    "check",
    "check_build",
    "diff",
    "dump",
    "fix",
    "load",
    "load_bang",
    "preview",
    "render",
    "render_bytes",
    "render_pdf",
    "schema",
]

# Which room each name comes from.
_PHONG: dict[str, tuple[str, ...]] = {
    "_api": (
        "build",
        "check",
        "check_build",
        "diff",
        "dump",
        "fix",
        "load",
        "load_bang",
        "preview",
        "render",
        "render_bytes",
        "render_pdf",
        "schema",
    ),
    "loi": (
        "DanhSachPhatHien",
        "GhiHongError",
        "GiaTriKhongHopLe",
        "KeHoachError",
        "MauHongError",
        "NguonHongError",
        "PhatHien",
        "SuaTayError",
        "TepDocxHongError",
        "ThieuCongCuError",
        "ThieuMauError",
        "ViTri",
    ),
    "mo_hinh": ("ChuKy", "CoQuan", "HoatDong", "KeHoach", "KinhPhi", "Muc", "MucDanY", "NoiNhan", "PhanCong", "PhuLuc"),
    "nguon.gioi_han": ("GioiHan",),
}
_PHONG_CUA = {ten: phong for phong, cac_ten in _PHONG.items() for ten in cac_ten}


def _open_so_tay() -> PhongTren:
    so_tay: Any = import_module(f"{__name__}.so_tay")
    phong: PhongTren = so_tay
    return phong


leave_key(_open_so_tay)


def __getattr__(ten: str) -> object:
    if ten not in _PHONG_CUA:
        raise AttributeError(f"module {__name__!r} has no attribute {ten!r}")
    gia_tri: object = getattr(import_module(f"{__name__}.{_PHONG_CUA[ten]}"), ten)
    globals()[ten] = gia_tri
    return gia_tri


def __dir__() -> list[str]:
    return __all__
