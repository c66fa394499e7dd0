"""For each kind of test, how a right document is made wrong in just that way, with the rule's own bad example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tai_lieu_mau import sua_dang, sua_khoi, sua_phan, sua_so_trang

from kehoach.do_dac.tai_lieu_do import GianDong, KeDo, KhoiDo, LeDo, TaiLieuDo
from kehoach.kiem_tra.quy_tac import QuyTac
from kehoach.the_thuc.thanh_phan import gom_cua

Sua = Callable[[TaiLieuDo, QuyTac], TaiLieuDo]


def lam_sai(tai_lieu: TaiLieuDo, quy_tac: QuyTac) -> TaiLieuDo:
    """The document, wrong as this rule's bad example is."""
    return SUA[quy_tac.phep](tai_lieu, quy_tac)


def _cua(quy_tac: QuyTac) -> Callable[[KhoiDo], bool]:
    """The blocks of the rule's subject; the running text of one size is changed whole or, for one block, its last."""
    if quy_tac.doi_tuong == "van_ban":
        return lambda k: k.thanh_phan != "do_khan"
    nhom = gom_cua(quy_tac.doi_tuong)
    return lambda k: k.thanh_phan in nhom


def _dang(lay: Callable[[Any], dict[str, Any]]) -> Sua:
    def sua(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
        if q.doi_tuong == "so_trang":
            return sua_so_trang(tai_lieu, **lay(q.khong_dat))
        return sua_dang(tai_lieu, _doan_cuoi if _chi_mot(q) else _cua(q), **lay(q.khong_dat))

    return sua


def _chi_mot(q: QuyTac) -> bool:
    """Rules on each paragraph of the text beside one on most of it: only one paragraph is made wrong."""
    return q.phep in ("phong", "co_chu") and q.doi_tuong in ("van_ban", "doan") and not q.gia_tri.da_so  # type: ignore[union-attr]


def _doan_cuoi(k: KhoiDo) -> bool:
    return k.chu.endswith("./.")


def _le(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    le: LeDo = tai_lieu.phan[0].le_mm  # type: ignore[assignment]
    return sua_phan(tai_lieu, le_mm=replace(le, **{q.gia_tri.canh: q.khong_dat}))  # type: ignore[union-attr]


def _chu(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    """The bad example as the text: of one paragraph, or of the component whole."""
    cho = getattr(q.gia_tri, "cho", "gop")
    thay = [k for k in tai_lieu.khoi if _cua(q)(k)]
    chon = thay[-1] if cho == "cuoi" or q.doi_tuong == "doan" else thay[0]
    chu = str(q.khong_dat)
    if q.doi_tuong == "doan":
        chu += chon.chu[-3:]
    moi = [replace(k, chu=chu) if k is chon else k for k in tai_lieu.khoi]
    thua = _cua(q) if cho == "gop" and q.doi_tuong != "kem_theo" else lambda _: False
    return replace(tai_lieu, khoi=tuple(k for k in moi if not thua(k) or k.chu == chu))


def _dau_cuoi(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    dong: Any = q.khong_dat
    if q.doi_tuong == "van_ban":
        return sua_khoi(tai_lieu, lambda k: k.chu.endswith("./."), chu=dong[0])
    thay = [k for k in tai_lieu.khoi if _cua(q)(k)]
    moi = [replace(thay[0], chu=d) for d in dong]
    i = tai_lieu.khoi.index(thay[0])
    con = [k for k in tai_lieu.khoi[i:] if not _cua(q)(k)]
    return replace(tai_lieu, khoi=(*tai_lieu.khoi[:i], *moi, *con))


def _ke(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    if q.gia_tri.bat_buoc:  # type: ignore[union-attr]
        return sua_khoi(tai_lieu, _cua(q), ke=KeDo("khong"))
    return sua_khoi(tai_lieu, _cua(q), ke=KeDo("hinh", 60.0 * float(q.khong_dat), 60.0))  # type: ignore[arg-type]


def _vi_tri_so_trang(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    return sua_so_trang(tai_lieu, **{"o" if q.gia_tri.o else "can": q.khong_dat})  # type: ignore[union-attr]


def _bo(tai_lieu: TaiLieuDo, thanh_phan: str) -> TaiLieuDo:
    khoi = tuple(k for k in tai_lieu.khoi if k.thanh_phan != thanh_phan)
    return replace(tai_lieu, khoi=khoi, vang={thanh_phan: "không thấy"})


def _co_mat(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    if q.doi_tuong == "so_trang":
        dai = sua_khoi(tai_lieu, lambda k: k.thanh_phan == "cong", chu="+ " + "nội dung " * 1000)
        return sua_phan(dai, so_trang=())
    return _bo(tai_lieu, q.doi_tuong)


def _vang_mat(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    if q.doi_tuong == "chu_quan":
        return sua_khoi(tai_lieu, lambda k: k.thanh_phan == "co_quan", chu="ỦY BAN NHÂN DÂN XÃ B")
    return replace(tai_lieu, khoi=(*tai_lieu.khoi, KhoiDo(q.doi_tuong, "Kính gửi: Sở Tài chính")))


def _thu_tu(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    sau = q.gia_tri.sau  # type: ignore[union-attr]
    doi = [k for k in tai_lieu.khoi if k.thanh_phan == q.doi_tuong]
    con = [k for k in tai_lieu.khoi if k.thanh_phan != q.doi_tuong]
    i = next(i for i, k in enumerate(con) if k.thanh_phan == sau)
    return replace(tai_lieu, khoi=(*con[:i], *doi, *con[i:]))


def _don_dan(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    co: Any = q.khong_dat
    for ten, v in co.items():
        tai_lieu = sua_dang(tai_lieu, lambda k, ten=ten: k.thanh_phan in gom_cua(ten), co=((v, 1.0),))
    return tai_lieu


def _danh_so(tai_lieu: TaiLieuDo, q: QuyTac) -> TaiLieuDo:
    so = str(q.khong_dat)
    dau = next(k for k in tai_lieu.khoi if k.thanh_phan == q.doi_tuong)
    moi = replace(dau, so=so, chu=f"{so} {dau.noi_dung}".strip())
    return replace(tai_lieu, khoi=tuple(moi if k is dau else k for k in tai_lieu.khoi))


def _nhac_toi(tai_lieu: TaiLieuDo, _: QuyTac) -> TaiLieuDo:
    khoi = (replace(k, chu=k.chu.replace(" theo Phụ lục I và Phụ lục II", "")) for k in tai_lieu.khoi)
    return replace(tai_lieu, khoi=tuple(khoi))


def _trang_rieng(tai_lieu: TaiLieuDo, _: QuyTac) -> TaiLieuDo:
    return replace(tai_lieu, phan=(tai_lieu.phan[0], *(replace(p, dem_tu=None) for p in tai_lieu.phan[1:])))


SUA: dict[str, Sua] = {
    "kho_giay": lambda t, q: sua_phan(t, kho_mm=(q.khong_dat["ngan"], q.khong_dat["dai"])),  # type: ignore[index,call-overload]
    "huong_giay": lambda t, _: replace(t, phan=(replace(t.phan[0], huong="ngang"), *t.phan[1:])),
    "le": _le,
    "mot_le": lambda t, _: sua_phan(t, le_doi_xung=True),
    "phong": _dang(lambda v: {"phong": ((v, 1.0),)}),
    "mau": _dang(lambda v: {"mau": ((v, 1.0),)}),
    "co_chu": _dang(lambda v: {"co": ((v, 1.0),)}),
    "dam": _dang(lambda v: {"dam": float(v)}),
    "nghieng": _dang(lambda v: {"nghieng": float(v)}),
    "gach_chan": _dang(lambda v: {"gach_chan": float(v)}),
    "hoa": _dang(lambda v: {"hoa": sum(map(str.isupper, v)) / sum(map(str.isalpha, v))}),
    "can": _dang(lambda v: {"can": v}),
    "thut_dau": _dang(lambda v: {"thut_mm": float(v)}),
    "khoang_doan": _dang(lambda v: {"sau_pt": float(v), "truoc_pt": 0.0}),
    "gian_dong": _dang(lambda v: {"gian": GianDong("boi", v)}),
    "cung_dong": lambda t, q: sua_khoi(t, _cua(q), cung_hang=()),
    "dong_moi": _chu,
    "ben": lambda t, q: sua_khoi(t, _cua(q), ben=q.khong_dat),
    "dung_chu": _chu,
    "mau_chu": _chu,
    "tranh_chu": _chu,
    "nhac_toi": _nhac_toi,
    "dau_cuoi": _dau_cuoi,
    "ke": _ke,
    "vi_tri_so_trang": _vi_tri_so_trang,
    "kieu_so_trang": lambda t, q: sua_so_trang(t, dinh_dang_so=q.khong_dat),
    "khong_trang_dau": lambda t, _: sua_phan(t, so_trang_dau=True),
    "trang_rieng": _trang_rieng,
    "thu_tu": _thu_tu,
    "co_mat": _co_mat,
    "vang_mat": _vang_mat,
    "don_dan": _don_dan,
    "danh_so": _danh_so,
    "so_0": _chu,
}
