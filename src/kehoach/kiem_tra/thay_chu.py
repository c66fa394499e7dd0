"""Thấy ở chữ: observations of words, marks and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.bo_cuc.do_dac import KhoiDo, TaiLieuDo
from kehoach.kiem_tra.khoi import NHOM, blocks_of
from kehoach.kiem_tra.mo_ta import ChuaThay, Observer, QuanSat
from kehoach.kiem_tra.so_sanh import find_dau_sai, find_tranh, parse_so_0
from kehoach.the_thuc.gia_tri import compile_mau
from kehoach.the_thuc.quy_tac import QuyTac


def _moi_doan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.chu.strip(), k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong))


def _chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The texts of a component as the rule takes them: each, the first, the last, or joined."""
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    cho = getattr(quy_tac.gia_tri, "cho", "gop")
    if cho == "gop":
        yield QuanSat("\n".join(k.chu.strip() for k in khoi), khoi[0])
        return
    chon = {"moi": khoi, "dau": khoi[:1], "cuoi": khoi[-1:]}[cho]
    yield from (QuanSat(k.chu.strip(), k) for k in chon)


def _mau_chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """As `_chu`; a component that stands once is measured by `mau_mot`, so what meets it is no observation."""
    x: Any = quy_tac.gia_tri
    mot = x.mau_mot
    thay = list(_chu(quy_tac, tai_lieu))
    if mot and len(thay) == 1 and compile_mau(mot).fullmatch(str(thay[0].gia_tri)):
        raise ChuaThay("chỉ có một, không cần đánh số")
    yield from thay


def _tranh_chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for q in _chu(quy_tac, tai_lieu):
        yield QuanSat(q.gia_tri, q.khoi, find_tranh(quy_tac.gia_tri, str(q.gia_tri)))  # type: ignore[arg-type]


def _nhac_toi(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    truoc = tai_lieu.khoi[: tai_lieu.khoi.index(khoi[0])]
    if not truoc:
        raise ChuaThay("tệp chỉ có phụ lục")
    yield QuanSat("\n".join(k.chu for k in truoc), khoi[0])


def _dau_cuoi(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    khoi = _cuoi_noi_dung(tai_lieu) if quy_tac.doi_tuong == "van_ban" else blocks_of(tai_lieu, quy_tac.doi_tuong)
    x: Any = quy_tac.gia_tri
    if x.cuoi is None and len(khoi) == 1:
        raise ChuaThay("chỉ có một dòng")
    dong = tuple(k.chu.rstrip() for k in khoi)
    cho = khoi[find_dau_sai(x, dong) or 0]
    yield QuanSat(dong, cho, f"«{cho.chu.rstrip()[-1:]}»")


def _cuoi_noi_dung(tai_lieu: TaiLieuDo) -> tuple[KhoiDo, ...]:
    """The last paragraph of the content, when a paragraph of text it is."""
    truoc: KhoiDo | None = None
    for k in tai_lieu.khoi:
        if k.thanh_phan in ("noi_nhan", "chuc_vu"):
            break
        truoc = k
    else:
        truoc = None
    if truoc is None or truoc.thanh_phan not in NHOM["doan"]:
        raise ChuaThay("không rõ đoạn cuối của nội dung")
    return (truoc,)


def _danh_so(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.so, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong) if k.so)


def _so_0(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for q in _chu(quy_tac, tai_lieu):
        if parse_so_0(quy_tac.gia_tri, str(q.gia_tri)) is None:  # type: ignore[arg-type]
            raise ChuaThay("chỗ này còn để trống")
        yield q


CHU: Mapping[str, Observer] = {
    "dong_moi": _moi_doan,
    "dung_chu": _chu,
    "mau_chu": _mau_chu,
    "tranh_chu": _tranh_chu,
    "nhac_toi": _nhac_toi,
    "dau_cuoi": _dau_cuoi,
    "danh_so": _danh_so,
    "so_0": _so_0,
}
