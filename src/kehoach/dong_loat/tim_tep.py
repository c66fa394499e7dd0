"""Tìm tệp: the files that a pattern of a project names, looked for within bounds.

`*`, `?`, `[…]` stand within one name, `**` for any number of folders; names that begin with a dot must be named.
A pattern looks no further up than it says (`../chung/*.yaml`: one folder up), no link leads out of there, `**` follows
no link to a folder at all, and a project looks at so many entries and no more.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache
from pathlib import Path

from kehoach.dong_loat.ten_ra import is_ten_giu
from kehoach.he_thong import explain_he_thong

TOI_DA_XEM = 100_000
"""Entries of folders that the patterns of one project may look at: far above a ministry's 3,000 plans."""
_DAI_DIEN = re.compile(r"[*?\[]")


class _XemQuaNhieu(Exception):
    """Xem quá nhiều: more entries than the bound."""


@dataclass(slots=True)
class TimTep:
    """Tìm tệp: looks through the folder of one project; what is wrong gathers in `loi` (message and remedy)."""

    thu_muc: Path
    toi_da: int = TOI_DA_XEM
    da_xem: int = 0
    loi: list[tuple[str, str]] = field(default_factory=list)

    def find(self, mau: str) -> list[str]:
        """Names of the files from the folder, sorted, with forward slashes; no folders, no copies of hand edits."""
        phan = [x for x in mau.replace(os.sep, "/").split("/") if x not in ("", ".")]
        len_tren = next((i for i, x in enumerate(phan) if x != ".."), len(phan))
        if Path(mau).is_absolute() or Path(mau).drive or ".." in phan[len_tren:]:
            self.loi.append((f"«{mau}» không tính từ thư mục của dự án.", "viết như ke-hoach/*.yaml, ../chung/*.yaml"))
            return []
        goc = os.path.realpath(self.thu_muc.joinpath(*phan[:len_tren]))
        try:
            return sorted({ten for ten, tep in self._di(phan, goc) if tep.is_file() and not is_ten_giu(ten)})
        except _XemQuaNhieu:
            so = f"{self.toi_da:,}".replace(",", ".")
            self.loi.append((f"«{mau}» phải xem quá {so} tệp và thư mục.", "thu hẹp mẫu tên, nhất là chỗ «**»"))
            return []

    def _di(self, phan: list[str], goc: str) -> Iterator[tuple[str, Path]]:
        """Everything that the whole pattern matches; a stack and no recursion, folders may be deep."""
        phan = [*phan, "*"] if phan[-1:] == ["**"] else phan
        cho: list[tuple[str, int]] = [("", 0)]
        while cho:
            ten, i = cho.pop()
            if i == len(phan):
                yield ten, self.thu_muc / ten
            elif phan[i] == "**":
                cho.append((ten, i + 1))
                cho += ((con, i) for con, lien_ket in self._liet_ke(ten, "*") if not lien_ket)
            elif not _DAI_DIEN.search(phan[i]):
                con = _noi(ten, phan[i])
                cho += [(con, i + 1)] if phan[i] == ".." or self._trong(con, goc) else []
            else:
                cho += (
                    (con, i + 1)
                    for con, lien_ket in self._liet_ke(ten, phan[i])
                    if not lien_ket or self._trong(con, goc)
                )

    def _liet_ke(self, ten: str, mau: str) -> list[tuple[str, bool]]:
        """The entries of a folder whose names match, and whether each is a link; none of what is no folder."""
        ra = []
        try:
            with os.scandir(self.thu_muc / ten) as cac_muc:
                for x in cac_muc:
                    self.da_xem += 1
                    if self.da_xem > self.toi_da:
                        raise _XemQuaNhieu
                    if _khop(mau).match(x.name) and (mau[0] == "." or x.name[0] != "."):
                        ra.append((_noi(ten, x.name), x.is_symlink()))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as loi:
            self.loi.append(
                (f"Không xem được thư mục «{ten}»: {explain_he_thong(loi)}.", "cấp quyền đọc, hoặc thu hẹp mẫu")
            )
        return ra

    def _trong(self, ten: str, goc: str) -> bool:
        """Whether a name, its links followed, stays below `goc`; told when it does not."""
        that = os.path.realpath(self.thu_muc / ten)
        if that == goc or that.startswith(goc.rstrip(os.sep) + os.sep):
            return True
        self.loi.append((f"«{ten}» là liên kết dẫn ra ngoài.", "chép tệp vào đây, hoặc nêu thẳng thư mục thật"))
        return False


def _noi(ten: str, con: str) -> str:
    return f"{ten}/{con}" if ten else con


@cache
def _khop(mau: str) -> re.Pattern[str]:
    return re.compile(translate(mau))
