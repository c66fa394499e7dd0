"""What the annotations say of a place in a source is what the models make of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kehoach.bang.loai_truong import find_kieu_con, find_loai, resolve_kieu
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nap.load import load
from kehoach.nguon.doc import read_nguon

FIXTURES = Path(__file__).parents[2] / "fixtures" / "ke-hoach"
_LOAI = {VanBan: "van_ban", Dong: "dong", KinhPhi: "tien_hay_chu"}
_KHAC = ("gia_tri", "chu")  # which of the two, where the model holds a plain `str`, the table below says


def _la(goc: Any, kieu: Any, mau: Any, cho: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every text of a source: its place, its kind by the annotations, and what the model holds there."""
    kieu = resolve_kieu(kieu, goc)
    mau = mau[0] if isinstance(mau, tuple) and len(mau) == 1 and not isinstance(goc, list) else mau
    if isinstance(goc, str):
        yield cho, find_loai(kieu), mau
    elif isinstance(goc, dict):
        for khoa, x in goc.items():
            con = mau.get(khoa) if isinstance(mau, dict) else getattr(mau, khoa, None)
            yield from _la(x, find_kieu_con(kieu, khoa), con, f"{cho}.{khoa}")
    else:
        for i, x in enumerate(goc):
            yield from _la(x, find_kieu_con(kieu, i), mau[i] if isinstance(mau, tuple) else None, f"{cho}[{i}]")


@pytest.mark.parametrize("tep", sorted(FIXTURES.glob("*.yaml")), ids=lambda t: t.stem)
def test_every_text_of_a_real_plan_is_what_its_annotation_says(tep: Path) -> None:
    la = list(_la(read_nguon(tep).du_lieu, KeHoach, load(tep)))
    sai = [(cho, loai, mau) for cho, loai, mau in la if loai not in (_LOAI.get(type(mau)), *_KHAC)]
    bo_sot = [(cho, loai, mau) for cho, loai, mau in la if loai in _KHAC and type(mau) in _LOAI]
    assert (sai, bo_sot) == ([], [])
    assert {loai for _, loai, _ in la} >= {"gia_tri", "dong", "van_ban"}


_HOAT_DONG = {"ten": "dong", "noi_dung": "van_ban", "quy_mo": "dong", "kinh_phi": "gia_tri", "chu_tri": ["chu"]}
_PHAN_CONG = {"don_vi": "chu", "tieu_de": "dong", "nhiem_vu": "van_ban", "phoi_hop": "chu", "han": "gia_tri"}
_MUC = {"muc": "dong", "khong_so": "gia_tri", "hoat_dong": _HOAT_DONG, "noi_dung": ["van_ban", _PHAN_CONG]}


@pytest.mark.parametrize(
    "nguon",
    [
        {"co_quan": {"ten": "chu"}, "trich_yeu": "dong", "so": "gia_tri", "ngay": "gia_tri", "do_khan": "chu"},
        {"co_quan": "gia_tri", "noi_nhan": ["gia_tri", {"ten": "chu", "de": "chu"}], "chu_ky": ["gia_tri"]},
        {"can_cu": ["van_ban"], "luu": ["chu"], "noi_dung": ["van_ban", _HOAT_DONG, _PHAN_CONG, {**_MUC}]},
        {"can_cu": "van_ban", "luu": "chu", "noi_dung": {**_MUC, "noi_dung": {**_MUC, "noi_dung": _MUC}}},
        {"kinh_phi": "tien_hay_chu"},
        {"kinh_phi": {"tong": "gia_tri", "van_ban": "van_ban", "nguon": {"xa": "gia_tri", "b": {"ten": "chu"}}}},
        {"han": {"xa": "gia_tri"}, "ngay": {"nam": "gia_tri"}, "vien_dan": {"a": "gia_tri", "b": {"ten": "gia_tri"}}},
        {"dan_y": {"tieu_de": "dong", "van_ban": "van_ban", "gom": ["gia_tri", {"tieu_de": "dong", "gom": "gia_tri"}]}},
        {"phu_luc": [{"tieu_de": "dong", "huong": "gia_tri", "noi_dung": ["van_ban", _MUC]}]},
        {"khong_co": "gia_tri", "trich_yeu": ["gia_tri"], "so": {"a": "gia_tri"}, "co_quan": {"khong": "gia_tri"}},
    ],
)  # fmt: skip
def test_each_text_of_a_source_is_of_this_kind(nguon: dict[str, Any]) -> None:
    """The text at each place names the kind: in short forms, in lists of one, and where no field is, too."""

    def doc(goc: Any, kieu: Any) -> Any:
        kieu = resolve_kieu(kieu, goc)
        if isinstance(goc, dict):
            return {khoa: doc(x, find_kieu_con(kieu, khoa)) for khoa, x in goc.items()}
        if isinstance(goc, list):
            return [doc(x, find_kieu_con(kieu, i)) for i, x in enumerate(goc)]
        return find_loai(kieu)

    assert doc(nguon, KeHoach) == nguon
