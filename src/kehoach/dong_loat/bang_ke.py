"""Bảng kê: `kehoach.lock`, what the last build made of what; sorted, one document a line, so that a diff reads well.

    {
      "kehoach_lock": 1,
      "tep": {
        "van-ban/a.docx": {"nguon": "a.yaml", "vao": "…", "ra": "…", "nd": "…"}
      }
    }

`vao` is the fingerprint of everything the document follows from, `ra` the SHA-256 of its bytes, `nd` the fingerprint of
what a reader sees of it. Before a build writes a document it adds `sap` (about to), the `vao` of the new one, and keeps
the rest: stopped at any moment, the file is the one that `ra` tells of or the new one, and never one that nobody knows.
A library that does not know `nd` and `sap` reads the rest.
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
_VAN_TAY = re.compile(r"(?:\w+-)?[0-9a-f]{64}|")
CHUA_CO = "0" * 64
"""The hash of no document."""
_TOI_DA = 256 << 20


@dataclass(frozen=True, slots=True)
class MucKe:
    """Mục kê: one document: the source it comes from, the fingerprint of its input, the hash of its bytes.

    `nd` is the fingerprint of its content, "" when it was built before there was one; `sap` the fingerprint of the
    input of a document that a build is about to put in its place.
    """

    nguon: str
    vao: str
    ra: str
    nd: str = ""
    sap: str = ""


def start_muc(nguon: str, vao: str) -> MucKe:
    """The entry of a document that was never built, while it is on its way."""
    return MucKe(nguon, CHUA_CO, CHUA_CO, sap=vao)


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


def find_nguon(tep: Path) -> str | None:
    """The source that a document is built from, by the manifest of the project it lies in; None when it is in none.

    Raises:  NguonHongError for a manifest that cannot be read.
    """
    dich = tep.absolute()
    for thu_muc in dich.parents:
        if (thu_muc / TEN_BANG_KE).is_file():
            muc = read_bang_ke(thu_muc).get(dich.relative_to(thu_muc).as_posix())
            return (thu_muc / muc.nguon).as_posix() if muc is not None else None
    return None


def _doc(du_lieu: Any) -> dict[str, MucKe]:
    """Raises ValueError for anything but a manifest of this version."""
    match du_lieu:
        case {"kehoach_lock": doi, "tep": dict(tep)} if doi == DOI and len(du_lieu) == 2:
            return {ten: _muc(x) for ten, x in tep.items()}
    raise ValueError("khác dạng")


def _muc(x: Any) -> MucKe:
    match x:
        case {"nguon": str(nguon), "vao": str(vao), "ra": str(ra)} if _HASH.fullmatch(vao) and _HASH.fullmatch(ra):
            nd, sap = x.get("nd", ""), x.get("sap", "")
            if all(isinstance(y, str) and _VAN_TAY.fullmatch(y) for y in (nd, sap)):
                return MucKe(nguon, vao, ra, nd, sap)
    raise ValueError("khác dạng")


def _hong(tep: Path, dong: int | None, thong_diep: str) -> NguonHongError:
    goi_y = (
        f"lấy {TEN_BANG_KE} của một trong hai bản (git checkout --ours {TEN_BANG_KE}) rồi chạy kehoach build; "
        "không có bảng kê thì văn bản khác với nguồn không bị ghi đè"
    )
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
        f"    {_json(ten)}: {_json({t: x for t in MucKe.__slots__ if (x := getattr(m, t)) or t in _BAT_BUOC})}"
        for ten, m in sorted(muc.items())
    ]
    than = "\n" + ",\n".join(dong) + "\n  " if dong else ""
    return f'{{\n  "kehoach_lock": {DOI},\n  "tep": {{{than}}}\n}}\n'


_BAT_BUOC = ("nguon", "vao", "ra")
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
