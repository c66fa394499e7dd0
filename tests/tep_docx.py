"""Tệp docx: documents as anybody might make them, written by hand in a few words a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.do_dac.tai_lieu_do import KhoiDo, TaiLieuDo
from kehoach.doc_lai import measure_docx
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.xml import attr, escape

NGOAI = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAC_DINH = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
KIEU = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
SECT = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
DAM = "<w:b/>"
NGHIENG = "<w:i/>"
GIUA = '<w:jc w:val="center"/>'
DUONG = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="{cx}" cy="0"/>'
    "<a:graphic><a:graphicData><wps:wsp><wps:spPr>"
    '<a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:line from="0,0" to="72pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)


def duong(mm: float) -> str:
    """A run with a drawn line of this length, as Word writes it: a shape and its VML twin."""
    return DUONG.format(cx=round(mm * 36_000))


def chay(chu: str, rpr: str = "") -> str:
    """A run; `\\n` a line break, `\\t` a tab."""
    than = escape(chu).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    than = than.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{than}</w:t></w:r>'


def p(chu: str = "", *, r: str = "", pr: str = "", them: str = "") -> str:
    """A paragraph of one run (`r` its properties), `pr` its own properties, `them` more runs."""
    return f"<w:p><w:pPr>{pr}</w:pPr>{chay(chu, r) if chu else ''}{them}</w:p>"


def bang(*hang: tuple[str, ...], rong: tuple[int, ...] = (), vien: bool = False) -> str:
    """A table from the content of its cells."""
    rong = rong or tuple(9000 // len(hang[0]) for _ in hang[0])
    luoi = "".join(f'<w:gridCol w:w="{x}"/>' for x in rong)
    pr = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>' if vien else "<w:tblPr/>"
    than = "".join("<w:tr>" + "".join(f"<w:tc>{o or '<w:p/>'}</w:tc>" for o in h) + "</w:tr>" for h in hang)
    return f"<w:tbl>{pr}<w:tblGrid>{luoi}</w:tblGrid>{than}</w:tbl>"


@dataclass
class Tep:
    """Tệp: parts of a package; `than` the body, the rest as a case needs it."""

    than: str
    kieu: str = KIEU
    mac_dinh: str = MAC_DINH
    sect: str = SECT
    settings: str = ""
    numbering: str = ""
    theme: str = ""
    footnotes: str = ""
    le_trang: dict[str, str] = field(default_factory=dict)  # header1, footer1 …: also the id to refer to
    them: dict[str, str] = field(default_factory=dict)
    loai: str = ns.CT_DOCUMENT
    lien_ket: str = ""

    def phan(self) -> dict[str, str]:
        """Every part by name."""
        w = f"{ns.declare('w', 'r')} {NGOAI}"
        ra = {
            ns.PHAN_CONTENT_TYPES: f'<Types xmlns="{ns.CT}"><Default Extension="xml" ContentType="{ns.CT_XML}"/>'
            f'<Default Extension="rels" ContentType="{ns.CT_RELS}"/>'
            f'<Override PartName="/{ns.PHAN_DOCUMENT}" ContentType="{self.loai}"/></Types>',
            ns.PHAN_RELS: _rels([(ns.RT_DOCUMENT, ns.PHAN_DOCUMENT)]),
            ns.PHAN_DOCUMENT: f"<w:document {w}><w:body>{self.than}{self.sect}</w:body></w:document>",
            ns.PHAN_STYLES: f"<w:styles {w}>{self.mac_dinh}{self.kieu}</w:styles>",
        }
        loai = [(ns.RT_STYLES, "styles.xml")]
        for ten, goc, rt in (
            ("settings", "settings", ns.RT_SETTINGS),
            ("numbering", "numbering", ns.RT_NUMBERING),
            ("footnotes", "footnotes", ns.RT_FOOTNOTES),
        ):
            if getattr(self, ten):
                ra[f"word/{ten}.xml"] = f"<w:{goc} {w}>{getattr(self, ten)}</w:{goc}>"
                loai.append((rt, f"{ten}.xml"))
        if self.theme:
            ra["word/theme/theme1.xml"] = f"<a:theme {NGOAI}>{self.theme}</a:theme>"
            loai.append((ns.RT_THEME, "theme/theme1.xml"))
        them = self.lien_ket
        for ten, noi_dung in self.le_trang.items():
            the, rt = ("hdr", ns.RT_HEADER) if ten.startswith("header") else ("ftr", ns.RT_FOOTER)
            ra[f"word/{ten}.xml"] = f"<w:{the} {w}>{noi_dung}</w:{the}>"
            them += f'<Relationship Id="{ten}" Type="{rt}" Target="{ten}.xml"/>'
        ra[ns.PHAN_DOCUMENT_RELS] = _rels(loai, them)
        return ra | self.them

    def dung(self) -> bytes:
        """The package."""
        return GoiMau(self.phan()).assemble()

    def do(self) -> TaiLieuDo:
        """The package, measured."""
        return measure_docx(self.dung())


def _rels(muc: list[tuple[str, str]], them: str = "") -> str:
    than = "".join(f'<Relationship Id="rId{i}" Type="{t}" Target="{attr(d)}"/>' for i, (t, d) in enumerate(muc, 1))
    return f'<Relationships xmlns="{ns.PR}">{than}{them}</Relationships>'


def do(*than: str, **khac: str) -> TaiLieuDo:
    """A document with this body, measured."""
    return Tep("".join(than), **khac).do()  # type: ignore[arg-type]


def mot(*than: str, **khac: str) -> KhoiDo:
    """The only block of a document with this body."""
    (khoi,) = do(*than, **khac).khoi
    return khoi


def loai(tai_lieu: TaiLieuDo) -> list[tuple[str, str]]:
    """Component and text of every block."""
    return [(k.thanh_phan, k.chu) for k in tai_lieu.khoi]


QH, TN = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
CQ, CHU_QUAN = "SỞ MẪU", "UBND TỈNH MẪU"
SO, NGAY = "Số: 05/KH-SM", "Tỉnh Mẫu, ngày 05 tháng 3 năm 2024"


def g(chu: str, r: str = "", them: str = "") -> str:
    """A centred paragraph."""
    return p(chu, r=r, pr=GIUA, them=them)


TRAI = g(CHU_QUAN) + g(CQ, DAM)
PHAI = g(QH, DAM) + g(TN, DAM)
DAU_22 = bang((TRAI, PHAI), (g(SO), g(NGAY, NGHIENG)))
TIEU_DE = g("KẾ HOẠCH", DAM) + g("Thực hiện việc mẫu", DAM)
CUOI_12 = bang(
    (
        p("Nơi nhận:", r=DAM + NGHIENG) + p("- Như trên;") + p("- Lưu: VT."),
        g("GIÁM ĐỐC", DAM) + g("") + g("") + g("Người Ký Mẫu", DAM),
    )
)
DAU_MONG = [
    ("chu_quan", CHU_QUAN),
    ("co_quan", CQ),
    ("quoc_hieu", QH),
    ("tieu_ngu", TN),
    ("so_ky_hieu", SO),
    ("dia_danh_ngay", NGAY),
]
CUOI_MONG = [
    ("noi_nhan", "Nơi nhận:"),
    ("noi_nhan_dong", "- Như trên;"),
    ("noi_nhan_dong", "- Lưu: VT."),
    ("chuc_vu", "GIÁM ĐỐC"),
    ("ho_ten", "Người Ký Mẫu"),
]
