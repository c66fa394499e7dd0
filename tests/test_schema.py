"""The JSON Schema: current, taken by the fixtures, and not by what the loader refuses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import kehoach as kh
import nha_may as nm
from kehoach.soan.ke_hoach_moi import starter_text

_LUOC_DO = kh.schema()
_BO_KIEM = jsonschema.Draft202012Validator(_LUOC_DO)


def _thuong(x: Any) -> Any:
    """YAML as editors see it: numbers and booleans typed, dates as text."""
    if isinstance(x, dict):
        return {k: _thuong(v) for k, v in x.items()}
    if isinstance(x, list):
        return [_thuong(v) for v in x]
    return x.isoformat() if isinstance(x, date) else x


def _sai(du_lieu: Any) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message[:120]}" for e in _BO_KIEM.iter_errors(du_lieu)]


def test_the_schema_is_a_schema() -> None:
    bo_kiem = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    assert list(bo_kiem.iter_errors(_LUOC_DO)) == []


def test_the_committed_schema_is_current() -> None:
    """If this fails after a change of the model: make schema."""
    assert json.loads((nm.GOC / "docs" / "ke-hoach.schema.json").read_text("utf-8")) == _LUOC_DO


@pytest.mark.parametrize("tep", [*nm.FIXTURES, *nm.THANH_PHAN], ids=lambda t: t.stem)
def test_the_fixtures_follow_the_schema(tep: Path) -> None:
    assert _sai(_thuong(yaml.safe_load(tep.read_text("utf-8")))) == []


def test_the_starter_and_the_full_plan_follow_the_schema() -> None:
    assert _sai(_thuong(yaml.safe_load(starter_text()))) == []
    assert _sai(nm.nguon_day_du()) == []


@pytest.mark.parametrize("tep", [*nm.FIXTURES, *nm.THANH_PHAN], ids=lambda t: t.stem)
def test_what_dump_writes_follows_the_schema(tep: Path) -> None:
    assert _sai(_thuong(yaml.safe_load(kh.dump(kh.load(tep))))) == []


@pytest.mark.parametrize(
    "du_lieu",
    [
        {"can_cu": "một"},
        {"luu": "VT"},
        {"noi_nhan": ["Sở", {"ten": "B"}]},
        {"kinh_phi": "chữ"},
        {"kinh_phi": {"nguon": {"xa": "5 triệu đồng", "khac": 5}}},
        {"noi_dung": {"muc": "a"}},
        {"dan_y": {"tieu_de": "a", "gom": "muc_dich"}},
        {"danh_so": ["I.", 1.0]},
        {"ngay": 2024},
        {"ngay": {"nam": 2024}},
        {"so": None, "ngay": None, "can_cu": None},
    ],
)
def test_short_forms_follow_the_schema_as_they_load(du_lieu: dict[str, Any]) -> None:
    assert _sai(nm.nguon(**du_lieu)) == []


@pytest.mark.parametrize(
    "du_lieu",
    [
        {"la": 1},
        {"so": 0},
        {"so": "ba"},
        {"co_quan": {"ten": ""}},
        {"co_quan": {"ten": "a", "la": 1}},
        {"noi_dung": [{"muc": "a", "la": 1}]},
        {"phu_luc": [{"tieu_de": "a", "huong": "ngan"}]},
        {"danh_so": ["I.", "2."]},
        {"dan_y": [{"tieu_de": "a", "gom": ["mucdich"]}]},
        {"noi_nhan": [{"tn": "a"}]},
        {"chu_ky": {"dong": []}},
        {"ngay": [2024]},
        {"kinh_phi": {"don_vi": "USD"}},
    ],
)
def test_what_the_loader_refuses_for_its_shape_the_schema_refuses_too(du_lieu: dict[str, Any]) -> None:
    assert nm.loi(nm.nguon(**du_lieu))
    assert _sai(nm.nguon(**du_lieu))


def test_required_fields_are_required() -> None:
    assert len(_sai({})) == 2


def test_every_field_says_what_it_is() -> None:
    assert [t for t, x in _LUOC_DO["properties"].items() if not x.get("description")] == []
