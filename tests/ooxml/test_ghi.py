from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from do_cong import TREO
from kehoach.loi import GhiHongError, KeHoachError
from kehoach.ooxml.ghi import validate_dich, validate_ten_tep, write_atomic

CU, MOI = b"cu" * 500, b"moi" * 700
GOI_HE_THONG = ("stat", "open", "write", "fchmod", "fsync", "close", "replace")
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX file modes and links")


def leftovers(thu_muc: Path) -> list[str]:
    return [p.name for p in thu_muc.iterdir() if p.name.endswith(".tmp")]


@pytest.mark.parametrize("fsync", [True, False])
def test_a_new_file_is_written_and_an_existing_one_replaced(tmp_path: Path, fsync: bool) -> None:
    dich = tmp_path / "Kế hoạch 32.docx"
    for data in (CU, MOI, b""):
        assert write_atomic(dich, data, fsync=fsync) == dich
        assert dich.read_bytes() == data
    assert os.listdir(tmp_path) == [dich.name]  # noqa: PTH208


@posix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_gets_the_mode_the_umask_gives(tmp_path: Path, umask: int) -> None:
    cu = os.umask(umask)
    try:
        dich = write_atomic(tmp_path / "a.docx", CU)
    finally:
        os.umask(cu)
    assert stat.S_IMODE(dich.stat().st_mode) == 0o666 & ~umask


@posix
def test_a_replaced_file_keeps_its_own_mode(tmp_path: Path) -> None:
    dich = write_atomic(tmp_path / "mat.docx", CU)
    dich.chmod(0o600)
    assert stat.S_IMODE(write_atomic(dich, MOI).stat().st_mode) == 0o600


def test_the_name_becomes_nfc(tmp_path: Path) -> None:
    nfc = "Kế hoạch.docx"
    assert write_atomic(tmp_path / unicodedata.normalize("NFD", nfc), CU).name == nfc
    assert [p.name for p in tmp_path.iterdir()] == [nfc]


def test_a_relative_name_and_a_plain_string_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_atomic("a.docx", CU).read_bytes() == CU


BAD_NAMES = [
    ("CON", "thiết bị"),
    ("nul.docx", "thiết bị"),
    ("Com1.tar.gz", "thiết bị"),
    ("LPT¹.docx", "thiết bị"),
    ("aux .docx", "thiết bị"),  # Windows drops the space before the extension
    ("a.docx.", "dấu chấm"),
    ("a.docx ", "dấu cách"),
    ("a\0b.docx", "điều khiển"),
    ("a\nb.docx", "điều khiển"),
    ("ế" * 84 + ".docx", "255 byte"),  # 84 letters of 3 bytes and 5
    ("a\ud800.docx", "không hợp lệ"),
    ("..", "tên của một tệp"),
]


@pytest.mark.parametrize(("ten", "ly_do"), BAD_NAMES)
def test_a_bad_name_is_refused_and_nothing_is_made(tmp_path: Path, ten: str, ly_do: str) -> None:
    with pytest.raises(GhiHongError, match=ly_do):
        write_atomic(tmp_path / ten, MOI)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ten", ["", ".", "..", "a/b", "/a"])
def test_what_is_not_one_name_is_refused(ten: str) -> None:
    with pytest.raises(GhiHongError, match="tên của một tệp"):
        validate_ten_tep(ten)


GOOD_NAMES = ["console.docx", "com10.docx", "null.docx", "a..b.docx", ".an", " a", "😀.docx", "a'b;$(c).docx", "-o"]


@pytest.mark.parametrize("ten", [*GOOD_NAMES, "ế" * 83 + ".docxx"])  # 255 bytes exactly
def test_an_odd_but_good_name_is_written(tmp_path: Path, ten: str) -> None:
    assert write_atomic(tmp_path / ten, CU).read_bytes() == CU
    assert not leftovers(tmp_path)


