"""Đoạn văn: tests of paragraphs: alignment, indent, spacing, and the rule below one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from kehoach.do_dac.tai_lieu_do import CanLe, DinhDang, KhoiDo
from kehoach.kiem_tra.phep.phep_thu import (
    CoDaSo,
    DinhDangSua,
    KhoangTri,
    PhepThu,
    TepDangSua,
    fix_moi,
    format_do,
)
from kehoach.kiem_tra.phep.ten_goi import TEN_CAN
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml.dat_dinh_dang import set_ppr
from kehoach.ooxml.do_rong import measure
from kehoach.ooxml.doan_vien import find_doan_vien, thut_hai_ben_mm
from kehoach.ooxml.don_vi import lines_to_240ths, mm_to_twips, pt_to_twips
from kehoach.ooxml.ns import qn
from kehoach.the_thuc.thanh_phan import gom_cua

if TYPE_CHECKING:
    from lxml import etree

_JC = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}
_DONG_DON = 1.15
"""Height of a single-spaced line of Times New Roman, in sizes."""
_IND_KHAC = ("leftChars", "start", "startChars", "firstLineChars", "hangingChars")


class CachCan(CoDaSo, DinhDangSua):
    """Cách căn: alignments allowed; `da_so`: of most paragraphs."""

    phep: Literal["can"] = "can"
    can: tuple[CanLe, ...] = Field(min_length=1)

    def read(self, d: DinhDang) -> CanLe | None:
        return d.can

    def is_dat(self, v: str) -> bool:
        return v in self.can

    def format_can(self) -> str:
        return " hoặc ".join(TEN_CAN[c] for c in self.can)

    def format_thay(self, v: str) -> str:
        return TEN_CAN[v]

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        """A line broken by hand would be stretched where both edges are asked: that paragraph is left."""
        if self.can[0] == "deu" and any(True for _ in p.iter(qn("w:br"))):
            return False
        return set_ppr(p, "jc", {"val": _JC[self.can[0]]})


class ThutDau(KhoangTri, CoDaSo, DinhDangSua):
    """Thụt đầu: where the first line begins, in mm from the margin: one of `gia_tri`, or a range."""

    phep: Literal["thut_dau"] = "thut_dau"
    don_vi = "mm"
    gia_tri: tuple[float, ...] = ()
    dung_sai: float

    @model_validator(mode="after")
    def _co_dau(self) -> ThutDau:
        if bool(self.gia_tri) == (self.tu is not None and self.den is not None):
            raise ValueError("thut_dau cần hoặc gia_tri, hoặc cả tu và den")
        return self

    def read(self, d: DinhDang) -> float | None:
        return None if d.thut_mm is None else d.thut_mm + max(0.0, d.thut_trai_mm or 0)

    def is_dat(self, v: float) -> bool:
        if not self.gia_tri:
            return super().is_dat(v)
        return any(abs(v - m) <= self.dung_sai + 1e-6 for m in self.gia_tri)

    def format_can(self) -> str:
        return " hoặc ".join(map(format_do, self.gia_tri)) + " mm" if self.gia_tri else super().format_can()

    def nearest(self, v: float) -> float:
        return float(min(self.gia_tri, key=lambda m: abs(m - v))) if self.gia_tri else super().nearest(v)

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        """The first line begins where the rule asks; a hanging one moves whole, another begins at the margin."""
        dich = self.nearest(s.gia_tri)  # type: ignore[arg-type]
        thut = (s.khoi.dinh_dang.thut_mm if s.khoi else None) or 0.0
        if thut < 0:
            gia_tri = {"left": str(mm_to_twips(dich - thut)), "hanging": str(mm_to_twips(-thut))}
            return set_ppr(p, "ind", gia_tri, bo=(*_IND_KHAC, "firstLine"))
        return set_ppr(p, "ind", {"left": "0", "firstLine": str(mm_to_twips(dich))}, bo=(*_IND_KHAC, "hanging"))


class KhoangDoan(KhoangTri, CoDaSo):
    """Khoảng đoạn: space between two paragraphs of text that follow each other, in points."""

    phep: Literal["khoang_doan"] = "khoang_doan"
    don_vi = "pt"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        nhom = gom_cua(doi_tuong)
        for tren, duoi in pairwise(xet.than):
            if tren.thanh_phan in nhom and duoi.thanh_phan in nhom and _lien(tren, duoi):
                sau, truoc = tren.dinh_dang.sau_pt, duoi.dinh_dang.truoc_pt
                if sau is not None and truoc is not None:
                    yield QuanSat(sau + truoc, duoi)

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        return fix_moi(tep, sai, self._set_p)

    def _set_p(self, p: etree._Element, s: QuanSat) -> bool:
        """More space before, as much as is wanting; between paragraphs of one style too."""
        thay = float(s.gia_tri)  # type: ignore[arg-type]
        truoc = ((s.khoi.dinh_dang.truoc_pt if s.khoi else None) or 0.0) + self.nearest(thay) - thay
        sat = set_ppr(p, "contextualSpacing", {"val": "0"})
        bo = ("beforeLines", "beforeAutospacing")
        return set_ppr(p, "spacing", {"before": str(pt_to_twips(truoc))}, bo=bo) or sat


def _lien(tren: KhoiDo, duoi: KhoiDo) -> bool:
    return tren.doan is None or duoi.doan is None or duoi.doan == tren.doan + 1


class GianDong(KhoangTri, CoDaSo, DinhDangSua):
    """Giãn dòng: in lines; an exact spacing of `dung_tu` points or more is allowed too."""

    phep: Literal["gian_dong"] = "gian_dong"
    don_vi = "dòng"
    dung_tu: float | None = None

    def read(self, d: DinhDang) -> float | None:
        """Points are set against the height of a single line of the paragraph's size."""
        gian = d.gian
        if gian is None:
            return None
        if gian.kieu == "boi":
            return gian.gia_tri
        if not d.co_max:
            return None
        dong = gian.gia_tri / (_DONG_DON * d.co_max)
        du = gian.kieu == "it_nhat" or (self.dung_tu is not None and gian.gia_tri >= self.dung_tu)
        return max(1.0, dong) if du else dong

    def format_can(self) -> str:
        dung = f", hoặc đúng {format_do(self.dung_tu)} pt trở lên" if self.dung_tu else ""
        return super().format_can() + dung

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        dong = lines_to_240ths(self.nearest(s.gia_tri))
        return set_ppr(p, "spacing", {"line": str(dong), "lineRule": "auto"})


