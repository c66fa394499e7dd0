"""Luật dòng: inline rules of the CommonMark reader: our marks in brackets, and errors for what is outside the subset.

Errors go to `env["loi"]` as (offset in the inline text, message, remedy). No rule runs others ahead of itself, so that
reading stays linear in hostile texts (the reader's own rule for links does not).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline, backtick, emphasis

from kehoach.nguon.dau_ngoac import NgoacHong, parse_ngoac

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_THUOC_TINH = r"\s++[A-Za-z_:][\w:.-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?"
_THE = re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_THUOC_TINH})*+\s*+/?>|/[A-Za-z][A-Za-z0-9-]*+\s*+>|!--|\?|!\[CDATA\[|![A-Za-z])",
    re.ASCII,
)
_TU_DONG = re.compile(r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>", re.ASCII)
_LIEN_KET = re.compile(
    r"\]\(\s*+(?:<[^<>\n]*+>|[^\s<>()]++(?:\([^\s()]*+\)[^\s()]*+)*+)?+"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
)
_NGA = re.compile("~+")
_SAO_TRONG_NGOAC = re.compile(r"\*+(?=\))")


def prepare_dong(md: MarkdownIt) -> None:
    """Put the rules of this module into a reader."""
    ruler = md.inline.ruler
    ruler.at("backticks", _ma)
    ruler.at("emphasis", _nhan_manh)
    ruler.before("emphasis", "sao_trong_ngoac", _sao_trong_ngoac)
    ruler.before("emphasis", "ngoac", _ngoac)
    ruler.before("emphasis", "lien_ket", _lien_ket)
    ruler.before("emphasis", "the_html", _the_html)
    ruler.before("emphasis", "gach_bo", _gach_bo)
    ruler.disable(["link", "image", "autolink", "html_inline", "entity"])
    md.inline.ruler2.before("fragments_join", "nhan_manh_le", _nhan_manh_le)


def _add_loi(state: StateInline, cho: int, thong_diep: str, goi_y: str) -> None:
    state.env["loi"].append((cho, thong_diep, goi_y))


def _ma(state: StateInline, silent: bool) -> bool:
    """Code spans: `…`; a lone backtick is text."""
    cho, so_token = state.pos, len(state.tokens)
    thay = backtick(state, silent)
    if any(token.type == "code_inline" for token in state.tokens[so_token:]):
        _add_loi(state, cho, "Chữ giữa hai dấu ` là mã, kế hoạch không có.", "viết \\` nếu là chữ")
    return thay


def _sao_trong_ngoac(state: StateInline, _silent: bool) -> bool:
    """(*) and (**) are marks of notes in tables, not emphasis."""
    m = _SAO_TRONG_NGOAC.match(state.src, state.pos)
    if m is None or state.src[state.pos - 1 : state.pos] != "(":
        return False
    state.pending += m[0]
    state.pos = m.end()
    return True


def _ngoac(state: StateInline, _silent: bool) -> bool:
    """[=…], [@…], [^…]; any other bracket is text."""
    cho = state.pos
    if state.src[cho] != "[":
        return False
    if state.src[cho + 1 : cho + 2] not in ("=", "@", "^"):
        state.env["mo"] += 1
        return False
    ngoac, state.pos = parse_ngoac(state.src, cho)
    if isinstance(ngoac, NgoacHong):
        _add_loi(state, cho, ngoac.thong_diep, ngoac.goi_y)
    else:
        token = state.push("ngoac", "", 0)
        token.meta = {"ngoac": ngoac, "cho": cho}
    return True


def _lien_ket(state: StateInline, _silent: bool) -> bool:
    """[text](address) and images; `](` without an address after it is text."""
    if state.src[state.pos] != "]" or not state.env["mo"]:
        return False
    state.env["mo"] -= 1
    m = _LIEN_KET.match(state.src, state.pos)
    if m is None:
        return False
    _add_loi(
        state, state.pos, "Không có liên kết hay ảnh trong kế hoạch.", "viết thẳng chữ; nếu đúng là chữ thì viết \\["
    )
    state.pos = m.end()
    return True


def _the_html(state: StateInline, _silent: bool) -> bool:
    """HTML tags and <https://…>; a < that begins neither is text."""
    if state.src[state.pos] != "<":
        return False
    m = _THE.match(state.src, state.pos) or _TU_DONG.match(state.src, state.pos)
    if m is None:
        return False
    _add_loi(state, state.pos, f"Không dùng được thẻ HTML hay liên kết «{m[0][:40]}».", "viết \\< nếu là chữ")
    state.pos = m.end()
    return True


def _gach_bo(state: StateInline, _silent: bool) -> bool:
    """~~strikethrough~~; a lone ~~ is text."""
    if not state.src.startswith("~~", state.pos):
        return False
    het = _NGA.match(state.src, state.pos).end()  # type: ignore[union-attr]
    if state.src.rfind("~~", het) >= 0:
        _add_loi(state, state.pos, "Không có chữ gạch bỏ ~~…~~ trong kế hoạch.", "xóa chữ ấy, hoặc viết \\~ nếu là chữ")
    state.pending += state.src[state.pos : het]
    state.pos = het
    return True


def _nhan_manh(state: StateInline, silent: bool) -> bool:
    """Emphasis as in CommonMark; remembers where each delimiter stands."""
    cho, so_dau = state.pos, len(state.delimiters)
    thay = emphasis.tokenize(state, silent)
    for i, dau in enumerate(state.delimiters[so_dau:]):
        state.env["sao"][dau.token] = cho + i
    return thay


def _nhan_manh_le(state: StateInline) -> None:
    """A ** at a word that pairs with nothing would print as two asterisks: surely a slip."""
    dong = {dau.end for dau in state.delimiters if dau.end >= 0}
    truoc = -2
    for i, dau in enumerate(state.delimiters):
        if dau.end >= 0 or i in dong or dau.length < 2 or dau.marker != ord("*") or not (dau.open or dau.close):
            continue
        cho = state.env["sao"].get(dau.token, 0)
        if cho != truoc + 1:
            goi_y = "thêm dấu ** ở đầu kia, sát vào chữ; nếu là chữ thì viết \\*\\*"
            _add_loi(state, cho, "Dấu ** ở đây không thành cặp.", goi_y)
        truoc = cho
