"""Đánh số: tests of numbers: of headings and lists, and of digits in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kehoach.kiem_tra.phep.loi_van import observe_chu
from kehoach.kiem_tra.phep.phep_thu import CoMau, PhepThu
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet

_SO_0 = {
    "so": re.compile(r"(?i)số\s*:?\s*(\d+)"),
    "ngay": re.compile(r"(?i)ngày\s*(\d+)"),
    "thang": re.compile(r"(?i)tháng\s*(\d+)"),
}


class DanhSo(CoMau):
    """Đánh số: the printed number matches `mau`."""

    phep: Literal["danh_so"] = "danh_so"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        yield from (QuanSat(k.so, k) for k in xet.blocks_of(doi_tuong) if k.so)

    def is_dat(self, v: str) -> bool:
        return self.khuon.fullmatch(v) is not None


class SoKhong(PhepThu):
    """Số không (0): numbers of one digit that take a leading zero (`can`), and those that take none (`khong`)."""

    phep: Literal["so_0"] = "so_0"
    phan: Literal["so", "ngay", "thang"]
    can: tuple[int, ...] = ()
    khong: tuple[int, ...] = ()

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        for s in observe_chu(doi_tuong, xet):
            if self._parse(str(s.gia_tri)) is None:
                raise ChuaThay("chỗ này còn để trống")
            yield s

    def is_dat(self, v: str) -> bool:
        so = self._parse(v)
        if so is None:
            return True
        if int(so) in self.khong:
            return not so.startswith("0")
        if int(so) in self.can:
            return len(so) == 2
        return not (self.can and self.phan == "so" and so.startswith("0") and int(so) > 0)

    def _parse(self, chu: str) -> str | None:
        """The digits the test speaks of; None when they are not filled in."""
        m = _SO_0[self.phan].search(chu)
        return m[1] if m else None

    def format_can(self) -> str:
        if self.khong:
            return f"không ghi số 0 trước các số từ {self.khong[0]} đến {self.khong[-1]}"
        dau, cuoi = self.can[0], self.can[-1]
        if cuoi - dau == 1:
            return f"ghi số 0 trước các số {dau}, {cuoi}"
        return f"ghi số 0 trước các số từ {dau} đến {cuoi}"


CAC_PHEP: tuple[type[PhepThu], ...] = (DanhSo, SoKhong)
