"""Câu: small edits at the ends of a paragraph: the mark it closes with, a lead before it, capitals."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay, NoiTuyenBoCuc
from kehoach.chu.hoa import in_hoa as in_hoa_chu
from kehoach.nguon.khoi import Chu

_DAU_CUOI = ".;,:… "


def noi(dau: str, noi_tuyen: DongChay) -> DongChay:
    """Plain text before a paragraph, in one run with it where its first run is plain too."""
    if noi_tuyen and isinstance(x := noi_tuyen[0], Chu) and not (x.dam or x.nghieng):
        return (Chu(dau + x.text), *noi_tuyen[1:])
    return (Chu(dau), *noi_tuyen)


def gop(noi_tuyen: Iterable[NoiTuyenBoCuc]) -> DongChay:
    """Neighbouring runs of one emphasis made one: what is read as one phrase is edited as one in Word."""
    ra: list[NoiTuyenBoCuc] = []
    for x in noi_tuyen:
        truoc = ra[-1] if ra else None
        if isinstance(x, Chu) and isinstance(truoc, Chu) and x.dam == truoc.dam and x.nghieng == truoc.nghieng:
            ra[-1] = Chu(truoc.text + x.text, x.dam, x.nghieng)
        else:
            ra.append(x)
    return tuple(ra)


def them(noi_tuyen: DongChay, chu: str) -> DongChay:
    """Text after a paragraph, in the emphasis of its last run."""
    if noi_tuyen and isinstance(x := noi_tuyen[-1], Chu):
        return (*noi_tuyen[:-1], Chu(x.text + chu, x.dam, x.nghieng))
    return (*noi_tuyen, Chu(chu))


def ket_bang(noi_tuyen: DongChay, dau: str, *, thay: str = ".;, ") -> DongChay:
    """The paragraph closed with `dau`, which replaces the marks `thay` already there (also those before a note)."""
    if not noi_tuyen:
        return noi_tuyen
    if isinstance(noi_tuyen[-1], DauChuThich):
        return (*ket_bang(noi_tuyen[:-1], "", thay=thay), noi_tuyen[-1], Chu(dau))
    if isinstance(x := noi_tuyen[-1], Chu):
        bo_dau = x.text.removesuffix("./.").rstrip(thay)
        return (*noi_tuyen[:-1], Chu(bo_dau + dau, x.dam, x.nghieng))
    return (*noi_tuyen, Chu(dau)) if dau else noi_tuyen


def co_dau(noi_tuyen: DongChay) -> bool:
    """Whether the paragraph already closes with a mark (a footnote after the mark does not count)."""
    for x in reversed(noi_tuyen):
        if isinstance(x, Chu):
            return x.text[-1:] in _DAU_CUOI
    return False


def in_hoa(noi_tuyen: DongChay) -> DongChay:
    """The paragraph in capitals."""
    return tuple([Chu(in_hoa_chu(x.text), x.dam, x.nghieng) if isinstance(x, Chu) else x for x in noi_tuyen])


def nhan_manh(noi_tuyen: DongChay, *, dam: bool = False, nghieng: bool = False) -> DongChay:
    """The paragraph with emphasis added to every run."""
    return tuple([Chu(x.text, x.dam or dam, x.nghieng or nghieng) if isinstance(x, Chu) else x for x in noi_tuyen])
