"""Mô tả: the types of a citation, and of the document it cites."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

from kehoach.chu.ngay import Ngay

KieuViet = Literal["day_du", "tat", "can_cu"]

# Kinds cited by kind and name, without number, symbol and issuing body (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a).
LOAI_LUAT = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})


@dataclass(frozen=True, slots=True)
class DanToi:
    """Dẫn tới: one place inside a document; numbers and letters stay text ("5", "12a", "đ").

    >>> DanToi(dieu="31", khoan="3")
    DanToi(dieu='31', khoan='3', diem=None)
    """

    dieu: str | None = None
    khoan: str | None = None
    diem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VanBan:
    """Văn bản: a document, as one names it in order to cite it.

    Shape:   `loai` the kind, normalised ("Quyết định"); `bo_nghia` words between kind and number ("kiểm tra" in "Kế
             hoạch kiểm tra số …"); `so` the number as written ("07", "66.18"), None when left blank; `nam` the year
             inside the number; `dau` what parts number and symbol ("/", in Party documents "-"); `ky_hieu` the symbol
             without spaces ("NĐ-CP", "NQ/TW"); `ten` a law's name; `ngay` the date, perhaps in part; `ngay_ngan` the
             date is written in figures ("05/3/2020"); `co_quan`, `trich_yeu` the issuing body and the title as written.
    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6: what a citation consists of.

    >>> VanBan(loai="Nghị quyết", so="18", dau="-", ky_hieu="NQ/TW").so_ky_hieu
    '18-NQ/TW'
    """

    loai: str
    bo_nghia: str | None = None
    so: str | None = None
    nam: str | None = None
    dau: str = "/"
    ky_hieu: str | None = None
    ten: str | None = None
    ngay: Ngay | None = None
    ngay_ngan: bool = False
    co_quan: str | None = None
    trich_yeu: str | None = None

    @property
    def so_ky_hieu(self) -> str | None:
        """Number, year and symbol in one ("30/2020/NĐ-CP"); None when the number is left blank."""
        if self.so is None:
            return None
        dau = self.so if self.nam is None else f"{self.so}/{self.nam}"
        return dau if self.ky_hieu is None else f"{dau}{self.dau}{self.ky_hieu}"

    @property
    def khoa(self) -> tuple[str, str]:
        """What two citations of one document share: kind, and number with symbol (a law without number: its name)."""
        return self.loai, self.so_ky_hieu or (self.ten or "").casefold() or self.ky_hieu or ""

    @property
    def is_luat(self) -> bool:
        """Cited by kind and name: hiến pháp, bộ luật, luật, pháp lệnh."""
        return self.loai in LOAI_LUAT


@dataclass(frozen=True, slots=True, kw_only=True)
class VienDan(VanBan):
    """Viện dẫn: a citation: the document, the places in it, and where the citation stood in the text it was read from.

    Shape:   `dan_toi` the pinpoints in their order; `vi_tri` the half-open span of pinpoints, kind, number, date and
             body, without the title; `trich_yeu_vi_tri` the title's span; `loai_goc` the kind as written where it
             differs ("QĐ"); `nguyen_van` the text of the span. The last four do not count when two are compared.
    """

    dan_toi: tuple[DanToi, ...] = ()
    vi_tri: tuple[int, int] = field(default=(0, 0), compare=False)
    trich_yeu_vi_tri: tuple[int, int] | None = field(default=None, compare=False)
    loai_goc: str | None = field(default=None, compare=False)
    nguyen_van: str = field(default="", compare=False, repr=False)

    @property
    def dieu(self) -> str | None:
        """The article, when there is exactly one pinpoint."""
        return self.dan_toi[0].dieu if len(self.dan_toi) == 1 else None

    @property
    def khoan(self) -> str | None:
        """The clause, when there is exactly one pinpoint."""
        return self.dan_toi[0].khoan if len(self.dan_toi) == 1 else None

    @property
    def diem(self) -> str | None:
        """The point, when there is exactly one pinpoint."""
        return self.dan_toi[0].diem if len(self.dan_toi) == 1 else None

    @property
    def van_ban(self) -> VanBan:
        """The document alone, without the pinpoints and places of this citation."""
        return VanBan(**{f.name: getattr(self, f.name) for f in fields(VanBan)})
