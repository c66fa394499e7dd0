"""Markdown nhỏ: the language of text fields, a small part of CommonMark, read once when a plan is loaded.

Paragraphs, `-` and `+` items, `1.` items, `##` headings, tables, **bold**, *italic*, hard line breaks, `[^1]` notes,
`[=values]` and `[@citations]`. Anything else that CommonMark would understand is an error with its place; nothing is
dropped. markdown-it-py reads; plain text takes a short way round it with the same result.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kehoach.nguon.khoi import Chu, Doan, Khoi, NoiTuyen
from kehoach.nguon.ky_tu import normalize_dong
from kehoach.nguon.van_ban_hong import LoiVanBan, VanBanHongError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A line that could be more than text of a paragraph, or a character that could be more than itself.
_DAC_BIET = re.compile(r"[\\`*_\[<~\t\r\v\f]|^(?:[-+#>=:|]|[^\S\n]|\d{1,9}[.)](?!\S))|[^\S\n]$", re.MULTILINE)
_CACH_DOAN = re.compile(r"\n{2,}")


def parse_van_ban(text: str) -> tuple[Khoi, ...]:
    """Blocks of a text field.

    Raises:  VanBanHongError with every error in `.loi`, each with its offset in the text.

    >>> parse_van_ban("Xin **chào**")
    (Doan(noi_tuyen=(Chu(text='Xin ', dam=False, nghieng=False), Chu(text='chào', dam=True, nghieng=False))),)
    """
    text = text.rstrip("\n")
    if not _DAC_BIET.search(text):
        return tuple(Doan((Chu(doan.replace("\n", " ")),)) for doan in _CACH_DOAN.split(text.strip("\n")) if doan)
    return _read(text)[0]


def parse_dong(text: str) -> tuple[NoiTuyen, ...]:
    """Inline content of a field of one paragraph; `()` when it is empty. Definitions of notes may follow it.

    Raises:  VanBanHongError also when the text holds another block or a second paragraph.

    >>> parse_dong("Thường trực *Huyện ủy*")[1]
    Chu(text='Huyện ủy', dam=False, nghieng=True)
    """
    text = text.rstrip("\n")
    if "\n" not in text and not _DAC_BIET.search(text):
        return (Chu(text),) if text else ()
    khoi, cho_khoi = _read(text)
    loi = [_explain_khoi(mot, cho) for mot, cho in zip(khoi, cho_khoi, strict=True) if not isinstance(mot, Doan)]
    if not loi and len(khoi) > 1:
        loi = [
            (
                cho_khoi[1],
                "Trường này chỉ nhận một đoạn.",
                "viết liền thành một đoạn; muốn ngắt dòng thì \\ ở cuối dòng",
            )
        ]
    if loi:
        raise VanBanHongError(text, loi)
    return khoi[0].noi_tuyen if khoi and isinstance(khoi[0], Doan) else ()


def _explain_khoi(khoi: Khoi, cho: int) -> LoiVanBan:
    ten = {"TieuDe": "tiêu đề", "DanhSo": "danh sách đánh số", "Gach": "gạch đầu dòng", "Bang": "bảng"}[
        type(khoi).__name__
    ]
    return (
        cho,
        f"Trường này chỉ nhận một đoạn, không nhận {ten}.",
        "bỏ dấu đầu dòng; nếu là chữ thì viết \\ trước dấu ấy",
    )


def _read(text: str) -> tuple[tuple[Khoi, ...], list[int]]:
    """The full reader: blocks, and the offset of each."""
    from kehoach.nguon.doc_khoi import DocKhoi

    return DocKhoi(normalize_dong(text), prepare_bo_doc()).read()


@cache
def prepare_bo_doc() -> MarkdownIt:
    """The CommonMark reader with our rules, prepared once per process."""
    from markdown_it import MarkdownIt

    from kehoach.nguon.luat_dong import prepare_dong
    from kehoach.nguon.luat_khoi import prepare_khoi

    md = MarkdownIt("commonmark", {"maxNesting": 1_000}).enable("table")
    prepare_khoi(md)
    prepare_dong(md)
    return md
