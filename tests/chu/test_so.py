"""Numbers in words: against an independent reader, to any size, in every style, and back."""

from __future__ import annotations

import itertools
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kehoach.chu import KieuDoc, parse_chu, spell_so
from kehoach.loi import GiaTriKhongHopLe, SoChuKhongHopLe

CHU_SO = "không một hai ba bốn năm sáu bảy tám chín".split()  # noqa: SIM905

# ── an independent reader, by another method: digit by digit from the left, each digit knowing its place ────────────


def doc_doc_lap(n: int) -> str:
    """Reads the decimal text of n from left to right; no groups of a thousand, no num2words."""
    so = str(n)
    ra: list[str] = []
    for i, c in enumerate(so):
        vi_tri = len(so) - 1 - i
        ra += chu_cua(int(c), vi_tri % 3, so[:i][-2:], so[i + 1 : i + 1 + vi_tri % 3], dau=not ra)
        if vi_tri % 3 == 0 and vi_tri:
            ra += bac(so, i, vi_tri)
    return " ".join(ra) or "không"


def chu_cua(c: int, cot: int, truoc: str, sau: str, *, dau: bool) -> list[str]:
    """The words one digit adds: column 2 hundreds, 1 tens, 0 units."""
    if cot == 2:
        return [] if not c and (dau or not sau.strip("0")) else [CHU_SO[c], "trăm"]
    if cot == 1:
        if c > 1:
            return [CHU_SO[c], "mươi"]
        return ["mười"] if c else (["linh"] if sau.strip("0") and not dau else [])
    chuc = int(truoc[-1]) if truoc else 0
    if not c:
        return []
    if chuc > 1:
        return [{1: "mốt", 5: "lăm"}.get(c, CHU_SO[c])]
    return ["lăm" if chuc == 1 and c == 5 else CHU_SO[c]]


