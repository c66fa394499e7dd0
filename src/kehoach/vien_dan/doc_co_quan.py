"""Đọc cơ quan: the issuing body after "của", up to where its name ends and the sentence or the title goes on."""

from __future__ import annotations

import re
from functools import cache

from kehoach.vien_dan.bang import (
    CoQuan,
    TuDung,
    co_quan_theo_ma,
    list_co_quan,
    list_loai,
    list_nguoi,
    list_tu_dung,
    loai_theo_cach_viet,
)
from kehoach.vien_dan.mau import GACH, HOA, MauTre, pattern_cum, pattern_mot_trong

TOI_DA = 300  # characters of a body's name; a joint circular of five ministries has 200

_CUA = MauTre(r"\s{0,40}+,?\s{0,4}+(?:c(?:ủa|uả)|(?P<hoa>CỦA)|(?P<do>do)|(?P<giua>giữa))\s{1,40}+(?:các\s+)?")
_DON_VI = (
    r"(?:[Tt]ỉnh|[Tt]hành\s+phố|[Hh]uyện|[Qq]uận|[Tt]hị\s+(?:xã|trấn)|[Xx]ã|[Pp]hường|[Đđ]ặc\s+khu|T\.?[Pp]\.?|TX\.?)"
)
_AM_TIET = rf"[{HOA}][\w'’]*+"
_TEN_RIENG = rf"(?:{_AM_TIET}(?:(?:\s+|\s?[{GACH}]\s?){_AM_TIET}){{0,4}}+)"  # "Bà Rịa - Vũng Tàu", "Đăk Tờ Re"
_NOI_CO_TEN = rf"{_DON_VI}(?!\w)\s*{_TEN_RIENG}"
_NOI = rf"{_DON_VI}(?!\w)(?:\s*{_TEN_RIENG}|\s+\d{{1,2}}(?!\d))?"
# Where a local body works: its place, several places, its level; a place name may follow without the word for it.
_PATTERN_DIA_BAN = rf"(?:\s+các\s+cấp(?!\w)|,?\s*(?:các\s+|cấp\s+)?{_NOI}(?:,\s+{_NOI})*+|\s+{_TEN_RIENG})"
_DIA_BAN = MauTre(_PATTERN_DIA_BAN)
_TU = r"[^\s,;:.()“”\"\[\]]++"
# "Tổ công tác của Thủ tướng Chính phủ"
_CUA_CAP_TREN = r"\s+của\s+(?:tỉnh|huyện|xã|thành\s+phố|Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Trung\s+ương)(?!\w)"
_TU_TIEP = MauTre(
    rf"(?:\s+(?!{_NOI_CO_TEN}|của\s){_TU}|{_CUA_CAP_TREN}|,\s+(?:chống|chữa\s+cháy|cứu\s+nạn)(?!\w)){{0,25}}+(?:\s+{_NOI_CO_TEN}(?:,\s+{_NOI_CO_TEN})*+)?"
)
_HOA_DAU = MauTre(rf"[{HOA}][\w&]*+")
_KHOA = MauTre(
    rf",?\s+(?:khóa|khoá|Khóa|Khoá)\s+(?:[IVXLC]+|\d{{1,2}})(?!\w)|\s+giai\s+đoạn\s+\d{{4}}\s?[{GACH}]\s?\d{{4}}(?!\d)"
)
_CHUNG = MauTre(r"(?:[Tt]ỉnh|[Tt]rung\s+ương|[Hh]uyện|[Tt]hành\s+phố)(?!\w)")
_NOI_LIEN_TICH = MauTre(rf"\s*(?:,|;|\s(?:và|cùng)|[{GACH}])\s*(?:và\s+)?(?:của\s+)?")
_NOI_CAP_TREN = MauTre(rf"(?:,\s+|\s?[{GACH}]\s?)(?:thuộc\s+)?")
_CHU_THUONG = MauTre(rf"\s+[^\W\d_{HOA}]")
_CAP_DUOI = MauTre(r"(?:[Tt]ổng\s+cục|[Cc]hi\s+cục|[Cc]ục|[Vv]ụ|[Vv]iện|[Pp]hòng|[Tt]rung\s+tâm)(?!\w)")
_DUOI_THUA = MauTre(rf"\s+(?:và|[{GACH}])?\s*$")
_BAN_HANH = MauTre(r"\s+(?:ban\s+hành|ký|cấp|phê\s+duyệt|công\s+bố)(?!\w)")


