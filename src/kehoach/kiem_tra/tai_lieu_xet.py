"""Tài liệu xét: a measured document under judgement by one regime: the blocks of each subject, looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter

from kehoach.do_dac.tai_lieu_do import KhoiDo, TaiLieuDo
from kehoach.kiem_tra.quan_sat import ChuaThay, QuanSat
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan, gom_cua, ma_cua, ten_trong_cau

_NGOAI_VAN_BAN = frozenset(ma_cua(lambda t: t.ngoai_van_ban))
_Khoi = tuple[KhoiDo, ...]


class TaiLieuXet:
    """Tài liệu xét: what every test of one document looks at; `che_do` is the regime it is judged by."""

    def __init__(self, tai_lieu: TaiLieuDo, che_do: CheDo) -> None:
        self.tai_lieu = tai_lieu
        self.che_do = che_do
        self._co_chu = tuple(k for k in tai_lieu.khoi if k.chu.strip())
        self._cua: dict[str, _Khoi] = {}
        self._chu: dict[str, tuple[QuanSat, ...]] = {}

    @cached_property
    def co(self) -> frozenset[str]:
        """The components that stand in it, wherever."""
        return frozenset(k.thanh_phan for k in self.tai_lieu.khoi)

    @cached_property
    def than(self) -> _Khoi:
        """The blocks of title and content, table cells left out."""
        return tuple(_trong_than(self.tai_lieu.khoi))

    @cached_property
    def is_kem_theo(self) -> bool:
        """Whether the document is itself attached to another one («Kèm theo Quyết định số …» under its title)."""
        return any(k.thanh_phan == "kem_theo" for k in self.than)

    def blocks_of(self, doi_tuong: str) -> _Khoi:
        """The blocks a subject stands for, those with text; of the content no annexes, text boxes or table cells.

        Raises:  ChuaThay when the document has none.
        """
        if doi_tuong not in self._cua:
            self._cua[doi_tuong] = self._find(doi_tuong)
        if not self._cua[doi_tuong]:
            raise ChuaThay(f"không thấy {ten_trong_cau(doi_tuong)}")
        return self._cua[doi_tuong]

    def texts_of(self, doi_tuong: str) -> tuple[QuanSat, ...]:
        """The text of each block of a subject, as rules on words observe it.

        Raises:  ChuaThay when the document has none.
        """
        if doi_tuong not in self._chu:
            self._chu[doi_tuong] = tuple(QuanSat(k.chu.strip(), k) for k in self.blocks_of(doi_tuong))
        return self._chu[doi_tuong]

    def _find(self, doi_tuong: str) -> _Khoi:
        if doi_tuong == "van_ban":
            return tuple(k for k in self._co_chu if k.vung != "hop_chu" and k.thanh_phan not in _NGOAI_VAN_BAN)
        theo = self._theo_than if danh_sach_thanh_phan()[doi_tuong].chi_than else self._theo
        gom = gom_cua(doi_tuong)
        if len(gom) == 1:
            return tuple(k for _, k in theo.get(gom[0], ()))
        return tuple(k for _, k in sorted((x for ma in gom for x in theo.get(ma, ())), key=itemgetter(0)))

    @cached_property
    def _theo(self) -> dict[str, list[tuple[int, KhoiDo]]]:
        return _nhom(self._co_chu)

    @cached_property
    def _theo_than(self) -> dict[str, list[tuple[int, KhoiDo]]]:
        return _nhom(_trong_than(self._co_chu))


def _trong_than(khoi: Iterable[KhoiDo]) -> Iterator[KhoiDo]:
    return (k for k in khoi if k.vung == "than" and k.o is None)


def _nhom(khoi: Iterable[KhoiDo]) -> dict[str, list[tuple[int, KhoiDo]]]:
    """Blocks by component, each with its place in the order of the document."""
    nhom: dict[str, list[tuple[int, KhoiDo]]] = {}
    for i, k in enumerate(khoi):
        nhom.setdefault(k.thanh_phan, []).append((i, k))
    return nhom
