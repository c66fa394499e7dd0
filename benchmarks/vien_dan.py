"""Score the citation finder on a labelled file and time it.

    python benchmarks/vien_dan.py LABELLED.jsonl [--sai]

One JSON object a line: `text`, and `citations` with `loai`, `so`, `nam`, `ky_hieu`, `so_ky_hieu`, `ngay`, `co_quan`,
`dan_toi` and `span`. A citation found is matched with the labelled one whose span it overlaps most. Precision counts
what was found, recall what is labelled; `--sai` lists every difference. Speed is measured on the texts of the file,
on prose without citations and on hostile texts, each about a megabyte of UTF-8.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from kehoach.vien_dan import VienDan, find_vien_dan

MUC = ("loại + số + ký hiệu", "ngày", "cơ quan", "dẫn tới", "tên luật", "vị trí", "trích yếu")
VAN_XUOI = (
    "Các phòng, ban, ngành chủ trì, quản lý các dự án thuộc Chương trình có trách nhiệm hướng dẫn, theo dõi, đôn đốc "
    "Ủy ban nhân dân các xã, thị trấn tổ chức giám sát, đánh giá; tổng hợp kết quả, báo cáo trước ngày 15 tháng 8 "
    "năm 2023. Tổng kinh phí 587 triệu đồng, trong đó ngân sách trung ương 570 triệu đồng.\n"
)
VAN_CO_VIEN_DAN = VAN_XUOI * 4 + (
    "Nội dung đánh giá bảo đảm theo quy định tại khoản 3 Điều 31 Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 "
    "của Chính phủ quy định cơ chế quản lý, tổ chức thực hiện các Chương trình mục tiêu quốc gia.\n"
)
HIEM_DOC = {
    "số số số/": "số " * 5 + "số/",
    "khoản 1 khoản 1": "khoản 1 ",
    "ngày 1/1/1/1/": "ngày 1/1/1/1/",
    "chữ số": "0123456789",
    "gạch chéo": "/",
    "/A/A/A": "/A",
    "số 1/QĐ-A-A-A": "-A",
    "Luật Luật": "Luật ",
    "của Bộ của Bộ": "của Bộ ",
    "số 1 số 1": "số 1 ",
    "điểm a, b, c": "điểm a, b, c ",
    "khoảng trắng": " ",
}


def main() -> None:
    """Print the table of scores and of speeds."""
    doi_so = argparse.ArgumentParser(description="Score and time find_vien_dan.")
    doi_so.add_argument("tep", type=Path, help="labelled .jsonl")
    doi_so.add_argument("--sai", action="store_true", help="list every difference")
    chon = doi_so.parse_args()
    cau = [json.loads(dong) for dong in chon.tep.read_text(encoding="utf-8").splitlines() if dong.strip()]
    print_scores(cau, sai=chon.sai)
    print_speeds("\n".join(c["text"] for c in cau))


def print_scores(cau: list[dict[str, Any]], *, sai: bool) -> None:
    """Precision and recall of each part, over all sentences."""
    dung: Counter[str] = Counter()
    tim: Counter[str] = Counter()
    nhan: Counter[str] = Counter()
    for c in cau:
        for muc, a, b in compare(c):
            tim[muc] += a is not None
            nhan[muc] += b is not None
            dung[muc] += a == b and a is not None
            if sai and a != b:
                print(f"{c['id']} {muc}: đọc {a!r} | nhãn {b!r}\n      {c['text'][:160]}")
    print(f"{'':22}{'đúng':>6}{'tìm':>6}{'nhãn':>6}{'chính xác':>12}{'đủ':>8}")
    for muc in MUC:
        p, r = dung[muc] / max(tim[muc], 1), dung[muc] / max(nhan[muc], 1)
        print(f"{muc:22}{dung[muc]:6}{tim[muc]:6}{nhan[muc]:6}{p:12.4f}{r:8.4f}")


def compare(cau: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Parts found beside parts labelled, for each citation of a sentence; None stands for "not there"."""
    con = list(cau["citations"])
    ket_qua: list[tuple[str, Any, Any]] = []
    for vd in find_vien_dan(cau["text"]):
        khop = max(con, key=lambda n: _overlap(vd.vi_tri, n["span"]), default=None)
        if khop is not None and _overlap(vd.vi_tri, khop["span"]) > 0:
            con.remove(khop)
        else:
            khop = None
        tim, nhan = _found_parts(vd), _label_parts(khop)
        ket_qua += [(m, tim[m], nhan[m]) for m in MUC if not (m == "trích yếu" and nhan[m] is None)]
    return ket_qua + [(m, None, v) for n in con for m, v in _label_parts(n).items()]


def _overlap(a: tuple[int, int], b: list[int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _found_parts(vd: VienDan) -> dict[str, Any]:
    gia_tri = (
        (vd.loai, vd.so, vd.nam, vd.ky_hieu),
        str(vd.ngay) if vd.ngay else None,
        vd.co_quan,
        tuple((d.dieu, d.khoan, d.diem) for d in vd.dan_toi) or None,
        vd.ten,
        vd.vi_tri,
        vd.trich_yeu,
    )
    return dict(zip(MUC, gia_tri, strict=True))


def _label_parts(nhan: dict[str, Any] | None) -> dict[str, Any]:
    if nhan is None:
        return dict.fromkeys(MUC)
    gia_tri = (
        (nhan["loai"], nhan.get("so"), nhan.get("nam"), nhan.get("ky_hieu")),
        nhan.get("ngay"),
        nhan.get("co_quan"),
        tuple((d.get("dieu"), d.get("khoan"), d.get("diem")) for d in nhan.get("dan_toi") or ()) or None,
        nhan.get("ten"),
        tuple(nhan["span"]),
        nhan.get("trich_yeu"),
    )
    return dict(zip(MUC, gia_tri, strict=True))


def print_speeds(van: str) -> None:
    """Megabytes of UTF-8 a second, best of three."""
    mau = {"tệp đã gắn nhãn": van, "văn xuôi": VAN_XUOI, "văn có viện dẫn": VAN_CO_VIEN_DAN, **HIEM_DOC}
    for ten, doan in mau.items():
        text = doan * max(1, 1_000_000 // len(doan.encode()))
        lan = []
        for _ in range(3):
            dau = time.perf_counter()
            find_vien_dan(text)
            lan.append(time.perf_counter() - dau)
        print(f"{ten:22}{len(text.encode()) / 1e6 / min(lan):10.1f} MB/s")


if __name__ == "__main__":
    main()
