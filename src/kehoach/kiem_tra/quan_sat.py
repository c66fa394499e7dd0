"""Quan sát: the values of a measured document that one rule speaks of. One small function for each kind of test.

Each returns observations, or raises `ChuaThay` with the reason when what it needs was not seen: no verdict then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from kehoach.bo_cuc.do_dac import DinhDang, KhoiDo, PhanDo, TaiLieuDo
from kehoach.kiem_tra.mo_ta import ChuaThay, QuanSat
from kehoach.kiem_tra.so_sanh import find_tranh, parse_so_0
from kehoach.ooxml.do_rong import measure
from kehoach.the_thuc.dien_dat import ten_trong_cau
from kehoach.the_thuc.gia_tri import compile_mau
from kehoach.the_thuc.quy_tac import QuyTac

NHOM: Mapping[str, tuple[str, ...]] = {
    "doan": ("doan", "mo_dau", "khoan", "diem", "gach", "cong"),
    "diem": ("diem", "diem_tieu_de"),
    "ke_tieu_ngu": ("tieu_ngu",),
    "ke_co_quan": ("co_quan",),
    "ke_trich_yeu": ("trich_yeu",),
}
"""Subjects of rules that are more than one component, or a property of another one."""
_THAN = (*NHOM["doan"], "can_cu", "khoan_tieu_de", "diem_tieu_de", "tieu_khoan", "muc", "dieu")
_DAU_KHUNG = ("do_khan", "pham_vi_luu_hanh", "khac", "bang")
_NHAN_DANG = ("quoc_hieu", "tieu_ngu", "co_quan", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "noi_nhan", "chuc_vu")
_NHAN_DANG_TU = 3
_KY_TU_HAI_TRANG = 6000
"""A page at size 13 with the narrowest margins holds fewer characters; a text this long has two pages."""
_DONG_DON = 1.15
"""Height of a single-spaced line of Times New Roman, in sizes."""
_PHONG_KY_HIEU = ("symbol", "wingdings", "webdings", "mt extra", "cambria math")


def observe(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> list[QuanSat]:
    """All observations a rule speaks of; at least one.

    Raises:  ChuaThay when nothing was seen.
    """
    thay = list(QUAN_SAT[quy_tac.phep](quy_tac, tai_lieu))
    if not thay:
        raise ChuaThay(f"chưa đo được: {ten_trong_cau(quy_tac.doi_tuong)}")
    return thay


def blocks_of(tai_lieu: TaiLieuDo, doi_tuong: str) -> tuple[KhoiDo, ...]:
    """The blocks a subject stands for; the running text ends before the first annex and holds no table cells.

    Raises:  ChuaThay when the document has none.
    """
    if doi_tuong == "van_ban":
        khoi: Iterable[KhoiDo] = (k for k in tai_lieu.khoi if k.thanh_phan not in _DAU_KHUNG)
    else:
        nhom = NHOM.get(doi_tuong, (doi_tuong,))
        nguon = _truoc_phu_luc(tai_lieu) if nhom[0] in _THAN else tai_lieu.khoi
        khoi = (k for k in nguon if k.thanh_phan in nhom)
    thay = tuple(k for k in khoi if k.chu.strip())
    if not thay:
        raise ChuaThay(f"không thấy {ten_trong_cau(doi_tuong)}")
    return thay


def _truoc_phu_luc(tai_lieu: TaiLieuDo) -> Iterator[KhoiDo]:
    for k in tai_lieu.khoi:
        if k.thanh_phan == "phu_luc_so":
            return
        if k.o is None:
            yield k


def _dinh_dang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[tuple[DinhDang, KhoiDo | None]]:
    if quy_tac.doi_tuong == "so_trang":
        yield from ((s.dinh_dang, None) for p in tai_lieu.phan for s in p.so_trang or ())
    else:
        yield from ((k.dinh_dang, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong))


def _thuoc_tinh(lay: Callable[[DinhDang], Any]) -> Callable[[QuyTac, TaiLieuDo], Iterator[QuanSat]]:
    """Observations of one property of the formatting; blocks where it is not known are passed over."""

    def quan_sat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
        for dinh_dang, khoi in _dinh_dang(quy_tac, tai_lieu):
            gia_tri = lay(dinh_dang)
            if gia_tri is not None:
                yield QuanSat(gia_tri, khoi)

    return quan_sat


def _phan_lon(ti_le: float | None) -> bool | None:
    return None if ti_le is None else ti_le > 0.5


def _phong(d: DinhDang) -> str | None:
    ten = d.phong_chinh
    return None if ten is None or ten.casefold().startswith(_PHONG_KY_HIEU) else ten


def _thut(d: DinhDang) -> float | None:
    """Where the first line begins, from the left margin."""
    return None if d.thut_mm is None else d.thut_mm + max(0.0, d.thut_trai_mm or 0)


def _kho_giay(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for p in tai_lieu.phan:
        if p.kho_mm is not None:
            yield QuanSat({"ngan": min(p.kho_mm), "dai": max(p.kho_mm)})


def _huong_giay(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """A landscape section with a table in it, or in an annex, is allowed, so it is no observation."""
    duoc = {k.phan for k in tai_lieu.khoi if k.o is not None or k.thanh_phan == "bang"}
    phu_luc = min((k.phan for k in tai_lieu.cua("phu_luc_so")), default=len(tai_lieu.phan) + 1)
    for i, p in enumerate(tai_lieu.phan, 1):
        if p.huong is not None and not (p.huong == "ngang" and (i in duoc or i >= phu_luc)):
            yield QuanSat(p.huong)


def _le(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Margins of upright pages; a turned page turns its margins too."""
    canh = quy_tac.gia_tri.canh  # type: ignore[union-attr]
    for p in tai_lieu.phan:
        if p.le_mm is not None and p.huong != "ngang":
            yield QuanSat(float(getattr(p.le_mm, canh)))


