"""Xây: build a project: plan the work, do what changed, keep the manifest true at every moment.

Before a document is written its entry notes that another one is on its way, and keeps what it said of the old one:
whenever the build is stopped, by Ctrl-C, kill -9 or a full disk, what stands there is the one or the other, neither is
taken for a hand edit, and the next build does the rest. What was edited by hand is told of and left alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path, PurePosixPath

from kehoach.dong_loat.bang_ke import CHUA_CO, TEN_BANG_KE, MucKe, read_bang_ke, start_muc, write_bang_ke
from kehoach.dong_loat.con_nguyen import is_da_dung
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.goi_viec import Goi, KetQua
from kehoach.dong_loat.ke_viec import KeViec, doi_giua_chung
from kehoach.dong_loat.ket_qua import KetQuaXay, NgatXay
from kehoach.dong_loat.kho_ra import KhoRa, KhoTep, open_kho
from kehoach.dong_loat.khoa_du_an import hold_khoa
from kehoach.dong_loat.noi_ra import is_url
from kehoach.dong_loat.ten_ra import validate_ten
from kehoach.dong_loat.thuc_thi import Chay, open_chay
from kehoach.dong_loat.van_tay_vao import hash_bytes
from kehoach.loi import GhiHongError, KeHoachError, PhatHien, ViTri

BaoTienDo = Callable[[int, int], None]
"""Called with (documents done, documents to do)."""

_GHI_SAU = 2_000
"""Documents between two writings of the manifest: what a kill -9 may make the next build do again."""


def build(
    thu_muc: str | os.PathLike[str] = ".",
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    dask: str | None = None,
    prune: bool = False,
    fail_fast: bool = False,
    ghi_de: bool = False,
    bao_tien_do: BaoTienDo | None = None,
) -> KetQuaXay:
    """Build the project of a folder: write each document whose input changed, or that is not what was written.

    `jobs` processes, or any `concurrent.futures.Executor`, or the address of a Dask scheduler. `prune` removes
    documents whose source is gone; `fail_fast` stops at the first plan that fails (else the others are still made).
    A document that was edited by hand stays as it is and is told of; with `ghi_de` it is written, and the edited one is
    kept beside it under a name of its own.
    Raises:  NguonHongError for a bad project or manifest; DangXayError when another build is at work here;
             GhiHongError when the manifest cannot be written; NgatXay (a KeyboardInterrupt) on Ctrl-C.
    """
    dau = time.perf_counter()
    du_an = read_du_an(thu_muc)
    with hold_khoa(du_an.thu_muc) as khoa, open_chay(jobs=jobs, executor=executor, dask=dask, khoa=khoa) as chay:
        muc = read_bang_ke(du_an.thu_muc)
        xay = _Xay(KeViec(du_an, ghi_de=ghi_de, muc=muc), muc, bao_tien_do or (lambda _xong, _tong: None))
        try:
            xay.run(chay, fail_fast=fail_fast)
            if prune:
                xay.prune()
        except KeyboardInterrupt:
            xay.kq.bi_ngat = True
            raise NgatXay(xay.kq) from None
        finally:
            xay.kq.giay = time.perf_counter() - dau
    return xay.kq


class _Xay:
    """Xây: one build under way: what is done, what is left, and the manifest it keeps true."""

    def __init__(self, ke_viec: KeViec, muc: dict[str, MucKe], bao: BaoTienDo) -> None:
        self.ke_viec, self.bao = ke_viec, bao
        self.thu_muc = ke_viec.du_an.thu_muc
        self.dau_ra = ke_viec.du_an.dau_ra
        self.kho: KhoRa = open_kho(ke_viec.chung.goc, self.dau_ra)
        self.kq = KetQuaXay()
        self.muc = muc
        self.da_giao: set[str] = set()
        self.chua_luu = 0

    def run(self, chay: Chay, *, fail_fast: bool) -> None:
        ks = self.ke_viec.survey()
        self.kq.phat_hien += [*self.ke_viec.du_an.canh_bao, *ks.hong]
        can_lam = {ten: vao for ten, vao in ks.ra.items() if not self._con_dung(ten, vao)}
        self.kq.giu = [self._khoa(ten) for ten in ks.ra if ten not in can_lam]
        mo_coi = [x for x, m in sorted(self.muc.items()) if self._mo_coi(x, m, ks.ra, ks.chua_ro)]
        self.kq.mo_coi = [x for x in mo_coi if not self._chua_tung_co(x)]
        self._don_tam([x for x in ks.ra if x in can_lam or self.muc[self._khoa(x)].sap])  # of a build that was killed
        self.muc |= {x: replace(self.muc[x], sap="") for x in self.kq.giu if self.muc[x].sap}
        if not can_lam or (fail_fast and ks.hong):
            write_bang_ke(self.thu_muc, self.muc)
            return
        cu = {ten: m for ten in can_lam if (m := self.muc.get(self._khoa(ten)))}
        for ten, vao in can_lam.items():
            self.muc[self._khoa(ten)] = replace(cu[ten], sap=vao) if ten in cu else start_muc(ks.nguon[ten], vao)
        write_bang_ke(self.thu_muc, self.muc)
        try:
            self._lam(chay, can_lam, cu, fail_fast=fail_fast)
        finally:
            for kq in chay.drain():
                self._nhan(kq, cu)
            self._don_tam(can_lam)  # of a worker that was killed: the others did its work again
            for ten in [x for x in can_lam if self._chua_ghi(x, cu.get(x))]:
                self._tra_lai(ten, cu)
            self._luu_cuoi()

    def _don_tam(self, ten: Iterable[str]) -> None:
        if isinstance(self.kho, KhoTep):
            self.kho.clean(ten)

    def _lam(self, chay: Chay, can_lam: dict[str, str], cu: dict[str, MucKe], *, fail_fast: bool) -> None:
        goi = self._giao(self.ke_viec.iter_goi(can_lam, chay.co_goi(len(can_lam))))
        for xong, kq in enumerate(chay.run(goi), 1):
            if kq.trang_thai == "ghi" and not self.kq.ghi:
                self._thay_duoc(kq)
            self._nhan(kq, cu)
            self.bao(xong, len(can_lam))
            if kq.trang_thai == "dung" or (fail_fast and kq.trang_thai == "hong"):
                return
            if self.chua_luu >= _GHI_SAU:
                self._luu()
        for ten in [x for x in can_lam if x not in self.da_giao]:
            self.kq.hong.append(self._khoa(ten))
            self.kq.phat_hien.append(doi_giua_chung(self._khoa(ten)))

    def _thay_duoc(self, kq: KetQua) -> None:
        """A worker on another machine has another disk: what it wrote must be seen from here."""
        data = self.kho.read(kq.ra.ten)
        if data is None or hash_bytes(data) != kq.bam:
            raise KeHoachError(
                f"Máy thợ đã ghi «{self._khoa(kq.ra.ten)}» mà ở đây không thấy; máy thợ không chung ổ đĩa thì "
                "đặt dau_ra là một URL (fsspec) mà mọi máy cùng tới được."
            )

    def _giao(self, goi: Iterator[Goi]) -> Iterator[Goi]:
        for x in goi:
            self.da_giao.update(ra.ten for v in x.viec for ra in v.ra)
            yield x

    def _nhan(self, kq: KetQua, cu: dict[str, MucKe]) -> None:
        """Write one result down. What failed was not written: an entry it had is still true."""
        khoa = self._khoa(kq.ra.ten)
        self.kq.phat_hien += kq.phat_hien
        if kq.trang_thai in ("ghi", "giu"):
            (self.kq.ghi if kq.trang_thai == "ghi" else self.kq.giu).append(khoa)
            self.muc[khoa] = MucKe(kq.nguon, kq.ra.vao, kq.bam, kq.noi_dung)
            self.kq.ban_giu += [self._khoa(kq.ban_giu)] if kq.ban_giu else []
            self.chua_luu += 1
            return
        (self.kq.sua_tay if kq.trang_thai == "sua_tay" else self.kq.hong).append(khoa)
        self._tra_lai(kq.ra.ten, cu)

    def _chua_ghi(self, ten: str, m: MucKe | None) -> bool:
        """Whether a document that was to be made, and of which nothing came back, is as it was before."""
        if not (x := self.muc.get(self._khoa(ten))) or not x.sap:
            return False
        if ten not in self.da_giao:
            return True
        try:
            data = self.kho.read(ten)
        except GhiHongError:
            return False
        return data is None or (m is not None and hash_bytes(data) == m.ra)

    def _tra_lai(self, ten: str, cu: dict[str, MucKe]) -> None:
        """Say of a document that was not written what was said before."""
        self.muc.pop(self._khoa(ten), None)
        if ten in cu:
            self.muc[self._khoa(ten)] = cu[ten]

    def _luu(self) -> None:
        """The documents to the disk first, then the manifest that speaks of them."""
        if self.chua_luu:
            self.kho.sync()
        write_bang_ke(self.thu_muc, self.muc)
        self.chua_luu = 0

    def _luu_cuoi(self) -> None:
        """The last writing of the manifest: a disk that is full now must not hide what else went wrong."""
        try:
            self._luu()
        except GhiHongError as loi:
            goi_y = "chạy lại khi ghi được; văn bản đã ghi không bị ghi lại"
            self.kq.phat_hien.append(PhatHien("xay.bang_ke", "loi", ViTri(TEN_BANG_KE), str(loi), goi_y))

    def _khoa(self, ten: str) -> str:
        return f"{self.dau_ra}/{ten}"

    def _con_dung(self, ten: str, vao: str) -> bool:
        """Whether a document follows from its input already, and is what was written then."""
        m = self.muc.get(self._khoa(ten))
        if m is None or m.vao != vao:
            return False
        try:
            data = self.kho.read(ten)
        except GhiHongError:  # told when it is this document's turn
            return False
        return data is not None and hash_bytes(data) == m.ra

    def _mo_coi(self, khoa: str, m: MucKe, ra: dict[str, str], chua_ro: set[str]) -> bool:
        return m.nguon not in chua_ro and not (self._trong(khoa) and khoa.removeprefix(f"{self.dau_ra}/") in ra)

    def _chua_tung_co(self, khoa: str) -> bool:
        """Forget an entry whose document a build that was stopped never wrote."""
        if self.muc[khoa].ra != CHUA_CO:
            return False
        try:
            kho, ten = _kho_cua(self.ke_viec.chung.goc, khoa)
            co = kho.read(ten) is not None
        except KeHoachError:
            return False
        if not co:
            del self.muc[khoa]
        return not co

    def _trong(self, khoa: str) -> bool:
        return khoa.startswith(f"{self.dau_ra}/")

    def prune(self) -> None:
        """Remove orphans; one that was edited by hand stays, and is told of."""
        try:
            for khoa in self.kq.mo_coi:
                self._xoa(khoa)
        finally:
            self.kq.mo_coi = [x for x in self.kq.mo_coi if x not in self.kq.da_xoa]
            self._luu_cuoi()

    def _xoa(self, khoa: str) -> None:
        try:
            kho, ten = _kho_cua(self.ke_viec.chung.goc, khoa)
            data = kho.read(ten)
            if data is not None and not is_da_dung(data, self.muc[khoa], PurePosixPath(ten).suffix[1:]):
                raise GhiHongError(f"Không xóa «{khoa}»: tệp đã được sửa tay.")
            kho.remove(ten)
        except KeHoachError as loi:
            goi_y = "xem lại rồi tự xóa tệp này"
            self.kq.phat_hien.append(PhatHien("xay.mo_coi", "loi", ViTri(khoa), str(loi), goi_y))
            return
        del self.muc[khoa]
        self.kq.da_xoa.append(khoa)


def _kho_cua(goc: str, khoa: str) -> tuple[KhoRa, str]:
    """The store and the name of an entry of the manifest, which may come from a project file of yesterday.

    Raises:  GhiHongError for an entry that points out of the project.
    """
    if is_url(khoa):
        dau_ra, _, ten = khoa.rpartition("/")
        return open_kho(goc, dau_ra), validate_ten(ten)
    khoa = validate_ten(khoa)
    if Path(khoa).suffix not in (".docx", ".txt"):
        raise GhiHongError(f"Không xóa «{khoa}»: không phải văn bản do kehoach ghi.")
    return open_kho(goc, "."), khoa
