"""Kế việc: everything a project asks for, one plan after the other, and cut into chunks.

Sources and tables are gone through twice: once to know every output and what is new, once to send the work away. So
nothing but names and hashes is held, however long the table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from kehoach.dong_loat.bang import Hang, read_bang
from kehoach.dong_loat.bang_ke import MucKe
from kehoach.dong_loat.dang import validate_mau
from kehoach.dong_loat.dau_vao import hash_hang, hash_nguon, select_vien_dan
from kehoach.dong_loat.du_an import BangDuAn, DuAn
from kehoach.dong_loat.goi_viec import Chung, Goi, KhuonGoi, KiemTra, Ra, Viec
from kehoach.dong_loat.ten_ra import SoTen, build_ten, columns_of
from kehoach.dong_loat.tep_chung import read_tep_chung, to_json
from kehoach.dong_loat.tho import prepare_khuon
from kehoach.he_thong import explain_he_thong
from kehoach.loi import GhiHongError, KeHoachError, NguonHongError, PhatHien, ViTri
from kehoach.nguon.doc import read_nguon


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

    Raises:  NguonHongError when shared citations cannot be read; MauHongError, TepDocxHongError for a bad template.
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
        mau = (PurePosixPath(du_an.mau).name, self._doc(du_an.mau)) if du_an.mau else None
        if mau:
            validate_mau(mau)
        self.vien_dan = _vien_dan_chung(du_an)
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
            if isinstance(x, PhatHien):
                ks.hong.append(x)
                ks.chua_ro.add(x.vi_tri.tep or "")
                continue
            try:
                self._dat_ten(x, so_ten)
            except GhiHongError as loi:
                ks.hong.append(PhatHien("xay.ten", "loi", _cho(x.viec), str(loi), "đổi «ten» trong kehoach.toml"))
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
            if isinstance(x, PhatHien):
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
            so_ten.add(ten, str(_cho(muc.viec)))

    def _refuse_dau_vao(self, ten: str) -> None:
        """An output must not overwrite what documents are made of."""
        if self.du_an.la_url:
            return
        if os.path.normpath(f"{self.chung.goc}/{self.du_an.dau_ra}/{ten}") in self._dau_vao:
            raise GhiHongError(f"Tên ra «{ten}» trùng với một tệp nguồn hoặc tệp mẫu.")

    @cached_property
    def _dau_vao(self) -> frozenset[str]:
        d = self.du_an
        tep = [*d.nguon, *d.vien_dan, *(x for b in d.bang for x in (b.nguon, b.du_lieu)), *([d.mau] if d.mau else [])]
        return frozenset(os.path.normpath(f"{self.chung.goc}/{x}") for x in tep)

    def _tat_ca(self) -> Iterator[MucViec | PhatHien]:
        for tep in self.du_an.nguon:
            yield self._nguon(tep)
        for bang in self.du_an.bang:
            yield from self._bang(bang)

    def _nguon(self, tep: str) -> MucViec | PhatHien:
        try:
            noi_dung = self._doc(tep)
            ten = build_ten(self.du_an.ten, {"ten": PurePosixPath(tep).stem})
            vien_dan = self._vien_dan(tep, noi_dung)
        except NguonHongError as loi:
            return loi.phat_hien[0]
        except KeHoachError as loi:
            return PhatHien("xay.ten", "loi", ViTri(tep), str(loi), "đổi tên nguồn, hoặc «ten» trong kehoach.toml")
        mau = self.chung.mau[1] if self.chung.mau else None
        goc = {d: hash_nguon(noi_dung, vien_dan, mau, d) for d in self.du_an.dinh_dang}
        return MucViec(Viec(tep, noi_dung, 0, {}, (), tuple(vien_dan.items())), None, ten, goc)

    def _vien_dan(self, tep: str, noi_dung: bytes, *, het: bool = False) -> dict[str, str]:
        """The shared citations that a source mentions (or all, `het`): of the files it names, then of the project's."""
        return select_vien_dan(noi_dung, {**self.vien_dan, **read_tep_chung(tep, noi_dung, self._doc)}, het=het)

    def _bang(self, bang: BangDuAn) -> Iterator[MucViec | PhatHien]:
        """Rows of one table; a table that cannot be read is a finding of its own."""
        try:
            khuon, hang = self._mo_bang(bang)
            goc = self._hash_khuon(khuon)
            cot = prepare_khuon(khuon).cot_dung
            for x in hang:
                yield x if isinstance(x, PhatHien) else _hang(bang, khuon, goc, cot, x)
        except NguonHongError as loi:
            yield from loi.phat_hien
            yield PhatHien("xay.bang", "loi", ViTri(bang.du_lieu), f"Chưa dựng được bảng «{bang.du_lieu}».")
        except KeHoachError as loi:
            yield PhatHien("xay.bang", "loi", ViTri(bang.du_lieu), str(loi))

    def _mo_bang(self, bang: BangDuAn) -> tuple[KhuonGoi, Iterator[Hang | PhatHien]]:
        du_lieu = read_bang(self.du_an.thu_muc / bang.du_lieu, ten=bang.du_lieu, trang_tinh=bang.trang_tinh)
        noi_dung = self._doc(bang.nguon)
        het = "van_ban" in bang.kieu.values()  # its cells may cite
        vien_dan = tuple(self._vien_dan(bang.nguon, noi_dung, het=het).items())
        kieu = tuple(sorted(bang.kieu.items()))
        khuon = KhuonGoi(bang.nguon, noi_dung, bang.du_lieu, du_lieu.cot, kieu, vien_dan)
        prepare_khuon(khuon)
        if not columns_of(bang.ten):
            raise GhiHongError(f"Tên ra «{bang.ten}» không có {{cột}} nào: mọi hàng sẽ cùng một tên.")
        return khuon, iter(du_lieu)

    def _hash_khuon(self, khuon: KhuonGoi) -> dict[str, str]:
        mau = self.chung.mau[1] if self.chung.mau else None
        noi_dung = khuon.noi_dung + b"\0" + repr(khuon.kieu).encode()
        return {d: hash_nguon(noi_dung, dict(khuon.vien_dan), mau, d) for d in self.du_an.dinh_dang}

    def _doc(self, tep: str) -> bytes:
        try:
            return (self.du_an.thu_muc / tep).read_bytes()
        except OSError as loi:
            phat_hien = PhatHien("nap.tep", "loi", ViTri(tep), f"Không đọc được tệp này ({explain_he_thong(loi)}).")
            raise NguonHongError([phat_hien]) from None


