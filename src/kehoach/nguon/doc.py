"""Đọc: a file, a text or a mapping becomes a `Nguon`; everything wrong with it comes in one NguonHongError."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, Literal

from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.anh_xa import copy_du_lieu
from kehoach.nguon.gioi_han import MAC_DINH, GioiHan, explain_gioi_han
from kehoach.nguon.kho_nguon import DIA, KhoNguon
from kehoach.nguon.ky_tu import (
    explain_ky_tu,
    find_chong_dau,
    find_yaml_cam,
    is_lang,
    normalize_dong,
    normalize_nguon,
    replace_yaml_cam,
)
from kehoach.nguon.ma import TOI_DA, DungDoc, SoLoi
from kehoach.nguon.nguon import Nguon
from kehoach.nguon.tep import decode_utf8, name_tep
from kehoach.nguon.vi_tri import SoDo, format_duong_dan, make_vi_tri

DinhDang = Literal["yaml", "json"]

_DUOI: dict[str, DinhDang] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def read_nguon(
    nguon: str | os.PathLike[str] | Mapping[str, Any], *, gioi_han: GioiHan = MAC_DINH, kho: KhoNguon = DIA
) -> Nguon:
    """Read a source: a path to .yaml, .yml or .json, or a mapping; `kho` is where the path leads.

    Raises:  NguonHongError with every reason, each with file, line and column where there is a file.

    >>> read_nguon({"so": 32, "can_cu": ["Luật"]}).du_lieu
    {'so': 32, 'can_cu': ['Luật']}
    """
    if isinstance(nguon, Mapping):
        return _read_anh_xa(nguon, gioi_han)
    tep = name_tep(nguon)
    return read_van_ban(kho.read(tep, gioi_han.tep), tep=tep, gioi_han=gioi_han)


def read_van_ban(
    text: str | bytes,
    *,
    tep: str | None = None,
    dinh_dang: DinhDang | None = None,
    gioi_han: GioiHan = MAC_DINH,
) -> Nguon:
    """Read a source from its text; `tep` is the file name to show in places.

    Without `dinh_dang` the suffix of the name says which it is; text without a name is YAML.
    Raises:  NguonHongError with every reason, each with line and column.

    >>> read_van_ban("so: 012\\nngay:\\n").du_lieu
    {'so': '012', 'ngay': None}
    """
    so = SoLoi()
    try:
        dinh_dang = dinh_dang or _dinh_dang(tep, so)
        van_ban, lang = _prepare(text, tep, gioi_han, so)
        if dinh_dang == "yaml":
            du_lieu, so_do = _read_yaml(van_ban, tep, gioi_han, so, lang=lang)
        else:
            du_lieu, so_do = _read_json(van_ban, tep, gioi_han, so)
        if not so:
            _check_goc(du_lieu, tep, so_do, so)
    except DungDoc:
        so.raise_all()
        raise
    so.raise_all()
    return Nguon(du_lieu, tep, so_do)


def _dinh_dang(tep: str | None, so: SoLoi) -> DinhDang:
    duoi = PurePath(tep).suffix.lower() if tep is not None else ".yaml"
    if duoi in _DUOI:
        return _DUOI[duoi]
    so.add(ma.TEP, ViTri(tep=tep), f"Không rõ đuôi tệp «{duoi}».", "đặt đuôi .yaml, .yml hoặc .json")
    raise DungDoc


def _prepare(text: str | bytes, tep: str | None, gioi_han: GioiHan, so: SoLoi) -> tuple[str, bool]:
    """The text of the source, decoded, put in order, within the bound; and whether all of it is plainly harmless."""
    if len(text) > gioi_han.tep:
        so.add(ma.GIOI_HAN, ViTri(tep=tep), *explain_gioi_han("tep", gioi_han))
        raise DungDoc
    van_ban = decode_utf8(text, tep, so) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    van_ban = normalize_dong(van_ban)
    lang = is_lang(van_ban)
    if not lang:
        van_ban = normalize_nguon(van_ban)
    if not van_ban.strip(" \t\n"):
        so.add(ma.RONG, ViTri(tep, 1, 1), "Nguồn rỗng.", "bắt đầu bằng một kế hoạch mẫu: kehoach new")
        raise DungDoc
    return van_ban, lang


def _read_yaml(text: str, tep: str | None, gioi_han: GioiHan, so: SoLoi, *, lang: bool) -> tuple[Any, SoDo]:
    from kehoach.nguon.yaml_cay import build_cay_yaml
    from kehoach.nguon.yaml_doc import read_yaml

    so_do = SoDo(text, build_cay_yaml)
    if not lang:
        text = _refuse_yaml_cam(text, tep, so, so_do)
        so_do.text = text
    du_lieu = read_yaml(text, tep, gioi_han, so, so_do)
    if not lang or "\\" in text:
        du_lieu = copy_du_lieu(du_lieu, gioi_han, so, _tim(tep, so_do))
    return du_lieu, so_do


def _read_json(text: str, tep: str | None, gioi_han: GioiHan, so: SoLoi) -> tuple[Any, SoDo]:
    from kehoach.nguon.json_doc import build_cay_json, read_json

    so_do = SoDo(text, build_cay_json)
    du_lieu = read_json(text, tep, gioi_han, so, so_do)
    return copy_du_lieu(du_lieu, gioi_han, so, _tim(tep, so_do)), so_do


def _read_anh_xa(nguon: Mapping[str, Any], gioi_han: GioiHan) -> Nguon:
    so = SoLoi()
    du_lieu = copy_du_lieu(nguon, gioi_han, so, _tim(None, None))
    if not so and not du_lieu:
        so.add(ma.RONG, ViTri(), "Nguồn rỗng.", "bắt đầu bằng một kế hoạch mẫu: kehoach new")
    so.raise_all()
    return Nguon(du_lieu)


def _tim(tep: str | None, so_do: SoDo | None) -> Callable[[tuple[str | int, ...], bool, int | None], ViTri]:
    return lambda duong_dan, khoa, cho: make_vi_tri(tep, so_do, duong_dan, khoa=khoa, cho=cho)


def _refuse_yaml_cam(text: str, tep: str | None, so: SoLoi, so_do: SoDo) -> str:
    """Findings for characters that YAML forbids anywhere; the text with harmless ones in their stead, to read on."""
    cam = find_yaml_cam(text)
    chong = find_chong_dau(text)
    if chong is not None:
        thong_diep = "Có quá nhiều dấu kết hợp liền nhau trên một chữ."
        so.add(ma.KY_TU, ViTri(tep, *so_do.place(chong)), thong_diep, "gõ lại chữ ở chỗ này")
        raise DungDoc
    if not cam:
        return text
    sach = replace_yaml_cam(text)
    cay = SoDo(sach, so_do.dung)
    for cho in cam[:TOI_DA]:
        ma_loi, thong_diep, goi_y = explain_ky_tu(text[cho])
        vi_tri = ViTri(tep, *so_do.place(cho), format_duong_dan(cay.find_duong_dan(cho)))
        so.add(ma_loi, vi_tri, thong_diep, goi_y)
    return sach


def _check_goc(du_lieu: Any, tep: str | None, so_do: SoDo, so: SoLoi) -> None:
    if isinstance(du_lieu, dict) and du_lieu:
        return
    noi = so_do.find(()) or (1, 1)
    if not du_lieu:
        so.add(ma.RONG, ViTri(tep, *noi), "Nguồn không có nội dung.", "bắt đầu bằng một kế hoạch mẫu: kehoach new")
        return
    thong_diep = "Nguồn phải gồm các cặp «tên_trường: giá trị» ở tầng ngoài cùng."
    so.add(ma.GOC, ViTri(tep, *noi), thong_diep, "ví dụ «so: 32»; xem kehoach new")
