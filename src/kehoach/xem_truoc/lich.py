"""Lịch: the deadlines of a plan as an iCalendar file (RFC 5545), for any calendar program.

No clock: the stamp of every event is the date of the plan. A deadline that moves keeps its identifier, so that a second
import moves the event instead of adding one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from kehoach.bang.hang_ke_hoach import Hang, bang_nhiem_vu
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.ooxml.thuoc_tinh import resolve_thoi_diem
from kehoach.ooxml.xml import KY_TU_CAM

_DAI_DONG = 75
"""Longest line in octets, without its end (RFC 5545, 3.1)."""
_DAI_TEN = 120
_THOAT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_ics(ke_hoach: KeHoach) -> str:
    """An all-day event on the last day of every activity and duty that has one.

    Shape:   RFC 5545: lines of at most 75 octets, CRLF, UTF-8 when encoded; events in the order of the plan; no event,
             an empty calendar.
    Source:  RFC 5545, 3.1 (folding), 3.6.1 (events), 3.3.11 (escaping); UUID version 5 as identifier (RFC 7986, 5.3).
    """
    dong = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kehoach//Thoi han ke hoach//VI", "CALSCALE:GREGORIAN"]
    dong += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_chu(_ten_lich(ke_hoach))}"]
    dong += [*_cac_su_kien(ke_hoach), "END:VCALENDAR"]
    return "".join(f"{fold_line(d)}\r\n" for d in dong)


def fold_line(dong: str) -> str:
    """One content line folded: no piece longer than 75 octets, no character cut in two.

    >>> [len(d.encode()) for d in fold_line("SUMMARY:" + "ế" * 40).split("\\r\\n ")]
    [74, 54]
    """
    ra: list[str] = []
    hien, dai = "", 0
    for ky_tu in dong:
        so = len(ky_tu.encode("utf-8"))
        if dai + so > _DAI_DONG:
            ra.append(hien)
            hien, dai = "", 1  # the space that begins a continuation counts
        hien += ky_tu
        dai += so
    return "\r\n ".join([*ra, hien])


def _cac_su_kien(ke_hoach: KeHoach) -> Iterator[str]:
    ngay = ke_hoach.ngay if isinstance(ke_hoach.ngay, date) else None
    dau = resolve_thoi_diem(ngay).strftime("%Y%m%dT%H%M%SZ")
    da_co: Counter[str] = Counter()
    for h in bang_nhiem_vu(ke_hoach):
        if isinstance(h["den"], date):
            khoa = "\n".join((ke_hoach.co_quan.ten, ke_hoach.trich_yeu.chu, h["loai"], h["chu_tri"], h["viec"]))
            da_co[khoa] += 1
            yield from _su_kien(h, h["den"], dau, _uid(khoa, da_co[khoa]))


def _su_kien(h: Hang, den: date, dau: str, uid: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{dau}"
    yield f"DTSTART;VALUE=DATE:{den:%Y%m%d}"
    if den < date.max:
        yield f"DTEND;VALUE=DATE:{den + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_chu(_ten(h))}"
    yield f"DESCRIPTION:{_chu(_mo_ta(h))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _ten(h: Hang) -> str:
    ten = f"{h['chu_tri']}: {h['viec']}" if h["chu_tri"] else str(h["viec"])
    gon = " ".join(ten.split()).rstrip(" :")
    return f"Hạn: {gon if len(gon) <= _DAI_TEN else gon[: _DAI_TEN - 1].rstrip() + '…'}"


def _mo_ta(h: Hang) -> str:
    muc = (
        ("", h["viec"]),
        ("Chủ trì: ", h["chu_tri"]),
        ("Phối hợp: ", h["phoi_hop"]),
        ("Thời gian: ", h["thoi_gian"]),
    )
    return "\n".join(nhan + chu for nhan, chu in muc if chu)


def _ten_lich(ke_hoach: KeHoach) -> str:
    return f"Kế hoạch {ke_hoach.trich_yeu.chu}"


def _uid(khoa: str, lan: int) -> str:
    return str(uuid5(NAMESPACE_URL, f"kehoach:{khoa}:{lan}"))


def _chu(text: str) -> str:
    return KY_TU_CAM.sub("\ufffd", text).translate(_THOAT)
