"""So sánh: does a value meet what a rule asks? One small pure function for each kind of test.

A value has the shape of the rule's examples: points, millimetres, lines, yes or no, the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kehoach.chu.dau import sap_xep_khoa
from kehoach.the_thuc import gia_tri as g
from kehoach.the_thuc.gia_tri import compile_mau
from kehoach.the_thuc.quy_tac import QuyTac, ViDu

HOA_TU = 0.8
"""From this share of capital letters on, a text counts as printed in capitals."""
_TOI = 0x40
_SO_0 = {
    "so": re.compile(r"(?i)số\s*:?\s*(\d+)"),
    "ngay": re.compile(r"(?i)ngày\s*(\d+)"),
    "thang": re.compile(r"(?i)tháng\s*(\d+)"),
}


def is_dat(quy_tac: QuyTac, gia_tri: ViDu) -> bool:
    """Whether a value meets the rule.

    >>> from kehoach.the_thuc.quy_tac import quy_tac_theo_ma
    >>> is_dat(quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03"), 13), is_dat(quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03"), 14)
    (True, False)
    """
    return SO_SANH[quy_tac.phep](quy_tac.gia_tri, gia_tri)


def share_hoa(chu: str) -> float | None:
    """Share of the letters that are capitals; None without letters.

    >>> share_hoa("KẾ HOẠCH"), share_hoa("Kế hoạch"), share_hoa("15")
    (1.0, 0.14285714285714285, None)
    """
    chu_cai = [c for c in chu if c.isalpha()]
    return sum(c.isupper() for c in chu_cai) / len(chu_cai) if chu_cai else None


def find_tranh(x: g.TranhChu, chu: str) -> str | None:
    """The words that should not be there; None when there are none."""
    m = compile_mau(x.mau).search(chu)
    return m[0].strip() if m else None


def parse_so_0(x: g.So0, chu: str) -> str | None:
    """The digits the rule speaks of; None when they are not filled in."""
    m = _SO_0[x.phan].search(chu)
    return m[1] if m else None


def _trong_khoang(x: Any, v: float) -> bool:
    sai = getattr(x, "dung_sai", 0) + 1e-6
    return (x.tu is None or v >= x.tu - sai) and (x.den is None or v <= x.den + sai)


def _kho_giay(x: g.KhoGiay, v: Mapping[str, float]) -> bool:
    return abs(v["ngan"] - x.ngan) <= x.dung_sai and abs(v["dai"] - x.dai) <= x.dung_sai


def _phong(x: g.Phong, v: str) -> bool:
    if x.tranh:
        return not re.search(x.tranh, v)
    return any(_ten_phong(v).startswith(_ten_phong(t)) for t in x.ten)


def _ten_phong(ten: str) -> str:
    """«TimesNewRomanPSMT» and «Times New Roman Bold» are faces of Times New Roman."""
    return ten.replace(" ", "").casefold()


def _mau(x: g.Mau, v: str) -> bool:
    """Very dark grey prints as black."""
    ma = "000000" if v == "auto" else v.upper()
    toi = bool(re.fullmatch(r"[0-9A-F]{6}", ma)) and max(bytes.fromhex(ma)) <= _TOI
    return ma in x.ma or (toi and "000000" in x.ma)


def _hoa(x: g.Hoa, v: str | float) -> bool:
    ti_le = share_hoa(v) if isinstance(v, str) else v
    return ti_le is None or (ti_le >= HOA_TU) == (x.kieu == "hoa")


def _thut_dau(x: g.ThutDau, v: float) -> bool:
    if not x.gia_tri:
        return _trong_khoang(x, v)
    return any(abs(v - m) <= x.dung_sai + 1e-6 for m in x.gia_tri)


def _dung_chu(x: g.DungChu, v: str) -> bool:
    return _khoa(v) in {_khoa(c) for c in x.chu}


def _khoa(chu: str) -> object:
    """Equal for texts that differ in capitals, spaces and the place of tone marks only."""
    return sap_xep_khoa(chu.lower())[:2]


def _mau_chu(x: g.MauChu, v: str) -> bool:
    return compile_mau(x.mau).fullmatch(v) is not None


def find_dau_sai(x: g.DauCuoi, dong: Sequence[str]) -> int | None:
    """The first line with a wrong closing mark, counted from 0; None when all are right."""
    for i, d in enumerate(dong):
        cuoi = i == len(dong) - 1
        dau = x.cuoi if cuoi else x.giua
        chu = re.sub(rf"(?:{compile_mau(x.sau_cuoi).pattern})\Z", "", d.rstrip()) if cuoi and x.sau_cuoi else d
        if dau is not None and not chu.rstrip().endswith(dau):
            return i
    return None


def _ke(x: g.Ke, v: bool | float) -> bool:
    return v if isinstance(v, bool) else _trong_khoang(x, v)


def _don_dan(x: g.DonDan, v: Mapping[str, float]) -> bool:
    if x.bang:
        return len(set(v.values())) <= 1
    return any(all(b[k] == co for k, co in v.items() if k in b) for b in x.bo)


def _so_0(x: g.So0, v: str) -> bool:
    so = parse_so_0(x, v)
    if so is None:
        return True
    if int(so) in x.khong:
        return not so.startswith("0")
    if int(so) in x.can:
        return len(so) == 2
    return not (x.can and x.phan == "so" and so.startswith("0") and int(so) > 0)


SO_SANH: Mapping[str, Callable[[Any, Any], bool]] = {
    "kho_giay": _kho_giay,
    "huong_giay": lambda x, v: v == x.huong,
    "le": _trong_khoang,
    "mot_le": lambda _, v: not v,
    "phong": _phong,
    "mau": _mau,
    "co_chu": _trong_khoang,
    "dam": lambda x, v: v == x.co,
    "nghieng": lambda x, v: v == x.co,
    "gach_chan": lambda x, v: v == x.co,
    "hoa": _hoa,
    "can": lambda x, v: v in x.can,
    "thut_dau": _thut_dau,
    "khoang_doan": _trong_khoang,
    "gian_dong": _trong_khoang,
    "cung_dong": lambda _, v: v,
    "dong_moi": lambda x, v: re.fullmatch(x.mau, v) is not None,
    "ben": lambda x, v: v == x.ben,
    "dung_chu": _dung_chu,
    "mau_chu": _mau_chu,
    "tranh_chu": lambda x, v: find_tranh(x, v) is None,
    "nhac_toi": lambda x, v: compile_mau(x.mau).search(v) is not None,
    "dau_cuoi": lambda x, v: find_dau_sai(x, v) is None,
    "ke": _ke,
    "vi_tri_so_trang": lambda x, v: v in (x.o, x.can),
    "kieu_so_trang": lambda x, v: v in x.kieu,
    "khong_trang_dau": lambda _, v: not v,
    "trang_rieng": lambda _, v: v,
    "thu_tu": lambda _, v: v,
    "co_mat": lambda _, v: v,
    "vang_mat": lambda _, v: not v,
    "don_dan": _don_dan,
    "danh_so": lambda x, v: compile_mau(x.mau).fullmatch(v) is not None,
    "so_0": _so_0,
}
"""The registry of comparisons: every kind of test but `khong_may`."""
