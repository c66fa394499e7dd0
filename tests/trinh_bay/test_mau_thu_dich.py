"""Templates as foreign data: whatever is not known is refused when the template is loaded, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.loi import MauHongError, TepDocxHongError
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.ns import PR, R
from kehoach.trinh_bay.bien import TenRieng
from kehoach.trinh_bay.mau import find_mau, prepare_mau
from kehoach.trinh_bay.render import write_phan

Phan = dict[str, bytes]
DOC, RELS, STYLES, SETTINGS = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
)
HEADER = "word/header_default.xml"
SO = "{{ so_ky_hieu }}"


@cache
def _goc() -> Mapping[str, bytes]:
    return read_goi(find_mau("nd30"))


def _doi(phan: str, cu: str, moi: str) -> Callable[[Phan], Phan]:
    def doi(p: Phan) -> Phan:
        assert cu.encode() in p[phan], cu
        return {**p, phan: p[phan].replace(cu.encode(), moi.encode(), 1)}

    return doi


def _the(the: str) -> Callable[[Phan], Phan]:
    """A tag beside a right one, in one paragraph."""
    return _doi(DOC, SO, SO + the.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _doan(xml: str) -> Callable[[Phan], Phan]:
    """A paragraph of its own in the body."""
    return _doi(DOC, "<w:body>", f"<w:body>{xml}")


def _quan_he(loai: str, dich: str, *, ngoai: bool = False, phan: str = "word/document.xml") -> Callable[[Phan], Phan]:
    che_do = ' TargetMode="External"' if ngoai else ""
    muc = f'<Relationship Id="rIdLa" Type="{R}/{loai}" Target="{dich}"{che_do}/>'
    thu_muc, _, ten = phan.rpartition("/")
    rels = f"{thu_muc}/_rels/{ten}.rels"

    def doi(p: Phan) -> Phan:
        tho = p.get(rels, f'<Relationships xmlns="{PR}"></Relationships>'.encode())
        return {**p, rels: tho.replace(b"</Relationships>", muc.encode() + b"</Relationships>")}

    return doi


def _them(ten: str, data: bytes = b"x") -> Callable[[Phan], Phan]:
    return lambda p: {**p, ten: data}


def _noi(*cach: Callable[[Phan], Phan]) -> Callable[[Phan], Phan]:
    def doi(p: Phan) -> Phan:
        for c in cach:
            p = c(p)
        return p

    return doi


def _truong(lenh: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{lenh}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


_BIEU_THUC = [
    "{{ so_ky_hieu.__class__ }}",
    "{{ so_ky_hieu.__class__.__mro__[1].__subclasses__() }}",
    "{{ noi_nhan.append('x') }}",
    "{{ noi_nhan[0] }}",
    "{{ noi_nhan[::2] }}",
    "{{ noi_nhan|join }}",
    "{{ noi_nhan|length }}",
    "{{ so_ky_hieu|upper }}",
    "{{ so_ky_hieu|attr('x') }}",
    "{{ so_ky_hieu|indent(10**9) }}",
    "{{ so_ky_hieu|safe }}",
    "{{ so_ky_hieu|e }}",
    "{{ so_ky_hieu|format(1) }}",
    "{{ '%0999999999d'%1 }}",
    "{{ 'a' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ 1 + 1 }}",
    "{{ 1 }}",
    "{{ 'chữ' }}",
    "{{ none }}",
    "{{ true }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ (1, 2) }}",
    "{{ so_ky_hieu ~ so_ky_hieu }}",
    "{{ so_ky_hieu if so_ky_hieu else 1 }}",
    "{{ not so_ky_hieu }}",
    "{{ so_ky_hieu == 1 }}",
    "{{ so_ky_hieu is defined }}",
    "{{ so_ky_hieu in noi_nhan }}",
    "{{ range(10**9) }}",
    "{{ lipsum() }}",
    "{{ cycler('a') }}",
    "{{ namespace() }}",
    "{{ dict() }}",
    "{{ self }}",
    "{{ self._TemplateReference }}",
    "{{ loop }}",
    "{{ loop.index }}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ la_hoac }}",
    "{{ dong }}",
    "{{ loai }}",
    "{{ so_ky_hieu and dia_danh_ngay }}",
    "{{ -so_ky_hieu }}",
    "{{ " + "(" * 300 + "so_ky_hieu" + ")" * 300 + " }}",
    "{{ " + "[" * 300 + "]" * 300 + " }}",
    "{{ " + "not " * 90 + "so_ky_hieu }}",
    "{{ so_ky_hieu" + " " * 300 + "}}",
    "{{- so_ky_hieu }}",
    "{{ so_ky_hieu -}}",
    "{{ }}",
    "{{ so_ky_hieu",
]
_LENH = [
    "{% set x = 1 %}",
    "{% set x %}{% endset %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% filter upper %}{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% do noi_nhan.pop() %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% trans %}{% endtrans %}",
    "{% debug %}",
    "{% break %}",
    "{% colspan 3 %}",
    "{% cellbg 'red' %}",
    "{% vm %}",
    "{% hm %}",
    "{% if so_ky_hieu.x %}{% endif %}",
    "{% if so_ky_hieu == 'a' %}{% endif %}",
    "{% if true %}{% endif %}",
    "{% if so_ky_hieu and trich_yeu %}{% endif %}",
    "{% if not not so_ky_hieu %}{% endif %}",
    "{% if loai == 'doan' %}{% endif %}",
    "{% if so_ky_hieu is none %}{% endif %}",
    "{% if range(9) %}{% endif %}",
    "{% if so_ky_hieu %}",
    "{% endif %}",
    "{% for x in noi_nhan %}{% endfor %}",
    "{% for dong in so_ky_hieu %}{% endfor %}",
    "{% for dong in 'abc' %}{% endfor %}",
    "{% for dong in noi_nhan recursive %}{% endfor %}",
    "{% for dong in noi_nhan if dong %}{% endfor %}",
    "{% for dong in noi_nhan %}{% else %}{% endfor %}",
    "{% for dong in noi_nhan + chuc_vu %}{% endfor %}",
    "{% for dong in noi_nhan %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for dong in noi_nhan %}{% for dong in chuc_vu %}{% endfor %}{% endfor %}",
    "{% for dong in noi_nhan %}",
    "{% if so_ky_hieu %}" * 300 + "{% endif %}" * 300,
    "{% if so_ky_hieu %}{% endif %}" * 400,
    "{%- if x %}{% endif %}",
    "{%",
]
_DONG_MO = "http://kehoach.example/x"
_NOI_DUNG: dict[str, Callable[[Phan], Phan]] = {
    "thẻ qua hai đoạn": _doan("<w:p><w:r><w:t>{</w:t></w:r></w:p><w:p><w:r><w:t>{ so_ky_hieu.x }}</w:t></w:r></w:p>"),
    "thẻ mở ở đoạn này đóng ở đoạn kia": _doan(
        "<w:p><w:r><w:t>{{ so</w:t></w:r></w:p><w:p><w:r><w:t>_ky_hieu }}</w:t></w:r></w:p>"
    ),
    "thẻ trong thuộc tính": _doan('<w:p w:rsidR="{{ so_ky_hieu }}"/>'),
    "thẻ trong trường": _doan(_truong("PAGE {{ so_ky_hieu }}")),
    "thẻ ở đầu trang": _doi(HEADER, "<w:p>", "<w:p><w:r><w:t>{{ so_ky_hieu }}</w:t></w:r></w:p><w:p>"),
    "thẻ cắt khúc ở đầu trang": _doi(
        HEADER, "<w:p>", "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ x }}</w:t></w:r></w:p><w:p>"
    ),
    "mẫu đính kèm từ mạng": _quan_he("attachedTemplate", "http://kehoach.example/m.dotm", ngoai=True, phan=SETTINGS),
    "mẫu đính kèm từ máy khác": _quan_he(
        "attachedTemplate", "file:///" + chr(92) * 2 + "may/m.dotm", ngoai=True, phan=SETTINGS
    ),
    "mẫu đính kèm qua file://máy": _quan_he("attachedTemplate", "file://may/m.dotm", ngoai=True, phan=SETTINGS),
    "mẫu đính kèm qua UNC": _quan_he(
        "attachedTemplate", chr(92) * 2 + "may" + chr(92) + "m.dotm", ngoai=True, phan=SETTINGS
    ),
    "ảnh ở ngoài": _quan_he("image", "http://kehoach.example/a.png", ngoai=True),
    "liên kết ra ngoài": _quan_he("hyperlink", "http://kehoach.example", ngoai=True),
    "khung ở ngoài": _quan_he("frame", "http://kehoach.example", ngoai=True),
    "altChunk": _noi(_quan_he("aFChunk", "a.html"), _them("word/a.html")),
    "altChunk không quan hệ": _doan('<w:altChunk r:id="rId1"/>'),
    "OLE": _noi(_quan_he("oleObject", "embeddings/o.bin"), _them("word/embeddings/o.bin")),
    "tệp nhúng": _noi(_quan_he("package", "embeddings/o.xlsx"), _them("word/embeddings/o.xlsx")),
    "macro": _noi(_quan_he("vbaProject", "vbaProject.bin"), _them("word/vbaProject.bin")),
    "ActiveX": _noi(_quan_he("control", "activeX/a.xml"), _them("word/activeX/a.xml")),
    "văn bản con": _quan_he("subDocument", "b.docx", ngoai=True),
    "biểu đồ": _noi(_quan_he("chart", "charts/c.xml"), _them("word/charts/c.xml", b"<c/>")),
    "sơ đồ": _noi(_quan_he("diagramData", "d.xml"), _them("word/d.xml", b"<c/>")),
    "âm thanh": _noi(_quan_he("audio", "media/a.mp3"), _them("word/media/a.mp3")),
    "quan hệ loại lạ": _noi(_quan_he("chuaAiBiet", "la.bin"), _them("word/la.bin")),
    "ghi chú bên lề": _noi(_quan_he("comments", "comments.xml"), _them("word/comments.xml", b"<c/>")),
    "phần lạ": _them("word/la.bin"),
    "phần lạ ở gốc": _them("la.xml", b"<a/>"),
    "trộn thư": _doi(SETTINGS, "</w:settings>", "<w:mailMerge/></w:settings>"),
    "trộn thư qua quan hệ": _quan_he("mailMergeSource", "file:///C:/a.csv", ngoai=True, phan=SETTINGS),
    "object": _doan("<w:p><w:r><w:object/></w:r></w:p>"),
    "INCLUDETEXT ở đầu trang": _doi(HEADER, "<w:p>", _truong(" INCLUDETEXT C:/a.txt ") + "<w:p>"),
    "INCLUDEPICTURE": _doan(_truong(' INCLUDEPICTURE "http://kehoach.example/a.png" ')),
    "DDE": _doan(_truong("DDE cmd")),
    "DDEAUTO": _doan(_truong(" ddeauto c:/x ")),
    "LINK": _doan(_truong("LINK Excel.Sheet")),
    "DATABASE": _doan(_truong("DATABASE")),
    "MACROBUTTON": _doan(_truong("MACROBUTTON x")),
    "HYPERLINK bằng trường": _doan(_truong(f'HYPERLINK "{_DONG_MO}"')),
    "IMPORT": _doan(_truong("IMPORT x")),
    "trường trong trường": _doan(_truong("PAGE").replace("<w:t>x</w:t>", "<w:t>x</w:t>", 1) + _truong("QUOTE") + ""),
    "trường cắt khúc": _doan(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
        '<w:r><w:instrText>TEXT x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "trường không đóng": _doan(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>LINK</w:instrText></w:r></w:p>'
    ),
    "fldSimple": _doan('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>'),
    "lệnh trường không có trường": _doan("<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>"),
    "ảnh VML từ mạng": _doan(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://kehoach.example/a"/>'
        "</v:shape></w:pict></w:r></w:p>"
    ),
    "ảnh VML từ máy khác": _doan(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="//may/a"/>'
        "</v:shape></w:pict></w:r></w:p>"
    ),
    "ảnh SVG": _noi(_quan_he("image", "media/a.svg"), _them("word/media/a.svg", b"<svg/>")),
    "ảnh giả": _noi(_quan_he("image", "media/a.png"), _them("word/media/a.png", b"MZ")),
    "quan hệ trỏ vào chỗ trống": _quan_he("header", "khong-co.xml"),
    "tham chiếu không có quan hệ": _doan('<w:p><w:hyperlink r:id="rIdKhongCo"/></w:p>'),
}
_HONG: dict[str, Callable[[Phan], Phan]] = {
    "cỡ chữ là chữ": _doi(STYLES, '<w:sz w:val="', '<w:sz w:val="abc'),
    "cỡ chữ âm": _doi(STYLES, '<w:sz w:val="', '<w:sz w:val="-'),
    "cỡ chữ khổng lồ": _doi(STYLES, '<w:sz w:val="', '<w:sz w:val="99999'),
    "khổ giấy bằng không": _doi(DOC, '<w:pgSz w:w="11906"', '<w:pgSz w:w="0"'),
    "khổ giấy vô tận": _doi(DOC, '<w:pgSz w:w="11906"', '<w:pgSz w:w="inf"'),
    "khổ giấy rất nhỏ": _doi(DOC, '<w:pgSz w:w="11906"', '<w:pgSz w:w="2000"'),
    "lề rộng hơn trang": _doi(DOC, 'w:left="1701"', 'w:left="11000"'),
    "thụt đầu dòng là chữ": _doan('<w:p><w:pPr><w:ind w:left="x"/></w:pPr></w:p>'),
    "giãn dòng khổng lồ": _doan('<w:p><w:pPr><w:spacing w:line="99999999"/></w:pPr></w:p>'),
    "đoạn trong run": _doan("<w:p><w:r><w:p/></w:r></w:p>"),
    "chữ ngoài run": _doan("<w:p><w:t>x</w:t></w:p>"),
    "run ngoài đoạn": _doan("<w:r><w:t>x</w:t></w:r>"),
    "ô không có đoạn": _doan("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"),
    "thuộc tính đứng sau chữ": _doan("<w:p><w:r><w:t>x</w:t></w:r><w:pPr/></w:p>"),
    "hai kiểu cùng mã": _doi(STYLES, 'w:styleId="KHCoquan"', 'w:styleId="KHChuquan"'),
    "hai dấu trang cùng tên": _doan(
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="2"/></w:p>'
    ),
}
_KHONG_DOC: dict[str, Callable[[Phan], Phan]] = {
    "XML gãy": lambda p: {**p, DOC: p[DOC][:-5]},
    "DOCTYPE": lambda p: {**p, DOC: p[DOC].replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1)},
}
_TAT_CA = {
    **{f"biểu thức {x[:40]}": _the(x) for x in _BIEU_THUC},
    **{f"lệnh {x[:40]}": _the(x) for x in _LENH},
    **_NOI_DUNG,
    **_HONG,
}


@pytest.mark.parametrize("doi", _TAT_CA.values(), ids=_TAT_CA.keys())
def test_a_hostile_template_is_refused_when_it_is_loaded(doi: Callable[[Phan], Phan]) -> None:
    with pytest.raises(MauHongError) as hong:
        prepare_mau(doi(dict(_goc())), "mau.docx")
    assert hong.value.phat_hien
    assert all(p.goi_y and p.vi_tri.tep == "mau.docx" for p in hong.value.phat_hien)


@pytest.mark.parametrize("doi", _KHONG_DOC.values(), ids=_KHONG_DOC.keys())
def test_a_part_that_is_no_sound_xml_is_named(doi: Callable[[Phan], Phan]) -> None:
    with pytest.raises(TepDocxHongError, match=DOC):
        prepare_mau(doi(dict(_goc())), "mau.docx")


def test_the_corpus_is_large() -> None:
    assert len(_TAT_CA) >= 100


def test_the_place_of_a_refused_tag_is_its_paragraph() -> None:
    with pytest.raises(MauHongError) as hong:
        prepare_mau(_the("{{ noi_nhan.append('x') }}")(dict(_goc())), "mau.docx")
    (p,) = hong.value.phat_hien
    assert p.vi_tri.doan is not None
    assert "noi_nhan.append" in (p.vi_tri.trich or "")


_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
_THEM_KHONG_HOI: dict[str, Callable[[Phan], Phan]] = {
    "webSettings": _noi(_quan_he("webSettings", "webSettings.xml"), _them("word/webSettings.xml", b"<w/>")),
    "customXml": _noi(
        _quan_he("customXml", "../customXml/item1.xml"),
        _them("customXml/item1.xml", b"<a/>"),
        _them("customXml/itemProps1.xml", b"<a/>"),
        _them("customXml/_rels/item1.xml.rels", f'<Relationships xmlns="{PR}"/>'.encode()),
    ),
    "glossary": _noi(
        _quan_he("glossaryDocument", "glossary/document.xml"),
        _them("word/glossary/document.xml", b"<a/>"),
        _them("word/glossary/styles.xml", b"<a/>"),
        _them("word/glossary/_rels/document.xml.rels", f'<Relationships xmlns="{PR}"/>'.encode()),
    ),
    "Normal.dotm trên máy người soạn": _noi(
        _quan_he("attachedTemplate", "file:///C:/Users/A/Templates/Normal.dotm", ngoai=True, phan=SETTINGS),
        _doi(SETTINGS, "</w:settings>", f'<w:attachedTemplate xmlns:r="{R}" r:id="rIdLa"/></w:settings>'),
    ),
    "people": _noi(_quan_he("people", "people.xml"), _them("word/people.xml", b"<a/>")),
}


@pytest.mark.parametrize("doi", _THEM_KHONG_HOI.values(), ids=_THEM_KHONG_HOI.keys())
def test_what_a_word_processor_adds_unasked_is_dropped(doi: Callable[[Phan], Phan]) -> None:
    goc, doi_roi = prepare_mau(dict(_goc()), "m"), prepare_mau(doi(dict(_goc())), "m")
    bo_cuc = lay_out(nm.ke_hoach())
    assert read_goi(write_phan(bo_cuc, doi_roi).pack()).keys() == read_goi(write_phan(bo_cuc, goc).pack()).keys()


def test_a_logo_in_a_header_is_kept() -> None:
    doi = _noi(_quan_he("image", "media/logo.png", phan=HEADER), _them("word/media/logo.png", _PNG))
    mau = prepare_mau(doi(dict(_goc())), "m")
    assert read_goi(write_phan(lay_out(nm.ke_hoach()), mau).pack())["word/media/logo.png"] == _PNG


def test_comments_vanish_and_a_condition_that_is_never_true_drops_its_text() -> None:
    mau = prepare_mau(_the("{# ghi chú #}{% if false %}BẢN NHÁP{% endif %}")(dict(_goc())), "m")
    chu = read_goi(write_phan(lay_out(nm.ke_hoach()), mau).pack())[DOC].decode()
    assert "ghi chú" not in chu
    assert "BẢN NHÁP" not in chu


def test_names_and_filters_of_the_caller_run_and_print_as_text() -> None:
    rieng = TenRieng({"ma_ho_so": "<HS> 12"}, {"loc": lambda x, chu, n: f"{chu}{x}" * n})
    mau = prepare_mau(_the('{{ ma_ho_so|loc("«", 2) }}')(dict(_goc())), "m", rieng)
    chu = read_goi(write_phan(lay_out(nm.ke_hoach()), mau).pack())[DOC].decode()
    assert "«&lt;HS&gt; 12«&lt;HS&gt; 12" in chu


@pytest.mark.parametrize(
    "the",
    [
        "{{ ma_ho_so|loc(so_ky_hieu) }}",
        "{{ ma_ho_so|loc(x=1) }}",
        "{{ ma_ho_so|loc(*noi_nhan) }}",
        "{{ ma_ho_so|khac }}",
        "{{ ma_ho_so|loc([1]) }}",
        "{{ ma_ho_so.x }}",
        "{{ loc(ma_ho_so) }}",
    ],
)
def test_filters_take_literals_only(the: str) -> None:
    rieng = TenRieng({"ma_ho_so": "HS"}, {"loc": lambda x, *_: x})
    with pytest.raises(MauHongError):
        prepare_mau(_the(the)(dict(_goc())), "m", rieng)


def test_a_filter_that_gives_too_much_or_fails_is_a_finding() -> None:
    bo_cuc = lay_out(nm.ke_hoach())
    for loc in (lambda x: x * 20_000, lambda x: x[99]):
        mau = prepare_mau(_the("{{ ma|loc }}")(dict(_goc())), "m", TenRieng({"ma": "HS"}, {"loc": loc}))
        with pytest.raises(MauHongError):
            write_phan(bo_cuc, mau)
