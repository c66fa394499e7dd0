"""Làm mẫu: the template of a regime, made from its layout data.

The result is a docxtpl template that a clerk can open, read and restyle in Word or LibreOffice: a real header table,
one style and one sample paragraph for each kind of block, a page number field, a sample footnote. Nothing in it is
decided here that the regime's data decide. `templates/docx/` has one for each shipped regime (`make templates`).
"""

from __future__ import annotations

from kehoach.bo_cuc.mo_ta import LOAI
from kehoach.ooxml import ns
from kehoach.ooxml.chu_thich import FOOTNOTE_PR, build_footnotes, build_reference
from kehoach.ooxml.don_vi import mm_to_twips
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.ns import DAU_XML, declare
from kehoach.ooxml.thuoc_tinh import NGAY_CO_DINH, build_app, build_core
from kehoach.ooxml.xml import attr, escape
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.trinh_bay.bien import LOAI_PHU_LUC, LOAI_THAN
from kehoach.trinh_bay.lam_kieu import build_styles, style_id


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
        + _p(k["ten_loai"], che_do.loai[LOAI].ten_in)
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
            ns.PHAN_STYLES: build_styles(che_do),
            ns.PHAN_SETTINGS: _settings(),
            ns.PHAN_FONT_TABLE: _font_table(che_do.trang.phong),
            ns.PHAN_FOOTNOTES: build_footnotes([mau_chu_thich], ngan_cach="KHNganchuthich"),
            **{f"word/{ten[i]}": _le_trang_xml(loai, than) for i, (loai, _, than) in le_trang.items()},
            ns.PHAN_CORE: build_core(tieu_de=f"Mẫu kế hoạch, {che_do.ten}", tac_gia="kehoach", tao=NGAY_CO_DINH),
            ns.PHAN_APP: build_app(),
        }
    ).assemble()
