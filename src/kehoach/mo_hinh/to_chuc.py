"""Tổ chức thực hiện: who does what, with whom, until when."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from kehoach.mo_hinh.bang_tra import MucLuc, gather_muc_luc
from kehoach.mo_hinh.gia_tri import GiaTriIn, is_known
from kehoach.mo_hinh.kieu import ChuThuong, MoHinh, MotHayNhieu, ThoiGianTruong
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nguon.duyet import ThamChieu


class PhanCong(MoHinh):
    """Phân công: the duties of one body.

    `tieu_de` is the heading printed, where it is not just the body's name; a duty whose text says `[=don_vi]` itself
    prints no heading. `[=han]` prints the deadline in the sentence; a deadline the text does not mention is printed
    after it. `ma` names the deadline for other texts: `[=han.ma]`.
    """

    don_vi: ChuThuong
    tieu_de: Dong | None = None
    nhiem_vu: VanBan | None = None
    phoi_hop: Annotated[tuple[ChuThuong, ...], MotHayNhieu] = ()
    han: ThoiGianTruong | None = None
    ma: ChuThuong | None = None

    @cached_property
    def gia_tri_rieng(self) -> dict[str, GiaTriIn]:
        """What `[=don_vi]`, `[=phoi_hop]` and `[=han]` mean inside the text of this duty."""
        gia_tri: dict[str, GiaTriIn] = {"don_vi": self.don_vi}
        if self.phoi_hop:
            gia_tri["phoi_hop"] = ", ".join(self.phoi_hop)
        if self.han is not None:
            gia_tri["han"] = self.han
        return gia_tri

    @cached_property
    def nhac_toi(self) -> frozenset[str]:
        """Paths of the typed values that the text of this duty prints itself."""
        van_ban = [x for x in (self.tieu_de, self.nhiem_vu) if x]
        return frozenset(x.ten for v in van_ban for x in v.tham_chieu if x.loai == "=")

    @property
    def muc_luc(self) -> MucLuc:  # not kept: it holds the duty itself
        """This duty, and what its text needs from outside it."""
        return MucLuc((self,), self._can)

    @cached_property
    def _can(self) -> frozenset[ThamChieu]:
        can = gather_muc_luc((self.tieu_de, self.nhiem_vu)).tham_chieu
        return frozenset(x for x in can if not is_known(x, self.gia_tri_rieng))
