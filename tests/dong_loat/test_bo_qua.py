"""[[bo_qua]]: what a project switches off, and what it only seems to."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from nha_may_du_an import write_du_an

import kehoach as kh
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.lenh import run_build, run_check_build

TAT = '\n[[bo_qua]]\nly_do = "cơ quan này không dùng"\nma = "{}"\n'


@pytest.mark.parametrize(
    ("ma", "cau", "goi_y"),
    [
        ("nd.cho_den", "Không phát hiện nào có mã «nd.cho_den»", "có phải «nd.cho_dien»?"),
        ("nd30.khac", "Không phát hiện nào có mã «nd30.khac»", "kehoach rules"),
        ("nap.thieu", "không tắt được", "bỏ khối này"),
    ],
)
def test_a_code_that_switches_nothing_off_is_a_warning_at_its_line(
    ma: str, cau: str, goi_y: str, tmp_path: Path
) -> None:
    (p,) = read_du_an(write_du_an(tmp_path, 1, TAT.format("nd.cho_dien") + TAT.format(ma))).canh_bao
    assert (p.ma, p.muc_do, p.vi_tri.dong, p.vi_tri.duong_dan) == ("xay.du_an", "canh_bao", 10, "bo_qua[1].ma")
    assert cau in p.thong_diep
    assert goi_y in p.goi_y


def test_a_warning_stops_no_build_and_no_check(tmp_path: Path) -> None:
    write_du_an(tmp_path, 1, TAT.format("nd.cho_den"))
    assert run_build(tmp_path, ra=io.StringIO(), bao=(bao := io.StringIO())) == 0
    assert bao.getvalue().startswith(f"{tmp_path}/kehoach.toml:6: cảnh báo xay.du_an: ")
    assert kh.build(tmp_path).tot
    assert run_check_build(tmp_path, ra=(ra := io.StringIO())) == 0
    assert "kehoach.toml:6: Không phát hiện nào" in ra.getvalue()
