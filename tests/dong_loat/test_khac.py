"""diff: substance first, then text, between any two kinds of sides."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kehoach.dong_loat.lenh import run_diff, run_textconv
from kehoach.loi import NguonHongError, TepDocxHongError
from kehoach.nap.load import load
from kehoach.so_sanh.khac_chu import format_khac
from kehoach.so_sanh.khac_html import write_khac
from kehoach.so_sanh.tim_khac import diff
from kehoach.trinh_bay.render import render_docx
from tep_docx import Tep, p

KE_HOACH = Path(__file__).parents[2] / "fixtures" / "ke-hoach"
TRA_CU, KON_RAY = KE_HOACH / "tra-cu-2023.yaml", KE_HOACH / "kon-ray-2023.yaml"


def _sua(tmp_path: Path, goc: Path, *cap: tuple[str, str]) -> Path:
    chu = goc.read_text("utf-8")
    for cu, moi in cap:
        assert cu in chu, cu
        chu = chu.replace(cu, moi)
    tep = tmp_path / "moi.yaml"
    tep.write_text(chu, "utf-8")
    return tep


def _cau(a: object, b: object) -> list[str]:
    return [str(x) for x in diff(a, b).chat]  # type: ignore[arg-type]


@pytest.mark.parametrize("tep", sorted(KE_HOACH.glob("*.yaml")), ids=lambda t: t.stem)
def test_a_plan_does_not_differ_from_itself_or_its_document(tmp_path: Path, tep: Path) -> None:
    docx = tmp_path / "a.docx"
    docx.write_bytes(render_docx(load(tep)))
    assert not diff(tep, tep).khac
    assert not diff(tep, load(tep)).khac
    assert not diff(tep, docx).khac
    assert not diff(docx, load(tep)).khac
    assert format_khac(diff(tep, docx)).startswith("Không khác nhau")


@pytest.mark.parametrize(
    ("goc", "cap", "mong"),
    [
        (
            TRA_CU,
            [("2.481.000.000", "2.491.000.000"), ("864.000.000", "874.000.000")],
            [
                "kinh phí: 2.481 → 2.491 triệu đồng",
                "khoản chi «Tiểu Dự án 2. Giám sát, đánh giá Chương trình»: 864 → 874 triệu đồng",
            ],
        ),
        (TRA_CU, [("so: 32", "so: 35")], ["số: 32 → 35"]),
        (TRA_CU, [("so: 32", "so:")], ["bỏ số: 32"]),
        (
            KON_RAY,
            [("han: trước ngày 15 tháng 8 năm 2023", "han: trước ngày 20 tháng 8 năm 2023")],
            ["hạn của Phòng Lao động - TB&XH huyện: trước ngày 15/8 → 20/8/2023"],
        ),
        (
            KON_RAY,
            [("  - Thực hiện [@cv1512]\n", "  - Thực hiện [@cv1512]\n  - Luật Ngân sách nhà nước\n")],
            ["thêm căn cứ: Luật Ngân sách nhà nước"],
        ),
        (KON_RAY, [("  - {ten: Thường trực HĐND huyện, de: b/c}\n", "")], ["bỏ nơi nhận: Thường trực HĐND huyện"]),
        (
            KON_RAY,
            [("{ten: Thường trực Huyện ủy, de: b/c}", "{ten: Thường trực Huyện ủy, de: để báo cáo}")],
            ["mục đích gửi Thường trực Huyện ủy: b/c → để báo cáo"],
        ),
        (
            KON_RAY,
            [("    phoi_hop: các đơn vị có liên quan\n", "    phoi_hop: [các đơn vị có liên quan, Công an huyện]\n")],
            ["thêm đơn vị phối hợp với Phòng Lao động - TB&XH huyện: Công an huyện"],
        ),
    ],
)
def test_substance_is_told_as_a_clerk_would(
    tmp_path: Path, goc: Path, cap: list[tuple[str, str]], mong: list[str]
) -> None:
    khac = diff(goc, _sua(tmp_path, goc, *cap))
    assert [str(x) for x in khac.chat] == mong
    assert any(not d.giong for d in khac.van_ban)


def test_money_in_a_sentence_of_sources_is_compared_by_source(tmp_path: Path) -> None:
    goc = KE_HOACH / "lang-son-2022.yaml"
    k = load(goc).kinh_phi
    assert k is not None
    khac = diff(goc, _sua(tmp_path, goc, ("587 triệu", "590 triệu"), ("570", "573")))
    assert str(khac.chat[0]) == "kinh phí: 587 → 590 triệu đồng"
    assert "570 → 573 triệu đồng" in str(khac.chat[1])


def test_a_citation_beyond_the_grounds_is_compared_by_its_key() -> None:
    k = {"co_quan": {"ten": "A"}, "trich_yeu": "x", "noi_dung": "Theo [@nd]."}
    cu = {**k, "vien_dan": {"nd": "Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 của Chính phủ"}}
    moi = {**k, "vien_dan": {"nd": "Nghị định số 27/2022/NĐ-CP ngày 20 tháng 4 năm 2022 của Chính phủ"}}
    assert [(x.ten, x.loai, x.duong_dan) for x in diff(load(cu), load(moi)).chat] == [
        ("văn bản được dẫn «nd»", "sua", "vien_dan.nd")
    ]


def test_activities_are_matched_by_name() -> None:
    k = {"co_quan": {"ten": "A"}, "trich_yeu": "x"}
    cu = load(
        {**k, "noi_dung": [{"muc": "Mục", "hoat_dong": [{"ten": "Tập huấn", "quy_mo": "17 lớp"}, {"ten": "Họp"}]}]}
    )
    moi = load(
        {**k, "noi_dung": [{"muc": "Mục", "hoat_dong": [{"ten": "Đi"}, {"ten": "Tập huấn", "quy_mo": "18 lớp"}]}]}
    )
    assert _cau(cu, moi) == ["bỏ hoạt động: Họp", "thêm hoạt động: Đi", "quy mô của «Tập huấn»: 17 lớp → 18 lớp"]


def test_a_docx_edited_by_hand_differs_in_text_only(tmp_path: Path) -> None:
    docx = tmp_path / "a.docx"
    docx.write_bytes(render_docx(load(_sua(tmp_path, TRA_CU, ("so: 32", "so: 35")))))
    khac = diff(TRA_CU, docx)
    assert (khac.chat, khac.co_chat) == ((), False)
    (doan,) = [d for d in khac.van_ban if not d.giong]
    assert doan.manh()[1][0:2] == [("Số: ", False), ("35", True)]


def test_a_paragraph_put_in_is_one_addition(tmp_path: Path) -> None:
    moi = _sua(tmp_path, KON_RAY, ("muc_dich: |\n", "muc_dich: |\n  - Mục đích mới thêm vào đầu danh sách.\n"))
    doan = [d for d in diff(KON_RAY, moi).van_ban if not d.giong]
    assert [(d.so_cu, d.moi) for d in doan] == [(None, "- Mục đích mới thêm vào đầu danh sách.")]


def test_html_is_one_page_by_itself_and_escapes(tmp_path: Path) -> None:
    moi = _sua(tmp_path, TRA_CU, ("so: 32", "so: 35"), ("dia_danh: Trà Cú", 'dia_danh: "<script>Trà & Cú"'))
    trang = write_khac(diff(TRA_CU, moi))
    assert "<script" not in trang
    assert trang.count("&lt;script&gt;") == 2
    assert "<del>32</del>" in trang
    assert "<ins>35</ins>" in trang
    assert "http" not in trang


def test_json_holds_the_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moi = _sua(tmp_path, TRA_CU, ("so: 32", "so: 35"))
    assert run_diff(str(TRA_CU), str(moi), dang="json") == 0
    ra = json.loads(capsys.readouterr().out)
    assert ra["khac"] is True
    assert ra["chat"][0]["cau"] == "số: 32 → 35"
    assert run_diff(str(TRA_CU), str(moi), exit_code=True) == 1
    assert run_diff(str(TRA_CU), str(TRA_CU), exit_code=True) == 0


def test_the_terminal_shows_no_colours_in_a_file(tmp_path: Path) -> None:
    moi = _sua(tmp_path, TRA_CU, ("so: 32", "so: 35"))
    assert "\x1b" not in format_khac(diff(TRA_CU, moi))
    assert "[-32-]" in format_khac(diff(TRA_CU, moi))
    assert "\x1b[31m32" in format_khac(diff(TRA_CU, moi), mau=True)
    run_diff(str(TRA_CU), str(moi), dang="html", out=tmp_path / "k.html")
    assert (tmp_path / "k.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def _git(kho: Path, *lenh: str) -> str:
    nen = ["git", "-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    ra = subprocess.run([*nen, *lenh], cwd=kho, capture_output=True, text=True, check=True)
    return ra.stdout


@pytest.fixture
def kho(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one plan and its document committed; the working copy has another number."""
    if shutil.which("git") is None:
        pytest.skip("không có git")
    thu_muc = tmp_path / "kho"
    (thu_muc / "plans").mkdir(parents=True)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    _git(thu_muc, "init", "-q")
    shutil.copy(TRA_CU, thu_muc / "plans" / "x.yaml")
    (thu_muc / "x.docx").write_bytes(render_docx(load(TRA_CU)))
    _git(thu_muc, "add", ".")
    _git(thu_muc, "commit", "-q", "-m", "x")
    (thu_muc / "x.docx").write_bytes(render_docx(load(_sua(tmp_path, TRA_CU, ("so: 32", "so: 35")))))
    shutil.copy(tmp_path / "moi.yaml", thu_muc / "plans" / "x.yaml")
    monkeypatch.chdir(thu_muc)
    return thu_muc


