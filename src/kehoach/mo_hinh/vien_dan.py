"""Viện dẫn: the documents a plan cites, each under a key, given as text or as fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kehoach.chu.hoa import viet_hoa_dau
from kehoach.loi import VienDanKhongHopLe
from kehoach.mo_hinh.kieu import read_chu, read_ngay, write_ngay
from kehoach.mo_hinh.loi_truong import LoiTruong, TruongHong
from kehoach.vien_dan.doc import parse_vien_dan
from kehoach.vien_dan.mo_ta import LOAI_LUAT, VienDan
from kehoach.vien_dan.viet import format_ten_so, format_vien_dan

# Where the title of a cited document stands: in the sentence; in a footnote, the rest in the sentence; or the whole
# citation in a footnote and its short form in the sentence. Grounds (căn cứ) are always cited whole in the sentence.
KieuVienDan = Literal["trong_cau", "chu_thich_trich_yeu", "chu_thich_day_du"]

_TRUONG = ("loai", "bo_nghia", "so", "nam", "ky_hieu", "so_ky_hieu", "ten", "ngay", "ngay_ngan", "co_quan", "trich_yeu")
_LA_CHU = frozenset(_TRUONG) - {"ngay", "ngay_ngan"}
_NAM = re.compile(r"[0-9]{4}")
_SO_KY_HIEU = re.compile(r"(?P<so>[0-9][\w.]*)(?:/(?P<nam>[0-9]{4}))?(?:(?P<dau>[/-])(?P<ky_hieu>\S+))?")


@dataclass(frozen=True, slots=True, repr=False)
class VanBanDan:
    """Văn bản được dẫn: one document of the plan's library.

    Given as text it prints in full as the author wrote it; given as fields it is written by `format_vien_dan`. Text
    that cannot be read as one citation (a draft with the number still open) prints as it is, has no short form, and is
    a finding. `day_du` is the whole citation, `khong_trich_yeu` the same without its title, `tat` the short form of
    later mentions, `trich_yeu` the title as a note of its own.
    Source:  30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6.

    >>> x = VanBanDan.parse("Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú về việc giảm nghèo")
    >>> x.tat, x.trich_yeu
    ('Kế hoạch số 07/KH-UBND', 'Về việc giảm nghèo')
    """

    nguon: str | Mapping[str, Any]
    van_ban: VienDan | None = field(compare=False)
    day_du: str = field(compare=False)
    khong_trich_yeu: str = field(compare=False)
    tat: str = field(compare=False)
    trich_yeu: str = field(compare=False)

    @classmethod
    def parse(cls, nguon: str) -> Self:
        """One citation from text; text that is not one is kept as it is."""
        chu = _chu(nguon).rstrip(";")
        try:
            x = parse_vien_dan(chu)
        except VienDanKhongHopLe:
            return cls(chu, None, chu, chu, chu, "")
        cat = x.trich_yeu_vi_tri[0] if x.trich_yeu_vi_tri else len(chu)
        return cls(chu, x, chu, chu[:cat].rstrip(" ,"), format_ten_so(x), _tieu_de(x))

    @classmethod
    def tu_truong(cls, truong: Mapping[str, Any]) -> Self:
        """One citation from fields (`loai`, `so`, `ky_hieu` or `so_ky_hieu`, `ngay`, `co_quan`, `trich_yeu`, `ten`).

        The name of a law may stand in `ten` or in `trich_yeu`.
        Raises:  TruongHong with every field that is unknown, missing or wrong.
        """
        x = _van_ban(truong)
        if x.is_luat:  # by kind, name and date, whatever else the fields know: every regime asks for it
            day_du = format_vien_dan(x, "can_cu")
            return cls(dict(truong), x, day_du, day_du, format_ten_so(x, co_so=False), "")
        trong_cau = format_vien_dan(x, trich_yeu=False)
        return cls(dict(truong), x, format_vien_dan(x), trong_cau, format_ten_so(x), _tieu_de(x))

    @classmethod
    def read(cls, gia_tri: object) -> Self:
        """One entry of a library: text, fields, or an entry already read.

        Raises:  ValueError, TruongHong for anything else.
        """
        if isinstance(gia_tri, cls):
            return gia_tri
        if isinstance(gia_tri, Mapping):
            return cls.tu_truong(gia_tri)
        if isinstance(gia_tri, str) and gia_tri.strip():
            return cls.parse(gia_tri)
        raise ValueError("cần một viện dẫn, viết thành chữ hoặc thành các trường loai, so_ky_hieu, ngay, co_quan …")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(_ghi)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        truong = {t: {"type": ["string", "integer", "boolean", "object"]} for t in _TRUONG}
        mo_ta = {"type": "object", "properties": truong, "required": ["loai"], "additionalProperties": False}
        return {"anyOf": [{"type": "string", "minLength": 1}, mo_ta]}

    def __hash__(self) -> int:
        return hash(self.day_du)

    def __repr__(self) -> str:
        return f"VanBanDan({self.nguon!r})"


def _ghi(x: VanBanDan) -> Any:
    if isinstance(x.nguon, str):
        return x.nguon
    return {k: write_ngay(read_ngay(v)) if k == "ngay" else v for k, v in x.nguon.items()}


def _tieu_de(x: VienDan) -> str:
    return viet_hoa_dau(x.trich_yeu) if x.trich_yeu else ""


def _van_ban(truong: Mapping[str, Any]) -> VienDan:
    loi = [LoiTruong((t,), "nap.truong_la", f"Viện dẫn không có trường «{t}».") for t in truong if t not in _TRUONG]
    loi += [
        LoiTruong((t,), "nap.kieu", f"«{t}» của viện dẫn phải là chữ.")
        for t, x in truong.items()
        if t in _LA_CHU and x is not None and (isinstance(x, bool) or not isinstance(x, (str, int)))
    ]
    if not truong.get("loai"):
        loi.append(LoiTruong((), "nap.thieu", "Viện dẫn thiếu trường «loai» (Quyết định, Kế hoạch …)."))
    phan: dict[str, Any] = {k: _chu(v) if k in _LA_CHU else v for k, v in truong.items() if v is not None}
    gop = phan.pop("so_ky_hieu", None)
    khop = _SO_KY_HIEU.fullmatch(gop) if gop else None
    if gop and khop is None:
        thong_diep = f"«{gop}» không phải số, ký hiệu."
        loi.append(LoiTruong(("so_ky_hieu",), "nap.gia_tri_sai", thong_diep, "như 30/2020/NĐ-CP"))
    if phan.get("nam") and not _NAM.fullmatch(phan["nam"]):
        loi.append(LoiTruong(("nam",), "nap.gia_tri_sai", f"«{phan['nam']}» không phải một năm.", "như 2019"))
    try:
        phan["ngay"] = read_ngay(phan["ngay"]) if phan.get("ngay") is not None else None
    except ValueError as e:
        loi.append(LoiTruong(("ngay",), "nap.gia_tri_sai", f"«ngay»: {e}"))
    if phan.get("loai") in LOAI_LUAT:
        if phan.get("ten") and phan.get("trich_yeu", phan["ten"]) != phan["ten"]:
            thong_diep = f"{phan['loai']} dẫn bằng tên, nên «trich_yeu» không được in."
            loi.append(LoiTruong(("trich_yeu",), "nap.khong_in", thong_diep, "bỏ trich_yeu, hoặc ghi nó vào ten"))
        ten = phan.get("ten") or phan.pop("trich_yeu", "")
        phan["ten"] = ten.removeprefix(f"{phan['loai']} ") or None
        if not ten and phan["loai"] != "Hiến pháp":
            loi.append(LoiTruong((), "nap.thieu", f"{phan['loai']} thiếu trường «ten».", "như ten: Xây dựng"))
    if loi:
        raise TruongHong(loi)
    phan["ngay_ngan"] = str(phan.get("ngay_ngan", False)).lower() == "true"
    return VienDan(**{**{k: v for k, v in (khop.groupdict() if khop else {}).items() if v is not None}, **phan})


def _chu(gia_tri: object) -> str:
    return " ".join(str(read_chu(gia_tri)).split())
