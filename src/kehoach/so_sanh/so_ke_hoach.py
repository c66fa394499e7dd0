"""So kế hoạch: what changed in substance between two plans: money, deadlines, duties, grounds, recipients, signer.

Things are matched by their names (a duty by its body, an item of the budget by its name), so that one more in between
is one addition and not a row of changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.noi_dung import HoatDong, Muc, PhanNoiDung
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.so_sanh.do_giong import count_tu, measure_giong
from kehoach.so_sanh.ghep_dong import HanMuc, align
from kehoach.so_sanh.thay_doi import ThayDoi, change, change_ngay, change_thoi_gian, change_tien

T = TypeVar("T")
_GIONG = 0.6  # two grounds this much alike are one that was reworded

# Plain values: path in the plan, and how a clerk calls it.
_THUONG: tuple[tuple[str, str], ...] = (
    ("the_thuc", "chế độ thể thức"),
    ("co_quan.chu_quan", "cơ quan chủ quản"),
    ("co_quan.ten", "cơ quan ban hành"),
    ("so", "số"),
    ("dia_danh", "địa danh"),
    ("trich_yeu", "trích yếu"),
    ("do_khan", "độ khẩn"),
    ("pham_vi_luu_hanh", "phạm vi lưu hành"),
    ("quyet_dinh.so", "số quyết định ban hành"),
    ("quyet_dinh.ky_hieu", "ký hiệu quyết định ban hành"),
    ("quyet_dinh.cua", "cơ quan ra quyết định ban hành"),
    ("chu_ky.dong", "thẩm quyền ký"),
    ("chu_ky.chuc_vu_khac", "chức vụ khác của người ký"),
    ("chu_ky.ho_ten", "người ký"),
    ("luu", "nơi lưu"),
    ("soan_thao.ky_hieu", "ký hiệu người soạn thảo"),
    ("soan_thao.so_ban", "số bản phát hành"),
    ("dia_chi.dia_chi", "địa chỉ"),
    ("dia_chi.dien_thoai", "điện thoại"),
    ("dia_chi.fax", "số fax"),
    ("dia_chi.thu_dien_tu", "thư điện tử"),
    ("dia_chi.trang_tin", "trang thông tin"),
)
_HOAT_DONG: tuple[tuple[str, str], ...] = (
    ("quy_mo", "quy mô"),
    ("dia_diem", "địa điểm"),
    ("doi_tuong", "đối tượng"),
    ("chu_tri", "đơn vị chủ trì"),
    ("phoi_hop", "đơn vị phối hợp"),
    ("ket_qua", "kết quả"),
)


def compare_ke_hoach(cu: KeHoach, moi: KeHoach) -> list[ThayDoi]:
    """Changes of substance, the weightiest first: money, time, duties, then the rest of the document."""
    return [x for nhom in _NHOM for x in nhom(cu, moi) if x is not None]


MotNhom = Callable[[KeHoach, KeHoach], Iterable[ThayDoi | None]]


def _tien(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    a, b = cu.kinh_phi or KinhPhi(), moi.kinh_phi or KinhPhi()
    yield change_tien("kinh phí", a.tong, b.tong, "kinh_phi.tong")
    for ten, x, y in _ghep(a.khoan, b.khoan, lambda k: k.ten):
        so = (x.so_tien if x else None, y.so_tien if y else None)
        yield change_tien(f"khoản chi «{ten}»", *so, "kinh_phi.khoan")
    for ma in dict.fromkeys([*a.nguon, *b.nguon]):
        n, m = a.nguon.get(ma), b.nguon.get(ma)
        ten = (m or n or a.nguon[ma]).ten
        yield change_tien(f"nguồn «{ten}»", n.so_tien if n else None, m.so_tien if m else None, f"kinh_phi.nguon.{ma}")


def _thoi_han(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    yield change_ngay("ngày ban hành", cu.ngay, moi.ngay, "ngay")
    a, b = (x.quyet_dinh.ngay if x.quyet_dinh else None for x in (cu, moi))
    yield change_ngay("ngày quyết định ban hành", a, b, "quyet_dinh.ngay")
    yield change_thoi_gian("thời gian thực hiện", cu.thoi_gian, moi.thoi_gian, "thoi_gian")
    for ten in dict.fromkeys([*cu.han, *moi.han]):
        yield change_thoi_gian(f"hạn «{ten}»", cu.han.get(ten), moi.han.get(ten), f"han.{ten}")


def _phan_cong(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    duong_dan = "to_chuc_thuc_hien"
    for ten, x, y in _ghep(cu.to_chuc_thuc_hien, moi.to_chuc_thuc_hien, lambda p: p.don_vi):
        if x is None or y is None:
            yield change("đơn vị được giao việc", ten if x else None, ten if y else None, duong_dan)
        else:
            yield from _mot_phan_cong(ten, x, y, duong_dan)


def _mot_phan_cong(ten: str, x: PhanCong, y: PhanCong, duong_dan: str) -> Iterator[ThayDoi | None]:
    yield change_thoi_gian(f"hạn của {ten}", x.han, y.han, duong_dan)
    for phoi_hop, a, b in _ghep(x.phoi_hop, y.phoi_hop, str):
        yield change(f"đơn vị phối hợp với {ten}", phoi_hop if a else None, phoi_hop if b else None, duong_dan)


def _hoat_dong(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    a, b = (list(_iter_hoat_dong(x.noi_dung)) for x in (cu, moi))
    for ten, x, y in _ghep(a, b, lambda h: h.ten.chu):
        if x is None or y is None:
            yield change("hoạt động", ten if x else None, ten if y else None, "noi_dung")
            continue
        yield change_tien(f"kinh phí của «{ten}»", x.kinh_phi, y.kinh_phi, "noi_dung")
        yield change_thoi_gian(f"thời gian của «{ten}»", x.thoi_gian, y.thoi_gian, "noi_dung")
        for truong, goi in _HOAT_DONG:
            yield change(f"{goi} của «{ten}»", _chu(getattr(x, truong)), _chu(getattr(y, truong)), "noi_dung")


def _iter_hoat_dong(phan: Iterable[PhanNoiDung]) -> Iterator[HoatDong]:
    for x in phan:
        if isinstance(x, HoatDong):
            yield x
        elif isinstance(x, Muc):
            yield from _iter_hoat_dong(x.noi_dung)
            yield from x.hoat_dong


def _can_cu(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    a, b = _doc_can_cu(cu), _doc_can_cu(moi)
    han_muc = HanMuc(sum(map(len, (*a, *b))))
    for giong, i, k, m, n in align(a, b, han_muc):
        if not giong:
            yield from _cap_can_cu(a[i:k], b[m:n], han_muc)


def _cap_can_cu(a: list[str], b: list[str], han_muc: HanMuc) -> Iterator[ThayDoi | None]:
    """Grounds that were reworded, then those gone, then the new ones; past the allowance none is taken for reworded."""
    con = [(y, count_tu(y)) for y in b]
    for x in a:
        tu = count_tu(x)
        du = han_muc.spend((len(tu) + 1) * len(con))
        giong, i = max(((measure_giong(tu, y), -i) for i, (_, y) in enumerate(con)), default=(0, 0)) if du else (0, 0)
        yield change("căn cứ", x, con.pop(-i)[0] if giong >= _GIONG else None, "can_cu")
    for y, _ in con:
        yield change("căn cứ", None, y, "can_cu")


def _doc_can_cu(ke_hoach: KeHoach) -> list[str]:
    """Grounds as they print, citations written out, without the mark at their end."""
    return [k.chu.rstrip(" ;.,:") for k in lay_out(ke_hoach).khoi if k.goc.startswith("can_cu")]


def _vien_dan(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    """Citations that other texts than the grounds refer to; a key nobody mentions prints nowhere."""
    trong_can_cu = " ".join(x.nguon for k in (cu, moi) for x in k.can_cu)
    for khoa in dict.fromkeys([*cu.vien_dan, *moi.vien_dan]):
        if f"[@{khoa}" not in trong_can_cu:
            x, y = cu.vien_dan.get(khoa), moi.vien_dan.get(khoa)
            ten = f"văn bản được dẫn «{khoa}»"
            yield change(ten, x.day_du if x else None, y.day_du if y else None, f"vien_dan.{khoa}")


def _con_lai(cu: KeHoach, moi: KeHoach) -> Iterator[ThayDoi | None]:
    for duong_dan, ten in _THUONG:
        yield change(ten, _chu(_lay(cu, duong_dan)), _chu(_lay(moi, duong_dan)), duong_dan)
    for ten, x, y in _ghep(cu.noi_nhan, moi.noi_nhan, lambda n: n.ten):
        if x is None or y is None:
            yield change("nơi nhận", ten if x else None, ten if y else None, "noi_nhan")
        else:
            yield change(f"mục đích gửi {ten}", x.de, y.de, "noi_nhan")
    for ten, p, q in _ghep(cu.phu_luc, moi.phu_luc, lambda n: n.tieu_de.chu):
        yield change("phụ lục", ten if p else None, ten if q else None, "phu_luc")


_NHOM: tuple[MotNhom, ...] = (_tien, _thoi_han, _phan_cong, _hoat_dong, _can_cu, _vien_dan, _con_lai)


def _ghep(a: Sequence[T], b: Sequence[T], ten: Callable[[T], str]) -> Iterator[tuple[str, T | None, T | None]]:
    """Things of one name side by side, in the order of the new plan, those that are gone first."""
    ca, cb = _danh_dau(a, ten), _danh_dau(b, ten)
    for khoa in [*(x for x in ca if x not in cb), *cb]:
        yield khoa[0], ca.get(khoa), cb.get(khoa)


def _danh_dau(ds: Sequence[T], ten: Callable[[T], str]) -> dict[tuple[str, int], T]:
    """By name; the second of one name by (name, 2)."""
    dem: Counter[str] = Counter()
    ra = {}
    for x in ds:
        goi = " ".join(ten(x).split())
        dem[goi] += 1
        ra[goi, dem[goi]] = x
    return ra


def _lay(goc: Any, duong_dan: str) -> Any:
    for buoc in duong_dan.split("."):
        goc = getattr(goc, buoc, None)
    return goc


def _chu(x: Any) -> str | None:
    """A plain value on one line."""
    if x is None:
        return None
    if isinstance(x, (VanBan, Dong)):
        x = x.nguon
    return " ".join((", ".join(x) if isinstance(x, tuple) else str(x)).split()) or None
