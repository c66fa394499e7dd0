"""Mô tả bố cục: a laid-out document: what stands where, with numbers, runs and footnotes resolved.

A linear list of blocks in reading order. Two writers (docx, preview) and one checker consume it; the layout step and
the .docx reader produce it. Plain values only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thanh_phan import ma_cua

LOAI = "ke_hoach"
"""The kind of document that is laid out, a key of `CheDo.loai`."""


@dataclass(frozen=True, slots=True)
class DauChuThich:
    """Dấu chú thích: the reference to footnote number `so` (counted from 1 through the whole document)."""

    so: int


_DAU_PHU_LUC = ma_cua(lambda t: t.mau == "phu_luc")

NoiTuyenBoCuc = Chu | XuongDong | DauChuThich
DongChay = tuple[NoiTuyenBoCuc, ...]


class BangBoCuc(NamedTuple):
    """Bảng của bố cục: rows of cells; `can` is the alignment of each column (`trai`, `giua`, `phai`)."""

    dau: tuple[DongChay, ...]
    hang: tuple[tuple[DongChay, ...], ...]
    can: tuple[str, ...]


class KhoiBoCuc(NamedTuple):
    """Khối của bố cục: one paragraph or table.

    `kieu` is a key of `CheDo.kieu` (or `bang`), `so` the number or mark printed before the text ("I.", "a)", "-"),
    `goc` the path in the plan it came from, `giu` asks to stay on the page of the next block.
    """

    kieu: str
    noi_tuyen: DongChay
    goc: str = ""
    so: str = ""
    giu: bool = False
    bang: BangBoCuc | None = None

    @property
    def chu(self) -> str:
        """The paragraph as plain text: number, then text; line breaks as newlines, footnote marks left out."""
        chu = text_cua(self.noi_tuyen)
        return f"{self.so} {chu}" if self.so and chu else self.so or chu


class PhuLucBoCuc(NamedTuple):
    """Phụ lục của bố cục: the blocks of one annex and the orientation of its pages."""

    khoi: tuple[KhoiBoCuc, ...]
    huong: Literal["doc", "ngang"]

    @property
    def dau(self) -> tuple[KhoiBoCuc, ...]:
        """The heading: number, title, what it belongs to."""
        return self.khoi[: self._so_dau]

    @property
    def than(self) -> tuple[KhoiBoCuc, ...]:
        """What follows the heading."""
        return self.khoi[self._so_dau :]

    @property
    def _so_dau(self) -> int:
        return sum(k.kieu in _DAU_PHU_LUC for k in self.khoi)


@dataclass(frozen=True, slots=True)
class BoCuc:
    """Bố cục: the whole document.

    `dau` are the blocks above the title, `ten` the title, `than` the content, `cuoi` recipients and signature, `chan`
    what stands at the foot of the first page, then the annexes; `chu_thich[i]` is the text of footnote i + 1.
    `tieu_de`, `tac_gia` and `ngay` (a whole date only) are for the properties of the file. `day_du_lai` are the keys of
    documents that were cited in full more than once.
    """

    che_do: CheDo
    tieu_de: str
    dau: tuple[KhoiBoCuc, ...]
    ten: tuple[KhoiBoCuc, ...]
    than: tuple[KhoiBoCuc, ...]
    cuoi: tuple[KhoiBoCuc, ...]
    chan: tuple[KhoiBoCuc, ...] = ()
    phu_luc: tuple[PhuLucBoCuc, ...] = ()
    chu_thich: tuple[DongChay, ...] = ()
    tac_gia: str = ""
    ngay: date | None = None
    day_du_lai: tuple[str, ...] = ()

    @property
    def khoi(self) -> tuple[KhoiBoCuc, ...]:
        """All blocks in reading order."""
        phu_luc = (k for p in self.phu_luc for k in p.khoi)
        return (*self.dau, *self.ten, *self.than, *self.cuoi, *self.chan, *phu_luc)


def text_cua(noi_tuyen: DongChay) -> str:
    """Plain text of a run of inline content."""
    if len(noi_tuyen) == 1 and isinstance(x := noi_tuyen[0], Chu):
        return x.text
    return "".join(x.text if isinstance(x, Chu) else "\n" if isinstance(x, XuongDong) else "" for x in noi_tuyen)
