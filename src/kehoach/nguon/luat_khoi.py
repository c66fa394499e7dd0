"""Luật khối: block rules of the CommonMark reader: what the small Markdown has no use for is an error with its place.

Errors go to `env["loi"]` as (offset in the text, message, remedy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock, code, fence, hr, lheading, list_block

from kehoach.nguon.dau_ngoac import NHAN_CHU_THICH

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt

    Luat = Callable[[StateBlock, int, int, bool], bool]

SAU_DANH_SACH = 8

_NGAT_DOAN = ["paragraph", "reference", "blockquote", "list"]


def prepare_khoi(md: MarkdownIt) -> None:
    """Put the rules of this module into a reader."""
    ruler = md.block.ruler
    ruler.at("code", _refuse(code, "Dòng thụt vào từ bốn dấu cách trở lên.", "bỏ bớt dấu cách đầu dòng"), {"alt": []})
    ruler.at("fence", _refuse(fence, "Không có khối mã trong kế hoạch.", "bỏ dòng ``` hoặc ~~~"), {"alt": _NGAT_DOAN})
    ruler.at(
        "hr",
        _refuse(hr, "Không có đường kẻ ngang trong kế hoạch.", "bỏ dòng này, hoặc viết \\ ở đầu"),
        {"alt": _NGAT_DOAN},
    )
    ruler.at("blockquote", _trich_khoi, {"alt": _NGAT_DOAN})
    ruler.at("list", _danh_sach, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("lheading", _gach_duoi, {"alt": []})
    ruler.before("table", "chu_thich", _chu_thich, {"alt": _NGAT_DOAN})
    ruler.disable(["reference", "html_block"])


def _cho(state: StateBlock, dong: int) -> int:
    """Offset of the first character of a line."""
    return state.bMarks[dong] + state.tShift[dong]


def _refuse(luat: Luat, thong_diep: str, goi_y: str) -> Luat:
    """The same rule, writing down an error where it finds its block."""

    def tu_choi(state: StateBlock, dau: int, cuoi: int, silent: bool) -> bool:
        cho = _cho(state, dau)
        thay = luat(state, dau, cuoi, silent)
        if thay and not silent:
            state.env["loi"].append((cho, thong_diep, goi_y))
        return thay

    return tu_choi


def _trich_khoi(state: StateBlock, dau: int, cuoi: int, silent: bool) -> bool:
    """Block quotes: one error for a run of lines that begin with >."""
    if state.is_code_block(dau) or not state.src.startswith(">", _cho(state, dau)):
        return False
    if silent:
        return True
    state.env["loi"].append(
        (_cho(state, dau), "Dấu «>» đầu dòng là trích khối, kế hoạch không có.", "viết \\> nếu là chữ")
    )
    dong = dau + 1
    while dong < cuoi and state.src.startswith(">", _cho(state, dong)):
        dong += 1
    state.line = dong
    return True


def _danh_sach(state: StateBlock, dau: int, cuoi: int, silent: bool) -> bool:
    """Lists, nested no deeper than is sensible: the reader would drop the rest without a word, or run out of stack."""
    sau = state.level // 2
    if sau < SAU_DANH_SACH or not list_block(state, dau, cuoi, True):
        return list_block(state, dau, cuoi, silent)
    if not silent:
        loi = (_cho(state, dau), f"Danh sách lồng nhau quá {SAU_DANH_SACH} cấp.", "bớt cấp, hoặc dùng tiêu đề ##")
        state.env["loi"].append(loi)
        state.line = dau + 1
    return True


def _gach_duoi(state: StateBlock, dau: int, cuoi: int, silent: bool) -> bool:
    """Setext headings: text underlined with === or ---."""
    thay = lheading(state, dau, cuoi, silent)
    if thay and not silent:
        goi_y = "tiêu đề viết «## Tên»; nếu là chữ thì viết \\ ở đầu dòng"
        state.env["loi"].append((_cho(state, state.line - 1), "Dòng gạch dưới làm dòng trên thành tiêu đề.", goi_y))
    return thay


def _chu_thich(state: StateBlock, dau: int, cuoi: int, silent: bool) -> bool:
    """Footnote definitions: `[^1]: …` up to an empty line or another block."""
    if state.is_code_block(dau):
        return False
    nhan = NHAN_CHU_THICH.match(state.src, _cho(state, dau), state.eMarks[dau])
    if nhan is None:
        return False
    if silent:
        return True
    het = _het_doan(state, dau, cuoi)
    mot = state.src[nhan.end() : state.eMarks[dau]]
    con_lai = state.getLines(dau + 1, het, state.blkIndent, False) if het > dau + 1 else ""
    token = state.push("chu_thich", "", 0)
    token.content = f"{mot.strip(' ')}\n{con_lai}".strip(" \n")
    token.info = nhan[1]
    token.map = [dau, het]
    token.meta["cho"] = _cho(state, dau)
    state.line = het
    return True


def _het_doan(state: StateBlock, dau: int, cuoi: int) -> int:
    """The line after the paragraph that begins at line `dau`."""
    luat_ngat = state.md.block.ruler.getRules("paragraph")
    cu, state.parentType = state.parentType, "paragraph"
    dong = dau + 1
    while dong < cuoi and not state.isEmpty(dong):
        if state.sCount[dong] - state.blkIndent <= 3 and any(luat(state, dong, cuoi, True) for luat in luat_ngat):
            break
        dong += 1
    state.parentType = cu
    return dong
