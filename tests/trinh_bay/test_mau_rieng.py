"""Templates of one's own: what is missing or unknown in them is named; data never runs as a template."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.trinh_bay.mau import find_mau


def _sua(thu_muc: Path, cu: str, moi: str, phan: str = "word/document.xml") -> Path:
    """A copy of the shipped template with a change in one part."""
    ra = io.BytesIO()
    with zipfile.ZipFile(find_mau("nd30")) as vao, zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED) as goi:
        for muc in vao.infolist():
            du_lieu = vao.read(muc)
            if muc.filename == phan:
                assert cu.encode() in du_lieu, cu
                du_lieu = du_lieu.replace(cu.encode(), moi.encode())
            goi.writestr(muc, du_lieu)
    tep = thu_muc / "mau.docx"
    tep.write_bytes(ra.getvalue())
    return tep


def _loi(mau: Path) -> list[str]:
    with pytest.raises(kh.MauHongError) as hong:
        kh.render_bytes(nm.ke_hoach(), mau=mau)
    return [p.thong_diep for p in hong.value.phat_hien]


def test_an_untouched_copy_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "m.docx").write_bytes(find_mau("nd30").read_bytes())
    p = kh.load(nm.nguon_day_du())
    assert kh.render_bytes(p, mau=tmp_path / "m.docx") == kh.render_bytes(p)


@pytest.mark.parametrize(
    ("cu", "moi", "ten"),
    [
        ("{{ so_ky_hieu }}", "{{ so_ky_hiu }}", "so_ky_hiu"),
        ("{{ so_ky_hieu }}", "", "so_ky_hieu"),
        ("{{ dia_danh_ngay }}", "", "dia_danh_ngay"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu", "viết sai"),
        ("{{r trich_yeu }}", "trích yếu", "trich_yeu"),
        ('loai == "gach"', 'loai == "gachh"', "gachh"),
        ('loai == "gach"', 'loai == "gachh"', "«gach»"),
    ],
)
def test_what_a_template_lacks_or_adds_is_named(cu: str, moi: str, ten: str, tmp_path: Path) -> None:
    assert any(ten in thong_diep for thong_diep in _loi(_sua(tmp_path, cu, moi)))


def test_a_missing_style_is_named(tmp_path: Path) -> None:
    assert any("KH Bang o" in x for x in _loi(_sua(tmp_path, '"KH Bang o"', '"Khac"', "word/styles.xml")))


def test_several_faults_come_at_once(tmp_path: Path) -> None:
    assert len(_loi(_sua(tmp_path, "{{ dia_danh_ngay }}", "{{ la }}{{ la_nua }}"))) == 3


@pytest.mark.parametrize("ten", ["khong-co.docx", ".", "chu.docx"])
def test_what_is_no_template_is_told_apart(ten: str, tmp_path: Path) -> None:
    (tmp_path / "chu.docx").write_text("không phải docx", encoding="utf-8")
    with pytest.raises(kh.KeHoachError):
        kh.render_bytes(nm.ke_hoach(), mau=tmp_path / ten)


def test_a_docx_that_is_no_template_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "thuong.docx").write_bytes(kh.render_bytes(nm.ke_hoach()))
    with pytest.raises(kh.MauHongError):
        kh.render_bytes(nm.ke_hoach(), mau=tmp_path / "thuong.docx")


@pytest.mark.parametrize(
    "the",
    [
        "{{ so_ky_hieu.__class__.__mro__ }}",
        "{{ so_ky_hieu }}{{ ''.__class__ }}",
        "{{ so_ky_hieu.khong_co }}",
        "{{ so_ky_hieu + 1 }}",
        "{{ so_ky_hieu }}{{ 1 // 0 }}",
        "{{ so_ky_hieu }}{{ range(10 ** 9) }}",
        "{{ so_ky_hieu }}{% include 'x' %}",
    ],
)
def test_a_tag_that_fails_or_reaches_into_python_is_a_finding(the: str, tmp_path: Path) -> None:
    """The environment is sandboxed: a template from elsewhere is not code."""
    assert len(_loi(_sua(tmp_path, "{{ so_ky_hieu }}", the))) == 1


def test_a_changed_template_file_is_read_again(tmp_path: Path) -> None:
    mau = _sua(tmp_path, "{{ so_ky_hieu }}", "{{ so_ky_hieu }} A")
    assert "KH-UBND A" in nm.phan(kh.render_bytes(nm.ke_hoach(), mau=mau)).decode()
    mau = _sua(tmp_path, "{{ so_ky_hieu }}", "{{ so_ky_hieu }} BBB")
    assert "KH-UBND BBB" in nm.phan(kh.render_bytes(nm.ke_hoach(), mau=mau)).decode()
