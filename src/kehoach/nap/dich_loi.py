"""Dịch lỗi: what validation found, told to the author: where, what, and the nearest right name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kehoach.chu.goi_y import suggest_ten
from kehoach.loi import GiaTriKhongHopLe, PhatHien
from kehoach.mo_hinh.dan_y import MucDanY
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.loi_truong import LoiTruong, TruongHong
from kehoach.mo_hinh.noi_dung import HoatDong, Muc
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.nap.con_lai import find_con_lai
from kehoach.nguon.du_lieu import DuongDan
from kehoach.nguon.nguon import Nguon
from kehoach.nguon.van_ban_hong import VanBanHongError

# What pydantic puts into a path beside keys and places: which member of a union it took, and that a key is meant.
_THE = frozenset({"<muc>", "<hoat_dong>", "<phan_cong>", "<van_ban>", "<phan>"})
_THEO_THE: dict[str, tuple[type[BaseModel], ...]] = {
    "<muc>": (Muc, MucDanY),
    "<hoat_dong>": (HoatDong,),
    "<phan_cong>": (PhanCong,),
}
_KHOA = "[key]"

# What the author reads for each kind of error pydantic reports; {x} is the value, {ctx…} what pydantic adds.
_CAU: dict[str, str] = {
    "missing": "Thiếu trường bắt buộc «{ten}».",
    "model_type": "«{ten}» phải là một nhóm trường (khóa: giá trị), đang là {x}.",
    "model_attributes_type": "«{ten}» phải là một nhóm trường (khóa: giá trị), đang là {x}.",
    "dict_type": "«{ten}» phải là một nhóm khóa: giá trị, đang là {x}.",
    "tuple_type": "«{ten}» phải là một danh sách, đang là {x}.",
    "string_type": "«{ten}» phải là chữ, đang là {x}.",
    "string_too_short": "«{ten}» đang để trống.",
    "too_short": "«{ten}» cần ít nhất {min_length} mục.",
    "string_sub_type": "«{ten}» phải là chữ, đang là {x}.",
    "int_type": "«{ten}» phải là số nguyên, đang là {x}.",
    "int_from_float": "«{ten}» phải là số nguyên, đang là {x}.",
    "less_than_equal": "«{ten}» phải từ {le} trở xuống, đang là {x}.",
    "greater_than_equal": "«{ten}» phải từ {ge} trở lên, đang là {x}.",
    "bool_parsing": "«{ten}» phải là true hoặc false, đang là {x}.",
    "bool_type": "«{ten}» phải là true hoặc false, đang là {x}.",
    "frozen_instance": "«{ten}» không gán lại được; muốn đổi thì .sua(…) của kế hoạch cho một bản mới.",
    "literal_error": "«{ten}» không nhận giá trị {x}.",
}


_TAI_KHOA = ("nap.truong_la", "nap.khoa")
_TRONG_VAN_BAN = ("nap.van_ban", "nap.gia_tri", "nap.vien_dan")  # offsets in a text whose margins were stripped


def translate_loi(loi: ValidationError, nguon: Nguon, mo_hinh: type[BaseModel] = KeHoach) -> list[PhatHien]:
    """Findings in the order of the source, which is that of a plan unless another model is named."""
    tat_ca = [x for e in _khong_he_qua(loi) for x in _tach(e, mo_hinh)]
    if issubclass(mo_hinh, KeHoach):
        tat_ca += find_con_lai(nguon.du_lieu, loi)
    phat_hien = [_phat_hien(x, nguon) for x in tat_ca]
    return sorted(phat_hien, key=lambda p: (p.vi_tri.dong or 0, p.vi_tri.cot or 0))


def _khong_he_qua(loi: ValidationError) -> list[ErrorDetails]:
    """All errors but those of lists that are too short only because an item of theirs is wrong."""
    tat_ca = loi.errors(include_url=False)
    co_muc_sai = {e["loc"][:-1] for e in tat_ca}
    return [e for e in tat_ca if e["type"] != "too_short" or e["loc"] not in co_muc_sai]


def _tach(e: ErrorDetails, mo_hinh: type[BaseModel]) -> Iterator[LoiTruong]:
    """One error of pydantic as one or more errors of the model, paths from the root."""
    goc = _goc(e)
    nguyen_nhan = e.get("ctx", {}).get("error")
    if isinstance(nguyen_nhan, TruongHong):
        for x in nguyen_nhan.loi:
            yield LoiTruong((*goc, *x.duong_dan), x.ma, x.thong_diep, x.goi_y, x.cho)
    elif isinstance(nguyen_nhan, VanBanHongError):
        for cho, thong_diep, goi_y in nguyen_nhan.loi:
            yield LoiTruong(goc, "nap.van_ban", thong_diep, goi_y, cho)
    elif isinstance(nguyen_nhan, GiaTriKhongHopLe):
        goi_y = "; ".join(nguyen_nhan.goi_y)
        thong_diep = f"«{_ten(goc)}»: {nguyen_nhan.thong_diep}"
        yield LoiTruong(goc, "nap.gia_tri_sai", thong_diep, goi_y, nguyen_nhan.cho)
    elif nguyen_nhan is not None:
        yield LoiTruong(goc, "nap.gia_tri_sai", f"«{_ten(goc)}»: {_cau(str(nguyen_nhan))}")
    elif e["type"] == "extra_forbidden":
        yield _truong_la(e["loc"], goc, mo_hinh)
    else:
        yield _thuong(e, goc)


def _goc(e: ErrorDetails) -> DuongDan:
    """The path in the plan: pydantic's own without its tags; an unknown key may look like one."""
    loc = e["loc"][:-1] if _is_khoa(e) else e["loc"]
    la = e["type"] == "extra_forbidden"
    return tuple(x for i, x in enumerate(loc) if x not in _THE or (la and i == len(loc) - 1))


