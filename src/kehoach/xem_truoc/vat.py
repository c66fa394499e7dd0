"""Vật: what stands on pages: the header, paragraphs, tables, the closing part, each cut into measurable pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach.bo_cuc.kho_chu import KhoChu, kieu_chu
from kehoach.bo_cuc.mo_ta import BoCuc, DauChuThich, DongChay, KhoiBoCuc
from kehoach.bo_cuc.rong_cot import column_widths
from kehoach.nguon.khoi import Chu
from kehoach.ooxml.can_dong import CanDong, balance_lines, measure_last_line
from kehoach.ooxml.do_rong import KieuChu
from kehoach.ooxml.don_vi import mm_to_pt, twips_to_pt
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.the_thuc.thanh_phan import hang_cua
from kehoach.xem_truoc.chay import dau_chu_thich, find_moc, open_so
from kehoach.xem_truoc.chia_dong import DongTrang, chia_dong
from kehoach.xem_truoc.kich_thuoc import (
    CAO_DONG,
    LE_O,
    NET,
    NET_TREN_MAN,
    TREN_BANG_CUOI,
    cao_dong,
    to_pt,
)
from kehoach.xem_truoc.phan_trang import Manh

(_, O_PHAM_VI), (O_CO_QUAN, O_QUOC_HIEU), (O_SO, O_NGAY), (O_KHAN, _) = hang_cua("dau")
((NOI_NHAN, _),) = hang_cua("cuoi")
_CAN_DONG = ("trich_yeu",)


@dataclass(frozen=True, slots=True)
class Nhom:
    """Nhóm: blocks that stand in two columns and are never broken: the header (`dau`) or the closing part (`cuoi`)."""

    ten: str
    khoi: tuple[KhoiBoCuc, ...]


class Ke(NamedTuple):
    """Kẻ: a short rule: the block whose last line it is measured by, and the part of that line."""

    khoi: KhoiBoCuc
    phan: float


@dataclass(frozen=True, slots=True)
class DoanVat:
    """Đoạn là vật: a paragraph with its number opened; `moc` says where its runs begin (`find_moc`).

    `thut` is the room on both sides of a balanced one, `ke` the length of the short rule below it, 0 for none; points.
    """

    khoi: KhoiBoCuc
    chay: DongChay
    moc: tuple[int, ...]
    thut: float = 0.0
    ke: float = 0.0


@dataclass(frozen=True, slots=True)
class BangVat:
    """Bảng là vật: a table with its column widths in points; `lap`: pages it goes on to repeat its header row."""

    khoi: KhoiBoCuc
    cot: tuple[float, ...]
    lap: bool = True


Vat = Nhom | DoanVat | BangVat


@dataclass(slots=True)
class Phan:
    """Phần: the things of one section (the document, or one annex) and their pieces."""

    che_do: CheDo
    kho: KhoChu
    vat: list[Vat] = field(default_factory=list)
    manh: list[Manh] = field(default_factory=list)

    def them_khoi(self, khoi: Sequence[KhoiBoCuc], ke: Ke | None = None) -> None:
        """Paragraphs and tables; the short rule stands below the last."""
        for i, k in enumerate(khoi, 1):
            if k.bang is None:
                self._them_doan(k, ke if i == len(khoi) else None)
            else:
                self._them_bang(k)

    def them_nhom(self, ten: str, khoi: tuple[KhoiBoCuc, ...]) -> None:
        """A group in two columns."""
        if khoi:
            cao = _cao_dau(khoi, self.che_do) if ten == "dau" else _cao_cuoi(khoi, self.che_do)
            self._them(Nhom(ten, khoi), [Manh(len(self.vat), [DongTrang(0)], cao)])

    def _them(self, vat: Vat, manh: list[Manh]) -> None:
        self.vat.append(vat)
        self.manh += manh

    def _them_doan(self, k: KhoiBoCuc, ke: Ke | None) -> None:
        kieu, chay = self.che_do.kieu[k.kieu], open_so(k)
        dong = chia_dong(chay, kieu_chu(kieu), self.kho.rong, to_pt(kieu.thut))
        sau = kieu.sau + (_cao_ke(self.che_do, "ke_trich_yeu") if ke else 0.0)
        giu = k.giu or kieu.giu
        thut = self._can(k).thut if k.kieu in _CAN_DONG else 0.0
        dai_ke = self._can(ke.khoi).dai_cuoi * ke.phan if ke else 0.0
        vat = DoanVat(k, chay, find_moc(chay), thut, dai_ke)
        self._them(vat, [Manh(len(self.vat), dong, cao_dong(kieu), kieu.truoc, sau, giu)])

    def _can(self, k: KhoiBoCuc) -> CanDong:
        """How a centred block stands in its lines."""
        kieu = kieu_chu(self.che_do.kieu[k.kieu])
        if k.kieu in _CAN_DONG:
            return balance_lines(k.chu, kieu, self.kho.rong)
        return CanDong(0.0, measure_last_line(k.chu, kieu, self.kho.rong))

    def _them_bang(self, k: KhoiBoCuc) -> None:
        assert k.bang is not None
        dau, o = self.che_do.kieu["bang_dau"], self.che_do.kieu["bang_o"]
        cot = tuple(map(twips_to_pt, column_widths(k.bang, self.kho.rong_twips, kieu_chu(dau), kieu_chu(o))))
        so, cao_dau = len(self.vat), _cao_hang(k.bang.dau, cot, dau)
        lap = cao_dau if cao_dau < self.kho.cao / 2 else 0.0  # Word repeats no header that leaves rows no room
        manh = [Manh(so, _mot_dong(k.bang.dau), cao_dau, giu=True, hang=-1)]
        cuoi = len(k.bang.hang) - 1
        for i, h in enumerate(k.bang.hang):
            cao = _cao_hang(h, cot, o) + (self.che_do.kieu["sau_bang"].co if i == cuoi else 0.0)
            manh.append(Manh(so, _mot_dong(h), cao, giu=k.giu and i == cuoi, lap=lap, hang=i))
        self._them(BangVat(k, cot, lap > 0), manh)


def kieu_cua(khoi: KhoiBoCuc, nhom: Sequence[KhoiBoCuc], che_do: CheDo) -> tuple[str, KieuDoan]:
    """Name and data of the kind of a block in a group: a name below another title has a kind of its own."""
    ten = khoi.kieu
    if ten == "ho_ten" and any(k.kieu == "chuc_vu_khac" for k in nhom):
        ten = "ho_ten_duoi"
    return ten, che_do.kieu[ten]


def _mot_dong(o: Sequence[DongChay]) -> list[DongTrang]:
    return [DongTrang(0, tuple(so for x in o for so in dau_chu_thich(x)))]


def _cao_hang(o: Sequence[DongChay], cot: Sequence[float], kieu: KieuDoan) -> float:
    so_dong = max(len(chia_dong(x, kieu_chu(kieu), w - 2 * LE_O)) for x, w in zip(o, cot, strict=True))
    return so_dong * cao_dong(kieu) + kieu.truoc + kieu.sau + NET_TREN_MAN


def _cao_ke(che_do: CheDo, ten: str) -> float:
    kieu = che_do.kieu[ten]
    return kieu.truoc + kieu.co + kieu.sau


def _cao_o(khoi: Iterator[KhoiBoCuc], nhom: Sequence[KhoiBoCuc], che_do: CheDo, rong_mm: float) -> float:
    """Height of blocks one below the other in a column."""
    cao, truoc = 0.0, ""
    for k in khoi:
        ten, kieu = kieu_cua(k, nhom, che_do)
        so_dong = len(chia_dong(open_so(k), kieu_chu(kieu), to_pt(rong_mm)))
        khung = mm_to_pt(che_do.cao_khung_mm) if ten in O_KHAN + O_PHAM_VI else 0.0
        cao += max(so_dong * cao_dong(kieu), khung) + kieu.sau
        cao += 0.0 if truoc == ten == "chuc_vu_khac" else kieu.truoc
        truoc = ten
    return cao


def _cao_dau(khoi: Sequence[KhoiBoCuc], che_do: CheDo) -> float:
    def o(ten: Sequence[str], cot: int) -> float:
        return _cao_o((k for k in khoi if k.kieu in ten), khoi, che_do, che_do.bang_dau_mm[cot])

    ke = _cao_ke(che_do, "ke_ngang") + NET
    ten = max(o(O_CO_QUAN, 0), o(O_QUOC_HIEU, 1)) + ke
    return o(O_PHAM_VI, 1) + ten + max(o(O_SO, 0), o(O_NGAY, 1)) + o(O_KHAN, 0)


def _cao_cuoi(khoi: Sequence[KhoiBoCuc], che_do: CheDo) -> float:
    trai = _cao_o((k for k in khoi if k.kieu in NOI_NHAN), khoi, che_do, che_do.bang_cuoi_mm[0])
    phai = _cao_o((k for k in khoi if k.kieu not in NOI_NHAN), khoi, che_do, che_do.bang_cuoi_mm[1])
    return TREN_BANG_CUOI + max(trai, phai)


def cao_chu_thich(bo_cuc: BoCuc, co: float, rong: float) -> dict[int, float]:
    """Height of each footnote in a text area of this width."""
    kieu = KieuChu(co)
    return {
        i: len(chia_dong((DauChuThich(i), Chu(" "), *x), kieu, rong)) * co * CAO_DONG
        for i, x in enumerate(bo_cuc.chu_thich, 1)
    }
