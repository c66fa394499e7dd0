"""Cây đoạn: the body of a document as a tree of raw paragraphs and tables, in the order of reading.

Paragraphs are counted here, from 1, in this order: body, cells row by row, a text box after the paragraph that holds
it. `iter_doan` gives the elements under the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from kehoach.doc_lai.chay import DocChay, choose
from kehoach.doc_lai.doan_tho import DoanTho, GiaiDoan
from kehoach.doc_lai.gia_tri_xml import get_mm, get_so, get_val, is_bat, w
from kehoach.doc_lai.kieu_hieu_luc import RONG, BoKieu
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.ooxml.don_vi import twips_to_mm
from kehoach.ooxml.ns import MC

_AC = f"{{{MC}}}AlternateContent"
_VAO = frozenset(w(x) for x in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LONG_TOI_DA = 12
_LE_O_MM = twips_to_mm(108)


@dataclass(slots=True)
class OTho:
    """Ô thô: one cell; `cot` counts grid columns from 1; `ke_duoi` whether it draws its own bottom border."""

    cot: int
    rong_mm: float | None
    muc: list[Muc] = field(default_factory=list)
    ke_duoi: bool = False

    def doan(self) -> Iterator[DoanTho]:
        """Its paragraphs, those of nested tables too."""
        return iter_doan_tho(self.muc)


@dataclass(slots=True)
class HangTho:
    """Hàng thô: one row; `dau` a header row that repeats."""

    o: list[OTho]
    dau: bool = False


@dataclass(slots=True)
class BangTho:
    """Bảng thô: one table; `so` counts tables from 1, `ke_hang` whether its style or properties draw lines."""

    so: int
    hang: list[HangTho] = field(default_factory=list)
    so_cot: int = 0
    co_vien: bool = False
    phan: int = 1

    def doan(self) -> Iterator[DoanTho]:
        """All paragraphs, row by row."""
        for h in self.hang:
            for o in h.o:
                yield from o.doan()


Muc = DoanTho | BangTho


def iter_doan_tho(muc: list[Muc]) -> Iterator[DoanTho]:
    """The paragraphs of a list of paragraphs and tables."""
    for x in muc:
        if isinstance(x, DoanTho):
            yield x
        else:
            yield from x.doan()


@dataclass(slots=True)
class _NguCanh:
    """Ngữ cảnh: what surrounds a paragraph: table, header row, width left, text box, how deep tables nest."""

    bang: str | None = None
    hang_dau: bool = False
    rong_mm: float | None = None
    hop_chu: bool = False
    long: int = 0


class DocDong:
    """Đọc dòng: walks a body (or a header, a note) and resolves every paragraph."""

    def __init__(self, kieu: BoKieu, dem: DemSo) -> None:
        self._kieu = kieu
        self._dem = dem
        self._giai = GiaiDoan(kieu, dem)
        self.so_doan = 0
        self.so_bang = 0
        self.phan = 1
        self.sect: list[tuple[etree._Element, int]] = []
        self.co_an: int | None = None
        self.co_sua: int | None = None
        self.bo_qua = False
        self.truong: list[tuple[DoanTho, str, int]] = []

    def read(self, e: etree._Element, *, rong_mm: float | None = None) -> list[Muc]:
        """Everything inside `e`, in order."""
        return self._muc(e, _NguCanh(rong_mm=rong_mm))

    def _muc(self, e: etree._Element, nc: _NguCanh) -> list[Muc]:
        ra: list[Muc] = []
        treo: DoanTho | None = None  # its mark is deleted: its text stands in the next paragraph
        for con in _con(e):
            if con.tag == w("p"):
                doan, hop = self._doan(con, nc)
                if treo is not None:
                    _noi(treo, doan)
                treo = doan if _dau_bi_xoa(con) else None
                ra += [] if treo else [doan]
                ra += hop
            elif con.tag == w("tbl"):
                if nc.long >= _LONG_TOI_DA:
                    self.bo_qua = True
                    continue
                ra.append(self._bang(con, nc))
            elif con.tag == w("altChunk"):
                self.bo_qua = True
        ra += [treo] if treo else []
        _bo_khoang_thua(ra)
        return ra

    def _doan(self, p: etree._Element, nc: _NguCanh) -> tuple[DoanTho, list[Muc]]:
        self.so_doan += 1
        ppr = p.find(w("pPr"))
        ma = get_val(ppr.find(w("pStyle"))) if ppr is not None else None
        pr = self._giai.giai(ppr, ma, nc.bang, hang_dau=nc.hang_dau)
        kq = DocChay(lambda rpr: self._kieu.run(rpr, ma, nc.bang, hang_dau=nc.hang_dau)).read(p)
        doan = DoanTho(
            self.so_doan, ma or "", pr, kq.manh, kq.hinh, phan=self.phan, rong_mm=nc.rong_mm, hop_chu=nc.hop_chu,
            ngat_trang=kq.ngat_trang or pr.ngat_trang, chu_thich=kq.chu_thich,
        )  # fmt: skip
        self._danh_so(doan)
        self.truong += [(doan, ma_truong, i) for ma_truong, i in kq.truong]
        self.co_an = self.co_an or (self.so_doan if kq.co_an else None)
        self.co_sua = self.co_sua or (self.so_doan if kq.co_sua or _dau_bi_xoa(p) else None)
        hop: list[Muc] = []
        if nc.long < _LONG_TOI_DA:
            for x in kq.hop_chu:
                hop += self._muc(x, _NguCanh(hop_chu=True, long=nc.long + 1))
        sect = ppr.find(w("sectPr")) if ppr is not None else None
        if sect is not None and nc.long == 0:
            self.sect.append((sect, self.so_doan))
            self.phan += 1
        return doan, hop

    def _danh_so(self, doan: DoanTho) -> None:
        if doan.pr.num is None:
            return
        num_id, bac = doan.pr.num
        lop = self._dem.bac(num_id, bac)
        if lop is None:
            return
        doan.so, doan.tu_dong, doan.so_cach = self._dem.next(num_id, bac), True, lop.cach

    def _bang(self, tbl: etree._Element, nc: _NguCanh) -> BangTho:
        self.so_bang += 1
        bang = BangTho(self.so_bang, phan=self.phan)
        pr = tbl.find(w("tblPr"))
        ma = get_val(pr.find(w("tblStyle"))) if pr is not None else None
        ma = ma or self._kieu.mac_dinh.get("table")
        bang.co_vien = self._co_vien(pr, ma)
        luoi = [get_mm(c, "w") or 0.0 for c in tbl.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        le = _le_o(pr)
        dau = _hang_dau(pr)
        for i, tr in enumerate(_con(tbl, w("tr"))):
            tr_pr = tr.find(w("trPr"))
            if tr_pr is not None and tr_pr.find(w("del")) is not None:
                continue
            con = _NguCanh(ma or "", dau and i == 0, None, nc.hop_chu, nc.long + 1)
            hang = self._hang(tr, tr_pr, luoi, le, con)
            bang.hang.append(hang)
            bang.so_cot = max([bang.so_cot, len(luoi), *(o.cot for o in hang.o)])
        return bang

    def _hang(
        self, tr: etree._Element, tr_pr: etree._Element | None, luoi: list[float], le: float, nc: _NguCanh
    ) -> HangTho:
        hang = HangTho([], tr_pr is not None and bool(is_bat(tr_pr.find(w("tblHeader")))))
        cot = max(0, (get_so(tr_pr.find(w("gridBefore"))) or 0) if tr_pr is not None else 0)
        for tc in _con(tr, w("tc")):
            pr = tc.find(w("tcPr"))
            qua = min(63, max(1, (get_so(pr.find(w("gridSpan"))) or 1) if pr is not None else 1))
            rong = sum(luoi[cot : cot + qua]) or (get_mm(pr.find(w("tcW")), "w") if pr is not None else None)
            nc.rong_mm = rong - le if rong else None
            vien = pr.find(f"{w('tcBorders')}/{w('bottom')}") if pr is not None else None
            ke_duoi = (get_val(vien) or "nil") not in ("nil", "none")
            hang.o.append(OTho(cot + 1, rong or None, self._muc(tc, nc), ke_duoi))
            cot = min(cot + qua, 1_000)
        return hang

    def _co_vien(self, pr: etree._Element | None, ma: str | None) -> bool:
        """Whether the table itself draws a line anywhere (borders of single cells apart)."""
        vien = pr.find(w("tblBorders")) if pr is not None else None
        if vien is not None:
            return any((get_val(x) or "nil") not in ("nil", "none") for x in vien)
        return self._kieu.bang_co_vien(ma) if ma else False


def _con(e: etree._Element, *the: str) -> Iterator[etree._Element]:
    """Children, content controls and the like opened; deleted and moved-away ones left out."""
    for con in e:
        if con.tag in _VAO:
            yield from _con(con, *the)
        elif con.tag == _AC:
            nhanh = choose(con)
            if nhanh is not None:
                yield from _con(nhanh, *the)
        elif isinstance(con.tag, str) and (not the or con.tag in the):
            yield con


def iter_doan(than: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Paragraph elements of a body under the numbers that `KhoiDo.doan` uses."""
    return enumerate(_iter_p(than, 0), 1)


