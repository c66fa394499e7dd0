"""build --check: drift, hand edits, orphans told apart; writes nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from nha_may_du_an import hash_ra, write_du_an, write_du_an_bang, write_nguon

from kehoach.dong_loat.bang_ke import TEN_BANG_KE
from kehoach.dong_loat.kiem_lech import check_build
from kehoach.dong_loat.xay import build
from kehoach.loi import PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach


def _ma(thu_muc: Path) -> list[tuple[str, str]]:
    return [(p.ma, str(p.vi_tri)) for p in check_build(thu_muc)]


def _nen_lai(tep: Path, cu: bytes = b"", moi: bytes = b"") -> None:
    """The same parts, deflated another way; in the main part `cu` becomes `moi`."""
    with zipfile.ZipFile(tep) as z:
        parts = {t: z.read(t) for t in z.namelist()}
    ra = io.BytesIO()
    with zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for t, d in parts.items():
            z.writestr(t, d.replace(cu, moi) if t == "word/document.xml" and cu else d)
    tep.write_bytes(ra.getvalue())


def test_a_built_project_has_no_findings_and_checking_writes_nothing(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    truoc = {t: (t.stat().st_mtime_ns, t.stat().st_ino) for t in tmp_path.rglob("*")}
    assert check_build(tmp_path) == []
    assert {t: (t.stat().st_mtime_ns, t.stat().st_ino) for t in tmp_path.rglob("*")} == truoc


def test_a_project_never_built_lacks_every_document_and_nothing_is_made(tmp_path: Path) -> None:
    write_du_an_bang(tmp_path, 2)
    assert _ma(tmp_path) == [("xay.thieu", "ra/x0000.docx"), ("xay.thieu", "ra/x0001.docx")]
    assert not (tmp_path / "ra").exists()


def test_a_changed_source_is_drift_and_the_paragraph_is_named(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    write_nguon(tmp_path, 1, so=77)
    (p,) = check_build(tmp_path)
    assert (p.ma, str(p.vi_tri), p.muc_do) == ("xay.lech", "ra/k001.docx", "loi")
    assert "«Số: 02/KH-" in p.thong_diep
    assert "«Số: 77/KH-" in p.thong_diep


def test_another_zlib_is_no_drift(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    cu = hash_ra(tmp_path)
    _nen_lai(tmp_path / "ra" / "k001.docx")
    assert hash_ra(tmp_path) != cu
    assert check_build(tmp_path) == []


def test_a_hand_edit_is_told_apart_from_drift(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    write_nguon(tmp_path, 0, so=55)
    _nen_lai(tmp_path / "ra" / "k001.docx", "Kiểm tra sổ".encode(), "Xem sổ".encode())
    _nen_lai(tmp_path / "ra" / "k002.docx", "Kiểm tra sổ".encode(), "Xem sổ".encode())
    write_nguon(tmp_path, 2, so=66)
    mot, hai, ba = check_build(tmp_path)
    assert [p.ma for p in (mot, hai, ba)] == ["xay.lech", "xay.sua_tay", "xay.sua_tay"]
    assert "Nguồn cũng đã đổi" in ba.thong_diep
    assert "Nguồn cũng đã đổi" not in hai.thong_diep
    assert "đưa chỗ sửa vào «ke-hoach/k001.yaml»" in hai.goi_y


def test_a_document_that_is_no_document_any_more_is_a_hand_edit(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    (tmp_path / "ra" / "k001.docx").write_bytes(b"khong phai zip")
    assert _ma(tmp_path) == [("xay.sua_tay", "ra/k001.docx")]


def test_without_a_manifest_documents_are_still_compared(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    (tmp_path / TEN_BANG_KE).unlink()
    assert check_build(tmp_path) == []
    write_nguon(tmp_path, 1, so=77)
    assert _ma(tmp_path) == [("xay.lech", "ra/k001.docx")]


def test_an_orphan_no_longer_follows_from_a_source(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    (tmp_path / "ke-hoach" / "k001.yaml").unlink()
    assert _ma(tmp_path) == [("xay.mo_coi", "ra/k001.docx")]


def test_a_source_that_cannot_be_loaded_is_told_and_its_document_is_no_orphan(tmp_path: Path) -> None:
    build(write_du_an(tmp_path))
    (tmp_path / "ke-hoach" / "k001.yaml").write_text("trich_yeu: x\n", "utf-8")
    assert _ma(tmp_path) == [("nap.thieu", "ke-hoach/k001.yaml:1:1")]


def _kiem(ke_hoach: KeHoach) -> Iterator[PhatHien]:
    for ma in ("nd.a", "nd.cho_dien"):
        yield PhatHien(ma, "canh_bao", ViTri(duong_dan="so"), f"Số {ke_hoach.so}.")


def test_findings_of_a_checker_come_with_their_source_but_for_those_switched_off(tmp_path: Path) -> None:
    build(write_du_an(tmp_path, 1, '[[bo_qua]]\nma = "nd.cho_dien"\nly_do = "cơ quan này không dùng"\n'))
    (p,) = check_build(tmp_path, kiem=_kiem)
    assert (p.ma, p.vi_tri.tep, p.vi_tri.duong_dan) == ("nd.a", "ke-hoach/k000.yaml", "so")


def test_processes_find_the_same(tmp_path: Path) -> None:
    build(write_du_an_bang(tmp_path, 120))
    (tmp_path / "ra" / "x0077.docx").unlink()
    assert check_build(tmp_path, jobs=2, kiem=_kiem) == check_build(tmp_path, kiem=_kiem)
