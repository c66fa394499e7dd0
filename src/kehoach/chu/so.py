"""Số bằng chữ: whole and decimal numbers in Vietnamese words.

num2words supplies the groups 0–999, where it is exact; each is read once and kept. From 1,000 up its `vi` is wrong
(2016, 7.006.000, everything above 10^12), so the joining of groups is ours: a number is cut into limbs of 10^9, and
every limb but the last is followed by one "tỷ" ("một nghìn hai trăm ba mươi sáu tỷ", "một tỷ tỷ").
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from kehoach.chu.kieu import MAC_DINH, KieuDoc
from kehoach.loi import GiaTriKhongHopLe

_TY = 10**9
_DOC_CA_CUM = 3  # decimals of up to three digits are read as one number, longer ones digit by digit


class _BangNhom(dict[int, str]):
    """Bảng nhóm: groups 0–999 in words, each made on first use."""

    def __init__(self, doc: Callable[[int], str]) -> None:
        super().__init__()
        self._doc = doc

    def __missing__(self, nhom: int) -> str:
        chu = self[nhom] = self._doc(nhom)
        return chu


@lru_cache(maxsize=1)
def _nguon() -> Callable[[int], str]:
    from num2words.lang_VI import Num2Word_VI  # importing num2words takes 20 ms: only when a number is spelled

    doc: Callable[[int], str] = Num2Word_VI().to_cardinal
    return doc


def _doc_nhom(nhom: int, kieu: KieuDoc) -> str:
    """One group 0–999 as the first group of a number."""
    thay_sau_muoi = {"mốt": kieu.mot, "bốn": kieu.bon, "lăm": kieu.lam}
    thay = {"lẻ": kieu.linh, "bảy": kieu.bay}
    tu = _nguon()(nhom).split()
    for i, chu in enumerate(tu):
        bang = thay_sau_muoi if i and tu[i - 1] == "mươi" else thay
        tu[i] = bang.get(chu, thay.get(chu, chu))
    return " ".join(tu)


def _doc_nhom_giua(nhom: int, kieu: KieuDoc) -> str:
    """One group 1–999 after another group: empty hundreds and tens are said."""
    chu = _doc_nhom(nhom, kieu)
    if nhom >= 100:
        return chu
    if nhom < 10:
        chu = f"{kieu.linh} {chu}"
    return f"không trăm {chu}" if kieu.khong_tram else chu


class _BoDoc:
    """Bộ đọc: the tables of one style: what a group adds at each place, comma included."""

    def __init__(self, kieu: KieuDoc) -> None:
        moi_nhom = "," if kieu.phay_nhom == "nhóm" else ""
        sau_ty = "," if kieu.phay_nhom else ""

        def giua(duoi: str, phay: str) -> _BangNhom:
            return _BangNhom(lambda nhom: f"{phay} {_doc_nhom_giua(nhom, kieu)}{duoi}" if nhom else "")

        self.ty = f" {kieu.ty}"
        self.dau = _BangNhom(lambda nhom: _doc_nhom(nhom, kieu))
        self.dau_nghin = _BangNhom(lambda nhom: f"{_doc_nhom(nhom, kieu)} {kieu.nghin}")
        self.dau_trieu = _BangNhom(lambda nhom: f"{_doc_nhom(nhom, kieu)} triệu")
        self.nghin = giua(f" {kieu.nghin}", moi_nhom)
        self.don_vi = giua("", moi_nhom)
        self.ty_trieu = giua(" triệu", sau_ty)
        self.ty_nghin = giua(f" {kieu.nghin}", sau_ty)
        self.ty_don_vi = giua("", sau_ty)

    def doc_dau(self, khuc: int) -> str:
        """The first limb, 0 < khuc < 10^9."""
        if khuc < 1000:
            return self.dau[khuc]
        nghin, don_vi = divmod(khuc, 1000)
        if nghin < 1000:
            return self.dau_nghin[nghin] + self.don_vi[don_vi]
        trieu, nghin = divmod(nghin, 1000)
        return self.dau_trieu[trieu] + self.nghin[nghin] + self.don_vi[don_vi]

    def doc_sau_ty(self, khuc: int) -> str:
        """A later limb, 0 ≤ khuc < 10^9, that follows a "tỷ"."""
        if not khuc:
            return ""
        nghin, don_vi = divmod(khuc, 1000)
        trieu, nghin = divmod(nghin, 1000)
        if trieu:
            return self.ty_trieu[trieu] + self.nghin[nghin] + self.don_vi[don_vi]
        if nghin:
            return self.ty_nghin[nghin] + self.don_vi[don_vi]
        return self.ty_don_vi[don_vi]

    def doc(self, n: int) -> str:
        """A whole number above zero."""
        if n < _TY:
            return self.doc_dau(n)
        if n < _TY * _TY:  # the usual case of what follows, without the list
            ty, du = divmod(n, _TY)
            return self.doc_dau(ty) + self.ty + self.doc_sau_ty(du)
        khuc: list[int] = []
        while n:
            n, du = divmod(n, _TY)
            khuc.append(du)
        chu = [self.doc_dau(khuc.pop())]
        while khuc:
            chu += (self.ty, self.doc_sau_ty(khuc.pop()))
        return "".join(chu)


@lru_cache(maxsize=32)
def _bo_doc(kieu: KieuDoc) -> _BoDoc:
    return _BoDoc(kieu)


_BO_MAC_DINH = _bo_doc(MAC_DINH)


def spell_so(n: int | Decimal, kieu: KieuDoc = MAC_DINH) -> str:
    """Đọc số: a number in Vietnamese words, exact at any size.

    Shape:   one line of lower-case NFC text; zero is "không"; equal numbers give equal words (2.50 reads as 2.5).
    Rule:    mốt, lăm only after mươi (lăm also after mười); "không trăm", "linh" inside a number; three zeros are
             silent; what stands above 10^9 is read as one number, then one "tỷ"; decimals of one to three digits
             without a leading zero are read as a number, others digit by digit.
    Source:  usage of laws, decrees and decisions (docs/huong_dan/chu.md); groups 0–999 from num2words.
    Raises:  TypeError for float, bool and text; GiaTriKhongHopLe for a Decimal that is not a finite number.

    >>> spell_so(2481000000)
    'hai tỷ bốn trăm tám mươi mốt triệu'
    >>> spell_so(-37), spell_so(Decimal("6.08")), spell_so(7006000)
    ('âm ba mươi bảy', 'sáu phẩy không tám', 'bảy triệu không trăm linh sáu nghìn')
    >>> spell_so(1001, KieuDoc(linh="lẻ", nghin="ngàn"))
    'một ngàn không trăm lẻ một'
    """
    bo = _BO_MAC_DINH if kieu is MAC_DINH else _bo_doc(kieu)
    if n.__class__ is int:
        if n > 0:
            return bo.doc(n)
        return f"{kieu.am} {bo.doc(-n)}" if n else "không"
    if isinstance(n, Decimal):
        return _spell_thap_phan(n, kieu)
    if isinstance(n, int) and not isinstance(n, bool):
        return spell_so(int(n), kieu)
    raise TypeError(f"spell_so đọc int hoặc Decimal, không đọc {type(n).__name__} ({n!r}).")


def _spell_thap_phan(n: Decimal, kieu: KieuDoc) -> str:
    if not n.is_finite():
        raise GiaTriKhongHopLe("Không đọc được một số vô hạn hay không xác định.", gia_tri=str(n))
    dau, chu_so, mu = n.as_tuple()
    assert isinstance(mu, int)
    so = "".join(map(str, chu_so))
    nguyen, le = (so + "0" * mu, "") if mu >= 0 else (so[:mu], so[mu:].rjust(-mu, "0"))
    phan_nguyen, le = _to_int(nguyen), le.rstrip("0")
    chu = spell_so(phan_nguyen, kieu)
    if le:
        chu += f" {kieu.phay} {_spell_le(le, kieu)}"
    return f"{kieu.am} {chu}" if dau and (phan_nguyen or le) else chu


def _to_int(chu_so: str) -> int:
    """Digits to int beyond Python's limit on the length of a text."""
    n = 0
    for i in range(0, len(chu_so), 4000):
        khuc = chu_so[i : i + 4000]
        n = n * 10 ** len(khuc) + int(khuc)
    return n


def _spell_le(le: str, kieu: KieuDoc) -> str:
    if len(le) <= _DOC_CA_CUM and le[0] != "0":
        return spell_so(int(le), kieu)
    return " ".join(spell_so(int(x), kieu) for x in le)
