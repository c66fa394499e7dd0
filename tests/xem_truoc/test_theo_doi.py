"""The page that follows its source."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from do_cong import TREO
from kehoach.loi import GhiHongError
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


def is_dung(trang: str) -> bool:
    """Whether a page says that nobody writes it any more, and does not load itself."""
    assert ('http-equiv="refresh"' in trang) != ("đã dừng" in trang)
    return "đã dừng" in trang


@pytest.mark.parametrize("nguon_la", [TOT, TOT + "la: <b>\n"], ids=["right", "wrong"])
def test_the_page_stops_loading_itself_when_the_watching_ends(tmp_path: Path, nguon_la: str) -> None:
    nguon, dich = tmp_path / "a.yaml", tmp_path / "a.html"
    nguon.write_text(nguon_la, "utf-8")

    def ngat(_: float) -> None:
        assert not is_dung(dich.read_text("utf-8"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watch(nguon, dich, cho=ngat))
    assert is_dung(dich.read_text("utf-8"))


def test_a_page_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    nguon = tmp_path / "a.yaml"
    nguon.write_text(TOT, "utf-8")
    with pytest.raises(GhiHongError, match="thư mục không tồn tại"):
        next(watch(nguon, tmp_path / "khong-co" / "a.html"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("cach", "ma"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_a_command_that_is_told_to_end_tells_its_page(tmp_path: Path, cach: signal.Signals, ma: int) -> None:
    nguon, dich = tmp_path / "a.yaml", tmp_path / "a.html"
    nguon.write_text(TOT, "utf-8")
    lenh = [sys.executable, "-m", "kehoach", "preview", "--watch", str(nguon)]
    con = subprocess.Popen(lenh, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert con.stdout is not None
        assert [con.stdout.readline().split()[0], con.stdout.readline()] == ["Mở", "đã viết\n"]
        assert not is_dung(dich.read_text("utf-8"))
        con.send_signal(cach)
        _, loi = con.communicate(timeout=TREO)
    finally:
        con.kill()
        con.communicate()
    assert (con.returncode, loi) == (ma, "")
    assert is_dung(dich.read_text("utf-8"))
