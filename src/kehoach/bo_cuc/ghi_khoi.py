"""Ghi khối: text of the plan written into numbered blocks, one after another."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach.bo_cuc.cau import co_dau, in_hoa, nhan_manh, noi, them
from kehoach.bo_cuc.danh_so import DanhSo
from kehoach.bo_cuc.mo_ta import BangBoCuc, DongChay, KhoiBoCuc
from kehoach.bo_cuc.noi_tuyen import GiaiNoiTuyen
from kehoach.mo_hinh.gia_tri import GiaTriIn
from kehoach.mo_hinh.van_ban import VanBan
from kehoach.nguon import khoi as md

_KHONG: Mapping[str, GiaTriIn] = {}
_CAN = {"": "trai"}


class GhiKhoi:
    """Ghi khối: collects the blocks of one text body; `cap` is always the level of the next heading (0 is "I.")."""

    def __init__(self, giai: GiaiNoiTuyen, danh_so: DanhSo) -> None:
        self.giai = giai
        self.danh_so = danh_so
        self.khoi: list[KhoiBoCuc] = []
        self._mo: DongChay = ()
        self._so_mo = ""

    def doan(self, kieu: str, noi_tuyen: DongChay, goc: str, so: str = "") -> None:
        """One paragraph; a title waiting to run in (see `tieu_de`) comes before it and takes its place."""
        if self._mo:
            mo, so_mo = self._lay_mo()
            if kieu == "doan":
                self.khoi.append(KhoiBoCuc("khoan", (*mo, *noi(" ", noi_tuyen)), goc, so_mo))
                return
            self.khoi.append(KhoiBoCuc("khoan", mo, goc, so_mo, giu=True))
        self.khoi.append(KhoiBoCuc(kieu, noi_tuyen, goc, so))

    def tieu_de(
        self,
        tieu_de: tuple[md.NoiTuyen, ...],
        cap: int,
        goc: str,
        *,
        rieng: Mapping[str, GiaTriIn] = _KHONG,
        lien: bool = False,
        khong_so: bool = False,
    ) -> None:
        """A heading, numbered on level `cap`; with `lien` it waits for the first paragraph and runs into it."""
        noi_tuyen = self.giai.giai(tieu_de, rieng)
        if khong_so:
            self.doan("tieu_de_khong_so", noi_tuyen, goc)
        elif lien:
            self.xa_mo(goc)
            self._mo = nhan_manh(noi_tuyen if co_dau(noi_tuyen) else them(noi_tuyen, ":"), dam=True)
            self._so_mo = self.danh_so.tiep(cap)
        else:
            kieu = self.danh_so.kieu_tieu_de(cap)
            self.doan(kieu, in_hoa(noi_tuyen) if kieu == "muc" else noi_tuyen, goc, self.danh_so.tiep(cap))

    def van_ban(
        self,
        van_ban: VanBan,
        cap: int,
        goc: str,
        *,
        rieng: Mapping[str, GiaTriIn] = _KHONG,
        so_dau: bool = False,
    ) -> None:
        """The blocks of a text below a heading; with `so_dau` its first paragraph takes the next number itself."""
        hien = cap
        cao_nhat = 0
        for i, khoi in enumerate(van_ban.khoi):
            if i == 0 and so_dau and isinstance(khoi, md.Doan):
                noi_tuyen = self.giai.giai(khoi.noi_tuyen, rieng)
                self.doan(self.danh_so.kieu_khoan(cap), noi_tuyen, goc, self.danh_so.tiep(cap))
                cap = hien = cap + 1
            elif isinstance(khoi, md.TieuDe):
                cao_nhat = cao_nhat or min(k.cap for k in van_ban.khoi if isinstance(k, md.TieuDe))
                cua_no = min(cap + khoi.cap - cao_nhat, hien)  # a heading is at most one level below the one before
                self.tieu_de(khoi.noi_tuyen, cua_no, goc, rieng=rieng, khong_so=not khoi.danh_so)
                hien = cua_no + 1 if khoi.danh_so else hien
            else:
                self._khoi(khoi, hien, goc, rieng)

    def xa_mo(self, goc: str) -> None:
        """Write a waiting title as a paragraph of its own, when nothing came that it could run into."""
        if self._mo:
            mo, so = self._lay_mo()
            self.khoi.append(KhoiBoCuc("khoan", mo, goc, so, giu=True))

    def _lay_mo(self) -> tuple[DongChay, str]:
        mo, so, self._mo, self._so_mo = self._mo, self._so_mo, (), ""
        return mo, so

    def _khoi(self, khoi: md.Khoi, cap: int, goc: str, rieng: Mapping[str, GiaTriIn]) -> None:
        if isinstance(khoi, md.Doan):
            self.doan("doan", self.giai.giai(khoi.noi_tuyen, rieng), goc)
        elif isinstance(khoi, md.Gach):
            self._gach(khoi, cap, goc, rieng, long=0)
        elif isinstance(khoi, md.DanhSo):
            self._danh_so(khoi, cap, goc, rieng)
        elif isinstance(khoi, md.Bang):
            self._bang(khoi, goc, rieng)
        else:
            self.tieu_de(khoi.noi_tuyen, cap + khoi.cap - 1, goc, rieng=rieng, khong_so=not khoi.danh_so)

    def _danh_so(self, khoi: md.DanhSo, cap: int, goc: str, rieng: Mapping[str, GiaTriIn]) -> None:
        cap = self.danh_so.cap_khoan(cap)
        for muc in khoi.muc:
            so = self.danh_so.tiep(cap)
            for i, con in enumerate(muc):
                if i == 0 and isinstance(con, md.Doan):
                    self.doan(self.danh_so.kieu_khoan(cap), self.giai.giai(con.noi_tuyen, rieng), goc, so)
                else:
                    self._khoi(con, cap + 1, goc, rieng)

    def _gach(self, khoi: md.Gach, cap: int, goc: str, rieng: Mapping[str, GiaTriIn], long: int) -> None:
        kieu, dau = ("gach", "-") if khoi.dau == "-" and long == 0 else ("cong", "+")
        for muc in khoi.muc:
            for i, con in enumerate(muc):
                if i == 0 and isinstance(con, md.Doan):
                    self.doan(kieu, self.giai.giai(con.noi_tuyen, rieng), goc, dau)
                elif isinstance(con, md.Gach):
                    self._gach(con, cap, goc, rieng, long + 1)
                else:
                    self._khoi(con, cap, goc, rieng)

    def _bang(self, khoi: md.Bang, goc: str, rieng: Mapping[str, GiaTriIn]) -> None:
        self.xa_mo(goc)
        dau = tuple(self.giai.giai(o, rieng) for o in khoi.dau)
        hang = tuple(tuple(self.giai.giai(o, rieng) for o in h) for h in khoi.hang)
        can = tuple(_CAN.get(c, c) for c in khoi.can)
        self.khoi.append(KhoiBoCuc("bang", (), goc, bang=BangBoCuc(dau, hang, can)))
