"""Data is never a template: what looks like one is refused with its place, in every text, from every source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

import kehoach as kh
import nha_may as nm
from kehoach.nguon.markdown import parse_van_ban
from kehoach.nguon.van_ban_hong import VanBanHongError

_DAY_DU = nm.nguon_day_du()
_NOI = [dd for dd, _ in nm.moi_chu(_DAY_DU)]
_MAU = ["{{ 7*7 }}", "{% for x in y %}", "{# chú giải #}", "{{", "}}", "{%p if x %}", "{{r chay }}", "{_{", "%}"]


def _duong_dan(duong_dan: tuple[str | int, ...]) -> str:
    return "".join(f"[{b}]" if isinstance(b, int) else f".{b}" for b in duong_dan).removeprefix(".")


@pytest.mark.parametrize("duong_dan", _NOI, ids=_duong_dan)
def test_a_template_mark_is_refused_in_every_text(duong_dan: tuple[str | int, ...]) -> None:
    loi = nm.loi(nm.dat(_DAY_DU, duong_dan, "chữ {{ 7*7 }}"))
    assert {(p.ma, p.vi_tri.duong_dan) for p in loi} == {("nap.mau", _duong_dan(duong_dan))}


@pytest.mark.parametrize("mau", _MAU)
@pytest.mark.parametrize("truong", ["trich_yeu", "muc_dich", "dia_danh"])
def test_every_mark_is_refused_from_a_file_and_from_a_mapping(mau: str, truong: str, tmp_path: Path) -> None:
    du_lieu = nm.nguon(**{truong: f"a\n{mau}" if truong == "muc_dich" else f"a {mau}"})
    nguon: list[Path | Mapping[str, Any]] = [
        du_lieu,
        MappingProxyType(du_lieu),
        nm.tep(tmp_path, yaml.safe_dump(du_lieu, allow_unicode=True, width=200)),
        nm.tep(tmp_path, json.dumps(du_lieu), "k.json"),
    ]
    for n in nguon:
        assert {p.ma for p in nm.loi(n)} == {"nap.mau"}, n  # type: ignore[arg-type]


def test_a_mark_made_of_an_escape_is_refused_too(tmp_path: Path) -> None:
    chu = 'co_quan: {ten: A}\ntrich_yeu: "a \\u007b{ 7*7 }}"\n'
    loi = nm.loi(nm.tep(tmp_path, chu))
    assert [(p.ma, p.vi_tri.dong, p.vi_tri.cot) for p in loi] == [("nap.mau", 2, 15), ("nap.mau", 2, 27)]


def test_a_mark_as_a_key_is_refused() -> None:
    for du_lieu in (nm.nguon(vien_dan={"{{ x }}": "a"}), nm.nguon(**{"{{ x }}": "a"})):
        assert "nap.mau" in {p.ma for p in nm.loi(du_lieu)}


@pytest.mark.parametrize("chu", ["{", "}", "{ {", "} }", "% }", "{ 7*7 }", "{a}", "%", "#", "100%", "{-}x"])
def test_lone_braces_are_text(chu: str) -> None:
    p = nm.ke_hoach(dia_danh=f"x{chu}x", muc_dich=f"x{chu}x")
    docx = kh.render_bytes(p)
    assert f"x{chu}x, ngày" in "\n".join(c for _, c in nm.doan_cua(docx))
    assert f"x{chu}x./." in [c for _, c in nm.doan_cua(docx)]


@pytest.mark.parametrize(
    ("chu", "cho"),
    [
        ("a {\\{ 7", [2]), ("7 }\\} b", [2]), ("\\{\\{ x \\}\\}", [1, 8]), ("a {\\% b", [2]),
        ("x \\%\\} y {\\{", [5, 9]), ("{\\#", [0]),
        ("{*{* x", [0]), ("a {**{** x", [2]), ("a {\\_{", [2]), ("**{**\\{", [2]), ("- a\n- b {\\{", [8]),
        ("| A |\n|---|\n| {\\{ |", [14]), ("## Mục {\\{", [7]), ("a[^1]\n\n[^1]: b {\\{", [15]),
    ],
)  # fmt: skip
def test_a_mark_that_an_escape_or_emphasis_makes_is_refused_at_its_place(chu: str, cho: list[int]) -> None:
    """Markdown joins what the source kept apart, and so would whatever reads the document after us."""
    with pytest.raises(VanBanHongError) as loi:
        parse_van_ban(chu)
    assert [x[0] for x in loi.value.loi] == cho
    assert all("dấu hiệu của tệp mẫu" in x[1] for x in loi.value.loi)
    assert [p.vi_tri.duong_dan for p in nm.loi(nm.nguon(muc_dich=chu))] == ["muc_dich"] * len(cho)


def test_a_mark_in_a_field_of_one_line_is_refused_too() -> None:
    assert [p.vi_tri.duong_dan for p in nm.loi(nm.nguon(trich_yeu="a {\\{ b"))] == ["trich_yeu"]


@pytest.mark.parametrize("chu", ["{ \\{", "| {\\* | { |\n|---|---|\n| { | { |", "a {\\\n{", "*{* {", "\\{-\\}x"])
def test_braces_that_do_not_meet_on_the_page_are_text(chu: str) -> None:
    assert nm.loi(nm.nguon(muc_dich=chu)) == []


def test_names_of_the_template_are_text_in_data() -> None:
    p = nm.ke_hoach(muc_dich="than, loai, chay, sect_cuoi, giu, cuoi, xml", noi_nhan=["noi_nhan", "cuoi"])
    assert any("than, loai, chay" in c for _, c in nm.doan_cua(kh.render_bytes(p)))
