"""The layout this library chooses keeps the rules of its regime: sizes, margins, indents, spacing, words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.the_thuc.thanh_phan import gom_cua
from kehoach.the_thuc.tra import che_do_theo_ma

CHE_DO = ("nd30", "tt01")
CUM_TU = {
    "quoc_hieu": "quoc_hieu",
    "tieu_ngu": "tieu_ngu",
    "noi_nhan": "noi_nhan",
}


def kieu_cua(che_do: CheDo, doi_tuong: str) -> Iterator[KieuDoan]:
    nhom = gom_cua(doi_tuong)
    yield from (che_do.kieu[k] for k in nhom if k in che_do.kieu)


def _kieu(lay: Callable[[KieuDoan], ViDu]) -> Callable[[CheDo, QuyTac], Iterator[ViDu]]:
    return lambda che_do, q: (lay(k) for k in kieu_cua(che_do, q.doi_tuong))


def _cum_tu(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    if q.doi_tuong in CUM_TU:
        yield getattr(che_do.cum_tu, CUM_TU[q.doi_tuong])
    elif q.doi_tuong == "ten_loai":
        yield che_do.loai["ke_hoach"].ten_in
    elif q.doi_tuong == "phu_luc_so":
        yield f"{che_do.cum_tu.phu_luc} I"


def _don_dan(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    x: Any = q.gia_tri
    ten = x.bang or tuple(k for b in x.bo for k in b)
    yield {t: che_do.kieu[t].co for t in ten}


def _dau_cuoi(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    c = che_do.cum_tu
    if q.doi_tuong == "can_cu":
        yield (f"Căn cứ A{c.can_cu_giua}", f"Căn cứ B{c.can_cu_cuoi}")
    elif q.doi_tuong == "van_ban":
        yield (f"Hết{c.het}",)


def _danh_so(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    cap = {"muc": 0, "khoan_tieu_de": 1, "khoan": 1, "diem": 2}.get(q.doi_tuong)
    if cap is not None:
        yield che_do.danh_so[cap]


def _ke(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    yield True if q.gia_tri.bat_buoc else che_do.ke[q.doi_tuong.removeprefix("ke_")]  # type: ignore[union-attr]


def _so_trang(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    s = che_do.trang.so_trang
    yield s.o if q.gia_tri.o else s.can  # type: ignore[union-attr]


LAY: dict[str, Callable[[CheDo, QuyTac], Iterator[ViDu]]] = {
    "kho_giay": lambda c, _: iter([{"ngan": c.trang.kho_mm[0], "dai": c.trang.kho_mm[1]}]),
    "le": lambda c, q: iter([getattr(c.trang.le_mm, q.gia_tri.canh)]),  # type: ignore[union-attr]
    "phong": lambda c, _: iter([c.trang.phong]),
    "co_chu": _kieu(lambda k: k.co),
    "dam": _kieu(lambda k: k.dam),
    "nghieng": _kieu(lambda k: k.nghieng),
    "can": _kieu(lambda k: k.can),
    "hoa": _kieu(lambda k: "HOA" if k.hoa else "thường"),
    "thut_dau": _kieu(lambda k: k.thut),
    "khoang_doan": _kieu(lambda k: k.truoc + k.sau),
    "gian_dong": _kieu(lambda k: k.dong),
    "don_dan": _don_dan,
    "dung_chu": _cum_tu,
    "mau_chu": _cum_tu,
    "tranh_chu": _cum_tu,
    "dau_cuoi": _dau_cuoi,
    "danh_so": _danh_so,
    "ke": _ke,
    "vi_tri_so_trang": _so_trang,
}
"""How the layout data answer each kind of test; the other kinds ask what only a document shows."""

CAP = [
    (c, q, v) for c in CHE_DO for q in danh_sach_quy_tac(c) if q.phep in LAY for v in LAY[q.phep](che_do_theo_ma(c), q)
]


@pytest.mark.parametrize(("che_do", "quy_tac", "gia_tri"), CAP, ids=[f"{q.ma}-{i}" for i, (_, q, _) in enumerate(CAP)])
def test_the_layout_keeps_the_rule(che_do: str, quy_tac: QuyTac, gia_tri: ViDu) -> None:
    assert quy_tac.is_dat(gia_tri), f"{che_do}: {quy_tac.cau} Đang là {gia_tri!r}."


@pytest.mark.parametrize("che_do", CHE_DO)
def test_no_measure_of_the_layout_is_left_unjudged(che_do: str) -> None:
    """Every style with a size has a rule on it, but for what the texts are silent on."""
    im_lang = {
        "ke_ngang",
        "ke_trich_yeu",
        "tieu_khoan",
        "tieu_de_khong_so",
        "bang_dau",
        "bang_o",
        "sau_bang",
        "chu_thich",
    }
    im_lang |= {"ho_ten_duoi", "chuc_vu_khac", "ngat_phan"} | ({"kem_theo"} if che_do == "tt01" else set())
    xet = {k for c, q, _ in CAP if c == che_do and q.phep == "co_chu" for k in gom_cua(q.doi_tuong)}
    assert set(che_do_theo_ma(che_do).kieu) - xet - im_lang == set()


@pytest.mark.parametrize("che_do", CHE_DO)
def test_enough_is_compared(che_do: str) -> None:
    assert len({q.ma for c, q, _ in CAP if c == che_do}) >= 120
