"""Nothing a field accepts vanishes in silence: every field of every model is printed, refused, or told by `check`.

Each value of some plans is replaced, one after the other, by one that stands nowhere else; the page must say it, or the
loader refuse it, or a finding name its place. A field that does none of these is in `NGOAI_LE`, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.mo_hinh.dan_y import TEN_PHAN
from kehoach.mo_hinh.kieu import MoHinh
from kehoach.nguon.vi_tri import format_duong_dan
from kehoach.soan.sua_ke_hoach import dump_du_lieu
from kehoach.trinh_bay.van_ban_thuan import write_text

DuongDan = tuple[str | int, ...]
Truong = tuple[str, str]


class GiaTriThu(NamedTuple):
    """Giá trị thử: a value as a source may write it, and how it reads on the page."""

    gia_tri: Any
    tren_trang: str


# For each kind of field one of these is a right value; none of them is in any plan of this file.
_THU = (
    GiaTriThu("Chữ thử riêng", "chữ thử riêng"),
    GiaTriThu("17.654 triệu đồng", "17.654"),
    GiaTriThu("Quý IV năm 2031", "quý iv năm 2031"),
    GiaTriThu("2031-10-29", "29 tháng 10 năm 2031"),
    GiaTriThu(7654, "7654"),
    GiaTriThu("7654/QĐ-TH", "7654/qđ-th"),
    GiaTriThu("Hỏa tốc", "hỏa tốc"),  # these two come from the lists of the regime
    GiaTriThu("Xem xong trả lại", "xem xong trả lại"),
)
_KIEU_SAI = ("nap.kieu", "nap.gia_tri_sai")
_BAO = {"nd.khong_in", "nd.vien_dan.khong_dung"}

# Fields whose value is nothing to be printed.
NGOAI_LE: dict[Truong, str] = {
    ("KeHoach", "the_thuc"): "chọn chế độ thể thức",
    ("KeHoach", "quy_uoc"): "chọn cách trình bày",
    ("KeHoach", "kieu_vien_dan"): "chọn chỗ đứng của trích yếu văn bản được dẫn",
    ("KeHoach", "danh_so"): "chọn kiểu số",
    ("KeHoach", "can_cu_lien_mo_dau"): "chọn cách xếp đoạn",
    ("MucDanY", "gom"): "tên các phần của kế hoạch",
    ("MucDanY", "danh_so"): "chọn kiểu số",
    ("MucDanY", "khong_so"): "chọn kiểu số",
    ("MucDanY", "lien"): "chọn cách xếp đoạn",
    ("MucDanY", "gom_lien"): "chọn cách xếp đoạn",
    ("Muc", "khong_so"): "chọn kiểu số",
    ("Muc", "lien"): "chọn cách xếp đoạn",
    ("KhoanChi", "ma"): "khóa cho [=kinh_phi.khoan.…]",
    ("PhanCong", "ma"): "khóa cho [=han.…]",
    ("KinhPhi", "don_vi"): "chọn đơn vị in số tiền",
    ("KinhPhi", "bang_chu"): "chọn có đọc số tiền bằng chữ hay không",
    ("PhuLuc", "huong"): "chọn chiều giấy",
}

_KHOAN = {"ten": "Khoản một", "so_tien": "5 triệu đồng"}
_NGUON = {"ten": "Nguồn một", "so_tien": "9 triệu đồng"}
_RIENG = "Có bảng riêng."
_VIEC = [{"don_vi": "Phòng Một", "tieu_de": "Giao việc", "nhiem_vu": "Làm ngay."}]
_KHONG_CO_RIENG = dict.fromkeys(("so", "ngay", "can_cu", "noi_nhan", "luu", "soan_thao", "dia_danh", "chu_ky"))
_QUYET_DINH = {"so": 5, "ky_hieu": "QĐ-SM", "ngay": "2024-03-05", "cua": "Sở Mẫu"}
_MUC_TRONG = [{"tieu_de": "Một", "gom": [{"tieu_de": "Con", "gom": ["muc_dich"]}]}, {"tieu_de": "Hai"}]
# Plans that together hold every field, each in the company in which it could get lost; only what begins with the path
# is tried.
HOAN_CANH: dict[str, tuple[str, dict[str, Any]]] = {
    "đầy đủ": ("", {}),
    "kèm quyết định": ("", {**_KHONG_CO_RIENG, "quyet_dinh": _QUYET_DINH}),
    "kinh phí tự viết câu": ("kinh_phi", {"kinh_phi": {"tong": "9 triệu đồng", "nguon": {"xa": _NGUON}}}),
    "kinh phí chỉ có khoản": ("kinh_phi", {"kinh_phi": {"khoan": [_KHOAN]}}),
    "khoản dưới câu riêng": ("kinh_phi", {"kinh_phi": {"khoan": [_KHOAN], "van_ban": _RIENG}}),
    "nguồn dưới câu riêng": ("kinh_phi", {"kinh_phi": {"nguon": {"xa": _NGUON}, "van_ban": _RIENG}}),
    "tổng dưới câu riêng": ("kinh_phi", {"kinh_phi": {"tong": "9 triệu đồng", "van_ban": _RIENG}}),
    "tiêu đề thay tên đơn vị": ("to_chuc_thuc_hien", {"to_chuc_thuc_hien": _VIEC}),
    "đơn vị trong nội dung": ("noi_dung", {"noi_dung": _VIEC}),
    "thời hạn không ai nhắc": ("han", {"to_chuc_thuc_hien": _VIEC}),
    "nhãn của dòng không có": ("noi_dung", {"noi_dung": [{"ten": "Việc", "nhan": {"quy_mo": "Số lớp"}}]}),
    "dàn ý còn trống": ("dan_y", {**dict.fromkeys(TEN_PHAN), "dan_y": _MUC_TRONG}),
    "căn cứ liền mở đầu": ("can_cu", {"can_cu_lien_mo_dau": True}),
    "viện dẫn không ai dẫn": ("vien_dan", {"can_cu": None}),
    "nơi nhận chỉ có dòng lưu": ("luu", {"noi_nhan": None}),
}
# In this company a value is not printed, and need not be.
NGOAI_LE_HOAN_CANH: dict[tuple[str, str], str] = {
    ("kèm quyết định", "co_quan.viet_tat"): "tên tắt vào ký hiệu; ký hiệu của quyết định đã viết sẵn",
}


def _ke_hoach(ten: str) -> kh.KeHoach:
    return kh.load({k: x for k, x in nm.nguon_day_du(**HOAN_CANH[ten][1]).items() if x is not None})


def cac_cho(x: BaseModel, goc: DuongDan = ()) -> Iterator[tuple[DuongDan, Truong]]:
    """Every single value of a plan, with the field it belongs to; what has its default is not written in a source."""
    for ten, truong in type(x).model_fields.items():
        gia_tri = getattr(x, ten)
        if gia_tri != truong.get_default(call_default_factory=True):
            yield from _duoi(gia_tri, (*goc, ten), (type(x).__name__, ten))


def _duoi(gia_tri: Any, goc: DuongDan, truong: Truong) -> Iterator[tuple[DuongDan, Truong]]:
    if isinstance(gia_tri, BaseModel):
        yield from cac_cho(gia_tri, goc)
    elif isinstance(gia_tri, (tuple, dict)):
        for khoa, con in gia_tri.items() if isinstance(gia_tri, dict) else enumerate(gia_tri):
            yield from _duoi(con, (*goc, khoa), truong)
    else:
        yield goc, truong


def so_phan(du_lieu: dict[str, Any], cho: DuongDan) -> str:
    """What becomes of a value that nobody has seen before, put at this place."""
    for thu in _THU:
        moi = nm.dat(du_lieu, cho, thu.gia_tri)
        loi = nm.loi(moi)
        if loi and all(p.ma in _KIEU_SAI for p in loi):
            continue
        if loi:
            return "từ chối"
        plan = kh.load(moi)
        trang = " ".join(write_text(lay_out(plan)).casefold().split())
        if thu.tren_trang in trang or str(thu.gia_tri).casefold() in trang:  # a text field takes any of them as it is
            return "in"
        duong_dan = format_duong_dan(cho)
        bao = [p.vi_tri.duong_dan or "?" for p in kh.check(plan) if p.ma in _BAO]
        return "báo" if any(duong_dan == b or duong_dan.startswith((f"{b}.", f"{b}[")) for b in bao) else "mất"
    return "không thử được"


@pytest.mark.parametrize("ten", HOAN_CANH)
def test_no_value_vanishes_in_silence(ten: str) -> None:
    plan = _ke_hoach(ten)
    du_lieu = dump_du_lieu(plan)
    thay = {
        duong_dan: so_phan(du_lieu, cho)
        for cho, truong in cac_cho(plan)
        if (duong_dan := format_duong_dan(cho)).startswith(HOAN_CANH[ten][0])
        and truong not in NGOAI_LE
        and (ten, duong_dan) not in NGOAI_LE_HOAN_CANH
    }
    assert thay
    assert {duong_dan: x for duong_dan, x in thay.items() if x not in ("in", "từ chối", "báo")} == {}


_DAN = {
    "quyết định": {"loai": "Quyết định", "so": 12, "nam": 2024, "ky_hieu": "QĐ-A", "ten": "B", "bo_nghia": "cá biệt",
                   "ngay": "2024-01-02", "co_quan": "Sở Mẫu", "trich_yeu": "về việc mẫu"},
    "số gộp": {"loai": "Quyết định", "so_ky_hieu": "12/QĐ-A", "ngay": "2024-01-02"},
    "luật": {"loai": "Luật", "ten": "Đầu tư công", "so": 39, "nam": 2019, "ky_hieu": "QH14", "ngay": "2019-06-13",
             "co_quan": "Quốc hội", "bo_nghia": "sửa đổi"},
    "luật, số gộp": {"loai": "Luật", "ten": "Đầu tư công", "so_ky_hieu": "39/2019/QH14"},
    "luật, trích yếu": {"loai": "Luật", "ten": "Đầu tư công", "trich_yeu": "Đầu tư công"},
}  # fmt: skip
_NGOAI_LE_DAN = {
    (ten, truong): "luật dẫn bằng tên và ngày; số, cơ quan để nhận ra văn bản và kiểm viện dẫn"
    for ten in ("luật", "luật, số gộp")
    for truong in ("so", "nam", "ky_hieu", "so_ky_hieu", "co_quan")
}


@pytest.mark.parametrize("ten", _DAN)
def test_no_field_of_a_citation_vanishes_in_silence(ten: str) -> None:
    du_lieu = nm.nguon(vien_dan={"a": _DAN[ten]}, can_cu="[@a]")
    thay = {
        truong: so_phan(du_lieu, ("vien_dan", "a", truong))
        for truong in _DAN[ten]
        if (ten, truong) not in _NGOAI_LE_DAN
    }
    assert {truong: x for truong, x in thay.items() if x not in ("in", "từ chối", "báo")} == {}


@pytest.mark.parametrize("truong", ["nam", "so", "ky_hieu", "so_ky_hieu", "co_quan", "trich_yeu", "ten", "loai"])
@pytest.mark.parametrize("ten", ["quyết định", "luật"])
def test_a_citation_that_loads_can_be_checked(ten: str, truong: str) -> None:
    du_lieu = nm.nguon(vien_dan={"a": {**_DAN[ten], truong: "chữ lạ"}}, can_cu="[@a]")
    phat_hien = nm.loi(du_lieu) or kh.check(du_lieu)
    assert all(p.thong_diep for p in phat_hien)


def _lop_con(lop: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for con in lop.__subclasses__():
        yield con
        yield from _lop_con(con)


def test_every_field_of_every_model_is_tried_or_has_a_reason_not_to_be() -> None:
    moi = {
        (lop.__name__, ten)
        for lop in _lop_con(MoHinh)
        if lop.__module__.startswith("kehoach.") and lop.__name__ != "TruongKeHoach"  # its fields are KeHoach's
        for ten in lop.model_fields
    }
    thu = {truong for ten in HOAN_CANH for truong in _truong_co(_ke_hoach(ten))}
    assert moi - thu - NGOAI_LE.keys() == set()
    assert NGOAI_LE.keys() <= moi


def _truong_co(x: Any) -> Iterator[Truong]:
    """The fields with a value below a model; one that holds models is tried with theirs."""
    if isinstance(x, BaseModel):
        co = [ten for ten in type(x).model_fields if ten in x.model_fields_set and getattr(x, ten)]
        yield from ((type(x).__name__, ten) for ten in co)
        x = tuple(getattr(x, ten) for ten in co)
    for con in x.values() if isinstance(x, dict) else x if isinstance(x, tuple) else ():
        yield from _truong_co(con)


@pytest.mark.parametrize(
    ("khac", "truong"),
    [
        ({"dia_danh": "Xã Mẫu"}, "dia_danh"),
        ({"luu": ["VT", "P1"]}, "luu"),
        ({"luu": "VT"}, "luu"),
        ({"soan_thao": {"ky_hieu": "PL"}}, "soan_thao"),
    ],
)
def test_a_plan_attached_to_a_decision_refuses_what_it_would_not_print(khac: dict[str, Any], truong: str) -> None:
    (loi,) = nm.loi(nm.nguon(quyet_dinh={"so": 5}, **khac))
    assert loi.vi_tri.duong_dan == truong
    assert f"bỏ {truong}" in loi.goi_y


def test_a_place_name_that_a_text_prints_may_stand_beside_a_decision() -> None:
    plan = nm.ke_hoach(quyet_dinh={"so": 5}, dia_danh="Xã Mẫu", muc_dich="Làm ở [=dia_danh].")
    assert "Làm ở Xã Mẫu" in write_text(lay_out(plan))


def test_a_drafter_without_a_filing_line_is_refused() -> None:
    (loi,) = nm.loi(nm.nguon(luu=[], noi_nhan="Sở Mẫu", soan_thao={"ky_hieu": "PL"}))
    assert (loi.ma, loi.vi_tri.duong_dan) == ("nap.khong_in", "soan_thao")


def test_nothing_is_asked_of_a_plan_whose_texts_are_wrong_already() -> None:
    """The text that names the place may be the wrong one."""
    loi = nm.loi(nm.nguon(quyet_dinh={"so": 5}, dia_danh="Xã Mẫu", muc_dich="<b> [=dia_danh]"))
    assert {p.vi_tri.duong_dan for p in loi} == {"muc_dich"}
