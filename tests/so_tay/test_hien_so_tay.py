"""What plans, budgets, findings and pictures show of themselves in a notebook and in a terminal."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell

import kehoach as kh
import nha_may as nm
from kehoach.bang import read_kinh_phi
from kehoach.bo_cuc import lay_out
from kehoach.loi import DanhSachPhatHien
from kehoach.trinh_bay.van_ban_thuan import write_text
from kehoach.xem_truoc import write_fragment, write_page

TRA_CU = nm.GOC / "fixtures/ke-hoach/tra-cu-2023.yaml"


def _show(x: object) -> dict[str, str]:
    """What IPython would send to the notebook."""
    du_lieu, _ = DisplayFormatter().format(x)
    return dict(du_lieu)


@pytest.mark.parametrize("tep", nm.FIXTURES, ids=lambda t: t.stem)
def test_a_plan_shows_its_pages_and_a_text_for_terminals(tep: Path) -> None:
    plan = kh.load(tep)
    bo_cuc = lay_out(plan)
    assert _show(plan) == {"text/html": write_fragment(bo_cuc), "text/plain": write_text(bo_cuc)}


@pytest.mark.parametrize(
    "lam",
    ["kh.load(d)", "kh.KeHoach(**d)", "kh.KeHoach.model_validate(d)", "kehoach.mo_hinh.ke_hoach.KeHoach(**d)"],
)
def test_a_plan_shows_itself_whatever_way_it_came(lam: str) -> None:
    ma = (
        "import kehoach as kh, kehoach.mo_hinh.ke_hoach; d = {'co_quan': {'ten': 'Sở Mẫu'}, 'trich_yeu': 'Việc'};"
        f"print(len({lam}._repr_mimebundle_()['text/html']) > 1000)"
    )
    ra = subprocess.run([sys.executable, "-c", ma], check=True, capture_output=True, text=True)
    assert ra.stdout == "True\n"


def test_a_script_in_any_field_is_text() -> None:
    xau = "<script>alert(1)</script>"
    plan = nm.ke_hoach(
        co_quan={"ten": xau}, dia_danh=xau, kinh_phi={"tong": 5, "khoan": [{"ten": xau, "so_tien": 5}]}, noi_nhan=[xau]
    ).sua(to_chuc_thuc_hien=[{"don_vi": xau, "nhiem_vu": r"\<script>"}])
    plan = plan.them_phu_luc_phan_cong()
    assert plan.kinh_phi is not None
    _, bao_cao = nm.ke_hoach(noi_nhan=["<script> 2026"]).doi_nam(2026, 2027)
    for x in (plan, plan.kinh_phi, plan.nhiem_vu, plan.tien_do(), plan.kinh_phi.bieu_do(), bao_cao):
        hien = _show(x)
        html = hien.get("text/html") or hien["image/svg+xml"]
        assert "<script" not in html
        assert "&lt;script&gt;" in html
    assert "<script" not in kh.preview(plan)


def test_the_budget_shows_a_table_and_gives_a_frame_and_a_picture() -> None:
    kinh_phi = kh.load(TRA_CU).kinh_phi
    assert kinh_phi is not None
    assert "2.481.000.000 đồng" in _show(kinh_phi)["text/html"]
    assert "tong |  | Tổng kinh phí | 2481000000 | 100.0" in _show(kinh_phi)["text/plain"]
    assert _show(kinh_phi.bieu_do())["image/svg+xml"].startswith("<svg")
    for thu_vien in ("pandas", "polars"):
        khung = kinh_phi.to_frame(thu_vien)
        assert type(khung).__module__.startswith(thu_vien)
        assert list(khung["so_tien"]) == [2_481_000_000, 1_617_000_000, 864_000_000]
        assert read_kinh_phi(khung).khoan == kinh_phi.khoan


def test_duties_show_a_table_and_give_a_frame() -> None:
    nhiem_vu = kh.load(TRA_CU).nhiem_vu
    assert len(nhiem_vu) == 8
    assert nhiem_vu[0]["chu_tri"] == "Phòng Lao động - Thương binh và Xã hội"
    assert "Phân công và tiến độ" in _show(nhiem_vu)["text/html"]
    assert _show(nhiem_vu)["text/plain"].startswith("hoat_dong | Tập huấn nâng cao năng lực")
    for thu_vien in ("pandas", "polars"):
        assert nhiem_vu.to_frame(thu_vien).shape == (8, 8)
    assert nm.ke_hoach().nhiem_vu.to_frame("polars").columns[:2] == ["loai", "viec"]


def test_the_timetable_is_a_picture_and_the_deadlines_a_calendar() -> None:
    plan = kh.load(TRA_CU)
    assert _show(plan.tien_do())["image/svg+xml"].startswith("<svg")
    assert len(_show(plan.tien_do())["text/plain"]) < 60
    assert plan.lich().startswith("BEGIN:VCALENDAR\r\n")


def test_findings_show_a_table_and_are_still_a_list() -> None:
    phat_hien = kh.check(nm.nguon(so="ba"))
    assert isinstance(phat_hien, DanhSachPhatHien)
    assert _show(phat_hien)["text/html"].count("nap.gia_tri_sai") == 1
    assert _show(phat_hien)["text/plain"] == str(phat_hien[0])
    assert _show(DanhSachPhatHien())["text/plain"] == "Không thấy gì sai."
    assert pickle.loads(pickle.dumps(phat_hien)) == phat_hien == list(phat_hien)


def test_in_ipython_a_mistake_shows_findings_and_elsewhere_nothing_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    vo = InteractiveShell()
    vo.run_cell(f"import kehoach as kh; kh.load({str(TRA_CU)!r}).sua(so='ba', sso=1)")
    ra = capsys.readouterr().out
    assert "NguonHongError: 2 chỗ sai" in ra
    assert "  so  [lỗi nap.gia_tri_sai]" in ra
    assert "→ có phải «so»?" in ra
    assert "Traceback" not in ra
    ma = "import kehoach as kh; kh.load({'co_quan': {'ten': 'A'}, 'trich_yeu': 'B', 'so': 'ba'})"
    thuong = subprocess.run([sys.executable, "-c", ma], check=False, capture_output=True, text=True, encoding="utf-8")
    assert thuong.stderr.startswith("Traceback")
    assert "so: lỗi nap.gia_tri_sai" in thuong.stderr


def test_preview_gives_the_page_and_writes_it_whole(tmp_path: Path) -> None:
    plan = kh.load(TRA_CU)
    tep = tmp_path / "xem.html"
    trang = kh.preview(plan, tep)
    assert trang == write_page(lay_out(plan)) == tep.read_text("utf-8")
    assert kh.preview(TRA_CU) == trang == kh.preview(str(TRA_CU))
    assert kh.render(plan, tmp_path / "render.html").read_text("utf-8") == trang
    with pytest.raises(kh.GhiHongError):
        kh.preview(plan, tmp_path / "khong-co" / "xem.html")
    assert sorted(x.name for x in tmp_path.iterdir()) == ["render.html", "xem.html"]


def _nap(lenh: str) -> set[str]:
    ma = f"import sys; {lenh}; print(*sorted(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", ma], check=True, capture_output=True, text=True).stdout.split())


def test_frames_and_pictures_cost_nothing_until_they_are_asked_for() -> None:
    nang = {"pandas", "polars", "matplotlib", "numpy", "IPython"}
    assert not _nap("import kehoach") & {*nang, "kehoach.so_tay", "kehoach.mo_hinh"}
    nguon = "{'co_quan': {'ten': 'A'}, 'trich_yeu': 'b', 'kinh_phi': {'tong': '5 triệu đồng'}}"
    viec = "p._repr_mimebundle_(); p.sua(so=1); p.nhiem_vu; p.tien_do(); p.kinh_phi.bieu_do()"
    assert not _nap(f"import kehoach; p = kehoach.load({nguon}); {viec}") & nang
    assert "kehoach.so_tay" not in _nap(f"import kehoach; kehoach.load({nguon})")


@pytest.mark.parametrize("co", ["pandas", "polars"])
def test_one_library_is_enough(co: str) -> None:
    assert _khi_chi_co(co) == f"{co} 0\n"


def test_with_no_library_the_error_says_what_to_install() -> None:
    assert "pip install 'kehoach[pandas]' hoặc pip install 'kehoach[polars]'" in _khi_chi_co("")


def _khi_chi_co(co: str) -> str:
    """What a process that has this library alone prints of its frames."""
    che = [x for x in ("pandas", "polars") if x != co]
    ma = (
        f"import sys; sys.modules.update(dict.fromkeys({che!r}))\n"
        "import kehoach as kh\n"
        "p = kh.load({'co_quan': {'ten': 'A'}, 'trich_yeu': 'b', 'kinh_phi': {'tong': '5 triệu đồng'}})\n"
        "try:\n    print(type(p.kinh_phi.to_frame()).__module__.split('.')[0], len(p.nhiem_vu.to_frame()))\n"
        "except kh.ThieuCongCuError as loi:\n    print(loi)"
    )
    return subprocess.run([sys.executable, "-c", ma], check=True, capture_output=True, encoding="utf-8").stdout
