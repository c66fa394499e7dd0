"""Two ways, one answer: text of a database escaped into a source, and the same text as it is in a cell of a table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kehoach.bang.nap_bang import load_bang
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.loi import NguonHongError
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import load
from kehoach.nguon import escape, escape_van_ban
from kehoach.nguon.ky_tu import join_dong, normalize_chu

_TOI_THIEU = {"co_quan": {"ten": "Ủy ban nhân dân xã «A»"}, "trich_yeu": "Kiểm tra"}
_CHU = st.text("ab 1.)-+#=*_[]()<>|\\`~:{}@^!&ă\xa0\n\n\t\x0b\xad\u200b\r", max_size=40) | st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=30
)

_KHUON: dict[str, Any] = {
    **_TOI_THIEU,
    "dia_danh": "${x}",
    "muc_dich": "${x}",
    "yeu_cau": "Ở ${x}, và **${x}**",
    "noi_dung": [
        "${x}",
        {"muc": "Mục ${x}", "hoat_dong": [{"ten": "${x}", "quy_mo": "lớp ${x}"}]},
        "| A | B |\n|---|---|\n| ${x} | 1 |",
    ],
    "to_chuc_thuc_hien": [{"don_vi": "Phòng A", "nhiem_vu": "${x}"}],
}


def _dien(goc: Any, dong: str, khoi: str, thuong: str) -> Any:
    """The source with the text in its places by hand: blocks where the value is nothing else, plain text as it is."""
    if isinstance(goc, dict):
        return {
            k: _dien(x, dong, khoi if k != "ten" else dong, thuong) if k != "dia_danh" else thuong
            for k, x in goc.items()
        }
    if isinstance(goc, list):
        return [_dien(x, dong, khoi, thuong) for x in goc]
    return khoi if goc == "${x}" else goc.replace("${x}", dong)


def _ket_qua(doc: Any) -> KeHoach | None:
    """The plan, None when it is refused."""
    try:
        (k,) = doc()
        return k
    except NguonHongError as loi:
        assert {p.ma for p in loi.phat_hien} <= {"nap.ky_tu", "nap.mau", "nap.van_ban", "nap.gia_tri_sai"}  # noqa: PT017
        return None


@settings(max_examples=300, deadline=None)
@given(_CHU)
@example("---")
@example("Mục:\n1. Một\n2. Hai")
@example("a\n## b")
@example("a\tb\u200bc\x0bd\xade\r\nf")
def test_a_cell_and_the_same_text_escaped_give_one_plan(chu: str) -> None:
    chu = chu if join_dong(chu) else "x"
    nguon = _dien(_KHUON, escape(chu), escape_van_ban(chu), normalize_chu(chu).strip())
    assert _ket_qua(lambda: load_bang(_KHUON, [{"x": chu}])) == _ket_qua(lambda: [load(nguon)])


@settings(max_examples=100, deadline=None)
@given(_CHU)
def test_rows_after_the_first_give_what_they_would_alone(chu: str) -> None:
    hai = [{"x": "một"}, {"x": chu if join_dong(chu) else "x"}]
    assert _ket_qua(lambda: load_bang(_KHUON, hai)[1:]) == _ket_qua(lambda: load_bang(_KHUON, hai[1:]))


@pytest.mark.parametrize("kieu", ["doan", None])
def test_a_cell_of_several_lines_prints_a_paragraph_a_line(kieu: str | None) -> None:
    (k,) = load_bang({**_TOI_THIEU, "noi_dung": "${x}"}, [{"x": "Mục:\n1. Một\n\n## Hai\n| a |"}])
    khoi = [x for x in lay_out(k).than if x.goc.startswith("noi_dung") and (kieu is None or x.kieu == kieu)]
    assert [x.chu for x in khoi] == ["Mục:", "1. Một", "## Hai", "| a |./."]


def test_in_a_sentence_the_lines_of_a_cell_are_one() -> None:
    (k,) = load_bang({**_TOI_THIEU, "noi_dung": "Gồm ${x}."}, [{"x": "một\n- hai"}])
    assert lay_out(k).than[-1].chu == f"Gồm {join_dong('một - hai')}./."
