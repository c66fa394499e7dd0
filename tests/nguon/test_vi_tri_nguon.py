"""Places: every value, key and character of a source is found again at its line and column."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.nguon import Nguon, read_nguon, read_van_ban

NGUON = """\
# một kế hoạch
so: 32
can_cu:
  - ten: "Luật \\u0041\\n số 1"
    ngay:
  - {ten: 'Nghị ''định''', ngay: 2023}
noi_dung: |
  Dòng một

    thụt vào
  Dòng ba
gap: >-
  một hai
  ba

  bốn
thuong: năm sáu
  bảy
"""


def doc() -> Nguon:
    return read_van_ban(NGUON, tep="a.yaml")


def ky_tu_tai(text: str, dong: int | None, cot: int | None) -> str:
    assert dong is not None
    assert cot is not None
    return text.split("\n")[dong - 1][cot - 1 : cot] or "\n"


@pytest.mark.parametrize(
    ("duong_dan", "khoa", "noi"),
    [
        (("so",), False, "a.yaml:2:5"),
        (("so",), True, "a.yaml:2:1"),
        (("can_cu",), True, "a.yaml:3:1"),
        (("can_cu", 0), False, "a.yaml:4:5"),
        (("can_cu", 0, "ten"), False, "a.yaml:4:10"),
        (("can_cu", 0, "ngay"), True, "a.yaml:5:5"),
        (("can_cu", 1, "ngay"), False, "a.yaml:6:34"),
        (("noi_dung",), False, "a.yaml:7:11"),
        ((), False, "a.yaml:2:1"),
        (("can_cu", 1, "khong_co", 3), False, "a.yaml:6:5"),  # the nearest parent: the item
        (("can_cu", 7), False, "a.yaml:3:1"),  # the list, at its key
        (("khong_co",), False, "a.yaml:2:1"),
        (("so", "x", 1), True, "a.yaml:2:1"),
        (("can_cu", -1), False, "a.yaml:3:1"),
    ],
)
def test_values_keys_and_nearest_parents_are_found(duong_dan: tuple[str | int, ...], khoa: bool, noi: str) -> None:
    assert str(doc().vi_tri(duong_dan, khoa=khoa)) == noi


def test_the_path_is_written_as_asked_for() -> None:
    assert doc().vi_tri(("can_cu", 2, "ngay")).duong_dan == "can_cu[2].ngay"
    assert (
        read_nguon({"a": "b"}).vi_tri(("vien_dan", "a b", "kế-hoạch", 'x"y')).duong_dan
        == 'vien_dan["a b"].kế-hoạch["x\\"y"]'
    )


@pytest.mark.parametrize("duong_dan", [("noi_dung",), ("gap",), ("thuong",), ("can_cu", 1, "ten"), ("so",)])
def test_each_character_of_a_value_is_found_again(duong_dan: tuple[str | int, ...]) -> None:
    nguon = doc()
    gia_tri: Any = nguon.du_lieu
    for buoc in duong_dan:
        gia_tri = gia_tri[buoc]
    cho = [i for i, chu in enumerate(gia_tri) if chu.isalnum()]
    assert cho
    for i in cho:
        noi = nguon.vi_tri(duong_dan, cho=i)
        assert ky_tu_tai(NGUON, noi.dong, noi.cot) == gia_tri[i], (i, str(noi))


def test_characters_after_escapes_are_found() -> None:
    chu = doc().du_lieu["can_cu"][0]["ten"]
    noi = doc().vi_tri(("can_cu", 0, "ten"), cho=chu.index("số"))
    assert (noi.dong, ky_tu_tai(NGUON, noi.dong, noi.cot)) == (4, "s")


def test_an_offset_outside_the_value_stays_inside_the_source() -> None:
    for duong_dan in (("noi_dung",), ("gap",), ("so",), ("can_cu", 0, "ten")):
        noi = doc().vi_tri(duong_dan, cho=10_000)
        assert noi.dong is not None
        assert noi.dong <= NGUON.count("\n") + 1


def test_a_mapping_has_paths_only() -> None:
    noi = read_nguon({"a": ["b"]}).vi_tri(("a", 0), cho=1)
    assert (noi.dong, noi.cot, noi.tep, str(noi)) == (None, None, None, "a[0]")


CHU = st.text(alphabet="aăx '\"\\:#-\n", max_size=20).map(lambda s: s + "ế")
DU_LIEU = st.recursive(CHU, lambda con: st.lists(con, max_size=3) | st.dictionaries(CHU, con, max_size=3), max_leaves=6)


def moi_chuoi(gia_tri: Any, duong_dan: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(gia_tri, str):
        return [(duong_dan, gia_tri)]
    cap = gia_tri.items() if isinstance(gia_tri, dict) else enumerate(gia_tri)
    return [x for buoc, con in cap for x in moi_chuoi(con, (*duong_dan, buoc))]


@settings(max_examples=150)
@given(st.dictionaries(CHU, DU_LIEU, min_size=1, max_size=3), st.sampled_from(["yaml", "rong", "json"]))
def test_whatever_is_dumped_is_read_back_and_found_where_it_stands(du_lieu: dict[str, Any], cach: str) -> None:
    if cach == "json":
        text = json.dumps(du_lieu, ensure_ascii=False, indent=1)
        nguon = read_van_ban(text, dinh_dang="json")
    else:
        text = yaml.safe_dump(du_lieu, allow_unicode=True, width=10_000 if cach == "rong" else 12)
        nguon = read_van_ban(text)
    assert nguon.du_lieu == du_lieu
    for duong_dan, chu in moi_chuoi(du_lieu):
        noi = nguon.vi_tri(duong_dan, cho=len(chu) - 1)  # each string ends in its only ế
        assert ky_tu_tai(text, noi.dong, noi.cot) == "ế", (duong_dan, str(noi), text)
