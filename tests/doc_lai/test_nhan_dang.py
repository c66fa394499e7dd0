"""Nhận dạng: components are found however a document was put together."""

from __future__ import annotations

import pytest

from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan
from tep_docx import (
    CHU_QUAN,
    CQ,
    CUOI_12,
    CUOI_MONG,
    DAM,
    DAU_22,
    DAU_MONG,
    GIUA,
    NGAY,
    NGHIENG,
    PHAI,
    QH,
    SECT,
    SO,
    TIEU_DE,
    TN,
    TRAI,
    bang,
    do,
    duong,
    g,
    loai,
    p,
)

RONG = "<w:p/>"
DAU = {
    "1×2": bang((TRAI + g(SO), PHAI + g(NGAY, NGHIENG))),
    "2×2": DAU_22,
    "3×2": bang((g(CHU_QUAN), g(QH)), (g(CQ, DAM), g(TN)), (g(SO), g(NGAY))),
    "3×3, cột giữa trống": bang((g(CHU_QUAN), "", g(QH)), (g(CQ, DAM), "", g(TN)), (g(SO), "", g(NGAY))),
    "2×2, ngắt dòng trong đoạn": bang(
        (g(CHU_QUAN) + g(CQ, DAM), g(f"{QH}\n{TN}", DAM)), (g(SO), g(NGAY)), rong=(4000, 5600)
    ),
    "gõ tab": p(f"{CHU_QUAN}\t{QH}") + p(f"{CQ}\t\t{TN}", r=DAM) + p(f"{SO}\t{NGAY}"),
    "gõ dấu cách": p(f"{CHU_QUAN}        {QH}") + p(f"{CQ}          {TN}", r=DAM) + p(f"{SO}          {NGAY}"),
    "từng dòng": g(CHU_QUAN) + g(CQ, DAM) + g(QH) + g(TN) + g(SO) + g(NGAY),
}
TEN = sorted(t for t, _ in DAU_MONG)


@pytest.mark.parametrize("cach", DAU)
def test_the_heading_is_found_however_it_is_typed(cach: str) -> None:
    tai_lieu = do(DAU[cach], TIEU_DE, p("I. MỤC ĐÍCH", r=DAM), p("Chữ."))
    dau = [k for k in tai_lieu.khoi if k.vung == "dau"]
    assert {k.thanh_phan: k.chu for k in dau} == dict(DAU_MONG)
    assert len(dau) == 6
    assert tai_lieu.chu_cua("ten_loai") == "KẾ HOẠCH"
    assert tai_lieu.chu_cua("trich_yeu") == "Thực hiện việc mẫu"


@pytest.mark.parametrize("cach", [c for c in DAU if c != "từng dòng"])
def test_sides_of_the_heading_are_told(cach: str) -> None:
    ben = {k.thanh_phan: k.ben for k in do(DAU[cach], TIEU_DE).khoi if k.vung == "dau"}
    assert {t for t, b in ben.items() if b == "phai"} == {"quoc_hieu", "tieu_ngu", "dia_danh_ngay"}


@pytest.mark.parametrize(
    ("cach", "cung_hang"),
    [
        ("2×2", [("dia_danh_ngay",), ("so_ky_hieu",)]),
        ("3×3, cột giữa trống", [("dia_danh_ngay",), ("so_ky_hieu",)]),
        ("gõ tab", [(), ()]),  # a line is no row
    ],
)
def test_number_and_date_share_a_row(cach: str, cung_hang: list[tuple[str, ...]]) -> None:
    hang = {k.thanh_phan: k.cung_hang for k in do(DAU[cach], TIEU_DE).khoi}
    assert [hang["so_ky_hieu"], hang["dia_danh_ngay"]] == cung_hang
    assert do(DAU[cach], TIEU_DE).cua("so_ky_hieu")[0].ben == "trai"


