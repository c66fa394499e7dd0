"""Đọc cơ quan: the issuing body after "của", up to where its name ends and the sentence or the title goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kehoach.vien_dan.bang import co_quan_theo_ma, list_co_quan, list_loai, list_nguoi, list_tu_dung
from kehoach.vien_dan.mau import GACH, HOA, pattern_cum, pattern_mot_trong

_CUA = r"\s{0,4}+,?\s{0,4}+(?:c(?:ủa|uả)|CỦA|(?P<do>do))\s+"
_DON_VI = r"(?i:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu|thành\s+phố\s+trực\s+thuộc|t\.?p\.?|tx\.?)"


@dataclass(frozen=True, slots=True)
class _Mau:
    mot: re.Pattern[str]  # "của" and one body
    tiep: re.Pattern[str]  # one more body after "," or "và": a joint document
    cap_tren: re.Pattern[str]  # the body above ("Cục …, Bộ Tư pháp")
    trich_yeu: re.Pattern[str]  # a word that begins a title


def read_co_quan(text: str, tu: int, *, lien_tich: bool = False) -> tuple[str, tuple[int, int]] | None:
    """The body named after "của" at `tu`: the name as written, and its span.

    Shape:   `lien_tich` lets several bodies follow one another with "," and "và". "do" opens a body only when a verb
             of issuing follows it ("do Bộ Tài chính ban hành").

    >>> read_co_quan("… ngày 12/5/2023 của Bộ Tài chính quy định mức thu", 16)
    ('Bộ Tài chính', (21, 33))
    >>> read_co_quan("Quyết định này của ông", 14) is None
    True
    """
    mau = _patterns()
    m = mau.mot.match(text, tu)
    if m is None:
        return None
    dau, cuoi = m.span("ten")
    if lien_tich:
        while n := mau.tiep.match(text, cuoi):
            cuoi = n.end("ten")
    elif m["cap_duoi"] and (n := mau.cap_tren.match(text, cuoi)):
        cuoi = n.end("ten")
    if m["do"] and not _BAN_HANH.match(text, cuoi):
        return None
    return text[dau:cuoi], (dau, cuoi)


_CAP_DUOI = r"(?=(?i:tổng\s+cục|chi\s+cục|cục|vụ|viện|phòng|trung\s+tâm|văn\s+phòng)(?!\w))"
_BAN_HANH = re.compile(r"\s+(?:ban\s+hành|ký|cấp|phê\s+duyệt|công\s+bố)(?!\w)")


def match_trich_yeu(text: str, tu: int) -> re.Match[str] | None:
    """Whether a title begins at `tu`, after white space and a comma; its first word is group `dau`."""
    return _patterns().trich_yeu.match(text, tu)


def is_lien_tich(loai: str, ky_hieu: str | None) -> bool:
    """Whether several bodies may have issued the document together: by its kind, or by two codes in its symbol.

    >>> is_lien_tich("Kế hoạch", "KH-BCA-BNN&MT"), is_lien_tich("Kế hoạch", "KH-UBND")
    (True, False)
    """
    if "liên tịch" in loai:
        return True
    ma = co_quan_theo_ma()
    phan = (ky_hieu or "").replace(".", "-").split("-")[1:]
    return sum(any(c.nhom in ("bo", "so") for c in ma.get(p, ())) or p.startswith("BNN") for p in phan) > 1


@cache
def _patterns() -> _Mau:
    dung = _pattern_dung()
    ten_rieng = _pattern_ten_rieng(dung)
    noi = rf"{_DON_VI}(?!\w)(?:\s*{ten_rieng}|\s+\d{{1,2}}(?!\d))?"
    nguoi = "(?:(?i:" + pattern_mot_trong(v for x in list_nguoi() for v in (x.ten, *x.viet)) + r")\s+){0,3}"
    dong = _pattern_dong(noi, ten_rieng, dung)
    mo = _pattern_mo(rf"{_DON_VI}\s*{ten_rieng}", dung)
    ten = rf"(?P<ten>{nguoi}(?:{dong}|(?P<cap_duoi>{_CAP_DUOI})?{mo})|(?i:tỉnh|Trung\s+ương)(?!\w))"
    return _Mau(
        mot=re.compile(_CUA + rf"(?!{_pattern_loai()})" + ten),
        tiep=re.compile(rf"\s*(?:,|;|\s(?:và|cùng)|[{GACH}])\s*(?:và\s+)?(?:của\s+)?(?P<ten>{nguoi}{dong})"),
        cap_tren=re.compile(rf",\s+(?P<ten>{dong})"),
        trich_yeu=_pattern_trich_yeu(),
    )


def _pattern_dung() -> str:
    """A word that ends the name: "về", "quy định" …; "cấp", but not in "cấp tỉnh"."""
    khac = [x.tu for x in list_tu_dung() if not x.tru]
    rieng = "".join(rf"|{pattern_cum(x.tu)}(?!\s+(?:{'|'.join(x.tru)})\b)" for x in list_tu_dung() if x.tru)
    return rf"(?i:(?:{pattern_mot_trong(khac)}{rieng})(?!\w))"


def _pattern_loai() -> str:
    return pattern_mot_trong(x.ten for x in list_loai() if x.ten not in ("Chương trình", "Đề án", "Dự án"))


def _pattern_ten_rieng(dung: str) -> str:
    """A place's name: up to five capitalised syllables ("Bà Rịa - Vũng Tàu", "Đăk Tờ Re")."""
    am_tiet = rf"(?!{dung})[{HOA}][\w'’.]*+"
    return rf"(?:{am_tiet}(?:(?:\s+|\s?[{GACH}]\s?){am_tiet}){{0,4}}+)"


