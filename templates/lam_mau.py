"""Make templates/docx/<regime>.docx from the regime's layout data: `make templates`.

The result is a docxtpl template that a clerk can open, read and restyle in Word or LibreOffice: a real header table,
one style and one sample paragraph for each kind of block, a page number field, a sample footnote. Nothing in it is
decided here that the regime's data decide.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kehoach.bo_cuc.rong_cot import LE_O
from kehoach.ooxml import ns
from kehoach.ooxml.chu_thich import DAU, DOAN, FOOTNOTE_PR, build_footnotes, build_reference
from kehoach.ooxml.don_vi import lines_to_240ths, mm_to_twips, pt_to_half_points, pt_to_twips
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.ns import DAU_XML, declare
from kehoach.ooxml.thuoc_tinh import NGAY_CO_DINH, build_app, build_core
from kehoach.ooxml.xml import attr, escape
from kehoach.the_thuc import CheDo, KieuDoan, danh_sach_che_do
from kehoach.trinh_bay.bang import JC
from kehoach.trinh_bay.bien import LOAI_PHU_LUC, LOAI_THAN

DICH = Path(__file__).parent / "docx"

_MAU_KE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'

_DO = "FF0000"


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


def _rpr(kieu: KieuDoan, mau: str = "") -> str:
    co = pt_to_half_points(kieu.co)
    dam = "<w:b/><w:bCs/>" if kieu.dam else ""
    nghieng = "<w:i/><w:iCs/>" if kieu.nghieng else ""
    return f'{dam}{nghieng}{mau}<w:sz w:val="{co}"/><w:szCs w:val="{co}"/>'


def _vien(mau: str, canh: tuple[str, ...] = ("top", "left", "bottom", "right"), cach: int = 4) -> str:
    vien = "".join(f'<w:{c} w:val="single" w:sz="8" w:space="{cach}" w:color="{mau}"/>' for c in canh)
    return f"<w:pBdr>{vien}</w:pBdr>"


# Borders of the stamps (bright red for urgency: PL1.III.2b) and of the line above the address block.
_VIEN = {"do_khan": _vien(_DO), "pham_vi_luu_hanh": _vien("auto"), "dia_chi": _vien("auto", ("top",), 3)}


def _style(ma: str, kieu: KieuDoan) -> str:
    ppr = _ppr_nho(kieu, _NHO[ma]) if ma in _NHO else _ppr(kieu, _VIEN.get(ma, ""))
    mau = f'<w:color w:val="{_DO}"/>' if ma == "do_khan" else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{attr(style_id(kieu.ten))}">'
        f'<w:name w:val="{attr(kieu.ten)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{_rpr(kieu, mau)}</w:rPr></w:style>"
    )


def _styles(che_do: CheDo) -> str:
    phong = attr(che_do.trang.phong)
    co = pt_to_half_points(che_do.kieu["doan"].co)
    chu_thich = pt_to_half_points(10)
    font = f'<w:rFonts w:ascii="{phong}" w:eastAsia="{phong}" w:hAnsi="{phong}" w:cs="{phong}"/>'
    vien = "".join(
        f'<w:{canh} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for canh in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    le_o = f'<w:tblCellMar><w:left w:w="{LE_O}" w:type="dxa"/><w:right w:w="{LE_O}" w:type="dxa"/></w:tblCellMar>'
    return (
        f"{DAU_XML}<w:styles {declare('w')}><w:docDefaults><w:rPrDefault><w:rPr>{font}"
        f'<w:sz w:val="{co}"/><w:szCs w:val="{co}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(_style(ma, kieu) for ma, kieu in che_do.kieu.items())
        + f'<w:style w:type="paragraph" w:styleId="{DOAN}"><w:name w:val="footnote text"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{chu_thich}"/><w:szCs w:val="{chu_thich}"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="{DAU}"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHNganchuthich">'
        '<w:name w:val="KH Ngan chu thich"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBang"><w:name w:val="KH Bang"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{vien}</w:tblBorders>{le_o}</w:tblPr></w:style>'
        "</w:styles>"
    )


def _p(kieu: KieuDoan, chu: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(chu)}</w:t></w:r>' if chu else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{attr(style_id(kieu.ten))}"/></w:pPr>{run}</w:p>'


def _lenh(chu: str) -> str:
    """A paragraph that holds only a template tag and vanishes when a document is made."""
    return f'<w:p><w:r><w:t xml:space="preserve">{{%p {escape(chu)} %}}</w:t></w:r></w:p>'


def _lenh_hang(chu: str) -> tuple[str, str]:
    """A row that holds only a template tag and vanishes when a document is made."""
    return f'<w:p><w:r><w:t xml:space="preserve">{{%tr {escape(chu)} %}}</w:t></w:r></w:p>', "<w:p/>"


def _bang_an(cot_mm: tuple[float, float], hang: list[tuple[str, str]], dau_o: int = 0) -> str:
    """A table without borders, as wide as the text; `dau_o` is the top margin of its cells in twips."""
    cot = [mm_to_twips(x) for x in cot_mm]
    luoi = "".join(f'<w:gridCol w:w="{w}"/>' for w in cot)
    le = "".join(
        f'<w:{canh} w:w="{w}" w:type="dxa"/>' for canh, w in (("top", dau_o), ("left", 0), ("bottom", 0), ("right", 0))
    )
    than = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{o}</w:tc>' for w, o in zip(cot, h, strict=True)
        )
        + "</w:tr>"
        for h in hang
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(cot)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{le}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{luoi}</w:tblGrid>{than}</w:tbl>"
    )


def _bang_dau(che_do: CheDo) -> str:
    k = che_do.kieu
    trai = (
        _lenh("if chu_quan")
        + _p(k["chu_quan"], "{{r chu_quan }}")
        + _lenh("endif")
        + _p(k["co_quan"], "{{r co_quan }}")
        + _p(k["ke_ngang"], "{{p ke_co_quan }}")
    )
    phai = (
        _p(k["quoc_hieu"], che_do.cum_tu.quoc_hieu)
        + _p(k["tieu_ngu"], che_do.cum_tu.tieu_ngu)
        + _p(k["ke_ngang"], "{{p ke_tieu_ngu }}")
    )
    return _bang_an(
        che_do.bang_dau_mm,
        [
            _lenh_hang("if pham_vi_luu_hanh"),
            ("<w:p/>", _p(k["pham_vi_luu_hanh"], "{{p pham_vi_luu_hanh }}")),
            _lenh_hang("endif"),
            (trai, phai),
            _lenh_hang("if so_ky_hieu"),
            (_p(k["so_ky_hieu"], "{{ so_ky_hieu }}"), _p(k["dia_danh_ngay"], "{{ dia_danh_ngay }}")),
            _lenh_hang("endif"),
            _lenh_hang("if do_khan"),
            (_p(k["do_khan"], "{{p do_khan }}"), "<w:p/>"),
            _lenh_hang("endif"),
        ],
    )


def _bang_cuoi(che_do: CheDo) -> str:
    k = che_do.kieu
    trai = (
        _lenh("if noi_nhan")
        + _p(k["noi_nhan"], che_do.cum_tu.noi_nhan)
        + _lenh("endif")
        + _lenh("for dong in noi_nhan")
        + _p(k["noi_nhan_dong"], "{{ dong }}")
        + _lenh("endfor")
        + _lenh("if not noi_nhan")
        + _p(k["noi_nhan_dong"], "")
        + _lenh("endif")
    )
    phai = (
        _lenh("for dong in chuc_vu")
        + _p(k["chuc_vu"], "{{ dong }}")
        + _lenh("endfor")
        + _lenh("if chuc_vu_khac")
        + _p(k["chuc_vu_khac"], "{{r chuc_vu_khac }}")
        + _p(k["ho_ten_duoi"], "{{ ho_ten }}")
        + _lenh("else")
        + _p(k["ho_ten"], "{{ ho_ten }}")
        + _lenh("endif")
    )
    return _bang_an(che_do.bang_cuoi_mm, [(trai, phai)], dau_o=120)


def _sect_pr(che_do: CheDo) -> str:
    t = che_do.trang
    rong, cao = (mm_to_twips(x) for x in t.kho_mm)
    mep = mm_to_twips(t.cach_mep_mm)
    le = " ".join(
        f'w:{ten}="{mm_to_twips(x)}"'
        for ten, x in (("top", t.le_mm.tren), ("right", t.le_mm.phai), ("bottom", t.le_mm.duoi), ("left", t.le_mm.trai))
    )
    tham_chieu = "".join(
        f'<w:{loai}Reference w:type="{trang}" r:id="{i}"/>' for i, (loai, trang, _) in _le_trang(che_do).items()
    )
    return (
        f"<w:sectPr>{tham_chieu}"
        f'<w:pgSz w:w="{rong}" w:h="{cao}"/><w:pgMar {le} w:header="{mep}" w:footer="{mep}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _document(che_do: CheDo) -> str:
    k = che_do.kieu
    vong = "".join(
        _lenh(f'{"if" if i == 0 else "elif"} loai == "{ma}"') + _p(k[ma], "{{r chay }}")
        for i, ma in enumerate(LOAI_THAN)
    )
    phu_luc = "".join(_lenh(f'elif loai == "{ma}"') + _p(k[ma], "{{r chay }}") for ma in LOAI_PHU_LUC)
    chu_thich = (
        _lenh("if false")
        + f'<w:p><w:pPr><w:pStyle w:val="{style_id(k["doan"].ten)}"/></w:pPr>{build_reference(1)}</w:p>'
        + _lenh("endif")
    )
    return (
        f"{DAU_XML}<w:document {declare('w', 'r')}><w:body>"
        + _bang_dau(che_do)
        + _p(k["ten_loai"], che_do.cum_tu.ten_loai)
        + _p(k["trich_yeu"], "{{r trich_yeu }}")
        + _lenh("if kem_theo")
        + _p(k["kem_theo"], "{{ kem_theo }}")
        + _lenh("endif")
        + _p(k["ke_trich_yeu"], "{{p ke_trich_yeu }}")
        + chu_thich
        + _lenh("for loai, chay, giu in than")
        + vong
        + _lenh('elif loai == "cuoi"')
        + _bang_cuoi(che_do)
        + phu_luc
        + _lenh("endif")
        + _lenh("endfor")
        + _sect_pr(che_do)
        + "</w:body></w:document>"
    )


def _le_trang(che_do: CheDo) -> dict[str, tuple[str, str, str]]:
    """Headers and footers by relationship id: kind, which pages, content.

    The page number stands on all pages but the first; the address block at the foot of the first.
    """
    so_trang, dia_chi = _so_trang(che_do), _dia_chi(che_do)
    trong = _p(che_do.kieu["so_trang"], "")
    if che_do.trang.so_trang.o == "dau_trang":
        return {
            "rId10": ("header", "default", so_trang),
            "rId11": ("header", "first", trong),
            "rId12": ("footer", "default", trong),
            "rId13": ("footer", "first", dia_chi),
        }
    return {"rId10": ("footer", "default", so_trang), "rId11": ("footer", "first", dia_chi)}


def _so_trang(che_do: CheDo) -> str:
    truong = "".join(
        f"<w:r>{x}</w:r>"
        for x in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    kieu = style_id(che_do.kieu["so_trang"].ten)
    return f'<w:p><w:pPr><w:pStyle w:val="{kieu}"/></w:pPr>{truong}</w:p>'


def _dia_chi(che_do: CheDo) -> str:
    k = che_do.kieu
    return (
        _lenh("if dia_chi") + _p(k["dia_chi"], "{{ dia_chi }}") + _lenh("else") + _p(k["so_trang"], "") + _lenh("endif")
    )


def _le_trang_xml(loai: str, than: str) -> str:
    the = {"header": "hdr", "footer": "ftr"}[loai]
    return f"{DAU_XML}<w:{the} {declare('w', 'r')}>{than}</w:{the}>"


def _settings() -> str:
    return (
        f'{DAU_XML}<w:settings {declare("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f"{FOOTNOTE_PR}<w:compat><w:compatSetting "
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table(phong: str) -> str:
    return (
        f'{DAU_XML}<w:fonts {declare("w")}><w:font w:name="{attr(phong)}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _rels(*muc: tuple[str, str, str]) -> str:
    than = "".join(f'<Relationship Id="{i}" Type="{loai}" Target="{dich}"/>' for i, loai, dich in muc)
    return f'{DAU_XML}<Relationships xmlns="{ns.PR}">{than}</Relationships>'


def _content_types(le_trang: dict[str, str]) -> str:
    ct = {"header": ns.CT_HEADER, "footer": ns.CT_FOOTER}
    muc = (
        (ns.PHAN_DOCUMENT, ns.CT_DOCUMENT),
        (ns.PHAN_STYLES, ns.CT_STYLES),
        (ns.PHAN_SETTINGS, ns.CT_SETTINGS),
        (ns.PHAN_FONT_TABLE, ns.CT_FONT_TABLE),
        (ns.PHAN_FOOTNOTES, ns.CT_FOOTNOTES),
        *((f"word/{ten}", ct[loai]) for ten, loai in le_trang.items()),
        (ns.PHAN_CORE, ns.CT_CORE),
        (ns.PHAN_APP, ns.CT_APP),
    )
    return (
        f'{DAU_XML}<Types xmlns="{ns.CT}"><Default Extension="rels" ContentType="{ns.CT_RELS}"/>'
        f'<Default Extension="xml" ContentType="{ns.CT_XML}"/>'
        + "".join(f'<Override PartName="/{phan}" ContentType="{loai}"/>' for phan, loai in muc)
        + "</Types>"
    )


def build_template(che_do: CheDo) -> bytes:
    """The template of one regime as a .docx package."""
    rt = {"header": ns.RT_HEADER, "footer": ns.RT_FOOTER}
    le_trang = _le_trang(che_do)
    ten = {i: f"{loai}_{trang}.xml" for i, (loai, trang, _) in le_trang.items()}
    mau_chu_thich = '<w:r><w:t xml:space="preserve">Chú thích mẫu: sửa kiểu «footnote text» để đổi cỡ chữ.</w:t></w:r>'
    return GoiMau(
        {
            ns.PHAN_CONTENT_TYPES: _content_types({ten[i]: loai for i, (loai, _, _) in le_trang.items()}),
            ns.PHAN_RELS: _rels(
                ("rId1", ns.RT_DOCUMENT, ns.PHAN_DOCUMENT),
                ("rId2", ns.RT_CORE, ns.PHAN_CORE),
                ("rId3", ns.RT_APP, ns.PHAN_APP),
            ),
            ns.PHAN_DOCUMENT: _document(che_do),
            ns.PHAN_DOCUMENT_RELS: _rels(
                ("rId1", ns.RT_STYLES, "styles.xml"),
                ("rId2", ns.RT_SETTINGS, "settings.xml"),
                ("rId3", ns.RT_FONT_TABLE, "fontTable.xml"),
                ("rId4", ns.RT_FOOTNOTES, "footnotes.xml"),
                *((i, rt[loai], ten[i]) for i, (loai, _, _) in le_trang.items()),
            ),
            ns.PHAN_STYLES: _styles(che_do),
            ns.PHAN_SETTINGS: _settings(),
            ns.PHAN_FONT_TABLE: _font_table(che_do.trang.phong),
            ns.PHAN_FOOTNOTES: build_footnotes([mau_chu_thich], ngan_cach="KHNganchuthich"),
            **{f"word/{ten[i]}": _le_trang_xml(loai, than) for i, (loai, _, than) in le_trang.items()},
            ns.PHAN_CORE: build_core(tieu_de=f"Mẫu kế hoạch, {che_do.ten}", tac_gia="kehoach", tao=NGAY_CO_DINH),
            ns.PHAN_APP: build_app(),
        }
    ).assemble()


def main() -> int:
    """Write every regime's template."""
    DICH.mkdir(exist_ok=True)
    for che_do in danh_sach_che_do():
        (DICH / f"{che_do.ma}.docx").write_bytes(build_template(che_do))
    return 0


if __name__ == "__main__":
    sys.exit(main())
