"""Nạp bảng: one source with parameters and a table give a plan a row, for callers in Python."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kehoach.bang.doc_bang import read_bang
from kehoach.bang.khuon_bang import Khuon, has_o_dan
from kehoach.bang.o_bang import find_kieu_la
from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.quy_uoc import take_quy_uoc
from kehoach.nap.thu_vien import ThuVien
from kehoach.nguon.doc import read_nguon


def load_bang(
    nguon: str | os.PathLike[str] | Mapping[str, Any],
    bang: Any,
    *,
    kieu: Mapping[str, str] | None = None,
    trang_tinh: str | None = None,
) -> list[KeHoach]:
    """The plans of a table, in its order.

    `nguon` is a plan source with `${column}` in its values; `bang` a .csv, .tsv, .jsonl or .xlsx file, a data frame or
    a list of mappings; `kieu` the types of columns that are not plain text (so, tien, ngay, thoi_gian, van_ban;
    `tien:triệu đồng` and its like name the unit of bare numbers).
    Raises:  NguonHongError with everything wrong in every row, each with row and column.

    >>> nguon = {"co_quan": {"ten": "Ủy ban nhân dân xã ${xa}"}, "so": "${so}", "trich_yeu": "Kiểm tra"}
    >>> [(k.co_quan.ten, k.so) for k in load_bang(nguon, [{"xa": "An Lạc", "so": 7}])]
    [('Ủy ban nhân dân xã An Lạc', 7)]
    """
    ra: list[KeHoach] = []
    loi: list[PhatHien] = []
    for _, x in iter_bang(nguon, bang, kieu=kieu, trang_tinh=trang_tinh):
        if isinstance(x, KeHoach):
            ra.append(x)
        else:
            loi += x
    if loi:
        raise NguonHongError(loi)
    return ra


def iter_bang(
    nguon: str | os.PathLike[str] | Mapping[str, Any],
    bang: Any,
    *,
    kieu: Mapping[str, str] | None = None,
    trang_tinh: str | None = None,
) -> Iterator[tuple[int, KeHoach | list[PhatHien]]]:
    """One row after the other: its number, and its plan or what is wrong with it. Holds one row at a time.

    Raises:  NguonHongError when source or table cannot be read at all.
    """
    du_lieu = read_bang(
        bang, ten=Path(bang).name if isinstance(bang, (str, os.PathLike)) else None, trang_tinh=trang_tinh
    )
    kieu = dict(kieu or {})
    la = [PhatHien("xay.cot", "loi", ViTri(du_lieu.ten), *x) for x in find_kieu_la(kieu)]
    if la:
        raise NguonHongError(la)
    doc = take_quy_uoc(read_nguon(nguon))
    khuon = Khuon(ThuVien().take(doc, het=has_o_dan(doc, kieu)), du_lieu.ten, du_lieu.cot, kieu)
    for hang in du_lieu:
        if isinstance(hang, PhatHien):
            yield hang.vi_tri.dong or 0, [hang]
            continue
        try:
            yield hang.so, khuon.load(hang.so, hang.o)
        except NguonHongError as loi:
            yield hang.so, loi.phat_hien
