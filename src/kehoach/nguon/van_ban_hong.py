"""Văn bản hỏng: everything wrong with one text field, each with its offset."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.loi import GiaTriKhongHopLe

#: Offset in the text, message, remedy.
LoiVanBan = tuple[int, str, str]

TOI_DA = 100


class VanBanHongError(GiaTriKhongHopLe):
    """Văn bản hỏng: a text field is not the small Markdown; `.loi`: each error (offset, message, remedy), in order.

    `cho`, `thong_diep` and `goi_y` are those of the first error.
    """

    def __init__(self, text: str, loi: Iterable[LoiVanBan]) -> None:
        self.loi: tuple[LoiVanBan, ...] = tuple(sorted(set(loi)))[:TOI_DA]
        cho, thong_diep, goi_y = self.loi[0]
        super().__init__(thong_diep, gia_tri=text, cho=cho, goi_y=(goi_y,) if goi_y else ())
