"""Sửa: measure, judge, mend the layout as the rules of the document's regime ask, and again until nothing changes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from kehoach.do_dac.tai_lieu_do import TaiLieuDo
from kehoach.doc_lai import measure_docx
from kehoach.doc_lai.goi_docx import open_goi
from kehoach.kiem_tra.ket_luan import KetLuan
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.kiem_tra.the_thuc import che_do_cua_tai_lieu, check_tai_lieu, check_the_thuc
from kehoach.loi import PhatHien, TepDocxHongError
from kehoach.sua_the_thuc.tep import TepSua, is_da_ky, texts_of
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.quy_uoc import QuyUoc

_VONG_TOI_DA = 6
_MOI_QUY_TAC_TOI_DA = 2


class BanSua(NamedTuple):
    """Bản sửa: the mended file, the findings that are gone (each with its place), those that are left."""

    data: bytes
    da_sua: list[PhatHien]
    con_lai: list[PhatHien]


def fix_docx(nguon: str | os.PathLike[str], quy_uoc: QuyUoc | None = None) -> BanSua:
    """Mend the layout of a Word document: margins, paper, font, sizes, weight, slant, alignment, spacing, page number.

    Shape:   what the rules of the regime of its date say is wrong (lỗi and cảnh báo; hints are left to a person) gets
             the nearest value they allow, as direct formatting; the words of no part change. A document whose kind is
             not known, paragraphs of two components, tables and what the reader did not recognise are left as they are.
             Nothing to mend gives the very bytes of the file; mending twice is mending once.
             `quy_uoc` is the house profile whose values go before the rules'.
    Units:   as in the rules: millimetres and points.
    Raises:  TepDocxHongError when the file cannot be read, or is signed: mending would make the signature void.
    """
    goi = open_goi(nguon)
    if is_da_ky(goi):
        raise TepDocxHongError(
            f"Không sửa «{goi.ten_tep}»: tệp có chữ ký số, sửa sẽ làm mất hiệu lực chữ ký; hãy sửa bản chưa ký."
        )
    goc = Path(nguon).read_bytes()
    ten = os.fspath(nguon)
    dau = measure_docx(goc, ten=ten)
    che_do = che_do_cua_tai_lieu(dau, quy_uoc)
    truoc = check_tai_lieu(dau, che_do, quy_uoc)
    if dau.ten_loai is None:
        return BanSua(goc, [], truoc)
    data = _mend(goc, dau, che_do)
    if data == goc:
        return BanSua(goc, [], truoc)
    if texts_of(open_goi(data, ten=ten)) != texts_of(goi):
        raise RuntimeError("sửa thể thức làm đổi lời văn")
    sau = check_tai_lieu(measure_docx(data, ten=ten), che_do, quy_uoc)
    con = {_khoa(p) for p in sau}
    return BanSua(data, [p for p in truoc if _khoa(p) not in con], sau)


def _khoa(p: PhatHien) -> tuple[object, ...]:
    return p.ma, p.vi_tri.doan, p.vi_tri.trich


def _mend(data: bytes, tai_lieu: TaiLieuDo, che_do: CheDo) -> bytes:
    """Rounds of mending: a value set may bring a coupled one along, and a rule is tried twice at most."""
    lan: dict[str, int] = {}
    for _ in range(_VONG_TOI_DA):
        tep = TepSua(open_goi(data, ten=tai_lieu.tep), TaiLieuXet(tai_lieu, che_do))
        sai = [k for k in check_the_thuc(tai_lieu, che_do) if k.ket_qua == "khong_dat"]
        da_doi = [k.ma for k in sai if lan.get(k.ma, 0) < _MOI_QUY_TAC_TOI_DA and _mend_one(tep, k)]
        if not da_doi:
            break
        for ma in da_doi:
            lan[ma] = lan.get(ma, 0) + 1
        data = tep.assemble()
        tai_lieu = measure_docx(data, ten=tai_lieu.tep)
    return data


def _mend_one(tep: TepSua, ket_luan: KetLuan) -> bool:
    """Mend what breaks one rule; whether anything changed. Hints and what is not layout are passed over."""
    quy_tac = ket_luan.quy_tac
    return quy_tac.muc != "goi_y" and quy_tac.gia_tri.fix(tep, quy_tac.doi_tuong, ket_luan.sai)
