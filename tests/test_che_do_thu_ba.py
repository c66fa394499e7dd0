"""A regime is data alone: one that no Python knows goes through every command."""

from __future__ import annotations

import ast
import io
import json
import re
import threading
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import che_do_thu_ba as ctb
import kehoach as kh
import nha_may as nm
from kehoach.cli import main
from kehoach.kiem_tra.quy_tac import danh_sach_quy_tac
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.the_thuc import che_do_theo_ma, che_do_vao_ngay, danh_sach_che_do
from kehoach.the_thuc.thu_muc import open_goc
from kehoach.vien_dan import format_vien_dan, parse_vien_dan

_NGUON = """\
co_quan: {ten: Ủy ban nhân dân xã Mẫu, viet_tat: UBND}
so: 5
ngay: 2032-04-10
dia_danh: Mẫu
trich_yeu: Thực hiện việc mẫu
do_khan: Khẩn
vien_dan: {qd: Quyết định số 01/QĐ-UBND của Ủy ban nhân dân xã Mẫu}
can_cu: ["[@qd]"]
mo_dau: Ủy ban nhân dân xã Mẫu xây dựng Kế hoạch như sau
muc_dich: Làm theo [@qd, điểm a khoản 1 Điều 5].
noi_nhan: [Các thôn]
chu_ky: {dong: [TM. Ủy ban nhân dân, Chủ tịch], ho_ten: Người Ký Mẫu}
"""


