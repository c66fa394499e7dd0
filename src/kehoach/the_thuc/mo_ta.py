"""Types of a regime's layout data (`du_lieu/<regime>/trinh_bay.yaml`).

Units: margins and indents in millimetres, sizes and spacing in points, line spacing in lines.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kehoach.the_thuc.loai_van_ban import LoaiVanBan


class _DuLieu(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KieuDoan(_DuLieu):
    """Kiểu đoạn: how one kind of paragraph looks.

    `ten` is the name of its style in a template (ASCII), `mau` the colour of its text and frame (RRGGBB).
    """

    ten: str
    co: float
    mau: str = Field(default="auto", pattern=r"^(auto|[0-9A-F]{6})$")
    dam: bool = False
    nghieng: bool = False
    hoa: bool = False
    can: Literal["trai", "giua", "phai", "deu"]
    thut: float = 0
    truoc: float = 0
    sau: float = 0
    dong: float = 1
    giu: bool = False
    bac: int | None = Field(default=None, ge=1, le=9)
    nguon: str


class Le(_DuLieu):
    """Lề trang, in millimetres."""

    tren: float
    duoi: float
    trai: float
    phai: float


class SoTrang(_DuLieu):
    """Số trang: which margin holds it and where in that margin."""

    o: Literal["dau_trang", "chan_trang"]
    can: Literal["giua", "phai"]


class Trang(_DuLieu):
    """Trang giấy."""

    kho_mm: tuple[float, float]
    le_mm: Le
    cach_mep_mm: float
    so_trang: SoTrang
    phong: str

    @property
    def rong_chu_mm(self) -> float:
        """Width of the text area of a portrait page, in millimetres."""
        return self.kho_mm[0] - self.le_mm.trai - self.le_mm.phai


class CumTu(_DuLieu):
    """Cụm từ: the fixed words and marks of a document."""

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
    kem_theo: str


class KemQuyetDinh(_DuLieu):
    """Kèm quyết định: how a plan attached to a decision differs: the words of the line, whether it may be signed.

    `khong_co` are the components it may leave to the decision.
    """

    cum: str
    chu_ky: bool
    khong_co: tuple[str, ...]


class CachDan(_DuLieu):
    """Cách dẫn: how citations are written.

    `noi` parts điểm, khoản, điều and the document; `hoa` writes Điểm, Khoản in capitals; with `giu_nguyen` no form is
    prescribed and places stay as the author wrote them. `nguon` is the clause on what a first and a later mention hold.
    """

    noi: str
    hoa: bool
    giu_nguyen: bool
    nguon: str


class ChoTrong(_DuLieu):
    """Chỗ trống: how many spaces a draft leaves for digits, what stands for a place name not known yet."""

    so: int
    ngay: int
    dia_danh: str


class CheDo(_DuLieu):
    """Chế độ: one regime of form, in force from `tu_ngay` to `den_ngay` (both included; None: still in force).

    `loai` are the kinds of documents it knows, by id.
    """

    ma: str
    ten: str
    ngay_ban_hanh: date
    tu_ngay: date
    den_ngay: date | None = None
    trang: Trang
    bang_dau_mm: tuple[float, float]
    bang_cuoi_mm: tuple[float, float]
    cum_tu: CumTu
    cho_trong: ChoTrong
    ngat_sau: tuple[str, ...]
    ke: dict[str, float]
    kem_quyet_dinh: KemQuyetDinh
    vien_dan: CachDan
    do_khan_mm: dict[str, float]
    cao_khung_mm: float
    pham_vi_luu_hanh: tuple[str, ...]
    danh_so: tuple[str, ...]
    loai: dict[str, LoaiVanBan]
    kieu: dict[str, KieuDoan]

    def __hash__(self) -> int:
        """By id, so that what is made of a regime can be kept; equality looks at everything."""
        return hash(self.ma)
