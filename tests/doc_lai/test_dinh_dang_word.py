"""Định dạng: what is measured is what Word would show."""

from __future__ import annotations

import pytest

from kehoach.do_dac.tai_lieu_do import DinhDang, GianDong
from kehoach.doc_lai.cay_doan import iter_doan
from kehoach.doc_lai.gia_tri_xml import w
from kehoach.ooxml.xml import parse_xml
from tep_docx import DAM, KIEU, SECT, Tep, bang, chay, do, loai, mot, p


def style(ma: str, *, cha: str = "Normal", r: str = "", pr: str = "", loai: str = "paragraph", them: str = "") -> str:
    return (
        f'<w:style w:type="{loai}" w:styleId="{ma}"><w:name w:val="{ma}"/><w:basedOn w:val="{cha}"/>'
        f"<w:pPr>{pr}</w:pPr><w:rPr>{r}</w:rPr>{them}</w:style>"
    )


def dd(*than: str, kieu: str = "", **khac: str) -> DinhDang:
    return mot(*than, kieu=KIEU + kieu, **khac).dinh_dang


def ps(ma: str) -> str:
    return f'<w:pStyle w:val="{ma}"/>'


def co(n: int) -> str:
    return f'<w:sz w:val="{n}"/>'


A, B = style("A", r=co(20) + DAM), style("B", cha="A", r=co(24))
KT = '<w:style w:type="character" w:styleId="K"><w:name w:val="K"/><w:rPr><w:sz w:val="30"/><w:b/></w:rPr></w:style>'
RK = '<w:rStyle w:val="K"/>'


@pytest.mark.parametrize(
    ("doan", "mong"),
    [
        (p("chữ"), 14.0),  # document defaults
        (p("chữ", pr=ps("A")), 10.0),  # paragraph style
        (p("chữ", pr=ps("B")), 12.0),  # nearer style wins
        (p("chữ", pr=ps("B"), r=RK), 15.0),  # character style over paragraph style
        (p("chữ", pr=ps("B"), r=RK + co(26)), 13.0),  # direct over all
        (p("chữ", pr=ps("khong_co")), 14.0),  # an unknown style is the default style
    ],
)
def test_the_nearest_size_wins(doan: str, mong: float) -> None:
    assert dd(doan, kieu=A + B + KT).co == ((mong, 1.0),)


@pytest.mark.parametrize(
    ("doan", "dam"),
    [
        (p("chữ", pr=ps("A")), 1.0),
        (p("chữ", pr=ps("B")), 1.0),  # inherited
        (p("chữ", r=RK), 1.0),
        (p("chữ", pr=ps("A"), r=RK), 0.0),  # two styles cancel out (17.7.3)
        (p("chữ", pr=ps("A"), r=DAM), 1.0),  # direct formatting does not toggle
        (p("chữ", pr=ps("A"), r='<w:b w:val="0"/>'), 0.0),
        (p("chữ", r='<w:b w:val="false"/>'), 0.0),
    ],
)
def test_bold_of_styles_toggles_and_direct_bold_does_not(doan: str, dam: float) -> None:
    assert dd(doan, kieu=A + B + KT).dam == dam


def test_bold_of_the_defaults_stays() -> None:
    mac_dinh = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert dd(p("chữ", pr=ps("A")), kieu=A, mac_dinh=mac_dinh).dam == 1.0


def test_shares_count_printed_characters() -> None:
    khoi = mot(p("abc ", them=chay("d    ", DAM + co(20) + '<w:rFonts w:ascii="Arial"/><w:color w:val="ff0000"/>')))
    assert khoi.dinh_dang.co == ((14.0, 0.75), (10.0, 0.25))
    assert khoi.dinh_dang.dam == 0.25
    assert khoi.dinh_dang.phong == (("Times New Roman", 0.75), ("Arial", 0.25))
    assert khoi.dinh_dang.mau == (("auto", 0.75), ("FF0000", 0.25))
    assert (khoi.dinh_dang.co_min, khoi.dinh_dang.co_max, khoi.dinh_dang.co_chinh) == (10.0, 14.0, 14.0)


def test_letters_with_marks_take_the_other_font_slot() -> None:
    phong = dd(p("aế", r='<w:rFonts w:ascii="Arial" w:hAnsi="Calibri"/>')).phong
    assert phong == (("Arial", 0.5), ("Calibri", 0.5))


