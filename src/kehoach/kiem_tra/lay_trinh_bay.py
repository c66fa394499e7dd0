"""Lấy trình bày: what the layout data of a regime answer to its rules of form, kind of test by kind of test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from kehoach.bo_cuc.mo_ta import LOAI
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.the_thuc.thanh_phan import gom_cua, ma_cua

_CUM_TU = ("quoc_hieu", "tieu_ngu", "noi_nhan")
_TIEU_DE_DAI = "TIÊU ĐỀ CỦA MỘT PHỤ LỤC DÀI BẰNG MỘT DÒNG TRÊN TRANG GIẤY"


def values_of(quy_tac: QuyTac, che_do: CheDo) -> list[ViDu]:
    """What the layout sets where a rule looks, in the shape of the rule's examples; nothing when it sets nothing."""
    lay = LAY.get(quy_tac.phep)
    return list(lay(che_do, quy_tac)) if lay else []


def _kieu(lay: Callable[[KieuDoan], ViDu]) -> Callable[[CheDo, QuyTac], Iterator[ViDu]]:
    def cac(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
        yield from (lay(che_do.kieu[k]) for k in gom_cua(q.doi_tuong) if k in che_do.kieu)

    return cac


def _cum_tu(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    if q.doi_tuong in _CUM_TU:
        yield getattr(che_do.cum_tu, q.doi_tuong)
    elif q.doi_tuong == "ten_loai":
        yield che_do.loai[LOAI].ten_in
    elif q.doi_tuong == "phu_luc_so":
        yield _dong_phu_luc(che_do)
    elif q.doi_tuong == "noi_nhan_dong":
        yield f"- {che_do.cum_tu.luu} VT."


def _dong_phu_luc(che_do: CheDo) -> str:
    """The line «Phụ lục I», with the title where that runs on."""
    noi = che_do.cum_tu.phu_luc_noi
    return f"{che_do.cum_tu.phu_luc} I{f'{noi}{_TIEU_DE_DAI}' if noi else ''}"


def _hoa(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    if q.doi_tuong == "phu_luc_so":
        yield _dong_phu_luc(che_do)
    else:
        yield from _kieu(lambda k: "HOA" if k.hoa else "thường")(che_do, q)


def _dong_moi(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    if q.doi_tuong in ("phu_luc_so", "noi_nhan"):
        yield from _cum_tu(che_do, q)


def _don_dan(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    """Every combination that a document may show: a component may be of several kinds of paragraphs."""
    x: Any = q.gia_tri
    ten = tuple(dict.fromkeys(x.bang or (k for b in x.bo for k in b)))
    co = [{che_do.kieu[k].co: None for k in gom_cua(t)} for t in ten]
    yield from (dict(zip(ten, bo, strict=True)) for bo in product(*co))


def _mau(che_do: CheDo, _: QuyTac) -> Iterator[ViDu]:
    """Colours of the running text; stamps have their own."""
    ngoai = ma_cua(lambda t: t.ngoai_van_ban)
    yield from dict.fromkeys(k.mau for ten, k in che_do.kieu.items() if ten not in ngoai)


def _dau_cuoi(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    c = che_do.cum_tu
    if q.doi_tuong == "can_cu":
        yield (f"Căn cứ A{c.can_cu_giua}", f"Căn cứ B{c.can_cu_cuoi}")
    elif q.doi_tuong == "van_ban":
        yield (f"Hết{c.het}",)


def _danh_so(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    cap = {"muc": 0, "khoan_tieu_de": 1, "khoan": 1, "diem": 2}.get(q.doi_tuong)
    if cap is not None and cap < len(che_do.danh_so):
        yield che_do.danh_so[cap]


def _ke(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    x: Any = q.gia_tri
    dai = che_do.ke[q.doi_tuong.removeprefix("ke_")]
    yield dai > 0 if x.bat_buoc else dai


def _so_trang(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    x: Any = q.gia_tri
    yield che_do.trang.so_trang.o if x.o else che_do.kieu["so_trang"].can


def _le(che_do: CheDo, q: QuyTac) -> Iterator[ViDu]:
    x: Any = q.gia_tri
    yield getattr(che_do.trang.le_mm, x.canh)


LAY: Mapping[str, Callable[[CheDo, QuyTac], Iterator[ViDu]]] = {
    "kho_giay": lambda c, _: iter([{"ngan": min(c.trang.kho_mm), "dai": max(c.trang.kho_mm)}]),
    "le": _le,
    "phong": lambda c, _: iter([c.trang.phong]),
    "mau": _mau,
    "co_chu": _kieu(lambda k: k.co),
    "dam": _kieu(lambda k: k.dam),
    "nghieng": _kieu(lambda k: k.nghieng),
    "can": _kieu(lambda k: k.can),
    "hoa": _hoa,
    "thut_dau": _kieu(lambda k: k.thut),
    "khoang_doan": _kieu(lambda k: k.truoc + k.sau),
    "gian_dong": _kieu(lambda k: k.dong),
    "don_dan": _don_dan,
    "dung_chu": _cum_tu,
    "mau_chu": _cum_tu,
    "tranh_chu": _cum_tu,
    "dong_moi": _dong_moi,
    "dau_cuoi": _dau_cuoi,
    "danh_so": _danh_so,
    "ke": _ke,
    "vi_tri_so_trang": _so_trang,
}
"""How the layout data answer each kind of test; the other kinds ask what only a document shows."""
