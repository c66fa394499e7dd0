"""Citations in the sentence and in footnotes: what prints at first and at later mentions."""

from __future__ import annotations

import pytest

import kehoach as kh
from kehoach.bo_cuc import lay_out

DAY_DU = "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú về việc giảm nghèo"
TRONG_CAU = "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của UBND huyện Trà Cú"
TAT = "Kế hoạch số 07/KH-UBND"


def _in(noi_dung: str, **them: object) -> tuple[list[str], list[str]]:
    """Paragraphs of the content as text, notes as text; a reference shows as its number in brackets."""
    nguon = {"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Thử", "vien_dan": {"kh": DAY_DU}, "noi_dung": noi_dung, **them}
    bo_cuc = lay_out(kh.load(nguon))
    doan = ["".join(getattr(x, "text", f"[{getattr(x, 'so', '')}]") for x in k.noi_tuyen) for k in bo_cuc.than]
    return [d.removesuffix("./.") for d in doan], ["".join(x.text for x in n) for n in bo_cuc.chu_thich]


def test_first_mention_is_full_and_later_ones_short() -> None:
    doan, chu_thich = _in("Theo [@kh].\n\nNhư [@kh] đã nêu.")
    assert doan[1:] == [f"Theo {DAY_DU}.", f"Như {TAT} đã nêu"]
    assert chu_thich == []


@pytest.mark.parametrize(
    ("dan", "mong"),
    [
        ("[@kh; tat]", TAT),
        ("[@kh, khoản 3 Điều 31]", f"khoản 3 Điều 31 {DAY_DU}"),
        ("[@kh; tai]", f"Tại {DAY_DU}"),
        ("[@kh, Mục II; tai; tat]", f"Tại Mục II {TAT}"),
    ],
)
def test_options_choose_the_form(dan: str, mong: str) -> None:
    doan, _ = _in(f"Xem {dan} nhé.")
    assert doan[1] == f"Xem {mong} nhé"


def test_a_second_full_citation_is_written_on_request() -> None:
    doan, _ = _in("Theo [@kh].\n\nLại theo [@kh; day_du].")
    assert doan[2] == f"Lại theo {DAY_DU}"


def test_titles_go_to_footnotes_once() -> None:
    doan, chu_thich = _in("Theo [@kh].\n\nLại [@kh; day_du].", kieu_vien_dan="chu_thich_trich_yeu")
    assert doan[1:] == [f"Theo {TRONG_CAU}[1].", f"Lại {TRONG_CAU}"]
    assert chu_thich == ["Về việc giảm nghèo."]


def test_whole_citations_go_to_footnotes_once() -> None:
    doan, chu_thich = _in("Theo [@kh, Mục I].\n\nLại [@kh].", kieu_vien_dan="chu_thich_day_du")
    assert doan[1:] == [f"Theo Mục I {TAT}[1].", f"Lại {TAT}"]
    assert chu_thich == [f"{DAY_DU}."]


def test_a_citation_may_stand_in_a_footnote_of_its_own() -> None:
    doan, chu_thich = _in("Theo quy định[@kh; tai; chu_thich].")
    assert doan[1] == "Theo quy định[1]"
    assert chu_thich == [f"Tại {DAY_DU}."]


def test_grounds_keep_their_citations_whole_in_the_sentence() -> None:
    doan, chu_thich = _in("Theo [@kh].", kieu_vien_dan="chu_thich_trich_yeu", can_cu=["[@kh]"])
    assert doan == [f"Căn cứ {DAY_DU}.", "NỘI DUNG", f"Theo {TAT}"]
    assert chu_thich == []


def test_notes_are_numbered_through_text_cells_and_annexes() -> None:
    nguon = {
        "co_quan": {"ten": "Sở Mẫu"},
        "trich_yeu": "Thử",
        "kieu_vien_dan": "chu_thich_trich_yeu",
        "vien_dan": {"a": DAY_DU, "b": DAY_DU.replace("07/", "08/"), "c": DAY_DU.replace("07/", "09/")},
        "noi_dung": "- Theo [@a].\n\n| Việc | Theo |\n|---|---|\n| Một | [@b] |\n",
        "phu_luc": [{"tieu_de": "Thêm", "noi_dung": "Theo [@c] và [@a]."}],
    }
    bo_cuc = lay_out(kh.load(nguon))
    assert len(bo_cuc.chu_thich) == 3
    assert bo_cuc.phu_luc[0].khoi[-1].chu == f"Theo {TRONG_CAU.replace('07/', '09/')} và {TAT}./."


def test_a_draft_citation_prints_as_written_and_never_short() -> None:
    nhap = "Quyết định số «SỐ»/QĐ-UBND của Ủy ban nhân dân tỉnh"
    doan, chu_thich = _in("Theo [@x].\n\nLại [@x].", vien_dan={"x": nhap}, kieu_vien_dan="chu_thich_trich_yeu")
    assert doan[1:] == [f"Theo {nhap}.", f"Lại {nhap}"]
    assert chu_thich == []


def test_fields_make_a_citation_too() -> None:
    truong = {"loai": "Kế hoạch", "so_ky_hieu": "07/KH-UBND", "ngay": "2023-02-16", "ngay_ngan": "true"}
    truong |= {"co_quan": "UBND huyện Trà Cú", "trich_yeu": "về việc giảm nghèo"}
    doan, _ = _in("Theo [@x].", vien_dan={"x": truong})
    assert doan[1] == f"Theo {DAY_DU}"


@pytest.mark.parametrize(
    "truong",
    [
        {"ten": "Tổ chức chính quyền địa phương"},
        {"trich_yeu": "Tổ chức chính quyền địa phương"},
        {"ten": "Luật Tổ chức chính quyền địa phương", "so": 72, "nam": 2025, "ky_hieu": "QH15"},
    ],
)
def test_a_law_given_as_fields_goes_by_its_name(truong: dict[str, object]) -> None:
    luat = {"loai": "Luật", "ngay": "2025-06-16", **truong}
    doan, _ = _in("Theo [@x].\n\nLại [@x].", vien_dan={"x": luat}, can_cu=["[@x]"])
    ten = "Luật Tổ chức chính quyền địa phương"
    assert doan[0] == f"Căn cứ {ten} ngày 16 tháng 6 năm 2025."
    assert doan[-2:] == [f"Theo {ten}.", f"Lại {ten}"]


def test_a_law_without_a_name_is_refused() -> None:
    with pytest.raises(kh.NguonHongError, match=r"vien_dan\.x: .*Luật thiếu trường «ten»"):
        _in("Theo [@x].", vien_dan={"x": {"loai": "Luật", "ngay": "2025-06-16"}})


def test_pinpoints_follow_the_regime() -> None:
    doan, _ = _in("Theo [@kh, điểm a khoản 1 Điều 5; tat].", the_thuc="tt01")
    assert doan[1] == f"Theo Điểm a, Khoản 1, Điều 5, {TAT}"