THEME = (
    '<a:majorFont><a:latin typeface="Calibri Light"/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
)
LON, NHO = (
    f'<w:rFonts w:ascii="X" w:hAnsi="X" w:asciiTheme="{x}HAnsi" w:hAnsiTheme="{x}HAnsi"/>' for x in ("major", "minor")
)


@pytest.mark.parametrize(
    ("rpr", "ngon_ngu", "mong"),
    [
        (LON, "en-US", "Calibri Light"),
        (LON, "vi-VN", "Times New Roman"),  # the theme's font for the document's language (17.15.1.88)
        (NHO, "vi-VN", "Calibri"),  # it names none
        (LON, "", "Calibri Light"),
    ],
)
def test_theme_fonts_are_looked_up(rpr: str, ngon_ngu: str, mong: str) -> None:
    settings = f'<w:themeFontLang w:val="{ngon_ngu}"/>' if ngon_ngu else "<w:zoom/>"
    assert dd(p("chữ", r=rpr), theme=THEME, settings=settings).phong == ((mong, 1.0),)


def test_a_theme_font_without_a_theme_is_the_name_beside_it() -> None:
    assert dd(p("chữ", r=LON)).phong == (("X", 1.0),)


def test_nothing_named_is_what_word_sets() -> None:
    dinh_dang = dd(p("chữ"), mac_dinh="")
    assert (dinh_dang.phong, dinh_dang.co) == ((("Times New Roman", 1.0),), ((10.0, 1.0),))


def test_capitals_by_formatting_print_as_capitals() -> None:
    khoi = mot(p("Kế hoạch", r="<w:caps/>"))
    assert (khoi.chu, khoi.dinh_dang.hoa) == ("KẾ HOẠCH", 1.0)


@pytest.mark.parametrize(
    ("ppr", "truong", "mong"),
    [
        ('<w:jc w:val="both"/>', "can", "deu"),
        ('<w:jc w:val="end"/>', "can", "phai"),
        ("", "can", "trai"),
        ('<w:ind w:firstLine="567"/>', "thut_mm", 10.0),
        ('<w:ind w:left="567" w:hanging="567"/>', "thut_mm", -10.0),
        ('<w:ind w:start="567"/>', "thut_trai_mm", 10.0),
        ('<w:ind w:firstLineChars="200"/>', "thut_mm", None),  # character widths are not a length we know
        ('<w:ind w:firstLineChars="200" w:firstLine="567"/>', "thut_mm", 10.0),
        ('<w:ind w:left="10mm"/>', "thut_trai_mm", 10.0),
        ('<w:spacing w:before="120" w:after="60"/>', "truoc_pt", 6.0),
        ('<w:spacing w:after="60"/>', "sau_pt", 3.0),
        ('<w:spacing w:beforeLines="50"/>', "truoc_pt", 6.0),
        ('<w:spacing w:before="100" w:beforeAutospacing="1"/>', "truoc_pt", None),
        ("", "gian", GianDong("boi", 1.0)),
        ('<w:spacing w:line="360"/>', "gian", GianDong("boi", 1.5)),
        ('<w:spacing w:line="340" w:lineRule="exact"/>', "gian", GianDong("chinh_xac", 17.0)),
        ('<w:spacing w:line="340" w:lineRule="atLeast"/>', "gian", GianDong("it_nhat", 17.0)),
        ("<w:keepNext/>", "giu", True),
        ('<w:outlineLvl w:val="0"/>', "bac", 1),
        ('<w:outlineLvl w:val="9"/>', "bac", None),
    ],
)
def test_paragraph_properties(ppr: str, truong: str, mong: object) -> None:
    gia_tri = getattr(dd(p("chữ", pr=ppr)), truong)
    assert gia_tri == (pytest.approx(mong, abs=0.02) if isinstance(mong, float) else mong)


def test_attributes_of_one_property_are_inherited_one_by_one() -> None:
    kieu = style("C", pr='<w:spacing w:before="120" w:line="360"/>') + style(
        "D", cha="C", pr='<w:spacing w:after="40"/>'
    )
    dinh_dang = dd(p("chữ", pr=ps("D") + '<w:spacing w:before="60"/>'), kieu=kieu)
    assert (dinh_dang.truoc_pt, dinh_dang.sau_pt, dinh_dang.gian) == (3.0, 2.0, GianDong("boi", 1.5))


