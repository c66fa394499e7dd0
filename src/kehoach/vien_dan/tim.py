"""Tìm: every citation in running text, in one scan from one cheap anchor to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.chu.ngay import Ngay, NgayKhuyet
from kehoach.vien_dan.bang import co_quan_theo_ma, loai_theo_ma
from kehoach.vien_dan.doc_co_quan import is_lien_tich, read_co_quan
from kehoach.vien_dan.doc_dan_toi import find_dan_toi_truoc, read_dan_toi
from kehoach.vien_dan.doc_luat import read_luat
from kehoach.vien_dan.doc_ngay import read_ngay
from kehoach.vien_dan.doc_so import LoaiDoc, SoKyHieu, first_ma, read_loai_truoc, read_so_ky_hieu, read_so_tran
from kehoach.vien_dan.doc_trich_yeu import read_trich_yeu
from kehoach.vien_dan.mo_ta import DanToi, VienDan

# A slash before a capital or a year, a law's kind, a number after "số" that a date follows: rare letters come first.
_MOC = re.compile(
    r"/\s{0,3}(?:[A-ZĐÐƯ]|(?:19|20)\d\d[\s\-\u2010-\u2013][\sA-ZĐ])"
    r"|ật(?<=[Ll]uật)(?<!háp\sluật)(?!\w)|ẬT(?<=LUẬT)(?!\w)|ệnh(?<=háp\slệnh)|ến\spháp(?<=[Hh]iến\spháp)"
    r"|ố[:.]?\s{1,3}\d{1,5}[A-Za-z]?(?:\s{0,2},?\s{0,3}\(?ngày(?<=[^\w]ngày)|\s?[\-\u2010-\u2013]\s?[A-ZĐ]{2})"
)
_NOI_TIEP = re.compile(r"(?:\s*[,;]\s*|\s+(?:và|hoặc|cùng)\s+|\s*[,;]\s*và\s+)(?:các\s+)?")


def find_vien_dan(text: str) -> list[VienDan]:
    """All citations in `text`, in their order, with their spans; text is NFC.

    Shape:   a citation is pinpoints, kind, number with symbol (or a law's name), date and issuing body, in the order
             an office wrote them; its title is read too but stays outside `vi_tri`. In a list ("các Nghị định số …,
             số …") the kind carries over. Names without number or date are not citations.
    Time:    linear in the length of the text, whatever stands in it.

    >>> v = find_vien_dan("theo khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ;")[0]
    >>> v.so_ky_hieu, str(v.ngay), v.co_quan, v.dieu, v.khoan, v.vi_tri
    ('27/2022/NĐ-CP', '2022-04-19', 'Chính phủ', '31', '3', (5, 80))
    """
    ket_qua = list(_scan(text))
    return [_with_trich_yeu(text, v, ket_qua[i + 1 : i + 4]) for i, v in enumerate(ket_qua)]


def _scan(text: str) -> Iterator[VienDan]:
    tu, truoc = 0, None
    tim = _MOC.search
    while m := tim(text, tu):
        tu = m.end()
        dau = m.group()[0]
        if dau == "/":
            so = read_so_ky_hieu(text, m.start())
            vd = None if so is None else _from_so(text, so, truoc)
        elif dau in "ốỐ":
            so = read_so_tran(text, m.start() + 1)
            vd = None if so is None else _from_so(text, so, truoc)
        else:
            vd = _from_luat(text, m.start(), truoc)
        if vd is not None:
            yield vd
            truoc, tu = vd, max(tu, vd.vi_tri[1])


def _from_so(text: str, so: SoKyHieu, truoc: VienDan | None) -> VienDan | None:
    """A citation known by its number: read the kind before it, date and body after it."""
    gioi_han = truoc.vi_tri[1] if truoc else 0
    loai, dau_so = read_loai_truoc(text, so.tu, so.ky_hieu, gioi_han)
    if loai is None:
        ten = _kind_without_word(text, so, dau_so, truoc)
        if ten is None:
            return None
        loai = LoaiDoc(ten, "", None, dau_so)
    elif so.ky_hieu is None and loai.loai in ("Dự án", "Chương trình", "Đề án") and so.den == so.tu:
        return None
    return _finish(
        text,
        VienDan(
            loai=loai.loai,
            bo_nghia=loai.bo_nghia,
            so=so.so,
            nam=so.nam,
            dau=so.dau,
            ky_hieu=so.ky_hieu,
            loai_goc=loai.goc if loai.goc and loai.goc != loai.loai else None,
            vi_tri=(loai.tu, so.den),
        ),
        gioi_han,
    )


def _kind_without_word(text: str, so: SoKyHieu, dau_so: int, truoc: VienDan | None) -> str | None:
    """The kind carried over in a list, or told by the symbol where number and symbol leave no doubt."""
    if truoc is not None and _NOI_TIEP.fullmatch(text, truoc.vi_tri[1], dau_so):
        return truoc.loai
    ten = loai_theo_ma().get(first_ma(so.ky_hieu), ())
    if not ten or so.so is None or so.ky_hieu is None:
        return None
    co_quan = so.ky_hieu.replace("/", "-").split("-")[1:]
    if not co_quan or not (so.nam or co_quan[0] in co_quan_theo_ma()) or _is_letterhead(text, dau_so):
        return None
    return ten[0]


def _is_letterhead(text: str, tu: int) -> bool:
    """ "Số: 32/KH-UBND" on a line of its own is the document's number, not a citation."""
    return text[tu : tu + 2].lower() == "số" and not text[max(0, tu - 40) : tu].rpartition("\n")[2].strip(" \t*|>-")


def _from_luat(text: str, moc: int, truoc: VienDan | None) -> VienDan | None:
    """A citation known by a law's kind and name."""
    gioi_han = truoc.vi_tri[1] if truoc else 0
    m = _DAU_LUAT.search(text, max(gioi_han, moc - 12), moc + 10)
    if m is None:
        return None
    luat = read_luat(text, m.start())
    if luat is None:
        return None
    return _finish(
        text,
        VienDan(
            loai=luat.loai,
            ten=luat.ten,
            so=luat.so,
            nam=luat.nam,
            dau=luat.dau,
            ky_hieu=luat.ky_hieu,
            ngay=None if luat.nam_ban_hanh is None else NgayKhuyet(nam=luat.nam_ban_hanh),
            loai_goc=luat.goc if luat.goc != luat.loai else None,
            vi_tri=(m.start(), luat.den),
        ),
        gioi_han,
    )


_DAU_LUAT = re.compile(r"(?i:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp)(?!\w)")


def _finish(text: str, vd: VienDan, gioi_han: int) -> VienDan | None:
    """Date and body after what is read so far, in either order; pinpoints before it."""
    dau, cuoi = vd.vi_tri
    ngay, ngan, co_quan = vd.ngay, False, vd.co_quan
    doc = read_ngay(text, cuoi)
    if doc:
        ngay, ngan, cuoi = _later(ngay, doc[0]), doc[1], doc[2]
    body = read_co_quan(text, cuoi, lien_tich=is_lien_tich(vd.loai, vd.ky_hieu))
    if body:
        co_quan, cuoi = body[0], body[1][1]
        if not doc and (doc := read_ngay(text, cuoi, co_chu_ngay=True)):
            ngay, ngan, cuoi = _later(ngay, doc[0]), doc[1], doc[2]
    if vd.ky_hieu is None and vd.ten is None and ngay is None and vd.loai != "Hiến pháp":
        return None
    dan_toi, dau = _dan_toi(text, dau, gioi_han)
    return replace(
        vd,
        ngay=ngay,
        ngay_ngan=ngan,
        co_quan=_one_line(co_quan),
        dan_toi=dan_toi,
        vi_tri=(dau, cuoi),
        nguyen_van=text[dau:cuoi],
        ten=_one_line(vd.ten),
    )


def _later(cu: Ngay | None, moi: Ngay | None) -> Ngay | None:
    return cu if moi is None else moi


def _one_line(chu: str | None) -> str | None:
    """Text as written, but on one line."""
    return chu if chu is None or ("\n" not in chu and "\t" not in chu) else re.sub(r"\s*[\n\t]\s*", " ", chu)


def _dan_toi(text: str, dau: int, gioi_han: int) -> tuple[tuple[DanToi, ...], int]:
    vung = find_dan_toi_truoc(text, dau)
    if vung is None or vung[0] < gioi_han:
        return (), dau
    return read_dan_toi(text[slice(*vung)]), vung[0]


def _with_trich_yeu(text: str, vd: VienDan, sau: list[VienDan]) -> VienDan:
    """The citation with its title, which ends where the next document of the sentence is joined on."""
    cuoi = vd.vi_tri[1]
    het = next((n.start() for s in sau[:1] if (n := _joined(text, cuoi, s.vi_tri[0]))), len(text))
    vung = read_trich_yeu(text, cuoi, het=het)
    if vung is None:
        return vd
    return replace(vd, trich_yeu=_one_line(text[slice(*vung)]), trich_yeu_vi_tri=vung)


_NOI_CUOI = re.compile(r"(?:,|\s+và|,\s+và)\s+(?:các\s+)?$")


def _joined(text: str, cuoi: int, tu: int) -> re.Match[str] | None:
    return _NOI_CUOI.search(text, max(cuoi, tu - 12), tu)