@pytest.mark.parametrize(
    ("dong", "chu_quan", "co_quan"),
    [
        ([(CHU_QUAN, ""), (CQ, DAM)], [CHU_QUAN], [CQ]),
        ([("ỦY BAN NHÂN DÂN", DAM), ("TỈNH MẪU", DAM)], [], ["ỦY BAN NHÂN DÂN", "TỈNH MẪU"]),
        # both in bold, or none: the last line that begins a name
        ([(CHU_QUAN, DAM), (CQ, DAM)], [CHU_QUAN], [CQ]),
        ([(CHU_QUAN, ""), (CQ, "")], [CHU_QUAN], [CQ]),
        ([("SỞ NÔNG NGHIỆP", DAM), ("VÀ MÔI TRƯỜNG", DAM)], [], ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        # the weight tells where words do not, and a line that runs on begins no name
        ([("UBND HUYỆN MẪU", ""), ("KHU DU LỊCH MẪU", DAM)], ["UBND HUYỆN MẪU"], ["KHU DU LỊCH MẪU"]),
        ([("VĂN PHÒNG ĐOÀN VÀ", DAM), ("HỘI ĐỒNG MẪU", DAM)], [], ["VĂN PHÒNG ĐOÀN VÀ", "HỘI ĐỒNG MẪU"]),
        ([("VĂN PHÒNG HĐND VÀ", ""), ("UBND TỈNH", ""), ("PHÒNG MẪU", DAM)], ["VĂN PHÒNG HĐND VÀ", "UBND TỈNH"],
         ["PHÒNG MẪU"]),
    ],
)  # fmt: skip
def test_superior_and_issuer_are_told_apart(
    dong: list[tuple[str, str]], chu_quan: list[str], co_quan: list[str]
) -> None:
    dau = bang(("".join(g(c, r) for c, r in dong) + g(SO), PHAI))
    tai_lieu = do(dau, TIEU_DE)
    assert [k.chu for k in tai_lieu.cua("chu_quan")] == chu_quan
    assert [k.chu for k in tai_lieu.cua("co_quan")] == co_quan


@pytest.mark.parametrize(
    ("ten", "loai_van_ban"),
    [("KẾ HOẠCH", "kế hoạch"), ("Kế hoạch", "kế hoạch"), ("GIẤY MỜI HỌP", "giấy mời"), ("THÔNG BÁO", "thông báo"),
     ("QUYẾT ĐỊNH", "quyết định"), ("BÁO CÁO", "báo cáo"), ("KẾ HOẠCH TUYÊN TRUYỀN NĂM 2024", "kế hoạch")],
)  # fmt: skip
def test_the_kind_of_document_is_named(ten: str, loai_van_ban: str) -> None:
    tai_lieu = do(DAU_22, g(ten, DAM), g("Về việc mẫu", DAM), p("Chữ."))
    assert tai_lieu.ten_loai == loai_van_ban
    assert tai_lieu.chu_cua("ten_loai") == ten


def test_a_letter_has_its_subject_under_the_number() -> None:
    dau = bang((TRAI + g(SO) + g("V/v làm việc mẫu"), PHAI + g(NGAY)))
    kinh_gui = bang(("", p("Kính gửi:") + p("- Sở Một;") + p("- Sở Hai.")))
    tai_lieu = do(
        dau, p(), kinh_gui, p("Xét đề nghị của Sở Một, Sở Mẫu có ý kiến như sau:"), p("1. Việc một."), CUOI_12
    )
    assert tai_lieu.ten_loai == "công văn"
    assert tai_lieu.chu_cua("trich_yeu") == "V/v làm việc mẫu"
    assert [k.thanh_phan for k in tai_lieu.khoi if k.vung == "than"] == [
        "kinh_gui", "kinh_gui_dong", "kinh_gui_dong", "doan", "khoan",
    ]  # fmt: skip
    assert [k.chu for k in tai_lieu.cua("kinh_gui_dong")] == ["- Sở Một;", "- Sở Hai."]
    assert tai_lieu.vang["ten_loai"]
    assert not tai_lieu.cua("can_cu")


def test_kinh_gui_typed_in_paragraphs_is_found() -> None:
    dau = bang((TRAI + g(SO) + g("V/v làm việc mẫu"), PHAI + g(NGAY)))
    tai_lieu = do(dau, g("Kính gửi:"), p("- Sở Một;"), p("- Sở Hai."), p("Sở Mẫu có ý kiến như sau:"))
    assert loai(tai_lieu)[-4:] == [
        ("kinh_gui", "Kính gửi:"),
        ("kinh_gui_dong", "- Sở Một;"),
        ("kinh_gui_dong", "- Sở Hai."),
        ("doan", "Sở Mẫu có ý kiến như sau:"),
    ]


def test_a_title_may_run_over_paragraphs_and_line_breaks() -> None:
    tieu_de = g("KẾ HOẠCH\nThực hiện việc mẫu", DAM) + g("trên địa bàn tỉnh Mẫu", DAM)
    tai_lieu = do(
        DAU_22, tieu_de, g("(Ban hành kèm theo Quyết định số 1/QĐ-SM"), g("ngày 01 tháng 3 năm 2024)"), p("Chữ.")
    )
    assert [(k.thanh_phan, k.chu) for k in tai_lieu.khoi if k.vung == "than"] == [
        ("ten_loai", "KẾ HOẠCH"),
        ("trich_yeu", "Thực hiện việc mẫu"),
        ("trich_yeu", "trên địa bàn tỉnh Mẫu"),
        ("kem_theo", "(Ban hành kèm theo Quyết định số 1/QĐ-SM"),
        ("kem_theo", "ngày 01 tháng 3 năm 2024)"),
        ("mo_dau", "Chữ."),
    ]


def than(*doan: str) -> list[tuple[str, str]]:
    tai_lieu = do(DAU_22, TIEU_DE, *doan, CUOI_12)
    return [(k.thanh_phan, k.chu) for k in tai_lieu.khoi if k.vung == "than"][2:]


def test_grounds_end_where_the_opening_begins() -> None:
    assert than(
        p("Căn cứ Luật Mẫu;"), p("Thực hiện Kế hoạch số 1/KH-UBND;"), p("Xét đề nghị của Phòng Mẫu."),
        p("Sở Mẫu xây dựng Kế hoạch như sau:"), p("I. MỤC ĐÍCH", r=DAM), p("Căn cứ vào đây thì đã là nội dung."),
    ) == [
        ("can_cu", "Căn cứ Luật Mẫu;"),
        ("can_cu", "Thực hiện Kế hoạch số 1/KH-UBND;"),
        ("can_cu", "Xét đề nghị của Phòng Mẫu."),
        ("mo_dau", "Sở Mẫu xây dựng Kế hoạch như sau:"),
        ("muc", "I. MỤC ĐÍCH"),
        ("doan", "Căn cứ vào đây thì đã là nội dung."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cau", "thanh_phan"),
    [
        ("Căn cứ chức năng, nhiệm vụ, Sở Mẫu xây dựng Kế hoạch như sau:", "mo_dau"),  # runs into the opening
        ("Thực hiện Kế hoạch số 1/KH-UBND, Sở Mẫu ban hành Kế hoạch như sau:", "mo_dau"),
        ("Thực hiện Kế hoạch số 1/KH-UBND, Sở Mẫu ban hành Kế hoạch.", "mo_dau"),  # not certain: no ground
        ("Thực hiện Kế hoạch số 1/KH-UBND;", "can_cu"),
        ("Căn cứ Luật Mẫu.", "can_cu"),
    ],
)
def test_one_paragraph_before_the_first_heading(cau: str, thanh_phan: str) -> None:
    assert than(p(cau), p("I. MỤC ĐÍCH", r=DAM), p("Chữ."))[0] == (thanh_phan, cau)


@pytest.mark.parametrize(
    ("doan", "thanh_phan"),
    [
        (p("I. MỤC ĐÍCH", r=DAM), "muc"),
        (p("II/ YÊU CẦU"), "muc"),
        (p("A. PHẦN CHUNG", r=DAM), "muc"),
        (p("1. Mục đích", r=DAM), "khoan_tieu_de"),
        (p("1. Mục đích"), "khoan_tieu_de"),  # short, no end mark, text below
        (p("1. Giao các đơn vị tổ chức thực hiện."), "khoan"),
        (p("1.1. Đối tượng", r=DAM), "tieu_khoan"),
        (p("2.1 Đối tượng", r=DAM), "tieu_khoan"),
        (p("a) Giao các đơn vị tổ chức thực hiện;"), "diem"),
        (p("đ) Giao các đơn vị tổ chức thực hiện;"), "diem"),
        (p("a) Nội dung"), "diem_tieu_de"),
        (p("- Giao các đơn vị;"), "gach"),
        (p("– Giao các đơn vị;"), "gach"),
        (p("+ Giao các đơn vị;"), "cong"),
        (p("Giao các đơn vị."), "doan"),
        (p("Chủ trì cuộc họp:", r=DAM), "tieu_de_khong_so"),
        (p("Phần I", r=DAM, pr=GIUA), "phan"),
        (p("Điều 1. Phạm vi", r=DAM), "dieu"),
        (p("Năm 2024. Kết quả tốt."), "doan"),
        (p("1.000 đồng cho mỗi người."), "doan"),
        (p("15/8/2024 là hạn cuối."), "doan"),
        (p("C. Mác viết."), "doan"),
    ],
)
def test_a_paragraph_is_known_by_its_number(doan: str, thanh_phan: str) -> None:
    assert than(p("I. ĐẦU", r=DAM), doan, p("Chữ dưới."))[1][0] == thanh_phan


def test_a_short_item_of_a_list_is_no_heading() -> None:
    assert [t for t, _ in than(p("I. ĐẦU", r=DAM), p("1. Sở Một"), p("2. Sở Hai"), p("II. SAU", r=DAM), p("Chữ."))] == [
        "muc", "khoan", "khoan", "muc", "doan",
    ]  # fmt: skip


def test_tables_of_the_content_are_cells_with_their_places() -> None:
    tai_lieu = do(
        DAU_22, TIEU_DE, p("I. ĐẦU", r=DAM), bang((p("TT"), p("Việc")), (p("1"), p("Họp")), vien=True), CUOI_12
    )
    o = [(k.chu, k.o.hang, k.o.cot, k.o.so_hang, k.o.so_cot) for k in tai_lieu.cua("bang") if k.o]
    assert o == [("TT", 1, 1, 2, 2), ("Việc", 1, 2, 2, 2), ("1", 2, 1, 2, 2), ("Họp", 2, 2, 2, 2)]


NHAN = p("Nơi nhận:", r=DAM) + p("- Như trên;") + p("- Lưu: VT.")
KY = g("GIÁM ĐỐC", DAM)
TEN_KY = g("Người Ký Mẫu", DAM)
TRONG = g("") * 3
CUOI = {
    "1×2": CUOI_12,
    "1×3": bang((NHAN, "", KY + TRONG + TEN_KY)),
    "2×2": bang((NHAN, KY + TRONG), ("", TEN_KY)),
    "một đoạn, khoảng cách": bang((NHAN, KY + p("Người Ký Mẫu", pr='<w:spacing w:before="1280"/>' + GIUA))),
    "ngắt dòng": bang((NHAN, g("GIÁM ĐỐC\n\n\n\nNgười Ký Mẫu", DAM))),
    "gõ tab": p("Nơi nhận:\tGIÁM ĐỐC", r=DAM) + p("- Như trên;") + p("- Lưu: VT.") + p() + p() + p("\t\tNgười Ký Mẫu"),
    "từng dòng, không tiền tố": NHAN + p("GIÁM ĐỐC", r=DAM, pr='<w:jc w:val="right"/>') + TRONG
    + p("Người Ký Mẫu", r=DAM, pr='<w:jc w:val="right"/>'),
    "chữ ký trên, nơi nhận dưới": p("GIÁM ĐỐC", r=DAM, pr='<w:jc w:val="right"/>') + TRONG
    + p("Người Ký Mẫu", r=DAM, pr='<w:jc w:val="right"/>') + NHAN,
}  # fmt: skip


@pytest.mark.parametrize("cach", CUOI)
def test_recipients_and_signature_are_found_however_they_are_typed(cach: str) -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("I. ĐẦU", r=DAM), p("Chữ./."), CUOI[cach])
    assert sorted((k.thanh_phan, k.chu) for k in tai_lieu.khoi if k.vung == "cuoi") == sorted(CUOI_MONG)
    assert [k.chu for k in tai_lieu.khoi if k.vung == "than"][-1] == "Chữ./."


@pytest.mark.parametrize(
    ("o", "mong"),
    [
        (g("TM. ỦY BAN NHÂN DÂN") + g("KT. CHỦ TỊCH") + g("PHÓ CHỦ TỊCH") + TRONG + TEN_KY,
         ["chuc_vu", "chuc_vu", "chuc_vu", "ho_ten"]),
        (KY + TRONG + g("TRƯỞNG BAN CHỈ ĐẠO") + TEN_KY, ["chuc_vu", "chuc_vu_khac", "ho_ten"]),
        (KY + g("(Đã ký)") + g("") + TEN_KY, ["chuc_vu", "khac", "ho_ten"]),
        (KY + TRONG + g("NGƯỜI KÝ MẪU"), ["chuc_vu", "ho_ten"]),
        (KY + g("PHÓ GIÁM ĐỐC"), ["chuc_vu", "chuc_vu"]),  # a draft without a name
        (g("Giám đốc") + TRONG + TEN_KY, ["chuc_vu", "ho_ten"]),  # small letters: wrong, still the title
        (KY + TEN_KY, ["chuc_vu", "ho_ten"]),  # no room to sign
    ],
)  # fmt: skip
def test_lines_of_a_signature(o: str, mong: list[str]) -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), bang((NHAN, o)))
    assert [k.thanh_phan for k in tai_lieu.khoi if k.vung == "cuoi" and k.ben == "phai"] == mong


