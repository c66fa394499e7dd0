"""A house profile: one small file that layout, preview, build, check, mending, tables and notebooks follow alike."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import kehoach as kh
import nha_may as nm
from kehoach.bo_cuc import lay_out
from kehoach.cli import main
from kehoach.kiem_tra.quy_tac import danh_sach_quy_tac
from kehoach.nap.quy_uoc import load_quy_uoc
from kehoach.the_thuc import che_do_theo_ma, che_do_vao_ngay
from kehoach.the_thuc.tron_quy_uoc import apply_quy_uoc, list_duong_dan
from kehoach.trinh_bay.mau import find_mau, read_mau

_QUY_UOC = """\
ten: Quy ước của Sở Mẫu
tren: nd30
doi:
  kieu.can_cu.nghieng: {la: false, ly_do: dễ đọc trên màn hình}
  cum_tu.can_cu_cuoi: {la: ",", ly_do: căn cứ nối liền câu mở đầu}
  trang.le_mm.trai: {la: 28, ly_do: bìa kẹp hẹp}
  cum_tu.phu_luc_noi: {la: ": ", ly_do: bớt một dòng}
  thu_tu_noi_nhan: {la: [b/c, t/h], ly_do: cấp trên trước}
"""
_KHAC = _QUY_UOC.replace("la: 28", "la: 27").replace("Sở Mẫu", "Sở Khác")
_NGUON = """\
co_quan: {ten: Sở Mẫu, viet_tat: SM, chu_quan: Ủy ban nhân dân tỉnh Mẫu}
so: 12
ngay: 2024-04-10
dia_danh: Mẫu
trich_yeu: Thực hiện việc mẫu
can_cu: [Căn cứ Luật Mẫu, Căn cứ Luật Hai]
mo_dau: Sở Mẫu xây dựng Kế hoạch như sau
muc_dich: Làm việc mẫu (danh sách kèm theo).
noi_nhan: [{ten: Các phòng, de: t/h}, Người dân, {ten: Ủy ban nhân dân tỉnh, de: b/c}]
chu_ky: {dong: [Giám đốc], ho_ten: Người Ký Mẫu}
phu_luc: [{tieu_de: Danh sách mẫu, noi_dung: Một việc.}]
"""


@pytest.fixture(autouse=True)
def thu_muc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, and beside it a profile that nothing names yet."""
    monkeypatch.chdir(tmp_path)
    Path("k.yaml").write_text(_NGUON, "utf-8")
    Path("qu.yaml").write_text(_QUY_UOC, "utf-8")
    return tmp_path


def _du_an(**khac: str) -> None:
    dong = {"nguon": '["k.yaml"]', "quy_uoc": '"qu.yaml"', **khac}
    Path("kehoach.toml").write_text("".join(f"{k} = {v}\n" for k, v in dong.items()), "utf-8")


def _theo() -> bytes:
    """The document as the profile has it."""
    return kh.render_bytes(kh.load("k.yaml", quy_uoc="qu.yaml"))


def _doan(docx: bytes) -> list[str]:
    return [c for _, c in nm.doan_cua(docx) if c]


# --- what changes on the page


def test_the_page_follows_the_profile() -> None:
    doan = _doan(_theo())
    assert "Căn cứ Luật Hai," in doan
    assert "Phụ lục: DANH SÁCH MẪU" in doan
    assert [d for d in doan if d.startswith("- ")] == [
        "- Ủy ban nhân dân tỉnh (b/c);",
        "- Các phòng (t/h);",
        "- Người dân;",
        "- Lưu: VT.",
    ]
    styles = nm.phan(_theo(), "word/styles.xml").decode()
    can_cu = styles[styles.index('"KHCancu"') :].partition("</w:style>")[0]
    assert "<w:i/>" not in can_cu
    assert 'w:left="1587"' in nm.phan(_theo()).decode()  # 28 mm