def bac(so: str, i: int, vi_tri: int) -> list[str]:
    """The unit after three digits: nghìn or triệu when one of the three counts, tỷ always."""
    nhom = so[max(0, i - 2) : i + 1].strip("0")
    ten = {1: "nghìn", 2: "triệu", 0: "tỷ"}[vi_tri // 3 % 3]
    return [ten] if nhom or ten == "tỷ" else []


@cache
def bang_0_99999() -> list[tuple[int, str]]:
    return [(n, doc_doc_lap(n)) for n in range(100_000)]


# ── the reader against its own examples, then the library against the reader ────────────────────────────────────────

BANG = [  # the examples of the facts, each a rule of its own
    (0, "không"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (22, "hai mươi hai"),
    (71, "bảy mươi mốt"),
    (84, "tám mươi bốn"),
    (95, "chín mươi lăm"),
    (106, "một trăm linh sáu"),
    (118, "một trăm mười tám"),
    (706, "bảy trăm linh sáu"),
    (2_016, "hai nghìn không trăm mười sáu"),
    (3_040, "ba nghìn không trăm bốn mươi"),
    (9_040, "chín nghìn không trăm bốn mươi"),
    (916_000, "chín trăm mười sáu nghìn"),
    (1_000_016, "một triệu không trăm mười sáu"),
    (2_000_071, "hai triệu không trăm bảy mươi mốt"),
    (6_400_000, "sáu triệu bốn trăm nghìn"),
    (7_006_000, "bảy triệu không trăm linh sáu nghìn"),
    (34_000_000, "ba mươi bốn triệu"),
    (86_004_000, "tám mươi sáu triệu không trăm linh bốn nghìn"),
    (503_000_000, "năm trăm linh ba triệu"),
    (640_035_000, "sáu trăm bốn mươi triệu không trăm ba mươi lăm nghìn"),
    (1_027_031_000, "một tỷ không trăm hai mươi bảy triệu không trăm ba mươi mốt nghìn"),
    (2_481_000_000, "hai tỷ bốn trăm tám mươi mốt triệu"),
    (8_062_000_000, "tám tỷ không trăm sáu mươi hai triệu"),
    (1_236_000_000_000, "một nghìn hai trăm ba mươi sáu tỷ"),
    (3_016_004_000_000, "ba nghìn không trăm mười sáu tỷ không trăm linh bốn triệu"),
    (4 * 10**15, "bốn triệu tỷ"),
    (3 * 10**18, "ba tỷ tỷ"),
    (10**18 + 5, "một tỷ tỷ không trăm linh năm"),
    (10**27 + 10**9, "một tỷ tỷ không trăm linh một tỷ"),
    (
        12_345_678_987_654_321,
        "mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám tỷ chín trăm tám mươi bảy triệu "
        "sáu trăm năm mươi bốn nghìn ba trăm hai mươi mốt",
    ),
]


@pytest.mark.parametrize(("so", "chu"), BANG)
def test_numbers_of_the_facts_are_spelled_so(so: int, chu: str) -> None:
    assert spell_so(so) == chu
    assert doc_doc_lap(so) == chu
    assert parse_chu(chu) == so


def test_every_number_below_a_hundred_thousand_agrees_with_the_independent_reader() -> None:
    assert [(n, spell_so(n)) for n, chu in bang_0_99999() if spell_so(n) != chu] == []


def test_every_number_below_a_hundred_thousand_reads_back() -> None:
    assert [n for n, chu in bang_0_99999() if parse_chu(chu) != n] == []


def test_no_two_numbers_share_their_words() -> None:
    assert len({chu for _, chu in bang_0_99999()}) == 100_000


@given(st.integers(-(10**30), 10**30))
def test_any_number_to_ten_to_the_thirtieth_agrees_and_reads_back(n: int) -> None:
    chu = spell_so(n)
    assert chu == (f"âm {doc_doc_lap(-n)}" if n < 0 else doc_doc_lap(n))
    assert parse_chu(chu) == n


@given(st.integers(0, 30), st.integers(1, 999), st.integers(0, 30), st.integers(0, 999))
def test_numbers_full_of_zeros_agree_and_read_back(mu: int, so: int, mu_2: int, so_2: int) -> None:
    n = so * 10**mu + so_2 * 10**mu_2
    assert spell_so(n) == doc_doc_lap(n)
    assert parse_chu(spell_so(n)) == n


@pytest.mark.parametrize("n", [10**k + d for k in (9, 12, 15, 18, 21, 27, 36) for d in (-1, 0, 1)])
def test_the_seams_between_units_agree(n: int) -> None:
    assert spell_so(n) == doc_doc_lap(n)
    assert parse_chu(spell_so(n)) == n


def test_a_number_of_ten_thousand_digits_is_no_trouble() -> None:
    n = 7 * 10**9_999 + 21
    assert parse_chu(spell_so(n)) == n


# ── styles ──────────────────────────────────────────────────────────────────────────────────────────────────────────

MOI_KIEU = [
    KieuDoc(mot=mot, bon=bon, lam=lam, linh=linh, khong_tram=khong_tram, phay_nhom=phay_nhom)
    for mot, bon, lam, linh, khong_tram, phay_nhom in itertools.product(
        ("mốt", "một"), ("bốn", "tư"), ("lăm", "nhăm", "năm"), ("linh", "lẻ", "lẽ"), (True, False), ("", "tỷ", "nhóm")
    )
]  # fmt: skip
TU_KHAC = [
    KieuDoc(nghin=nghin, ty=ty, bay=bay, am=am, phay=phay)
    for nghin, ty, bay, am, phay in itertools.product(
        ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("bảy", "bẩy"), ("âm", "trừ"), ("phẩy", "chấm")
    )
]  # fmt: skip
KHO = [0, 5, 15, 21, 24, 35, 55, 101, 104, 105, 1_001, 1_015, 2_016, 7_006_000, 1_000_000_005, 8_062_000_024]
KHO += [10**18 + 10**9 + 7, 1_234_567_891_011_121_314_151_617, 3 * 10**15, -37]


@pytest.mark.parametrize("kieu", MOI_KIEU + TU_KHAC, ids=str)
def test_every_style_reads_back(kieu: KieuDoc) -> None:
    assert [n for n in KHO if parse_chu(spell_so(n, kieu)) != n] == []
    assert [d for d in map(Decimal, ("0.7", "-2.35", "6.08")) if parse_chu(spell_so(d, kieu)) != d] == []


@settings(max_examples=60)
@given(st.sampled_from(MOI_KIEU), st.integers(0, 10**24))
def test_any_style_of_any_number_reads_back(kieu: KieuDoc, n: int) -> None:
    assert parse_chu(spell_so(n, kieu)) == n


@pytest.mark.parametrize(
    ("n", "kieu", "chu"),
    [
        (2_481, KieuDoc(mot="một"), "hai nghìn bốn trăm tám mươi một"),  # one of the sample plans
        (24, KieuDoc(bon="tư"), "hai mươi tư"),
        (14, KieuDoc(bon="tư"), "mười bốn"),  # never "mười tư"
        (25, KieuDoc(lam="nhăm"), "hai mươi nhăm"),
        (15, KieuDoc(lam="năm"), "mười lăm"),
        (101, KieuDoc(linh="lẻ"), "một trăm lẻ một"),
        (4_000, KieuDoc(nghin="ngàn"), "bốn ngàn"),
        (4 * 10**9, KieuDoc(ty="tỉ"), "bốn tỉ"),
        (77, KieuDoc(bay="bẩy"), "bẩy mươi bẩy"),
        (-7, KieuDoc(am="trừ"), "trừ bảy"),
        (2_016, KieuDoc(khong_tram=False), "hai nghìn mười sáu"),
        (7_006_000, KieuDoc(khong_tram=False), "bảy triệu linh sáu nghìn"),
        (1_200_300_400, KieuDoc(phay_nhom="tỷ"), "một tỷ, hai trăm triệu ba trăm nghìn bốn trăm"),
        (1_200_300_400, KieuDoc(phay_nhom="nhóm"), "một tỷ, hai trăm triệu, ba trăm nghìn, bốn trăm"),
    ],
)
def test_a_style_changes_only_its_words(n: int, kieu: KieuDoc, chu: str) -> None:
    assert spell_so(n, kieu) == chu


# ── decimals ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("so", "chu"),
    [
        ("0.7", "không phẩy bảy"),
        ("2.35", "hai phẩy ba mươi lăm"),
        ("6.08", "sáu phẩy không tám"),
        ("0.306", "không phẩy ba trăm linh sáu"),
        ("17.125", "mười bảy phẩy một trăm hai mươi lăm"),
        ("0.004", "không phẩy không không bốn"),
        ("7.999", "bảy phẩy chín trăm chín mươi chín"),
        ("3.1416", "ba phẩy một bốn một sáu"),  # four digits: one by one
        ("2.50", "hai phẩy năm"),  # equal numbers, equal words
        ("-0.5", "âm không phẩy năm"),
        ("-0", "không"),
        ("1E+3", "một nghìn"),
    ],
)
def test_decimals_are_spelled_so(so: str, chu: str) -> None:
    assert spell_so(Decimal(so)) == chu
    assert parse_chu(chu) == Decimal(so)


@given(st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=7))
def test_any_decimal_reads_back(so: Decimal) -> None:
    assert parse_chu(spell_so(so)) == so