def read_co_quan(text: str, tu: int, *, lien_tich: bool = False) -> tuple[str, tuple[int, int]] | None:
    """The body named after "của" at `tu`: the name as written, and its span.

    Shape:   `lien_tich` lets several bodies follow one another with "," and "và". "do" opens a body only when a verb
             of issuing follows it ("do Bộ Tài chính ban hành").

    >>> read_co_quan("… ngày 12/5/2023 của Bộ Tài chính quy định mức thu", 16)
    ('Bộ Tài chính', (21, 33))
    >>> read_co_quan("Quyết định này của ông", 14) is None
    True
    """
    m = _CUA.match(text, tu)
    if m is None:
        return None
    dau = m.end()
    cuoi = _read_capitals(text, dau) if m["hoa"] else _read_one(text, dau)
    if cuoi is None:
        return None
    if lien_tich or m["giua"]:
        cuoi = _read_joint(text, cuoi)
    elif _CAP_DUOI.match(text, dau) and (noi := _NOI_CAP_TREN.match(text, cuoi)):
        tren = _read_known(text, noi.end())
        if tren is not None and (text.startswith("Bộ ", noi.end()) or not _goes_on(text, tren)):
            cuoi = tren
    if m["do"] and not _BAN_HANH.match(text, cuoi):
        return None
    return text[dau:cuoi], (dau, cuoi)


def _read_one(text: str, dau: int) -> int | None:
    """End of the one body that begins at `dau`: known whole, or known by its first words, or merely capitalised."""
    cuoi = _read_known(text, dau)
    if cuoi is not None:
        return cuoi
    mau = _NGUOI.match(text, dau)
    bat_dau = mau.end() if mau else dau
    dau_mo = _MO.match(text, bat_dau)
    if dau_mo is None and (_begins_kind(text, dau) or (dau_mo := _HOA_DAU.match(text, bat_dau)) is None):
        chung = _CHUNG.match(text, dau)
        return chung.end() if chung else None
    dung = _stop(text, bat_dau - 1)
    if dung <= bat_dau:
        return None
    tiep = _TU_TIEP.match(text, dau_mo.end(), dung)
    cuoi = _without_dash(text, dau_mo.end(), tiep.end() if tiep else dau_mo.end())
    khoa = _KHOA.match(text, cuoi)
    return khoa.end() if khoa else cuoi


def _read_capitals(text: str, dau: int) -> int | None:
    """End of a body in a heading ("CỦA ỦY BAN NHÂN DÂN TỈNH LÀO CAI VỀ VIỆC …")."""
    m = _BIET_HOA.match(text, dau)
    dung = _DUNG_HOA.search(text, dau, dau + TOI_DA)
    if m is None:
        return None
    noi = _DIA_BAN_HOA.match(text, m.end(), dung.start() if dung else dau + TOI_DA) if m["dp"] else None
    return noi.end() if noi else m.end()


def _without_dash(text: str, dau: int, cuoi: int) -> int:
    """A name does not end in a dash or in "và"."""
    while cuoi > dau and (
        text[cuoi - 1] in " -–\xa0\n\t" or re.search(r"\s(?:và|-|–)$", text[max(dau, cuoi - 4) : cuoi])
    ):
        cuoi -= 1 if text[cuoi - 1] in " -–\xa0\n\t" else 2
    return cuoi


def _read_known(text: str, dau: int) -> int | None:
    """End of a body whose name the table holds whole, with the persons before it and the place after it."""
    m = _BIET.match(text, dau)
    if m is None:
        return None
    cuoi = m.end()
    if m["dp"] is not None and (noi := _DIA_BAN.match(text, cuoi, _stop(text, cuoi))):
        cuoi = noi.end()
    khoa = _KHOA.match(text, cuoi)
    return khoa.end() if khoa else cuoi


def _read_joint(text: str, cuoi: int) -> int:
    """End of the last of several bodies, joined by "," or "và", of which one ends at `cuoi`."""
    for _ in range(12):
        noi = _NOI_LIEN_TICH.match(text, cuoi)
        moi = _read_known(text, noi.end()) if noi else None
        if noi is None or moi is None or ("," in noi[0] and _goes_on(text, moi)):
            break
        cuoi = moi
    return cuoi


def _goes_on(text: str, cuoi: int) -> bool:
    """Whether a verb follows that begins no title: the body is the subject of what follows ("…, Sở Nội vụ đã …")."""
    return _CHU_THUONG.match(text, cuoi) is not None and _TRICH_YEU.match(text, cuoi) is None


def _stop(text: str, tu: int) -> int:
    """Offset of the white space before the first word that ends a name, at `tu` or after it."""
    m = _DUNG.search(text, tu, tu + TOI_DA)
    return m.start() if m else min(len(text), tu + TOI_DA)


def _begins_kind(text: str, dau: int) -> bool:
    tu = text[dau : dau + 40].lower().split()[:3]
    cach_viet = loai_theo_cach_viet()
    return any(" ".join(tu[:i]) in cach_viet for i in range(1, len(tu) + 1))


