"""Đọc hàng: rows (of a frame that an analyst has changed) back to the typed parts of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from kehoach.bang.hang_ke_hoach import NOI
from kehoach.bang.khung_du_lieu import from_frame
from kehoach.chu.doc_thoi_gian import parse_thoi_gian
from kehoach.chu.ngay import format_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.tien import DonViTien
from kehoach.loi import GiaTriKhongHopLe, NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.loi_truong import TruongHong
from kehoach.mo_hinh.noi_dung import HoatDong
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nguon.thoat import escape, escape_van_ban

_T = TypeVar("_T")
_COT_CUA = {"ten": "viec", "nhiem_vu": "viec", "don_vi": "chu_tri", "han": "thoi_gian"}


def read_kinh_phi(hang: Any, *, don_vi: DonViTien = "đồng") -> KinhPhi:
    """Rows or a frame as `bang_kinh_phi` gives them → the budget; rows of activities and shares are left aside.

    Raises:  NguonHongError with every error, its path naming row and column (`[2].so_tien`, rows from 0).
    """
    cac_hang = from_frame(hang)
    du_lieu = {
        "tong": next((h.get("so_tien") for h in cac_hang if h.get("loai") == "tong"), None),
        "khoan": [_khoan(h) for h in cac_hang if h.get("loai") == "khoan"],
        "nguon": {h["ma"]: {"ten": h.get("ten"), "so_tien": h.get("so_tien")} for h in _nguon(cac_hang)},
        "don_vi": don_vi,
    }
    cho = {loai: [i for i, h in enumerate(cac_hang) if h.get("loai") == loai] for loai in ("tong", "khoan", "nguon")}
    try:
        return KinhPhi.model_validate(du_lieu)
    except ValidationError as loi:
        ma = [h["ma"] for h in _nguon(cac_hang)]
        raise NguonHongError(
            p for e in loi.errors() for p in _tach(e, lambda loc: _cho_kinh_phi(loc, cho, ma))
        ) from None


def read_hoat_dong(hang: Any) -> tuple[HoatDong, ...]:
    """Rows or a frame as `bang_nhiem_vu` gives them → the activities among them (rows with `loai` `hoat_dong`).

    An activity comes back with its name, bodies and time; its other lines are not in the rows.
    Raises:  NguonHongError, as `read_kinh_phi`; also when `thoi_gian` says other days than `tu` and `den`.
    """
    return _doc(hang, "hoat_dong", lambda h: HoatDong.model_validate(_bo_trong(_tho_hoat_dong(h))))


def read_phan_cong(hang: Any) -> tuple[PhanCong, ...]:
    """Rows or a frame as `bang_nhiem_vu` gives them → the duties among them (rows with `loai` `phan_cong`).

    Text comes back as paragraphs: items and notes of the plan it was taken from are not kept.
    Raises:  NguonHongError, as `read_hoat_dong`.
    """
    return _doc(hang, "phan_cong", lambda h: PhanCong.model_validate(_bo_trong(_tho_phan_cong(h))))


def _doc(hang: Any, loai: str, build: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    ra: list[_T] = []
    phat_hien: list[PhatHien] = []
    for i, h in enumerate(from_frame(hang)):
        if h.get("loai", loai) != loai:
            continue
        try:
            ra.append(build(h))
        except ValidationError as loi:
            phat_hien += [p for e in loi.errors() for p in _tach(e, partial(_cho_viec, i))]
        except GiaTriKhongHopLe as loi:
            phat_hien.append(_phat_hien(f"[{i}].thoi_gian", loi.thong_diep, "; ".join(loi.goi_y)))
    if phat_hien:
        raise NguonHongError(phat_hien)
    return tuple(ra)


def _tho_hoat_dong(h: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "ten": escape(str(h.get("viec") or "")),
        "chu_tri": _cac_ten(h.get("chu_tri")),
        "phoi_hop": _cac_ten(h.get("phoi_hop")),
        "thoi_gian": _thoi_gian(h),
    }


def _tho_phan_cong(h: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "don_vi": h.get("chu_tri"),
        "nhiem_vu": escape_van_ban(str(h.get("viec") or "")),
        "phoi_hop": _cac_ten(h.get("phoi_hop")),
        "han": _thoi_gian(h),
    }


def _bo_trong(tho: dict[str, Any]) -> dict[str, Any]:
    return {ten: x for ten, x in tho.items() if x not in (None, "", [])}


def _cac_ten(x: Any) -> list[str]:
    return [t.strip() for t in str(x or "").split(NOI.strip()) if t.strip()]


def _thoi_gian(h: Mapping[str, Any]) -> ThoiGian | None:
    """The period as written; where nothing is written, from its days. The two must not contradict each other."""
    chu, tu, den = (str(h.get("thoi_gian") or "").strip(), h.get("tu"), h.get("den"))
    ngay = _viet_ngay(tu, den)
    if not chu:
        return parse_thoi_gian(ngay) if ngay else None
    viet = parse_thoi_gian(chu)
    if ("tu" in h and tu != viet.ngay_dau) or ("den" in h and den != viet.ngay_cuoi):
        raise GiaTriKhongHopLe(
            f"«{format_thoi_gian(viet)}» không khớp với các ngày ở cột tu, den ({ngay or 'để trống'}).",
            gia_tri=chu,
            goi_y=("sửa cột thoi_gian, hoặc để trống nó để lấy theo tu và den",),
        )
    return viet


def _viet_ngay(tu: Any, den: Any) -> str:
    chu = [f"{dan} ngày {format_ngay(x, ngan=True)}" for dan, x in (("từ", tu), ("đến", den)) if isinstance(x, date)]
    return " ".join(chu)


def _khoan(h: Mapping[str, Any]) -> dict[str, Any]:
    return {ten: h[ten] for ten in ("ten", "so_tien", "ma") if h.get(ten) is not None}


def _nguon(hang: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows of sources; one without a name of its own goes by its title."""
    return [{**h, "ma": h.get("ma") or h.get("ten") or str(i)} for i, h in enumerate(hang) if h.get("loai") == "nguon"]


