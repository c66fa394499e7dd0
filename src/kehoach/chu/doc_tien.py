"""Đọc tiền: an amount from text. Every pattern is anchored and reads each character once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NoReturn

from kehoach.chu.dau import clean_chu
from kehoach.chu.doc_so import parse_chu
from kehoach.chu.tien import SO_KHONG, DonViTien, Tien, group_so, spell_tien
from kehoach.loi import SoChuKhongHopLe, TienKhongHopLe

_DAI_NHAT = 1000
_BAC = {
    "nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn tỉ": 12,
    "ngàn tỉ": 12, "triệu tỷ": 15, "triệu tỉ": 15,
}  # fmt: skip
_DONG = ("đồng việt nam", "đồng", "vnđ", "vnd", "đ")
_KHOANG = re.compile(r"\s*")
_PHAN = re.compile(
    r"([0-9][0-9.,]*)\s*((?:nghìn|ngàn|triệu)\s+t[ỷỉ](?!\w)|nghìn|ngàn|triệu|tr(?![^\W\d_đ])\.?|t[ỷỉ]|)", re.IGNORECASE
)
_DON_VI = re.compile(r"(?:đồng\s+việt\s+nam|đồng|vnđ|vnd|đ)(?!\w)", re.IGNORECASE)
_CHAN = re.compile(r"(?:\s*chẵn(?!\w))?\s*", re.IGNORECASE)
_NHAN = re.compile(r"\s*(?:(?:viết\s+)?bằng\s+chữ\s*:?|số\s+tiền\s+bằng\s+chữ\s*:?)\s*", re.IGNORECASE)
_DUNG = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_DOI_DAU = str.maketrans(".,", ",.")
_DAI_TRICH = 40
_NHOM_BA = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


class _BoDocTien:
    """Bộ đọc tiền: one text. `loi` always speaks of the cleaned text, so that offsets fit it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def loi(self, thong_diep: str, cho: int, goi_y: Sequence[str] = ()) -> NoReturn:
        raise TienKhongHopLe(
            f"{thong_diep} (ký tự thứ {cho + 1}).", gia_tri=self.text, cho=cho, goi_y=[x for x in goi_y if x]
        )

    # ── digits ───────────────────────────────────────────────────────────────────────────────────────────────────

    def doc_so(self, dau: int, cuoi: int, don_vi: str | None) -> int:
        """`text[dau:cuoi]` as an amount in digits, unit included."""
        phan: list[tuple[int, str, int]] = []  # offset, digits, zeros of the scale
        cho = dau
        while khop := _PHAN.match(self.text, cho, cuoi):
            phan.append((cho, khop[1], _so_khong(khop[2])))
            cho = _bo_trang(self.text, khop.end())
            if not khop[2]:
                break
        don = _DON_VI.match(self.text, cho, cuoi)
        het = _CHAN.match(self.text, don.end() if don else cho, cuoi)
        assert het is not None
        if het.end() != cuoi:
            self.loi_duoi(het.end())
        if not don and not phan[-1][2]:
            self.doc_khong_don_vi(phan, don_vi, cho, dau)
            phan[-1] = (*phan[-1][:2], SO_KHONG[don_vi or "đồng"])
        return self.cong(phan)

    def doc_khong_don_vi(self, phan: list[tuple[int, str, int]], don_vi: str | None, cho: int, dau: int) -> None:
        """A number without a unit is read only when the caller knows the unit."""
        if don_vi is None or len(phan) > 1:
            so = self.text[dau:cho].strip()
            viet = group_so(int(so)) if so.isdecimal() and so[0] != "0" else so
            nho_hon = [ten for ten, so_khong in SO_KHONG.items() if len(phan) == 1 or so_khong < phan[-2][2]]
            goi_y = [f"{viet} {ten}" for ten in nho_hon[:3]] if len(so) <= _DAI_TRICH else ()
            self.loi(f"«{so[:_DAI_TRICH]}» không ghi đơn vị nên chưa rõ là bao nhiêu đồng", cho, goi_y)

    def loi_duoi(self, cho: int) -> NoReturn:
        la = self.text[cho : cho + 30].strip()
        lien = re.sub(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))", ".", self.text)  # "100 000 đồng"
        goi_y = (lien,) if lien != self.text else [] if la[:1].isdigit() else SO_KHONG
        self.loi(f"Không hiểu «{la}» trong số tiền", cho, tuple(goi_y))

    def cong(self, phan: list[tuple[int, str, int]]) -> int:
        """Parts with falling scales, each smaller than the unit before it: "2 tỷ 481 triệu"."""
        tong, truoc = 0, -1
        for i, (cho, chu_so, so_khong) in enumerate(phan):
            gia_tri = self.doc_chu_so(cho, chu_so, so_khong)
            if i and gia_tri >= 10**truoc:
                self.loi("Các phần của số tiền phải nhỏ dần (tỷ, triệu, nghìn, đồng)", cho)
            if i < len(phan) - 1 and "," in chu_so:
                self.loi("Phần thập phân chỉ đứng ở số cuối cùng", cho)
            tong, truoc = tong + gia_tri, so_khong
        return tong

    def doc_chu_so(self, cho: int, chu_so: str, so_khong: int) -> int:
        """Digits with dots for thousands and one decimal comma, times 10^so_khong: a whole number of đồng."""
        nguyen, phay, le = chu_so.partition(",")
        if ("." in nguyen and not _NHOM_BA.fullmatch(nguyen)) or "." in le or "," in le or (phay and not le):
            self.loi(f"«{chu_so[:_DAI_TRICH]}» viết sai dấu chấm, dấu phẩy", cho, self.doan(cho, chu_so, so_khong))
        if len(le.rstrip("0")) > so_khong:
            goi_y = self.doan(cho, chu_so, so_khong)
            self.loi(f"«{chu_so[:_DAI_TRICH]}» lẻ dưới một đồng", cho + len(nguyen), goi_y)
        return int(nguyen.replace(".", "") + le.rstrip("0").ljust(so_khong, "0"))

    def doan(self, cho: int, chu_so: str, so_khong: int) -> tuple[str, ...]:
        """The text again, with English marks turned round when that gives whole đồng."""
        doi = chu_so.translate(_DOI_DAU)
        khop = _DUNG.fullmatch(doi)
        if khop is None or len((khop[1] or "").rstrip("0")) > so_khong:
            return ()
        return (f"{self.text[:cho]}{doi}{self.text[cho + len(chu_so) :]}",)

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────────

    def doc_chu(self, dau: int, cuoi: int, *, can_don_vi: bool = True) -> int:
        """`text[dau:cuoi]` as an amount in words: label, number, unit, chẵn."""
        nhan = _NHAN.match(self.text, dau, cuoi)
        dau = _bo_trang(self.text, nhan.end() if nhan else dau)
        than = self.text[dau:cuoi].lower().rstrip().removesuffix("./.").rstrip().removesuffix("chẵn").rstrip()
        so = next((than[: -len(d)] for d in _DONG if than.endswith(d) and than[-len(d) - 1 : -len(d)].isspace()), "")
        if not so and can_don_vi:
            self.loi_chu(than, dau)
        try:
            gia_tri = parse_chu(so or than)
        except SoChuKhongHopLe as loi:
            self.loi(loi.thong_diep.rpartition(" (ký tự")[0], dau + (loi.cho or 0), loi.goi_y)
        if not isinstance(gia_tri, int):
            self.loi("Số tiền bằng chữ không có phần lẻ dưới một đồng", dau)
        if gia_tri < 0:
            self.loi_am(dau)
        return gia_tri

    def loi_chu(self, than: str, cho: int) -> NoReturn:
        try:
            parse_chu(than)
        except SoChuKhongHopLe:
            self.loi(f"«{self.text[:60]}» không phải số tiền", cho, ("2.481.000.000 đồng", "4,5 tỷ đồng"))
        self.loi("Số tiền bằng chữ phải có đơn vị «đồng»", cho + len(than), (f"{self.text[:80].strip()} đồng",))

    def loi_am(self, cho: int) -> NoReturn:
        self.loi("Số tiền không âm", cho)

    # ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def doc(self, don_vi: str | None) -> int:
        dau, cuoi = _bo_trang(self.text, 0), len(self.text.rstrip())
        if dau >= cuoi:
            self.loi("Không có số tiền nào", 0)
        mo, dong = self.text.find("(", dau + 1), self.text.rfind(")")
        if self.text[dau] == "(" and dong == cuoi - 1:
            return self.doc_chu(dau + 1, dong)
        if 0 < mo < dong:
            return self.doc_ca_hai(dau, mo, dong, cuoi)
        return self.doc_mot(dau, cuoi, don_vi)

    def doc_mot(self, dau: int, cuoi: int, don_vi: str | None) -> int:
        if self.text[dau].isdigit() and not self.text[dau].isascii():
            self.loi("Chữ số phải là chữ số thường 0–9", dau, (unicodedata.normalize("NFKC", self.text),))
        if self.text[dau] in "-−" or self.text.startswith("âm ", dau):
            self.loi_am(dau)
        return self.doc_so(dau, cuoi, don_vi) if "0" <= self.text[dau] <= "9" else self.doc_chu(dau, cuoi)

    def doc_ca_hai(self, dau: int, mo: int, dong: int, cuoi: int) -> int:
        """Digits, then words in brackets, unit before the brackets or after them."""
        duoi = self.text[dong + 1 : cuoi].strip().lower().removesuffix("chẵn").strip()
        if duoi and duoi not in _DONG:
            self.loi_duoi(_bo_trang(self.text, dong + 1))
        so = self.doc_mot(dau, mo, "đồng" if duoi else None)
        chu = self.doc_chu(mo + 1, dong, can_don_vi=not duoi)
        if so != chu:
            self.loi("Số và chữ không nói cùng một số tiền", mo + 1, (spell_tien(so),))
        return so


