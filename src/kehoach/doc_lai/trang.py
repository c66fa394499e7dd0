"""Trang: sections: paper, margins, and the page numbers of the headers and footers that apply.

Source: ECMA-376 Part 1, 17.6 (sections), 17.10 (headers and footers: a kind not given comes from the section before).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from kehoach.do_dac.tai_lieu_do import CanLe, DauChanDo, KhoiDo, LeDo, LoaiTrang, OSoTrang, PhanDo, SoTrangDo
from kehoach.doc_lai import mau_cau
from kehoach.doc_lai.cay_doan import DocDong, Muc, iter_doan_tho
from kehoach.doc_lai.do_dinh_dang import do_dinh_dang
from kehoach.doc_lai.doan_tho import DoanTho
from kehoach.doc_lai.dong_xet import Dong, to_khoi
from kehoach.doc_lai.gia_tri_xml import get_mm, get_so, is_bat, w
from kehoach.doc_lai.goi_docx import GoiDocx
from kehoach.doc_lai.kieu_hieu_luc import BoKieu
from kehoach.doc_lai.so_tu_dong import DemSo
from kehoach.ooxml.ns import qn

_O: dict[str, OSoTrang] = {"headerReference": "dau_trang", "footerReference": "chan_trang"}
_TRANG: dict[str, LoaiTrang] = {"default": "thuong", "first": "dau", "even": "chan"}
_TAB_CAN: dict[str, CanLe] = {"center": "giua", "right": "phai", "end": "phai", "left": "trai", "start": "trai"}
_KhoaDauChan = tuple[OSoTrang, LoaiTrang]


class DocTrang:
    """Đọc trang: measures the sections of one document."""

    def __init__(self, goi: GoiDocx, kieu: BoKieu, settings: etree._Element | None) -> None:
        self._goi = goi
        self._kieu = kieu
        self._chan_le = settings is not None and bool(is_bat(settings.find(w("evenAndOddHeaders"))))
        self._doi_xung = settings is not None and bool(is_bat(settings.find(w("mirrorMargins"))))
        self._le_tren = settings is not None and bool(is_bat(settings.find(w("gutterAtTop"))))
        self._da_doc: dict[str, tuple[tuple[SoTrangDo, ...], str]] = {}
        self.khoi: list[KhoiDo] = []

    def measure(self, sect: Sequence[tuple[etree._Element, int]], so_doan: int) -> tuple[PhanDo, ...]:
        """Sections in order; `sect` are their properties with their last paragraph."""
        ra: list[PhanDo] = []
        dang_co: dict[_KhoaDauChan, str] = {}
        tu = 1
        for pr, den in sect:
            dang_co |= self._lien_ket(pr)
            ra.append(self._phan(pr, dict(dang_co), tu, den))
            tu = den + 1
        return tuple(ra) or (PhanDo(tu_doan=1, den_doan=so_doan),)

    def _lien_ket(self, pr: etree._Element) -> dict[_KhoaDauChan, str]:
        ra: dict[_KhoaDauChan, str] = {}
        for ten, o in _O.items():
            for x in pr.iterfind(w(ten)):
                lk = self._goi.lien_ket.get(x.get(qn("r:id"), ""))
                trang = _TRANG.get(x.get(w("type"), "default"))
                if lk is not None and trang is not None and lk.dich in self._goi.parts:
                    ra[o, trang] = lk.dich
        return ra

    def _phan(self, pr: etree._Element, dau_chan: dict[_KhoaDauChan, str], tu: int, den: int) -> PhanDo:
        kho, le, so = pr.find(w("pgSz")), pr.find(w("pgMar")), pr.find(w("pgNumType"))
        rong, cao = get_mm(kho, "w"), get_mm(kho, "h")
        rieng_dau = bool(is_bat(pr.find(w("titlePg"))))
        dung = {k: phan for k, phan in dau_chan.items() if self._ap_dung(k[1], rieng_dau)}
        so_trang = tuple(
            SoTrangDo(k[0], k[1], x.dinh_dang, so.get(w("fmt"), "decimal") if so is not None else "decimal", x.chu)
            for k, phan in dung.items()
            for x in self._so_trang(phan)[0]
        )
        trang_dau: LoaiTrang = "dau" if rieng_dau else "thuong"
        return PhanDo(
            kho_mm=(rong, cao) if rong and cao else None,
            huong=None if not rong or not cao else "ngang" if rong > cao else "doc",
            le_mm=self._le(le),
            dau_trang_mm=get_mm(le, "header"),
            chan_trang_mm=get_mm(le, "footer"),
            so_trang=so_trang,
            so_trang_dau=any(x.trang == trang_dau for x in so_trang),
            dem_tu=get_so(so, "start"),
            le_doi_xung=self._doi_xung,
            dau_chan=tuple(DauChanDo(k[0], k[1], chu) for k, p in dung.items() if (chu := self._so_trang(p)[1])),
            tu_doan=tu,
            den_doan=den,
        )

    def _ap_dung(self, trang: LoaiTrang, rieng_dau: bool) -> bool:
        return trang == "thuong" or (trang == "dau" and rieng_dau) or (trang == "chan" and self._chan_le)

    def _le(self, e: etree._Element | None) -> LeDo | None:
        canh = [get_mm(e, x) for x in ("top", "bottom", "left", "right")]
        so = [x for x in canh if x is not None]
        if len(so) != 4:
            return None
        tren, duoi, trai, phai = so
        gay = get_mm(e, "gutter") or 0.0
        if self._le_tren:
            return LeDo(abs(tren) + gay, abs(duoi), trai, phai)
        return LeDo(abs(tren), abs(duoi), trai + gay, phai)

    def _so_trang(self, phan: str) -> tuple[tuple[SoTrangDo, ...], str]:
        """Page-number fields and text of one header or footer part."""
        if phan not in self._da_doc:
            doc = DocDong(self._kieu, DemSo(None))
            muc = doc.read(self._goi.parse(phan))
            chu = "\n".join(d.chu.strip() for d in iter_doan_tho(muc) if d.chu.strip())
            so = tuple(_so_trang(d, i) for d, ma, i in doc.truong if _la_so_trang(ma))
            self._da_doc[phan] = so, chu
            self.khoi += _khoi(muc)
        return self._da_doc[phan]


def _khoi(muc: Sequence[Muc]) -> list[KhoiDo]:
    """Components that may stand in the margin of a page; its other text is not a block of the document."""
    dong = [Dong(d, d.manh, vung="le_trang") for d in iter_doan_tho(list(muc)) if not d.trong]
    for d in dong:
        d.thanh_phan = next((ten for ten, mau in _MAU if mau.search(d.gap)), "")
    return [replace(k, doan=None) for k in to_khoi(d for d in dong if d.thanh_phan)]


_MAU = (
    ("dia_chi", mau_cau.DIA_CHI),
    ("do_khan", mau_cau.KHAN),
    ("pham_vi_luu_hanh", mau_cau.LUU_HANH),
)


def _la_so_trang(ma: str) -> bool:
    return ma.strip().upper().split(" ")[0] == "PAGE"


def _so_trang(doan: DoanTho, i: int) -> SoTrangDo:
    """The field whose result begins at piece `i`; where it stands: by frame, by tab stop, else by the paragraph."""
    manh = doan.manh[i : i + 1]
    dinh_dang = do_dinh_dang(manh, doan.pr, can=_can(doan, i))
    return SoTrangDo("dau_trang", "thuong", dinh_dang, chu=doan.chu.strip())


def _can(doan: DoanTho, i: int) -> CanLe | None:
    if doan.pr.khung_can is not None:
        return doan.pr.khung_can
    so_tab = sum(m.chu.count("\t") for m in doan.manh[:i])
    if not so_tab:
        return doan.pr.can
    return _TAB_CAN.get(doan.pr.tab[so_tab - 1][0]) if so_tab <= len(doan.pr.tab) else None
