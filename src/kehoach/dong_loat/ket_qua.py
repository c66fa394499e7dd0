"""Kết quả: what a build did, told in one value and in a few lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.loi import PhatHien


@dataclass(slots=True)
class KetQuaXay:
    """Kết quả xây: documents by name (`dau_ra/ten`): written, unchanged, failed, orphaned, removed; seconds it took.

    `sua_tay` were edited by hand and are as they were; `ban_giu` are the copies of edited ones that were written over.

    `phat_hien` holds every reason why something failed, in the order of the project, after warnings about its file.
    """

    ghi: list[str] = field(default_factory=list)
    giu: list[str] = field(default_factory=list)
    sua_tay: list[str] = field(default_factory=list)
    ban_giu: list[str] = field(default_factory=list)
    hong: list[str] = field(default_factory=list)
    mo_coi: list[str] = field(default_factory=list)
    da_xoa: list[str] = field(default_factory=list)
    phat_hien: list[PhatHien] = field(default_factory=list)
    giay: float = 0.0
    bi_ngat: bool = False

    @property
    def tot(self) -> bool:
        """Whether everything asked for stands there now."""
        return not any(p.muc_do == "loi" for p in self.phat_hien) and not self.hong and not self.bi_ngat


class NgatXay(KeyboardInterrupt):
    """Ngắt xây: Ctrl-C during a build: whole files only and a true manifest; `.ket_qua` tells how far it came."""

    def __init__(self, ket_qua: KetQuaXay) -> None:
        super().__init__("đã dừng theo yêu cầu")
        self.ket_qua = ket_qua


def format_tom_tat(kq: KetQuaXay) -> str:
    """One line: made, unchanged, failed, seconds.

    >>> format_tom_tat(KetQuaXay(ghi=["ra/a.docx"], giay=1.25))
    'Ghi 1, không đổi 0, hỏng 0; 1,2 giây.'
    """
    dong = f"Ghi {len(kq.ghi)}, không đổi {len(kq.giu)}, hỏng {len(kq.hong)}"
    if kq.sua_tay:
        dong += f", sửa tay để nguyên {len(kq.sua_tay)}"
    if kq.mo_coi:
        dong += f", mồ côi {len(kq.mo_coi)}"
    if kq.da_xoa:
        dong += f", đã xóa {len(kq.da_xoa)}"
    giay = f"{kq.giay:.1f}".replace(".", ",")
    return f"{dong}; {giay} giây." + (" Đã dừng giữa chừng; chạy lại để làm tiếp." if kq.bi_ngat else "")
