"""Bối cảnh: what a template is given for one document: runs as ready markup, lines as plain text it escapes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kehoach.bo_cuc.mo_ta import BoCuc, DongChay, KhoiBoCuc
from kehoach.nguon.khoi import XuongDong
from kehoach.ooxml.can_dong import CanDong, balance_lines, measure_last_line
from kehoach.ooxml.do_rong import KieuChu
from kehoach.ooxml.don_vi import TWIPS_MOI_PT, mm_to_twips
from kehoach.trinh_bay.an_toan import Xml
from kehoach.trinh_bay.bang import write_bang
from kehoach.trinh_bay.bien_dich import run_mau
from kehoach.trinh_bay.chay import write_chay, write_chu
from kehoach.trinh_bay.duong_ke import write_ke, write_khung, write_thut
from kehoach.trinh_bay.mau import Mau

_GIU = "<w:keepNext/>"
_KHONG = Xml("")
_VIEN_KHUNG = 200  # borders and their distance stand outside the indents, on both sides together, in twips
_LE_KHUNG = 240  # room on both sides of the words in a frame, together, in twips


def build_boi_canh(bo_cuc: BoCuc, mau: Mau) -> dict[str, Any]:
    """Values for every name of `bien.BIEN` but `than`."""
    dau = _theo_kieu(bo_cuc.dau)
    cuoi = _theo_kieu(bo_cuc.cuoi)
    ten = _theo_kieu(bo_cuc.ten)
    kieu_dau = mau.chu_thich.dau
    trai, phai = mau.hinh_hoc.cot_dau
    can_co_quan = _can(bo_cuc, mau, dau["co_quan"], trai)
    can_trich_yeu = _can(bo_cuc, mau, ten["trich_yeu"], mau.hinh_hoc.rong_doc)
    return {
        "chu_quan": _chay(dau.get("chu_quan"), kieu_dau),
        "co_quan": _chay(dau["co_quan"], kieu_dau),
        "can_co_quan": Xml(write_thut(int(can_co_quan.thut))),
        "ke_co_quan": _ke(bo_cuc, mau, "co_quan", can_co_quan.dai_cuoi, trai),
        "ke_tieu_ngu": _ke(bo_cuc, mau, "tieu_ngu", _can(bo_cuc, mau, dau["tieu_ngu"], phai).dai_cuoi, phai),
        "so_ky_hieu": _chu(dau.get("so_ky_hieu")),
        "dia_danh_ngay": _chu(dau.get("dia_danh_ngay")),
        "do_khan": _do_khan(bo_cuc, mau, dau.get("do_khan")),
        "pham_vi_luu_hanh": _pham_vi(mau, dau.get("pham_vi_luu_hanh")),
        "trich_yeu": _chay(ten["trich_yeu"], kieu_dau),
        "can_trich_yeu": Xml(write_thut(int(can_trich_yeu.thut))),
        "ke_trich_yeu": _ke(bo_cuc, mau, "trich_yeu", can_trich_yeu.dai_cuoi, mau.hinh_hoc.rong_doc),
        "kem_theo": _chu(ten.get("kem_theo")),
        "noi_nhan": [_chu([k]) for k in cuoi.get("noi_nhan_dong", ())],
        "chuc_vu": [_chu([k]) for k in cuoi.get("chuc_vu", ())],
        "chuc_vu_khac": _chay(cuoi.get("chuc_vu_khac"), kieu_dau),
        "ho_ten": _chu(cuoi.get("ho_ten")),
        "sect_cuoi": Xml(_sect(bo_cuc, mau, len(bo_cuc.phu_luc))),
    }


def write_document(bo_cuc: BoCuc, mau: Mau) -> str:
    """The main document part."""
    boi_canh = {
        **mau.rieng.bien,
        **build_boi_canh(bo_cuc, mau),
        "than": Xml("".join(_khoi(bo_cuc.than, mau, mau.hinh_hoc.rong_doc))),
        "co_cuoi": bool(bo_cuc.cuoi),
        "sau": Xml("".join(_sau(bo_cuc, mau))),
    }
    return run_mau(mau.van_ban.khung, boi_canh, mau.ten)


def build_boi_canh_chan(bo_cuc: BoCuc) -> dict[str, str]:
    """Values for the footer of the first page (`bien.BIEN_CHAN`)."""
    return {"dia_chi": _chu(_theo_kieu(bo_cuc.chan).get("dia_chi"))}


def write_chu_thich(bo_cuc: BoCuc, mau: Mau) -> list[str]:
    """The runs of each footnote."""
    return [write_chay(x, kieu_chu_thich=mau.chu_thich.dau) for x in bo_cuc.chu_thich]


def _sau(bo_cuc: BoCuc, mau: Mau) -> Iterator[str]:
    """What follows the signature: annex after annex."""
    if bo_cuc.cuoi and not bo_cuc.phu_luc:  # Word wants a paragraph after the last table
        yield _ngat_phan(mau, "")
    for i, phu_luc in enumerate(bo_cuc.phu_luc):
        yield _ngat_phan(mau, _sect(bo_cuc, mau, i))
        rong = mau.hinh_hoc.rong(phu_luc.huong)
        yield from _khoi(phu_luc.dau, mau, rong)
        if "phu_luc" in bo_cuc.che_do.ke:
            cuoi = phu_luc.dau[-1]
            kieu = _kieu_chu(mau, bo_cuc.che_do.kieu[cuoi.kieu].ten)
            yield _ke(bo_cuc, mau, "phu_luc", measure_last_line(cuoi.chu, kieu, rong), rong)
        yield from _khoi(phu_luc.than, mau, rong)


def _khoi(khoi: Iterable[KhoiBoCuc], mau: Mau, rong: int) -> Iterator[str]:
    """Paragraphs from the pieces of their samples; tables as they are."""
    kieu_dau, manh = mau.chu_thich.dau, mau.van_ban.khoi
    for kieu, noi_tuyen, _, so, giu, bang in khoi:
        if bang is None:
            truoc, giua, sau = manh[kieu]
            chay = write_chay(noi_tuyen, so, kieu_chu_thich=kieu_dau)
            yield f"{truoc}{_GIU if giu else ''}{giua}{chay}{sau}"
        else:
            yield write_bang(bang, rong, mau.bang, lambda x: write_chay(x, kieu_chu_thich=kieu_dau))
            yield f'<w:p><w:pPr><w:pStyle w:val="{mau.kieu["KH Sau bang"].id}"/></w:pPr></w:p>'


def _sect(bo_cuc: BoCuc, mau: Mau, i: int) -> str:
    """Properties of section `i`: 0 is the document itself, then the annexes."""
    return mau.sect_chinh if i == 0 else mau.sect_phu_luc[bo_cuc.phu_luc[i - 1].huong]


def _ngat_phan(mau: Mau, sect_pr: str) -> Xml:
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{mau.kieu["KH Ngat phan"].id}"/>{sect_pr}</w:pPr></w:p>')


def _can(bo_cuc: BoCuc, mau: Mau, khoi: Sequence[KhoiBoCuc], rong: int) -> CanDong:
    """Line breaks of a centred block as the template will set it."""
    return balance_lines(khoi[-1].chu, _kieu_chu(mau, bo_cuc.che_do.kieu[khoi[-1].kieu].ten), rong)


def _kieu_chu(mau: Mau, ten: str) -> KieuChu:
    """A style of the template by name, its size in twips."""
    kieu = mau.kieu[ten].chu
    return kieu._replace(co=kieu.co * TWIPS_MOI_PT)


def _ke(bo_cuc: BoCuc, mau: Mau, ma: str, dai_tren: float, rong: int) -> Xml:
    """The rule under a text, a part of the length of its last line (`dai_tren`) that the regime's data say."""
    kieu = "KH Ke ngang" if ma in ("co_quan", "tieu_ngu") else "KH Ke trich yeu"
    return Xml(write_ke(round(dai_tren * bo_cuc.che_do.ke[ma]), rong, mau.kieu[kieu].id))