class DuongKe(KhoangTri):
    """Đường kẻ: a rule stands under the text, `tu` to `den` times as long as its last line (`bat_buoc`:
    only that it is there).

    Character underline counts as a rule here; `gach_chan` is a test of its own.
    """

    phep: Literal["ke"] = "ke"
    don_vi = "lần dòng chữ"
    bat_buoc: bool = False

    @model_validator(mode="after")
    def _co_dau(self) -> DuongKe:
        if not self.bat_buoc and (self.tu is None or self.den is None):
            raise ValueError("ke cần bat_buoc hoặc cả tu và den")
        return self

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        """Whether there is a rule, or its length in lines of text."""
        khoi = xet.blocks_of(doi_tuong)
        if doi_tuong == "ke_trich_yeu" and xet.is_kem_theo:
            raise ChuaThay("đường kẻ đứng dưới dòng kèm theo")
        thay = [(k.ke, k) for k in khoi if k.ke is not None]
        co = [(ke, k) for ke, k in thay if ke.kieu != "khong"]
        if self.bat_buoc:
            yield from (QuanSat(bool(co), k) for _, k in (co or thay)[:1])
            return
        for ke, k in co[:1]:
            if ke.ti_le is not None and ke.kieu != "gach_chan":
                yield QuanSat(self._theo_dong(ke.ti_le, khoi), k)

    def _theo_dong(self, ti_le: float, khoi: Iterable[KhoiDo]) -> float:
        """The ratio to the last line, which stands above the rule; when that is wrong, to the first line it suits."""
        if self._trong(ti_le):
            return ti_le
        return next((t for d in _ti_le_dong(khoi) if self._trong(t := ti_le / d)), ti_le)

    def _trong(self, v: float) -> bool:
        return (self.tu or 0) - self.dung_sai <= v <= (self.den or 0) + self.dung_sai

    def is_dat(self, v: bool | float) -> bool:
        return v if isinstance(v, bool) else super().is_dat(v)

    def format_can(self) -> str:
        if self.tu is None:
            return "có đường kẻ ngang, nét liền"
        return "dài bằng dòng chữ" if self.tu == self.den == 1 else "dài từ 1/3 đến 1/2 dòng chữ"

    def format_thay(self, v: bool | float) -> str:
        if isinstance(v, bool):
            return "có đường kẻ" if v else "không thấy đường kẻ"
        return f"dài bằng {format_do(v)} {self.don_vi}"

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        """The length asked for, in the middle of the column; drawn and typed rules are left.

        A rule that is a border runs from indent to indent, so other margins or another size of the text above it make
        it wrong.
        """
        dai = [s for s in sai if isinstance(s.gia_tri, float)]
        return fix_moi(tep, dai, lambda p, s: self._set_p(tep, p, s))

    def _set_p(self, tep: TepDangSua, p: etree._Element, s: QuanSat) -> bool:
        khoi, ke = s.khoi, s.khoi.ke if s.khoi else None
        if khoi is None or ke is None or ke.kieu != "vien" or ke.dai_mm is None or not ke.rong_chu_mm:
            return False
        duong = find_doan_vien(tep, p)
        rong = _rong_cot_mm(tep, khoi, ke.dai_mm, duong) if duong is not None else None
        if duong is None or rong is None:
            return False
        le = max(0.0, (rong - self.nearest(s.gia_tri) * ke.rong_chu_mm) / 2)
        gia_tri = dict.fromkeys(("left", "right"), str(mm_to_twips(le)))
        return set_ppr(duong, "ind", gia_tri, bo=("start", "end", "firstLine", "hanging"))


def _ti_le_dong(khoi: Iterable[KhoiDo]) -> list[float]:
    """Widths of a text's lines against its last one: a rule may be as long as any of them asks."""
    dong = [(d, k.dinh_dang) for k in khoi for d in k.chu.splitlines() if d.strip()]
    rong = [measure(d, f.co_chinh or 13, dam=(f.dam or 0) > 0.5) for d, f in dong]
    return [r / rong[-1] for r in rong]


def _rong_cot_mm(tep: TepDangSua, khoi: KhoiDo, dai_mm: float, duong: etree._Element) -> float | None:
    """Width of the column: of the page, or in a table what the rule and its own indents take."""
    if khoi.o is None:
        return tep.xet.tai_lieu.phan[khoi.phan - 1].rong_chu_mm
    thut = thut_hai_ben_mm(duong)
    return None if thut is None or not dai_mm else dai_mm + thut


CAC_PHEP: tuple[type[PhepThu], ...] = (CachCan, ThutDau, KhoangDoan, GianDong, DuongKe)
