"""Every pattern of the data files has an example, and every example is read by its pattern."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kehoach.vien_dan import find_vien_dan
from kehoach.vien_dan.bang import (
    TEP_BANG,
    CoQuan,
    Loai,
    Nguoi,
    TuDung,
    classify_ky_hieu,
    list_co_quan,
    list_dang_ky_hieu,
    list_khoa_quoc_hoi,
    list_loai,
    list_nguoi,
    list_tu_dung,
    loai_theo_cach_viet_hoa,
)
from kehoach.vien_dan.dich_bang import compile_bang
from kehoach.vien_dan.mau import pattern_mot_trong


@pytest.mark.parametrize("loai", list_loai(), ids=lambda x: x.ten)
def test_every_kind_reads_its_own_example(loai: Loai) -> None:
    assert [v.loai for v in find_vien_dan(loai.vi_du)] == [loai.ten]


@pytest.mark.parametrize("loai", [x for x in list_loai() if x.viet], ids=lambda x: x.ten)
def test_every_other_writing_of_a_kind_is_read_as_that_kind(loai: Loai) -> None:
    for viet in loai.viet:
        assert [v.loai for v in find_vien_dan(f"theo {viet} số 10/XYZ-ABC")] == [loai.ten]


@pytest.mark.parametrize("co_quan", list_co_quan(), ids=lambda x: x.ten)
def test_every_body_is_read_in_its_example(co_quan: CoQuan) -> None:
    [vd] = find_vien_dan(co_quan.vi_du + " về việc thực hiện")
    ten = vd.co_quan or ""
    assert co_quan.vi_du.endswith(ten)
    biet = re.search(pattern_mot_trong((co_quan.ten, *co_quan.viet)), ten) is not None
    assert biet == (co_quan.ten != "Đoàn Thanh niên")  # whose name comes with its place: "Tỉnh đoàn Lào Cai"


@pytest.mark.parametrize("co_quan", [x for x in list_co_quan() if x.nhom != "mo"], ids=lambda x: x.ten)
def test_every_writing_of_a_body_known_whole_ends_where_it_ends(co_quan: CoQuan) -> None:
    for ten in (co_quan.ten, *co_quan.viet):
        [vd] = find_vien_dan(f"Quyết định số 10/QĐ-XYZ ngày 3/4/2020 của {ten} nghiên cứu nội dung")
        assert vd.co_quan == ten


@pytest.mark.parametrize("nguoi", list_nguoi(), ids=lambda x: x.ten)
def test_every_signing_office_is_part_of_the_body_in_its_example(nguoi: Nguoi) -> None:
    [vd] = find_vien_dan(nguoi.vi_du)
    assert (vd.co_quan or "").startswith(nguoi.ten)
    assert nguoi.vi_du.endswith(vd.co_quan or "?")


@pytest.mark.parametrize("tu", list_tu_dung(), ids=lambda x: x.tu)
def test_every_stop_word_ends_the_body_in_its_example(tu: TuDung) -> None:
    [vd] = find_vien_dan(tu.vi_du)
    assert vd.co_quan
    sau = tu.vi_du[tu.vi_du.index(vd.co_quan) + len(vd.co_quan) :].lstrip()
    assert sau.startswith(tu.tu)
    assert vd.trich_yeu == (sau if tu.trich_yeu else None)


def test_the_compiled_table_follows_from_the_yaml_tables() -> None:
    assert TEP_BANG.read_text(encoding="utf-8") == compile_bang(), "chạy: python -m kehoach.vien_dan.dich_bang"


def test_stop_words_and_kinds_and_bodies_stand_once_each() -> None:
    for ten in ([x.tu for x in list_tu_dung()], [x.ten for x in list_loai()], [x.ten for x in list_co_quan()]):
        assert len(ten) == len(set(ten))


def test_abbreviations_of_kinds_are_unambiguous_in_a_text() -> None:
    viet = [v for x in list_loai() for v in x.viet if " " not in v]
    assert len(viet) == len(set(viet)) == len(loai_theo_cach_viet_hoa())


@pytest.mark.parametrize("muc", [*list_loai(), *list_co_quan(), *list_nguoi()], ids=lambda x: x.ten)
def test_every_entry_names_its_source_and_a_sound_span_of_validity(muc: Loai | CoQuan | Nguoi) -> None:
    assert muc.nguon
    assert (muc.tu or date.min) < (muc.den or date.max)


@pytest.mark.parametrize("dang", list_dang_ky_hieu(), ids=lambda x: x.ma)
def test_every_form_of_symbol_recognises_its_example_and_no_form_before_it_does(dang: object) -> None:
    assert classify_ky_hieu(dang.vi_du) == dang.ma  # type: ignore[attr-defined]


def test_terms_of_the_assembly_follow_one_another_and_read_their_examples() -> None:
    khoa = list_khoa_quoc_hoi()
    assert [k.den for k in khoa[:-1]] == [k.tu for k in khoa[1:]]
    for k in khoa:
        [vd] = find_vien_dan(f"Luật số {k.vi_du}")
        assert vd.ky_hieu == f"QH{k.khoa}"
        assert k.tu <= int(vd.nam or 0) <= k.den
