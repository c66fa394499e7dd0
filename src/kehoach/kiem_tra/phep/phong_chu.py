"""Phông chữ: tests of type: font, colour, size, weight, slant, capitals, sizes against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from kehoach.do_dac.tai_lieu_do import DinhDang, count_hoa
from kehoach.kiem_tra.phep.phep_thu import (
    CoDaSo,
    DinhDangSua,
    KhoangTri,
    PhepDinhDang,
    PhepThu,
    TepDangSua,
    fix_moi,
    format_do,
)
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml.dat_dinh_dang import is_phong_rieng, set_bat, set_co, set_phong
from kehoach.the_thuc.thanh_phan import ten_trong_cau

if TYPE_CHECKING:
    from lxml import etree

HOA_TU = 0.8
"""From this share of capital letters on, a text counts as printed in capitals."""
_TOI = 0x40
_DEN = "000000"
_PHONG_KY_HIEU = ("symbol", "wingdings", "webdings", "mt extra", "cambria math")


class PhongChu(CoDaSo, DinhDangSua):
    """Phông chữ: names of the fonts allowed, or a pattern of names that are not; `da_so`: of most paragraphs."""

    phep: Literal["phong"] = "phong"
    ten: tuple[str, ...] = ()
    tranh: str | None = None

    @model_validator(mode="after")
    def _mot_trong_hai(self) -> PhongChu:
        if bool(self.ten) == bool(self.tranh):
            raise ValueError("phong cần đúng một trong hai: ten, tranh")
        return self

    def read(self, d: DinhDang) -> str | None:
        """Symbol fonts are nobody's choice of a font."""
        ten = d.phong_chinh
        return None if ten is None or _la_ky_hieu(ten) else ten

    def is_dat(self, v: str) -> bool:
        return _la_mat_chu(v, self.ten) if self.ten else not _co_mau(v, self.tranh or "")

    def format_can(self) -> str:
        return " hoặc ".join(self.ten) or "phông chữ Unicode"

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        """The first font allowed; a font of other characters behind the same codes is left."""
        if not self.ten or is_phong_rieng(str(s.gia_tri)):
            return False
        return set_phong(p, self.ten[0], dau_doan=_so_tu_dong(s))


class MauMuc(PhepDinhDang):
    """Màu mực: colours of the text allowed, RRGGBB; Word's `auto` counts as 000000, very dark grey prints as black."""

    phep: Literal["mau"] = "mau"
    ma: tuple[str, ...] = Field(min_length=1)

    def read(self, d: DinhDang) -> str | None:
        return d.mau[0][0] if d.mau else None

    def is_dat(self, v: str) -> bool:
        ma = _DEN if v == "auto" else v.upper()
        return ma in self.ma or (_DEN in self.ma and _la_toi(ma))

    def format_can(self) -> str:
        return "màu đen" if self.ma == (_DEN,) else ", ".join(self.ma)

    def format_thay(self, v: str) -> str:
        return "đen" if v == _DEN else f"#{v}"


class CoChu(KhoangTri, CoDaSo, DinhDangSua):
    """Cỡ chữ: in points. `da_so`: the size of most of the component's text in the whole document is judged."""

    phep: Literal["co_chu"] = "co_chu"
    don_vi = "pt"

    def read(self, d: DinhDang) -> float | None:
        return d.co_chinh

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        return set_co(p, self.nearest(s.gia_tri), dau_doan=_so_tu_dong(s))


class _BatTat(PhepDinhDang):
    """Bật tắt: asked of more than half of the characters: yes (`co`) or no; `ten` are the words for both."""

    co: bool

    def is_dat(self, v: bool) -> bool:
        return v == self.co

    def format_can(self) -> str:
        return self.format_thay(self.co)


class ChuDam(_BatTat, DinhDangSua):
    """Chữ đậm: bold or not."""

    phep: Literal["dam"] = "dam"

    def read(self, d: DinhDang) -> bool | None:
        return _phan_lon(d.dam)

    def format_thay(self, v: bool) -> str:
        return "chữ đậm" if v else "chữ không đậm"

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        return set_bat(p, "b", co=self.co, dau_doan=_so_tu_dong(s))


class ChuNghieng(_BatTat, DinhDangSua):
    """Chữ nghiêng: italic (true) or upright (false)."""

    phep: Literal["nghieng"] = "nghieng"

    def read(self, d: DinhDang) -> bool | None:
        return _phan_lon(d.nghieng)

    def format_thay(self, v: bool) -> str:
        return "chữ nghiêng" if v else "chữ đứng"

    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        return set_bat(p, "i", co=self.co, dau_doan=_so_tu_dong(s))


class GachChan(_BatTat):
    """Gạch chân: character underline."""

    phep: Literal["gach_chan"] = "gach_chan"

    def read(self, d: DinhDang) -> bool | None:
        return _phan_lon(d.gach_chan)

    def format_thay(self, v: bool) -> str:
        return "chữ gạch chân" if v else "chữ không gạch chân"


