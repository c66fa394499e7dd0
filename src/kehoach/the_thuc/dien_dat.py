"""Diễn đạt: a value asked or found, in Vietnamese words and units, for messages and documentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kehoach.the_thuc import gia_tri as g
from kehoach.the_thuc.quy_tac import TEN_DOI_TUONG, QuyTac, ViDu

_CAN = {"trai": "trái", "giua": "giữa", "phai": "phải", "deu": "đều hai bên"}
_O = {"dau_trang": "đầu trang (lề trên)", "chan_trang": "cuối trang (lề dưới)"}
_HUONG = {"doc": "đứng", "ngang": "nằm ngang"}
_DON_VI = {"co_chu": "pt", "khoang_doan": "pt", "le": "mm", "thut_dau": "mm", "gian_dong": "dòng", "ke": "lần dòng chữ"}
_KIEU_SO = {"decimal": "1, 2, 3", "lowerRoman": "i, ii, iii", "upperRoman": "I, II, III", "lowerLetter": "a, b, c"}


def format_so(x: float) -> str:
    """A number as Vietnamese writes it, at most two decimals.

    >>> format_so(12.7), format_so(14.0)
    ('12,7', '14')
    """
    return f"{x:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def format_can(quy_tac: QuyTac) -> str:
    """What a rule asks, with its unit.

    >>> from kehoach.the_thuc.quy_tac import quy_tac_theo_ma
    >>> format_can(quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03"))
    'từ 12 đến 13 pt'
    """
    viet = _CAN_THEO_PHEP.get(quy_tac.phep)
    return viet(quy_tac.gia_tri) if viet else quy_tac.cau


def format_thay(quy_tac: QuyTac, thay: ViDu) -> str:
    """What was found, with the unit of the rule's value.

    >>> from kehoach.the_thuc.quy_tac import quy_tac_theo_ma
    >>> format_thay(quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03"), 15)
    '15 pt'
    """
    viet = _THAY_THEO_PHEP.get(quy_tac.phep)
    if viet:
        return viet(thay)
    return _thay_chung(quy_tac.phep, thay)


def format_thong_diep(quy_tac: QuyTac, thay: ViDu, trich: str | None = None) -> str:
    """The rule's message for this finding; `trich` is what to quote instead of the whole value."""
    return _dien(quy_tac.thong_diep, thay=trich or format_thay(quy_tac, thay), can=format_can(quy_tac))


def format_goi_y(quy_tac: QuyTac) -> str:
    """How to mend a breach of the rule."""
    return _dien(quy_tac.goi_y, can=format_can(quy_tac))


def _dien(mau: str, **gia_tri: str) -> str:
    """Fill the placeholders; braces inside the values stay as they are."""
    dau, *sau = mau.split("{")
    return dau + "".join(gia_tri.get((m := p.partition("}"))[0], "{" + m[0] + "}") + m[2] for p in sau)


def _khoang(tu: float | None, den: float | None, don_vi: str) -> str:
    if tu is not None and tu == den:
        return f"{format_so(tu)} {don_vi}"
    if den is None:
        return f"ít nhất {format_so(tu or 0)} {don_vi}"
    if tu is None:
        return f"nhiều nhất {format_so(den)} {don_vi}"
    return f"từ {format_so(tu)} đến {format_so(den)} {don_vi}"


def _theo_khoang(x: Any) -> str:
    return _khoang(x.tu, x.den, _DON_VI[x.phep])


def _can_ke(x: g.Ke) -> str:
    if x.tu is None:
        return "có đường kẻ ngang, nét liền"
    return "dài bằng dòng chữ" if x.tu == x.den == 1 else "dài từ 1/3 đến 1/2 dòng chữ"


def _can_thut(x: g.ThutDau) -> str:
    return " hoặc ".join(format_so(v) for v in x.gia_tri) + " mm" if x.gia_tri else _theo_khoang(x)


def _can_gian(x: g.GianDong) -> str:
    dung = f", hoặc đúng {format_so(x.dung_tu)} pt trở lên" if x.dung_tu else ""
    return _theo_khoang(x) + dung


def _can_don_dan(x: g.DonDan) -> str:
    if x.bang:
        return "cùng cỡ: " + ", ".join(ten_trong_cau(t) for t in x.bang)
    return "; hoặc ".join(_cac_co(b) for b in x.bo)


def _can_dau_cuoi(x: g.DauCuoi) -> str:
    phan = [f"«{x.giua}» ở các dòng trước dòng cuối"] if x.giua else []
    return ", ".join([*phan, *([f"«{x.cuoi}» ở dòng cuối"] if x.cuoi else [])])


def _can_so_0(x: g.So0) -> str:
    if x.khong:
        return f"không ghi số 0 trước các số từ {x.khong[0]} đến {x.khong[-1]}"
    dau, cuoi = x.can[0], x.can[-1]
    return f"ghi số 0 trước các số {dau}, {cuoi}" if cuoi - dau == 1 else f"ghi số 0 trước các số từ {dau} đến {cuoi}"


def _cac_co(co: Mapping[str, float]) -> str:
    return ", ".join(f"{ten_trong_cau(k)} {format_so(v)} pt" for k, v in co.items())


def ten_trong_cau(doi_tuong: str) -> str:
    """The component's name as it stands inside a sentence.

    >>> ten_trong_cau("ten_loai"), ten_trong_cau("quoc_hieu")
    ('tên loại', 'Quốc hiệu')
    """
    ten = TEN_DOI_TUONG[doi_tuong]
    return ten if ten.startswith(("Quốc hiệu", "Tiêu ngữ")) else ten[0].lower() + ten[1:]


_CAN_THEO_PHEP: Mapping[str, Callable[[Any], str]] = {
    "kho_giay": lambda x: f"{format_so(x.ngan)} × {format_so(x.dai)} mm",
    "huong_giay": lambda x: f"giấy {_HUONG[x.huong]}",
    "le": _theo_khoang,
    "mot_le": lambda _: "một bộ lề cho mọi trang",
    "phong": lambda x: " hoặc ".join(x.ten) or "phông chữ Unicode",
    "mau": lambda x: "màu đen" if x.ma == ("000000",) else ", ".join(x.ma),
    "co_chu": _theo_khoang,
    "dam": lambda x: "chữ đậm" if x.co else "chữ không đậm",
    "nghieng": lambda x: "chữ nghiêng" if x.co else "chữ đứng",
    "gach_chan": lambda x: "chữ gạch chân" if x.co else "chữ không gạch chân",
    "hoa": lambda x: "chữ hoa" if x.kieu == "hoa" else "chữ thường",
    "can": lambda x: " hoặc ".join(_CAN[c] for c in x.can),
    "thut_dau": _can_thut,
    "khoang_doan": _theo_khoang,
    "gian_dong": _can_gian,
    "cung_dong": lambda x: f"cùng một dòng với {ten_trong_cau(x.voi)}",
    "dong_moi": lambda _: "đứng riêng một dòng",
    "ben": lambda x: _CAN[x.ben],
    "dung_chu": lambda x: " hoặc ".join(f"«{c}»" for c in x.chu),
    "mau_chu": lambda x: x.nghia,
    "tranh_chu": lambda x: x.nghia,
    "nhac_toi": lambda x: x.nghia,
    "dau_cuoi": _can_dau_cuoi,
    "ke": _can_ke,
    "vi_tri_so_trang": lambda x: _O[x.o] if x.o else _CAN[x.can],
    "kieu_so_trang": lambda x: f"chữ số {_KIEU_SO[x.kieu[0]]}, đếm từ {x.dem_tu}",
    "khong_trang_dau": lambda _: "để trống ở trang thứ nhất",
    "trang_rieng": lambda x: f"đếm lại từ {x.dem_tu} ở mỗi phụ lục",
    "thu_tu": lambda x: f"đứng sau {ten_trong_cau(x.sau)}",
    "co_mat": lambda x: f"văn bản có {ten_trong_cau(x.khi)} thì phải có" if x.khi else "văn bản phải có",
    "vang_mat": lambda _: "văn bản này không ghi",
    "don_dan": _can_don_dan,
    "danh_so": lambda x: x.nghia,
    "so_0": _can_so_0,
}

_THAY_THEO_PHEP: Mapping[str, Callable[[Any], str]] = {
    "kho_giay": lambda v: f"{format_so(v['ngan'])} × {format_so(v['dai'])} mm",
    "huong_giay": lambda v: _HUONG[v],
    "dam": lambda v: "chữ đậm" if v else "chữ không đậm",
    "nghieng": lambda v: "chữ nghiêng" if v else "chữ đứng",
    "gach_chan": lambda v: "chữ gạch chân" if v else "chữ không gạch chân",
    "hoa": lambda v: "chữ hoa" if (v >= 0.8 if isinstance(v, float) else v == v.upper()) else "chữ thường",
    "can": lambda v: _CAN[v],
    "ben": lambda v: _CAN[v],
    "ke": lambda v: (
        ("có đường kẻ" if v else "không thấy đường kẻ")
        if isinstance(v, bool)
        else f"dài bằng {format_so(v)} lần dòng chữ"
    ),
    "vi_tri_so_trang": lambda v: _O.get(v) or _CAN[v],
    "kieu_so_trang": lambda v: _KIEU_SO.get(v, v),
    "don_dan": _cac_co,
    "dau_cuoi": lambda v: ", ".join(f"«{d[-1:]}»" for d in v) if isinstance(v, tuple) else f"«{v[-1:]}»",
    "mau": lambda v: "đen" if v == "000000" else f"#{v}",
}


def _thay_chung(phep: str, thay: ViDu) -> str:
    if isinstance(thay, bool):
        return "có" if thay else "không"
    if isinstance(thay, int | float):
        don_vi = _DON_VI.get(phep, "")
        return f"{format_so(round(thay, 1) if don_vi == 'mm' else thay)} {don_vi}".rstrip()
    if isinstance(thay, str):
        return " / ".join(d.strip() for d in thay.splitlines()) if "\n" in thay else thay
    return str(thay)
