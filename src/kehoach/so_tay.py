"""Sổ tay: what plans, budgets, findings and reports show of themselves in a notebook, and what a drafter asks of them.

The methods of `KeHoach` and `KinhPhi` that need a room above their own end here (see `cua_tren`). Composition only;
everything heavy is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from kehoach.loi import DanhSachPhatHien, NguonHongError
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.phu_luc import PhuLuc
from kehoach.so_sanh.khac_biet import KhacBiet


class HinhSVG(str):
    """Hình SVG: the text of an SVG picture, shown as a picture in a notebook."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"<hình SVG, {len(self)} ký tự>"


class BangHang(list[dict[str, Any]]):
    """Bảng hàng: rows with the same keys (`cot`), shown as a table in a notebook."""

    def __init__(self, hang: list[dict[str, Any]], cot: tuple[str, ...], ve: Callable[[], str]) -> None:
        super().__init__(hang)
        self.cot = cot
        self._ve = ve

    def to_frame(self, thu_vien: Any = None) -> Any:
        """The rows as a data frame of pandas or polars; without `thu_vien` the one that is installed.

        Raises:  ThieuCongCuError naming the extra to install.
        """
        from kehoach.bang.khung_du_lieu import to_frame

        return to_frame(self, thu_vien, cot=self.cot)

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return {"text/html": self._ve(), "text/plain": _hang_thuan(self)}

    def _repr_pretty_(self, may: Any, _vong: bool) -> None:
        """For IPython's terminal, which otherwise prints any list its own way."""
        may.text(_hang_thuan(self))


def write_bundle(x: Any) -> dict[str, str]:
    """What a notebook shows of a value, by media type: HTML for the page, plain text for a terminal.

    Raises:  TypeError for a value that has no form of its own.
    """
    for kieu, ve in _CACH_VE:
        if isinstance(x, kieu):
            return ve(x)
    raise TypeError(f"Không có cách hiện {type(x).__name__}.")


def _ve_ke_hoach(x: KeHoach) -> dict[str, str]:
    from kehoach.bo_cuc.lay_out import lay_out
    from kehoach.trinh_bay.van_ban_thuan import write_text
    from kehoach.xem_truoc.html import write_fragment

    bo_cuc = lay_out(x)
    return {"text/html": write_fragment(bo_cuc), "text/plain": write_text(bo_cuc)}


def _ve_kinh_phi(x: KinhPhi) -> dict[str, str]:
    from kehoach.bang.hang_ke_hoach import bang_kinh_phi
    from kehoach.xem_truoc.bang_html import write_bang_kinh_phi

    return {"text/html": write_bang_kinh_phi(x), "text/plain": _hang_thuan(bang_kinh_phi(x))}


def _ve_phat_hien(x: DanhSachPhatHien) -> dict[str, str]:
    from kehoach.xem_truoc.bang_html import write_bang_phat_hien

    return {"text/html": write_bang_phat_hien(x), "text/plain": "\n".join(map(str, x)) or "Không thấy gì sai."}


def _ve_doi_nam(x: BaoCaoDoiNam) -> dict[str, str]:
    from kehoach.xem_truoc.bang_html import write_bang_doi_nam

    return {"text/html": write_bang_doi_nam(x), "text/plain": str(x)}


def _ve_khac_biet(x: KhacBiet) -> dict[str, str]:
    from kehoach.so_sanh.khac_chu import format_khac
    from kehoach.so_sanh.khac_html import write_khac

    return {"text/html": write_khac(x), "text/plain": format_khac(x)}


_CACH_VE: tuple[tuple[type, Callable[[Any], dict[str, str]]], ...] = (
    (KeHoach, _ve_ke_hoach),
    (KinhPhi, _ve_kinh_phi),
    (DanhSachPhatHien, _ve_phat_hien),
    (BaoCaoDoiNam, _ve_doi_nam),
    (KhacBiet, _ve_khac_biet),
)


def frame_kinh_phi(kinh_phi: KinhPhi, thu_vien: Any) -> Any:
    """The budget as a data frame."""
    from kehoach.bang.hang_ke_hoach import COT_KINH_PHI, bang_kinh_phi
    from kehoach.bang.khung_du_lieu import to_frame

    return to_frame(bang_kinh_phi(kinh_phi), thu_vien, cot=COT_KINH_PHI)


def draw_kinh_phi(kinh_phi: KinhPhi) -> HinhSVG:
    """The budget as bars."""
    from kehoach.xem_truoc.bieu_do import write_bieu_do_kinh_phi

    return HinhSVG(write_bieu_do_kinh_phi(kinh_phi))


def draw_tien_do(ke_hoach: KeHoach) -> HinhSVG:
    """Activities and deadlines on a calendar."""
    from kehoach.xem_truoc.tien_do import write_tien_do

    return HinhSVG(write_tien_do(ke_hoach))


def list_nhiem_vu(ke_hoach: KeHoach) -> BangHang:
    """Activities, duties and deadlines as rows."""
    from kehoach.bang.hang_ke_hoach import COT_NHIEM_VU, bang_nhiem_vu
    from kehoach.xem_truoc.bang_html import write_bang_nhiem_vu

    return BangHang(bang_nhiem_vu(ke_hoach), COT_NHIEM_VU, lambda: write_bang_nhiem_vu(ke_hoach))


def write_lich(ke_hoach: KeHoach) -> str:
    """The deadlines as a calendar file."""
    from kehoach.xem_truoc.lich import write_ics

    return write_ics(ke_hoach)


def translate_loi(mo_hinh: type[BaseModel], loi: ValidationError, truong: Mapping[str, Any]) -> NguonHongError:
    """What is wrong with the values that a model was given."""
    from kehoach.nap.dich_loi import translate_loi as lam
    from kehoach.nguon.nguon import Nguon

    return NguonHongError(lam(loi, Nguon(dict(truong)), mo_hinh))


def sua(ke_hoach: KeHoach, duong_dan: str | None, gia_tri: Any, truong: Mapping[str, Any]) -> KeHoach:
    """A plan with other values."""
    from kehoach.soan.sua_ke_hoach import sua as lam

    return lam(ke_hoach, duong_dan, gia_tri, truong)


def them_can_cu(ke_hoach: KeHoach, can_cu: str) -> KeHoach:
    """A plan with one more ground."""
    from kehoach.soan.them_phan import them_can_cu as lam

    return lam(ke_hoach, can_cu)


def doi_nam(ke_hoach: KeHoach, tu: int, den: int) -> tuple[KeHoach, BaoCaoDoiNam]:
    """A plan for another year, and the report."""
    from kehoach.soan.doi_nam import doi_nam as lam

    return lam(ke_hoach, tu, den)


def build_phu_luc_phan_cong(ke_hoach: KeHoach) -> PhuLuc:
    """The annex of duties."""
    from kehoach.soan.phu_luc_phan_cong import phu_luc_phan_cong

    return phu_luc_phan_cong(ke_hoach)


def _hang_thuan(hang: list[dict[str, Any]]) -> str:
    """Rows as lines of text."""
    return "\n".join(" | ".join("" if o is None else " ".join(str(o).split()) for o in h.values()) for h in hang)
