"""What the loader says: all errors at once, in order, at the line and column of each, with the nearest name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm

_DAU = "co_quan: {ten: Xã Mẫu}\ntrich_yeu: Việc mẫu\n"


def _loi(thu_muc: Path, chu: str) -> list[tuple[int | None, int | None, str]]:
    return [(p.vi_tri.dong, p.vi_tri.cot, p.ma) for p in nm.loi(nm.tep(thu_muc, chu))]


@pytest.mark.parametrize(
    ("chu", "mong"),
    [
        # values
        ("so: ba\n", [(3, 5, "nap.gia_tri_sai")]),
        ("ngay:   31/02/2023\n", [(3, 9, "nap.gia_tri_sai")]),
        ("ngay: {nam: 2023, thangg: 2}\n", [(3, 19, "nap.truong_la")]),
        ("phu_luc:\n  - {tieu_de: a, huong: ngan}\n", [(4, 25, "nap.kieu")]),
        # keys
        ("soo: 3\n", [(3, 1, "nap.truong_la")]),
        ("noi_dung:\n  - ten: a\n    quymo: 3\n", [(5, 5, "nap.truong_la")]),
        ('"<muc>": 3\n', [(3, 1, "nap.truong_la")]),
        ("vien_dan:\n  '': a\n", [(4, 3, "nap.khoa")]),
        ("noi_dung:\n  - ten: a\n    nhan: {quymo: b}\n", [(5, 12, "nap.khoa")]),
        ("vien_dan: {<muc>: [a]}\n", [(3, 11, "nap.gia_tri_sai")]),
        # offsets in texts: plain, folded, literal, quoted, escaped, behind blank lines
        ("muc_dich: theo [@kh]\n", [(3, 16, "nap.vien_dan")]),
        ("muc_dich: >-\n  một\n  hai [@kh]\n", [(5, 7, "nap.vien_dan")]),
        ("muc_dich: |\n  một\n\n  hai [@kh]\n", [(6, 7, "nap.vien_dan")]),
        ("muc_dich: |\n\n\n  hai [@kh]\n", [(6, 7, "nap.vien_dan")]),
        ('muc_dich: "a\\u0020b [@kh]"\n', [(3, 21, "nap.vien_dan")]),
        ('muc_dich: "   hai [@kh]"\n', [(3, 19, "nap.vien_dan")]),
        ("muc_dich: '   hai <b>'\n", [(3, 19, "nap.van_ban")]),
        ("muc_dich: |\n  - một\n  - hai <b>\n", [(5, 9, "nap.van_ban")]),
        ("kinh_phi: |\n  một\n  [=sai]\n", [(5, 3, "nap.gia_tri")]),
        # short forms: one value instead of a list
        ("can_cu: theo [@kh]\n", [(3, 14, "nap.vien_dan")]),
        ("noi_dung: {muc: 'theo [@kh]'}\n", [(3, 23, "nap.vien_dan")]),
        ("dan_y: {tieu_de: a, gom: mucdich}\n", [(3, 26, "nap.kieu")]),
        ("noi_nhan: [Sở Mẫu, '']\n", [(3, 20, "nap.kieu")]),
        ("kinh_phi: {tong: 5 đồng, nguon: {xa: 4 đồng}}\n", [(3, 33, "nap.tong")]),
        ("kinh_phi: {nguon: {xa: bốn}}\n", [(3, 27, "nap.gia_tri_sai")]),
        # the second mention, not the first that looks like it
        (
            "han: {xa2: năm 2024}\nmuc_dich: |\n  [=han.xa2] [=han.xa]\n  [= han.xa ] \\[=han.xa] [=han.xa; dai]\n",
            [(5, 14, "nap.gia_tri"), (6, 3, "nap.gia_tri"), (6, 26, "nap.gia_tri")],
        ),
        # no more than one finding for one cause
        ("kinh_phi: {tong: nhiều, khoan: [{ten: a, so_tien: 3 đồng}]}\n", [(3, 18, "nap.gia_tri_sai")]),
    ],
)
def test_the_place_is_that_of_the_wrong_thing(tmp_path: Path, chu: str, mong: list[tuple[int, int, str]]) -> None:
    assert _loi(tmp_path, _DAU + chu) == mong


def test_a_title_of_several_lines_counts_from_its_own_lines(tmp_path: Path) -> None:
    chu = "co_quan: {ten: A}\ntrich_yeu: |\n  dòng một\n    dòng hai <b>\n  dòng ba [@k]\n"
    assert _loi(tmp_path, chu) == [(4, 14, "nap.van_ban")]
    assert _loi(tmp_path, chu.replace(" <b>", "")) == [(5, 11, "nap.vien_dan")]


def test_all_errors_come_at_once_and_in_order(tmp_path: Path) -> None:
    """Wrong fields, unknown keys, a wrong sum and references: none waits until another is mended."""
    chu = """\
co_quan: {ten: , viet_tt: x}
trich_yeu: Việc [@khong]
ngay: 31/02/2023
so: ba
muc_dich: |
  x <b>
  y [@sai]
yeu_cau: |
  y [@sai]
noi_dung:
  - ten: a
    thoi_gian: hôm nào đó
    quymo: 3
kinh_phi:
  tong: 5 đồng
  khoan: [{ten: a, so_tien: 4 đồng}]