@pytest.fixture(autouse=True)
def thu_muc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one plan `k.yaml`, where the third regime is known."""
    che_do = ctb.write_che_do(tmp_path / "che-do")
    (tmp_path / "viec").mkdir()
    monkeypatch.chdir(tmp_path / "viec")
    (tmp_path / "viec" / "k.yaml").write_text(_NGUON, "utf-8")
    with open_goc(che_do):
        yield tmp_path / "viec"


def _chu(docx: bytes) -> str:
    return "\n".join(c for _, c in nm.doan_cua(docx))


def test_the_date_picks_it_and_a_plan_may_name_it() -> None:
    assert [c.ma for c in danh_sach_che_do()][-1] == ctb.MA
    assert che_do_vao_ngay(kh.load("k.yaml").ngay).ma == ctb.MA
    assert kh.load(nm.nguon(the_thuc=ctb.MA)).the_thuc == ctb.MA


def test_it_is_gone_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    with open_goc(tmp_path / "khac"):
        assert che_do_theo_ma(ctb.MA).ten == ctb.TEN
    from kehoach.the_thuc import thu_muc as mo_dun

    with pytest.MonkeyPatch.context() as va:
        va.setattr(mo_dun, "_goc", mo_dun._goc[:1])
        assert ctb.MA not in [c.ma for c in danh_sach_che_do()]
        with pytest.raises(KeyError):
            danh_sach_quy_tac(ctb.MA)


def test_render_writes_its_colours_and_its_citations(thu_muc: Path) -> None:
    assert main(["render", "k.yaml", "--to", "docx,txt,html"]) == 0
    docx = (thu_muc / "k.docx").read_bytes()
    assert 'w:color w:val="0000FF"' in nm.phan(docx, "word/styles.xml").decode()
    for chu in (_chu(docx), (thu_muc / "k.txt").read_text("utf-8")):
        assert "điểm a - khoản 1 - Điều 5 - Quyết định số 01/QĐ-UBND" in chu


def test_preview_shows_its_colours(thu_muc: Path) -> None:
    assert main(["preview", "k.yaml"]) == 0
    trang = (thu_muc / "k.html").read_text("utf-8")
    assert "color:#0000FF" in trang
    assert "line-height:9mm" in trang
    assert "điểm a - khoản 1 - Điều 5" in trang


def test_check_judges_the_plan_and_its_docx_by_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "k.yaml", "--format", "json", "--rule", "nd.vien_dan.thieu"])
    (p,) = json.loads(capsys.readouterr().out)["phat_hien"]
    assert p["nguon"] == "«A», Điều 6"
    sai = kh.load("k.yaml").sua(trich_yeu="Thực hiện việc mẫu.")
    kh.render(sai, "k.docx")
    (p,) = kh.check("k.docx")
    assert p.ma.startswith(f"{ctb.MA}.")
    assert p.nguon.startswith(ctb.TEN)
    assert [p.ma] == [x.ma for x in kh.check(sai) if not x.ma.startswith("nd.")]


def test_rules_lists_and_explains_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert capsys.readouterr().out.startswith(f"{ctb.TEN} ({ctb.MA}): ")
    ma = danh_sach_quy_tac(ctb.MA)[0].ma
    assert main(["rules", ma]) == 0
    assert ctb.TEN in capsys.readouterr().out
    assert main(["check", "k.yaml", "--rule", ctb.MA]) == 0


def test_fix_mends_by_its_rules(thu_muc: Path) -> None:
    phan = read_goi(kh.render_bytes(kh.load("k.yaml")))
    phan[ns.PHAN_DOCUMENT] = phan[ns.PHAN_DOCUMENT].replace(b'w:left="1701"', b'w:left="567"')
    (thu_muc / "k.docx").write_bytes(GoiMau(phan).assemble())
    assert {p.ma.split(".")[0] for p in kh.check("k.docx")} == {ctb.MA}
    assert main(["check", "--fix", "k.docx", "-o", "tot.docx"]) == 0
    assert kh.check("tot.docx") == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_build_and_its_check_agree(jobs: int, thu_muc: Path) -> None:
    (thu_muc / "kehoach.toml").write_text('nguon = ["*.yaml"]\n', "utf-8")
    (thu_muc / "k2.yaml").write_text(_NGUON, "utf-8")
    assert main(["build", "--jobs", str(jobs)]) == 0
    assert (thu_muc / "van-ban" / "k.docx").read_bytes() == kh.render_bytes(kh.load("k.yaml"))
    assert [p for p in kh.check_build(jobs=jobs) if p.ma.startswith("xay.")] == []


def test_a_process_that_is_started_anew_knows_it(thu_muc: Path) -> None:
    """As when a thread runs: then processes are not forked."""
    (thu_muc / "kehoach.toml").write_text('nguon = ["*.yaml"]\n', "utf-8")
    (thu_muc / "k2.yaml").write_text(_NGUON, "utf-8")
    dung = threading.Event()
    luong = threading.Thread(target=dung.wait)
    luong.start()
    try:
        assert main(["build", "--jobs", "2"]) == 0
    finally:
        dung.set()
        luong.join()


def test_its_data_are_in_the_fingerprint_of_a_build(tmp_path: Path) -> None:
    from kehoach.dong_loat.van_tay_vao import hash_thu_vien

    truoc = hash_thu_vien()
    khac = ctb.write_che_do(tmp_path / "khac")
    with open_goc(khac):
        assert hash_thu_vien() != truoc
    assert hash_thu_vien() == truoc


def test_diff_table_and_notebook_follow_it(thu_muc: Path) -> None:
    moi = _NGUON.replace("Điều 5", "Điều 6")
    (thu_muc / "moi.yaml").write_text(moi, "utf-8")
    khac = [d.moi for d in kh.diff("k.yaml", "moi.yaml").van_ban if not d.giong]
    assert any("điểm a - khoản 1 - Điều 6" in x for x in khac)
    (thu_muc / "b.csv").write_text("xa\nMẫu\n", "utf-8")
    (thu_muc / "khuon.yaml").write_text(_NGUON.replace("dia_danh: Mẫu", "dia_danh: ${xa}"), "utf-8")
    (ke_hoach,) = kh.load_bang("khuon.yaml", "b.csv")
    assert kh.render_bytes(ke_hoach) == kh.render_bytes(kh.load("k.yaml"))
    goi = ke_hoach._repr_mimebundle_()
    assert "color:#0000FF" in goi["text/html"]


def test_its_template_is_given_to_be_restyled(thu_muc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", ctb.MA]) == 0
    kh.render(kh.load("k.yaml"), "rieng.docx", mau=f"mau-{ctb.MA}.docx")
    assert (thu_muc / "rieng.docx").read_bytes() == kh.render_bytes(kh.load("k.yaml"))
    capsys.readouterr()
    assert main(["template", "nd98"]) == 2
    assert f"{ctb.MA} ({ctb.TEN})" in capsys.readouterr().err


def test_a_house_profile_may_stand_over_it() -> None:
    doi = {"vien_dan.noi": {"la": " / ", "ly_do": "x"}, "kieu.do_khan.mau": {"la": "00FF00", "ly_do": "x"}}
    ke_hoach = kh.load("k.yaml", quy_uoc={"ten": "A", "tren": ctb.MA, "doi": doi})
    docx = kh.render_bytes(ke_hoach)
    assert "điểm a / khoản 1 / Điều 5 / Quyết định" in _chu(docx)
    assert 'w:color w:val="00FF00"' in nm.phan(docx, "word/styles.xml").decode()
    assert [p for p in kh.check(ke_hoach) if p.ma.startswith(ctb.MA)] == []


def test_texts_for_users_list_it() -> None:
    assert ctb.MA in kh.schema()["properties"]["the_thuc"]["description"]
    with pytest.raises(kh.NguonHongError, match="nd98") as loi:
        kh.load(nm.nguon(the_thuc="nd98"))
    assert ctb.MA in loi.value.phat_hien[0].goi_y


def test_citations_are_written_by_its_id_or_by_its_style() -> None:
    vd = parse_vien_dan("điểm a khoản 1 Điều 5 Quyết định số 01/QĐ-UBND")
    bang_ma = format_vien_dan(vd, che_do=ctb.MA)
    assert bang_ma == "điểm a - khoản 1 - Điều 5 - Quyết định số 01/QĐ-UBND"
    assert format_vien_dan(vd, che_do=che_do_theo_ma(ctb.MA).vien_dan) == bang_ma
    with pytest.raises(KeyError):
        format_vien_dan(vd, che_do="nd98")


def _chuoi(tep: Path) -> Iterator[str]:
    """Names and texts of a Python file that are no docstrings."""
    van_ban = tep.read_text("utf-8")
    cay = ast.parse(van_ban)
    la_chu = (n.value for n in ast.walk(cay) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
    mo_ta = {(n.lineno, n.col_offset) for n in la_chu}
    for x in tokenize.generate_tokens(io.StringIO(van_ban).readline):
        if x.type != tokenize.COMMENT and x.start not in mo_ta:
            yield x.string


def test_no_python_names_a_regime() -> None:
    ma = re.compile("|".join(m.name for m in (nm.GOC / "src/kehoach/the_thuc/du_lieu").iterdir() if m.is_dir()))
    neu = [(t.name, x) for t in (nm.GOC / "src").rglob("*.py") for x in _chuoi(t) if ma.search(x)]
    assert neu == []
