"""Khối: what the small Markdown of a text field is parsed into, once, when a plan is loaded.

Inline content is a tuple of the first five types, blocks are the other five. All are plain values: equal when they say
the same, hashable, and free of any layout (no numbers, no styles).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Chu(NamedTuple):
    """Chữ: a run of text with its emphasis. (A named tuple: hundreds are made for a page, at half the price.)"""

    text: str
    dam: bool = False
    nghieng: bool = False


@dataclass(frozen=True, slots=True)
class XuongDong:
    """Xuống dòng: a line break chosen by the author."""


@dataclass(frozen=True, slots=True)
class GiaTri:
    """Giá trị: a typed value of the plan printed in the sentence, `[=kinh_phi.tong; bang_chu]`."""

    duong_dan: str
    tuy_chon: tuple[str, ...] = ()
    dam: bool = False
    nghieng: bool = False


@dataclass(frozen=True, slots=True)
class TrichDan:
    """Trích dẫn: a citation from the plan's library, `[@kh07, khoản 3 Điều 31; tat]`.

    `dinh_vi` is the locator as written ("khoản 3 Điều 31"), `tuy_chon` what follows the semicolons.
    """

    khoa: str
    dinh_vi: str = ""
    tuy_chon: tuple[str, ...] = ()
    dam: bool = False
    nghieng: bool = False


@dataclass(frozen=True, slots=True)
class ChuThich:
    """Chú thích: a footnote, `[^1]` in the text with its `[^1]: …` below; holds the content itself."""

    noi_tuyen: tuple[NoiTuyen, ...]


NoiTuyen = Chu | XuongDong | GiaTri | TrichDan | ChuThich


@dataclass(frozen=True, slots=True)
class Doan:
    """Đoạn: a paragraph."""

    noi_tuyen: tuple[NoiTuyen, ...]


@dataclass(frozen=True, slots=True)
class TieuDe:
    """Tiêu đề: a heading; `##` is level 1 (one below the heading the field stands under), `###` level 2 …

    `danh_so` is False for `## Tên {-}`, a heading without a number.
    """

    cap: int
    noi_tuyen: tuple[NoiTuyen, ...]
    danh_so: bool = True


@dataclass(frozen=True, slots=True)
class DanhSo:
    """Danh sách đánh số: `1.` items; the numbers that print are given by the layout, not by the source."""

    muc: tuple[tuple[Khoi, ...], ...]


@dataclass(frozen=True, slots=True)
class Gach:
    """Gạch đầu dòng: `-` items, or `+` items (`dau`)."""

    muc: tuple[tuple[Khoi, ...], ...]
    dau: str = "-"


@dataclass(frozen=True, slots=True)
class Bang:
    """Bảng: header cells, rows of cells, and for each column `trai`, `giua`, `phai` or "" when not said."""

    dau: tuple[tuple[NoiTuyen, ...], ...]
    hang: tuple[tuple[tuple[NoiTuyen, ...], ...], ...]
    can: tuple[str, ...]


Khoi = Doan | TieuDe | DanhSo | Gach | Bang
