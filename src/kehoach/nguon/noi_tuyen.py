"""Nội tuyến: what the CommonMark reader gave for one paragraph becomes runs, values, citations and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from kehoach.nguon.dau_ngoac import ThamChieu
from kehoach.nguon.khoi import Chu, ChuThich, GiaTri, NoiTuyen, TrichDan, XuongDong

#: The note of a reference: (name, offset in the inline text) → the note, None when it is refused.
TimChuThich = Callable[[str, int], ChuThich | None]


def build_noi_tuyen(tokens: Iterable[Any], tim: TimChuThich) -> tuple[NoiTuyen, ...]:
    """Inline content of a paragraph: adjacent runs of equal emphasis are one, soft line breaks one space."""
    xay = _Xay(tim)
    for token in tokens:
        xay.take(token)
    xay.flush()
    return tuple(xay.ra)


class _Xay:
    """Xây: the inline content of one paragraph while it grows, token by token."""

    def __init__(self, tim: TimChuThich) -> None:
        self.tim = tim
        self.ra: list[NoiTuyen] = []
        self.cho_ghi: list[str] = []
        self.dam = self.nghieng = 0

    def take(self, token: Any) -> None:
        loai = token.type
        if loai in ("text", "text_special"):
            self.cho_ghi.append(token.content)
        elif loai == "softbreak":
            self.cho_ghi.append(" ")
        elif loai in _DOI_KIEU:
            self.flush()
            self.dam += _DOI_KIEU[loai][0]
            self.nghieng += _DOI_KIEU[loai][1]
        elif loai == "hardbreak":
            self.flush()
            self.ra.append(XuongDong())
        elif loai == "ngoac":
            self.flush()
            self.put(token.meta["ngoac"], token.meta["cho"])

    def put(self, ngoac: GiaTri | TrichDan | ThamChieu, cho: int) -> None:
        if isinstance(ngoac, ThamChieu):
            chu_thich = self.tim(ngoac.ten, cho)
            if chu_thich is not None:
                self.ra.append(chu_thich)
        else:
            self.ra.append(replace(ngoac, dam=self.dam > 0, nghieng=self.nghieng > 0))

    def flush(self) -> None:
        """Write the text gathered so far as one run, together with the run before when it looks the same."""
        text = "".join(self.cho_ghi)
        self.cho_ghi.clear()
        if not text:
            return
        moi = Chu(text, self.dam > 0, self.nghieng > 0)
        truoc = self.ra[-1] if self.ra else None
        if isinstance(truoc, Chu) and (truoc.dam, truoc.nghieng) == (moi.dam, moi.nghieng):
            self.ra[-1] = truoc._replace(text=truoc.text + text)
        else:
            self.ra.append(moi)


_DOI_KIEU = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}
