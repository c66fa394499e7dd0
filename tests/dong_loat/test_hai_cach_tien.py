"""Two ways, one answer: an amount in a source, and the same text in a column of money."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach.bang.nap_bang import load_bang
from kehoach.bang.o_bang import KIEU_COT
from kehoach.chu.tien import DonViTien
from kehoach.dong_loat.du_an import read_du_an
from kehoach.loi import NguonHongError
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach, load
from kehoach.nguon import read_van_ban

_TOI_THIEU: dict[str, Any] = {"co_quan": {"ten": "Ủy ban nhân dân xã «A»"}, "trich_yeu": "Kiểm tra"}
_KHUON = {**_TOI_THIEU, "kinh_phi": {"tong": "${x}"}}
_CHU = [
    "587", "1.617", "4.500.000", "999", "1000", "120500000", "587,5", "1.5", "0", "05",
    "587 triệu đồng", "4,5 tỷ đồng", "2 tỷ 481 triệu đồng", "1.617.000.000đ", "Hai tỷ đồng", "5 triệu 200",
    "34.000.000 đồng (ba mươi bốn triệu đồng)", "2 triệu đồng (ba triệu đồng)", "4.5 tỷ đồng", "0,5 đồng",
    "-5 đồng", "-5000000", "vài đồng", "x", "100 USD", "9999999999999 tỷ đồng",
    "999999999999999999", "1" * 30, "9" * 2000,
]  # fmt: skip


def _tong(doc: Callable[[], KeHoach]) -> int | str:
    """The amount, or why there is none."""
    try:
        kinh_phi = doc().kinh_phi
    except NguonHongError as loi:
        (p,) = loi.phat_hien
        return p.thong_diep.partition("»: ")[2]  # after the field, or the row and column
    assert kinh_phi is not None
    assert kinh_phi.tong is not None
    return kinh_phi.tong


def _o(x: object, kieu: str = "tien") -> int | str:
    return _tong(lambda: load_bang(_KHUON, [{"x": x}], kieu={"x": kieu})[0])


def _nguon(x: object) -> int | str:
    return _tong(lambda: load({**_TOI_THIEU, "kinh_phi": {"tong": x}}))


@pytest.mark.parametrize("chu", _CHU)
def test_a_cell_of_money_is_read_as_a_source_reads_it(chu: str) -> None:
    assert _o(chu) == _nguon(chu)


@given(st.text("0123456789., đồngtriệuỷ()-", min_size=1, max_size=20).filter(str.strip))
@example(" 587 ")
def test_whatever_stands_there_is_read_as_a_source_reads_it(chu: str) -> None:
    assert _o(chu) == _nguon(chu)


@pytest.mark.parametrize("so", [0, 587, 4_500_000, -5, 10**18])
def test_a_whole_number_is_dong_in_both(so: int) -> None:
    assert _o(so) == _nguon(so)


def test_spaces_make_no_unit() -> None:
    """A number of three digits in quotes was an amount as soon as spaces stood beside it."""
    yaml = 'co_quan: A\ntrich_yeu: B\nkinh_phi: {tong: " 587 "}\n'
    assert "không ghi đơn vị" in str(_tong(lambda: build_ke_hoach(read_van_ban(yaml))))


@pytest.mark.parametrize("duoi", [".csv", ".tsv", ".jsonl"])
@pytest.mark.parametrize("chu", ["587", "1.617", "4.500.000", "587,5"])
def test_a_bare_number_is_refused_with_row_column_and_the_kind_to_write(tmp_path: Path, duoi: str, chu: str) -> None:
    tep = tmp_path / f"xa{duoi}"
    tep.write_text(json.dumps({"chi": chu}) if duoi == ".jsonl" else f'chi\n"{chu}"\n', "utf-8")
    with pytest.raises(NguonHongError) as loi:
        load_bang({**_TOI_THIEU, "kinh_phi": {"tong": "${chi}"}}, tep, kieu={"chi": "tien"})
    (p,) = loi.value.phat_hien
    hang = 1 if duoi == ".jsonl" else 2
    assert (p.ma, str(p.vi_tri)) == ("xay.o", f"xa{duoi}:{hang}")
    assert p.thong_diep.startswith(f"Hàng {hang}, cột «chi»: «{chu}» không ghi đơn vị nên chưa rõ là bao nhiêu đồng")
    assert f"{chu} triệu đồng; " in p.goi_y
    assert "kiểu «tien:triệu đồng»" in p.goi_y


@pytest.mark.parametrize("chu", ["vài đồng", "4.5 tỷ đồng", "5 triệu 200", "2 triệu đồng (ba triệu đồng)"])
def test_another_kind_of_column_is_no_remedy_for_what_is_no_number(chu: str) -> None:
    with pytest.raises(NguonHongError) as loi:
        load_bang(_KHUON, [{"x": chu}], kieu={"x": "tien"})
    assert "tien:" not in loi.value.phat_hien[0].goi_y


@pytest.mark.parametrize(
    ("don_vi", "lan"), [("đồng", 1), ("nghìn đồng", 10**3), ("triệu đồng", 10**6), ("tỷ đồng", 10**9)]
)
def test_a_column_names_the_unit_of_its_bare_numbers(don_vi: DonViTien, lan: int) -> None:
    kieu = f"tien:{don_vi}"
    assert _o("1.617", kieu) == _o("1617", kieu) == _o(1617, kieu) == _o(1617.0, kieu) == 1617 * lan
    assert _o("587 triệu đồng", kieu) == 587_000_000  # names its own


@pytest.mark.parametrize("x", ["587,5", 587.5, Decimal("587.5")])
def test_a_fraction_in_a_unit_is_read_when_it_is_whole_dong(x: object) -> None:
    assert _o(x, "tien:triệu đồng") == 587_500_000
    assert "lẻ dưới một đồng" in str(_o(x, "tien:đồng"))
    assert "không ghi đơn vị" in str(_o(x))


@pytest.mark.parametrize(
    ("x", "cau"),
    [
        ("-5", "Số tiền không âm"),
        (-5, "số tiền không được âm"),
        ("1000000000", "số tiền quá lớn"),
        (10**9, "số tiền quá lớn"),
    ],
)
def test_bounds_hold_in_a_unit_too(x: object, cau: str) -> None:
    assert str(_o(x, "tien:tỷ đồng")).startswith(cau)


def test_a_workbook_counts_in_the_unit_of_its_column(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    so = openpyxl.Workbook()
    for o in ("x", 587, "1.617", 587.5, "4,5 tỷ đồng"):
        so.active.append([o])
    so.save(tmp_path / "xa.xlsx")
    ke_hoach = load_bang(_KHUON, tmp_path / "xa.xlsx", kieu={"x": "tien:triệu đồng"})
    assert [_tong(lambda k=k: k) for k in ke_hoach] == [587_000_000, 1_617_000_000, 587_500_000, 4_500_000_000]


@pytest.mark.parametrize(
    ("kieu", "goi_y"),
    [
        ("tien: triệu đồng", "có phải «tien:triệu đồng»?"),
        ("tiền:triệu đồng", "có phải «tien:triệu đồng»?"),
        ("xyz", f"các kiểu: {', '.join(KIEU_COT)}"),
    ],
)
def test_a_kind_that_is_none_is_told_alike_in_a_project_and_in_python(tmp_path: Path, kieu: str, goi_y: str) -> None:
    (tmp_path / "k.yaml").write_text('kinh_phi: "${x}"\n', "utf-8")
    (tmp_path / "b.csv").write_text("x\n1 đồng\n", "utf-8")
    bang = f'[[bang]]\nnguon = "k.yaml"\ndu_lieu = "b.csv"\nten = "a"\nkieu = {{x = "{kieu}", y = 3}}\n'
    (tmp_path / "kehoach.toml").write_text(bang, "utf-8")
    with pytest.raises(NguonHongError) as du_an:
        read_du_an(tmp_path)
    with pytest.raises(NguonHongError) as python:
        load_bang(_KHUON, tmp_path / "b.csv", kieu={"x": kieu, "y": 3})  # type: ignore[dict-item]
    hai = [[(p.thong_diep, p.goi_y) for p in loi.value.phat_hien] for loi in (du_an, python)]
    assert hai[0] == hai[1]
    assert hai[0][0] == (f"Cột «x» có kiểu lạ «{kieu}».", goi_y)


def test_a_kind_that_is_no_text_is_told_too(tmp_path: Path) -> None:
    bang = '[[bang]]\nnguon = "kehoach.toml"\ndu_lieu = "kehoach.toml"\nten = "a"\nkieu = {x = ["so"]}\n'
    (tmp_path / "kehoach.toml").write_text(bang, "utf-8")
    with pytest.raises(NguonHongError, match="Cột «x» có kiểu lạ"):
        read_du_an(tmp_path)