class ChuHoa(PhepDinhDang):
    """Chữ hoa: printed in capitals or in lower case."""

    phep: Literal["hoa"] = "hoa"
    kieu: Literal["hoa", "thuong"]

    def read(self, d: DinhDang) -> float | None:
        return d.hoa

    def is_dat(self, v: str | float) -> bool:
        ti_le = share_hoa(v) if isinstance(v, str) else v
        return ti_le is None or (ti_le >= HOA_TU) == (self.kieu == "hoa")

    def format_can(self) -> str:
        return "chữ hoa" if self.kieu == "hoa" else "chữ thường"

    def format_thay(self, v: str | float) -> str:
        return "chữ hoa" if (v == v.upper() if isinstance(v, str) else v >= HOA_TU) else "chữ thường"


class DonDan(PhepThu):
    """Dồn dãn: sizes that go up or down together: one of the combinations in `bo`, or all of `bang` the same."""

    phep: Literal["don_dan"] = "don_dan"
    bo: tuple[dict[str, float], ...] = ()
    bang: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _mot_trong_hai(self) -> DonDan:
        if bool(self.bo) == bool(self.bang):
            raise ValueError("don_dan cần đúng một trong hai: bo, bang")
        return self

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        ten = self.bang or tuple(dict.fromkeys(k for b in self.bo for k in b))
        co = {t: c for t in ten if (c := _co_cua(xet, t)) is not None}
        if len(co) < 2:
            raise ChuaThay("chưa đo được từ hai cỡ chữ trở lên")
        yield QuanSat(co)

    def is_dat(self, v: Mapping[str, float]) -> bool:
        if self.bang:
            return len(set(v.values())) <= 1
        return any(all(b[k] == co for k, co in v.items() if k in b) for b in self.bo)

    def format_can(self) -> str:
        if self.bang:
            return "cùng cỡ: " + ", ".join(ten_trong_cau(t) for t in self.bang)
        return "; hoặc ".join(self.format_thay(b) for b in self.bo)

    def format_thay(self, v: Mapping[str, float]) -> str:
        return ", ".join(f"{ten_trong_cau(k)} {format_do(co)} pt" for k, co in v.items())

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        """The combination that asks for fewest changes, or the size of the running text."""
        co: Mapping[str, float] = sai[0].gia_tri  # type: ignore[assignment]
        if self.bang:
            dich: Mapping[str, float] = dict.fromkeys(co, co.get("doan", max(co.values())))
        else:
            dich = min(self.bo, key=lambda b: sum(co[t] != b[t] for t in co if t in b))
        ra = [_set_co_cua(tep, ten, dich[ten]) for ten in co if ten in dich]
        return any(ra)


def share_hoa(chu: str) -> float | None:
    """Share of the letters that are capitals; None without letters.

    >>> share_hoa("KẾ HOẠCH"), share_hoa("Kế hoạch"), share_hoa("15")
    (1.0, 0.14285714285714285, None)
    """
    hoa, chu_cai = count_hoa(chu)
    return hoa / chu_cai if chu_cai else None


def _phan_lon(ti_le: float | None) -> bool | None:
    return None if ti_le is None else ti_le > 0.5


def _so_tu_dong(s: QuanSat) -> bool:
    """Whether Word writes the paragraph's number, which looks as the paragraph mark does."""
    return s.khoi is not None and bool(s.khoi.so_tu_dong)


@cache
def _la_ky_hieu(ten: str) -> bool:
    return ten.casefold().startswith(_PHONG_KY_HIEU)


@cache
def _la_mat_chu(phong: str, cac_phong: tuple[str, ...]) -> bool:
    """Whether a font is a face of one of these: «TimesNewRomanPSMT», «Times New Roman Bold» of Times New Roman."""
    return _gon(phong).startswith(tuple(map(_gon, cac_phong)))


@cache
def _co_mau(phong: str, mau: str) -> bool:
    return bool(re.search(mau, phong))


def _gon(phong: str) -> str:
    return phong.replace(" ", "").casefold()


def _la_toi(ma: str) -> bool:
    return bool(re.fullmatch(r"[0-9A-F]{6}", ma)) and max(bytes.fromhex(ma)) <= _TOI


def _co_cua(xet: TaiLieuXet, doi_tuong: str) -> float | None:
    """The size of most of a component's paragraphs."""
    try:
        khoi = xet.blocks_of(doi_tuong)
    except ChuaThay:
        return None
    dem = Counter(k.dinh_dang.co_chinh for k in khoi if k.dinh_dang.co_chinh)
    return max(dem, key=lambda c: (dem[c], c)) if dem else None


def _set_co_cua(tep: TepDangSua, doi_tuong: str, co: float) -> bool:
    """The size of every paragraph of a component that has another one."""
    khac = [QuanSat(co, k) for k in tep.xet.blocks_of(doi_tuong) if k.dinh_dang.co_chinh not in (None, co)]
    return fix_moi(tep, khac, lambda p, s: set_co(p, co, dau_doan=_so_tu_dong(s)))


CAC_PHEP: tuple[type[PhepThu], ...] = (PhongChu, MauMuc, CoChu, ChuDam, ChuNghieng, GachChan, ChuHoa, DonDan)
