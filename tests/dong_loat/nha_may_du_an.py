"""Nhà máy: small projects in a temporary folder."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from kehoach.dong_loat.bang_ke import read_bang_ke
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.noi_dung_goi import is_nguyen_ban

NGUON = """\
co_quan: {{ten: Ủy ban nhân dân xã «{ten}»}}
so: {so}
ngay: 2023-04-10
dia_danh: «Địa danh»
trich_yeu: Kiểm tra công tác văn thư
noi_dung: Kiểm tra sổ văn bản đi, văn bản đến.
"""
KHUON = """\
co_quan: {ten: "Ủy ban nhân dân xã ${ten}"}
so: ${so}
trich_yeu: Kiểm tra công tác văn thư ở xã ${ten}
noi_dung: Kiểm tra ${so_ho} hộ.
kinh_phi: {tong: "${tien}"}
"""
KIEU = 'kieu = {so = "so", so_ho = "so", tien = "tien:đồng"}'


def write_du_an(thu_muc: Path, so_ke_hoach: int = 3, them: str = "") -> Path:
    """A project of so many plain sources: ke-hoach/k000.yaml …"""
    (thu_muc / "ke-hoach").mkdir(parents=True)
    (thu_muc / "kehoach.toml").write_text(f'nguon = ["ke-hoach/*.yaml"]\ndau_ra = "ra"\n{them}', "utf-8")
    for i in range(so_ke_hoach):
        write_nguon(thu_muc, i)
    return thu_muc


def write_nguon(thu_muc: Path, i: int, so: int | None = None) -> Path:
    tep = thu_muc / "ke-hoach" / f"k{i:03d}.yaml"
    tep.write_text(NGUON.format(ten=i, so=so or i + 1), "utf-8")
    return tep


def write_du_an_bang(thu_muc: Path, so_hang: int = 3, ten: str = "{ma}") -> Path:
    """A project of one source with parameters and a table."""
    thu_muc.mkdir(parents=True, exist_ok=True)
    bang = f'[[bang]]\nnguon = "k.yaml"\ndu_lieu = "b.csv"\nten = "{ten}"\n{KIEU}\n'
    (thu_muc / "kehoach.toml").write_text(f'dau_ra = "ra"\n{bang}', "utf-8")
    (thu_muc / "k.yaml").write_text(KHUON, "utf-8")
    write_bang(thu_muc, [(f"x{i:04d}", f"«{i}»", i + 1, 10 + i, 1000 * (i + 1)) for i in range(so_hang)])
    return thu_muc


def write_bang(thu_muc: Path, hang: list[tuple[object, ...]]) -> None:
    dong = ["ma,ten,so,so_ho,tien", *(",".join(str(o) for o in h) for h in hang)]
    (thu_muc / "b.csv").write_text("\n".join(dong) + "\n", "utf-8")


def hash_ra(thu_muc: Path, dau_ra: str = "ra") -> dict[str, str]:
    """Every file of the output folder, temporaries included, by its name."""
    goc = thu_muc / dau_ra
    return {
        tep.relative_to(goc).as_posix(): hashlib.sha256(tep.read_bytes()).hexdigest()
        for tep in sorted(goc.rglob("*"))
        if tep.is_file()
    }


def check_noi_that(thu_muc: Path) -> None:
    """Every document whole, every entry of the manifest true: while a document is on its way, of the old or the new."""
    for tep in (thu_muc / "ra").rglob("*.docx"):
        with zipfile.ZipFile(tep) as z:
            assert z.testzip() is None, tep
    for ten, muc in read_bang_ke(thu_muc).items():
        tep = thu_muc / ten
        if not muc.sap:
            assert hashlib.sha256(tep.read_bytes()).hexdigest() == muc.ra, ten
        elif tep.exists() and hashlib.sha256(tep.read_bytes()).hexdigest() != muc.ra:
            assert is_nguyen_ban(read_goi(tep)), ten
