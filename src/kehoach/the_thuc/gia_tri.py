"""Giá trị: what a rule of form asks, one shape for each kind of test (`phep`).

Units: lengths in millimetres, sizes and spacing in points, line spacing in lines. `dung_sai` is the tolerance in the
same unit, so that rounding to twips is never a finding. Plain data: the room `kiem_tra` does the judging.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

CanLe = Literal["trai", "giua", "phai", "deu"]

_THUONG = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"

_LOP = re.compile(r"\[(?:\\.|[^\]\\])*\]")


@cache
def compile_mau(mau: str) -> re.Pattern[str]:
    r"""A pattern of the data as a regular expression; `\l` is a lower-case Vietnamese letter, `\h` a capital.

    Raises:  re.error for a pattern that is none.

    >>> bool(compile_mau(r"\h\l+").fullmatch("Đường")), bool(compile_mau(r"\h\l+").fullmatch("đường"))
    (True, False)
    """
    trong_lop = _LOP.sub(lambda m: m[0].replace(r"\l", _THUONG).replace(r"\h", _THUONG.upper()), mau)
    return re.compile(trong_lop.replace(r"\l", f"[{_THUONG}]").replace(r"\h", f"[{_THUONG.upper()}]"))


class _GiaTri(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _CoMau(_GiaTri):
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


class _Khoang(_GiaTri):
    """Khoảng: from `tu` to `den`, both included; None is open."""

    tu: float | None = None
    den: float | None = None

    @model_validator(mode="after")
    def _co_dau(self) -> _Khoang:
        if self.tu is None and self.den is None:
            raise ValueError("khoảng phải có ít nhất một đầu: tu, den")
        if self.tu is not None and self.den is not None and self.tu > self.den:
            raise ValueError(f"khoảng ngược: tu {self.tu} > den {self.den}")
        return self


class KhoGiay(_GiaTri):
    """Khổ giấy: short and long side in mm, whichever way the page is turned."""

    phep: Literal["kho_giay"] = "kho_giay"
    ngan: float
    dai: float
    dung_sai: float


class HuongGiay(_GiaTri):
    """Hướng giấy: portrait or landscape; `tru_khi` names what allows the other way."""

    phep: Literal["huong_giay"] = "huong_giay"
    huong: Literal["doc", "ngang"]
    tru_khi: Literal["bang"] | None = None


class Le(_Khoang):
    """Lề: one margin, in mm."""

    phep: Literal["le"] = "le"
    canh: Literal["tren", "duoi", "trai", "phai"]
    dung_sai: float = 0


class MotLe(_GiaTri):
    """Một lề: the margins are not mirrored on back pages."""

    phep: Literal["mot_le"] = "mot_le"


class Phong(_GiaTri):
    """Phông: names of the fonts allowed, or a pattern of names that are not; `da_so`: of most paragraphs."""

    phep: Literal["phong"] = "phong"
    da_so: bool = False
    ten: tuple[str, ...] = ()
    tranh: str | None = None

    @model_validator(mode="after")
    def _mot_trong_hai(self) -> Phong:
        if bool(self.ten) == bool(self.tranh):
            raise ValueError("phong cần đúng một trong hai: ten, tranh")
        return self


class Mau(_GiaTri):
    """Màu: colours of the text allowed, RRGGBB; Word's `auto` counts as 000000."""

    phep: Literal["mau"] = "mau"
    ma: tuple[str, ...] = Field(min_length=1)


class CoChu(_Khoang):
    """Cỡ chữ: in points. `da_so`: the size of most of the component's text in the whole document is judged."""

    phep: Literal["co_chu"] = "co_chu"
    da_so: bool = False


class Dam(_GiaTri):
    """Đậm: bold or not."""

    phep: Literal["dam"] = "dam"
    co: bool


class Nghieng(_GiaTri):
    """Nghiêng: italic (true) or upright (false)."""

    phep: Literal["nghieng"] = "nghieng"
    co: bool


class GachChan(_GiaTri):
    """Gạch chân: character underline."""

    phep: Literal["gach_chan"] = "gach_chan"
    co: bool


class Hoa(_GiaTri):
    """Hoa: printed in capitals or in lower case."""

    phep: Literal["hoa"] = "hoa"
    kieu: Literal["hoa", "thuong"]


class Can(_GiaTri):
    """Căn: alignments allowed; `da_so`: of most paragraphs."""

    phep: Literal["can"] = "can"
    da_so: bool = False
    can: tuple[CanLe, ...] = Field(min_length=1)


class ThutDau(_Khoang):
    """Thụt đầu: indent of the first line in mm: one of `gia_tri`, or a range."""

    phep: Literal["thut_dau"] = "thut_dau"
    gia_tri: tuple[float, ...] = ()
    dung_sai: float
    da_so: bool = False

    @model_validator(mode="after")
    def _co_dau(self) -> ThutDau:
        if bool(self.gia_tri) == (self.tu is not None and self.den is not None):
            raise ValueError("thut_dau cần hoặc gia_tri, hoặc cả tu và den")
        return self


class KhoangDoan(_Khoang):
    """Khoảng đoạn: space between two paragraphs, in points."""

    phep: Literal["khoang_doan"] = "khoang_doan"
    dung_sai: float = 0
    da_so: bool = False


class GianDong(_Khoang):
    """Giãn dòng: in lines; an exact spacing of `dung_tu` points or more is allowed too."""

    phep: Literal["gian_dong"] = "gian_dong"
    dung_tu: float | None = None
    da_so: bool = False
    dung_sai: float = 0


class CungDong(_GiaTri):
    """Cùng dòng: on one line with another component."""

    phep: Literal["cung_dong"] = "cung_dong"
    voi: str


