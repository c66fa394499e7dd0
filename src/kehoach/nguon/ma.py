"""Mã: the ids of findings about a source, and the book in which one reading collects them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.loi import NguonHongError, PhatHien, ViTri

TEP = "nap.tep"
MA_HOA = "nap.ma_hoa"
RONG = "nap.rong"
CU_PHAP = "nap.cu_phap"
GOC = "nap.goc"
NHIEU_TAI_LIEU = "nap.nhieu_tai_lieu"
TRUNG_KHOA = "nap.trung_khoa"
KHOA = "nap.khoa"
NEO = "nap.neo"
THE = "nap.the"
KIEU = "nap.kieu"
GIOI_HAN = "nap.gioi_han"
KY_TU = "nap.ky_tu"
MAU = "nap.mau"
CON_NUA = "nap.con_nua"

TOI_DA = 200


class DungDoc(Exception):
    """Dừng đọc: a bound is passed or nothing can be read. A signal inside this room, never seen outside."""


@dataclass(slots=True)
class SoLoi:
    """Sổ lỗi: the findings of one reading, each once, at most `TOI_DA` of them."""

    phat_hien: list[PhatHien] = field(default_factory=list)
    _da_co: set[tuple[str, ViTri, str]] = field(default_factory=set)
    _du: bool = False

    def __bool__(self) -> bool:
        return bool(self.phat_hien)

    def add(self, ma: str, vi_tri: ViTri, thong_diep: str, goi_y: str = "") -> None:
        """Write one finding down; the same finding at the same place is written once."""
        khoa = (ma, vi_tri, thong_diep)
        if self._du or khoa in self._da_co:
            return
        if len(self.phat_hien) >= TOI_DA:
            self._du = True
            return
        self._da_co.add(khoa)
        self.phat_hien.append(PhatHien(ma, "loi", vi_tri, thong_diep, goi_y))

    def raise_all(self) -> None:
        """Raise NguonHongError with every finding in the order of the source, if there is any."""
        if not self.phat_hien:
            return
        thu_tu = sorted(self.phat_hien, key=lambda p: (p.vi_tri.dong or 0, p.vi_tri.cot or 0))
        if self._du:
            cuoi = f"Còn nhiều lỗi nữa, mới kể {TOI_DA} lỗi đầu."
            thu_tu.append(
                PhatHien(CON_NUA, "loi", ViTri(tep=thu_tu[0].vi_tri.tep), cuoi, "sửa các lỗi trên rồi nạp lại")
            )
        raise NguonHongError(thu_tu)