def test_the_drafters_mark_stands_after_the_filing_line() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), bang((NHAN + p("PL.(300)"), KY)))
    assert tai_lieu.chu_cua("ky_hieu_soan_thao") == "PL.(300)"


def test_a_signature_without_recipients_is_found_at_the_end() -> None:
    ky = g("HIỆU TRƯỞNG", DAM) + TRONG + TEN_KY
    tai_lieu = do(DAU_22, TIEU_DE, p("I. ĐẦU", r=DAM), p("Chữ./."), ky)
    assert [(k.thanh_phan, k.chu) for k in tai_lieu.khoi if k.vung == "cuoi"] == [
        ("chuc_vu", "HIỆU TRƯỞNG"),
        ("ho_ten", "Người Ký Mẫu"),
    ]
    assert "noi_nhan" in tai_lieu.vang


def test_a_title_in_the_middle_of_the_document_is_no_signature() -> None:
    tai_lieu = do(
        DAU_22, g("QUYẾT ĐỊNH", DAM), g("Về việc mẫu", DAM), g("CHỦ TỊCH ỦY BAN NHÂN DÂN", DAM), *[p("Chữ.")] * 8
    )
    assert not tai_lieu.cua("chuc_vu")
    assert tai_lieu.chu_cua("trich_yeu") == "Về việc mẫu"


