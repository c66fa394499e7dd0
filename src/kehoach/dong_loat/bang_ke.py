"""Bảng kê: `kehoach.lock`, what the last build made of what; sorted, one document a line, so that a diff reads well.

    {
      "kehoach_lock": 1,
      "tep": {
        "van-ban/a.docx": {"nguon": "a.yaml", "vao": "…", "ra": "…"}
      }
    }

`vao` is the fingerprint of everything the document follows from, `ra` the SHA-256 of its bytes. An entry is there only
while it is true: a build takes out what it is about to write, and puts it in again afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach.he_thong import explain_he_thong
from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.ooxml.ghi import write_atomic

TEN_BANG_KE = "kehoach.lock"
DOI = 1
_HASH = re.compile(r"[0-9a-f]{64}")
_TOI_DA = 256 << 20


@dataclass(frozen=True, slots=True)
class MucKe:
    """Mục kê: one document: the source it comes from, the fingerprint of its input, the hash of its bytes."""

    nguon: str
    vao: str
    ra: str


def read_bang_ke(thu_muc: Path) -> dict[str, MucKe]:
    """Entries by the name of the document, as `dau_ra/ten`; empty when there is no manifest yet.

    Raises:  NguonHongError when the file cannot be read or is none.
    """
    tep = thu_muc / TEN_BANG_KE
    try:
        with tep.open("rb") as f:
            du_lieu = json.loads(f.read(_TOI_DA).decode("utf-8"))
        return _doc(du_lieu)
    except FileNotFoundError:
        return {}
    except OSError as loi:
        raise _hong(tep, None, f"Không đọc được bảng kê ({explain_he_thong(loi)}).") from None
    except (ValueError, RecursionError) as loi:
        dong = getattr(loi, "lineno", None)
        raise _hong(tep, dong, "Bảng kê bị hỏng, hoặc còn dấu trộn của git.") from None


def _doc(du_lieu: Any) -> dict[str, MucKe]:
    """Raises ValueError for anything but a manifest of this version."""
    match du_lieu:
        case {"kehoach_lock": doi, "tep": dict(tep)} if doi == DOI and len(du_lieu) == 2:
            return {ten: _muc(x) for ten, x in tep.items()}
    raise ValueError("khác dạng")


def _muc(x: Any) -> MucKe:
    match x:
        case {"nguon": str(nguon), "vao": str(vao), "ra": str(ra)} if _HASH.fullmatch(vao) and _HASH.fullmatch(ra):
            return MucKe(nguon, vao, ra)
    raise ValueError("khác dạng")


def _hong(tep: Path, dong: int | None, thong_diep: str) -> NguonHongError:
    goi_y = f"xóa {TEN_BANG_KE} rồi chạy kehoach build; văn bản không đổi sẽ không bị ghi lại"
    return NguonHongError([PhatHien("xay.bang_ke", "loi", ViTri(str(tep), dong), thong_diep, goi_y)])


def format_bang_ke(muc: Mapping[str, MucKe]) -> str:
    """The text of a manifest.

    >>> print(format_bang_ke({"ra/a.docx": MucKe("a.yaml", "0…", "f…")}))
    {
      "kehoach_lock": 1,
      "tep": {
        "ra/a.docx": {"nguon": "a.yaml", "vao": "0…", "ra": "f…"}
      }
    }
    """
    dong = [
        f"    {_json(ten)}: {_json({'nguon': m.nguon, 'vao': m.vao, 'ra': m.ra})}" for ten, m in sorted(muc.items())
    ]
    than = "\n" + ",\n".join(dong) + "\n  " if dong else ""
    return f'{{\n  "kehoach_lock": {DOI},\n  "tep": {{{than}}}\n}}\n'


_json = json.JSONEncoder(ensure_ascii=False).encode


def write_bang_ke(thu_muc: Path, muc: Mapping[str, MucKe]) -> bool:
    """Write the manifest, whole and on the disk; False when it says the same already.

    Raises:  GhiHongError.
    """
    tep = thu_muc / TEN_BANG_KE
    data = format_bang_ke(muc).encode("utf-8")
    try:
        if tep.read_bytes() == data:
            return False
    except OSError:
        pass
    write_atomic(tep, data)
    return True
