"""Thứ tự: point letters, ordinals, padded counts with their gloss."""

from __future__ import annotations

import re

from kehoach.chu.doc_so import parse_chu
from kehoach.chu.kieu import MAC_DINH, KieuDoc
from kehoach.chu.so import spell_so
from kehoach.loi import GiaTriKhongHopLe, SoChuKhongHopLe

CHU_CAI = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points: no ă â ê ô ơ ư, no f j w z."""

_SO_LUONG = re.compile(r"([0-9]{1,30}) ?\(([^()]{1,400})\)(?: (.{1,200}))?")
_RIENG = {1: "nhất", 4: "tư"}


def chu_cai(n: int) -> str:
    """Chữ cái của điểm: the n-th letter of points, counted from 1.

    Shape:   a b c d đ e g h i k l m n o p q r s t u v x y, one small letter.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm đ (the order of the alphabet);
             letters from k on by practice.
    Raises:  TypeError for anything but int; GiaTriKhongHopLe (a ValueError) outside 1–23: no official form goes on.

    >>> "".join(chu_cai(n) for n in range(1, 10)), chu_cai(23)
    ('abcdđeghi', 'y')
    """
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"Thứ tự của điểm là một int, không phải {type(n).__name__}.")
    if not 1 <= n <= len(CHU_CAI):
        raise GiaTriKhongHopLe(
            f"Điểm đánh chữ được từ 1 đến {len(CHU_CAI)} (a … y), không đánh được {n}; hãy tách khoản.", gia_tri=str(n)
        )
    return CHU_CAI[n - 1]


def spell_thu_tu(n: int, kieu: KieuDoc = MAC_DINH) -> str:
    """Thứ tự bằng chữ: the ordinal in words.

    Shape:   "thứ nhất", "thứ hai", "thứ tư"; above four, thứ and the number.
    Source:  usage; num2words gives the cardinal instead. Money never takes an ordinal.
    Raises:  TypeError for anything but int; GiaTriKhongHopLe below 1.

    >>> spell_thu_tu(1), spell_thu_tu(4), spell_thu_tu(21)
    ('thứ nhất', 'thứ tư', 'thứ hai mươi mốt')
    """
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"Thứ tự là một int, không phải {type(n).__name__}.")
    if n < 1:
        raise GiaTriKhongHopLe(f"Thứ tự đếm từ 1, không có thứ {n}.", gia_tri=str(n))
    return f"thứ {_RIENG.get(n) or spell_so(n, kieu)}"


def format_hai_so(n: int) -> str:
    """Hai chữ số: a count or a document number with a leading zero below ten.

    Shape:   ASCII digits.
    Source:  Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c (document numbers below 10).
    Raises:  TypeError for anything but int; GiaTriKhongHopLe below zero.

    >>> format_hai_so(6), format_hai_so(32)
    ('06', '32')
    """
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"Số đếm là một int, không phải {type(n).__name__}.")
    if n < 0:
        raise GiaTriKhongHopLe(f"Số đếm không âm, không viết {n}.", gia_tri=str(n))
    return f"{n:02d}"


def format_so_luong(n: int, don_vi: str = "", kieu: KieuDoc = MAC_DINH) -> str:
    """Số lượng: a count in digits, glossed in words.

    Shape:   "03 (ba) bản"; no unit, no third part.
    Source:  usage of circulars and contracts (570 in 806 texts).
    Raises:  as `format_hai_so`.

    >>> format_so_luong(3, "bản"), format_so_luong(15, "ngày")
    ('03 (ba) bản', '15 (mười lăm) ngày')
    """
    chu = f"{format_hai_so(n)} ({spell_so(n, kieu)})"
    return f"{chu} {don_vi}" if don_vi else chu


def parse_so_luong(text: str) -> tuple[int, str]:
    """The count and the unit of "03 (ba) bản"; digits and words must agree.

    Shape:   (count, unit), the unit "" when there is none.
    Source:  the inverse of `format_so_luong`.
    Raises:  SoChuKhongHopLe when the shape is another or the words say another number.

    >>> parse_so_luong("05 (năm) ngày")
    (5, 'ngày')
    """
    khop = _SO_LUONG.fullmatch(text.strip())
    if not khop:
        raise SoChuKhongHopLe(f"«{text[:60]}» không có dạng «03 (ba) bản».", gia_tri=text, cho=0)
    so, chu = int(khop[1]), parse_chu(khop[2])
    if so != chu:
        raise SoChuKhongHopLe(
            f"Số {khop[1]} và chữ «{khop[2]}» không khớp nhau.",
            gia_tri=text, cho=text.index("(") + 1, goi_y=(spell_so(so),),
        )  # fmt: skip
    return so, khop[3] or ""
