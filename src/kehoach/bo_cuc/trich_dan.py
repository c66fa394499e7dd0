"""Trích dẫn: citations written in the sentence, in full at first mention and short later, with their footnotes.

Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b: what a first and a later mention consist of.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from kehoach.loi import VienDanKhongHopLe
from kehoach.mo_hinh.vien_dan import KieuVienDan, VanBanDan
from kehoach.nguon.khoi import TrichDan
from kehoach.the_thuc.mo_ta import CachDan
from kehoach.vien_dan.doc_dan_toi import format_dan_toi, parse_dan_toi


class CauTrichDan(NamedTuple):
    """Câu trích dẫn: what one citation prints in the sentence, and in a footnote after it ("" for none)."""

    chu: str
    chu_thich: str


class VietTrichDan:
    """Viết trích dẫn: remembers which documents a text has cited, and which titles stand in a note already.

    `lan_day_du` counts by key how often a document was cited with more than its short form.
    """

    def __init__(self, vien_dan: dict[str, VanBanDan], kieu: KieuVienDan, cach_dan: CachDan) -> None:
        self._vien_dan = vien_dan
        self._kieu = kieu
        self._cach_dan = cach_dan
        self._da_dan: set[str] = set()
        self._da_ghi: set[str] = set()
        self.lan_day_du: Counter[str] = Counter()

    def write(self, x: TrichDan, *, trong_cau: bool = False) -> CauTrichDan:
        """One citation; `trong_cau` keeps everything in the sentence (in grounds, and inside footnotes)."""
        van_ban = self._vien_dan[x.khoa]
        lan_dau = x.khoa not in self._da_dan
        self._da_dan.add(x.khoa)
        day_du = "day_du" in x.tuy_chon or (lan_dau and "tat" not in x.tuy_chon)
        kieu: KieuVienDan = "trong_cau" if trong_cau or van_ban.van_ban is None else self._kieu
        rieng = "chu_thich" in x.tuy_chon and not trong_cau
        if rieng:
            chu, chu_thich = self._trong_ghi_chu(x.khoa, van_ban, day_du), ""
        else:
            chu, chu_thich = self._theo_kieu(x.khoa, van_ban, kieu, day_du)
        self.lan_day_du[x.khoa] += chu != van_ban.tat
        chu = self._noi(x, chu)
        return CauTrichDan("", f"{chu}.") if rieng else CauTrichDan(chu, chu_thich)

    def _theo_kieu(self, khoa: str, van_ban: VanBanDan, kieu: KieuVienDan, day_du: bool) -> tuple[str, str]:
        """Text and note of a citation whose place is in the sentence."""
        if kieu == "chu_thich_day_du":
            return van_ban.tat, self._ghi_mot_lan(khoa, van_ban.day_du)
        if not day_du:
            return van_ban.tat, ""
        if kieu == "chu_thich_trich_yeu":
            return van_ban.khong_trich_yeu, self._ghi_mot_lan(khoa, van_ban.trich_yeu)
        self._da_ghi.add(khoa)
        return van_ban.day_du, ""

    def _trong_ghi_chu(self, khoa: str, van_ban: VanBanDan, day_du: bool) -> str:
        """A citation that stands in a note of its own; a title already given is not given again."""
        if not day_du:
            return van_ban.tat
        if khoa in self._da_ghi:
            return van_ban.khong_trich_yeu
        self._da_ghi.add(khoa)
        return van_ban.day_du

    def _ghi_mot_lan(self, khoa: str, chu: str) -> str:
        if khoa in self._da_ghi or not chu:
            return ""
        self._da_ghi.add(khoa)
        return f"{chu.rstrip('.')}."

    def _noi(self, x: TrichDan, chu: str) -> str:
        """Pinpoint and «Tại» before the document."""
        if x.dinh_vi:
            chu = f"{write_dinh_vi(x.dinh_vi, self._cach_dan)}{self._cach_dan.noi}{chu}"
        return f"Tại {chu}" if "tai" in x.tuy_chon else chu


@lru_cache(maxsize=1024)
def write_dinh_vi(dinh_vi: str, cach_dan: CachDan) -> str:
    """A pinpoint as the regime writes it; what cannot be read as one stays as the author wrote it.

    Source:  Thông tư 01/2011/TT-BNV, Phụ lục VI, Mục V, khoản 6 (capitals and commas); Nghị định 30/2020 has neither.

    >>> phay = CachDan(noi=", ", hoa=True, giu_nguyen=False, nguon="")
    >>> write_dinh_vi("điểm a khoản 1 Điều 5", phay)
    'Điểm a, Khoản 1, Điều 5'
    """
    if cach_dan.giu_nguyen or " đến " in dinh_vi:
        return dinh_vi
    try:
        return format_dan_toi(parse_dan_toi(dinh_vi), che_do=cach_dan)
    except VienDanKhongHopLe:
        return dinh_vi
