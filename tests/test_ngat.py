"""Ctrl-C: whenever it comes, the command ends with 130 and says nothing of its insides."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from do_cong import TREO

GOC = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals to itself")

# Loaded by Python before anything else: interrupts the process when it begins its n-th import after those of the door.
_CHEN = """
import os, signal, sys
dem = -1
def xem(ten, doi_so):
    global dem
    if ten != "import" or (dem < 0 and doi_so[0] != "kehoach.cli"):
        return
    dem += 1
    if dem == int(os.environ["NGAT_O"]):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(xem)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits that it is ignored
"""
_CUA = {
    "python -m kehoach": ["-m", "kehoach"],
    "kehoach": ["-c", "import sys; from kehoach.__main__ import main; sys.exit(main())"],
}


def _chay(tmp_path: Path, cua: str, *lenh: str, ngat_o: int) -> subprocess.CompletedProcess[str]:
    (tmp_path / "sitecustomize.py").write_text(_CHEN, "utf-8")
    duong = os.pathsep.join([str(tmp_path), str(GOC / "src")])
    moi = {**os.environ, "NGAT_O": str(ngat_o), "PYTHONPATH": duong}
    return subprocess.run([sys.executable, *_CUA[cua], *lenh], capture_output=True, text=True, env=moi, timeout=TREO)


# Of some 630 imports: the first, some in the parser of arguments, in pydantic, in lxml, among our rooms.
@pytest.mark.parametrize("ngat_o", [0, 1, 13, 60, 130, 290, 400, 600])
def test_an_interrupt_while_things_are_imported_ends_with_130_and_no_traceback(tmp_path: Path, ngat_o: int) -> None:
    nguon = str(GOC / "fixtures/ke-hoach/tra-cu-2023.yaml")
    kq = _chay(tmp_path, "python -m kehoach", "render", nguon, "-o", str(tmp_path / "a.docx"), ngat_o=ngat_o)
    assert (kq.returncode, kq.stderr) == (130, "")
    assert [x.name for x in tmp_path.iterdir() if x.suffix != ".py" and x.name != "__pycache__"] == []


def test_the_installed_command_goes_through_the_same_door(tmp_path: Path) -> None:
    kq = _chay(tmp_path, "kehoach", "schema", ngat_o=0)
    assert (kq.returncode, kq.stderr) == (130, "")
    toml = (GOC / "pyproject.toml").read_text("utf-8")
    assert 'kehoach = "kehoach.__main__:main"' in toml


def test_an_interrupt_of_the_work_itself_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    import kehoach.__main__ as cua
    import kehoach.cli

    def chay() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(kehoach.cli, "main", chay)
    monkeypatch.setattr(cua.signal, "getsignal", lambda _: None)  # the handler of the test run stays
    assert cua.main() == 130
