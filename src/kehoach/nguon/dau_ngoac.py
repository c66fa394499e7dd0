"""Dấu ngoặc: the marks in square brackets that carry meaning: `[=giá trị]`, `[@trích dẫn]`, `[^chú thích]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.nguon.khoi import GiaTri, TrichDan

_NGOAC = re.compile(r"\[([=@^])((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
_DUONG_DAN = re.compile(r"\w+(?:[.-]\w+)*\Z")
_KHOA = re.compile(r"\w(?:[\w.-]*\w)?\Z")
_TEN_CHU_THICH = re.compile(r"[^\s\[\]]+\Z")
_THOAT = re.compile(r"\\([!-/:-@\[-`{-~])")

NHAN_CHU_THICH = re.compile(r"\[\^([^\s\[\]]+)\]:")


@dataclass(frozen=True, slots=True)
class ThamChieu:
    """Tham chiếu: a footnote reference as read, `[^ten]`, before its definition is known."""

    ten: str


@dataclass(frozen=True, slots=True)
class NgoacHong:
    """Ngoặc hỏng: a mark that began like one of ours and is none; what is wrong, and how to mend it."""

    thong_diep: str
    goi_y: str


Ngoac = GiaTri | TrichDan | ThamChieu | NgoacHong


def parse_ngoac(text: str, cho: int) -> tuple[Ngoac, int]:
    """The mark that begins at `cho` (at its `[`), and the offset after it.

    >>> parse_ngoac("là [=kinh_phi.tong; bang_chu]", 3)
    (GiaTri(duong_dan='kinh_phi.tong', tuy_chon=('bang_chu',), dam=False, nghieng=False), 29)
    >>> parse_ngoac("[@kh07, khoản 3 Điều 31]", 0)[0].dinh_vi
    'khoản 3 Điều 31'
    """
    m = _NGOAC.match(text, cho)
    if m is None:
        return NgoacHong(
            f"Ngoặc «{text[cho : cho + 2]}» mở ở đây mà không đóng.", "thêm «]», hoặc viết \\[ nếu là chữ"
        ), cho + 2
    than = " ".join(m[2].split())
    return _DOC[m[1]](than), m.end()


def _gia_tri(than: str) -> Ngoac:
    duong_dan, *tuy_chon = _split(than, ";")
    if not _DUONG_DAN.match(duong_dan):
        return NgoacHong(
            f"«[={than[:40]}]» không phải đường dẫn của một giá trị.", "viết như [=kinh_phi.tong; bang_chu]"
        )
    return GiaTri(duong_dan, tuple(tuy_chon)) if all(tuy_chon) else _tuy_chon_trong(than, "=")


def _trich_dan(than: str) -> Ngoac:
    dau, *tuy_chon = _split(than, ";")
    khoa, *dinh_vi = dau.split(",", 1)
    khoa = khoa.strip()
    if any(x.startswith("@") for x in tuy_chon):
        return NgoacHong("Mỗi trích dẫn một ngoặc.", "viết [@a], [@b]")
    if not _KHOA.match(khoa):
        return NgoacHong(f"«[@{than[:40]}]» không phải trích dẫn.", "viết như [@kh07, khoản 3 Điều 31; tat]")
    if dinh_vi and not dinh_vi[0].strip():
        return NgoacHong("Thiếu điều, khoản sau dấu phẩy.", "viết như [@kh07, khoản 3 Điều 31], hoặc bỏ dấu phẩy")
    vi_tri = _unescape(dinh_vi[0].strip()) if dinh_vi else ""
    return TrichDan(khoa, vi_tri, tuple(tuy_chon)) if all(tuy_chon) else _tuy_chon_trong(than, "@")


def _chu_thich(than: str) -> Ngoac:
    if not _TEN_CHU_THICH.match(than):
        return NgoacHong(f"«[^{than[:40]}]» không phải chú thích.", "viết như [^1], phần chú thích ở dòng «[^1]: …»")
    return ThamChieu(than)


def _tuy_chon_trong(than: str, dau: str) -> NgoacHong:
    return NgoacHong(f"Tùy chọn để trống trong «[{dau}{than[:40]}]».", "bỏ dấu chấm phẩy thừa")


def _split(than: str, dau: str) -> list[str]:
    return [phan.strip() for phan in than.split(dau)]


def _unescape(chu: str) -> str:
    return _THOAT.sub(r"\1", chu)


_DOC = {"=": _gia_tri, "@": _trich_dan, "^": _chu_thich}
