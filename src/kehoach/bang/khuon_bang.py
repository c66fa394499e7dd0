"""Khuôn bảng: a plan source with `${column}` in its values, read once for a whole table.

A parameter stands inside a value, never across values: filling happens in the data that YAML gave, so a cell can add no
key, no list item and no mark of the small Markdown. A value that is one parameter and nothing else takes the cell with
its type (`so: ${so}`); inside a sentence the cell prints as its column's type says. `$${` is a plain `${`.

What the field of a parameter takes is read from the models, once a source (`loai_truong.py`), so that what a row prints
never depends on other rows. The first row that loads leaves a model behind; of every further row only the values on the
way to a parameter are read again, the rest of that model is used as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from kehoach.bang.loai_truong import LoaiTruong, find_kieu_con, find_loai, resolve_kieu
from kehoach.bang.o_bang import KIEU_COT, GiaTriO, O, read_o
from kehoach.chu.goi_y import suggest_ten
from kehoach.loi import GiaTriKhongHopLe, NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kieu import is_so_tien
from kehoach.nap.load import build_ke_hoach
from kehoach.nap.thu_vien import find_khoa
from kehoach.nguon.ky_tu import join_dong
from kehoach.nguon.nguon import Nguon
from kehoach.nguon.thoat import escape, escape_van_ban
from kehoach.nguon.vi_tri import format_duong_dan

_LO = re.compile(r"\$\$\{|\$\{([^{}\n]*)\}")
DuongDan = tuple[str | int, ...]
HangO = Mapping[str, GiaTriO]
Dien = Callable[[HangO], Any]
_VIET: Mapping[LoaiTruong, Callable[[str], str]] = {
    "gia_tri": join_dong,
    "chu": join_dong,
    "dong": escape,
    "van_ban": escape_van_ban,
    "tien_hay_chu": escape_van_ban,
}
_CA_KHOI: tuple[LoaiTruong, ...] = ("van_ban", "tien_hay_chu")
_KHONG_RO: Any = object()  # a part of the source for which the model has no part of its own


@dataclass(frozen=True, slots=True)
class Lo:
    """Lỗ: a text with parameters: pieces of text and names of columns (`cot`) in turn, text first and last.

    `loai` is what the field takes; `tron` (tròn): the value is one parameter and nothing else.
    """

    khuc: tuple[str, ...]
    loai: LoaiTruong = "gia_tri"
    cot: tuple[str, ...] = field(init=False, repr=False)
    tron: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cot", self.khuc[1::2])
        object.__setattr__(self, "tron", len(self.khuc) == 3 and not self.khuc[0] and not self.khuc[2])

    def fill(self, hang: HangO, kieu: Mapping[str, str]) -> Any:
        """The value for one row, as the field wants it."""
        if self.loai == "tien_hay_chu" and is_so_tien(chu := self._noi(hang, kieu, join_dong)):
            return chu
        if self.tron and (hang[self.cot[0]] is None or self.loai == "gia_tri"):
            return hang[self.cot[0]]
        if self.tron and self.loai == "chu" and isinstance(gia_tri := hang[self.cot[0]], str):
            return gia_tri  # its line breaks may be meant
        viet = _VIET[
            self.loai if self.tron or self.loai not in _CA_KHOI else "dong"
        ]  # inside a sentence all is one line
        return self._noi(hang, kieu, viet)

    def _noi(self, hang: HangO, kieu: Mapping[str, str], viet: Callable[[str], str]) -> str:
        return "".join(x if i % 2 == 0 else self._viet(x, hang, kieu, viet) for i, x in enumerate(self.khuc))

    def _viet(self, cot: str, hang: HangO, kieu: Mapping[str, str], viet: Callable[[str], str]) -> str:
        ten_kieu = kieu.get(cot, "chu")
        gia_tri = hang[cot]
        chu = "" if gia_tri is None else KIEU_COT[ten_kieu].viet(gia_tri)
        return chu if ten_kieu == "van_ban" else viet(chu)


def parse_lo(chu: str, loai: LoaiTruong = "gia_tri") -> Lo | str:
    """A text with parameters, or the text itself when it has none.

    >>> parse_lo("UBND ${xa}", "dong"), parse_lo("giá $${x}")
    (Lo(khuc=('UBND ', 'xa', ''), loai='dong'), 'giá ${x}')
    """
    khuc = [""]
    cuoi = 0
    for m in _LO.finditer(chu):
        khuc[-1] += chu[cuoi : m.start()]
        if m[1] is None:
            khuc[-1] += "${"
        else:
            khuc += [m[1].strip(), ""]
        cuoi = m.end()
    khuc[-1] += chu[cuoi:]
    return Lo(tuple(khuc), loai) if len(khuc) > 1 else khuc[0]


def _iter_lo(goc: Any, duong_dan: DuongDan = ()) -> Iterator[tuple[DuongDan, Lo]]:
    if isinstance(goc, Lo):
        yield duong_dan, goc
    elif isinstance(goc, dict):
        for khoa, x in goc.items():
            yield from _iter_lo(x, (*duong_dan, khoa))
    elif isinstance(goc, list):
        for i, x in enumerate(goc):
            yield from _iter_lo(x, (*duong_dan, i))


def _mo_lo(goc: Any, kieu: Any) -> Any:
    """The source with its texts opened, each for the field that takes it; `kieu` is the annotation of the whole."""
    kieu = resolve_kieu(kieu, goc)
    if isinstance(goc, str):
        return parse_lo(goc, find_loai(kieu)) if "${" in goc else goc
    if isinstance(goc, dict):
        return {khoa: _mo_lo(x, find_kieu_con(kieu, khoa)) for khoa, x in goc.items()}
    return [_mo_lo(x, find_kieu_con(kieu, i)) for i, x in enumerate(goc)] if isinstance(goc, list) else goc


@dataclass(slots=True)
class Khuon:
    """Khuôn: the source, its parameters by path, and once a row has loaded, the model whose parts the next ones share.

    `kieu` says the type of columns that are not plain text; `bang` is the name of the table in messages; `cot_dung` are
    the columns that the plan uses, in the order of the table.
    """

    nguon: Nguon
    bang: str
    cot: tuple[str, ...]
    kieu: Mapping[str, str]
    cay: Any = field(init=False)
    lo: dict[DuongDan, Lo] = field(init=False)
    cot_dung: tuple[str, ...] = field(init=False)
    _can_chu: dict[str, DuongDan] = field(init=False)
    _nhanh: dict[str, Dien] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.cay = _mo_lo(self.nguon.du_lieu, KeHoach)
        self.lo = dict(_iter_lo(self.cay))
        dung = {c for lo in self.lo.values() for c in lo.cot}
        self.cot_dung = tuple(c for c in self.cot if c in dung)
        self._can_chu = {c: dd for dd, lo in reversed(self.lo.items()) if not lo.tron for c in lo.cot}
        self._check()

    def load(self, so: int, o: Mapping[str, O]) -> KeHoach:
        """The plan of one row.

        Raises:  NguonHongError with everything wrong in it, each with row, column and the place in the source.
        """
        hang = self._doc_hang(so, o)
        if self._nhanh is not None:
            try:
                return KeHoach.model_validate({khoa: dien(hang) for khoa, dien in self._nhanh.items()})
            except ValidationError:
                pass  # told below, from the data as it stands in the source
        return self._load_het(so, hang)

    def _check(self) -> None:
        """Every column that is asked for must be there; every type must belong to one."""
        loi = [
            self._thieu_cot(c, self.nguon.vi_tri(dd)) for dd, lo in self.lo.items() for c in lo.cot if c not in self.cot
        ]
        loi += [self._thieu_cot(c, ViTri(self.bang, 1)) for c in self.kieu if c not in self.cot]
        if not self.lo:
            goi_y = "viết ${tên cột} vào chỗ mỗi hàng một khác"
            loi.append(PhatHien("xay.cot", "loi", self.nguon.vi_tri(()), "Nguồn của bảng không có ${cột} nào.", goi_y))
        if loi:
            raise NguonHongError(loi)

    def _thieu_cot(self, cot: str, vi_tri: ViTri) -> PhatHien:
        goi_y = suggest_ten(cot, self.cot, f"các cột: {', '.join(self.cot)}")
        return PhatHien("xay.cot", "loi", vi_tri, f"Bảng «{self.bang}» không có cột «{cot}».", goi_y)

    def _doc_hang(self, so: int, o: Mapping[str, O]) -> dict[str, GiaTriO]:
        """Cells by the type of their columns, only those the plan uses."""
        hang: dict[str, GiaTriO] = {}
        loi = []
        for cot in self.cot_dung:
            try:
                hang[cot] = read_o(o[cot], self.kieu.get(cot, "chu"))
            except GiaTriKhongHopLe as hong:
                loi.append(self._hong_o(so, cot, hong.thong_diep, "; ".join(hong.goi_y)))
            except ValueError as hong:
                loi.append(self._hong_o(so, cot, f"{hong}.", "sửa ô này trong bảng"))
        if not loi:
            loi = list(self._trong(so, hang))
        if loi:
            raise NguonHongError(loi)
        return hang

    def _hong_o(self, so: int, cot: str, ly_do: str, goi_y: str) -> PhatHien:
        return PhatHien("xay.o", "loi", ViTri(self.bang, so), f"Hàng {so}, cột «{cot}»: {ly_do}", goi_y)

    def _trong(self, so: int, hang: HangO) -> Iterator[PhatHien]:
        """Empty cells where a sentence needs words; a whole value may be empty: the field is then not given."""
        for cot, duong_dan in self._can_chu.items():
            if hang[cot] is None:
                noi = self.nguon.vi_tri(duong_dan)
                yield self._hong_o(so, cot, f"ô trống, mà câu ở {noi} cần có.", "điền ô này")

    def _load_het(self, so: int, hang: HangO) -> KeHoach:
        """Load the whole plan; remember its model for the rows to come."""
        try:
            ke_hoach = build_ke_hoach(Nguon(self._dien_het(self.cay, hang)))
        except NguonHongError as loi:
            raise NguonHongError([self._o_hang(so, p) for p in loi.phat_hien]) from None
        self._nhanh = {khoa: self._nut(x, getattr(ke_hoach, khoa)) for khoa, x in self.cay.items()}
        return ke_hoach

    def _dien_het(self, goc: Any, hang: HangO) -> Any:
        if isinstance(goc, Lo):
            return goc.fill(hang, self.kieu)
        if isinstance(goc, dict):
            return {khoa: self._dien_het(x, hang) for khoa, x in goc.items()}
        return [self._dien_het(x, hang) for x in goc] if isinstance(goc, list) else goc

    def _nut(self, goc: Any, mau: Any) -> Dien:
        """How to fill one value: what holds no parameter is taken from the model that was loaded."""
        if isinstance(goc, (dict, Lo)) and isinstance(mau, tuple) and len(mau) == 1:
            mau = mau[0]  # one value stood for a list of one
        if not any(True for _ in _iter_lo(goc)):
            co_dinh = goc if mau is _KHONG_RO else mau
            return lambda _: co_dinh
        if isinstance(goc, Lo):
            kieu = self.kieu
            return lambda hang: goc.fill(hang, kieu)
        if isinstance(goc, dict):
            con = {khoa: self._nut(x, _lay(mau, khoa)) for khoa, x in goc.items()}
            return lambda hang: {khoa: dien(hang) for khoa, dien in con.items()}
        khop = isinstance(mau, tuple) and len(mau) == len(goc)
        muc = [self._nut(x, mau[i] if khop else _KHONG_RO) for i, x in enumerate(goc)]
        return lambda hang: [dien(hang) for dien in muc]

    def _o_hang(self, so: int, p: PhatHien) -> PhatHien:
        """A finding about the filled plan as one about the row: which columns had a hand in it, and where they go."""
        lien_quan = {format_duong_dan(dd): lo.cot for dd, lo in self.lo.items()}
        duong_dan = p.vi_tri.duong_dan
        while duong_dan and not any(_duoi(x, duong_dan) or _duoi(duong_dan, x) for x in lien_quan):
            duong_dan = duong_dan[: max(duong_dan.rfind("."), duong_dan.rfind("["), 0)]
        cot = [c for x, ten in lien_quan.items() if _duoi(x, duong_dan) or _duoi(duong_dan, x) for c in ten]
        noi = f", cột {', '.join(f'«{c}»' for c in dict.fromkeys(cot))}" if duong_dan and cot else ""
        vi_tri = ViTri(self.bang, so, duong_dan=p.vi_tri.duong_dan)
        return PhatHien(p.ma, p.muc_do, vi_tri, f"Hàng {so}{noi}: {p.thong_diep}", p.goi_y, p.nguon)


def has_o_dan(nguon: Nguon, kieu: Mapping[str, str]) -> bool:
    """Whether a cell may cite: it holds small Markdown, or a key."""
    return "van_ban" in kieu.values() or any("${" in khoa for khoa in find_khoa(nguon.du_lieu))


def _duoi(duong_dan: str, goc: str) -> bool:
    return duong_dan == goc or duong_dan.startswith((f"{goc}.", f"{goc}["))


def _lay(mau: Any, khoa: str) -> Any:
    if isinstance(mau, Mapping):
        return mau.get(khoa, _KHONG_RO)
    return getattr(mau, khoa, _KHONG_RO) if isinstance(mau, BaseModel) else _KHONG_RO
