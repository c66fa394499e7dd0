"""Kế việc: everything a project asks for, one plan after the other, and cut into chunks.

Sources and tables are gone through twice: once to know every output and what is new, once to send the work away. So
nothing but names and hashes is held, however long the table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from kehoach.bang.doc_bang import Hang, read_bang
from kehoach.bang.khuon_bang import has_o_dan
from kehoach.dong_loat.bang_ke import MucKe
from kehoach.dong_loat.dang_ra import validate_mau
from kehoach.dong_loat.du_an import BangDuAn, DuAn
from kehoach.dong_loat.goi_viec import Chung, Goi, KhuonGoi, KiemTra, Ra, Viec
from kehoach.dong_loat.lam_goi import prepare_khuon
from kehoach.dong_loat.ten_ra import SoTen, build_ten, columns_of
from kehoach.dong_loat.van_tay_vao import hash_hang, hash_nguon, mentions, select_vien_dan
from kehoach.loi import GhiHongError, KeHoachError, NguonHongError, PhatHien, ViTri
from kehoach.nap.quy_uoc import TRUONG as TRUONG_QUY_UOC
from kehoach.nap.quy_uoc import TepQuyUoc, read_rieng, read_tep
from kehoach.nap.thu_vien import TRUONG, MucChung, ThuVien
from kehoach.nguon.doc import read_van_ban
from kehoach.nguon.gioi_han import MAC_DINH
from kehoach.nguon.kho_nguon import KhoDia
from kehoach.nguon.nguon import Nguon
from kehoach.ooxml.goi import GIOI_HAN_GOI


class MucViec(NamedTuple):
    """Mục việc: one plan that the project asks for: its work but for the documents, and their name without suffix.

    `goc` holds, by format, the fingerprint of the source; to that of a row its cells are still to be added.
    """

    viec: Viec
    khuon: KhuonGoi | None
    ten: str
    goc: Mapping[str, str]

    def ten_ra(self) -> Iterator[tuple[str, str]]:
        """Formats and names of the documents."""
        return ((dang, f"{self.ten}.{dang}") for dang in self.goc)

    def hash(self, dang: str) -> str:
        """The fingerprint of everything that the document in this format follows from."""
        return self.goc[dang] if self.khuon is None else hash_hang(self.goc[dang], self.viec.o)


class MucHong(NamedTuple):
    """Mục hỏng: a source or a table for which no work can be planned, and why; the reason may lie in another file."""

    tep: str
    phat_hien: Sequence[PhatHien]


@dataclass(slots=True)
class KhaoSat:
    """Khảo sát: every output that the project asks for, and what cannot even be planned.

    `ra` maps names to fingerprints, `nguon` to sources; sources in `chua_ro` may have outputs that are not known.
    """

    ra: dict[str, str] = field(default_factory=dict)
    nguon: dict[str, str] = field(default_factory=dict)
    hong: list[PhatHien] = field(default_factory=list)
    chua_ro: set[str] = field(default_factory=set)


class KeViec:
    """Kế việc: the work of one project; `muc` is what its manifest says of the documents that stand there.

    Raises:  NguonHongError when shared citations or the house profile cannot be read; MauHongError, TepDocxHongError
             for a bad template.
    """

    def __init__(
        self,
        du_an: DuAn,
        *,
        ghi: bool = True,
        ghi_de: bool = False,
        kiem: KiemTra | None = None,
        muc: Mapping[str, MucKe] | None = None,
    ) -> None:
        self.du_an = du_an
        self.muc = dict(muc or {})
        self._kho = KhoDia(du_an.thu_muc)
        self._thu_vien = ThuVien(self._kho)
        mau = (PurePosixPath(du_an.mau).name, self._kho.read(du_an.mau, GIOI_HAN_GOI.tep)) if du_an.mau else None
        if mau:
            validate_mau(mau)
        self.vien_dan = _vien_dan_chung(du_an.vien_dan, self._thu_vien)
        self.quy_uoc = read_tep(du_an.quy_uoc, self._kho) if du_an.quy_uoc else None
        if self.quy_uoc:
            self.quy_uoc.read()
        self.chung = Chung(
            goc=str(du_an.thu_muc.resolve()),
            dau_ra=du_an.dau_ra,
            mau=mau,
            ghi=ghi,
            ghi_de=ghi_de,
            kiem=kiem,
            bo_qua=tuple(du_an.bo_qua or ()),
        )

    def survey(self) -> KhaoSat:
        """Go through everything once: names, fingerprints, and what is wrong already."""
        ks = KhaoSat()
        so_ten = SoTen()
        for x in self._tat_ca():
            if isinstance(x, MucHong):
                ks.hong += x.phat_hien
                ks.chua_ro.add(x.tep)
                continue
            try:
                self._dat_ten(x, so_ten)
            except GhiHongError as loi:
                ks.hong.append(PhatHien("xay.ten", "loi", x.viec.vi_tri, str(loi), "đổi «ten» trong kehoach.toml"))
                ks.chua_ro.add(x.viec.tep)
                continue
            for dang, ten in x.ten_ra():
                ks.ra[ten] = x.hash(dang)
                ks.nguon[ten] = x.viec.tep
        return ks

    def iter_goi(self, chon: Mapping[str, str], co: int) -> Iterator[Goi]:
        """The chosen outputs (names and fingerprints) as chunks of `co` plans, in the order of the project.

        An output whose input is no longer what its fingerprint says is left out; of two with one name, the first goes.
        """
        con = dict(chon)
        gom: list[Viec] = []
        cua: KhuonGoi | None = None
        for x in self._tat_ca():
            if isinstance(x, MucHong):
                continue
            dung = [(d, ten) for d, ten in x.ten_ra() if ten in con and x.hash(d) == con[ten]]
            ra = tuple([Ra(d, ten, con.pop(ten), self.muc.get(f"{self.du_an.dau_ra}/{ten}")) for d, ten in dung])
            if not ra:
                continue
            if gom and (len(gom) >= co or x.khuon is not cua):
                yield Goi(self.chung, tuple(gom), cua)
                gom = []
            cua = x.khuon
            gom.append(x.viec._replace(ra=ra))
        if gom:
            yield Goi(self.chung, tuple(gom), cua)

    def _dat_ten(self, muc: MucViec, so_ten: SoTen) -> None:
        """Give every document of a plan its name, or none of them."""
        for _, ten in muc.ten_ra():
            self._refuse_dau_vao(ten)
            so_ten.add(ten, str(muc.viec.vi_tri))

    def _refuse_dau_vao(self, ten: str) -> None:
        """An output must not overwrite what documents are made of."""
        if self.du_an.la_url:
            return
        if os.path.normpath(f"{self.chung.goc}/{self.du_an.dau_ra}/{ten}") in self._dau_vao:
            raise GhiHongError(f"Tên ra «{ten}» trùng với một tệp nguồn hoặc tệp mẫu.")

    @cached_property
    def _dau_vao(self) -> frozenset[str]:
        d = self.du_an
        tep = [
            *d.nguon,
            *d.vien_dan,
            *(x for b in d.bang for x in (b.nguon, b.du_lieu)),
            *filter(None, [d.mau, d.quy_uoc]),
        ]
        return frozenset(os.path.normpath(f"{self.chung.goc}/{x}") for x in tep)

    def _tat_ca(self) -> Iterator[MucViec | MucHong]:
        for tep in self.du_an.nguon:
            yield self._nguon(tep)
        for bang in self.du_an.bang:
            yield from self._bang(bang)

    def _nguon(self, tep: str) -> MucViec | MucHong:
        try:
            noi_dung = self._kho.read(tep, MAC_DINH.tep)
            ten = build_ten(self.du_an.ten, {"ten": PurePosixPath(tep).stem})
            vien_dan, quy_uoc = self._vien_dan(tep, noi_dung), self._quy_uoc(tep, noi_dung)
        except NguonHongError as loi:
            return MucHong(tep, loi.phat_hien)
        except KeHoachError as loi:
            goi_y = "đổi tên nguồn, hoặc «ten» trong kehoach.toml"
            return MucHong(tep, [PhatHien("xay.ten", "loi", ViTri(tep), str(loi), goi_y)])
        viec = Viec(tep, noi_dung, 0, {}, (), tuple(vien_dan.items()), quy_uoc)
        return MucViec(viec, None, ten, self._hash(noi_dung, vien_dan, quy_uoc))

    def _vien_dan(self, tep: str, noi_dung: bytes, *, het: bool = False) -> dict[str, MucChung]:
        """The shared citations that a source mentions (or all, `het`): of the files it names, then of the project's."""
        rieng = self._thu_vien.list_khoa(read_van_ban(noi_dung, tep=tep)) if mentions(noi_dung, TRUONG) else {}
        can = select_vien_dan(noi_dung, {**self.vien_dan, **rieng}, het=het)
        return {khoa: self._thu_vien.judge(khoa, cua) for khoa, cua in can.items()}

    def _quy_uoc(self, tep: str, noi_dung: bytes) -> TepQuyUoc | None:
        """The house profile that a source names, or else the project's."""
        co = mentions(noi_dung, TRUONG_QUY_UOC)
        return (read_rieng(read_van_ban(noi_dung, tep=tep), self._kho) if co else None) or self.quy_uoc

    def _hash(self, noi_dung: bytes, vien_dan: Mapping[str, MucChung], quy_uoc: TepQuyUoc | None) -> dict[str, str]:
        """The fingerprints of a source, by format."""
        mau = self.chung.mau[1] if self.chung.mau else None
        rieng = quy_uoc.noi_dung if quy_uoc else None
        chu = {khoa: x.du_lieu for khoa, x in vien_dan.items()}
        return {d: hash_nguon(noi_dung, chu, mau, d, rieng) for d in self.du_an.dinh_dang}

    def _bang(self, bang: BangDuAn) -> Iterator[MucViec | MucHong]:
        """Rows of one table; a table that cannot be read is a finding of its own."""
        try:
            khuon, hang = self._mo_bang(bang)
            ten_cot = b"\0" + repr(khuon.kieu).encode()
            goc = self._hash(khuon.noi_dung + ten_cot, dict(khuon.vien_dan), khuon.quy_uoc)
            cot = prepare_khuon(khuon).cot_dung
            for x in hang:
                yield MucHong(bang.du_lieu, [x]) if isinstance(x, PhatHien) else _hang(bang, khuon, goc, cot, x)
        except NguonHongError as loi:
            chua = PhatHien("xay.bang", "loi", ViTri(bang.du_lieu), f"Chưa dựng được bảng «{bang.du_lieu}».")
            yield MucHong(bang.du_lieu, [*loi.phat_hien, chua])
        except KeHoachError as loi:
            yield MucHong(bang.du_lieu, [PhatHien("xay.bang", "loi", ViTri(bang.du_lieu), str(loi))])

    def _mo_bang(self, bang: BangDuAn) -> tuple[KhuonGoi, Iterator[Hang | PhatHien]]:
        du_lieu = read_bang(self.du_an.thu_muc / bang.du_lieu, ten=bang.du_lieu, trang_tinh=bang.trang_tinh)
        noi_dung = self._kho.read(bang.nguon, MAC_DINH.tep)
        het = has_o_dan(read_van_ban(noi_dung, tep=bang.nguon), bang.kieu)
        vien_dan = tuple(self._vien_dan(bang.nguon, noi_dung, het=het).items())
        kieu = tuple(sorted(bang.kieu.items()))
        quy_uoc = self._quy_uoc(bang.nguon, noi_dung)
        khuon = KhuonGoi(bang.nguon, noi_dung, bang.du_lieu, du_lieu.cot, kieu, vien_dan, quy_uoc)
        prepare_khuon(khuon)
        if not columns_of(bang.ten):
            raise GhiHongError(f"Tên ra «{bang.ten}» không có {{cột}} nào: mọi hàng sẽ cùng một tên.")
        return khuon, iter(du_lieu)


