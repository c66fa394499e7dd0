"""Hàm công khai: the functions other systems call: composition only."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.loi import THU_TU_MUC_DO, DanhSachPhatHien, GhiHongError, NguonHongError, PhatHien

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kehoach.dong_loat.ket_qua import KetQuaXay
    from kehoach.mo_hinh.ke_hoach import KeHoach
    from kehoach.nguon.gioi_han import GioiHan
    from kehoach.so_sanh.khac_biet import KhacBiet
    from kehoach.the_thuc.quy_uoc import QuyUoc

Nguon = str | os.PathLike[str] | Mapping[str, Any]
NguonQuyUoc = Nguon | None
DINH_DANG = ("docx", "pdf", "html", "txt")


def load(nguon: Nguon, *, gioi_han: GioiHan | None = None, quy_uoc: NguonQuyUoc = None) -> KeHoach:
    """Load a plan from a .yaml, .yml or .json file, or from a mapping of the same shape.

    `gioi_han` raises or lowers the limits on size (`kehoach.nguon.gioi_han.GioiHan`). `quy_uoc` is a house profile (a
    file, or a mapping) for a plan that names none; without it that of the project (`kehoach.toml`) the file lies in.
    Raises:  NguonHongError with every error at once in `.phat_hien`, each with file, line and column.

    >>> load({"co_quan": {"ten": "Sở Nội vụ"}, "trich_yeu": "Kiểm tra công tác văn thư"}).co_quan.ten
    'Sở Nội vụ'
    """
    from kehoach.nap.load import load as nap
    from kehoach.nguon.gioi_han import MAC_DINH

    return nap(nguon, gioi_han=gioi_han or MAC_DINH, quy_uoc=_doc_quy_uoc(quy_uoc))


def dump(ke_hoach: KeHoach, duong_dan: str | os.PathLike[str] | None = None) -> str:
    """Write a plan as YAML source; returns the text, and writes it to `duong_dan` when given.

    `load` of the result equals the plan. Comments and layout of a source it was loaded from are not kept.
    Raises:  GhiHongError when the file cannot be written.
    """
    from kehoach.nap.dump import dump_text
    from kehoach.ooxml.ghi import write_atomic

    chu = dump_text(ke_hoach)
    if duong_dan is not None:
        write_atomic(duong_dan, chu.encode("utf-8"))
    return chu


def render_bytes(ke_hoach: KeHoach, *, mau: str | os.PathLike[str] | None = None) -> bytes:
    """The plan as the bytes of a .docx, laid out by the regime of its date; the same plan gives the same bytes.

    `mau` is a template of your own (a restyled copy of a shipped one).
    Raises:  ThieuMauError, TepDocxHongError or MauHongError when that template cannot be used.
    """
    from kehoach.trinh_bay.mau import load_mau
    from kehoach.trinh_bay.render import render_docx

    return render_docx(ke_hoach, load_mau(mau) if mau is not None else None)


def render(
    ke_hoach: KeHoach | Nguon,
    duong_dan: str | os.PathLike[str],
    *,
    mau: str | os.PathLike[str] | None = None,
    pdf_a: bool = False,
    ghi_de: bool = True,
    quy_uoc: NguonQuyUoc = None,
) -> Path:
    """Write a plan to a file: .docx, .pdf (through LibreOffice), .html or .txt, by the suffix of `duong_dan`.

    A plan may also be given as its source. An existing file is replaced whole or not at all. `pdf_a` makes a .pdf for
    archives (PDF/A-2b); `quy_uoc` is a house profile for a plan that has none. With `ghi_de=False` a .docx that was
    edited since this library wrote it, or that this library did not write, stays as it is; the other formats carry no
    fingerprint and are replaced.
    Raises:  SuaTayError for such a .docx; NguonHongError for a bad source; GhiHongError when the file cannot be
             written or has another suffix;
             ThieuCongCuError for .pdf without LibreOffice; the errors of `render_bytes` for a bad template.
    """
    from kehoach.ooxml.ghi import validate_dich, write_atomic

    dich = Path(os.fspath(duong_dan))
    duoi = dich.suffix.lower().removeprefix(".")
    if duoi not in DINH_DANG:
        raise GhiHongError(f"Không biết định dạng «{dich.suffix or dich.name}»; có: {', '.join(DINH_DANG)}.")
    validate_dich(duong_dan)
    x = _ke_hoach(ke_hoach, quy_uoc)
    if duoi == "pdf":
        return render_pdf([(x, dich)], mau=mau, pdf_a=pdf_a)[0]
    noi_dung = _noi_dung(x, duoi, mau)
    if duoi == "docx" and not ghi_de:
        from kehoach.trinh_bay.ghi_de import refuse_sua_tay

        refuse_sua_tay(dich, noi_dung)
    return write_atomic(duong_dan, noi_dung)


def render_pdf(
    viec: Sequence[tuple[KeHoach, Path]], *, mau: str | os.PathLike[str] | None = None, pdf_a: bool = False
) -> list[Path]:
    """Several plans as .pdf, through one LibreOffice: ten times faster than one by one. All of them, or none.

    Raises:  ThieuCongCuError without LibreOffice; ChuyenPdfError when it fails, which names the files it could not
             make; GhiHongError when a file cannot be written; the errors of `render_bytes`.
    """
    from kehoach.ooxml.ghi import write_atomic
    from kehoach.ooxml.pdf import convert_docx

    docx = ((dich, render_bytes(ke_hoach, mau=mau)) for ke_hoach, dich in viec)
    pdf = convert_docx(docx, pdf_a=pdf_a) if viec else []
    return [write_atomic(dich, data) for (_, dich), data in zip(viec, pdf, strict=True)]


def preview(
    ke_hoach: KeHoach | Nguon, duong_dan: str | os.PathLike[str] | None = None, *, quy_uoc: NguonQuyUoc = None
) -> str:
    """The plan as an HTML page of A4 sheets, self-contained; written to `duong_dan` when given.

    A plan may also be given as its source. An existing file is replaced whole or not at all. `quy_uoc` is a house
    profile for a plan that has none.
    Raises:  NguonHongError for a bad source; GhiHongError when the file cannot be written.

    >>> preview({"co_quan": {"ten": "Sở Nội vụ"}, "trich_yeu": "Kiểm tra công tác văn thư"})[:32]
    '<!DOCTYPE html>\\n<html lang="vi">'
    """
    from kehoach.bo_cuc.lay_out import lay_out
    from kehoach.ooxml.ghi import write_atomic
    from kehoach.xem_truoc.html import write_page

    trang = write_page(lay_out(_ke_hoach(ke_hoach, quy_uoc)))
    if duong_dan is not None:
        write_atomic(duong_dan, trang.encode("utf-8"))
    return trang


def check(nguon: KeHoach | Nguon, *, gioi_han: GioiHan | None = None, quy_uoc: NguonQuyUoc = None) -> list[PhatHien]:
    """Findings about a plan, a source file or any .docx: form by the regime of its date, and citations of a plan.

    Findings come worst first, each with its place: paragraph of the .docx, line and column of the source, path in the
    plan. A source that cannot be loaded gives the reasons as findings, it raises nothing. Of a file, the findings that
    its project switches off (`[[bo_qua]]` of the nearest `kehoach.toml` above it) are left out. `quy_uoc` is the house
    profile of a plan or .docx that has none; without it that of the project the file lies in.
    Raises:  TepDocxHongError for a .docx that cannot be read; NguonHongError for a profile that is wrong.
    """
    from kehoach.mo_hinh.ke_hoach import KeHoach as MoHinh

    if isinstance(nguon, MoHinh):
        phat_hien = _check_ke_hoach(_ke_hoach(nguon, quy_uoc))
    elif isinstance(nguon, Mapping):
        phat_hien = _check_nguon(nguon, gioi_han, quy_uoc)
    else:
        phat_hien = _check_tep(nguon, gioi_han, quy_uoc)
    return DanhSachPhatHien(sorted(phat_hien, key=lambda p: THU_TU_MUC_DO[p.muc_do]))


def fix(
    nguon: str | os.PathLike[str], dich: str | os.PathLike[str], *, quy_uoc: NguonQuyUoc = None
) -> tuple[list[PhatHien], list[PhatHien]]:
    """Mend the layout of a .docx made by anybody and write it to `dich`: margins, font, sizes, spacing, page number.

    Returns what was mended and what is left for a person. Text, citations, authority and signer are never touched.
    `quy_uoc` is the house profile to follow; without it that of the project the file lies in.
    Raises:  TepDocxHongError for a file that cannot be read or is signed; GhiHongError when `dich` cannot be written,
             is the file itself, or when the file is built by a project: its source is what must be mended;
             NguonHongError for a profile that is wrong.
    """
    from kehoach.dong_loat.bang_ke import find_nguon
    from kehoach.ooxml.ghi import validate_dich, write_atomic
    from kehoach.sua_the_thuc.sua import fix_docx

    if validate_dich(dich).resolve() == Path(nguon).resolve():
        raise GhiHongError(f"Không ghi đè lên tệp gốc «{dich}»; chọn tên khác.")
    if (goc := find_nguon(Path(nguon))) is not None:
        raise GhiHongError(f"«{nguon}» dựng từ «{goc}»: sửa nguồn ấy rồi chạy kehoach build; sửa trong tệp sẽ mất.")
    ban = fix_docx(nguon, _quy_uoc_cua_tep(nguon, quy_uoc))
    write_atomic(dich, ban.data)
    return list(ban.da_sua), list(ban.con_lai)


_DUOI_WORD = (".docx", ".docm", ".doc", ".dotx", ".dotm")


def _doc_quy_uoc(quy_uoc: NguonQuyUoc) -> QuyUoc | None:
    from kehoach.nap.quy_uoc import load_quy_uoc

    return None if quy_uoc is None else load_quy_uoc(quy_uoc)


def _quy_uoc_cua_tep(tep: str | os.PathLike[str], quy_uoc: NguonQuyUoc) -> QuyUoc | None:
    from kehoach.nap.quy_uoc import find_quy_uoc

    return _doc_quy_uoc(quy_uoc) or find_quy_uoc(tep)


def _ke_hoach(x: KeHoach | Nguon, quy_uoc: NguonQuyUoc) -> KeHoach:
    """A plan, loaded when it is a source, with a house profile where it has none."""
    from kehoach.mo_hinh.ke_hoach import KeHoach as MoHinh

    if not isinstance(x, MoHinh):
        return load(x, quy_uoc=quy_uoc)
    doc = _doc_quy_uoc(quy_uoc)
    return x if doc is None or x.quy_uoc is not None else x.sua(quy_uoc=doc)


def _check_tep(tep: str | os.PathLike[str], gioi_han: GioiHan | None, quy_uoc: NguonQuyUoc) -> list[PhatHien]:
    from kehoach.dong_loat.bo_qua import drop_bo_qua

    la_word = str(tep).lower().endswith(_DUOI_WORD)
    return drop_bo_qua(tep, _check_docx(tep, quy_uoc) if la_word else _check_nguon(tep, gioi_han, quy_uoc))


def _check_nguon(nguon: Nguon, gioi_han: GioiHan | None, quy_uoc: NguonQuyUoc) -> list[PhatHien]:
    from kehoach.nap.load import build_ke_hoach
    from kehoach.nap.quy_uoc import take_quy_uoc
    from kehoach.nap.thu_vien import ThuVien
    from kehoach.nguon.doc import read_nguon
    from kehoach.nguon.gioi_han import MAC_DINH
    from kehoach.nguon.kho_nguon import DIA

    gioi_han = gioi_han or MAC_DINH
    try:
        doc = take_quy_uoc(read_nguon(nguon, gioi_han=gioi_han), _doc_quy_uoc(quy_uoc))
        doc = ThuVien(DIA, gioi_han).take(doc)
        ke_hoach = build_ke_hoach(doc)
    except NguonHongError as loi:
        return loi.phat_hien
    return [replace(p, vi_tri=doc.locate(p.vi_tri)) for p in _check_ke_hoach(ke_hoach)]


def _check_ke_hoach(ke_hoach: KeHoach) -> list[PhatHien]:
    from kehoach.bo_cuc.lay_out import lay_out
    from kehoach.do_dac.tu_bo_cuc import do_bo_cuc
    from kehoach.kiem_tra.bang_rong import check_bang_rong
    from kehoach.kiem_tra.cho_dien import check_cho_dien
    from kehoach.kiem_tra.khong_in import check_khong_in
    from kehoach.kiem_tra.the_thuc import check_tai_lieu
    from kehoach.kiem_tra.vien_dan import check_vien_dan_ke_hoach

    bo_cuc = lay_out(ke_hoach)
    phat_hien = check_tai_lieu(do_bo_cuc(bo_cuc), bo_cuc.che_do, ke_hoach.quy_uoc)
    phat_hien += check_vien_dan_ke_hoach(ke_hoach, bo_cuc)
    return [*phat_hien, *check_cho_dien(ke_hoach), *check_khong_in(ke_hoach, bo_cuc), *check_bang_rong(bo_cuc)]


def _check_docx(tep: str | os.PathLike[str], quy_uoc: NguonQuyUoc) -> list[PhatHien]:
    from kehoach.doc_lai.do_tai_lieu import measure_docx
    from kehoach.kiem_tra.the_thuc import check_tai_lieu

    do = replace(measure_docx(tep), tep=os.fspath(tep))
    return check_tai_lieu(do, quy_uoc=_quy_uoc_cua_tep(tep, quy_uoc))


def build(
    thu_muc: str | os.PathLike[str] = ".",
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    dask: str | None = None,
    prune: bool = False,
    fail_fast: bool = False,
    ghi_de: bool = False,
) -> KetQuaXay:
    """Build the project whose `kehoach.toml` lies in `thu_muc`: only what changed is written.

    `jobs` processes, any `concurrent.futures.Executor`, or a Dask scheduler do the work; `prune` removes documents that
    have no source any more; `fail_fast` stops at the first plan that fails. A document that was edited by hand is told
    of and stays as it is; with `ghi_de` it is written, and the edited one is kept beside it.
    Raises:  NguonHongError for a project file that is wrong; DangXayError while another build runs there;
             CachChayError (a ValueError) for `jobs` below 1, or two of the ways to run at once.
    """
    from kehoach.dong_loat.xay import build as xay

    return xay(thu_muc, jobs=jobs, executor=executor, dask=dask, prune=prune, fail_fast=fail_fast, ghi_de=ghi_de)


def check_build(thu_muc: str | os.PathLike[str] = ".", *, jobs: int = 1) -> list[PhatHien]:
    """Documents of a project that no longer follow from their sources, and findings about the plans; writes nothing.

    Raises:  NguonHongError for a project file that is wrong; CachChayError (a ValueError) for `jobs` below 1.
    """
    from kehoach.dong_loat.kiem_lech import check_build as kiem_lech

    return kiem_lech(thu_muc, jobs=jobs, kiem=check)


def diff(a: KeHoach | str | os.PathLike[str], b: KeHoach | str | os.PathLike[str]) -> KhacBiet:
    """What differs between two plans, sources, .docx files or git revisions (`HEAD:a.yaml`): substance, then text.

    Raises:  NguonHongError, TepDocxHongError for a side that cannot be read.
    """
    from kehoach.so_sanh.tim_khac import diff as so_sanh

    return so_sanh(a, b)


def load_bang(
    nguon: str | os.PathLike[str], bang: Any, *, kieu: Mapping[str, str] | None = None, trang_tinh: str | None = None
) -> list[KeHoach]:
    """One plan a row: a source with parameters (`${cot}`) and a table (CSV, XLSX, JSON lines or a data frame).

    `kieu` types the columns (so, tien, `tien:triệu đồng`, ngay, thoi_gian, van_ban), `trang_tinh` names the sheet of a
    workbook.
    Raises:  NguonHongError with the errors of all rows, each with row and column.
    """
    from kehoach.bang.nap_bang import load_bang as nap_bang

    return nap_bang(nguon, bang, kieu=kieu, trang_tinh=trang_tinh)


def schema() -> dict[str, Any]:
    """JSON Schema of a plan source, for editors and other systems (draft 2020-12)."""
    from kehoach.mo_hinh.ke_hoach import KeHoach as MoHinh

    luoc_do = MoHinh.model_json_schema(mode="validation")
    luoc_do["properties"]["vien_dan_tep"] = {
        "description": "Tệp viện dẫn dùng chung, đường dẫn tính từ tệp kế hoạch",
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    }
    luoc_do["properties"]["quy_uoc"]["anyOf"].insert(0, {"type": "string"})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **luoc_do}


def _noi_dung(ke_hoach: KeHoach, duoi: str, mau: str | os.PathLike[str] | None) -> bytes:
    if duoi == "txt":
        from kehoach.bo_cuc.lay_out import lay_out
        from kehoach.trinh_bay.van_ban_thuan import write_text

        return write_text(lay_out(ke_hoach)).encode("utf-8")
    if duoi == "html":
        return preview(ke_hoach).encode("utf-8")
    return render_bytes(ke_hoach, mau=mau)
