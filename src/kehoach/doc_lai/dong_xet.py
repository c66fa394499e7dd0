"""Dòng xét: the unit of recognition: a paragraph, or the part of one between line breaks or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.chu.dau import fold
from kehoach.do_dac.tai_lieu_do import Ben, CanLe, DinhDang, KeDo, KhoiDo, ViTriO, Vung
from kehoach.doc_lai.cay_doan import BangTho
from kehoach.doc_lai.do_dinh_dang import do_dinh_dang
from kehoach.doc_lai.doan_tho import DoanTho, Manh
from kehoach.doc_lai.mau_cau import KE

# Where a typed line changes from the left of the page to the right: tabs, or a long gap before words of the right side.
_CHUYEN_BEN = re.compile(r"\t+|[ \xa0]{4,}(?=C[ỘO]NG\s+H|Đ[ộo]c\s+l|[^\t,/]{2,40},\s*ng[àa]y\b)")


_GAP_TOI_DA = 160
_DAY = re.compile(r"[ \xa0]{2}|[ \xa0]*\t\s*\t")


@dataclass(slots=True)
class Dong:
    """Dòng: `chu` is its text without blanks at the ends; `ca_doan` whether it is the whole paragraph."""

    doan: DoanTho
    manh: list[Manh]
    ca_doan: bool = True
    o: ViTriO | None = None
    ben: Ben | None = None
    thanh_phan: str = ""
    so: str = ""
    ke: KeDo | None = None
    cung_hang: tuple[str, ...] = ()
    vung: Vung = "than"
    can_khong_ro: bool = False
    _gap: str | None = field(default=None, repr=False)
    _dinh_dang: DinhDang | None = field(default=None, repr=False)

    @property
    def chu(self) -> str:
        """Text as printed, an automatic number first; tabs as spaces."""
        chu = "".join(m.chu for m in self.manh).replace("\t", " ").strip()
        if self.doan.so and self.manh[:1] == self.doan.manh[:1]:
            return f"{self.doan.so}{self.doan.so_cach}{chu}".strip()
        return chu

    @property
    def gap(self) -> str:
        """The beginning of the text folded, for patterns."""
        if self._gap is None:
            self._gap = fold(self.chu[:_GAP_TOI_DA])
        return self._gap

    @property
    def la_ke(self) -> bool:
        """A rule typed with underscores or dashes."""
        return bool(KE.match(self.chu))

    def ti(self, ten: str) -> float:
        """Share of a property of `DinhDang` (0 when nothing is printed)."""
        x = getattr(self.dinh_dang, ten)
        return x if isinstance(x, float) else 0.0

    @property
    def can(self) -> CanLe | None:
        """Alignment; of a part of a line, or a line pushed to its place by blanks, the paragraph's says nothing."""
        chia = self.ben is not None and self.o is None
        day = self.doan.pr.can in ("trai", "deu") and bool(_DAY.match("".join(m.chu for m in self.manh)))
        return None if chia or day or self.can_khong_ro else self.doan.pr.can

    @property
    def dinh_dang(self) -> DinhDang:
        """Formatting of the line."""
        if self._dinh_dang is None or self._dinh_dang.can != self.can:
            self._dinh_dang = do_dinh_dang(self.manh, self.doan.pr, can=self.can, ca_doan=self.ca_doan)
        return self._dinh_dang


def split_dong(doan: DoanTho, o: ViTriO | None = None) -> list[Dong]:
    """The lines of a paragraph, at its line breaks; empty ones left out."""
    khuc = list(_cut_tai(doan.manh, [(i, i + 1) for i, c in enumerate(doan.chu) if c == "\n"]))
    co_chu = [k for k in khuc if "".join(m.chu for m in k).strip()]
    if not co_chu and doan.so:
        return [Dong(doan, doan.manh, o=o)]
    return [Dong(doan, k, ca_doan=len(co_chu) == 1, o=o) for k in co_chu]


def split_ben(doan: DoanTho) -> list[Dong]:
    """The lines of a paragraph, each cut where it changes sides; sides are set where a line has two."""
    ra: list[Dong] = []
    for dong in split_dong(doan):
        chu = "".join(m.chu for m in dong.manh)
        cho = [m.span() for m in _CHUYEN_BEN.finditer(chu)]
        khuc = [k for k in _cut_tai(dong.manh, cho) if "".join(m.chu for m in k).strip()]
        phan = [Dong(doan, k, ca_doan=dong.ca_doan and len(khuc) == 1) for k in khuc]
        if len(phan) > 1:
            phan[0].ben, phan[-1].ben = "trai", "phai"
        elif phan and chu.startswith("\t\t"):
            phan[0].ben = "phai"
        ra += phan
    return ra


def _cut_tai(manh: Sequence[Manh], cho: Sequence[tuple[int, int]]) -> Iterator[list[Manh]]:
    """The pieces outside the given spans of characters, in one pass."""
    bien = [0, *(x for c in cho for x in c), sum(len(m.chu) for m in manh)]
    i = vi_tri = 0
    for dau, cuoi in zip(bien[::2], bien[1::2], strict=True):
        khuc: list[Manh] = []
        while i < len(manh):
            chu, f = manh[i]
            tu, den = max(dau - vi_tri, 0), min(cuoi - vi_tri, len(chu))
            if den > tu:
                khuc.append(Manh(chu[tu:den], f))
            if vi_tri + len(chu) > cuoi:
                break
            vi_tri += len(chu)
            i += 1
        yield khuc


def iter_o(bang: BangTho, *, la_bang: bool = False) -> Iterator[tuple[ViTriO, list[DoanTho]]]:
    """Cells of a table with their place and paragraphs (those of nested tables too), row by row."""
    so_hang = len(bang.hang)
    for i, hang in enumerate(bang.hang, 1):
        for o in hang.o:
            vi_tri = ViTriO(bang.so, i, o.cot, so_hang, bang.so_cot, hang.dau and la_bang, o.rong_mm)
            yield vi_tri, list(o.doan())


def to_khoi(dong: Iterable[Dong]) -> list[KhoiDo]:
    """Lines → blocks: neighbouring lines of one paragraph and one component are one block."""
    ra: list[KhoiDo] = []
    nhom: list[Dong] = []
    for d in dong:
        if nhom and not (d.doan is nhom[-1].doan and d.thanh_phan == nhom[-1].thanh_phan and d.ben == nhom[-1].ben):
            ra.append(_khoi(nhom))
            nhom = []
        nhom.append(d)
    return [*ra, _khoi(nhom)] if nhom else ra


def _khoi(nhom: list[Dong]) -> KhoiDo:
    dau = nhom[0]
    mot = dau if len(nhom) == 1 and dau.ca_doan else None
    manh = [m for d in nhom for m in d.manh]
    ca_doan = dau.ca_doan or sum(len(m.chu.strip()) for m in manh) >= len(dau.doan.chu.strip()) - len(nhom)
    return KhoiDo(
        thanh_phan=dau.thanh_phan or "khac",
        chu="\n".join(d.chu for d in nhom),
        so=dau.so,
        so_tu_dong=dau.doan.tu_dong and bool(dau.doan.so) if dau.so else None,
        doan=dau.doan.so_thu_tu,
        phan=dau.doan.phan,
        dinh_dang=mot.dinh_dang if mot else do_dinh_dang(manh, dau.doan.pr, can=dau.can, ca_doan=ca_doan),
        o=dau.o,
        ben=dau.ben,
        cung_hang=dau.cung_hang,
        ke=next((d.ke for d in nhom if d.ke), None),
        vung=dau.vung,
    )
