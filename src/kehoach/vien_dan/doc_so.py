"""Đọc số, ký hiệu: the number and symbol around a slash ("27/2022/NĐ-CP", "18-NQ/TW"), and the kind before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kehoach.vien_dan.bang import list_loai, loai_theo_cach_viet, loai_theo_ma
from kehoach.vien_dan.mau import GACH, pattern_nguoc

NHIN_LUI = 150  # characters looked back from the slash for number and kind

_HOA_MA = "A-ZĐÐƯƠÔÊÂĂ"
_MA = rf"(?:[{_HOA_MA}][{_HOA_MA}a-z0-9đ]*+(?!\w)|[{_HOA_MA}][{_HOA_MA}0-9]++(?=ngày|của|về))"
_GACH = f"[{GACH}]"
_KY_HIEU = re.compile(
    rf"\s{{0,3}}(?P<ma>{_MA}(?:\s{{1,2}}{_GACH}\s{{1,2}}(?=[{_HOA_MA}]{{2}}){_MA})?"
    rf"(?:(?:\s?{_GACH}\n?|{_GACH}\s{{1,2}}|[./&]|\s?&\s?){_MA}|{_GACH}\d{{2,3}}(?![\d/])|/[a-z]{{1,3}}(?!\w)){{0,9}}+)"
)

# What stands before the slash, read backwards: a year and a number, a Party kind and a number, or nothing but "số".
_SO_NGUOC = r"(?P<so>[A-Za-zĐđ]{0,2}\d{1,6}(?:\.\d{1,6})?)(?![\d:]|\.\d|/\d)"
_NHA_NUOC_NGUOC = re.compile(rf"\s{{0,3}}(?:(?P<nam>\d{{4}})\s{{0,2}}(?:/|{_GACH})\s{{0,2}})?{_SO_NGUOC}")
_DANG_NGUOC = re.compile(rf"\s?(?P<ma>[A-Za-zĐÐđ]{{1,6}})(?:\s{{0,2}}[.{GACH}]\s{{0,2}}|\s){_SO_NGUOC}")
_TRONG_NGUOC = re.compile(r"(?:(?P<nam>\d{4})/)?(?P<trong>[\s.…_]{0,60}+)(?=:?\s{0,3}[ốỐ][sS])")
_CHU_SO_NGUOC = re.compile(r"\s{0,30}+(?:[:.]?\s{0,3}(?:ố|Ố|ô|ó)[sS](?!\w))?(?:\s*:)?")
_NAM_SAU = re.compile(rf"\s{{0,2}}(?P<nam>(?:19|20)\d\d)(?:\s?{_GACH}\s?|\s)(?={_MA})")


@dataclass(frozen=True, slots=True)
class SoKyHieu:
    """Số, ký hiệu: what was read around a slash, with the span from the number (or "số") to the symbol's end."""

    so: str | None
    nam: str | None
    dau: str
    ky_hieu: str | None
    tu: int
    den: int


def read_so_ky_hieu(text: str, gach_cheo: int) -> SoKyHieu | None:
    """Number and symbol around the slash at `gach_cheo`; None when it is not such a slash.

    >>> s = read_so_ky_hieu("Kế hoạch số 164/KH -SLĐTBXH, ngày", 15)
    >>> s.so, s.ky_hieu, s.den
    ('164', 'KH-SLĐTBXH', 27)
    """
    nam_sau = _NAM_SAU.match(text, gach_cheo + 1)
    m = _KY_HIEU.match(text, nam_sau.end() if nam_sau else gach_cheo + 1)
    if m is None:
        return None
    nguoc = text[max(0, gach_cheo - 70) : gach_cheo][::-1]
    truoc = _match_truoc(nguoc)
    if truoc is None:
        return None
    phan = {k: v[::-1] for k, v in truoc.groupdict().items() if v}
    ky_hieu, dau = normalize_ky_hieu(m["ma"]), "/"
    if "ma" in phan:
        ky_hieu, dau = f"{phan['ma'].replace('Ð', 'Đ')}/{ky_hieu}", "-"
    if nam_sau:
        phan["nam"], dau = nam_sau["nam"], "-"
    return SoKyHieu(phan.get("so"), phan.get("nam"), dau, ky_hieu, gach_cheo - truoc.end(), m.end())


_SO_TRAN = re.compile(
    rf"[:.]?\s{{1,3}}(?P<so>\d{{1,5}}[A-Za-z]?)"
    rf"(?:\s?{_GACH}\s?(?P<ma>{_MA}(?:\s?{_GACH}\s?{_MA})++)|\s?{_GACH}\s?(?P<dang>{_MA})/(?P<dang2>{_MA}(?:[/{GACH}]{_MA})*+)"
    rf"|(?=\s{{0,2}},?\s{{0,3}}\(?ngày))"
)


