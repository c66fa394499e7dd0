"""Thư viện viện dẫn: citation files that several plans share, named by `vien_dan_tep:` relative to the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kehoach.loi import GiaTriKhongHopLe, NguonHongError, PhatHien
from kehoach.mo_hinh.loi_truong import TruongHong
from kehoach.mo_hinh.vien_dan import VanBanDan
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.gioi_han import GioiHan
from kehoach.nguon.nguon import Nguon

TRUONG = "vien_dan_tep"
_KHOA = re.compile(r"\[@\s*([^\],;\s]+)")


def merge_thu_vien(nguon: Nguon, gioi_han: GioiHan) -> Any:
    """The data of a plan with the shared citations it uses put into `vien_dan`; its own entries go first.

    Only what the plan cites is taken over, so that a large library costs a plan nothing.
    Raises:  NguonHongError for a file that cannot be read and for every entry in it that is wrong, with its place.
    """
    du_lieu = nguon.du_lieu
    if not isinstance(du_lieu, Mapping) or du_lieu.get(TRUONG) is None:
        return du_lieu
    du_lieu = dict(du_lieu)
    tep = du_lieu.pop(TRUONG)
    if not all(isinstance(t, str) for t in ([tep] if isinstance(tep, str) else tep if isinstance(tep, list) else [0])):
        thong_diep = f"«{TRUONG}» phải là tên tệp hoặc danh sách tên tệp."
        raise NguonHongError([PhatHien("nap.kieu", "loi", nguon.vi_tri((TRUONG,)), thong_diep)])
    can = set(_khoa_dung(du_lieu))
    chung: dict[str, VanBanDan] = {}
    for ten in [tep] if isinstance(tep, str) else tep:
        chung = {**_read_tep(_cho(nguon, ten), can, gioi_han), **chung}
    rieng = du_lieu.get("vien_dan")
    if rieng is None or isinstance(rieng, Mapping):
        du_lieu["vien_dan"] = {**(rieng or {}), **{k: x for k, x in chung.items() if k not in (rieng or {})}}
    return du_lieu


def _cho(nguon: Nguon, ten: str) -> Path:
    """The shared file beside the plan's own file.

    A plan that came as data has no place of its own and may come from anybody: it may not name files to be read.
    """
    if nguon.tep is None or Path(ten).is_absolute():
        thong_diep = f"«{TRUONG}» chỉ nhận đường dẫn tương đối, trong kế hoạch đọc từ tệp."
        goi_y = "ghi đường dẫn tính từ tệp kế hoạch, hoặc đưa các viện dẫn vào vien_dan"
        raise NguonHongError([PhatHien("nap.kieu", "loi", nguon.vi_tri((TRUONG,)), thong_diep, goi_y)])
    return Path(nguon.tep).parent / ten


def _read_tep(tep: Path, can: set[str], gioi_han: GioiHan) -> dict[str, VanBanDan]:
    """The entries of one file that are needed."""
    nguon = read_nguon(tep, gioi_han=gioi_han)
    muc: dict[str, VanBanDan] = {}
    loi: list[PhatHien] = []
    for khoa, x in nguon.du_lieu.items():
        if khoa not in can:
            continue
        try:
            muc[khoa] = VanBanDan.read(x)
        except TruongHong as e:
            loi += [PhatHien(y.ma, "loi", nguon.vi_tri((khoa, *y.duong_dan)), y.thong_diep, y.goi_y) for y in e.loi]
        except (ValueError, GiaTriKhongHopLe) as e:
            loi.append(PhatHien("nap.gia_tri_sai", "loi", nguon.vi_tri((khoa,)), f"«{khoa}»: {e}"))
    if loi:
        raise NguonHongError(loi)
    return muc


def _khoa_dung(x: Any) -> Iterator[str]:
    """Keys that any text of the source cites."""
    if isinstance(x, str):
        yield from _KHOA.findall(x)
    elif isinstance(x, Mapping):
        for con in x.values():
            yield from _khoa_dung(con)
    elif isinstance(x, (list, tuple)):
        for con in x:
            yield from _khoa_dung(con)
