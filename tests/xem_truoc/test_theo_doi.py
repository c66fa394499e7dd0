"""The page that follows its source."""

from __future__ import annotations

import os
from pathlib import Path

from kehoach.xem_truoc.theo_doi import watch, write_xem

TOT = "co_quan: {ten: Sở Mẫu}\ntrich_yeu: Việc một\n"


def test_a_source_that_does_not_load_gives_a_page_of_what_is_wrong(tmp_path: Path) -> None:
    nguon, dich = tmp_path / "a.yaml", tmp_path / "a.html"
    nguon.write_text(TOT + "la: <b>\n", "utf-8")
    assert not write_xem(nguon, dich)
    trang = dich.read_text("utf-8")
    assert "Không có trường «la»" in trang
    assert 'http-equiv="refresh"' in trang


def test_every_save_writes_the_page_again_and_nothing_else_does(tmp_path: Path) -> None:
    nguon, dich = tmp_path / "a.yaml", tmp_path / "a.html"
    nguon.write_text(TOT, "utf-8")
    luot: list[str] = []

    def cho(_: float) -> None:
        luot.append(dich.read_text("utf-8"))
        if len(luot) == 3:
            nguon.write_text(TOT.replace("một", "hai"), "utf-8")
            os.utime(nguon, ns=(1, 1))

    theo = watch(nguon, dich, cho=cho)
    assert next(theo)
    assert next(theo)
    assert len(luot) == 3
    assert "Việc một" in luot[0]
    assert "Việc hai" in dich.read_text("utf-8")
