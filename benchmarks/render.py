"""Speed of rendering, as ratios taken in one run: `make bench`.

For each real plan, from a loaded plan to the bytes of a .docx, beside

* naive docxtpl: `DocxTemplate(...).render(...).save(...)` of an equal template with the same context, and
* the floor: deflating the same finished parts and writing the zip, nothing else.

64 different plans take turns (one plan repeated flatters the compressor); in each round each method makes all of them
once; figures are medians over rounds, in CPU milliseconds a document. Then the growth of cost on bodies of 1 to 1,000
times the longest plan.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
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
LON = GioiHan(tep=10**10, chuoi=10**9, danh_sach=10**8, do_sau=64, tong=10**10)


@dataclass
class Viec:
    """One plan with all that the three methods need."""

    ke_hoach: kh.KeHoach
    mau: Mau
    phan: dict[str, bytes]


def variant(nguon: dict[str, Any], i: int) -> dict[str, Any]:
    """The i-th plan: every third word of its long texts carries its own number, so that no two compress alike."""

    def doi(x: Any) -> Any:
        if isinstance(x, str) and len(x) > 200 and "[" not in x and "|" not in x:
            tu = x.split(" ")
            return " ".join(
                f"{t}{(i * 7919 + k * 104729) % 9973}" if k % 9 == 4 and t.isalpha() else t for k, t in enumerate(tu)
            )
        if isinstance(x, dict):
            return {k: doi(v) for k, v in x.items()}
        return [doi(v) for v in x] if isinstance(x, list) else x

    return {**doi(nguon), "so": str(i + 1)} if not nguon.get("quyet_dinh") else doi(nguon)


def _so(i: int, k: int) -> int:
    return (i * 7919 + k * 104729) % 9973


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
    """CPU ms a document of each method: medians over rounds; in a round each method makes every plan once."""
    do: list[list[float]] = [[] for _ in cach]
    for _ in range(vong):
        for k, ham in enumerate(cach):
            t = time.process_time()
            for v in viec:
                ham(v)
            do[k].append((time.process_time() - t) * 1000 / len(viec))
    return [statistics.median(x) for x in do]


def growth(nguon: dict[str, Any], lan: Sequence[int]) -> list[tuple[int, float, float]]:
    """(times, ms, floor ms) for bodies that many times as long; every copy of the body has numbers of its own."""
    ra = []
    for n in lan:
        than = [x for i in range(n) for x in variant({"noi_dung": nguon["noi_dung"]}, i)["noi_dung"]]
        (v,) = prepare({**nguon, "noi_dung": than}, 1)
        ms, san = measure([ours, floor], [v], 3 if n >= 100 else 9)
        ra.append((n, ms, san))
    return ra


def main() -> int:
    """Print the table; with `--it-nhat X` and `--nhieu-nhat Y` exit 1 when Phú Thọ misses them."""
    doi_so = argparse.ArgumentParser(description=__doc__)
    doi_so.add_argument("--vong", type=int, default=7, help="số vòng đo mỗi kế hoạch")
    doi_so.add_argument("--lan", default="1,10,100,1000", help="số lần nhân thân văn bản")
    lua_chon = doi_so.parse_args()
    print(f"{'kế hoạch':16}{'ta, ms':>9}{'docxtpl':>9}{'sàn':>9}{'docxtpl/ta':>12}{'ta/sàn':>9}{'bản/giây':>10}")
    for tep in sorted(GOC.glob("*.yaml")):
        viec = prepare(read_nguon(tep).du_lieu, SO_KE_HOACH)
        measure([ours, floor, naive], viec[:4], 1)
        ms, san, cham = measure([ours, floor, naive], viec, lua_chon.vong)
        print(f"{tep.stem:16}{ms:9.3f}{cham:9.2f}{san:9.3f}{cham / ms:12.1f}{ms / san:9.2f}{1000 / ms:10.0f}")
    nguon = read_nguon(GOC / "van-quan-2024.yaml").du_lieu
    do = growth(nguon, [int(x) for x in lua_chon.lan.split(",")])
    print("\nVăn Quan nhân lên:", "; ".join(f"×{n}: {ms:.1f} ms ({ms / san:.2f} sàn)" for n, ms, san in do))
    mu = [math.log(b[1] / a[1]) / math.log(b[0] / a[0]) for a, b in pairwise(do[1:])]
    print("số mũ tăng trưởng:", ", ".join(f"{x:.3f}" for x in mu))
    return 0


if __name__ == "__main__":
    sys.exit(main())