PHU_LUC = g("Phụ lục I", DAM) + g("DANH MỤC VIỆC MẪU", DAM) + g("(Kèm theo Kế hoạch số 05/KH-SM)", NGHIENG)


@pytest.mark.parametrize(
    "truoc",
    [p(pr=SECT), p(them='<w:r><w:br w:type="page"/></w:r>'), p(), ""],
    ids=["phần", "ngắt trang", "dòng", "liền"],
)
def test_an_annex_begins_at_its_words(truoc: str) -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, truoc, PHU_LUC, p("1. Việc một."), bang((p("TT"),), vien=True))
    assert [(k.thanh_phan, k.chu) for k in tai_lieu.khoi if k.vung == "phu_luc"] == [
        ("phu_luc_so", "Phụ lục I"),
        ("phu_luc_ten", "DANH MỤC VIỆC MẪU"),
        ("kem_theo", "(Kèm theo Kế hoạch số 05/KH-SM)"),
        ("khoan", "1. Việc một."),
        ("bang", "TT"),
    ]


def test_each_annex_has_its_own_head() -> None:
    hai = PHU_LUC + p("Chữ.") + p(pr=SECT) + g("Phụ lục II", DAM) + g("BIỂU MẪU", DAM) + p("Chữ.")
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, p(pr=SECT), hai)
    assert [k.chu for k in tai_lieu.cua("phu_luc_so")] == ["Phụ lục I", "Phụ lục II"]
    assert [k.phan for k in tai_lieu.cua("phu_luc_so")] == [2, 3]


