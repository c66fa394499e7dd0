"""Phụ lục: what stands behind the signature: annexes, each with its number, its title and what it goes with."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.dau import kind_dau
from kehoach.doc_lai.do_duong_ke import measure_ke
from kehoach.doc_lai.doan_tho import DoanTho
from kehoach.doc_lai.dong_xet import Dong, iter_o, split_dong
from kehoach.doc_lai.than import read_than
from kehoach.the_thuc.thanh_phan import ma_cua

_DAU_TOI_DA = 8
_DAI_TOI_DA = 300
_HOA = 0.8
_CO_KE = ma_cua(lambda t: t.mau == "phu_luc")


def read_phu_luc(muc: Sequence[Muc]) -> list[Dong]:
    """The annexes as lines in document order."""
    ra: list[Dong] = []
    dau = [i for i in range(len(muc)) if _mo_dau(muc, i)]
    if not dau or dau[0] > 0:
        dau.insert(0, 0)
    for tu, den in zip(dau, [*dau[1:], len(muc)], strict=True):
        ra += _mot(muc[tu:den])
    return ra


def is_phu_luc(m: Muc) -> bool:
    """A paragraph that begins an annex by its words."""
    if isinstance(m, BangTho) or m.hop_chu or len(m.chu) > _DAI_TOI_DA:
        return False
    dong = split_dong(m)
    return bool(dong) and bool(mau_cau.PHU_LUC.match(dong[0].gap)) and _noi_bat(dong[0])


def _noi_bat(d: Dong) -> bool:
    return d.doan.pr.can in ("giua", "phai") or d.ti("dam") >= 0.9


def _mo_dau(muc: Sequence[Muc], i: int) -> bool:
    """Whether an annex begins at item `i`: its words, or the first text of a new section or page in the middle."""
    m = muc[i]
    if isinstance(m, BangTho):
        return False
    truoc = _truoc(muc, i)
    if is_phu_luc(m):
        return truoc is None or not is_phu_luc(truoc) or truoc.phan != m.phan
    if m.trong or m.pr.can != "giua":
        return False
    return truoc is None or truoc.phan != m.phan or m.ngat_trang or _ngat_giua(muc, i)


def _truoc(muc: Sequence[Muc], i: int) -> DoanTho | BangTho | None:
    return next((x for x in reversed(muc[:i]) if isinstance(x, BangTho) or not x.trong), None)


def _ngat_giua(muc: Sequence[Muc], i: int) -> bool:
    """A page break in an empty paragraph right before."""
    for x in reversed(muc[:i]):
        if isinstance(x, BangTho) or not x.trong:
            return False
        if x.ngat_trang:
            return True
    return False


def _mot(muc: Sequence[Muc]) -> list[Dong]:
    """One annex: its head, then its content."""
    dong: list[Dong] = []
    tu = 0
    for i, m in enumerate(muc):
        if isinstance(m, BangTho):
            break
        x = [d for d in split_dong(m) if not d.la_ke]
        if x and not _dau_phu_luc(x, dong):
            break
        dong += x
        tu = i + 1 if x else tu
        if len(dong) >= _DAU_TOI_DA:
            break
    if not any(d.thanh_phan in ("phu_luc_so", "kem_theo") for d in dong):
        _khong_chac(dong)
    _ke(dong, muc, tu)
    return [*dong, *_noi_dung(muc[tu:])]


def _ke(dong: Sequence[Dong], muc: Sequence[Muc], tu: int) -> None:
    """The rule under the head of an annex."""
    cuoi = next((d for d in reversed(dong) if d.thanh_phan in _CO_KE), None)
    if cuoi is None:
        return
    vung = [m for m in muc[: tu + 1] if isinstance(m, DoanTho)]
    vi_tri = next(i for i, d in enumerate(vung) if d is cuoi.doan)
    cuoi.ke = measure_ke(cuoi, vung[vi_tri + 1 :], [h for d in vung for h in d.hinh], cuoi.doan.rong_mm)


def _dau_phu_luc(x: Sequence[Dong], truoc: Sequence[Dong]) -> bool:
    """Mark the lines of a paragraph if they belong to the head of an annex."""
    co = {t.thanh_phan for t in truoc}
    for d in x:
        d.thanh_phan = _la_dau(d, co, truoc)
        if not d.thanh_phan:
            return False
        co.add(d.thanh_phan)
    return True


def _la_dau(d: Dong, co: set[str], truoc: Sequence[Dong]) -> str:
    """The component a line of the head is; empty when the head is over."""
    giua = d.doan.pr.can == "giua" or ("phu_luc_so" in co and d.ti("dam") >= 0.9 and d.ti("hoa") >= _HOA)
    if mau_cau.PHU_LUC.match(d.gap) and _noi_bat(d) and not co:
        return "phu_luc_so"
    if mau_cau.KEM_THEO.match(d.gap) and (d.chu.startswith("(") or giua):
        return "kem_theo"
    if not giua or len(d.chu) > _DAI_TOI_DA:
        return ""
    if _con_kem_theo(truoc):
        return "kem_theo"
    if d.chu.startswith("("):
        return "khac"
    if co & {"kem_theo", "khac"}:
        return ""
    doi_dang = "phu_luc_ten" in co and d.ti("dam") < 0.5 and d.ti("hoa") < 0.5
    return "khac" if doi_dang and truoc[-1].ti("dam") >= 0.5 else "phu_luc_ten"


def _con_kem_theo(truoc: Sequence[Dong]) -> bool:
    """Whether the line before is such a line whose bracket is still open."""
    return bool(truoc) and truoc[-1].thanh_phan == "kem_theo" and not truoc[-1].chu.endswith(")")


def _khong_chac(dong: Sequence[Dong]) -> None:
    """A centred head that nothing calls an annex: its title when bold, else not known."""
    for d in dong:
        if d.thanh_phan == "phu_luc_ten" and d.ti("dam") < 0.9:
            d.thanh_phan = "khac"


def _noi_dung(muc: Sequence[Muc]) -> list[Dong]:
    """The content of an annex; a second document inside the file (with its own heading) is not taken apart."""
    ra = read_than(muc, co_can_cu=False)
    for m in muc:
        if isinstance(m, BangTho):
            so = {vi_tri.bang for vi_tri, _ in iter_o(m)}
            dong = [d for d in ra if d.o is not None and d.o.bang in so]
            if any(kind_dau(d) in ("quoc_hieu", "tieu_ngu") for d in dong):
                for d in dong:
                    d.thanh_phan = "khac"
    return ra
