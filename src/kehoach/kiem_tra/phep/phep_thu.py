"""Phép thử: what every kind of test is made of; ranges, majorities, patterns and formatting, which many share.

Units: lengths in millimetres, sizes and spacing in points, line spacing in lines. `dung_sai` is the tolerance in the
same unit, so that rounding to twips is never a finding.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from kehoach.do_dac.tai_lieu_do import DinhDang, KhoiDo
from kehoach.kiem_tra.quan_sat import QuanSat, ViDu
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml.cay_goi import CayGoi
from kehoach.ooxml.dau_chan import format_so_trang

if TYPE_CHECKING:
    from lxml import etree

_THUONG = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
_LOP = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_LAM_TRON = 1e-6


class TepDangSua(CayGoi, Protocol):
    """Tệp đang sửa: the file a test mends: a package, the document measured from it, the paragraph of each block."""

    @property
    def xet(self) -> TaiLieuXet: ...

    def p(self, khoi: KhoiDo | None) -> etree._Element | None:
        """The paragraph of a block; None when it must not be touched."""


class PhepThu(BaseModel):
    """Phép thử: one kind of test; the fields of a subclass are the value asked, `phep` is its name in the data.

    A rule's value is one of these, and every method speaks of that value alone; `doi_tuong` is the rule's component.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    don_vi: ClassVar[str] = ""

    phep: str

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterable[QuanSat]:
        """What the test speaks of in a document. Raises: ChuaThay when what it needs was not seen."""
        raise NotImplementedError

    def is_dat(self, v: Any) -> bool:
        """Whether a value meets what is asked."""
        raise NotImplementedError

    def find_sai(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[int, list[QuanSat]]:
        """How many values a document shows, and the observations that break the test. Raises: as `observe`."""
        thay = list(self.observe(doi_tuong, xet))
        return len(thay), [s for s in thay if not self.is_dat(s.gia_tri)]

    def format_can(self) -> str:
        """What is asked, in words and with its unit; empty where only the rule's own sentence says it."""
        return ""

    def format_thay(self, v: Any) -> str:
        """A value found, in words and with its unit."""
        if isinstance(v, bool):
            return "có" if v else "không"
        if isinstance(v, int | float):
            return f"{format_do(round(v, 1) if self.don_vi == 'mm' else v)} {self.don_vi}".rstrip()
        if isinstance(v, str):
            return " / ".join(d.strip() for d in v.splitlines()) if "\n" in v else v
        return str(v)

    def quote(self, v: Any) -> str:
        """What a message quotes of a wrong value, where that is less than the value; empty: all of it."""
        return ""

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        """Mend what breaks the test; whether anything changed. Words, order and choices are left to a person."""
        return False

    @property
    def is_da_so(self) -> bool:
        """Whether most values decide, not each."""
        return False


class CoDaSo(PhepThu):
    """Có đa số: `da_so` asks that most of the component be right, not each paragraph."""

    da_so: bool = False

    @property
    def is_da_so(self) -> bool:
        return self.da_so


class KhoangTri(PhepThu):
    """Khoảng trị: from `tu` to `den`, both included; None is open."""

    tu: float | None = None
    den: float | None = None
    dung_sai: float = 0

    @model_validator(mode="after")
    def _co_dau(self) -> KhoangTri:
        if self.tu is None and self.den is None:
            raise ValueError("khoảng phải có ít nhất một đầu: tu, den")
        if self.tu is not None and self.den is not None and self.tu > self.den:
            raise ValueError(f"khoảng ngược: tu {self.tu} > den {self.den}")
        return self

    def is_dat(self, v: float) -> bool:
        sai = self.dung_sai + _LAM_TRON
        return (self.tu is None or v >= self.tu - sai) and (self.den is None or v <= self.den + sai)

    def format_can(self) -> str:
        tu, den = self.tu, self.den
        if tu is not None and tu == den:
            return f"{format_do(tu)} {self.don_vi}"
        if den is None:
            return f"ít nhất {format_do(tu or 0)} {self.don_vi}"
        if tu is None:
            return f"nhiều nhất {format_do(den)} {self.don_vi}"
        return f"từ {format_do(tu)} đến {format_do(den)} {self.don_vi}"

    def nearest(self, v: Any) -> float:
        """The value allowed that is nearest to the one found."""
        if self.tu is not None and v < self.tu:
            return float(self.tu)
        return float(self.den) if self.den is not None and v > self.den else float(v)


class CoMau(PhepThu):
    """Có mẫu: a value with a pattern; `nghia` says in Vietnamese what it asks."""

    mau: str
    nghia: str

    @field_validator("mau")
    @classmethod
    def _doc_duoc(cls, mau: str) -> str:
        try:
            compile_mau(mau)
        except re.error as loi:
            raise ValueError(f"mẫu hỏng: {loi}") from loi
        return mau

    @cached_property
    def khuon(self) -> re.Pattern[str]:
        """The pattern, ready to be used."""
        return compile_mau(self.mau)

    def format_can(self) -> str:
        return self.nghia


class PhepDinhDang(PhepThu):
    """Phép định dạng: a test of one property of the formatting; where it is not known, a block is passed over."""

    @abstractmethod
    def read(self, d: DinhDang) -> ViDu | None:
        """The property; None when it is not known."""

    def observe(self, doi_tuong: str, xet: TaiLieuXet) -> Iterable[QuanSat]:
        if doi_tuong == "so_trang":
            so_trang = (s.dinh_dang for p in xet.tai_lieu.phan for s in p.so_trang or ())
            return [QuanSat(v) for d in so_trang if (v := self.read(d)) is not None]
        return [QuanSat(v, k) for k in xet.blocks_of(doi_tuong) if (v := self.read(k.dinh_dang)) is not None]

    def find_sai(self, doi_tuong: str, xet: TaiLieuXet) -> tuple[int, list[QuanSat]]:
        """Each value is judged once: of a hundred paragraphs most look alike."""
        if doi_tuong == "so_trang":
            return super().find_sai(doi_tuong, xet)
        thay = [self.read(k.dinh_dang) for k in xet.blocks_of(doi_tuong)]
        sai = {v for v in set(thay) if v is not None and not self.is_dat(v)}
        so = len(thay) - thay.count(None)
        return so, [s for s in self.observe(doi_tuong, xet) if s.gia_tri in sai] if sai else []


class DinhDangSua(PhepDinhDang):
    """Định dạng sửa: a property of the formatting that can be set."""

    @abstractmethod
    def set_p(self, p: etree._Element, s: QuanSat) -> bool:
        """Set it on the paragraph of one wrong observation; whether anything changed."""

    def fix(self, tep: TepDangSua, doi_tuong: str, sai: Sequence[QuanSat]) -> bool:
        if doi_tuong == "so_trang":
            return format_so_trang(tep, lambda p: self.set_p(p, sai[0]))
        return fix_moi(tep, sai, self.set_p)


def fix_moi(tep: TepDangSua, sai: Iterable[QuanSat], dat: Callable[[etree._Element, QuanSat], bool]) -> bool:
    """Mend every paragraph of the document that is wrong; whether anything changed."""
    ra = [dat(p, s) for s in sai if (p := tep.p(s.khoi)) is not None]
    return tep.mark(tep.chinh, doi=any(ra))


class KhongMay(PhepThu):
    """Không máy: nothing in a .docx decides it."""

    phep: Literal["khong_may"] = "khong_may"


@cache
def compile_mau(mau: str) -> re.Pattern[str]:
    r"""A pattern of the data as a regular expression; `\l` is a lower-case Vietnamese letter, `\h` a capital.

    Raises:  re.error for a pattern that is none.

    >>> bool(compile_mau(r"\h\l+").fullmatch("Đường")), bool(compile_mau(r"\h\l+").fullmatch("đường"))
    (True, False)
    """
    trong_lop = _LOP.sub(lambda m: m[0].replace(r"\l", _THUONG).replace(r"\h", _THUONG.upper()), mau)
    return re.compile(trong_lop.replace(r"\l", f"[{_THUONG}]").replace(r"\h", f"[{_THUONG.upper()}]"))


def format_do(x: float) -> str:
    """A measure as Vietnamese writes it, at most two decimals.

    >>> format_do(12.7), format_do(14.0)
    ('12,7', '14')
    """
    return f"{x:.2f}".rstrip("0").rstrip(".").replace(".", ",")
