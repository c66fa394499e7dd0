"""Văn bản: the two kinds of text a plan holds, parsed when the plan is loaded.

`VanBan` is a text of one or more blocks, `Dong` a text of one line (a title, a recipient). Both keep their source, so
that a plan can be written back as it was read, and hold the parsed content, so that laying out parses nothing, and the
references in it (`tham_chieu`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kehoach.nguon.duyet import ThamChieu, gather_tham_chieu, iter_dong, iter_khoi
from kehoach.nguon.khoi import Chu, Khoi, NoiTuyen, XuongDong
from kehoach.nguon.ky_tu import find_ky_tu_cam, is_lang, normalize_chu
from kehoach.nguon.markdown import parse_dong, parse_van_ban
from kehoach.nguon.van_ban_hong import LoiVanBan, VanBanHongError

_TEN_KIEU = {
    dict: "một nhóm trường",
    list: "một danh sách",
    tuple: "một danh sách",
    bool: "đúng/sai",
    type(None): "để trống",
}


class _TuNguon:
    """Từ nguồn: what both kinds share with pydantic: read from a `str`, written back as one."""

    nguon: str

    @classmethod
    def parse(cls, nguon: str) -> Self:
        raise NotImplementedError

    @classmethod
    def _doc(cls, gia_tri: object) -> Self:
        if isinstance(gia_tri, cls):
            return gia_tri
        if isinstance(gia_tri, int) and not isinstance(gia_tri, bool):
            gia_tri = str(gia_tri)
        if not isinstance(gia_tri, str):
            cach = "; nhiều ý thì viết thành một khối sau dấu «|», mỗi ý một dòng «- …»"
            ten = _TEN_KIEU.get(type(gia_tri), type(gia_tri).__name__)
            raise ValueError(f"cần một đoạn chữ, đang là {ten}{cach if isinstance(gia_tri, list) else ''}")
        return cls.parse(gia_tri)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._doc, serialization=core_schema.plain_serializer_function_ser_schema(lambda x: x.nguon)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}

    def __str__(self) -> str:
        return self.nguon


@dataclass(frozen=True, slots=True, repr=False)
class VanBan(_TuNguon):
    """Văn bản: text of one or more blocks in the small Markdown (docs/huong_dan/van_ban.md).

    >>> VanBan.parse("- Một;\\n- Hai.").khoi[0].dau
    '-'
    """

    nguon: str
    khoi: tuple[Khoi, ...]
    tham_chieu: frozenset[ThamChieu] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tham_chieu", gather_tham_chieu(iter_khoi(self.khoi)))

    @classmethod
    def parse(cls, nguon: str) -> Self:
        """Read the Markdown; raises `VanBanHongError` with every error and its offset."""
        nguon = _chuan(nguon).strip("\n ")
        return cls(nguon, parse_van_ban(nguon))

    def __bool__(self) -> bool:
        return bool(self.khoi)

    def __repr__(self) -> str:
        return f"VanBan({self.nguon!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Dong(_TuNguon):
    """Dòng: text of one line; a line break in the source is a line break chosen by the author.

    >>> Dong.parse("Tổ chức đánh giá giữa kỳ").chu
    'Tổ chức đánh giá giữa kỳ'
    """

    nguon: str
    noi_tuyen: tuple[NoiTuyen, ...]
    tham_chieu: frozenset[ThamChieu] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tham_chieu", gather_tham_chieu(iter_dong(self.noi_tuyen)))

    @classmethod
    def parse(cls, nguon: str) -> Self:
        """Read inline Markdown; raises `VanBanHongError` with every error and its offset."""
        nguon = _chuan(nguon).strip()
        noi_tuyen: list[NoiTuyen] = []
        loi: list[LoiVanBan] = []
        dau = 0
        for dong in nguon.split("\n"):
            lui = dau + len(dong) - len(dong.lstrip())
            noi_tuyen += [XuongDong()] if noi_tuyen else []
            try:
                noi_tuyen += parse_dong(dong.strip())
            except VanBanHongError as hong:
                loi += [(lui + cho, thong_diep, goi_y) for cho, thong_diep, goi_y in hong.loi]
            dau += len(dong) + 1
        if loi:
            raise VanBanHongError(nguon, loi)
        return cls(nguon, tuple(noi_tuyen))

    @property
    def chu(self) -> str:
        """Plain text, chosen line breaks as spaces, typed values and citations left out."""
        return "".join(
            " " if isinstance(x, XuongDong) else x.text if isinstance(x, Chu) else "" for x in self.noi_tuyen
        )

    def __bool__(self) -> bool:
        return bool(self.noi_tuyen)

    def __repr__(self) -> str:
        return f"Dong({self.nguon!r})"


def _co_chu(dong: Dong) -> Dong:
    if not dong:
        raise ValueError("đang để trống")
    return dong


DongCoChu = Annotated[Dong, AfterValidator(_co_chu)]


def _chuan(nguon: str) -> str:
    """Text by `normalize_chu`; refuses what no document may hold, also when a plan is built without the loader."""
    if is_lang(nguon):
        return nguon
    nguon = normalize_chu(nguon)
    loi = [(cho, thong_diep, goi_y) for cho, _, thong_diep, goi_y in find_ky_tu_cam(nguon)]
    if loi:
        raise VanBanHongError(nguon, loi)
    return nguon
