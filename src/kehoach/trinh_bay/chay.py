"""Chạy: inline content of a laid-out block as WordprocessingML runs."""

from __future__ import annotations

from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.ooxml.chu_thich import build_reference
from kehoach.ooxml.xml import escape_marks as escape

_XUONG_DONG = "<w:r><w:br/></w:r>"
_NGAT_TRONG = '</w:t><w:br/><w:t xml:space="preserve">'
_MO = {
    (dam, nghieng): "<w:r>"
    + (f"<w:rPr>{'<w:b/><w:bCs/>' * dam}{'<w:i/><w:iCs/>' * nghieng}</w:rPr>" if dam or nghieng else "")
    + '<w:t xml:space="preserve">'
    for dam in (False, True)
    for nghieng in (False, True)
}
_DONG = "</w:t></w:r>"


def write_chu(chu: str) -> str:
    """Text inside `w:t`; a newline in it (a line break in a plain field) is a line break on the page.

    >>> write_chu("a\\nb")
    'a</w:t><w:br/><w:t xml:space="preserve">b'
    """
    xml = escape(chu)
    return xml.replace("\n", _NGAT_TRONG) if "\n" in xml else xml


def write_chay(noi_tuyen: DongChay, so: str = "", *, kieu_chu_thich: str) -> str:
    """Runs of one paragraph; `so` (a number or dash) comes before the text, in the emphasis of its first run.

    Characters that XML cannot hold are refused when the part is whole (`encode_part`), and by loading before.

    >>> write_chay((Chu("Một"), Chu(" & hai", dam=True)), "-", kieu_chu_thich="FootnoteReference")[:60]
    '<w:r><w:t xml:space="preserve">- Một</w:t></w:r><w:r><w:rPr>'
    """
    dau = f"{so} " if so else ""
    if len(noi_tuyen) == 1 and isinstance(x := noi_tuyen[0], Chu):  # most paragraphs are one run
        return _MO[x.dam, x.nghieng] + write_chu(dau + x.text) + _DONG
    ra: list[str] = []
    for x in noi_tuyen:
        if isinstance(x, Chu):
            ra += _MO[x.dam, x.nghieng], write_chu(dau + x.text), _DONG
            dau = ""
            continue
        if dau:
            ra += _MO[False, False], escape(dau), _DONG
            dau = ""
        if isinstance(x, XuongDong):
            ra.append(_XUONG_DONG)
        elif isinstance(x, DauChuThich):
            ra.append(build_reference(x.so, dau=kieu_chu_thich))
    if dau:
        ra += _MO[False, False], escape(dau.rstrip()), _DONG
    return "".join(ra)