@pytest.mark.usefixtures("kho")
def test_a_git_revision_is_a_side_like_any_other() -> None:
    assert _cau("HEAD:plans/x.yaml", "plans/x.yaml") == ["số: 32 → 35"]
    assert not diff("HEAD:x.docx", "HEAD:plans/x.yaml").khac


def test_shared_citations_of_a_revision_come_from_that_revision(kho: Path) -> None:
    nguon = "co_quan: {ten: A}\ntrich_yeu: x\nvien_dan_tep: ../chung.yaml\ncan_cu: Căn cứ [@a]\n"
    (kho / "plans" / "y.yaml").write_text(nguon, "utf-8")
    (kho / "chung.yaml").write_text("a: Luật «cũ»\n", "utf-8")
    _git(kho, "add", ".")
    _git(kho, "commit", "-q", "-m", "y")
    (kho / "chung.yaml").write_text("a: Luật «mới»\n", "utf-8")
    assert _cau("HEAD:plans/y.yaml", "plans/y.yaml") == ["căn cứ: Căn cứ Luật «cũ» → Căn cứ Luật «mới»"]


@pytest.mark.usefixtures("kho")
@pytest.mark.parametrize("ten", ["HEAD:khong.yaml", "khong:plans/x.yaml", "--help:x.yaml", "HEAD:plans"])
def test_a_revision_without_that_file_is_told(ten: str) -> None:
    with pytest.raises(NguonHongError):
        diff(ten, "plans/x.yaml")


