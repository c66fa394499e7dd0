"""The command line: what it writes and where, its exit codes, and that no source makes it show a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.cli import main

_TOT = "co_quan: {ten: Xã Mẫu, viet_tat: UBND}\ntrich_yeu: Việc mẫu\n"

_GOC = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def trong_thu_muc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    nm.tep(tmp_path, _TOT)
    return tmp_path


def _tep_docx(thu_muc: Path) -> list[str]:
    return sorted(
        str(t.relative_to(thu_muc)) for t in thu_muc.rglob("*") if t.suffix.lower() in (".docx", ".txt", ".tmp")
    )


# --- render: where results go


@pytest.mark.parametrize(
    ("doi_so", "ra"),
    [
        (["k.yaml"], ["k.docx"]),
        (["k.yaml", "-o", "x.docx"], ["x.docx"]),
        (["k.yaml", "-o", "x.DOCX"], ["x.DOCX"]),
        (["k.yaml", "-o", "moi/sau"], ["moi/sau/k.docx"]),
        (["k.yaml", "-o", "co"], ["co/k.docx"]),
        (["k.yaml", "-o", "co.docx"], ["co.docx/k.docx"]),
        (["k.yaml", "--to", "txt"], ["k.txt"]),
        (["k.yaml", "--to", "docx,txt"], ["k.docx", "k.txt"]),
        (["k.yaml", "--to", "txt, txt"], ["k.txt"]),
        (["k.yaml", "-o", "x.docx", "--to", "txt,docx"], ["x.docx", "x.txt"]),
        (["co/h.yaml", "k.yaml", "-o", "moi"], ["moi/h.docx", "moi/k.docx"]),
        (["co/h.yaml", "k.yaml"], ["co/h.docx", "k.docx"]),
    ],
)
def test_results_go_where_asked(
    doi_so: list[str], ra: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "co").mkdir()
    (tmp_path / "co.docx").mkdir()
    nm.tep(tmp_path / "co", _TOT, "h.yaml")
    assert main(["render", *doi_so]) == 0
    dong = capsys.readouterr().out.splitlines()
    assert [t for t in _tep_docx(tmp_path) if t != "co.docx"] == ra
    assert all(Path(d).is_file() for d in dong)


@pytest.mark.parametrize("dang", ["docx", "txt", "html"])
def test_an_existing_result_is_replaced(tmp_path: Path, dang: str) -> None:
    assert main(["render", "k.yaml", "--to", dang]) == 0
    truoc = (tmp_path / f"k.{dang}").read_bytes()
    (tmp_path / "k.yaml").write_text((tmp_path / "k.yaml").read_text("utf-8") + "dia_danh: Khác\n", "utf-8")
    assert main(["render", "k.yaml", "--to", dang]) == 0
    assert (tmp_path / f"k.{dang}").read_bytes() != truoc


def test_a_bad_plan_among_good_ones_does_not_stop_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nm.tep(tmp_path, _TOT + "so: ba\n", "hong.yaml")
    nm.tep(tmp_path, _TOT, "z.yaml")
    assert main(["render", "k.yaml", "hong.yaml", "khong-co.yaml", "z.yaml", "-o", "ra"]) == 2
    assert _tep_docx(tmp_path) == ["ra/k.docx", "ra/z.docx"]
    loi = capsys.readouterr().err
    assert "hong.yaml:3:5" in loi
    assert "khong-co.yaml" in loi


def test_two_plans_never_share_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "co").mkdir()
    nm.tep(tmp_path / "co", _TOT.replace("Xã Mẫu", "Xã Khác"))
    assert main(["render", "k.yaml", "co/k.yaml", "-o", "ra"]) == 2
    assert "cùng ra" in capsys.readouterr().err
    assert b"KH" in nm.phan((tmp_path / "ra/k.docx").read_bytes())
    assert "XÃ MẪU" in nm.phan((tmp_path / "ra/k.docx").read_bytes()).decode()


@pytest.mark.parametrize(
    "doi_so",
    [
        ["k.yaml", "-o", "x.odt"],
        ["k.yaml", "-o", "k.yaml"],
        ["k.yaml", "--to", "odt"],
        ["k.yaml", "--to", "docx,odt"],
        ["k.yaml", "-o", "khong/co/x.docx"],
        ["k.yaml", "-o", "k.yaml/x"],
        ["k.yaml", "h.yaml", "-o", "x.docx"],
        ["k.yaml", "--template", "khong-co.docx"],
        ["k.yaml", "--template", "k.yaml"],
        ["k.yaml", "--template", "."],
        ["k.docx"],
        ["."],
        [""],
        ["khong-co.yaml"],
        ["a\0b.yaml"],
    ],
)
def test_what_cannot_be_done_is_a_message_and_nothing_is_written(
    doi_so: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nm.tep(tmp_path, _TOT, "h.yaml")
    assert main(["render", *doi_so]) == 2
    thong_bao = capsys.readouterr().err
    assert thong_bao.strip()
    assert "Traceback" not in thong_bao
    assert _tep_docx(tmp_path) == []
    assert (tmp_path / "k.yaml").read_text("utf-8") == _TOT


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root viết được vào thư mục chỉ đọc")
def test_a_read_only_folder_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "khoa").mkdir(mode=0o500)
    assert main(["render", "k.yaml", "-o", "khoa"]) == 2


def test_a_result_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "that.docx").write_bytes(b"cu")
    (tmp_path / "k.docx").symlink_to(tmp_path / "that.docx")
    assert main(["render", "k.yaml"]) == 2
    assert (tmp_path / "that.docx").read_bytes() == b"cu"


# --- hostile sources


_XAU: dict[str, str | bytes] = {
    "rỗng": "",
    "chỉ chú giải": "# a\n",
    "không phải nhóm": "- a\n",
    "chữ trơn": "abc",
    "khóa lặp": _TOT + "so: 1\nso: 2\n",
    "khóa lạ": _TOT + "soo: 1\n",
    "neo": _TOT + "dia_danh: &a x\nso: *a\n",
    "thẻ": _TOT + "so: !!python/object/apply:os.system [ls]\n",
    "gộp": _TOT + "<<: {so: 1}\n",
    "hai tài liệu": _TOT + "---\n" + _TOT,
    "ngoặc sâu": "a: " + "[" * 100_000,
    "ngoặc nhọn sâu": "{a: " * 5_000,
    "danh sách sâu": "- " * 50_000,
    "cờ sai": _TOT + "can_cu_lien_mo_dau: co\n",
    "ngày sai": _TOT + "ngay: 2023-02-30\n",
    "khóa viện dẫn": _TOT + 'can_cu: ["[@khong]"]\n',
    "HTML": _TOT + "muc_dich: <script>x</script>\n",
    "mẫu": _TOT + "muc_dich: '{{ 7*7 }}'\n",
    "ký tự điều khiển": _TOT + 'muc_dich: "a\\x07"\n',
    "nửa cặp": _TOT + 'muc_dich: "a\\ud800"\n',
    "không UTF-8": b"a: \xe0\xe1\n",
    "UTF-16": _TOT.encode("utf-16"),
    "nhị phân": bytes(range(256)) * 40,
    "số dài": _TOT + f"so: {'9' * 5000}\n",
    "tiền dài": _TOT + f"kinh_phi: {{tong: {'9' * 5000} đồng}}\n",
    "sao": _TOT + "muc_dich: |\n  " + "**a " * 30_000 + "\n",
    "gạch sâu": _TOT + "muc_dich: |\n  " + "- " * 3_000 + "a\n",
    "ngoặc mở": _TOT + "muc_dich: |\n  " + "[@" * 20_000 + "\n",
    "chú thích vòng": _TOT + "muc_dich: |\n  a[^1]\n\n  [^1]: b[^1]\n",
    "NUL": _TOT + "muc_dich: a\0b\n",
    "thể thức lạ": _TOT + "the_thuc: nd99\n",
    "đánh số lạ": _TOT + "danh_so: [1.1.]\n",
    "lớn": "a" * 5_000_000,
}


@pytest.mark.parametrize("ten", _XAU)
def test_a_hostile_source_is_refused_and_the_old_result_stands(
    ten: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nguon = _XAU[ten]
    (tmp_path / "x.yaml").write_bytes(nguon if isinstance(nguon, bytes) else nguon.encode("utf-8", "surrogatepass"))
    (tmp_path / "x.docx").write_bytes(b"ban cu")
    for lenh in ("render", "check"):
        assert main([lenh, "x.yaml"]) == 2
        ra = capsys.readouterr()
        assert "x.yaml" in ra.err + ra.out
        assert "Traceback" not in ra.err
        assert len(ra.err) < 200_000
    assert (tmp_path / "x.docx").read_bytes() == b"ban cu"
    assert _tep_docx(tmp_path) == ["x.docx"]


_JSON_XAU = {
    "ngoặc sâu": '{"a":' * 50_000,
    "số dài": f'{{"co_quan": {{"ten": "a"}}, "trich_yeu": "b", "so": {"9" * 5000}}}',
    "danh sách": "[1]",
    "dở dang": "{",
    "không phải số": '{"a": NaN}',
}


@pytest.mark.parametrize("nguon", _JSON_XAU.values(), ids=_JSON_XAU)
def test_hostile_json_is_refused_too(nguon: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nm.tep(tmp_path, nguon, "x.json")
    assert main(["render", "x.json"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert _tep_docx(tmp_path) == []


# --- the other commands


def test_check_says_what_is_fine_and_what_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nm.tep(tmp_path, _TOT + "so: ba\n", "hong.yaml")
    assert main(["check", "k.yaml", "--severity", "canh_bao"]) == 0
    assert "k.yaml: không có gì trong phần được chọn" in capsys.readouterr().out
    assert main(["check", "k.yaml", "hong.yaml"]) == 2
    assert "hong.yaml:3:5: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("doi_so", "ra"),
    [
        ([], "ke-hoach.yaml"),
        (["a"], "a.yaml"),
        (["a.yml"], "a.yml"),
        (["a.docx"], "a.docx.yaml"),
        (["k.6"], "k.6.yaml"),
    ],
)
def test_new_writes_a_plan_that_renders(doi_so: list[str], ra: str, tmp_path: Path) -> None:
    assert main(["new", *doi_so]) == 0
    assert (tmp_path / ra).is_file()
    assert main(["check", ra]) == 0
    assert main(["render", ra]) == 0


def test_new_never_writes_over_a_file(tmp_path: Path) -> None:
    assert main(["new", "a"]) == 0
    (tmp_path / "a.yaml").write_text("của tôi", encoding="utf-8")
    assert main(["new", "a"]) == 2
    assert (tmp_path / "a.yaml").read_text("utf-8") == "của tôi"


@pytest.mark.parametrize("ten", ["", ".", "..", "khong-co/a", "k.yaml", "k.yaml/a", "a\0"])
def test_new_refuses_what_is_no_new_file(ten: str, tmp_path: Path) -> None:
    truoc = sorted(tmp_path.rglob("*"))
    assert main(["new", ten]) == 2
    assert sorted(tmp_path.rglob("*")) == truoc


def test_usage_errors_exit_with_two() -> None:
    for doi_so in ([], ["khong-co"], ["render"], ["render", "--la"]):
        with pytest.raises(SystemExit) as thoat:
            main(doi_so)
        assert thoat.value.code == 2


_LENH = [sys.executable, "-m", "kehoach"]


def test_vietnamese_comes_out_whole_in_a_console_without_it() -> None:
    moi = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    ra = subprocess.run([*_LENH, "check", "khong-co.yaml"], capture_output=True, env=moi, check=False)
    assert ra.returncode == 2
    assert "Không có tệp này" in (ra.stdout + ra.stderr).decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    doc, viet = os.pipe()
    os.close(doc)
    ra = subprocess.run([*_LENH, "schema"], stdout=viet, stderr=subprocess.PIPE, check=False)
    os.close(viet)
    assert b"Traceback" not in ra.stderr
    assert ra.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="chỉ có trên Linux")
def test_a_full_disk_behind_the_output_is_a_message() -> None:
    with Path("/dev/full").open("wb") as day:
        ra = subprocess.run([*_LENH, "schema"], stdout=day, stderr=subprocess.PIPE, check=False)
    assert ra.returncode == 2
    assert b"Traceback" not in ra.stderr


def test_check_fix_mends_layout_into_another_file_and_lists_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document
    from docx.shared import Mm

    goc = tmp_path / "goc.docx"
    kh.render(_GOC / "fixtures" / "ke-hoach" / "tra-cu-2023.yaml", goc)
    tai_lieu = Document(str(goc))
    tai_lieu.sections[0].top_margin = Mm(10)
    tai_lieu.save(str(goc))
    truoc = goc.read_bytes()
    assert main(["check", str(goc)]) == 1
    assert main(["check", "--fix", str(goc), "-o", str(tmp_path / "sua.docx")]) == 0
    assert "Lề trên 10 mm" in capsys.readouterr().out
    assert goc.read_bytes() == truoc
    assert main(["check", str(tmp_path / "sua.docx")]) == 0
    for sai in (["-o", str(goc)], []):
        assert main(["check", "--fix", str(goc), *sai]) == 2
    assert goc.read_bytes() == truoc


@pytest.mark.parametrize("ma", ["nd99", "nd30.pl1.ii", "nap.sai_ten_"])
def test_a_rule_that_does_not_exist_is_no_clean_document(ma: str, capsys: pytest.CaptureFixture[str]) -> None:
    co = ma.startswith("nap.")  # every code of loading begins like this
    assert main(["check", "--rule", ma, str(_GOC / "fixtures/ke-hoach/tra-cu-2023.yaml")]) == (0 if co else 2)
    assert ("kehoach rules" in capsys.readouterr().err) is not co


def test_a_filter_that_hides_findings_does_not_say_that_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tep = tmp_path / "x.yaml"
    tep.write_text("co_quan: UBND xã «tên xã»\ntrich_yeu: Tập huấn\n", "utf-8")
    assert main(["check", "--severity", "loi", str(tep)]) == 0
    ra = capsys.readouterr().out
    assert "không có gì trong phần được chọn" in ra
    assert "tốt" not in ra


def test_a_preview_is_never_written_under_another_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tep = str(_GOC / "fixtures/ke-hoach/tra-cu-2023.yaml")
    assert main(["preview", tep, "-o", str(tmp_path / "x.pdf")]) == 2
    assert "kehoach render" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_a_new_plan_names_itself_in_its_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "tap-huan.yaml"]) == 0
    dau = (tmp_path / "tap-huan.yaml").read_text("utf-8").splitlines()[:3]
    assert "kehoach check tap-huan.yaml" in dau[1]
    assert "tap-huan.docx" in dau[2]


@pytest.mark.parametrize("ma", ["nap.tong", "nd.vien_dan.khong_doc", "xay.lech", "nd.cho_dien"])
def test_every_code_that_is_printed_can_be_asked_about(ma: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", ma]) == 0
    assert capsys.readouterr().out.startswith(f"{ma}: ")
