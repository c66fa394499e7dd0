"""Cách sửa: for each kind of test that speaks of layout, how what breaks it is mended. No rule's value stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from kehoach.bo_cuc.do_dac import KhoiDo
from kehoach.kiem_tra.khoi import blocks_of
from kehoach.kiem_tra.mo_ta import ChuaThay, KetLuan, QuanSat
from kehoach.ooxml.ns import qn
from kehoach.sua_the_thuc.gan_nhat import nearest
from kehoach.sua_the_thuc.ke import fix_ke
from kehoach.sua_the_thuc.so_trang import fix_can, fix_cho, fix_trang_dau, format_so_trang
from kehoach.sua_the_thuc.tep import TepSua
from kehoach.sua_the_thuc.thuoc import is_phong_rieng, set_bat, set_co, set_phong, set_ppr
from kehoach.sua_the_thuc.trang import fix_kho, fix_le, fix_mot_le
from kehoach.the_thuc.quy_tac import QuyTac

CachSua = Callable[[TepSua, QuyTac, KetLuan], bool]
_JC = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}
_MM = 1440 / 25.4


def _moi(dat: Callable[[etree._Element, KhoiDo, Any, QuanSat], bool]) -> CachSua:
    """Every block that breaks the rule; `dat` sets one of them."""

    def sua(tep: TepSua, q: QuyTac, k: KetLuan) -> bool:
        ra = [dat(p, khoi, q.gia_tri, s) for p, khoi, s in _sai(tep, k)]
        return tep.mark(tep.goi.chinh, doi=any(ra))

    return sua


def _sai(tep: TepSua, k: KetLuan) -> Iterator[tuple[etree._Element, KhoiDo, QuanSat]]:
    for s in k.sai:
        p = tep.p(s.khoi)
        if p is not None and s.khoi is not None:
            yield p, s.khoi, s


def _co_chu(tep: TepSua, q: QuyTac, k: KetLuan) -> bool:
    if q.doi_tuong == "so_trang":
        return format_so_trang(tep, lambda p: set_co(p, nearest(q.gia_tri, float(k.sai[0].gia_tri))))  # type: ignore[arg-type]
    return _moi(lambda p, khoi, x, s: set_co(p, nearest(x, float(s.gia_tri)), dau_doan=bool(khoi.so_tu_dong)))(  # type: ignore[arg-type]
        tep, q, k
    )


def _bat(ten: str) -> CachSua:
    def sua(tep: TepSua, q: QuyTac, k: KetLuan) -> bool:
        x: Any = q.gia_tri
        if q.doi_tuong == "so_trang":
            return format_so_trang(tep, lambda p: set_bat(p, ten, co=x.co))
        return _moi(lambda p, khoi, x, _: set_bat(p, ten, co=x.co, dau_doan=bool(khoi.so_tu_dong)))(tep, q, k)

    return sua


def _phong(p: etree._Element, khoi: KhoiDo, x: Any, s: QuanSat) -> bool:
    if not x.ten or is_phong_rieng(str(s.gia_tri)):
        return False
    return set_phong(p, x.ten[0], dau_doan=bool(khoi.so_tu_dong))


def _can(p: etree._Element, _: KhoiDo, x: Any, __: QuanSat) -> bool:
    """A line broken by hand would be stretched where both edges are asked: that paragraph is left."""
    if "deu" in x.can and x.can[0] == "deu" and any(True for _ in p.iter(qn("w:br"))):
        return False
    return set_ppr(p, "jc", {"val": _JC[x.can[0]]})


def _thut_dau(p: etree._Element, khoi: KhoiDo, x: Any, s: QuanSat) -> bool:
    """The first line begins where the rule asks; a hanging one moves whole, another begins at the margin."""
    dich = nearest(x, float(s.gia_tri))  # type: ignore[arg-type]
    thut = khoi.dinh_dang.thut_mm or 0.0
    bo = ["leftChars", "start", "startChars", "firstLineChars", "hangingChars"]
    if thut < 0:
        gia_tri = {"left": _twips(dich - thut), "hanging": _twips(-thut)}
        return set_ppr(p, "ind", gia_tri, bo=[*bo, "firstLine"])
    return set_ppr(p, "ind", {"left": "0", "firstLine": _twips(dich)}, bo=[*bo, "hanging"])


def _twips(mm: float) -> str:
    return str(round(mm * _MM))


def _khoang_doan(p: etree._Element, khoi: KhoiDo, x: Any, s: QuanSat) -> bool:
    """More space before, as much as is wanting; between paragraphs of one style too."""
    truoc = (khoi.dinh_dang.truoc_pt or 0.0) + nearest(x, float(s.gia_tri)) - float(s.gia_tri)  # type: ignore[arg-type]
    gia_tri = {"before": str(round(truoc * 20))}
    sat = set_ppr(p, "contextualSpacing", {"val": "0"})
    return set_ppr(p, "spacing", gia_tri, bo=("beforeLines", "beforeAutospacing")) or sat


def _gian_dong(p: etree._Element, _: KhoiDo, x: Any, s: QuanSat) -> bool:
    dong = nearest(x, float(s.gia_tri))  # type: ignore[arg-type]
    return set_ppr(p, "spacing", {"line": str(round(dong * 240)), "lineRule": "auto"})


def _don_dan(tep: TepSua, q: QuyTac, k: KetLuan) -> bool:
    """Sizes that go together: the combination that asks for fewest changes, or the size of the running text."""
    x: Any = q.gia_tri
    co: Mapping[str, float] = k.sai[0].gia_tri  # type: ignore[assignment]
    if x.bang:
        dich = dict.fromkeys(co, co.get("doan", max(co.values())))
    else:
        dich = min(x.bo, key=lambda b: sum(co[t] != b[t] for t in co if t in b))
    ra = [_dat_co(tep, ten, dich[ten]) for ten in co if ten in dich]
    return tep.mark(tep.goi.chinh, doi=any(ra))


def _dat_co(tep: TepSua, doi_tuong: str, co: float) -> bool:
    try:
        khoi = blocks_of(tep.tai_lieu, doi_tuong)
    except ChuaThay:
        return False
    khac = [(p, k) for k in khoi if k.dinh_dang.co_chinh not in (None, co) and (p := tep.p(k)) is not None]
    ra = [set_co(p, co, dau_doan=bool(k.so_tu_dong)) for p, k in khac]
    return any(ra)


CACH_SUA: Mapping[str, CachSua] = {
    "kho_giay": fix_kho,
    "le": fix_le,
    "mot_le": fix_mot_le,
    "phong": _moi(_phong),
    "co_chu": _co_chu,
    "dam": _bat("b"),
    "nghieng": _bat("i"),
    "can": _moi(_can),
    "thut_dau": _moi(_thut_dau),
    "khoang_doan": _moi(_khoang_doan),
    "gian_dong": _moi(_gian_dong),
    "don_dan": _don_dan,
    "ke": fix_ke,
    "vi_tri_so_trang": lambda tep, q, k: (fix_cho if getattr(q.gia_tri, "o", None) else fix_can)(tep, q, k),
    "khong_trang_dau": fix_trang_dau,
}
"""Kind of test → remedy. Kinds that are not here speak of words, of what stands where, or of a person's choice."""
