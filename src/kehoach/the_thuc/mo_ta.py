"""Mô tả: types of a regime's layout data (`du_lieu/<regime>/trinh_bay.yaml`).

Units: margins and indents in millimetres, sizes and spacing in points, line spacing in lines.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from kehoach.the_thuc.kieu_goc import DuLieu
from kehoach.the_thuc.loai_van_ban import LoaiVanBan
from kehoach.the_thuc.quy_uoc import QuyUoc

Mm = Annotated[float, Field(ge=0, le=100)]
Co = Annotated[float, Field(ge=1, le=72)]
KhoMm = Annotated[float, Field(ge=100, le=500)]
CotMm = Annotated[float, Field(ge=20, le=200)]
Pt = Annotated[float, Field(ge=0, le=200)]
_CHU_IT_NHAT_MM = 50
KieuSo = Literal["I.", "A.", "1.", "1.1.", "1.1.1.", "a)", "1)"]
"""How a level may be numbered."""


class KieuDoan(DuLieu):
    """Kiểu đoạn: how one kind of paragraph looks.

    `ten` is the name of its style in a template (ASCII), `mau` the colour of its text and frame (RRGGBB).
    """

    ten: str
    co: Co
    mau: str = Field(default="auto", pattern=r"^(auto|[0-9A-F]{6})$")
    dam: bool = False
    nghieng: bool = False
    hoa: bool = False
    can: Literal["trai", "giua", "phai", "deu"]
    thut: Mm = 0
    truoc: Pt = 0
    sau: Pt = 0
    dong: float = Field(default=1, ge=0.5, le=5)
    giu: bool = False
    bac: int | None = Field(default=None, ge=1, le=9)
    nguon: str


class Le(DuLieu):
    """Lề: margins of the page, in millimetres."""

    tren: Mm
    duoi: Mm
    trai: Mm
    phai: Mm


class SoTrang(DuLieu):
    """Số trang: which margin holds it; where in that margin is the alignment of its kind of paragraph."""

    o: Literal["dau_trang", "chan_trang"]


class Trang(DuLieu):
    """Trang giấy: paper and margins."""

    kho_mm: tuple[KhoMm, KhoMm]
    le_mm: Le
    cach_mep_mm: Mm
    so_trang: SoTrang
    phong: str = Field(min_length=1)

    @model_validator(mode="after")
    def _con_cho_chu(self) -> Trang:
        le, (rong, cao) = self.le_mm, self.kho_mm
        if min(rong, cao) - max(le.trai + le.phai, le.tren + le.duoi) < _CHU_IT_NHAT_MM:
            raise ValueError("lề không còn chỗ cho chữ")
        return self

    @property
    def rong_chu_mm(self) -> float:
        """Width of the text area of a portrait page, in millimetres."""
        return self.kho_mm[0] - self.le_mm.trai - self.le_mm.phai


class CumTu(DuLieu):
    """Cụm từ: the fixed words and marks of a document.

    `phu_luc_noi` joins «Phụ lục» and the title of an annex on one line; empty, the title has a line of its own.
    """

    quoc_hieu: str
    tieu_ngu: str
    so: str
    noi_nhan: str
    luu: str
    can_cu: str
    can_cu_giua: str
    can_cu_cuoi: str
    het: str
    phu_luc: str
    phu_luc_noi: str
    kem_theo: str


class KemQuyetDinh(DuLieu):
    """Kèm quyết định: how a plan attached to a decision differs: the words of the line, whether it may be signed.

    `khong_co` are the components it may leave to the decision.
    """

    cum: str
    chu_ky: bool
    khong_co: tuple[str, ...]


class CachDan(DuLieu):
    """Cách dẫn: how citations are written.

    `noi` parts điểm, khoản, điều and the document; `hoa` writes Điểm, Khoản in capitals; with `giu_nguyen` no form is
    prescribed and places stay as the author wrote them. `nguon` is the clause on what a first and a later mention hold.
    """

    noi: str
    hoa: bool
    giu_nguyen: bool
    nguon: str


class ChoTrong(DuLieu):
    """Chỗ trống: how many spaces a draft leaves for digits, what stands for a place name not known yet."""

    so: int = Field(ge=0, le=40)
    ngay: int = Field(ge=0, le=40)
    dia_danh: str


class CheDo(DuLieu):
    """Chế độ: one regime of form, in force from `tu_ngay` to `den_ngay` (both included; None: still in force).

    `loai` are the kinds of documents it knows, by id; `thu_tu_noi_nhan` are purposes (b/c, t/h …) by which recipients
    are put in order, the rest after them as the plan has it; `quy_uoc` is the house profile that changed it, if any.
    """

    ma: str
    ten: str
    ngay_ban_hanh: date
    tu_ngay: date
    den_ngay: date | None = None
    trang: Trang
    bang_dau_mm: tuple[CotMm, CotMm]
    bang_cuoi_mm: tuple[CotMm, CotMm]
    cum_tu: CumTu
    cho_trong: ChoTrong
    ngat_sau: tuple[str, ...]
    ke: dict[str, Annotated[float, Field(ge=0, le=3)]]
    kem_quyet_dinh: KemQuyetDinh
    vien_dan: CachDan
    do_khan_mm: dict[str, Mm]
    cao_khung_mm: Mm
    pham_vi_luu_hanh: tuple[str, ...]
    thu_tu_noi_nhan: tuple[str, ...]
    danh_so: tuple[KieuSo, ...] = Field(min_length=1)
    loai: dict[str, LoaiVanBan]
    kieu: dict[str, KieuDoan]
    quy_uoc: QuyUoc | None = None

    def __hash__(self) -> int:
        """So that what is made of a regime can be kept; equality looks at everything."""
        return hash((self.ma, self.quy_uoc))

    @field_validator("danh_so")
    @classmethod
    def _du_cap(cls, danh_so: tuple[KieuSo, ...]) -> tuple[KieuSo, ...]:
        if any(x.count(".") > i + 1 for i, x in enumerate(danh_so)):
            raise ValueError("kiểu số nhắc lại số của cấp trên mà không đủ cấp trên")
        return danh_so
