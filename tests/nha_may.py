"""Nhà máy: plans for tests, so that a case states only what differs from the smallest plan or from the fullest."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

import kehoach as kh
from kehoach.bo_cuc import BoCuc, lay_out
from kehoach.ooxml.ns import qn
from kehoach.ooxml.xml import parse_xml

GOC = Path(__file__).resolve().parents[1]
FIXTURES = sorted((GOC / "fixtures" / "ke-hoach").glob("*.yaml"))
THANH_PHAN = sorted((GOC / "fixtures" / "thanh-phan").glob("*.yaml"))

_NHO: dict[str, Any] = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Mẫu", "viet_tat": "UBND"},
    "trich_yeu": "Thực hiện việc mẫu",
}

_DAY: dict[str, Any] = {
    "the_thuc": "nd30",
    "co_quan": {"ten": "Sở Mẫu", "viet_tat": "SM", "chu_quan": "Ủy ban nhân dân tỉnh Mẫu"},
    "so": 7,
    "ngay": "2024-03-05",
    "dia_danh": "Tỉnh Mẫu",
    "trich_yeu": "Thực hiện việc mẫu",
    "vien_dan": {"luat": "Luật Mẫu", "qd": "Quyết định mẫu"},
    "han": {"chung": "tháng 6 năm 2024"},
    "danh_so": ["I.", "1.", "a)"],
    "dan_y": [
        {"tieu_de": "Mục đích, yêu cầu", "gom": ["muc_dich", {"tieu_de": "Yêu cầu", "gom": ["yeu_cau"]}]},
        {"tieu_de": "Đối tượng", "van_ban": "Lời dẫn của mục.", "gom": ["doi_tuong", "hinh_thuc"]},
        {"tieu_de": "Nội dung", "gom": ["noi_dung", "thoi_gian"], "danh_so": ["I.", "1.", "1.1."]},
        {"tieu_de": "Bảo đảm", "gom": ["kinh_phi", "to_chuc_thuc_hien"]},
    ],
    "can_cu": ["[@luat]", "Theo đề nghị của đơn vị mẫu"],
    "can_cu_lien_mo_dau": False,
    "mo_dau": "Sở Mẫu xây dựng Kế hoạch như sau",
    "muc_dich": "Mục đích một.\n\nMục đích **hai**[^1].\n\n[^1]: Ghi chú của mục đích.",
    "yeu_cau": "- Yêu cầu một;\n- Yêu cầu hai:\n  + Yêu cầu con.",
    "doi_tuong": "Toàn dân",
    "noi_dung": [
        "Lời dẫn nội dung.",
        {
            "muc": "Mục của nội dung",
            "noi_dung": ["Chữ trong mục.", {"muc": "Mục không số", "khong_so": True, "noi_dung": "Chữ."}],
            "hoat_dong": [
                {
                    "ten": "Hoạt động",
                    "noi_dung": "Chi tiết hoạt động",
                    "quy_mo": "10 lớp",
                    "dia_diem": "Tại xã",
                    "doi_tuong": "Cán bộ",
                    "thoi_gian": "Quý II năm 2024",
                    "chu_tri": "Phòng Một",
                    "phoi_hop": ["Phòng Hai", "Phòng Ba"],
                    "kinh_phi": "5 triệu đồng",
                    "ket_qua": "Báo cáo",
                    "nhan": {"quy_mo": "Số lớp"},
                }
            ],
        },
        "| TT | Việc | Tiền |\n|---|:-:|--:|\n| 1 | Họp | 5 |\n| 2 |  | 6 |",
    ],
    "hinh_thuc": "Trực tiếp",
    "thoi_gian": "Quý II năm 2024",
    "kinh_phi": {
        "tong": "9 triệu đồng",
        "khoan": [
            {"ten": "Khoản một", "so_tien": "5 triệu đồng", "ma": "mot"},
            {"ten": "Khoản hai", "so_tien": "4 triệu đồng"},
        ],
        "nguon": {"xa": {"ten": "Ngân sách xã Mẫu", "so_tien": "9 triệu đồng"}},
        "don_vi": "nghìn đồng",
        "bang_chu": True,
        "van_ban": "Tổng [=kinh_phi.tong; bang_chu] từ [=kinh_phi.nguon.xa.ten].",
    },
    "to_chuc_thuc_hien": [
        {
            "don_vi": "Phòng Một",
            "tieu_de": "Giao Phòng Một",
            "nhiem_vu": "Làm [=han], cùng [=phoi_hop].",
            "phoi_hop": ["Phòng Hai"],
            "han": "trước ngày 15/8/2024",
            "ma": "mot",
        },
        {"don_vi": "Phòng Hai", "nhiem_vu": "Làm tiếp sau [=han.mot]; xong [=han.chung]."},
    ],
    "ket_thuc": "Trên đây là Kế hoạch mẫu",
    "noi_nhan": [{"ten": "Cấp trên", "de": "b/c"}, {"ten": "Cấp dưới"}],
    "luu": ["VT", "P1"],
    "chu_ky": {"dong": ["KT. Giám đốc", "Phó Giám đốc"], "chuc_vu_khac": "Trưởng ban", "ho_ten": "Người Ký Mẫu"},
    "phu_luc": [
        {"tieu_de": "Phụ lục thứ nhất", "noi_dung": ["Chữ phụ lục.", {"muc": "Mục phụ lục"}], "huong": "doc"},
        {"tieu_de": "Phụ lục thứ hai", "noi_dung": "| A | B |\n|---|---|\n| 1 | 2 |", "huong": "ngang"},
    ],
    "do_khan": "Khẩn",
    "pham_vi_luu_hanh": "Lưu hành nội bộ",
    "soan_thao": {"ky_hieu": "PL", "so_ban": 30},
    "dia_chi": {
        "dia_chi": "Số 1, đường Mẫu",
        "dien_thoai": "000",
        "fax": "001",
        "thu_dien_tu": "mau.gov.vn",
        "trang_tin": "mau.vn",
    },
}


def nguon(**khac: Any) -> dict[str, Any]:
    """The smallest plan as a mapping, with these fields in place of its own."""
    return {**copy.deepcopy(_NHO), **khac}


def nguon_day_du(**khac: Any) -> dict[str, Any]:
    """A plan with every field filled, as a mapping."""
    return {**copy.deepcopy(_DAY), **khac}


def ke_hoach(**khac: Any) -> kh.KeHoach:
    """The smallest plan, with these fields in place of its own."""
    return kh.load(nguon(**khac))


def loi(du_lieu: dict[str, Any] | Path) -> list[kh.PhatHien]:
    """What the loader says against a source."""
    try:
        kh.load(du_lieu)
    except kh.NguonHongError as hong:
        return hong.phat_hien
    return []


def tep(thu_muc: Path, chu: str, ten: str = "k.yaml") -> Path:
    """A source file with this text."""
    duong_dan = thu_muc / ten
    duong_dan.write_text(chu, encoding="utf-8")
    return duong_dan


def than(**khac: Any) -> list[str]:
    """The text of the blocks between opening and signature of the smallest plan with these fields."""
    return [k.chu for k in bo_cuc(**khac).than]


def bo_cuc(**khac: Any) -> BoCuc:
    """The smallest plan with these fields, laid out."""
    return lay_out(ke_hoach(**khac))


def phan(docx: bytes, ten: str = "word/document.xml") -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(docx)) as goi:
        return goi.read(ten)


def goc_xml(docx: bytes, ten: str = "word/document.xml") -> etree._Element:
    """The root of one part of a package."""
    return parse_xml(phan(docx, ten), ten)


def chu_doan(doan: etree._Element) -> str:
    """The text of one paragraph; line breaks as newlines."""
    chon = (qn("w:t"), qn("w:br"))
    return "".join((x.text or "") if x.tag == chon[0] else "\n" for x in doan.iter(*chon))


def doan_cua(docx: bytes, ten: str = "word/document.xml") -> list[tuple[str, str]]:
    """Style id and text of every paragraph, those in tables too."""
    ra = []
    for p in goc_xml(docx, ten).iter(qn("w:p")):
        kieu = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        ra.append((kieu.get(qn("w:val"), "") if kieu is not None else "", chu_doan(p)))
    return ra


def moi_chu(du_lieu: Any, duong_dan: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in nested data, with its path."""
    if isinstance(du_lieu, str):
        yield duong_dan, du_lieu
    elif isinstance(du_lieu, dict):
        for khoa, x in du_lieu.items():
            yield from moi_chu(x, (*duong_dan, khoa))
    elif isinstance(du_lieu, list):
        for i, x in enumerate(du_lieu):
            yield from moi_chu(x, (*duong_dan, i))


def dat(du_lieu: Any, duong_dan: tuple[str | int, ...], gia_tri: Any) -> Any:
    """The same data with another value at a path."""
    ra = copy.deepcopy(du_lieu)
    trong = ra
    for buoc in duong_dan[:-1]:
        trong = trong[buoc]
    trong[duong_dan[-1]] = gia_tri
    return ra
