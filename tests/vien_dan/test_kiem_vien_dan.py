"""Contradictions inside a citation are findings."""

from __future__ import annotations

import pytest

from kehoach.loi import ViTri
from kehoach.vien_dan import check_vien_dan, find_vien_dan


def check(text: str) -> list[str]:
    return [p.ma.removeprefix("vien_dan.") for v in find_vien_dan(text) for p in check_vien_dan(v)]


@pytest.mark.parametrize(
    ("text", "ma"),
    [
        ("Thông tư số 10/2022/QĐ-BTC", ["loai_ky_hieu"]),
        ("Quyết định số 10/TB-UBND", ["loai_ky_hieu"]),
        ("Công văn số 10/QĐ-SNV", ["loai_ky_hieu"]),
        ("Quyết định số 10/QĐ-UBND ngày 3/4/2025 của Sở Nội vụ", ["co_quan_ky_hieu"]),
        ("Thông tư số 10/2023/TT-BTC của Bộ trưởng Bộ Công Thương", ["co_quan_ky_hieu"]),
        ("Nghị định số 10/2017/NĐ-CP ngày 14/9/2018 của Chính phủ", ["nam_ngay"]),
        ("Quyết định số 10/QĐ-UBND ngày 31/02/2024 của UBND tỉnh", ["ngay"]),
        ("Luật Nhà ở số 27/2023/QH14", ["khoa_quoc_hoi"]),
        ("Thông tư số 10/2026/TT-BLĐTBXH ngày 3/4/2026", ["ma_co_quan"]),
        ("Thông tư số 10/2020/TT-BNNMT ngày 3/4/2020", ["ma_co_quan"]),
        ("Kế hoạch số 164-KH/UBND", ["dang_ky_hieu"]),
        ("Nghị quyết số 18/NQ-TW", ["dang_ky_hieu"]),
    ],
)
def test_a_contradiction_is_found(text: str, ma: list[str]) -> None:
    assert check(text) == ma


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 07/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân huyện Trà Cú",
        "Thông tư số 10/2022/TT-BLĐTBXH ngày 31/5/2022 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
        "Hướng dẫn số 1749/LĐTBXH-VPQGGN ngày 10/5/2018 của Bộ Lao động - Thương binh và Xã hội",
        "Công văn số 1512/SLĐTBXH-TGXHGN ngày 25 tháng 7 năm 2022 của Sở Lao động - TB&XH",
        "Quy định số 399-QĐ/TW của Ban Bí thư",
        "Quyết định số 10/QĐ-UBND của Chủ tịch UBND tỉnh Lào Cai",
        "Thông tư liên tịch số 10/2014/TTLT-BLĐTBXH-BTC của Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính",
        "Văn bản số 10/BC-HHDN của Hiệp hội Doanh nghiệp tỉnh",
        "Công văn số 10/TTr-NV của Thanh tra tỉnh",
        "Kết luận số 10/KL-TTr của Thanh tra tỉnh",
        "Nghị quyết số 34-NQ/TU của Ban Thường vụ Tỉnh ủy",
        "Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014 của Quốc hội",
        "Nghị quyết số 351/2017/UBTVQH14 của Ủy ban Thường vụ Quốc hội",
        "Quyết định số 10/QĐ-NLYH của Giám đốc Công ty cổ phần năng lượng",
        "Luật Giá năm 2023",
        "Kế hoạch số      /KH-UBND ngày     /6/2026 của UBND tỉnh",
    ],
)
def test_a_citation_that_holds_together_has_no_finding(text: str) -> None:
    assert find_vien_dan(text)
    assert check(text) == []


def test_a_finding_carries_place_quotation_reason_and_remedy() -> None:
    [vd] = find_vien_dan("Thông tư số 10/2022/QĐ-BTC")
    [phat_hien] = check_vien_dan(vd, vi_tri=ViTri(tep="ke-hoach.yaml", dong=5, cot=1))
    assert (phat_hien.vi_tri.tep, phat_hien.vi_tri.dong) == ("ke-hoach.yaml", 5)
    assert phat_hien.vi_tri.trich == "Thông tư số 10/2022/QĐ-BTC"
    assert phat_hien.muc_do == "canh_bao"
    assert phat_hien.goi_y == "Quyết định số 10/2022/QĐ-BTC"
    assert "30/2020/NĐ-CP" in phat_hien.nguon
