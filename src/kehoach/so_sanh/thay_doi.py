"""Thay đổi: one difference of substance, said the way a clerk would say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kehoach.chu.ngay import Ngay, format_ngay
from kehoach.chu.thoi_gian import ThoiGian, format_thoi_gian
from kehoach.chu.tien import DonViTien, format_tien

LoaiThayDoi = Literal["sua", "them", "bot"]
_DON_VI: tuple[tuple[int, DonViTien], ...] = (
    (10**9, "tỷ đồng"),
    (10**6, "triệu đồng"),
    (10**3, "nghìn đồng"),
    (1, "đồng"),
)
_MANH = re.compile(r" |/(?=\d{4}\Z)|(?:(?! |/\d{4}\Z).)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ThayDoi:
    """Thay đổi: `ten` says what ("kinh phí"), `cu` and `moi` the values; of what is new or gone only one is there.

    >>> print(ThayDoi("sua", "kinh phí", "570", "587 triệu đồng"))
    kinh phí: 570 → 587 triệu đồng
    >>> print(ThayDoi("them", "căn cứ", "", "Luật Ngân sách nhà nước"))
    thêm căn cứ: Luật Ngân sách nhà nước
    """

    loai: LoaiThayDoi
    ten: str
    cu: str = ""
    moi: str = ""
    duong_dan: str = ""

    def __str__(self) -> str:
        if self.loai == "sua":
            return f"{self.ten}: {self.cu} → {self.moi}"
        return f"thêm {self.ten}: {self.moi}" if self.loai == "them" else f"bỏ {self.ten}: {self.cu}"


def change(ten: str, cu: str | None, moi: str | None, duong_dan: str = "") -> ThayDoi | None:
    """The change from one text to another; None when there is none."""
    if (cu or "") == (moi or ""):
        return None
    if not cu:
        return ThayDoi("them", ten, "", moi or "", duong_dan)
    return ThayDoi("sua", ten, cu, moi, duong_dan) if moi else ThayDoi("bot", ten, cu, "", duong_dan)


def change_tien(ten: str, cu: int | None, moi: int | None, duong_dan: str = "") -> ThayDoi | None:
    """The change of an amount, both in the largest unit that writes both whole.

    >>> print(change_tien("kinh phí", 570_000_000, 587_000_000))
    kinh phí: 570 → 587 triệu đồng
    """
    co = [x for x in (cu, moi) if x is not None]
    don_vi = next(ten for so, ten in _DON_VI if all(x % so == 0 for x in co))
    return _ngan(_change(ten, cu, moi, lambda x: format_tien(x, don_vi), duong_dan))


def change_thoi_gian(ten: str, cu: ThoiGian | None, moi: ThoiGian | None, duong_dan: str = "") -> ThayDoi | None:
    """The change of a period or a deadline.

    >>> from kehoach.chu.doc_thoi_gian import parse_thoi_gian as doc
    >>> print(change_thoi_gian("hạn của Cấp xã", doc("trước ngày 10/8/2023"), doc("trước ngày 15/8/2023")))
    hạn của Cấp xã: trước ngày 10/8 → 15/8/2023
    """
    return _ngan(_change(ten, cu, moi, lambda x: format_thoi_gian(x, ngan=True), duong_dan))


def change_ngay(ten: str, cu: Ngay | None, moi: Ngay | None, duong_dan: str = "") -> ThayDoi | None:
    """The change of a date."""
    return _change(ten, cu, moi, _ngay_lien, duong_dan)


def _ngay_lien(x: Ngay) -> str:
    return " ".join(format_ngay(x).split())


def _change(ten: str, cu: Any, moi: Any, viet: Callable[[Any], str], duong_dan: str) -> ThayDoi | None:
    a, b = (None if x is None else viet(x) for x in (cu, moi))
    return change(ten, a, b, duong_dan)


def _ngan(x: ThayDoi | None) -> ThayDoi | None:
    """Say once what both values end or begin with: `10/8 → 15/8/2023`."""
    if x is None or x.loai != "sua":
        return x
    cu, moi = _MANH.findall(x.cu), _MANH.findall(x.moi)
    cuoi = _chung(cu[::-1], moi[::-1])
    dau = _chung(cu[: len(cu) - cuoi], moi[: len(moi) - cuoi])
    if dau == len(cu) - cuoi or dau == len(moi) - cuoi:
        return x
    return ThayDoi("sua", x.ten, "".join(cu[: len(cu) - cuoi]).strip(), "".join(moi[dau:]).strip(), x.duong_dan)


def _chung(a: list[str], b: list[str]) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n
