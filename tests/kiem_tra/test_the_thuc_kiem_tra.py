"""The checker on whole documents: no verdict on what was not seen, places, groups, majorities, exceptions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tai_lieu_mau import sua_dang, sua_khoi, sua_phan, tai_lieu_dung

import kehoach as kh
from do_cong import check_tuyen_tinh
from kehoach.bo_cuc.lay_out import che_do_cua, lay_out
from kehoach.do_dac.tai_lieu_do import DinhDang, GianDong, KeDo, KhoiDo, PhanDo, TaiLieuDo
from kehoach.do_dac.tu_bo_cuc import do_bo_cuc
from kehoach.doc_lai import measure_docx
from kehoach.kiem_tra.ket_luan import KetLuan
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.kiem_tra.the_thuc import check_the_thuc, findings_of, judge
from kehoach.the_thuc.tra import che_do_theo_ma

FIXTURES = Path(__file__).parents[2] / "fixtures"
KE_HOACH = sorted((FIXTURES / "ke-hoach").glob("*.yaml")) + sorted((FIXTURES / "thanh-phan").glob("*.yaml"))


def quy_tac(dong: str, phep: str, doi_tuong: str = "", che_do: str = "nd30") -> QuyTac:
    """The first rule of a row and kind."""
    return next(
        q for q in danh_sach_quy_tac(che_do) if (q.dong, q.phep) == (dong, phep) and doi_tuong in ("", q.doi_tuong)
    )


def ket_qua(q: QuyTac, tai_lieu: TaiLieuDo) -> KetLuan:
    return judge(q, TaiLieuXet(tai_lieu, che_do_theo_ma(q.che_do)))


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_of_an_empty_document_nothing_is_said(che_do: str) -> None:
    trong = TaiLieuDo("docx", (PhanDo(),), ())
    ket_luan = check_the_thuc(trong, che_do_theo_ma(che_do))
    assert len(ket_luan) == len(danh_sach_quy_tac(che_do))
    assert {k.ket_qua for k in ket_luan} == {"khong_danh_gia"}
    assert all(k.ly_do for k in ket_luan)


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
def test_of_text_without_known_formatting_no_formatting_is_judged(che_do: str) -> None:
    mu = tai_lieu_dung(che_do)
    mu = replace(mu, phan=(PhanDo(),) * 3, khoi=tuple(replace(k, dinh_dang=DinhDang(), ke=None) for k in mu.khoi))
    phep = {
        "co_chu",
        "dam",
        "nghieng",
        "can",
        "hoa",
        "phong",
        "mau",
        "thut_dau",
        "khoang_doan",
        "gian_dong",
        "ke",
        "le",
    }
    ket_luan = {k.ma: k.ket_qua for k in check_the_thuc(mu, che_do_theo_ma(che_do))}
    assert {ket_luan[q.ma] for q in danh_sach_quy_tac(che_do) if q.phep in phep} == {"khong_danh_gia"}


@pytest.mark.parametrize("che_do", ["nd30", "tt01"])
@pytest.mark.parametrize("tep", KE_HOACH, ids=lambda t: t.stem)
def test_a_plan_as_we_lay_it_out_has_no_finding_of_form_above_a_hint(tep: Path, che_do: str) -> None:
    tai_lieu = do_bo_cuc(lay_out(kh.load(tep), che_do_theo_ma(che_do)))
    phat_hien = findings_of(check_the_thuc(tai_lieu, che_do_theo_ma(che_do)), tai_lieu)
    assert [str(p) for p in phat_hien if p.muc_do != "goi_y"] == []


@pytest.mark.parametrize("tep", KE_HOACH, ids=lambda t: t.stem)
def test_a_rendered_plan_read_back_has_no_finding_of_form_above_a_hint(tep: Path) -> None:
    ke_hoach = kh.load(tep)
    tai_lieu = measure_docx(kh.render_bytes(ke_hoach))
    phat_hien = findings_of(check_the_thuc(tai_lieu, che_do_cua(ke_hoach)), tai_lieu)
    assert [str(p) for p in phat_hien if p.muc_do != "goi_y"] == []


def test_a_missing_component_is_said_only_when_it_was_looked_for() -> None:
    q = quy_tac("TL2", "co_mat")
    tai_lieu = tai_lieu_dung("nd30")
    khoi = tuple(k for k in tai_lieu.khoi if k.thanh_phan != "trich_yeu")
    assert ket_qua(q, replace(tai_lieu, khoi=khoi)).ket_qua == "khong_danh_gia"
    assert ket_qua(q, replace(tai_lieu, khoi=khoi, vang={"trich_yeu": "không thấy"})).ket_qua == "khong_dat"


def test_a_file_that_is_no_document_lacks_nothing() -> None:
    vang = dict.fromkeys(("quoc_hieu", "tieu_ngu", "ten_loai", "noi_nhan", "so_ky_hieu"), "không thấy")
    tai_lieu = TaiLieuDo("docx", (PhanDo(),), (KhoiDo("doan", "Một bài viết."),), vang=vang)
    assert [k.ma for k in check_the_thuc(tai_lieu, che_do_theo_ma("nd30")) if k.ket_qua == "khong_dat"] == []


def test_a_letter_has_no_title_to_lack() -> None:
    q = quy_tac("TL1", "co_mat")
    thu = replace(tai_lieu_dung("nd30"), ten_loai="công văn")
    assert ket_qua(q, thu).ket_qua == "khong_danh_gia"


def test_a_symbol_of_a_plan_is_asked_of_plans_only() -> None:
    q = quy_tac("SK3", "mau_chu")
    bao_cao = sua_khoi(tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "so_ky_hieu", chu="Số: 05/BC-SNV")
    assert ket_qua(q, bao_cao).ket_qua == "khong_dat"
    assert ket_qua(q, replace(bao_cao, ten_loai="báo cáo")).ket_qua == "khong_danh_gia"


def test_an_attached_plan_needs_no_number_date_recipients_or_signature() -> None:
    thieu = ("so_ky_hieu", "dia_danh_ngay", "chuc_vu", "ho_ten", "noi_nhan")
    goc = tai_lieu_dung("nd30")
    khoi = [k for k in goc.khoi if k.thanh_phan not in thieu and k.vung != "phu_luc"]
    kem = KhoiDo("kem_theo", "(Kèm theo Quyết định số 07/QĐ-SNV ngày 05 tháng 6 năm 2026 của Sở Nội vụ)")
    tai_lieu = replace(goc, khoi=(*khoi, kem), vang=dict.fromkeys(thieu, "không thấy"))
    sai = {k.quy_tac.doi_tuong for k in check_the_thuc(tai_lieu, che_do_theo_ma("nd30")) if k.ket_qua == "khong_dat"}
    assert sai & set(thieu) == set()


def test_one_stray_paragraph_does_not_break_a_rule_on_most_of_the_text() -> None:
    le = sua_dang(tai_lieu_dung("nd30"), lambda k: k.chu.endswith("./."), can="trai", thut_mm=0.0)
    assert ket_qua(quy_tac("DV1", "can"), le).ket_qua == "dat"
    assert ket_qua(quy_tac("DV2", "thut_dau"), le).ket_qua == "dat"


def test_most_of_the_text_wrong_is_one_finding_that_counts_the_places() -> None:
    tai_lieu = sua_dang(tai_lieu_dung("nd30"), lambda k: k.vung == "than", can="trai")
    (p,) = findings_of([ket_qua(quy_tac("DV1", "can"), tai_lieu)], tai_lieu)
    assert p.thong_diep == "Lời văn căn trái; cần căn đều hai bên (9 chỗ)."


def test_different_values_are_different_findings() -> None:
    co = {12: "Căn cứ Luật", 15: "Căn cứ Kế hoạch"}
    tai_lieu = tai_lieu_dung("nd30")
    for v, dau in co.items():
        tai_lieu = sua_dang(tai_lieu, lambda k, dau=dau: k.chu.startswith(dau), co=((float(v), 1.0),))  # type: ignore[misc]
    phat_hien = findings_of([ket_qua(quy_tac("CC4", "co_chu"), tai_lieu)], tai_lieu)
    assert [p.thong_diep.split(";")[0] for p in phat_hien] == ["Căn cứ có cỡ chữ 12 pt", "Căn cứ có cỡ chữ 15 pt"]


def test_findings_come_worst_first_then_in_the_order_of_the_document() -> None:
    tai_lieu = sua_dang(tai_lieu_dung("nd30"), lambda k: k.thanh_phan in ("quoc_hieu", "ten_loai"), co=((16.0, 1.0),))
    tai_lieu = sua_khoi(tai_lieu, lambda k: k.thanh_phan == "trich_yeu", chu="Kiểm tra.")
    phat_hien = findings_of(check_the_thuc(tai_lieu, che_do_theo_ma("nd30")), tai_lieu)
    assert [(p.muc_do, p.vi_tri.doan) for p in phat_hien] == [
        ("loi", 4),
        ("loi", 9),
        ("canh_bao", None),
        ("goi_y", 10),
    ]


def test_a_finding_quotes_the_words_and_keeps_the_path_in_the_plan() -> None:
    tai_lieu = sua_khoi(
        tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "doan", chu="Theo Khoản 2 Điều 5.", goc="noi_dung[0]"
    )
    (p,) = findings_of([ket_qua(quy_tac("VH24", "tranh_chu"), tai_lieu)], tai_lieu)
    assert "«Khoản 2»" in p.thong_diep
    assert (p.vi_tri.duong_dan, p.vi_tri.trich) == ("noi_dung[0]", "Theo Khoản 2 Điều 5.")


def test_long_paragraphs_are_quoted_short() -> None:
    tai_lieu = sua_dang(tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "trich_yeu", co=((16.0, 1.0),))
    tai_lieu = sua_khoi(tai_lieu, lambda k: k.thanh_phan == "trich_yeu", chu="Kiểm tra " * 30)
    (p,) = findings_of([ket_qua(quy_tac("TL2", "co_chu"), tai_lieu)], tai_lieu)
    assert p.vi_tri.trich is not None
    assert len(p.vi_tri.trich) <= 60
    assert p.vi_tri.trich.endswith("…")


@pytest.mark.parametrize(
    ("chu", "dat"),
    [
        ("Số:        /KH-SNV", "khong_danh_gia"),  # a draft: no number yet
        ("Số: 09/KH-SNV", "dat"),
        ("Số: 10/KH-SNV", "dat"),
        ("Số: 150/KH-SNV", "dat"),
        ("Số: 9/KH-SNV", "khong_dat"),
        ("Số: 015/KH-SNV", "khong_dat"),
    ],
)
def test_numbers_take_one_zero_below_ten(chu: str, dat: str) -> None:
    tai_lieu = sua_khoi(tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "so_ky_hieu", chu=chu)
    assert ket_qua(quy_tac("SK2", "so_0"), tai_lieu).ket_qua == dat


@pytest.mark.parametrize(
    "chu",
    [
        "Lào Cai, ngày      tháng 6 năm 2026",
        "…………, ngày … tháng … năm 2026",
        ", ngày tháng năm",
        "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026",
    ],
)
def test_a_date_left_open_is_no_breach(chu: str) -> None:
    tai_lieu = sua_khoi(tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "dia_danh_ngay", chu=chu)
    sai = [k.ma for k in check_the_thuc(tai_lieu, che_do_theo_ma("nd30")) if k.ket_qua == "khong_dat"]
    assert sai == []


@pytest.mark.parametrize(
    ("gian", "nd30", "tt01"),
    [
        (GianDong("boi", 1.5), "dat", "dat"),
        (GianDong("boi", 0.9), "khong_dat", "khong_dat"),
        (GianDong("it_nhat", 12), "dat", "dat"),  # never below single
        (GianDong("chinh_xac", 18), "dat", "dat"),
        (GianDong("chinh_xac", 15), "khong_dat", "dat"),  # only the older text allows 15 pt
        (GianDong("chinh_xac", 30), "khong_dat", "khong_dat"),
    ],
)
def test_line_spacing_in_points_is_set_against_single_lines(gian: GianDong, nd30: str, tt01: str) -> None:
    for che_do, can in (("nd30", nd30), ("tt01", tt01)):
        tai_lieu = sua_dang(tai_lieu_dung(che_do), lambda k: k.vung == "than", gian=gian)
        assert ket_qua(quy_tac("DV4", "gian_dong", che_do=che_do), tai_lieu).ket_qua == can


@pytest.mark.parametrize(
    ("thut", "nd30", "tt01"), [(10, "dat", "dat"), (11.5, "khong_dat", "dat"), (15, "khong_dat", "khong_dat")]
)
def test_the_older_text_allows_a_range_of_indents(thut: float, nd30: str, tt01: str) -> None:
    for che_do, can in (("nd30", nd30), ("tt01", tt01)):
        tai_lieu = sua_dang(tai_lieu_dung(che_do), lambda k: k.vung == "than", thut_mm=float(thut))
        assert ket_qua(quy_tac("DV2", "thut_dau", che_do=che_do), tai_lieu).ket_qua == can


def test_space_before_and_after_count_together() -> None:
    q = quy_tac("DV3", "khoang_doan")
    ba_ba = sua_dang(tai_lieu_dung("nd30"), lambda k: k.vung == "than", truoc_pt=3.0, sau_pt=3.0)
    assert ket_qua(q, ba_ba).ket_qua == "dat"
    assert ket_qua(q, sua_dang(ba_ba, lambda _: True, truoc_pt=2.0)).ket_qua == "khong_dat"


def test_a_rule_may_be_measured_by_any_line_of_a_name_in_two() -> None:
    q = next(x for x in danh_sach_quy_tac("nd30") if x.dong == "CQ7" and "1/3" in x.cau)
    hai = sua_khoi(
        tai_lieu_dung("nd30"),
        lambda k: k.thanh_phan == "co_quan",
        chu="ỦY BAN NHÂN DÂN\nTỈNH A",
        ke=KeDo("hinh", 18, 22),
    )
    assert ket_qua(q, hai).ket_qua == "dat"
    assert (
        ket_qua(q, sua_khoi(hai, lambda k: k.thanh_phan == "co_quan", ke=KeDo("hinh", 60, 22))).ket_qua == "khong_dat"
    )


def test_a_rule_that_suits_no_line_is_told_by_the_line_above_it() -> None:
    q = next(x for x in danh_sach_quy_tac("nd30") if x.dong == "TL3" and "1/3" in x.cau)
    dai = "Triển khai nhiệm vụ " * 20 + "\ntại địa phương"
    tai_lieu = sua_khoi(
        tai_lieu_dung("nd30"), lambda k: k.thanh_phan == "trich_yeu", chu=dai, ke=KeDo("vien", 30.0, 40.0)
    )
    (p,) = findings_of([ket_qua(q, tai_lieu)], tai_lieu)
    assert "dài bằng 0,75 lần dòng chữ" in p.thong_diep


def test_a_landscape_page_may_hold_a_table() -> None:
    q = quy_tac("P2", "huong_giay")
    ngang = sua_phan(tai_lieu_dung("nd30"), huong="ngang")
    assert ket_qua(q, ngang).ket_qua == "khong_dat"
    bang = KhoiDo("bang", "Nội dung", phan=1)
    assert ket_qua(q, replace(ngang, khoi=(bang, *ngang.khoi))).ket_qua == "khong_danh_gia"


@pytest.mark.parametrize("phong", ["TimesNewRomanPSMT", "times new roman", "Times New Roman Bold"])
def test_faces_of_times_new_roman_are_that_font(phong: str) -> None:
    tai_lieu = sua_dang(tai_lieu_dung("nd30"), lambda _: True, phong=((phong, 1.0),))
    assert ket_qua(quy_tac("P4", "phong"), tai_lieu).ket_qua == "dat"


@pytest.mark.parametrize(
    "dong", ["- Lưu: VT, VP.", "- Lưu: VT, VP. NV.(20)", "- Lưu: VT, VP (02b).", "- Lưu: VT. A.300"]
)
def test_the_drafters_mark_may_follow_the_filing_line(dong: str) -> None:
    tai_lieu = sua_khoi(tai_lieu_dung("nd30"), lambda k: "Lưu" in k.chu, chu=dong)
    assert ket_qua(quy_tac("NN5", "dau_cuoi"), tai_lieu).ket_qua == "dat"


def test_judging_fifty_pages_costs_no_more_for_each_than_judging_six() -> None:
    goc = tai_lieu_dung("nd30")
    doan = next(k for k in goc.khoi if k.thanh_phan == "gach")
    i = goc.khoi.index(doan)

    def dai(n: int) -> TaiLieuDo:
        return replace(goc, khoi=(*goc.khoi[:i], *(replace(doan, chu=doan.chu * 3) for _ in range(n)), *goc.khoi[i:]))

    check_tuyen_tinh(lambda x: check_the_thuc(x, che_do_theo_ma("nd30")), dai, 1000)