def _cho_kinh_phi(loc: tuple[Any, ...], cho: Mapping[str, list[int]], ma: list[Any]) -> str:
    """`("khoan", 1, "so_tien")` → the row and column it came from."""
    if len(loc) < 2:
        cac = cho.get(str(loc[0]), []) if loc else []
        return f"[{cac[0]}].so_tien" if cac else ""
    thu_tu = ma.index(loc[1]) if loc[0] == "nguon" and loc[1] in ma else loc[1]
    cac = cho.get(str(loc[0]), [])
    hang = cac[thu_tu] if isinstance(thu_tu, int) and thu_tu < len(cac) else 0
    return f"[{hang}].{loc[2] if len(loc) > 2 else 'so_tien'}"


def _cho_viec(i: int, loc: tuple[Any, ...]) -> str:
    ten = str(loc[0]) if loc else "viec"
    return f"[{i}].{_COT_CUA.get(ten, ten)}"


def _tach(e: Any, cho: Callable[[tuple[Any, ...]], str]) -> list[PhatHien]:
    """One error of validation as findings on rows."""
    goc = tuple(e["loc"])
    nguyen_nhan = e.get("ctx", {}).get("error")
    if isinstance(nguyen_nhan, TruongHong):
        return [_phat_hien(cho((*goc, *x.duong_dan)), x.thong_diep, x.goi_y) for x in nguyen_nhan.loi]
    if isinstance(nguyen_nhan, GiaTriKhongHopLe):
        return [_phat_hien(cho(goc), nguyen_nhan.thong_diep, "; ".join(nguyen_nhan.goi_y))]
    if nguyen_nhan is not None:
        return [_phat_hien(cho(goc), f"Ô này không đọc được: {nguyen_nhan}.")]
    return [_phat_hien(cho(goc), "Ô này để trống hoặc không phải giá trị cần có.", "điền ô này")]


def _phat_hien(duong_dan: str, thong_diep: str, goi_y: str = "") -> PhatHien:
    return PhatHien("bang.o_sai", "loi", ViTri(duong_dan=duong_dan), thong_diep, goi_y)
