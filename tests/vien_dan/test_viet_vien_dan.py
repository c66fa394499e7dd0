"""Citations written: in full, short, as căn cứ, by regime; and read again unchanged."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.chu.ngay import NgayKhuyet
from kehoach.loi import VienDanKhongHopLe
from kehoach.vien_dan import (
    DanToi,
    VienDan,
    format_dan_toi,
    format_khong_trich_yeu,
    format_vien_dan,
    parse_dan_toi,
    parse_vien_dan,
)

TRA_CU = (
    "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân huyện Trà Cú về việc thực hiện Chương trình mục tiêu "
    "quốc gia giảm nghèo bền vững năm 2023 trên địa bàn huyện Trà Cú"
)
NGHI_DINH = VienDan(
    loai="Nghị định", so="27", nam="2022", ky_hieu="NĐ-CP", ngay=date(2022, 4, 9), co_quan="Chính phủ",
    trich_yeu="quy định cơ chế quản lý", dan_toi=(DanToi("31", "3", "a"),),
)  # fmt: skip
LUAT = parse_vien_dan("Luật Xây dựng số 50/2014/QH13 ngày 18 tháng 6 năm 2014 của Quốc hội")


def test_a_plan_s_citation_is_written_back_letter_for_letter() -> None:
    assert format_vien_dan(parse_vien_dan(TRA_CU)) == TRA_CU


def test_later_mentions_hold_kind_and_number_only() -> None:
    assert format_vien_dan(parse_vien_dan(TRA_CU), "tat") == "Kế hoạch số 07/KH-UBND"
    assert format_vien_dan(NGHI_DINH, "tat") == "điểm a khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP"


def test_the_title_may_be_left_to_a_footnote() -> None:
    mong_doi = "điểm a khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 09 tháng 4 năm 2022 của Chính phủ"
    assert format_khong_trich_yeu(NGHI_DINH) == mong_doi
    assert format_vien_dan(NGHI_DINH, trich_yeu=False) == mong_doi


def test_pinpoints_follow_the_regime() -> None:
    assert format_vien_dan(NGHI_DINH, "tat", che_do="tt01") == "Điểm a, Khoản 3, Điều 31, Nghị định số 27/2022/NĐ-CP"
    assert parse_vien_dan(format_vien_dan(NGHI_DINH, che_do="tt01")) == NGHI_DINH


def test_the_date_is_written_as_it_was_unless_told_otherwise() -> None:
    ngan = parse_vien_dan("Quyết định số 10/QĐ-UBND ngày 5/3/2020")
    assert format_vien_dan(ngan) == "Quyết định số 10/QĐ-UBND ngày 05/3/2020"
    assert format_vien_dan(ngan, ngan=False) == "Quyết định số 10/QĐ-UBND ngày 05 tháng 3 năm 2020"
    assert "ngày 09/4/2022" in format_vien_dan(NGHI_DINH, ngan=True)


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_a_regime_cites_a_law_by_kind_and_name(che_do: str) -> None:
    assert format_vien_dan(LUAT, che_do=che_do) == "Luật Xây dựng"  # type: ignore[arg-type]


def test_a_can_cu_adds_the_date_of_a_law_and_nothing_else() -> None:
    assert format_vien_dan(LUAT, "can_cu") == "Luật Xây dựng ngày 18 tháng 6 năm 2014"
    assert format_vien_dan(NGHI_DINH, "can_cu").endswith("của Chính phủ quy định cơ chế quản lý")


def test_a_law_called_by_its_year_keeps_the_year() -> None:
    assert format_vien_dan(parse_vien_dan("Luật Giá năm 2023"), "tat") == "Luật Giá năm 2023"


def test_a_law_without_name_keeps_its_number() -> None:
    assert format_vien_dan(parse_vien_dan("Luật số 62/2020/QH14"), "can_cu") == "Luật số 62/2020/QH14"


def test_what_is_not_known_is_left_blank() -> None:
    vd = VienDan(loai="Kế hoạch", ky_hieu="KH-UBND", ngay=NgayKhuyet(2026, 6), ngay_ngan=True)
    assert format_vien_dan(vd) == "Kế hoạch số        /KH-UBND ngày     /6/2026"
    assert parse_vien_dan(format_vien_dan(vd)) == vd


def test_party_numbers_keep_their_hyphen() -> None:
    vd = VienDan(loai="Nghị quyết", so="18", dau="-", ky_hieu="NQ/TW")
    assert format_vien_dan(vd) == "Nghị quyết số 18-NQ/TW"
    blank = VienDan(loai="Nghị quyết", dau="-", ky_hieu="NQ/TU")
    assert parse_vien_dan(format_vien_dan(blank)) == blank


def test_a_citation_knows_its_document_and_the_key_two_citations_share() -> None:
    assert NGHI_DINH.khoa == ("Nghị định", "27/2022/NĐ-CP")
    assert NGHI_DINH.van_ban == parse_vien_dan(format_vien_dan(NGHI_DINH.van_ban)).van_ban
    assert parse_vien_dan("Luật Giá năm 2023").khoa == parse_vien_dan("Luật giá").khoa


LOAI = [("Nghị định", "NĐ-CP", "Chính phủ"), ("Kế hoạch", "KH-UBND", "Ủy ban nhân dân huyện Trà Cú"),
        ("Thông tư", "TT-BTC", "Bộ trưởng Bộ Tài chính"), ("Công văn", "SNV-TCBC", "Sở Nội vụ tỉnh Lào Cai"),
        ("Nghị quyết", "QH13", "Quốc hội")]  # fmt: skip
NGAY = st.one_of(
    st.none(),
    st.dates(date(1946, 1, 1), date(2099, 12, 31)),
    st.builds(NgayKhuyet, st.integers(1946, 2099), st.integers(1, 12)),
    st.builds(NgayKhuyet, st.none(), st.integers(1, 12), st.integers(1, 28)),
    st.builds(NgayKhuyet, st.integers(1946, 2099)),
)
SO_DIEU = st.integers(1, 200).map(str) | st.just("5a")
DIEM = st.sampled_from(["a", "b", "c", "d", "đ", "e", "g"])
CHO = st.one_of(
    st.builds(DanToi, SO_DIEU),
    st.builds(DanToi, SO_DIEU, st.integers(1, 40).map(str)),
    st.builds(DanToi, SO_DIEU, st.integers(1, 40).map(str), DIEM),
    st.builds(DanToi, SO_DIEU, st.none(), DIEM),
)


@st.composite
def citations(draw: st.DrawFn) -> VienDan:
    loai, ky_hieu, co_quan = draw(st.sampled_from(LOAI))
    ngay = draw(NGAY)
    day_du = ngay is not None and (isinstance(ngay, date) or ngay.thang is not None)
    return VienDan(
        loai=loai,
        bo_nghia=draw(st.sampled_from([None, "phối hợp"])),
        so=draw(st.none() | st.integers(1, 9999).map(lambda n: f"{n:02d}")),
        nam=draw(st.none() | st.integers(1946, 2099).map(str)),
        ky_hieu=ky_hieu,
        ngay=ngay,
        ngay_ngan=day_du and draw(st.booleans()),
        co_quan=draw(st.sampled_from([None, co_quan])),
        trich_yeu=draw(st.sampled_from([None, "về công tác văn thư", "quy định mức thu, nộp; quản lý phí"])),
        dan_toi=tuple(draw(st.lists(CHO, max_size=4))),
    )


@settings(max_examples=300)
@given(citations(), st.sampled_from([None, "nd30", "tt01"]))
def test_what_is_written_is_read_as_the_same_value(vd: VienDan, che_do: str | None) -> None:
    assert parse_vien_dan(format_vien_dan(vd, che_do=che_do)) == vd  # type: ignore[arg-type]


@settings(max_examples=200)
@given(st.lists(CHO, min_size=1, max_size=6), st.sampled_from(["nd30", "tt01"]))
def test_pinpoints_are_read_as_they_were_written(cho: list[DanToi], che_do: str) -> None:
    assert parse_dan_toi(format_dan_toi(cho, che_do=che_do)) == tuple(cho)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "khoản", "Điều", "Nghị định", "khoản 3 Nghị định", "Điều 5 và"])
def test_a_text_that_is_not_pinpoints_is_refused(text: str) -> None:
    with pytest.raises(VienDanKhongHopLe):
        parse_dan_toi(text)
