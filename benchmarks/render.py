"""Speed of rendering, as ratios taken in one run: `make bench`.

For each real plan, from a loaded plan to the bytes of a .docx, beside

* naive docxtpl: `DocxTemplate(...).render(...).save(...)` of an equal template with the same context, and
* the floor: deflating the same finished parts and writing the zip, nothing else.

How it is measured: 64 plans with other words in every place (a text met before is compressed up to 1.5 times as fast,
because the processor has learnt its branches); in each round each method makes all of them once, the methods in another
order every round; figures are medians over rounds, in CPU milliseconds of this process a document. Then the growth of
cost on bodies of 1 to 1,000 times the longest plan; each copy of the body has other words too, so that none is found in
the compressor's window as a repetition of the one before, which would lower the floor.
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from markupsafe import Markup

import kehoach as kh
from kehoach.bo_cuc import BoCuc, lay_out
from kehoach.nguon.doc import read_nguon
from kehoach.nguon.gioi_han import GioiHan
from kehoach.ooxml.goi import read_goi
from kehoach.trinh_bay.boi_canh import build_boi_canh
from kehoach.trinh_bay.chay import write_chay
from kehoach.trinh_bay.mau import Mau, find_mau, load_mau

GOC = Path(__file__).resolve().parents[1] / "fixtures" / "ke-hoach"
SO_KE_HOACH = 64
DAI = 60  # texts longer than this are prose; shorter ones may be names, dates and amounts
_TU = re.compile(r"\[[^\]]*\]|[^\W\d_]{2,}")  # what stands in square brackets is a reference, not prose
LON = GioiHan(tep=10**10, chuoi=10**9, danh_sach=10**8, do_sau=64, tong=10**10)


@dataclass
class Viec:
    """One plan with all that the three methods need."""

    ke_hoach: kh.KeHoach
    mau: Mau
    phan: dict[str, bytes]


def variant(nguon: dict[str, Any], i: int) -> dict[str, Any]:
    """The i-th plan: as long as the first, its phrases repeated as often, but other words in every place.

    The small words of its longer texts (not of its citations) change places with others of the same length.
    """
    doi_chu = _doi_chu(nguon, i)

    def doi(x: Any) -> Any:
        if isinstance(x, str) and len(x) > DAI:
            return _TU.sub(lambda m: doi_chu.get(m[0], m[0]), x)
        if isinstance(x, dict):
            return {k: v if k == "vien_dan" else doi(v) for k, v in x.items()}
        return [doi(v) for v in x] if isinstance(x, list) else x

    ra: dict[str, Any] = doi(nguon)
    return ra if "quyet_dinh" in nguon else {**ra, "so": str(i + 1)}


def _doi_chu(nguon: Any, i: int) -> dict[str, str]:
    """Word → word, a bijection of its own for every i."""
    dai: dict[int, list[str]] = {}
    for tu in dict.fromkeys(tu for x in _van_xuoi(nguon) for tu in _TU.findall(x)):
        if tu.isalpha() and tu.islower():
            dai.setdefault(len(tu), []).append(tu)
    ngau_nhien = Random(i)
    return {a: b for tu in dai.values() for a, b in zip(tu, ngau_nhien.sample(tu, len(tu)), strict=True)}


def _van_xuoi(x: Any) -> Iterator[str]:
    """The longer texts of a source."""
    if isinstance(x, str) and len(x) > DAI:
        yield x
    elif isinstance(x, (dict, list)):
        for con in x.values() if isinstance(x, dict) else x:
            yield from _van_xuoi(con)


def prepare(nguon: dict[str, Any], n: int) -> list[Viec]:
    """n loaded plans with their templates and the parts that change from document to document."""
    viec = []
    for i in range(n):
        ke_hoach = kh.load(variant(nguon, i), gioi_han=LON)
        mau = load_mau(find_mau(lay_out(ke_hoach).che_do.ma))
        co = read_goi(kh.render_bytes(ke_hoach))
        viec.append(Viec(ke_hoach, mau, {t: x for t, x in co.items() if mau.goi.parts.get(t) != x}))
    return viec


def ours(v: Viec) -> bytes:
    return kh.render_bytes(v.ke_hoach)


def floor(v: Viec) -> bytes:
    return v.mau.goi.assemble(v.phan)


def naive(v: Viec) -> bytes:
    from docxtpl import DocxTemplate

    bo_cuc = lay_out(v.ke_hoach)
    tai_lieu = DocxTemplate(find_mau(bo_cuc.che_do.ma))
    tai_lieu.render(_boi_canh(bo_cuc, v.mau), autoescape=True)
    ra = BytesIO()
    tai_lieu.save(ra)
    return ra.getvalue()


def _boi_canh(bo_cuc: BoCuc, mau: Mau) -> dict[str, Any]:
    """What our template wants when docxtpl itself runs it, loop and all; docxtpl keeps the template's own section."""
    dau = mau.chu_thich.dau
    than = [(k.kieu, Markup(write_chay(k.noi_tuyen, k.so, kieu_chu_thich=dau)), "") for k in bo_cuc.than]
    return {**build_boi_canh(bo_cuc, mau), "than": [*than, ("cuoi", "", "")], "dia_chi": ""}


