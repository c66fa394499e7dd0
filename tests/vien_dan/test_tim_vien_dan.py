"""The finder against the table of forms, its spans, and its time on hostile text."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from do_cong import check_tuyen_tinh
from kehoach.vien_dan import VienDan, find_vien_dan, format_vien_dan, parse_vien_dan

BANG = Path(__file__).parent / "hinh_thuc.txt"


def read_bang() -> Iterator[tuple[str, list[str]]]:
    cau, mong_doi = "", list[str]()
    for dong in [*BANG.read_text(encoding="utf-8").splitlines(), ""]:
        if dong.startswith("  = "):
            mong_doi.append(dong[4:])
            continue
        if cau:
            yield cau, mong_doi
        cau, mong_doi = ("" if dong.startswith("#") else dong.replace("\\n", "\n").replace("~", "\u00a0")), []


def describe(vd: VienDan) -> str:
    trong = f"?{f'/{vd.nam}' if vd.nam else ''}{vd.dau}{vd.ky_hieu}" if vd.ky_hieu else ""
    o = (
        vd.loai + (f" ({vd.bo_nghia})" if vd.bo_nghia else ""),
        vd.so_ky_hieu or trong,
        str(vd.ngay) if vd.ngay else "",
        vd.co_quan or "",
        "; ".join(".".join(x or "" for x in (d.dieu, d.khoan, d.diem)).rstrip(".") for d in vd.dan_toi),
        vd.ten or "",
        vd.trich_yeu or "",
    )
    return " | ".join(o).rstrip(" |")


CAC_CAU = list(read_bang())


def test_the_table_holds_at_least_150_forms() -> None:
    assert len({cau for cau, _ in CAC_CAU}) >= 150


@pytest.mark.parametrize(("cau", "mong_doi"), CAC_CAU, ids=[c[:50] for c, _ in CAC_CAU])
def test_every_form_is_read_as_the_table_says(cau: str, mong_doi: list[str]) -> None:
    assert [describe(v) for v in find_vien_dan(cau)] == mong_doi


@pytest.mark.parametrize("cau", [c for c, m in CAC_CAU if m])
def test_what_is_found_is_written_and_read_again_unchanged(cau: str) -> None:
    for vd in find_vien_dan(cau):
        assert parse_vien_dan(format_vien_dan(vd)) == vd


@pytest.mark.parametrize(
    "danh_dau",
    [
        "theo ⟦khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ⟧ về cơ chế",
        "tại ⟦các điểm a, c khoản 1 Điều 24 Luật Dầu khí năm 2022⟧ do Bộ Công Thương thực hiện",
        "⟦Đề án 10-ĐA/TU của Tỉnh ủy Lào Cai ngày 29/12/2025⟧ về phát triển",
        "các ⟦Nghị định số 24/2014/NĐ-CP⟧, ⟦số 37/2014/NĐ-CP ngày 05/5/2014⟧ và ⟦107/2020/NĐ-CP⟧ đã nêu",
        "(⟦Kế hoạch số        /KH-SNV ngày        /6/2026 của Sở Nội vụ⟧)",
        "⟦Quyết định số 10/QĐ-UBND, ngày 15/7/2022⟧ về việc giao vốn",
        "bãi bỏ ⟦Điều 44 của Luật Đê điều số 79/2006/QH11⟧ đã được sửa đổi theo ⟦Luật số 15/2008/QH12⟧;",
        "Mục 2 ⟦Nghị định số 10/2020/NĐ-CP⟧, ⟦Điều 5 Mục 2 Nghị định số 11/2020/NĐ-CP⟧",
        "do Sở lập ⟦Kế hoạch kiểm tra số 10/KH-ĐKT ngày 10/3/2026⟧ đã duyệt",
        "⟦Nghị quyết số 18-NQ/TW⟧.",
        "⟦Tờ trình số ....../TTr-SNV ngày ..../3/2026⟧,",
    ],
)
def test_the_span_covers_pinpoints_to_body_and_no_title(danh_dau: str) -> None:
    cau = danh_dau.replace("⟦", "").replace("⟧", "")
    manh = danh_dau.replace("⟦", "⟧").split("⟧")
    assert [cau[slice(*v.vi_tri)] for v in find_vien_dan(cau)] == manh[1::2]


def test_the_title_has_a_span_of_its_own() -> None:
    cau = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"
    [vd] = find_vien_dan(cau)
    assert vd.trich_yeu_vi_tri is not None
    assert cau[slice(*vd.trich_yeu_vi_tri)] == vd.trich_yeu == "về công tác văn thư"


def test_one_pinpoint_fills_article_clause_and_point_and_several_do_not() -> None:
    mot, nhieu = find_vien_dan("điểm a khoản 1 Điều 5 Nghị định số 1/2020/NĐ-CP; Điều 5, Điều 6 Luật Giá năm 2023")
    assert (mot.dieu, mot.khoan, mot.diem) == ("5", "1", "a")
    assert (nhieu.dieu, nhieu.khoan, nhieu.diem) == (None, None, None)


def test_the_kind_as_written_is_kept_where_it_differs() -> None:
    assert [v.loai_goc for v in find_vien_dan("QĐ 1/QĐ-UBND; quyết định 2/QĐ-UBND; Quyết định 3/QĐ-UBND")] == [
        "QĐ",
        "quyết định",
        None,
    ]


def test_equality_leaves_the_place_aside_and_values_pickle() -> None:
    a, b = find_vien_dan("QĐ 1/QĐ-UBND ngày 3/4/2020 và Quyết định số 1/QĐ-UBND ngày 03/4/2020")
    assert a == b
    assert a.vi_tri != b.vi_tri
    assert len({a, b}) == 1
    lai = pickle.loads(pickle.dumps(a))
    assert (lai, lai.vi_tri, lai.nguyen_van) == (a, a.vi_tri, a.nguyen_van)


@pytest.mark.parametrize(
    "doan",
    [
        "số số số/",
        "khoản 1 khoản 1 ",
        "ngày 1/1/1/1/",
        "0123456789",
        "/",
        "/A",
        "-A/",
        "1/A-",
        "Luật ",
        "Luật a ",
        "Luật sửa đổi ",
        "Bộ luật 1",
        "của Bộ ",
        "số 1 ",
        "số 1-A",
        "số 1 ngày ",
        "điểm a, b, ",
        "Điều 1, Điều 2, ",
        " ",
        ".",
        "1/QĐ-A ",
        "Quyết định số 1/QĐ-A của A",
        "Quyết định số 1/QĐ-A về ",
        "18-NQ/TW ",
        "(",
        "\n",
    ],
)
def test_hostile_text_takes_no_more_than_linear_time(doan: str) -> None:
    check_tuyen_tinh(find_vien_dan, lambda n: doan * (n // len(doan)), 60_000)


_MANH = "Luật |số |1|/|2020|QĐ-UBND|NĐ-CP| ngày |3/4/2020| của |Bộ Tài chính|, | và |Điều |khoản |a |(|)|;|\n|về |-|TW"
MANH = _MANH.split("|")


@settings(max_examples=200)
@given(st.lists(st.sampled_from(MANH), max_size=30))
def test_spans_are_in_order_inside_the_text_and_never_overlap(manh: list[str]) -> None:
    text = "".join(manh)
    truoc = 0
    for vd in find_vien_dan(text):
        assert truoc <= vd.vi_tri[0] < vd.vi_tri[1] <= len(text)
        assert vd.nguyen_van == text[slice(*vd.vi_tri)]
        truoc = vd.vi_tri[1]
