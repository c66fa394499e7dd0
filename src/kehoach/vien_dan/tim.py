"""Tìm: every citation in running text, in one scan from one cheap anchor to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from kehoach.chu.ngay import NgayKhuyet
from kehoach.vien_dan.bang import co_quan_theo_ma, loai_theo_ma
from kehoach.vien_dan.doc_co_quan import is_lien_tich, read_co_quan
from kehoach.vien_dan.doc_dan_toi import find_dan_toi_truoc, read_dan_toi
from kehoach.vien_dan.doc_luat import read_luat
from kehoach.vien_dan.doc_ngay import read_ngay
from kehoach.vien_dan.doc_so import LoaiDoc, SoKyHieu, first_ma, read_loai_truoc, read_so_ky_hieu, read_so_tran
from kehoach.vien_dan.doc_trich_yeu import read_trich_yeu
from kehoach.vien_dan.mau import MauTre, one_line
from kehoach.vien_dan.mo_ta import LOAI_LUAT, DanToi, VienDan

# A slash before a capital or a year, a law's kind, a number after "số" that a date follows: rare letters come first.
# Before the slash stands a number, a blank, or the Party's "18-NQ"; the lookbehinds turn other slashes away cheaply.
_MOC = MauTre(
    r"/(?=\s{0,3}(?:[A-ZĐÐƯ]|(?:19|20)\d\d[\s\-\u2010-\u2013][\sA-ZĐ]))"
    r"(?:(?<=[\d\s.…_]/)|(?<=[\d\s.\-\u2010-\u2013]\w/)|(?<=[\s.\-\u2010-\u2013]\w\w/)"
    r"|(?<=[\s.\-\u2010-\u2013]\w\w\w/)|(?<=[\s.\-\u2010-\u2013]\w\w\w\w/))"
    r"|ật(?<=[Ll]uật)(?<!háp\sluật)(?!\w)|ẬT(?<=LUẬT)(?!\w)|ệnh(?<=háp\slệnh)|ến\spháp(?<=[Hh]iến\spháp)"
    r"|ố[:.]?\s{1,3}\d{1,5}[A-Za-z]?(?:\s{0,2},?\s{0,3}\(?ngày(?!\w)|\s?[\-\u2010-\u2013]\s?[A-ZĐ]{2})"
)
_LUI_LUAT = {"ậ": 2, "Ậ": 2, "ệ": 6, "ế": 2}  # from the rare letter back to the start of luật, pháp lệnh, hiến pháp
_SO_HOAC_HET = MauTre(r"[\d;.]|$")
_XA_NHAT = 300  # characters from a law's kind to its number or date
_BO = MauTre(r"[Bb]ộ\s$|BỘ\s$")
_NOI_TIEP = MauTre(r"(?:\s*[,;]\s*|\s+(?:và|hoặc|cùng)\s+|\s*[,;]\s*và\s+)(?:các\s+)?")
_NOI_CUOI = MauTre(r"(?:,|\s+và|,\s+và)\s+(?:các\s+)?$")


def find_vien_dan(text: str) -> list[VienDan]:
    """All citations in `text`, in their order, with their spans; text is NFC.

    Shape:   a citation is pinpoints, kind, number with symbol (or a law's name), date and issuing body, in the order
             an office wrote them; its title is read too but stays outside `vi_tri`. In a list ("các Nghị định số …,
             số …") the kind carries over. Names without number or date are not citations. A date that no calendar has
             is inside the span, with `ngay` None.
    Time:    linear in the length of the text, whatever stands in it.

    >>> v = find_vien_dan("theo khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ;")[0]
    >>> v.so_ky_hieu, str(v.ngay), v.co_quan, v.dieu, v.khoan, v.vi_tri
    ('27/2022/NĐ-CP', '2022-04-19', 'Chính phủ', '31', '3', (5, 76))
    """
    nhap = list(_scan(text))
    sau = [n["vi_tri"][0] for n in nhap[1:]]
    return [VienDan(**_add_trich_yeu(text, n, s)) for n, s in zip_longest(nhap, sau)]


def _scan(text: str) -> Iterator[dict[str, Any]]:
    """Fields of each citation, without its title."""
    tu, truoc, so_gan = 0, None, -1
    while m := _MOC.search(text, tu):
        tu = m.end()
        dau = text[m.start()]
        if dau in _LUI_LUAT:
            so_gan = so_gan if so_gan >= tu else _next_figure(text, tu)
            if so_gan > tu + _XA_NHAT or not text[so_gan : so_gan + 1].isdigit():
                continue
        nhap = _from_moc(text, dau, m.start(), truoc)
        if nhap is not None:
            yield nhap
            truoc, tu = nhap, max(tu, nhap["vi_tri"][1])


def _next_figure(text: str, tu: int) -> int:
    """Where the next figure stands, which a law that is cited has near, or where the sentence ends before it."""
    m = _SO_HOAC_HET.search(text, tu)
    return m.start() if m else len(text)


def _from_moc(text: str, dau: str, moc: int, truoc: dict[str, Any] | None) -> dict[str, Any] | None:
    if dau in "/ố":
        so = read_so_ky_hieu(text, moc) if dau == "/" else read_so_tran(text, moc + 1)
        return None if so is None else _from_so(text, so, truoc)
    return _from_luat(text, moc, truoc)


def _from_so(text: str, so: SoKyHieu, truoc: dict[str, Any] | None) -> dict[str, Any] | None:
    """A citation known by its number: read the kind before it, date and body after it."""
    gioi_han = truoc["vi_tri"][1] if truoc else 0
    loai, dau_so = read_loai_truoc(text, so.tu, so.ky_hieu, gioi_han)
    if loai is None:
        ten = _kind_without_word(text, so, dau_so, truoc)
        if ten is None:
            return None
        loai = LoaiDoc(ten, ten, None, dau_so)
    nhap: dict[str, Any] = {
        "loai": loai.loai,
        "ten" if loai.loai in LOAI_LUAT else "bo_nghia": loai.bo_nghia,
        "so": so.so,
        "nam": so.nam,
        "dau": so.dau,
        "ky_hieu": so.ky_hieu,
        "loai_goc": loai.goc if loai.goc != loai.loai else None,
        "co_quan": loai.co_quan,
    }
    return _finish(text, nhap, loai.tu, so.den, gioi_han)


def _kind_without_word(text: str, so: SoKyHieu, dau_so: int, truoc: dict[str, Any] | None) -> str | None:
    """The kind carried over in a list, or told by the symbol where number and symbol leave no doubt."""
    if truoc is not None and _NOI_TIEP.fullmatch(text, truoc["vi_tri"][1], dau_so):
        ten_truoc: str = truoc["loai"]
        return ten_truoc
    ten = loai_theo_ma().get(first_ma(so.ky_hieu), ())
    if not ten or so.so is None or so.ky_hieu is None:
        return None
    co_quan = so.ky_hieu.replace("/", "-").split("-")[1:]
    if not co_quan or not (so.nam or co_quan[0] in co_quan_theo_ma()) or _is_letterhead(text, dau_so):
        return None
    return ten[0]


def _is_letterhead(text: str, tu: int) -> bool:
    """Whether a "Số: 32/KH-UBND" begins its line: the document's own number, not a citation."""
    dong = text[max(0, tu - 40) : tu].rpartition("\n")[2]
    return text[tu : tu + 2].lower() == "số" and not dong.strip(" \t*|>-")


def _from_luat(text: str, moc: int, truoc: dict[str, Any] | None) -> dict[str, Any] | None:
    """A citation known by a law's kind and name."""
    gioi_han = truoc["vi_tri"][1] if truoc else 0
    dau = moc - _LUI_LUAT[text[moc]]
    if _BO.match(text, max(0, dau - 3), dau):
        dau -= 3
    luat = read_luat(text, dau) if dau >= gioi_han else None
    if luat is None:
        return None
    nhap: dict[str, Any] = {
        "loai": luat.loai,
        "ten": one_line(luat.ten),
        "so": luat.so,
        "nam": luat.nam,
        "dau": luat.dau,
        "ky_hieu": luat.ky_hieu,
        "loai_goc": luat.goc if luat.goc != luat.loai else None,
    }
    if luat.nam_ban_hanh is not None:
        nhap["ngay"] = NgayKhuyet(nam=luat.nam_ban_hanh)
    return _finish(text, nhap, dau, luat.den, gioi_han)


def _finish(text: str, nhap: dict[str, Any], dau: int, cuoi: int, gioi_han: int) -> dict[str, Any] | None:
    """Date and body after what is read so far, in either order; pinpoints before it."""
    ngay = read_ngay(text, cuoi)
    cuoi = ngay[2] if ngay else cuoi
    co_quan = read_co_quan(text, cuoi, lien_tich=is_lien_tich(nhap["loai"], nhap["ky_hieu"]))
    if co_quan:
        nhap["co_quan"], cuoi = one_line(co_quan[0]), co_quan[1][1]
        if ngay is None and (ngay := read_ngay(text, cuoi, co_chu_ngay=True)):
            cuoi = ngay[2]
    if ngay and ngay[0] is not None:
        nhap["ngay"], nhap["ngay_ngan"] = ngay[0], ngay[1]
    if nhap["ky_hieu"] is None and "ngay" not in nhap:
        return None
    nhap["dan_toi"], dau = _dan_toi(text, dau, gioi_han)
    nhap["vi_tri"], nhap["nguyen_van"] = (dau, cuoi), text[dau:cuoi]
    return nhap


def _dan_toi(text: str, dau: int, gioi_han: int) -> tuple[tuple[DanToi, ...], int]:
    vung = find_dan_toi_truoc(text, dau)
    if vung is None or vung[0] < gioi_han:
        return (), dau
    return read_dan_toi(text[slice(*vung)]), vung[0]


def _add_trich_yeu(text: str, nhap: dict[str, Any], sau: int | None) -> dict[str, Any]:
    """The citation with its title, which ends where the next document of the sentence is joined on."""
    cuoi = nhap["vi_tri"][1]
    noi = None if sau is None else _NOI_CUOI.search(text, max(cuoi, sau - 12), sau)
    vung = read_trich_yeu(text, cuoi, het=noi.start() if noi else len(text))
    if vung is not None:
        nhap["trich_yeu"], nhap["trich_yeu_vi_tri"] = one_line(text[slice(*vung)]), vung
    return nhap
