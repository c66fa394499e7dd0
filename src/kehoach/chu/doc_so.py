"""Đọc số bằng chữ: Vietnamese words back to the number, every variant of `KieuDoc` included.

A number is read left to right, word by word; nothing backtracks. What is ambiguous in speech ("hai nghìn năm" is 2.500
to some and 2.005 to others) is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from kehoach.chu.dau import clean_chu
from kehoach.chu.goi_y import find_gan
from kehoach.chu.so import spell_so
from kehoach.loi import SoChuKhongHopLe

_CHU_SO = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SAU_MUOI = _CHU_SO | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SAU_MUOI_MOT = _CHU_SO | {"lăm": 5, "nhăm": 5}  # after mười: "mười tư", "mười mốt" are wrong
_SAU_LINH = _CHU_SO | {"tư": 4}  # schools say "linh tư"
_LINH = frozenset({"linh", "lẻ", "lẽ"})
_BAC = {"nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000}
_TY = frozenset({"tỷ", "tỉ"})
_TY_SO = 10**9
_AM = frozenset({"âm", "trừ"})
_PHAY = frozenset({"phẩy", "chấm"})
_TU_VUNG = sorted({*_SAU_MUOI, *_LINH, *_BAC, *_TY, *_AM, *_PHAY, "mười", "mươi", "trăm"})
_TU = re.compile(r"[^\s,]+|,")
_TU_DAI_NHAT = 12


@dataclass(frozen=True, slots=True)
class _Tu:
    """Từ: one word, folded, and its offset in the text."""

    chu: str
    cho: int


class _BoDocChu:
    """Bộ đọc chữ: one text, read word by word."""

    def __init__(self, text: str) -> None:
        self.text = clean_chu(text)
        self.tu = [_Tu(_chuan(m.group()), m.start()) for m in _TU.finditer(self.text)]
        self.i = 0

    def nhin(self, toi: int = 0) -> str:
        i = self.i + toi
        return self.tu[i].chu if i < len(self.tu) else ""

    def an(self, nhom: frozenset[str] | str) -> bool:
        co = self.nhin() == nhom if isinstance(nhom, str) else self.nhin() in nhom
        self.i += co
        return co

    def loi(self, thong_diep: str, goi_y: Sequence[str] = ()) -> NoReturn:
        cho = self.tu[self.i].cho if self.i < len(self.tu) else len(self.text)
        raise SoChuKhongHopLe(f"{thong_diep} (ký tự thứ {cho + 1}).", gia_tri=self.text, cho=cho, goi_y=goi_y)

    def loi_tu(self) -> NoReturn:
        """The word at this place does not fit."""
        chu = self.nhin()
        if not chu:
            self.loi("Số bằng chữ còn thiếu ở cuối")
        if chu in _TU_VUNG or chu == ",":
            self.loi(f"«{chu}» không đứng được ở chỗ này")
        gan = find_gan(chu, _TU_VUNG, so=3) if len(chu) <= _TU_DAI_NHAT else ()
        self.loi(f"«{chu[:40]}» không phải chữ chỉ số", gan)

    # ── grammar ──────────────────────────────────────────────────────────────────────────────────────────────────

    def doc_so(self) -> int | Decimal:
        am = self.an(_AM)
        nguyen = self.doc_nguyen()
        le = self.doc_le() if self.an(_PHAY) else None
        if self.nhin():
            self.loi_tu()
        so = nguyen if le is None else _ghep_le(nguyen, le)
        if not am:
            return so
        return -so if isinstance(so, int) else so.copy_negate()

    def doc_nguyen(self) -> int:
        if self.nhin() == "không" and self.nhin(1) != "trăm":
            self.i += 1
            return 0
        khuc = [self.doc_khuc(dau=True)]
        while self.an(_TY):
            self.an_phay_nhom()
            khuc.append(0 if not self.nhin() or self.nhin() in _TY | _PHAY else self.doc_khuc(dau=False))
        return _ghep(khuc)

    def doc_khuc(self, *, dau: bool) -> int:
        """One limb below 10^9: groups with falling units; `dau` says that nothing stands before it."""
        tong, bac = 0, _TY_SO
        while True:
            bat_dau = self.i
            nhom, tron = self.doc_nhom(dau=dau)
            don_vi = _BAC.get(self.nhin(), 0)
            if don_vi >= bac:
                self.loi_tu()
            if not don_vi:
                if not dau and not tron:
                    self.loi_mo_ho(bat_dau, nhom)
                return tong + nhom
            self.i += 1
            tong += nhom * don_vi
            dau, bac = False, don_vi
            self.an_phay_nhom()
            if not self.nhin() or self.nhin() in _TY | _PHAY:
                return tong

    def an_phay_nhom(self) -> None:
        """A comma between groups is skipped, but only when a group follows."""
        if self.nhin() == "," and self.nhin(1) not in {"", ",", *_TY, *_PHAY}:
            self.i += 1

    def loi_mo_ho(self, bat_dau: int, so: int) -> NoReturn:
        self.i = bat_dau
        chu = spell_so(so)
        self.loi(f"«{chu}» đứng một mình sau hàng lớn hơn thì chưa rõ là đơn vị hay hàng liền dưới",
                 (f"không trăm linh {chu}", f"{chu} trăm"))  # fmt: skip

    def doc_nhom(self, *, dau: bool) -> tuple[int, bool]:
        """One group 0–999, and whether it can stand last: a bare digit after another group cannot."""
        if self.nhin(1) == "trăm":
            tram = self.doc_chu_so(_CHU_SO)
            self.i += 1
            if dau and not tram:
                self.i -= 2
                self.loi("Số không bắt đầu bằng «không trăm»")
            return tram * 100 + self.doc_sau_tram(), True
        if not dau and self.nhin() in _LINH:
            return self.doc_sau_tram(), True
        so = self.doc_chuc(le_duoc=True)
        return so, so >= 10

    def doc_sau_tram(self) -> int:
        """What follows trăm: nothing, linh and a digit, or tens. "lẻ mười sáu" is read too (num2words writes it)."""
        if self.an(_LINH):
            return self.doc_chuc(le_duoc=True, bang=_SAU_LINH)
        if self.nhin() in _CHU_SO or self.nhin() == "mười":
            return self.doc_chuc(le_duoc=False)
        return 0

    def doc_chuc(self, *, le_duoc: bool, bang: dict[str, int] = _CHU_SO) -> int:
        """10–99, and 1–9 when `le_duoc`."""
        if self.an("mười"):
            return 10 + (self.doc_chu_so(_SAU_MUOI_MOT, tu=1) if self.nhin() in _SAU_MUOI else 0)
        bat_dau = self.i
        so = self.doc_chu_so(bang, tu=1)
        if self.an("mươi"):
            if so == 1:
                self.i = bat_dau
                self.loi("Viết «mười», không viết «một mươi»", ("mười",))
            return so * 10 + (self.doc_chu_so(_SAU_MUOI, tu=1) if self.nhin() in _SAU_MUOI else 0)
        if not le_duoc:
            self.i = bat_dau
            chu = spell_so(so)
            self.loi(
                f"«{chu}» đứng ngay sau «trăm» thì chưa rõ là đơn vị hay hàng chục", (f"linh {chu}", f"{chu} mươi")
            )
        return so

    def doc_chu_so(self, bang: dict[str, int], *, tu: int = 0) -> int:
        so = bang.get(self.nhin(), -1)
        if so < tu:
            self.loi_tu()
        self.i += 1
        return so

    def doc_le(self) -> str:
        """The digits after the decimal comma: one number up to 999, or digit by digit."""
        chu = [t.chu for t in self.tu[self.i :]]
        if len(chu) > 1 and all(x in _CHU_SO for x in chu):
            self.i = len(self.tu)
            return "".join(str(_CHU_SO[x]) for x in chu)
        if self.nhin() == "không" and self.nhin(1) != "trăm":
            self.i += 1
            return "0"
        return str(self.doc_nhom(dau=True)[0])


def _chuan(tu: str) -> str:
    return tu.lower() if len(tu) <= 4 * _TU_DAI_NHAT else tu


def _ghep(khuc: list[int]) -> int:
    """Limbs of 10^9, highest first, as one number; two by two, so that a long text does not take quadratic time."""
    co_so = _TY_SO
    while len(khuc) > 1:
        if len(khuc) % 2:
            khuc.insert(0, 0)
        khuc = [cao * co_so + thap for cao, thap in zip(khuc[::2], khuc[1::2], strict=True)]
        co_so *= co_so
    return khuc[0]


def _ghep_le(nguyen: int, le: str) -> Decimal:
    """Built from its digits: arithmetic on Decimal would round at 28 of them."""
    chu_so = Decimal(nguyen).as_tuple().digits + tuple(map(int, le))
    return Decimal((0, chu_so, -len(le)))


def parse_chu(text: str) -> int | Decimal:
    """Đọc chữ: the number that Vietnamese words say.

    Shape:   int without "phẩy", else an exact Decimal. Capitals, spacing, Unicode form and commas between groups do not
             matter; every variant of `KieuDoc` is read.
    Source:  the inverse of `spell_so`: `parse_chu(spell_so(n, kieu)) == n` for every style.
    Raises:  SoChuKhongHopLe with the offset of the word that does not fit and what may be meant.

    >>> parse_chu("Hai tỷ bốn trăm tám mươi mốt triệu")
    2481000000
    >>> parse_chu("âm hai phẩy ba mươi lăm"), parse_chu("một ngàn không trăm lẻ bốn")
    (Decimal('-2.35'), 1004)
    >>> parse_chu("mười tư")
    Traceback (most recent call last):
    kehoach.loi.SoChuKhongHopLe: «tư» không đứng được ở chỗ này (ký tự thứ 6).
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_chu đọc str, không đọc {type(text).__name__} ({text!r}).")
    return _BoDocChu(text).doc_so()
