"""Ký tự: which characters a document may hold, what of pasted text is put in order, and why the rest is refused.

One question is asked of every text on the fast path, `is_lang` ("lặng": quiet): only characters that are certainly
harmless, already NFC, no template mark. All else takes the slow road of `find_ky_tu_cam`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from kehoach.nguon import ma

# No combining marks (so NFC already), no controls, nothing invisible.
_LANG = re.compile(
    "[\n -~\xa0-\xac\xae-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u27bf]*+\\Z"
)

_BIEU_TUONG = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030-\u3299\U0001f000-\U0001faff"
)

# (characters, what they are, remedy); the first class that holds a character explains it.
_LOAI: tuple[tuple[str, str, str], ...] = (
    ("\t", "dấu tab thụt đầu dòng", "thay bằng dấu cách; bảng thì dùng | a | b |"),
    ("\x00-\x08\x0b-\x1f\x7f", "ký tự điều khiển", "xóa ký tự này"),
    ("\x85\u2028\u2029", "dấu ngắt dòng không thông dụng", "thay bằng xuống dòng thường"),
    ("\x80-\x84\x86-\x9f", "ký tự điều khiển C1, thường do đổi sai bảng mã", "gõ lại chữ ở chỗ này"),
    ("\xad", "dấu nối mềm, không nhìn thấy", "xóa ký tự này"),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "ký tự đổi hướng chữ, không nhìn thấy", "xóa ký tự này"),
    (
        "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0"
        "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
        "ký tự rộng bằng không, không nhìn thấy",
        "xóa ký tự này",
    ),
    ("\ufeff", "dấu BOM nằm giữa văn bản", "xóa ký tự này"),
    ("\ufffd", "ký tự thay thế, dấu vết của chữ bị hỏng khi đổi bảng mã", "gõ lại chữ ở chỗ này"),
    ("\ud800-\udfff", "nửa cặp surrogate, không phải là chữ", "gõ lại chữ ở chỗ này"),
    (
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "ký tự vùng dùng riêng, mỗi phông một khác",
        "thay bằng ký tự Unicode thông dụng",
    ),
    (
        "\ufdd0-\ufdef\ufffe\uffff"
        + "".join(chr(x * 0x10000 + 0xFFFE) + chr(x * 0x10000 + 0xFFFF) for x in range(1, 17)),
        "mã không phải ký tự (noncharacter)",
        "xóa ký tự này",
    ),
)


# What comes along when text is pasted: hints where a line may break, which print nothing, and the line break of Word.
_DAN = str.maketrans({"\xad": None, "\u200b": None, "\x0b": "\n"})
_DAN_NGUON = {**_DAN, 0x0B: " "}
_TRANG = re.compile("[ \t]++")
_CACH = re.compile("[ \t\n]++")

# Emoji need the joiner between two pictures and the variation selector after one; elsewhere both are refused.
_TRUOC_CHON = f"#*0-9\xa9\xae\u203c\u2049\u2122\u2139{_BIEU_TUONG}"
_NOI_EMOJI = f"(?<=[\ufe0f{_BIEU_TUONG}])\u200d(?=[{_BIEU_TUONG}])|(?<=[{_TRUOC_CHON}])[\ufe0e\ufe0f]"

_DAU_MAU = ("{{", "}}", "{%", "%}", "{#", "#}", "{_{", "}_}", "{_%", "%_}")
_NGHI_MO = re.compile(r"\{[{%#_]")  # each begins with a plain character, which makes the search fast
_NGHI_DONG = re.compile(r"\}(?<=[}%#_]\})")
_MAU = re.compile("|".join(re.escape(dau) for dau in _DAU_MAU))

# More marks on one letter than any writing needs; sorting them takes quadratic time (UAX 15, Stream-Safe Text).
DAU_TOI_DA = 30
_NGHI_CHONG_DAU = re.compile(rf"[^\w\s\x00-\x7f]{{{DAU_TOI_DA + 1},}}")

# What YAML itself refuses or takes for a line end, so that it has to go before parsing.
_YAML_CAM = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"

TOI_DA_MOI_CHUOI = 20


@cache
def _cam() -> re.Pattern[str]:
    """Any refused character; compiled when the first doubtful text comes."""
    return re.compile(f"(?!{_NOI_EMOJI})[{''.join(lop for lop, _, _ in _LOAI)}]")


def is_lang(text: str) -> bool:
    """Whether every character is plainly harmless: nothing to normalise, to refuse or to explain.

    >>> is_lang("Ủy ban nhân dân – 100%"), is_lang("{{ x }}"), is_lang("a\\u200bb")
    (True, False, False)
    """
    if _LANG.match(text) is None:
        return False
    return not ("{" in text and _NGHI_MO.search(text)) and not ("}" in text and _NGHI_DONG.search(text))


def find_ky_tu_cam(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Every refused character and template mark: offset, finding id, message, remedy.

    >>> [(cho, ma) for cho, ma, _, _ in find_ky_tu_cam("a\\x07{{")]
    [(1, 'nap.ky_tu'), (2, 'nap.mau')]
    """
    yield from ((m.start(), *explain_ky_tu(m[0])) for m in _cam().finditer(text))
    yield from ((cho, ma.MAU, thong_diep, goi_y) for cho, thong_diep, goi_y in find_dau_mau(text))
    cho = find_chong_dau(text)
    if cho is not None:
        yield cho, ma.KY_TU, f"Có hơn {DAU_TOI_DA} dấu kết hợp liền nhau trên một chữ.", "gõ lại chữ ở chỗ này"


