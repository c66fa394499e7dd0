"""Kiểu đọc: how numbers and amounts are put into words. One frozen value instead of flags all over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class KieuDoc:
    """Kiểu đọc số: the words chosen where usage differs.

    The default is the style of official texts (counted in some eight hundred laws, decrees and decisions: lăm 37, năm 0
    after mươi; nghìn đồng 23, ngàn đồng 3; tỷ đồng 755, tỉ đồng 0). Every variant is read back by `parse_chu`.

    Numbers (`spell_so`):
        mot, bon, lam     1, 4 and 5 after mươi; `lam="nhăm"` leaves "mười lăm" alone
        linh              the word for empty tens: linh (schools), lẻ (the south)
        nghin, ty, bay    10^3, 10^9 and 7
        am, phay          the minus sign and the decimal comma
        khong_tram        write "không trăm" for empty hundreds inside a number
        phay_nhom         commas: none, after tỷ only, after every group
    Money (`spell_tien`, `format_tien_chu`):
        hoa               capital first letter
        nhan              label before the words, such as "Bằng chữ"
        chan              "chẵn" (exactly) after the unit
        don_vi_ngoai      unit outside the brackets: "34.000.000 (ba mươi bốn triệu) đồng"

    >>> KieuDoc(linh="lẻ", nghin="ngàn") == KieuDoc(nghin="ngàn", linh="lẻ")
    True
    """

    mot: Literal["mốt", "một"] = "mốt"
    bon: Literal["bốn", "tư"] = "bốn"
    lam: Literal["lăm", "nhăm", "năm"] = "lăm"
    linh: Literal["linh", "lẻ", "lẽ"] = "linh"
    nghin: Literal["nghìn", "ngàn"] = "nghìn"
    ty: Literal["tỷ", "tỉ"] = "tỷ"
    bay: Literal["bảy", "bẩy"] = "bảy"
    am: Literal["âm", "trừ"] = "âm"
    phay: Literal["phẩy", "chấm"] = "phẩy"
    khong_tram: bool = True
    phay_nhom: Literal["", "tỷ", "nhóm"] = ""
    hoa: bool = True
    nhan: str = ""
    chan: bool = False
    don_vi_ngoai: bool = False


MAC_DINH = KieuDoc()
"""The default style of official texts."""
