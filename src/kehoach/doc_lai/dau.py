"""Đầu: the components above the title: issuer, number, national name, motto, place and date.

Found in a table (1×2, 2×2, 3×2, 3×3 …: the side is told by the column), or in lines typed with tabs, or line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kehoach.do_dac.tai_lieu_do import Ben
from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import BangTho, Muc
from kehoach.doc_lai.do_duong_ke import measure_ke, width_mm
from kehoach.doc_lai.doan_tho import DoanTho, Hinh
from kehoach.doc_lai.dong_xet import Dong, iter_o, split_ben, split_dong
from kehoach.the_thuc.thanh_phan import ma_cua

_TIM_TOI_DA = 25
_TEN_TOI_DA = 6
_DAY_O = 0.9
_KHUNG = ma_cua(lambda t: t.khung)


@dataclass(slots=True)
class DauThay:
    """Đầu thấy: the lines of the heading, and where the rest of the document begins among the top-level items."""

    dong: list[Dong] = field(default_factory=list)
    sau: int = 0
    thay: bool = False


def find_dau(muc: Sequence[Muc], rong_mm: float | None) -> DauThay:
    """The heading of the document; `thay` is False when it has none that can be recognised."""
    for i, m in enumerate(muc[:_TIM_TOI_DA]):
        if isinstance(m, BangTho) and _la_bang_dau(m):
            truoc = [d for x in muc[:i] if isinstance(x, DoanTho) for d in split_dong(x)]
            for d in truoc:
                d.thanh_phan = kind_dau(d) if kind_dau(d) in _KHUNG else "khac"
            return DauThay([*truoc, *_bang(m)], i + 1, thay=True)
    return _doan_go(muc, rong_mm)


def kind_dau(d: Dong) -> str:
    """The component a line of the heading is by its words alone; empty when they do not say."""
    for thanh_phan, mau in _MAU:
        if mau.search(d.gap):
            return thanh_phan
    return ""


_MAU = (
    ("quoc_hieu", mau_cau.QUOC_HIEU),
    ("tieu_ngu", mau_cau.TIEU_NGU),
    ("so_ky_hieu", mau_cau.SO_KY_HIEU),
    ("do_khan", mau_cau.KHAN),
    ("pham_vi_luu_hanh", mau_cau.LUU_HANH),
    ("kinh_gui", mau_cau.KINH_GUI),
    ("trich_yeu", mau_cau.VE_VIEC),
    ("dia_danh_ngay", mau_cau.NGAY),
)


def _la_bang_dau(bang: BangTho) -> bool:
    return any(kind_dau(x) in ("quoc_hieu", "tieu_ngu") for d in bang.doan() for x in split_dong(d))


def _bang(bang: BangTho) -> list[Dong]:
    o = [(vi_tri, doan) for vi_tri, doan in iter_o(bang)]
    tach = min(
        vi_tri.cot
        for vi_tri, doan in o
        if any(kind_dau(x) in ("quoc_hieu", "tieu_ngu") for d in doan for x in split_dong(d))
    )
    moc = tach if tach > 1 else 2  # the first column of the right side; the name may stand in the first by mistake
    dong: list[Dong] = []
    cot: dict[Ben, list[DoanTho]] = {"trai": [], "phai": []}
    ke_o: dict[Ben, float | None] = {"trai": None, "phai": None}
    for vi_tri, doan in o:
        ben: Ben = "phai" if vi_tri.cot >= moc else "trai"
        cot[ben] += doan
        for d in doan:
            for x in split_dong(d):
                x.o, x.ben = vi_tri, ben
                dong.append(x)
    for h in bang.hang:
        for o_tho in h.o:
            if o_tho.ke_duoi and o_tho.rong_mm:
                ke_o["phai" if o_tho.cot >= moc else "trai"] = o_tho.rong_mm
    dong = [d for d in dong if not d.la_ke]
    _gan(dong)
    _ke(dong, cot, ke_o)
    _cung_hang(dong)
    for x in dong:
        rong = width_mm(x.chu, x.dinh_dang, x.doan.rong_mm)
        if x.doan.pr.can in ("trai", "deu") and rong and rong >= _DAY_O * (x.doan.rong_mm or rong):
            x.can_khong_ro = True  # a line that fills its cell stands where it would stand centred
    return dong


def _gan(dong: Sequence[Dong]) -> None:
    """Give every line its component; what stands above the number in the issuer's column is names of bodies."""
    ten: list[Dong] = []
    ben_quoc_hieu: Ben = "trai" if _doi_cot(dong) else "phai"
    qua_so = qua_vv = False
    for d in dong:
        loai = kind_dau(d)
        if loai == "trich_yeu" and d.ben == "phai":
            loai = ""
        if loai and not (loai == "dia_danh_ngay" and qua_vv and d.ben == "trai"):
            d.thanh_phan = loai
            qua_so = qua_so or loai == "so_ky_hieu"
            qua_vv = qua_vv or loai == "trich_yeu"
        elif d.ben == "trai" and qua_vv:
            d.thanh_phan = "trich_yeu"
        elif d.ben != ben_quoc_hieu and not qua_so and len(ten) < _TEN_TOI_DA and d.ti("hoa") >= 0.6:
            ten.append(d)
        else:
            d.thanh_phan = "khac"
    gan_co_quan(ten)