def read_so_tran(text: str, sau_so: int) -> SoKyHieu | None:
    """A number after "số" without a slash: alone before a date ("số 45 ngày …"), or all hyphens ("164-KH-UBND").

    >>> read_so_tran("Quyết định số 45 ngày 12/3/2020", 13).so
    '45'
    """
    m = _SO_TRAN.match(text, sau_so)
    if m is None:
        return None
    if m["dang"]:
        ky_hieu = f"{normalize_ky_hieu(m['dang'])}/{normalize_ky_hieu(m['dang2'])}"
    else:
        ky_hieu = normalize_ky_hieu(m["ma"]) if m["ma"] else None
    return SoKyHieu(m["so"], None, "-" if ky_hieu else "/", ky_hieu, m.start("so"), m.end())


def _match_truoc(nguoc: str) -> re.Match[str] | None:
    dau = nguoc.lstrip()[:1]
    if dau.isdigit():
        return _NHA_NUOC_NGUOC.match(nguoc) or _TRONG_NGUOC.match(nguoc)
    if dau.isalpha():
        if m := _DANG_NGUOC.match(nguoc):
            return m
        return _NHA_NUOC_NGUOC.match(nguoc) or _TRONG_NGUOC.match(nguoc)
    return _TRONG_NGUOC.match(nguoc)


def normalize_ky_hieu(ky_hieu: str) -> str:
    """A symbol without white space, its dashes hyphens; mistakes of the writer stay.

    >>> normalize_ky_hieu("KH – SLĐTBXH")
    'KH-SLĐTBXH'
    """
    return re.sub(_GACH, "-", re.sub(r"\s+", "", ky_hieu)).replace("Ð", "Đ")


@dataclass(frozen=True, slots=True)
class LoaiDoc:
    """Loại đã đọc: a kind found before a number: normalised, as written, the words between, where it begins."""

    loai: str
    goc: str
    bo_nghia: str | None
    tu: int


_KHONG_BO_NGHIA = re.compile(
    r"(?:^|\s)(?:theo|tại|và|hoặc|kèm|ngày|này|do|trong|cho|có|là|được|đã|số|bởi|nêu|trên|năm|về|từ|đến|với|các)(?=\s|$)",
    re.IGNORECASE,
)


@cache
def _patterns_loai() -> tuple[re.Pattern[str], re.Pattern[str]]:
    day_du = pattern_nguoc(
        v for x in list_loai() for v in (x.ten, *x.viet) if v.upper() != v and " " in v or v == x.ten
    )
    tat = "(?:" + "|".join(re.escape(v[::-1]) for x in list_loai() for v in x.viet if " " not in v) + ")"
    sat = re.compile(rf"\s*(?P<k>(?i:{day_du})|{tat})(?![\w/{GACH}])")
    xa = re.compile(rf"\s+(?P<q>(?:[^\s,;.:()/“”\"]+\s+){{1,10}}?)(?P<k>(?i:{day_du}))(?!\w)")
    return sat, xa


def read_loai_truoc(text: str, tu: int, ky_hieu: str | None, gioi_han: int = 0) -> tuple[LoaiDoc | None, int]:
    """The kind that stands before offset `tu` (and before "số"), and where "số" or the number begins.

    >>> d, _ = read_loai_truoc("Giấy phép khai thác khoáng sản số 151/GP-UBND", 34, "GP-UBND")
    >>> d.loai, d.bo_nghia
    ('Giấy phép', 'khai thác khoáng sản')
    """
    nguoc = text[max(gioi_han, tu - NHIN_LUI) : tu][::-1]
    so = _CHU_SO_NGUOC.match(nguoc)
    lui = so.end() if so else 0
    dau_so = tu - len(nguoc[:lui].rstrip(" \xa0\n\t:."))
    sat, xa = _patterns_loai()
    m = sat.match(nguoc, lui)
    if m is None or (m["k"][-1].islower() and not _agree(m["k"], ky_hieu)):
        m_xa = xa.match(nguoc, lui)
        if m_xa and not _KHONG_BO_NGHIA.search(m_xa["q"][::-1]) and (m is None or _agree(m_xa["k"], ky_hieu)):
            return _loai_doc(m_xa, tu, m_xa["q"][::-1].strip()), dau_so
    return (None if m is None else _loai_doc(m, tu, None)), dau_so


def _loai_doc(m: re.Match[str], tu: int, bo_nghia: str | None) -> LoaiDoc:
    goc = m["k"][::-1]
    return LoaiDoc(_normalize_loai(goc), goc, bo_nghia, tu - m.end("k"))


def _normalize_loai(goc: str) -> str:
    return loai_theo_cach_viet()[" ".join(goc.split()).lower()]


def _agree(nguoc: str, ky_hieu: str | None) -> bool:
    """Whether the symbol's first abbreviation may stand for the kind."""
    return _normalize_loai(nguoc[::-1]) in loai_theo_ma().get(first_ma(ky_hieu), ())


def first_ma(ky_hieu: str | None) -> str:
    """The first abbreviation of a symbol: "KH" of "KH-UBND", "NQ" of "NQ/TW".

    >>> first_ma("TTLT-BYT-BCT"), first_ma(None)
    ('TTLT', '')
    """
    return re.split(r"[-/.]", ky_hieu, maxsplit=1)[0] if ky_hieu else ""
