"""Đọc bảng: a table that gives one plan a row (CSV, JSON lines, XLSX, any data frame), streamed, as often as needed."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kehoach.bang.hang_khung import iter_khung
from kehoach.bang.o_bang import O, clean_o
from kehoach.he_thong import explain_he_thong
from kehoach.loi import NguonHongError, PhatHien, ThieuCongCuError, ViTri

MA = "xay.bang"
DAI_DONG = 200_000
HangTho = tuple[int, Sequence[object] | PhatHien]


class Hang(NamedTuple):
    """Hàng: one row: its line (CSV, JSON lines) or row number (XLSX), from 1, and its cells by column."""

    so: int
    o: dict[str, O]


@dataclass(frozen=True, slots=True)
class Bang:
    """Bảng: the name to show, the columns, and rows that can be gone through again and again.

    Iterating gives rows, and a finding in place of each row that cannot be read.
    Raises:  NguonHongError where the table breaks off (broken quoting, other encoding).
    """

    ten: str
    cot: tuple[str, ...]
    _mo: Callable[[], Iterator[HangTho]] = field(repr=False, compare=False)

    def __iter__(self) -> Iterator[Hang | PhatHien]:
        for so, o in self._mo():
            yield o if isinstance(o, PhatHien) else self._hang(so, o)

    def _hang(self, so: int, o: Sequence[object]) -> Hang | PhatHien:
        if len(o) != len(self.cot):
            thong_diep = f"Hàng {so} có {len(o)} ô, bảng có {len(self.cot)} cột."
            return _loi(self.ten, so, thong_diep, "ô có dấu phẩy thì đặt trong nháy kép; ô trống vẫn cần dấu ngăn")
        ra = {}
        for cot, x in zip(self.cot, o, strict=True):
            try:
                ra[cot] = clean_o(x)
            except ValueError as loi:
                return _loi(self.ten, so, f"Hàng {so}, cột «{cot}»: {loi}.", "sửa ô này trong bảng")
        return Hang(so, ra)


def _loi(ten: str, so: int | None, thong_diep: str, goi_y: str) -> PhatHien:
    return PhatHien(MA, "loi", ViTri(ten, so), thong_diep, goi_y)


def read_bang(nguon: Any, *, ten: str | None = None, trang_tinh: str | None = None) -> Bang:
    """A table from a .csv, .tsv, .jsonl or .xlsx file, a data frame, or a list of mappings.

    `ten` is the name shown in messages, `trang_tinh` the sheet of a workbook (the first when not given).
    Raises:  NguonHongError when it cannot be read: the first row must name the columns, each once.
             ThieuCongCuError for .xlsx without openpyxl.

    >>> list(read_bang([{"xa": "An Lạc"}, {"xa": "Bình Minh"}]))
    [Hang(so=1, o={'xa': 'An Lạc'}), Hang(so=2, o={'xa': 'Bình Minh'})]
    """
    if not isinstance(nguon, (str, os.PathLike)):
        return _tu_khung(nguon, ten or "<bảng>")
    tep = Path(nguon)
    ten = ten or str(nguon)
    doc = _DUOI.get(tep.suffix.lower())
    if doc is None:
        goi_y = f"dùng {', '.join(_DUOI)}"
        raise NguonHongError([_loi(ten, None, f"Không rõ đuôi tệp bảng «{tep.suffix}».", goi_y)])
    try:
        return doc(tep, ten, trang_tinh)
    except (OSError, UnicodeError, csv.Error) as loi:
        raise _hong_doc(ten, loi) from None


def _hong_doc(ten: str, loi: OSError | UnicodeError | csv.Error) -> NguonHongError:
    if isinstance(loi, UnicodeError):
        thong_diep, goi_y = "Bảng không phải UTF-8.", "trong Excel: Lưu thành «CSV UTF-8», hoặc dùng .xlsx"
    elif isinstance(loi, csv.Error):
        thong_diep = "Không đọc được bảng: nháy kép không đóng mở đúng cặp, hoặc một ô quá dài."
        goi_y = "ô có dấu nháy thì viết hai dấu nháy, rồi đặt cả ô trong nháy kép"
    else:
        thong_diep, goi_y = f"Không đọc được bảng ({explain_he_thong(loi)}).", "xem lại đường dẫn và quyền đọc"
    return NguonHongError([_loi(ten, None, thong_diep, goi_y)])


def _tao(ten: str, cot: Iterable[object], mo: Callable[[], Iterator[HangTho]]) -> Bang:
    """The table, when its columns have names and each another."""
    ten_cot = tuple(str(clean_o(c) or "") for c in cot)
    loi = [] if ten_cot else [_loi(ten, 1, "Bảng rỗng.", "hàng đầu là tên các cột")]
    for i, c in enumerate(ten_cot, 1):
        if not c or "{" in c or "}" in c:
            goi_y = "đặt tên cột ở hàng đầu, không có dấu { }"
            loi.append(_loi(ten, 1, f"Cột thứ {i} không có tên dùng được: «{c}».", goi_y))
        elif c in ten_cot[: i - 1]:
            loi.append(_loi(ten, 1, f"Hai cột cùng tên «{c}».", "đổi tên một cột"))
    if loi:
        raise NguonHongError(loi)
    return Bang(ten, ten_cot, mo)


def _csv(tep: Path, ten: str, _trang: str | None) -> Bang:
    def mo() -> Iterator[HangTho]:
        try:
            with tep.open(encoding="utf-8-sig", newline="") as f:
                yield from _dong_csv(f, ngan)
        except (OSError, UnicodeError, csv.Error) as loi:
            raise _hong_doc(ten, loi) from None

    with tep.open(encoding="utf-8-sig", newline="") as f:
        dau = f.readline(DAI_DONG)
        ngan = "\t" if tep.suffix.lower() == ".tsv" else max(",;\t", key=dau.count)
        f.seek(0)
        cot = next(csv.reader(f, delimiter=ngan, strict=True), [])
    return _tao(ten, cot, mo)


def _dong_csv(f: Any, ngan: str) -> Iterator[HangTho]:
    """Rows with the line each begins on; empty lines are passed over."""
    doc = csv.reader(f, delimiter=ngan, strict=True)
    next(doc, None)
    dau = doc.line_num + 1
    for hang in doc:
        if hang:
            yield dau, hang
        dau = doc.line_num + 1


def _jsonl(tep: Path, ten: str, _trang: str | None) -> Bang:
    def mo() -> Iterator[HangTho]:
        try:
            with tep.open(encoding="utf-8-sig") as f:
                for so, dong in enumerate(f, 1):
                    if dong.strip():
                        yield so, _o_json(dong, so, ten, cot)
        except (OSError, UnicodeError) as loi:
            raise _hong_doc(ten, loi) from None

    cot: tuple[str, ...] = ()
    with tep.open(encoding="utf-8-sig") as f:
        dau = next((dong for dong in f if dong.strip()), "")
        cot = tuple(_json(dau) or ())
    return _tao(ten, cot, mo)


def _json(dong: str) -> dict[str, Any] | None:
    try:
        ra = json.loads(dong)
    except (ValueError, RecursionError):
        return None
    return ra if isinstance(ra, dict) else None


def _o_json(dong: str, so: int, ten: str, cot: tuple[str, ...]) -> Sequence[object] | PhatHien:
    hang = _json(dong)
    if hang is None:
        goi_y = 'mỗi dòng một hàng, như {"ma": "001"}'
        return _loi(ten, so, f"Dòng {so} không phải một đối tượng JSON.", goi_y)
    la = [x for x in hang if x not in cot]
    if la:
        thong_diep = f"Dòng {so} có khóa «{la[0]}» mà dòng đầu không có."
        return _loi(ten, so, thong_diep, "dòng đầu phải có đủ mọi khóa")
    return [hang.get(c) for c in cot]


def _xlsx(tep: Path, ten: str, trang: str | None) -> Bang:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ThieuCongCuError("Đọc .xlsx cần openpyxl: pip install 'kehoach[xlsx]'.") from None

    def dong() -> Iterator[tuple[int, Sequence[object]]]:
        try:
            so = load_workbook(tep, read_only=True, data_only=True)
            try:
                co = [x.title for x in so.worksheets]  # not the sheets that are charts
                if not co or (trang or co[0]) not in co:
                    thong_diep = f"Không có trang tính «{trang}»." if trang else "Không có trang tính nào."
                    raise NguonHongError([_loi(ten, None, thong_diep, f"các trang: {', '.join(co)}" if co else "")])
                yield from enumerate(so[trang or co[0]].iter_rows(values_only=True), 1)
            finally:
                so.close()
        except (NguonHongError, OSError):
            raise
        except Exception as loi:  # a damaged workbook fails in openpyxl, zipfile, lxml or zlib, each in its own way
            thong_diep = f"Không đọc được tệp .xlsx này: hỏng, hoặc có trang biểu đồ ({loi})."
            goi_y = "mở bằng Excel rồi lưu riêng bảng thành một tệp .xlsx mới, hoặc CSV UTF-8"
            raise NguonHongError([_loi(ten, None, thong_diep, goi_y)]) from None

    dau: Sequence[object] = next((o for _, o in dong()), ())
    rong = next((i + 1 for i in range(len(dau) - 1, -1, -1) if dau[i] is not None), 0)

    def mo() -> Iterator[HangTho]:
        for so, o in dong():
            if so > 1 and any(x is not None for x in o):
                yield so, [*o[:rong], *[None] * (rong - len(o))]

    return _tao(ten, dau[:rong], mo)


def _tu_khung(khung: Any, ten: str) -> Bang:
    cot, mo = iter_khung(khung)
    return _tao(ten, cot, lambda: enumerate(mo(), 1))


_Doc = Callable[[Path, str, str | None], Bang]
_DUOI: Mapping[str, _Doc] = {".csv": _csv, ".tsv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl, ".xlsx": _xlsx}