def _doi_cot(dong: Sequence[Dong]) -> bool:
    """Whether the two columns are the wrong way round: the national name at the left, capitals beside it."""
    qh = next((d for d in dong if kind_dau(d) == "quoc_hieu"), None)
    if qh is None or qh.o is None or qh.ben != "trai":
        return False
    ben_kia = [d for d in dong if d.ben == "phai" and d.o is not None and d.o.hang == qh.o.hang]
    return any(not kind_dau(d) and d.ti("hoa") >= 0.6 for d in ben_kia)


def gan_co_quan(ten: Sequence[Dong]) -> None:
    """Names of bodies → superior and issuer: by weight where it changes, else by where the last name begins."""
    dam = [d.ti("dam") >= 0.5 for d in ten]
    tach = dam.index(True) if True in dam else 0
    if not (tach and all(dam[tach:])):
        dau = [i for i, d in enumerate(ten) if i == 0 or (mau_cau.DAU_CO_QUAN.match(d.gap) and not _noi(ten[i - 1]))]
        tach = dau[-1] if dau else 0
    for i, d in enumerate(ten):
        d.thanh_phan = "chu_quan" if i < tach else "co_quan"


def _noi(truoc: Dong) -> bool:
    """A line that runs on: "VĂN PHÒNG HĐND VÀ" / "UBND TỈNH"."""
    return truoc.gap.endswith((" va", ",", " -", " cua")) or truoc.chu.endswith("-")


def _ke(dong: Sequence[Dong], cot: dict[Ben, list[DoanTho]], ke_o: dict[Ben, float | None]) -> None:
    """The rules of issuer and motto, each looked for in its own column."""
    hinh: dict[Ben, list[Hinh]] = {ben: [h for d in doan for h in d.hinh] for ben, doan in cot.items()}
    lech = any(sum(h.ke for h in hinh[a]) > 1 and not any(h.ke for h in hinh[b]) for a, b in _HAI_BEN)
    for thanh_phan in ("co_quan", "tieu_ngu"):
        cuoi = next((d for d in reversed(dong) if d.thanh_phan == thanh_phan), None)
        if cuoi is None or cuoi.ben is None or lech:
            continue
        trong_cot = cot[cuoi.ben]
        vi_tri = next(i for i, d in enumerate(trong_cot) if d is cuoi.doan)
        cuoi.ke = measure_ke(cuoi, trong_cot[vi_tri + 1 :], hinh[cuoi.ben], cuoi.doan.rong_mm, ke_o=ke_o[cuoi.ben])


_HAI_BEN: tuple[tuple[Ben, Ben], ...] = (("trai", "phai"), ("phai", "trai"))


def _cung_hang(dong: Sequence[Dong]) -> None:
    hang: dict[int, dict[str, list[str]]] = {}
    for d in dong:
        if d.o is not None and d.ben:
            nhom = hang.setdefault(d.o.hang, {}).setdefault(d.ben, [])
            if d.thanh_phan not in nhom:
                nhom.append(d.thanh_phan)
    for d in dong:
        if d.o is not None and d.ben:
            khac = "trai" if d.ben == "phai" else "phai"
            d.cung_hang = tuple(hang[d.o.hang].get(khac, ()))


def _doan_go(muc: Sequence[Muc], rong_mm: float | None) -> DauThay:
    """A heading typed in paragraphs: from the first known line to the last one before the title."""
    doan: list[tuple[int, DoanTho]] = []
    for i, m in enumerate(muc[:_TIM_TOI_DA]):
        if isinstance(m, BangTho):
            break
        doan.append((i, m))
    dong: list[tuple[int, Dong]] = [(i, x) for i, d in doan for x in split_ben(d)]
    moc = [i for i, x in dong if kind_dau(x) in ("quoc_hieu", "tieu_ngu", "so_ky_hieu") and _khong_dai(x)]
    if not any(kind_dau(x) in ("quoc_hieu", "tieu_ngu") for _, x in dong):
        return DauThay()
    het = max([*moc, *(i for i, x in dong if kind_dau(x) == "dia_danh_ngay" and i <= moc[-1] + 3 and _khong_dai(x))])
    trong = [x for i, x in dong if i <= het and not x.la_ke]
    for x in trong:
        if x.ben is None and kind_dau(x) not in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay"):
            x.ben = None
    _gan(trong)
    hinh = [h for i, d in doan if i <= het + 1 for h in d.hinh]
    _ke_go(trong, [d for _, d in doan], hinh, rong_mm)
    return DauThay(trong, het + 1, thay=True)


def _khong_dai(d: Dong) -> bool:
    return len(d.chu) <= 120


def _ke_go(dong: Sequence[Dong], doan: Sequence[DoanTho], hinh: Iterable[Hinh], rong_mm: float | None) -> None:
    """Rules of a typed heading: drawn ones cannot be told apart; typed and border ones where a line stands alone."""
    co_hinh = list(hinh)
    for thanh_phan in ("co_quan", "tieu_ngu"):
        cuoi = next((d for d in reversed(dong) if d.thanh_phan == thanh_phan), None)
        if cuoi is None or co_hinh or cuoi.ben is not None:
            continue
        vi_tri = next(i for i, d in enumerate(doan) if d is cuoi.doan)
        cuoi.ke = measure_ke(cuoi, doan[vi_tri + 1 :], (), rong_mm)