def _is_khoa(e: ErrorDetails) -> bool:
    """Whether the key itself is wrong, not its value."""
    loc = e["loc"]
    return len(loc) > 1 and loc[-1] == _KHOA and loc[-2] == e["input"]


def _thuong(e: ErrorDetails, goc: DuongDan) -> LoiTruong:
    if _is_khoa(e):
        thong_diep = "Khóa để trống." if not e["input"] else f"Khóa {_ta(e['input'])} không dùng được ở đây."
        return LoiTruong(goc, "nap.khoa", thong_diep, _goi_y_literal(e))
    ma = "nap.thieu" if e["type"] == "missing" else "nap.kieu"
    trong = e["type"] == "too_short" and isinstance(e["input"], str)
    mau = _CAU.get("string_too_short" if trong else e["type"], "«{ten}» có giá trị không dùng được: {x}.")
    thong_diep = mau.format(**{**e.get("ctx", {}), "ten": _ten(goc), "x": _ta(e["input"])})
    return LoiTruong(goc, ma, thong_diep, _goi_y_literal(e))


def _goi_y_literal(e: ErrorDetails) -> str:
    if e["type"] != "literal_error":
        return ""
    nhan = [x.strip("' ") for x in str(e.get("ctx", {}).get("expected", "")).replace(" or ", ",").split(",")]
    return suggest_ten(str(e["input"]), nhan, f"nhận: {', '.join(nhan)}")


def _truong_la(loc: Sequence[int | str], goc: DuongDan, mo_hinh: type[BaseModel]) -> LoiTruong:
    ten = str(goc[-1])
    co = _ten_truong(loc[:-1], mo_hinh)
    goi_y = suggest_ten(ten, co, f"các trường ở đây: {', '.join(co)}")
    return LoiTruong(goc, "nap.truong_la", f"Không có trường «{ten}» ở đây.", goi_y)


def _ten_truong(loc: Sequence[int | str], mo_hinh: type[BaseModel]) -> list[str]:
    """Names of the fields of the model at this place below `mo_hinh` (pydantic's own path, with tags of unions)."""
    con: list[type[BaseModel]] = []
    for x in loc:
        if x in _THEO_THE:
            mo_hinh = next((m for m in con if m in _THEO_THE[str(x)]), mo_hinh)
        elif isinstance(x, str) and x in mo_hinh.model_fields:
            con = list(_mo_hinh_trong(mo_hinh.model_fields[x].annotation))
            mo_hinh = con[0] if con else mo_hinh
    return list(mo_hinh.model_fields)


def _mo_hinh_trong(kieu: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kieu, type) and issubclass(kieu, BaseModel):
        yield kieu
    for con in get_args(kieu):
        yield from _mo_hinh_trong(con)


def _phat_hien(x: LoiTruong, nguon: Nguon) -> PhatHien:
    duong_dan, gia_tri = _trong_nguon(x.duong_dan, nguon.du_lieu)
    cho = x.cho
    if cho is not None and isinstance(gia_tri, str) and x.ma in _TRONG_VAN_BAN:
        cho += len(gia_tri) - len(gia_tri.lstrip())
    vi_tri = nguon.vi_tri(duong_dan, khoa=x.ma in _TAI_KHOA, cho=cho)
    return PhatHien(x.ma, "loi", vi_tri, x.thong_diep, x.goi_y)


def _trong_nguon(duong_dan: DuongDan, goc: Any) -> tuple[DuongDan, Any]:
    """The path as the source has it, and the value there: a short form has fewer steps than the model it stands for.

    `can_cu: Luật` is can_cu[0] of the model, `noi_nhan: [Sở]` its noi_nhan[0].ten, `dan_y: {…}` its dan_y[0].
    """
    ra: list[str | int] = []
    for buoc in duong_dan:
        if isinstance(goc, (dict, BaseModel)) and buoc == 0:
            continue
        if not isinstance(goc, (dict, list, tuple, BaseModel)):
            break
        ra.append(buoc)
        try:
            goc = getattr(goc, str(buoc)) if isinstance(goc, BaseModel) else goc[buoc]  # type: ignore[index]
        except (KeyError, IndexError, TypeError, AttributeError):
            goc = None
            ra += duong_dan[len(ra) :]
            break
    return tuple(ra), goc


def _ten(duong_dan: DuongDan) -> str:
    ten = next((x for x in reversed(duong_dan) if isinstance(x, str)), "kế hoạch")
    chi_so = duong_dan[-1] if duong_dan and isinstance(duong_dan[-1], int) else None
    return ten if chi_so is None else f"{ten}[{chi_so}]"


def _ta(gia_tri: Any) -> str:
    """A value as the author would recognise it."""
    if gia_tri is None:
        return "để trống"
    if isinstance(gia_tri, dict):
        return "một nhóm trường"
    if isinstance(gia_tri, (list, tuple)):
        return "một danh sách"
    if isinstance(gia_tri, int) and abs(gia_tri) >= 10**60:
        return "một số rất dài"
    chu = str(gia_tri)
    return f"«{chu if len(chu) <= 60 else chu[:57] + '…'}»"


def _cau(chu: str) -> str:
    return chu if chu.endswith((".", "!", "?")) else f"{chu}."
