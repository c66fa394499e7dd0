"""Đọc trích yếu: the title that follows a citation, as far as the text lets one say where it ends."""

from __future__ import annotations

import re

from kehoach.vien_dan.doc_co_quan import match_trich_yeu
from kehoach.vien_dan.mau import MauTre

_HET = MauTre(
    r"[;”\n\]]|\.(?=\s|$)|[.…]{2}"
    r"|,?\s+(?:đã\s+|được\s+)+(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)"
    r"|\s*\((?:sau\s+đây|gọi\s+tắt|được\s+sửa|đã\s+được|kèm\s+theo)|,?\s+gửi\s+kèm"
)
TOI_DA = 1500  # characters of a title; none is as long


def read_trich_yeu(text: str, tu: int, *, het: int) -> tuple[int, int] | None:
    """Span of the title that begins at `tu`, none when the text goes on otherwise; it ends at `het` at the latest.

    >>> s = "của Chính phủ về công tác văn thư;"
    >>> s[slice(*read_trich_yeu(s, 13, het=len(s)))]
    'về công tác văn thư'
    """
    m = match_trich_yeu(text, tu)
    if m is None:
        return None
    dau, gioi_han = m.start("dau"), min(het, tu + TOI_DA)
    ket = _HET.search(text, dau, gioi_han)
    cuoi = _before_closing_bracket(text, dau, ket.start() if ket else gioi_han)
    while cuoi > dau and text[cuoi - 1] in " ,:.\xa0\t\n/":
        cuoi -= 1
    return (dau, cuoi) if cuoi > m.end("dau") else None


def _before_closing_bracket(text: str, dau: int, cuoi: int) -> int:
    """Where a bracket closes that was open before the title began; `cuoi` when none does."""
    sau = 0
    for m in re.finditer(r"[()]", text[dau:cuoi]):
        sau += 1 if m[0] == "(" else -1
        if sau < 0:
            return dau + m.start()
    return cuoi
