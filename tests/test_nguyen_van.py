"""The five real plans against the texts they were written from: every paragraph, in order, word for word.

A plan is rendered to .docx and read back by the small reader below, which shares nothing with the project. What is
allowed to differ stands in fixtures/nguyen-van/khac-biet.yaml, and must differ.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

import kehoach

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NGUYEN_VAN = FIXTURES / "nguyen-van"
TEN = ("kon-ray-2023", "lang-son-2022", "phu-tho-2018", "tra-cu-2023", "van-quan-2024")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class KhacBietSaiError(Exception):
    """A listed difference that does not fit the source."""


# --- the source


def read_nguyen_van(text: str) -> list[str]:
    """Paragraphs of an extracted text, free of the marks of extraction; a note follows the paragraph that cites it."""
    return [doan for dong in text.splitlines() for doan in _doan_nguon(dong) if doan]


def _doan_nguon(dong: str) -> list[str]:
    """One line of the source: without Markdown marks, with its notes as lines of their own."""
    chu = re.sub(r"^\s*#+\s+", "", dong).replace(r"\*", "\0").replace("*", "").replace("\0", "*")
    chu_thich = [f"[^{so}] {_gon(noi_dung)}" for so, noi_dung in re.findall(r"\[(\d+):([^\]]*)\]", chu)]
    chu = re.sub(r"\[\d+:[^\]]*\]", "", chu)
    return [_gon(re.sub(r"\[footnoteRef:(\d+)\]", r"[^\1]", chu)), *chu_thich]


def _gon(chu: str) -> str:
    return " ".join(chu.split())


# --- the document


def read_docx(du_lieu: bytes) -> list[str]:
    """Lines of a document in reading order, tables cell by cell; a note follows the paragraph that cites it."""
    with zipfile.ZipFile(io.BytesIO(du_lieu)) as goi:
        than = etree.fromstring(goi.read("word/document.xml"))
        co_chu_thich = "word/footnotes.xml" in goi.namelist()
        chu_thich = etree.fromstring(goi.read("word/footnotes.xml")) if co_chu_thich else etree.Element("khong")
    theo_id = {note.get(f"{W}id"): " ".join(map(_chu, note.iter(f"{W}p"))) for note in chu_thich.iter(f"{W}footnote")}
    so_cua: dict[str, int] = {}
    return [dong for p in than.iter(f"{W}p") for dong in _dong_in(p, theo_id, so_cua) if dong]


def _dong_in(p: Any, theo_id: dict[str, str], so_cua: dict[str, int]) -> Iterator[str]:
    """The lines of one paragraph, then its notes, numbered as they come in the document."""
    cua_doan = [ref.get(f"{W}id") for ref in p.iter(f"{W}footnoteReference")]
    for ma in cua_doan:
        so_cua[ma] = len(so_cua) + 1
    yield from (_gon(dong) for dong in _chu(p, so_cua).split("\n"))
    yield from (f"[^{so_cua[ma]}] {_gon(theo_id[ma])}" for ma in cua_doan)


def _chu(p: Any, so_cua: dict[str, int] | None = None) -> str:
    chu = []
    for x in p.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}footnoteReference"):
        if x.tag == f"{W}t":
            chu.append(x.text or "")
        elif x.tag == f"{W}footnoteReference":
            chu.append(f"[^{(so_cua or {})[x.get(f'{W}id')]}]")
        else:
            chu.append("\n" if x.tag == f"{W}br" else " ")
    return "".join(chu)


# --- the list of differences


def apply_khac_biet(doan: list[str], khac_biet: list[dict[str, str]]) -> list[str]:
    """The source as it is to be printed.

    Raises:  KhacBietSaiError when a difference changes nothing, or when its wording is not in the source exactly once.
    """
    van_ban = "\n".join(["", *doan, ""])
    for muc in khac_biet:
        if "them" in muc:
            cu, moi = f"\n{muc['truoc']}\n", f"\n{muc['them'].strip()}\n{muc['truoc']}\n"
        else:
            cu, moi = muc["nguon"], muc["in"]
        if cu == moi or not moi.strip():
            raise KhacBietSaiError(f"Không phải khác biệt, hoặc bỏ mất chữ: {muc}")
        if (lan := van_ban.count(cu)) != 1:
            raise KhacBietSaiError(f"Đứng {lan} lần trong nguyên văn, cần đúng một lần: {cu!r}")
        van_ban = van_ban.replace(cu, moi)
    return van_ban.strip("\n").split("\n")


def so_sanh(nguon: list[str], in_ra: list[str]) -> str:
    """What differs, as lines with - (expected) and + (printed); empty when nothing does."""
    return "\n".join(difflib.unified_diff(nguon, in_ra, "nguyên văn và khác biệt đã nêu", "bản in", lineterm="", n=1))


def _khac_biet() -> dict[str, list[dict[str, str]]]:
    danh_sach: dict[str, list[dict[str, str]]] = yaml.safe_load((NGUYEN_VAN / "khac-biet.yaml").read_text("utf-8"))
    return danh_sach


@pytest.fixture(scope="module", params=TEN)
def ten(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_ban_in_trung_nguyen_van_tru_cac_khac_biet_da_neu(ten: str) -> None:
    nguon = read_nguyen_van((NGUYEN_VAN / f"{ten}.txt").read_text("utf-8"))
    in_ra = read_docx(kehoach.render_bytes(kehoach.load(FIXTURES / "ke-hoach" / f"{ten}.yaml")))
    assert so_sanh(apply_khac_biet(nguon, _khac_biet()[ten]), in_ra) == ""


def test_nguyen_van_nao_cung_duoc_so() -> None:
    assert {tep.stem for tep in NGUYEN_VAN.glob("*.txt")} == set(TEN) == set(_khac_biet())


def test_khac_biet_nao_cung_co_ly_do() -> None:
    for muc in (muc for danh_sach in _khac_biet().values() for muc in danh_sach):
        assert set(muc) - {"dieu"} in ({"nguon", "in", "ly_do"}, {"truoc", "them", "ly_do"}), muc
        assert all(isinstance(x, str) and x.strip() for x in muc.values()), muc


# --- the comparison itself must be able to fail


@pytest.mark.parametrize(
    ("dong", "doan"),
    [
        ("#### **2.1. Giám sát**", ["2.1. Giám sát"]),
        (r"*\* Thu thập ở cấp xã*", ["* Thu thập ở cấp xã"]),
        ("**3. Thời gian:** Từ  tháng 4\t", ["3. Thời gian: Từ tháng 4"]),
        (
            "theo A[footnoteRef:1]; B[footnoteRef:2]. [1:  Về a. ]  [2: Về b.] ",
            ["theo A[^1]; B[^2].", "[^1] Về a.", "[^2] Về b."],
        ),
        ("  \t", []),
    ],
)
def test_dau_vet_trich_chu_duoc_bo(dong: str, doan: list[str]) -> None:
    assert read_nguyen_van(dong) == doan


@pytest.mark.parametrize(
    "in_ra",
    [
        ["I. MỤC ĐÍCH", "Hai."],
        ["I. MỤC ĐÍCH", "Hai.", "Một."],
        ["I. MỤC ĐÍCH", "Một.", "Hai.", "Ba."],
        ["I. MỤC ĐÍCH", "Một. Hai."],
        ["I. Mục đích", "Một.", "Hai."],
        ["I. MỤC ĐÍCH", "Một", "Hai."],
    ],
    ids=["thiếu đoạn", "sai thứ tự", "thừa đoạn", "gộp đoạn", "khác chữ hoa", "mất dấu"],
)
def test_khac_mot_chut_cung_bi_thay(in_ra: list[str]) -> None:
    assert so_sanh(["I. MỤC ĐÍCH", "Một.", "Hai."], in_ra) != ""


@pytest.mark.parametrize(
    "muc",
    [
        {"nguon": "Ba.", "in": "Bốn."},
        {"nguon": "M", "in": "N"},
        {"nguon": "Hai.", "in": "Hai."},
        {"nguon": "Hai.", "in": ""},
        {"truoc": "Một", "them": "Không."},
    ],
    ids=["không có trong nguyên văn", "đứng nhiều lần", "không khác", "bỏ mất đoạn", "không đúng một đoạn"],
)
def test_khac_biet_khong_con_dung_thi_hong(muc: dict[str, str]) -> None:
    with pytest.raises(KhacBietSaiError):
        apply_khac_biet(["I. MỤC ĐÍCH", "Một.", "Hai."], [muc])


def test_khac_biet_thay_chu_noi_doan_va_them_doan() -> None:
    khac_biet = [
        {"nguon": "một\nhai", "in": "một hai"},
        {"nguon": "ba;", "in": "ba."},
        {"truoc": "Đầu", "them": "Trên đầu\n"},
    ]
    assert apply_khac_biet(["Đầu", "một", "hai", "ba;"], khac_biet) == ["Trên đầu", "Đầu", "một hai", "ba."]


def test_ban_in_khong_con_khac_nhu_da_neu_thi_hong() -> None:
    assert so_sanh(apply_khac_biet(["Lưu VT."], [{"nguon": "Lưu VT", "in": "Lưu: VT"}]), ["Lưu VT."]) != ""
