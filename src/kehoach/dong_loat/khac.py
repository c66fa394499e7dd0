"""Khác: two versions of a document told apart: substance first, then text, paragraph by paragraph."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kehoach.dong_loat.ben import Ben, read_ben
from kehoach.dong_loat.so_sanh import compare_ke_hoach
from kehoach.dong_loat.thay_doi import ThayDoi
from kehoach.mo_hinh.ke_hoach import KeHoach

Manh = tuple[str, bool]
"""A piece of a paragraph, and whether it differs."""
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
        for viec, i, k, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            trai += [("".join(a[i:k]), viec != "equal")] if k > i else []
            phai += [("".join(b[m:n]), viec != "equal")] if n > m else []
        return trai, phai


@dataclass(frozen=True, slots=True)
class KhacBiet:
    """Khác biệt: the names of both sides, what changed in substance, and every paragraph of both, side by side.

    `co_chat` is False when a side is a .docx: then only the text was compared.
    """

    cu: str
    moi: str
    chat: tuple[ThayDoi, ...]
    van_ban: tuple[KhacDoan, ...]
    co_chat: bool = True

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
            "chat": chat,
            "van_ban": doan,
        }

    def _repr_html_(self) -> str:
        from kehoach.dong_loat.khac_html import write_khac

        return write_khac(self)


def diff(a: KeHoach | str | os.PathLike[str], b: KeHoach | str | os.PathLike[str]) -> KhacBiet:
    """The differences between two plans, sources, .docx or git revisions (`HEAD:plans/x.yaml`), in any mixture.

    Raises:  NguonHongError, TepDocxHongError for what cannot be read; ThieuCongCuError for a revision without git.
    """
    return compare_ben(read_ben(a), read_ben(b))


def compare_ben(cu: Ben, moi: Ben) -> KhacBiet:
    """The differences between two sides already read."""
    co_chat = cu.ke_hoach is not None and moi.ke_hoach is not None
    chat = compare_ke_hoach(cu.ke_hoach, moi.ke_hoach) if cu.ke_hoach and moi.ke_hoach else []
    return KhacBiet(cu.ten, moi.ten, tuple(chat), tuple(_doan(cu.doan, moi.doan)), co_chat)


def _doan(a: Sequence[str], b: Sequence[str]) -> Iterator[KhacDoan]:
    for viec, i, k, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if viec == "equal":
            for x in range(k - i):
                yield KhacDoan(i + x + 1, a[i + x], m + x + 1, b[m + x])
        else:
            yield from _cap(a, b, (i, k), (m, n))


def _cap(a: Sequence[str], b: Sequence[str], trai: tuple[int, int], phai: tuple[int, int]) -> Iterator[KhacDoan]:
    """Paragraphs that were rewritten side by side, what is only on one side alone."""
    j = phai[0]
    for i in range(*trai):
        gan = next((x for x in range(j, phai[1]) if _giong(a[i], b[x])), None)
        if gan is None:
            yield KhacDoan(i + 1, a[i], None, "")
            continue
        yield from (KhacDoan(None, "", x + 1, b[x]) for x in range(j, gan))
        yield KhacDoan(i + 1, a[i], gan + 1, b[gan])
        j = gan + 1
    yield from (KhacDoan(None, "", x + 1, b[x]) for x in range(j, phai[1]))


def _giong(x: str, y: str) -> bool:
    so = SequenceMatcher(None, x, y, autojunk=False)
    return so.real_quick_ratio() > 0.5 and so.quick_ratio() > 0.5 and so.ratio() > 0.5
