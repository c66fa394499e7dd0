"""Thân: the content: grounds, opening, headings by their numbers, dashes, tables.

A paragraph's kind is told by the number it begins with, typed or counted by Word; whether a numbered paragraph is a
heading by its outline level, its weight, or its shape (short, no end mark, and what it heads follows).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kehoach.chu.la_ma import parse_la_ma
from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.dong_xet import Dong, iter_o
from kehoach.loi import GiaTriKhongHopLe

_DAM = 0.95
_SO_DIEU = re.compile(r"\w+\s+(?:\d+[a-zđ]?|[IVXLC]+)\s*[.:]")
_SO_PHAN = re.compile(r"(?i)(?:phần|chương)\s+(?:thứ\s+)?\w+")
_DAI_TIEU_DE = 150
_CUOI_CAU = (".", ";", ",", "…")
# Number of a paragraph → component as heading, and as text.
_KIEU: dict[str, tuple[str, str]] = {
    "la_ma": ("muc", "muc"),
    "chu_hoa": ("muc", "muc"),
    "so": ("khoan_tieu_de", "khoan"),
    "nhieu_bac": ("tieu_khoan", "khoan"),
    "so_ngoac": ("diem_tieu_de", "diem"),
    "chu": ("diem_tieu_de", "diem"),
    "gach": ("gach", "gach"),
    "cong": ("cong", "cong"),
}
_BAC = {"la_ma": 1, "chu_hoa": 1, "so": 2, "nhieu_bac": 3, "so_ngoac": 4, "chu": 4, "gach": 6, "cong": 7, "": 5}
_TIEU_DE = frozenset({"muc", "khoan_tieu_de", "tieu_khoan", "dieu", "phan"})


def read_than(muc: Iterable[Muc], *, co_can_cu: bool) -> list[Dong]:
    """The content as lines, one for each paragraph, each with its component; cells of tables are `bang`.

    `co_can_cu`: whether grounds may stand at its beginning (documents with a title).
    """
    dong: list[Dong] = []
    for m in muc:
        if isinstance(m, BangTho):
            dong += _bang(m)
        elif not m.trong:
            dong.append(Dong(m, m.manh))
    than = [d for d in dong if d.thanh_phan != "bang" and not d.doan.hop_chu]
    loai = [_so(d) for d in than]
    for i, d in enumerate(than):
        _gan(d, loai[i], _bac_sau(than, loai, i, dong))
    _phan_ten(than)
    if co_can_cu:
        _can_cu_mo_dau(than)
    for d in dong:
        if d.doan.hop_chu:
            d.thanh_phan = _hop_chu(d)
        elif d.la_ke:
            d.thanh_phan = "ke"
    return [d for d in dong if d.thanh_phan != "ke"]


def _bang(bang: BangTho) -> list[Dong]:
    ra: list[Dong] = []
    for vi_tri, doan in iter_o(bang, la_bang=True):
        for d in doan:
            if not d.trong:
                ra.append(Dong(d, d.manh, o=vi_tri, thanh_phan="bang"))
    return ra


def _hop_chu(d: Dong) -> str:
    if mau_cau.KHAN.match(d.gap):
        return "do_khan"
    return "pham_vi_luu_hanh" if mau_cau.LUU_HANH.match(d.gap) else "khac"


def _so(d: Dong) -> str:
    """What kind of number the paragraph begins with; sets `d.so`."""
    chu = d.chu
    if d.doan.so and d.doan.tu_dong:
        d.so = d.doan.so.strip()
        return next((loai for loai, mau in mau_cau.SO_DAU if mau.fullmatch(d.so)), _so_la(d.so))
    for loai, mau in mau_cau.SO_DAU:
        khop = mau.match(chu)
        if khop and not (loai == "la_ma" and not _la_la_ma(khop[0])):
            d.so = khop[0].strip()
            return loai
    return ""


def _so_la(so: str) -> str:
    """A counted number without its mark, such as "1" or "IV"."""
    if re.fullmatch(r"\d{1,3}", so):
        return "so"
    if re.fullmatch(r"\d+(?:\.\d+)+", so):
        return "nhieu_bac"
    if _la_la_ma(so):
        return "la_ma"
    return "chu" if re.fullmatch(r"[a-zđ]", so) else "gach" if len(so) == 1 else ""


def _la_la_ma(chu: str) -> bool:
    try:
        return chu[:1].isupper() and parse_la_ma(chu.strip(" .)/:-")) < 100
    except GiaTriKhongHopLe:
        return False


def _bac_sau(than: Sequence[Dong], loai: Sequence[str], i: int, dong: Sequence[Dong]) -> bool:
    """Whether what follows stands below this paragraph: text, or a lower number."""
    if i + 1 >= len(than):
        return than[i] is not dong[-1]
    return _BAC[loai[i + 1]] > _BAC[loai[i]] or than[i + 1].doan.so_thu_tu > than[i].doan.so_thu_tu + 20


def _gan(d: Dong, loai: str, co_duoi: bool) -> None:
    gap = d.gap
    if mau_cau.SO_DIEU.match(gap):
        d.thanh_phan = "dieu"
        khop = _SO_DIEU.match(d.chu)
        d.so = khop[0] if khop else ""
    elif _la_phan(d):
        khop = _SO_PHAN.match(d.chu)
        d.thanh_phan, d.so = "phan", khop[0] if khop else ""
    elif mau_cau.DIA_CHI.match(gap):
        d.thanh_phan = "dia_chi"
    elif loai in ("gach", "cong") and d.doan.pr.bac is not None:
        d.thanh_phan, d.so = "tieu_de_khong_so", ""
    elif loai == "chu_hoa" and d.ti("hoa") < 0.6 and not _la_tieu_de(d, co_duoi):
        d.thanh_phan, d.so = "doan", ""  # the initial of a name
    elif loai:
        tieu_de, thuong = _KIEU[loai]
        d.thanh_phan = tieu_de if _la_tieu_de(d, co_duoi) else thuong
    else:
        d.thanh_phan = "tieu_de_khong_so" if _la_tieu_de_khong_so(d) else "doan"


def _la_phan(d: Dong) -> bool:
    khop = mau_cau.SO_PHAN.match(d.gap) or mau_cau.SO_MUC_DAI.match(d.gap)
    if not khop:
        return False
    con = d.gap[khop.end() :]
    return not con or (len(d.chu) <= _DAI_TIEU_DE and d.ti("dam") >= _DAM)


def _phan_ten(than: Sequence[Dong]) -> None:
    """The title of a part stands on the lines below its number, in the middle, or bold and in capitals."""
    for truoc, d in pairwise(than):
        sau_phan = truoc.thanh_phan in ("phan", "phan_ten") and d.thanh_phan in ("doan", "tieu_de_khong_so")
        hoa, dam = d.ti("hoa") >= 0.8, d.ti("dam") >= _DAM
        if sau_phan and ((hoa and dam) or (d.can == "giua" and (hoa or dam))):
            d.thanh_phan = "phan_ten"


def _la_tieu_de(d: Dong, co_duoi: bool) -> bool:
    if d.doan.pr.bac is not None or d.ti("dam") >= _DAM:
        return True
    chu = d.chu
    return co_duoi and len(chu) <= 100 and not chu.endswith((*_CUOI_CAU, ":")) and len(chu) > len(d.so)


def _la_tieu_de_khong_so(d: Dong) -> bool:
    if d.doan.pr.bac is not None:
        return True
    noi_bat = d.ti("dam") >= _DAM or (d.ti("nghieng") >= _DAM and d.chu.endswith(":"))
    return noi_bat and len(d.chu) <= _DAI_TIEU_DE and not d.chu.endswith(_CUOI_CAU)


def _can_cu_mo_dau(than: Sequence[Dong]) -> None:
    """Grounds, then the opening: the plain paragraphs before the first heading."""
    het = next((i for i, d in enumerate(than) if d.thanh_phan in _TIEU_DE), None)
    if het is None:
        het = next((i + 1 for i, d in enumerate(than) if d.chu.endswith(":")), min(len(than), 1))
    can_cu = True
    for i, d in enumerate(than[:het]):
        if d.thanh_phan == "tieu_de_khong_so" and _la_mo_dau(d):
            d.thanh_phan = "doan"
        if d.thanh_phan not in ("doan", "gach", "tieu_de_khong_so") or (d.thanh_phan == "tieu_de_khong_so" and i):
            continue
        if can_cu and _la_can_cu(d, than[i + 1] if i + 1 < het else None):
            d.thanh_phan = "can_cu"
        elif d.thanh_phan == "doan":
            can_cu = False
            d.thanh_phan = "mo_dau"


def _la_mo_dau(d: Dong) -> bool:
    """The opening sentence, set off by weight or slant; "QUYẾT NGHỊ:" in the middle is none."""
    return d.doan.pr.bac is None and d.chu.endswith(":") and d.can != "giua" and d.ti("hoa") < 0.5


def _la_can_cu(d: Dong, sau: Dong | None) -> bool:
    """A ground; one that runs into the opening sentence ("…, cụ thể như sau:") is the opening."""
    gap = d.gap.lstrip("-–+ ")
    cuoi = d.chu.rstrip()[-1:]
    if cuoi == ":" or (d.can == "giua" and d.ti("dam") >= _DAM):
        return False
    if mau_cau.CAN_CU_CHAC.match(gap):
        return True
    if not mau_cau.CAN_CU_CO_THE.match(gap):
        return False
    tiep = sau is not None and bool(mau_cau.CAN_CU_CO_THE.match(sau.gap.lstrip("-–+ ")))
    return cuoi in (";", ",") or d.ti("nghieng") >= _DAM or tiep or gap.startswith(("xet de nghi", "theo de nghi"))
