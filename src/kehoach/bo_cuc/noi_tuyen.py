"""Nội tuyến: inline content of the plan resolved into runs: values, citations and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kehoach.bo_cuc.cau import gop
from kehoach.bo_cuc.gia_tri import write_gia_tri
from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay, NoiTuyenBoCuc
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nguon.khoi import Chu, ChuThich, GiaTri, NoiTuyen, TrichDan, XuongDong

_KHONG: Mapping[str, GiaTriIn] = {}


class GiaiNoiTuyen:
    """Giải nội tuyến: resolves inline content in reading order and collects the footnotes of the document."""

    def __init__(self, ke_hoach: KeHoach) -> None:
        self._gia_tri = ke_hoach.gia_tri
        self._vien_dan = ke_hoach.vien_dan
        self._don_vi = ke_hoach.kinh_phi.don_vi if ke_hoach.kinh_phi else "đồng"
        self.chu_thich: list[DongChay] = []

    def giai(self, noi_tuyen: tuple[NoiTuyen, ...], rieng: Mapping[str, GiaTriIn] = _KHONG) -> DongChay:
        """Runs of one paragraph; `rieng` are values that only its surroundings know. Plain text comes back as it is."""
        for x in noi_tuyen:
            if not isinstance(x, (Chu, XuongDong)):
                return gop(self._giai(noi_tuyen, rieng))
        return noi_tuyen  # type: ignore[return-value]

    def _giai(self, noi_tuyen: tuple[NoiTuyen, ...], rieng: Mapping[str, GiaTriIn]) -> Iterable[NoiTuyenBoCuc]:
        for x in noi_tuyen:
            if isinstance(x, GiaTri):
                gia_tri = rieng.get(x.duong_dan, self._gia_tri.get(x.duong_dan, ""))
                yield from write_gia_tri(gia_tri, x.tuy_chon, don_vi=self._don_vi, dam=x.dam, nghieng=x.nghieng)
            elif isinstance(x, TrichDan):
                yield Chu(self._trich_dan(x), x.dam, x.nghieng)
            elif isinstance(x, ChuThich):
                yield self._chu_thich(x, rieng)
            else:
                yield x

    def _trich_dan(self, x: TrichDan) -> str:
        return f"{x.dinh_vi} {self._vien_dan[x.khoa]}" if x.dinh_vi else self._vien_dan[x.khoa]

    def _chu_thich(self, x: ChuThich, rieng: Mapping[str, GiaTriIn]) -> DauChuThich:
        so = len(self.chu_thich) + 1
        self.chu_thich.append(())  # the number is taken before the text, which may hold citations of its own
        self.chu_thich[so - 1] = self.giai(x.noi_tuyen, rieng)
        return DauChuThich(so)
