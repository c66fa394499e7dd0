"""The starter plan: it loads, renders, and asks for nothing it does not explain."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.soan.ke_hoach_moi import starter_text


@pytest.fixture
def moi(tmp_path: Path) -> Path:
    return nm.tep(tmp_path, starter_text())


def test_the_starter_loads_and_renders(moi: Path) -> None:
    p = kh.load(moi)
    assert p.so is None
    assert p.ngay is None
    assert kh.render_bytes(p)[:2] == b"PK"


def test_the_starter_is_a_draft_of_a_commune(moi: Path) -> None:
    assert "xã" in kh.load(moi).co_quan.ten
    assert "huyện" not in starter_text().lower()


def test_every_key_of_the_starter_is_a_field() -> None:
    khoa = {d.split(":")[0].lstrip("# ") for d in starter_text().splitlines() if d and d[0].isalpha()}
    assert khoa <= KeHoach.model_fields.keys()


def test_a_commented_field_of_the_starter_may_be_uncommented_where_it_stands(tmp_path: Path) -> None:
    chu = starter_text().replace("# chu_quan:", "chu_quan:")
    assert kh.load(nm.tep(tmp_path, chu)).co_quan.chu_quan
