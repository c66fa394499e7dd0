"""Bên: one side of a comparison: a plan, its source, a .docx, or a file as a git revision has it (`HEAD:a/b.yaml`)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kehoach.dong_loat.doan_docx import read_doan
from kehoach.dong_loat.tep_chung import read_tep_chung
from kehoach.dong_loat.tho import read_nguon_chung
from kehoach.he_thong import explain_he_thong
from kehoach.loi import NguonHongError, PhatHien, TepDocxHongError, ThieuCongCuError, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach
from kehoach.trinh_bay.render import render_docx

_PHIEN_BAN = re.compile(r"[^:]{2,}:.+", re.DOTALL)  # two characters or more: C:\x is a path
_CHO_GIT = 30


@dataclass(frozen=True, slots=True)
class Ben:
    """Bên: a name, the paragraphs as they print, and the plan when there is one (a .docx has none yet)."""

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
    return read_ben_bytes(ten, _doc(ten), PurePosixPath(ten).suffix.lower())


def read_ben_bytes(ten: str, data: bytes, duoi: str) -> Ben:
    """One side from its bytes; `duoi` is .docx, .json, .yaml or .yml.

    Raises:  NguonHongError, TepDocxHongError.
    """
    if duoi == ".docx":
        try:
            return Ben(ten, tuple(read_doan(data)))
        except TepDocxHongError as loi:
            raise TepDocxHongError(str(loi).replace("<bytes>", ten)) from None
    if duoi not in (".yaml", ".yml", ".json"):
        raise _hong(ten, f"Không so sánh được tệp «{duoi}».", "dùng .yaml, .json hoặc .docx")
    return _ke_hoach(ten, build_ke_hoach(read_nguon_chung(ten, data, read_tep_chung(ten, data, _doc))))


def _ke_hoach(ten: str, ke_hoach: KeHoach) -> Ben:
    return Ben(ten, tuple(read_doan(render_docx(ke_hoach))), ke_hoach)


def _doc(ten: str) -> bytes:
    tep = Path(ten)
    if not tep.exists() and _PHIEN_BAN.fullmatch(ten):
        return _git(ten)
    try:
        return tep.read_bytes()
    except FileNotFoundError:
        raise _hong(ten, "Không có tệp này.", "xem lại đường dẫn") from None
    except OSError as loi:
        raise _hong(
            ten, f"Không đọc được tệp này ({explain_he_thong(loi)}).", "xem lại đường dẫn và quyền đọc"
        ) from None


def _git(ten: str) -> bytes:
    """A file as a revision has it; neither the name nor the file is run through anything."""
    git = shutil.which("git")
    if git is None:
        raise ThieuCongCuError(f"«{ten}» là một phiên bản git, mà máy này không có git.")
    if ten.startswith("-"):
        raise _hong(ten, "Tên phiên bản không bắt đầu bằng dấu trừ.", "viết như HEAD:plans/x.yaml")
    try:
        ra = subprocess.run([git, "cat-file", "blob", ten], capture_output=True, timeout=_CHO_GIT, check=False)
    except subprocess.TimeoutExpired:
        loi = f"git không trả lời trong {_CHO_GIT} giây."
        raise _hong(ten, loi, "chạy git status xem kho có hỏng không") from None
    except (OSError, ValueError) as hong:
        raise _hong(ten, f"Không hỏi được git ({explain_he_thong(hong)}).", "xem lại tên phiên bản") from None
    if ra.returncode:
        ly_do = ra.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
        raise _hong(ten, f"git không có tệp này: {''.join(ly_do)}", "viết như HEAD:plans/x.yaml, từ gốc của kho")
    return ra.stdout


def _hong(ten: str, thong_diep: str, goi_y: str) -> NguonHongError:
    return NguonHongError([PhatHien("nap.tep", "loi", ViTri(ten), thong_diep, goi_y)])