def test_an_annex_without_its_word_is_known_by_what_it_goes_with() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, p(), g("PHÂN CÔNG", DAM), g("(Kèm theo Kế hoạch)"), p("Chữ."))
    assert [k.thanh_phan for k in tai_lieu.khoi if k.vung == "phu_luc"] == ["phu_luc_ten", "kem_theo", "doan"]


def test_without_a_signature_the_content_ends_at_an_annex() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), PHU_LUC)
    assert tai_lieu.cua("phu_luc_so")
    assert {"noi_nhan", "chuc_vu", "ho_ten"} <= tai_lieu.vang.keys()


def test_what_is_not_known_is_not_named() -> None:
    tai_lieu = do(p("Một bức thư."), p("Chào bạn."))
    assert {k.thanh_phan for k in tai_lieu.khoi} <= {"doan", "khac"}
    assert tai_lieu.ten_loai is None
    assert {"quoc_hieu", "ten_loai", "so_ky_hieu", "noi_nhan", "so_trang"} <= tai_lieu.vang.keys()
    assert all(tai_lieu.vang.values())


def test_stamps_in_text_boxes_are_found_once() -> None:
    hop = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="900000" cy="300000"/>'
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        + p("KHẨN", r=DAM)
        + "</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        "<v:textbox><w:txbxContent>" + p("KHẨN") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    tai_lieu = do(DAU_22, p(them=hop), TIEU_DE, p("Chữ."))
    assert [(k.chu, k.vung) for k in tai_lieu.cua("do_khan")] == [("KHẨN", "hop_chu")]
    assert [k.doan for k in tai_lieu.khoi] == sorted(k.doan or 0 for k in tai_lieu.khoi)
    long = hop.replace(p("KHẨN", r=DAM), p("KHẨN", them=hop))
    assert [k.chu for k in do(p(them=long)).khoi] == ["KHẨN", "KHẨN"]


