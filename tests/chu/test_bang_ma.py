"""Old encodings: found out only when sure, converted letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.chu import convert_bang_ma, detect_bang_ma, to_unicode
from kehoach.chu.am_tiet import is_am_tiet

# By another method than the library's tables: the letters in the order of a keyboard tool's list, and their codes.
CHU = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TCVN3 = bytes.fromhex(
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4"
    "adf5f8f6f7f9fafdfbfcfea1a2a7a3a4a5a6"
).decode("latin-1")
VNI = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ "
    "oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î AÊ AÂ Ñ EÂ OÂ Ô Ö"
)

CAU = "Ủy ban nhân dân huyện xây dựng kế hoạch thực hiện dự án giảm nghèo bền vững, ưu tiên người dân tộc thiểu số"
"""A sentence to send through the old encodings."""


def sang(chu: str, bang: dict[str, str]) -> str:
    return "".join(bang.get(c, c) for c in chu)


BANG_TCVN3 = dict(zip(CHU, TCVN3, strict=True))
BANG_VNI = dict(zip(CHU, VNI.split(), strict=True))


@given(st.text(CHU + "bcdghklmnpqrstvx ,.-0123"))
def test_tcvn3_text_converts_letter_by_letter(chu: str) -> None:
    assert convert_bang_ma(sang(chu, BANG_TCVN3), "tcvn3") == chu


@given(st.lists(st.sampled_from(CHU), max_size=20))
def test_vni_text_converts_letter_by_letter(chu: list[str]) -> None:
    # a consonant between, since a vowel may take the next letter for its mark
    assert convert_bang_ma("t".join(BANG_VNI[c] for c in chu), "vni") == "t".join(chu)


def test_capitals_of_vni_convert() -> None:
    assert convert_bang_ma("KEÁ HOAÏCH, ÑÒNH KYØ, ÖU TIEÂN", "vni") == "KẾ HOẠCH, ĐỊNH KỲ, ƯU TIÊN"


def test_both_encodings_are_found_in_a_sentence() -> None:
    cau = CAU.replace("Ủy", "ủy")  # TCVN3 has no toned capitals
    assert detect_bang_ma(sang(cau, BANG_TCVN3)) == "tcvn3"
    assert to_unicode(sang(cau, BANG_TCVN3)) == cau
    assert detect_bang_ma(sang(cau, BANG_VNI)) == "vni"
    assert to_unicode(sang(cau, BANG_VNI)) == cau


@pytest.mark.parametrize(
    "chu",
    [
        "",
        "Plan 2024",
        CAU,
        "cá má",  # two fish and a mother; two grasses and a beak in TCVN3
        "có là và hà",
        "¸p dông",  # one sure word is not enough
        "élève à l'école, été, où",  # French
        "für Grüße, Öl, Bäume",  # German
        "São Paulo não é",  # Portuguese
        "1 234 © § ® µm",
        "QuyÕt ®Þnh của Ủy ban",  # a leftover inside Unicode text: ask run by run
    ],
)
def test_what_is_not_sure_is_left_alone(chu: str) -> None:
    assert detect_bang_ma(chu) is None


@pytest.mark.parametrize(
    ("phong", "chu", "ra"),
    [
        (".VnTime", "¸p dông", "áp dụng"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        (".VnArial NarrowH", "kÕ ho¹ch", "KẾ HOẠCH"),
        ("VNI-Times", "chaøo", "chào"),
        ("VNI-HelveH", "chaøo", "chào"),  # H means capitals in .Vn fonts only
        ("Times New Roman", "Ðề án", "Đề án"),
        (None, "Ðề án", "Đề án"),
    ],
)
def test_the_font_decides(phong: str | None, chu: str, ra: str) -> None:
    assert to_unicode(chu, phong) == ra


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ValueError, match="viscii"):
        convert_bang_ma("a", "viscii")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "tu", (CAU.replace(",", "") + " nghiêng quyển giếng gì yêu khuỷu oắt Huếch qua quý quốc").split()
)
def test_syllables_are_known(tu: str) -> None:
    assert is_am_tiet(tu)


@pytest.mark.parametrize("tu", ["", "a1", "plan", "été", "quyÕt", "tac", "các̀", "ngm", "bcd", "uỷỷ", "Kb", "ôâ"])
def test_what_is_no_syllable_is_known(tu: str) -> None:
    assert not is_am_tiet(tu)
