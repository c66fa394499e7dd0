"""Real pages: rendered files go through LibreOffice once, and poppler says what stands where on them."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.ooxml.pdf import convert_pdf, find_soffice

pytestmark = [
    pytest.mark.skipif(find_soffice() is None, reason="chưa cài LibreOffice"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="chưa cài poppler (pdftotext)"),
]

_KE_HOACH = Path(__file__).parents[1] / "fixtures" / "ke-hoach"
_QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
_SO_CA = 30  # plans that end on each line of a page in turn
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Dong:
    """One line of a page: its text, and its place in points from the top left corner."""

    chu: str
    trai: float
    tren: float
    phai: float


Trang = list[Dong]


def _trang(trang: ET.Element) -> Trang:
    """Words at one height are one line, from left to right, over all columns."""
    tu = [(*(float(w.get(k, 0)) for k in ("yMin", "xMin", "xMax")), w.text or "") for w in trang.iter(f"{_XHTML}word")]
    dong: list[list[tuple[Any, ...]]] = []
    for t in sorted(tu):
        if dong and abs(dong[-1][0][0] - t[0]) < 3:
            dong[-1].append(t)
        else:
            dong.append([t])
    return [
        Dong(" ".join(x[3] for x in sorted(d, key=lambda x: x[1])), min(x[1] for x in d), d[0][0], max(x[2] for x in d))
        for d in dong
    ]


def _doc(pdf: Path) -> list[Trang]:
    ra = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    return [_trang(t) for t in ET.fromstring(ra.decode("utf-8")).iter(f"{_XHTML}page")]


def _ke_hoach() -> dict[str, kh.KeHoach]:
    chu_ky = {"dong": ["TM. Ủy ban nhân dân", "Chủ tịch"], "ho_ten": "Người Ký Mẫu"}
    co_quan = {"ten": "Ủy ban nhân dân Thành phố Hồ Chí Minh", "viet_tat": "UBND"}
    dai = {"so": 12345, "ngay": "2024-12-25", "dia_danh": "Thành phố Hồ Chí Minh", "co_quan": co_quan}
    ra = {t.stem: kh.load(t) for t in [*nm.FIXTURES, *nm.THANH_PHAN]}
    ra |= {"đủ": kh.load(nm.nguon_day_du()), "nhỏ": nm.ke_hoach(), "dài": nm.ke_hoach(**dai)}
    for i in range(_SO_CA):
        than = "\n\n".join(f"Đoạn thân thứ {k}" for k in range(8 + i))
        ra[f"kết {i}"] = nm.ke_hoach(muc_dich=than, yeu_cau="Đoạn thân cuối", chu_ky=chu_ky, noi_nhan=["A", "B", "C"])
    return ra


@pytest.fixture(scope="session")
def trang(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Trang]]:
    """Pages of every document, from one run of LibreOffice."""
    thu_muc = tmp_path_factory.mktemp("pdf")
    ke_hoach = _ke_hoach()
    docx = [kh.render(p, thu_muc / f"{i}.docx") for i, p in enumerate(ke_hoach.values())]
    return dict(zip(ke_hoach, map(_doc, convert_pdf(docx, thu_muc)), strict=True))


def _tim(trang: list[Trang], chu: str) -> tuple[int, int]:
    """Page and line where a text stands."""
    return next((i, k) for i, t in enumerate(trang) for k, d in enumerate(t) if chu in d.chu)


_CO_DAU = [*(t.stem for t in nm.FIXTURES), "phu-luc-doc-ngang", "đủ", "nhỏ", "dài"]


@pytest.mark.parametrize("ten", _CO_DAU)
def test_quoc_hieu_and_tieu_ngu_do_not_wrap(ten: str, trang: dict[str, list[Trang]]) -> None:
    dong = [d.chu for d in trang[ten][0]]
    assert any(d.endswith(_QUOC_HIEU) for d in dong)
    assert any(d.endswith(_TIEU_NGU) for d in dong)


@pytest.mark.parametrize("ten", _CO_DAU)
def test_number_and_date_stand_on_one_line_inside_the_margins(ten: str, trang: dict[str, list[Trang]]) -> None:
    (dong,) = [d for d in trang[ten][0] if d.chu.startswith("Số:")]
    assert re.search(r"ngày.*tháng.*năm", dong.chu), dong.chu
    assert dong.trai > 84
    assert dong.phai < 595 - 42


def test_the_header_stands_in_two_columns(trang: dict[str, list[Trang]]) -> None:
    dong = next(d for d in trang["tra-cu-2023"][0] if _QUOC_HIEU in d.chu)
    assert dong.chu == f"ỦY BAN NHÂN DÂN {_QUOC_HIEU}"


def _o_dau(trang: Trang) -> list[str]:
    return [d.chu for d in trang if d.tren < 56]


def _o_chan(trang: Trang) -> list[str]:
    return [d.chu for d in trang if d.tren > 842 - 56]


@pytest.mark.parametrize("ten", ["kon-ray-2023", "tra-cu-2023", "van-quan-2024", "lang-son-2022"])
def test_pages_are_numbered_from_the_second_top_centre(ten: str, trang: dict[str, list[Trang]]) -> None:
    assert len(trang[ten]) > 1
    assert _o_dau(trang[ten][0]) == []
    for i, t in enumerate(trang[ten][1:], 2):
        (so,) = [d for d in t if d.tren < 56]
        assert so.chu == str(i)
        giua_chu = (85 + 595 - 42.5) / 2
        assert (so.trai + so.phai) / 2 == pytest.approx(giua_chu, abs=3)


def test_the_old_regime_numbers_pages_at_the_foot_on_the_right(trang: dict[str, list[Trang]]) -> None:
    cac_trang = trang["phu-tho-2018"]
    assert _o_chan(cac_trang[0]) == []
    for i, t in enumerate(cac_trang[1:], 2):
        (so,) = [d for d in t if d.tren > 842 - 56]
        assert so.chu == str(i)
        assert so.phai > 500
        assert _o_dau(t) == []


def test_an_annex_numbers_its_own_pages_from_one(trang: dict[str, list[Trang]]) -> None:
    cac_trang = trang["phu-luc-doc-ngang"]
    phu_luc = [i for i, t in enumerate(cac_trang) if any(d.chu.startswith("Phụ lục") for d in t)]
    assert len(phu_luc) == 2
    assert [_o_dau(cac_trang[i]) for i in phu_luc] == [["1"], ["1"]]


def test_every_note_stands_at_the_foot_of_the_page_that_cites_it(trang: dict[str, list[Trang]]) -> None:
    cac_trang = trang["kon-ray-2023"]
    for noi, ghi in (
        ("Nghị định số 27/2022/NĐ-CP", "Về quy định cơ chế quản lý"),
        ("động - Thương binh và Xã hội", "Hướng dẫn giám sát, đánh giá thực hiện Chương trình."),
        ("năm 2022 của Ủy ban nhân dân tỉnh", "Về triển khai công tác kiểm tra"),
        ("theo quy định 4", "Tại Thông tư số 10/2022"),
    ):
        trang_noi, dong_noi = _tim(cac_trang, noi)
        trang_ghi, dong_ghi = _tim(cac_trang, ghi)
        assert trang_noi == trang_ghi, ghi
        assert dong_ghi > dong_noi
        assert cac_trang[trang_ghi][dong_ghi].tren > 600, ghi


@pytest.mark.parametrize("i", range(_SO_CA))
def test_the_signature_is_never_alone_and_never_parted(i: int, trang: dict[str, list[Trang]]) -> None:
    cac_trang = trang[f"kết {i}"]
    noi_nhan, dong = _tim(cac_trang, "Nơi nhận:")
    assert _tim(cac_trang, "Người Ký Mẫu")[0] == noi_nhan
    assert _tim(cac_trang, "TM. ỦY BAN NHÂN DÂN")[0] == noi_nhan
    than = [d.chu for d in cac_trang[noi_nhan][:dong] if "Đoạn thân" in d.chu or d.chu == "2. Yêu cầu"]
    assert len(than) >= 2, [d.chu for d in cac_trang[noi_nhan]]


def test_no_heading_stands_alone_at_the_foot_of_a_page(trang: dict[str, list[Trang]]) -> None:
    cuoi = [t[-1].chu for i in range(_SO_CA) for t in trang[f"kết {i}"][:-1]]
    assert cuoi
    assert [chu for chu in cuoi if "Đoạn thân" not in chu] == []


def test_the_cases_above_do_cross_pages(trang: dict[str, list[Trang]]) -> None:
    so_trang = {len(trang[f"kết {i}"]) for i in range(_SO_CA)}
    assert len(so_trang) > 1


def test_every_word_of_a_document_reaches_the_pages(trang: dict[str, list[Trang]]) -> None:
    chu = " ".join(d.chu for t in trang["đủ"] for d in t)
    for doan in ("Chi tiết hoạt động", "Ngân sách xã Mẫu", "Ghi chú của mục đích", "PHỤ LỤC THỨ HAI", "Người Ký Mẫu"):
        assert doan in chu


def test_several_plans_become_archive_pdfs_at_once(tmp_path: Path) -> None:
    ten = ["tra-cu-2023", "kon-ray-2023"]
    viec = [(kh.load(_KE_HOACH / f"{t}.yaml"), tmp_path / f"{t}.pdf") for t in ten]
    assert kh.render_pdf(viec, pdf_a=True) == [dich for _, dich in viec]
    for _, dich in viec:
        assert b"pdfaid:part" in dich.read_bytes()


def test_a_pdf_that_cannot_be_written_is_told_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(kh.GhiHongError):
        kh.render(_KE_HOACH / "tra-cu-2023.yaml", tmp_path / "a.pdf")