def test_a_second_document_in_the_file_is_not_taken_apart() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, p(pr=SECT), DAU_22, TIEU_DE)
    assert len(tai_lieu.cua("quoc_hieu")) == 1
    assert [k.thanh_phan for k in tai_lieu.khoi if k.vung == "phu_luc"][:6] == ["khac"] * 6


VIEN_DUOI = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
KE = {
    "hình": (TRAI + g("", them=duong(25)), "hinh", 25.0),
    "hình neo ở dòng số": (TRAI, "hinh", 25.0),
    "gạch nối": (TRAI + g("_______"), "gach_noi", 17.3),
    "gạch nối cùng đoạn": (g(CHU_QUAN) + g(f"{CQ}\n-------", DAM), "gach_noi", 11.5),
    "viền dưới đoạn": (g(CHU_QUAN) + p(CQ, r=DAM, pr=VIEN_DUOI + GIUA), "vien", 75.6),
    "viền đoạn trống": (
        TRAI + p(pr='<w:pBdr><w:top w:val="single"/></w:pBdr><w:ind w:left="1134" w:right="1134"/>'), "vien", 35.6,
    ),
    "gạch chân": (g(CHU_QUAN) + g(CQ, DAM + '<w:u w:val="single"/>'), "gach_chan", 19.6),
    "không có": (TRAI, "khong", None),
}  # fmt: skip


