"""What the operating system refuses is told in Vietnamese, by one function, wherever it comes up."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach as kh
from kehoach.bang.doc_bang import read_bang
from kehoach.dong_loat.bang_ke import TEN_BANG_KE, read_bang_ke
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.kho_ra import KhoTep
from kehoach.dong_loat.ten_ra import refuse_link
from kehoach.he_thong import explain_he_thong
from kehoach.ooxml.ghi import write_atomic
from kehoach.ooxml.goi import read_goi
from kehoach.so_sanh.mot_ben import read_ben

_CUA_MAY = tuple(os.strerror(so) for so in errno.errorcode)
_MA_NGUON = sorted(Path(kh.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("so", [*errno.errorcode, 99_999, None])
def test_every_number_has_a_sentence_that_is_not_the_systems(so: int | None) -> None:
    cau = explain_he_thong(OSError(so, os.strerror(so or 0)))
    assert not any(chu in cau for chu in _CUA_MAY)
    assert not any(chu in cau for chu in ("None", "[Errno"))
    assert not cau.endswith(".")


@pytest.mark.parametrize(
    ("loi", "so"),
    [
        (FileNotFoundError("bucket/key"), errno.ENOENT),
        (PermissionError("Access Denied"), errno.EACCES),
        (TimeoutError("timed out"), errno.ETIMEDOUT),
        (ConnectionRefusedError("refused"), errno.ECONNREFUSED),
        (ConnectionError("closed"), errno.ECONNRESET),
    ],
)
def test_an_error_without_a_number_is_told_by_its_class(loi: OSError, so: int) -> None:
    assert explain_he_thong(loi) == explain_he_thong(OSError(so, "x"))


def test_a_library_that_made_the_error_by_hand_is_not_quoted() -> None:
    assert explain_he_thong(OSError("something broke")) == "hệ thống báo lỗi OSError"


_VIEC: dict[str, Callable[[Path], object]] = {
    "nguồn": lambda t: kh.load(t / "tep" / "a.yaml"),
    "docx": lambda t: read_goi(t / "tep" / "a.docx"),
    "docx tên dài": lambda t: read_goi(t / ("x" * 300 + ".docx")),
    "ghi": lambda t: write_atomic(t / "tep" / "a.docx", b""),
    "dự án": lambda t: read_du_an(t / "tep"),
    "bảng kê": read_bang_ke,
    "bảng": lambda t: read_bang(t / "co.csv"),
    "bên": lambda t: read_ben(t / "co.yaml"),
    "tên ra": lambda t: refuse_link(t, "tep/a"),
    "kho ra, ghi": lambda t: KhoTep(t, "tep").write("a.docx", b""),
    "kho ra, xóa": lambda t: KhoTep(t, ".").remove("co.yaml"),
}


@pytest.mark.parametrize("viec", _VIEC.values(), ids=_VIEC)
def test_a_refusal_is_told_in_vietnamese(viec: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"x")
    for thu_muc in ("co.csv", "co.yaml", TEN_BANG_KE):
        (tmp_path / thu_muc).mkdir()
    with pytest.raises(kh.KeHoachError) as loi:
        viec(tmp_path)
    assert [chu for chu in (*_CUA_MAY, "None", "[Errno") if chu in str(loi.value)] == []


@pytest.mark.parametrize("tep", _MA_NGUON, ids=lambda t: t.name)
def test_no_room_asks_the_system_for_its_words(tep: Path) -> None:
    nut = ast.walk(ast.parse(tep.read_text("utf-8")))
    assert [x.lineno for x in nut if isinstance(x, ast.Attribute) and x.attr == "strerror"] == []
    assert not (tep.name != "he_thong.py" and '"strerror"' in tep.read_text("utf-8"))