def _pattern_dong(noi: str, ten_rieng: str, dung: str) -> str:
    """Names known whole; a local body may name its place, or its level ("cấp tỉnh")."""
    nhom: dict[bool, list[str]] = {True: [], False: []}
    for x in list_co_quan():
        if x.nhom != "mo":
            nhom[x.nhom in ("so", "dia_phuong")] += [x.ten, *x.viet]
    cac_noi = rf"(?:,?\s*(?:các\s+|cấp\s+)?{noi}(?:,\s+{noi})*+)"
    return (
        rf"(?:(?i:{pattern_mot_trong(nhom[False])})(?!\w)"
        rf"|(?i:{pattern_mot_trong(nhom[True])})(?!\w)(?:{cac_noi}|\s+(?!{dung}){ten_rieng})?)"
    )


def _tu(dung: str, noi_co_ten: str) -> str:
    """One more word of a name that goes on freely; a place that is named ends it."""
    return (
        rf"(?:\s+(?!{dung}|{noi_co_ten})(?:và\s+(?!các\b|những\b|một\b|{_pattern_loai()}|{dung}))?[^\s,;:.()“”\"\[\]]+"
        rf"|\s+của\s+(?:tỉnh|huyện|xã|thành\s+phố|Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Trung\s+ương)(?!\w))"
    )


def _pattern_mo(noi_co_ten: str, dung: str) -> str:
    dau = pattern_mot_trong(v for x in list_co_quan() if x.nhom == "mo" for v in (x.ten, *x.viet))
    return rf"(?:(?i:{dau})(?!\w)|[{HOA}][\w&.]*+){_tu(dung, noi_co_ten)}{{0,25}}+(?:\s+{noi_co_ten}(?:,\s+{noi_co_ten})*+)?"


def _pattern_trich_yeu() -> re.Pattern[str]:
    dau = pattern_mot_trong(x.tu for x in list_tu_dung() if x.trich_yeu)
    return re.compile(rf"\s{{0,4}}+,?\s{{0,4}}+(?P<dau>(?i:{dau})(?!\w))")
