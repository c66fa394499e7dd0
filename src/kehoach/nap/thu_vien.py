"""Thư viện viện dẫn: citation files that several plans share, named by `vien_dan_tep:` relative to the plan.

One reader for every door. Where the files lie is the business of a `KhoNguon`: load and tables read a disk, a build the
folder of its project, a comparison perhaps a git revision.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.loi_truong import TruongHong
from kehoach.mo_hinh.vien_dan import VanBanDan
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.du_lieu import iter_chuoi
from kehoach.nguon.gioi_han import MAC_DINH, GioiHan
from kehoach.nguon.kho_nguon import DIA, KhoNguon
from kehoach.nguon.nguon import Nguon

TRUONG = "vien_dan_tep"
_KHOA = re.compile(r"\[@\s*([^\],;\s]+)")


class MucChung(NamedTuple):
    """Mục chung: one entry of a shared file as it travels: JSON, where it stands, and what is wrong with it there."""

    du_lieu: str
    vi_tri: ViTri
    hong: tuple[PhatHien, ...] = ()


class ThuVien:
    """Thư viện: the shared files of one place, each read once, each entry that somebody needs judged once."""

    def __init__(self, kho: KhoNguon = DIA, gioi_han: GioiHan = MAC_DINH) -> None:
        self.kho, self.gioi_han = kho, gioi_han
        self._tep: dict[str, Nguon] = {}
        self._muc: dict[tuple[str | None, str], MucChung] = {}

    def read_tep(self, tep: str) -> Nguon:
        """One shared file: entries by key.

        Raises:  NguonHongError.
        """
        if tep not in self._tep:
            self._tep[tep] = read_nguon(tep, gioi_han=self.gioi_han, kho=self.kho)
        return self._tep[tep]

    def list_khoa(self, nguon: Nguon) -> dict[str, Nguon]:
        """The keys of all files that a source names, each with the first file that has it.

        Raises:  NguonHongError with every file that cannot be read, or for a name that is none.
        """
        ra: dict[str, Nguon] = {}
        loi: list[PhatHien] = []
        for ten in _ten_tep(nguon):
            try:
                tep = self.read_tep(self.kho.join(nguon.tep or "", ten))
            except NguonHongError as hong:
                loi += hong.phat_hien
            else:
                ra = {**dict.fromkeys(tep.du_lieu, tep), **ra}
        if loi:
            raise NguonHongError(loi)
        return ra

    def judge(self, khoa: str, tep: Nguon) -> MucChung:
        """One entry of a file, with what is wrong with it."""
        if (tep.tep, khoa) not in self._muc:
            chu = json.dumps(tep.du_lieu[khoa], ensure_ascii=False, default=str)
            self._muc[tep.tep, khoa] = MucChung(chu, tep.vi_tri((khoa,)), tuple(_hong(khoa, chu, tep)))
        return self._muc[tep.tep, khoa]

    def take(self, nguon: Nguon, *, het: bool = False) -> Nguon:
        """A source with what it cites of the files that it names, or with all that they hold (`het`).

        Raises:  NguonHongError.
        """
        if TRUONG not in nguon.du_lieu:
            return nguon
        co = self.list_khoa(nguon)
        can = co if het else [k for k in find_khoa(nguon.du_lieu) if k in co]
        return merge_chung(nguon, {k: self.judge(k, co[k]) for k in can}, het=het)


def merge_chung(nguon: Nguon, chung: Mapping[str, MucChung], *, het: bool = False) -> Nguon:
    """A source with the shared entries that it cites (or all, `het`) put into `vien_dan`; its own go first.

    Raises:  NguonHongError for every one of them that is wrong, each at its place in its own file.
    """
    du_lieu = {khoa: x for khoa, x in nguon.du_lieu.items() if khoa != TRUONG}
    rieng = du_lieu.get("vien_dan") or {}
    if not chung or not isinstance(rieng, Mapping):
        return Nguon(du_lieu, nguon.tep, nguon.so_do)
    can = {k: chung[k] for k in (chung if het else find_khoa(du_lieu)) if k in chung and k not in rieng}
    if loi := [p for x in can.values() for p in x.hong]:
        raise NguonHongError(loi)
    du_lieu["vien_dan"] = {**rieng, **{k: _doc_muc(x.du_lieu) for k, x in can.items()}}
    return Nguon(du_lieu, nguon.tep, nguon.so_do, {("vien_dan", k): x.vi_tri for k, x in can.items()})


def find_khoa(du_lieu: Any) -> Iterable[str]:
    """Keys that any text of a source cites, each once, in the order of the source.

    >>> list(find_khoa({"can_cu": ["Căn cứ [@kh07]"], "mo_dau": "Theo [@nd30, khoản 3] và [@kh07]"}))
    ['kh07', 'nd30']
    """
    return dict.fromkeys(khoa for _, chu in iter_chuoi(du_lieu) for khoa in _KHOA.findall(chu))


def _ten_tep(nguon: Nguon) -> list[str]:
    """The names as they are written.

    A plan that came as data has no place of its own and may come from anybody: it may not name files to be read.
    """
    gia_tri = nguon.du_lieu.get(TRUONG)
    ten = [] if gia_tri is None else gia_tri if isinstance(gia_tri, list) else [gia_tri]
    if not all(isinstance(x, str) for x in ten):
        _tu_choi(nguon, f"«{TRUONG}» phải là tên tệp hoặc danh sách tên tệp.", "")
    if ten and (nguon.tep is None or any(x.startswith("/") or "\\" in x or ":" in x for x in ten)):
        goi_y = "ghi đường dẫn tính từ tệp kế hoạch, hoặc đưa các viện dẫn vào vien_dan"
        _tu_choi(nguon, f"«{TRUONG}» chỉ nhận đường dẫn tương đối, trong kế hoạch đọc từ tệp.", goi_y)
    return ten


def _tu_choi(nguon: Nguon, thong_diep: str, goi_y: str) -> None:
    raise NguonHongError([PhatHien("nap.kieu", "loi", nguon.vi_tri((TRUONG,)), thong_diep, goi_y)])


@lru_cache(maxsize=1024)
def _doc_muc(chu: str) -> VanBanDan:
    """An entry from its JSON; plans that share it share what was read."""
    return VanBanDan.read(json.loads(chu))


def _hong(khoa: str, chu: str, tep: Nguon) -> Iterator[PhatHien]:
    """What is wrong with one entry, at its places in the file."""
    try:
        _doc_muc(chu)
    except TruongHong as e:
        for x in e.loi:
            yield PhatHien(x.ma, "loi", tep.vi_tri((khoa, *x.duong_dan)), x.thong_diep, x.goi_y)
    except ValueError as e:
        yield PhatHien("nap.gia_tri_sai", "loi", tep.vi_tri((khoa,)), f"«{khoa}»: {e}")