def test_a_first_line_indent_takes_the_place_of_a_hanging_one() -> None:
    kieu = style("H", pr='<w:ind w:left="567" w:hanging="567"/>')
    assert dd(p("chữ", pr=ps("H") + '<w:ind w:firstLine="567"/>'), kieu=kieu).thut_mm == pytest.approx(10.0, abs=0.02)


def test_contextual_spacing_drops_space_between_paragraphs_of_one_style() -> None:
    cach = '<w:spacing w:before="120" w:after="120"/><w:contextualSpacing/>'
    khoi = do(p("một", pr=cach), p("hai", pr=cach), p("ba", pr=ps("A") + cach), kieu=KIEU + A).khoi
    assert [(k.dinh_dang.truoc_pt, k.dinh_dang.sau_pt) for k in khoi] == [(6, 0), (0, 6), (6, 6)]


def test_a_table_style_formats_its_cells_and_its_first_row() -> None:
    kieu = style(
        "T", cha="", loai="table", r=co(20),
        them='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
    )  # fmt: skip
    mac_dinh = "<w:docDefaults/>"
    than = bang((p("đầu"),), (p("ô"),)).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020"/></w:tblPr>'
    )
    khoi = do(than, kieu=KIEU + kieu, mac_dinh=mac_dinh).khoi
    assert [(k.dinh_dang.co_chinh, k.dinh_dang.dam) for k in khoi] == [(10.0, 1.0), (10.0, 0.0)]


def test_styles_that_inherit_from_each_other_do_not_hang() -> None:
    kieu = style("X", cha="Y", r=co(20)) + style("Y", cha="X", r=co(24))
    assert dd(p("chữ", pr=ps("X")), kieu=kieu).co_chinh == 10.0


def num(*bac: tuple[str, str], them: str = "", num_them: str = "") -> str:
    lvl = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{dang}"/>{them}<w:lvlText w:val="{mau}"/>'
        f'<w:pPr><w:ind w:left="{567 * (i + 1)}"/></w:pPr></w:lvl>'
        for i, (dang, mau) in enumerate(bac)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{lvl}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{num_them}</w:num>'
    )


def so(bac: int = 0, ma: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{bac}"/><w:numId w:val="{ma}"/></w:numPr>'


BA_BAC = num(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))


def test_list_numbers_are_counted_as_word_counts_them() -> None:
    tai_lieu = do(
        p("MỘT", pr=so()), p("a", pr=so(1)), p("b", pr=so(1)), p("c", pr=so(2)), p("d", pr=so(2)),
        p("HAI", pr=so()), p("e", pr=so(1)), p("f", pr=so(2)), numbering=BA_BAC,
    )  # fmt: skip
    assert [k.chu for k in tai_lieu.khoi] == ["I. MỘT", "1. a", "2. b", "a) c", "b) d", "II. HAI", "1. e", "a) f"]
    assert all(k.so_tu_dong for k in tai_lieu.khoi)
    assert [k.so for k in tai_lieu.khoi] == ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]


def test_a_level_shows_the_numbers_above_it() -> None:
    numbering = num(("upperRoman", "%1."), ("decimal", "%1.%2."), ("decimal", "%2.%3."))
    tai_lieu = do(p("A", pr=so()), p("b", pr=so(1)), p("c", pr=so(2)), numbering=numbering)
    assert [k.so for k in tai_lieu.khoi] == ["I.", "I.1.", "1.1."]


@pytest.mark.parametrize(
    ("dang", "mau", "mong"),
    [
        ("decimal", "%1)", "1)"), ("decimalZero", "%1.", "01."), ("lowerRoman", "(%1)", "(i)"),
        ("upperLetter", "%1.", "A."), ("bullet", "-", "-"), ("bullet", "\uf0b7", "•"), ("none", "", ""),
        ("ordinalText", "%1", ""),  # a format we do not know: no number is better than a wrong one
    ],
)  # fmt: skip
def test_number_formats(dang: str, mau: str, mong: str) -> None:
    assert mot(p("chữ", pr=so()), numbering=num((dang, mau))).so == mong


def test_instances_of_a_list_count_on_unless_they_restart() -> None:
    ghi_de = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    bon = (p("a", pr=so()), p("b", pr=so(ma=2)), p("c", pr=so()), p("d", pr=so(ma=2)))
    assert [k.so for k in do(*bon, numbering=num(("decimal", "%1."))).khoi] == ["1.", "2.", "3.", "4."]
    assert [k.so for k in do(*bon, numbering=num(("decimal", "%1."), num_them=ghi_de)).khoi] == ["1.", "5.", "6.", "7."]


