"""Dựng đồng loạt: 3.321 kế hoạch từ một nguồn và một bảng, so với vòng lặp docxtpl thường dùng.

    python benchmarks/build.py [--so 3321] [--vong 3] [--mau-docxtpl 200] [--dask] [--noi THU_MUC]

Each way runs in a process of its own (for its peak memory), writes every file, and is warm before its clock starts:
a small project is built first. Rounds of the ways alternate; figures are medians, and only ratios within one run mean
anything. The docxtpl loop opens, renders and saves the shipped template once a document, through ready contexts: its
laying out is not counted, ours is.

All ways write to a RAM disk where there is one (`--noi` names another place), and nothing is deleted before the end:
for minutes after many files were deleted ext4 takes up to half a millisecond to make one, as long as we take for a
document. What making a file costs in that place is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOC = Path(__file__).resolve().parents[1]
DU_AN = GOC / "fixtures" / "build"
_RAM = Path("/dev/shm")
_NOI = _RAM if os.access(_RAM, os.W_OK) else Path(tempfile.gettempdir())


def write_du_an(thu_muc: Path, so_hang: int) -> Path:
    """A project of one source and `so_hang` rows; every row another name, budget and deadline."""
    thu_muc.mkdir(parents=True)
    for ten in ("ke-hoach-xa.yaml", "vien-dan.yaml"):
        shutil.copy(DU_AN / ten, thu_muc)
    kieu = 'kieu = { so = "so", ngay = "ngay", kinh_phi = "tien:đồng", so_ho = "so", han = "thoi_gian" }'
    bang = f'[[bang]]\nnguon = "ke-hoach-xa.yaml"\ndu_lieu = "xa.csv"\nten = "{{ma}}"\n{kieu}\n'
    (thu_muc / "kehoach.toml").write_text(f'dau_ra = "ra"\nvien_dan = "vien-dan.yaml"\n{bang}', "utf-8")
    dong = ["ma,ten_xa,so,ngay,so_ho,kinh_phi,han,nguoi_ky"]
    for i in range(1, so_hang + 1):
        ngay = f"{i % 28 + 1}/{i % 12 + 1}/2023"
        tien = 20_000_000 + i * 137_000
        dong.append(
            f"xa-{i:05d},«Tên xã {i}»,{i % 900 + 1},{ngay},{90 + i * 7 % 900},{tien},trước ngày {ngay},«Họ tên»"
        )
    (thu_muc / "xa.csv").write_text("\n".join(dong) + "\n", "utf-8")
    return thu_muc


def run_mot(cach: str, thu_muc: Path, dask: str | None) -> dict[str, float]:
    """One way, in this process: seconds by the clock and of the processor, documents, peak memory in MB."""
    giay, cpu, so = _docxtpl(thu_muc) if cach == "docxtpl" else _kehoach(cach, thu_muc, dask)
    # Not ru_maxrss: that one is inherited from the process that started this one.
    dinh = next(int(d.split()[1]) for d in Path("/proc/self/status").read_text().splitlines() if d.startswith("VmHWM"))
    return {"giay": giay, "cpu": cpu, "so": so, "mb": dinh / 1024}


def _kehoach(cach: str, thu_muc: Path, dask: str | None) -> tuple[float, float, int]:
    from kehoach.dong_loat.xay import build

    nong = write_du_an(thu_muc.parent / f"nong-{os.getpid()}", 600 if cach == "dask" else 20)
    cach_chay = {"jobs": 2} if cach == "2" else {"dask": dask} if cach == "dask" else {}
    build(nong, **cach_chay)  # type: ignore[arg-type]
    dau, cpu = time.perf_counter(), time.process_time()
    kq = build(thu_muc, **cach_chay)  # type: ignore[arg-type]
    giay, cpu = time.perf_counter() - dau, time.process_time() - cpu
    assert kq.tot, kq.phat_hien[:3]
    return giay, cpu, len(kq.ghi) + len(kq.giu)


def _docxtpl(thu_muc: Path) -> tuple[float, float, int]:
    from docxtpl import DocxTemplate

    from kehoach.bang.nap_bang import load_bang
    from kehoach.bo_cuc.lay_out import lay_out
    from kehoach.dong_loat.du_an import read_du_an
    from kehoach.nguon.doc import read_nguon
    from kehoach.trinh_bay.boi_canh import build_boi_canh
    from kehoach.trinh_bay.mau import find_mau, load_mau

    bang = read_du_an(thu_muc).bang[0]
    nguon = {**read_nguon(thu_muc / bang.nguon).du_lieu, "vien_dan": read_nguon(thu_muc / "vien-dan.yaml").du_lieu}
    mau = find_mau("nd30")
    boi_canh = [
        build_boi_canh(lay_out(k), load_mau(mau)) for k in load_bang(nguon, thu_muc / bang.du_lieu, kieu=bang.kieu)
    ]
    ra = thu_muc / "docxtpl"
    ra.mkdir(exist_ok=True)
    dau, cpu = time.perf_counter(), time.process_time()
    for i, x in enumerate(boi_canh):
        tai_lieu = DocxTemplate(mau)
        tai_lieu.render(x, autoescape=True)
        tai_lieu.save(ra / f"{i}.docx")
    return time.perf_counter() - dau, time.process_time() - cpu, len(boi_canh)


def _chay(cach: str, so_hang: int, tam: Path, dask: str | None = None) -> dict[str, float]:
    """One way in a fresh process over a fresh project."""
    thu_muc = write_du_an(Path(tempfile.mkdtemp(dir=tam)) / "du-an", so_hang)
    lenh = [sys.executable, __file__, "--mot", cach, str(thu_muc), *([dask] if dask else [])]
    ra = subprocess.run(lenh, capture_output=True, text=True, check=True)
    ket_qua: dict[str, float] = json.loads(ra.stdout.splitlines()[-1])
    return ket_qua


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    p.add_argument("--mot", nargs="+", help=argparse.SUPPRESS)
    p.add_argument("--so", type=int, default=3321)
    p.add_argument("--vong", type=int, default=3)
    p.add_argument("--mau-docxtpl", type=int, default=200, help="số văn bản của vòng lặp docxtpl mỗi vòng")
    p.add_argument("--noi", type=Path, default=_NOI, help="nơi ghi (mặc định: đĩa RAM nếu có)")
    p.add_argument("--dask", action="store_true", help="thêm Dask: một bộ điều phối, hai tiến trình thợ trên 127.0.0.1")
    x = p.parse_args()
    if x.mot:
        cach, thu_muc, *dask = x.mot
        print(json.dumps(run_mot(cach, Path(thu_muc), dask[0] if dask else None)))
        return
    with tempfile.TemporaryDirectory(dir=x.noi) as tam:
        if x.dask:
            from distributed import LocalCluster

            with LocalCluster(
                n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
            ) as cum:
                _do(x, Path(tam), cum.scheduler_address)
        else:
            _do(x, Path(tam), None)


def _tao_tep(thu_muc: Path, so: int = 1000) -> float:
    """Milliseconds to make an empty file."""
    thu_muc.mkdir()
    dau = time.perf_counter()
    for i in range(so):
        os.close(os.open(f"{thu_muc}/{i}", os.O_CREAT | os.O_WRONLY, 0o666))
    return (time.perf_counter() - dau) / so * 1000


def _do(x: argparse.Namespace, tam: Path, dask: str | None) -> None:
    cach = ["1", "2", *(["dask"] if dask else [])]
    tao_tep = _tao_tep(tam / "trong")
    do: dict[str, list[dict[str, float]]] = {c: [] for c in [*cach, "docxtpl", "100", "2-1000", "1-1000"]}
    for _ in range(x.vong):
        for c in cach:
            do[c].append(_chay(c, x.so, tam, dask if c == "dask" else None))
        do["1-1000"].append(_chay("1", 1000, tam))
        do["2-1000"].append(_chay("2", 1000, tam))
        do["100"].append(_chay("1", 100, tam))
        do["docxtpl"].append(_chay("docxtpl", x.mau_docxtpl, tam))
    ms = {c: statistics.median(r["giay"] / r["so"] * 1000 for r in ds) for c, ds in do.items()}
    mb = {c: statistics.median(r["mb"] for r in ds) for c, ds in do.items()}
    ten = {"1": "một tiến trình", "2": "hai tiến trình", "dask": "Dask, hai thợ", "docxtpl": "vòng lặp docxtpl"}
    print(f"{x.so} kế hoạch, {x.vong} vòng, trung vị; {os.cpu_count()} lõi")
    print(f"ghi vào {tam.parent}: tạo một tệp rỗng ở đó {tao_tep:.3f} ms")
    for c in [*cach, "docxtpl"]:
        lan = ms["docxtpl"] / ms[c]
        print(f"{ten[c]:<18} {ms[c]:7.3f} ms/văn bản {1000 / ms[c]:8.0f} văn bản/giây {lan:6.1f} × {mb[c]:6.0f} MB")
    cpu = {c: statistics.median(r["cpu"] / r["so"] * 1000 for r in do[c]) for c in ("1", "docxtpl")}
    print(f"một tiến trình, giờ CPU: {cpu['1']:.3f} ms/văn bản, {cpu['docxtpl'] / cpu['1']:.1f} × docxtpl")
    print(f"hai tiến trình / một: {ms['1'] / ms['2']:.2f} ×; 1.000 kế hoạch: {ms['1-1000'] / ms['2-1000']:.2f} ×")
    print(f"bộ nhớ đỉnh {x.so} / 100: {mb['1'] / mb['100']:.2f}")


if __name__ == "__main__":
    main()