dan_y: [{tieu_de: A, gom: [muc_dich, muc_dich]}]
danh_so: [1.1.]
la: 1
"""
    assert _loi(tmp_path, chu) == [
        (1, 16, "nap.thieu"),
        (1, 18, "nap.truong_la"),
        (2, 17, "nap.vien_dan"),
        (3, 7, "nap.gia_tri_sai"),
        (4, 5, "nap.gia_tri_sai"),
        (6, 5, "nap.van_ban"),
        (8, 10, "nap.dan_y"),
        (9, 5, "nap.vien_dan"),
        (12, 16, "nap.gia_tri_sai"),
        (13, 5, "nap.truong_la"),
        (16, 10, "nap.tong"),
        (17, 38, "nap.dan_y"),
        (18, 11, "nap.danh_so"),
        (19, 1, "nap.truong_la"),
    ]


def test_a_reference_to_a_field_that_is_wrong_itself_is_no_error_of_its_own(tmp_path: Path) -> None:
    chu = _DAU + "kinh_phi: {tong: nhiều}\nvien_dan: [a]\nmuc_dich: '[=kinh_phi.tong] [@a]'\n"
    assert [m for _, _, m in _loi(tmp_path, chu)] == ["nap.gia_tri_sai", "nap.kieu"]


@pytest.mark.parametrize(
    ("duong_dan", "sai", "dung"),
    [
        ((), "trich_yeuu", "trich_yeu"),
        ((), "cancu", "can_cu"),
        (("co_quan",), "viettat", "viet_tat"),
        (("dan_y", 0), "tieude", "tieu_de"),
        (("dan_y", 0, "gom", 1), "khongso", "khong_so"),
        (("noi_dung", 1), "hoatdong", "hoat_dong"),
        (("noi_dung", 1, "noi_dung", 1), "khongso", "khong_so"),
        (("noi_dung", 1, "hoat_dong", 0), "quymo", "quy_mo"),
        (("kinh_phi",), "tongg", "tong"),
        (("kinh_phi", "khoan", 0), "sotien", "so_tien"),
        (("kinh_phi", "nguon", "xa"), "sotien", "so_tien"),
        (("to_chuc_thuc_hien", 0), "donvi", "don_vi"),
        (("noi_nhan", 0), "tenn", "ten"),
        (("chu_ky",), "hoten", "ho_ten"),
        (("phu_luc", 0), "tieude", "tieu_de"),
        (("phu_luc", 0, "noi_dung", 1), "noidung", "noi_dung"),
        (("soan_thao",), "kyhieu", "ky_hieu"),
        (("dia_chi",), "dienthoai", "dien_thoai"),
    ],
)
def test_an_unknown_key_names_the_nearest_key_of_its_own_level(
    duong_dan: tuple[str | int, ...], sai: str, dung: str
) -> None:
    (p,) = nm.loi(nm.dat(nm.nguon_day_du(), (*duong_dan, sai), "x"))
    assert (p.ma, p.goi_y) == ("nap.truong_la", f"có phải «{dung}»?")
    assert p.vi_tri.duong_dan.endswith(sai)


def test_an_unknown_key_far_from_every_name_is_told_the_names() -> None:
    (p,) = nm.loi(nm.dat(nm.nguon_day_du(), ("chu_ky", "zzzz"), "x"))
    assert p.goi_y == "các trường ở đây: dong, chuc_vu_khac, ho_ten"


@pytest.mark.parametrize(("sai", "dung"), [("mucdich", "muc_dich"), ("to_chuc", "to_chuc_thuc_hien")])
def test_a_wrong_word_of_a_fixed_set_names_the_nearest(sai: str, dung: str) -> None:
    assert [p.goi_y for p in nm.loi(nm.nguon(dan_y=[{"tieu_de": "A", "gom": sai}]))] == [f"có phải «{dung}»?"]


def test_json_has_places_too(tmp_path: Path) -> None:
    chu = json.dumps(nm.nguon(muc_dich="theo [@kh]", soo=1), ensure_ascii=False, indent=1)
    loi = nm.loi(nm.tep(tmp_path, chu, "k.json"))
    assert [(p.vi_tri.dong, p.ma) for p in loi] == [(7, "nap.vien_dan"), (8, "nap.truong_la")]


def test_a_mapping_has_paths_and_the_exception_says_all() -> None:
    with pytest.raises(kh.NguonHongError) as hong:
        kh.load(nm.nguon(so="ba", la=1))
    assert [p.vi_tri.duong_dan for p in hong.value.phat_hien] == ["so", "la"]
    assert str(hong.value).splitlines() == [str(p) for p in hong.value.phat_hien]


def test_thousands_of_wrong_references_are_told_up_to_a_bound() -> None:
    """One look at the text for all of them, not one for each."""
    chu = " ".join(f"[=han.k{i}]" for i in range(4000))
    loi = nm.loi(nm.nguon(muc_dich=chu))
    assert len(loi) == 200


@pytest.mark.parametrize(
    ("du_lieu", "thong_diep"),
    [
        ({"co_quan": {"ten": "  "}}, "«ten» đang để trống."),
        ({"chu_ky": {"dong": [" "]}}, "«dong[0]» đang để trống."),
        ({"chu_ky": {"dong": []}}, "«dong» cần ít nhất 1 mục."),
        ({"chu_ky": {"dong": None}}, "«dong» cần ít nhất 1 mục."),
    ],
)
def test_an_empty_text_and_an_empty_list_are_told_apart_and_once(du_lieu: dict[str, object], thong_diep: str) -> None:
    assert [p.thong_diep for p in nm.loi(nm.nguon(**du_lieu))] == [thong_diep]
