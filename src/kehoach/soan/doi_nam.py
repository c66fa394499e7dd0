"""Đổi năm: last year's plan taken over to another year, with a report of what was changed, what was not, and why.

Only the substance of the new year changes. A citation names a document of the past; a stage (2021-2025) is not a year;
a number of a document, a key, an amount only look like one.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import Counter
from typing import Any

from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam, ChoNam
from kehoach.mo_hinh.duyet import iter_mo_hinh
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.noi_dung import HoatDong
from kehoach.mo_hinh.rang_buoc import che_do_cua
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nguon.du_lieu import DuongDan, iter_chuoi
from kehoach.nguon.vi_tri import format_duong_dan
from kehoach.soan.cho_nam import NAM, ChoGiu, is_giai_doan, iter_cho_giu, quote
from kehoach.soan.ky_nam import shift_ky
from kehoach.soan.sua_ke_hoach import build, dump_du_lieu

_KHONG_PHAI_CHU = frozenset({"the_thuc", "kieu_vien_dan", "danh_so", "dia_chi", "soan_thao", "luu"})
_LA_MA = frozenset({"viet_tat", "ma", "ky_hieu"})


def doi_nam(ke_hoach: KeHoach, tu: int, den: int) -> tuple[KeHoach, BaoCaoDoiNam]:
    """The plan of the year `tu` as a draft for the year `den`, and the report.

    Rule:    the year changes in texts, deadlines and periods (a range over two years moves whole); it stays inside
             citations, numbers of documents, keys, stages and school years; number and date of signing are emptied.
             Years next to `tu` are listed, not changed.
    Raises:  NguonHongError when the years are not two different ones of this calendar.
    """
    if tu == den:
        thong_diep = f"Kế hoạch này đã là của năm {tu}."
        raise NguonHongError([PhatHien("nap.doi_nam", "loi", ViTri(), thong_diep, "chọn một năm khác")])
    if not (1900 <= tu <= 9998 and 1900 <= den <= 9998):
        thong_diep = f"Không đổi được năm {tu} thành {den}."
        raise NguonHongError([PhatHien("nap.doi_nam", "loi", ViTri(), thong_diep, "năm gồm bốn chữ số, như 2026")])
    may = _DoiNam(ke_hoach, tu, den)
    moi = build(may.run(), type(ke_hoach))
    return moi, may.report(moi)


def find_nam(ke_hoach: KeHoach) -> int | None:
    """The year a plan is for: what its title says, else its period, its deadlines, its date."""
    chu = ke_hoach.trich_yeu.nguon
    tieu_de = [int(m[0]) for m in NAM.finditer(chu) if not is_giai_doan(chu, m.start())]
    if tieu_de:
        return tieu_de[-1]
    ky = [x.thoi_gian for _, x in iter_mo_hinh(ke_hoach, HoatDong)] + [
        x.han for _, x in iter_mo_hinh(ke_hoach, PhanCong)
    ]
    nam = [x.ngay_cuoi.year for x in (ke_hoach.thoi_gian, *ke_hoach.han.values(), *ky) if x and x.ngay_cuoi]
    if nam:
        return Counter(nam).most_common(1)[0][0]
    return getattr(ke_hoach.ngay, "nam", None) or getattr(ke_hoach.ngay, "year", None)


class _DoiNam:
    """Đổi năm: one run: the data of the plan, changed in place, and what is found on the way."""

    def __init__(self, ke_hoach: KeHoach, tu: int, den: int) -> None:
        self.cu, self.tu, self.den = ke_hoach, tu, den
        self.du_lieu = dump_du_lieu(ke_hoach)
        self.doi: list[ChoNam] = []
        self.giu: list[ChoNam] = []
        self.khac: list[ChoNam] = []
        self.cuoi_giai_doan = {
            int(m[0]) for _, x in iter_chuoi(self.du_lieu) for m in NAM.finditer(x) if _is_cuoi(x, m)
        }

    def run(self) -> dict[str, Any]:
        self._bo_trong(self.du_lieu, ("so",), None)
        con_dung = any("[=ngay" in chu for _, chu in iter_chuoi(self.du_lieu))
        self._bo_trong(self.du_lieu, ("ngay",), {"nam": self.den} if con_dung else None)
        for ten in ("so", "ngay"):
            self._bo_trong(self.du_lieu.get("quyet_dinh") or {}, ("quyet_dinh", ten), None)
        for ten in list(self.du_lieu):
            if ten not in _KHONG_PHAI_CHU and ten != "ngay":
                self.du_lieu[ten] = self._di(self.du_lieu[ten], (ten,))
        return self.du_lieu

    def report(self, moi: KeHoach) -> BaoCaoDoiNam:
        cu, nay = che_do_cua(self.cu), che_do_cua(moi)
        if cu.ma != nay.ma:
            self.doi.append(ChoNam("the_thuc", cu.ma, nay.ma, "chế độ thể thức theo ngày của kế hoạch"))
        elif self.cu.the_thuc:
            self.giu.append(ChoNam("the_thuc", cu.ma, cu.ma, "kế hoạch ghi rõ chế độ thể thức"))
        return BaoCaoDoiNam(self.tu, self.den, tuple(self.doi), tuple(self.giu), tuple(self.khac))

    def _bo_trong(self, nhom: dict[str, Any], duong_dan: DuongDan, moi: Any) -> None:
        ten = duong_dan[-1]
        if ten not in nhom:
            return
        cu = nhom.pop(ten)
        if moi is not None:
            nhom[str(ten)] = moi
        chu = cu if isinstance(cu, (str, int)) else "/".join(str(x) for x in reversed(list(cu.values())))
        sau = f"năm {self.den}" if moi else ""
        self.doi.append(ChoNam(format_duong_dan(duong_dan), str(chu), sau, "để trống: kế hoạch mới chưa ban hành"))

    def _di(self, x: Any, goc: DuongDan) -> Any:
        """The value with the year changed, and everything below it."""
        if isinstance(x, dict):
            for ten in x:
                self._khoa(str(ten), goc)
            return {ten: con if ten in _LA_MA else self._di(con, (*goc, ten)) for ten, con in x.items()}
        if isinstance(x, list):
            return [self._di(con, (*goc, i)) for i, con in enumerate(x)]
        return self._chu(x, goc) if isinstance(x, str) else x

    def _khoa(self, ten: str, goc: DuongDan) -> None:
        if str(self.tu) in ten:
            self.giu.append(ChoNam(format_duong_dan((*goc, ten)), ten, ten, "khóa, không phải nội dung"))

    def _chu(self, chu: str, goc: DuongDan) -> str:
        if not any(str(n) in chu for n in (self.tu - 1, self.tu, self.tu + 1)):
            return chu
        if _is_ky(goc):
            return self._ky(chu, goc)
        return self._van_ban(chu, goc, list(iter_cho_giu(chu, goc, self.cuoi_giai_doan)))

    def _ky(self, chu: str, goc: DuongDan) -> str:
        """A period or a deadline."""
        noi = format_duong_dan(goc)
        if str(self.tu) not in chu:
            self.khac.append(ChoNam(noi, chu, chu))
            return chu
        moi, ly_do = shift_ky(chu, self.tu, self.den)
        (self.giu if moi == chu else self.doi).append(ChoNam(noi, chu, moi, ly_do))
        return moi

    def _van_ban(self, chu: str, goc: DuongDan, cac_giu: list[ChoGiu]) -> str:
        """A running text, each year in it looked at by itself."""
        noi, ra, cuoi = format_duong_dan(goc), "", 0
        for m in NAM.finditer(chu):
            giu = next((g for g in cac_giu if g.dau <= m.start() < g.cuoi), None)
            trich = quote(chu, *m.span())
            if int(m[0]) == self.tu and giu is None and not self._la_29_2(chu, m.start()):
                ra, cuoi = f"{ra}{chu[cuoi : m.start()]}{self.den}", m.end()
                self.doi.append(ChoNam(noi, trich, _thay(trich, self.tu, self.den)))
            elif int(m[0]) == self.tu:
                ly_do = giu.ly_do if giu else f"năm {self.den} không có ngày 29 tháng 02"
                self.giu.append(ChoNam(noi, trich, trich, ly_do))
            elif giu is None and abs(int(m[0]) - self.tu) == 1:
                self.khac.append(ChoNam(noi, trich, trich))
        return ra + chu[cuoi:]

    def _la_29_2(self, chu: str, cho: int) -> bool:
        return not isleap(self.den) and bool(_NGAY_29_2.search(chu[max(0, cho - 20) : cho]))


_NGAY_29_2 = re.compile(r"(?<!\d)29\s*(?:/|-|\.|tháng)\s*0?2\s*(?:/|-|\.|năm)\s*$")


def _thay(trich: str, tu: int, den: int) -> str:
    """The year in the middle of a quotation, changed; those beside it have quotations of their own."""
    giua = [m for m in NAM.finditer(trich) if int(m[0]) == tu]
    m = min(giua, key=lambda m: abs(m.start() + m.end() - len(trich)))
    return f"{trich[: m.start()]}{den}{trich[m.end() :]}"


def _is_ky(goc: DuongDan) -> bool:
    """Whether a period or a deadline stands at this path, not a text."""
    if goc[0] == "han":
        return True
    return goc[-1] in ("thoi_gian", "han") and "nhan" not in goc


def _is_cuoi(chu: str, m: re.Match[str]) -> bool:
    """Whether this year is the last of a stage."""
    return is_giai_doan(chu, m.start()) and not is_giai_doan(chu, m.end() + 1)
