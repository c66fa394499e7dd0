"""Thực thi: where chunks are done: here, in processes, on any executor, on a Dask cluster. Results come in order.

Only a few chunks are under way at once, so memory does not grow with the table.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, Protocol

from kehoach.dong_loat.goi_viec import Goi, KetQua
from kehoach.dong_loat.lam_goi import iter_goi, run_goi, warm_up
from kehoach.dong_loat.van_tay_vao import hash_thu_vien
from kehoach.he_thong import explain_he_thong
from kehoach.loi import KeHoachError, ThieuCongCuError
from kehoach.the_thuc.thu_muc import Goc, goc_them, set_goc_them

_GOI_MOI_THO = 3
"""Chunks under way for each worker: one done, one waiting, one on its way."""
_THO_MAC_DINH = 2
CHO_DASK = 10.0
"""Seconds to wait for a scheduler."""


class CachChayError(KeHoachError, ValueError):
    """Cách chạy: there is no such way to run: fewer than one process, or two ways at once."""


class Chay(Protocol):
    """Chạy: does chunks one after the other or many at once; `co_goi` says how large they should be."""

    def co_goi(self, tong: int, /) -> int:
        """Plans in a chunk, for a run of `tong` plans."""

    def run(self, goi: Iterable[Goi]) -> Iterator[KetQua]:
        """Results in the order of the work.  Raises: KeHoachError when workers die or run another library."""

    def drain(self) -> Iterator[KetQua]:
        """Start nothing more; the results of what was under way."""


@contextmanager
def open_chay(
    *, jobs: int = 1, executor: Executor | None = None, dask: str | None = None, khoa: int | None = None
) -> Iterator[Chay]:
    """The way to run: an executor of the caller's, a Dask scheduler by address, `jobs` processes, or this one.

    `khoa` is a descriptor that forked processes close.
    Raises:  CachChayError for jobs below 1 or two ways at once; ThieuCongCuError for Dask when it is not installed.
    """
    if jobs < 1:
        raise CachChayError(f"{jobs} tiến trình không phải một cách chạy; jobs từ 1 trở lên.")
    if (jobs > 1) + (executor is not None) + (dask is not None) > 1:
        raise CachChayError("Chỉ chọn một cách chạy: nhiều tiến trình (jobs), executor, hoặc dask.")
    with ExitStack() as don:
        if executor is not None:
            yield TrenExecutor(executor, getattr(executor, "_max_workers", None) or _THO_MAC_DINH)
        elif dask is not None:
            yield don.enter_context(_dask(dask))
        elif jobs > 1:
            fork = sys.platform == "linux" and threading.active_count() == 1
            ex = don.enter_context(_tien_trinh(jobs, khoa, fork=fork))
            yield TrenExecutor(ex, jobs, lam_nong=warm_up if fork else None)
        else:
            yield TaiCho()


class TaiCho:
    """Tại chỗ: in this process, plan by plan."""

    def co_goi(self, _tong: int, /) -> int:
        return 256

    def run(self, goi: Iterable[Goi]) -> Iterator[KetQua]:
        for x in goi:
            yield from iter_goi(x)

    def drain(self) -> Iterator[KetQua]:
        return iter(())


class TrenExecutor:
    """Trên executor: a window of chunks on any `concurrent.futures.Executor`.

    `lam_nong` (làm nóng) is called with the first chunk before any is sent.
    """

    def __init__(
        self,
        executor: Executor,
        so_tho: int,
        goi_it_nhat: int = 50,
        goi_nhieu_nhat: int = 128,
        lam_nong: Callable[[Goi], None] | None = None,
    ) -> None:
        self.executor, self.so_tho, self.lam_nong = executor, so_tho, lam_nong
        self.it_nhat, self.nhieu_nhat = goi_it_nhat, goi_nhieu_nhat
        self._dang_chay: deque[Future[tuple[str, list[KetQua]]]] = deque()
        self._da_nhan: deque[KetQua] = deque()

    def co_goi(self, tong: int, /) -> int:
        return min(self.nhieu_nhat, max(self.it_nhat, -(-tong // (self.so_tho * 8))))

    def run(self, goi: Iterable[Goi]) -> Iterator[KetQua]:
        for x in goi:
            if self.lam_nong:
                self.lam_nong(x)
                self.lam_nong = None
            if len(self._dang_chay) >= self.so_tho * _GOI_MOI_THO:
                yield from self._giao()
            self._dang_chay.append(self.executor.submit(run_goi, x))
        while self._dang_chay:
            yield from self._giao()

    def _giao(self) -> Iterator[KetQua]:
        """The results of the oldest chunk, one by one; those not taken are there for `drain`."""
        self._da_nhan.extend(self._nhan())
        while self._da_nhan:
            yield self._da_nhan.popleft()

    def drain(self) -> Iterator[KetQua]:
        for f in self._dang_chay:
            f.cancel()
        yield from self._da_nhan
        while self._dang_chay:
            if self._dang_chay[0].cancelled():
                self._dang_chay.popleft()
            else:
                with suppress(Exception):
                    yield from self._nhan()

    def _nhan(self) -> list[KetQua]:
        """The results of the oldest chunk; waiting can be interrupted without losing it."""
        try:
            thu_vien, ket_qua = self._dang_chay[0].result()
        except BrokenExecutor:
            self._dang_chay.clear()
            loi = "Một tiến trình con chết giữa chừng (thường do hết bộ nhớ); chạy lại, việc đã xong không làm lại."
            raise KeHoachError(loi) from None
        except BaseException as loi:
            if self._dang_chay[0].done() and not isinstance(loi, KeyboardInterrupt):
                self._dang_chay.popleft()
            raise
        self._dang_chay.popleft()
        if thu_vien != hash_thu_vien():
            raise KeHoachError("Một máy thợ cài bản kehoach khác bản ở đây; cài cùng một bản rồi chạy lại.")
        return ket_qua


@contextmanager
def _tien_trinh(jobs: int, khoa: int | None, *, fork: bool) -> Iterator[Executor]:
    """A pool of processes that end when this one does, and leave Ctrl-C to it."""
    ngu_canh = multiprocessing.get_context("fork" if fork else "spawn")
    dong = khoa if fork else None
    with ProcessPoolExecutor(jobs, mp_context=ngu_canh, initializer=_khoi_dong, initargs=(dong, goc_them())) as ex:
        yield ex


def _khoi_dong(khoa: int | None, goc: Goc) -> None:
    set_goc_them(goc)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if khoa is not None:
        with suppress(OSError):
            os.close(khoa)
    threading.Thread(target=_cho_cha, daemon=True).start()


def _cho_cha() -> None:
    """Leave when the parent has gone: nobody takes the results any more."""
    cha = multiprocessing.parent_process()
    if cha is not None:
        cha.join()
        os._exit(1)


@contextmanager
def _dask(dia_chi: str) -> Iterator[Chay]:
    try:
        from distributed import Client
    except ImportError:
        raise ThieuCongCuError("--dask cần Dask: pip install 'kehoach[dask]'.") from None
    client: Any = _connect(Client, dia_chi)
    with client:
        so_tho = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        yield TrenExecutor(client.get_executor(pure=False), so_tho, 100, 256)


def _connect(mo: Callable[..., Any], dia_chi: str) -> Any:
    """A client of Dask, without settings of our own: it takes TLS from Dask's configuration.

    Raises:  KeHoachError with the reason.
    """
    try:
        return mo(dia_chi, timeout=CHO_DASK)
    except Exception as loi:
        ra = _explain_dask(dia_chi, loi)
    # A client that got no answer closes itself when it is collected. That waits for ever while another one begins, so
    # it is done now, when nothing refers to the failure any more.
    gc.collect()
    raise ra


def _explain_dask(dia_chi: str, loi: Exception) -> Exception:
    """Why there is no client; a failure that nobody knows comes back as it is."""
    from ssl import SSLError

    if isinstance(loi, (TypeError, RuntimeError, FileNotFoundError, SSLError)):
        return KeHoachError(
            f"Không nối được với bộ điều phối Dask «{dia_chi}» vì cấu hình TLS của Dask (distributed.comm.tls, "
            f"distributed.comm.require-encryption) thiếu hoặc sai: {type(loi).__name__} «{loi}»."
        )
    if isinstance(loi, OSError):  # a TimeoutError is one; Dask itself gives no number
        ly_do = f"không có trả lời trong {CHO_DASK:g} giây" if loi.errno is None else explain_he_thong(loi)
        return KeHoachError(f"Không nối được với bộ điều phối Dask «{dia_chi}»: {ly_do}.")
    if isinstance(loi, ValueError):
        return KeHoachError(f"«{dia_chi}» không phải địa chỉ Dask; viết như tcp://127.0.0.1:8786.")
    return loi
