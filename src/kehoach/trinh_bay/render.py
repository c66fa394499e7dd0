"""Render: bố cục × template → the bytes of a .docx."""

from __future__ import annotations

from datetime import date

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.mo_ta import BoCuc
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.ooxml import ns
from kehoach.ooxml.thuoc_tinh import build_core
from kehoach.ooxml.xml import encode_part
from kehoach.trinh_bay.bien_dich import run_mau
from kehoach.trinh_bay.boi_canh import build_boi_canh_chan, write_chu_thich, write_document
from kehoach.trinh_bay.mau import Mau, mau_cua


def render_docx(ke_hoach: KeHoach, mau: Mau | None = None) -> bytes:
    """The plan as a .docx, by its regime's template unless another is given. Same plan, same bytes."""
    bo_cuc = lay_out(ke_hoach)
    mau = mau or mau_cua(bo_cuc.che_do.ma)
    return render_bo_cuc(bo_cuc, mau, tac_gia=" ".join(ke_hoach.co_quan.ten.split()), ngay=_ngay(ke_hoach))


def render_bo_cuc(bo_cuc: BoCuc, mau: Mau, *, tac_gia: str, ngay: date | None) -> bytes:
    """A laid-out document as a .docx; `tac_gia` and `ngay` go into its properties."""
    phan = {
        ns.PHAN_DOCUMENT: write_document(bo_cuc, mau),
        ns.PHAN_CORE: build_core(tieu_de=bo_cuc.tieu_de, tac_gia=tac_gia, tao=ngay),
    }
    if bo_cuc.chu_thich:
        phan[ns.PHAN_FOOTNOTES] = mau.chu_thich.build(write_chu_thich(bo_cuc, mau))
    if bo_cuc.chan:
        ten_chan, mau_chan = mau.chan
        phan[ten_chan] = run_mau(mau_chan, build_boi_canh_chan(bo_cuc), mau.ten)
    return mau.goi.assemble({ten: encode_part(xml) for ten, xml in phan.items()})


def _ngay(ke_hoach: KeHoach) -> date | None:
    return ke_hoach.ngay if isinstance(ke_hoach.ngay, date) else None