class DongMoi(_GiaTri):
    """Dòng mới: stands on a line of its own: the whole paragraph matches `mau`."""

    phep: Literal["dong_moi"] = "dong_moi"
    mau: str


class Ben(_GiaTri):
    """Bên: the half of the page it stands in."""

    phep: Literal["ben"] = "ben"
    ben: Literal["trai", "phai"]


class DungChu(_GiaTri):
    """Đúng chữ: the text is one of `chu`. Capitals (rule `hoa`), tone-mark placement and outer spaces are free."""

    phep: Literal["dung_chu"] = "dung_chu"
    chu: tuple[str, ...] = Field(min_length=1)


class MauChu(_CoMau):
    """Mẫu chữ: the whole text matches `mau`; where the component stands once only, `mau_mot` when given.

    `cho`: which of the component's paragraphs: each one, the last, or all of them joined by newlines (`gop`).
    """

    phep: Literal["mau_chu"] = "mau_chu"
    mau_mot: str | None = None
    cho: Literal["moi", "cuoi", "gop"] = "gop"


class TranhChu(_CoMau):
    """Tránh chữ: no part of the text may match `mau`; `cho` as in `MauChu`, and `dau`: the first paragraph."""

    phep: Literal["tranh_chu"] = "tranh_chu"
    cho: Literal["moi", "dau", "gop"] = "gop"


class NhacToi(_CoMau):
    """Nhắc tới: where the component stands, the text of the document before it matches `mau` somewhere."""

    phep: Literal["nhac_toi"] = "nhac_toi"


class DauCuoi(_GiaTri):
    """Dấu cuối: the closing mark of the lines of a list: `giua` of all but the last, `cuoi` of the last; None: free.

    `sau_cuoi` is a pattern of what may stand after the last mark (the drafter's mark).
    """

    phep: Literal["dau_cuoi"] = "dau_cuoi"
    giua: str | None = None
    cuoi: str | None = None
    sau_cuoi: str = ""


class Ke(_Khoang):
    """Kẻ: a rule stands under the text, `tu` to `den` times as long as its last line (both None:
    only that it is there).

    Character underline counts as a rule here; `gach_chan` is a test of its own.
    """

    phep: Literal["ke"] = "ke"
    dung_sai: float = 0
    bat_buoc: bool = False

    @model_validator(mode="after")
    def _co_dau(self) -> Ke:
        if not self.bat_buoc and (self.tu is None or self.den is None):
            raise ValueError("ke cần bat_buoc hoặc cả tu và den")
        return self


class ViTriSoTrang(_GiaTri):
    """Vị trí số trang: in which margin the page number stands, and where in it."""

    phep: Literal["vi_tri_so_trang"] = "vi_tri_so_trang"
    o: Literal["dau_trang", "chan_trang"] | None = None
    can: CanLe | None = None


class KieuSoTrang(_GiaTri):
    """Kiểu số trang: Word's names of the number formats allowed."""

    phep: Literal["kieu_so_trang"] = "kieu_so_trang"
    kieu: tuple[str, ...] = Field(min_length=1)
    dem_tu: int


class KhongTrangDau(_GiaTri):
    """Không trang đầu: the first page shows no number."""

    phep: Literal["khong_trang_dau"] = "khong_trang_dau"


class TrangRieng(_GiaTri):
    """Trang riêng: each one begins a page sequence of its own, counted from `dem_tu`."""

    phep: Literal["trang_rieng"] = "trang_rieng"
    dem_tu: int


class ThuTu(_GiaTri):
    """Thứ tự: comes after another component."""

    phep: Literal["thu_tu"] = "thu_tu"
    sau: str


class CoMat(_GiaTri):
    """Có mặt: the document must have this component; `khi`: only where that other one stands."""

    phep: Literal["co_mat"] = "co_mat"
    khi: str | None = None


class VangMat(_GiaTri):
    """Vắng mặt: the document must not have this component; `khi`: only where that other one matches `mau`."""

    phep: Literal["vang_mat"] = "vang_mat"
    khi: str | None = None
    mau: str | None = None


class DonDan(_GiaTri):
    """Dồn dãn: sizes that go up or down together: one of the combinations in `bo`, or all of `bang` the same."""

    phep: Literal["don_dan"] = "don_dan"
    bo: tuple[dict[str, float], ...] = ()
    bang: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _mot_trong_hai(self) -> DonDan:
        if bool(self.bo) == bool(self.bang):
            raise ValueError("don_dan cần đúng một trong hai: bo, bang")
        return self


class DanhSo(_CoMau):
    """Đánh số: the printed number matches `mau`."""

    phep: Literal["danh_so"] = "danh_so"


class So0(_GiaTri):
    """Số 0: numbers of one digit that take a leading zero (`can`), and those that take none (`khong`)."""

    phep: Literal["so_0"] = "so_0"
    phan: Literal["so", "ngay", "thang"]
    can: tuple[int, ...] = ()
    khong: tuple[int, ...] = ()


class KhongMay(_GiaTri):
    """Không máy: nothing in a .docx decides it."""

    phep: Literal["khong_may"] = "khong_may"


GiaTri = Annotated[
    KhoGiay
    | HuongGiay
    | Le
    | MotLe
    | Phong
    | Mau
    | CoChu
    | Dam
    | Nghieng
    | GachChan
    | Hoa
    | Can
    | ThutDau
    | KhoangDoan
    | GianDong
    | CungDong
    | DongMoi
    | Ben
    | DungChu
    | MauChu
    | TranhChu
    | NhacToi
    | DauCuoi
    | Ke
    | ViTriSoTrang
    | KieuSoTrang
    | KhongTrangDau
    | TrangRieng
    | ThuTu
    | CoMat
    | VangMat
    | DonDan
    | DanhSo
    | So0
    | KhongMay,
    Field(discriminator="phep"),
]
