"""Golden files: canonical XML of the parts of every fixture.

`pytest --cap-nhat-mau` rewrites them; the difference is then read, line by line, before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.ooxml.xml import canonicalize

_MAU = Path(__file__).parent / "mau_vang"
_TEP = [*nm.FIXTURES, *nm.THANH_PHAN]
_PHAN = ("document", "footnotes")


def _dong(xml: bytes) -> str:
    """One paragraph, row or cell a line, so that a difference can be read."""
    chu = xml.decode("utf-8")
    for the in (
        "<w:p>",
        "<w:p ",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:sectPr",
        "<w:footnote ",
        "</w:body>",
        "</w:footnotes>",
    ):
        chu = chu.replace(the, f"\n{the}")
    return chu + "\n"


@pytest.mark.parametrize("phan", _PHAN)
@pytest.mark.parametrize("tep", _TEP, ids=lambda t: t.stem)
def test_the_rendered_part_is_the_golden_one(tep: Path, phan: str, cap_nhat_mau: bool) -> None:
    ra = _dong(canonicalize(nm.phan(kh.render_bytes(kh.load(tep)), f"word/{phan}.xml")))
    mau = _MAU / tep.stem / f"{phan}.xml"
    if cap_nhat_mau:
        mau.parent.mkdir(parents=True, exist_ok=True)
        mau.write_text(ra, encoding="utf-8")
    assert ra.splitlines() == mau.read_text("utf-8").splitlines(), "đọc kỹ chỗ khác; nếu đúng ý: pytest --cap-nhat-mau"


def test_no_golden_file_is_left_of_a_fixture_that_is_gone() -> None:
    assert {t.name for t in _MAU.iterdir()} == {t.stem for t in _TEP}
