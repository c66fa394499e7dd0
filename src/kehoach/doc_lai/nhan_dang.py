"""Nhận dạng: raw paragraphs and tables → blocks with their components, and what was looked for in vain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.do_dac.tai_lieu_do import KhoiDo, Vung
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.cuoi import find_cuoi
from kehoach.doc_lai.dau import find_dau
from kehoach.doc_lai.dong_xet import Dong, to_khoi
from kehoach.doc_lai.phu_luc import is_phu_luc, read_phu_luc
from kehoach.doc_lai.than import read_than
from kehoach.doc_lai.tieu_de import find_kinh_gui, find_tieu_de
from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan
from kehoach.the_thuc.tra import danh_sach_loai

_VANG = {t.ma: t.khong_thay for t in danh_sach_thanh_phan().values() if t.khong_thay}


@dataclass(frozen=True, slots=True)
class NhanDang:
    """Nhận dạng: the blocks in document order, the kind of document, what is absent and why."""

    khoi: tuple[KhoiDo, ...]
    loai: str | None
    vang: dict[str, str]


def recognise(muc: Sequence[Muc], rong_mm: float | None) -> NhanDang:
    """Recognise a document; `rong_mm` is the width of its text."""
    hop = [m for m in muc if not isinstance(m, BangTho) and m.hop_chu]
    muc = [m for m in muc if isinstance(m, BangTho) or not m.hop_chu]
    dau = find_dau(muc, rong_mm)
    tieu_de = find_tieu_de(muc, dau.sau, rong_mm)
    kinh_gui, tu = find_kinh_gui(muc, tieu_de.sau)
    cuoi = find_cuoi(muc, tu)
    het = cuoi.tu if cuoi.thay else _dau_phu_luc(muc, tu)
    co_can_cu = bool(tieu_de.loai) or (bool(dau.dong) and not kinh_gui and not _khong_ten_loai(dau.dong))
    vung: dict[Vung, list[Dong]] = {
        "dau": dau.dong,
        "than": [*tieu_de.dong, *kinh_gui, *read_than(muc[tu:het], co_can_cu=co_can_cu)],
        "cuoi": cuoi.dong,
        "phu_luc": read_phu_luc(muc[cuoi.sau if cuoi.thay else het :]),
        "hop_chu": read_than(hop, co_can_cu=False),
    }
    dong: list[Dong] = []
    for ten, ds in vung.items():
        for d in ds:
            d.vung = ten
        dong += [d for d in ds if d.thanh_phan != "ke"]
    dong.sort(key=lambda d: d.doan.so_thu_tu)
    loai = tieu_de.loai or _khong_ten_loai(dong)
    return NhanDang(tuple(to_khoi(dong)), loai, _vang(dong))


def _dau_phu_luc(muc: Sequence[Muc], tu: int) -> int:
    """Without a signature the content ends where an annex begins."""
    return next((i for i in range(tu, len(muc)) if is_phu_luc(muc[i])), len(muc))


def _khong_ten_loai(dong: Sequence[Dong]) -> str | None:
    """A document without the name of its type is of the kind (công văn) that has its subject as «V/v …»."""
    if not any(d.thanh_phan == "trich_yeu" and d.gap.startswith("v") for d in dong):
        return None
    return next((x.ten_thuong for x in danh_sach_loai() if x.tieu_de == "ve_viec"), None)


def _vang(dong: Sequence[Dong]) -> dict[str, str]:
    """A subject is known by its place under the name of the type: without that it was not looked for."""
    co = {d.thanh_phan for d in dong}
    chua_tim = set() if "ten_loai" in co else {"trich_yeu"}
    return {ten: ly_do for ten, ly_do in _VANG.items() if ten not in co | chua_tim}
