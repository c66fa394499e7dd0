"""Trộn quy ước: a regime with the changes of a house profile, and what is wrong with a profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from pydantic import ValidationError

from kehoach.chu.goi_y import suggest_ten
from kehoach.nguon.ky_tu import find_ky_tu_cam
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.quy_uoc import QuyUoc
from kehoach.the_thuc.thu_muc import Goc, goc_che_do
from kehoach.the_thuc.tra import che_do_vao_ngay, danh_sach_che_do

# What a regime is, and what only its own text can say of it; capitals of a kind are written by the layout step itself.
_KHONG_DOI = ("ma", "ten", "ngay_ban_hanh", "tu_ngay", "den_ngay", "loai", "quy_uoc")
_KHONG_DOI_TRONG = {"kieu": ("ten", "nguon", "hoa"), "vien_dan": ("nguon",)}


def ma_che_do_cua(quy_uoc: QuyUoc) -> str:
    """The id of the regime it stands over."""
    return quy_uoc.tren or che_do_vao_ngay(None).ma


@cache
def list_duong_dan(che_do: CheDo) -> Mapping[str, object]:
    """The data of a regime's layout that a profile may change, by path.

    >>> list_duong_dan(che_do_vao_ngay(None))["kieu.can_cu.nghieng"]
    True
    """
    return dict(_la(che_do.model_dump(exclude=set(_KHONG_DOI)), ()))


def _la(x: object, duong_dan: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    if isinstance(x, dict):
        for khoa, con in x.items():
            yield from _la(con, (*duong_dan, khoa))
    elif duong_dan[-1] not in _KHONG_DOI_TRONG.get(duong_dan[0], ()):
        yield ".".join(duong_dan), x


def apply_quy_uoc(che_do: CheDo, quy_uoc: QuyUoc) -> CheDo:
    """The regime as the profile has it; the regime itself when the profile stands over another one.

    Raises:  pydantic.ValidationError for values that `find_sai` tells of.
    """
    return _ap_dung(che_do, quy_uoc) if che_do.ma == ma_che_do_cua(quy_uoc) else che_do


@lru_cache(maxsize=64)
def _ap_dung(che_do: CheDo, quy_uoc: QuyUoc) -> CheDo:
    return _tron(che_do, {duong_dan: x.la for duong_dan, x in quy_uoc.doi.items()}, quy_uoc)


def apply_mot(che_do: CheDo, duong_dan: str, la: object) -> CheDo:
    """The regime with one datum changed."""
    return _tron(che_do, {duong_dan: la}, None)


def _tron(che_do: CheDo, doi: Mapping[str, object], quy_uoc: QuyUoc | None) -> CheDo:
    du_lieu = che_do.model_dump()
    for duong_dan, la in doi.items():
        *truoc, cuoi = duong_dan.split(".")
        trong = du_lieu
        for buoc in truoc:
            trong = trong[buoc]
        trong[cuoi] = la
    return CheDo.model_validate({**du_lieu, "quy_uoc": quy_uoc})


Sai = tuple[tuple[str, ...], str, str]
"""What is wrong with a profile: the path in it, the message, how to mend it."""


def find_sai(quy_uoc: QuyUoc) -> tuple[Sai, ...]:
    """Everything wrong in a profile that its shape does not show: an unknown regime or datum, a value refused."""
    return _find_sai(goc_che_do(), quy_uoc)


@lru_cache(maxsize=64)
def _find_sai(_goc: Goc, quy_uoc: QuyUoc) -> tuple[Sai, ...]:
    theo_ma = {c.ma: c for c in danh_sach_che_do()}
    che_do = theo_ma.get(ma_che_do_cua(quy_uoc))
    if che_do is None:
        thong_diep = f"Không có chế độ thể thức «{quy_uoc.tren}»."
        return ((("tren",), thong_diep, suggest_ten(ma_che_do_cua(quy_uoc), theo_ma)),)
    co = list_duong_dan(che_do)
    la = [x for x in quy_uoc.doi if x not in co]
    khong_co: list[Sai] = [
        (("doi", x), f"Cách trình bày không có «{x}» để đổi.", suggest_ten(x, co, "xem trang quy ước trong tài liệu"))
        for x in la
    ]
    gia_tri = [s for x, y in quy_uoc.doi.items() if x in co for s in _sai_gia_tri(che_do, x, y.la, co[x])]
    return (*khong_co, *gia_tri) or tuple(_sai_chung(che_do, quy_uoc))


def _sai_gia_tri(che_do: CheDo, duong_dan: str, la: object, nay: object) -> Iterator[Sai]:
    for chu in la if isinstance(la, (list, tuple)) else (la,):
        for _, _, thong_diep, goi_y in find_ky_tu_cam(chu) if isinstance(chu, str) else ():
            yield ("doi", duong_dan, "la"), f"«{duong_dan}»: {thong_diep}", goi_y
    try:
        apply_mot(che_do, duong_dan, la)
    except ValidationError:
        yield ("doi", duong_dan, "la"), f"«{duong_dan}» không nhận giá trị này: {_viet(la)}.", f"đang là {_viet(nay)}"


def _sai_chung(che_do: CheDo, quy_uoc: QuyUoc) -> Iterator[Sai]:
    """Changes that go one by one and not together."""
    try:
        _ap_dung(che_do, quy_uoc)
    except ValidationError as loi:
        ly_do = "; ".join(e["msg"].removeprefix("Value error, ") for e in loi.errors(include_url=False))
        yield ("doi",), f"Các thay đổi không đi được với nhau: {ly_do}.", "xem lại các giá trị cùng một chỗ"


def _viet(x: object) -> str:
    """A value as the file writes it."""
    if isinstance(x, (list, tuple)):
        return f"[{', '.join(_viet(c) for c in x)}]"
    if isinstance(x, bool):
        return "true" if x else "false"
    return "trống" if x is None or x == "" else f"{x:g}" if isinstance(x, float) else f"{x}"
