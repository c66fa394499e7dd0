"""The guide to the small Markdown: its examples are read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach.nguon import VanBanHongError, parse_dong, parse_van_ban, read_van_ban

HUONG_DAN = (Path(__file__).parents[2] / "docs" / "huong_dan" / "van_ban.md").read_text(encoding="utf-8")
KHOI_MA = re.findall(r"^```(\w*)\n(.*?)^```$", HUONG_DAN, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("vi_du", [text for loai, text in KHOI_MA if not loai])
def test_each_example_of_blocks_is_read(vi_du: str) -> None:
    assert parse_van_ban(vi_du)


def test_the_yaml_example_is_read() -> None:
    (text,) = (text for loai, text in KHOI_MA if loai == "yaml")
    assert len(parse_van_ban(read_van_ban(text).du_lieu["yeu_cau"])) == 2


@pytest.mark.parametrize("vi_du", re.findall(r"^\| `(\[[=@].*?)` \|", HUONG_DAN, re.MULTILINE))
def test_each_mark_in_brackets_is_read(vi_du: str) -> None:
    (mot,) = parse_dong(vi_du)
    assert not hasattr(mot, "text")


@pytest.mark.parametrize("vi_du", ["<b>", "<br>", "`x`", "> x", "---", "~~x~~", "* x", "1) x", "x\n===", "    x"])
def test_each_form_called_unusable_is_refused(vi_du: str) -> None:
    with pytest.raises(VanBanHongError):
        parse_van_ban(vi_du)
