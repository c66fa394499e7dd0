"""Ngữ pháp: the few tags a template may hold. Everything else is refused before anything is compiled.

A template is foreign data: whoever sends one decides what stands in it. So its Jinja is bounded first (number, length
and depth of tags, before a parser sees them), then parsed, and its syntax tree is held against a list of allowed nodes
and names. What the list does not know never runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kehoach.loi import PhatHien
from kehoach.ooxml.thuoc_tinh import cut
from kehoach.trinh_bay.bien import VONG, BangTen
from kehoach.trinh_bay.loi_mau import loi_mau

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

SO_THE = 600
"""The most tags of one part; the shipped templates have sixty."""
DAI_THE = 240
"""The longest tag, in characters."""
SAU_THE = 12
"""How deep conditions and loops may stand in each other."""
DAI_BO_LOC = 10_000
"""The longest text that a filter of the caller may give."""

_THE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_MO = re.compile(r"\{[{%#]")
_LENH = re.compile(r"\{%\s*(?:(?:p|tr)\s+)?(\w*)")
_MO_KHOI = {"if": 1, "for": 1, "endif": -1, "endfor": -1}
_LENH_CO = frozenset({*_MO_KHOI, "elif", "else"})
_NGOAC = re.compile(r"[(\[{]")
_CACH = re.compile(r"\{[{%#][-+]|[-+][%}#]\}")
_DAI_TRICH = 60
_GOI_Y = "lấy lại thẻ này từ mẫu gốc (kehoach template)"
_PHEP_LA = {
    "Getattr": "dấu chấm lấy thuộc tính",
    "Getitem": "ngoặc vuông lấy phần tử",
    "Call": "gọi hàm",
    "Const": "giá trị viết thẳng",
    "Filter": "bộ lọc",
    "For": "vòng lặp khác ba vòng của mẫu",
    "Compare": 'so sánh khác loai == "tên"',
}


@dataclass(slots=True)
class TheDung:
    """Thẻ dùng: what the tags of a part name: printed or gone through (`in_ra`), and the kinds of blocks (`loai`)."""

    in_ra: set[str] = field(default_factory=set)
    loai: set[str] = field(default_factory=set)
    co: bool = False


def check_the(xml: str, ten: str, doan: Mapping[str, tuple[int, str]]) -> list[PhatHien]:
    """What is wrong with the shape of tags: bounds, balance, statements nobody knows. Reads each character once.

    `xml` is a part in Jinja's syntax, `doan` tells from the core of a tag the paragraph it stands in (number and text).
    """
    the = _THE.findall(xml)
    if len(the) > SO_THE:
        return [loi_mau(ten, "qua_lon", f"Mẫu có {len(the)} thẻ, nhiều nhất {SO_THE}.", _GOI_Y)]
    loi = [_loi_the(x, ly_do, ten, doan) for x in the if (ly_do := _hinh_la(x))]
    if _MO.search(_THE.sub("", xml)):
        loi.append(loi_mau(ten, "cu_phap", "Thẻ trong mẫu viết sai: có thẻ chưa đóng.", _GOI_Y))
    return loi or _can_doi(the, ten, doan)


def _hinh_la(the: str) -> str:
    """Why a tag is none of ours by its shape alone; empty when it may be one."""
    if len(the) > DAI_THE:
        return f"dài quá {DAI_THE} ký tự"
    if the.startswith("{#"):
        return ""
    if _CACH.search(the) or len(_NGOAC.findall(the)) > 4:
        return "không đúng dạng thẻ của mẫu"
    lenh = _LENH.match(the)
    return f"không có lệnh «{lenh[1]}»" if lenh and lenh[1] not in _LENH_CO else ""


def _can_doi(the: list[str], ten: str, doan: Mapping[str, tuple[int, str]]) -> list[PhatHien]:
    """Conditions and loops close, and stand in each other within bounds."""
    sau = 0
    for x in the:
        lenh = _LENH.match(x)
        sau += _MO_KHOI.get(lenh[1], 0) if lenh else 0
        if not 0 <= sau <= SAU_THE:
            return [_loi_the(x, "đóng mà chưa mở" if sau < 0 else f"lồng nhau quá {SAU_THE} bậc", ten, doan)]
    return [loi_mau(ten, "cu_phap", "Thẻ trong mẫu viết sai: thiếu endif hoặc endfor.", _GOI_Y)] if sau else []


def check_cay(
    moi_truong: Environment, xml: str, bang_ten: BangTen, ten: str, doan: Mapping[str, tuple[int, str]]
) -> tuple[TheDung, list[PhatHien]]:
    """The syntax tree of a part whose tags have the right shape, against the list of what may run."""
    from jinja2 import TemplateSyntaxError

    try:
        # A line a tag: the line of a node tells the tag it came from.
        cay = moi_truong.parse(_THE.sub(lambda m: "\n" + m[0], xml.replace("\n", " ")))
    except TemplateSyntaxError as loi:
        return TheDung(), [loi_mau(ten, "cu_phap", f"Thẻ trong mẫu viết sai: {loi.message}.", _GOI_Y)]
    soi = _Soi(bang_ten)
    soi.khoi(cay.body, frozenset())
    the = _THE.findall(xml)
    return soi.dung, [_loi_the(the[dong - 2], ly_do, ten, doan) for dong, ly_do in soi.loi]


@dataclass(slots=True)
class _Soi:
    """Soi: one walk over a syntax tree. `vong` are the names that the loops around a node give."""

    bang_ten: BangTen
    dung: TheDung = field(default_factory=TheDung)
    loi: list[tuple[int, str]] = field(default_factory=list)

    def khoi(self, nut: list[nodes.Node], vong: frozenset[str]) -> None:
        for x in nut:
            cach = _CACH_SOI.get(type(x).__name__)
            cach(self, x, vong) if cach else self.la(x)

    def la(self, nut: nodes.Node, ly_do: str = "") -> None:
        from jinja2.nodes import Name

        loai = type(nut).__name__
        self.dung.co = True
        self.dung.in_ra |= {x.name for x in (nut, *nut.find_all(Name)) if isinstance(x, Name)}  # told once, not twice
        self.loi.append((nut.lineno, ly_do or f"không dùng được {_PHEP_LA.get(loai, f'phép {loai}')}"))

    def output(self, nut: nodes.Output, vong: frozenset[str]) -> None:
        for x in nut.nodes:
            if type(x).__name__ != "TemplateData":
                self.in_ra(x, vong)

    def in_ra(self, nut: nodes.Node, vong: frozenset[str]) -> None:
        """A name, with filters of the caller."""
        while type(nut).__name__ == "Filter":
            if not self.bo_loc(nut):
                return
            nut = nut.node  # type: ignore[attr-defined]
        self.ten(nut, vong, in_ra=True)

    def bo_loc(self, nut: nodes.Node) -> bool:
        loc: nodes.Filter = nut  # type: ignore[assignment]
        thua = loc.kwargs or loc.dyn_args or loc.dyn_kwargs
        if loc.name not in self.bang_ten.bo_loc:
            self.la(nut, f"không có bộ lọc «{loc.name}»")
        elif thua or any(type(x).__name__ != "Const" for x in loc.args):
            self.la(nut, f"bộ lọc «{loc.name}» chỉ nhận giá trị viết thẳng")
        else:
            return True
        return False

    def ten(self, nut: nodes.Node, vong: frozenset[str], *, in_ra: bool = False) -> None:
        if type(nut).__name__ != "Name":
            self.la(nut)
            return
        ten: str = nut.name  # type: ignore[attr-defined]
        self.dung.co = True
        if ten in vong or ten in self.bang_ten.cho:
            return
        if ten not in self.bang_ten.ten:
            self.la(nut, ", ".join(filter(None, (f"tên lạ «{ten}»", self.bang_ten.suggest(ten)))))
        elif in_ra:
            self.dung.in_ra.add(ten)

    def neu(self, nut: nodes.If, vong: frozenset[str]) -> None:
        self.dieu_kien(nut.test, vong)
        self.khoi(nut.body, vong)
        for x in nut.elif_:
            self.neu(x, vong)
        self.khoi(nut.else_, vong)

    def dieu_kien(self, nut: nodes.Node, vong: frozenset[str]) -> None:
        """`x`, `not x`, `false`, `loai == "tên"`."""
        loai = type(nut).__name__
        if loai == "Not":
            self.ten(nut.node, vong)  # type: ignore[attr-defined]
        elif loai == "Compare":
            self.so_sanh(nut, vong)  # type: ignore[arg-type]
        elif not (loai == "Const" and nut.value is False):  # type: ignore[attr-defined]
            self.ten(nut, vong)

    def so_sanh(self, nut: nodes.Compare, vong: frozenset[str]) -> None:
        phep = [(x.op, type(x.expr).__name__, getattr(x.expr, "value", None)) for x in nut.ops]
        ten = getattr(nut.expr, "name", "")
        if ten != "loai" or "loai" not in vong or len(phep) != 1 or phep[0][:2] != ("eq", "Const"):
            self.la(nut)
            return
        self.dung.loai.add(str(phep[0][2]))

    def lap(self, nut: nodes.For, vong: frozenset[str]) -> None:
        """One of the loops of `VONG`, none within itself."""
        qua = getattr(nut.iter, "name", "")
        bien = VONG.get(qua, ())
        dich = tuple(x.name for x in getattr(nut.target, "items", [nut.target]) if type(x).__name__ == "Name")
        if not bien or dich != bien or nut.else_ or nut.test or nut.recursive or set(bien) & vong:
            self.la(nut)
            return
        self.ten(nut.iter, vong, in_ra=True)
        self.khoi(nut.body, vong | set(bien))


_CACH_SOI: Mapping[str, Callable[[_Soi, nodes.Node, frozenset[str]], None]] = {
    "Output": _Soi.output,  # type: ignore[dict-item]
    "If": _Soi.neu,  # type: ignore[dict-item]
    "For": _Soi.lap,  # type: ignore[dict-item]
}


def core_of(the: str) -> str:
    """A tag without docxtpl's prefix and without spaces, by which it is found again in the text of a paragraph.

    >>> core_of("{%p if x %}"), core_of("{{ r x }}"), core_of("{{x}}")
    ('{%ifx%}', '{{x}}', '{{x}}')
    """
    chu = the.translate(_NHAY)
    return "".join(re.sub(r"^(\{[{%#])\s*(?:tr|tc|p|r)\s+", r"\1", chu).split())


_NHAY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def tags_of(chu: str) -> Iterator[str]:
    """The tags in a text, each by its core."""
    return (core_of(x) for x in _THE.findall(chu))


def has_the(chu: str) -> bool:
    """Whether something in a text opens a tag."""
    return _MO.search(chu) is not None


def _loi_the(the: str, ly_do: str, ten: str, doan: Mapping[str, tuple[int, str]]) -> PhatHien:
    so, chu = doan.get(core_of(the), (None, ""))
    thong_diep = f"Thẻ «{cut(the, _DAI_TRICH)}» trong mẫu: {ly_do}{'' if ly_do.endswith('?') else '.'}"
    return loi_mau(ten, "cu_phap", thong_diep, _GOI_Y, doan=so, trich=cut(chu, _DAI_TRICH))
