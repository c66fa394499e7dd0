"""Khác gói: whether two documents are the same document, and where they are not.

Parts are compared unpacked: the same parts deflated by another zlib are no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from kehoach.dong_loat.doan_docx import read_doan
from kehoach.loi import TepDocxHongError
from kehoach.ooxml.goi import read_goi

_TOI_DA = 3
_DAI_TRICH = 90


def has_same_parts(a: bytes, b: bytes) -> bool:
    """Whether two files are equal, or are packages of equal parts."""
    if a == b:
        return True
    try:
        return read_goi(a) == read_goi(b)
    except TepDocxHongError:
        return False


def explain_lech(cu: bytes, moi: bytes) -> str:
    """One sentence: the first paragraphs that differ, else the parts that do."""
    try:
        doan_cu, doan_moi = read_doan(cu), read_doan(moi)
        phan_cu, phan_moi = read_goi(cu), read_goi(moi)
    except TepDocxHongError:
        doan_cu, doan_moi = _dong(cu), _dong(moi)
        phan_cu = phan_moi = {}
    khac = list(_khac_doan(doan_cu, doan_moi))
    if khac:
        con = f" (và {len(khac) - _TOI_DA} chỗ nữa)" if len(khac) > _TOI_DA else ""
        return "; ".join(khac[:_TOI_DA]) + con
    phan = [t for t in sorted({*phan_cu, *phan_moi}) if phan_cu.get(t) != phan_moi.get(t)]
    return f"chữ như nhau, khác ở phần {', '.join(phan)}" if phan else "khác nội dung"


def _dong(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


def _khac_doan(cu: Sequence[str], moi: Sequence[str]) -> list[str]:
    ra = []
    for viec, i, k, m, n in SequenceMatcher(None, cu, moi, autojunk=False).get_opcodes():
        if viec != "equal":
            ra.append(f"đoạn {i + 1}: {_trich(cu[i:k])} → {_trich(moi[m:n])}")
    return ra


def _trich(doan: Sequence[str]) -> str:
    chu = " / ".join(doan)
    return f"«{chu if len(chu) <= _DAI_TRICH else chu[: _DAI_TRICH - 1] + '…'}»" if chu else "(không có)"