def _mot_le(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(p.le_doi_xung) for p in tai_lieu.phan if p.le_doi_xung is not None)


def _khoang_doan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The space between two paragraphs of text that follow each other."""
    nhom = NHOM.get(quy_tac.doi_tuong, (quy_tac.doi_tuong,))
    khoi = list(_truoc_phu_luc(tai_lieu))
    for tren, duoi in pairwise(khoi):
        sau, truoc = tren.dinh_dang.sau_pt, duoi.dinh_dang.truoc_pt
        lien = tren.doan is None or duoi.doan is None or duoi.doan == tren.doan + 1
        if lien and tren.thanh_phan in nhom and duoi.thanh_phan in nhom and sau is not None and truoc is not None:
            yield QuanSat(sau + truoc, duoi)


def _gian_dong(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Line spacing in lines; points are set against the height of a single line of the paragraph's size."""
    dung_tu = quy_tac.gia_tri.dung_tu  # type: ignore[union-attr]
    for k in blocks_of(tai_lieu, quy_tac.doi_tuong):
        gian, co = k.dinh_dang.gian, k.dinh_dang.co_max
        if gian is None or (gian.kieu != "boi" and not co):
            continue
        dong = gian.gia_tri if gian.kieu == "boi" else gian.gia_tri / (_DONG_DON * (co or 1))
        du = gian.kieu == "it_nhat" or (gian.kieu == "chinh_xac" and dung_tu is not None and gian.gia_tri >= dung_tu)
        yield QuanSat(max(1.0, dong) if du else dong, k)


def _cung_dong(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    voi = quy_tac.gia_tri.voi  # type: ignore[union-attr]
    blocks_of(tai_lieu, voi)
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    yield QuanSat(any(voi in k.cung_hang for k in khoi), khoi[0])


def _ben(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.ben, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong) if k.ben is not None)


def _moi_doan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.chu.strip(), k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong))


