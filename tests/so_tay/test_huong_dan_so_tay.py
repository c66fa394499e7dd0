"""The guide to notebooks: its examples run, its error is what is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import kehoach as kh
import nha_may as nm

HUONG_DAN = (nm.GOC / "docs/huong_dan/so_tay.md").read_text("utf-8")


def test_the_examples_run_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fixtures").symlink_to(nm.GOC / "fixtures")
    khoi = re.findall(r"^```python\n(.*?)^```$", HUONG_DAN, re.DOTALL | re.MULTILINE)
    assert len(khoi) == 5
    bien: dict[str, Any] = {}
    for ma in khoi:
        exec(compile(ma, "so_tay.md", "exec"), bien)
    assert (tmp_path / "xem.html").read_text("utf-8") == bien["trang"]


def test_the_error_shown_is_what_a_notebook_shows() -> None:
    (chu,) = re.findall(r"^```text\n(.*?)^```$", HUONG_DAN, re.DOTALL | re.MULTILINE)
    with pytest.raises(kh.NguonHongError) as hong:
        nm.ke_hoach().sua(ngay="31/02/2027")
    assert "\n".join(hong.value._render_traceback_()) + "\n" == chu
