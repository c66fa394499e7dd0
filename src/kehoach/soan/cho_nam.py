"""Chỗ của năm: where a text holds a year that is not the year of the plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from kehoach.nguon.du_lieu import DuongDan
from kehoach.vien_dan import find_vien_dan

NAM = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")
_QUANH = 24
"""Characters of text quoted on each side of a year."""

_N = r"(?<!\d)\d{4}(?!\d)"
_GACH = r"\s*[-–—÷]\s*"
_MAU_GIAI_DOAN = re.compile(
    rf"{_N}{_GACH}{_N}"
    rf"|(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|niên khóa)\s+(?:từ\s+)?(?:năm\s+)?{_N}"
    rf"(?:{_GACH}|\s+đến\s+)(?:năm\s+)?{_N}"
    rf"|từ năm\s+{_N}\s+đến(?: hết)? năm\s+{_N}",
    re.IGNORECASE,
)
_SO_VAN_BAN = re.compile(rf"\d+[\w.]*/{_N}/[A-ZĐ][\w-]*")
_MOC_CUOI = re.compile(rf"(?:đến|tới)(?: hết)? năm\s+(?P<nam>{_N})", re.IGNORECASE)
_NGAY_DU = re.compile(rf"\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|\s+tháng\s+\d{{1,2}}\s+năm\s+){_N}")
_SO_LUONG = re.compile(
    rf"{_N}(?=\s+(?:hộ|người|lượt|lớp|đồng|nghìn|triệu|tỷ|ha|m2|km|học sinh|trẻ|cán bộ|hội viên|đoàn viên)(?!\w))"
)
_TRONG_SO = re.compile(r"\d[.,]\d{4}(?!\d)|(?<!\d)\d{4}[.,]\d")
_TRONG_TU = re.compile(r"[^\W\d_]\d{4}(?!\d)|(?<!\d)\d{4}[^\W\d_]|_\d{4}|\d{4}_")
_THAM_CHIEU = re.compile(r"\[[@=^][^\]]*\]")


class ChoGiu(NamedTuple):
    """Chỗ giữ: a span of a text in which no year is changed, and why."""

    dau: int
    cuoi: int
    ly_do: str


def iter_cho_giu(chu: str, duong_dan: DuongDan, cuoi_giai_doan: Collection[int]) -> Iterator[ChoGiu]:
    """Spans of a text in which a year stays, the surest reason first.

    >>> [chu.ly_do for chu in iter_cho_giu("Luật Đấu thầu năm 2023; giai đoạn 2021-2025", ("can_cu", 0), ())]
    ['trong viện dẫn', 'trong một giai đoạn']
    """
    if duong_dan[0] == "vien_dan":
        yield ChoGiu(0, len(chu), "văn bản được dẫn")
    yield from _cac(_THAM_CHIEU, chu, "khóa trong tham chiếu")
    for x in find_vien_dan(chu):
        yield ChoGiu(*x.vi_tri, "trong viện dẫn")
        if x.trich_yeu_vi_tri:
            yield ChoGiu(*x.trich_yeu_vi_tri, "trong trích yếu của văn bản được dẫn")
    yield from _cac(_SO_VAN_BAN, chu, "số của văn bản")
    yield from _cac(_MAU_GIAI_DOAN, chu, "trong một giai đoạn")
    for m in _MOC_CUOI.finditer(chu):
        if int(m["nam"]) in cuoi_giai_doan:
            yield ChoGiu(*m.span(), "năm cuối của giai đoạn")
    if duong_dan[0] == "can_cu":
        yield from _cac(_NGAY_DU, chu, "ngày đã qua, trong căn cứ")
    yield from _cac(_SO_LUONG, chu, "có thể là số lượng")
    for mau in (_TRONG_SO, _TRONG_TU):
        yield from (ChoGiu(*m.span(), "không đứng riêng") for m in mau.finditer(chu) if not _trong_ngay(chu, m))


def is_giai_doan(chu: str, cho: int) -> bool:
    """Whether what stands at this offset belongs to a stage such as 2021-2025."""
    return any(m.start() <= cho < m.end() for m in _MAU_GIAI_DOAN.finditer(chu))


def quote(chu: str, dau: int, cuoi: int) -> str:
    """A place of a text with a little round it, on one line.

    >>> quote("Kế hoạch năm 2026", 13, 17)
    'Kế hoạch năm 2026'
    """
    trai, phai = max(0, dau - _QUANH), min(len(chu), cuoi + _QUANH)
    while trai > 0 and not chu[trai - 1].isspace() and trai < dau:
        trai += 1
    while phai < len(chu) and not chu[phai].isspace() and phai > cuoi:
        phai -= 1
    trich = " ".join(chu[trai:phai].split())
    return f"{'… ' if trai else ''}{trich}{' …' if phai < len(chu) else ''}"


def _cac(mau: re.Pattern[str], chu: str, ly_do: str) -> Iterator[ChoGiu]:
    return (ChoGiu(*m.span(), ly_do) for m in mau.finditer(chu))


def _trong_ngay(chu: str, m: re.Match[str]) -> bool:
    """A date written with dots is a date."""
    return any(n.start() <= m.start() and m.end() <= n.end() for n in _NGAY_DU.finditer(chu))
