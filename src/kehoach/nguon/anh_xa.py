"""Ánh xạ: Python data (or what JSON gave) copied into plain data, every value looked at once on the way."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.gioi_han import GioiHan, explain_gioi_han
from kehoach.nguon.ky_tu import TOI_DA_MOI_CHUOI, find_ky_tu_cam, is_lang, normalize_chu
from kehoach.nguon.ma import DungDoc, SoLoi

#: Place of a path: (path, key instead of value?, offset in the string) → ViTri.
TimViTri = Callable[[tuple[str | int, ...], bool, int | None], ViTri]


@dataclass(slots=True)
class _Khung:
    """Khung: an open container: what is still to copy, the copy, and how one came here."""

    con_lai: Iterator[Any]
    ra: Any
    cha: _Khung | None
    buoc: str | int

    def duong_dan(self) -> list[str | int]:
        buoc: list[str | int] = []
        khung = self
        while khung.cha is not None:
            buoc.append(khung.buoc)
            khung = khung.cha
        return buoc[::-1]


def copy_du_lieu(goc: Any, gioi_han: GioiHan, so: SoLoi, tim: TimViTri) -> Any:
    """A plain copy of nested data: text by `normalize_chu`, within bounds, with nothing refused in it.

    What is wrong goes into `so` (and the copy is then of no use). A value that holds itself is stopped by the depth.
    """
    chep = _Chep(gioi_han, so, tim)
    try:
        return chep.run(goc)
    except DungDoc:
        return None


class _Chep:
    """Chép: one copying of nested data, container by container."""

    def __init__(self, gioi_han: GioiHan, so: SoLoi, tim: TimViTri) -> None:
        self.gioi_han, self.so, self.tim = gioi_han, so, tim
        self.tong = 0
        self.sau = 0

    def run(self, goc: Any) -> Any:
        khung = self.open(goc, None, "")
        if khung is None:
            return goc  # refused by the caller: not a mapping
        ket_qua = khung.ra
        while khung is not None:
            khung = self.step(khung)
        return ket_qua

    def step(self, khung: _Khung) -> _Khung | None:
        """Copy one item; the next frame to work on."""
        anh_xa = type(khung.ra) is dict
        for muc in khung.con_lai:
            khoa, gia_tri = muc
            buoc = self.key(khoa, khung) if anh_xa else khoa
            con = self.open(gia_tri, khung, buoc)
            ket_qua = con.ra if con else self.scalar(gia_tri, khung, buoc)
            if anh_xa:
                khung.ra[buoc] = ket_qua
            else:
                khung.ra.append(ket_qua)
            if con:
                return con
        self.sau -= 1
        return khung.cha

    def open(self, gia_tri: Any, cha: _Khung | None, buoc: str | int) -> _Khung | None:
        """A frame for a list or a mapping, None for anything else."""
        if isinstance(gia_tri, Mapping):
            ra: Any = {}
            cap: Iterator[Any] = iter(gia_tri.items())
        elif isinstance(gia_tri, (list, tuple)):
            ra, cap = [], enumerate(gia_tri)
        else:
            return None
        khung = _Khung(cap, ra, cha, buoc)
        self.sau += 1
        self.count(1, khung)
        if self.sau > self.gioi_han.do_sau:
            self.stop("do_sau", khung)
        if len(gia_tri) > self.gioi_han.danh_sach:
            self.stop("danh_sach", khung)
        return khung

    def key(self, khoa: Any, khung: _Khung) -> str:
        if not isinstance(khoa, str):
            thong_diep = f"Khóa «{str(khoa)[:80]}» không phải chữ mà là {type(khoa).__name__}."
            self.so.add(ma.KHOA, self.tim((*khung.duong_dan(),), False, None), thong_diep, "dùng chuỗi làm khóa")
            return repr(khoa)[:80]
        chu = self.text(khoa, khung, str.__str__(khoa), la_khoa=True)
        if chu in khung.ra:
            vi_tri = self.tim((*khung.duong_dan(), chu), True, None)
            self.so.add(ma.TRUNG_KHOA, vi_tri, f"Khóa «{chu[:80]}» viết hai lần.", "bỏ bớt một, hoặc gộp hai phần")
        return chu

    def scalar(self, gia_tri: Any, khung: _Khung, buoc: str | int) -> Any:
        if isinstance(gia_tri, str):
            return self.text(gia_tri, khung, buoc)
        self.count(1, khung)
        if gia_tri is None or isinstance(gia_tri, (bool, datetime.date)):
            return gia_tri
        if isinstance(gia_tri, int):
            return int(gia_tri)
        if isinstance(gia_tri, float) and math.isfinite(gia_tri):
            return float(gia_tri)
        if isinstance(gia_tri, Decimal) and gia_tri.is_finite():
            return gia_tri
        thong_diep = f"Không dùng được giá trị kiểu {type(gia_tri).__name__} trong dữ liệu."
        if isinstance(gia_tri, float):
            thong_diep = f"Số «{gia_tri}» không dùng được."
        self.so.add(
            ma.KIEU,
            self.tim(self.path(khung, buoc), False, None),
            thong_diep,
            "dùng chữ, số, ngày, danh sách hoặc dict",
        )
        return None

    def text(self, chuoi: str, khung: _Khung, buoc: str | int, *, la_khoa: bool = False) -> str:
        chu = str.__str__(chuoi)
        self.count(len(chu) + 1, khung)
        if len(chu) > self.gioi_han.chuoi:
            vi_tri = self.tim(self.path(khung, buoc), la_khoa, None)
            self.so.add(ma.GIOI_HAN, vi_tri, *explain_gioi_han("chuoi", self.gioi_han))
            return ""
        if is_lang(chu):
            return chu
        chu = normalize_chu(chu)
        for cho, ma_loi, thong_diep, goi_y in islice(find_ky_tu_cam(chu), TOI_DA_MOI_CHUOI):
            self.so.add(ma_loi, self.tim(self.path(khung, buoc), la_khoa, cho), thong_diep, goi_y)
        return chu

    def path(self, khung: _Khung, buoc: str | int) -> tuple[str | int, ...]:
        return (*khung.duong_dan(), buoc)

    def count(self, dai: int, khung: _Khung) -> None:
        self.tong += dai
        if self.tong > self.gioi_han.tong:
            self.stop("tong", khung)

    def stop(self, ten: str, khung: _Khung) -> None:
        vi_tri = self.tim(tuple(khung.duong_dan()), False, None)
        self.so.add(ma.GIOI_HAN, vi_tri, *explain_gioi_han(ten, self.gioi_han))
        raise DungDoc
