"""Đọc dẫn tới: places inside a document ("các điểm a, c khoản 1 Điều 24"), read and written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kehoach.loi import VienDanKhongHopLe
from kehoach.vien_dan.cach_dan import CheDo, cach_dan_cua
from kehoach.vien_dan.mau import GACH, MauTre
from kehoach.vien_dan.mo_ta import DanToi

CHU_CAI = "abcdđeghiklmnopqrstuvxy"  # the letters that number points, in their order
TOI_DA = 1000  # characters looked back for pinpoints: no real citation has as many

_GIA_TRI = r"(?:\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]\d?)(?!\w)"
_DON_VI = r"[ĐđÐ]iều|ĐIỀU|[Kk]hoản|KHOẢN|[ĐđÐ]iểm|ĐIỂM"
_TU_TO = MauTre(rf"(?P<dv>{_DON_VI})|(?P<gt>\b{_GIA_TRI})|(?P<den>\bđến\b|[{GACH}])")

# The same, for a text read backwards, anchored at the word before the kind.
_GT_NGUOC = r"(?:(?:[a-zđ]?\d{1,3}(?:\.\d{1,3})*|\d?[a-zđ])(?!\w))"
_DV_NGUOC = r"(?:uềi[ĐđÐ]|UỀIĐ|nảoh[Kk]|NẢOHK|mểi[ĐđÐ]|MỂIĐ)"
_NOI_NGUOC = rf"(?:\s*,\s*(?:(?:àv|cặoh)\s+)?|\s+(?:àv|cặoh|nếđ)\s+|\s*[{GACH}]\s*)"
_MUC_NGUOC = r"(?:(?:[IVXLC]+|\d{1,3})\s+(?:gnơưh[Cc]|cụ[Mm]|nầh[Pp]|cụm\s+uểi[Tt])(?:\s*,\s*|\s+))"
_NHOM_NGUOC = rf"{_GT_NGUOC}(?:{_NOI_NGUOC}{_GT_NGUOC})*+\s+{_DV_NGUOC}(?!\w)(?:\s+(?:[Cc]ác|ừ[Tt])(?!\w))?"
_CHUOI_NGUOC = MauTre(
    rf"(?:\s*,\s*|\s+(?:(?:aủc|iạt|gnort|cộuht)\s+)?)(?:{_MUC_NGUOC}){{0,3}}"
    rf"(?P<chuoi>{_NHOM_NGUOC}(?:(?:{_NOI_NGUOC}|\s*;\s*|\s+){_NHOM_NGUOC})*+)"
)
_CO_THE = MauTre(rf"(?:\s*,\s*|\s+(?:(?:aủc|iạt|gnort|cộuht)\s+)?)(?:{_MUC_NGUOC}){{0,3}}{_GT_NGUOC}[\s,{GACH}]")


def find_dan_toi_truoc(text: str, truoc: int) -> tuple[int, int] | None:
    """Span of the pinpoints that end right before offset `truoc`, where a document's kind begins.

    >>> s = "theo khoản 3 Điều 31 của Nghị định"
    >>> s[slice(*find_dan_toi_truoc(s, 25))]
    'khoản 3 Điều 31'
    """
    if not _CO_THE.match(text[max(0, truoc - 60) : truoc][::-1]):
        return None
    m = _CHUOI_NGUOC.match(text[max(0, truoc - TOI_DA) : truoc][::-1])
    return None if m is None else (truoc - m.end("chuoi"), truoc - m.start("chuoi"))


def parse_dan_toi(text: str) -> tuple[DanToi, ...]:
    """Pinpoints, in the order written; ranges ("từ Điều 5 đến Điều 9") are spelled out.

    Shape:   points and clauses belong to the first larger unit named after them ("điểm a, b khoản 1 Điều 5"); a text
             that goes from large to small ("Điều 5, khoản 1") is read that way when nothing follows its last clause.
    Raises:  VienDanKhongHopLe when something in the text is not a pinpoint.

    >>> parse_dan_toi("khoản 3 Điều 31")
    (DanToi(dieu='31', khoan='3', diem=None),)
    >>> [d.diem for d in parse_dan_toi("các điểm a, c và d khoản 1 Điều 24")]
    ['a', 'c', 'd']
    """
    m = _CHUOI_NGUOC.fullmatch((text.strip() + " ")[::-1])
    if m is None:
        raise VienDanKhongHopLe(
            f"«{text}» không phải là dẫn tới điều, khoản, điểm.", gia_tri=text, goi_y=("điểm a khoản 1 Điều 5",)
        )
    return read_dan_toi(text)


def read_dan_toi(text: str) -> tuple[DanToi, ...]:
    """Pinpoints of a text known to be made of nothing else."""
    nhom = list(_groups(text))
    if nhom and nhom[-1][0] != "dieu" and nhom[0][0] == "dieu":
        return tuple(_large_to_small(nhom))
    return tuple(_small_to_large(nhom))


_TEN_DON_VI = {"iều": "dieu", "IỀU": "dieu", "oản": "khoan", "OẢN": "khoan", "iểm": "diem", "IỂM": "diem"}


def _groups(text: str) -> Iterator[tuple[str, list[str]]]:
    """Units with their values: "khoản 1, 2 Điều 4" → ("khoan", ["1", "2"]), ("dieu", ["4"])."""
    don_vi, den = "", False
    gia_tri: list[str] = []
    for m in _TU_TO.finditer(text):
        if m["dv"]:
            moi = _TEN_DON_VI[m["dv"][-3:]]
            if den and moi == don_vi and gia_tri:
                continue
            if don_vi:
                yield don_vi, gia_tri
            don_vi, gia_tri, den = moi, [], False
        elif m["den"]:
            den = True
        else:
            gia_tri += _range(gia_tri[-1], m["gt"])[1:] if den and gia_tri else [m["gt"]]
            den = False
    if don_vi:
        yield don_vi, gia_tri


def _range(dau: str, cuoi: str) -> list[str]:
    if dau.isdecimal() and cuoi.isdecimal() and int(dau) < int(cuoi):
        return [str(i) for i in range(int(dau), int(cuoi) + 1)]
    i, j = CHU_CAI.find(dau), CHU_CAI.find(cuoi)
    return list(CHU_CAI[i : j + 1]) if 0 <= i < j else [dau, cuoi]


def _small_to_large(nhom: Sequence[tuple[str, list[str]]]) -> Iterator[DanToi]:
    cho: list[tuple[str | None, str | None]] = []  # (khoản, điểm) still without their điều
    for don_vi, gia_tri in nhom:
        if don_vi == "diem":
            cho += [(None, x) for x in gia_tri]
        elif don_vi == "khoan":
            mo = [i for i, (khoan, diem) in enumerate(cho) if khoan is None and diem]
            for i in mo:
                cho[i] = (gia_tri[0], cho[i][1])
            cho += [(x, None) for x in gia_tri[1 if mo else 0 :]]
        else:
            yield from (DanToi(gia_tri[0], khoan, diem) for khoan, diem in cho)
            yield from (DanToi(x) for x in gia_tri[1 if cho else 0 :])
            cho = []
    yield from (DanToi(None, khoan, diem) for khoan, diem in cho)


def _large_to_small(nhom: Sequence[tuple[str, list[str]]]) -> Iterator[DanToi]:
    dieu: str | None = None
    khoan: str | None = None
    for i, (don_vi, gia_tri) in enumerate(nhom):
        sau = nhom[i + 1][0] if i + 1 < len(nhom) else "dieu"
        if don_vi == "dieu":
            dieu, khoan = gia_tri[-1], None
            yield from (DanToi(x) for x in (gia_tri if sau == "dieu" else gia_tri[:-1]))
        elif don_vi == "khoan":
            khoan = gia_tri[-1]
            yield from (DanToi(dieu, x) for x in (gia_tri[:-1] if sau == "diem" else gia_tri))
        else:
            yield from (DanToi(dieu, khoan, x) for x in gia_tri)


def format_dan_toi(dan_toi: Sequence[DanToi], *, che_do: CheDo | None = None) -> str:
    """Pinpoints as the regime writes them, the smaller unit first; without one in small letters and without commas.

    Source:  30/2020/NĐ-CP (as in its own text): small letters, no commas; Thông tư 01/2011/TT-BNV, Phụ lục VI,
             Mục V, khoản 6: Khoản and Điểm capital, commas between.
    Raises:  KeyError for the id of no regime.

    >>> d = DanToi("5", "1", "a")
    >>> format_dan_toi([d]), format_dan_toi([d], che_do="tt01")
    ('điểm a khoản 1 Điều 5', 'Điểm a, Khoản 1, Điều 5')
    >>> format_dan_toi([DanToi("24", "1", "a"), DanToi("24", "1", "c"), DanToi("31")])
    'điểm a, c khoản 1 Điều 24 và Điều 31'
    """
    cach_dan = cach_dan_cua(che_do)
    phan = [
        _format_dieu(dieu, list(x), cach_dan.noi, cach_dan.hoa) for (dieu, _), x in groupby(dan_toi, key=_nhom_dieu)
    ]
    return phan[0] if len(phan) == 1 else ", ".join(phan[:-1]) + " và " + phan[-1] if phan else ""


def _nhom_dieu(d: DanToi) -> tuple[str | None, int]:
    """Places that may share one "Điều": points without a clause, and whole articles, stand alone."""
    return d.dieu, 0 if d.khoan else 1 if d.diem else 2


def _format_dieu(dieu: str | None, cac: list[DanToi], noi: str, hoa: bool) -> str:
    if not (cac[0].khoan or cac[0].diem):
        return ", ".join(f"Điều {d.dieu}" for d in cac)
    diem, khoan = ("Điểm", "Khoản") if hoa else ("điểm", "khoản")
    phan = []
    for (so, co_diem), x in groupby(cac, key=lambda d: (d.khoan, d.diem is not None)):
        if co_diem:
            cac_diem = f"{diem} {', '.join(d.diem or '' for d in x)}"
            phan.append(f"{cac_diem}{noi}{khoan} {so}" if so else cac_diem)
        else:
            phan += [f"{khoan} {so}" for _ in x]
    return ", ".join(phan) + (f"{noi}Điều {dieu}" if dieu else "")
