"""Kho git: files as a revision of git has them (`HEAD:plans/x.yaml`)."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from pathlib import Path

from kehoach.he_thong import explain_he_thong
from kehoach.loi import ThieuCongCuError
from kehoach.nguon.kho_nguon import hong_tep, refuse_lon

_PHIEN_BAN = re.compile(r"[^:]{2,}:.+", re.DOTALL)  # two characters or more: C:\x is a path
_CHO_GIT = 30


def is_phien_ban(ten: str) -> bool:
    """Whether a name is that of a file in a revision; a file of the disk goes first."""
    return _PHIEN_BAN.fullmatch(ten) is not None and not Path(ten).exists()


class KhoGit:
    """Kho git: files by revision and path. Neither the name nor the file is run through anything."""

    def read(self, tep: str, toi_da: int) -> bytes:
        """The bytes of one file.

        Raises:  NguonHongError for a revision without that file; ThieuCongCuError when git is not installed.
        """
        git = shutil.which("git")
        if git is None:
            raise ThieuCongCuError(f"«{tep}» là một phiên bản git, mà máy này không có git.")
        if tep.startswith("-"):
            hong_tep(tep, "Tên phiên bản không bắt đầu bằng dấu trừ.", "viết như HEAD:plans/x.yaml")
        try:
            ra = subprocess.run([git, "cat-file", "blob", tep], capture_output=True, timeout=_CHO_GIT, check=False)
        except subprocess.TimeoutExpired:
            hong_tep(tep, f"git không trả lời trong {_CHO_GIT} giây.", "chạy git status xem kho có hỏng không")
        except (OSError, ValueError) as loi:
            hong_tep(tep, f"Không hỏi được git ({explain_he_thong(loi)}).", "xem lại tên phiên bản")
        if ra.returncode:
            ly_do = ra.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
            hong_tep(tep, f"git không có tệp này: {''.join(ly_do)}", "viết như HEAD:plans/x.yaml, từ gốc của kho")
        return refuse_lon(ra.stdout, tep, toi_da)

    def join(self, tep: str, ten: str) -> str:
        """The name of a file of the same revision.

        A path that begins with a dot counts from where the command runs, as git has it; any other from the root, and
        what lies above the root git does not have.

        >>> KhoGit().join("HEAD:plans/x.yaml", "../chung.yaml"), KhoGit().join("HEAD:./x.yaml", "chung.yaml")
        ('HEAD:chung.yaml', 'HEAD:./chung.yaml')
        """
        phien_ban, _, duong_dan = tep.partition(":")
        moi = posixpath.normpath(posixpath.join(posixpath.dirname(duong_dan), ten))
        if duong_dan.startswith("."):
            moi = moi if moi.startswith("../") else f"./{moi}"
        elif moi.startswith("../"):
            moi = f"/{moi}"
        return f"{phien_ban}:{moi}"