@pytest.mark.parametrize("cach", KE)
def test_the_rule_under_the_issuer_is_found_however_it_is_drawn(cach: str) -> None:
    trai, kieu, dai = KE[cach]
    so = g(SO, them=duong(25) if "neo" in cach else "")
    tai_lieu = do(bang((trai, PHAI), (so, g(NGAY))), TIEU_DE)
    (co_quan,) = tai_lieu.cua("co_quan")
    assert co_quan.ke is not None
    assert co_quan.ke.kieu == kieu
    assert co_quan.ke.rong_chu_mm == pytest.approx(19.6, abs=0.1)
    assert co_quan.ke.dai_mm == pytest.approx(dai, abs=0.2)


def test_rules_of_both_columns_are_not_mixed_up() -> None:
    dau = bang((TRAI + g("", them=duong(9)), PHAI + g("", them=duong(60))), (g(SO), g(NGAY)))
    ke = {k.thanh_phan: k.ke.dai_mm for k in do(dau, TIEU_DE).khoi if k.ke}
    assert ke["co_quan"] == pytest.approx(9)
    assert ke["tieu_ngu"] == pytest.approx(60)


def test_a_rule_that_cannot_be_told_is_not_seen() -> None:
    hai = bang((TRAI + g("", them=duong(20) + duong(60)), PHAI), (g(SO), g(NGAY)))
    assert [k.ke for k in do(hai, TIEU_DE).cua("co_quan", "tieu_ngu")] == [None, None]
    ba = bang((TRAI + g("", them=duong(20) + duong(30)), PHAI + g("", them=duong(60))), (g(SO), g(NGAY)))
    assert [k.ke and k.ke.dai_mm for k in do(ba, TIEU_DE).cua("co_quan", "tieu_ngu")] == [None, pytest.approx(60)]
    nhom = '<w:r><w:drawing><wp:anchor><wp:extent cx="900000" cy="900000"/></wp:anchor></w:drawing></w:r>'
    assert do(DAU_22, TIEU_DE, p(them=nhom), p("Chữ.")).cua("trich_yeu")[0].ke is None


def test_rules_of_a_typed_heading_are_told_only_where_a_line_stands_alone() -> None:
    dau = [g(CHU_QUAN), g(CQ, DAM), g("_____"), g(QH), g(TN), g(SO), g(NGAY)]
    ke = {k.thanh_phan: k.ke.kieu for k in do(*dau, TIEU_DE).khoi if k.ke}
    assert (ke["co_quan"], ke["tieu_ngu"]) == ("gach_noi", "khong")
    ve = do(*dau, g("", them=duong(60)), TIEU_DE)
    assert [k.ke for k in ve.cua("co_quan", "tieu_ngu")] == [None, None]


def test_the_rule_under_the_subject_may_hang_on_the_first_paragraph() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, p("Căn cứ Luật Mẫu.", them=duong(18)), p("Sở Mẫu:"))
    (trich_yeu,) = tai_lieu.cua("trich_yeu")
    assert trich_yeu.ke is not None
    assert trich_yeu.ke.dai_mm == pytest.approx(18)


