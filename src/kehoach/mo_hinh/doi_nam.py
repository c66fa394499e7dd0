"""Báo cáo đổi năm: what was changed when a plan was taken over to another year, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.cua_tren import open_phong_tren


@dataclass(frozen=True, slots=True)
class ChoNam:
    """Chỗ năm: one place where a year stands, with a little of the text round it.

    `sau` is the text after the change, the same as `truoc` where nothing was changed.

    >>> print(ChoNam("trich_yeu", "… năm 2026", "… năm 2026", "trong một giai đoạn"))
    trich_yeu: «… năm 2026» (trong một giai đoạn)
    """

    duong_dan: str
    truoc: str
    sau: str
    ly_do: str = ""

    def __str__(self) -> str:
        chu = f"«{self.truoc}»" if self.truoc == self.sau else f"«{self.truoc}» → «{self.sau}»"
        return f"{self.duong_dan}: {chu}" + (f" ({self.ly_do})" if self.ly_do else "")


@dataclass(frozen=True, slots=True)
class BaoCaoDoiNam:
    """Báo cáo đổi năm: places changed (`doi`), left as they were (`giu`), and years close by to look at (`khac`)."""

    tu: int
    den: int
    doi: tuple[ChoNam, ...]
    giu: tuple[ChoNam, ...] = ()
    khac: tuple[ChoNam, ...] = ()

    def iter_nhom(self) -> Iterator[tuple[str, tuple[ChoNam, ...]]]:
        """The groups that are not empty, with their Vietnamese names."""
        for ten, nhom in (("Đã đổi", self.doi), ("Giữ nguyên", self.giu), ("Năm khác, cần xem lại", self.khac)):
            if nhom:
                yield ten, nhom

    def __str__(self) -> str:
        dong = [f"Đổi năm {self.tu} thành {self.den}"]
        for ten, nhom in self.iter_nhom():
            dong += [f"{ten}: {len(nhom)} chỗ", *(f"  {x}" for x in nhom)]
        return "\n".join(dong)

    def _repr_mimebundle_(self, **_tuy_chon: object) -> dict[str, str]:
        return open_phong_tren().write_bundle(self)
