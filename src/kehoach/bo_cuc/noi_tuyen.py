"""Nội tuyến: inline content of the plan resolved into runs: values, citations and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kehoach.bo_cuc.cau import gop
from kehoach.bo_cuc.mo_ta import DauChuThich, DongChay, NoiTuyenBoCuc
from kehoach.bo_cuc.trich_dan import VietTrichDan
from kehoach.bo_cuc.viet_gia_tri import write_gia_tri
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.rang_buoc import che_do_cua
from kehoach.nguon.khoi import Chu, ChuThich, GiaTri, NoiTuyen, TrichDan, XuongDong
from kehoach.the_thuc.mo_ta import CheDo

_KHONG: Mapping[str, GiaTriIn] = {}


class GiaiNoiTuyen:
    """Giải nội tuyến: resolves inline content in reading order and collects the footnotes of the document."""

    def __init__(self, ke_hoach: KeHoach, che_do: CheDo | None = None) -> None:
        che_do = che_do or che_do_cua(ke_hoach)
        self._gia_tri = ke_hoach.gia_tri
        self._trich_dan = VietTrichDan(ke_hoach.vien_dan, ke_hoach.kieu_vien_dan, che_do.vien_dan)
        self._don_vi = ke_hoach.kinh_phi.don_vi if ke_hoach.kinh_phi else "đồng"
        self.chu_thich: list[DongChay] = []

    @property
    def day_du_lai(self) -> tuple[str, ...]:
        """Keys of documents cited in full more than once so far, in alphabetical order."""
        return tuple(sorted(khoa for khoa, lan in self._trich_dan.lan_day_du.items() if lan > 1))

    def giai(
        self, noi_tuyen: tuple[NoiTuyen, ...], rieng: Mapping[str, GiaTriIn] = _KHONG, *, trong_cau: bool = False
    ) -> DongChay:
        """Runs of one paragraph; `rieng` are values that only its surroundings know. Plain text comes back as it is.

        `trong_cau` keeps citations whole in the sentence (grounds), whatever the plan chose for the rest.
        """
        for x in noi_tuyen:
            if not isinstance(x, (Chu, XuongDong)):
                return gop(self._giai(noi_tuyen, rieng, trong_cau))
        return noi_tuyen  # type: ignore[return-value]

    def _giai(
        self, noi_tuyen: tuple[NoiTuyen, ...], rieng: Mapping[str, GiaTriIn], trong_cau: bool
    ) -> Iterable[NoiTuyenBoCuc]:
        for x in noi_tuyen:
            if isinstance(x, GiaTri):
                gia_tri = rieng.get(x.duong_dan, self._gia_tri.get(x.duong_dan, ""))
                yield from write_gia_tri(gia_tri, x.tuy_chon, don_vi=self._don_vi, dam=x.dam, nghieng=x.nghieng)
            elif isinstance(x, TrichDan):
                chu, chu_thich = self._trich_dan.write(x, trong_cau=trong_cau)
                if chu:
                    yield Chu(chu, x.dam, x.nghieng)
                if chu_thich:
                    yield self._ghi((Chu(chu_thich),))
            elif isinstance(x, ChuThich):
                yield self._chu_thich(x, rieng)
            else:
                yield x

    def _chu_thich(self, x: ChuThich, rieng: Mapping[str, GiaTriIn]) -> DauChuThich:
        dau = self._ghi(())  # the number is taken before the text is written, which may cite documents itself
        self.chu_thich[dau.so - 1] = self.giai(x.noi_tuyen, rieng, trong_cau=True)
        return dau

    def _ghi(self, noi_tuyen: DongChay) -> DauChuThich:
        self.chu_thich.append(noi_tuyen)
        return DauChuThich(len(self.chu_thich))
