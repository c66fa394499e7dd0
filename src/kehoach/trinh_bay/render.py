"""Render: bố cục × template → the bytes of a .docx, in two steps: write the parts, pack them."""

from __future__ import annotations

from typing import NamedTuple

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.mo_ta import BoCuc
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.thuoc_tinh import build_core, build_custom
from kehoach.ooxml.xml import encode_part
from kehoach.trinh_bay.bien_dich import run_mau
from kehoach.trinh_bay.boi_canh import build_boi_canh_chan, write_chu_thich, write_document
from kehoach.trinh_bay.mau import Mau, mau_cua


class PhanRieng(NamedTuple):
    """Phần riêng: the parts of one document that differ from its template's, not yet packed; its fingerprint."""

    goi: GoiMau
    phan: dict[str, bytes]
    van_tay: str

    def pack(self) -> bytes:
        """The .docx."""
        return self.goi.assemble(self.phan)


def render_docx(ke_hoach: KeHoach, mau: Mau | None = None) -> bytes:
    """The plan as a .docx, by its regime's template unless another is given. Same plan, same bytes."""
    bo_cuc = lay_out(ke_hoach)
    return write_phan(bo_cuc, mau or mau_cua(bo_cuc.che_do)).pack()


def write_phan(bo_cuc: BoCuc, mau: Mau) -> PhanRieng:
    """The parts of a laid-out document."""
    phan = {
        ns.PHAN_DOCUMENT: write_document(bo_cuc, mau),
        ns.PHAN_CORE: build_core(tieu_de=bo_cuc.tieu_de, tac_gia=bo_cuc.tac_gia, tao=bo_cuc.ngay),
    }
    if bo_cuc.chu_thich:
        phan[ns.PHAN_FOOTNOTES] = mau.chu_thich.build(write_chu_thich(bo_cuc, mau))
    if bo_cuc.chan:
        ten_chan, mau_chan = mau.chan
        phan[ten_chan] = run_mau(mau_chan, {**mau.rieng.bien, **build_boi_canh_chan(bo_cuc)}, mau.ten)
    van_tay = mau.noi_dung.hash(phan)
    phan[ns.PHAN_CUSTOM] = build_custom(van_tay)
    return PhanRieng(mau.goi, {ten: encode_part(xml) for ten, xml in phan.items()}, van_tay)
