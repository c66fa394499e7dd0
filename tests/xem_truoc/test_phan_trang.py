"""Pages end where Word would end them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.bo_cuc.mo_ta import DauChuThich, text_cua
from kehoach.nguon.khoi import Chu, XuongDong
from kehoach.ooxml.do_rong import KieuChu, count_lines
from kehoach.xem_truoc.chay import find_moc, slice_chay, write_chay
from kehoach.xem_truoc.chia_dong import DongTrang, chia_dong
from kehoach.xem_truoc.phan_trang import Manh, PhanManh, PhanTrang


def _manh(so_dong: int, **doi: object) -> Manh:
    return Manh(0, [DongTrang(i) for i in range(so_dong)], 10, **doi)  # type: ignore[arg-type]


def _chia(manh: list[Manh], cao: float = 100, chu_thich: dict[int, float] | None = None) -> list[list[PhanManh]]:
    return PhanTrang(cao, chu_thich or {}, ngan_cach=5).chia(manh)


def test_lines_fill_a_page_and_go_on_the_next() -> None:
    assert _chia([_manh(15)]) == [[PhanManh(0, 0, 10)], [PhanManh(0, 10, 15)]]


def test_no_single_line_is_left_at_the_head_of_a_page() -> None:
    assert _chia([_manh(11)]) == [[PhanManh(0, 0, 9)], [PhanManh(0, 9, 11)]]


def test_no_single_line_is_left_at_the_foot_of_a_page() -> None:
    assert _chia([_manh(9), _manh(4)]) == [[PhanManh(0, 0, 9)], [PhanManh(1, 0, 4)]]


def test_three_lines_are_never_split() -> None:
    assert _chia([_manh(8), _manh(3)]) == [[PhanManh(0, 0, 8)], [PhanManh(1, 0, 3)]]


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    assert _chia([_manh(8), _manh(1, giu=True), _manh(5)])[1] == [PhanManh(1, 0, 1), PhanManh(2, 0, 5)]


def test_the_larger_of_two_spaces_counts() -> None:
    vua = [_manh(4, sau=20), _manh(4, truoc=15)]
    assert len(_chia(vua)) == 1
    assert len(_chia([_manh(4, sau=21), _manh(4, truoc=15)])) == 2


def test_space_below_the_last_line_may_hang_out_and_space_at_the_head_is_dropped() -> None:
    assert _chia([_manh(10, sau=50), _manh(10, truoc=50)]) == [[PhanManh(0, 0, 10)], [PhanManh(1, 0, 10)]]


def test_a_note_takes_room_on_the_page_of_its_line() -> None:
    dong = [DongTrang(i, (1,) if i == 9 else ()) for i in range(12)]
    trang = _chia([Manh(0, dong, 10)], chu_thich={1: 20})
    assert trang == [[PhanManh(0, 0, 9)], [PhanManh(0, 9, 12)]]


def test_a_table_row_on_a_new_page_leaves_room_for_the_repeated_header() -> None:
    hang = [Manh(0, [DongTrang(0)], 30, lap=30, hang=i) for i in range(6)]
    assert [len(t) for t in _chia([_manh(1), *hang])] == [4, 2, 1]


def test_what_is_higher_than_a_page_is_shown_all_the_same() -> None:
    assert len(_chia([_manh(1), Manh(0, [DongTrang(0)], 500), _manh(1)])) == 3


_CHU = st.text(alphabet="aă ộ-x1", max_size=30)
_CHAY = st.lists(
    st.one_of(
        st.builds(Chu, _CHU, st.booleans(), st.booleans()), st.just(XuongDong()), st.builds(DauChuThich, st.just(3))
    ),
    max_size=6,
).map(tuple)


@given(_CHAY, st.floats(20, 300))
@settings(max_examples=150)
def test_lines_are_a_partition_of_the_paragraph(chay: tuple[object, ...], rong: float) -> None:
    dong = chia_dong(chay, KieuChu(14), rong, 10)  # type: ignore[arg-type]
    dau = [d.dau for d in dong]
    assert dau[0] == 0
    assert dau == sorted(dau)
    cat = zip(dau, [*dau[1:], None], strict=True)
    phan = [slice_chay(chay, find_moc(chay), a, b) for a, b in cat]  # type: ignore[arg-type]
    assert "".join(text_cua(p) for p in phan) == text_cua(chay)  # type: ignore[arg-type]
    assert [s for d in dong for s in d.chu_thich] == [x.so for x in chay if isinstance(x, DauChuThich)]


@given(st.text(alphabet="aăộx ", max_size=200), st.floats(-20, 300))
@settings(max_examples=200)
def test_lines_are_those_of_the_document(chu: str, rong: float) -> None:
    chu = " ".join(chu.split())
    assert len(chia_dong((Chu(chu),), KieuChu(14), rong)) == count_lines(chu, 14, rong)


def test_a_note_inside_a_word_that_is_cut_belongs_to_the_line_it_stands_on() -> None:
    chay = (Chu("a" * 30), DauChuThich(1), Chu("b" * 60))
    dong = chia_dong(chay, KieuChu(14), 100)
    noi = next(i for i, d in enumerate(dong) if d.chu_thich)
    assert dong[noi].dau <= 30 < dong[noi + 1].dau


@given(_CHAY, st.floats(-50, 300), st.floats(-50, 60))
@settings(max_examples=150)
def test_a_line_takes_something_however_narrow_it_is(chay: tuple[object, ...], rong: float, thut: float) -> None:
    dau = [d.dau for d in chia_dong(chay, KieuChu(14), rong, thut)]  # type: ignore[arg-type]
    assert dau == sorted(set(dau))


@given(_CHAY, st.integers(0, 40))
@settings(max_examples=100)
def test_a_paragraph_cut_in_two_says_the_same(chay: tuple[object, ...], cho: int) -> None:
    moc = find_moc(chay)  # type: ignore[arg-type]
    hai = write_chay(slice_chay(chay, moc, 0, cho), "k")  # type: ignore[arg-type]
    hai += write_chay(slice_chay(chay, moc, cho), "k")  # type: ignore[arg-type]
    bo_the = (write_chay(chay, "k"), hai)  # type: ignore[arg-type]
    for the in ("<b>", "</b>", "<i>", "</i>"):
        bo_the = (bo_the[0].replace(the, ""), bo_the[1].replace(the, ""))
    assert bo_the[0] == bo_the[1]