def _hang(bang: BangDuAn, khuon: KhuonGoi, goc: Mapping[str, str], cot: Iterable[str], hang: Hang) -> MucViec | MucHong:
    """One row; of its cells only those in `cot` count."""
    try:
        ten = build_ten(bang.ten, hang.o)
    except GhiHongError as loi:
        thong_diep = f"Hàng {hang.so}: {loi}"
        goi_y = "sửa ô ấy, hoặc «ten» của bảng"
        return MucHong(bang.du_lieu, [PhatHien("xay.ten", "loi", ViTri(bang.du_lieu, hang.so), thong_diep, goi_y)])
    return MucViec(Viec(bang.du_lieu, None, hang.so, {c: hang.o[c] for c in cot}, ()), khuon, ten, goc)


def doi_giua_chung(khoa: str) -> PhatHien:
    """Told of an output whose source or row changed between the survey and the work."""
    thong_diep = "Nguồn của văn bản này đổi trong lúc đang dựng."
    return PhatHien("xay.doi", "loi", ViTri(khoa), thong_diep, "chạy lại khi đã lưu xong nguồn")


def _vien_dan_chung(cac_tep: Iterable[str], thu_vien: ThuVien) -> dict[str, Nguon]:
    """The keys of the project's own citation files, each with its file; a key that two files give is an error."""
    ra: dict[str, Nguon] = {}
    loi: list[PhatHien] = []
    for ten in cac_tep:
        try:
            tep = thu_vien.read_tep(ten)
        except NguonHongError as hong:
            loi += hong.phat_hien
            continue
        for khoa in [x for x in tep.du_lieu if x in ra]:
            thong_diep = f"Viện dẫn «{khoa}» đã có ở tệp trước."
            loi.append(PhatHien("xay.vien_dan", "loi", tep.vi_tri((khoa,), khoa=True), thong_diep, "sửa tệp này"))
        ra |= dict.fromkeys(tep.du_lieu, tep)
    if loi:
        raise NguonHongError(loi)
    return ra
