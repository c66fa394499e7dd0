"""Tiêu đề: name of the type, subject, the line that says what it is issued with, and Kính gửi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kehoach.chu.dau import fold
from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.do_duong_ke import measure_ke
from kehoach.doc_lai.doan_tho import DoanTho
from kehoach.doc_lai.dong_xet import Dong, iter_o, split_dong
from kehoach.the_thuc.thu_muc import Goc, goc_che_do
from kehoach.the_thuc.tra import danh_sach_loai
from kehoach.vien_dan.bang import list_loai

_TIM_TOI_DA = 8
_DONG_TOI_DA = 8
_DAI_TOI_DA = 400
_DAI_TEN_LOAI = 200


@dataclass(slots=True)
class TieuDeThay:
    """Tiêu đề thấy: its lines, the kind of document (None: not known), where the content begins."""

    dong: list[Dong] = field(default_factory=list)
    loai: str | None = None
    sau: int = 0


def find_loai(d: Dong) -> str | None:
    """The kind of document a line names; it may go on only in capitals ("GIẤY MỜI HỌP")."""
    gap, loai = d.gap.rstrip(" :."), _ten_loai(goc_che_do())
    if gap in loai:
        return loai[gap]
    if d.ti("hoa") < 0.9 or len(d.chu) > _DAI_TEN_LOAI:
        return None
    return next((ten for dau, ten in loai.items() if gap.startswith(f"{dau} ")), None)


@cache
def _ten_loai(_goc: Goc) -> Mapping[str, str]:
    """Kinds that a title may name, folded → as written in a sentence: of every regime, then those of the Party."""
    hanh_chinh = [x.ten_thuong for x in danh_sach_loai() if x.tieu_de != "ve_viec"]
    return {fold(x): x for x in (*hanh_chinh, *(x.ten.lower() for x in list_loai() if x.nhom == "dang"))}


def find_tieu_de(muc: Sequence[Muc], tu: int, rong_mm: float | None) -> TieuDeThay:
    """The title from item `tu` on; without one the content begins there (a công văn has none)."""
    dong: list[tuple[int, Dong]] = []
    for i in range(tu, len(muc)):
        m = muc[i]
        if isinstance(m, BangTho) or len(dong) > _TIM_TOI_DA + _DONG_TOI_DA:
            break
        dong += [(i, x) for x in split_dong(m)]
    dau = next((k for k, (_, x) in enumerate(dong[:_TIM_TOI_DA]) if find_loai(x)), None)
    if dau is None:
        return TieuDeThay(sau=tu)
    for _, x in dong[:dau]:
        x.thanh_phan = _truoc_tieu_de(x)
    ten_loai = dong[dau][1]
    ten_loai.thanh_phan = "ten_loai"
    het = _trich_yeu(dong, dau + 1)
    thay = TieuDeThay([x for _, x in dong[:het]], find_loai(ten_loai))
    thay.sau = next((i for i, x in dong[het:] if x.thanh_phan != "ke"), _muc_sau(muc, dong, het))
    _ke(thay, muc, tu, rong_mm)
    return thay


def _muc_sau(muc: Sequence[Muc], dong: Sequence[tuple[int, Dong]], het: int) -> int:
    return dong[het - 1][0] + 1 if het == len(dong) else len(muc)


def _truoc_tieu_de(x: Dong) -> str:
    if mau_cau.KHAN.match(x.gap):
        return "do_khan"
    return "pham_vi_luu_hanh" if mau_cau.LUU_HANH.match(x.gap) else "khac"


def _trich_yeu(dong: Sequence[tuple[int, Dong]], tu: int) -> int:
    """Mark the lines of the subject; returns the index of the first line of the content."""
    i = tu
    qua_ke = qua_kem = False
    while i < len(dong) and i < tu + _DONG_TOI_DA:
        x = dong[i][1]
        if x.la_ke:
            x.thanh_phan, qua_ke = "ke", True
        elif mau_cau.KEM_THEO.match(x.gap) and x.chu.startswith("("):
            x.thanh_phan, qua_kem = "kem_theo", True
        elif not qua_ke and not qua_kem and _la_trich_yeu(x, dau=i == tu):
            x.thanh_phan = "trich_yeu"
        elif qua_kem and not qua_ke and x.can == "giua" and dong[i - 1][1].thanh_phan == "kem_theo":
            if dong[i - 1][1].chu.rstrip().endswith(")"):
                break
            x.thanh_phan = "kem_theo"
        else:
            break
        i += 1
    return i


def _la_trich_yeu(x: Dong, *, dau: bool) -> bool:
    if mau_cau.CAN_CU_CHAC.match(x.gap) or mau_cau.KINH_GUI.match(x.gap) or len(x.chu) > _DAI_TOI_DA:
        return False
    if x.can == "giua":
        return dau or not (mau_cau.CHUC_VU.match(x.gap) and x.ti("hoa") >= 0.9)  # who decides, not what about
    cau = mau_cau.SO_DAU[0][1].match(x.chu) or (mau_cau.CAN_CU_CO_THE.match(x.gap) and x.chu.endswith((";", ",")))
    return dau and x.ti("dam") >= 0.9 and not cau


def _ke(thay: TieuDeThay, muc: Sequence[Muc], tu: int, rong_mm: float | None) -> None:
    """The rule under the subject: anywhere from the title to the first paragraph of the content."""
    cuoi = next((d for d in reversed(thay.dong) if d.thanh_phan == "trich_yeu"), None)
    if cuoi is None:
        return
    vung = [m for m in muc[tu : thay.sau + 1] if isinstance(m, DoanTho)]
    vi_tri = next((i for i, d in enumerate(vung) if d is cuoi.doan), None)
    if vi_tri is None:
        return
    sau = vung[vi_tri + 1 :]
    kem = [d for d in thay.dong if d.thanh_phan == "kem_theo"]
    if kem:  # the rule then stands under that line
        vi_tri = next(i for i, d in enumerate(vung) if d is kem[-1].doan)
        sau = vung[vi_tri + 1 :]
    hinh = [h for d in vung for h in d.hinh if h.ke or not h.anh]
    cuoi.ke = measure_ke(cuoi, sau, hinh, rong_mm)


def find_kinh_gui(muc: Sequence[Muc], tu: int) -> tuple[list[Dong], int]:
    """Kính gửi and its lines from item `tu` on, in a table or in paragraphs; nothing when it does not stand there."""
    for i in range(tu, min(tu + 4, len(muc))):
        m = muc[i]
        if isinstance(m, BangTho):
            dong = [x for vi_tri, doan in iter_o(m) for d in doan for x in split_dong(d, vi_tri)]
            co = any(mau_cau.KINH_GUI.match(x.gap) for x in dong)
            return (_gan_kinh_gui(dong), i + 1) if co else ([], tu)
        if not m.trong:
            return _kinh_gui_doan(muc, i) if mau_cau.KINH_GUI.match(Dong(m, m.manh).gap) else ([], tu)
    return [], tu


def _gan_kinh_gui(dong: list[Dong]) -> list[Dong]:
    for d in dong:
        d.thanh_phan = "kinh_gui" if mau_cau.KINH_GUI.match(d.gap) else "kinh_gui_dong"
        d.so = "-" if d.chu.startswith("-") else ""
    return dong


def _kinh_gui_doan(muc: Sequence[Muc], i: int) -> tuple[list[Dong], int]:
    dong: list[Dong] = []
    sau = i
    for k in range(i, min(i + 40, len(muc))):
        m = muc[k]
        if isinstance(m, BangTho):
            break
        x = split_dong(m)
        if x and k > i and not x[0].chu.startswith(("-", "+", "–")):
            break
        dong += x
        sau = k + 1
    return _gan_kinh_gui(dong), sau
