"""Khác gói: where two documents differ, in one sentence: words first, then how they look, then what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import islice

from kehoach.doc_lai.dong_thay import read_dong_thay
from kehoach.loi import TepDocxHongError
from kehoach.ooxml import ns
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.noi_dung_goi import NoiDungGoi
from kehoach.so_sanh.ghep_dong import align

_DANG_CO = "tệp đang có"
_TOI_DA = 3
_DEM_TOI_DA = 100
_DAI_TRICH = 90
_TRUOC_CHO_KHAC = 40
_DOAN = re.compile(r"(?=<w:p[ >])")
_KY_HIEU = re.compile(r"<[^>]*>")
_GOI_PHAN = {
    "styles": "kiểu chữ mặc định",
    "header": "đầu trang",
    "footer": "chân trang",
    ns.RT_FOOTNOTES: "chú thích",
    ns.RT_ENDNOTES: "chú thích cuối văn bản",
    ns.RT_COMMENTS: "lời nhận xét",
    ns.RT_NUMBERING: "danh sách đánh số",
}


def explain_lech(cu: bytes, moi: bytes) -> str:
    """One sentence: the first paragraphs whose words differ, else those that look different, else the parts."""
    try:
        doan_cu, doan_moi = (read_dong_thay(x, ten=_DANG_CO) for x in (cu, moi))
        phan_cu, phan_moi = (read_goi(x, ten=_DANG_CO) for x in (cu, moi))
        nhin_cu, nhin_moi = NoiDungGoi(phan_cu).streams(), NoiDungGoi(phan_moi).streams()
    except TepDocxHongError as loi:
        if cu.startswith(b"PK") or moi.startswith(b"PK"):
            return str(loi).removesuffix(".").replace(f"«{_DANG_CO}»", _DANG_CO)
        return _ke(_khac_doan(_dong(cu), _dong(moi))) or "khác nội dung"
    khac = _khac_doan(doan_cu, doan_moi) or list(islice(_khac_nhin(nhin_cu, nhin_moi), _DEM_TOI_DA))
    if khac:
        return _ke(khac)
    phan = [t for t in sorted({*phan_cu, *phan_moi}) if phan_cu.get(t) != phan_moi.get(t)]
    return f"chữ và định dạng như nhau, khác ở phần {', '.join(phan)}" if phan else "khác cách nén"


def _ke(khac: Sequence[str]) -> str:
    con = f" (và {len(khac) - _TOI_DA} chỗ nữa)" if len(khac) > _TOI_DA else ""
    return "; ".join(khac[:_TOI_DA]) + con


def _khac_nhin(cu: Mapping[str, str], moi: Mapping[str, str]) -> Iterator[str]:
    """What looks different though it reads the same: paragraphs, then the parts around them."""
    for nhan in sorted({*cu, *moi}, key=lambda x: (x != "document", x)):
        a, b = cu.get(nhan, ""), moi.get(nhan, "")
        if a == b:
            continue
        goi = _GOI_PHAN.get(nhan) or _GOI_PHAN.get(nhan.partition(" ")[0])
        chu_a, chu_b = _chu(a), _chu(b)
        if goi is None:
            yield from _khac_dang(a, b)
        elif chu_a != chu_b:
            yield f"{goi}: {_trich_cap([chu_a], [chu_b])}"
        else:
            yield f"định dạng của {goi}"


def _khac_dang(a: str, b: str) -> Iterator[str]:
    cu, moi = _DOAN.split(a), _DOAN.split(b)
    for giong, i, k, m, n in align(cu, moi):
        if not giong:
            doan = [x for x in map(_chu, [*cu[i:k], *moi[m:n]]) if x]
            yield f"định dạng, bảng hoặc hình ở {_trich(doan[:1]) if doan else 'một đoạn không có chữ'}"


def _chu(nhin: str) -> str:
    return " ".join(unescape(_KY_HIEU.sub("", nhin)).split())


def _dong(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


def _khac_doan(cu: Sequence[str], moi: Sequence[str]) -> list[str]:
    ra = []
    for giong, i, k, m, n in align(cu, moi):
        if not giong:
            ra.append(f"đoạn {i + 1}: {_trich_cap(cu[i:k], moi[m:n])}")
    return ra


def _trich_cap(cu: Sequence[str], moi: Sequence[str]) -> str:
    """Both sides from a little before the first word that differs, so that the difference is in what is shown."""
    a, b = " / ".join(cu), " / ".join(moi)
    chung = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    dau = max(0, chung - _TRUOC_CHO_KHAC)
    return f"{_trich(cu, dau)} → {_trich(moi, dau)}"


def _trich(doan: Sequence[str], dau: int = 0) -> str:
    chu = " / ".join(doan)
    if dau:
        tu = chu.find(" ", dau, dau + _TRUOC_CHO_KHAC) + 1
        chu = f"…{chu[tu or dau :]}"
    return f"«{chu if len(chu) <= _DAI_TRICH else chu[: _DAI_TRICH - 1] + '…'}»" if chu else "(không có)"