def test_more_digits_than_a_decimal_context_holds_stay_exact() -> None:
    so = Decimal("123456789012345678901234567890.123456789012345678901234567891")
    assert parse_chu(spell_so(so)) == so


# ── wrong input ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gia_tri", [1.0, 0.0, True, False, "5", None, 5j, [5]])
def test_only_int_and_decimal_are_spelled(gia_tri: object) -> None:
    with pytest.raises(TypeError):
        spell_so(gia_tri)  # type: ignore[arg-type]


@pytest.mark.parametrize("so", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_finite_number_is_refused(so: str) -> None:
    with pytest.raises(GiaTriKhongHopLe):
        spell_so(Decimal(so))


@pytest.mark.parametrize(
    ("chu", "cho"),
    [
        ("", 0),
        ("   ", 3),
        ("mười tư", 5),
        ("mười mốt", 5),
        ("hai mươi mười", 9),
        ("một mươi", 0),
        ("không trăm linh sáu", 0),
        ("hai nghìn ba triệu", 13),
        ("hai nghìn ba nghìn", 13),
        ("năm trăm trăm", 9),
        ("hai trăm năm", 9),  # 250 to some, 205 to others
        ("hai nghìn năm", 10),
        ("một tỷ năm", 7),
        ("linh sáu", 0),
        ("một trăm linh", 13),
        ("hai phẩy", 8),
        ("phẩy hai", 0),
        ("âm", 2),
        ("âm âm hai", 3),
        ("hai, ba", 3),
        ("hai nghìn,", 9),
        ("hai tỷ,, ba triệu", 6),
        ("hai triệu đồng", 10),
        ("hai mưoi", 4),
        ("không không", 6),
        ("hai không", 4),
        ("2 triệu", 0),
        ("hai" * 100_000, 0),
    ],
)
def test_wrong_words_are_refused_at_their_place(chu: str, cho: int) -> None:
    with pytest.raises(SoChuKhongHopLe) as loi:
        parse_chu(chu)
    assert loi.value.cho == cho


def test_a_misspelt_word_gets_the_nearest_word() -> None:
    with pytest.raises(SoChuKhongHopLe) as loi:
        parse_chu("hai triêu")
    assert loi.value.goi_y[0] == "triệu"


def test_an_ambiguous_digit_gets_both_readings() -> None:
    with pytest.raises(SoChuKhongHopLe) as loi:
        parse_chu("hai nghìn năm")
    assert loi.value.goi_y == ("không trăm linh năm", "năm trăm")


@pytest.mark.parametrize(
    ("chu", "so"),
    [
        ("  HAI   NGHÌN\tkhông trăm\nmười sáu ", 2_016),
        ("hai\u00a0mươi mốt", 21),
        ("hai nghi\u0300n mu\u031bo\u031b\u0300i", 2_010),  # NFD
        ("bốn trăm lẻ tư", 404),  # "lẻ tư" is heard in schools
        ("hai nghìn lẻ mười sáu", 2_016),  # num2words writes it
        ("bảy triệu sáu nghìn", 7_006_000),  # zeros left out, the unit makes it sure
        ("một triệu không trăm nghìn không trăm linh hai", 1_000_002),
    ],
)
def test_looser_words_are_read(chu: str, so: int) -> None:
    assert parse_chu(chu) == so


@settings(max_examples=300)
@given(st.lists(st.sampled_from("không một mốt tư lăm năm mười mươi trăm linh nghìn triệu tỷ phẩy âm ,".split())))  # noqa: SIM905
@example(["hai", "mươi", "tư"])
def test_any_salad_of_number_words_is_read_or_refused_with_a_place(tu: list[str]) -> None:
    chu = " ".join(tu)
    so, cho = doc_hoac_cho(chu)
    assert 0 <= cho <= len(chu)
    assert (None if so is None else parse_chu(spell_so(so))) == so


def doc_hoac_cho(chu: str) -> tuple[int | Decimal | None, int]:
    """The number, or None and the place of the refusal (-1 when it has none)."""
    try:
        return parse_chu(chu), 0
    except SoChuKhongHopLe as loi:
        return None, -1 if loi.cho is None else loi.cho
