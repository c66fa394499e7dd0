"""Liên kết: what must hold between the parts of a plan: every reference leads somewhere, no part is left out."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from kehoach.chu.goi_y import suggest_ten
from kehoach.mo_hinh.cho_tham_chieu import ChoThamChieu
from kehoach.mo_hinh.dan_y import TEN_PHAN, MucDanY
from kehoach.mo_hinh.duyet import iter_mo_hinh, iter_noi_tuyen, iter_van_ban
from kehoach.mo_hinh.gia_tri import GiaTriIn, is_known, tuy_chon_cua
from kehoach.mo_hinh.loi_truong import LoiTruong
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.truong_ke_hoach import TruongKeHoach
from kehoach.nguon.du_lieu import DuongDan
from kehoach.nguon.duyet import ThamChieu
from kehoach.nguon.khoi import GiaTri, TrichDan

TOI_DA_LOI = 200

TUY_CHON_TRICH_DAN = ("day_du", "tat", "tai", "chu_thich")


def loi_lien_ket(
    ke_hoach: TruongKeHoach, gia_tri: Mapping[str, GiaTriIn], vien_dan: Mapping[str, Any]
) -> Iterator[LoiTruong]:
    """References in texts that lead nowhere, with the nearest name that exists; the first `TOI_DA_LOI` of them."""
    if all(is_known(x, gia_tri) or _is_trich_dan(x, vien_dan) for x in ke_hoach.muc_luc.tham_chieu):
        return iter(())
    return islice(_tung_tham_chieu(ke_hoach, gia_tri, vien_dan), TOI_DA_LOI)


def _is_trich_dan(x: ThamChieu, vien_dan: Mapping[str, Any]) -> bool:
    return x.loai == "@" and x.ten in vien_dan and all(t in TUY_CHON_TRICH_DAN for t in x.tuy_chon)


def _tung_tham_chieu(
    ke_hoach: TruongKeHoach, gia_tri: Mapping[str, GiaTriIn], vien_dan: Mapping[str, Any]
) -> Iterator[LoiTruong]:
    phan_cong = dict(iter_mo_hinh(ke_hoach, PhanCong))
    for duong_dan, van_ban in iter_van_ban(ke_hoach):
        cho = ChoThamChieu(van_ban.nguon)
        co = ChainMap(_rieng(phan_cong, duong_dan), gia_tri)  # type: ignore[arg-type]
        for x in iter_noi_tuyen(van_ban):
            if isinstance(x, GiaTri):
                yield from _gia_tri(x, duong_dan, cho, co)
            elif isinstance(x, TrichDan):
                yield from _trich_dan(x, duong_dan, cho, vien_dan)


def loi_dan_y(ke_hoach: TruongKeHoach, dan_y: Iterable[MucDanY]) -> Iterator[LoiTruong]:
    """Parts that the outline names twice, and parts with content that it does not name."""
    ten_phan = [ten for muc in dan_y for ten in muc.phan]
    if len({*ten_phan}) == len(ten_phan) and ke_hoach.phan_co.issubset(ten_phan):
        return
    da_co: set[str] = set()
    for duong_dan, ten in _phan(dan_y, ("dan_y",)):
        if ten in da_co:
            yield LoiTruong(duong_dan, "nap.dan_y", f"Phần «{ten}» đứng hai lần trong dàn ý.", "bỏ bớt một chỗ")
        da_co.add(ten)
    for ten in TEN_PHAN:
        if ten not in da_co and ten in ke_hoach.phan_co:
            yield LoiTruong(
                (ten,), "nap.dan_y", f"Phần «{ten}» có nội dung nhưng dàn ý không nêu.", f"thêm {ten} vào dan_y"
            )


def loi_ma(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """Names given twice, to two deadlines or to two items of the budget: `[=han.x]` would print the first of them."""
    ma = [*ke_hoach.han, *(x.ma for x in ke_hoach.muc_luc.phan_cong if x.ma)]
    if len({*ma}) < len(ma):
        yield from _trung_han(ke_hoach)
    khoan = ke_hoach.kinh_phi.khoan if ke_hoach.kinh_phi else ()
    da_co: set[str] = set()
    thu_tu = {str(i) for i in range(1, len(khoan) + 1)}  # items go by their place too
    for i, muc in enumerate(khoan):
        if muc.ma and (muc.ma in da_co or (muc.ma in thu_tu and muc.ma != str(i + 1))):
            yield _trung(("kinh_phi", "khoan", i, "ma"), muc.ma)
        if muc.ma:
            da_co.add(muc.ma)


def _trung_han(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    da_co = set(ke_hoach.han)
    for duong_dan, phan_cong in iter_mo_hinh(ke_hoach, PhanCong):
        if phan_cong.ma in da_co:
            yield _trung((*duong_dan, "ma"), phan_cong.ma)
        if phan_cong.ma:
            da_co.add(phan_cong.ma)


def _trung(duong_dan: DuongDan, ma: str | None) -> LoiTruong:
    return LoiTruong(duong_dan, "nap.ma", f"Mã «{ma}» đã chỉ một mục khác.", "đặt mã khác")


def _rieng(phan_cong: Mapping[DuongDan, PhanCong], duong_dan: DuongDan) -> dict[str, GiaTriIn]:
    """Values that only the text of one duty knows."""
    chu = phan_cong.get(duong_dan[:-1])  # the text is a field of the duty itself
    return chu.gia_tri_rieng if chu else {}


def _gia_tri(x: GiaTri, duong_dan: DuongDan, cho: ChoThamChieu, co: Mapping[str, GiaTriIn]) -> Iterator[LoiTruong]:
    if x.duong_dan not in co:
        thong_diep = f"Không có giá trị «{x.duong_dan}» trong kế hoạch."
        yield LoiTruong(duong_dan, "nap.gia_tri", thong_diep, _gan(x.duong_dan, co), cho.find(x))
        return
    hop_le = tuy_chon_cua(co[x.duong_dan])
    for tuy_chon in dict.fromkeys(x.tuy_chon):
        if tuy_chon not in hop_le:
            thong_diep = f"Giá trị «{x.duong_dan}» không có cách in «{tuy_chon}»."
            yield LoiTruong(duong_dan, "nap.gia_tri", thong_diep, _gan(tuy_chon, hop_le), cho.find(x))


def _trich_dan(x: TrichDan, duong_dan: DuongDan, cho: ChoThamChieu, vien_dan: Mapping[str, Any]) -> Iterator[LoiTruong]:
    if x.khoa not in vien_dan:
        thong_diep = f"Không có khóa viện dẫn «{x.khoa}»."
        yield LoiTruong(duong_dan, "nap.vien_dan", thong_diep, _gan(x.khoa, vien_dan), cho.find(x))
        return
    for tuy_chon in dict.fromkeys(x.tuy_chon):
        if tuy_chon not in TUY_CHON_TRICH_DAN:
            thong_diep = f"Viện dẫn không có cách in «{tuy_chon}»."
            yield LoiTruong(duong_dan, "nap.vien_dan", thong_diep, _gan(tuy_chon, TUY_CHON_TRICH_DAN), cho.find(x))


def _phan(dan_y: Iterable[MucDanY], goc: DuongDan) -> Iterator[tuple[DuongDan, str]]:
    for i, muc in enumerate(dan_y):
        yield from _phan_cua(muc, (*goc, i))


def _phan_cua(muc: MucDanY, goc: DuongDan) -> Iterator[tuple[DuongDan, str]]:
    for k, con in enumerate(muc.gom):
        if isinstance(con, MucDanY):
            yield from _phan_cua(con, (*goc, "gom", k))
        else:
            yield (*goc, "gom", k), con


def _gan(ten: str, co: Iterable[str]) -> str:
    """Advice: the nearest existing name, else the list when it is short."""
    tat_ca = list(co)
    return suggest_ten(ten, tat_ca, f"có: {', '.join(tat_ca)}" if 0 < len(tat_ca) <= 8 else "")
