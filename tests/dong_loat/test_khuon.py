"""One source, many rows: each plan is what loading the filled source would give, and errors name row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.bang.khuon_bang import Khuon
from kehoach.bang.nap_bang import iter_bang, load_bang
from kehoach.bo_cuc.mo_ta import text_cua
from kehoach.loi import NguonHongError
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach, load
from kehoach.nguon import read_van_ban
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.ky_tu import join_dong
from kehoach.nguon.nguon import Nguon

FIXTURES = Path(__file__).parents[2] / "fixtures"
TOI_THIEU = {"co_quan": {"ten": "Ủy ban nhân dân xã «A»"}, "trich_yeu": "Kiểm tra"}


def _la(goc: Any, duong_dan: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string value of a source."""
    if isinstance(goc, str):
        yield duong_dan, goc
    elif isinstance(goc, Mapping):
        for khoa, x in goc.items():
            yield from _la(x, (*duong_dan, khoa))
    elif isinstance(goc, list):
        for i, x in enumerate(goc):
            yield from _la(x, (*duong_dan, i))


@pytest.mark.parametrize("tep", sorted((FIXTURES / "ke-hoach").glob("*.yaml")), ids=lambda t: t.stem)
def test_a_parameter_anywhere_gives_the_plan_that_the_text_itself_would_give(tep: Path) -> None:
    """Each value of a real plan in turn becomes a parameter; the second row takes the shared parts of the first."""
    nguon = read_nguon(tep)
    mong = load(tep)
    for duong_dan, chu in _la(nguon.du_lieu):
        du_lieu = deepcopy(nguon.du_lieu)
        cho = du_lieu
        for buoc in duong_dan[:-1]:
            cho = cho[buoc]
        cho[duong_dan[-1]] = "${x}"
        khuon = Khuon(Nguon(du_lieu), "b.csv", ("x",), {"x": "van_ban"})
        for so in (1, 2):
            assert khuon.load(so, {"x": chu}) == mong, duong_dan


def test_values_come_typed() -> None:
    nguon = {**TOI_THIEU, "so": "${so}", "ngay": "${ngay}", "kinh_phi": {"tong": "${tien}"}, "thoi_gian": "${khi}"}
    kieu = {"so": "so", "ngay": "ngay", "tien": "tien", "khi": "thoi_gian"}
    chu, du_lieu = load_bang(
        nguon,
        [
            {"so": "7", "ngay": "10/4/2023", "tien": "1,5 tỷ đồng", "khi": "Quý II năm 2023"},
            {"so": 7.0, "ngay": date(2023, 4, 10), "tien": 1_500_000_000, "khi": "Quý II năm 2023"},
        ],
        kieu=kieu,
    )
    assert chu == du_lieu
    assert (chu.so, chu.ngay) == (7, date(2023, 4, 10))
    assert chu.kinh_phi is not None
    assert chu.kinh_phi.tong == 1_500_000_000


def test_values_in_a_sentence_print_by_their_type() -> None:
    nguon = {**TOI_THIEU, "noi_dung": "Đến ${ngay} chi ${tien} cho ${ho} hộ ở ${xa}."}
    bang = [{"ngay": date(2023, 8, 10), "tien": 587_000_000, "ho": 1204, "xa": "«A»"}]
    (k,) = load_bang(nguon, bang, kieu={"ngay": "ngay", "tien": "tien", "ho": "so"})
    assert _noi_dung(k) == "Đến ngày 10 tháng 8 năm 2023 chi 587.000.000 đồng cho 1.204 hộ ở «A»."


def _noi_dung(k: KeHoach) -> str:
    return "".join(text_cua(x.noi_tuyen) for x in k.noi_dung[0].khoi)  # type: ignore[union-attr,arg-type]


@pytest.mark.parametrize("cho", ["${x}", "Tên: ${x}.", "${x} và ${x}"])
@pytest.mark.parametrize(
    "o",
    ["*nghiêng*", "**đậm**", "[=so]", "[@kh07]", "[^1]", "- gạch", "1. số", "## tiêu đề", "a_b_c", "`mã`", "<b>",
     "a\\b", "| a | b |", "~x~", "> trích", "+ cộng", "${x}", "$${x}", "=== x", "a]b[c", "&amp;", "---", "***",
     "- - -", "## ", "1.", "=", "~~~", ":-:", "a\tb", "a\u200bb", "Ngh\xadị"],
)  # fmt: skip
def test_a_cell_prints_as_itself_whatever_is_in_it(cho: str, o: str) -> None:
    truoc = load_bang({**TOI_THIEU, "noi_dung": cho}, [{"x": "một"}, {"x": o}])[1]
    chu = join_dong(o)
    assert _noi_dung(truoc) == cho.replace("${x}", "\0").replace("\0", chu)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FF), min_size=1, max_size=20))
