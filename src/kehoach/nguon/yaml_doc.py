"""Đọc YAML: events to plain data on a stack of our own.

`yaml.compose` recurses in C and kills the process on deep nesting, and the ordinary loaders keep the last of two equal
keys and turn `no` into False. Events give text, places, and every anchor, alias and tag, and cost a fifth more time
than parsing alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kehoach.loi import ViTri
from kehoach.nguon import ma
from kehoach.nguon.gioi_han import GioiHan, explain_gioi_han
from kehoach.nguon.ky_tu import find_ky_tu_cam
from kehoach.nguon.ma import DungDoc, SoLoi
from kehoach.nguon.vi_tri import SoDo, format_duong_dan
from kehoach.nguon.yaml_loi import explain_loi_yaml
from kehoach.nguon.yaml_su_kien import read_su_kien

RONG = frozenset(("", "~", "null"))
_KHOA_LA = RONG | {"<<"}

_THIEU: Any = object()  # a mapping waits for its next key
_BO: Any = object()  # the value of a refused key: read, then dropped


def read_yaml(text: str, tep: str | None, gioi_han: GioiHan, so: SoLoi, so_do: SoDo) -> Any:
    """Plain data of a YAML text; what is wrong goes into `so`."""
    doc = _Doc(tep, gioi_han, so, so_do)
    try:
        doc.run(read_su_kien(text, gioi_han.do_sau))
    except yaml.YAMLError as loi:
        cho, thong_diep, goi_y = explain_loi_yaml(loi, text)
        if is_mau_yaml(text, cho):
            so.add(*explain_mau(text[cho - 1 : cho + 1], ViTri(tep, *so_do.place(cho - 1))))
        else:
            so.add(ma.CU_PHAP, ViTri(tep, *so_do.place(min(cho, len(text)))), thong_diep, goi_y)
    except DungDoc:
        pass
    return None if doc.goc is _THIEU else doc.goc


def is_mau_yaml(text: str, cho: int) -> bool:
    """Whether a template mark begins right before the offset, in YAML where no quotes protect it."""
    return text[max(cho - 1, 0) : cho + 1] in ("{{", "{%")


def explain_mau(dau: str, vi_tri: ViTri) -> tuple[str, ViTri, str, str]:
    """The finding about a template mark at a place."""
    _, ma_loi, thong_diep, goi_y = next(find_ky_tu_cam(dau))
    return ma_loi, vi_tri, thong_diep, goi_y


class _Doc:
    """Đọc: the state of one reading: the open containers, and in each mapping the key that waits for its value."""

    def __init__(self, tep: str | None, gioi_han: GioiHan, so: SoLoi, so_do: SoDo) -> None:
        self.tep, self.gioi_han, self.so, self.so_do = tep, gioi_han, so, so_do
        self.han_muc = gioi_han.danh_sach
        self.goc: Any = _THIEU
        self.chua: Any = None
        self.khoa: Any = _THIEU
        self.ngan: list[tuple[Any, Any]] = []
        self.tong = 0
        self.so_tai_lieu = 0

    def run(self, cac_su_kien: Iterator[Any]) -> None:
        """Take all events. Texts, nine events in ten, are handled here with the open container in local names."""
        han_chuoi, han_tong, viec, la_chu = self.gioi_han.chuoi, self.gioi_han.tong, _VIEC, ScalarEvent
        chua, khoa = self.chua, self.khoa
        for su_kien in cac_su_kien:
            if type(su_kien) is la_chu:
                chu = su_kien.value
                self.tong += len(chu) + 1
                la = su_kien.tag is not None or su_kien.anchor is not None
                if la or len(chu) > han_chuoi or self.tong > han_tong:
                    self.khoa = khoa
                    self.check_chu(chu, su_kien)
                if khoa is _THIEU and type(chua) is dict:
                    self.khoa = _THIEU
                    khoa = chu if chu not in chua and chu not in _KHOA_LA else self.check_khoa(chu, su_kien)
                elif type(chua) is dict and khoa is not _BO and len(chua) < self.han_muc:
                    chua[khoa] = None if chu in RONG and not su_kien.style else chu
                    khoa = _THIEU
                else:
                    self.khoa = khoa
                    self.put(None if chu in RONG and not su_kien.style else chu, su_kien)
                    khoa = _THIEU
            elif type(su_kien) in viec:
                self.khoa = khoa
                viec[type(su_kien)](self, su_kien)
                chua, khoa = self.chua, self.khoa

    def check_chu(self, chu: str, su_kien: Any) -> None:
        """What is wrong with a text beside its characters; all strings over their bound are the end of reading."""
        if su_kien.tag is not None or su_kien.anchor is not None:
            self.refuse_neo(su_kien)
        if len(chu) > self.gioi_han.chuoi:
            self.refuse_gioi_han("chuoi", su_kien)
        if self.tong > self.gioi_han.tong:
            self.stop_gioi_han("tong", su_kien)

    def put(self, gia_tri: Any, su_kien: Any) -> None:
        """Give a finished or just opened value to the container that is open."""
        chua = self.chua
        if type(chua) is dict:
            if self.khoa is not _BO:
                chua[self.khoa] = gia_tri
            self.khoa = _THIEU
        elif type(chua) is list:
            chua.append(gia_tri)
        else:
            self.goc = gia_tri
            return
        if len(chua) > self.han_muc:
            self.stop_gioi_han("danh_sach", su_kien)

    def check_khoa(self, chu: str, su_kien: Any) -> Any:
        """The key itself, or `_BO` for one that is refused."""
        if chu in self.chua:
            dau_tien = self.so_do.find((*self.duong_dan(), chu), khoa=True)
            noi = f" (lần đầu ở dòng {dau_tien[0]}, cột {dau_tien[1]})" if dau_tien else ""
            self.refuse(
                ma.TRUNG_KHOA, su_kien, f"Khóa «{chu[:80]}» viết hai lần{noi}.", "bỏ bớt một, hoặc gộp hai phần", chu
            )
            return _BO
        if su_kien.style:
            return chu
        if chu == "<<":
            self.refuse(
                ma.NEO, su_kien, "Không dùng được khóa gộp «<<» của YAML.", "chép các trường ra, hoặc viết '<<'"
            )
            return _BO
        if chu in RONG:
            self.refuse(ma.KHOA, su_kien, "Khóa để trống.", "viết tên trường trước dấu hai chấm")
            return _BO
        return chu

    def open(self, su_kien: Any) -> None:
        """A list or a mapping begins."""
        if su_kien.tag is not None or su_kien.anchor is not None:
            self.refuse_neo(su_kien)
        moi: Any = {} if type(su_kien) is MappingStartEvent else []
        self.tong += 1
        if len(self.ngan) >= self.gioi_han.do_sau:
            self.stop_gioi_han("do_sau", su_kien)
        if type(self.chua) is dict and self.khoa is _THIEU:
            self.refuse_khoa_kep(su_kien)
            self.ngan.append((self.chua, _THIEU))
        else:
            cu = self.khoa
            self.put(moi, su_kien)
            self.ngan.append((self.chua, cu))
        self.chua, self.khoa = moi, _THIEU

    def close(self, _su_kien: Any) -> None:
        """A list or a mapping ends; one that stood for a key leaves a dropped key behind."""
        self.chua, cu = self.ngan.pop()
        self.khoa = _BO if cu is _THIEU and type(self.chua) is dict else _THIEU

    def alias(self, su_kien: Any) -> None:
        thong_diep = f"Không dùng được bí danh «*{su_kien.anchor}» của YAML."
        self.refuse(ma.NEO, su_kien, thong_diep, "chép nội dung ra; chữ bắt đầu bằng * thì đặt trong ngoặc kép")
        if type(self.chua) is dict and self.khoa is _THIEU:
            self.khoa = _BO
        else:
            self.put(None, su_kien)

    def document(self, su_kien: Any) -> None:
        self.so_tai_lieu += 1
        if self.so_tai_lieu > 1:
            self.refuse(ma.NHIEU_TAI_LIEU, su_kien, "Tệp có nhiều tài liệu YAML.", "mỗi kế hoạch một tệp; bỏ dòng ---")
            raise DungDoc

    def duong_dan(self) -> tuple[str | int, ...]:
        """Path of the container that is open, empty below a refused key."""
        ra: list[str | int] = []
        for chua, khoa in self.ngan[1:]:
            if type(chua) is list:
                ra.append(len(chua) - 1)
            elif khoa is _BO or khoa is _THIEU:
                return ("?",)
            else:
                ra.append(khoa)
        return tuple(ra)

    def refuse(self, ma_loi: str, su_kien: Any, thong_diep: str, goi_y: str, khoa: str = "") -> None:
        dau = su_kien.start_mark
        duong_dan: tuple[str | int, ...] = self.duong_dan()
        if khoa:
            duong_dan = (*duong_dan, khoa)
        elif type(self.chua) is dict and self.khoa not in (_THIEU, _BO):
            duong_dan = (*duong_dan, self.khoa)
        vi_tri = ViTri(self.tep, dau.line + 1, dau.column + 1, format_duong_dan(duong_dan))
        self.so.add(ma_loi, vi_tri, thong_diep, goi_y)

    def refuse_neo(self, su_kien: Any) -> None:
        if su_kien.anchor is not None:
            thong_diep = f"Không dùng được neo «&{su_kien.anchor}» của YAML."
            self.refuse(ma.NEO, su_kien, thong_diep, "bỏ neo; chữ bắt đầu bằng & thì đặt trong ngoặc kép")
        if su_kien.tag is not None:
            thong_diep = f"Không dùng được thẻ «{su_kien.tag}» của YAML."
            self.refuse(ma.THE, su_kien, thong_diep, "bỏ thẻ; chữ bắt đầu bằng ! thì đặt trong ngoặc kép")

    def refuse_khoa_kep(self, su_kien: Any) -> None:
        """A list or a mapping as key; `a: {{ x }}` without quotes is one too, and means something else."""
        cho = su_kien.start_mark.index
        if is_mau_yaml(self.so_do.text, cho):
            vi_tri = ViTri(self.tep, *self.so_do.place(cho - 1), format_duong_dan(self.duong_dan()))
            self.so.add(*explain_mau("{{", vi_tri))
        else:
            thong_diep = "Khóa phải là chữ, không thể là danh sách hay bảng."
            self.refuse(ma.KHOA, su_kien, thong_diep, "đặt khóa trong ngoặc kép")

    def refuse_gioi_han(self, ten: str, su_kien: Any) -> None:
        self.refuse(ma.GIOI_HAN, su_kien, *explain_gioi_han(ten, self.gioi_han))

    def stop_gioi_han(self, ten: str, su_kien: Any) -> None:
        self.refuse_gioi_han(ten, su_kien)
        raise DungDoc


_VIEC: dict[type, Callable[[_Doc, Any], None]] = {
    MappingStartEvent: _Doc.open,
    SequenceStartEvent: _Doc.open,
    MappingEndEvent: _Doc.close,
    SequenceEndEvent: _Doc.close,
    AliasEvent: _Doc.alias,
    DocumentStartEvent: _Doc.document,
}
