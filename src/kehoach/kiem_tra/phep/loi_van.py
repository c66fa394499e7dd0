"""Lời văn: tests of words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from pydantic import Field

from kehoach.chu.dau import sap_xep_khoa
from kehoach.do_dac.tai_lieu_do import KhoiDo
from kehoach.kiem_tra.phep.phep_thu import CoMau, PhepThu, compile_mau
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.the_thuc.thanh_phan import gom_cua

_DUOI_NOI_DUNG = ("noi_nhan", "chuc_vu")
# What a pattern begins with: an assertion, or a word of lower-case letters.
_KHUC_DAU = re.compile(r"\A(?:\(\?<[=!](?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\\\[\]])*\)|\\b|\\l\{\d+,\})")


def observe_chu(doi_tuong: str, xet: TaiLieuXet, cho: str = "gop") -> tuple[QuanSat, ...]:
    """The texts of a component: each paragraph (`moi`), the first (`dau`), the last (`cuoi`), or all joined (`gop`)."""
    chu = xet.texts_of(doi_tuong)
    if cho == "gop":
        return (QuanSat("\n".join(str(s.gia_tri) for s in chu), chu[0].khoi),)
    return {"moi": chu, "dau": chu[:1], "cuoi": chu[-1:]}[cho]


class DongMoi(PhepThu):
    """Dòng mới: stands on a line of its own: the whole paragraph matches `mau`."""

    phep: Literal["dong_moi"] = "dong_moi"
    mau: str

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[QuanSat, ...]:
        return observe_chu(doi_tuong, xet, "moi")

    def is_dat(self, v: str) -> bool:
        return re.fullmatch(self.mau, v) is not None

    def format_can(self) -> str:
        return "đứng riêng một dòng"


class DungChu(PhepThu):
    """Đúng chữ: the text is one of `chu`. Capitals (rule `hoa`), tone-mark placement and outer spaces are free."""

    phep: Literal["dung_chu"] = "dung_chu"
    chu: tuple[str, ...] = Field(min_length=1)

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[QuanSat, ...]:
        return observe_chu(doi_tuong, xet)

    @cached_property
    def _khoa_chu(self) -> frozenset[object]:
        return frozenset(map(_khoa, self.chu))

    def is_dat(self, v: str) -> bool:
        return v in self.chu or _khoa(v) in self._khoa_chu

    def format_can(self) -> str:
        return " hoặc ".join(f"«{c}»" for c in self.chu)


def _khoa(chu: str) -> object:
    """Equal for texts that differ in capitals, spaces and the place of tone marks only."""
    return sap_xep_khoa(chu.lower())[:2]


class MauChu(CoMau):
    """Mẫu chữ: the whole text matches `mau`; where the component stands once only, `mau_mot` when given.

    `cho`: which of the component's paragraphs: each one, the last, or all of them joined by newlines (`gop`).
    """

    phep: Literal["mau_chu"] = "mau_chu"
    mau_mot: str | None = None
    cho: Literal["moi", "cuoi", "gop"] = "gop"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        """A component that stands once is measured by `mau_mot`, so what meets it is no observation."""
        thay = observe_chu(doi_tuong, xet, self.cho)
        if self.mau_mot and len(thay) == 1 and compile_mau(self.mau_mot).fullmatch(str(thay[0].gia_tri)):
            raise ChuaThay("chỉ có một, không cần đánh số")
        yield from thay

    def is_dat(self, v: str) -> bool:
        return self.khuon.fullmatch(v) is not None


class TranhChu(CoMau):
    """Tránh chữ: no part of the text may match `mau`; `cho` as in `MauChu`, and `dau`: the first paragraph."""

    phep: Literal["tranh_chu"] = "tranh_chu"
    cho: Literal["moi", "dau", "gop"] = "gop"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[QuanSat, ...]:
        return observe_chu(doi_tuong, xet, self.cho)

    @cached_property
    def _luoi_thua(self) -> re.Pattern[str]:
        """The pattern without its first piece: a text in which this finds nothing holds no match of the whole.

        Python's engine runs ahead to the characters a pattern may begin with: few of them are quick, all lower-case
        letters are slow, and before an assertion it does not run at all.
        """
        return compile_mau(_KHUC_DAU.sub("", self.mau))

    def is_dat(self, v: str) -> bool:
        return self.khuon.search(v) is None

    def find_sai(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[int, list[QuanSat]]:
        """Only what the coarse net catches is searched for the pattern itself."""
        thay, vuong = self.observe(doi_tuong, xet), self._luoi_thua.search
        return len(thay), [s for s in thay if vuong(str(s.gia_tri)) and not self.is_dat(str(s.gia_tri))]

    def quote(self, v: str) -> str:
        """The words that should not be there."""
        m = self.khuon.search(v)
        return m[0].strip() if m else ""


class NhacToi(CoMau):
    """Nhắc tới: where the component stands, the text of the document before it matches `mau` somewhere."""

    phep: Literal["nhac_toi"] = "nhac_toi"

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        khoi = xet.blocks_of(doi_tuong)
        truoc = xet.tai_lieu.khoi[: xet.tai_lieu.khoi.index(khoi[0])]
        if not truoc:
            raise ChuaThay("tệp chỉ có phụ lục")
        yield QuanSat("\n".join(k.chu for k in truoc), khoi[0])

    def is_dat(self, v: str) -> bool:
        return self.khuon.search(v) is not None


class DauCuoi(PhepThu):
    """Dấu cuối: the closing mark of the lines of a list: `giua` of all but the last, `cuoi` of the last; None: free.

    `sau_cuoi` is a pattern of what may stand after the last mark (the drafter's mark).
    """

    phep: Literal["dau_cuoi"] = "dau_cuoi"
    giua: str | None = None
    cuoi: str | None = None
    sau_cuoi: str = ""

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterator[QuanSat]:
        khoi = _cuoi_noi_dung(xet) if doi_tuong == "van_ban" else xet.blocks_of(doi_tuong)
        if self.cuoi is None and len(khoi) == 1:
            raise ChuaThay("chỉ có một dòng")
        dong = tuple(k.chu.rstrip() for k in khoi)
        yield QuanSat(dong, khoi[self._find_sai(dong) or 0])

    def is_dat(self, v: Sequence[str]) -> bool:
        return self._find_sai(v) is None

    def _find_sai(self, dong: Sequence[str]) -> int | None:
        """The first line with a wrong closing mark, counted from 0; None when all are right."""
        for i, d in enumerate(dong):
            dau, chu = (self.giua, d) if i < len(dong) - 1 else (self.cuoi, self._bo_sau_cuoi(d))
            if dau is not None and not chu.rstrip().endswith(dau):
                return i
        return None

    def _bo_sau_cuoi(self, dong: str) -> str:
        return self._sau_cuoi.sub("", dong.rstrip()) if self.sau_cuoi else dong

    @cached_property
    def _sau_cuoi(self) -> re.Pattern[str]:
        return compile_mau(rf"(?:{self.sau_cuoi})\Z")

    def format_can(self) -> str:
        phan = [f"«{self.giua}» ở các dòng trước dòng cuối"] if self.giua else []
        return ", ".join([*phan, *([f"«{self.cuoi}» ở dòng cuối"] if self.cuoi else [])])

    def format_thay(self, v: Sequence[str] | str) -> str:
        return f"«{v[-1:]}»" if isinstance(v, str) else ", ".join(f"«{d[-1:]}»" for d in v)

    def quote(self, v: Sequence[str]) -> str:
        """The mark of the first wrong line."""
        return self.format_thay(v[self._find_sai(v) or 0])


def _cuoi_noi_dung(xet: TaiLieuXet) -> tuple[KhoiDo, ...]:
    """The last paragraph of the content, when a paragraph of text it is."""
    khoi = xet.tai_lieu.khoi
    duoi = next((i for i, k in enumerate(khoi) if k.thanh_phan in _DUOI_NOI_DUNG), 0)
    if not duoi or khoi[duoi - 1].thanh_phan not in gom_cua("doan"):
        raise ChuaThay("không rõ đoạn cuối của nội dung")
    return (khoi[duoi - 1],)


CAC_PHEP: tuple[type[PhepThu], ...] = (DongMoi, DungChu, MauChu, TranhChu, NhacToi, DauCuoi)