def _chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The texts of a component as the rule takes them: each, the first, the last, or joined."""
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    cho = getattr(quy_tac.gia_tri, "cho", "gop")
    if cho == "gop":
        yield QuanSat("\n".join(k.chu.strip() for k in khoi), khoi[0])
        return
    chon = {"moi": khoi, "dau": khoi[:1], "cuoi": khoi[-1:]}[cho]
    yield from (QuanSat(k.chu.strip(), k) for k in chon)


def _mau_chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """As `_chu`; a component that stands once is measured by `mau_mot`, so what meets it is no observation."""
    mot = quy_tac.gia_tri.mau_mot  # type: ignore[union-attr]
    thay = list(_chu(quy_tac, tai_lieu))
    if mot and len(thay) == 1 and compile_mau(mot).fullmatch(str(thay[0].gia_tri)):
        raise ChuaThay("chỉ có một, không cần đánh số")
    yield from thay


def _tranh_chu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for q in _chu(quy_tac, tai_lieu):
        yield QuanSat(q.gia_tri, q.khoi, find_tranh(quy_tac.gia_tri, str(q.gia_tri)))  # type: ignore[arg-type]


def _nhac_toi(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    truoc = tai_lieu.khoi[: tai_lieu.khoi.index(khoi[0])]
    if not truoc:
        raise ChuaThay("tệp chỉ có phụ lục")
    yield QuanSat("\n".join(k.chu for k in truoc), khoi[0])


def _dau_cuoi(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    khoi = _cuoi_noi_dung(tai_lieu) if quy_tac.doi_tuong == "van_ban" else blocks_of(tai_lieu, quy_tac.doi_tuong)
    x: Any = quy_tac.gia_tri
    if x.cuoi is None and len(khoi) == 1:
        raise ChuaThay("chỉ có một dòng")
    sai = [k for k in khoi[:-1] if x.giua and not k.chu.rstrip().endswith(x.giua)]
    sai += [khoi[-1]] if x.cuoi and not khoi[-1].chu.rstrip().endswith(x.cuoi) else []
    cho = (sai or khoi)[0]
    yield QuanSat(tuple(k.chu.rstrip() for k in khoi), cho, f"«{cho.chu.rstrip()[-1:]}»")


def _cuoi_noi_dung(tai_lieu: TaiLieuDo) -> tuple[KhoiDo, ...]:
    """The last paragraph of the content, when a paragraph of text it is."""
    truoc: KhoiDo | None = None
    for k in tai_lieu.khoi:
        if k.thanh_phan in ("noi_nhan", "chuc_vu", "phu_luc_so"):
            break
        truoc = k
    if truoc is None or truoc.thanh_phan not in NHOM["doan"]:
        raise ChuaThay("không rõ đoạn cuối của nội dung")
    return (truoc,)


def _ke(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """The rule below a component: whether there is one, or its length in lines of text."""
    khoi = blocks_of(tai_lieu, quy_tac.doi_tuong)
    ke = [(k.ke, k) for k in khoi if k.ke is not None]
    co = [(x, k) for x, k in ke if x.kieu != "khong"]
    if quy_tac.gia_tri.bat_buoc:  # type: ignore[union-attr]
        yield from (QuanSat(bool(co), k) for _, k in (co or ke)[:1])
        return
    for x, k in co[:1]:
        if x.ti_le is not None and x.kieu != "gach_chan":
            yield QuanSat(_gan_nhat(quy_tac.gia_tri, x.ti_le, _ti_le_dong(khoi)), k)


def _ti_le_dong(khoi: Iterable[KhoiDo]) -> list[float]:
    """Widths of a text's lines against its last one: a rule may be as long as any of them asks."""
    dong = [(d, k.dinh_dang) for k in khoi for d in k.chu.splitlines() if d.strip()]
    rong = [measure(d, f.co_chinh or 13, dam=(f.dam or 0) > 0.5) for d, f in dong]
    return [r / rong[-1] for r in rong]


def _gan_nhat(ke: Any, ti_le: float, dong: Iterable[float]) -> float:
    """The ratio, of those to each line, nearest to the range asked."""
    return min((ti_le / d for d in dong), key=lambda t: max(ke.tu - t, t - ke.den, 0.0))


