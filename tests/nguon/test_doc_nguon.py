"""Reading sources: what comes out of a good one, and every finding of a bad one with its place."""

from __future__ import annotations

import datetime
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from do_cong import check_tuyen_tinh, count_byte, count_loi_goi
from kehoach.loi import NguonHongError
from kehoach.nguon import GioiHan, read_nguon, read_van_ban, yaml_doc
from kehoach.nguon import ma as ma_loi

MA = {x for x in vars(ma_loi).values() if isinstance(x, str) and x.startswith("nap.")}


def loi_cua(doc: Callable[[], object]) -> list[tuple[str, str]]:
    """The findings of a reading that must fail: id and place."""
    with pytest.raises(NguonHongError) as loi:
        doc()
    assert loi.value.phat_hien
    assert all(p.ma in MA and p.thong_diep and p.muc_do == "loi" for p in loi.value.phat_hien)
    return [(p.ma.removeprefix("nap."), str(p.vi_tri).removeprefix("<nguồn>:")) for p in loi.value.phat_hien]


def loi_yaml(text: str | bytes, **them: Any) -> list[tuple[str, str]]:
    return loi_cua(lambda: read_van_ban(text, **them))


def loi_json(text: str) -> list[tuple[str, str]]:
    return loi_cua(lambda: read_van_ban(text, dinh_dang="json"))


