"""Dòng thấy: the lines that a reader of a .docx sees, for whoever compares or prints its words.

A paragraph is a line, a row of a table is one, a text box stands after the paragraph that holds it; numbers of lists
are written out, tracked changes are as if accepted, notes stand at the end with the number the text refers to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike

from kehoach.doc_lai.cay_doan import BangTho, DocDong, Muc, iter_doan_tho
from kehoach.doc_lai.doan_tho import DoanTho, ThamChieu
from kehoach.doc_lai.ghi_chu import read_ghi_chu
from kehoach.doc_lai.goi_docx import GoiDocx, find_than, open_goi, refuse_qua_co
from kehoach.doc_lai.kieu_hieu_luc import BoKieu
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.ooxml import ns

_GIUA_O = " | "
_CUOI = "cuối "
Nhan = Mapping[tuple[bool, int], str]
"""What stands in the text for a note, by whether it is an endnote, and its id in the package."""


def read_dong_thay(nguon: str | PathLike[str] | bytes, *, ten: str | None = None) -> list[str]:
    """The lines of a Word document, blanks made one, empty ones left out; `ten` is the file that bytes came from.

    Shape:   "1. Nội dung", "Một | Hai" for a row of two cells, "Chữ [1]" with "[1] Ghi chú." at the end; an endnote
             is [cuối 1].
    Raises:  TepDocxHongError, and nothing else, as `measure_docx`.
    """
    goi = open_goi(nguon, ten=ten)
    with refuse_qua_co(goi.ten_tep):
        return [x for x in _read(goi) if x]


def _read(goi: GoiDocx) -> Iterator[str]:
    than = find_than(goi, goi.parse(goi.chinh))
    kieu = BoKieu(goi.parse_loai(ns.RT_STYLES), goi.parse_loai(ns.RT_THEME), goi.parse_loai(ns.RT_SETTINGS))
    muc = DocDong(kieu, DemSo(goi.parse_loai(ns.RT_NUMBERING))).read(than)
    tham_chieu = [x for d in iter_doan_tho(muc) for x in d.chu_thich]
    nhan = _danh_so(tham_chieu)
    yield from _dong(muc, nhan)
    for x in read_ghi_chu(goi, kieu, tham_chieu):
        chu = " ".join(filter(None, _dong(x.muc, nhan)))
        yield f"{nhan[x.cuoi, x.so]} {chu}" if chu else ""


def _danh_so(tham_chieu: Iterable[ThamChieu]) -> Nhan:
    """Numbers of notes, counted in the order of their references as Word does; ids in the package say nothing."""
    dem: Counter[bool] = Counter()
    ra: dict[tuple[bool, int], str] = {}
    for x in tham_chieu:
        if (x.cuoi, x.so) not in ra:
            dem[x.cuoi] += 1
            ra[x.cuoi, x.so] = f"[{_CUOI if x.cuoi else ''}{dem[x.cuoi]}]"
    return ra


def _dong(muc: Iterable[Muc], nhan: Nhan) -> Iterator[str]:
    for x in muc:
        if isinstance(x, BangTho):
            yield from _hang(x, nhan)
        else:
            yield _mot(x, nhan)


def _hang(bang: BangTho, nhan: Nhan) -> Iterator[str]:
    for hang in bang.hang:
        o = [" ".join(filter(None, _dong(x.muc, nhan))) for x in hang.o]
        yield _GIUA_O.join(o) if any(o) else ""


def _mot(doan: DoanTho, nhan: Nhan) -> str:
    """One paragraph, its number first."""
    dau: defaultdict[int, str] = defaultdict(str)
    for x in doan.chu_thich:
        dau[x.cho] += nhan.get((x.cuoi, x.so), "")
    chu = "".join(f"{dau[i]}{m.chu}" for i, m in enumerate(doan.manh)) if dau else doan.chu
    so = f"{doan.so}{doan.so_cach}" if doan.so else ""
    return " ".join(f"{so}{chu}{dau[len(doan.manh)]}".split())
