"""HTML: a laid-out document as A4 pages, for a browser or for a notebook.

Self-contained: no script, no network, no font of its own. Pages end where the .docx would end them as nearly as widths
of Times New Roman can tell; a browser with another font lets a page grow, it never cuts text.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2s

from kehoach.bo_cuc.kho_chu import Huong, KhoChu, kho_chu, kieu_chu
from kehoach.bo_cuc.mo_ta import BoCuc, KhoiBoCuc
from kehoach.ooxml.don_vi import mm_to_pt
from kehoach.ooxml.thuoc_tinh import cut
from kehoach.xem_truoc.chay import open_so, write_chay
from kehoach.xem_truoc.chia_dong import chia_dong
from kehoach.xem_truoc.kich_thuoc import cao_dong
from kehoach.xem_truoc.kieu_css import LOP, build_css, build_css_trang
from kehoach.xem_truoc.nhom_html import class_name
from kehoach.xem_truoc.phan_trang import PhanTrang
from kehoach.xem_truoc.thoat import escape
from kehoach.xem_truoc.trang_html import NguCanh, so_chu_thich, write_chu_thich, write_trang
from kehoach.xem_truoc.vat import Ke, Phan, cao_chu_thich

_NGAN_CACH = 8.0
"""Height of the line above the footnotes with the room around it, in points."""
_CSS_BAO = ".kh-bao{margin:0 16px 16px;text-align:center;font-family:sans-serif}@media print{.kh-bao{display:none}}"
_CHINH_SACH = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(bo_cuc: BoCuc, *, trang_day_du: bool) -> str:
    """The document as HTML: a page for the browser (`trang_day_du`), or a fragment to stand in another page.

    Shape:   one `section` a sheet of paper; the same text, order, numbers and footnotes as the .docx.
    Raises:  nothing for a document laid out by `lay_out`.
    """
    return write_page(bo_cuc) if trang_day_du else write_fragment(bo_cuc)


def write_fragment(bo_cuc: BoCuc) -> str:
    """The document as a fragment for a notebook: its style sheet reaches nothing outside it."""
    return f"<style>{build_css(bo_cuc.che_do)}</style>{_bai(bo_cuc, trang_day_du=False)}"


def write_page(bo_cuc: BoCuc, *, tai_lai: int | None = None, loi_bao: str = "") -> str:
    """The document as a page of its own; with `tai_lai` the browser loads it again every so many seconds.

    `loi_bao` (lời báo) is a line above the sheets, about the page and not on paper.
    """
    css = build_css(bo_cuc.che_do) + build_css_trang(bo_cuc.che_do) + (_CSS_BAO if loi_bao else "")
    lai = f'<meta http-equiv="refresh" content="{tai_lai:d}">' if tai_lai is not None else ""
    bao = f'<p class="kh-bao" role="status">{escape(loi_bao)}</p>' if loi_bao else ""
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CHINH_SACH}">{lai}'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(cut(bo_cuc.tieu_de))}</title><style>{css}</style></head>"
        f"<body>{bao}{_bai(bo_cuc, trang_day_du=True)}</body></html>\n"
    )


def _bai(bo_cuc: BoCuc, *, trang_day_du: bool) -> str:
    nc = NguCanh(bo_cuc.che_do, _tien_to(bo_cuc), trang_day_du, bo_cuc.chu_thich)
    trang = "".join(_cac_trang(bo_cuc, nc))
    return f'<article class="{LOP}" lang="vi" aria-label="{escape(cut(bo_cuc.tieu_de))}">{trang}</article>'


def _tien_to(bo_cuc: BoCuc) -> str:
    """The beginning of all ids: two documents in one notebook must not share them."""
    chu = "\0".join((bo_cuc.tieu_de, *(k.chu for k in bo_cuc.khoi)))
    return f"kh{blake2s(chu.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"


def _cac_trang(bo_cuc: BoCuc, nc: NguCanh) -> Iterator[str]:
    kho = kho_chu(bo_cuc.che_do)
    chinh = Phan(bo_cuc.che_do, kho)
    chinh.them_nhom("dau", bo_cuc.dau)
    chinh.them_khoi(bo_cuc.ten, _ke(bo_cuc.ten, "trich_yeu", bo_cuc.che_do.ke["trich_yeu"]))
    chinh.them_khoi(bo_cuc.than)
    chinh.them_nhom("cuoi", bo_cuc.cuoi)
    yield from _phan(chinh, bo_cuc, nc, "doc", chan=_chan(bo_cuc, nc))
    for phu_luc in bo_cuc.phu_luc:
        phan = Phan(bo_cuc.che_do, kho_chu(bo_cuc.che_do, phu_luc.huong))
        ke = bo_cuc.che_do.ke.get("phu_luc")
        phan.them_khoi(phu_luc.dau, Ke(phu_luc.dau[-1], ke) if ke else None)
        phan.them_khoi(phu_luc.than)
        yield from _phan(phan, bo_cuc, nc, phu_luc.huong, so_dau=True)


def _ke(khoi: tuple[KhoiBoCuc, ...], kieu: str, phan: float) -> Ke | None:
    return next((Ke(k, phan) for k in khoi if k.kieu == kieu), None)


def _phan(
    phan: Phan, bo_cuc: BoCuc, nc: NguCanh, huong: Huong, *, chan: str = "", so_dau: bool = False
) -> Iterator[str]:
    """The pages of one section; `so_dau` prints the number on its first page too."""
    chu_thich = cao_chu_thich(bo_cuc, bo_cuc.che_do.kieu["chu_thich"].co, phan.kho.rong)
    chan_dau = _cao_chan(bo_cuc, phan.kho) if chan else 0.0
    may = PhanTrang(phan.kho.cao, chu_thich, ngan_cach=_NGAN_CACH, chan_dau=chan_dau)
    for i, trang in enumerate(may.chia(phan.manh), 1):
        so = f' data-so="{i}"' if i > 1 or so_dau else ""
        lop = f"kh-trang kh-{huong}" + (" kh-tiep" if i > 1 else "")
        duoi = write_chu_thich(so_chu_thich(phan, trang), nc) + (chan if i == 1 else "")
        than = write_trang(phan, trang, nc)
        yield f'<section class="{lop}"{so} aria-label="Trang {i}"><div class="kh-than">{than}</div>{duoi}</section>'


def _chan(bo_cuc: BoCuc, nc: NguCanh) -> str:
    """The blocks at the foot of the first page."""
    return "".join(f'<p class="{class_name(k.kieu)}">{write_chay(open_so(k), nc.tien_to)}</p>' for k in bo_cuc.chan)


def _cao_chan(bo_cuc: BoCuc, kho: KhoChu) -> float:
    """What the foot of the first page takes from the text: nothing while it fits into the margin."""
    trang = bo_cuc.che_do.trang
    cao = mm_to_pt(trang.cach_mep_mm - trang.le_mm.duoi)
    for k in bo_cuc.chan:
        kieu = bo_cuc.che_do.kieu[k.kieu]
        cao += kieu.truoc + kieu.sau + len(chia_dong(open_so(k), kieu_chu(kieu), kho.rong)) * cao_dong(kieu)
    return max(0.0, cao)
