"""Nạp: a source becomes a plan, or a list of everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kehoach.loi import NguonHongError
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.dich_loi import translate_loi
from kehoach.nap.quy_uoc import take_quy_uoc
from kehoach.nap.thu_vien import ThuVien
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.gioi_han import MAC_DINH, GioiHan
from kehoach.nguon.kho_nguon import DIA, KhoNguon
from kehoach.nguon.nguon import Nguon
from kehoach.the_thuc.quy_uoc import QuyUoc


def load(
    nguon: str | os.PathLike[str] | Mapping[str, Any], *, gioi_han: GioiHan = MAC_DINH, quy_uoc: QuyUoc | None = None
) -> KeHoach:
    """A plan from a .yaml, .yml or .json file, or from a mapping of the same shape.

    `quy_uoc` is the house profile of a plan that has none of its own; without it that of the project it lies in.
    Raises:  NguonHongError with every error at once, each with file, line and column where there is a file.
    """
    doc = read_nguon(nguon, gioi_han=gioi_han)
    return build_ke_hoach(take_quy_uoc(doc, quy_uoc), gioi_han=gioi_han)


def build_ke_hoach(
    nguon: Nguon, *, gioi_han: GioiHan = MAC_DINH, kho: KhoNguon = DIA, lop: type[KeHoach] = KeHoach
) -> KeHoach:
    """A plan from a source already read, with the shared citations it names, from where the source itself came.

    `lop` may be a class of the caller's own.
    Raises:  NguonHongError with every error at once.
    """
    nguon = ThuVien(kho, gioi_han).take(nguon)
    try:
        return lop.model_validate(nguon.du_lieu)
    except ValidationError as loi:
        raise NguonHongError(translate_loi(loi, nguon, lop)) from None
