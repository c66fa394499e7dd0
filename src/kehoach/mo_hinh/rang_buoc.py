"""Ràng buộc: what the parts of a plan demand of each other beside references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.chu.goi_y import suggest_ten
from kehoach.mo_hinh.dan_y import MucDanY
from kehoach.mo_hinh.loi_truong import LoiTruong
from kehoach.mo_hinh.truong_ke_hoach import TruongKeHoach
from kehoach.nguon.du_lieu import DuongDan
from kehoach.nguon.khoi import Doan
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.tra import che_do_theo_ma, che_do_vao_ngay, danh_sach_che_do
from kehoach.the_thuc.tron_quy_uoc import apply_quy_uoc, find_sai

# What a plan attached to a decision does not have of its own (30/2020/NĐ-CP, Phụ lục III, companion of Mẫu 1.3).
_KHONG_KEM_QUYET_DINH = {
    "so": "số",
    "ngay": "ngày",
    "can_cu": "căn cứ",
    "noi_nhan": "nơi nhận",
    "luu": "nơi lưu",
    "soan_thao": "người soạn thảo",
}


def che_do_cua(ke_hoach: TruongKeHoach) -> CheDo:
    """The regime of a plan: the one it names, else the one in force on its date (or its decision's), else now.

    With the changes of its house profile, if that stands over this regime.
    """
    che_do = _che_do_goc(ke_hoach)
    return apply_quy_uoc(che_do, ke_hoach.quy_uoc) if ke_hoach.quy_uoc else che_do


def _che_do_xet(ke_hoach: TruongKeHoach) -> CheDo:
    """The regime that the rest is judged by while the profile itself may be wrong."""
    hong = ke_hoach.quy_uoc is not None and find_sai(ke_hoach.quy_uoc)
    return _che_do_goc(ke_hoach) if hong else che_do_cua(ke_hoach)


def _che_do_goc(ke_hoach: TruongKeHoach) -> CheDo:
    if ke_hoach.the_thuc:
        return che_do_theo_ma(ke_hoach.the_thuc)
    ngay = ke_hoach.quyet_dinh.ngay if ke_hoach.quyet_dinh else ke_hoach.ngay
    return che_do_vao_ngay(ngay)


def loi_quy_uoc(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """What is wrong in a house profile that the plan has within itself."""
    for duong_dan, thong_diep, goi_y in find_sai(ke_hoach.quy_uoc) if ke_hoach.quy_uoc else ():
        yield LoiTruong(("quy_uoc", *duong_dan), "nap.quy_uoc", thong_diep, goi_y)


def loi_the_thuc(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """An unknown regime, or stamps that the regime does not know."""
    ma = [c.ma for c in danh_sach_che_do()]
    if ke_hoach.the_thuc and ke_hoach.the_thuc not in ma:
        yield _khong_nhan(("the_thuc",), f"Không có chế độ thể thức «{ke_hoach.the_thuc}».", ke_hoach.the_thuc, ma)
        return
    che_do = _che_do_xet(ke_hoach)
    for ten, nhan in (("do_khan", list(che_do.do_khan_mm)), ("pham_vi_luu_hanh", list(che_do.pham_vi_luu_hanh))):
        gia_tri = getattr(ke_hoach, ten)
        if gia_tri is not None and gia_tri not in nhan:
            yield _khong_nhan((ten,), f"{che_do.ten} không có «{gia_tri}».", gia_tri, nhan)


def loi_quyet_dinh(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """Parts that a plan attached to a decision may not have."""
    if ke_hoach.quyet_dinh is None:
        return
    for truong, ten in _KHONG_KEM_QUYET_DINH.items():
        if truong in ke_hoach.model_fields_set and getattr(ke_hoach, truong):
            yield _thua(truong, ten)
    if ke_hoach.chu_ky and not _che_do_xet(ke_hoach).kem_quyet_dinh.chu_ky:
        yield _thua("chu_ky", "chữ ký")


def loi_khong_in(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """What would be read and not printed, because the place where it prints is not there."""
    if ke_hoach.quyet_dinh:
        if ke_hoach.dia_danh and not any(x[:2] == ("=", "dia_danh") for x in ke_hoach.muc_luc.tham_chieu):
            yield _thua("dia_danh", "địa danh", "nap.khong_in")
    elif ke_hoach.soan_thao and not ke_hoach.luu:
        thong_diep = "Ký hiệu người soạn thảo in sau dòng «Lưu», mà luu đang trống."
        yield LoiTruong(("soan_thao",), "nap.khong_in", thong_diep, "ghi luu, hoặc bỏ soan_thao")


def loi_can_cu(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """Grounds that hold more than running text: each is one paragraph of the page."""
    for i, can_cu in enumerate(ke_hoach.can_cu):
        if not can_cu.khoi or not all(isinstance(k, Doan) for k in can_cu.khoi):
            thong_diep = f"Căn cứ thứ {i + 1} phải là một đoạn chữ, không có danh sách, tiêu đề hay bảng."
            yield LoiTruong(("can_cu", i), "nap.can_cu", thong_diep, "tách thành nhiều mục của can_cu")


def loi_danh_so(ke_hoach: TruongKeHoach) -> Iterator[LoiTruong]:
    """Numbers such as `1.1.` on a level that has no level above to repeat the number of."""
    yield from _cap_danh_so(ke_hoach.danh_so or (), 0, ("danh_so",))
    for i, muc in enumerate(ke_hoach.dan_y):
        yield from _danh_so_muc(muc, 0, ("dan_y", i))


def _danh_so_muc(muc: MucDanY, cap: int, goc: DuongDan) -> Iterator[LoiTruong]:
    yield from _cap_danh_so(muc.danh_so or (), cap, (*goc, "danh_so"))
    for i, con in enumerate(muc.gom):
        if isinstance(con, MucDanY):
            yield from _danh_so_muc(con, cap if muc.khong_so else cap + 1, (*goc, "gom", i))


def _cap_danh_so(danh_so: Iterable[str], cap: int, goc: DuongDan) -> Iterator[LoiTruong]:
    for i, mau in enumerate(danh_so):
        if mau.count(".") > cap + i + 1:
            thong_diep = f"Kiểu số «{mau}» nhắc lại số của cấp trên, mà ở đây không đủ cấp trên."
            yield LoiTruong((*goc, i), "nap.danh_so", thong_diep, "ghi kiểu số của từng cấp, như [I., 1., 1.1.]")


def _thua(truong: str, ten: str, ma: str = "nap.quyet_dinh") -> LoiTruong:
    thong_diep = f"Kế hoạch ban hành kèm theo quyết định không ghi {ten} riêng."
    return LoiTruong((truong,), ma, thong_diep, f"bỏ {truong}, hoặc bỏ quyet_dinh")


def _khong_nhan(duong_dan: tuple[str, ...], thong_diep: str, gia_tri: str, nhan: list[str]) -> LoiTruong:
    return LoiTruong(duong_dan, "nap.gia_tri_sai", thong_diep, suggest_ten(gia_tri, nhan, f"nhận: {', '.join(nhan)}"))
