"""Vân tay: a part as a stream that says what a reader sees and nothing else, so that equal pages give equal streams.

The stream is text, escaped as in XML, with markup in `<…>` between: paragraphs, tables, properties in one order, and
before each text the formatting of its run where that changes. Left out is what shows nowhere: revision ids, marks of
the proofreader, bookmarks, languages, ids that a program counts anew, the borders of runs (Word cuts a run wherever its
spelling checker found something).

The parts that a template prints many times a second come as text in one dialect (`w:` prefixes, texts in
`<w:t xml:space="preserve">`); any other tree is first put into that dialect (`write_phuong_ngu`). The markup between
two texts is one of a few dozen in all documents of a template, so its reading is kept: a stream costs little more than
cutting the part at its texts.
Source: ECMA-376 Part 1, 17.3 (paragraphs, runs), 17.16 (fields).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from kehoach.loi import TepDocxHongError
from kehoach.ooxml.ns import NSMAP, qn
from kehoach.ooxml.xml import attr, escape_marks

if TYPE_CHECKING:
    from lxml import etree

TraCuu = Callable[[str, str, str], str]
"""What the value of an attribute stands for: (element, attribute, value) → text that does not change with numbering."""

_BO = frozenset(
    f"w:{x}"
    for x in (
        *("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "lang", "noProof", "cnfStyle"),
        *("bCs", "iCs", "szCs", "rsid", "rsids", "nsid", "tmpl", "sdtPr", "sdtEndPr"),
    )
)
_TUI = frozenset(("w:rPr", "w:pPr", "w:tblPr", "w:tblPrEx", "w:trPr", "w:tcPr", "w:sectPr"))
_TRONG_SUOT = frozenset(("w:smartTag",))
_GHI_CHU = frozenset(("w:footnote", "w:endnote"))
_BO_THUOC_TINH = re.compile(r"xmlns|w:rsid|w14:|mc:|xml:space$|w:id$|w:hint$")
_BO_RIENG = frozenset(
    [("wp:docPr", "id"), ("wp:docPr", "name"), ("w:headerReference", "r:id"), ("w:footerReference", "r:id")]
    + [("w:tblLook", f"w:{x}") for x in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")]
)
_BAT = frozenset(("1", "true", "on"))
_TAT = {"false": "0", "off": "0"}
_MAU = re.compile(r"<(/?)([\w:.-]+)([^>]*?)(/?)>|([^<]+)")
_THUOC_TINH = re.compile(r'([\w:.-]+)="([^"]*)"')
_KHONG_DOC = re.compile("<!|<w:fld")
_MO_DOAN = "<w:p>"
_MO_CHU, _DONG_CHU = '<w:t xml:space="preserve">', "</w:t>"
_KHONG_KE = "<r>"
_GIU_TOI_DA = 2_000
_THUOC_TINH_TOI_DA = 1_000
_THE = Iterator[re.Match[str]]


class _Viec(NamedTuple):
    """Việc: one step of reading markup: another formatting of runs (None: the same); a token and what it is."""

    kieu: str | None
    loai: int
    ky_hieu: str


_KHUNG, _TRONG_CHAY, _LA_CHU = range(3)
"""Tokens outside of runs, within a run, and text of a run."""


class BoDoc:
    """Bộ đọc: reads parts of one package, or of many with the same styles, into streams."""

    def __init__(self, tra: TraCuu) -> None:
        self._tra = tra
        self._giu: dict[str, list[_Viec]] = {}
        self._nhanh: dict[str, tuple[str, str]] = {}  # markup that is one token and then a formatting, as nearly all is

    def read(self, xml: str) -> str:
        """The stream of a part in the dialect.

        Raises:  ValueError when the text is not in the dialect: it must be parsed and put into it.
        """
        dau, *khuc = xml.split(_MO_CHU)
        ra: list[str] = []
        nhanh = self._nhanh
        hien, cuoi = _chay(self._nho(dau, dau=True), ra, _KHONG_KE, "")
        for x in khuc:
            chu, _, manh = x.partition(_DONG_CHU)
            if chu:
                if hien != cuoi:
                    ra.append(hien)
                    cuoi = hien
                ra.append(_chu(chu) if "&#" in chu else chu)
            buoc = nhanh.get(manh)
            if buoc is None:
                hien, cuoi = _chay(self._nho(manh), ra, hien, cuoi)
                continue
            khung, hien = buoc
            if khung:
                ra.append(khung)
                cuoi = ""
        return "".join(ra)

    def read_tui(self, xml: str) -> str:
        """The stream of one element, without regard to the order of properties; "" when it says nothing."""
        the = _MAU.finditer(xml)
        return self._phan_tu(next(the), the)

    def _nho(self, manh: str, *, dau: bool = False) -> list[_Viec]:
        """The steps of a piece of markup, kept; the first of a part begins outside of runs.

        What is read anew is no more than a paragraph's worth: widths and indents differ from document to document.
        """
        khoa = f"\0{manh}" if dau else manh
        if khoa in self._giu:
            return self._giu[khoa]
        if len(self._giu) >= _GIU_TOI_DA:
            self._giu.clear()
            self._nhanh.clear()
        bo = manh.find("?>") + 2 if manh.startswith("<?") else 0
        truoc, *doan = manh[bo:].split(_MO_DOAN)
        viec = list(self._doc(truoc, "" if dau else "w:r"))
        for x in doan:
            mot = f"{_MO_DOAN}{x}"
            if mot not in self._giu:
                self._giu[mot] = list(_gop(self._doc(mot, "")))
            viec += self._giu[mot]
        viec = self._giu[khoa] = list(_gop(viec))
        if viec and viec[-1].kieu is not None and [x.kieu for x in viec[:-1]] in ([], [None]) and not viec[0].loai:
            self._nhanh[khoa] = (viec[0].ky_hieu if len(viec) == 2 else "", viec[-1].kieu)
        return viec

    def _doc(self, manh: str, trong: str) -> Iterator[_Viec]:
        """The steps of markup; `trong` is where it begins: in a run ("w:r"), or outside."""
        if _KHONG_DOC.search(manh):
            raise ValueError("phần phải đọc bằng cây")
        the = _MAU.finditer(manh)
        for m in the:
            dong, ten, thuoc_tinh, tu_dong, chu = m.groups()
            if chu:
                if trong == "w:t":
                    yield _Viec(None, _LA_CHU, _chu(chu))
                elif not chu.isspace():
                    yield _Viec(None, _TRONG_CHAY if trong else _KHUNG, chu)
            elif ten == "w:t":
                trong = "w:r" if dong or tu_dong else "w:t"
            elif ten == "w:r":
                trong = "" if dong or tu_dong else "w:r"
                if trong:
                    yield _Viec(_KHONG_KE, _KHUNG, "")
            elif ten == "w:rPr" and trong:
                yield _Viec(f"{_KHONG_KE}{self._phan_tu(m, the)}", _KHUNG, "")
            elif ten in _TUI or ten in _BO or _is_ngan_cach(ten, thuoc_tinh):
                yield _Viec(None, _KHUNG, self._phan_tu(m, the))
            elif ten not in _TRONG_SUOT:
                trong = "" if ten == "w:p" else trong
                loai = _TRONG_CHAY if trong and not dong else _KHUNG
                yield _Viec(None, loai, self._the(dong, ten, thuoc_tinh, tu_dong))

    def _the(self, dong: str, ten: str, thuoc_tinh: str, tu_dong: str) -> str:
        return "</>" if dong else f"<{ten}{self._ghi_thuoc_tinh(ten, thuoc_tinh)}>{'</>' if tu_dong else ''}"

    def _phan_tu(self, m: re.Match[str], the: _THE) -> str:
        """A whole element; children of properties in one order."""
        _, ten, thuoc_tinh, tu_dong, _ = m.groups()
        con: list[str] = []
        if not tu_dong:
            for x in the:
                if x[1]:
                    break
                con.append("" if x[5] and x[5].isspace() else x[5] or self._phan_tu(x, the))
        if ten in _BO or _is_ngan_cach(ten, thuoc_tinh):
            return ""
        ghi, trong = self._ghi_thuoc_tinh(ten, thuoc_tinh), "".join(sorted(con))
        return f"<{ten}{ghi}>{trong}</>" if ghi or trong or ten not in _TUI else ""

    def _ghi_thuoc_tinh(self, ten: str, thuoc_tinh: str) -> str:
        cap = [(t, x) for t, x in _THUOC_TINH.findall(thuoc_tinh) if not _BO_THUOC_TINH.match(t)]
        con = sorted((t, self._gia_tri(ten, t, x)) for t, x in cap if (ten, t) not in _BO_RIENG)
        return "".join(f" {t}={x}" for t, x in con if x)

    def _gia_tri(self, ten: str, thuoc_tinh: str, gia_tri: str) -> str:
        """A switch that is on says no more than its element; what only names something is what it names."""
        if thuoc_tinh == "w:val":
            gia_tri = "" if gia_tri in _BAT else _TAT.get(gia_tri, gia_tri)
        return self._tra(ten, thuoc_tinh, gia_tri)


def _is_ngan_cach(ten: str, thuoc_tinh: str) -> bool:
    """The lines between text and notes, which every program numbers its own way."""
    return ten in _GHI_CHU and "w:type=" in thuoc_tinh and 'w:type="normal"' not in thuoc_tinh


def _chay(viec: Iterable[_Viec], ra: list[str], hien: str, cuoi: str) -> tuple[str, str]:
    """Take steps: `hien` is the formatting in force, `cuoi` the one written last, "" when something came between."""
    for kieu, loai, ky_hieu in viec:
        if kieu is not None:
            hien = kieu
        if ky_hieu:
            if loai and hien != cuoi:
                ra.append(hien)
            ra.append(ky_hieu)
            cuoi = hien if loai == _LA_CHU else ""
    return hien, cuoi


def _chu(chu: str) -> str:
    """Text as the dialect writes it: a template escapes quotes too."""
    return chu.replace("&#34;", '"').replace("&#39;", "'")


def _gop(viec: Iterable[_Viec]) -> Iterator[_Viec]:
    """Steps that say nothing left out, tokens that follow each other joined."""
    cho, kieu = "", None
    for x in viec:
        kieu = x.kieu if x.kieu is not None else kieu
        if x.loai == _KHUNG:
            cho += x.ky_hieu
            continue
        yield from _khung(cho, kieu)
        cho, kieu = "", None
        yield x
    yield from _khung(cho, kieu)


def _khung(ky_hieu: str, kieu: str | None) -> Iterator[_Viec]:
    """The tokens before a run, then its formatting: that of runs without text between them shows nowhere."""
    if ky_hieu:
        yield _Viec(None, _KHUNG, ky_hieu)
    if kieu is not None:
        yield _Viec(kieu, _KHUNG, "")


_TIEN_TO = {uri: tien_to for tien_to, uri in NSMAP.items()}
_WORD_MOI = "http://schemas.microsoft.com/office/word/"  # attributes of later Words: ids of paragraphs and the like
_CHU, _FLD, _FLD_DON, _LENH = qn("w:t"), qn("w:fldChar"), qn("w:fldSimple"), qn("w:instrText")
_TINH_LAI = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))


def write_phuong_ngu(goc: etree._Element) -> str:
    """A tree in the dialect that `BoDoc.read` takes, without the results of fields that count pages.

    Raises:  TepDocxHongError for an element with more attributes than the format knows.
    """
    viet = _Viet()
    viet.write(goc)
    return "".join(viet.ra)


class _Viet:
    """Viết: writes a tree; `truong`: instructions of open fields; `dang_bo`: in how many counted results it is."""

    def __init__(self) -> None:
        self.ra: list[str] = []
        self.truong: list[tuple[str, bool]] = []
        self.dang_bo = 0

    def write(self, e: etree._Element) -> None:
        if not isinstance(e.tag, str) or self._tinh_lai(e):
            return
        ten = "f" if e.tag == _FLD_DON else _ten(e.tag)
        self.ra.append(f"<{_MO_CHU[1:-1] if e.tag == _CHU else ten + self._thuoc_tinh(e)}>")
        chu = e.text or ""
        self.ra.append(escape_marks(chu if e.tag == _CHU else chu.strip()))
        if e.tag != _FLD_DON or not _is_tinh_lai(e.get(qn("w:instr"), "")):
            for con in e:
                self.write(con)
        self.ra.append(f"</{ten}>")

    def _tinh_lai(self, e: etree._Element) -> bool:
        """Follow the fields; whether this is markup of a field, or part of a result that the program counts anew."""
        if e.tag == _FLD:
            self._theo_truong(e.get(qn("w:fldCharType"), ""))
            return True
        if e.tag == _LENH:
            lenh = e.text or ""
            self.truong[-1:] = [(f"{x}{lenh}", bo) for x, bo in self.truong[-1:]]
            self.ra.append(f'<f lenh="{attr(" ".join(lenh.split()))}"></f>')
            return True
        return e.tag == _CHU and self.dang_bo > 0

    def _theo_truong(self, loai: str) -> None:
        self.ra.append(f"<f {loai}></f>")
        if loai == "begin":
            self.truong.append(("", False))
        elif self.truong:
            lenh, bo = self.truong.pop()
            self.dang_bo -= bo
            if loai == "separate":
                bo = _is_tinh_lai(lenh)
                self.truong.append((lenh, bo))
                self.dang_bo += bo

    def _thuoc_tinh(self, e: etree._Element) -> str:
        if len(e.attrib) > _THUOC_TINH_TOI_DA:
            raise TepDocxHongError(f"Một thẻ «{_ten(str(e.tag))}» có quá nhiều thuộc tính ({len(e.attrib)}).")
        thuoc_tinh = ((str(t), str(x)) for t, x in e.items())
        cap = ((_ten(t), x) for t, x in thuoc_tinh if not t.startswith(f"{{{_WORD_MOI}"))
        return "".join(f' {t}="{attr(x)}"' for t, x in cap)


def _is_tinh_lai(lenh: str) -> bool:
    return lenh.split()[:1] != [] and lenh.split()[0].upper() in _TINH_LAI


def _ten(the: str) -> str:
    uri, co, ten = the.rpartition("}")
    if not co:
        return the
    return f"{_TIEN_TO.get(uri[1:]) or f'x{crc32(uri.encode()):08x}'}:{ten}"