def _iter_p(e: etree._Element, long: int) -> Iterator[etree._Element]:
    for con in _con(e):
        if con.tag == w("p"):
            yield con
            if long < _LONG_TOI_DA:
                for hop in DocChay(lambda _: RONG).read(con).hop_chu:
                    yield from _iter_p(hop, long + 1)
        elif con.tag == w("tbl") and long < _LONG_TOI_DA:
            for tr in _con(con, w("tr")):
                tr_pr = tr.find(w("trPr"))
                if tr_pr is None or tr_pr.find(w("del")) is None:
                    for tc in _con(tr, w("tc")):
                        yield from _iter_p(tc, long + 1)


def _noi(treo: DoanTho, doan: DoanTho) -> None:
    """Put what stands in a paragraph without an end before the next one."""
    doan.chu_thich = [*treo.chu_thich, *(x._replace(cho=x.cho + len(treo.manh)) for x in doan.chu_thich)]
    doan.manh[:0], doan.hinh[:0] = treo.manh, treo.hinh


def _dau_bi_xoa(p: etree._Element) -> bool:
    return p.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def _bo_khoang_thua(muc: list[Muc]) -> None:
    """Contextual spacing: no space between paragraphs of one style that ask for none (17.3.1.9)."""
    doan = [m if isinstance(m, DoanTho) and not m.hop_chu else None for m in muc]
    giong = [a is not None and b is not None and a.kieu == b.kieu for a, b in pairwise(doan)]
    for i, x in enumerate(doan):
        if x is None or not x.pr.sat_nhau:
            continue
        if i and giong[i - 1]:
            x.pr.truoc_pt = 0.0
        if i < len(giong) and giong[i]:
            x.pr.sau_pt = 0.0


def _le_o(pr: etree._Element | None) -> float:
    """Left and right cell margin together, in millimetres."""
    le = pr.find(w("tblCellMar")) if pr is not None else None
    if le is None:
        return 2 * _LE_O_MM
    ben = ((("left", "start"), _LE_O_MM), (("right", "end"), _LE_O_MM))
    tong = 0.0
    for ten, mac_dinh in ben:
        e = next((x for t in ten if (x := le.find(w(t))) is not None), None)
        mm = get_mm(e, "w")
        tong += mac_dinh if mm is None else mm
    return tong


def _hang_dau(pr: etree._Element | None) -> bool:
    """Whether the first row takes the style's formatting for it."""
    look = pr.find(w("tblLook")) if pr is not None else None
    if look is None:
        return False
    if look.get(w("firstRow")) is not None:
        return look.get(w("firstRow")) in ("1", "true", "on")
    try:
        return bool(int(look.get(w("val"), "0"), 16) & 0x20)
    except ValueError:
        return False