def _hang(
    bang: BangDuAn, khuon: KhuonGoi, goc: Mapping[str, str], cot: Iterable[str], hang: Hang
) -> MucViec | PhatHien:
    """One row; of its cells only those in `cot` count."""
    try:
        ten = build_ten(bang.ten, hang.o)
    except GhiHongError as loi:
        thong_diep = f"Hàng {hang.so}: {loi}"
        return PhatHien("xay.ten", "loi", ViTri(bang.du_lieu, hang.so), thong_diep, "sửa ô ấy, hoặc «ten» của bảng")
    return MucViec(Viec(bang.du_lieu, None, hang.so, {c: hang.o[c] for c in cot}, ()), khuon, ten, goc)


def doi_giua_chung(khoa: str) -> PhatHien:
    """Told of an output whose source or row changed between the survey and the work."""
    thong_diep = "Nguồn của văn bản này đổi trong lúc đang dựng."
    return PhatHien("xay.doi", "loi", ViTri(khoa), thong_diep, "chạy lại khi đã lưu xong nguồn")


def _cho(viec: Viec) -> ViTri:
    return ViTri(viec.tep, viec.so or None)


def _vien_dan_chung(du_an: DuAn) -> dict[str, str]:
    """Shared citations by key, as JSON; a key that two files give is an error, and so is what can be no citation."""
    ra: dict[str, str] = {}
    loi = []
    for tep in du_an.vien_dan:
        nguon = read_nguon(du_an.thu_muc / tep)
        for khoa, x in nguon.du_lieu.items():
            if not isinstance(x, (str, dict)) or khoa in ra:
                vi_tri = nguon.vi_tri((khoa,), khoa=True)
                ly_do = "đã có ở tệp trước" if khoa in ra else "phải là chữ hoặc một nhóm trường"
                loi.append(PhatHien("xay.vien_dan", "loi", vi_tri, f"Viện dẫn «{khoa}» {ly_do}.", "sửa tệp này"))
            else:
                ra |= to_json({khoa: x})
    if loi:
        raise NguonHongError(loi)
    return ra