def test_without_a_profile_nothing_changes() -> None:
    assert _doan(kh.render_bytes(kh.load("k.yaml"))) != _doan(_theo())
    trong = kh.load("k.yaml", quy_uoc={"ten": "Không đổi gì"})
    assert kh.render_bytes(trong) == kh.render_bytes(kh.load("k.yaml"))
    che_do = apply_quy_uoc(che_do_theo_ma("nd30"), load_quy_uoc({"ten": "Không đổi gì", "tren": "nd30"}))
    assert read_mau(che_do) == find_mau("nd30").read_bytes()


def test_a_plan_attached_to_a_decision_leaves_out_what_its_regime_says() -> None:
    kem = {"co_quan": {"ten": "Sở Mẫu"}, "trich_yeu": "Việc mẫu", "quyet_dinh": {"so": 7}}
    doi = {"kem_quyet_dinh.khong_co": {"la": ["so_ky_hieu", "noi_nhan"], "ly_do": "ghi lại ngày"}}

    def co(ke_hoach: kh.KeHoach) -> list[str]:
        bo_cuc = lay_out(ke_hoach)
        return [k.kieu for k in (*bo_cuc.dau, *bo_cuc.cuoi) if k.kieu in ("so_ky_hieu", "dia_danh_ngay", "noi_nhan")]

    assert co(kh.load(kem)) == []
    assert co(kh.load(kem, quy_uoc={"ten": "A", "doi": doi})) == ["dia_danh_ngay"]


# --- one profile by every door


