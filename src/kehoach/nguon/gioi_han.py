"""Giới hạn: how large a source may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class GioiHan:
    """Giới hạn: bounds on a source, far above real plans (about 100 kB) and below harm; the caller may raise each.

    Units:   `tep` bytes of the file; `chuoi` characters of one string; `danh_sach` items of one list or entries of one
             mapping; `do_sau` nested lists and mappings; `tong` characters of all strings together, each value and each
             list counting one more. From 900 levels on, YAML is read without libyaml, thirty times slower.
    Raises:  ValueError for a bound below 1.

    >>> GioiHan(tep=64 * 2**20).chuoi
    200000
    """

    tep: int = 4 * 2**20
    chuoi: int = 200_000
    danh_sach: int = 10_000
    do_sau: int = 32
    tong: int = 2_000_000

    def __post_init__(self) -> None:
        for truong in fields(self):
            if getattr(self, truong.name) < 1:
                raise ValueError(f"GioiHan.{truong.name} phải lớn hơn 0")


MAC_DINH = GioiHan()

_MO_TA = {
    "tep": "tệp lớn quá {han} byte",
    "chuoi": "chuỗi dài quá {han} ký tự",
    "danh_sach": "danh sách có hơn {han} mục",
    "do_sau": "lồng nhau quá {han} cấp",
    "tong": "toàn bộ chữ của nguồn dài quá {han} ký tự",
}


def explain_gioi_han(ten: str, gioi_han: GioiHan) -> tuple[str, str]:
    """The message and the remedy for a source that goes over the bound `ten`.

    >>> explain_gioi_han("do_sau", GioiHan())[0]
    'Vượt giới hạn do_sau: lồng nhau quá 32 cấp.'
    """
    mo_ta = _MO_TA[ten].format(han=f"{getattr(gioi_han, ten):,}".replace(",", "."))
    return f"Vượt giới hạn {ten}: {mo_ta}.", f"chia nhỏ nguồn, hoặc nâng giới hạn: GioiHan({ten}=…)"
