"""`kinh_phi: 5 triệu đồng`: an amount alone is money, wherever it stands; any other text alone is the sentence."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

import kehoach as kh
import nha_may as nm
from kehoach.bang.nap_bang import load_bang
from kehoach.bo_cuc import lay_out
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.nap.load import build_ke_hoach
from kehoach.nguon import read_van_ban


def _kinh_phi(x: object) -> KinhPhi:
    kinh_phi = nm.ke_hoach(kinh_phi=x).kinh_phi
    assert kinh_phi is not None
    return kinh_phi


@pytest.mark.parametrize(
    ("x", "tong"),
    [
        ("5 triệu đồng", 5_000_000),
        ("45.000.000 đồng", 45_000_000),
        ("Năm triệu đồng.", 5_000_000),
        ("5.000.000 đồng (Năm triệu đồng chẵn)", 5_000_000),
        ("5000000", 5_000_000),  # a plain number of a YAML source
    ],
)
def test_an_amount_alone_is_the_total_as_in_an_activity(x: str, tong: int) -> None:
    assert _kinh_phi(x) == _kinh_phi({"tong": x}) == KinhPhi(tong=tong)
    hoat_dong: Any = nm.ke_hoach(noi_dung=[{"ten": "Họp", "kinh_phi": x}]).noi_dung[0]
    assert hoat_dong.kinh_phi == tong


@pytest.mark.parametrize(
    "x",
    [
        "Kinh phí 5 triệu đồng",
        "5 triệu đồng từ ngân sách xã",
        "5 triệu đồng và 3 triệu đồng",
        "5.000.000",  # no unit: nobody knows of what
        "5.000.000 đồng (Sáu triệu đồng)",
        "âm 5 triệu đồng",
        "Theo dự toán được duyệt",
    ],
)
def test_text_that_says_more_or_less_than_an_amount_is_the_sentence(x: str) -> None:
    assert _kinh_phi(x) == _kinh_phi({"van_ban": x})
    assert _kinh_phi(x).tong is None


def test_an_amount_too_large_for_any_plan_is_told_and_no_text() -> None:
    with pytest.raises(kh.NguonHongError, match="số tiền quá lớn"):
        _kinh_phi("9999999999999 tỷ đồng")


def test_the_total_of_the_short_form_prints_and_can_be_asked_for() -> None:
    ke_hoach = nm.ke_hoach(kinh_phi="5 triệu đồng", ket_thuc="Kinh phí là [=kinh_phi.tong; bang_chu]")
    chu = [k.chu for k in lay_out(ke_hoach).than]
    assert "Tổng kinh phí thực hiện: 5.000.000 đồng (Năm triệu đồng)." in chu
    assert chu[-1] == "Kinh phí là 5.000.000 đồng (Năm triệu đồng)./."


@pytest.mark.parametrize("van_ban", ["5 triệu đồng", "Theo dự toán"])
def test_a_sentence_is_written_back_as_one_whatever_it_says(van_ban: str, tmp_path: Path) -> None:
    p = nm.ke_hoach(kinh_phi={"van_ban": van_ban})
    assert yaml.safe_load(kh.dump(p))["kinh_phi"] == {"van_ban": van_ban}
    assert kh.load(nm.tep(tmp_path, kh.dump(p))) == p


@given(
    st.lists(st.sampled_from(["5", "4,5", "triệu", "đồng", "năm", ".", "(", ")", "và", "chẵn", "000", " "]), min_size=1)
)
def test_whatever_stands_alone_comes_back_equal(manh: list[str]) -> None:
    du_lieu = {"co_quan": {"ten": "A"}, "trich_yeu": "B", "kinh_phi": " ".join(manh)}
    assume(not nm.loi(du_lieu))
    p = kh.load(du_lieu)
    assert build_ke_hoach(read_van_ban(kh.dump(p))) == p


@pytest.mark.parametrize("hang", list(permutations(["5 triệu đồng", "Theo *dự toán*", "5.000.000 đồng", ""])))
def test_a_row_of_a_table_has_either_whatever_the_rows_before_it_had(hang: tuple[str, ...]) -> None:
    nguon = {"co_quan": {"ten": "A"}, "trich_yeu": "B", "kinh_phi": "${x}"}
    ra = dict(zip(hang, load_bang(nguon, [{"x": x} for x in hang]), strict=True))
    assert ra["5 triệu đồng"].kinh_phi == ra["5.000.000 đồng"].kinh_phi == KinhPhi(tong=5_000_000)
    chu = ra["Theo *dự toán*"].kinh_phi
    assert chu == KinhPhi(van_ban=r"Theo \*dự toán\*")
    assert ra[""].kinh_phi is None


def test_a_typed_cell_is_the_total_too() -> None:
    nguon = {"co_quan": {"ten": "A"}, "trich_yeu": "B", "kinh_phi": "${x}"}
    ra = load_bang(nguon, [{"x": 5_000_000}, {"x": "7 triệu đồng"}], kieu={"x": "tien"})
    assert [p.kinh_phi for p in ra] == [KinhPhi(tong=5_000_000), KinhPhi(tong=7_000_000)]