def test_a_name_as_long_as_the_limit_is_written(tmp_path: Path) -> None:
    assert write_atomic(tmp_path / ("a" * 255), CU).read_bytes() == CU


@posix
def test_a_link_is_refused_and_what_it_points_to_is_untouched(tmp_path: Path) -> None:
    that = tmp_path / "that.docx"
    that.write_bytes(CU)
    for dich in (that, tmp_path / "khong-co"):
        lien_ket = tmp_path / f"lien-ket-{dich.name}"
        lien_ket.symlink_to(dich)
        with pytest.raises(GhiHongError, match="liên kết"):
            write_atomic(lien_ket, MOI)
        assert lien_ket.is_symlink()
    assert that.read_bytes() == CU
    assert not (tmp_path / "khong-co").exists()


@posix
def test_a_folder_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    os.mkfifo(tmp_path / "ong")
    for dich, ly_do in ((tmp_path / "d", "thư mục"), (tmp_path / "ong", "đường ống"), (Path("/dev/null"), "thiết bị")):
        with pytest.raises(GhiHongError, match=ly_do):
            write_atomic(dich, MOI)
    assert stat.S_ISFIFO((tmp_path / "ong").stat().st_mode)


def test_a_path_that_ends_with_a_slash_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(GhiHongError, match="thư mục"):
        write_atomic(f"{tmp_path}/a.docx/", MOI)


def test_a_missing_folder_and_a_file_in_its_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    for dich in (tmp_path / "x" / "a.docx", tmp_path / "f" / "a.docx"):
        with pytest.raises(GhiHongError, match="thư mục"):
            write_atomic(dich, MOI)


def test_a_nul_in_the_folder_is_refused() -> None:
    with pytest.raises(GhiHongError, match="điều khiển"):
        write_atomic("a\0/b.docx", MOI)


def test_the_target_can_be_checked_before_the_work(tmp_path: Path) -> None:
    assert validate_dich(tmp_path / "a.docx") == tmp_path / "a.docx"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(GhiHongError, match="thư mục"):
        validate_dich(tmp_path)


def test_the_error_says_path_and_reason_and_keeps_the_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(GhiHongError, match=r"a\.docx.*đĩa đã đầy") as loi:
        write_atomic(tmp_path / "a.docx", MOI)
    assert isinstance(loi.value, KeHoachError)
    assert isinstance(loi.value, OSError)
    assert loi.value.errno == errno.ENOSPC
    assert list(tmp_path.iterdir()) == []


