"""Header, grounds, opening, recipients, signature: what stands there, and what a draft leaves empty."""

from __future__ import annotations

from typing import Any

import pytest

import nha_may as nm


def _dau(kieu: str, **khac: Any) -> list[str]:
    return [k.chu for k in nm.bo_cuc(**khac).dau if k.kieu == kieu]


def _cuoi(**khac: Any) -> list[str]:
    return [k.chu for k in nm.bo_cuc(**khac).cuoi]


@pytest.mark.parametrize(
    ("so", "ra"),
    [(None, "Số:         /KH-UBND"), (1, "Số: 01/KH-UBND"), (10, "Số: 10/KH-UBND"), (1234, "Số: 1234/KH-UBND")],
)
def test_the_number_has_two_digits_or_more_and_room_in_a_draft(so: int | None, ra: str) -> None:
    assert _dau("so_ky_hieu", so=so) == [ra]


@pytest.mark.parametrize(
    ("ngay", "ra"),
    [
        ("2024-03-05", "ngày 05 tháng 3 năm 2024"),
        ("2024-02-10", "ngày 10 tháng 02 năm 2024"),
        ({"nam": 2024, "thang": 3}, "ngày tháng 3 năm 2024"),
        ({"nam": 2024}, "ngày tháng năm 2024"),
        (None, "ngày tháng năm"),
    ],
)
def test_the_date_leaves_room_for_what_is_not_known(ngay: object, ra: str) -> None:
    (chu,) = _dau("dia_danh_ngay", ngay=ngay, dia_danh="Mẫu")
    assert " ".join(chu.split()) == f"Mẫu, {ra}"
    assert ("      " in chu) == (ngay is None or isinstance(ngay, dict))


