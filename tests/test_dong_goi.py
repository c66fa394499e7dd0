"""Packages: the sdist is the whole checkout, and the wheel renders where nothing else is."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kehoach as kh
import nha_may as nm

pytest.importorskip("hatchling", reason="chưa cài hatchling")
GOC = Path(__file__).resolve().parents[1]


def _build(dang: str, thu_muc: Path) -> Path:
    """Build without isolation, hence without network."""
    lenh = [sys.executable, "-m", "hatchling", "build", "--target", dang, "--directory", str(thu_muc)]
    subprocess.run(lenh, cwd=GOC, check=True, capture_output=True)
    (tep,) = thu_muc.iterdir()
    return tep


@pytest.fixture(scope="module")
def banh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    thu_muc = tmp_path_factory.mktemp("wheel")
    noi = thu_muc / "mo"
    with zipfile.ZipFile(_build("wheel", thu_muc)) as tep:
        tep.extractall(noi)
    return noi


def test_the_sdist_holds_every_file_of_the_checkout(tmp_path: Path) -> None:
    """So what its tests need is there, whatever they come to need."""
    if not (GOC / ".git").exists():
        pytest.skip("không phải kho git: chính là bản nguồn đã mở gói")
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    co = subprocess.run(git, cwd=GOC, check=True, capture_output=True, text=True).stdout.split("\0")
    with tarfile.open(_build("sdist", tmp_path)) as tep:
        trong = {x.name.partition("/")[2] for x in tep.getmembers() if x.isfile()}
    assert trong - {"PKG-INFO"} == {x for x in co if x and (GOC / x).is_file()}


def test_the_wheel_carries_its_licence_types_and_the_one_version(banh: Path) -> None:
    tin = Distribution.at(next(banh.glob("*.dist-info")))
    assert tin.version == kh.__version__
    assert tin.metadata.get_all("License-File") == ["LICENSE"]
    assert "MIT License" in (tin.read_text("licenses/LICENSE") or "")
    assert (banh / "kehoach/py.typed").is_file()


def test_the_wheel_renders_the_same_bytes_where_only_its_dependencies_are(banh: Path, tmp_path: Path) -> None:
    moi_truong = tmp_path / "site"
    moi_truong.mkdir()
    for mot in _can_gi(Distribution.at(next(banh.glob("*.dist-info")))).values():
        _link(mot, moi_truong)
    ma = (
        "import sys; sys.path[:0] = sys.argv[1:3]; import kehoach\n"
        "assert kehoach.__file__.startswith(sys.argv[1]), kehoach.__file__\n"
        "from kehoach.cli import main; sys.exit(main(['render', *sys.argv[3:]]))"
    )
    # -S: no site-packages, hence no editable install of this checkout; -I: no folder of the caller, no PYTHONPATH.
    lenh = [sys.executable, "-I", "-S", "-c", ma, str(banh), str(moi_truong), str(nm.FIXTURES[0]), "-o", "a.docx"]
    ra = subprocess.run(lenh, cwd=tmp_path, env={"LANG": "C.UTF-8"}, capture_output=True, text=True)
    assert ra.returncode == 0, ra.stderr
    assert (tmp_path / "a.docx").read_bytes() == kh.render_bytes(kh.load(nm.FIXTURES[0]))


def _can_gi(goc: Distribution) -> dict[str, Distribution]:
    """What a package requires without extras, and what that requires."""
    ra: dict[str, Distribution] = {}
    cho = [Requirement(x) for x in goc.requires or ()]
    while cho:
        mot = cho.pop()
        ten = canonicalize_name(mot.name)
        if ten not in ra and (mot.marker is None or mot.marker.evaluate({"extra": ""})):
            ra[ten] = distribution(ten)
            cho += [Requirement(x) for x in ra[ten].requires or ()]
    return ra


def _link(mot: Distribution, noi: Path) -> None:
    """Links to the top files and folders of an installed package."""
    for ten in {x.parts[0] for x in mot.files or ()} - {"..", "__pycache__"}:
        (noi / ten).symlink_to(str(mot.locate_file(ten)))