def test_no_cell_changes_the_structure_of_the_plan(o: str) -> None:
    try:
        k = load_bang({**TOI_THIEU, "noi_dung": "Ở ${x}."}, [{"x": o}])[0]
    except NguonHongError as loi:
        assert {p.ma for p in loi.phat_hien} <= {"nap.ky_tu", "nap.mau", "nap.gia_tri_sai", "nap.van_ban", "xay.o"}  # noqa: PT017
    else:
        assert len(k.noi_dung) == 1
        assert " ".join(_noi_dung(k).split()) == " ".join(f"Ở {' '.join(o.split())}.".split())


def test_a_cell_in_a_plain_field_keeps_its_marks() -> None:
    nguon = {**TOI_THIEU, "dia_danh": "${x}", "noi_nhan": ["${x}", {"ten": "UBND ${x}"}]}
    k = load_bang(nguon, [{"x": "một"}, {"x": "*A* [1]"}])[1]
    assert k.dia_danh == "*A* [1]"
    assert [n.ten for n in k.noi_nhan] == ["*A* [1]", "UBND *A* [1]"]


def test_a_column_of_markdown_is_read_as_such() -> None:
    nguon = {**TOI_THIEU, "noi_dung": "${x}"}
    k = load_bang(nguon, [{"x": "- một\n- hai"}], kieu={"x": "van_ban"})[0]
    assert k.noi_dung == load({**TOI_THIEU, "noi_dung": "- một\n- hai"}).noi_dung


def test_an_empty_cell_leaves_the_field_out_but_not_a_gap_in_a_sentence() -> None:
    nguon = {**TOI_THIEU, "so": "${so}", "noi_dung": "Ở ${xa}."}
    assert load_bang(nguon, [{"so": None, "xa": "A"}])[0].so is None
    with pytest.raises(NguonHongError, match="Hàng 1, cột «xa»: ô trống"):
        load_bang(nguon, [{"so": 1, "xa": "  "}])


def test_errors_of_all_rows_come_at_once_with_row_and_column(tmp_path: Path) -> None:
    bang = tmp_path / "xa.csv"
    bang.write_text("so,tien,a,b\n1,100,60,40\nx,100,60,40\n2,vài đồng,60,40\n0,100,60,40\n3,100,60,30\n", "utf-8")
    khoan = [{"ten": "Một", "so_tien": "${a}"}, {"ten": "Hai", "so_tien": "${b}"}]
    nguon = {**TOI_THIEU, "so": "${so}", "kinh_phi": {"tong": "${tien}", "khoan": khoan}}
    with pytest.raises(NguonHongError) as loi:
        load_bang(nguon, bang, kieu={"so": "so", **dict.fromkeys(("tien", "a", "b"), "tien:đồng")})
    assert [(str(p.vi_tri), p.thong_diep.split(":")[0]) for p in loi.value.phat_hien] == [
        ("xa.csv:3", "Hàng 3, cột «so»"),
        ("xa.csv:4", "Hàng 4, cột «tien»"),
        ("xa.csv:5", "Hàng 5, cột «so»"),
        ("xa.csv:6", "Hàng 6, cột «a», «b»"),
    ]


def test_rows_that_fail_do_not_stop_the_others() -> None:
    ket_qua = dict(iter_bang({**TOI_THIEU, "so": "${so}"}, [{"so": "x"}, {"so": 2}, {"so": 0}, {"so": 4}]))
    assert [so for so, x in ket_qua.items() if isinstance(x, KeHoach)] == [2, 4]


@pytest.mark.parametrize(
    ("cho", "kieu", "o", "cau"),
    [
        ({"so": "${x}"}, "tien", 5_000_000, "đang là «5000000»"),
        ({"kinh_phi": {"tong": "${x}", "khoan": [{"ten": "A", "so_tien": 5}]}}, "so", 7, "khác tổng kinh phí 7 đồng"),
        ({"thoi_gian": "${x}"}, "chu", "**A** [b]", "«**A** [b]» không phải thời gian"),
    ],
)
def test_a_refusal_speaks_of_the_cell_as_it_stands(cho: dict[str, Any], kieu: str, o: object, cau: str) -> None:
    """Not of the cell as it would be printed: no marks escaped, no unit added."""
    with pytest.raises(NguonHongError, match=re.escape(cau)):
        load_bang({**TOI_THIEU, **cho}, [{"x": o}], kieu={"x": kieu})


