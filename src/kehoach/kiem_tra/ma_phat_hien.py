"""Mã phát hiện: every code that a finding about a document carries: the ids of the rules of form, the rest by name."""

from __future__ import annotations

from functools import cache

from kehoach.chu.goi_y import find_gan
from kehoach.kiem_tra.quy_tac import danh_sach_quy_tac
from kehoach.the_thuc.thu_muc import Goc, goc_che_do
from kehoach.the_thuc.tra import danh_sach_che_do

KHONG_LAM_DUOC: dict[str, str] = {
    "nap.": "nguồn chưa nạp được; chỗ sai, lý do và cách sửa ghi ngay trong phát hiện",
    "xay.": "việc dựng hàng loạt (kehoach build); lý do và cách sửa ghi ngay trong phát hiện",
}
"""How codes begin that say what could not be done, and what they are about: no opinion, so none can be switched off."""

_CAN_CU = "căn cứ ghi ngay trong phát hiện"
NOI_DUNG: dict[str, str] = {
    "nd.bang_rong": "bảng có nhiều cột hơn bề rộng trang: chữ và số sẽ ngắt giữa chừng",
    "nd.cho_dien": "chỗ trong «…» của kế hoạch mới (kehoach new) chưa được thay bằng chữ thật",
    "nd.khong_in": "tên, số tiền, thời hạn hay mục của dàn ý có trong kế hoạch mà văn bản không in ở đâu",
    "nd.quy_uoc": "quy ước trình bày riêng không áp dụng được, hoặc nói tới quy tắc không có",
    "nd.vien_dan.khong_dung": "một khóa của vien_dan mà không chỗ nào dẫn",
    "nd.vien_dan.trung": "hai khóa của vien_dan là cùng một văn bản",
    "nd.vien_dan.khong_doc": "chữ của vien_dan không đọc được thành một viện dẫn, nên in nguyên như đã viết",
    "nd.vien_dan.thieu": f"viện dẫn thiếu phần mà lần dẫn đầu tiên phải ghi; {_CAN_CU}",
    "nd.vien_dan.day_du_lai": f"một văn bản được dẫn đầy đủ hơn một lần; {_CAN_CU}",
    "vien_dan.loai_ky_hieu": f"tên loại của văn bản được dẫn không khớp ký hiệu; {_CAN_CU}",
    "vien_dan.co_quan_ky_hieu": f"cơ quan ban hành văn bản được dẫn không khớp ký hiệu; {_CAN_CU}",
    "vien_dan.dang_ky_hieu": f"số của Đảng viết theo cách của Nhà nước, hoặc ngược lại; {_CAN_CU}",
    "vien_dan.nam_ngay": "năm trong số, ký hiệu khác năm của ngày ban hành",
    "vien_dan.ngay": "ngày ban hành không có trong lịch",
    "vien_dan.khoa_quoc_hoi": "khóa Quốc hội trong ký hiệu không phải của năm ấy",
    "vien_dan.ma_co_quan": "ký hiệu là của cơ quan không tồn tại vào ngày ấy",
}
"""Codes of findings about a plan that no rule of form makes, and what each is about."""


def list_ma() -> tuple[str, ...]:
    """The whole code of everything that a checker may find in a document; the newest regime first.

    >>> "nd30.pl1.p1.m1.k1.t01" in list_ma(), "nd.cho_dien" in list_ma(), "nap.thieu" in list_ma()
    (True, True, False)
    """
    return _gom_ma(goc_che_do())


@cache
def _gom_ma(_goc: Goc) -> tuple[str, ...]:
    quy_tac = (q.ma for che_do in reversed(danh_sach_che_do()) for q in danh_sach_quy_tac(che_do.ma))
    return (*quy_tac, *NOI_DUNG)


def is_ma(dau: str) -> bool:
    """Whether any code of a finding begins like this.

    >>> is_ma("nd30.pl1"), is_ma("nap"), is_ma("nap.thieu"), is_ma("nd99")
    (True, True, True, False)
    """
    khong_lam = any(x.startswith(dau) or dau.startswith(x) for x in KHONG_LAM_DUOC)
    return khong_lam or any(x.startswith(dau) for x in list_ma())


def find_ma_gan(ma: str) -> str | None:
    """The code that was meant, when one is near.

    >>> find_ma_gan("nd.vien_dan.day_du_la"), find_ma_gan("«?»")
    ('nd.vien_dan.day_du_lai', None)
    """
    nhom = [[x for x in list_ma() if x.partition(".")[0] == dau] for dau in {x.partition(".")[0] for x in list_ma()}]
    return next(iter(find_gan(ma, sorted(x for n in nhom for x in find_gan(ma, n)))), None)