def _chay(khoi: Sequence[KhoiBoCuc] | None, kieu_dau: str) -> Xml:
    """Several blocks of one kind as one paragraph, a line each."""
    dong: DongChay = ()
    for k in khoi or ():
        dong += (XuongDong(), *k.noi_tuyen) if dong else k.noi_tuyen
    return Xml(write_chay(dong, kieu_chu_thich=kieu_dau))


def _chu(khoi: Sequence[KhoiBoCuc] | None) -> str:
    """Plain text of one line, which the template escapes; a line break in it is one on the page."""
    chu = khoi[0].chu if khoi else ""
    return Xml(write_chu(chu)) if "\n" in chu else chu


def _do_khan(bo_cuc: BoCuc, mau: Mau, khoi: Sequence[KhoiBoCuc] | None) -> Xml:
    """The frame of the urgency stamp, as wide as the regime says for its words."""
    if not khoi:
        return _KHONG
    rong_mm = {ten.upper(): x for ten, x in bo_cuc.che_do.do_khan_mm.items()}[khoi[0].chu]
    return _khung(mau, "KH Do khan", khoi, mm_to_twips(rong_mm) - _VIEN_KHUNG, mau.hinh_hoc.cot_dau[0])


def _pham_vi(mau: Mau, khoi: Sequence[KhoiBoCuc] | None) -> Xml:
    if not khoi:
        return _KHONG
    rong = mau.hinh_hoc.cot_dau[1]
    dai = round(balance_lines(khoi[0].chu, _kieu_chu(mau, "KH Pham vi luu hanh"), rong).dai_cuoi) + _LE_KHUNG
    return _khung(mau, "KH Pham vi luu hanh", khoi, dai, rong)


def _khung(mau: Mau, kieu: str, khoi: Sequence[KhoiBoCuc], dai: int, rong: int) -> Xml:
    chay = write_chay(khoi[0].noi_tuyen, kieu_chu_thich=mau.chu_thich.dau)
    return Xml(write_khung(chay, dai, rong, mau.kieu[kieu].id))


def _theo_kieu(khoi: Iterable[KhoiBoCuc]) -> dict[str, list[KhoiBoCuc]]:
    nhom: dict[str, list[KhoiBoCuc]] = {}
    for k in khoi:
        nhom.setdefault(k.kieu, []).append(k)
    return nhom