@pytest.fixture(params=["libyaml", "thuần Python"])
def bo_doc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML: the second stands in where libyaml is missing."""
    if request.param != "libyaml":
        monkeypatch.setattr(yaml_doc.yaml, "__with_libyaml__", False)
    return str(request.param)


@pytest.mark.usefixtures("bo_doc")
class TestYaml:
    def test_scalars_stay_text_and_only_empty_tilde_null_are_none(self) -> None:
        text = "a: 012\nb: no\nc: 2023-04-10\nd: 1.0\ne:\nf: ~\ng: null\nh: 'null'\ni: \"\"\nk: Null\nl: 'a''b'\n"
        assert read_van_ban(text).du_lieu == {
            "a": "012",
            "b": "no",
            "c": "2023-04-10",
            "d": "1.0",
            "e": None,
            "f": None,
            "g": None,
            "h": "null",
            "i": "",
            "k": "Null",
            "l": "a'b",
        }

    def test_nested_lists_and_mappings_keep_their_shape_and_order(self) -> None:
        text = "z: [1, {y: [], x: {}}]\na:\n- b:\n  - c\n  -\n- - d\n"
        du_lieu = read_van_ban(text).du_lieu
        assert du_lieu == {"z": ["1", {"y": [], "x": {}}], "a": [{"b": ["c", None]}, ["d"]]}
        assert list(du_lieu) == ["z", "a"]

    def test_a_comment_a_document_start_and_a_version_line_do_no_harm(self) -> None:
        assert read_van_ban("%YAML 1.1\n--- # {{ chú thích }}\na: 1 # \ue000\n...\n").du_lieu == {"a": "1"}

    @pytest.mark.parametrize(
        ("text", "cho"),
        [
            ("a: 1\nb: 2\na: 3\n", [("trung_khoa", "3:1")]),
            ("x:\n  - {b: 1, c: 2, b: 3, 'b': 4}\n", [("trung_khoa", "2:18"), ("trung_khoa", "2:24")]),
            ("e\u0301: 1\n\xe9: 2\n", [("trung_khoa", "2:1")]),  # NFD and NFC are one key
            ("a: &x 1\nb: *x\n", [("neo", "1:4"), ("neo", "2:4")]),
            ("a: &x [*x]\n", [("neo", "1:4"), ("neo", "1:8")]),
            ("*x : 1\nb: 2\n", [("neo", "1:1")]),
            ("a: {b: 1}\n<<: {c: 1}\n", [("neo", "2:1")]),
            ("a: !!int 3\nb: !x {}\nc: ! d\n", [("the", "1:4"), ("the", "2:4"), ("the", "3:4")]),
            ("? [a, b]\n: c\n? {d: e}\n: f\n", [("khoa", "1:3"), ("khoa", "3:3")]),
            ("null: 1\n", [("khoa", "1:1")]),
            ("~: 1\n", [("khoa", "1:1")]),
            ("a: 1\n---\nb: 2\n", [("nhieu_tai_lieu", "2:1")]),
            ("- a\n", [("goc", "1:1")]),
            ("# x\n\nchỉ có chữ\n", [("goc", "3:1")]),
            ("a: {{ x }}\n", [("mau", "1:4")]),
            ("a: {% x %}\n", [("mau", "1:4")]),
        ],
    )
    def test_every_structural_slip_is_found_at_its_place(self, text: str, cho: list[tuple[str, str]]) -> None:
        assert loi_yaml(text) == cho

    @pytest.mark.parametrize(
        ("text", "cho", "manh"),
        [
            ("a:\n\tb: 1\n", "2:1", "tab"),
            ("a: b: c\n", "1:5", "hai chấm"),
            ("a: 1\n b: 2\n", "2:3", "hai chấm"),
            ("a: 1\nxyz\nb: 2\n", "2:1", "thiếu dấu hai chấm"),
            ("a: 'x\nb: 3\n", "1:4", "không đóng"),
            ('a: "x\nb: 3\n', "1:4", "không đóng"),
            ("can_cu:\n  - [@kh07]\n", "2:6", "«@»"),
            ("a: **đậm** x\n", "1:4", "«*»"),
            ("a: [1, 2\nb: 3\n", "2:2", "[ ]"),
            ("a: {b: 1\n", "2:1", "{ }"),
            ('a: "x" y\n', "1:8", "thụt lề"),
            ('a: "\\q"\n', {"libyaml": "1:5", "thuần Python": "1:6"}, "\\"),
            ("a: - b\n", "1:4", "Dấu gạch"),
            ("a:\n  - b\n c: 1\n", "3:2", "thụt lề"),
            ("a: | x\n  b\n", "1:6", "xuống dòng"),
            ("a: %b\n", "1:4", "«%»"),
        ],
    )
    def test_syntax_errors_speak_vietnamese_and_name_the_place(
        self, bo_doc: str, text: str, cho: str | dict[str, str], manh: str
    ) -> None:
        with pytest.raises(NguonHongError) as loi:
            read_van_ban(text)
        (mot,) = loi.value.phat_hien
        assert (mot.ma, manh in mot.thong_diep, bool(mot.goi_y)) == ("nap.cu_phap", True, True), mot
        assert str(mot.vi_tri).endswith(f":{cho[bo_doc] if isinstance(cho, dict) else cho}"), mot

    def test_findings_before_a_syntax_error_are_reported_with_it_in_order(self) -> None:
        assert loi_yaml("a: 1\na: \u200b2\nb: [\n") == [("trung_khoa", "2:1"), ("cu_phap", "4:1")]

    @pytest.mark.parametrize(("dau", "mau"), [("", "["), ("a: ", "["), ("", "{a: "), ("", "- "), ("", "? ")])
    def test_a_hundred_thousand_brackets_end_at_the_limit_at_once(self, dau: str, mau: str) -> None:
        def doc(n: int) -> set[str]:
            return {ma for ma, _ in loi_yaml(dau + mau * n)} - {"khoa"}  # "? " puts lists where keys belong

        assert doc(100_000) == {"gioi_han"}
        assert count_loi_goi(lambda: doc(100_000)) < 2 * count_loi_goi(lambda: doc(5_000))


def test_deep_nesting_does_not_crash_a_thread_with_a_small_stack() -> None:
    ket_qua: list[object] = []

    def chay() -> None:
        for text in ("[" * 100_000, "{a: " * 50_000, "a:\n" + "".join(" " * i + "a:\n" for i in range(1, 300))):
            ket_qua.append(loi_yaml(text))
        sau = GioiHan(do_sau=20_000)
        du_lieu = read_van_ban("a: " + "[" * 10_000 + "]" * 10_000, gioi_han=sau)
        ket_qua.append(du_lieu.vi_tri(("a", 0, 0)))
        ket_qua.append(loi_json("[" * 100_000))

    cu = threading.stack_size(256 * 1024)
    try:
        luong = threading.Thread(target=chay)
        luong.start()
        luong.join()
    finally:
        threading.stack_size(cu)
    assert len(ket_qua) == 5


@pytest.mark.parametrize(
    ("ky_tu", "ma"),
    [(c, "ky_tu") for c in "\x00\x01\x07\x08\x0c\x0e\x1f\x7f\x80\x85\x9f\u034f\u061c\u200c\u200d\u200e\u200f"]
    + [(c, "ky_tu") for c in "\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufffd\ufffe\uffff\ue000\uf0b7\ufdd0"]
    + [(c, "ky_tu") for c in "\U0001fffe\U000f0000\U0010ffff\U000e0001\ufe0f\ud800\udfff"]
    + [(c, "mau") for c in ("{{", "}}", "{%", "%}", "{#", "#}", "{_{", "}_}", "{_%", "%_}")],
)
class TestKyTuCam:
    """Each refused character and mark, in each notation, as a value and as a key."""

    def test_is_refused_raw_in_yaml_with_line_column_and_path(self, ky_tu: str, ma: str) -> None:
        with pytest.raises(NguonHongError) as loi:
            read_van_ban(f"a: b\nc:\n  - |\n    xin\n    chào x{ky_tu}y\n")
        (mot,) = loi.value.phat_hien
        assert (mot.ma, mot.vi_tri.dong, mot.vi_tri.cot, mot.vi_tri.duong_dan) == (f"nap.{ma}", 5, 11, "c[0]")
        assert (f"U+{ord(ky_tu):04X}" if ma == "ky_tu" else "tệp mẫu") in mot.thong_diep

    def test_is_refused_escaped_in_json_with_line_and_column(self, ky_tu: str, ma: str) -> None:
        assert loi_json('{"a": ["\\u00e9",\n ' + json.dumps(f"x{ky_tu}y") + "]}") == [(ma, "2:4")]

    def test_is_refused_in_a_mapping_with_its_path(self, ky_tu: str, ma: str) -> None:
        assert loi_cua(lambda: read_nguon({"a": [{"b": f"x{ky_tu}y"}]})) == [(ma, "a[0].b")]

    def test_is_refused_in_a_key(self, ky_tu: str, ma: str) -> None:
        assert [m for m, _ in loi_cua(lambda: read_nguon({f"x{ky_tu}y": "1"}))] == [ma]
        assert loi_json("{" + json.dumps(f"x{ky_tu}y") + ": 1}") == [(ma, "1:4")]


@pytest.mark.parametrize("chu", ["\\x07", "\\u200c", "\\uFEFF", "\\U0010FFFF", "\\e", "{\\x7b", "\\N", "\\L"])
def test_yaml_escapes_are_no_way_round(chu: str) -> None:
    assert [cho for _, cho in loi_yaml(f'a: b\nc: "é{chu}"\n')] in (["2:6"], ["2:5"])


@pytest.mark.parametrize(
    "text",
    [
        "A & B < C > \"D\" 'E'",
        "👨\u200d👩\u200d👧 ☎\ufe0f 1\ufe0f\u20e3",
        "a\xa0b \u202f",
        "{ x } {a} 100% # %",
        "€ ₫ ☐ … – “” ≥ x²",
        "a\nb",
    ],
)
def test_text_survives_unchanged_from_every_kind_of_source(text: str) -> None:
    assert read_nguon({"a": text}).du_lieu == {"a": text}
    for cach in (True, False):
        assert read_van_ban(json.dumps({"a": text}, ensure_ascii=cach), dinh_dang="json").du_lieu == {"a": text}
    assert read_van_ban(yaml.safe_dump({"a": text}, allow_unicode=True, width=20)).du_lieu == {"a": text}


def test_nfd_comes_out_nfc_and_line_ends_come_out_lf() -> None:
    nfd = "Quye\u0302\u0301t đi\u0323nh"
    mong = {"a": "Quyết định\nx"}
    assert read_nguon({"a": f"{nfd}\r\nx"}).du_lieu == mong
    assert read_van_ban(f"a: |-\r\n  {nfd}\r\n  x\r\n").du_lieu == mong
    assert read_van_ban('a: "Quye\\u0302\\u0301t đi\\u0323nh\\r\\nx"\n').du_lieu == mong
    assert read_van_ban(json.dumps({"a": f"{nfd}\rx"}), dinh_dang="json").du_lieu == mong


def test_runs_of_combining_marks_are_refused_in_linear_time() -> None:
    chong = "a" + "\u0301\u0316" * 100_000
    assert loi_cua(lambda: read_nguon({"a": chong})) == [("gioi_han", "a")]
    assert loi_cua(lambda: read_nguon({"a": chong[:50_000]})) == [("ky_tu", "a")]
    assert [ma for ma, _ in loi_yaml(f"a: {chong}\n")] == ["ky_tu"]
    assert [ma for ma, _ in loi_json(json.dumps({"a": chong[:9_000]}))] == ["ky_tu"]
    assert read_nguon({"a": "…" * 5_000 + "e\u0301"}).du_lieu["a"].endswith("é")
    check_tuyen_tinh(lambda chu: read_nguon({"a": chu}), lambda n: "…" * n + "e\u0301", 100_000)
    for doc in (loi_yaml, loi_json, lambda chu: loi_cua(lambda: read_nguon(json.loads(chu)))):
        check_tuyen_tinh(doc, lambda n: json.dumps({"a": chong[:n]}, ensure_ascii=False), len(chong) - 1)


class TestJson:
    def test_numbers_and_truth_values_come_as_they_are(self) -> None:
        text = '{"a": 1, "b": 1.5, "c": true, "d": null, "e": [[], {}]}'
        assert read_van_ban(text, dinh_dang="json").du_lieu == {"a": 1, "b": 1.5, "c": True, "d": None, "e": [[], {}]}

    @pytest.mark.parametrize(
        ("text", "cho"),
        [
            ('{"a": 1, "a": 2}', [("trung_khoa", "1:10")]),
            ('{"b": {"a": 1,\n "\\u0061": 2}, "b": 1}', [("trung_khoa", "2:2"), ("trung_khoa", "2:16")]),
            (
                '{"a": NaN, "b": [-Infinity, 1e999, 1' + "0" * 5000 + "]}",
                [("cu_phap", "1:7"), ("cu_phap", "1:18"), ("cu_phap", "1:29"), ("cu_phap", "1:36")],
            ),
            ('{"a": 1,}', [("cu_phap", "1:8")]),
            ('{"a": [1 ,\n ]}', [("cu_phap", "1:10")]),
            ('{"a": 1,]', [("cu_phap", "1:8")]),
            ('{"a": [1,,]}', [("cu_phap", "1:10")]),
            ('{"a": 1,', [("cu_phap", "1:9")]),
            ('{"a" 1}', [("cu_phap", "1:6")]),
            ('{"a": "x}', [("cu_phap", "1:7")]),
            ('{"a": 1} x', [("cu_phap", "1:10")]),
            ('{"a": 1 "b": 2}', [("cu_phap", "1:9")]),
            ('{"a": "\\q"}', [("cu_phap", "1:8")]),
            ("[1]", [("goc", "1:1")]),
            ("{}", [("rong", "1:1")]),
            ("[" * 100_000, [("gioi_han", "1:33")]),
            ('"' + '\\"' * 100_000, [("cu_phap", "1:1")]),
        ],
    )
    def test_every_slip_is_found_at_its_place(self, text: str, cho: list[tuple[str, str]]) -> None:
        assert loi_json(text) == cho

    def test_a_comma_too_many_is_named_by_every_python(self) -> None:
        with pytest.raises(NguonHongError, match=r"1:8: .*Dấu phẩy thừa trước ngoặc đóng"):
            read_van_ban('{"a": 1,}', dinh_dang="json")


class TestAnhXa:
    def test_values_are_copied_and_keep_their_types(self) -> None:
        goc = {"a": (1, 2.5, True, None), "b": {"c": datetime.date(2023, 4, 10)}, "d": ["x"]}
        nguon = read_nguon(goc)
        goc["d"] = []
        assert nguon.du_lieu == {"a": [1, 2.5, True, None], "b": {"c": datetime.date(2023, 4, 10)}, "d": ["x"]}
        assert str(nguon.vi_tri(("a", 1))) == "a[1]"

    def test_a_string_that_claims_to_be_markup_becomes_plain(self) -> None:
        class Markup(str):
            def __html__(self) -> str:
                return "<b>"

            def __str__(self) -> str:
                return "khác"

        (khoa, gia_tri), *_ = read_nguon({Markup("k"): Markup("v")}).du_lieu.items()
        assert (type(khoa), type(gia_tri), khoa, gia_tri) == (str, str, "k", "v")

    def test_what_is_no_plain_data_is_refused_with_its_path(self) -> None:
        xau: dict[Any, Any] = {"a": object(), "b": [float("nan"), {1: 2}], "c": {"x"}, "d": b"x", "e": "\u200c"}
        assert loi_cua(lambda: read_nguon(xau)) == [
            *[("kieu", "a"), ("kieu", "b[0]"), ("khoa", "b[1]"), ("kieu", "c"), ("kieu", "d"), ("ky_tu", "e")]
        ]

    def test_data_that_holds_itself_ends_at_the_depth(self) -> None:
        vong: dict[str, Any] = {}
        vong["a"] = [vong, vong]
        assert [ma for ma, _ in loi_cua(lambda: read_nguon(vong))] == ["gioi_han"]

    def test_shared_data_that_grows_without_end_is_stopped(self) -> None:
        no: list[Any] = []
        for _ in range(25):
            no = [no] * 50
        gioi_han = GioiHan(tong=100_000)
        loi: list[tuple[str, str]] = []
        cong = count_loi_goi(lambda: loi.extend(loi_cua(lambda: read_nguon({"a": no}, gioi_han=gioi_han))))
        assert [ma for ma, _ in loi] == ["gioi_han"]
        assert cong < 20 * gioi_han.tong

    def test_an_empty_mapping_is_an_empty_source(self) -> None:
        assert [ma for ma, _ in loi_cua(lambda: read_nguon({}))] == ["rong"]


class TestGioiHan:
    @pytest.mark.parametrize(
        ("ten", "tao"),
        [
            ("chuoi", lambda n: {"a": "x" * n}),
            ("danh_sach", lambda n: {"a": ["x"] * n}),
            ("danh_sach", lambda n: {str(i): "x" for i in range(n)}),
            ("do_sau", lambda n: json.loads('{"a":' * n + "1" + "}" * n)),
        ],
    )
    def test_the_bound_itself_passes_and_one_more_does_not(
        self, ten: str, tao: Callable[[int], dict[str, Any]]
    ) -> None:
        gioi_han = GioiHan(**{ten: 20})
        for doc in (
            lambda d: read_nguon(d, gioi_han=gioi_han),
            lambda d: read_van_ban(json.dumps(d), dinh_dang="json", gioi_han=gioi_han),
            lambda d: read_van_ban(yaml.safe_dump(d), gioi_han=gioi_han),
        ):
            doc(tao(20))
            with pytest.raises(NguonHongError) as loi:
                doc(tao(21))
            (mot,) = loi.value.phat_hien
            assert mot.ma == "nap.gioi_han"
            assert f"{ten}: " in mot.thong_diep
            assert " 20 " in mot.thong_diep
            assert f"GioiHan({ten}=" in mot.goi_y

    def test_all_text_together_is_bounded(self) -> None:
        gioi_han = GioiHan(tong=100)
        for doc in (
            lambda n: read_nguon({"a": ["x" * 8] * n}, gioi_han=gioi_han),
            lambda n: read_van_ban("a:\n" + "- xxxxxxxx\n" * n, gioi_han=gioi_han),
        ):
            doc(10)
            assert [ma for ma, _ in loi_cua(lambda doc=doc: doc(12))] == ["gioi_han"]  # type: ignore[misc]

    def test_fifty_megabytes_are_refused_unread(self, tmp_path: Path) -> None:
        tep = tmp_path / "to.yaml"
        with tep.open("wb") as ra:
            ra.truncate(50 * 2**20)

        def doc() -> None:
            with pytest.raises(NguonHongError, match=r"tep: tệp lớn quá 4\.194\.304 byte.*GioiHan\(tep="):
                read_nguon(tep)

        assert count_byte(doc) < GioiHan().tep
        assert loi_yaml("a: " + "x" * 5 * 2**20, tep="a.yaml") == [("gioi_han", "a.yaml")]

    def test_a_bound_below_one_makes_no_sense(self) -> None:
        with pytest.raises(ValueError, match="do_sau"):
            GioiHan(do_sau=0)

    def test_many_findings_stop_at_a_sensible_number(self) -> None:
        loi = loi_yaml("".join(f"a{i}: &x 1\n" for i in range(5_000)))
        assert len(loi) == 201
        assert loi[-1][0] == "con_nua"


class TestTep:
    @pytest.mark.parametrize("duoi", [".yaml", ".yml", ".YAML"])
    def test_yaml_files_are_known_by_their_suffix(self, tmp_path: Path, duoi: str) -> None:
        tep = tmp_path / f"kế hoạch{duoi}"
        tep.write_text("a: 1\nb:\n  c: 2\n", encoding="utf-8-sig")
        nguon = read_nguon(str(tep))
        assert nguon.du_lieu == {"a": "1", "b": {"c": "2"}}
        assert str(nguon.vi_tri(("a",), khoa=True)) == f"{tep}:1:1"

    def test_json_files_are_known_by_their_suffix(self, tmp_path: Path) -> None:
        tep = tmp_path / "a.json"
        tep.write_text('\ufeff{"a": 1}', encoding="utf-8")
        assert read_nguon(tep).du_lieu == {"a": 1}

    @pytest.mark.parametrize(
        ("ten", "noi_dung", "ma", "cho"),
        [
            ("a.yaml", b"", "rong", ":1:1"),
            ("a.yaml", b" \r\n\t\n", "rong", ":1:1"),
            ("a.yaml", b"# x\n", "rong", ":1:1"),
            ("a.json", b"\xef\xbb\xbf", "rong", ":1:1"),
            ("a.yaml", "a: 1\r\nb: é".encode() + b"\xe1\xbb\n", "ma_hoa", ":2:5"),
            ("a.yaml", "a: 1".encode("utf-16"), "ma_hoa", ":1:1"),
            ("a.json", "{}".encode("utf-32"), "ma_hoa", ":1:1"),
            ("a.yaml", b"PK\x03\x04\x14\x00\xff", "ma_hoa", ":1:7"),
            ("a.yaml", b"\xed\xa0\x80", "ma_hoa", ":1:1"),
            ("a.txt", b"a: 1", "tep", ""),
            ("khong_duoi", b"a: 1", "tep", ""),
        ],
    )
    def test_what_is_no_source_is_refused_with_its_place(
        self, tmp_path: Path, ten: str, noi_dung: bytes, ma: str, cho: str
    ) -> None:
        tep = tmp_path / ten
        tep.write_bytes(noi_dung)
        assert loi_cua(lambda: read_nguon(tep)) == [(ma, f"{tep}{cho}")]

    def test_missing_files_directories_and_odd_paths_are_findings(self, tmp_path: Path) -> None:
        (tmp_path / "thu_muc.yaml").mkdir()
        for duong_dan in (
            tmp_path / "khong_co.yaml",
            tmp_path,
            tmp_path / "thu_muc.yaml",
            "a\0.yaml",
            "x" * 5000 + ".yaml",
        ):
            assert [ma for ma, _ in loi_cua(lambda d=duong_dan: read_nguon(d))] == ["tep"]  # type: ignore[misc]

    @pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
    def test_a_pipe_without_a_writer_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "ong.yaml")
        assert [ma for ma, _ in loi_cua(lambda: read_nguon(tmp_path / "ong.yaml"))] == ["tep"]

    @pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
    def test_a_file_one_may_not_read_is_a_finding(self, tmp_path: Path) -> None:
        tep = tmp_path / "a.yaml"
        tep.write_text("a: 1")
        tep.chmod(0)
        assert [ma for ma, _ in loi_cua(lambda: read_nguon(tep))] == ["tep"]
