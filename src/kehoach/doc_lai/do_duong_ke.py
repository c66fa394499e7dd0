"""Đo đường kẻ: the rule under a component, in whatever way it was drawn."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.do_dac.tai_lieu_do import DinhDang, KeDo
from kehoach.doc_lai.doan_tho import DoanTho, Hinh
from kehoach.doc_lai.dong_xet import Dong
from kehoach.doc_lai.mau_cau import KE
from kehoach.ooxml.do_rong import measure, wrap
from kehoach.ooxml.don_vi import mm_to_pt, pt_to_mm

# Fonts whose widths are those we know.
_PHONG_BIET = frozenset({"times new roman", "liberation serif", "tinos"})
_GACH_CHAN_TU = 0.9


def measure_ke(
    dong: Dong, sau: Sequence[DoanTho], hinh: Sequence[Hinh], rong_mm: float | None, *, ke_o: float | None = None
) -> KeDo | None:
    """The rule of a component; None when what is drawn nearby cannot be told.

    `dong` is its last line, `sau` the paragraphs after it, `hinh` the drawings around it, `rong_mm` the column's width,
    `ke_o` the width of its cell when that draws a bottom border.
    """
    rong_chu = width_mm(dong.chu, dong.dinh_dang, dong.doan.rong_mm or rong_mm)
    duong = [h for h in hinh if h.ke]
    if len(duong) == 1:
        return KeDo("hinh", duong[0].dai_mm, rong_chu)
    for kieu_ke in (_vien(dong.doan, sau, rong_mm, rong_chu), _gach_noi(dong, sau, rong_chu)):
        if kieu_ke is not None:
            return kieu_ke
    if ke_o is not None:
        return KeDo("vien", ke_o, rong_chu)
    if dong.ti("gach_chan") >= _GACH_CHAN_TU:
        return KeDo("gach_chan", rong_chu, rong_chu)
    return KeDo("khong", None, rong_chu) if not hinh else None


def width_mm(chu: str, dinh_dang: DinhDang, rong_mm: float | None) -> float | None:
    """Width of the last line of a text; None when the font or the column is not known."""
    co, phong = dinh_dang.co_chinh, dinh_dang.phong_chinh
    if not chu or co is None or rong_mm is None or rong_mm <= 0 or (phong or "").lower() not in _PHONG_BIET:
        return None
    dam, nghieng = (dinh_dang.dam or 0) >= 0.5, (dinh_dang.nghieng or 0) >= 0.5
    le = (dinh_dang.thut_trai_mm or 0) + (dinh_dang.thut_phai_mm or 0)
    rong = max(mm_to_pt(rong_mm - le), co)
    return pt_to_mm(measure(wrap(chu[-400:], co, rong, dam=dam, nghieng=nghieng)[-1], co, dam=dam, nghieng=nghieng))


def _vien(doan: DoanTho, sau: Sequence[DoanTho], rong_mm: float | None, rong_chu: float | None) -> KeDo | None:
    """A border under the paragraph, or around an empty paragraph below it."""
    if doan.pr.ke_duoi:
        return KeDo("vien", _dai_vien(doan, rong_mm), rong_chu)
    for d in _trong_truoc_chu(sau):
        if d.pr.ke_tren or d.pr.ke_duoi:
            return KeDo("vien", _dai_vien(d, rong_mm), rong_chu)
    return None


def _dai_vien(doan: DoanTho, rong_mm: float | None) -> float | None:
    """A paragraph border runs from indent to indent."""
    rong = doan.rong_mm if doan.rong_mm is not None else rong_mm
    if rong is None or doan.pr.trai_mm is None or doan.pr.phai_mm is None:
        return None
    return max(0.0, rong - doan.pr.trai_mm - doan.pr.phai_mm)


def _gach_noi(dong: Dong, sau: Sequence[DoanTho], rong_chu: float | None) -> KeDo | None:
    """Underscores or dashes on the next line of the paragraph, or alone in the next paragraph."""
    ke = [x.strip() for x in dong.doan.chu.split("\n") if KE.match(x.strip())]
    if ke:
        return KeDo("gach_noi", width_mm(ke[0], dong.dinh_dang, 1000.0), rong_chu)
    for d in sau[:3]:
        chu = d.chu.strip()
        if KE.match(chu):
            rieng = Dong(d, d.manh)
            return KeDo("gach_noi", width_mm(chu, rieng.dinh_dang, 1000.0), rong_chu)
        if chu:
            return None
    return None


def _trong_truoc_chu(sau: Sequence[DoanTho]) -> list[DoanTho]:
    """The empty paragraphs before the next text, three at most."""
    ra: list[DoanTho] = []
    for d in sau[:3]:
        if not d.trong:
            break
        ra.append(d)
    return ra