@pytest.mark.parametrize(
    ("ten", "dong"),
    [
        ("Ủy ban nhân dân xã Mẫu", "ỦY BAN NHÂN DÂN\nXÃ MẪU"),
        ("ủy ban nhân dân xã mẫu", "ỦY BAN NHÂN DÂN\nXÃ MẪU"),
        ("Hội đồng nhân dân tỉnh Mẫu", "HỘI ĐỒNG NHÂN DÂN\nTỈNH MẪU"),
        ("Ủy ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("Sở Mẫu", "SỞ MẪU"),
        ("Ban Chỉ đạo\nviệc mẫu\n", "BAN CHỈ ĐẠO\nVIỆC MẪU"),
    ],
)
def test_the_issuer_breaks_where_the_author_or_custom_breaks_it(ten: str, dong: str) -> None:
    assert _dau("co_quan", co_quan={"ten": ten}) == [dong]


def test_a_body_without_one_above_prints_no_line_for_it() -> None:
    assert _dau("chu_quan") == []
    assert _dau("chu_quan", co_quan={"ten": "Sở Mẫu", "chu_quan": "Ủy ban nhân dân tỉnh Mẫu"}) != []


@pytest.mark.parametrize(
    ("can_cu", "ra"),
    [
        (["A"], ["A."]),
        (["A;", "B.", "C,", "D"], ["A;", "B;", "C;", "D."]),
        (["[@l]", "Theo [@l, Điều 3]"], ["Căn cứ Luật;", "Theo Điều 3 Luật."]),
        ([], []),
        (None, []),
        ("A", ["A."]),
    ],
)
def test_grounds_close_with_semicolons_and_a_full_stop(can_cu: object, ra: list[str]) -> None:
    assert nm.than(can_cu=can_cu, vien_dan={"l": "Luật"}, the_thuc="nd30") == ra


def test_the_other_regime_closes_its_grounds_its_own_way() -> None:
    assert nm.than(can_cu=["A", "B"], the_thuc="tt01") == ["A;", "B,"]


@pytest.mark.parametrize("mo_dau", ["M", "M:", "M :"])
def test_the_opening_ends_with_one_colon(mo_dau: str) -> None:
    assert nm.than(mo_dau=mo_dau, muc_dich="x")[0].rstrip(":").rstrip() == "M"
    assert nm.than(mo_dau=mo_dau, muc_dich="x")[0].count(":") == 1


def test_grounds_and_opening_in_one_paragraph() -> None:
    lien = {"can_cu": ["A", "B;"], "can_cu_lien_mo_dau": True}
    assert nm.than(**lien, mo_dau="M", muc_dich="x")[:2] == ["A;", "B. M:"]
    assert nm.than(**lien) == ["A;", "B."]
    assert nm.than(mo_dau="M", can_cu_lien_mo_dau=True, muc_dich="x")[0] == "M:"


@pytest.mark.parametrize("mo_dau", ["| a |\n|---|\n| 1 |", "- a\n- b", "## a"])
def test_grounds_are_not_lost_in_an_opening_that_is_no_paragraph(mo_dau: str) -> None:
    assert nm.than(can_cu="A", can_cu_lien_mo_dau=True, mo_dau=mo_dau)[0] == "A."


@pytest.mark.parametrize(
    ("noi_nhan", "luu", "ra"),
    [
        (["A", {"ten": "B", "de": "b/c"}], ["VT"], ["- A;", "- B (b/c);", "- Lưu: VT."]),
        (["A;", "B ;"], ["VT", "P1"], ["- A;", "- B;", "- Lưu: VT, P1."]),
        ([], ["VT"], ["- Lưu: VT."]),
        (["A"], [], ["- A;"]),
    ],
)
def test_recipients_end_with_semicolons_and_the_filing_line_with_a_full_stop(
    noi_nhan: list[Any], luu: list[str], ra: list[str]
) -> None:
    assert _cuoi(noi_nhan=noi_nhan, luu=luu)[1:] == ra


@pytest.mark.parametrize(
    ("dong", "ra"),
    [
        ("TM. Ủy ban nhân dân", "TM. ỦY BAN NHÂN DÂN"),
        ("KT.Chủ tịch", "KT. CHỦ TỊCH"),
        ("KT Chủ tịch", "KT. CHỦ TỊCH"),
        ("Q. Giám đốc", "Q. GIÁM ĐỐC"),
        ("Quyền Giám đốc", "QUYỀN GIÁM ĐỐC"),
        ("Trưởng phòng", "TRƯỞNG PHÒNG"),
        ("TMV", "TMV"),
    ],
)
def test_the_authority_of_a_signature_is_spaced_from_the_title(dong: str, ra: str) -> None:
    chu_ky = [k.chu for k in nm.bo_cuc(chu_ky={"dong": [dong]}).cuoi if k.kieu == "chuc_vu"]
    assert chu_ky == [ra]


def test_a_signature_without_a_name_keeps_its_place() -> None:
    cuoi = nm.bo_cuc(chu_ky={"dong": "Chủ tịch"}).cuoi
    assert [(k.kieu, k.chu) for k in cuoi][-1] == ("ho_ten", "")
    assert not any(k.kieu in ("chuc_vu", "ho_ten") for k in nm.bo_cuc().cuoi)


def test_every_block_of_a_plan_says_where_it_came_from() -> None:
    from kehoach import load
    from kehoach.bo_cuc import lay_out

    la = [k for k in lay_out(load(nm.nguon_day_du())).khoi if not k.goc and k.kieu not in _CO_DINH]
    assert la == []


_CO_DINH = ("quoc_hieu", "tieu_ngu", "ten_loai")


def test_annexes_beyond_the_roman_numerals_go_on_in_figures() -> None:
    """What loads lays out: four thousand annexes failed only when they were rendered."""
    so = [
        k.chu for p in nm.bo_cuc(phu_luc=[{"tieu_de": "A"}] * 4_001).phu_luc for k in p.khoi if k.kieu == "phu_luc_so"
    ]
    assert so[3_998:] == ["Phụ lục MMMCMXCIX", "Phụ lục 4000", "Phụ lục 4001"]
