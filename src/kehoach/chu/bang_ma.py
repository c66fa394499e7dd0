"""Bảng mã: text of the encodings before Unicode, TCVN3 (ABC) and VNI, found out and converted.

Old files hold such text as Latin-1 letters in a font of their own ("QuyÕt ®Þnh" in .VnTime, "Xin chaøo" in VNI-Times).
The font name decides; without one, several words must be syllables when converted and none as they stand. One odd
letter is never enough: "cá" is a fish in Unicode and "cỏ", grass, in TCVN3.
"""

from __future__ import annotations

import re
from typing import Literal

from kehoach.chu.am_tiet import is_am_tiet
from kehoach.chu.dau import clean_chu

BangMa = Literal["tcvn3", "vni"]

_IT_NHAT = 2  # different words that prove an encoding
_TU = re.compile(r"[A-Za-z\u00a1-\u00ff]+")

# Code points 0xA0–0xFF of TCVN 5712:1993 VN3, sixteen a row; "." where the table has no letter.
_VN3 = ".ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
_TCVN3 = {0xA0 + i: chu for i, chu in enumerate(_VN3) if chu != "."}

_VNI_DAU = {  # the mark written after a base letter, and the letters it makes of a, e, o, u, y, ô (ơ), ö (ư)
    "ù": "aáeéoóuúyýôớöứ", "ø": "aàeèoòuùyỳôờöừ", "û": "aảeẻoỏuủyỷôởöử", "õ": "aãeẽoõuũyỹôỡöữ", "ï": "aạeẹoọuụôợöự",
    "â": "aâeêoô", "á": "aấeếoố", "à": "aầeềoồ", "å": "aẩeểoổ", "ã": "aẫeễoỗ", "ä": "aậeệoộ",
    "ê": "aă", "é": "aắ", "è": "aằ", "ú": "aẳ", "ü": "aẵ", "ë": "aặ",
}  # fmt: skip
_VNI_DON = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}  # "í" and "ì" are themselves


def _bang_vni() -> dict[str, str]:
    bang = dict(_VNI_DON)
    for dau, chu in _VNI_DAU.items():
        bang |= {goc + dau: ra for goc, ra in zip(chu[::2], chu[1::2], strict=True)}
    hoa = {goc[0].upper() + goc[1:]: ra.upper() for goc, ra in bang.items()}
    return bang | hoa | {goc.upper(): ra.upper() for goc, ra in bang.items()}


_VNI = _bang_vni()
_VNI_CHU = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def detect_bang_ma(text: str, phong: str | None = None) -> BangMa | None:
    """Bảng mã của một đoạn chữ: the old encoding of a run of text, None for Unicode and for what is not sure.

    Shape:   `phong`, the name of the run's font, decides when it is a known one (".VnTime" → tcvn3, "VNI-Times" → vni);
             other fonts say nothing. Without it at least two different words must be Vietnamese syllables when
             converted and none as they stand, and such words must outnumber those that are right as they are.
    Source:  TCVN 5712:1993 (VN3) and the VNI fonts; the rule is our own.
    Raises:  nothing.

    >>> detect_bang_ma("QuyÕt ®Þnh"), detect_bang_ma("Xin chaøo caùc baïn"), detect_bang_ma("cá má")
    ('tcvn3', 'vni', None)
    >>> detect_bang_ma("¸p", phong=".VnTime"), detect_bang_ma("¸p")
    ('tcvn3', None)
    """
    ten = (phong or "").strip().lower()
    if ten.startswith(".vn"):
        return "tcvn3"
    if ten.startswith("vni-"):
        return "vni"
    if any(ord(c) > 0xFF and c.isalpha() for c in text):
        return None
    tu = {t for t in _TU.findall(text) if not t.isascii()}
    dung = sum(map(is_am_tiet, tu))
    diem: dict[BangMa, int] = {ma: _count_chung(tu, ma) for ma in ("tcvn3", "vni")}
    chac = max(diem, key=lambda ma: diem[ma])
    return chac if diem[chac] >= _IT_NHAT and diem[chac] > dung and diem["tcvn3"] != diem["vni"] else None


def _count_chung(tu: set[str], ma: BangMa) -> int:
    """Words that are syllables in that encoding only."""
    return sum(not is_am_tiet(t) and is_am_tiet(_convert(t, ma)) for t in tu)


def convert_bang_ma(text: str, bang_ma: BangMa, *, hoa: bool = False) -> str:
    """Chuyển mã: a run of TCVN3 or VNI text in Unicode.

    Shape:   NFC, cleaned as `clean_chu` does (afterwards: U+00AD is ư in TCVN3). `hoa` gives capitals, for fonts that
             show capitals for small letters (".VnTimeH").
    Source:  TCVN 5712:1993 (VN3); the VNI fonts.
    Raises:  ValueError for an unknown encoding.

    >>> convert_bang_ma("QuyÕt ®Þnh", "tcvn3"), convert_bang_ma("UÛy ban nhaân daân", "vni")
    ('Quyết định', 'Ủy ban nhân dân')
    """
    if bang_ma not in ("tcvn3", "vni"):
        raise ValueError(f"Không có bảng mã «{bang_ma}»; có: tcvn3, vni.")
    chu = clean_chu(_convert(text, bang_ma))
    return chu.upper() if hoa else chu


def _convert(text: str, bang_ma: BangMa) -> str:
    if bang_ma == "tcvn3":
        return text.translate(_TCVN3)
    return _VNI_CHU.sub(lambda m: _VNI[m.group()], text)


def to_unicode(text: str, phong: str | None = None) -> str:
    """Sang Unicode: a run of text, converted when it surely is of an old encoding, else only cleaned.

    Shape:   NFC text; call it run by run, with the font of the run. The case of fonts ending in H is in their name.
    Source:  as `detect_bang_ma`.
    Raises:  nothing. Soft hyphens stay in text that may be TCVN3 but is not surely so.

    >>> to_unicode("kÕ ho¹ch", ".VnTimeH"), to_unicode("Kế hoạch", "Times New Roman")
    ('KẾ HOẠCH', 'Kế hoạch')
    """
    bang_ma = detect_bang_ma(text, phong)
    if bang_ma is None:
        return clean_chu(text)
    ten = (phong or "").strip()
    return convert_bang_ma(
        text, bang_ma, hoa=bang_ma == "tcvn3" and ten.lower().startswith(".vn") and ten.endswith("H")
    )
