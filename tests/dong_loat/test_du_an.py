"""kehoach.toml: read whole, or every error at once with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.dong_loat.du_an import read_du_an
from kehoach.loi import NguonHongError

DU_AN_MAU = Path(__file__).parents[2] / "fixtures" / "build"


def _write(thu_muc: Path, toml: str) -> Path:
    (thu_muc / "a.yaml").write_text("trich_yeu: x\n", "utf-8")
    (thu_muc / "b.csv").write_text("ma\n1\n", "utf-8")
    (thu_muc / "kehoach.toml").write_text(toml, "utf-8")
    return thu_muc


def test_the_example_project_reads() -> None:
    du_an = read_du_an(DU_AN_MAU)
    assert [Path(x).name for x in du_an.nguon] == [
        "kon-ray-2023.yaml", "lang-son-2022.yaml", "phu-tho-2018.yaml", "tra-cu-2023.yaml", "van-quan-2024.yaml",
    ]  # fmt: skip
    assert du_an.dau_ra == "van-ban"
    assert du_an.bang[0].kieu["kinh_phi"] == "tien:đồng"


def test_the_source_of_a_table_is_no_plan_by_itself(tmp_path: Path) -> None:
    bang = '[[bang]]\nnguon = "a.yaml"\ndu_lieu = "b.csv"\nten = "{ma}"\n'
    (tmp_path / "c.yaml").write_text("x: 1\n", "utf-8")
    assert read_du_an(_write(tmp_path, f'nguon = "*.yaml"\n{bang}')).nguon == ("c.yaml",)


def test_every_error_comes_at_once_with_its_line(tmp_path: Path) -> None:
    toml = (
        'nguon = ["khong-co/*.yaml"]\n'  # 1: no such file
        'dau_ra = "../ngoai"\n'  # 2: out of the project
        'dinhdang = ["docx"]\n'  # 3: unknown key
        'mau = "khong.docx"\n'  # 4: no such file
        "[[bang]]\n"  # 5: ten is missing
        'nguon = "a.yaml"\n'
        'du_lieu = "khong.csv"\n'  # 7
        'kieu = {ma = "tiền"}\n'  # 8: unknown type
        "[[bo_qua]]\n"
        'ma = "nd30.x"\n'  # 9: no reason given
    )
    with pytest.raises(NguonHongError) as loi:
        read_du_an(_write(tmp_path, toml))
    assert [(p.vi_tri.dong, p.vi_tri.duong_dan) for p in loi.value.phat_hien] == [
        (1, "nguon"), (2, "dau_ra"), (3, "dinhdang"), (4, "mau"), (5, "bang[0].ten"), (7, "bang[0].du_lieu"),
        (8, "bang[0].kieu"), (9, "bo_qua[0].ly_do"),
    ]  # fmt: skip
    assert "dinh_dang" in loi.value.phat_hien[2].goi_y


@pytest.mark.parametrize(
    "dau_ra",
    ["file:///tmp/x", "FILE:///tmp/x", "local:///tmp/x", "simplecache::file:///tmp/x", "simplecache::s3://kho/x",
     "khongco://x", "https://x/y", "zip://a::s3://kho/x", "s3::file:///x"],
)  # fmt: skip
def test_a_url_writes_to_no_disk_and_through_no_other_place(tmp_path: Path, dau_ra: str) -> None:
    with pytest.raises(NguonHongError, match="giao thức") as loi:
        read_du_an(_write(tmp_path, f'nguon = "a.yaml"\ndau_ra = "{dau_ra}"\n'))
    assert [(p.vi_tri.dong, p.vi_tri.duong_dan) for p in loi.value.phat_hien] == [(2, "dau_ra")]


@pytest.mark.parametrize("dau_ra", ["s3://", "s3:///", "memory://a/../b", "s3://kho/..", "s3://kho/x::file://y"])
def test_a_url_names_one_place(tmp_path: Path, dau_ra: str) -> None:
    with pytest.raises(NguonHongError, match="nơi rõ ràng"):
        read_du_an(_write(tmp_path, f'nguon = "a.yaml"\ndau_ra = "{dau_ra}"\n'))


@pytest.mark.parametrize(("dau_ra", "mong"), [("S3://Kho/a/", "S3://Kho/a"), ("./a/", "a"), ("a//b", "a/b")])
def test_a_place_has_one_spelling(tmp_path: Path, dau_ra: str, mong: str) -> None:
    assert read_du_an(_write(tmp_path, f'nguon = "a.yaml"\ndau_ra = "{dau_ra}"\n')).dau_ra == mong


@pytest.mark.parametrize("dau_ra", ["/tuyet/doi", "../x", "a/../../x", "a\\\\b"])
def test_the_output_folder_stays_in_the_project(tmp_path: Path, dau_ra: str) -> None:
    with pytest.raises(NguonHongError, match="nằm ngoài dự án"):
        read_du_an(_write(tmp_path, f'nguon = "a.yaml"\ndau_ra = "{dau_ra}"\n'))


@pytest.mark.parametrize(
    ("toml", "cau"),
    [
        ("nguon = [", "TOML"),
        ("", "không có nguồn nào"),
        ("nguon = 3", "danh sách chữ"),
        ('nguon = "a.yaml"\ndinh_dang = ["doc"]', "Không biết định dạng «doc»"),
        ('nguon = "a.yaml"\nten = ""', "«ten» phải là chữ"),
        ('nguon = "a.yaml"\nbang = 1', "các khối [[bang]]"),
    ],
)
def test_a_broken_project_is_told(tmp_path: Path, toml: str, cau: str) -> None:
    with pytest.raises(NguonHongError) as loi:
        read_du_an(_write(tmp_path, toml))
    assert cau in str(loi.value)


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(NguonHongError, match=r"Không có «kehoach\.toml»"):
        read_du_an(tmp_path)


def test_broken_toml_is_told_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(NguonHongError) as loi:
        read_du_an(_write(tmp_path, 'nguon = "a.yaml"\ndau_ra = ra\n'))
    assert (loi.value.phat_hien[0].vi_tri.dong, loi.value.phat_hien[0].vi_tri.cot) == (2, 10)