# --------------------------------------------------------------------------------------------------------------- faults
class Faults:
    """Lets the system calls of a writing through, until the n-th, which fails (after closing, for a close)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, n: int, loi: BaseException) -> None:
        self.dem, self.n, self.loi = 0, n, loi
        self.da_goi: list[str] = []
        for ten in GOI_HE_THONG:
            monkeypatch.setattr(os, ten, self._wrap(ten, getattr(os, ten)))

    def _wrap(self, ten: str, that: Callable[..., object]) -> Callable[..., object]:
        def call(*tham_so: object, **khoa: object) -> object:
            self.dem += 1
            self.da_goi.append(ten)
            if ten == "write":
                tham_so = (tham_so[0], tham_so[1][:800])  # type: ignore[index]  # short writes are legal
            ra = that(*tham_so, **khoa) if self.dem != self.n or ten == "close" else None
            if self.dem == self.n:
                raise self.loi
            return ra

        return call


def error_number(dich: Path) -> int | None:
    """Write; the number of the error, None when it was written."""
    try:
        write_atomic(dich, MOI)
    except GhiHongError as loi:
        return loi.errno
    return None


@posix
@pytest.mark.parametrize("co_cu", [True, False])
@pytest.mark.parametrize("ma", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINVAL])
def test_the_nth_system_call_fails_and_the_file_is_the_old_or_the_new_one(tmp_path: Path, co_cu: bool, ma: int) -> None:
    ket_cuc: list[bool] = []
    for n in range(1, 40):
        dich = tmp_path / "a.docx"
        dich.unlink(missing_ok=True)
        if co_cu:
            dich.write_bytes(CU)
        with pytest.MonkeyPatch.context() as m:
            loi = Faults(m, n, OSError(ma, os.strerror(ma)))
            so = error_number(dich)
        assert leftovers(tmp_path) == []
        assert so in (None, ma)
        ket_cuc.append(so is None)
        con_lai = dich.read_bytes() if dich.exists() else None
        assert con_lai == (MOI if so is None else CU if co_cu else None)
        if loi.dem < n:
            break
    assert loi.dem < n, "the loop must reach the end of the writing"
    assert set(GOI_HE_THONG) - ({"fchmod"} if not co_cu else set()) <= set(loi.da_goi)
    assert ket_cuc.count(False) >= 7
    # Only what follows the replacing may fail unheard: syncing the folder.
    assert ket_cuc == sorted(ket_cuc)


@posix
def test_an_interrupt_leaves_no_temporary_and_passes_through(tmp_path: Path) -> None:
    dich = tmp_path / "a.docx"
    dich.write_bytes(CU)
    with pytest.MonkeyPatch.context() as m:
        Faults(m, 5, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_atomic(dich, MOI)
    assert dich.read_bytes() == CU
    assert leftovers(tmp_path) == []


GIET = """
import os, sys
from kehoach.ooxml.ghi import write_atomic
dich = sys.argv[1]
for n in range(1, 30):
    open(dich, "wb").write(b"cu" * 500)
    pid = os.fork()
    if pid == 0:
        dem = 0
        def wrap(that):
            def call(*a, **k):
                global dem
                dem += 1
                if dem == n:
                    os.kill(os.getpid(), 9)
                return that(*a, **k)
            return call
        for ten in sys.argv[2:]:
            setattr(os, ten, wrap(getattr(os, ten)))
        write_atomic(dich, b"moi" * 700)
        os._exit(0)
    _, tt = os.waitpid(pid, 0)
    data = open(dich, "rb").read()
    print(n, os.WIFSIGNALED(tt), "cu" if data == b"cu" * 500 else "moi" if data == b"moi" * 700 else "RACH")
    if not os.WIFSIGNALED(tt):
        break
"""


@posix
def test_kill_nine_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    lenh = [sys.executable, "-c", GIET, str(tmp_path / "a.docx"), *GOI_HE_THONG]
    dong = subprocess.run(lenh, capture_output=True, text=True, check=True, timeout=TREO).stdout.split("\n")[:-1]
    trang_thai = [d.split()[2] for d in dong]
    assert len(dong) >= 8
    assert dong[-1].split()[1] == "False"
    assert "RACH" not in trang_thai
    assert trang_thai == sorted(trang_thai)  # "cu" … then "moi" …
    assert {"cu", "moi"} == set(trang_thai)


VIET = """
import sys
from kehoach.ooxml.ghi import write_atomic
for i in range(200):
    write_atomic(sys.argv[1], sys.argv[2].encode() * (50_000 + 997 * (i % 7)), fsync=False)
"""


def test_two_writers_and_a_reader_never_see_a_torn_file(tmp_path: Path) -> None:
    dich = write_atomic(tmp_path / "a.docx", b"A" * 50_000)
    tho = [subprocess.Popen([sys.executable, "-c", VIET, str(dich), c]) for c in "AB"]
    thay: set[bytes] = set()
    try:
        while any(t.poll() is None for t in tho):
            data = dich.read_bytes()
            assert len(data) >= 50_000
            assert data == data[:1] * len(data)
            thay.add(data[:1])
    finally:
        for t in tho:
            t.wait(TREO)
    assert [t.returncode for t in tho] == [0, 0]
    assert thay <= {b"A", b"B"}
    assert leftovers(tmp_path) == []