def test_git_diff_shows_documents_as_text(kho: Path) -> None:
    """The driver of docs/huong_dan/dong_loat.md, with the function the command calls."""
    import sys

    (kho / ".gitattributes").write_text("*.docx diff=kehoach\n", "utf-8")
    ma = "import sys; from kehoach.dong_loat.lenh import run_textconv; run_textconv(sys.argv[1])"
    (kho / "doc.sh").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{ma}" "$1"\n', "utf-8")
    (kho / "doc.sh").chmod(0o755)
    ra = _git(kho, "-c", f"diff.kehoach.textconv={kho}/doc.sh", "diff", "x.docx")
    dong = [d for d in ra.splitlines() if d[:1] in "+-" and d[:3] not in ("+++", "---")]
    assert [d.split("/")[0] for d in dong] == ["-Số: 32", "+Số: 35"]


def test_textconv_prints_a_paragraph_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx = tmp_path / "a.docx"
    docx.write_bytes(render_docx(load(TRA_CU)))
    assert run_textconv(str(docx)) == 0
    assert "KẾ HOẠCH" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("ten", "loi"), [("a.docx", TepDocxHongError), ("a.pdf", NguonHongError), ("khong.yaml", NguonHongError)]
)
def test_what_cannot_be_compared_is_told_by_name(tmp_path: Path, ten: str, loi: type[Exception]) -> None:
    if not ten.startswith("khong"):
        (tmp_path / ten).write_bytes(b"x")
    with pytest.raises(loi, match=ten.replace(".", r"\.")):
        diff(tmp_path / ten, TRA_CU)


_DANH_SACH = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_numbers_against_bullets_are_a_difference(tmp_path: Path) -> None:
    """What `check` reads as "1." and as "-" is no longer one to `diff`."""
    than = p("Một", pr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    for ten, kieu in (("so", ("decimal", "%1.")), ("gach", ("bullet", "-"))):
        (tmp_path / f"{ten}.docx").write_bytes(Tep(than, numbering=_DANH_SACH.format(*kieu)).dung())
    (doan,) = diff(tmp_path / "so.docx", tmp_path / "gach.docx").van_ban
    assert (doan.cu, doan.moi) == ("1. Một", "- Một")


def test_a_notebook_shows_the_page_and_the_text() -> None:
    khac = diff(TRA_CU, KON_RAY)
    assert khac._repr_mimebundle_() == {"text/html": write_khac(khac), "text/plain": format_khac(khac)}