def test_a_line_pushed_to_its_place_by_blanks_has_no_alignment() -> None:
    dau = bang((TRAI, PHAI), (g(SO), p(f"        {NGAY}")))
    (ngay,) = do(dau, TIEU_DE).cua("dia_danh_ngay")
    assert ngay.dinh_dang.can is None
    ky = bang((NHAN, KY + TRONG + p("          Người Ký")))
    assert do(DAU_22, TIEU_DE, p("Chữ."), ky).cua("ho_ten")[0].dinh_dang.can is None


def test_a_line_that_fills_its_cell_has_no_alignment() -> None:
    chat, rong = (bang((TRAI, p(QH, r=DAM) + g(TN)), (g(SO), g(NGAY)), rong=(3000, x)) for x in (6200, 8000))
    assert [do(x, TIEU_DE).cua("quoc_hieu")[0].dinh_dang.can for x in (chat, rong)] == [None, "trai"]


@pytest.mark.parametrize(
    "trong_hinh",
    [
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>',
        '<wps:wsp><wps:spPr><a:xfrm rot="5400000"/><a:prstGeom prst="line"/></wps:spPr></wps:wsp>',
        "<wps:wsp><wps:txbx/></wps:wsp>",
    ],
    ids=["ảnh", "xoay đứng", "hộp chữ"],
)
def test_a_thin_drawing_that_is_no_line_is_no_rule(trong_hinh: str) -> None:
    ve = f'<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="9000"/>{trong_hinh}</wp:inline></w:drawing></w:r>'
    (co_quan,) = do(bang((TRAI + g("", them=ve), PHAI), (g(SO), g(NGAY))), TIEU_DE).cua("co_quan")
    assert co_quan.ke is None


def test_a_typed_rule_is_not_part_of_the_subject() -> None:
    tai_lieu = do(DAU_22, TIEU_DE, g("________"), p("Chữ."))
    assert tai_lieu.chu_cua("trich_yeu") == "Thực hiện việc mẫu"
    (trich_yeu,) = tai_lieu.cua("trich_yeu")
    assert trich_yeu.ke is not None
    assert trich_yeu.ke.kieu == "gach_noi"
    assert trich_yeu.ke.dai_mm == pytest.approx(19.8, abs=0.2)  # eight underscores of half an em at 14 pt


def test_every_component_has_a_name() -> None:
    khoi = do(DAU_22, TIEU_DE, p("Căn cứ Luật Mẫu;"), p("I. ĐẦU", r=DAM), p("+ Chữ."), CUOI_12, PHU_LUC).khoi
    assert {k.thanh_phan for k in khoi} <= danh_sach_thanh_phan().keys()


def test_a_plain_line_under_a_bold_annex_title_is_not_certainly_title() -> None:
    dau = g("Phụ lục", DAM) + g("ĐỀ CƯƠNG BÁO CÁO", DAM) + g("kết quả thực hiện việc mẫu")
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, dau, p("Chữ."))
    assert [k.thanh_phan for k in tai_lieu.khoi if k.vung == "phu_luc"] == ["phu_luc_so", "phu_luc_ten", "khac", "doan"]


def test_a_section_or_a_page_begins_an_annex_without_its_word() -> None:
    hai = PHU_LUC + p("Chữ.") + p(pr=SECT) + g("BIỂU 02", DAM) + p("Chữ.")
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, p(pr=SECT), hai)
    assert [k.chu for k in tai_lieu.cua("phu_luc_ten")] == ["DANH MỤC VIỆC MẪU", "BIỂU 02"]


def test_the_line_of_what_an_annex_goes_with_may_run_over() -> None:
    dau = g("Phụ lục", DAM) + g("BIỂU MẪU", DAM) + g("(Kèm theo Kế hoạch số 05/KH-SM") + g("ngày 05 tháng 3 năm 2024)")
    tai_lieu = do(DAU_22, TIEU_DE, p("Chữ./."), CUOI_12, dau, p("Chữ."))
    assert tai_lieu.chu_cua("kem_theo") == "(Kèm theo Kế hoạch số 05/KH-SM\nngày 05 tháng 3 năm 2024)"
