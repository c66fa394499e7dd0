"""Làm kiểu: the styles of a template, made from the layout data of a regime."""

from __future__ import annotations

from kehoach.bo_cuc.rong_cot import LE_O
from kehoach.ooxml.chu_thich import DAU, DOAN
from kehoach.ooxml.don_vi import lines_to_240ths, mm_to_twips, pt_to_half_points, pt_to_twips
from kehoach.ooxml.ns import DAU_XML, declare
from kehoach.ooxml.xml import attr
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.trinh_bay.bang import JC

_MAU_KE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def style_id(ten: str) -> str:
    """The id of a style from its name: the name without spaces."""
    return ten.replace(" ", "")


def _ppr(kieu: KieuDoan, vien: str = "") -> str:
    dong = f'w:line="{lines_to_240ths(kieu.dong)}" w:lineRule="auto"'
    return (
        ("<w:keepNext/>" if kieu.giu else "")
        + vien
        + f'<w:spacing w:before="{pt_to_twips(kieu.truoc)}" w:after="{pt_to_twips(kieu.sau)}" {dong}/>'
        + (f'<w:ind w:firstLine="{mm_to_twips(kieu.thut)}"/>' if kieu.thut else "")
        + f'<w:jc w:val="{JC[kieu.can]}"/>'
        + (f'<w:outlineLvl w:val="{kieu.bac - 1}"/>' if kieu.bac else "")
    )


def _ppr_nho(kieu: KieuDoan, ke: str = "") -> str:
    """A paragraph that only carries something (a rule, a section break): exactly as high as its size."""
    cao = pt_to_twips(kieu.co)
    khoang = f'w:before="{pt_to_twips(kieu.truoc)}" w:after="{pt_to_twips(kieu.sau)}"'
    dong = f'<w:spacing {khoang} w:line="{cao}" w:lineRule="exact"/>'
    return ("<w:keepNext/>" if ke else "") + ke + dong + f'<w:jc w:val="{JC[kieu.can]}"/>'


_NHO = {"ke_ngang": _MAU_KE, "ke_trich_yeu": _MAU_KE, "sau_bang": "", "ngat_phan": ""}


def _rpr(kieu: KieuDoan) -> str:
    co = pt_to_half_points(kieu.co)
    dam = "<w:b/><w:bCs/>" if kieu.dam else ""
    nghieng = "<w:i/><w:iCs/>" if kieu.nghieng else ""
    mau = f'<w:color w:val="{kieu.mau}"/>' if kieu.mau != "auto" else ""
    return f'{dam}{nghieng}{mau}<w:sz w:val="{co}"/><w:szCs w:val="{co}"/>'


_BON_CANH = ("top", "left", "bottom", "right")
# Borders, by kind: sides and distance from the text. Frames round the stamps, a line above the address block.
_VIEN: dict[str, tuple[tuple[str, ...], int]] = {
    "do_khan": (_BON_CANH, 4),
    "pham_vi_luu_hanh": (_BON_CANH, 4),
    "dia_chi": (("top",), 3),
}
_CHU_THICH = "chu_thich"  # Word's own style, written with the other ones that Word names itself


def _vien(ma: str, kieu: KieuDoan) -> str:
    if ma not in _VIEN:
        return ""
    canh, cach = _VIEN[ma]
    vien = "".join(f'<w:{c} w:val="single" w:sz="8" w:space="{cach}" w:color="{kieu.mau}"/>' for c in canh)
    return f"<w:pBdr>{vien}</w:pBdr>"


def _style(ma: str, kieu: KieuDoan) -> str:
    ppr = _ppr_nho(kieu, _NHO[ma]) if ma in _NHO else _ppr(kieu, _vien(ma, kieu))
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{attr(style_id(kieu.ten))}">'
        f'<w:name w:val="{attr(kieu.ten)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{_rpr(kieu)}</w:rPr></w:style>"
    )


_KIEU_WORD = (
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/>'
    '<w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_DAU_CHU_THICH = (
    f'<w:style w:type="character" w:styleId="{DAU}"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHNganchuthich">'
    '<w:name w:val="KH Ngan chu thich"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style>'
)
_LE_O = f'<w:tblCellMar><w:left w:w="{LE_O}" w:type="dxa"/><w:right w:w="{LE_O}" w:type="dxa"/></w:tblCellMar>'


def build_styles(che_do: CheDo) -> str:
    """The styles part: the regime's kinds of paragraphs, and what Word needs beside them."""
    return (
        f"{DAU_XML}<w:styles {declare('w')}>{_mac_dinh(che_do)}{_KIEU_WORD}"
        + "".join(_style(ma, kieu) for ma, kieu in che_do.kieu.items() if ma != _CHU_THICH)
        + f"{_chu_thich(che_do.kieu[_CHU_THICH])}{_DAU_CHU_THICH}{_bang()}</w:styles>"
    )


def _mac_dinh(che_do: CheDo) -> str:
    phong = attr(che_do.trang.phong)
    co = pt_to_half_points(che_do.kieu["doan"].co)
    font = f'<w:rFonts w:ascii="{phong}" w:eastAsia="{phong}" w:hAnsi="{phong}" w:cs="{phong}"/>'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="{co}"/><w:szCs w:val="{co}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    )


def _chu_thich(kieu: KieuDoan) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{DOAN}"><w:name w:val="{attr(kieu.ten)}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0"/>'
        f'<w:jc w:val="{JC[kieu.can]}"/></w:pPr><w:rPr>{_rpr(kieu)}</w:rPr></w:style>'
    )


def _bang() -> str:
    vien = "".join(
        f'<w:{canh} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for canh in (*_BON_CANH, "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBang"><w:name w:val="KH Bang"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{vien}</w:tblBorders>{_LE_O}</w:tblPr></w:style>'
    )
