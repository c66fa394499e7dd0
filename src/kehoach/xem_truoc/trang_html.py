"""Trang bằng HTML: one page as HTML: its number, its text, its footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kehoach.bo_cuc.mo_ta import DongChay
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.xem_truoc.chay import slice_chay, write_chay
from kehoach.xem_truoc.chia_dong import DongTrang
from kehoach.xem_truoc.nhom_html import class_name, write_ke, write_nhom, write_thut
from kehoach.xem_truoc.phan_trang import PhanManh
from kehoach.xem_truoc.vat import BangVat, DoanVat, Nhom, Phan

_CAP_CAO_NHAT = 6
_CAP_CUA = {"ten_loai": 1}


@dataclass(frozen=True, slots=True)
class NguCanh:
    """Ngữ cảnh: what every page of one preview shares.

    `tien_to` begins all ids; `trang_day_du` says whether the page is the browser's own (real headings) or stands in a
    notebook, whose table of contents must not list the plan's headings.
    """

    che_do: CheDo
    tien_to: str
    trang_day_du: bool
    chu_thich: Sequence[DongChay]


def write_trang(phan: Phan, trang: Sequence[PhanManh], nc: NguCanh) -> str:
    """The text of one page."""
    return "".join(_cac_vat(phan, trang, nc))


def write_chu_thich(so: Iterable[int], nc: NguCanh) -> str:
    """The footnotes of one page, empty when it has none."""
    muc = "".join(_mot_chu_thich(i, nc) for i in so)
    if not muc:
        return ""
    return f'<aside class="kh-chan" aria-label="Chú thích"><div class="kh-ngan"></div><ol>{muc}</ol></aside>'


def so_chu_thich(phan: Phan, trang: Sequence[PhanManh]) -> list[int]:
    """Numbers of the footnotes that this page refers to, in order."""
    so = (s for p in trang for d in phan.manh[p.manh].dong[p.tu : p.den] for s in d.chu_thich)
    return list(dict.fromkeys(so))


def _mot_chu_thich(i: int, nc: NguCanh) -> str:
    ve = f'<a href="#{nc.tien_to}-g{i}" role="doc-backlink" aria-label="Về chỗ dẫn chú thích {i}">{i}</a>'
    chu = write_chay(nc.chu_thich[i - 1], nc.tien_to)
    return f'<li id="{nc.tien_to}-c{i}" value="{i}"><sup>{ve}</sup> <span>{chu}</span></li>'


def _cac_vat(phan: Phan, trang: Sequence[PhanManh], nc: NguCanh) -> Iterator[str]:
    for so, nhom in groupby(trang, key=lambda p: phan.manh[p.manh].vat):
        vat, cac = phan.vat[so], list(nhom)
        if isinstance(vat, Nhom):
            yield write_nhom(vat, nc.che_do, nc.tien_to)
        elif isinstance(vat, BangVat):
            yield _bang(vat, [phan.manh[p.manh].hang for p in cac], nc)
        else:
            yield _doan(vat, phan.manh[cac[0].manh].dong, cac[0], nc)


def _doan(vat: DoanVat, dong: Sequence[DongTrang], p: PhanManh, nc: NguCanh) -> str:
    """A paragraph, or the lines of it that stand on this page."""
    chay = vat.chay
    lop = class_name(vat.khoi.kieu)
    con = p.den < len(dong)
    if p.tu or con:
        chay = slice_chay(chay, vat.moc, dong[p.tu].dau if p.tu else 0, dong[p.den].dau if con else None)
        lop += " kh-noi" * bool(p.tu) + " kh-con" * con
    mo, dong_the = _the(vat.khoi.kieu, nc) if not p.tu else ("p", "p")
    html = f'<{mo} class="{lop}"{write_thut(vat.thut)}>{write_chay(chay, nc.tien_to)}</{dong_the}>'
    return html if con or not vat.ke else html + write_ke(vat.ke, "kh-ke-ten")


def _the(kieu: str, nc: NguCanh) -> tuple[str, str]:
    """Opening and closing tag of a kind of paragraph: a heading when it has a level."""
    bac = nc.che_do.kieu[kieu].bac
    cap = _CAP_CUA.get(kieu) or (bac + 1 if bac else 0)
    if not cap:
        return "p", "p"
    if nc.trang_day_du:
        the = f"h{min(cap, _CAP_CAO_NHAT)}"
        return the, the
    return f'p role="heading" aria-level="{cap}"', "p"


def _bang(vat: BangVat, hang: Sequence[int | None], nc: NguCanh) -> str:
    """The rows of a table that stand on this page; a continued table repeats its header row, as Word does."""
    bang = vat.khoi.bang
    assert bang is not None
    cot = "".join(f'<col style="width:{w:.2f}pt">' for w in vat.cot)
    dau = _dau_bang(bang.dau, nc, lap=hang[0] != -1) if vat.lap or hang[0] == -1 else ""
    can = [f"kh-bang-o kh-can-{c}" if c else "kh-bang-o" for c in bang.can]
    than = "".join(f"<tr>{_cac_o(bang.hang[i], can, nc)}</tr>" for i in hang if i is not None and i >= 0)
    sau = '<div class="kh-sau-bang"></div>' if hang[-1] == len(bang.hang) - 1 else ""
    rong = f' style="width:{sum(vat.cot):.2f}pt"'
    return f"<table{rong}><colgroup>{cot}</colgroup>{dau}<tbody>{than}</tbody></table>{sau}"


def _dau_bang(o: Sequence[DongChay], nc: NguCanh, *, lap: bool) -> str:
    """The header row; one that is repeated (`lap`) is hidden from who hears the page."""
    thuoc = ' aria-hidden="true" class="kh-lap"' if lap else ""
    cac_o = "".join(f'<th scope="col" class="kh-bang-dau">{write_chay(x, nc.tien_to)}</th>' for x in o)
    return f"<thead{thuoc}><tr>{cac_o}</tr></thead>"


def _cac_o(hang: Sequence[DongChay], can: Sequence[str], nc: NguCanh) -> str:
    return "".join(f'<td class="{c}">{write_chay(o, nc.tien_to)}</td>' for o, c in zip(hang, can, strict=True))
