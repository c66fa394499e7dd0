"""Cuối: recipients and signature: in one table (1×2, 1×3, 2×2 …), typed with tabs, or in paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.doan_tho import DoanTho
from kehoach.doc_lai.dong_xet import Dong, iter_o, split_ben, split_dong

_CHO_KY_PT = 30.0
_HOA = 0.85
_TEN_TOI_DA = 60
_LUI_TOI_DA = 12
_CUOI_TOI_DA = 6


@dataclass(slots=True)
class CuoiThay:
    """Cuối thấy: its lines; the content ends before item `tu`, annexes begin at `sau`."""

    dong: list[Dong] = field(default_factory=list)
    tu: int = 0
    sau: int = 0
    thay: bool = False


def find_cuoi(muc: Sequence[Muc], tu: int) -> CuoiThay:
    """The first recipients or signature from item `tu` on."""
    for i in range(tu, len(muc)):
        m = muc[i]
        if isinstance(m, BangTho):
            if _la_bang_cuoi(m):
                return CuoiThay(_bang(m), i, i + 1, thay=True)
        elif mau_cau.NOI_NHAN.match(Dong(m, m.manh).gap) or _la_quyen_han(m):
            return _doan_go(muc, i, tu)
    cuoi = _chuc_vu_cuoi(muc, tu)
    return _doan_go(muc, cuoi, tu) if cuoi is not None else CuoiThay(tu=len(muc), sau=len(muc))


def _chuc_vu_cuoi(muc: Sequence[Muc], tu: int) -> int | None:
    """A title typed alone near the end, in the middle or at the right, with a name below it and nothing else known."""
    het = next((i for i in range(tu, len(muc)) if _la_phu_luc(muc[i])), len(muc))
    con_lai = [i for i in range(tu, het) if isinstance(muc[i], BangTho) or not _trong(muc[i])][-_CUOI_TOI_DA:]
    for i in con_lai[:-1]:
        m = muc[i]
        if isinstance(m, DoanTho) and m.pr.can in ("giua", "phai") and _la_chuc_vu(Dong(m, m.manh)):
            return i
    return None


def _trong(m: Muc) -> bool:
    return isinstance(m, DoanTho) and m.trong


def _la_bang_cuoi(bang: BangTho) -> bool:
    if len(bang.hang) > 4:
        return False
    dau = [next((x for d in doan for x in split_dong(d)), None) for _, doan in iter_o(bang)]
    if any(x is not None and mau_cau.NOI_NHAN.match(x.gap) for x in dau):
        return True
    return not bang.co_vien and any(x is not None and _la_chuc_vu(x) for x in dau)


def _la_chuc_vu(x: Dong) -> bool:
    quyen = mau_cau.QUYEN_HAN.match(x.gap) and x.chu[:1].isupper()
    return x.ti("hoa") >= _HOA and len(x.chu) <= 120 and bool(quyen or mau_cau.CHUC_VU.match(x.gap))


def _la_quyen_han(doan: DoanTho) -> bool:
    """A line of authority typed as a paragraph of its own, at the right or in the middle."""
    x = Dong(doan, doan.manh)
    return bool(mau_cau.QUYEN_HAN.match(x.gap)) and x.ti("hoa") >= _HOA and len(x.chu) <= 120


def _bang(bang: BangTho) -> list[Dong]:
    cot: dict[int, list[DoanTho]] = {}
    dong: dict[int, list[Dong]] = {}
    for vi_tri, doan in iter_o(bang):
        cot.setdefault(vi_tri.cot, []).extend(doan)
        dong.setdefault(vi_tri.cot, []).extend(x for d in doan for x in split_dong(d, vi_tri))
    cot_nhan = next((c for c, ds in dong.items() if any(mau_cau.NOI_NHAN.match(x.gap) for x in ds)), None)
    co_tu = cot_nhan is not None
    if not co_tu:
        cot_nhan = next((c for c, ds in dong.items() if _la_danh_sach(ds)), None)
    phai = max((c for c, ds in dong.items() if ds and c != cot_nhan), default=max(dong, default=0))
    for c, ds in dong.items():
        for x in ds:
            x.ben = "trai" if c < phai else "phai"
        if c == cot_nhan:
            _noi_nhan(ds, co_tu=co_tu)
        else:
            _chu_ky(ds, cot[c])
    _cung_hang(dong)
    hang = sorted({x.o.hang for ds in dong.values() for x in ds if x.o})
    return [x for h in hang for c in sorted(dong) for x in dong[c] if x.o and x.o.hang == h]


def _cung_hang(dong: dict[int, list[Dong]]) -> None:
    for c, ds in dong.items():
        for x in ds:
            khac = [
                y.thanh_phan for k, ys in dong.items() if k != c for y in ys if x.o and y.o and y.o.hang == x.o.hang
            ]
            x.cung_hang = tuple(dict.fromkeys(khac))


def _la_danh_sach(dong: Sequence[Dong]) -> bool:
    """Recipients without the word above them: lines with dashes that end in where the document is kept."""
    gach = [x for x in dong if _dau_gach(x)]
    return len(gach) * 2 > len(dong) and any(mau_cau.LUU.match(x.gap) for x in dong)


def _noi_nhan(dong: Sequence[Dong], *, co_tu: bool = True) -> None:
    qua_luu, qua_dau = False, not co_tu
    for x in dong:
        if not qua_dau and mau_cau.NOI_NHAN.match(x.gap):
            x.thanh_phan, qua_dau = "noi_nhan", True
        elif qua_luu and mau_cau.SOAN_THAO.match(x.chu):
            x.thanh_phan = "ky_hieu_soan_thao"
        elif qua_dau:
            x.thanh_phan = "noi_nhan_dong"
            x.so = _dau_gach(x)
            qua_luu = qua_luu or bool(mau_cau.LUU.match(x.gap))
        else:
            x.thanh_phan = "khac"


def _dau_gach(x: Dong) -> str:
    return x.chu[0] if x.chu[:1] in ("-", "–", "+", "•", "*", "−") else ""


def _chu_ky(dong: Sequence[Dong], doan: Sequence[DoanTho]) -> None:
    """One column of signature: title lines, room to sign, another title, the name."""
    co = [x for x in dong if not mau_cau.GHI_CHU_KY.match(x.gap)]
    for x in dong:
        x.thanh_phan = "khac"
    if not co:
        return
    ho = _khoang_ky(co, doan)
    truoc, sau = co[:ho], co[ho:]
    if not sau and len(truoc) > 1 and not _la_hoa(truoc[-1]):
        truoc, sau = truoc[:-1], truoc[-1:]
    for x in truoc:
        x.thanh_phan = "chuc_vu" if _la_hoa(x) or _la_chuc_vu_thuong(x) else "khac"
    if sau and len(sau[-1].chu) <= _TEN_TOI_DA and not (_la_hoa(sau[-1]) and _la_chuc_vu(sau[-1])):
        sau[-1].thanh_phan = "ho_ten"
        sau = sau[:-1]
    for x in sau:
        x.thanh_phan = "chuc_vu_khac" if _la_hoa(x) else "khac"


def _khoang_ky(dong: Sequence[Dong], doan: Sequence[DoanTho]) -> int:
    """Index of the first line after the room for the signature; the number of lines when there is none."""
    vi_tri = {id(d): i for i, d in enumerate(doan)}
    for i in range(1, len(dong)):
        a, b = vi_tri[id(dong[i - 1].doan)], vi_tri[id(dong[i].doan)]
        giua = doan[a + 1 : b]
        trong = any(d.trong for d in giua) or any(h.anh for d in giua for h in d.hinh)
        if trong or (b > a and (doan[b].pr.truoc_pt or 0) + (doan[a].pr.sau_pt or 0) >= _CHO_KY_PT):
            return i
        if b == a and "\n\n" in "".join(m.chu for m in dong[i].doan.manh).replace(" ", ""):
            trong_doan = [x for x in dong if x.doan is dong[i].doan]
            return i if dong[i] is trong_doan[-1] else i + len(trong_doan) - 1 - trong_doan.index(dong[i])
    return len(dong)


def _la_hoa(x: Dong) -> bool:
    return x.ti("hoa") >= _HOA


def _la_chuc_vu_thuong(x: Dong) -> bool:
    """A title written in small letters: wrong, but still the title."""
    return bool(mau_cau.QUYEN_HAN.match(x.gap) or mau_cau.CHUC_VU.match(x.gap))


def _doan_go(muc: Sequence[Muc], i: int, tu: int) -> CuoiThay:
    """Recipients and signature in paragraphs: from the line found (or titles just above it) to the end or an annex."""
    dau = _lui(muc, i, tu)
    doan: list[DoanTho] = []
    sau = dau
    for k in range(dau, len(muc)):
        m = muc[k]
        if isinstance(m, BangTho) or (k > i and (m.ngat_trang or m.phan != doan[-1].phan or _la_phu_luc(m))):
            break
        doan.append(m)
        sau = k + 1
    dong = [x for d in doan for x in split_ben(d)]
    trai, phai = _chia(dong)
    _noi_nhan(trai)
    _chu_ky(phai, doan)
    for x in dong:
        if x.ben and len([y for y in dong if y.doan is x.doan]) > 1:
            x.cung_hang = tuple(y.thanh_phan for y in dong if y.doan is x.doan and y is not x)
    return CuoiThay(dong, dau, sau, thay=True)


def _lui(muc: Sequence[Muc], i: int, tu: int) -> int:
    """Titles of the signer stand above the recipients where both are typed one under the other."""
    dau = i
    for k in range(i - 1, max(tu - 1, i - _LUI_TOI_DA), -1):
        m = muc[k]
        if isinstance(m, BangTho):
            break
        x = Dong(m, m.manh)
        if x.chu and _la_chuc_vu(x):
            dau = k
        elif x.chu and not (x.doan.pr.can in ("giua", "phai") and len(x.chu) <= _TEN_TOI_DA):
            break
    return dau


def _chia(dong: Sequence[Dong]) -> tuple[list[Dong], list[Dong]]:
    """Typed lines → recipients, signature: by side where a line has two, else by what they say."""
    trai: list[Dong] = []
    phai: list[Dong] = []
    trong_nhan = False
    for x in dong:
        if x.ben == "phai":
            phai.append(x)
        elif mau_cau.NOI_NHAN.match(x.gap) or _dau_gach(x) or x.ben == "trai":
            trai.append(x)
            trong_nhan = True
        elif trong_nhan and x.doan.pr.can not in ("giua", "phai") and (x.doan.pr.trai_mm or 0) < 40 and not _la_hoa(x):
            (phai if _o_ben_phai(x) else trai).append(x)
        else:
            phai.append(x)
    return trai, phai


def _o_ben_phai(x: Dong) -> bool:
    return x.doan.chu.startswith(("\t", "      "))


def _la_phu_luc(m: Muc) -> bool:
    return isinstance(m, DoanTho) and bool(mau_cau.PHU_LUC.match(Dong(m, m.manh).gap))
