"""Đọc JSON: the standard reader made strict (no equal keys, no NaN, bounded depth), and the places of its values."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.gioi_han import GioiHan, explain_gioi_han
from kehoach.nguon.ma import SoLoi
from kehoach.nguon.vi_tri import Nut, SoDo, format_duong_dan

_CHUOI = r'"(?:[^"\\]++|\\.)*+"'
_DAU = re.compile(rf"{_CHUOI}?|([\[{{])|([\]}}])", re.DOTALL)
_TU = re.compile(rf'({_CHUOI}?)|([\[{{\]}},:])|([^\s\[\]{{}},:"]+)', re.DOTALL)

_CHU_SO_TOI_DA = 1_000  # Python refuses to read integers of more than 4,300 digits

_CAU: tuple[tuple[str, str, str], ...] = (
    (
        "Expecting property name",
        "Chỗ này phải là tên trường trong ngoặc kép.",
        'viết "tên_trường": giá trị; bỏ dấu phẩy thừa',
    ),
    ("Expecting ':'", "Thiếu dấu hai chấm sau tên trường.", 'viết "tên_trường": giá trị'),
    ("Expecting ','", "Thiếu dấu phẩy hoặc ngoặc đóng.", "thêm dấu phẩy giữa hai giá trị"),
    ("trailing comma", "Dấu phẩy thừa trước ngoặc đóng.", "bỏ dấu phẩy ấy"),
    ("Expecting value", "Chỗ này phải là một giá trị.", "chữ đặt trong ngoặc kép; bỏ dấu phẩy thừa"),
    ("Unterminated string", "Ngoặc kép mở ở đây mà không đóng.", "thêm dấu ngoặc kép ở cuối chuỗi"),
    ("Extra data", "Có chữ thừa sau ngoặc đóng cuối cùng.", "mỗi tệp một kế hoạch; xóa phần thừa"),
    ("escape", "Dấu \\ trong chuỗi không đúng cách.", "viết \\\\ cho một dấu \\"),
)


def read_json(text: str, tep: str | None, gioi_han: GioiHan, so: SoLoi, so_do: SoDo) -> Any:
    """Data of a JSON text; what is wrong goes into `so`."""
    sau = _cho_qua_sau(text, gioi_han.do_sau)
    if sau is not None:
        so.add(ma.GIOI_HAN, ViTri(tep, *so_do.place(sau)), *explain_gioi_han("do_sau", gioi_han))
        return None
    doc = _DocJson()
    try:
        return doc.read(text)
    except json.JSONDecodeError as loi:
        cho, van_de = _cho_loi(loi, text)
        thong_diep, goi_y = next(
            ((t, g) for manh, t, g in _CAU if manh in van_de), (f"Sai cú pháp JSON ({van_de}).", "")
        )
        so.add(ma.CU_PHAP, ViTri(tep, *so_do.place(cho)), thong_diep, goi_y)
        return None
    except RecursionError:  # the caller raised the bound above what the standard reader can do
        so.add(ma.GIOI_HAN, ViTri(tep, 1, 1), "JSON lồng nhau quá sâu để đọc được.", "bớt cấp, hoặc dùng YAML")
        return None
    finally:
        doc.report(text, tep, so, so_do)


def _cho_loi(loi: json.JSONDecodeError, text: str) -> tuple[int, str]:
    """Offset and problem; a comma too many before a bracket is told as Python 3.13 does, whichever Python reads."""
    truoc = text[: loi.pos].rstrip(" \t\n\r")
    if text[loi.pos : loi.pos + 1] in ("]", "}") and truoc.endswith(","):
        return len(truoc) - 1, "trailing comma"
    return min(loi.pos, len(text)), loi.msg


class _DocJson:
    """Đọc JSON: one reading; remembers which tokens were refused, so that only then their places are looked for."""

    def __init__(self) -> None:
        self.trung = False
        self.so_la: set[str] = set()

    def read(self, text: str) -> Any:
        return json.loads(
            text,
            strict=False,
            object_pairs_hook=self._pairs,
            parse_constant=self._so_la,
            parse_float=self._float,
            parse_int=self._int,
        )

    def _pairs(self, cap: list[tuple[str, Any]]) -> dict[str, Any]:
        ra = dict(cap)
        self.trung = self.trung or len(ra) != len(cap)
        return ra

    def _so_la(self, chu: str) -> None:
        """Remember a number that cannot be kept; its value is None, the source is refused."""
        self.so_la.add(chu)

    def _float(self, chu: str) -> float | None:
        so = float(chu)
        if math.isfinite(so):
            return so
        self._so_la(chu)
        return None

    def _int(self, chu: str) -> int | None:
        if len(chu) <= _CHU_SO_TOI_DA:
            return int(chu)
        self._so_la(chu)
        return None

    def report(self, text: str, tep: str | None, so: SoLoi, so_do: SoDo) -> None:
        """Findings for equal keys and for numbers that are none, each at its place."""
        if self.trung:
            for duong_dan, cho, dau_tien in find_trung_khoa(text):
                dong, cot = so_do.place(dau_tien)
                vi_tri = ViTri(tep, *so_do.place(cho), format_duong_dan(duong_dan))
                thong_diep = f"Khóa «{str(duong_dan[-1])[:80]}» viết hai lần (lần đầu ở dòng {dong}, cột {cot})."
                so.add(ma.TRUNG_KHOA, vi_tri, thong_diep, "bỏ bớt một, hoặc gộp hai phần")
        if self.so_la:
            for m in _TU.finditer(text):
                if m[3] in self.so_la:
                    vi_tri = ViTri(tep, *so_do.place(m.start()))
                    so.add(
                        ma.CU_PHAP, vi_tri, f"Số «{m[0][:40]}» không dùng được.", "viết một số hữu hạn, hoặc một chuỗi"
                    )


def _cho_qua_sau(text: str, do_sau: int) -> int | None:
    """Offset of the first bracket nested too deep; strings are skipped."""
    sau = 0
    for m in _DAU.finditer(text):
        if m[1]:
            sau += 1
            if sau > do_sau:
                return m.start()
        elif m[2]:
            sau -= 1
    return None


class _Cay:
    """Cây: the tree of places while it grows."""

    def __init__(self) -> None:
        self.goc: Nut | None = None
        self.ngan: list[Nut] = []
        self.khoa: tuple[str, tuple[int, int]] | None = None
        self.buoc: list[str | int] = []
        self.trung: list[tuple[tuple[str | int, ...], int, int]] = []

    def take(self, m: re.Match[str]) -> None:
        dau = m[2]
        if dau in ("{", "["):
            self._add(Nut(m.start(), m.end(), dau, con={} if dau == "{" else []), mo=True)
        elif dau in ("}", "]"):
            if self.ngan:
                self.ngan.pop().cuoi = m.end()
                self.buoc.pop()
        elif dau is None:
            self._scalar(m)

    def _scalar(self, m: re.Match[str]) -> None:
        cha = self.ngan[-1] if self.ngan else None
        if cha is not None and isinstance(cha.con, dict) and self.khoa is None:
            self._key(cha.con, m)
        else:
            self._add(Nut(m.start(), m.end(), '"' if m[1] else ""), mo=False)

    def _key(self, con: dict[str, Nut], m: re.Match[str]) -> None:
        try:
            chu = json.loads(m[0], strict=False) if m[1] else m[0]
        except ValueError:
            chu = m[0]
        chu = str(chu)
        if chu in con:
            dau_tien = con[chu].khoa
            duong_dan = (*self.buoc[1:], chu)
            self.trung.append((duong_dan, m.start(), dau_tien[0] if dau_tien else m.start()))
        self.khoa = (chu, m.span())

    def _add(self, nut: Nut, *, mo: bool) -> None:
        cha = self.ngan[-1] if self.ngan else None
        buoc: str | int = ""
        if cha is None:
            self.goc = self.goc or nut
        elif isinstance(cha.con, list):
            buoc = len(cha.con)
            cha.con.append(nut)
        elif cha.con is not None and self.khoa is not None:
            buoc, nut.khoa = self.khoa
            cha.con.setdefault(buoc, nut)
        self.khoa = None
        if mo:
            self.ngan.append(nut)
            self.buoc.append(buoc)


def _build(text: str) -> _Cay:
    cay = _Cay()
    for m in _TU.finditer(text):
        cay.take(m)
    return cay


def build_cay_json(text: str) -> Nut | None:
    """The tree of places of a JSON text; of a broken one, as far as it can be followed."""
    return _build(text).goc


def find_trung_khoa(text: str) -> list[tuple[tuple[str | int, ...], int, int]]:
    """Equal keys: path, offset of the later one, offset of the first."""
    return _build(text).trung
