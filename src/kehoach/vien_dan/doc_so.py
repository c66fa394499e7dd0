"""Đọc số, ký hiệu: the number and symbol around a slash ("27/2022/NĐ-CP", "18-NQ/TW"), and the kind before them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kehoach.vien_dan.bang import list_loai, loai_theo_cach_viet, loai_theo_cach_viet_hoa, loai_theo_ma
from kehoach.vien_dan.mau import GACH, HOA, MauTre, pattern_nguoc

NHIN_LUI = 150  # characters looked back from the slash for number and kind

_HOA_MA = "A-ZĐÐƯƠÔÊÂĂ"
_MA = rf"(?:[{_HOA_MA}][{_HOA_MA}a-z0-9đ]*+(?!\w)|[{_HOA_MA}][{_HOA_MA}0-9]++(?=ngày|của|về))"
_GACH = f"[{GACH}]"
_KY_HIEU = MauTre(
    rf"\s{{0,3}}(?P<ma>{_MA}(?:\s{{1,2}}{_GACH}\s{{1,2}}(?=[{_HOA_MA}]{{2}}){_MA})?"
    rf"(?:(?:\s?{_GACH}\n?|{_GACH}\s{{1,2}}|[./&]|\s?&\s?){_MA}|{_GACH}\d{{2,3}}(?![\d/])|/[a-z]{{1,3}}(?!\w)){{0,9}}+)"
)

# What stands before the slash, read backwards: a year and a number, a Party kind and a number, or nothing but "số".
_SO_NGUOC = r"(?P<so>[A-Za-zĐđ]{0,2}\d{1,6}(?:\.\d{1,6})?)(?!\d|[:./]\d)"
_NHA_NUOC_NGUOC = MauTre(rf"\s{{0,3}}(?:(?P<nam>\d{{4}})\s{{0,2}}(?:/|{_GACH})\s{{0,2}})?{_SO_NGUOC}")
_DANG_NGUOC = MauTre(rf"\s?(?P<ma>[A-Za-zĐÐđ]{{1,6}})(?:\s{{0,2}}[.{GACH}]\s{{0,2}}|\s){_SO_NGUOC}")
_TRONG_NGUOC = MauTre(
    r"(?:(?P<nam>\d{4})/)?(?:(?P<trong>[\s.…_]{0,60}+)(?=:?\s{0,3}[ốỐ][sS])|\s?(?:\.{2,30}+|…{1,20}+|_{2,30}+)(?=\s))"
)
_DANG_TRONG_NGUOC = MauTre(rf"(?P<ma>[A-Za-zĐÐđ]{{1,6}})\s?{_GACH}(?P<trong>[\s.…_]{{0,60}}+)(?=:?\s{{0,3}}[ốỐ][sS])")
_CHU_SO_NGUOC = MauTre(r"\s{0,30}+(?:[:.]?\s{0,3}(?:ố|Ố|ô|ó)[sS](?!\w))?(?:\s*:)?")
_NAM_SAU = MauTre(rf"\s{{0,2}}(?P<nam>(?:19|20)\d\d)(?:\s?{_GACH}\s?|\s)(?={_MA})")


class SoKyHieu(NamedTuple):
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
    truoc = _match_truoc(text[max(0, gach_cheo - 70) : gach_cheo][::-1])
    if truoc is None:
        return None
    nam_sau = (
        _NAM_SAU.match(text, gach_cheo + 1) if text[gach_cheo + 1 : gach_cheo + 4].lstrip()[:1].isdigit() else None
    )
    m = _KY_HIEU.match(text, nam_sau.end() if nam_sau else gach_cheo + 1)
    if m is None:
        return None
    phan = {k: v[::-1] for k, v in truoc.groupdict().items() if v}
    ky_hieu = normalize_ky_hieu(m["ma"])
    dau = "/"
    if "ma" in phan:
        ky_hieu, dau = f"{normalize_ky_hieu(phan['ma'])}/{ky_hieu}", "-"
    if nam_sau:
        phan["nam"], dau = nam_sau["nam"], "-"
    return SoKyHieu(phan.get("so"), phan.get("nam"), dau, ky_hieu, gach_cheo - truoc.end(), m.end())


_SO_TRAN = MauTre(
    rf"[:.]?\s{{1,3}}(?P<so>\d{{1,5}}[A-Za-z]?)"
    rf"(?:\s?{_GACH}\s?{_MA}\s?(?P<gach_cheo>/)|\s?{_GACH}\s?(?P<ma>{_MA}(?:\s?{_GACH}\s?{_MA}){{0,6}}+)"
    rf"|(?=\s{{0,2}},?\s{{0,3}}\(?ngày))"
)


def read_so_tran(text: str, sau_so: int) -> SoKyHieu | None:
    """A number after "số" that no slash follows: alone before a date, or all hyphens ("số 164-KH-UBND").

    >>> read_so_tran("Quyết định số 45 ngày 12/3/2020", 13).so
    '45'
    """
    m = _SO_TRAN.match(text, sau_so)
    if m is None:
        return None
    if m["gach_cheo"]:
        return read_so_ky_hieu(text, m.start("gach_cheo"))
    ky_hieu = normalize_ky_hieu(m["ma"]) if m["ma"] else None
    return SoKyHieu(m["so"], None, "-" if ky_hieu else "/", ky_hieu, m.start("so"), m.end())


def _match_truoc(nguoc: str) -> re.Match[str] | None:
    """What stands before the slash, `nguoc` being the text before it read backwards."""
    dau = nguoc.lstrip()[:1]
    if dau.isdigit():
        return _TRONG_NGUOC.match(nguoc) or _NHA_NUOC_NGUOC.match(nguoc)
    if dau.isalpha() and dau not in "ốỐ":
        return _DANG_NGUOC.match(nguoc) or _NHA_NUOC_NGUOC.match(nguoc) or _DANG_TRONG_NGUOC.match(nguoc)
    return _TRONG_NGUOC.match(nguoc)


_CHUAN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | {"Ð": "Đ"})


def normalize_ky_hieu(ky_hieu: str) -> str:
    """A symbol without white space, its dashes hyphens; mistakes of the writer stay.

    >>> normalize_ky_hieu("KH – SLĐTBXH")
    'KH-SLĐTBXH'
    """
    return ky_hieu if ky_hieu.isascii() and " " not in ky_hieu else "".join(ky_hieu.translate(_CHUAN).split())


class LoaiDoc(NamedTuple):
    """Loại đã đọc: a kind found before a number: normalised, as written, the words between, where it begins.

    `co_quan` is the body where it stands between kind and number ("Thông tư của Bộ Tài chính số …").
    """

    loai: str
    goc: str
    bo_nghia: str | None
    tu: int
    co_quan: str | None = None


_KHONG_BO_NGHIA = MauTre(
    r"(?:^|\s)(?:theo|tại|và|hoặc|kèm|ngày|này|do|trong|cho|có|là|được|đã|số|bởi|nêu|trên|năm|về|từ|đến|với|các)(?=\s|$)",
    re.IGNORECASE,
)
_CUA_CO_QUAN = MauTre(rf"(?:(?P<q>.+?)\s+|^)của\s+(?P<cq>[{HOA}].+)", re.DOTALL)


def _pattern_loai() -> str:
    """A kind, read backwards, next to the number or up to ten words before it."""
    ten = [v for x in list_loai() for v in (x.ten, *x.viet) if " " in v or v == x.ten]
    day_du = pattern_nguoc([*ten, *(v.upper() for v in ten)])
    return rf"\s*(?P<q>(?:[^\s,;.:()/“”\"]+\s+){{0,10}}?)(?P<k>{day_du})(?![\w/])"


_LOAI = MauTre(_pattern_loai)
_TAT = MauTre(rf"\s*(?P<k>[^\W\d_]{{2,4}})(?![\w/{GACH}])")


def read_loai_truoc(text: str, tu: int, ky_hieu: str | None, gioi_han: int = 0) -> tuple[LoaiDoc | None, int]:
    """The kind that stands before offset `tu` (and before "số"), and where "số" or the number begins.

    Shape:   the nearest kind, or one farther off when the nearest is a common noun that the symbol contradicts ("Quyết
             định phê duyệt kế hoạch số 12/QĐ-UBND"); `gioi_han` is where the citation before ends.

    >>> d, _ = read_loai_truoc("Giấy phép khai thác khoáng sản số 151/GP-UBND", 34, "GP-UBND")
    >>> d.loai, d.bo_nghia
    ('Giấy phép', 'khai thác khoáng sản')
    """
    nguoc = text[max(gioi_han, tu - NHIN_LUI) : tu][::-1]
    so = _CHU_SO_NGUOC.match(nguoc)
    lui = so.end() if so else 0
    dau_so = tu - len(nguoc[:lui].rstrip(" \xa0\n\t:."))
    tat = _TAT.match(nguoc, lui)
    if tat and tat["k"][::-1] in loai_theo_cach_viet_hoa():
        return _loai_doc(tat, tu, ""), dau_so
    m = _LOAI.match(nguoc, lui)
    if m is not None and not _agree(m["k"], ky_hieu):
        xa = _LOAI.match(nguoc, m.end())
        # "Quyết định phê duyệt kế hoạch số …/QĐ-…": a common noun; "Thông báo Kết luận số …/TBKL-…": side by side
        if xa and _agree(xa["k"], ky_hieu) and (m["k"][-1].islower() or not xa["q"]):
            q = nguoc[lui : xa.start("k")][::-1].strip()
            return (None if _KHONG_BO_NGHIA.search(q) else _loai_doc(xa, tu, q)), dau_so
    if m is None:
        return None, dau_so
    q = m["q"][::-1].strip()
    return (None if q and _KHONG_BO_NGHIA.search(q) else _loai_doc(m, tu, q)), dau_so


def _loai_doc(m: re.Match[str], tu: int, bo_nghia: str) -> LoaiDoc:
    goc = m["k"][::-1]
    cua = _CUA_CO_QUAN.fullmatch(bo_nghia) if "của" in bo_nghia else None
    if cua:
        return LoaiDoc(_normalize_loai(goc), goc, cua["q"], tu - m.end("k"), cua["cq"])
    return LoaiDoc(_normalize_loai(goc), goc, bo_nghia or None, tu - m.end("k"))


def _normalize_loai(goc: str) -> str:
    return loai_theo_cach_viet_hoa().get(goc) or loai_theo_cach_viet()[" ".join(goc.split()).lower()]


def _agree(nguoc: str, ky_hieu: str | None) -> bool:
    """Whether the symbol's first abbreviation may stand for the kind."""
    return _normalize_loai(nguoc[::-1]) in loai_theo_ma().get(first_ma(ky_hieu), ())


def first_ma(ky_hieu: str | None) -> str:
    """The first abbreviation of a symbol: "KH" of "KH-UBND", "NQ" of "NQ/TW".

    >>> first_ma("TTLT-BYT-BCT"), first_ma(None)
    ('TTLT', '')
    """
    return re.split(r"[-/.]", ky_hieu, maxsplit=1)[0] if ky_hieu else ""
