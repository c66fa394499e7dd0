"""Đo bố cục: a laid-out plan as a measured document, from the regime's data alone: what its .docx would measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach.bo_cuc.do_dac import (
    Ben,
    CanLe,
    DinhDang,
    GianDong,
    KeDo,
    KhoiDo,
    LeDo,
    PhanDo,
    SoTrangDo,
    TaiLieuDo,
    ViTriO,
    Vung,
    count_hoa,
    shares,
)
from kehoach.bo_cuc.mo_ta import BoCuc, DongChay, KhoiBoCuc, text_cua
from kehoach.nguon.khoi import Chu
from kehoach.ooxml.do_rong import measure, wrap
from kehoach.ooxml.don_vi import mm_to_pt, pt_to_mm
from kehoach.the_thuc.mo_ta import CheDo, KieuDoan
from kehoach.the_thuc.thanh_phan import Hang, hang_cua, ma_cua

# Rows of the heading and of the signature as the templates set them: left, right. An empty row is not written.
_HANG_DAU, _HANG_CUOI = hang_cua("dau"), hang_cua("cuoi")
_BEN: tuple[Ben, Ben] = ("trai", "phai")
_CAN_O: dict[str, CanLe] = {"giua": "giua", "phai": "phai"}
# The template balances the lines of these by indents of its own; stamps stand in frames that are indented too.
_THUT_THEO_MAU = ma_cua(lambda t: t.thut_theo_mau)
_CO_THE_THIEU = ma_cua(lambda t: t.co_the_thieu)
_MAU = {"do_khan": "FF0000"}


def do_bo_cuc(bo_cuc: BoCuc) -> TaiLieuDo:
    """Measure a laid-out plan: the same values that its rendered .docx measures, without rendering.

    Shape:   blocks in the order of the page; `goc` is the path in the plan, `doan` is None.
    Units:   millimetres, points.
    Raises:  nothing.
    """
    do = _Do(bo_cuc)
    khoi = tuple(do.khoi())
    return TaiLieuDo(
        nguon="bo_cuc",
        phan=tuple(_phan(bo_cuc)),
        khoi=khoi,
        ten_loai=bo_cuc.che_do.cum_tu.loai_trong_cau.lower(),
        chu_thich=tuple(KhoiDo("chu_thich", text_cua(x)) for x in bo_cuc.chu_thich),
        vang=_vang({k.thanh_phan for k in khoi}),
    )


def _vang(co: set[str]) -> dict[str, str]:
    """Components a plan may lack: the source has no value for them."""
    return {x: "kế hoạch không có phần này" for x in _CO_THE_THIEU if x not in co}


@dataclass(slots=True)
class _Do:
    """Walks the blocks and counts tables as the renderer writes them."""

    bo_cuc: BoCuc
    so_bang: int = 0

    @property
    def che_do(self) -> CheDo:
        return self.bo_cuc.che_do

    def khoi(self) -> Iterator[KhoiDo]:
        yield from self._hai_cot(_HANG_DAU, _theo_kieu(self.bo_cuc.dau), self.che_do.bang_dau_mm, "dau")
        yield from self._than((*self.bo_cuc.ten, *self.bo_cuc.than), "than", 1)
        if self.bo_cuc.cuoi:
            yield from self._cuoi()
        for i, phu_luc in enumerate(self.bo_cuc.phu_luc):
            yield from self._than(phu_luc.khoi, "phu_luc", 2 + i, ke=phu_luc.dau[-1])
        yield from self._than(self.bo_cuc.chan, "le_trang", 1)

    def _cuoi(self) -> Iterator[KhoiDo]:
        cuoi = _theo_kieu(self.bo_cuc.cuoi)
        if "chuc_vu_khac" in cuoi:  # printed as lines of one paragraph
            nhom = cuoi["chuc_vu_khac"]
            cuoi["chuc_vu_khac"] = [nhom[0]._replace(noi_tuyen=(Chu("\n".join(k.chu for k in nhom)),))]
        yield from self._hai_cot(_HANG_CUOI, cuoi, self.che_do.bang_cuoi_mm, "cuoi")

    def _hai_cot(
        self, bang: Sequence[Hang], khoi: dict[str, list[KhoiBoCuc]], rong: tuple[float, float], vung: Vung
    ) -> Iterator[KhoiDo]:
        self.so_bang += 1
        co = [h for h in bang if any(ten in khoi for cot in h for ten in cot)]
        for i, hang in enumerate(co, 1):
            for j in (0, 1):
                o = ViTriO(self.so_bang, i, j + 1, len(co), 2, rong_mm=rong[j])
                yield from self._o(hang[j], hang[1 - j], khoi, o, _BEN[j], vung)

    def _o(
        self,
        nhom: Sequence[str],
        canh: Sequence[str],
        khoi: dict[str, list[KhoiBoCuc]],
        o: ViTriO,
        ben: Ben,
        vung: Vung,
    ) -> Iterator[KhoiDo]:
        """One cell of the heading or the signature."""
        cung_hang = tuple(x for x in canh if any(k.chu for k in khoi.get(x, ())))
        for ten in nhom:
            kieu = self.che_do.kieu["ho_ten_duoi" if ten == "ho_ten" and "chuc_vu_khac" in khoi else ten]
            for k in khoi.get(ten, ()):
                if k.chu:
                    do = self._mot(k, kieu, vung, 1)
                    yield replace(do, o=o, ben=ben, cung_hang=cung_hang, ke=self._ke(ten, k, kieu, o.rong_mm))

    def _than(
        self, khoi: Iterable[KhoiBoCuc], vung: Vung, phan: int, *, ke: KhoiBoCuc | None = None
    ) -> Iterator[KhoiDo]:
        """Blocks across the page; `ke` the one above the rule of an annex."""
        for k in khoi:
            if k.bang is not None:
                self.so_bang += 1
                yield from self._bang(k, vung, phan)
            elif k.chu:
                kieu = self.che_do.kieu[k.kieu]
                do = self._mot(k, kieu, vung, phan)
                ten = "phu_luc" if k is ke else k.kieu
                yield replace(do, ke=self._ke(ten, k, kieu, self._rong_mm(phan)))

    def _rong_mm(self, phan: int) -> float:
        """Text width of a section: the document, then its annexes."""
        t = self.che_do.trang
        ngang = phan > 1 and self.bo_cuc.phu_luc[phan - 2].huong == "ngang"
        return (t.kho_mm[1] if ngang else t.kho_mm[0]) - t.le_mm.trai - t.le_mm.phai

    def _mot(self, k: KhoiBoCuc, kieu: KieuDoan, vung: Vung, phan: int) -> KhoiDo:
        dinh_dang = _dinh_dang(k.noi_tuyen, k.so, kieu, self.che_do.trang.phong, giu=k.giu)
        if k.kieu in _THUT_THEO_MAU:
            dinh_dang = replace(dinh_dang, thut_trai_mm=None, thut_phai_mm=None)
        if k.kieu in _MAU:
            dinh_dang = replace(dinh_dang, mau=shares({_MAU[k.kieu]: 1}))
        so_tu_dong = False if k.so else None
        return KhoiDo(k.kieu, k.chu.strip(), k.so, so_tu_dong, goc=k.goc, phan=phan, dinh_dang=dinh_dang, vung=vung)

    def _ke(self, ten: str, k: KhoiBoCuc, kieu: KieuDoan, rong_mm: float | None) -> KeDo | None:
        """The rule the renderer writes under the last line of these components."""
        if ten not in self.che_do.ke or rong_mm is None:
            return None
        dong = wrap(k.chu, kieu.co, mm_to_pt(rong_mm), dam=kieu.dam, nghieng=kieu.nghieng)[-1]
        rong = pt_to_mm(measure(dong, kieu.co, dam=kieu.dam, nghieng=kieu.nghieng))
        return KeDo("vien", rong * self.che_do.ke[ten], rong)

    def _bang(self, k: KhoiBoCuc, vung: Vung, phan: int) -> Iterator[KhoiDo]:
        assert k.bang is not None
        phong = self.che_do.trang.phong
        hang = (k.bang.dau, *k.bang.hang)
        for i, o in enumerate(hang):
            kieu = self.che_do.kieu["bang_o" if i else "bang_dau"]
            for j, noi_tuyen in enumerate(o):
                chu = text_cua(noi_tuyen)
                if not chu.strip():
                    continue
                dinh_dang = _dinh_dang(noi_tuyen, "", kieu, phong)
                if i:
                    dinh_dang = replace(dinh_dang, can=_CAN_O.get(k.bang.can[j], "trai"))
                vi_tri = ViTriO(self.so_bang, i + 1, j + 1, len(hang), len(o), dau=i == 0)
                yield KhoiDo("bang", chu.strip(), goc=k.goc, phan=phan, dinh_dang=dinh_dang, o=vi_tri, vung=vung)


def _dinh_dang(noi_tuyen: DongChay, so: str, kieu: KieuDoan, phong: str, *, giu: bool = False) -> DinhDang:
    """Formatting of a block: its style, with the emphasis of its runs; a number takes that of the first run."""
    dem: Counter[str] = Counter()
    for i, x in enumerate(noi_tuyen):
        if isinstance(x, Chu):
            n = len("".join(x.text.split())) + (len(so) if i == 0 else 0)
            dem.update({"tong": n, "dam": n * (x.dam or kieu.dam), "nghieng": n * (x.nghieng or kieu.nghieng)})
    hoa, chu_cai = count_hoa(text_cua(noi_tuyen) + so)
    tong = dem["tong"]
    return DinhDang(
        phong=shares({phong: 1}) if tong else None,
        co=((kieu.co, 1.0),) if tong else None,
        dam=dem["dam"] / tong if tong else None,
        nghieng=dem["nghieng"] / tong if tong else None,
        gach_chan=0.0 if tong else None,
        hoa=hoa / chu_cai if chu_cai else None,
        mau=shares({"auto": 1}) if tong else None,
        can=kieu.can,
        thut_mm=kieu.thut,
        thut_trai_mm=0.0,
        thut_phai_mm=0.0,
        truoc_pt=kieu.truoc,
        sau_pt=kieu.sau,
        gian=GianDong("boi", kieu.dong),
        giu=giu or kieu.giu,
        bac=kieu.bac,
    )


def _phan(bo_cuc: BoCuc) -> Iterator[PhanDo]:
    """The section of the document, then one for each annex: its own page numbers, shown from its first page."""
    t = bo_cuc.che_do.trang
    kieu = bo_cuc.che_do.kieu["so_trang"]
    so = SoTrangDo(t.so_trang.o, "thuong", _dinh_dang((Chu("2"),), "", kieu, t.phong), "decimal", "2")
    chinh = PhanDo(
        kho_mm=t.kho_mm,
        huong="doc",
        le_mm=LeDo(t.le_mm.tren, t.le_mm.duoi, t.le_mm.trai, t.le_mm.phai),
        dau_trang_mm=t.cach_mep_mm,
        chan_trang_mm=t.cach_mep_mm,
        so_trang=(so,),
        so_trang_dau=False,
        dem_tu=1,
        le_doi_xung=False,
    )
    yield chinh
    for phu_luc in bo_cuc.phu_luc:
        ngang = phu_luc.huong == "ngang"
        kho = (t.kho_mm[1], t.kho_mm[0]) if ngang else t.kho_mm
        yield replace(chinh, kho_mm=kho, huong=phu_luc.huong, so_trang_dau=True)


def _theo_kieu(khoi: Iterable[KhoiBoCuc]) -> dict[str, list[KhoiBoCuc]]:
    nhom: dict[str, list[KhoiBoCuc]] = {}
    for k in khoi:
        nhom.setdefault(k.kieu, []).append(k)
    return nhom
