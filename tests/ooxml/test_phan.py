"""Footnotes, properties, element order, names and units."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from goi_nho import build_parts, build_run
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kehoach.loi import NgayKhongHopLe
from kehoach.ooxml import don_vi, ns, thu_tu
from kehoach.ooxml.chu_thich import FOOTNOTE_PR, build_footnotes, build_reference
from kehoach.ooxml.ns import qn
from kehoach.ooxml.thu_tu import THU_TU, sap_thu_tu
from kehoach.ooxml.thuoc_tinh import NGAY_CO_DINH, build_app, build_core, cut, resolve_thoi_diem
from kehoach.ooxml.xml import parse_xml


# ------------------------------------------------------------------------------------------------------------ footnotes
def test_separators_come_first_and_notes_are_numbered_from_one() -> None:
    goc = parse_xml(build_footnotes([build_run("a"), build_run("b")]))
    assert [(n.get(qn("w:type")), n.get(qn("w:id"))) for n in goc] == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
        (None, "1"),
        (None, "2"),
    ]


def test_a_separator_has_its_mark_its_own_style_and_no_number() -> None:
    goc = parse_xml(build_footnotes([], ngan_cach="Vach"))
    for note, dau in zip(goc, ("separator", "continuationSeparator"), strict=True):
        assert note.find(f".//{qn(f'w:{dau}')}") is not None
        assert note.find(f".//{qn('w:footnoteRef')}") is None
        assert note.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "Vach"
    assert parse_xml(build_footnotes([])).find(f".//{qn('w:pStyle')}") is None


def test_a_note_shows_its_number_then_a_space_then_its_runs() -> None:
    note = parse_xml(build_footnotes([build_run("Nội dung & hết")], doan="D", dau="S"))[2]
    assert "".join(note.itertext()) == " Nội dung & hết"
    chay = note.findall(f".//{qn('w:r')}")
    assert chay[0].find(qn("w:footnoteRef")) is not None
    assert note.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "D"
    assert note.find(f".//{qn('w:rStyle')}").get(qn("w:val")) == "S"


def test_references_and_notes_pair_by_id() -> None:
    parts = build_parts()
    than, notes = parse_xml(parts[ns.PHAN_DOCUMENT]), parse_xml(parts[ns.PHAN_FOOTNOTES])
    dan = [e.get(qn("w:id")) for e in than.iter(qn("w:footnoteReference"))]
    assert dan == [n.get(qn("w:id")) for n in notes if n.get(qn("w:type")) is None] == ["1"]
    assert 'w:val="S"' in build_reference(7, dau="S")


def test_the_settings_list_the_separators_that_exist() -> None:
    goc = parse_xml(f"<a {ns.declare('w')}>{FOOTNOTE_PR}</a>")
    liet_ke = [e.get(qn("w:id")) for e in goc.iter(qn("w:footnote"))]
    co = [n.get(qn("w:id")) for n in parse_xml(build_footnotes([])) if n.get(qn("w:type"))]
    assert liet_ke == co


def test_a_note_without_runs_is_refused() -> None:
    with pytest.raises(ValueError, match="chú thích 2"):
        build_footnotes([build_run("a"), " "])


def test_a_style_id_cannot_break_out_of_its_attribute() -> None:
    la = 'a"/><b c="'
    goc = parse_xml(build_footnotes([build_run("a")], doan=la))
    assert [e.get(qn("w:val")) for e in goc.iter(qn("w:pStyle"))] == [la]


# ----------------------------------------------------------------------------------------------------------- properties
def core(**khac: object) -> etree._Element:
    return parse_xml(build_core(**{"tieu_de": "T", "tac_gia": "A", "tao": date(2023, 4, 10), **khac}))  # type: ignore[arg-type]


def test_core_properties_hold_what_word_and_a_screen_reader_ask_for() -> None:
    goc = core(tieu_de="Kế hoạch «A & B» <32>", tac_gia="Cơ quan A", chu_de="Chủ đề")
    doc = {e.tag: e.text for e in goc}
    assert doc[qn("dc:title")] == "Kế hoạch «A & B» <32>"
    assert doc[qn("dc:creator")] == doc[qn("cp:lastModifiedBy")] == "Cơ quan A"
    assert doc[qn("dc:subject")] == "Chủ đề"
    assert doc[qn("dc:language")] == "vi-VN"
    assert doc[qn("dc:description")] is None
    assert doc[qn("dcterms:created")] == doc[qn("dcterms:modified")] == "2023-04-10T00:00:00Z"
    assert len(doc) == len(goc)


def test_a_moment_with_a_zone_is_written_in_utc() -> None:
    sua = datetime(2023, 4, 11, 1, 2, 3, 456, tzinfo=timezone(timedelta(hours=7)))
    assert core(sua=sua).findtext(qn("dcterms:modified")) == "2023-04-10T18:02:03Z"


def test_a_year_below_one_thousand_still_has_four_figures() -> None:
    assert core(tao=date(1, 1, 1)).findtext(qn("dcterms:created")) == "0001-01-01T00:00:00Z"


@pytest.mark.parametrize(("dai", "cuoi"), [(255, "x"), (256, "…")])
def test_a_title_is_cut_to_255_characters(dai: int, cuoi: str) -> None:
    tieu_de = core(tieu_de="x" * dai).findtext(qn("dc:title")) or ""
    assert (len(tieu_de), tieu_de[-1]) == (255, cuoi)


def test_a_cut_text_is_one_line_of_nfc() -> None:
    assert cut("Kê\u0301\n hoạch\t\u00a0A ") == "Kế hoạch A"
    assert cut("ab cd", 4) == "ab…"


def test_the_app_properties_name_program_and_company() -> None:
    goc = parse_xml(build_app(co_quan="A & B"))
    assert {e.tag: e.text for e in goc} == {qn("ep:Application"): "kehoach", qn("ep:Company"): "A & B"}


def test_the_date_of_the_document_goes_before_the_environment_and_the_clock_never_counts() -> None:
    moi_truong = {"SOURCE_DATE_EPOCH": "1704067200"}
    assert resolve_thoi_diem(date(2023, 4, 10), moi_truong) == datetime(2023, 4, 10, tzinfo=UTC)
    assert resolve_thoi_diem(None, moi_truong) == datetime(2024, 1, 1, tzinfo=UTC)
    assert resolve_thoi_diem(None, {}) == NGAY_CO_DINH


def test_the_process_environment_is_read_when_no_mapping_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert resolve_thoi_diem(None) == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("giay", ["", "abc", "-1", "1.5", "1e9", " 1", "١", "253402300800", "9" * 40, "1\n"])
def test_a_malformed_source_date_epoch_is_refused(giay: str) -> None:
    with pytest.raises(NgayKhongHopLe, match="SOURCE_DATE_EPOCH"):
        resolve_thoi_diem(None, {"SOURCE_DATE_EPOCH": giay})


def test_the_last_second_of_the_calendar_is_taken() -> None:
    assert resolve_thoi_diem(None, {"SOURCE_DATE_EPOCH": "253402300799"}).year == 9999


# -------------------------------------------------------------------------------------------------------- element order
@pytest.mark.parametrize("cha", THU_TU)
def test_shuffled_children_come_back_in_the_standard_s_order(cha: str) -> None:
    con = [c for c in THU_TU[cha] if (cha, c) != ("sectPr", "footerReference")]
    tron = con[:]
    random.Random(7).shuffle(tron)
    goc = etree.Element(qn(f"w:{cha}"))
    goc.extend([etree.Element(qn(f"w:{c}")) for c in tron])
    assert [ns.local_name(str(e.tag)) for e in sap_thu_tu(goc)] == con


def test_equal_children_keep_their_order_and_strangers_go_last() -> None:
    goc = parse_xml(
        f"<w:sectPr {ns.declare('w')}><x/><w:pgSz/><w:footerReference/><!--c--><w:headerReference/></w:sectPr>"
    )
    ten = [ns.local_name(e.tag) if isinstance(e.tag, str) else "#" for e in sap_thu_tu(goc)]
    assert ten == ["footerReference", "headerReference", "pgSz", "x", "#"]


def test_an_element_without_a_known_order_is_left_as_it_is() -> None:
    goc = parse_xml("<a><c/><b/></a>")
    assert [e.tag for e in sap_thu_tu(goc)] == ["c", "b"]


def test_no_name_stands_twice_in_an_order() -> None:
    for cha, con in thu_tu.THU_TU.items():
        assert len(con) == len(set(con)), cha


# ------------------------------------------------------------------------------------------------------ names and units
def test_an_unknown_prefix_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        qn("zz:p")


def test_no_two_prefixes_share_a_namespace() -> None:
    assert len(set(ns.NSMAP.values())) == len(ns.NSMAP)


@given(st.integers(-100_000, 100_000))
def test_whole_twips_and_half_points_survive_the_way_there_and_back(n: int) -> None:
    assert don_vi.mm_to_twips(don_vi.twips_to_mm(n)) == n
    assert don_vi.pt_to_twips(don_vi.twips_to_pt(n)) == n
    assert don_vi.pt_to_half_points(don_vi.half_points_to_pt(n)) == n
    assert don_vi.pt_to_emu(don_vi.emu_to_pt(n)) == n


ROUNDED = [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.5, -3), (0.49, 0)]


@pytest.mark.parametrize(("nua", "tron"), ROUNDED)
def test_halves_are_rounded_away_from_zero(nua: float, tron: int) -> None:
    assert don_vi.pt_to_half_points(nua / 2) == tron


def test_a_length_knows_the_other_units() -> None:
    assert (don_vi.Mm(30).twips, don_vi.Pt(1.5).emu, don_vi.Pt(13.5).half_points) == (1701, 19_050, 27)
    assert don_vi.Mm(25.4).pt == 72.0
