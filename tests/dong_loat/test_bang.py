"""Tables: the same rows from every kind of file, and what is wrong with them, by row and column."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach.bang.doc_bang import Hang, read_bang
from kehoach.loi import NguonHongError, PhatHien

HANG = [{"ma": "01", "tên xã": "«A, B»", "số": "7"}, {"ma": "02", "tên xã": "«C»", "số": None}]


def _csv(tep: Path, ngan: str = ",", dau: str = "", xuong: str = "\n") -> Path:
    dong = [ngan.join(["ma", "tên xã", "số"]), f'01{ngan}"«A, B»"{ngan}7', f"02{ngan}«C»{ngan}", ""]
    tep.write_bytes((dau + xuong.join(dong)).encode("utf-8"))
    return tep


def _jsonl(tep: Path) -> Path:
    tep.write_text("\n".join(json.dumps(h, ensure_ascii=False) for h in HANG) + "\n", "utf-8")
    return tep


def _xlsx(tep: Path) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    so = openpyxl.Workbook()
    so.active.append(["ma", "tên xã", "số", None])
    for h in HANG:
        so.active.append(list(h.values()))
    so.active.append([None, None, None])
    so.create_sheet("khác").append(["x"])
    so.save(tep)
    return tep


@pytest.mark.parametrize(
    ("ten", "viet"),
    [
        ("b.csv", _csv),
        ("phay.csv", lambda t: _csv(t, ";")),
        ("excel.csv", lambda t: _csv(t, ";", "\ufeff", "\r\n")),
        ("b.tsv", lambda t: _csv(t, "\t")),
        ("b.jsonl", _jsonl),
        ("b.xlsx", _xlsx),
    ],
)
def test_every_kind_of_file_gives_the_same_rows(tmp_path: Path, ten: str, viet: Callable[[Path], Path]) -> None:
    bang = read_bang(viet(tmp_path / ten))
    assert bang.cot == ("ma", "tên xã", "số")
    for _ in range(2):  # as often as needed
        assert [h.o for h in bang if isinstance(h, Hang)] == HANG


class _Pandas:
    """Looks like a pandas frame."""

    columns = ("ma", "so")

    def itertuples(self, *, index: bool, name: None) -> Any:
        assert not index
        assert name is None
        return iter([("1", 7.0), (float("nan"), datetime.datetime(2025, 3, 5))])


class _Polars:
    columns = ("ma", "so")

    def iter_rows(self) -> Any:
        return iter([("1", 7), (None, datetime.date(2025, 3, 5))])


class _Arrow:
    column_names = ("ma", "so")

    def to_batches(self) -> Any:
        class Lo:
            def to_pylist(self) -> list[dict[str, object]]:
                return [{"ma": "1", "so": 7}, {"ma": None, "so": datetime.date(2025, 3, 5)}]

        return [Lo()]


@pytest.mark.parametrize("khung", [_Pandas(), _Polars(), _Arrow()])
def test_data_frames_give_plain_values(khung: object) -> None:
    mong = [{"ma": "1", "so": 7}, {"ma": None, "so": datetime.date(2025, 3, 5)}]
    assert [h.o for h in read_bang(khung) if isinstance(h, Hang)] == mong


@pytest.mark.parametrize("thu_vien", ["pandas", "polars"])
def test_real_data_frames_do_the_same(thu_vien: str) -> None:
    thu = pytest.importorskip(thu_vien)
    assert [h.o for h in read_bang(thu.DataFrame({"ma": ["1", None], "so": [7, 8]})) if isinstance(h, Hang)] == [
        {"ma": "1", "so": 7},
        {"ma": None, "so": 8},
    ]


def test_rows_know_their_lines(tmp_path: Path) -> None:
    tep = tmp_path / "b.csv"
    tep.write_text('a,b\n1,"hai\ndòng"\n\n3,4\n', "utf-8")
    assert [h.so for h in read_bang(tep) if isinstance(h, Hang)] == [2, 5]


def test_a_row_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    tep = tmp_path / "b.csv"
    tep.write_text("a,b\n1,2\n3\n4,5,6\n7,8\n", "utf-8")
    hang = list(read_bang(tep))
    assert [h.so if isinstance(h, Hang) else str(h.vi_tri).rpartition("/")[2] for h in hang] == [
        2, "b.csv:3", "b.csv:4", 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ten", "noi_dung", "cau"),
    [
        ("b.csv", b"", "Bảng rỗng"),
        ("b.csv", b"a,a\n", "Hai cột cùng tên"),
        ("b.csv", b"a,\n", "Cột thứ 2 không có tên"),
        ("b.csv", "tên\n".encode("utf-16"), "không phải UTF-8"),
        ("b.csv", b'a\n"x\n', "Không đọc được bảng"),
        ("b.jsonl", b"[1]\n", "Bảng rỗng"),
        ("b.xlsx", b"PK", "Không đọc được tệp .xlsx"),
        ("b.ods", b"", "đuôi tệp bảng"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, ten: str, noi_dung: bytes, cau: str) -> None:
    tep = tmp_path / ten
    tep.write_bytes(noi_dung)
    with pytest.raises(NguonHongError, match=cau):
        list(read_bang(tep))


@pytest.mark.parametrize(
    "phan", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_a_damaged_workbook_is_told_whatever_part_is_damaged(tmp_path: Path, phan: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    so = openpyxl.Workbook()
    for i in range(30):
        so.active.append([str(i), "x"])
    so.save(tmp_path / "lanh.xlsx")
    with zipfile.ZipFile(tmp_path / "lanh.xlsx") as lanh, zipfile.ZipFile(tmp_path / "hong.xlsx", "w") as hong:
        for ten in lanh.namelist():
            data = lanh.read(ten)
            hong.writestr(ten, data[: len(data) // 2] if ten == phan else data)
    with pytest.raises(NguonHongError, match=r"Không đọc được tệp \.xlsx"):
        list(read_bang(tmp_path / "hong.xlsx"))


def test_a_broken_line_of_json_is_told_and_the_rest_read(tmp_path: Path) -> None:
    tep = tmp_path / "b.jsonl"
    tep.write_text('{"a": 1}\n{"a": \n{"a": 2, "b": 3}\n{"a": true}\n{"a": 4}\n', "utf-8")
    hang = list(read_bang(tep))
    assert [x.vi_tri.dong for x in hang if isinstance(x, PhatHien)] == [2, 3, 4]
    assert [x.o["a"] for x in hang if isinstance(x, Hang)] == [1, 4]


def test_another_sheet_is_read_by_name_and_a_wrong_name_told(tmp_path: Path) -> None:
    tep = _xlsx(tmp_path / "b.xlsx")
    assert read_bang(tep, trang_tinh="khác").cot == ("x",)
    with pytest.raises(NguonHongError, match="các trang: Sheet, khác"):
        read_bang(tep, trang_tinh="không")


def test_what_is_no_table_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="int"):
        read_bang(3)
