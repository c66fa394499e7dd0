"""Dàn ý: under which headings the parts of a plan stand."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from kehoach.mo_hinh.kieu import MoHinh, MotHayNhieu
from kehoach.mo_hinh.van_ban import DongCoChu, VanBan
from kehoach.the_thuc.mo_ta import KieuSo

TenPhan = Literal[
    "muc_dich",
    "yeu_cau",
    "doi_tuong",
    "noi_dung",
    "hinh_thuc",
    "thoi_gian",
    "kinh_phi",
    "to_chuc_thuc_hien",
]
TEN_PHAN: tuple[str, ...] = get_args(TenPhan)

# In YAML, `1.` without quotes is a number to everybody but our reader: the schema lets editors take it.
CapDanhSo = Annotated[
    KieuSo,
    WithJsonSchema({"enum": ["I.", "A.", "1.", "1.1.", "1.1.1.", "a)", "1)", 1]}),
]
DanhSoCap = Annotated[tuple[CapDanhSo, ...], Field(min_length=1)]


class MucDanY(MoHinh):
    """Mục dàn ý: one heading and what stands under it, in order.

    `gom` names parts of the plan (`muc_dich`, `kinh_phi` …) or holds further headings; `van_ban` is text of its own,
    before them, for what the model has no part for. `danh_so` is the numbering of all levels within this branch,
    beginning with its own; `khong_so` prints the heading without a number; `lien` lets the title run into the first
    paragraph, `gom_lien` does so for the headings of the activities and duties below.
    """

    tieu_de: DongCoChu
    gom: Annotated[tuple[PhanDanY, ...], MotHayNhieu] = ()
    van_ban: VanBan | None = None
    danh_so: DanhSoCap | None = None
    khong_so: bool = False
    lien: bool = False
    gom_lien: bool = False

    @cached_property
    def phan(self) -> tuple[str, ...]:
        """The parts of the plan that stand under this heading and those below it, in order."""
        return tuple(ten for x in self.gom for ten in (x.phan if isinstance(x, MucDanY) else (x,)))

    def has_gi(self, phan_co: frozenset[str]) -> bool:
        """Whether anything stands under this heading, of a plan that has these parts."""
        return self._co_van_ban or not phan_co.isdisjoint(self.phan)

    @cached_property
    def _co_van_ban(self) -> bool:
        return bool(self.van_ban) or any(x._co_van_ban for x in self.gom if isinstance(x, MucDanY))


def has_phan(ke_hoach: Any, ten: str) -> bool:
    """Whether the part of this name holds anything that prints."""
    phan = getattr(ke_hoach, ten)
    return any(phan) if isinstance(phan, tuple) else bool(phan)


def _loai(gia_tri: Any) -> str:
    return "<muc>" if isinstance(gia_tri, (dict, MucDanY)) else "<phan>"


PhanDanY = Annotated[Annotated[TenPhan, Tag("<phan>")] | Annotated[MucDanY, Tag("<muc>")], Discriminator(_loai)]

MucDanY.model_rebuild()


def _muc(tieu_de: str, *gom: str | MucDanY) -> MucDanY:
    return MucDanY.model_validate({"tieu_de": tieu_de, "gom": gom})


# The usual headings of a plan (practice: the sample plans; the decree prescribes no headings). Empty parts print none.
DAN_Y_MAC_DINH: tuple[MucDanY, ...] = (
    _muc("Mục đích, yêu cầu", _muc("Mục đích", "muc_dich"), _muc("Yêu cầu", "yeu_cau")),
    _muc("Nội dung", _muc("Đối tượng", "doi_tuong"), _muc("Hình thức", "hinh_thuc"), "noi_dung"),
    _muc("Thời gian thực hiện", "thoi_gian"),
    _muc("Kinh phí thực hiện", "kinh_phi"),
    _muc("Tổ chức thực hiện", "to_chuc_thuc_hien"),
)
