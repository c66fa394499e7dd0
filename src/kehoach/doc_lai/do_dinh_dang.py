"""Đo định dạng: pieces of text and their paragraph → the formatting of a block, by share of characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kehoach.do_dac.tai_lieu_do import CanLe, DinhDang, count_hoa, shares
from kehoach.doc_lai.doan_tho import DoanPr, Manh


def do_dinh_dang(manh: Sequence[Manh], pr: DoanPr, *, can: CanLe | None, ca_doan: bool = True) -> DinhDang:
    """Formatting of the pieces; with `ca_doan` off (a part of a paragraph) what belongs to the whole is not seen."""
    dem = _Dem(manh)
    return DinhDang(
        phong=shares(dem.phong) if dem.tong else None,
        co=_co(dem.co),
        dam=dem.ti(dem.dam),
        nghieng=dem.ti(dem.nghieng),
        gach_chan=dem.ti(dem.gach),
        hoa=dem.hoa / dem.chu_cai if dem.chu_cai else None,
        mau=shares(dem.mau) if dem.tong else None,
        can=can,
        thut_mm=pr.thut_mm if ca_doan else None,
        thut_trai_mm=pr.trai_mm,
        thut_phai_mm=pr.phai_mm,
        truoc_pt=pr.truoc_pt if ca_doan else None,
        sau_pt=pr.sau_pt if ca_doan else None,
        gian=pr.gian,
        giu=pr.giu,
        bac=pr.bac,
    )


class _Dem:
    """Đếm: characters counted by formatting; spaces print nothing and do not count."""

    def __init__(self, manh: Iterable[Manh]) -> None:
        self.phong: Counter[str] = Counter()
        self.co: Counter[float] = Counter()
        self.mau: Counter[str] = Counter()
        self.tong = self.hoa = self.chu_cai = self.dam = self.nghieng = self.gach = 0
        for chu, f in manh:
            in_ra = "".join(chu.split())
            n = len(in_ra)
            if not n:
                continue
            thuong = n if f.ascii == f.hansi else sum(map(str.isascii, in_ra))
            self.phong[f.ascii] += thuong
            self.phong[f.hansi] += n - thuong
            self.mau[f.mau] += n
            if f.co is not None and not f.nang:
                self.co[f.co] += n
            self.dam += n * f.dam
            self.nghieng += n * f.nghieng
            self.gach += n * f.gach
            self.tong += n
            hoa, chu_cai = count_hoa(in_ra)
            self.hoa += hoa
            self.chu_cai += chu_cai

    def ti(self, so: int) -> float | None:
        return so / self.tong if self.tong else None


def _co(dem: Counter[float]) -> tuple[tuple[float, float], ...] | None:
    tong = sum(dem.values())
    if not tong:
        return None
    return tuple((co, n / tong) for co, n in sorted(dem.items(), key=lambda x: (-x[1], x[0])))
