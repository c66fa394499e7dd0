"""Same plan, same bytes: twice, in other processes, under other hash seeds, folders, time zones and days."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm

_TEP = [*nm.FIXTURES, *nm.THANH_PHAN]
# Prints a digest for each source; the clock of the process is moved when NGAY is set.
_LENH = """
import hashlib, os, sys, time, datetime
if os.environ.get("NGAY"):
    lui = float(os.environ["NGAY"])
    time.time = lambda goc=time.time: goc() + lui
    time.localtime = lambda *a, goc=time.localtime: goc(*(a or (time.time(),)))
import kehoach as kh
for tep in sys.argv[1:]:
    p = kh.load(tep)
    print(hashlib.sha256(kh.render_bytes(p)).hexdigest(), hashlib.sha256(kh.dump(p).encode()).hexdigest())
"""


def _dau_van_tay(thu_muc: Path, **moi: str) -> list[str]:
    ra = subprocess.run(
        [sys.executable, "-c", _LENH, *map(str, _TEP)],
        cwd=thu_muc,
        env={**os.environ, **moi},
        capture_output=True,
        text=True,
        check=True,
    )
    return ra.stdout.splitlines()


@pytest.fixture(scope="module")
def o_day() -> list[str]:
    def bam(du_lieu: bytes) -> str:
        return hashlib.sha256(du_lieu).hexdigest()

    return [f"{bam(kh.render_bytes(kh.load(t)))} {bam(kh.dump(kh.load(t)).encode())}" for t in _TEP]


@pytest.mark.parametrize(
    "moi",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Anchorage", "NGAY": "90000000", "SOURCE_DATE_EPOCH": "86400"},
    ],
    ids=["hạt 0", "hạt 1, múi giờ khác", "hạt 4242, ngày khác"],
)
def test_other_processes_give_the_same_bytes(moi: dict[str, str], o_day: list[str], tmp_path: Path) -> None:
    if "SOURCE_DATE_EPOCH" in moi:
        moi = {k: v for k, v in moi.items() if k != "SOURCE_DATE_EPOCH"}
    assert _dau_van_tay(tmp_path, **moi) == o_day


def test_twice_in_one_process_gives_the_same_bytes() -> None:
    p = kh.load(nm.nguon_day_du())
    assert kh.render_bytes(p) == kh.render_bytes(p) == kh.render_bytes(kh.load(nm.nguon_day_du()))


def test_one_plan_after_another_leaves_no_trace() -> None:
    """The template is prepared once and shared: nothing of a document may stay in it."""
    mot, hai = kh.load(nm.nguon_day_du()), nm.ke_hoach()
    truoc = kh.render_bytes(hai)
    kh.render_bytes(mot)
    assert kh.render_bytes(hai) == truoc


def test_threads_give_the_same_bytes() -> None:
    from concurrent.futures import ThreadPoolExecutor

    ke_hoach = [kh.load(t) for t in _TEP]
    mong = [kh.render_bytes(p) for p in ke_hoach]
    with ThreadPoolExecutor(4) as nhom:
        assert list(nhom.map(kh.render_bytes, ke_hoach * 4)) == mong * 4


def test_the_package_carries_no_time_of_its_making() -> None:
    with zipfile.ZipFile(BytesIO(kh.render_bytes(nm.ke_hoach()))) as goi:
        assert {muc.date_time for muc in goi.infolist()} == {(1980, 1, 1, 0, 0, 0)}
