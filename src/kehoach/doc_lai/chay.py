"""Chạy: the runs of a paragraph as Word shows them.

Counted: inserted text, results of fields, one branch of `mc:AlternateContent`, hyperlinks, content controls. Not
counted: deleted and moved-away text, field codes, hidden text, phonetic guides. Text boxes are handed to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kehoach.chu.dau import to_nfc
from kehoach.doc_lai.doan_tho import Hinh, Manh, ThamChieu
from kehoach.doc_lai.gia_tri_xml import get_so, w
from kehoach.doc_lai.hinh import read_drawing, read_vml
from kehoach.doc_lai.kieu_hieu_luc import ChuRun
from kehoach.ooxml.ns import MC, WPS, M, V, qn

_XML_SPACE = qn("xml:space")
_BO_QUA = frozenset({w(x) for x in ("del", "moveFrom", "pPr", "rPr", "delText", "delInstrText", "rt", "rubyPr")})
_VAO = frozenset(
    {w(x) for x in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby",
                    "rubyBase")} | {f"{{{M}}}{x}" for x in ("oMath", "oMathPara", "r", "e", "num", "den", "sub",
                                                            "sup", "f", "sSup", "sSub", "d", "nary", "rad")}
)  # fmt: skip
_BIET = frozenset({"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "a14", "wp15"})
_AC = f"{{{MC}}}AlternateContent"
_CHON, _LUI = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
_HOP = (f"{{{WPS}}}txbx", f"{{{V}}}textbox")
_KY_TU = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_GHI_CHU = {w("footnoteReference"): False, w("endnoteReference"): True}


def choose(ac: etree._Element) -> etree._Element | None:
    """The branch of an `mc:AlternateContent` that counts: a choice we know the extensions of, else the fallback."""
    for con in ac.iterfind(_CHON):
        if all(x in _BIET for x in con.get("Requires", "").split()):
            return con
    return ac.find(_LUI)


@dataclass(slots=True)
class KetQuaChay:
    """Kết quả chạy: what a paragraph holds. `truong`: the codes of its fields with the index of the piece they show."""

    manh: list[Manh] = field(default_factory=list)
    hinh: list[Hinh] = field(default_factory=list)
    hop_chu: list[etree._Element] = field(default_factory=list)
    chu_thich: list[ThamChieu] = field(default_factory=list)
    truong: list[tuple[str, int]] = field(default_factory=list)
    ngat_trang: bool = False
    co_an: bool = False
    co_sua: bool = False


class DocChay:
    """Đọc chạy: reads one paragraph; `kieu_run` resolves the formatting of a run from its `w:rPr`."""

    def __init__(self, kieu_run: Callable[[etree._Element | None], ChuRun]) -> None:
        self._kieu_run = kieu_run
        self.kq = KetQuaChay()
        self._truong: list[list[str] | None] = []  # codes being read, innermost last; None once the result shows

    def read(self, p: etree._Element) -> KetQuaChay:
        """Everything the paragraph shows."""
        self._vao(p)
        return self.kq

    def _vao(self, e: etree._Element) -> None:
        for con in e:
            the = con.tag
            if the == w("r") or the == f"{{{M}}}r":
                self._run(con)
            elif the == w("fldSimple"):
                self.kq.truong.append((con.get(w("instr"), ""), len(self.kq.manh)))
                self._vao(con)
            elif the in _BO_QUA:
                self.kq.co_sua = self.kq.co_sua or the in (w("del"), w("moveFrom"))
            elif the == _AC:
                nhanh = choose(con)
                if nhanh is not None:
                    self._vao(nhanh)
            elif the in _VAO:
                self.kq.co_sua = self.kq.co_sua or the in (w("ins"), w("moveTo"))
                self._vao(con)

    def _run(self, r: etree._Element) -> None:
        f = self._kieu_run(r.find(w("rPr")))
        for con in self._con(r):
            self._noi_dung(con, f)

    def _con(self, r: etree._Element) -> Iterator[etree._Element]:
        for con in r:
            if con.tag == _AC:
                nhanh = choose(con)
                if nhanh is not None:
                    yield from nhanh
            else:
                yield con

    def _noi_dung(self, con: etree._Element, f: ChuRun) -> None:
        the = con.tag
        if the == w("t") or the == f"{{{M}}}t":
            self._chu(_text(con), f)
        elif the in _KY_TU:
            self._chu(_KY_TU[the], f)
        elif the == w("br"):
            self._ngat(con, f)
        elif the == w("fldChar"):
            self._fld_char(con.get(w("fldCharType")))
        elif the == w("instrText"):
            if self._truong and self._truong[-1] is not None:
                self._truong[-1].append(con.text or "")
        elif the == w("sym"):
            self._chu(_sym(con), f)
        elif the == w("pgNum"):
            self.kq.truong.append(("PAGE", len(self.kq.manh)))
        elif the in _GHI_CHU:
            so = get_so(con, "id")
            self.kq.chu_thich += [ThamChieu(so, len(self.kq.manh), _GHI_CHU[the])] if so is not None else []
        elif the == w("drawing"):
            hinh = read_drawing(con)
            self.kq.hinh += [hinh] if hinh else []
            self._hop(con)
        elif the in (w("pict"), w("object")):
            self.kq.hinh += read_vml(con)
            self._hop(con)
        elif the == w("ruby"):
            self._vao(con)

    def _chu(self, chu: str, f: ChuRun) -> None:
        if not chu or any(x is not None for x in self._truong):
            return
        if f.an:
            self.kq.co_an = self.kq.co_an or bool(chu.strip())
            return
        chu = to_nfc(chu)
        self.kq.manh.append(Manh(chu.upper() if f.hoa else chu, f))

    def _ngat(self, con: etree._Element, f: ChuRun) -> None:
        if con.get(w("type")) in ("page", "column"):
            self.kq.ngat_trang = True
            if any(m.chu.strip() for m in self.kq.manh):
                self._chu("\n", f)
        else:
            self._chu("\n", f)

    def _fld_char(self, loai: str | None) -> None:
        if loai == "begin":
            self._truong.append([])
        elif loai == "separate" and self._truong and self._truong[-1] is not None:
            self.kq.truong.append(("".join(self._truong[-1]), len(self.kq.manh)))
            self._truong[-1] = None
        elif loai == "end" and self._truong:
            ma = self._truong.pop()
            if ma:
                self.kq.truong.append(("".join(ma), len(self.kq.manh)))

    def _hop(self, e: etree._Element) -> None:
        for hop in e.iter(*_HOP):
            noi_dung = hop.find(w("txbxContent"))
            if noi_dung is not None and not any(x.tag in _HOP for x in _len(hop, e)):
                self.kq.hop_chu.append(noi_dung)


def _len(e: etree._Element, dinh: etree._Element) -> Iterator[etree._Element]:
    """Ancestors of `e` below `dinh`."""
    for x in e.iterancestors():
        if x is dinh:
            return
        yield x


def _text(e: etree._Element) -> str:
    chu = (e.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return chu if e.get(_XML_SPACE) == "preserve" else chu.strip(" ")


def _sym(e: etree._Element) -> str:
    try:
        so = int(e.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return chr(so) if 32 <= so <= 0xFFFD and not 0xD800 <= so <= 0xDFFF else ""