def measure(cach: Sequence[Callable[[Viec], bytes]], viec: Sequence[Viec], vong: int) -> list[float]:
    """CPU ms a document of each method: medians over rounds, in which each method makes every plan once."""
    do: dict[Callable[[Viec], bytes], list[float]] = {ham: [] for ham in cach}
    for k in range(vong):
        for ham in (*cach[k % len(cach) :], *cach[: k % len(cach)]):
            gc.collect()
            t = time.process_time()
            for v in viec:
                ham(v)
            do[ham].append((time.process_time() - t) * 1000 / len(viec))
    return [statistics.median(x) for x in do.values()]


def growth(nguon: dict[str, Any], lan: Sequence[int]) -> list[tuple[int, float, float]]:
    """(times, ms, floor ms) for bodies that many times as long; every copy of the body has numbers of its own."""
    ra = []
    for n in lan:
        than = [x for i in range(n) for x in variant({"noi_dung": nguon["noi_dung"]}, i)["noi_dung"]]
        (v,) = prepare({**nguon, "noi_dung": than}, 1)
        ms, san = measure([ours, floor], [v], 3 if n >= 100 else 9)
        ra.append((n, ms, san))
    return ra


def report_ke_hoach(vong: int) -> dict[str, tuple[float, float]]:
    """Print a line for each real plan; returns, by plan, docxtpl over ours and ours over the floor."""
    ra = {}
    print(f"{'kế hoạch':16}{'ta, ms':>9}{'docxtpl':>9}{'sàn':>9}{'docxtpl/ta':>12}{'ta/sàn':>9}{'bản/giây':>10}")
    for tep in sorted(GOC.glob("*.yaml")):
        viec = prepare(read_nguon(tep).du_lieu, SO_KE_HOACH)
        measure([ours, floor, naive], viec[:4], 1)
        ms, san, cham = measure([ours, floor, naive], viec, vong)
        print(f"{tep.stem:16}{ms:9.3f}{cham:9.2f}{san:9.3f}{cham / ms:12.1f}{ms / san:9.2f}{1000 / ms:10.0f}")
        ra[tep.stem] = (cham / ms, ms / san)
    return ra


def report_growth(lan: Sequence[int]) -> None:
    """Print cost and growth exponents of longer and longer bodies."""
    do = growth(read_nguon(GOC / "van-quan-2024.yaml").du_lieu, lan)
    print("\nVăn Quan nhân lên:", "; ".join(f"×{n}: {ms:.1f} ms ({ms / san:.2f} sàn)" for n, ms, san in do))
    mu = [math.log(b[1] / a[1]) / math.log(b[0] / a[0]) for a, b in pairwise(do[1:])]
    print("số mũ tăng trưởng:", ", ".join(f"{x:.3f}" for x in mu))


def main() -> int:
    """Print both tables; exit 1 when Phú Thọ misses `--it-nhat` (times docxtpl) or `--nhieu-nhat` (times the floor)."""
    doi_so = argparse.ArgumentParser(description=__doc__)
    doi_so.add_argument("--vong", type=int, default=9, help="số vòng đo mỗi kế hoạch")
    doi_so.add_argument("--lan", default="1,10,100,1000", help="số lần nhân thân văn bản; để trống: không đo")
    doi_so.add_argument("--it-nhat", type=float, default=0, help="Phú Thọ phải nhanh hơn docxtpl ít nhất chừng này lần")
    doi_so.add_argument("--nhieu-nhat", type=float, default=math.inf, help="… và nhiều nhất chừng này lần sàn")
    lua_chon = doi_so.parse_args()
    hon_docxtpl, hon_san = report_ke_hoach(lua_chon.vong)["phu-tho-2018"]
    if lua_chon.lan:
        report_growth([int(x) for x in lua_chon.lan.split(",")])
    return 0 if hon_docxtpl >= lua_chon.it_nhat and hon_san <= lua_chon.nhieu_nhat else 1


if __name__ == "__main__":
    sys.exit(main())
