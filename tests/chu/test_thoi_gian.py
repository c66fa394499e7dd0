"""Periods and deadlines: typed, with first and last day, written back as they were."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from do_cong import check_tuyen_tinh
from kehoach.chu import Moc, ThoiGian, format_thoi_gian, parse_thoi_gian
from kehoach.chu.moc import LoaiMoc
from kehoach.loi import ThoiGianKhongHopLe


def d(chu: str | None) -> date | None:
    return date.fromisoformat(chu) if chu else None


# text, kind, first day, last day
BANG = [
    ("Trong Quý II, III năm 2023", "ky", "2023-04-01", "2023-09-30"),
    ("Trong năm 2023", "ky", "2023-01-01", "2023-12-31"),
    ("Từ tháng 10/2022 đến tháng 12/2022", "khoang", "2022-10-01", "2022-12-31"),
    ("Từ tháng 4 năm 2024 đến tháng 12 năm 2024", "khoang", "2024-04-01", "2024-12-31"),
    ("trước ngày 15 tháng 8 năm 2023", "han", None, "2023-08-14"),
    ("trước 08 tháng 8 năm 2023", "han", None, "2023-08-07"),
    ("trước 31/7/2018", "han", None, "2018-07-30"),
    ("trước ngày 05/9/2018", "han", None, "2018-09-04"),
    ("hoàn thành trước ngày 05/9/2018", "han", None, "2018-09-04"),
    ("Hoàn thành trước 31/7/2018", "han", None, "2018-07-30"),
    ("trước tháng 10 năm 2022", "han", None, "2022-09-30"),
    ("giai đoạn 2021 - 2025", "ky", "2021-01-01", "2025-12-31"),
    ("giai đoạn 2021-2025", "ky", "2021-01-01", "2025-12-31"),
    ("giai đoạn 2021 – 2025", "ky", "2021-01-01", "2025-12-31"),
    ("Giai đoạn 2021-2025", "ky", "2021-01-01", "2025-12-31"),
    ("nhiệm kỳ 2021 - 2026", "ky", "2021-01-01", "2026-12-31"),
    ("năm học 2025 - 2026", "ky", None, None),
    ("thường xuyên", "dinh_ky", None, None),
    ("Thường xuyên", "dinh_ky", None, None),
    ("hằng năm", "dinh_ky", None, None),
    ("hàng năm", "dinh_ky", None, None),
    ("hằng năm hoặc đột xuất khi cần thiết", "dinh_ky", None, None),
    ("định kỳ 6 tháng, hằng năm", "dinh_ky", None, None),
    ("Thường xuyên trong năm 2023", "ky", "2023-01-01", "2023-12-31"),
    ("6 tháng đầu năm 2024", "ky", "2024-01-01", "2024-06-30"),
    ("06 tháng cuối năm 2024", "ky", "2024-07-01", "2024-12-31"),
    ("9 tháng đầu năm 2024", "ky", "2024-01-01", "2024-09-30"),
    ("6 tháng đầu năm", "ky", None, None),
    ("trong 6 tháng đầu năm 2024", "ky", "2024-01-01", "2024-06-30"),
    ("Quý II, III năm 2023", "ky", "2023-04-01", "2023-09-30"),
    ("quý III/2024", "ky", "2024-07-01", "2024-09-30"),
    ("Quý I và II/2024", "ky", "2024-01-01", "2024-06-30"),
    ("Quý II, quý III năm 2023", "ky", "2023-04-01", "2023-09-30"),
    ("Quý IV", "ky", None, None),
    ("tháng 02 năm 2024", "ky", "2024-02-01", "2024-02-29"),
    ("tháng 5, 6 năm 2024", "ky", "2024-05-01", "2024-06-30"),
    ("tháng 5-6/2024", "ky", "2024-05-01", "2024-06-30"),
    ("tháng 4 - tháng 6 năm 2024", "ky", "2024-04-01", "2024-06-30"),
    ("10/2022", "ky", "2022-10-01", "2022-10-31"),
    ("2023", "ky", "2023-01-01", "2023-12-31"),
    ("trong năm", "ky", None, None),
    ("các năm 2023, 2024 và 2025", "ky", "2023-01-01", "2025-12-31"),
    ("ngày 08 tháng 8 năm 2023", "ky", "2023-08-08", "2023-08-08"),
    ("31/7/2018", "ky", "2018-07-31", "2018-07-31"),
    ("8 giờ 30 phút, ngày 05/9/2018", "ky", "2018-09-05", "2018-09-05"),
    ("trước 17 giờ ngày 05/9/2018", "han", None, "2018-09-05"),  # still that day
    ("đến hết tháng 9 năm 2024", "han", None, "2024-09-30"),
    ("đến năm 2025", "han", None, "2025-12-31"),
    ("Chậm nhất là ngày 05/9/2018", "han", None, "2018-09-05"),
    ("Hoàn thành trong tháng 9/2024", "ky", "2024-09-01", "2024-09-30"),
    ("sau ngày 10/10/2024", "tu", "2024-10-11", None),
    ("Từ ngày 01/02/2024", "tu", "2024-02-01", None),
    ("từ năm 2011 đến năm 2020", "khoang", "2011-01-01", "2020-12-31"),
    ("Từ Quý II đến Quý IV năm 2024", "khoang", "2024-04-01", "2024-12-31"),
    ("Từ tháng 3 đến tháng 9 năm 2024", "khoang", "2024-03-01", "2024-09-30"),
    ("từ tháng 11 đến tháng 3 năm 2025", "khoang", "2024-11-01", "2025-03-31"),  # over the new year
    ("từ ngày 10 đến ngày 20 tháng 5 năm 2024", "khoang", "2024-05-10", "2024-05-20"),
    ("từ ngày 10/5 đến ngày 20/6/2024", "khoang", "2024-05-10", "2024-06-20"),
    ("Từ ngày 01 tháng 01 năm 2024 đến hết ngày 31 tháng 12 năm 2024", "khoang", "2024-01-01", "2024-12-31"),
    ("10/4/2023 - 15/4/2023", "khoang", "2023-04-10", "2023-04-15"),
]  # fmt: skip


@pytest.mark.parametrize(("chu", "loai", "dau", "cuoi"), BANG)
def test_a_period_knows_its_kind_and_days_and_is_written_back(
    chu: str, loai: str, dau: str | None, cuoi: str | None
) -> None:
    tg = parse_thoi_gian(chu)
    assert (tg.loai, tg.ngay_dau, tg.ngay_cuoi) == (loai, d(dau), d(cuoi))
    assert format_thoi_gian(tg) == str(tg) == chu


@pytest.mark.parametrize("chu", [chu for chu, *_ in BANG])
def test_a_period_is_a_value(chu: str) -> None:
    tg = parse_thoi_gian(chu)
    assert pickle.loads(pickle.dumps(tg)) == tg
    assert len({tg, parse_thoi_gian(chu)}) == 1


@pytest.mark.parametrize("chu", [chu for chu, *_ in BANG])
@pytest.mark.parametrize("ngan", [True, False])
def test_forced_forms_read_back_to_the_same_days(chu: str, ngan: bool) -> None:
    tg = parse_thoi_gian(chu)
    lai = parse_thoi_gian(format_thoi_gian(tg, ngan=ngan))
    assert (lai.loai, lai.ngay_dau, lai.ngay_cuoi) == (tg.loai, tg.ngay_dau, tg.ngay_cuoi)
    assert format_thoi_gian(lai, ngan=ngan) == format_thoi_gian(tg, ngan=ngan)


@pytest.mark.parametrize(
    ("chu", "ngan", "dai"),
    [
        ("trước 31/7/2018", "trước 31/7/2018", "trước ngày 31 tháng 7 năm 2018"),
        ("trước ngày 15 tháng 8 năm 2023", "trước ngày 15/8/2023", "trước ngày 15 tháng 8 năm 2023"),
        ("10/2022", "10/2022", "tháng 10 năm 2022"),
        ("Quý II, III năm 2023", "Quý II, III/2023", "Quý II, III năm 2023"),
        ("từ ngày 10/5 đến ngày 20/6/2024", "từ ngày 10/5 đến ngày 20/6/2024",
         "từ ngày 10 tháng 5 đến ngày 20 tháng 6 năm 2024"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025", "giai đoạn 2021-2025"),
        ("thường xuyên", "thường xuyên", "thường xuyên"),
    ],
)  # fmt: skip
def test_short_and_long_dates_can_be_forced(chu: str, ngan: str, dai: str) -> None:
    tg = parse_thoi_gian(chu)
    assert (format_thoi_gian(tg, ngan=True), format_thoi_gian(tg, ngan=False)) == (ngan, dai)


@pytest.mark.parametrize(
    ("chu", "dung"),
    [
        ("Quý 3 năm 2024", "Quý III năm 2024"),
        ("quí III/2024", "quý III/2024"),
        ("quý iii/2024", "quý III/2024"),
        ("Quý I,II năm 2024", "Quý I, II năm 2024"),
        ("trước ngày 5/9/2018", "trước ngày 05/9/2018"),
        ("trước ngày 05/09/2018", "trước ngày 05/9/2018"),
        ("tháng 2/2024", "tháng 02/2024"),
        ("  Trong   năm\u00a02023. ", "Trong năm 2023"),
        ("trươ\u0301c nga\u0300y 05/9/2018", "trước ngày 05/9/2018"),  # loose marks
    ],
)
def test_looser_writing_is_read_and_mended(chu: str, dung: str) -> None:
    assert format_thoi_gian(parse_thoi_gian(chu)) == dung


@pytest.mark.parametrize(
    ("chu", "cho", "goi_y"),
    [
        ("", 0, "Quý III năm 2023"),
        ("Quý V", 0, "Quý I"),
        ("Quý 5/2024", 0, "Quý I"),
        ("trước", 0, "Quý III năm 2023"),
        ("trước ngày", 6, "Quý III năm 2023"),
        ("tháng 13 năm 2024", 0, None),
        ("tháng 0/2024", 0, None),
        ("trước ngày 31/02/2023", 6, None),
        ("trước ngày 08/13/2023", 6, "ngày 13/8/2023"),
        ("ngày 10", 0, None),
        ("Từ tháng 12/2022 đến tháng 10/2022", 3, None),
        ("từ ngày 20 đến ngày 10 tháng 5 năm 2024", 3, None),
        ("từ ngày 31 đến ngày 10 tháng 02 năm 2024", 3, None),
        ("Quý III, II năm 2024", 0, "Quý II, III năm 2024"),
        ("các năm 2024, 2024", 0, "các năm 2024"),
        ("giai đoạn 2025 - 2021", 0, "giai đoạn 2021 - 2025"),
        ("giai đoạn 2021 -", 0, "Quý III năm 2023"),
        ("Trong năm 2023 và sau đó", 14, "Quý III năm 2023"),
        ("thường xuyên nhé", 0, "Quý III năm 2023"),
        ("ngày 29/02/2023", 0, None),
        ("0000", 0, None),
        ("trước ngày 01/01/0001", 6, None),
        ("khi nào xong thì xong", 0, "Quý III năm 2023"),
    ],
)
def test_what_is_no_period_is_refused_with_place_and_remedy(chu: str, cho: int, goi_y: str | None) -> None:
    with pytest.raises(ThoiGianKhongHopLe) as loi:
        parse_thoi_gian(chu)
    assert (loi.value.cho, next(iter(loi.value.goi_y), None)) == (cho, goi_y)


def test_only_text_is_read_as_a_period() -> None:
    with pytest.raises(TypeError):
        parse_thoi_gian(2023)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dau", "mau", "lan"),
    [
        ("", "quý I, ", 10**5),
        ("", "hằng năm, ", 10**5),
        ("", " ", 10**6),
        ("", "1/", 10**5),
        ("Quý ", "I, ", 90),  # as long as a period may be
        ("", "hằng năm ", 32),
    ],
)
def test_a_hostile_text_is_refused_in_linear_time(dau: str, mau: str, lan: int) -> None:
    def doc(chu: str) -> None:
        with pytest.raises(ThoiGianKhongHopLe):
            parse_thoi_gian(chu)

    check_tuyen_tinh(doc, lambda n: dau + mau * n, lan)


def test_a_period_made_in_code_is_written_in_full() -> None:
    assert format_thoi_gian(ThoiGian(Moc("quy", 2024, (1, 2)), dan="Trong")) == "Trong Quý I, II năm 2024"
    assert format_thoi_gian(ThoiGian(Moc("thang", 2024, (9,)), Moc("thang", 2024, (3,)), dan="Từ")) == (
        "Từ tháng 3 năm 2024 đến tháng 9 năm 2024"
    )


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

NAM = st.integers(1900, 2100)
NGAY = st.dates(date(1900, 1, 2), date(2100, 12, 31))


@given(NGAY, st.sampled_from(["trước ", "hoàn thành trước ", "đến ", "chậm nhất ", ""]), st.booleans(), st.booleans())
def test_any_deadline_round_trips(ngay: date, dan: str, ngan: bool, co_ten: bool) -> None:
    thang = f"{ngay.month:02d}" if ngay.month < 3 else str(ngay.month)
    chu = f"{ngay.day:02d}/{thang}/{ngay.year}" if ngan else f"{ngay.day:02d} tháng {thang} năm {ngay.year}"
    chu = f"{dan}{'ngày ' if co_ten else ''}{chu}"
    tg = parse_thoi_gian(chu)
    assert format_thoi_gian(tg) == chu
    assert tg.ngay_cuoi is not None
    assert (ngay - tg.ngay_cuoi).days == ("trước" in dan)


@given(st.sets(st.integers(1, 4), min_size=1), NAM, st.booleans(), st.sampled_from(["", "Trong ", "trong "]))
def test_any_quarters_round_trip(quy: set[int], nam: int, ngan: bool, dan: str) -> None:
    so = ", ".join(["I", "II", "III", "IV"][q - 1] for q in sorted(quy))
    chu = f"{dan}Quý {so}{'/' if ngan else ' năm '}{nam}"
    tg = parse_thoi_gian(chu)
    assert format_thoi_gian(tg) == chu
    assert tg.ngay_dau == date(nam, 3 * min(quy) - 2, 1)
    assert tg.ngay_cuoi is not None
    assert tg.ngay_cuoi.month == 3 * max(quy)


@given(NGAY, st.integers(0, 2000), st.booleans())
def test_any_range_of_months_round_trips(dau: date, them: int, ngan: bool) -> None:
    thang, nam = (dau.month + them % 40 - 1) % 12 + 1, dau.year + (dau.month + them % 40 - 1) // 12
    a, b = (
        f"tháng {m:02d}{sep}{y}" if m < 3 else f"tháng {m}{sep}{y}"
        for m, y, sep in [(dau.month, dau.year, "/" if ngan else " năm "), (thang, nam, "/" if ngan else " năm ")]
    )
    tg = parse_thoi_gian(f"Từ {a} đến {b}")
    assert format_thoi_gian(tg) == f"Từ {a} đến {b}"
    assert tg.ngay_dau == dau.replace(day=1)
    assert tg.ngay_cuoi is not None
    assert (tg.ngay_cuoi.year, tg.ngay_cuoi.month) == (nam, thang)


@pytest.mark.parametrize(
    ("loai", "nam", "so"),
    [
        ("quy", 2024, (5,)),
        ("quy", 2024, (0,)),
        ("quy", 2024, (2, 1)),
        ("quy", 2024, ()),
        ("thang", 2024, (13,)),
        ("thang", 2024, (3, 3)),
        ("ngay", 2023, (29, 2)),
        ("ngay", 2023, (32,)),
        ("ngay", 2023, (1, 2, 3)),
        ("nam", 0, (0,)),
        ("nam", 10_000, ()),
        ("giai_doan", 2025, (2025,)),
        ("giai_doan", 2021, (2025, 2021)),
        ("dau_nam", 2024, (12,)),
    ],
)
def test_no_value_names_what_the_calendar_has_not(loai: LoaiMoc, nam: int, so: tuple[int, ...]) -> None:
    with pytest.raises(ThoiGianKhongHopLe):
        Moc(loai, nam, so)


def test_no_value_ends_before_it_begins_or_says_nothing() -> None:
    thang_3, thang_9 = Moc("thang", 2024, (3,)), Moc("thang", 2024, (9,))
    with pytest.raises(ThoiGianKhongHopLe, match="kết thúc trước khi bắt đầu"):
        ThoiGian(thang_3, thang_9)
    with pytest.raises(ThoiGianKhongHopLe, match="còn thiếu"):
        ThoiGian()
    with pytest.raises(ThoiGianKhongHopLe, match="chưa có tháng"):
        ThoiGian(Moc("ngay", 2024, (10,)))
