"""Đo tài liệu: a .docx made by anybody → the measured document."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike

from kehoach.do_dac.tai_lieu_do import GhiChuDo, KhoiDo, TaiLieuDo
from kehoach.doc_lai.cay_doan import DocDong, Muc, iter_doan_tho
from kehoach.doc_lai.dong_xet import Dong, to_khoi
from kehoach.doc_lai.ghi_chu import read_ghi_chu
from kehoach.doc_lai.gia_tri_xml import w
from kehoach.doc_lai.goi_docx import GoiDocx, find_than, open_goi, refuse_qua_co
from kehoach.doc_lai.kieu_hieu_luc import BoKieu
from kehoach.doc_lai.nhan_dang import recognise
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.doc_lai.trang import DocTrang
from kehoach.ooxml import ns


def measure_docx(nguon: str | PathLike[str] | bytes, *, ten: str | None = None) -> TaiLieuDo:
    """Measure a Word document: what stands where, and what it looks like as Word would show it.

    `ten` is the file that bytes came from, for messages and places.

    Shape:   every printed paragraph is in `khoi` once; what is not recognised is `khac`, what is absent is in `vang`
             with the reason. Numbers that Word counts are computed, deleted text is left out, inserted text is in.
    Units:   millimetres, points.
    Source:  ECMA-376 Part 1, 17 (WordprocessingML).
    Raises:  TepDocxHongError, and nothing else, when the file cannot be read: protected, truncated, another format,
             with macros, too large, or not sound.
    """
    goi = open_goi(nguon, ten=ten)
    with refuse_qua_co(goi.ten_tep):
        return _measure(goi)


def _measure(goi: GoiDocx) -> TaiLieuDo:
    than = find_than(goi, goi.parse(goi.chinh))
    settings = goi.parse_loai(ns.RT_SETTINGS)
    kieu = BoKieu(goi.parse_loai(ns.RT_STYLES), goi.parse_loai(ns.RT_THEME), settings)
    doc = DocDong(kieu, DemSo(goi.parse_loai(ns.RT_NUMBERING)))
    muc = doc.read(than)
    cuoi = than.find(w("sectPr"))
    sect = [*doc.sect, *([(cuoi, doc.so_doan)] if cuoi is not None else [])]
    trang = DocTrang(goi, kieu, settings)
    phan = trang.measure(sect, doc.so_doan)
    rong = [p.rong_chu_mm for p in phan]
    for d in iter_doan_tho(muc):
        if d.rong_mm is None and not d.hop_chu and d.phan <= len(rong):
            d.rong_mm = rong[d.phan - 1]
    thay = recognise(muc, rong[0])
    vang = thay.vang if any(p.so_trang for p in phan) else {**thay.vang, "so_trang": _KHONG_SO_TRANG}
    return TaiLieuDo(
        nguon="docx",
        phan=phan,
        khoi=(*thay.khoi, *trang.khoi),
        ten_loai=thay.loai,
        chu_thich=_chu_thich(goi, kieu, muc),
        vang=vang,
        ghi_chu=tuple(_ghi_chu(goi, doc)),
        tep=None if goi.ten_tep == "<bytes>" else goi.ten_tep,
    )


_KHONG_SO_TRANG = "không phần đầu trang, chân trang nào có trường số trang (PAGE)"


def _chu_thich(goi: GoiDocx, kieu: BoKieu, muc: list[Muc]) -> tuple[KhoiDo, ...]:
    """The footnotes that the text refers to, in the order of their references."""
    ra: list[KhoiDo] = []
    for ghi_chu in read_ghi_chu(goi, kieu, (x for d in iter_doan_tho(muc) for x in d.chu_thich if not x.cuoi)):
        dong = [Dong(d, d.manh, thanh_phan="chu_thich") for d in ghi_chu.doan() if not d.trong]
        ra += [replace(k, doan=None) for k in to_khoi(dong)]
    return tuple(ra)


def _ghi_chu(goi: GoiDocx, doc: DocDong) -> list[GhiChuDo]:
    ra: list[GhiChuDo] = []
    if goi.da_ky:
        ra.append(GhiChuDo("chu_ky_so", "Tệp có chữ ký số; sửa tệp sẽ làm chữ ký mất hiệu lực."))
    if doc.co_sua is not None:
        ra.append(
            GhiChuDo("theo_doi_sua", "Còn vết sửa chưa duyệt: phần thêm được tính, phần xóa thì không.", doc.co_sua)
        )
    if doc.co_an is not None:
        ra.append(GhiChuDo("chu_an", "Có chữ ẩn; chữ ẩn không được tính.", doc.co_an))
    if doc.bo_qua:
        ra.append(GhiChuDo("bo_qua", "Có phần nhúng từ tệp khác hoặc bảng lồng quá sâu, không đọc."))
    if any(lk.ngoai and lk.loai != ns.RT_HYPERLINK for lk in goi.lien_ket.values()):
        ra.append(GhiChuDo("lien_ket_ngoai", "Tệp lấy nội dung từ nơi khác qua liên kết ngoài; không mở liên kết nào."))
    if any("/embeddings/" in ten or "/activeX/" in ten for ten in goi.parts):
        ra.append(GhiChuDo("doi_tuong_nhung", "Tệp có đối tượng nhúng (OLE, ActiveX); không mở đối tượng nào."))
    return ra
