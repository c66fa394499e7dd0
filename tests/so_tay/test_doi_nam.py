"""A plan of one year taken over to another: what changes, what stays, and that the report says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.soan.doi_nam import find_nam
from kehoach.soan.ke_hoach_moi import roll_over

NAM = {"kon-ray-2023": 2023, "lang-son-2022": 2022, "phu-tho-2018": 2018, "tra-cu-2023": 2023, "van-quan-2024": 2024}


def _doi(chu: str, truong: str = "muc_dich", tu: int = 2026, den: int = 2027) -> tuple[str, str, list[str]]:
    """A text after the change, what the report says of it, and how many other years it points to."""
    moi, bao_cao = nm.ke_hoach(**{truong: chu}).doi_nam(tu, den)
    x = getattr(moi, truong)
    sau = str(x[0] if isinstance(x, tuple) else x)
    return sau, "; ".join(c.ly_do for c in bao_cao.giu), [c.duong_dan for c in bao_cao.khac]


@pytest.mark.parametrize(
    ("truoc", "sau"),
    [
        ("Thực hiện năm 2026.", "Thực hiện năm 2027."),
        ("Tháng hành động 2026", "Tháng hành động 2027"),
        ("trước ngày 15/8/2026 và quý III/2026", "trước ngày 15/8/2027 và quý III/2027"),
        ("ngày 10.4.2026", "ngày 10.4.2027"),
        ("**Năm 2026**[^1]\n\n[^1]: Tính đến 2026.", "**Năm 2027**[^1]\n\n[^1]: Tính đến 2027."),
        ("| A |\n|---|\n| 2026 |", "| A |\n|---|\n| 2027 |"),
        ("Thực hiện Kế hoạch năm 2026 của xã", "Thực hiện Kế hoạch năm 2027 của xã"),
        ("đến hết năm 2026", "đến hết năm 2027"),
    ],
)
def test_the_year_of_the_plan_changes_in_texts(truoc: str, sau: str) -> None:
    assert _doi(truoc) == (sau, "", [])


@pytest.mark.parametrize(
    ("chu", "ly_do"),
    [
        ("Theo Quyết định số 11/QĐ-UBND ngày 15/7/2026 của UBND tỉnh.", "trong viện dẫn"),
        (
            "Kế hoạch số 07/KH-UBND ngày 16/02/2025 của UBND huyện về giảm nghèo năm 2026",
            "trong trích yếu của văn bản được dẫn",
        ),
        ("Luật Đấu thầu năm 2026", "trong viện dẫn"),
        ("theo mẫu 12/2026/TT-BNV", "trong viện dẫn"),
        ("giai đoạn 2026 - 2030", "trong một giai đoạn"),
        ("giai đoạn từ năm 2021 đến năm 2026", "trong một giai đoạn"),
        ("từ năm 2021 đến năm 2026", "trong một giai đoạn"),
        ("năm học 2025-2026", "trong một giai đoạn"),
        ("nhiệm kỳ 2021–2026", "trong một giai đoạn"),
        ("rà soát 2026 hộ nghèo", "có thể là số lượng"),
        ("mức 2026,5 điểm", "không đứng riêng"),
        ("biểu BC2026", "không đứng riêng"),
        ("ngày 29 tháng 02 năm 2026", "năm 2027 không có ngày 29 tháng 02"),
    ],
)
def test_what_is_not_the_year_of_the_plan_stays_and_the_report_says_why(chu: str, ly_do: str) -> None:
    sau, cac_ly_do, _ = _doi(chu)
    assert sau == chu
    assert ly_do in cac_ly_do


def test_the_end_of_a_stage_stays_where_the_plan_names_the_stage() -> None:
    chu = "Giai đoạn 2021-2026. Từ nay đến năm 2026 hoàn thành; riêng năm 2026 làm một nửa."
    sau, ly_do, _ = _doi(chu)
    assert sau == chu.replace("riêng năm 2026", "riêng năm 2027")
    assert ly_do == "trong một giai đoạn; năm cuối của giai đoạn"


def test_a_day_in_the_grounds_is_past_and_a_year_in_them_is_not() -> None:
    chu = "Theo kết luận cuộc họp ngày 05/01/2026 về dự toán năm 2026"
    assert _doi(chu, "can_cu") == (chu.replace("năm 2026", "năm 2027"), "ngày đã qua, trong căn cứ", [])


@pytest.mark.parametrize(
    ("truoc", "sau", "ly_do"),
    [
        ("Quý II, III năm 2026", "Quý II, III năm 2027", ""),
        ("Từ tháng 10/2026 đến tháng 12/2026", "Từ tháng 10/2027 đến tháng 12/2027", ""),
        # A range over two years moves whole.
        ("Từ tháng 11/2026 đến tháng 3/2027", "Từ tháng 11/2027 đến tháng 3/2028", ""),
        ("giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030", "trong một giai đoạn"),
        ("từ năm 2026 đến năm 2028", "từ năm 2026 đến năm 2028", "trong một giai đoạn"),
        ("các năm 2026, 2027", "các năm 2026, 2027", "trong một giai đoạn"),
        ("thường xuyên", "thường xuyên", ""),
    ],
)
def test_periods_move_as_values(truoc: str, sau: str, ly_do: str) -> None:
    assert _doi(truoc, "thoi_gian")[:2] == (sau, ly_do)


def test_a_deadline_that_the_new_year_does_not_have_stays() -> None:
    moi, bao_cao = nm.ke_hoach(han={"x": "trước ngày 29/02/2024"}).doi_nam(2024, 2025)
    assert str(moi.han["x"]) == "trước ngày 29/02/2024"
    assert [(c.duong_dan, c.ly_do) for c in bao_cao.giu] == [("han.x", "năm 2025 không có thời gian này")]


def test_years_close_by_are_pointed_out_and_far_ones_are_not() -> None:
    assert _doi("Kết quả năm 2025 và năm 2020") == ("Kết quả năm 2025 và năm 2020", "", ["muc_dich"])
    _, bao_cao = nm.ke_hoach(han={"x": "trước ngày 15/01/2027"}).doi_nam(2026, 2027)
    assert [c.duong_dan for c in bao_cao.khac] == ["han.x"]


def test_number_and_day_are_emptied_and_the_library_and_keys_stay() -> None:
    plan = nm.ke_hoach(
        so=32,
        ngay="2026-04-10",
        vien_dan={"kh2026": "Kế hoạch số 07/KH-UBND ngày 16/02/2026 của Ủy ban nhân dân huyện Trà Cú"},
        muc_dich="Theo [@kh2026] xong [=han.bc2026].",
        han={"bc2026": "trước ngày 15/12/2026"},
    )
    moi, bao_cao = plan.doi_nam(2026, 2027)
    assert (moi.so, moi.ngay, moi.vien_dan, moi.muc_dich) == (None, None, plan.vien_dan, plan.muc_dich)
    assert str(moi.han["bc2026"]) == "trước ngày 15/12/2027"
    assert [c.duong_dan for c in bao_cao.doi] == ["so", "ngay", "han.bc2026"]
    giu = {(c.duong_dan, c.ly_do) for c in bao_cao.giu}
    assert ("vien_dan.kh2026", "khóa, không phải nội dung") in giu
    assert ("vien_dan.kh2026", "văn bản được dẫn") in giu
    assert ("muc_dich", "khóa trong tham chiếu") in giu


def test_the_year_of_the_date_stays_open_for_a_text_that_prints_it() -> None:
    moi, _ = nm.ke_hoach(ngay="2026-04-10", muc_dich="Tính từ [=ngay].").doi_nam(2026, 2027)
    assert str(moi.ngay) == "2027"


def test_the_decision_of_a_plan_loses_its_number_and_date() -> None:
    moi, bao_cao = nm.ke_hoach(quyet_dinh={"so": 5, "ngay": "2026-03-05", "cua": "UBND xã Mẫu"}).doi_nam(2026, 2027)
    assert moi.quyet_dinh is not None
    assert (moi.quyet_dinh.so, moi.quyet_dinh.ngay, moi.quyet_dinh.cua) == (None, None, "UBND xã Mẫu")
    assert [c.duong_dan for c in bao_cao.doi] == ["quyet_dinh.so", "quyet_dinh.ngay"]


@pytest.mark.parametrize(
    ("tu", "den", "cau"), [(2026, 2026, "đã là của năm 2026"), (0, 2026, "Không đổi"), (2026, 20267, "Không đổi")]
)
def test_years_that_cannot_be_meant_are_refused(tu: int, den: int, cau: str) -> None:
    with pytest.raises(kh.NguonHongError, match=cau):
        nm.ke_hoach().doi_nam(tu, den)


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_real_plans_roll_over_and_every_place_of_the_year_is_accounted_for(tep: Path) -> None:
    plan = kh.load(tep)
    nam = NAM[tep.stem]
    assert find_nam(plan) == nam
    moi, bao_cao = plan.doi_nam(nam, nam + 1)
    con = kh.dump(moi).count(str(nam))
    khac_giu = [c for c in bao_cao.giu if c.duong_dan != "the_thuc"]
    assert con == sum(c.truoc.count(str(nam)) >= 1 for c in khac_giu)
    assert moi.vien_dan == plan.vien_dan
    assert all(str(c).startswith(c.duong_dan) for c in (*bao_cao.doi, *bao_cao.giu, *bao_cao.khac))


def test_the_report_reads_as_text_and_as_a_table() -> None:
    _, bao_cao = kh.load(nm.GOC / "fixtures/ke-hoach/van-quan-2024.yaml").doi_nam(2024, 2025)
    chu = str(bao_cao)
    assert chu.startswith("Đổi năm 2024 thành 2025\nĐã đổi: ")
    assert "Giữ nguyên: 4 chỗ" in chu
    assert "Năm khác, cần xem lại: 1 chỗ" in chu
    html = bao_cao._repr_mimebundle_()["text/html"]
    assert html.count("<tr>") == 1 + len(bao_cao.doi) + len(bao_cao.giu) + len(bao_cao.khac)


def test_roll_over_writes_a_source_that_loads_with_the_report_on_top() -> None:
    tep = nm.GOC / "fixtures/ke-hoach/van-quan-2024.yaml"
    chu, bao_cao = roll_over(tep, 2025)
    assert chu.startswith("# Từ van-quan-2024.yaml: đổi năm 2024 thành 2025 ở 5 chỗ.")
    assert "# Năm khác: kinh_phi.van_ban: «" in chu
    assert str(tep.parent) not in chu
    assert bao_cao.tu == 2024


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_a_source_rolled_over_loads_to_the_plan_of_the_new_year(tep: Path, tmp_path: Path) -> None:
    chu, _ = roll_over(tep, 2027)
    moi = kh.load(nm.tep(tmp_path, chu))
    assert moi == kh.load(tep).doi_nam(NAM[tep.stem], 2027)[0]
    assert find_nam(moi) == 2027


def test_roll_over_asks_for_the_year_that_nobody_says(tmp_path: Path) -> None:
    tep = nm.tep(tmp_path, kh.dump(nm.ke_hoach()))
    with pytest.raises(kh.NguonHongError, match="năm nào"):
        roll_over(tep, 2027)
    assert roll_over(tep, 2027, tu=2026)[1].doi == ()


@pytest.mark.parametrize(
    ("du_lieu", "nam"),
    [
        ({"trich_yeu": "Giảm nghèo giai đoạn 2021-2025 năm 2023", "ngay": "2022-12-30"}, 2023),
        ({"ngay": "2022-12-30", "thoi_gian": "Quý II năm 2023"}, 2023),
        ({"ngay": {"nam": 2022}}, 2022),
        ({"trich_yeu": "Giai đoạn 2021-2025"}, None),
    ],
)
def test_the_year_of_a_plan_is_what_its_title_says_then_its_times_then_its_date(
    du_lieu: dict[str, Any], nam: int | None
) -> None:
    assert find_nam(nm.ke_hoach(**du_lieu)) == nam