def test_an_unknown_column_is_told_at_its_place_in_the_source() -> None:
    nguon = read_van_ban("so: ${soo}\ntrich_yeu: ${x}\n", tep="k.yaml")
    with pytest.raises(NguonHongError) as loi:
        Khuon(nguon, "b.csv", ("so", "x"), {"tien": "so"})
    assert [str(p.vi_tri) for p in loi.value.phat_hien] == ["k.yaml:1:5", "b.csv:1"]
    assert "«so»" in loi.value.phat_hien[0].goi_y


def test_a_source_without_parameters_is_no_source_of_a_table() -> None:
    with pytest.raises(NguonHongError, match="không có"):
        load_bang(TOI_THIEU, [{"x": 1}])


def test_two_dollars_are_one_and_no_parameter() -> None:
    assert load_bang({**TOI_THIEU, "so": "${so}", "dia_danh": "$${so}"}, [{"so": 1}, {"so": 2}])[1].dia_danh == "${so}"


def test_a_parameter_is_never_code() -> None:
    """Nothing of Jinja, of format strings or of YAML happens in a parameter or a cell."""
    nguon = {**TOI_THIEU, "dia_danh": "${x}"}
    for o in ("{0.__class__}", "%(x)s", "!!python/object:os.system", "&a *a", "a: b"):
        assert load_bang(nguon, [{"x": o}])[0].dia_danh == o
    with pytest.raises(NguonHongError):
        load_bang(nguon, [{"x": "{{ 7*7 }}"}])
    with pytest.raises(NguonHongError, match="không có cột"):
        load_bang({**TOI_THIEU, "dia_danh": "${x.__class__}"}, [{"x": 1}])


def test_rows_share_what_does_not_change() -> None:
    """Unchanged text is parsed once a table: the very same objects stand in every plan."""
    nguon = read_nguon(FIXTURES / "ke-hoach" / "tra-cu-2023.yaml").du_lieu
    a, b = load_bang({**nguon, "so": "${so}"}, [{"so": 1}, {"so": 2}])
    assert a.yeu_cau is b.yeu_cau
    assert a.noi_dung[0] is b.noi_dung[0]
    assert b == build_ke_hoach(Nguon({**nguon, "so": 2}))


@pytest.mark.parametrize("kieu", ["chu", "tien"])
@pytest.mark.parametrize(
    "cho",
    [
        {"muc_dich": "${t}"},
        {"mo_dau": "${t}"},
        {"noi_dung": "${t}"},
        {"noi_dung": ["${t}", "Chữ"]},
        {"can_cu": "${t}"},
        {"ket_thuc": "${t}"},
        {"luu": "${t}"},
        {"noi_nhan": [{"ten": "A", "de": "${t}"}]},
        {"to_chuc_thuc_hien": [{"don_vi": "A", "nhiem_vu": "${t}"}]},
        {"to_chuc_thuc_hien": [{"don_vi": "A", "nhiem_vu": "B", "phoi_hop": "${t}"}]},
        {"noi_dung": [{"ten": "A", "dia_diem": "${t}", "quy_mo": "1"}]},
        {"chu_ky": {"dong": "A", "ho_ten": "${t}"}},
    ],
    ids=lambda x: next(iter(x)) if isinstance(x, dict) else x,
)
def test_what_a_row_prints_does_not_depend_on_the_rows_before_it(cho: dict[str, Any], kieu: str) -> None:
    o = "5000000" if kieu == "tien" else "**A** [=co_quan.ten] *b*"

    def nap(*hang: str) -> list[KeHoach | object]:
        return [k for _, k in iter_bang({**TOI_THIEU, **cho}, [{"t": x} for x in hang], kieu={"t": kieu})]

    (dung,) = nap(o)
    assert isinstance(dung, KeHoach)
    trong, sau, trong_nua, cuoi = nap("", o, "", o)
    assert (sau, cuoi) == (dung, dung)
    assert _ket_cuc(trong_nua) == _ket_cuc(trong)


def _ket_cuc(k: KeHoach | object) -> object:
    """The plan, or why and where in the plan there is none; the row is another."""
    return [(p.ma, p.vi_tri.duong_dan) for p in k] if isinstance(k, list) else k
