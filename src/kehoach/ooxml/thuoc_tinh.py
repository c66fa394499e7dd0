"""Thuộc tính: the document's properties: docProps/core.xml, app.xml and custom.xml. No clock anywhere.

Source: ECMA-376 Part 2, 11 (core properties); Part 1, 15.2.12.3 (extended), 15.2.12.2 (custom properties). Dates are
W3CDTF in UTC.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime

from kehoach.loi import NgayKhongHopLe
from kehoach.ooxml import ns
from kehoach.ooxml.ns import DAU_XML, EP, declare
from kehoach.ooxml.xml import attr, escape, parse_xml

DAI_TOI_DA = 255
"""Longest property Word and its libraries take, in characters."""

NGAY_CO_DINH = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in when neither the document nor the environment gives a date."""

_MO_CORE = f"{DAU_XML}<cp:coreProperties {declare('cp', 'dc', 'dcterms', 'xsi')}>"
_GIAY_TOI_DA = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())


def cut(text: str, dai: int = DAI_TOI_DA) -> str:
    """One line of NFC text of at most `dai` characters; what is cut ends in an ellipsis.

    >>> cut("Kế hoạch\\nThực hiện  Dự án 7"), cut("abcdef", 4)
    ('Kế hoạch Thực hiện Dự án 7', 'abc…')
    """
    gon = " ".join(unicodedata.normalize("NFC", text).split())
    return gon if len(gon) <= dai else gon[: dai - 1].rstrip() + "…"


def resolve_thoi_diem(ngay: date | datetime | None, moi_truong: Mapping[str, str] | None = None) -> datetime:
    """The moment a document carries: its own date, else `SOURCE_DATE_EPOCH`, else `NGAY_CO_DINH`; never the clock.

    Units:   the result is in UTC, whole seconds. A date is its midnight in UTC; a datetime without a zone is UTC.
    Source:  `SOURCE_DATE_EPOCH` as on reproducible-builds.org: seconds since 1970-01-01 UTC, ASCII digits.
    Raises:  NgayKhongHopLe for a malformed `SOURCE_DATE_EPOCH` (it is then wrong for every document: better said).

    >>> resolve_thoi_diem(date(2023, 4, 10)).isoformat()
    '2023-04-10T00:00:00+00:00'
    >>> resolve_thoi_diem(None, {"SOURCE_DATE_EPOCH": "0"}).year
    1970
    """
    if isinstance(ngay, datetime):
        return (ngay.astimezone(UTC) if ngay.tzinfo else ngay.replace(tzinfo=UTC)).replace(microsecond=0)
    if ngay is not None:
        return datetime(ngay.year, ngay.month, ngay.day, tzinfo=UTC)
    giay = (os.environ if moi_truong is None else moi_truong).get("SOURCE_DATE_EPOCH")
    return NGAY_CO_DINH if giay is None else _parse_epoch(giay)


def _parse_epoch(giay: str) -> datetime:
    if not re.fullmatch(r"[0-9]{1,12}", giay) or int(giay) > _GIAY_TOI_DA:
        raise NgayKhongHopLe(
            f"Biến môi trường SOURCE_DATE_EPOCH={giay!r} không phải số giây kể từ 01/01/1970 (UTC).",
            gia_tri=giay,
            goi_y=["1704067200"],
        )
    return datetime.fromtimestamp(int(giay), UTC)


def _w3cdtf(luc: datetime) -> str:
    return f"{luc.year:04d}-{luc.month:02d}-{luc.day:02d}T{luc.hour:02d}:{luc.minute:02d}:{luc.second:02d}Z"


def build_core(
    *,
    tieu_de: str,
    tac_gia: str,
    tao: date | datetime | None,
    sua: date | datetime | None = None,
    chu_de: str = "",
    ngon_ngu: str = "vi-VN",
) -> str:
    """docProps/core.xml: title, subject, creator and last modifier, language, created and modified.

    Each text is one line of at most 255 characters; the description is present and empty, so that no library's default
    shows. `sua` (modified) is `tao` (created) when not given; `tao` is resolved by `resolve_thoi_diem`.
    Raises: ValueError for a character XML cannot hold.

    >>> "<dc:title>A &amp; B</dc:title>" in build_core(tieu_de="A & B", tac_gia="C", tao=date(2023, 4, 10))
    True
    """
    luc_tao = _w3cdtf(resolve_thoi_diem(tao))
    luc_sua = _w3cdtf(resolve_thoi_diem(sua)) if sua is not None else luc_tao
    nguoi = escape(cut(tac_gia))
    return (
        f"{_MO_CORE}<dc:title>{escape(cut(tieu_de))}</dc:title><dc:subject>{escape(cut(chu_de))}</dc:subject>"
        f"<dc:creator>{nguoi}</dc:creator><dc:description></dc:description>"
        f"<cp:lastModifiedBy>{nguoi}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{luc_tao}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{luc_sua}</dcterms:modified>'
        f"<dc:language>{escape(ngon_ngu)}</dc:language></cp:coreProperties>"
    )


def build_app(*, ung_dung: str = "kehoach", co_quan: str = "") -> str:
    """docProps/app.xml: the program's name, and the issuing body as company. No version: it would change every file.

    >>> "<Application>kehoach</Application>" in build_app()
    True
    """
    cong_ty = f"<Company>{escape(cut(co_quan))}</Company>" if co_quan else ""
    return (
        f'{DAU_XML}<Properties xmlns="{attr(EP)}"><Application>{escape(ung_dung)}</Application>{cong_ty}</Properties>'
    )


TEN_VAN_TAY = "kehoach.noi_dung"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every property that is not one of Microsoft's own
_MO_CUSTOM = f'{DAU_XML}<Properties xmlns="{ns.CUSTOM}" xmlns:vt="{ns.VT}"><property fmtid="{_FMTID}" pid="2"'


def build_custom(van_tay: str) -> str:
    """docProps/custom.xml with the fingerprint of the document's content: a property that Word keeps when it saves.

    >>> "<vt:lpwstr>1-ab</vt:lpwstr>" in build_custom("1-ab")
    True
    """
    return f'{_MO_CUSTOM} name="{TEN_VAN_TAY}"><vt:lpwstr>{escape(van_tay)}</vt:lpwstr></property></Properties>'


def read_van_tay(parts: Mapping[str, bytes]) -> str | None:
    """The fingerprint that the document carries; None when it carries none.

    Raises:  TepDocxHongError when its properties are no sound XML.

    >>> read_van_tay({"docProps/custom.xml": build_custom("1-ab").encode()})
    '1-ab'
    """
    if ns.PHAN_CUSTOM not in parts:
        return None
    goc = parse_xml(parts[ns.PHAN_CUSTOM], ns.PHAN_CUSTOM)
    co = (x for x in goc.iter(f"{{{ns.CUSTOM}}}property") if x.get("name") == TEN_VAN_TAY)
    return next(("".join(str(chu) for chu in x.itertext()).strip() for x in co), None)
