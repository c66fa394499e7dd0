"""Từ bố cục: a laid-out plan as a measured document, from the regime's data alone: what its .docx would measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach.bo_cuc.mo_ta import LOAI, BoCuc, DongChay, KhoiBoCuc, text_cua
from kehoach.do_dac.tai_lieu_do import (
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
)
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
        ten_loai=bo_cuc.che_do.loai[LOAI].ten_thuong,
        chu_thich=tuple(KhoiDo("chu_thich", text_cua(x)) for x in bo_cuc.chu_thich),
        vang=_vang({k.thanh_phan for k in khoi}),
    )


def _vang(co: set[str]) -> dict[str, str]:
    """Components a plan may lack: the source has no value for them."""
    return {x: "kế hoạch không có phần này" for x in _CO_THE_THIEU if x not in co}


@dataclass(slots=True)
class _Do:
    """Đo: walks the blocks and counts tables as the renderer writes them."""

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
                if chu := k.chu:
                    ke = self._ke(ten, chu, kieu, o.rong_mm)
                    yield self._mot(k, chu, kieu, vung, ke=ke, o=o, ben=ben, cung_hang=cung_hang)

    def _than(
        self, khoi: Iterable[KhoiBoCuc], vung: Vung, phan: int, *, ke: KhoiBoCuc | None = None
    ) -> Iterator[KhoiDo]:
        """Blocks across the page; `ke` the one above the rule of an annex."""
        rong_mm = self._rong_mm(phan)
        for k in khoi:
            if k.bang is not None:
                self.so_bang += 1
                yield from self._bang(k, vung, phan)
            elif chu := k.chu:
                kieu = self.che_do.kieu[k.kieu]
                duong_ke = self._ke("phu_luc" if k is ke else k.kieu, chu, kieu, rong_mm)
                yield self._mot(k, chu, kieu, vung, phan, ke=duong_ke)

    def _rong_mm(self, phan: int) -> float:
        """Text width of a section: the document, then its annexes."""
        t = self.che_do.trang
        ngang = phan > 1 and self.bo_cuc.phu_luc[phan - 2].huong == "ngang"
        return (t.kho_mm[1] if ngang else t.kho_mm[0]) - t.le_mm.trai - t.le_mm.phai

    def _mot(
        self,
        k: KhoiBoCuc,
        chu: str,
        kieu: KieuDoan,
        vung: Vung,
        phan: int = 1,
        *,
        ke: KeDo | None = None,
        o: ViTriO | None = None,
        ben: Ben | None = None,
        cung_hang: tuple[str, ...] = (),
    ) -> KhoiDo:
        dang = _dinh_dang(k.noi_tuyen, chu, k.so, kieu, self.che_do.trang.phong, ten=k.kieu, giu=k.giu)
        so_tu_dong = False if k.so else None
        return KhoiDo(k.kieu, chu.strip(), k.so, so_tu_dong, None, k.goc, phan, dang, o, ben, cung_hang, ke, vung)

    def _ke(self, ten: str, chu: str, kieu: KieuDoan, rong_mm: float | None) -> KeDo | None:
        """The rule the renderer writes under the last line of these components."""
        if ten not in self.che_do.ke or rong_mm is None:
            return None
        dong = wrap(chu, kieu.co, mm_to_pt(rong_mm), dam=kieu.dam, nghieng=kieu.nghieng)[-1]
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
                can = _CAN_O.get(k.bang.can[j], "trai") if i else kieu.can
                dinh_dang = _dinh_dang(noi_tuyen, chu, "", kieu, phong, can=can)
                vi_tri = ViTriO(self.so_bang, i + 1, j + 1, len(hang), len(o), dau=i == 0)
                yield KhoiDo("bang", chu.strip(), goc=k.goc, phan=phan, dinh_dang=dinh_dang, o=vi_tri, vung=vung)


def _dinh_dang(
    noi_tuyen: DongChay,
    chu: str,
    so: str,
    kieu: KieuDoan,
    phong: str,
    *,
    ten: str = "",
    can: CanLe | None = None,
    giu: bool = False,
) -> DinhDang:
    """Formatting of a block: its style, with the emphasis of its runs; `chu` is its text, number and all."""
    tong, dam, nghieng = _dem(noi_tuyen, so, kieu)
    hoa, chu_cai = count_hoa(chu)
    thut_ben = None if ten in _THUT_THEO_MAU else 0.0
    return DinhDang(
        phong=((phong, 1.0),) if tong else None,
        co=((kieu.co, 1.0),) if tong else None,
        dam=dam / tong if tong else None,
        nghieng=nghieng / tong if tong else None,
        gach_chan=0.0 if tong else None,
        hoa=hoa / chu_cai if chu_cai else None,
        mau=((kieu.mau, 1.0),) if tong else None,
        can=can or kieu.can,
        thut_mm=kieu.thut,
        thut_trai_mm=thut_ben,
        thut_phai_mm=thut_ben,
        truoc_pt=kieu.truoc,
        sau_pt=kieu.sau,
        gian=GianDong("boi", kieu.dong),
        giu=giu or kieu.giu,
        bac=kieu.bac,
    )


def _dem(noi_tuyen: DongChay, so: str, kieu: KieuDoan) -> tuple[int, int, int]:
    """Printed characters, those in bold, those in italics; a number looks as the first run does.

    Only their shares count, so a text of one run, as most are, weighs one.
    """
    if len(noi_tuyen) == 1 and isinstance(x := noi_tuyen[0], Chu):
        co = bool(so or x.text.strip())
        return co, co and (x.dam or kieu.dam), co and (x.nghieng or kieu.nghieng)
    tong = dam = nghieng = 0
    for x in noi_tuyen:
        if isinstance(x, Chu):
            n = len("".join(x.text.split())) + (len(so) if x is noi_tuyen[0] else 0)
            tong += n
            dam += n * (x.dam or kieu.dam)
            nghieng += n * (x.nghieng or kieu.nghieng)
    return tong, dam, nghieng


def _phan(bo_cuc: BoCuc) -> Iterator[PhanDo]:
    """The section of the document, then one for each annex: its own page numbers, shown from its first page."""
    t = bo_cuc.che_do.trang
    kieu = bo_cuc.che_do.kieu["so_trang"]
    so = SoTrangDo(t.so_trang.o, "thuong", _dinh_dang((Chu("2"),), "2", "", kieu, t.phong), "decimal", "2")
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
