"""Tài liệu đo: a document as measured: what stands where and what it looks like, whoever made it.

The checker's only food. Two makers: `do_bo_cuc` (a laid-out plan, no rendering) and `doc_lai.measure_docx` (any .docx).
Plain values; lengths in millimetres, sizes and spacing in points. **None always means "not seen"**, never "no": a rule
over a value that is None is not evaluated. What was looked for and is not there is said in `TaiLieuDo.vang`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kehoach.the_thuc.thanh_phan import Ben as Ben
from kehoach.the_thuc.thanh_phan import Vung as Vung

CanLe = Literal["trai", "giua", "phai", "deu"]
Huong = Literal["doc", "ngang"]
KieuGian = Literal["boi", "it_nhat", "chinh_xac"]
KieuKe = Literal["vien", "hinh", "gach_noi", "gach_chan", "khong"]
OSoTrang = Literal["dau_trang", "chan_trang"]
LoaiTrang = Literal["thuong", "dau", "chan"]
Ti = tuple[tuple[str, float], ...]
"""Values with their share of the printed characters (0 … 1), largest first; empty when nothing is printed."""


@dataclass(frozen=True, slots=True)
class GianDong:
    """Giãn dòng: `gia_tri` in lines for `boi` (a multiple of single), in points for `it_nhat` and `chinh_xac`."""

    kieu: KieuGian
    gia_tri: float


@dataclass(frozen=True, slots=True)
class DinhDang:
    """Định dạng: effective formatting of one block; shares count printed characters without spaces.

    `phong`, `co`, `mau` are values with shares (`mau`: `auto` or RRGGBB; `co`: points). `dam`, `nghieng`, `gach_chan`
    are shares of the characters, `hoa` the share of *letters* that print as capitals. `thut_mm` is the first line's
    indent relative to `thut_trai_mm` (negative: hanging). `bac` is the outline level 1–9; `giu` keep with next.
    """

    phong: Ti | None = None
    co: tuple[tuple[float, float], ...] | None = None
    dam: float | None = None
    nghieng: float | None = None
    gach_chan: float | None = None
    hoa: float | None = None
    mau: Ti | None = None
    can: CanLe | None = None
    thut_mm: float | None = None
    thut_trai_mm: float | None = None
    thut_phai_mm: float | None = None
    truoc_pt: float | None = None
    sau_pt: float | None = None
    gian: GianDong | None = None
    giu: bool | None = None
    bac: int | None = None

    @property
    def co_min(self) -> float | None:
        """Smallest size of a printed character, in points."""
        return min((c for c, _ in self.co), default=None) if self.co else None

    @property
    def co_max(self) -> float | None:
        """Largest size of a printed character, in points."""
        return max((c for c, _ in self.co), default=None) if self.co else None

    @property
    def co_chinh(self) -> float | None:
        """Size of most characters, in points."""
        return self.co[0][0] if self.co else None

    @property
    def phong_chinh(self) -> str | None:
        """Font of most characters."""
        return self.phong[0][0] if self.phong else None


@dataclass(frozen=True, slots=True)
class KeDo:
    """Kẻ đo: the rule under a block. `kieu` `khong`: looked for, none there.

    `vien` a paragraph or cell border, `hinh` a drawn line or shape, `gach_noi` typed underscores or dashes,
    `gach_chan` character underline. `rong_chu_mm` is the width of the last line of the text above it.
    """

    kieu: KieuKe
    dai_mm: float | None = None
    rong_chu_mm: float | None = None

    @property
    def ti_le(self) -> float | None:
        """Length of the rule : width of the text; None when one of them is not known."""
        if self.dai_mm is None or not self.rong_chu_mm:
            return None
        return self.dai_mm / self.rong_chu_mm


@dataclass(frozen=True, slots=True)
class ViTriO:
    """Vị trí ô: table, row and column, each counted from 1 (columns of the grid); `dau` a header row.

    `rong_mm` is the width of the cell. Tables are counted in document order, nested ones too.
    """

    bang: int
    hang: int
    cot: int
    so_hang: int
    so_cot: int
    dau: bool = False
    rong_mm: float | None = None


@dataclass(frozen=True, slots=True)
class KhoiDo:
    """Khối đo: one paragraph, or a part of one where a paragraph holds two components (tab or line break between).

    `chu` is the whole text as printed, number first; line breaks are newlines. `so` is the number or mark it begins
    with ("I.", "a)", "-"), `so_tu_dong` whether Word counts it (None: there is none). `doan` is the paragraph's number
    in the .docx, counted from 1 over the whole body; `goc` the path in the plan. `phan` is the section (from 1).
    `ben` is the side of the page where two components share a row; `cung_hang` the components beside it, in the same
    row of a table or the same typed line (a table of one row says no more than that they are in it). `vung` is the part
    of the document: heading, title and content, signature, annexes, text boxes, headers and footers.
    """

    thanh_phan: str
    chu: str
    so: str = ""
    so_tu_dong: bool | None = None
    doan: int | None = None
    goc: str = ""
    phan: int = 1
    dinh_dang: DinhDang = field(default_factory=DinhDang)
    o: ViTriO | None = None
    ben: Ben | None = None
    cung_hang: tuple[str, ...] = ()
    ke: KeDo | None = None
    vung: Vung = "than"

    @property
    def noi_dung(self) -> str:
        """The text without its number.

        >>> KhoiDo("muc", "I. MỤC ĐÍCH", "I.").noi_dung
        'MỤC ĐÍCH'
        """
        return self.chu.removeprefix(self.so).lstrip()


@dataclass(frozen=True, slots=True)
class LeDo:
    """Lề đo: margins of the page in millimetres (the gutter counted in, on its side)."""

    tren: float
    duoi: float
    trai: float
    phai: float


@dataclass(frozen=True, slots=True)
class SoTrangDo:
    """Số trang đo: one page-number field; `trang` is the kind of page whose margin holds it.

    `dinh_dang_so` is Word's number format (`decimal`, `lowerRoman` …).
    """

    o: OSoTrang
    trang: LoaiTrang
    dinh_dang: DinhDang
    dinh_dang_so: str | None = None
    chu: str = ""


@dataclass(frozen=True, slots=True)
class DauChanDo:
    """Đầu trang, chân trang đo: the text of one header or footer that applies."""

    o: OSoTrang
    trang: LoaiTrang
    chu: str


@dataclass(frozen=True, slots=True)
class PhanDo:
    """Phần đo (section): paper, margins, page numbers. `tu_doan`, `den_doan`: its first and last paragraph.

    `so_trang` empty: there is none. `so_trang_dau`: whether the first page of the section shows its number.
    `dem_tu`: the number its pages restart from (None: they go on). `le_doi_xung`: mirrored margins.
    """

    kho_mm: tuple[float, float] | None = None
    huong: Huong | None = None
    le_mm: LeDo | None = None
    dau_trang_mm: float | None = None
    chan_trang_mm: float | None = None
    so_trang: tuple[SoTrangDo, ...] | None = None
    so_trang_dau: bool | None = None
    dem_tu: int | None = None
    le_doi_xung: bool | None = None
    dau_chan: tuple[DauChanDo, ...] = ()
    tu_doan: int | None = None
    den_doan: int | None = None

    @property
    def rong_chu_mm(self) -> float | None:
        """Width of the text area."""
        if self.kho_mm is None or self.le_mm is None:
            return None
        return self.kho_mm[0] - self.le_mm.trai - self.le_mm.phai


@dataclass(frozen=True, slots=True)
class GhiChuDo:
    """Ghi chú khi đo: something the reader met that a person should know (tracked changes, hidden text, a signature).

    `ma` is stable and ASCII: theo_doi_sua, chu_an, chu_ky_so, bo_qua, lien_ket_ngoai, doi_tuong_nhung.
    """

    ma: str
    thong_diep: str
    doan: int | None = None


@dataclass(frozen=True, slots=True)
class TaiLieuDo:
    """Tài liệu đo: the measured document.

    `khoi` in document order (a row of two columns: left, then right); empty paragraphs are not in it. `ten_loai` is the
    kind of document in lower case ("kế hoạch", "công văn"), None when not recognised; `vang` names the components
    that were looked for in vain, each with the reason; `chu_thich` are the footnotes in the order of their numbers.
    """

    nguon: Literal["docx", "bo_cuc"]
    phan: tuple[PhanDo, ...]
    khoi: tuple[KhoiDo, ...]
    ten_loai: str | None = None
    chu_thich: tuple[KhoiDo, ...] = ()
    vang: Mapping[str, str] = field(default_factory=dict)
    ghi_chu: tuple[GhiChuDo, ...] = ()
    tep: str | None = None

    def cua(self, *thanh_phan: str) -> tuple[KhoiDo, ...]:
        """The blocks of these components, in document order."""
        return tuple(k for k in self.khoi if k.thanh_phan in thanh_phan)

    def chu_cua(self, thanh_phan: str) -> str | None:
        """The text of a component, its blocks joined by newlines; None when it is absent."""
        return join_chu(self.cua(thanh_phan))


def join_chu(khoi: Iterable[KhoiDo]) -> str | None:
    """Texts of blocks, a line each; None without blocks.

    >>> join_chu([KhoiDo("trich_yeu", "Thực hiện"), KhoiDo("trich_yeu", "Dự án 7")])
    'Thực hiện\\nDự án 7'
    """
    return "\n".join(k.chu for k in khoi) or None


def count_hoa(chu: str) -> tuple[int, int]:
    """Capitals and letters in a text.

    >>> count_hoa("32/KH-UBND ngày")
    (6, 10)
    """
    hoa, chu_cai = divmod(sum(map(_DEM.__getitem__, chu)), _MOI_HOA)
    return hoa, chu_cai


_MOI_HOA = 1 << 40


class _DemChu(dict[str, int]):
    """Đếm chữ: what a character adds to the count: one for a letter, and one of the high digit for a capital."""

    def __missing__(self, ky_tu: str) -> int:
        return self.setdefault(ky_tu, ky_tu.isalpha() and 1 + _MOI_HOA * ky_tu.isupper())


_DEM = _DemChu()


def shares(dem: Mapping[str, int]) -> Ti:
    """Counts of characters → shares, largest first, equal ones by name.

    >>> shares({"Arial": 1, "Times New Roman": 3})
    (('Times New Roman', 0.75), ('Arial', 0.25))
    """
    tong = sum(dem.values())
    return tuple((ten, so / tong) for ten, so in sorted(dem.items(), key=lambda x: (-x[1], x[0])) if so)
