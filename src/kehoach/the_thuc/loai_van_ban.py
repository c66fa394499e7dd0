"""Loại văn bản: the kinds of documents that a regime knows (`du_lieu/<regime>/loai.yaml`)."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from kehoach.chu.hoa import in_hoa
from kehoach.the_thuc.thu_muc import load_yaml

TEP_LOAI = "loai.yaml"


class LoaiVanBan(BaseModel):
    """Loại văn bản: one kind of document, as its regime has it.

    `ten` as written in a sentence; `ky_hieu` its abbreviation in a symbol (None: it has none), `ky_hieu_khac` what the
    regime's own templates write instead; `tieu_de` whether the name stands over the subject (`ten_loai`) or the subject
    alone, as «V/v …» (`ve_viec`; None: not laid down); `kinh_gui` whether it is addressed (`luon` always, `cap_tren` to
    a superior body); `mau` the number of its template; `nguon` the clauses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ten: str
    ky_hieu: str | None = None
    ky_hieu_khac: tuple[str, ...] = ()
    tieu_de: Literal["ten_loai", "ve_viec"] | None = "ten_loai"
    kinh_gui: Literal["luon", "cap_tren"] | None = None
    mau: str | None = None
    nguon: str

    @property
    def ten_thuong(self) -> str:
        """The name in small letters, as rules and measures call the kind."""
        return self.ten.lower()

    @property
    def ten_in(self) -> str:
        """The name in capitals, as it stands over the subject."""
        return in_hoa(self.ten)


def read_loai(thu_muc: Traversable) -> dict[str, LoaiVanBan]:
    """The kinds of a regime's folder, by id, in the order of its text; each has the clauses of the whole list."""
    du_lieu: Any = load_yaml(thu_muc / TEP_LOAI)
    return {ma: LoaiVanBan.model_validate({"nguon": du_lieu["nguon"], **x}) for ma, x in du_lieu["loai"].items()}
