"""A small sound package, built by hand: a body with one footnote, styles, settings, properties."""

from __future__ import annotations

from datetime import date

from kehoach.ooxml import ns
from kehoach.ooxml.chu_thich import FOOTNOTE_PR, build_footnotes, build_reference
from kehoach.ooxml.don_vi import mm_to_twips
from kehoach.ooxml.thuoc_tinh import build_app, build_core
from kehoach.ooxml.xml import attr, escape

LOAI = {
    ns.PHAN_DOCUMENT: ns.CT_DOCUMENT,
    ns.PHAN_STYLES: ns.CT_STYLES,
    ns.PHAN_SETTINGS: ns.CT_SETTINGS,
    ns.PHAN_FOOTNOTES: ns.CT_FOOTNOTES,
    ns.PHAN_CORE: ns.CT_CORE,
    ns.PHAN_APP: ns.CT_APP,
}
FONT = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"'
STYLES = (
    f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {FONT}/>"
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteSeparator"><w:name w:val="footnote separator"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
SETTINGS = (
    f'<w:zoom w:percent="100"/>{FOOTNOTE_PR}<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
)


def build_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def build_rels(*muc: tuple[str, str]) -> str:
    con = "".join(f'<Relationship Id="rId{i}" Type="{t}" Target="{attr(d)}"/>' for i, (t, d) in enumerate(muc, 1))
    return f'{ns.DAU_XML}<Relationships xmlns="{ns.PR}">{con}</Relationships>'


def build_document(than: str) -> str:
    le = " ".join(f'w:{canh}="{mm_to_twips(mm)}"' for canh, mm in (("top", 20), ("right", 15), ("bottom", 20)))
    sect = (
        f'<w:sectPr><w:pgSz w:w="{mm_to_twips(210)}" w:h="{mm_to_twips(297)}"/>'
        f'<w:pgMar {le} w:left="{mm_to_twips(30)}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f"{ns.DAU_XML}<w:document {ns.declare('w', 'r')}><w:body>{than}{sect}</w:body></w:document>"


def build_parts(tieu_de: str = "Kế hoạch", doan: tuple[str, ...] = ("Nội dung một.",)) -> dict[str, str]:
    """The parts of a document with one heading, these paragraphs, and a footnote after the last."""
    than = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{build_run(tieu_de)}</w:p>'
    than += "".join(f"<w:p>{build_run(d)}</w:p>" for d in doan[:-1])
    than += f"<w:p>{build_run(doan[-1])}{build_reference(1)}</w:p>"
    loai = "".join(f'<Override PartName="/{p}" ContentType="{c}"/>' for p, c in LOAI.items())
    mac_dinh = (
        f'<Default Extension="rels" ContentType="{ns.CT_RELS}"/><Default Extension="xml" ContentType="{ns.CT_XML}"/>'
    )
    return {
        ns.PHAN_CONTENT_TYPES: f'{ns.DAU_XML}<Types xmlns="{ns.CT}">{mac_dinh}{loai}</Types>',
        ns.PHAN_RELS: build_rels(
            (ns.RT_DOCUMENT, ns.PHAN_DOCUMENT), (ns.RT_CORE, ns.PHAN_CORE), (ns.RT_APP, ns.PHAN_APP)
        ),
        ns.PHAN_DOCUMENT: build_document(than),
        ns.PHAN_DOCUMENT_RELS: build_rels(
            (ns.RT_STYLES, "styles.xml"), (ns.RT_SETTINGS, "settings.xml"), (ns.RT_FOOTNOTES, "footnotes.xml")
        ),
        ns.PHAN_STYLES: f"{ns.DAU_XML}<w:styles {ns.declare('w', 'r')}>{STYLES}</w:styles>",
        ns.PHAN_SETTINGS: f"{ns.DAU_XML}<w:settings {ns.declare('w', 'r')}>{SETTINGS}</w:settings>",
        ns.PHAN_FOOTNOTES: build_footnotes([build_run("Ban hành kèm theo.")], ngan_cach="FootnoteSeparator"),
        ns.PHAN_CORE: build_core(tieu_de=tieu_de, tac_gia="Cơ quan A", tao=date(2023, 4, 10)),
        ns.PHAN_APP: build_app(co_quan="Cơ quan A"),
    }
