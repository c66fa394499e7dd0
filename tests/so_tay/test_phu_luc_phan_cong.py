"""The annex of duties, made from the plan on request."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.nguon.khoi import Bang
from kehoach.soan.phu_luc_phan_cong import TIEU_DE, phu_luc_phan_cong

COT = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"]


def _bang(plan: kh.KeHoach) -> list[list[str]]:
    """The rows of the annex as they are laid out."""
    (khoi,) = [k for k in lay_out(plan).phu_luc[-1].khoi if k.bang]
    assert khoi.bang is not None
    return [["".join(getattr(x, "text", "") for x in o) for o in h] for h in (khoi.bang.dau, *khoi.bang.hang)]


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_every_activity_and_duty_of_a_real_plan_has_its_row(tep: Path) -> None:
    plan = kh.load(tep)
    moi = plan.them_phu_luc_phan_cong()
    dau, *hang = _bang(moi)
    viec = [h for h in plan.nhiem_vu if h["loai"] != "han"]
    assert dau == COT
    assert [h[0] for h in hang] == [str(i) for i in range(1, len(viec) + 1)]
    assert [(h[2], h[3], h[4]) for h in hang] == [(h["chu_tri"], h["phoi_hop"], h["thoi_gian"]) for h in viec]
    assert moi.phu_luc[-1].huong == "ngang"


def test_a_second_request_refreshes_the_annex_and_leaves_the_others() -> None:
    plan = kh.load(nm.nguon_day_du()).them_phu_luc_phan_cong()
    assert [str(x.tieu_de) for x in plan.phu_luc] == ["Phụ lục thứ nhất", "Phụ lục thứ hai", TIEU_DE]
    assert plan.them_phu_luc_phan_cong() == plan
    sau = plan.sua("to_chuc_thuc_hien[0].han", "trước ngày 20/8/2024").them_phu_luc_phan_cong()
    assert len(sau.phu_luc) == 3
    assert "trước ngày 20/8/2024" in [h[4] for h in _bang(sau)]


def test_text_of_a_duty_stays_text_in_its_cell() -> None:
    plan = nm.ke_hoach(
        to_chuc_thuc_hien=[{"don_vi": "Phòng A | B", "nhiem_vu": "1. Việc \\*một\\* \\[x]\n2. Việc hai"}]
    ).them_phu_luc_phan_cong()
    assert _bang(plan)[1][:3] == ["1", "Việc *một* [x] Việc hai", "Phòng A | B"]


def test_documents_named_in_the_plan_are_short_in_the_annex() -> None:
    nd27 = "Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 của Chính phủ"
    plan = nm.ke_hoach(
        vien_dan={"nd27": nd27}, to_chuc_thuc_hien=[{"don_vi": "Phòng A", "nhiem_vu": "Thực hiện [@nd27]."}]
    )
    assert _bang(plan.them_phu_luc_phan_cong())[1][1] == "Thực hiện Nghị định số 27/2022/NĐ-CP."


def test_a_plan_without_duties_has_no_such_annex() -> None:
    with pytest.raises(kh.NguonHongError, match="chưa có hoạt động"):
        nm.ke_hoach().them_phu_luc_phan_cong()


def test_the_annex_alone_can_be_had() -> None:
    phu_luc = phu_luc_phan_cong(kh.load(nm.nguon_day_du()))
    (khoi,) = phu_luc.noi_dung
    assert isinstance(khoi.khoi[0], Bang)  # type: ignore[union-attr]


def test_a_document_with_the_annex_renders(tmp_path: Path) -> None:
    plan = kh.load(nm.nguon_day_du()).them_phu_luc_phan_cong()
    assert "Phân công nhiệm vụ và tiến độ".upper() in kh.render(plan, tmp_path / "a.txt").read_text("utf-8")
    assert kh.render_bytes(plan)
