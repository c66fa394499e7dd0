"""Thân: grounds, opening, the parts under their headings, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kehoach.bo_cuc.cau import co_dau, ket_bang, nhan_manh, noi, them
from kehoach.bo_cuc.ghi_khoi import GhiKhoi
from kehoach.bo_cuc.mo_ta import DongChay, KhoiBoCuc
from kehoach.bo_cuc.viet_gia_tri import write_gia_tri
from kehoach.chu.hoa import viet_hoa_dau
from kehoach.chu.tien import DonViTien
from kehoach.mo_hinh.dan_y import DAN_Y_MAC_DINH, MucDanY
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi, NguonVon
from kehoach.mo_hinh.noi_dung import NHAN_HOAT_DONG, HoatDong, Muc, PhanNoiDung
from kehoach.mo_hinh.to_chuc import PhanCong
from kehoach.mo_hinh.van_ban import Dong, VanBan
from kehoach.nguon.khoi import Chu, Doan, NoiTuyen, TrichDan, XuongDong
from kehoach.the_thuc.mo_ta import CheDo


class GhiThan:
    """Ghi thân: lays out the body of one plan."""

    def __init__(self, ke_hoach: KeHoach, che_do: CheDo, ghi: GhiKhoi) -> None:
        self.ke_hoach = ke_hoach
        self.che_do = che_do
        self.ghi = ghi

    def lay_out(self) -> None:
        """Write everything from the grounds to the closing paragraph."""
        self._can_cu_va_mo_dau()
        self._dan_y(self.ke_hoach.dan_y or DAN_Y_MAC_DINH, 0, "dan_y")
        if self.ke_hoach.ket_thuc:
            self.ghi.van_ban(self.ke_hoach.ket_thuc, 0, "ket_thuc")

    def noi_dung(self, phan: Iterable[PhanNoiDung], cap: int, goc: str, lien: bool = False) -> None:
        """Text, headings and activities, in order."""
        for i, x in enumerate(phan):
            if isinstance(x, VanBan):
                self.ghi.van_ban(x, cap, f"{goc}[{i}]")
            elif isinstance(x, Muc):
                self._muc(x, cap, f"{goc}[{i}]", lien)
            elif isinstance(x, PhanCong):
                self._phan_cong(x, cap, f"{goc}[{i}]", lien)
            else:
                self._hoat_dong(x, cap, f"{goc}[{i}]", lien)

    def _can_cu_va_mo_dau(self) -> None:
        can_cu, cum_tu = self.ke_hoach.can_cu, self.che_do.cum_tu
        for i, x in enumerate(can_cu):
            cuoi = i == len(can_cu) - 1
            noi_tuyen = self._can_cu(x)
            mo_dau = self.ke_hoach.mo_dau if self.ke_hoach.can_cu_lien_mo_dau else None
            if cuoi and mo_dau and isinstance(mo_dau.khoi[0], Doan):
                self._lien_mo_dau(noi_tuyen, mo_dau)
                return
            dau = cum_tu.can_cu_cuoi if cuoi else cum_tu.can_cu_giua
            self.ghi.doan("can_cu", ket_bang(noi_tuyen, dau), f"can_cu[{i}]")
        if self.ke_hoach.mo_dau:
            self._mo_dau(self.ke_hoach.mo_dau)

    def _can_cu(self, x: VanBan) -> DongChay:
        """One ground as one paragraph; a ground that begins with a citation is led by the usual words."""
        noi_tuyen: DongChay = ()
        for khoi in x.khoi:
            assert isinstance(khoi, Doan)
            noi_tuyen += ((XuongDong(),) if noi_tuyen else ()) + self.ghi.giai.giai(khoi.noi_tuyen, trong_cau=True)
        dau = x.khoi[0]
        if isinstance(dau, Doan) and isinstance(dau.noi_tuyen[0], TrichDan):
            return noi(f"{self.che_do.cum_tu.can_cu} ", noi_tuyen)
        return noi_tuyen

    def _lien_mo_dau(self, can_cu: DongChay, mo_dau: VanBan) -> None:
        """Grounds and opening sentence in one paragraph; only the grounds take the emphasis of grounds."""
        nghieng = self.che_do.kieu["can_cu"].nghieng
        dau = nhan_manh(ket_bang(can_cu, "."), nghieng=nghieng)
        truoc = len(self.ghi.khoi)
        self._mo_dau(mo_dau)
        khoi = self.ghi.khoi[truoc]
        self.ghi.khoi[truoc] = khoi._replace(noi_tuyen=(*dau, Chu(" "), *khoi.noi_tuyen))

    def _mo_dau(self, mo_dau: VanBan) -> None:
        truoc = len(self.ghi.khoi)
        self.ghi.van_ban(mo_dau, 0, "mo_dau")
        for i in range(truoc, len(self.ghi.khoi)):
            if self.ghi.khoi[i].kieu == "doan":
                self.ghi.khoi[i] = self.ghi.khoi[i]._replace(kieu="mo_dau")
        cuoi = self.ghi.khoi[-1]
        if cuoi.bang is None and not co_dau(cuoi.noi_tuyen):
            self.ghi.khoi[-1] = cuoi._replace(noi_tuyen=them(cuoi.noi_tuyen, ":"))

    def _dan_y(self, dan_y: Iterable[MucDanY], cap: int, goc: str) -> None:
        for i, muc in enumerate(dan_y):
            if muc.has_gi(self.ke_hoach.phan_co):
                self._muc_dan_y(muc, cap, f"{goc}[{i}]")

    def _muc_dan_y(self, muc: MucDanY, cap: int, goc: str) -> None:
        cu = self.ghi.danh_so.nhanh(cap, muc.danh_so) if muc.danh_so else None
        self.ghi.tieu_de(muc.tieu_de.noi_tuyen, cap, f"{goc}.tieu_de", lien=muc.lien, khong_so=muc.khong_so)
        con = cap if muc.khong_so else cap + 1
        if muc.van_ban:
            self.ghi.van_ban(muc.van_ban, con, f"{goc}.van_ban")
        for i, x in enumerate(muc.gom):
            if isinstance(x, MucDanY):
                if x.has_gi(self.ke_hoach.phan_co):
                    self._muc_dan_y(x, con, f"{goc}.gom[{i}]")
            else:
                self._ten_phan(x, con, muc.gom_lien)
        self.ghi.xa_mo(goc)
        if cu is not None:
            self.ghi.danh_so.dat_lai(cu)

    def _ten_phan(self, ten: str, cap: int, lien: bool) -> None:
        if ten not in self.ke_hoach.phan_co:
            return
        if ten in _PHAN:
            _PHAN[ten](self, cap, lien)
        else:
            self.ghi.van_ban(getattr(self.ke_hoach, ten), cap, ten)

    def _muc(self, muc: Muc, cap: int, goc: str, lien: bool) -> None:
        self.ghi.tieu_de(muc.muc.noi_tuyen, cap, goc, lien=muc.lien or lien, khong_so=muc.khong_so)
        con = cap if muc.khong_so else cap + 1
        self.noi_dung(muc.noi_dung, con, f"{goc}.noi_dung")
        self.noi_dung(muc.hoat_dong, con, f"{goc}.hoat_dong")
        self.ghi.xa_mo(goc)

    def _hoat_dong(self, x: HoatDong, cap: int, goc: str, lien: bool) -> None:
        self.ghi.tieu_de(x.ten.noi_tuyen, cap, f"{goc}.ten", lien=lien)
        for ten, nhan in NHAN_HOAT_DONG.items():
            gia_tri = getattr(x, ten)
            if gia_tri is None or gia_tri == () or (isinstance(gia_tri, (VanBan, Dong)) and not gia_tri):
                continue
            dau = f"{x.nhan.get(ten, nhan)}: "
            if isinstance(gia_tri, VanBan):
                self._dong_van_ban(dau, gia_tri, cap, f"{goc}.{ten}")
                continue
            noi_tuyen = noi(dau, self._gia_tri(gia_tri))
            self.ghi.doan("gach", noi_tuyen if co_dau(noi_tuyen) else them(noi_tuyen, "."), f"{goc}.{ten}", "-")
        self.ghi.xa_mo(goc)

    def _dong_van_ban(self, dau: str, van_ban: VanBan, cap: int, goc: str) -> None:
        """A labelled line whose text has blocks of its own: the label runs into the first paragraph."""
        self.ghi.xa_mo(goc)
        truoc = len(self.ghi.khoi)
        self.ghi.van_ban(van_ban, cap + 1, goc)
        khoi = self.ghi.khoi[truoc]
        if khoi.kieu == "doan":
            self.ghi.khoi[truoc] = khoi._replace(kieu="gach", so="-", noi_tuyen=noi(dau, khoi.noi_tuyen))
        else:
            self.ghi.khoi.insert(truoc, KhoiBoCuc("gach", (Chu(dau.rstrip()),), goc, "-", giu=True))

    def _gia_tri(self, gia_tri: object) -> DongChay:
        if isinstance(gia_tri, Dong):
            return self.ghi.giai.giai(gia_tri.noi_tuyen)
        if isinstance(gia_tri, tuple):
            return (Chu(", ".join(gia_tri)),)
        return write_gia_tri(gia_tri, (), don_vi=self._don_vi)  # type: ignore[arg-type]

    @property
    def _don_vi(self) -> DonViTien:
        return self.ke_hoach.kinh_phi.don_vi if self.ke_hoach.kinh_phi else "đồng"

    def _thoi_gian(self) -> None:
        assert self.ke_hoach.thoi_gian is not None
        (chu,) = write_gia_tri(self.ke_hoach.thoi_gian, ())
        self.ghi.doan("doan", (Chu(f"{viet_hoa_dau(chu.text)}."),), "thoi_gian")

    def _to_chuc(self, cap: int, lien: bool) -> None:
        for i, x in enumerate(self.ke_hoach.to_chuc_thuc_hien):
            self._phan_cong(x, cap, f"to_chuc_thuc_hien[{i}]", lien)

    def _phan_cong(self, x: PhanCong, cap: int, goc: str, lien: bool) -> None:
        trong_cau = x.tieu_de is None and "don_vi" in x.nhac_toi
        rieng = x.gia_tri_rieng
        if not trong_cau:
            self.ghi.tieu_de(_tieu_de(x), cap, f"{goc}.don_vi", rieng=rieng, lien=lien)
        if x.nhiem_vu:
            self.ghi.van_ban(
                x.nhiem_vu, cap if trong_cau else cap + 1, f"{goc}.nhiem_vu", rieng=rieng, so_dau=trong_cau
            )
        if x.phoi_hop and "phoi_hop" not in x.nhac_toi:
            self.ghi.doan("doan", (Chu(f"Đơn vị phối hợp: {rieng['phoi_hop']}."),), f"{goc}.phoi_hop")
        if x.han is not None and not x.nhac_toi & {"han", f"han.{x.ma}"}:
            (chu,) = write_gia_tri(x.han, ())
            self.ghi.doan("doan", (Chu(f"Thời hạn: {chu.text}."),), f"{goc}.han")
        self.ghi.xa_mo(goc)

    def _kinh_phi(self, cap: int) -> None:
        kinh_phi = self.ke_hoach.kinh_phi
        assert kinh_phi is not None
        if kinh_phi.van_ban:
            self.ghi.van_ban(kinh_phi.van_ban, cap, "kinh_phi.van_ban")
        else:
            self._kinh_phi_suy_ra(kinh_phi)

    def _kinh_phi_suy_ra(self, x: KinhPhi) -> None:
        """The usual sentences about money, where the plan gives figures and no words."""
        if x.tong is not None:
            so = write_gia_tri(x.tong, ("bang_chu",) if x.bang_chu else (), don_vi=x.don_vi)
            ket = Chu(", trong đó:" if x.khoan else ".")
            self.ghi.doan("doan", (Chu("Tổng kinh phí thực hiện: "), *so, ket), "kinh_phi.tong")
        for i, khoan in enumerate(x.khoan):
            cuoi = "." if i == len(x.khoan) - 1 else ";"
            so = write_gia_tri(khoan.so_tien, (), don_vi=x.don_vi)
            self.ghi.doan("gach", (Chu(f"{khoan.ten}: "), *so, Chu(cuoi)), f"kinh_phi.khoan[{i}]", "-")
        if x.nguon:
            nguon = "; ".join(self._nguon(n) for n in x.nguon.values())
            self.ghi.doan("doan", (Chu(f"Nguồn kinh phí: {nguon}."),), "kinh_phi.nguon")

    def _nguon(self, nguon: NguonVon) -> str:
        if nguon.so_tien is None:
            return nguon.ten
        return f"{nguon.ten}: {write_gia_tri(nguon.so_tien, (), don_vi=self._don_vi)[0].text}"


# Parts that are not just text.
_PHAN: Mapping[str, Callable[[GhiThan, int, bool], None]] = {
    "noi_dung": lambda than, cap, lien: than.noi_dung(than.ke_hoach.noi_dung, cap, "noi_dung", lien),
    "hinh_thuc": lambda than, cap, lien: than.noi_dung(than.ke_hoach.hinh_thuc, cap, "hinh_thuc", lien),
    "thoi_gian": lambda than, _cap, _lien: than._thoi_gian(),
    "kinh_phi": lambda than, cap, _lien: than._kinh_phi(cap),
    "to_chuc_thuc_hien": lambda than, cap, lien: than._to_chuc(cap, lien),
}


def _tieu_de(x: PhanCong) -> tuple[NoiTuyen, ...]:
    return x.tieu_de.noi_tuyen if x.tieu_de else (Chu(x.don_vi),)
