"""The notebooks of docs/vi_du run, and what they print is what is committed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from do_cong import TREO

VI_DU = Path(__file__).parents[2] / "docs" / "vi_du"
SO_TAY = sorted(VI_DU.glob("*.ipynb"))

# In a process of its own: the kernel's sockets and event loop stay out of the test run. Loopback only.
_CHAY = """
import sys, nbformat
from nbclient import NotebookClient
nb = nbformat.read(sys.argv[1], 4)
nguon = sys.argv[3]
NotebookClient(nb, timeout=None, startup_timeout=int(sys.argv[4]), kernel_name="python3", record_timing=False,
               resources={"metadata": {"path": nguon}}).execute()
nbformat.write(nb, sys.argv[2])
"""


def _run(tep: Path, noi: Path) -> nbformat.NotebookNode:
    moi_truong = {ten: x for ten, x in os.environ.items() if not ten.startswith(("JUPYTER", "IPYTHON"))}
    moi_truong |= {f"{ten}_DIR": str(noi) for ten in ("JUPYTER_CONFIG", "JUPYTER_DATA", "JUPYTER_RUNTIME")}
    moi_truong |= {"IPYTHONDIR": str(noi / "ipython"), "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
    ra = noi / tep.name
    lenh = [sys.executable, "-c", _CHAY, str(tep), str(ra), str(VI_DU), str(TREO)]
    chay = subprocess.run(lenh, env=moi_truong, capture_output=True, text=True, timeout=TREO, check=False)
    assert chay.returncode == 0, chay.stderr[-3000:]
    return nbformat.read(ra, 4)


def _ket_qua(nb: nbformat.NotebookNode) -> list[list[dict[str, Any]]]:
    """What the cells give, frames of other libraries left out: their looks are not ours."""
    return [[_mot(o) for o in cell.get("outputs", [])] for cell in nb.cells]


def _mot(o: nbformat.NotebookNode) -> dict[str, Any]:
    if re.search(r'class="dataframe"|^shape: \(', json.dumps(o.get("data", {}))):
        return {"khung": True}
    du_lieu: dict[str, Any] = {ten: x for ten, x in o.items() if ten not in ("execution_count", "metadata")}
    return du_lieu


@pytest.mark.parametrize("tep", SO_TAY, ids=lambda t: t.stem)
def test_a_notebook_gives_what_is_committed(tep: Path, tmp_path: Path, cap_nhat_mau: bool) -> None:
    moi = _run(tep, tmp_path)
    if cap_nhat_mau:
        nbformat.write(moi, tep)
    assert _ket_qua(nbformat.read(tep, 4)) == _ket_qua(moi)


def test_there_are_three_notebooks_and_none_names_a_machine() -> None:
    assert len(SO_TAY) == 3
    for tep in SO_TAY:
        chu = tep.read_text("utf-8")
        assert not re.search(r"/home/|/tmp/|/work/|site-packages", chu), tep.name


def test_a_mistake_in_a_cell_shows_findings_and_no_stack_trace() -> None:
    loi = [
        o
        for tep in SO_TAY
        for cell in nbformat.read(tep, 4).cells
        for o in cell.get("outputs", [])
        if o.output_type == "error"
    ]
    assert len(loi) >= 2
    for o in loi:
        chu = "\n".join(o.traceback)
        assert o.ename == "NguonHongError"
        assert "chỗ sai" in chu
        assert "Traceback" not in chu
        assert 'File "' not in chu
