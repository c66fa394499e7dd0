"""Where documents go: what several processes do to one folder at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.dong_loat import kho_ra
from kehoach.loi import GhiHongError


def test_a_folder_that_another_process_makes_in_between_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    that = kho_ra.replace_tep

    def chen_ngang(dich: str, data: bytes, *, fsync: bool) -> None:
        try:
            that(dich, data, fsync=fsync)
        except GhiHongError:
            Path(dich).parent.mkdir()  # the other process
            raise

    monkeypatch.setattr(kho_ra, "replace_tep", chen_ngang)
    kho = kho_ra.KhoTep(tmp_path, "ra")
    kho.write("x.docx", b"1")
    assert kho.read("x.docx") == b"1"
