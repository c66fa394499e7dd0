"""Bỏ qua: findings about a file without those that its project has switched off ([[bo_qua]] of its `kehoach.toml`)."""

from __future__ import annotations

import os
from collections.abc import Iterable

from kehoach.dong_loat.du_an import read_bo_qua
from kehoach.kiem_tra.ma_phat_hien import KHONG_LAM_DUOC
from kehoach.loi import NguonHongError, PhatHien
from kehoach.nap.tep_du_an import find_du_an


def drop_bo_qua(tep: str | os.PathLike[str], phat_hien: Iterable[PhatHien]) -> list[PhatHien]:
    """The findings about a file, without those switched off, and what is wrong in switching off.

    What says that the file cannot be read or loaded stays, whatever the project says.
    """
    du_an = find_du_an(tep)
    if du_an is None:
        return list(phat_hien)
    try:
        bo_qua, sai = read_bo_qua(du_an)
    except NguonHongError as loi:
        return [*phat_hien, *loi.phat_hien]
    return [*(p for p in phat_hien if p.ma not in bo_qua or p.ma.startswith(tuple(KHONG_LAM_DUOC))), *sai]