def _vi_tri_so_trang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for p in tai_lieu.phan:
        for s in p.so_trang or ():
            v = s.o if quy_tac.gia_tri.o else s.dinh_dang.can  # type: ignore[union-attr]
            if v is not None:
                yield QuanSat(v)


def _kieu_so_trang(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    dau: PhanDo | None = tai_lieu.phan[0] if tai_lieu.phan else None
    if dau and dau.so_trang and dau.dem_tu not in (None, quy_tac.gia_tri.dem_tu):  # type: ignore[union-attr]
        yield QuanSat(f"đếm từ {dau.dem_tu}")
    yield from (QuanSat(s.dinh_dang_so) for p in tai_lieu.phan for s in p.so_trang or () if s.dinh_dang_so)


def _khong_trang_dau(_: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    dau = tai_lieu.phan[0] if tai_lieu.phan else None
    if dau and dau.so_trang and dau.so_trang_dau is not None:
        yield QuanSat(dau.so_trang_dau)


def _trang_rieng(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    """Each annex in a section of its own whose pages count anew."""
    if not any(p.so_trang for p in tai_lieu.phan):
        raise ChuaThay("không thấy số trang")
    da_co = {k.phan for k in _truoc_phu_luc(tai_lieu)}
    if not da_co:
        raise ChuaThay("tệp chỉ có phụ lục")
    for k in blocks_of(tai_lieu, quy_tac.doi_tuong):
        p = tai_lieu.phan[k.phan - 1]
        yield QuanSat(k.phan not in da_co and p.dem_tu == quy_tac.gia_tri.dem_tu, k)  # type: ignore[union-attr]
        da_co.add(k.phan)


def _thu_tu(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    dau, truoc = blocks_of(tai_lieu, quy_tac.doi_tuong)[0], blocks_of(tai_lieu, quy_tac.gia_tri.sau)[0]  # type: ignore[union-attr]
    yield QuanSat(tai_lieu.khoi.index(dau) > tai_lieu.khoi.index(truoc), dau)


def _co_mat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    khi = quy_tac.gia_tri.khi  # type: ignore[union-attr]
    if quy_tac.doi_tuong == "so_trang":
        yield from _co_so_trang(tai_lieu)
    elif khi:
        yield from _co_sau(tai_lieu, quy_tac.doi_tuong, khi)
    elif tai_lieu.cua(*NHOM.get(quy_tac.doi_tuong, (quy_tac.doi_tuong,))):
        yield QuanSat(True)
    elif not _la_van_ban(tai_lieu):
        raise ChuaThay("tệp không có hình dạng một văn bản hành chính")
    elif quy_tac.doi_tuong in tai_lieu.vang:
        yield QuanSat(False)
    else:
        raise ChuaThay("bộ đọc không tìm thành phần này")


def _la_van_ban(tai_lieu: TaiLieuDo) -> bool:
    """Whether enough stands there to call it a document with something missing, and not another kind of file."""
    return sum(bool(tai_lieu.cua(t)) for t in _NHAN_DANG) >= _NHAN_DANG_TU


def _co_so_trang(tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    if any(p.so_trang is None for p in tai_lieu.phan):
        return
    co = any(p.so_trang for p in tai_lieu.phan)
    if co or sum(len(k.chu) for k in tai_lieu.khoi) >= _KY_TU_HAI_TRANG:
        yield QuanSat(co)


def _co_sau(tai_lieu: TaiLieuDo, doi_tuong: str, khi: str) -> Iterator[QuanSat]:
    """For each `khi`, whether the component stands between it and the next `khi`."""
    moc = [i for i, k in enumerate(tai_lieu.khoi) if k.thanh_phan == khi]
    if not moc:
        raise ChuaThay(f"không thấy {ten_trong_cau(khi)}")
    nhom = [m for i, m in enumerate(moc) if i + 1 == len(moc) or not _lien(tai_lieu, m, moc[i + 1])]
    for dau, cuoi in zip(nhom, [*nhom[1:], len(tai_lieu.khoi)], strict=True):
        co = any(k.thanh_phan == doi_tuong for k in tai_lieu.khoi[dau:cuoi])
        yield QuanSat(co, tai_lieu.khoi[dau])


def _lien(tai_lieu: TaiLieuDo, dau: int, cuoi: int) -> bool:
    """Whether two blocks of one component belong together: nothing between them (a list of grounds)."""
    return cuoi == dau + 1 and tai_lieu.khoi[dau].thanh_phan == "can_cu"


def _vang_mat(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    if x.khi:
        chu = "\n".join(k.chu for k in blocks_of(tai_lieu, x.khi))
        if not compile_mau(x.mau or "").search(chu):
            raise ChuaThay("không thuộc trường hợp này")
    khoi = tai_lieu.cua(quy_tac.doi_tuong)
    yield QuanSat(bool(khoi), khoi[0] if khoi else None)


def _don_dan(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    x: Any = quy_tac.gia_tri
    ten = x.bang or tuple(dict.fromkeys(k for b in x.bo for k in b))
    co = {t: c for t in ten if (c := _co_cua(tai_lieu, t)) is not None}
    if len(co) < 2:
        raise ChuaThay("chưa đo được từ hai cỡ chữ trở lên")
    yield QuanSat(co)


def _co_cua(tai_lieu: TaiLieuDo, doi_tuong: str) -> float | None:
    """The size of most of a component's paragraphs."""
    try:
        khoi = blocks_of(tai_lieu, doi_tuong)
    except ChuaThay:
        return None
    dem = Counter(k.dinh_dang.co_chinh for k in khoi if k.dinh_dang.co_chinh)
    return max(dem, key=lambda c: (dem[c], c)) if dem else None


def _danh_so(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    yield from (QuanSat(k.so, k) for k in blocks_of(tai_lieu, quy_tac.doi_tuong) if k.so)


def _so_0(quy_tac: QuyTac, tai_lieu: TaiLieuDo) -> Iterator[QuanSat]:
    for q in _chu(quy_tac, tai_lieu):
        if parse_so_0(quy_tac.gia_tri, str(q.gia_tri)) is None:  # type: ignore[arg-type]
            raise ChuaThay("chỗ này còn để trống")
        yield q


QUAN_SAT: Mapping[str, Callable[[QuyTac, TaiLieuDo], Iterable[QuanSat]]] = {
    "kho_giay": _kho_giay,
    "huong_giay": _huong_giay,
    "le": _le,
    "mot_le": _mot_le,
    "phong": _thuoc_tinh(_phong),
    "mau": _thuoc_tinh(lambda d: d.mau[0][0] if d.mau else None),
    "co_chu": _thuoc_tinh(lambda d: d.co_chinh),
    "dam": _thuoc_tinh(lambda d: _phan_lon(d.dam)),
    "nghieng": _thuoc_tinh(lambda d: _phan_lon(d.nghieng)),
    "gach_chan": _thuoc_tinh(lambda d: _phan_lon(d.gach_chan)),
    "hoa": _thuoc_tinh(lambda d: d.hoa),
    "can": _thuoc_tinh(lambda d: d.can),
    "thut_dau": _thuoc_tinh(_thut),
    "khoang_doan": _khoang_doan,
    "gian_dong": _gian_dong,
    "cung_dong": _cung_dong,
    "dong_moi": _moi_doan,
    "ben": _ben,
    "dung_chu": _chu,
    "mau_chu": _mau_chu,
    "tranh_chu": _tranh_chu,
    "nhac_toi": _nhac_toi,
    "dau_cuoi": _dau_cuoi,
    "ke": _ke,
    "vi_tri_so_trang": _vi_tri_so_trang,
    "kieu_so_trang": _kieu_so_trang,
    "khong_trang_dau": _khong_trang_dau,
    "trang_rieng": _trang_rieng,
    "thu_tu": _thu_tu,
    "co_mat": _co_mat,
    "vang_mat": _vang_mat,
    "don_dan": _don_dan,
    "danh_so": _danh_so,
    "so_0": _so_0,
}
"""The registry of observers: every kind of test but `khong_may`."""
