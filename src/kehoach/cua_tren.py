"""Cửa trên: what the rooms above do for a value below that is asked for it: show itself, give a new version of itself.

Rooms import downward only, so a plan cannot import its preview. The front door of the package leaves a key here, and
the room above opens when a value is first shown: until then it costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol


class Hinh(Protocol):
    """Hình: an SVG picture that a notebook shows; `str()` of it is the SVG text."""

    def _repr_svg_(self) -> str: ...


class Bang(Protocol):
    """Bảng: rows with the same keys, which a notebook shows as a table."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    def __getitem__(self, thu_tu: int, /) -> dict[str, Any]: ...
    def to_frame(self, thu_vien: Any = None) -> Any:
        """The rows as a data frame of pandas or polars."""


class PhongTren(Protocol):
    """Phòng trên: the functions that values of lower rooms call; `kehoach.so_tay` has them all."""

    def write_bundle(self, x: Any) -> dict[str, str]:
        """What a notebook shows of a value, by media type."""

    def frame_kinh_phi(self, kinh_phi: Any, thu_vien: Any) -> Any:
        """The budget as a data frame."""

    def draw_kinh_phi(self, kinh_phi: Any) -> Hinh:
        """The budget as bars."""

    def draw_tien_do(self, ke_hoach: Any) -> Hinh:
        """Activities and deadlines on a calendar."""

    def list_nhiem_vu(self, ke_hoach: Any) -> Bang:
        """Activities, duties and deadlines as rows."""

    def write_lich(self, ke_hoach: Any) -> str:
        """The deadlines as a calendar file."""

    def translate_loi(self, mo_hinh: Any, loi: ValueError, truong: Mapping[str, Any]) -> Exception:
        """What is wrong with the values that a model was given, as the error that its author reads."""

    def sua(self, ke_hoach: Any, duong_dan: str | None, gia_tri: Any, truong: Mapping[str, Any]) -> Any:
        """A plan with other values."""

    def them_can_cu(self, ke_hoach: Any, can_cu: str) -> Any:
        """A plan with one more ground."""

    def doi_nam(self, ke_hoach: Any, tu: int, den: int) -> Any:
        """A plan for another year, and the report."""

    def build_phu_luc_phan_cong(self, ke_hoach: Any) -> Any:
        """The annex of duties."""


_CHIA_KHOA: list[Callable[[], PhongTren]] = []


def leave_key(mo: Callable[[], PhongTren]) -> None:
    """Say how the room above is opened."""
    _CHIA_KHOA[:] = [mo]


def open_phong_tren() -> PhongTren:
    """The room above."""
    return _CHIA_KHOA[0]()
