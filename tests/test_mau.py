"""The shipped templates: made from the regimes' data, whole, and nothing of them is left in a document."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.ooxml.do_rong import measure
from kehoach.ooxml.don_vi import TWIPS_MOI_PT
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.tra import danh_sach_che_do
from kehoach.trinh_bay.bien import LOAI
from kehoach.trinh_bay.lam_mau import build_template
from kehoach.trinh_bay.mau import find_mau, load_mau

_MA = [c.ma for c in danh_sach_che_do()]
# Blocks that stand in the frame of the page, each at its own place, or are written in Python (tables).
_TRONG_KHUNG = {
    "chu_quan", "co_quan", "so_ky_hieu", "quoc_hieu", "tieu_ngu", "dia_danh_ngay", "ten_loai", "trich_yeu", "noi_nhan",
    "noi_nhan_dong", "chuc_vu", "chuc_vu_khac", "ho_ten", "bang", "do_khan", "pham_vi_luu_hanh", "dia_chi",
    "kem_quyet_dinh",
}  # fmt: skip


def _phan(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as goi:
        return {ten: goi.read(ten) for ten in goi.namelist()}


@pytest.mark.parametrize("che_do", danh_sach_che_do(), ids=_MA)
def test_the_committed_template_is_the_one_its_data_make(che_do: CheDo) -> None:
    """If this fails after a change of the data: make templates."""
    moi = build_template(che_do)
    cu = find_mau(che_do.ma).read_bytes()
    assert _phan(moi) == _phan(cu)
    assert moi == cu


def test_there_is_one_template_for_each_regime_and_no_other() -> None:
    assert sorted(t.stem for t in (nm.GOC / "templates" / "docx").glob("*.docx")) == sorted(_MA)


def _moi_ke_hoach() -> list[tuple[str, kh.KeHoach]]:
    khong = {"do_khan": None, "pham_vi_luu_hanh": None}
    return [
        *((t.stem, kh.load(t)) for t in [*nm.FIXTURES, *nm.THANH_PHAN]),
        ("nhỏ nhất", nm.ke_hoach()),
        ("đủ", kh.load(nm.nguon_day_du())),
        *((f"đủ, {ma}", kh.load(nm.nguon_day_du(the_thuc=ma, **khong))) for ma in _MA),
    ]


@pytest.mark.parametrize(("ten", "ke_hoach"), _moi_ke_hoach(), ids=[t for t, _ in _moi_ke_hoach()])
def test_nothing_of_the_template_is_left_in_any_part(ten: str, ke_hoach: kh.KeHoach) -> None:
    for phan, du_lieu in _phan(kh.render_bytes(ke_hoach)).items():
        for dau in (b"{{", b"}}", b"{%", b"%}", b"{#", b"kehoach-", b"[[kehoach", b"Undefined"):
            assert dau not in du_lieu, (ten, phan, dau)
        assert "Chú thích mẫu".encode() not in du_lieu, (ten, phan)


@pytest.mark.parametrize(("ten", "ke_hoach"), _moi_ke_hoach(), ids=[t for t, _ in _moi_ke_hoach()])
def test_every_block_that_prints_has_a_sample(ten: str, ke_hoach: kh.KeHoach) -> None:
    kieu = {k.kieu for k in lay_out(ke_hoach).khoi}
    assert kieu - LOAI <= _TRONG_KHUNG, ten


@pytest.mark.parametrize("ma", _MA)
def test_every_kind_of_block_has_one_sample_in_each_template(ma: str) -> None:
    chu = "\n".join(c for _, c in nm.doan_cua(find_mau(ma).read_bytes()))
    co = re.findall(r'loai == "(\w+)"', chu)
    assert sorted(co) == sorted(LOAI)


@pytest.mark.parametrize("ma", _MA)
def test_every_style_of_the_data_is_in_the_template_and_used_styles_exist(ma: str) -> None:
    docx = kh.render_bytes(kh.load(nm.nguon_day_du(the_thuc=ma, do_khan=None, pham_vi_luu_hanh=None)))
    styles = nm.phan(docx, "word/styles.xml").decode()
    che_do = next(c for c in danh_sach_che_do() if c.ma == ma)
    assert all(f'w:val="{k.ten}"' in styles for k in che_do.kieu.values())
    dung = {k for phan in ("word/document.xml", "word/footnotes.xml") for k, _ in nm.doan_cua(docx, phan) if k}
    assert all(f'w:styleId="{k}"' in styles for k in dung)


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_the_issuers_of_the_real_plans_break_only_where_their_authors_broke_them(tep: Path) -> None:
    bo_cuc = lay_out(kh.load(tep))
    mau = load_mau(find_mau(bo_cuc.che_do.ma))
    ten = [k for k in bo_cuc.dau if k.kieu in ("chu_quan", "co_quan")]
    assert ten
    for k in ten:
        kieu = mau.kieu[bo_cuc.che_do.kieu[k.kieu].ten]
        dai = [measure(d, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng) * TWIPS_MOI_PT for d in k.chu.split("\n")]
        assert max(dai) < mau.hinh_hoc.cot_dau[0]


def test_the_template_of_a_regime_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_mau("nd30").is_file()
    with pytest.raises(kh.ThieuMauError):
        find_mau("nd31")