def test_every_door_gives_the_same_document(thu_muc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theo = _theo()
    assert main(["render", "k.yaml", "--quy-uoc", "qu.yaml", "-o", "a.docx"]) == 0
    (thu_muc / "rieng.yaml").write_text(f"quy_uoc: qu.yaml\n{_NGUON}", "utf-8")
    trong = {
        **kh.load("k.yaml").model_dump(mode="json", exclude_defaults=True),
        "quy_uoc": load_quy_uoc("qu.yaml").model_dump(mode="json"),
    }
    (thu_muc / "b.csv").write_text("noi\nMẫu\n", "utf-8")
    bang = f"quy_uoc: qu.yaml\n{_NGUON}".replace("dia_danh: Mẫu", "dia_danh: ${noi}")
    (thu_muc / "khuon.yaml").write_text(bang, "utf-8")
    assert (thu_muc / "a.docx").read_bytes() == theo
    assert kh.render_bytes(kh.load("rieng.yaml")) == theo
    assert kh.render_bytes(kh.load(trong)) == theo
    assert kh.render_bytes(kh.load_bang("khuon.yaml", "b.csv")[0]) == theo
    assert kh.render(kh.load("k.yaml"), "c.docx", quy_uoc="qu.yaml").read_bytes() == theo
    assert not kh.diff("rieng.yaml", "a.docx").khac
    capsys.readouterr()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_project_gives_its_profile_to_its_plans_and_build_agrees_with_load(jobs: int, thu_muc: Path) -> None:
    theo = _theo()
    (thu_muc / "b.csv").write_text("noi\nMẫu\n", "utf-8")
    (thu_muc / "khuon.yaml").write_text(_NGUON.replace("dia_danh: Mẫu", "dia_danh: ${noi}"), "utf-8")
    bang = '\n[[bang]]\nnguon = "khuon.yaml"\ndu_lieu = "b.csv"\nten = "{noi}"'
    _du_an(dau_ra=f'"van-ban"{bang}')
    kh.build(jobs=jobs)
    assert (thu_muc / "van-ban" / "k.docx").read_bytes() == theo
    assert (thu_muc / "van-ban" / "Mẫu.docx").read_bytes() == theo
    assert kh.render_bytes(kh.load("k.yaml")) == theo
    assert kh.render_bytes(kh.load_bang("khuon.yaml", "b.csv")[0]) == theo
    assert not kh.diff("k.yaml", "van-ban/k.docx").khac
    assert [p for p in kh.check_build(jobs=jobs) if p.ma.startswith("xay.")] == []


@pytest.mark.skipif(shutil.which("git") is None, reason="không có git")
def test_a_revision_has_the_profile_of_that_time(thu_muc: Path) -> None:
    (thu_muc / "rieng.yaml").write_text(f"quy_uoc: qu.yaml\n{_NGUON}", "utf-8")
    (thu_muc / "theo.docx").write_bytes(_theo())
    nguoi = ["-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    for lenh in (["init", "-q"], ["add", "."], [*nguoi, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *lenh], check=True, capture_output=True)
    (thu_muc / "qu.yaml").write_text("ten: Không đổi gì\n", "utf-8")
    assert not kh.diff("HEAD:rieng.yaml", "theo.docx").khac
    assert kh.diff("rieng.yaml", "theo.docx").khac


def test_preview_and_notebook_follow_it() -> None:
    ke_hoach = kh.load("k.yaml", quy_uoc="qu.yaml")
    assert main(["preview", "k.yaml", "--quy-uoc", "qu.yaml"]) == 0
    for trang in (Path("k.html").read_text("utf-8"), ke_hoach._repr_mimebundle_()["text/html"]):
        assert "Căn cứ Luật Hai," in trang
        can_cu = trang[trang.index(".kh-can-cu{") :].partition("}")[0]
        assert "font-style:normal" in can_cu


def test_the_plans_own_profile_goes_before_the_projects(thu_muc: Path) -> None:
    _du_an()
    (thu_muc / "khac.yaml").write_text(_KHAC, "utf-8")
    (thu_muc / "k.yaml").write_text(f"quy_uoc: khac.yaml\n{_NGUON}", "utf-8")
    kh.build()
    ke_hoach = kh.load("k.yaml")
    assert ke_hoach.quy_uoc == load_quy_uoc("khac.yaml")
    assert lay_out(ke_hoach).che_do.trang.le_mm.trai == 27
    assert (thu_muc / "van-ban" / "k.docx").read_bytes() == kh.render_bytes(ke_hoach)


def test_a_plan_written_back_keeps_its_profile() -> None:
    ke_hoach = kh.load("k.yaml", quy_uoc="qu.yaml")
    kh.dump(ke_hoach, "lai.yaml")
    assert kh.load("lai.yaml") == ke_hoach
    assert kh.render_bytes(kh.load("lai.yaml")) == _theo()


def test_next_years_plan_takes_the_profile_of_its_project_and_keeps_its_own(thu_muc: Path) -> None:
    _du_an()
    assert main(["new", "moi.yaml", "--from", "k.yaml", "--nam", "2025"]) == 0
    assert "quy_uoc" not in (thu_muc / "moi.yaml").read_text("utf-8")
    (thu_muc / "k.yaml").write_text(f"quy_uoc: qu.yaml\n{_NGUON}", "utf-8")
    assert main(["new", "moi2.yaml", "--from", "k.yaml", "--nam", "2025"]) == 0
    (thu_muc / "kehoach.toml").unlink()
    assert kh.load("moi2.yaml").quy_uoc == load_quy_uoc("qu.yaml")


def test_its_content_is_in_the_fingerprint_of_a_build(thu_muc: Path) -> None:
    _du_an()
    assert [len(kh.build().ghi) for _ in range(2)] == [1, 0]
    (thu_muc / "qu.yaml").write_text(_KHAC, "utf-8")
    assert [p.ma for p in kh.check_build() if p.ma.startswith("xay.")] == ["xay.lech"]
    assert [len(kh.build().ghi) for _ in range(2)] == [1, 0]


# --- what the checker says


def _phat_hien(x: Any, **tuy_chon: Any) -> list[tuple[str, str]]:
    return [(p.muc_do, p.ma) for p in kh.check(x, **tuy_chon)]


def test_a_departure_is_told_once_a_warning_where_the_text_orders_it() -> None:
    phat_hien = kh.check("k.yaml", quy_uoc="qu.yaml")
    assert all("Quy ước của Sở Mẫu" in p.thong_diep for p in phat_hien)
    assert len({p.ma for p in phat_hien}) == len(phat_hien)
    theo_ly_do = {ly_do: {p.muc_do for p in phat_hien if ly_do in p.thong_diep} for ly_do in ("kẹp hẹp", "dễ đọc")}
    assert theo_ly_do == {"kẹp hẹp": {"canh_bao"}, "dễ đọc": {"goi_y"}}
    assert any("nối liền câu mở đầu" in p.thong_diep for p in phat_hien)
    assert any("bớt một dòng" in p.thong_diep for p in phat_hien)
    assert not any("cấp trên trước" in p.thong_diep for p in phat_hien)  # no rule says in which order
    assert kh.check("k.yaml") == []


def test_the_docx_is_judged_like_the_plan() -> None:
    Path("k.docx").write_bytes(_theo())
    assert sorted(_phat_hien("k.docx", quy_uoc="qu.yaml")) == sorted(_phat_hien("k.yaml", quy_uoc="qu.yaml"))
    assert any(muc == "loi" for muc, _ in _phat_hien("k.docx"))
    _du_an()
    assert sorted(_phat_hien("k.docx")) == sorted(_phat_hien("k.yaml"))


def test_a_document_that_does_not_follow_the_profile_breaks_it(capsys: pytest.CaptureFixture[str]) -> None:
    kh.render(kh.load("k.yaml"), "k.docx")
    assert main(["check", "k.docx", "--quy-uoc", "qu.yaml", "--format", "json"]) == 1
    phat_hien = json.loads(capsys.readouterr().out)["phat_hien"]
    (co,) = [p for p in phat_hien if p["muc_do"] == "loi"]
    assert "28 mm" in co["goi_y"]
    assert "theo quy ước «Quy ước của Sở Mẫu»" in co["nguon"]
    assert any("chữ đứng" in p["thong_diep"] and "doan" in p["vi_tri"] for p in phat_hien)


def test_mending_follows_the_profile() -> None:
    kh.render(kh.load("k.yaml"), "k.docx")
    assert main(["check", "--fix", "k.docx", "-o", "sua.docx", "--quy-uoc", "qu.yaml"]) in (0, 1)
    truoc, sau = (
        {p.thong_diep for p in kh.check(x, quy_uoc="qu.yaml") if "làm khác" not in p.thong_diep}
        for x in ("k.docx", "sua.docx")
    )
    assert len(truoc - sau) == 2  # the margin and the slant
    assert len(sau) == 1  # the mark after the last ground, and annexes of a kind that is no longer judged
    assert kh.check("sua.docx") != []


def test_a_rule_may_be_switched_off_or_ask_for_something_else() -> None:
    sai = kh.load("k.yaml").sua(trich_yeu="Thực hiện việc mẫu.")
    (ma,) = [p.ma for p in kh.check(sai)]
    quy_uoc = {"ten": "A", "quy_tac": {ma: {"ly_do": "quen tay"}}}
    (p,) = kh.check(sai, quy_uoc=quy_uoc)
    assert (p.ma, p.muc_do) == (ma, "goi_y")
    assert "quen tay" in p.thong_diep
    co = next(q.ma for q in danh_sach_quy_tac("nd30") if q.doi_tuong == "ten_loai" and q.phep == "co_chu")
    doi = {"ten": "A", "quy_tac": {co: {"gia_tri": {"tu": 15, "den": 16}, "ly_do": "to hơn"}}}
    assert [p.muc_do for p in kh.check(kh.load("k.yaml"), quy_uoc=doi) if p.ma == co] == ["loi", "canh_bao"]


def test_a_profile_over_another_regime_is_not_applied_and_that_is_said() -> None:
    cu = kh.load("k.yaml").sua(ngay="2018-04-10")
    theo = kh.check(cu, quy_uoc="qu.yaml")
    assert [p.ma for p in theo if p not in kh.check(cu)] == ["nd.quy_uoc"]
    assert kh.render_bytes(cu.sua(quy_uoc=load_quy_uoc("qu.yaml"))) == kh.render_bytes(cu)


def test_a_rule_that_is_none_is_told() -> None:
    quy_uoc = {"ten": "A", "quy_tac": {"nd30.khong.t01": {"ly_do": "x"}}}
    (p,) = kh.check(kh.load("k.yaml"), quy_uoc=quy_uoc)
    assert (p.ma, p.muc_do) == ("nd.quy_uoc", "loi")


# --- a wrong profile


@pytest.mark.parametrize(
    ("chu", "dong", "trong"),
    [
        ("doi: {}\n", 1, "ten"),
        ("ten: A\ntren: nd31\n", 2, "nd30"),
        ("ten: A\ndoi:\n  kieu.cancu.nghieng: {la: true, ly_do: x}\n", 3, "kieu.can_cu.nghieng"),
        ("ten: A\ndoi:\n  kieu.can_cu.co: {la: to, ly_do: x}\n", 3, "đang là 14"),
        ("ten: A\ndoi:\n  kieu.can_cu.co: {la: 0, ly_do: x}\n", 3, "đang là 14"),
        ("ten: A\ndoi:\n  danh_so: {la: [1.1., a)], ly_do: x}\n", 3, "[I., 1., a)]"),
        ("ten: A\ndoi:\n  kieu.can_cu.co: {la: 13}\n", 3, "ly_do"),
        ("ten: A\ndoi:\n  kieu.can_cu.co: {la: 13, ly_do: ' '}\n", 3, "ly_do"),
        ("ten: A\ndoi:\n  ma: {la: nd31, ly_do: x}\n", 3, "để đổi"),
        (
            "ten: A\ndoi:\n  trang.le_mm.trai: {la: 90, ly_do: x}\n  trang.le_mm.phai: {la: 90, ly_do: x}\n",
            3,
            "chỗ cho chữ",
        ),
        ("ten: A\ndoii: {}\n", 2, "doi"),
        ("ten: [\n", 2, ""),
    ],
)
def test_a_wrong_profile_is_told_at_its_place_by_every_command(
    chu: str, dong: int, trong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("hong.yaml").write_text(chu, "utf-8")
    with pytest.raises(kh.NguonHongError) as loi:
        kh.load("k.yaml", quy_uoc="hong.yaml")
    (p,) = loi.value.phat_hien
    assert (p.vi_tri.tep, p.vi_tri.dong) == ("hong.yaml", dong)
    assert trong in f"{p.thong_diep} {p.goi_y}"
    kh.render(kh.load("k.yaml"), "k.docx")
    hong = ["--quy-uoc", "hong.yaml"]
    for lenh in (["render", "k.yaml", *hong], ["check", "k.yaml", *hong], ["check", "k.docx", *hong]):
        assert main(lenh) == 2
        ra = capsys.readouterr()
        assert f"hong.yaml:{dong}" in ra.out + ra.err
    Path("k.yaml").write_text(f"quy_uoc: hong.yaml\n{_NGUON}", "utf-8")
    (q,) = kh.check("k.yaml")
    assert str(q.vi_tri) == str(p.vi_tri)
    _du_an()
    assert [str(p.vi_tri) for p in kh.build().phat_hien] == [str(q.vi_tri)]


def test_a_wrong_profile_within_a_plan_is_told_at_its_line() -> None:
    Path("k.yaml").write_text(f"quy_uoc:\n  ten: A\n  doi:\n    het: {{la: 1, ly_do: x}}\n{_NGUON}", "utf-8")
    (p,) = kh.check("k.yaml")
    assert (p.ma, p.vi_tri.dong) == ("nap.quy_uoc", 4)


@pytest.mark.parametrize("chu", ["{{ 7*7 }}", "{% x %}", "a\x07"])
def test_words_of_a_profile_never_run_as_a_template(chu: str) -> None:
    doi = {"cum_tu.quoc_hieu": {"la": chu, "ly_do": "x"}, "ngat_sau": {"la": [chu], "ly_do": "x"}}
    quy_uoc = {"ten": "A", "doi": doi}
    with pytest.raises(kh.NguonHongError):
        kh.load("k.yaml", quy_uoc=quy_uoc)
    with pytest.raises(kh.NguonHongError):
        kh.load(nm.nguon(quy_uoc=quy_uoc))
    with pytest.raises(kh.NguonHongError) as loi:
        kh.KeHoach(**nm.nguon(quy_uoc=quy_uoc))
    assert {x for x in doi if any(x in p.thong_diep for p in loi.value.phat_hien)} == set(doi)


@pytest.mark.parametrize("ten", ["/etc/passwd", "khong-co.yaml"])
def test_a_profile_that_cannot_be_read_is_told(ten: str) -> None:
    Path("k.yaml").write_text(f"quy_uoc: {ten}\n{_NGUON}", "utf-8")
    (p,) = kh.check("k.yaml")
    assert p.ma.startswith("nap.")


def test_a_plan_that_came_as_data_may_not_name_a_file() -> None:
    (p,) = nm.loi(nm.nguon(quy_uoc="qu.yaml"))
    assert p.ma.startswith("nap.")


def test_the_example_of_the_page_is_a_profile() -> None:
    trang = (nm.GOC / "docs" / "huong_dan" / "quy_uoc.md").read_text("utf-8")
    Path("trang.yaml").write_text(trang.split("```yaml\n")[1].partition("```")[0], "utf-8")
    assert len(load_quy_uoc("trang.yaml").doi) == 4
    ma = re.findall(r"^  (nd30\S+): ", trang, re.MULTILINE)
    assert ma
    assert set(ma) <= {q.ma for q in danh_sach_quy_tac("nd30")}


# --- every datum may be changed


_CHU_KHAC = {
    "auto": "0000FF",
    "FF0000": "0000FF",
    "giua": "phai",
    "deu": "trai",
    "trai": "deu",
    "dau_trang": "chan_trang",
}


def _gia_tri_khac(x: object) -> Any:
    if isinstance(x, bool):
        return not x
    if isinstance(x, (int, float)):
        return x + 1
    if isinstance(x, str):
        return _CHU_KHAC.get(x, f"{x} x")
    if isinstance(x, tuple):
        return [*x[1:], x[0]] if x and isinstance(x[0], float) else list(x)
    return 1


_DATA: Mapping[str, object] = list_duong_dan(che_do_vao_ngay(None))
_CO = {"so_trang"} | {k.kieu for k in lay_out(kh.load(yaml.safe_load(_NGUON))).khoi}


def _thay_duoc(duong_dan: str) -> bool:
    """Whether the plan of these tests shows the datum: of the kinds of paragraphs only those it has."""
    dau, _, sau = duong_dan.partition(".")
    return dau != "kieu" or sau.partition(".")[0] in _CO


@pytest.mark.parametrize("duong_dan", [d for d in _DATA if _thay_duoc(d)])
def test_each_datum_changed_alone_is_followed_and_judged_by_its_own_value(duong_dan: str) -> None:
    """Layout and rules agree on a changed datum: all that is found is that it departs."""
    quy_uoc = {"ten": "A", "doi": {duong_dan: {"la": _gia_tri_khac(_DATA[duong_dan]), "ly_do": "thử"}}}
    phat_hien = kh.check("k.yaml", quy_uoc=quy_uoc)
    assert [p for p in phat_hien if f"Quy ước «A» làm khác ({duong_dan}: thử)" not in p.thong_diep] == []


@pytest.mark.parametrize("cuoi", sorted({d.rpartition(".")[2] for d in _DATA}))
def test_one_of_each_sort_of_datum_renders(cuoi: str) -> None:
    duong_dan = next(d for d in _DATA if d.rpartition(".")[2] == cuoi)
    quy_uoc = {"ten": "A", "doi": {duong_dan: {"la": _gia_tri_khac(_DATA[duong_dan]), "ly_do": "thử"}}}
    ke_hoach = kh.load("k.yaml", quy_uoc=quy_uoc)
    assert _doan(kh.render_bytes(ke_hoach))
    assert kh.preview(ke_hoach)