def match_trich_yeu(text: str, tu: int) -> re.Match[str] | None:
    """A title that begins at `tu`, after white space and a comma; its first word is group `dau`."""
    return _TRICH_YEU.match(text, tu)


def is_lien_tich(loai: str, ky_hieu: str | None) -> bool:
    """Whether several bodies may have issued the document together: by its kind, or by two codes in its symbol.

    >>> is_lien_tich("Kế hoạch", "KH-BCA-BNN&MT"), is_lien_tich("Kế hoạch", "KH-UBND")
    (True, False)
    """
    if "liên" in loai:
        return True
    if ky_hieu is None or ky_hieu.count("-") + ky_hieu.count(".") < 2:
        return False
    ma = co_quan_theo_ma()
    phan = ky_hieu.replace(".", "-").split("-")[1:]
    return sum(any(c.nhom in ("bo", "so") for c in ma.get(p, ())) or p.startswith("BNN") for p in phan) > 1


# --- patterns made from the tables -----------------------------------------------------------------------------------


def _names(*nhom: str) -> str:
    return pattern_mot_trong(v for x in list_co_quan() if x.nhom in nhom for v in (x.ten, *x.viet))


def _pattern_nguoi() -> str:
    return "(?:" + pattern_mot_trong(v for x in list_nguoi() for v in (x.ten, *x.viet)) + r"\s+){0,3}"


def _pattern_biet() -> str:
    ca_nuoc, dia_phuong = _names("trung_uong", "dang_tw", "bo"), _names("so", "dia_phuong")
    return rf"{_pattern_nguoi()}(?:{ca_nuoc}(?!\w)|(?P<dp>{dia_phuong})(?!\w))"


def _pattern_tu_dung(x: TuDung) -> str:
    mau = pattern_cum(x.tu) if x.hoa else re.escape(x.tu).replace(r"\ ", r"\s+")
    sau = rf"(?!\s+(?:{'|'.join(x.tru)})\b)" if x.tru else r"(?=\s*:?\s*\d)" if x.truoc_so else ""
    truoc = r"(?<!các\s)" if x.tru else ""  # "HĐND các cấp"
    return rf"{truoc}{mau}(?!\w){sau}"


def _pattern_dung() -> str:
    """A word that ends a name, with the white space before it; "và" does when no name can follow it."""
    tu = "|".join(_pattern_tu_dung(x) for x in sorted(list_tu_dung(), key=lambda x: -len(x.tu)))
    loai = pattern_mot_trong(x.ten for x in list_loai())
    return rf"\s(?:{tu}|và\s+(?:các\b|những\b|một\b|{loai}|{tu}))"


def _pattern_trich_yeu() -> str:
    dau = "|".join(_pattern_tu_dung(x) for x in list_tu_dung() if x.trich_yeu)
    giua = r"(?:,?\s{0,2}\(?(?:khóa|khoá|[Kk]ỳ\s+họp)\s[^,;.()]{1,40}?\)?)?"
    return rf"{giua}\s{{0,40}}+,?\s{{0,4}}+(?P<dau>{dau})"


def identify_co_quan(ten: str) -> CoQuan | None:
    """The body of the table that a name as written denotes, persons before and place after it left aside.

    >>> identify_co_quan("Bộ trưởng Bộ Tài Chính").ten, identify_co_quan("UBND huyện Trà Cú").ten
    ('Bộ Tài chính', 'Ủy ban nhân dân')
    """
    m = _BIET.match(ten)
    if m is None:
        return None
    nguoi = _NGUOI.match(ten)
    than = ten[nguoi.end() if nguoi else 0 : m.end()]
    return next((x for x, mau in _bodies() if mau.fullmatch(than)), None)


@cache
def _bodies() -> tuple[tuple[CoQuan, re.Pattern[str]], ...]:
    biet = (x for x in list_co_quan() if x.nhom != "mo")
    return tuple((x, re.compile(pattern_mot_trong((x.ten, *x.viet)))) for x in biet)


_BIET = MauTre(_pattern_biet)
_BIET_HOA = MauTre(_pattern_biet, re.IGNORECASE)
_DUNG_HOA = MauTre(_pattern_dung, re.IGNORECASE)
_DIA_BAN_HOA = MauTre(_PATTERN_DIA_BAN, re.IGNORECASE)
_NGUOI = MauTre(_pattern_nguoi)
_MO = MauTre(lambda: _names("mo") + r"(?!\w)")
_DUNG = MauTre(_pattern_dung)
_TRICH_YEU = MauTre(_pattern_trich_yeu)
