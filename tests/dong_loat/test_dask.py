"""A real scheduler and worker processes on loopback: one killed half-way; one cluster that speaks TLS only."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nha_may_du_an import check_noi_that, hash_ra, write_du_an_bang

from do_cong import TREO
from kehoach.dong_loat.bang_ke import TEN_BANG_KE
from kehoach.dong_loat.xay import build
from kehoach.loi import KeHoachError

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

SO_HANG = 600


class Cum:
    """Cụm: a scheduler and its workers, each a process of its own."""

    def __init__(self, thu_muc: Path, so_tho: int = 2, giao_thuc: str = "tcp") -> None:
        self.tien_trinh: list[subprocess.Popen[str]] = []
        self.thu_muc = thu_muc
        lenh = ("--host", "127.0.0.1", "--port", "0", "--protocol", giao_thuc, "--no-dashboard")
        chay = self._mo("distributed.cli.dask_scheduler", *lenh)
        assert chay.stderr is not None
        self.dia_chi = next(m[0] for d in chay.stderr if (m := re.search(rf"{giao_thuc}://127\.0\.0\.1:\d+", d)))
        self.tho = [self.them_tho() for _ in range(so_tho)]
        with distributed.Client(self.dia_chi) as client:
            client.wait_for_workers(so_tho, timeout=TREO)

    def them_tho(self) -> subprocess.Popen[str]:
        return self._mo(
            "distributed.cli.dask_worker", self.dia_chi, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--local-directory", str(self.thu_muc),
        )  # fmt: skip

    def _mo(self, mo_dun: str, *doi_so: str) -> subprocess.Popen[str]:
        lenh = [sys.executable, "-W", "ignore", "-m", mo_dun, *doi_so]
        moi = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": ""}
        loi = subprocess.PIPE if "scheduler" in mo_dun else subprocess.DEVNULL
        con = subprocess.Popen(lenh, stdout=subprocess.DEVNULL, stderr=loi, text=True, env=moi)
        self.tien_trinh.append(con)
        return con

    def close(self) -> None:
        for con in self.tien_trinh:
            con.kill()
        for con in self.tien_trinh:
            con.communicate()


@pytest.fixture
def cum(tmp_path: Path) -> Iterator[Cum]:
    may = Cum(tmp_path / "dask")
    yield may
    may.close()


@pytest.mark.filterwarnings("ignore")  # of distributed's own, at its leaving
def test_with_a_worker_killed_half_way_the_build_ends_complete_and_byte_identical(cum: Cum, tmp_path: Path) -> None:
    build(write_du_an_bang(tmp_path / "mong", SO_HANG))
    write_du_an_bang(tmp_path / "d", SO_HANG)
    luc: list[int] = []

    def giet(xong: int, _tong: int) -> None:
        if xong == SO_HANG // 4:
            cum.tho[0].send_signal(signal.SIGKILL)
            luc.append(xong)

    kq = build(tmp_path / "d", dask=cum.dia_chi, bao_tien_do=giet)
    assert luc == [SO_HANG // 4]
    assert cum.tho[0].wait(TREO) == -signal.SIGKILL
    assert kq.tot
    assert len(kq.ghi) + len(kq.giu) == SO_HANG
    assert hash_ra(tmp_path / "d") == hash_ra(tmp_path / "mong")
    assert (tmp_path / "d" / TEN_BANG_KE).read_bytes() == (tmp_path / "mong" / TEN_BANG_KE).read_bytes()
    check_noi_that(tmp_path / "d")
    with distributed.Client(cum.dia_chi) as client:  # as any executor of the caller's
        kq = build(tmp_path / "d", executor=client.get_executor(pure=False))
        assert len(kq.giu) == SO_HANG


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    that, cho = distributed.Client, []
    monkeypatch.setattr(distributed, "Client", lambda *a, timeout: cho.append(timeout) or that(*a, timeout=timeout))
    monkeypatch.setattr("kehoach.dong_loat.thuc_thi.CHO_DASK", 0.5)
    write_du_an_bang(tmp_path, 1)
    with pytest.raises(KeHoachError, match="Không nối được"):
        build(tmp_path, dask="tcp://127.0.0.1:1")
    assert cho == [0.5]


@pytest.fixture
def cau_hinh_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dask's own configuration, here and in the processes it starts: TLS with a certificate made for this test."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    khoa, chung_chi = tmp_path / "khoa.pem", tmp_path / "chung-chi.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", khoa, "-out", chung_chi, "-days", "2",
         "-subj", "/CN=kehoach"],
        check=True, capture_output=True,
    )  # fmt: skip
    ai = ("client", "scheduler", "worker")
    dat = {f"{x}.{ten}": str(tep) for x in ai for ten, tep in (("key", khoa), ("cert", chung_chi))}
    dat = {f"distributed.comm.tls.{ten}": x for ten, x in ({"ca-file": str(chung_chi)} | dat).items()}
    dat["distributed.comm.require-encryption"] = "true"
    for ten, x in dat.items():
        monkeypatch.setenv(f"DASK_{ten.replace('.', '__').replace('-', '_').upper()}", x)
    with dask.config.set(dat):
        yield


@pytest.mark.usefixtures("cau_hinh_tls")
@pytest.mark.filterwarnings("ignore")
def test_tls_is_taken_from_the_configuration_of_dask(tmp_path: Path) -> None:
    cum = Cum(tmp_path / "dask", so_tho=1, giao_thuc="tls")
    try:
        kq = build(write_du_an_bang(tmp_path / "d", 3), dask=cum.dia_chi)
        assert len(kq.ghi) == 3
        with pytest.raises(KeHoachError, match="distributed\\.comm\\.require-encryption"):
            build(tmp_path / "d", dask=cum.dia_chi.replace("tls:", "tcp:"))
    finally:
        cum.close()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "cau_hinh",
    [{}, {"distributed.comm.tls.ca-file": "/khong/co.pem", "distributed.comm.tls.client.cert": "/khong/co.pem"}],
)
def test_tls_that_is_not_configured_is_told(tmp_path: Path, cau_hinh: dict[str, str]) -> None:
    write_du_an_bang(tmp_path, 1)
    with (
        dask.config.set(cau_hinh),
        pytest.raises(KeHoachError, match=r"cấu hình TLS của Dask .*distributed\.comm\.tls"),
    ):
        build(tmp_path, dask="tls://127.0.0.1:1")
