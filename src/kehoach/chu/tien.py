"""Tiền: amounts in đồng, read from text, written in digits and in words.

Babel cannot express the official form of an amount (`format_currency` writes "₫" after a no-break space and rounds half
to even; its numbers go through a context of 28 digits), so grouping whole đồng is one line of ours.
"""

from __future__ import annotations

from typing import Literal, SupportsIndex

from kehoach.chu.hoa import viet_hoa_dau
from kehoach.chu.kieu import MAC_DINH, KieuDoc
from kehoach.chu.so import spell_so

DonViTien = Literal["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]

SO_KHONG: dict[str, int] = {"đồng": 0, "nghìn đồng": 3, "triệu đồng": 6, "tỷ đồng": 9}
"""Zeros that each unit stands for."""


class Tien(int):
    """Tiền: a whole number of đồng. It equals, hashes and adds as the int it is.

    Raises:  TypeError for anything but int (never float, bool or text: `parse_tien` reads text).

    >>> Tien(587_000_000) == 587000000, Tien(5)
    (True, Tien(5))
    """

    __slots__ = ()

    def __new__(cls, dong: SupportsIndex = 0) -> Tien:
        if not isinstance(dong, int) or isinstance(dong, bool):
            raise TypeError(f"Tien là số đồng nguyên (int), không phải {type(dong).__name__} ({dong!r}).")
        return super().__new__(cls, dong)

    def __repr__(self) -> str:
        return f"Tien({int(self)})"

    __str__ = int.__repr__


def format_tien(tien: int, don_vi: DonViTien = "đồng") -> str:
    """Số tiền bằng chữ số, never losing a đồng.

    Shape:   "2.481.000.000 đồng"; a dot every three digits, a decimal comma in the larger units ("4,5 tỷ đồng").
    Units:   đồng in; `don_vi` is what is written.
    Source:  Luật Kế toán 2003, Điều 12 (dot for thousands, comma for decimals); usage (4.265 dots, no comma, in 806
             texts).
    Raises:  TypeError for float, bool, text; ValueError for an unknown unit.

    >>> format_tien(2481000000), format_tien(587_000_000, "triệu đồng"), format_tien(4_500_000_001, "tỷ đồng")
    ('2.481.000.000 đồng', '587 triệu đồng', '4,500000001 tỷ đồng')
    """
    _check_int(tien)
    if don_vi not in SO_KHONG:
        raise ValueError(f"Không có đơn vị tiền «{don_vi}»; có: {', '.join(SO_KHONG)}.")
    nguyen, du = divmod(abs(tien), 10 ** SO_KHONG[don_vi])
    le = f",{du:0{SO_KHONG[don_vi]}d}".rstrip("0") if du else ""
    return f"{'-' if tien < 0 else ''}{group_so(nguyen)}{le} {don_vi}"


def group_so(n: int) -> str:
    """A whole number with a dot every three digits.

    Shape:   "2.481.000.000"; any size.     Source:  Luật Kế toán 2003, Điều 12.     Raises:  nothing for an int.

    >>> group_so(2481000000), group_so(999)
    ('2.481.000.000', '999')
    """
    return f"{int(n):,}".replace(",", ".")


def spell_tien(tien: int, kieu: KieuDoc = MAC_DINH) -> str:
    """Số tiền bằng chữ: what stands between the brackets after an amount.

    Shape:   "Hai tỷ bốn trăm tám mươi mốt triệu đồng"; capital first letter by default (`kieu.hoa`), label and "chẵn"
             as `kieu` says.
    Units:   đồng.
    Source:  usage: plans write a capital without a label, provincial decisions "Bằng chữ: … đồng chẵn", laws neither.
    Raises:  TypeError for float, bool, text.

    >>> spell_tien(2481000000)
    'Hai tỷ bốn trăm tám mươi mốt triệu đồng'
    >>> spell_tien(34_000_000, KieuDoc(nhan="Bằng chữ", chan=True))
    'Bằng chữ: Ba mươi bốn triệu đồng chẵn'
    """
    return _spell(tien, kieu, " đồng")


def _spell(tien: int, kieu: KieuDoc, don_vi: str) -> str:
    _check_int(tien)
    chu = spell_so(int(tien), kieu) + don_vi + (" chẵn" if kieu.chan and don_vi else "")
    if kieu.hoa:
        chu = viet_hoa_dau(chu)
    return f"{kieu.nhan}: {chu}" if kieu.nhan else chu


def format_tien_chu(tien: int, don_vi: DonViTien = "đồng", kieu: KieuDoc = MAC_DINH) -> str:
    """Số tiền và chữ: digits, then words in brackets.

    Shape:   "2.481.000.000 đồng (Hai tỷ bốn trăm tám mươi mốt triệu đồng)"; with `kieu.don_vi_ngoai`
             "34.000.000 (ba mươi bốn triệu) đồng", which knows only the unit đồng.
    Units:   đồng in.
    Source:  as `format_tien` and `spell_tien`.
    Raises:  TypeError for float, bool, text; ValueError for an unknown unit.

    >>> format_tien_chu(2481000000)
    '2.481.000.000 đồng (Hai tỷ bốn trăm tám mươi mốt triệu đồng)'
    >>> format_tien_chu(34_000_000, kieu=KieuDoc(hoa=False, don_vi_ngoai=True))
    '34.000.000 (ba mươi bốn triệu) đồng'
    """
    if kieu.don_vi_ngoai:
        so, _, ten = format_tien(tien, "đồng").partition(" ")
        return f"{so} ({_spell(tien, kieu, '')}) {ten}" + (" chẵn" if kieu.chan else "")
    return f"{format_tien(tien, don_vi)} ({spell_tien(tien, kieu)})"


def _check_int(tien: object) -> None:
    if not isinstance(tien, int) or isinstance(tien, bool):
        raise TypeError(f"Số tiền là số đồng nguyên (int), không phải {type(tien).__name__} ({tien!r}).")
