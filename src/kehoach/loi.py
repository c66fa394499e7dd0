"""Lỗi: errors and findings, the two ways in which something can be wrong.

A *finding* (`PhatHien`) speaks to the author of a document: what is wrong, where, why and how to mend it. Findings are
values and come all at once. An *exception* tells a caller that the request cannot be met::

    KeHoachError
    ├── NguonHongError       (ValueError)   a source cannot be loaded; .phat_hien holds every reason
    ├── GiaTriKhongHopLe     (ValueError)   one text is not the value it should be; .gia_tri .cho .goi_y
    │   ├── SoChuKhongHopLe                 … not a number in words
    │   ├── TienKhongHopLe                  … not an amount
    │   ├── NgayKhongHopLe                  … not a date
    │   ├── ThoiGianKhongHopLe              … not a period
    │   └── VienDanKhongHopLe               … not one citation
    ├── MauHongError         (ValueError)   a template cannot be used; .phat_hien says what is missing
    ├── ThieuMauError        (LookupError)  no template of that name
    ├── GhiHongError         (OSError)      the output cannot be written
    │   └── SuaTayError                     … because what stands there was edited by hand
    ├── TepDocxHongError     (ValueError)   a .docx cannot be read
    └── ThieuCongCuError     (RuntimeError) an optional program or package is not installed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from kehoach.cua_tren import open_phong_tren

MucDo = Literal["loi", "canh_bao", "goi_y"]

TEN_MUC_DO: dict[MucDo, str] = {"loi": "lỗi", "canh_bao": "cảnh báo", "goi_y": "gợi ý"}


THU_TU_MUC_DO: dict[MucDo, int] = {muc: i for i, muc in enumerate(TEN_MUC_DO)}
"""The worst first: what findings are sorted by, and how bad one must be to be shown."""


@dataclass(frozen=True, slots=True)
class ViTri:
    """Vị trí: a place in a source file, a plan or a document.

    Lines and columns count from 1, columns in characters; `duong_dan` is a path in the plan (`can_cu[2].ngay`), `doan`
    a paragraph of a .docx counted from 1, `trich` a short quotation of what stands there.

    >>> str(ViTri(tep="ke-hoach.yaml", dong=5, cot=11, duong_dan="ngay"))
    'ke-hoach.yaml:5:11'
    >>> str(ViTri(duong_dan="can_cu[2]"))
    'can_cu[2]'
    """

    tep: str | None = None
    dong: int | None = None
    cot: int | None = None
    duong_dan: str = ""
    thanh_phan: str | None = None
    doan: int | None = None
    trich: str | None = None

    def __str__(self) -> str:
        if self.dong is not None:
            return ":".join(str(x) for x in (self.tep or "<nguồn>", self.dong, self.cot) if x is not None)
        if self.doan is not None:
            noi = f"đoạn {self.doan}" + (f" ({self.thanh_phan})" if self.thanh_phan else "")
            return f"{self.tep}: {noi}" if self.tep else noi
        return ": ".join(x for x in (self.tep, self.duong_dan or self.thanh_phan) if x) or "<kế hoạch>"


@dataclass(frozen=True, slots=True)
class PhatHien:
    """Phát hiện: one thing found wrong, with its place, its reason and its remedy.

    `ma` is stable and ASCII; `nguon` is the clause or document the demand comes from, empty when it is our own.

    >>> print(PhatHien("nap.truong_la", "loi", ViTri("a.yaml", 3, 1), "Không có trường «can_ku».", "can_cu"))
    a.yaml:3:1: lỗi nap.truong_la: Không có trường «can_ku». → can_cu
    """

    ma: str
    muc_do: MucDo
    vi_tri: ViTri
    thong_diep: str
    goi_y: str = ""
    nguon: str = ""

    def __str__(self) -> str:
        dong = f"{self.vi_tri}: {TEN_MUC_DO[self.muc_do]} {self.ma}: {self.thong_diep}"
        if self.goi_y:
            dong += f" → {self.goi_y}"
        return f"{dong} [{self.nguon}]" if self.nguon else dong


class DanhSachPhatHien(list[PhatHien]):
    """Danh sách phát hiện: a list of findings that a notebook shows as a table."""

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return open_phong_tren().write_bundle(self)

    def _repr_pretty_(self, may: Any, _vong: bool) -> None:
        """For IPython's terminal, which otherwise prints any list its own way."""
        may.text(self._repr_mimebundle_()["text/plain"])


