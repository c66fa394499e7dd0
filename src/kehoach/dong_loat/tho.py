"""Thợ: does the work of one chunk, in whatever process it finds itself."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kehoach.dong_loat.dang import render_dang
from kehoach.dong_loat.dau_vao import hash_bytes, hash_thu_vien
from kehoach.dong_loat.goi_viec import Chung, Goi, KetQua, KhuonGoi, Ra, Viec
from kehoach.dong_loat.khac_goi import explain_lech, has_same_parts
from kehoach.dong_loat.kho_ra import KhoRa, open_kho
from kehoach.dong_loat.khuon import Khuon
from kehoach.dong_loat.tep_chung import read_bytes_nguon
from kehoach.loi import GhiHongError, NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach
from kehoach.nap.thu_vien import TRUONG
from kehoach.nguon.nguon import Nguon

# The disk, not the document, is at fault: every further one would fail alike.
_DUNG_HAN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE})


def run_goi(goi: Goi) -> tuple[str, list[KetQua]]:
    """Everything of one chunk; with it the hash of the library that did it."""
    return hash_thu_vien(), list(iter_goi(goi))


def iter_goi(goi: Goi) -> Iterator[KetQua]:
    """The results of one chunk, document by document. Whatever is wrong with one plan stays with it."""
    kho = open_kho(goi.chung.goc, goi.chung.dau_ra)
    for viec in goi.viec:
        dung = False
        for kq in _lam(viec, goi, kho):
            yield kq
            dung = dung or kq.trang_thai == "dung"
        if dung:
            return


def _lam(viec: Viec, goi: Goi, kho: KhoRa) -> Iterator[KetQua]:
    try:
        ke_hoach, nguon = _load(viec, goi)
        phat_hien = tuple(_kiem(ke_hoach, viec, goi.chung, nguon))
    except NguonHongError as loi:
        yield from _hong(viec, tuple(loi.phat_hien))
        return
    except Exception as loi:  # a fault of ours must not take the other plans with it
        yield from _hong(viec, (_loi_trong(viec, loi),))
        return
    for ra in viec.ra:
        yield _mot(viec, ra, ke_hoach, goi.chung, kho, phat_hien)
        phat_hien = ()


def _hong(viec: Viec, phat_hien: tuple[PhatHien, ...]) -> Iterator[KetQua]:
    """All documents of a plan failed; the reasons are told once."""
    for ra in viec.ra:
        yield KetQua(viec.tep, ra, "hong", "", phat_hien)
        phat_hien = ()


def _mot(viec: Viec, ra: Ra, ke_hoach: KeHoach, chung: Chung, kho: KhoRa, ph: tuple[PhatHien, ...]) -> KetQua:
    try:
        data = render_dang(ke_hoach, ra.dang, chung.mau)
        cu = kho.read(ra.ten)
        if not chung.ghi:
            return _so(viec, ra, data, cu, ph)
        if cu != data:
            kho.write(ra.ten, data)
        return KetQua(viec.tep, ra, "giu" if cu == data else "ghi", hash_bytes(data), ph)
    except GhiHongError as loi:
        phat_hien = PhatHien("xay.ghi", "loi", ViTri(ra.ten), str(loi), "xem lại chỗ trống và quyền ghi, rồi chạy lại")
        return KetQua(viec.tep, ra, "dung" if loi.errno in _DUNG_HAN else "hong", "", (*ph, phat_hien))
    except Exception as loi:
        return KetQua(viec.tep, ra, "hong", "", (*ph, _loi_trong(viec, loi)))


def _so(viec: Viec, ra: Ra, moi: bytes, cu: bytes | None, ph: tuple[PhatHien, ...]) -> KetQua:
    """Compare what stands there with what would be written."""
    if cu is None:
        return KetQua(viec.tep, ra, "thieu", "", ph)
    if has_same_parts(cu, moi):
        return KetQua(viec.tep, ra, "giu", hash_bytes(cu), ph)
    khac = PhatHien("xay.lech", "loi", ViTri(ra.ten), explain_lech(cu, moi))
    return KetQua(viec.tep, ra, "lech", hash_bytes(cu), (*ph, khac))


def _loi_trong(viec: Viec, loi: Exception) -> PhatHien:
    thong_diep = f"Lỗi trong thư viện khi dựng kế hoạch này: {type(loi).__name__}: {loi}"
    return PhatHien("xay.loi_trong", "loi", _cho(viec), thong_diep, "báo cho người viết thư viện, kèm nguồn này")


def _cho(viec: Viec) -> ViTri:
    return ViTri(viec.tep, viec.so or None)


def _load(viec: Viec, goi: Goi) -> tuple[KeHoach, Nguon | None]:
    """The plan, and the source that knows its places; a row has its number instead."""
    if goi.khuon is not None:
        return prepare_khuon(goi.khuon).load(viec.so, viec.o), None
    assert viec.noi_dung is not None
    nguon = read_nguon_chung(viec.tep, viec.noi_dung, dict(viec.vien_dan))
    return build_ke_hoach(nguon), nguon


def read_nguon_chung(tep: str, noi_dung: bytes, vien_dan: Mapping[str, str]) -> Nguon:
    """A source with the shared citations (JSON by key) under its own; the files they came from are read already.

    Raises:  NguonHongError.
    """
    nguon = read_bytes_nguon(tep, noi_dung)
    du_lieu = {khoa: x for khoa, x in nguon.du_lieu.items() if khoa != TRUONG}
    rieng = du_lieu.get("vien_dan") or {}
    if vien_dan and isinstance(rieng, dict):
        du_lieu["vien_dan"] = {**{khoa: json.loads(x) for khoa, x in vien_dan.items()}, **rieng}
    return Nguon(du_lieu, nguon.tep, nguon.so_do)


@lru_cache(maxsize=4)
def prepare_khuon(goi: KhuonGoi) -> Khuon:
    """The source of a table, read once a process.

    Raises:  NguonHongError for a source that cannot be read, or that asks for a column the table does not have.
    """
    nguon = read_nguon_chung(goi.tep, goi.noi_dung, dict(goi.vien_dan))
    return Khuon(nguon, goi.bang, goi.cot, dict(goi.kieu))


def _kiem(ke_hoach: KeHoach, viec: Viec, chung: Chung, nguon: Nguon | None) -> Iterator[PhatHien]:
    if chung.kiem is None:
        return
    for p in chung.kiem(ke_hoach):
        if p.ma not in chung.bo_qua:
            vi_tri = nguon.locate(p.vi_tri) if nguon else replace(p.vi_tri, tep=viec.tep, dong=viec.so, cot=None)
            yield replace(p, vi_tri=vi_tri)
