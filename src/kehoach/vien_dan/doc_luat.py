"""Đọc luật: hiến pháp, bộ luật, luật, pháp lệnh by name ("Luật Xây dựng số 50/2014/QH13", "Luật Dầu khí năm 2022")."""

from __future__ import annotations

from typing import NamedTuple

from kehoach.vien_dan.mau import GACH, MauTre

_LOAI = r"(?P<loai>(?i:Bộ\s+luật)|[Ll]uật|LUẬT|(?i:Pháp\s+lệnh)|(?i:Hiến\s+pháp))(?!\w)"
# Words that no name of a law holds, save at its start: after them the sentence has gone on.
_HET_TEN = (
    r"(?:này|có(?!\s+công\b)|được|đã|đang|sẽ|phải|do|thì|tại(?!\s+(?:doanh|Việt|các)\b)|từ|trong|để|nhằm|cho|khi|nếu|hoặc"
    r"|là|nêu|trên|như|hiện\s+hành|chuyên\s+ngành|hết\s+hiệu\s+lực|quy\s+định|và\s+(?:các|những|một)|kể|đến|bởi|gồm"
    r"|vào(?!\s+sản\b)|trước|sau|(?:ngày|năm|số)(?=[\s:]+\d)|kèm|theo(?=\s+(?:quy|chỉ|Nghị|Quyết)\b))"
)
_CAM_DAU = r"(?:này|đó|trên|hiện|các|và|của|sư|gia|pháp|lệ|nói|nêu|thì|là)"
_KHONG_TRONG_TEN = r"\s,;.:()/“”\"\d"
_CHU = rf"(?!(?:{_HET_TEN})(?!\w))[^{_KHONG_TRONG_TEN}]++"
_KHONG_LUAT = r"(?:Bộ\s+)?(?:Luật|(?<!háp\s)luật)\b|Pháp\s+lệnh\b"  # "Luật A và Luật B": the name is A
_VAN_BAN_KHAC = (
    r"Nghị\s|Thông\s+tư\b|Quyết\s+định\b|Chỉ\s+thị\b|Kế\s+hoạch\s+số|Công\s+văn\b|Kết\s+luận\b|Văn\s+bản\s+số"
)
_CHU_KHAC = rf"(?!{_VAN_BAN_KHAC}){_CHU}"
_TEN = (
    rf"(?!{_CAM_DAU}(?!\w))(?:(?i:sửa\s+đổi)(?:,?\s+{_CHU_KHAC}){{1,40}}?"
    rf"|(?!{_VAN_BAN_KHAC}|{_KHONG_LUAT})[^{_KHONG_TRONG_TEN}]++(?:,?\s+(?!{_KHONG_LUAT}){_CHU_KHAC}){{0,25}}?)"
)
_SO_MO = r"(?:,?\s+(?:[Ss]ố\s*:?\s*)?|\s*\(\s*(?:[Ll]uật\s+)?số\s+)"
_SAU = (
    rf"(?=(?P<sua>\s*\((?i:sửa\s+đổi|hợp\s+nhất)[^()]{{0,40}}\))?"
    rf"(?:{_SO_MO}\d{{1,3}}[A-Za-z]?\s?[/{GACH}]\s?(?:\d{{4}}|[A-Z])"
    rf"|,?\s+(?:ban\s+hành\s+)?ngày[\s\d…._]|\s+(?:năm\s+)?(?:19|20)\d\d(?![\d/{GACH}])))"
)
_LUAT = MauTre(rf"{_LOAI}(?:\s+(?!số\b|năm\b)(?P<ten>{_TEN}))?{_SAU}")
_NAM = MauTre(rf"\s+(?:năm\s+)?(?P<nam>(?:19|20)\d\d)(?![\d/{GACH}])")
_SO = MauTre(
    rf"(?P<dau>{_SO_MO})(?P<so>\d{{1,3}}[A-Za-z]?)"
    rf"(?:\s?/\s?(?P<nam>\d{{4}})\s?(?P<noi>[/{GACH}])\s?(?P<kh>[A-Z]{{2,8}}\s?\d{{0,2}}(?:[{GACH}][A-Z0-9]+)?)"
    rf"|\s?(?P<noi2>[/{GACH}])\s?(?P<kh2>[A-Z]{{1,8}}(?:[/{GACH}][A-Z0-9]+)?))(?!\w)"
)


class LuatDoc(NamedTuple):
    """Luật đã đọc: kind, name, number and year; `den` is where the date may begin."""

    loai: str
    goc: str
    ten: str | None
    so: str | None = None
    nam: str | None = None
    ky_hieu: str | None = None
    dau: str = "/"
    den: int = 0
    nam_ban_hanh: int | None = None


_CHUAN = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}


def read_luat(text: str, tu: int) -> LuatDoc | None:
    """The law whose kind begins at `tu`; None when neither number nor date nor year follows its name.

    >>> d = read_luat("Luật Thể dục, thể thao số 77/2006/QH11 đã được", 0)
    >>> d.ten, d.so, d.ky_hieu
    ('Thể dục, thể thao', '77', 'QH11')
    >>> read_luat("Luật này có hiệu lực từ ngày 01/7/2025", 0) is None
    True
    """
    m = _LUAT.match(text, tu)
    if m is None:
        return None
    goc, ten = m["loai"], m["ten"]
    loai = _CHUAN[" ".join(goc.lower().split())]
    den = m.end("sua") if m["sua"] else m.end()
    nam = _NAM.match(text, den)
    den = nam.end() if nam else den
    so = _SO.match(text, den)
    if so is None:
        if ten is None and loai != "Hiến pháp":
            return None
        return LuatDoc(loai, goc, ten, den=den, nam_ban_hanh=int(nam["nam"]) if nam else None)
    dong = "(" in so["dau"] and text[so.end() : so.end() + 1] == ")"
    noi = "/" if (so["noi"] or so["noi2"]) == "/" else "-"
    return LuatDoc(
        loai,
        goc,
        ten,
        so=so["so"],
        nam=so["nam"],
        ky_hieu=(so["kh"] or so["kh2"]).replace(" ", ""),
        dau=noi,
        den=so.end() + dong,
        nam_ban_hanh=int(nam["nam"]) if nam else None,
    )