class KeHoachError(Exception):
    """Lỗi của kế hoạch: base of every exception raised by this library."""


class _NhieuPhatHien(KeHoachError):
    """Nhiều phát hiện: an exception that carries findings; its text is one finding a line."""

    def __init__(self, phat_hien: Iterable[PhatHien]) -> None:
        self.phat_hien: list[PhatHien] = DanhSachPhatHien(phat_hien)
        super().__init__("\n".join(str(p) for p in self.phat_hien))

    def __reduce__(self) -> tuple[type, tuple[list[PhatHien]]]:
        """Errors travel between worker processes whole."""
        return type(self), (self.phat_hien,)

    def _render_traceback_(self, *_doi_so: Any) -> list[str]:
        """What IPython shows instead of a stack trace: the findings with their paths; Python itself does not ask."""
        return [f"{type(self).__name__}: {len(self.phat_hien)} chỗ sai", *map(_o, self.phat_hien)]


def _o(p: PhatHien) -> str:
    """A finding on lines of its own: the place, what is wrong there, how to mend it."""
    dong = [f"  {p.vi_tri}  [{TEN_MUC_DO[p.muc_do]} {p.ma}]", f"      {p.thong_diep}"]
    return "\n".join([*dong, f"      → {p.goi_y}"] if p.goi_y else dong)


class NguonHongError(_NhieuPhatHien, ValueError):
    """Nguồn hỏng: a source cannot be loaded; `.phat_hien` holds every reason, in the order of the source."""


class MauHongError(_NhieuPhatHien, ValueError):
    """Mẫu hỏng: a template cannot be used; `.phat_hien` names what is missing or unknown in it."""


class GiaTriKhongHopLe(KeHoachError, ValueError):
    """Giá trị không hợp lệ: one text is not the value it should be.

    `gia_tri` is the text, `cho` the offset in it where reading stopped (None when it is not one place), `goi_y` what
    could be meant, nearest first.
    """

    def __init__(self, thong_diep: str, *, gia_tri: str, cho: int | None = None, goi_y: Iterable[str] = ()) -> None:
        super().__init__(thong_diep)
        self.thong_diep = thong_diep
        self.gia_tri = gia_tri
        self.cho = cho
        self.goi_y: tuple[str, ...] = tuple(goi_y)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between worker processes whole."""
        tao = partial(type(self), gia_tri=self.gia_tri, cho=self.cho, goi_y=self.goi_y)
        return tao, (self.thong_diep,)


class SoChuKhongHopLe(GiaTriKhongHopLe):
    """Số bằng chữ không hợp lệ: the text is not a number in Vietnamese words."""


class TienKhongHopLe(GiaTriKhongHopLe):
    """Tiền không hợp lệ: the text is not an amount of money."""


class NgayKhongHopLe(GiaTriKhongHopLe):
    """Ngày không hợp lệ: the text is not a date, or the date does not exist."""


class ThoiGianKhongHopLe(GiaTriKhongHopLe):
    """Thời gian không hợp lệ: the text is not a period or a deadline."""


class VienDanKhongHopLe(GiaTriKhongHopLe):
    """Viện dẫn không hợp lệ: the text is not exactly one citation."""


class ThieuMauError(KeHoachError, LookupError):
    """Thiếu mẫu: there is no template of that name."""


class GhiHongError(KeHoachError, OSError):
    """Ghi hỏng: the output cannot be written; what stood there before is untouched."""


class SuaTayError(GhiHongError):
    """Sửa tay: what stands there, edited by hand or written by another program, was not to be written over."""


class TepDocxHongError(KeHoachError, ValueError):
    """Tệp docx hỏng: a .docx cannot be read."""


class ThieuCongCuError(KeHoachError, RuntimeError):
    """Thiếu công cụ: an optional program (LibreOffice) or package is not installed; the message says how to get it."""
