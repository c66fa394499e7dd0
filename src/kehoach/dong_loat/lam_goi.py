"""Làm gói: does the work of one chunk, in whatever process it finds itself.

A batch of small plans goes through the work pass by pass (load all, lay out all, write all, pack all), not plan by
plan: the processor then keeps at hand what one pass needs, which saves a fifth of the time.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kehoach.bang.khuon_bang import Khuon, has_o_dan
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.dong_loat.con_nguyen import judge_tep, tell_khong_ro, tell_sua_tay
from kehoach.dong_loat.dang_ra import DANG, ThanhPham
from kehoach.dong_loat.don_rac import pause_gc
from kehoach.dong_loat.goi_viec import Chung, Goi, KetQua, KhuonGoi, Ra, Viec
from kehoach.dong_loat.kho_ra import KhoRa, open_kho
from kehoach.dong_loat.van_tay_vao import hash_bytes, hash_thu_vien
from kehoach.loi import GhiHongError, NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.load import build_ke_hoach
from kehoach.nap.quy_uoc import put_quy_uoc
from kehoach.nap.thu_vien import merge_chung
from kehoach.nguon.doc import read_van_ban
from kehoach.nguon.nguon import Nguon
from kehoach.so_sanh.khac_goi import explain_lech

# The disk, not the document, is at fault: every further one would fail alike.
_DUNG_HAN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE})


_ME = 96 << 10
"""Bytes of sources and cells whose plans go through the passes together: enough to gain by it, and little to hold."""


@dataclass(slots=True)
class _Ban:
    """Bản: one document on its way; `san` is what the last pass made of it. When it is `hong` no further one does."""

    viec: Viec
    ra: Ra
    san: Any
    phat_hien: tuple[PhatHien, ...]
    hong: bool


Buoc = Callable[[_Ban, Chung], Any]

_BUOC: tuple[Buoc, ...] = (
    lambda ban, _: lay_out(ban.san),
    lambda ban, chung: DANG[ban.ra.dang].write(ban.san, chung.mau),
    lambda ban, _: DANG[ban.ra.dang].pack(ban.san),
)


def run_goi(goi: Goi) -> tuple[str, list[KetQua]]:
    """Everything of one chunk; with it the hash of the library that did it."""
    return hash_thu_vien(), list(iter_goi(goi))


def warm_up(goi: Goi) -> None:
    """Make the first plan of a chunk and throw it away: processes forked off this one then share what it needed."""
    _lam_me([goi.viec[0]], goi)


def iter_goi(goi: Goi) -> Iterator[KetQua]:
    """The results of one chunk, document by document. Whatever is wrong with one plan stays with it."""
    kho = open_kho(goi.chung.goc, goi.chung.dau_ra)
    for me in _chia_me(goi):
        for b in _lam_me(me, goi):
            kq = _giao(b, goi.chung, kho)
            yield kq
            if kq.trang_thai == "dung":
                return


def _lam_me(me: list[Viec], goi: Goi) -> list[_Ban]:
    """The documents of one batch, all passes but the last."""
    with pause_gc():
        ban = [b for viec in me for b in _mo(viec, goi)]
        for buoc in _BUOC:
            for b in ban:
                _lam(b, buoc, goi.chung)
    return ban


def _chia_me(goi: Goi) -> Iterator[list[Viec]]:
    """The plans of a chunk in batches of so many bytes; a large plan ends the batch it comes into."""
    me: list[Viec] = []
    dai = 0
    for viec in goi.viec:
        dai += len(goi.khuon.noi_dung if goi.khuon else viec.noi_dung or b"")
        dai += sum([len(o) for o in viec.o.values() if isinstance(o, str)])
        me.append(viec)
        if dai >= _ME:
            yield me
            me, dai = [], 0
    if me:
        yield me


def _mo(viec: Viec, goi: Goi) -> Iterator[_Ban]:
    """First pass: the documents of one plan, the plan loaded and judged; what was found goes with the first of them."""
    ke_hoach: KeHoach | None = None
    try:
        ke_hoach, nguon = _load(viec, goi)
        phat_hien = tuple(_kiem(ke_hoach, viec, goi.chung, nguon))
    except NguonHongError as loi:
        ke_hoach, phat_hien = None, tuple(loi.phat_hien)
    except Exception as loi:  # a fault of ours must not take the other plans with it
        ke_hoach, phat_hien = None, (_loi_trong(viec, loi),)
    for ra in viec.ra:
        yield _Ban(viec, ra, ke_hoach, phat_hien, hong=ke_hoach is None)
        phat_hien = ()


def _lam(ban: _Ban, buoc: Buoc, chung: Chung) -> None:
    if ban.hong:
        return
    try:
        ban.san = buoc(ban, chung)
    except Exception as loi:
        ban.hong = True
        ban.phat_hien += (_loi_trong(ban.viec, loi),)


def _giao(ban: _Ban, chung: Chung, kho: KhoRa) -> KetQua:
    """Last pass: a document to its place, or compared with what stands there."""
    viec, ra, ph = ban.viec, ban.ra, ban.phat_hien
    if ban.hong:
        return KetQua(viec.tep, ra, "hong", "", ph)
    moi: ThanhPham = ban.san
    try:
        cu = kho.read(ra.ten)
        if not chung.ghi:
            return _so(viec, ra, moi, cu, ph)
        if cu == moi.data:
            return KetQua(viec.tep, ra, "giu", hash_bytes(moi.data), ph, moi.noi_dung)
        return _ghi(ban, moi, cu, chung, kho)
    except GhiHongError as loi:
        phat_hien = PhatHien("xay.ghi", "loi", ViTri(ra.ten), str(loi), "xem lại chỗ trống và quyền ghi, rồi chạy lại")
        return KetQua(viec.tep, ra, "dung" if loi.errno in _DUNG_HAN else "hong", "", (*ph, phat_hien))
    except Exception as loi:
        return KetQua(viec.tep, ra, "hong", "", (*ph, _loi_trong(viec, loi)))


def _ghi(ban: _Ban, moi: ThanhPham, cu: bytes | None, chung: Chung, kho: KhoRa) -> KetQua:
    """Write a document, unless somebody edited what stands there; with `ghi_de` that is kept beside it.

    Raises:  GhiHongError.
    """
    viec, ra, ph = ban.viec, ban.ra, ban.phat_hien
    tinh_trang = judge_tep(cu, moi, ra.cu, ra.dang)
    giu = ""
    if cu is not None and tinh_trang in ("sua_tay", "do_dang"):
        if tinh_trang == "sua_tay" and not chung.ghi_de:
            khac = _khac(viec, ra, ViTri(f"{chung.dau_ra}/{ra.ten}"), explain_lech(moi.data, cu))
            return KetQua(viec.tep, ra, "sua_tay", hash_bytes(cu), (*ph, khac))
        giu = kho.keep(ra.ten, cu)
    kho.write(ra.ten, moi.data)
    return KetQua(viec.tep, ra, "ghi", hash_bytes(moi.data), ph, moi.noi_dung, giu)


def _khac(viec: Viec, ra: Ra, noi: ViTri, khac: str) -> PhatHien:
    if ra.cu is None:
        return tell_khong_ro(noi, viec.tep, khac)
    return tell_sua_tay(noi, viec.tep, khac, nguon_doi=ra.cu.vao != ra.vao)


def _so(viec: Viec, ra: Ra, moi: ThanhPham, cu: bytes | None, ph: tuple[PhatHien, ...]) -> KetQua:
    """Compare what stands there with what would be written."""
    tinh_trang = judge_tep(cu, moi, ra.cu, ra.dang)
    if cu is None:
        return KetQua(viec.tep, ra, "thieu", "", ph)
    if tinh_trang == "nhu_nguon":
        return KetQua(viec.tep, ra, "giu", hash_bytes(cu), ph)
    if tinh_trang == "sua_tay" and ra.cu is not None:
        khac = _khac(viec, ra, ViTri(ra.ten), explain_lech(moi.data, cu))
        return KetQua(viec.tep, ra, "sua_tay", hash_bytes(cu), (*ph, khac))
    khac = PhatHien("xay.lech", "loi", ViTri(ra.ten), explain_lech(cu, moi.data))
    return KetQua(viec.tep, ra, "lech", hash_bytes(cu), (*ph, khac))


def _loi_trong(viec: Viec, loi: Exception) -> PhatHien:
    thong_diep = f"Lỗi trong thư viện khi dựng kế hoạch này: {type(loi).__name__}: {loi}"
    return PhatHien("xay.loi_trong", "loi", viec.vi_tri, thong_diep, "báo cho người viết thư viện, kèm nguồn này")


def _load(viec: Viec, goi: Goi) -> tuple[KeHoach, Nguon | None]:
    """The plan, and the source that knows its places; a row has its number instead."""
    if goi.khuon is not None:
        return prepare_khuon(goi.khuon).load(viec.so, viec.o), None
    assert viec.noi_dung is not None
    nguon = merge_chung(read_van_ban(viec.noi_dung, tep=viec.tep), dict(viec.vien_dan))
    nguon = put_quy_uoc(nguon, viec.quy_uoc)
    return build_ke_hoach(nguon), nguon


@lru_cache(maxsize=4)
def prepare_khuon(goi: KhuonGoi) -> Khuon:
    """The source of a table, read once a process.

    Raises:  NguonHongError for a source that cannot be read, or that asks for a column the table does not have.
    """
    nguon = read_van_ban(goi.noi_dung, tep=goi.tep)
    kieu = dict(goi.kieu)
    nguon = merge_chung(nguon, dict(goi.vien_dan), het=has_o_dan(nguon, kieu))
    return Khuon(put_quy_uoc(nguon, goi.quy_uoc), goi.bang, goi.cot, kieu)


def _kiem(ke_hoach: KeHoach, viec: Viec, chung: Chung, nguon: Nguon | None) -> Iterator[PhatHien]:
    if chung.kiem is None:
        return
    for p in chung.kiem(ke_hoach):
        if p.ma not in chung.bo_qua:
            vi_tri = nguon.locate(p.vi_tri) if nguon else replace(p.vi_tri, tep=viec.tep, dong=viec.so, cot=None)
            yield replace(p, vi_tri=vi_tri)
