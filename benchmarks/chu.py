"""Numbers in words: spell_so beside num2words' own `vi`, in one run, as ratios.

python benchmarks/chu.py [--it-nhat 10]     exit 1 when some ratio is below the least asked for
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from num2words import num2words

from kehoach.chu import format_tien, parse_chu, parse_tien, spell_so

VONG = 15
MAU: dict[str, tuple[int, int]] = {  # what is spelled: numbers between these, whole thousands from a million up
    "0–999": (0, 999),
    "nghìn": (1_000, 999_999),
    "triệu": (1_000_000, 999_999_999),
    "tỷ": (10**9, 10**12 - 1),
}


def numbers(thap: int, cao: int) -> list[int]:
    """A thousand numbers, the same in every run."""
    ngau_nhien = random.Random(thap)
    so = [ngau_nhien.randint(thap, cao) for _ in range(1_000)]
    return [n // 1_000 * 1_000 if thap >= 10**6 else n for n in so]


def measure(ham: Callable[[int], object], so: Sequence[int]) -> float:
    """CPU seconds for one pass over the numbers."""
    bat_dau = time.process_time()
    for n in so:
        ham(n)
    return time.process_time() - bat_dau


def compare(so: Sequence[int]) -> tuple[float, float]:
    """Median ratio num2words : spell_so over interleaved rounds, and microseconds a call of spell_so."""
    cua_ta, cua_ho = [], []
    for _ in range(VONG):
        cua_ta.append(measure(spell_so, so))
        cua_ho.append(measure(lambda n: num2words(n, lang="vi"), so))
    ti_le = [ho / ta for ho, ta in zip(cua_ho, cua_ta, strict=True)]
    return statistics.median(ti_le), statistics.median(cua_ta) / len(so) * 1e6


def main() -> int:
    doi_so = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    doi_so.add_argument("--it-nhat", type=float, default=0.0, help="least ratio, else exit 1")
    it_nhat: float = doi_so.parse_args().it_nhat
    spell_so(10**18 - 1)  # num2words is imported and the first groups are read outside the measure
    thap_nhat = float("inf")
    for ten, (thap, cao) in MAU.items():
        ti_le, mot_lan = compare(numbers(thap, cao))
        thap_nhat = min(thap_nhat, ti_le)
        print(f"spell_so, {ten:8} {ti_le:6.1f} × num2words   ({mot_lan:.2f} µs)")
    so = numbers(10**9, 10**12 - 1)
    chu, tien = [spell_so(n) for n in so], [format_tien(n) for n in so]
    print(f"parse_chu            {measure(lambda i: parse_chu(chu[i]), range(len(so))) / len(so) * 1e6:6.2f} µs")
    print(f"parse_tien           {measure(lambda i: parse_tien(tien[i]), range(len(so))) / len(so) * 1e6:6.2f} µs")
    print(f"thấp nhất            {thap_nhat:6.1f} × num2words")
    return int(thap_nhat < it_nhat)


if __name__ == "__main__":
    sys.exit(main())
