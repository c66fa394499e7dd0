"""The public functions: what they take, return and raise, and what they leave on the disk."""

from __future__ import annotations

import json
from collections import OrderedDict, UserDict
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.nguon.gioi_han import GioiHan


@pytest.mark.parametrize("loai", [dict, OrderedDict, MappingProxyType, UserDict])
def test_load_takes_any_mapping(loai: Any) -> None:
    assert kh.load(loai(nm.nguon())) == nm.ke_hoach()


@pytest.mark.parametrize("duoi", [".yaml", ".yml", ".json", ".YAML"])
@pytest.mark.parametrize("loai", [str, Path])
def test_load_takes_a_path_of_yaml_or_json(duoi: str, loai: type, tmp_path: Path) -> None:
    tep = nm.tep(tmp_path, json.dumps(nm.nguon(), ensure_ascii=False), f"k{duoi}")
    assert kh.load(loai(tep)) == nm.ke_hoach()


@pytest.mark.parametrize("sai", [b"k.yaml", "", "khong-co.yaml", {}, "co_quan: {ten: a}"])
def test_load_refuses_what_is_no_source(sai: Any) -> None:
    with pytest.raises(kh.NguonHongError):
        kh.load(sai)


@pytest.mark.parametrize("sai", [None, 3, ["a"], object()])
def test_load_of_another_type_is_a_programming_error(sai: Any) -> None:
    with pytest.raises(TypeError):
        kh.load(sai)


def test_limits_are_settings() -> None:
    du_lieu = nm.nguon(muc_dich="dài " * 60_000)
    assert [p.ma for p in nm.loi(du_lieu)] == ["nap.gioi_han"]
    assert kh.load(du_lieu, gioi_han=GioiHan(chuoi=10**6)).muc_dich
    with pytest.raises(kh.NguonHongError, match="do_sau"):
        kh.load(nm.nguon_day_du(), gioi_han=GioiHan(do_sau=2))


def test_check_returns_findings_and_raises_nothing(tmp_path: Path) -> None:
    chua_ky = ["nd30.dieu8.k2.g.t01", "nd30.dieu8.k2.g.t02"]  # a draft: nobody signs yet
    assert [p.ma for p in kh.check(nm.nguon())] == chua_ky
    assert [p.ma for p in kh.check(nm.ke_hoach())] == chua_ky
    assert [p.ma for p in kh.check(nm.nguon(so="ba"))] == ["nap.gia_tri_sai"]
    assert [p.ma for p in kh.check(tmp_path / "khong-co.yaml")] == ["nap.tep"]


def test_render_returns_the_path_and_takes_a_source_too(tmp_path: Path) -> None:
    p = nm.ke_hoach()
    nguon = nm.tep(tmp_path, kh.dump(p))
    for i, x in enumerate((p, nm.nguon(), nguon, str(nguon))):
        ra = kh.render(x, tmp_path / f"{i}.docx")
        assert ra == tmp_path / f"{i}.docx"
        assert ra.read_bytes() == kh.render_bytes(p)


@pytest.mark.parametrize(
    "ten", ["a.odt", "a", "a.docx/", "khong-co/a.docx", ".docx", "CON.docx", "a\0.docx", "x" * 300 + ".docx"]
)
def test_render_refuses_a_bad_target_before_it_writes(ten: str, tmp_path: Path) -> None:
    with pytest.raises(kh.GhiHongError):
        kh.render(nm.ke_hoach(), f"{tmp_path}/{ten}")
    assert list(tmp_path.iterdir()) == []


def test_a_bad_source_leaves_an_existing_output(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"cu")
    with pytest.raises(kh.NguonHongError):
        kh.render(nm.nguon(so="ba"), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == b"cu"


def test_text_output_holds_every_paragraph_and_note(tmp_path: Path) -> None:
    chu = kh.render(nm.nguon_day_du(), tmp_path / "a.txt").read_text("utf-8")
    for doan in ("SỞ MẪU", "Số: 07/KH-SM", "I. MỤC ĐÍCH, YÊU CẦU", "[1] Ghi chú của mục đích.", "1 | Họp | 5"):
        assert doan in chu
    assert chu.endswith("\n")


def test_dump_refuses_a_bad_target(tmp_path: Path) -> None:
    with pytest.raises(kh.GhiHongError):
        kh.dump(nm.ke_hoach(), tmp_path / "khong-co" / "a.yaml")


def test_every_exception_is_of_one_family() -> None:
    loi = [getattr(kh, ten) for ten in kh.__all__ if isinstance(getattr(kh, ten), type)]
    loi = [x for x in loi if issubclass(x, Exception)]
    assert len(loi) >= 8
    assert all(issubclass(x, kh.KeHoachError) for x in loi)


def test_findings_can_be_sent_to_another_process() -> None:
    import pickle

    with pytest.raises(kh.NguonHongError) as hong:
        kh.load(nm.nguon(so="ba"))
    ve = pickle.loads(pickle.dumps(hong.value))
    assert ve.phat_hien == hong.value.phat_hien
    assert str(ve) == str(hong.value)