def _bo_trang(text: str, cho: int) -> int:
    khop = _KHOANG.match(text, cho)
    return khop.end() if khop else cho


def _so_khong(bac: str) -> int:
    return _BAC[" ".join(bac.lower().rstrip(".").split())] if bac else 0


def parse_tien(text: str, don_vi: DonViTien | None = None) -> Tien:
    """Đọc số tiền: an amount written in digits, in words, or in both.

    Shape:   "2.481.000.000 đồng", "587 triệu đồng", "4,5 tỷ đồng", "1.617.000.000đ", "2 tỷ 481 triệu đồng", "Hai tỷ
             đồng", "34.000.000 đồng (ba mươi bốn triệu đồng)"; both forms must agree. `don_vi` is the unit of a bare
             number, as a table's head says ("ĐVT: triệu đồng"); without it a bare number is refused.
    Units:   đồng out.
    Source:  the inverse of `format_tien`, `spell_tien`, `format_tien_chu`, with the looser forms contracts use.
    Raises:  TienKhongHopLe (a ValueError) with offset and suggestions.

    >>> parse_tien("4,5 tỷ đồng"), parse_tien("587", don_vi="triệu đồng")
    (Tien(4500000000), Tien(587000000))
    >>> parse_tien("1.617")
    Traceback (most recent call last):
    kehoach.loi.TienKhongHopLe: «1.617» không ghi đơn vị nên chưa rõ là bao nhiêu đồng (ký tự thứ 6).
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_tien đọc str, không đọc {type(text).__name__} ({text!r}).")
    if don_vi is not None and don_vi not in SO_KHONG:
        raise ValueError(f"Không có đơn vị tiền «{don_vi}»; có: {', '.join(SO_KHONG)}.")
    if len(text) > _DAI_NHAT:
        raise TienKhongHopLe(f"Quá dài ({len(text)} ký tự) để là một số tiền.", gia_tri=text[:60], cho=0)
    sach = clean_chu(text).rstrip().removesuffix("./.").rstrip(" .;,")
    return Tien(_BoDocTien(sach).doc(don_vi))
