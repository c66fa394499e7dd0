"""Breaking in: no input raises anything but the documented errors, takes long, or loses a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from do_cong import check_tuyen_tinh
from kehoach.loi import NguonHongError, PhatHien
from kehoach.nguon import VanBanHongError, doc_khoi, parse_dong, parse_van_ban, read_nguon, read_van_ban
from kehoach.nguon.khoi import Khoi
from kehoach.nguon.ky_tu import is_lang
from kehoach.nguon.markdown import _DAC_BIET, _read

MD = st.text(alphabet="ab 1.-+#=*_[]()<>|\\`~:{}@^!&ă\xa0\n\n\n", max_size=80)
YAML = st.text(alphabet="ab: -#'\"\\|>[]{},&*!?%@`~<\n\t\r\x07\u200b\u2028\x85{é\u0301\ufeff", max_size=60)
MOI_CHU = st.text(alphabet=st.characters(), max_size=40)


def loi_cua(doc: Callable[[str], object], text: str) -> tuple[tuple[int, str, str], ...]:
    try:
        doc(text)
    except VanBanHongError as loi:
        return loi.loi
    return ()


@settings(max_examples=500)
@given(MD | MOI_CHU)
def test_markdown_gives_blocks_or_its_own_error_with_offsets_in_range(text: str) -> None:
    for doc in (parse_van_ban, parse_dong):
        loi = loi_cua(doc, text)
        assert all(0 <= cho <= len(text) and thong_diep and goi_y for cho, thong_diep, goi_y in loi)


@settings(max_examples=400)
@given(st.text(alphabet="ab ]()>!{}@^&:|=-ă\xa0\n", max_size=25))
def test_a_paragraph_without_marks_is_what_the_inline_reader_gives(text: str) -> None:
    ket_qua = doc_day_du(text)
    with pytest.MonkeyPatch.context() as thay:
        thay.setattr(doc_khoi, "_DONG_DAC_BIET", re.compile(""))  # always the inline reader
        assert doc_day_du(text) == ket_qua


def doc_day_du(text: str) -> tuple[Khoi, ...] | None:
    try:
        return _read(text)[0]
    except VanBanHongError:
        return None


@settings(max_examples=500)
@given(st.text(alphabet="ab 1.-:|#=ă\n\n\xa0", max_size=25))
@example("1.a\n1)\n")
@example("a\n-\n")
@example("a|b\n:-|-\n")
def test_the_short_way_of_plain_text_gives_what_the_full_reader_gives(text: str) -> None:
    assume(not _DAC_BIET.search(text.rstrip("\n")))
    assert doc_day_du(text) == parse_van_ban(text)


def test_the_short_way_is_taken_by_plain_text() -> None:
    assert not _DAC_BIET.search(
        "Phòng Tài chính - Kế hoạch (b/c);\nĐiều 1. Năm 2023.\n\nTP. Hà Nội: 5.000 đồng/km² – “x”"
    )


@settings(max_examples=400)
@given(YAML | MOI_CHU | st.binary(max_size=40), st.sampled_from(["yaml", "json"]))
def test_sources_give_plain_data_or_findings_with_places_in_range(text: str | bytes, dinh_dang: str) -> None:
    try:
        nguon = read_van_ban(text, dinh_dang=dinh_dang)  # type: ignore[arg-type]
    except NguonHongError as loi:
        check_cho(loi.phat_hien, len(text) if isinstance(text, str) else len(text.decode("utf-8", "replace")))
    else:
        assert all(nguon.vi_tri((khoa,), khoa=True).dong for khoa in nguon.du_lieu)
        chu = [x for x in nguon.du_lieu.values() if isinstance(x, str)]
        assert [read_nguon({"a": x}).du_lieu["a"] for x in chu] == chu


def check_cho(phat_hien: Sequence[PhatHien], dai: int) -> None:
    """There are findings, and those with a place have it inside a text of this length."""
    assert phat_hien
    assert all(1 <= (p.vi_tri.dong or 1) <= dai + 1 and 1 <= (p.vi_tri.cot or 1) <= dai + 2 for p in phat_hien)


@settings(max_examples=300)
@given(MOI_CHU)
def test_what_passes_in_a_mapping_is_clean_and_reads_back_as_itself(text: str) -> None:
    try:
        sach = read_nguon({"a": text}).du_lieu["a"]
    except NguonHongError:
        reject()
    assert read_nguon({"a": sach}).du_lieu["a"] == sach
    assert not set(sach) & set("\t\r\x00\x85\xad\u200b\u2028\ufeff\ufffd\ufffe")


@settings(max_examples=300)
@given(st.text(alphabet="aăệ {}%#_–…đ&<\n\xa0\u0301\u200b", max_size=20).filter(is_lang))
def test_what_is_plainly_harmless_reads_as_itself(text: str) -> None:
    assert read_nguon({"a": text}).du_lieu == {"a": text}


MAU_MD = (
    *(
        "[",
        "]",
        "](",
        "[a](",
        "[a](<",
        "*",
        "**a ",
        "*a ",
        "_a ",
        "a**b",
        "*_",
        "`",
        "``` `",
        "<",
        "<a b=",
        "<!--",
        "<a b='",
        "~~",
    ),
    *(
        "[=",
        "[=a] ",
        "[@a] ",
        "[^1]",
        "[^1]: a\n",
        "\\",
        "> ",
        "- ",
        "- a\n",
        "1. a\n",
        "1. ",
        "## a\n\n",
        "| a ",
        "|-",
        "| a |\n",
    ),
    *(
        "| a |\n|---|\n",
        "a\n",
        "a  \n",
        "[a]: b\n",
        "[^a\n",
        "# ",
        "===\n",
        "---\n",
        "```\n",
        "    a\n",
        " ",
        '](a "',
        "](  ",
        "(*)",
    ),
)


@pytest.mark.parametrize("mau", MAU_MD)
@pytest.mark.parametrize("dau", ["", "| a | b |\n|---|---|\n| "], ids=["", "trong bảng"])
def test_hostile_markdown_takes_linear_time(mau: str, dau: str) -> None:
    def doc(text: str) -> None:
        with suppress(VanBanHongError):
            parse_van_ban(text)

    check_tuyen_tinh(doc, lambda n: dau + mau * (n // len(mau)), 10_000)


MAU_NGUON = (
    *(
        "- ",
        "a: ",
        "[",
        "{",
        "? ",
        "'",
        '"',
        '"\\',
        "|\n",
        "a: |\n b\n",
        "&a ",
        "*a ",
        "!a ",
        "# ",
        "%a\n",
        "---\n",
        "a: b\n",
        "\t",
    ),
    *(
        ": ",
        "<<: ",
        "\u2028",
        "\x07",
        "{{",
        "\u200b",
        "e\u0301",
        "\u0301",
        "a:\u200b\n",
        '"a":1,',
        '{"a":',
        "\\u",
        "{a: ",
        "[a, ",
    ),
)


@pytest.mark.parametrize("mau", MAU_NGUON)
@pytest.mark.parametrize("dau", ["", "a: "])
@pytest.mark.parametrize("dinh_dang", ["yaml", "json"])
def test_hostile_sources_take_linear_time(mau: str, dau: str, dinh_dang: Literal["yaml", "json"]) -> None:
    def doc(text: str) -> None:
        with suppress(NguonHongError):
            read_van_ban(text, dinh_dang=dinh_dang)

    check_tuyen_tinh(doc, lambda n: dau + mau * (n // len(mau)), 25_000)
