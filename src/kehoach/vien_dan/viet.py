"""Viết: a citation as an official text prints it: in full, short, as a căn cứ, by regime."""

from __future__ import annotations

from datetime import date

from kehoach.vien_dan.cach_dan import CheDo, cach_dan_cua
from kehoach.vien_dan.doc_dan_toi import format_dan_toi
from kehoach.vien_dan.doc_ngay import format_ngay_vien_dan
from kehoach.vien_dan.mo_ta import DanToi, KieuViet, VanBan

_TRONG = "       "  # a number not given yet leaves room to write it by hand


def format_vien_dan(
    vd: VanBan,
    kieu: KieuViet = "day_du",
    *,
    che_do: CheDo | None = None,
    ngan: bool | None = None,
    trich_yeu: bool = True,
) -> str:
    """A citation in words.

    Shape:   kind, number and symbol, date, body, title, in this order; the pinpoints of a `VienDan` stand before.
             `kieu`: "day_du" in full; "tat" short: kind and number (a law: kind and name); "can_cu" as a căn cứ.
             `che_do`: the regime whose rules hold, by its id or as a `CachDan`; None writes all the value holds, so
             that `parse_vien_dan(format_vien_dan(x)) == x`.
             `ngan` forces the date into figures (True) or words (False); None keeps the way it was written.
             `trich_yeu=False` leaves the title out (it then stands in a footnote).
    Rule:    under a regime a luật, pháp lệnh is cited by kind and name; a căn cứ adds its date.
    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm a, b khoản 6; Thông tư 01/2011/TT-BNV, Điều 11.
    Raises:  KeyError for the id of no regime.

    >>> from kehoach.vien_dan import parse_vien_dan
    >>> vd = parse_vien_dan("Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014")
    >>> format_vien_dan(vd), format_vien_dan(vd, che_do="nd30")
    ('Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014', 'Luật Xây dựng')
    >>> format_vien_dan(vd, "can_cu", ngan=False)
    'Luật Xây dựng ngày 18 tháng 6 năm 2014'
    """
    theo_ten = vd.is_luat and vd.ten is not None and (kieu != "day_du" or che_do is not None)
    phan = [format_ten_so(vd, co_so=not theo_ten)]
    if _shows_ngay(vd, kieu, theo_ten):
        phan.append(_ngay(vd, ngan))
    if kieu != "tat" and not theo_ten:
        phan.append(f"của {vd.co_quan}" if vd.co_quan else "")
        phan.append(vd.trich_yeu or "" if trich_yeu else "")
    dan_toi: tuple[DanToi, ...] = getattr(vd, "dan_toi", ())
    cach_dan = cach_dan_cua(che_do)
    truoc = format_dan_toi(dan_toi, che_do=cach_dan) + cach_dan.noi if dan_toi else ""
    return truoc + " ".join(p for p in phan if p)


def _shows_ngay(vd: VanBan, kieu: KieuViet, theo_ten: bool) -> bool:
    """A law's year is part of how it is called; its date stands in a căn cứ only."""
    if theo_ten:
        return kieu == "can_cu" or _only_year(vd)
    return kieu != "tat"


def format_khong_trich_yeu(vd: VanBan, *, che_do: CheDo | None = None, ngan: bool | None = None) -> str:
    """A citation in full, its title left out: what stands in the sentence when a footnote holds the title.

    >>> from kehoach.vien_dan import parse_vien_dan
    >>> format_khong_trich_yeu(parse_vien_dan("Nghị quyết số 80/NQ-CP của Chính phủ về giảm nghèo"))
    'Nghị quyết số 80/NQ-CP của Chính phủ'
    """
    return format_vien_dan(vd, che_do=che_do, ngan=ngan, trich_yeu=False)


def format_ten_so(vd: VanBan, *, co_so: bool = True) -> str:
    """Kind with a law's name, and number with symbol: what a later mention consists of.

    >>> format_ten_so(VanBan(loai="Kế hoạch", so="07", ky_hieu="KH-UBND"))
    'Kế hoạch số 07/KH-UBND'
    """
    dau = " ".join(x for x in (vd.loai, vd.ten, vd.bo_nghia) if x)
    if not co_so:
        return dau
    if vd.so_ky_hieu is not None:
        return f"{dau} số {vd.so_ky_hieu}"
    if vd.ky_hieu is None:
        return dau
    nam = f"/{vd.nam}" if vd.nam else ""
    if vd.dau == "-":
        return f"{dau} số {_TRONG}{nam}-{vd.ky_hieu}"
    return f"{dau} số {_TRONG}{nam}/{vd.ky_hieu}"


def _only_year(vd: VanBan) -> bool:
    return vd.ngay is not None and not isinstance(vd.ngay, date) and vd.ngay.thang is None and vd.ngay.ngay is None


def _ngay(vd: VanBan, ngan: bool | None) -> str:
    return "" if vd.ngay is None else format_ngay_vien_dan(vd.ngay, ngan=vd.ngay_ngan if ngan is None else ngan)
