"""Kiểu CSS: the regime's data as a style sheet that reaches nothing outside a preview and lets nothing in.

Every rule begins with the preview's class three times, which outweighs the rules of notebooks (JupyterLab's heaviest
has two classes and two elements); `all: revert` takes theirs back first.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.xem_truoc.kich_thuoc import (
    CAO_DONG,
    DAI_NGAN_CACH,
    LE_O,
    NET,
    NET_BANG,
    TREN_BANG_CUOI,
    to_pt,
)
from kehoach.xem_truoc.nhom_html import class_name

LOP = "kehoach-xt"
_GOC = f".{LOP}" * 3
_CAN = {"trai": "left", "giua": "center", "phai": "right", "deu": "justify"}
_PHONG = '"Times New Roman","Liberation Serif",Tinos,serif'

# What notebooks and pages of our own share: a sheet of white paper with black text, in light and in dark mode.
_CHUNG = f"""
{_GOC}{{all:initial;display:block;color-scheme:light;font-family:{_PHONG};color:#000;
font-kerning:none;font-variant-ligatures:none;-webkit-text-size-adjust:100%;overflow-x:auto;padding:4px}}
{_GOC} *{{all:revert;font-family:inherit;box-sizing:border-box}}
{_GOC} :is(p,h1,h2,h3,h4,h5,h6,ol,li){{margin:0;padding:0}}
{_GOC} :is(p,h1,h2,h3,h4,h5,h6,li,td,th){{overflow-wrap:anywhere}}
{_GOC} b{{font-weight:700}}
{_GOC} a{{color:inherit;text-decoration:none}}
{_GOC} sup{{font-size:58%;line-height:0;vertical-align:baseline;position:relative;top:-.55em}}
"""

_KHUNG = f"""
{_GOC} .kh-trang{{position:relative;display:flex;flex-direction:column;margin:0 auto 16px;background:#fff;color:#000;
box-shadow:0 0 0 1px #bbb,0 1px 5px #0004}}
{_GOC} .kh-trang[data-so]::before{{content:attr(data-so);position:absolute}}
{_GOC} .kh-than{{flex:auto}}
{_GOC} .kh-duoi{{font-size:0}}
{_GOC} .kh-tiep>.kh-than>:first-child{{margin-top:0}}
{_GOC} .kh-than>:last-child{{margin-bottom:0}}
{_GOC} .kh-noi.kh-noi{{text-indent:0}}
{_GOC} .kh-con.kh-con{{text-align-last:justify;margin-bottom:0}}
{_GOC} :is(.kh-dau,.kh-cuoi){{display:grid}}
{_GOC} .kh-o-pham-vi{{grid-area:1/2}}
{_GOC} .kh-o-trai{{grid-area:2/1}}
{_GOC} .kh-o-phai{{grid-area:2/2}}
{_GOC} .kh-o-so{{grid-area:3/1}}
{_GOC} .kh-o-ngay{{grid-area:3/2}}
{_GOC} .kh-o-khan{{grid-area:4/1}}
{_GOC} :is(.kh-so-ky-hieu,.kh-dia-danh-ngay,.kh-kem-theo){{white-space:pre-wrap}}
{_GOC} .kh-chuc-vu-khac+.kh-chuc-vu-khac{{margin-top:0}}
{_GOC} table{{border-collapse:collapse;table-layout:fixed;color:inherit}}
{_GOC} :is(td,th){{vertical-align:top}}
{_GOC} .kh-chan ol{{list-style:none}}
{_GOC} .kh-chan li{{text-align:justify}}
{_GOC} :is(.kh-do-khan,.kh-pham-vi-luu-hanh) span{{display:inline-block;border:1pt solid;padding:0 6pt}}
{_GOC} .kh-dia-chi{{position:absolute;border-top:1pt solid;padding-top:3pt}}
"""

_IN = f"""
@media print{{
{_GOC}{{overflow:visible;padding:0}}
{_GOC} .kh-trang{{box-shadow:none;margin:0;break-after:page;-webkit-box-decoration-break:clone;
box-decoration-break:clone}}
{_GOC} .kh-trang:last-child{{break-after:auto}}
{_GOC} :is(tr,.kh-dau,.kh-cuoi){{break-inside:avoid}}
}}
"""

_BAN_GIAY = """
:root{color-scheme:light dark}
body{margin:0;padding:16px 0;background:#e4e4e4}
@media (prefers-color-scheme:dark){body{background:#2a2a2a}}
@media print{body{padding:0;background:none}}
"""


def build_css(che_do: CheDo) -> str:
    """The style sheet of a preview inside another page."""
    return _gon("\n".join((_CHUNG, _KHUNG, *_theo_che_do(che_do), _IN)))


def build_css_trang(che_do: CheDo) -> str:
    """What a page of our own adds: the desk under the sheets, and the paper for printing."""
    rong, cao = che_do.trang.kho_mm
    kho = (
        f"@page{{size:{rong:g}mm {cao:g}mm;margin:0}}@page kh-ngang{{size:{cao:g}mm {rong:g}mm;margin:0}}"
        f"{_GOC} .kh-ngang{{page:kh-ngang}}"
    )
    return _gon(_BAN_GIAY + kho)


def build_css_bang() -> str:
    """The style sheet of a small table in a notebook."""
    return _gon(_CHUNG + _BANG_NHO)


def _gon(css: str) -> str:
    return css.replace("\n", "")


def _theo_che_do(che_do: CheDo) -> Iterator[str]:
    yield from (_kieu(ten, kieu) for ten, kieu in che_do.kieu.items() if ten not in _KHONG_PHAI_DOAN)
    yield from _trang(che_do)
    yield from _cot(che_do)
    yield from _ke(che_do)
    yield from _bang(che_do)
    yield from _chan(che_do)


_KHONG_PHAI_DOAN = ("ke_ngang", "ke_trich_yeu", "sau_bang", "ngat_phan", "so_trang", "bang_dau", "bang_o", "chu_thich")


def _kieu(ten: str, kieu: KieuDoan) -> str:
    return f"{_GOC} .{class_name(ten)}{{{_chu(kieu)};margin:{kieu.truoc:g}pt 0 {kieu.sau:g}pt;{_thut(kieu)}}}"


def _chu(kieu: KieuDoan) -> str:
    return (
        f"font-size:{kieu.co:g}pt;font-weight:{700 if kieu.dam else 400};"
        f"font-style:{'italic' if kieu.nghieng else 'normal'};text-align:{_CAN[kieu.can]};"
        f"line-height:{kieu.dong * CAO_DONG:.4g}{'' if kieu.mau == 'auto' else f';color:#{kieu.mau}'}"
    )


def _thut(kieu: KieuDoan) -> str:
    return f"text-indent:{kieu.thut:g}mm" if kieu.thut else ""


def _trang(che_do: CheDo) -> Iterator[str]:
    trang, kieu = che_do.trang, che_do.kieu["so_trang"]
    (rong, cao), le = trang.kho_mm, trang.le_mm
    canh = "top" if trang.so_trang.o == "dau_trang" else "bottom"
    yield (
        f"{_GOC} .kh-trang{{width:{rong:g}mm;min-height:{cao:g}mm;"
        f"padding:{le.tren:g}mm {le.phai:g}mm {le.duoi:g}mm {le.trai:g}mm}}"
    )
    yield f"{_GOC} .kh-dia-chi{{left:{le.trai:g}mm;right:{le.phai:g}mm;bottom:{trang.cach_mep_mm:g}mm}}"
    yield f"{_GOC} .kh-trang.kh-ngang{{width:{cao:g}mm;min-height:{rong:g}mm}}"
    yield (
        f"{_GOC} .kh-trang::before{{{canh}:{trang.cach_mep_mm:g}mm;"
        f"left:{le.trai:g}mm;right:{le.phai:g}mm;{_chu(kieu)}}}"
    )


def _cot(che_do: CheDo) -> Iterator[str]:
    for lop, (trai, phai) in (("kh-dau", che_do.bang_dau_mm), ("kh-cuoi", che_do.bang_cuoi_mm)):
        yield f"{_GOC} .{lop}{{grid-template-columns:{to_pt(trai):g}pt {to_pt(phai):g}pt}}"
    yield f"{_GOC} .kh-cuoi{{padding-top:{TREN_BANG_CUOI:g}pt}}"
    yield f"{_GOC} :is(.kh-do-khan,.kh-pham-vi-luu-hanh) span{{line-height:{che_do.cao_khung_mm:g}mm}}"


def _ke(che_do: CheDo) -> Iterator[str]:
    for lop, ten in (("kh-ke", "ke_ngang"), ("kh-ke-ten", "ke_trich_yeu")):
        kieu = che_do.kieu[ten]
        yield (
            f"{_GOC} .{lop}{{height:{kieu.co:g}pt;border-top:{NET:g}pt solid #000;max-width:100%;"
            f"margin:{kieu.truoc:g}pt auto {kieu.sau:g}pt}}"
        )


def _bang(che_do: CheDo) -> Iterator[str]:
    for ten in ("bang_dau", "bang_o"):
        kieu = che_do.kieu[ten]
        yield (
            f"{_GOC} .{class_name(ten)}{{{_chu(kieu)};padding:{kieu.truoc:g}pt {LE_O:g}pt {kieu.sau:g}pt;"
            f"border:{NET_BANG:g}pt solid #000}}"
        )
    yield from (f"{_GOC} .kh-bang-o.kh-can-{c}{{text-align:{_CAN[c]}}}" for c in ("trai", "giua", "phai"))
    yield f"{_GOC} .kh-sau-bang{{height:{che_do.kieu['sau_bang'].co:g}pt}}"


def _chan(che_do: CheDo) -> Iterator[str]:
    yield f"{_GOC} .kh-ngan{{width:{DAI_NGAN_CACH:g}pt;border-top:{NET:g}pt solid #000;margin:4pt 0 3pt}}"
    yield f"{_GOC} .kh-chan{{font-size:{che_do.kieu['chu_thich'].co:g}pt;line-height:{CAO_DONG:g}}}"


_BANG_NHO = f"""
{_GOC} .kh-tam{{display:inline-block;max-width:100%;background:#fff;color:#000;border:1px solid #bbb;padding:8px 12px;
font-size:13pt;line-height:1.3}}
{_GOC} table{{border-collapse:collapse;background:#fff;color:#000}}
{_GOC} caption{{font-weight:700;text-align:left;padding:0 0 6px}}
{_GOC} :is(th,td){{border:1px solid #999;padding:3px 8px;text-align:left;vertical-align:top;background:#fff}}
{_GOC} thead th{{background:#eee}}
{_GOC} tbody th{{font-weight:400}}
{_GOC} tbody td:first-child{{white-space:nowrap}}
{_GOC} .kh-so{{text-align:right;white-space:nowrap}}
{_GOC} .kh-tong :is(th,td){{font-weight:700}}
{_GOC} .kh-muc-do{{font-weight:700;white-space:nowrap}}
{_GOC} .kh-loi{{color:#a50000}}
{_GOC} .kh-canh_bao{{color:#7a4b00}}
{_GOC} .kh-goi_y{{color:#003f87}}
{_GOC} code{{font-family:monospace;font-size:85%}}
"""
