"""Names of outputs: inside the folder, good on every system, each taken once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from kehoach.dong_loat.ten_ra import SoTen, build_ten, refuse_link, validate_ten
from kehoach.loi import GhiHongError


@pytest.mark.parametrize(
    "ten",
    [
        "../x", "a/../x", "/x", "a//b", "a/", "", ".", "..", "a/./b", ".an", "a/.git/x",  # ways out, hidden names
        "C:x", "C:\\x", "\\\\may\\chung", "a\\b", "a:b", "a*", "a?", 'a"', "a<b", "a|b",  # Windows
        "CON", "con", "a/NUL", "COM1.x", "lpt9", "a ", " a", "a.", "a/b./c",  # devices, ends Windows drops
        "a\0b", "a\nb", "a\x7f", "x" * 260, "/".join(["a" * 100] * 11), "\ud800",
    ],
)  # fmt: skip
def test_a_name_that_could_leave_the_folder_or_break_a_system_is_refused(ten: str) -> None:
    with pytest.raises(GhiHongError):
        validate_ten(ten)


@pytest.mark.parametrize("gia_tri", ["../x", "a/b", "a\\b", "", None, "{ma}", "..", "CON", " "])
def test_a_value_makes_no_folder_and_no_way_out(gia_tri: str | None) -> None:
    with pytest.raises(GhiHongError):
        build_ten("{ma}", {"ma": gia_tri})


def test_a_pattern_is_no_format_string() -> None:
    with pytest.raises(GhiHongError, match=r"không có «ma\.__class__»"):
        build_ten("{ma.__class__}", {"ma": "x"})
    with pytest.raises(GhiHongError):
        build_ten("{ma!r}", {"ma": "x"})
    assert build_ten("kh-{ma}", {"ma": 7}) == "kh-7"


@given(st.text(max_size=30))
def test_what_is_accepted_stays_below_the_folder_in_nfc(ten: str) -> None:
    try:
        ra = validate_ten(ten)
    except GhiHongError:
        reject()
    assert ra == unicodedata.normalize("NFC", ten)
    goc = Path("/goc/ra")
    assert goc in (goc / ra).parents
    assert ".." not in Path(ra).parts


@pytest.mark.parametrize(
    ("mot", "hai"),
    [
        ("xã.docx", "XÃ.docx"),
        ("xã.docx", unicodedata.normalize("NFD", "xã.docx")),
        ("A/x.docx", "a/X.docx"),
        ("x.docx", "x.docx/y.docx"),
        ("x.docx/y.docx", "X.docx"),
        ("ß.docx", "SS.docx"),
    ],
)
def test_names_that_are_one_on_some_system_clash(mot: str, hai: str) -> None:
    so = SoTen()
    so.add(mot, "nguồn một")
    with pytest.raises(GhiHongError, match="nguồn một và nguồn hai"):
        so.add(hai, "nguồn hai")


def test_names_in_one_folder_do_not_clash() -> None:
    so = SoTen()
    ten = ("a/x.docx", "a/y.docx", "ax.docx", "á/x.docx")
    for x in ten:
        so.add(x, f"nguồn {x}")
    for x in ten:
        with pytest.raises(GhiHongError, match=f"nguồn {x} và nguồn hai"):
            so.add(x, "nguồn hai")


def test_no_way_leads_through_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "that").mkdir()
    (tmp_path / "ra").symlink_to(tmp_path / "that")
    with pytest.raises(GhiHongError, match="liên kết tượng trưng"):
        refuse_link(tmp_path, "ra/con")
    refuse_link(tmp_path, "that/chua-co/con")
