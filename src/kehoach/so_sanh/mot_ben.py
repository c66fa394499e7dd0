"""Một bên: one side of a comparison: a plan, its source, a .docx, or a file of a git revision (`HEAD:a/b.yaml`)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePosixPath

from kehoach.doc_lai.dong_thay import read_dong_thay
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach
from kehoach.nap.quy_uoc import take_quy_uoc
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.kho_nguon import DIA, KhoNguon, hong_tep
from kehoach.ooxml.goi import GIOI_HAN_GOI
from kehoach.so_sanh.kho_git import KhoGit, is_phien_ban
from kehoach.trinh_bay.render import render_docx


@dataclass(frozen=True, slots=True)
class Ben:
    """Bên: a name, the lines as they print, and the plan when there is one (a .docx has none yet)."""

    ten: str
    doan: tuple[str, ...]
    ke_hoach: KeHoach | None = None


def read_ben(nguon: KeHoach | str | os.PathLike[str]) -> Ben:
    """Read one side.

    Raises:  NguonHongError for a source that cannot be loaded or a revision without that file; TepDocxHongError;
             ThieuCongCuError for a revision when git is not installed.
    """
    if isinstance(nguon, KeHoach):
        return _ke_hoach("<kế hoạch>", nguon)
    ten = os.fspath(nguon)
    kho: KhoNguon = KhoGit() if is_phien_ban(ten) else DIA
    duoi = PurePosixPath(ten).suffix.lower()
    if duoi == ".docx":
        return Ben(ten, tuple(read_dong_thay(kho.read(ten, GIOI_HAN_GOI.tep), ten=ten)))
    if duoi not in (".yaml", ".yml", ".json"):
        hong_tep(ten, f"Không so sánh được tệp «{duoi}».", "dùng .yaml, .json hoặc .docx")
    return _ke_hoach(ten, build_ke_hoach(take_quy_uoc(read_nguon(ten, kho=kho), kho=kho), kho=kho))


def _ke_hoach(ten: str, ke_hoach: KeHoach) -> Ben:
    return Ben(ten, tuple(read_dong_thay(render_docx(ke_hoach), ten=ten)), ke_hoach)
