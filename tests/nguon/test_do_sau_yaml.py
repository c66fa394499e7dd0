"""How deep YAML nests: our own count comes first, whatever libyaml counts, and both parsers of PyYAML agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kehoach.loi import NguonHongError
from kehoach.nguon import GioiHan, read_van_ban, yaml_su_kien

DANG: dict[str, Callable[[int], str]] = {
    "ngoặc vuông": lambda n: "a: " + "[" * (n - 1) + "]" * (n - 1),
    "ngoặc nhọn": lambda n: "{a: " * n + "1" + "}" * n,
    "gạch đầu dòng": lambda n: "a:\n" + "- " * (n - 1) + "x\n",
    "thụt lề": lambda n: "".join(" " * i + "a:\n" for i in range(n)),
    "lẫn": lambda n: "a:\n" + "- " * (n // 2) + "[" * (n - n // 2 - 1) + "]" * (n - n // 2 - 1) + "\n",
}


@pytest.fixture(params=["libyaml", "thuần Python"])
def bo_doc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "libyaml":
        monkeypatch.setattr(yaml_su_kien.yaml, "__with_libyaml__", False)


def loi_cua(text: str, do_sau: int = 32) -> list[tuple[str, str]]:
    with pytest.raises(NguonHongError) as loi:
        read_van_ban(text, gioi_han=GioiHan(do_sau=do_sau))
    return [(p.ma.removeprefix("nap."), str(p.vi_tri).removeprefix("<nguồn>:")) for p in loi.value.phat_hien]


@pytest.mark.usefixtures("bo_doc")
class TestDemCuaTa:
    @pytest.mark.parametrize(
        ("text", "do_sau", "cho"),
        [
            ("[" * 100_000, 32, [("gioi_han", "1:33")]),
            ("a: " + "[" * 100_000, 32, [("gioi_han", "1:35")]),
            ("a: " + "[" * 100_000, 899, [("gioi_han", "1:902")]),
            ("a: " + "[ " * 100_000, 899, [("gioi_han", "1:1800")]),  # farther than libyaml looks ahead
            ("{a: " * 50_000, 32, [("gioi_han", "1:129")]),
            ("- " * 50_000, 32, [("gioi_han", "1:65")]),
            # what was found before stays, and is told once
            ("a: &x 1\nb: " + "[" * 100_000, 32, [("neo", "1:4"), ("gioi_han", "2:35")]),
            # a slip of syntax before the level that is too deep is the first thing wrong
            ("a: [1 " + "[" * 100_000, 32, [("cu_phap", "1:7")]),
            ("a: " + "[" * 20 + "1 " + "[" * 100_000, 32, [("cu_phap", "1:26")]),
        ],
    )
    def test_level_and_place_are_ours(self, text: str, do_sau: int, cho: list[tuple[str, str]]) -> None:
        assert loi_cua(text, do_sau) == cho

    @pytest.mark.parametrize("do_sau", [32, 899, 900, 1_001])
    @pytest.mark.parametrize("dang", DANG)
    def test_the_bound_itself_passes_and_one_more_is_told_in_our_words(self, dang: str, do_sau: int) -> None:
        read_van_ban(DANG[dang](do_sau), gioi_han=GioiHan(do_sau=do_sau))
        with pytest.raises(NguonHongError) as loi:
            read_van_ban(DANG[dang](do_sau + 1), gioi_han=GioiHan(do_sau=do_sau))
        (mot,) = loi.value.phat_hien
        so = f"{do_sau:,}".replace(",", ".")
        assert mot.thong_diep == f"Vượt giới hạn do_sau: lồng nhau quá {so} cấp."

    @pytest.mark.parametrize(("sau", "cot"), [(0, 4), (500, 504), (898, 902), (899, 902), (4_000, 902)])
    def test_places_go_down_to_level_900_and_stay_there(self, sau: int, cot: int) -> None:
        nguon = read_van_ban(DANG["ngoặc vuông"](5_000), gioi_han=GioiHan(do_sau=5_000))
        assert str(nguon.vi_tri(("a", *[0] * sau))) == f"<nguồn>:1:{cot}"


class _KhoaDem(dict[int, Any]):
    """A dict that counts how many of its entries were looked at."""

    dem = 0

    def _count(self, cac: Iterable[Any]) -> Any:
        for mot in cac:
            self.dem += 1
            yield mot

    def __iter__(self) -> Any:
        return self._count(super().__iter__())

    def values(self) -> Any:
        return self._count(super().values())

    def items(self) -> Any:
        return self._count(super().items())


def _lay(lop: Any, text: str) -> list[Any]:
    """The events of a text, with their places, and the error that ends them."""
    ra: list[Any] = []
    try:
        for e in iter(lop(text).get_event, None):
            ra.append((type(e), e.start_mark.index, e.end_mark.index, getattr(e, "value", None)))
    except yaml.YAMLError as loi:
        ra.append(str(loi))
    return ra


_MANH = (*'[]{},"', "\n", "a: ", "- ", "? ", "x y", "'q'", "*a ", "&b ", "!t ", "# c\n", "---\n", "[" * 20, "x" * 600)


class TestBoDocThuan:
    def test_a_token_costs_the_same_however_many_brackets_stand_open(self) -> None:
        bo_doc: Any = yaml_su_kien._BoDocThuan("[" * 3_000 + "]" * 3_000)
        bo_doc.possible_simple_keys = khoa = _KhoaDem()
        so_su_kien = sum(1 for _ in iter(bo_doc.get_event, None))
        assert so_su_kien == 6_004
        assert 0 < khoa.dem < 20 * so_su_kien  # PyYAML itself: nearly 10,000

    @given(st.lists(st.sampled_from(_MANH), max_size=30))
    def test_events_places_and_errors_are_those_of_its_base(self, manh: list[str]) -> None:
        assert _lay(yaml_su_kien._BoDocThuan, "".join(manh)) == _lay(yaml.SafeLoader, "".join(manh))
