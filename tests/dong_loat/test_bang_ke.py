"""The manifest: sorted, one document a line, refused when it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.dong_loat.bang_ke import TEN_BANG_KE, MucKe, format_bang_ke, read_bang_ke, write_bang_ke
from kehoach.loi import NguonHongError

HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
CHU = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MUC = st.builds(MucKe, CHU, HASH, HASH, HASH.map("1-{}".format) | st.just(""), HASH | st.just(""))


def _muc(ky_tu: str = "0") -> MucKe:
    return MucKe("a.yaml", ky_tu * 64, "f" * 64)


@given(st.dictionaries(CHU, MUC, max_size=5))
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, muc: dict[str, MucKe]) -> None:
    thu_muc = tmp_path_factory.mktemp("bang-ke")
    write_bang_ke(thu_muc, muc)
    assert read_bang_ke(thu_muc) == muc


def test_order_of_entries_does_not_matter_and_each_has_its_line() -> None:
    xuoi, nguoc = {"ra/a": _muc(), "ra/b": _muc("1")}, {"ra/b": _muc("1"), "ra/a": _muc()}
    assert format_bang_ke(xuoi) == format_bang_ke(nguoc)
    truoc, sau = format_bang_ke(xuoi).splitlines(), format_bang_ke({**xuoi, "ra/b": _muc("2")}).splitlines()
    assert sum(x != y for x, y in zip(truoc, sau, strict=True)) == 1


def test_a_manifest_that_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    assert write_bang_ke(tmp_path, {"a": _muc()})
    truoc = (tmp_path / TEN_BANG_KE).stat().st_ino
    assert not write_bang_ke(tmp_path, {"a": _muc()})
    assert (tmp_path / TEN_BANG_KE).stat().st_ino == truoc


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_bang_ke(tmp_path) == {}


@pytest.mark.parametrize(
    "noi_dung",
    [
        "",
        "[]",
        "{}",
        '{"kehoach_lock": 2, "tep": {}}',
        '{"kehoach_lock": 1, "tep": []}',
        '{"kehoach_lock": 1, "tep": {"a": {"nguon": "a", "vao": "x", "ra": "y"}}}',
        '{"kehoach_lock": 1, "tep": {}}\n<<<<<<< HEAD\n',
        "[" * 100_000,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_a_broken_manifest_is_told_with_the_remedy(tmp_path: Path, noi_dung: str) -> None:
    (tmp_path / TEN_BANG_KE).write_text(noi_dung, "latin-1")
    with pytest.raises(NguonHongError, match=r"không có bảng kê thì văn bản khác với nguồn không bị ghi đè"):
        read_bang_ke(tmp_path)