def find_dau_mau(text: str) -> Iterator[tuple[int, str, str]]:
    """Every mark of templates: offset, message, remedy.

    >>> [cho for cho, _, _ in find_dau_mau("a {{ b }}")]
    [2, 7]
    """
    for m in _MAU.finditer(text):
        thong_diep = (
            f"Không dùng được «{m[0]}» trong dữ liệu: đó là dấu hiệu của tệp mẫu, dữ liệu không bao giờ là mẫu."
        )
        yield m.start(), thong_diep, "viết cách ra, ví dụ «{ {»"


def explain_ky_tu(ky_tu: str) -> tuple[str, str, str]:
    """Finding id, message and remedy for one refused character.

    >>> explain_ky_tu("\\u200b")[1]
    'Không dùng được ký tự U+200B ZERO WIDTH SPACE (ký tự rộng bằng không, không nhìn thấy).'
    """
    ten, goi_y = next(((ten, g) for lop, ten, g in _LOAI if re.match(f"[{lop}]", ky_tu)), ("ký tự lạ", "xóa ký tự này"))
    ten_unicode = unicodedata.name(ky_tu, "")
    nhan = f"U+{ord(ky_tu):04X}" + (f" {ten_unicode}" if ten_unicode else "")
    return ma.KY_TU, f"Không dùng được ký tự {nhan} ({ten}).", goi_y


def find_chong_dau(text: str) -> int | None:
    """Offset of the first run of combining marks too long to be a letter, None when there is none."""
    for m in _NGHI_CHONG_DAU.finditer(text):
        dem = 0
        for i in range(m.start(), m.end()):
            dem = dem + 1 if unicodedata.category(text[i])[0] == "M" else 0
            if dem > DAU_TOI_DA:
                return i - DAU_TOI_DA
    return None


def normalize_chu(text: str) -> str:
    """Text as every door takes it, whoever wrote or pasted it: LF, NFC, without break hints, spaces for tabs.

    Shape:   soft hyphens and zero-width spaces go; U+000B, the line break of Word, is one; a tab is a space, and
             nothing before the first word or at the end of a line. A tab that indents a later line stays, to be
             refused: it may mean a level. No-break spaces stay.

    >>> normalize_chu("nội\\u200b dung\\t1\\x0bhai\\t\\r\\n")
    'nội dung 1\\nhai\\n'
    """
    if is_lang(text):
        return text
    text = normalize_dong(text).translate(_DAN)
    return _normalize_nfc(_doi_tab(text) if "\t" in text else text)


def normalize_nguon(text: str) -> str:
    """The whole text of a source by the same rule, before it is parsed; a line break or a tab may be syntax there.

    >>> normalize_nguon("a:\\u200b |\\r\\n  một\\x0bhai\\n")
    'a: |\\n  một hai\\n'
    """
    return _normalize_nfc(normalize_dong(text).translate(_DAN_NGUON))


def join_dong(text: str) -> str:
    """Text from elsewhere on one line: `normalize_chu`, then line breaks and runs of spaces as one space.

    >>> join_dong(" Tổ  một,\\n\\ttổ hai ")
    'Tổ một, tổ hai'
    """
    text = normalize_chu(text)
    return (_CACH.sub(" ", text) if "\n" in text or "  " in text else text).strip()


def _doi_tab(text: str) -> str:
    dau = len(text) - len(text.lstrip(" \t\n"))
    return _TRANG.sub(_doi_trang, text[dau:] if "\t" in text[:dau] else text)


def _doi_trang(trang: re.Match[str]) -> str:
    """A run of spaces and tabs, by where it stands."""
    chu, truoc, sau = trang.string, trang.start(), trang.end()
    if "\t" not in trang[0] or (chu[truoc - 1] == "\n" and sau < len(chu) and chu[sau] != "\n"):
        return trang[0]
    return "" if sau == len(chu) or chu[sau] == "\n" else trang[0].replace("\t", " ")


def _normalize_nfc(text: str) -> str:
    """The text in NFC, in linear time: text with absurd runs of marks (refused anyway) comes back as it is."""
    return text if find_chong_dau(text) is not None else unicodedata.normalize("NFC", text)


def normalize_dong(text: str) -> str:
    """The text with LF line ends.

    >>> normalize_dong("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find_yaml_cam(text: str) -> list[int]:
    """Offsets of the characters that a YAML text may not hold anywhere, comments included."""
    return [m.start() for m in re.finditer(_YAML_CAM, text)]


def replace_yaml_cam(text: str) -> str:
    """The same text, as long, with those characters replaced by a harmless one."""
    return re.sub(_YAML_CAM, "·", text)
