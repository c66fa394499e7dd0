"""Liên kết: what must hold between the parts of a plan: every reference leads somewhere, no part is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kehoach.mo_hinh.dan_y import TEN_PHAN, MucDanY
from kehoach.mo_hinh.duyet import iter_noi_tuyen, iter_van_ban
from kehoach.mo_hinh.gia_tri import GiaTriIn, gia_tri_cua, tuy_chon_cua
from kehoach.mo_hinh.loi_truong import DuongDan, LoiTruong
from kehoach.nguon.khoi import GiaTri, TrichDan

if TYPE_CHECKING:
    from kehoach.mo_hinh.ke_hoach import KeHoach

TUY_CHON_TRICH_DAN = ("day_du", "tat", "tai")


def loi_lien_ket(
    ke_hoach: KeHoach, gia_tri: Mapping[str, GiaTriIn], vien_dan: Mapping[str, Any]
) -> Iterator[LoiTruong]:
    """References in texts that lead nowhere, with the nearest name that exists."""
    for duong_dan, van_ban in iter_van_ban(ke_hoach):
        for x in iter_noi_tuyen(van_ban):
            if isinstance(x, GiaTri):
                yield from _gia_tri(x, duong_dan, van_ban.nguon, {**gia_tri, **_rieng(ke_hoach, duong_dan)})
            elif isinstance(x, TrichDan):
                yield from _trich_dan(x, duong_dan, van_ban.nguon, vien_dan)


def loi_dan_y(ke_hoach: KeHoach, dan_y: Iterable[MucDanY]) -> Iterator[LoiTruong]:
    """Parts that the outline names twice, and parts with content that it does not name."""
    da_co: set[str] = set()
    for duong_dan, ten in _phan(dan_y, ("dan_y",)):
        if ten in da_co:
            yield LoiTruong(duong_dan, "nap.dan_y", f"Phần «{ten}» đứng hai lần trong dàn ý.", "bỏ bớt một chỗ")
        da_co.add(ten)
    for ten in TEN_PHAN:
        if ten not in da_co and getattr(ke_hoach, ten):
            yield LoiTruong(
                (ten,), "nap.dan_y", f"Phần «{ten}» có nội dung nhưng dàn ý không nêu.", f"thêm {ten} vào dan_y"
            )


def _rieng(ke_hoach: KeHoach, duong_dan: DuongDan) -> dict[str, GiaTriIn]:
    """Values that only the text of one duty knows."""
    if duong_dan[0] == "to_chuc_thuc_hien" and isinstance(i := duong_dan[1], int):
        return gia_tri_cua(ke_hoach.to_chuc_thuc_hien[i])
    return {}


def _gia_tri(x: GiaTri, duong_dan: DuongDan, nguon: str, co: Mapping[str, GiaTriIn]) -> Iterator[LoiTruong]:
    cho = nguon.find(f"[={x.duong_dan}")
    if x.duong_dan not in co:
        thong_diep = f"Không có giá trị «{x.duong_dan}» trong kế hoạch."
        yield LoiTruong(duong_dan, "nap.gia_tri", thong_diep, _gan(x.duong_dan, co), cho)
        return
    hop_le = tuy_chon_cua(co[x.duong_dan])
    for tuy_chon in x.tuy_chon:
        if tuy_chon not in hop_le:
            thong_diep = f"Giá trị «{x.duong_dan}» không có cách in «{tuy_chon}»."
            yield LoiTruong(duong_dan, "nap.gia_tri", thong_diep, _gan(tuy_chon, hop_le), cho)


def _trich_dan(x: TrichDan, duong_dan: DuongDan, nguon: str, vien_dan: Mapping[str, Any]) -> Iterator[LoiTruong]:
    cho = nguon.find(f"[@{x.khoa}")
    if x.khoa not in vien_dan:
        thong_diep = f"Không có khóa viện dẫn «{x.khoa}»."
        yield LoiTruong(duong_dan, "nap.vien_dan", thong_diep, _gan(x.khoa, vien_dan), cho)
    for tuy_chon in x.tuy_chon:
        if tuy_chon not in TUY_CHON_TRICH_DAN:
            thong_diep = f"Viện dẫn không có cách in «{tuy_chon}»."
            yield LoiTruong(duong_dan, "nap.vien_dan", thong_diep, _gan(tuy_chon, TUY_CHON_TRICH_DAN), cho)


def _phan(dan_y: Iterable[MucDanY], goc: DuongDan) -> Iterator[tuple[DuongDan, str]]:
    for i, muc in enumerate(dan_y):
        for k, con in enumerate(muc.gom):
            duong_dan = (*goc, i, "gom", k)
            if isinstance(con, MucDanY):
                yield from _phan((con,), (*goc, i, "gom"))
            else:
                yield duong_dan, con


def _gan(ten: str, co: Iterable[str]) -> str:
    """Advice: the nearest existing name, else the list when it is short."""
    tat_ca = list(co)
    gan = get_close_matches(ten, tat_ca, n=1, cutoff=0.5)
    if gan:
        return f"có phải «{gan[0]}»?"
    return f"có: {', '.join(tat_ca)}" if 0 < len(tat_ca) <= 8 else ""
