"""Đọc: a text that is exactly one citation."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.chu.goi_y import find_gan
from kehoach.loi import VienDanKhongHopLe
from kehoach.vien_dan.bang import list_loai
from kehoach.vien_dan.doc_dan_toi import find_dan_toi_truoc, read_dan_toi
from kehoach.vien_dan.mau import one_line, pattern_mot_trong
from kehoach.vien_dan.mo_ta import LOAI_LUAT, VienDan
from kehoach.vien_dan.tim import find_vien_dan

_CUOI = " \t\n\xa0;.,"
_VI_DU = "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân huyện Trà Cú về việc …"


def parse_vien_dan(text: str) -> VienDan:
    """One citation, which is all the text holds: its title goes to the end, whatever stands in it.

    Shape:   white space around, and a last ";", "." or "," (as on a căn cứ line), do not count. A law may stand by its
             name alone ("Luật Xây dựng").
    Raises:  VienDanKhongHopLe, with the place where reading stopped and what could be meant.

    >>> vd = parse_vien_dan("Kế hoạch số 164/KH-UBND, ngày 21/7/2022 về thực hiện Chương trình năm 2022;")
    >>> vd.so_ky_hieu, vd.co_quan, vd.trich_yeu
    ('164/KH-UBND', None, 'về thực hiện Chương trình năm 2022')
    """
    dau = len(text) - len(text.lstrip())
    cuoi = len(text.rstrip(_CUOI))
    than = text[:cuoi]
    tim = find_vien_dan(than)
    if not tim or tim[0].vi_tri[0] != dau:
        if luat := _law_by_name(than, dau):
            return luat
        raise _error(text, tim, dau)
    vd = tim[0]
    sau = vd.vi_tri[1]
    if not than[sau:].strip():
        return replace(vd, trich_yeu=None, trich_yeu_vi_tri=None)
    if (vung := _title_span(than, sau, tim)) is None:
        raise _error(text, tim, dau)
    return replace(vd, trich_yeu=one_line(than[slice(*vung)]), trich_yeu_vi_tri=vung)


def _title_span(than: str, sau: int, tim: list[VienDan]) -> tuple[int, int] | None:
    """The rest of the text, unless another document is joined on before any title begins."""
    m = re.compile(r"\s*,?\s*").match(than, sau)
    dau = m.end() if m else sau
    if than[dau] in ";.)" or (len(tim) > 1 and re.fullmatch(r"[\s,;]*(?:và|hoặc)?\s*", than[sau : tim[1].vi_tri[0]])):
        return None
    return (dau, len(than)) if dau > sau else None


def _law_by_name(than: str, dau: int) -> VienDan | None:
    """ "Luật Xây dựng", with pinpoints or none: kind and name, as Nghị định 30 cites a law."""
    m = re.compile(rf"(?P<loai>{pattern_mot_trong(LOAI_LUAT)})\s+(?P<ten>\w[^;.()\d]*)$").search(than, dau)
    if m is None or find_vien_dan(than):
        return None
    vung = find_dan_toi_truoc(than, m.start())
    if (vung[0] if vung else m.start()) != dau or re.search(r"\b(?:này|đó|trên)$", m["ten"]):
        return None
    return VienDan(
        loai=m["loai"],
        ten=" ".join(m["ten"].split()),
        dan_toi=read_dan_toi(than[slice(*vung)]) if vung else (),
        vi_tri=(dau, len(than)),
        nguyen_van=than[dau:],
    )


def _error(text: str, tim: list[VienDan], dau: int) -> VienDanKhongHopLe:
    if not tim:
        goi_y = _kinds_near(text[dau:]) or (_VI_DU,)
        return VienDanKhongHopLe(
            f"«{_short(text)}» không phải là viện dẫn: không thấy tên loại kèm số, ký hiệu, cũng không thấy tên luật. "
            f"Viết như: {_VI_DU}",
            gia_tri=text,
            cho=dau,
            goi_y=goi_y,
        )
    if tim[0].vi_tri[0] != dau:
        thua = text[dau : tim[0].vi_tri[0]].strip()
        return VienDanKhongHopLe(
            f"Trước viện dẫn còn «{_short(thua)}»: bỏ phần này, chỉ giữ viện dẫn.",
            gia_tri=text,
            cho=dau,
            goi_y=(text[tim[0].vi_tri[0] :].strip(),),
        )
    cho = tim[0].vi_tri[1]
    return VienDanKhongHopLe(
        f"Sau viện dẫn còn «{_short(text[cho:].strip())}» không phải là trích yếu: mỗi mục chỉ một viện dẫn.",
        gia_tri=text,
        cho=cho,
        goi_y=tuple(text[slice(*v.vi_tri)] for v in tim),
    )


def _kinds_near(text: str) -> tuple[str, ...]:
    """Kinds whose name resembles the first words of the text."""
    dau = " ".join(text.split()[:2])
    return find_gan(dau, [x.ten for x in list_loai()], so=3)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
