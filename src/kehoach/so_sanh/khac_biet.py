"""Khác biệt: what a comparison of two documents found: changes of substance, and paragraphs side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kehoach.cua_tren import open_phong_tren
from kehoach.so_sanh.ghep_dong import align
from kehoach.so_sanh.thay_doi import ThayDoi

Manh = tuple[str, bool]
"""A piece of a paragraph, and whether it differs."""
NOI_GON = "Hai bản khác nhau quá nhiều: có đoạn sửa được kể là bỏ đi và thêm vào, không so từng chữ."
"""What a reader is told of a comparison that is `gon`."""
_TU = re.compile(r"\s+|\d+(?:[.,/]\d+)*|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class KhacDoan:
    """Khác đoạn: a paragraph on both sides, or on one; numbers count from 1. `cu == moi` is context."""

    so_cu: int | None
    cu: str
    so_moi: int | None
    moi: str

    @property
    def giong(self) -> bool:
        """Whether both sides say the same."""
        return self.so_cu is not None and self.so_moi is not None and self.cu == self.moi

    def manh(self) -> tuple[list[Manh], list[Manh]]:
        """Both sides cut into pieces, word by word, with those marked that differ."""
        if self.so_cu is None or self.so_moi is None:
            return [(self.cu, True)], [(self.moi, True)]
        a, b = _TU.findall(self.cu), _TU.findall(self.moi)
        trai: list[Manh] = []
        phai: list[Manh] = []
        for giong, i, k, m, n in align(a, b):
            trai += [("".join(a[i:k]), not giong)] if k > i else []
            phai += [("".join(b[m:n]), not giong)] if n > m else []
        return trai, phai


@dataclass(frozen=True, slots=True)
class KhacBiet:
    """Khác biệt: the names of both sides, what changed in substance, and every paragraph of both, side by side.

    `co_chat` is False when a side is a .docx: then only the text was compared. `gon`: there was too much to compare, so
    some paragraphs that were rewritten are told as replaced.
    """

    cu: str
    moi: str
    chat: tuple[ThayDoi, ...]
    van_ban: tuple[KhacDoan, ...]
    co_chat: bool = True
    gon: bool = False

    @property
    def khac(self) -> bool:
        """Whether anything differs."""
        return bool(self.chat) or any(not d.giong for d in self.van_ban)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON: `chat` with the sentence of each change, `van_ban` with the paragraphs that differ."""
        chat = [
            {"loai": x.loai, "ten": x.ten, "cu": x.cu, "moi": x.moi, "duong_dan": x.duong_dan, "cau": str(x)}
            for x in self.chat
        ]
        doan = [{"so_cu": d.so_cu, "cu": d.cu, "so_moi": d.so_moi, "moi": d.moi} for d in self.van_ban if not d.giong]
        return {
            "cu": self.cu,
            "moi": self.moi,
            "khac": self.khac,
            "so_noi_dung": self.co_chat,
            "gon": self.gon,
            "chat": chat,
            "van_ban": doan,
        }

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return open_phong_tren().write_bundle(self)