def test_a_style_may_carry_the_list_and_a_paragraph_leave_it() -> None:
    kieu = style("L", pr=so(1))
    tai_lieu = do(
        p("một", pr=ps("L")), p("hai", pr=ps("L") + so(ma=0)), p("ba", pr=ps("L")), numbering=BA_BAC, kieu=KIEU + kieu
    )
    assert [k.chu for k in tai_lieu.khoi] == ["1. một", "hai", "2. ba"]


def test_a_style_without_a_level_has_the_level_that_names_it() -> None:
    numbering = BA_BAC.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:pStyle w:val="L"/>')
    kieu = style("L", pr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert [k.so for k in do(p("x", pr=ps("L")), p("y", pr=ps("L")), numbering=numbering, kieu=KIEU + kieu).khoi] == [
        "1.", "2.",
    ]  # fmt: skip


def test_a_legal_level_shows_higher_numbers_in_figures() -> None:
    numbering = num(("upperRoman", "%1."), ("decimal", "%1.%2."), them="<w:isLgl/>")
    assert [k.so for k in do(p("a", pr=so()), p("b", pr=so(1)), numbering=numbering).khoi] == ["I.", "1.1."]


def test_a_list_level_indents_below_direct_indents() -> None:
    assert dd(p("x", pr=so()), numbering=BA_BAC).thut_trai_mm == pytest.approx(10, abs=0.02)
    assert dd(p("x", pr=so() + '<w:ind w:left="0"/>'), numbering=BA_BAC).thut_trai_mm == 0


def test_a_number_followed_by_a_tab_reads_as_text() -> None:
    assert mot(p("1.\tThời gian")).chu == "1. Thời gian"


XOA = '<w:del w:id="1"><w:r><w:delText>xóa</w:delText></w:r></w:del>'
THEM = f'<w:ins w:id="2">{chay("thêm")}</w:ins>'


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    tai_lieu = do(p("chữ ", them=XOA + THEM))
    assert tai_lieu.khoi[0].chu == "chữ thêm"
    assert [g.ma for g in tai_lieu.ghi_chu] == ["theo_doi_sua"]


def test_moved_text_stands_where_it_went() -> None:
    di = f'<w:moveFrom w:id="1">{chay("câu")}</w:moveFrom>'
    den = f'<w:moveTo w:id="2">{chay("câu")}</w:moveTo>'
    assert loai(do(p("a", them=di), p("b ", them=den))) == [("doan", "a"), ("doan", "b câu")]


def test_a_paragraph_whose_mark_is_deleted_runs_into_the_next() -> None:
    dau = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert [(k.chu, k.doan) for k in do(p("một ", pr=dau), p("hai")).khoi] == [("một hai", 2)]
    assert [k.chu for k in do(p("một", pr=dau)).khoi] == ["một"]


def test_a_deleted_row_is_gone() -> None:
    hai_hang = bang((p("còn"),), (p("xóa"),))
    dau, _, cuoi = hai_hang.rpartition("<w:tr>")
    assert [k.chu for k in do(hai_hang).khoi] == ["còn", "xóa"]
    assert [k.chu for k in do(f'{dau}<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cuoi}').khoi] == ["còn"]


def test_hidden_text_is_not_printed_and_is_told() -> None:
    tai_lieu = do(p("hiện", them=chay("ẩn", "<w:vanish/>")))
    assert tai_lieu.khoi[0].chu == "hiện"
    assert [g.ma for g in tai_lieu.ghi_chu] == ["chu_an"]


def fld(loai: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{loai}"/></w:r>'


MA = "<w:r><w:instrText> DATE </w:instrText></w:r>"
TRUONG = {
    "phức": fld("begin") + MA + fld("separate") + chay("kết quả") + fld("end"),
    "đơn": f'<w:fldSimple w:instr=" DATE ">{chay("kết quả")}</w:fldSimple>',
    "lồng": fld("begin") + fld("begin") + MA + fld("separate") + chay("trong") + fld("end") + fld("separate")
    + chay("kết quả") + fld("end"),
    "không đóng": fld("begin") + MA + fld("separate") + chay("kết quả"),
    "chỉ đóng": fld("end") + chay("kết quả"),
}  # fmt: skip


@pytest.mark.parametrize("kieu", TRUONG)
def test_a_field_shows_its_result(kieu: str) -> None:
    assert [k.chu for k in do(p("a ", them=TRUONG[kieu]), p("sau")).khoi] == ["a kết quả", "sau"]


def test_a_field_that_never_shows_does_not_swallow_the_rest() -> None:
    assert [k.chu for k in do(p("a", them=fld("begin") + MA), p("sau")).khoi] == ["a", "sau"]


def test_wrappers_are_read_through() -> None:
    sdt = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    lien_ket = f"<w:hyperlink>{chay('liên kết')}</w:hyperlink>"
    than = sdt.format(p("một ", them=sdt.format(chay("hai ")) + lien_ket)) + sdt.format(bang((p("ba"),)))
    assert [k.chu for k in do(than).khoi] == ["một hai liên kết", "ba"]


def test_alternate_content_is_read_once() -> None:
    hai = "<mc:Choice Requires='{}'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    hai = f"<mc:AlternateContent>{hai}</mc:AlternateContent>"
    assert mot(p("a ", them=hai.format("wps", chay("mới"), chay("cũ")))).chu == "a mới"
    assert mot(p("a ", them=hai.format("la", chay("mới"), chay("cũ")))).chu == "a cũ"
    assert [k.chu for k in do(hai.format("wps", p("mới"), p("cũ"))).khoi] == ["mới"]


def test_blanks_at_the_ends_count_only_where_they_are_kept() -> None:
    r = "<w:r><w:t> b </w:t></w:r>"
    assert mot(p("a", them=r + chay("c"))).chu == "abc"


def test_text_is_nfc_and_special_characters_are_characters() -> None:
    r = "<w:r><w:noBreakHyphen/><w:t>e\u0323\u0302</w:t><w:softHyphen/><w:sym w:font='X' w:char='00E1'/></w:r>"
    assert mot(p("a", them=r)).chu == "a-ệá"


def test_footnotes_are_read_in_the_order_of_their_references() -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
    ref = '<w:r><w:rPr/><w:footnoteReference w:id="{}"/></w:r>'
    tai_lieu = do(
        p("a", them=ref.format(2)), p("b", them=ref.format(1)), p("c", them=ref.format(9)),
        footnotes=note.format(1, chay(" một")) + note.format(2, chay(" hai", co(20))) + note.format(3, chay("thừa")),
    )  # fmt: skip
    assert [(k.thanh_phan, k.chu, k.dinh_dang.co_chinh) for k in tai_lieu.chu_thich] == [
        ("chu_thich", "hai", 10.0),
        ("chu_thich", "một", 14.0),
    ]
    assert [k.chu for k in tai_lieu.khoi] == ["a", "b", "c"]


PAGE = p(
    them=fld("begin")
    + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    + fld("separate")
    + chay("2", co(26))
    + fld("end")
)


def sect(*ref: tuple[str, str], them: str = "", kho: str = 'w:w="11906" w:h="16838"') -> str:
    rf = "".join(f'<w:{phan[:-1]}Reference w:type="{t}" r:id="{phan}"/>' for t, phan in ref)
    le = 'w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="284"'
    return f"<w:sectPr>{rf}<w:pgSz {kho}/><w:pgMar {le}/>{them}</w:sectPr>"


TIEU_DE_RIENG = "<w:titlePg/>"


@pytest.mark.parametrize(
    ("pr", "settings", "so_trang", "trang_dau"),
    [
        (sect(("default", "header1")), "", [("dau_trang", "thuong", "giua", 13.0)], True),
        (sect(("default", "header1"), them=TIEU_DE_RIENG), "", [("dau_trang", "thuong", "giua", 13.0)], False),
        (sect(("default", "header1"), ("first", "header2"), them=TIEU_DE_RIENG), "",
         [("dau_trang", "thuong", "giua", 13.0)], False),
        (sect(("first", "header1"), them=TIEU_DE_RIENG), "", [("dau_trang", "dau", "giua", 13.0)], True),
        (sect(("first", "header1")), "", [], False),  # a first header nobody asks for
        (sect(("even", "header1")), "<w:evenAndOddHeaders/>", [("dau_trang", "chan", "giua", 13.0)], False),
        (sect(("even", "header1")), "<w:zoom/>", [], False),
        (sect(), "", [], False),
    ],
)  # fmt: skip
def test_page_numbers_of_a_section(pr: str, settings: str, so_trang: list[object], trang_dau: bool) -> None:
    dau = {"header1": PAGE.replace("<w:pPr>", '<w:pPr><w:jc w:val="center"/>'), "header2": p("chữ")}
    (do_phan,) = Tep(p("chữ"), sect=pr, settings=settings, le_trang=dau).do().phan
    assert do_phan.so_trang is not None
    assert [(s.o, s.trang, s.dinh_dang.can, s.dinh_dang.co_chinh) for s in do_phan.so_trang] == so_trang
    assert do_phan.so_trang_dau is trang_dau


KHUNG = '<w:framePr w:wrap="around" w:xAlign="center"/>'
TAB = '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'


@pytest.mark.parametrize(
    ("ppr", "dau", "mong"),
    [
        ('<w:jc w:val="right"/>', "", "phai"),
        (KHUNG, "", "giua"),
        (TAB, "\t", "giua"),
        (TAB, "\t\t", "phai"),
        ("", "\t", None),
    ],
)
def test_the_side_of_a_page_number(ppr: str, dau: str, mong: str | None) -> None:
    doan = PAGE.replace("<w:pPr></w:pPr>", f"<w:pPr>{ppr}</w:pPr>{chay(dau) if dau else ''}")
    (phan,) = Tep(p("chữ"), sect=sect(("default", "footer1")), le_trang={"footer1": doan}).do().phan
    assert phan.so_trang is not None
    assert [(s.o, s.dinh_dang.can) for s in phan.so_trang] == [("chan_trang", mong)]


def test_headers_are_inherited_by_the_next_section() -> None:
    truoc = p(pr=sect(("default", "header1"), them='<w:pgNumType w:start="3"/>'))
    ngang = sect(kho='w:w="16838" w:h="11906"')
    hai = Tep(truoc + p("chữ"), sect=ngang, le_trang={"header1": PAGE}).do().phan
    assert [len(x.so_trang or ()) for x in hai] == [1, 1]
    assert [(x.huong, x.dem_tu, x.tu_doan, x.den_doan) for x in hai] == [("doc", 3, 1, 1), ("ngang", None, 2, 2)]


def test_paper_and_margins_in_millimetres_with_the_gutter() -> None:
    (phan,) = do(p("chữ"), sect=sect()).phan
    assert phan.kho_mm == pytest.approx((210, 297), abs=0.02)
    assert phan.le_mm is not None
    assert (phan.le_mm.tren, phan.le_mm.trai) == pytest.approx((20, 35), abs=0.02)
    assert phan.rong_chu_mm == pytest.approx(160, abs=0.1)
    assert (phan.dau_trang_mm, phan.huong) == (pytest.approx(10, abs=0.02), "doc")


def test_a_document_without_section_properties_says_nothing_of_its_page() -> None:
    (phan,) = do(p("chữ"), sect="").phan
    assert (phan.kho_mm, phan.le_mm, phan.so_trang, phan.rong_chu_mm) == (None, None, None, None)


def test_paragraph_numbers_are_those_of_the_elements() -> None:
    hop = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("hộp")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    tep = Tep(p("một", them=hop) + bang((p("ô một"), bang((p("trong"),)) + p("ô hai"))) + p() + p("cuối") + p(pr=SECT))
    than = parse_xml(tep.phan()["word/document.xml"]).find(w("body"))
    assert than is not None
    phan_tu = {so: "".join(t.text or "" for t in e.iterfind(f"{w('r')}/{w('t')}")) for so, e in iter_doan(than)}
    khoi = tep.do().khoi
    assert {k.doan: k.chu for k in khoi} == {so: chu for so, chu in phan_tu.items() if chu}
    assert len(phan_tu) == 8


def test_what_a_person_should_know_is_noted() -> None:
    ngoai = '<Relationship Id="rId9" Type="http://x/attachedTemplate" Target="http://x/a.dotx" TargetMode="External"/>'
    tep = Tep(
        p("chữ") + '<w:altChunk r:id="rId8"/>', lien_ket=ngoai,
        them={"_xmlsignatures/sig1.xml": "<a/>", "word/embeddings/o.bin": "x"},
    )  # fmt: skip
    assert {g.ma for g in tep.do().ghi_chu} == {"chu_ky_so", "bo_qua", "lien_ket_ngoai", "doi_tuong_nhung"}
