"""Kiểm: what contradicts itself inside one citation; findings, never exceptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from kehoach.loi import MucDo, PhatHien, ViTri
from kehoach.vien_dan.bang import (
    CoQuan,
    classify_ky_hieu,
    co_quan_theo_ma,
    list_khoa_quoc_hoi,
    loai_theo_ma,
)
from kehoach.vien_dan.doc_co_quan import identify_co_quan
from kehoach.vien_dan.doc_so import first_ma
from kehoach.vien_dan.mo_ta import VienDan

NGUON_KY_HIEU = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"
_CHUNG = frozenset({"Văn bản", "Văn bản hợp nhất"})  # kinds that go with every symbol
_Loi = Iterator[tuple[str, MucDo, str, str, str]]  # code, severity, message, suggestion, source


def check_vien_dan(vd: VienDan, *, vi_tri: ViTri | None = None) -> list[PhatHien]:
    """Contradictions between the parts of a citation.

    Shape:   findings `vien_dan.…`, none for a citation that holds together; `vi_tri` is where the citation stands, a
             quotation of it is added. What the tables do not know is not called wrong.
    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 (symbol: kind, then body).

    >>> from kehoach.vien_dan import find_vien_dan
    >>> [v] = find_vien_dan("Thông tư số 10/2022/QĐ-BTC")
    >>> [p.ma for p in check_vien_dan(v)]
    ['vien_dan.loai_ky_hieu']
    """
    noi = replace(vi_tri or ViTri(), trich=vd.nguyen_van or vd.so_ky_hieu)
    return [PhatHien(ma, muc, noi, loi, goi_y, nguon) for luat in _CAC_PHEP for ma, muc, loi, goi_y, nguon in luat(vd)]


def _check_loai(vd: VienDan) -> _Loi:
    ma = first_ma(vd.ky_hieu)
    ten = loai_theo_ma().get(ma, ())
    if not ten or vd.loai in ten or vd.loai in _CHUNG or ma in co_quan_theo_ma() or _party_pair(vd, ma):
        return
    biet = bool(_bodies_of_symbol(vd))
    yield (
        "vien_dan.loai_ky_hieu",
        "canh_bao" if biet else "goi_y",
        f"«{vd.so_ky_hieu or vd.ky_hieu}» là ký hiệu của {ten[0].lower()} nhưng được gọi là «{vd.loai}»; "
        "kiểm lại tên loại hoặc ký hiệu.",
        f"{ten[0]} số {vd.so_ky_hieu}" if vd.so_ky_hieu else ten[0],
        NGUON_KY_HIEU,
    )


def _party_pair(vd: VienDan, ma: str) -> bool:
    """The Party has one abbreviation for quyết định and quy định."""
    return vd.dau == "-" and ma == "QĐ" and vd.loai == "Quy định"


def _bodies_of_symbol(vd: VienDan) -> list[CoQuan]:
    """Bodies that the symbol's codes may stand for, the kind's abbreviation left aside."""
    phan = re.split(r"[-/.]", vd.ky_hieu or "")
    if phan[0] in loai_theo_ma() and len(phan) > 1:
        phan = phan[1:]
    return [x for p in phan for x in co_quan_theo_ma().get(re.sub(r"(?<=QH)\d+$", "", p), ())]


def _check_co_quan(vd: VienDan) -> _Loi:
    cua_ky_hieu = _bodies_of_symbol(vd)
    phan = re.split(r",\s+|\s+và\s+(?=(?:Bộ|Sở|Ủy|UBND)\b)", vd.co_quan or "")
    viet = [x for p in phan if (x := identify_co_quan(p))]
    if not cua_ky_hieu or not viet or {x.ten for x in cua_ky_hieu} & {x.ten for x in viet}:
        return
    yield (
        "vien_dan.co_quan_ky_hieu",
        "canh_bao",
        f"Ký hiệu «{vd.ky_hieu}» là của {cua_ky_hieu[0].ten} nhưng cơ quan ban hành ghi «{vd.co_quan}»; "
        "kiểm lại ký hiệu hoặc cơ quan.",
        cua_ky_hieu[0].ten,
        NGUON_KY_HIEU,
    )


def _year(vd: VienDan) -> int | None:
    return vd.ngay.year if isinstance(vd.ngay, date) else vd.ngay.nam if vd.ngay else None


def _check_nam(vd: VienDan) -> _Loi:
    nam = _year(vd)
    if vd.nam is None or nam is None or int(vd.nam) == nam:
        return
    yield (
        "vien_dan.nam_ngay",
        "canh_bao",
        f"Số «{vd.so_ky_hieu or vd.ky_hieu}» ghi năm {vd.nam} nhưng ngày ban hành là năm {nam}; kiểm lại năm.",
        "",
        "",
    )


def _check_ngay(vd: VienDan) -> _Loi:
    m = re.search(r"ngày\s*(\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{2,4})", vd.nguyen_van)
    if vd.ngay is None and m:
        yield "vien_dan.ngay", "loi", f"Trong lịch không có ngày «{m[1]}»; kiểm lại ngày ban hành.", "", ""


def _check_khoa(vd: VienDan) -> _Loi:
    m = re.search(r"QH(\d{1,2})$", vd.ky_hieu or "")
    nam = int(vd.nam) if vd.nam else _year(vd)
    khoa = next((k for k in list_khoa_quoc_hoi() if m and k.khoa == int(m[1])), None)
    if khoa is None or nam is None or khoa.tu <= nam <= khoa.den:
        return
    dung = next((k.khoa for k in list_khoa_quoc_hoi() if k.tu <= nam <= k.den), None)
    yield (
        "vien_dan.khoa_quoc_hoi",
        "canh_bao",
        f"Quốc hội khóa {khoa.khoa} là của các năm {khoa.tu}-{khoa.den}, không phải năm {nam}; kiểm lại ký hiệu.",
        f"QH{dung}" if dung else "",
        "",
    )


def _check_hieu_luc(vd: VienDan) -> _Loi:
    ung_vien = _bodies_of_symbol(vd)
    if not isinstance(vd.ngay, date) or not ung_vien or any(_alive(x, vd.ngay) for x in ung_vien):
        return
    x = ung_vien[0]
    luc = f"đến hết {x.den:%d/%m/%Y}" if x.den and vd.ngay > x.den else f"từ {x.tu:%d/%m/%Y}"
    yield (
        "vien_dan.ma_co_quan",
        "canh_bao",
        f"Ký hiệu «{vd.ky_hieu}» là của {x.ten}, chỉ có {luc}, nhưng văn bản ghi ngày {vd.ngay:%d/%m/%Y}.",
        "",
        "",
    )


def _alive(x: CoQuan, ngay: date) -> bool:
    return (x.tu is None or x.tu <= ngay) and (x.den is None or ngay <= x.den)


def _check_dang(vd: VienDan) -> _Loi:
    """A Party number written the State's way, and the reverse."""
    if vd.so_ky_hieu is None or vd.ky_hieu is None or vd.is_luat:
        return
    dang, co_quan = classify_ky_hieu(vd.so_ky_hieu), _bodies_of_symbol(vd)
    cua_dang = [x.nguon == "D05" for x in co_quan]
    ma = first_ma(vd.ky_hieu)
    duoi = vd.ky_hieu[len(ma) + 1 :]
    if dang == "dang" and cua_dang and not any(cua_dang):
        dung = f"{vd.so}/{ma}-{duoi}"
    elif dang == "ten_loai" and cua_dang and all(cua_dang):
        dung = f"{vd.so}-{ma}/{duoi}"
    else:
        return
    noi = "văn bản của Nhà nước" if dang == "dang" else "văn bản của Đảng"
    yield "vien_dan.dang_ky_hieu", "goi_y", f"«{vd.so_ky_hieu}» không viết như {noi}.", dung, NGUON_KY_HIEU


_CAC_PHEP: tuple[Callable[[VienDan], _Loi], ...] = (
    _check_loai,
    _check_co_quan,
    _check_nam,
    _check_ngay,
    _check_khoa,
    _check_hieu_luc,
    _check_dang,
)
