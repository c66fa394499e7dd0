"""Thấy ở dạng: observations of formatting: type, paragraphs, rules, sizes against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from kehoach.bo_cuc.do_dac import DinhDang, KhoiDo, TaiLieuDo
from kehoach.kiem_tra.khoi import NHOM, blocks_of, is_kem_theo, iter_than
from kehoach.kiem_tra.mo_ta import ChuaThay, Observer, QuanSat
from kehoach.ooxml.do_rong import measure
from kehoach.the_thuc.quy_tac import QuyTac

_DONG_DON = 1.15
"""Height of a single-spaced line of Times New Roman, in sizes."""
_PHONG_KY_HIEU = ("symbol", "wingdings", "webdings", "mt extra", "cambria math")


def _dinh_dang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[tuple[DinhDang, KhoiDo | None]]:
    if quy_tac.doi_tuong == "so_trang":
        yield from ((s.dinh_dang, None) for p in tai_lieu.phan for s in p.so_trang or ())
    else:
        yield from ((k.dinh_dang, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong))


def _thuoc_tinh(lay: Callable[[DinhDang], Any]) -> Callable[[QuyTac, TaiLieuDo], Iterator[QuanSat]]:
    """Observations of one property of the formatting; blocks where it is not known are passed over."""

    def quan_sat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
        for dinh_dang, khoi in _dinh_dang(quy_tac, tai_lieu):
            gia_tri = lay(dinh_dang)
            if gia_tri is not None:
                yield QuanSat(gia_tri, khoi)

    return quan_sat


def _phan_lon(ti_le: float | None) -> bool | None:
    return None if ti_le is None else ti_le > 0.5


def _phong(d: DinhDang) -> str | None:
    ten = d.phong_chinh
    return None if ten is None or ten.casefold().startswith(_PHONG_KY_HIEU) else ten


def _thut(d: DinhDang) -> float | None:
    """Where the first line begins, from the left margin."""
    return None if d.thut_mm is None else d.thut_mm + max(0.0, d.thut_trai_mm or 0)


def _khoang_doan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The space between two paragraphs of text that follow each other."""
    nhom = NHOM.get(quy_tac.doi_tuong, (quy_tac.doi_tuong,))
    khoi = list(iter_than(tai_lieu))
    for tren, duoi in pairwise(khoi):
        sau, truoc = tren.dinh_dang.sau_pt, duoi.dinh_dang.truoc_pt
        lien = tren.doan is None or duoi.doan is None or duoi.doan == tren.doan + 1
        if lien and tren.thanh_phan in nhom and duoi.thanh_phan in nhom and sau is not None and truoc is not None:
            yield QuanSat(sau + truoc, duoi)


def _gian_dong(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Line spacing in lines; points are set against the height of a single line of the paragraph's size."""
    x: Any = quy_tac.gia_tri
    dung_tu = x.dung_tu
    for k in blocks_of(tai_lieu, quy_tac.doi_tuong):
        gian, co = k.dinh_dang.gian, k.dinh_dang.co_max
        if gian is None or (gian.kieu != "boi" and not co):
            continue
        dong = gian.gia_tri if gian.kieu == "boi" else gian.gia_tri / (_DONG_DON * (co or 1))
        du = gian.kieu == "it_nhat" or (gian.kieu == "chinh_xac" and dung_tu is not None and gian.gia_tri >= dung_tu)
        yield QuanSat(max(1.0, dong) if du else dong, k)


def _ke(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The rule below a component: whether there is one, or its length in lines of text."""
    x: Any = quy_tac.gia_tri
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    if quy_tac.doi_tuong == "ke_trich_yeu" and is_kem_theo(tai_lieu):
        raise ChuaThay("đường kẻ đứng dưới dòng kèm theo")
    thay = [(k.ke, k) for k in khoi if k.ke is not None]
    co = [(ke, k) for ke, k in thay if ke.kieu != "khong"]
    if x.bat_buoc:
        yield from (QuanSat(bool(co), k) for _, k in (co or thay)[:1])
        return
    for ke, k in co[:1]:
        if ke.ti_le is not None and ke.kieu != "gach_chan":
            yield QuanSat(_theo_dong(x, ke.ti_le, _ti_le_dong(khoi)), k)


def _ti_le_dong(khoi: Iterable[KhoiDo]) -> list[float]:
    """Widths of a text's lines against its last one: a rule may be as long as any of them asks."""
    dong = [(d, k.dinh_dang) for k in khoi for d in k.chu.splitlines() if d.strip()]
    rong = [measure(d, f.co_chinh or 13, dam=(f.dam or 0) > 0.5) for d, f in dong]
    return [r / rong[-1] for r in rong]


def _theo_dong(x: Any, ti_le: float, dong: Iterable[float]) -> float:
    """The ratio to the first line it suits; the one to the last line, which stands above the rule, when none."""
    tu, den = x.tu - x.dung_sai, x.den + x.dung_sai
    return next((t for d in dong if tu <= (t := ti_le / d) <= den), ti_le)


def _don_dan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    ten = x.bang or tuple(dict.fromkeys(k for b in x.bo for k in b))
    co = {t: c for t in ten if (c := _co_cua(tai_lieu, t)) is not None}
    if len(co) < 2:
        raise ChuaThay("chưa đo được từ hai cỡ chữ trở lên")
    yield QuanSat(co)


def _co_cua(tai_lieu: TaiLieuDo, doi_tuong: str) -> float | None:
    """The size of most of a component's paragraphs."""
    try:
        khoi = blocks_of(tai_lieu, doi_tuong)
    except ChuaThay:
        return None
    dem = Counter(k.dinh_dang.co_chinh for k in khoi if k.dinh_dang.co_chinh)
    return max(dem, key=lambda c: (dem[c], c)) if dem else None


DANG: Mapping[str, Observer] = {
    "phong": _thuoc_tinh(_phong),
    "mau": _thuoc_tinh(lambda d: d.mau[0][0] if d.mau else None),
    "co_chu": _thuoc_tinh(lambda d: d.co_chinh),
    "dam": _thuoc_tinh(lambda d: _phan_lon(d.dam)),
    "nghieng": _thuoc_tinh(lambda d: _phan_lon(d.nghieng)),
    "gach_chan": _thuoc_tinh(lambda d: _phan_lon(d.gach_chan)),
    "hoa": _thuoc_tinh(lambda d: d.hoa),
    "can": _thuoc_tinh(lambda d: d.can),
    "thut_dau": _thuoc_tinh(_thut),
    "khoang_doan": _khoang_doan,
    "gian_dong": _gian_dong,
    "ke": _ke,
    "don_dan": _don_dan,
}
