"""Speed of checking any .docx: CPU milliseconds a document, by pages: `python benchmarks/check.py`.

A page here is 25 paragraphs of four runs and a table of 5 × 3 cells, as dense as real plans are. Reading is unpacking,
parsing, resolving formatting and recognising; judging is every rule of the regime. Medians over rounds, CPU time of
this process. Linear cost shows in the last column: the time a page must not grow with the pages.

First, as a ratio taken in one run, checking a loaded plan (laying out and measuring included) beside the floor of
`benchmarks/render.py`: deflating the parts that change and writing the zip. `--nhieu-nhat` bounds it for Văn Quan.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from render import GOC, SO_KE_HOACH, Viec, floor, measure, prepare

import kehoach as kh
from kehoach.doc_lai import measure_docx
from kehoach.kiem_tra import check_tai_lieu
from kehoach.nguon.doc import read_nguon
from kehoach.the_thuc.tra import che_do_theo_ma

_LOI_VAN = (
    "**Việc thứ {so}**: tổ chức thực hiện các nội dung của Kế hoạch *đúng tiến độ*, báo cáo kết quả theo quy định."
)
_BANG = "| TT | Việc | Hạn |\n|---|---|---|\n" + "| 1 | Tổ chức thực hiện | Quý II |\n" * 4


def make_docx(so_trang: int) -> bytes:
    """A rendered plan of about this many pages."""
    trang: list[Any] = []
    for i in range(so_trang):
        trang += ["\n\n".join(_LOI_VAN.format(so=25 * i + j) for j in range(25)), _BANG]
    ten = {"ten": "Sở Mẫu", "viet_tat": "SM", "chu_quan": "Ủy ban nhân dân tỉnh Mẫu"}
    khac = {"so": 7, "ngay": "2024-03-05", "dia_danh": "Tỉnh Mẫu", "mo_dau": "Sở Mẫu xây dựng Kế hoạch như sau"}
    return kh.render_bytes(kh.load({"co_quan": ten, "trich_yeu": "Thực hiện việc mẫu", "noi_dung": trang, **khac}))


def cpu_ms(lam: Callable[[], object], vong: int) -> float:
    """Median CPU time of a call, in milliseconds."""
    lan = []
    for _ in range(vong):
        dau = time.process_time()
        lam()
        lan.append(1_000 * (time.process_time() - dau))
    return statistics.median(lan)


def measure_trang(so_trang: int, vong: int) -> tuple[float, float, int]:
    """Milliseconds to read, to judge; number of measured blocks."""
    data = make_docx(so_trang)
    tai_lieu = measure_docx(data)
    doc = cpu_ms(lambda: measure_docx(data), vong)
    xet = cpu_ms(lambda: check_tai_lieu(tai_lieu, che_do_theo_ma("nd30")), vong)
    return doc, xet, len(tai_lieu.khoi)


def check(v: Viec) -> bytes:
    """What a caller of `kehoach.check` waits for."""
    return b"".join(p.ma.encode() for p in kh.check(v.ke_hoach))


def report_ke_hoach(vong: int) -> dict[str, float]:
    """Print a line for each real plan; returns, by plan, checking over the floor."""
    ra = {}
    print(f"{'kế hoạch':16}{'kiểm, ms':>9}{'sàn':>9}{'kiểm/sàn':>10}")
    for tep in sorted(GOC.glob("*.yaml")):
        viec = prepare(read_nguon(tep).du_lieu, SO_KE_HOACH)
        measure([check, floor], viec[:4], 1)
        ms, san = measure([check, floor], viec, vong)
        print(f"{tep.stem:16}{ms:9.3f}{san:9.3f}{ms / san:10.1f}")
        ra[tep.stem] = ms / san
    return ra


def report_trang(vong: int) -> None:
    """Print the cost of reading and judging a .docx, by its pages."""
    measure_trang(1, 1)
    print(f"\n{'pages':>6} {'blocks':>7} {'read ms':>9} {'judge ms':>9} {'ms a page':>10}")
    for so_trang in (1, 5, 10, 25, 50, 100):
        doc, xet, khoi = measure_trang(so_trang, vong)
        print(f"{so_trang:>6} {khoi:>7} {doc:>9.1f} {xet:>9.1f} {(doc + xet) / so_trang:>10.2f}")


def main() -> int:
    """Print both tables; exit 1 when Văn Quan costs more than `--nhieu-nhat` floors."""
    lenh = argparse.ArgumentParser(description=__doc__)
    lenh.add_argument("--vong", type=int, default=5, help="rounds (the median counts)")
    lenh.add_argument("--nhieu-nhat", type=float, default=math.inf, help="floors that checking Văn Quan may cost")
    lua_chon = lenh.parse_args()
    hon_san = report_ke_hoach(lua_chon.vong)["van-quan-2024"]
    report_trang(lua_chon.vong)
    return 0 if hon_san <= lua_chon.nhieu_nhat else 1


if __name__ == "__main__":
    sys.exit(main())
