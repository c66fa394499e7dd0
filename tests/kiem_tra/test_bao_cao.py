"""Findings as text, JSON, SARIF and workflow annotations: nothing lost, nothing that breaks the format."""

from __future__ import annotations

import json

import pytest

from kehoach.kiem_tra.bao_cao import count_muc, format_github, format_json, format_sarif, format_text, format_tong
from kehoach.loi import PhatHien, ViTri

_QUY_TAC = "nd30.pl1.p1.m2.k1.a.t03"
DOCX = PhatHien(
    _QUY_TAC,
    "loi",
    ViTri("van-ban/kế hoạch 1.docx", thanh_phan="Quốc hiệu", doan=4, trich="CỘNG HÒA"),
    "Quốc hiệu có cỡ chữ 15 pt; cần từ 12 đến 13 pt.",
    "Đặt cỡ chữ từ 12 đến 13 pt cho Quốc hiệu.",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục I",
)
YAML = PhatHien("nap.truong_la", "canh_bao", ViTri("a.yaml", 3, 5, "can_ku"), "Không có trường «can_ku».")
KHONG_CHO = PhatHien("nd30.pl1.p1.m1.k3.t01", "goi_y", ViTri(), "Lề trên 10 mm,\n50% trang.")
BA = [DOCX, YAML, KHONG_CHO]


def test_text_groups_by_file_and_severity_and_ends_with_a_summary() -> None:
    dong = format_text(BA).splitlines()
    assert dong[0] == "van-ban/kế hoạch 1.docx"
    assert dong[1] == "  lỗi (1)"
    assert dong[2] == f"    đoạn 4 (Quốc hiệu): {DOCX.thong_diep} [{_QUY_TAC}]"
    assert "      tại: «CỘNG HÒA»" in dong
    assert f"      sửa: {DOCX.goi_y}" in dong
    assert f"      theo: {DOCX.nguon}" in dong
    assert "    a.yaml:3:5: Không có trường «can_ku». [nap.truong_la]" in dong
    assert dong[-1] == "1 lỗi, 1 cảnh báo, 1 gợi ý."


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in format_text(BA)
    assert "\x1b[31mlỗi (1)\x1b[0m" in format_text(BA, mau=True)


def test_no_findings_are_said_in_words() -> None:
    assert format_text([]) == format_tong([]) == "Không có phát hiện nào."
    assert format_github([]) == ""


def test_json_holds_every_field_that_has_a_value() -> None:
    du_lieu = json.loads(format_json(BA))
    assert du_lieu["tong"] == count_muc(BA) == {"loi": 1, "canh_bao": 1, "goi_y": 1}
    assert du_lieu["phat_hien"][0] == {
        "ma": _QUY_TAC,
        "muc_do": "loi",
        "vi_tri": {"tep": DOCX.vi_tri.tep, "thanh_phan": "Quốc hiệu", "doan": 4, "trich": "CỘNG HÒA"},
        "thong_diep": DOCX.thong_diep,
        "goi_y": DOCX.goi_y,
        "nguon": DOCX.nguon,
    }
    assert du_lieu["phat_hien"][2]["vi_tri"] == {}


def test_sarif_points_each_result_to_its_rule() -> None:
    ban = json.loads(format_sarif(BA, phien_ban="1.2.3"))
    (chay,) = ban["runs"]
    luat = chay["tool"]["driver"]["rules"]
    assert ban["version"] == "2.1.0"
    assert chay["tool"]["driver"]["version"] == "1.2.3"
    assert [luat[k["ruleIndex"]]["id"] for k in chay["results"]] == [p.ma for p in BA]
    assert [k["level"] for k in chay["results"]] == ["error", "warning", "note"]
    assert len({r["id"] for r in luat}) == len(luat) == 3


def test_sarif_describes_rules_of_form_from_their_data() -> None:
    (chay,) = json.loads(format_sarif(BA))["runs"]
    luat = {r["id"]: r for r in chay["tool"]["driver"]["rules"]}
    assert luat[_QUY_TAC]["shortDescription"]["text"] == "Quốc hiệu có cỡ chữ từ 12 đến 13 pt."
    assert luat[_QUY_TAC]["defaultConfiguration"] == {"level": "error"}
    assert luat["nap.truong_la"] == {"id": "nap.truong_la"}


def test_sarif_places_are_lines_of_a_source_or_parts_of_a_document() -> None:
    docx, yaml, khong = json.loads(format_sarif(BA))["runs"][0]["results"]
    (noi,) = docx["locations"]
    assert noi["physicalLocation"]["artifactLocation"]["uri"] == "van-ban/k%E1%BA%BF%20ho%E1%BA%A1ch%201.docx"
    assert "region" not in noi["physicalLocation"]
    assert noi["logicalLocations"] == [{"fullyQualifiedName": "đoạn 4 (Quốc hiệu)"}]
    assert yaml["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}
    assert "locations" not in khong


@pytest.mark.parametrize(
    ("phat_hien", "lenh"),
    [
        (YAML, "::warning file=a.yaml,line=3,col=5,title=nap.truong_la::Không có trường «can_ku»."),
        (KHONG_CHO, "::notice title=nd30.pl1.p1.m1.k3.t01::Lề trên 10 mm,%0A50%25 trang."),
    ],
)
def test_annotations_escape_what_would_end_them(phat_hien: PhatHien, lenh: str) -> None:
    assert format_github([phat_hien]) == lenh


def test_an_annotation_on_a_docx_says_the_paragraph() -> None:
    lenh = format_github([DOCX])
    assert lenh.startswith("::error file=van-ban/kế hoạch 1.docx,title=")
    assert "::đoạn 4 (Quốc hiệu): Quốc hiệu có cỡ chữ" in lenh
    assert "\n" not in lenh


def test_a_comma_in_a_file_name_does_not_end_it() -> None:
    p = PhatHien("x", "loi", ViTri("a,b:c.yaml", 1), "Sai.")
    assert format_github([p]) == "::error file=a%2Cb%3Ac.yaml,line=1,title=x::Sai."
