"""Chế độ thứ ba: a regime nobody issued, made of the data of a shipped one, with its own dates, words and colours."""

from __future__ import annotations

from pathlib import Path

import nha_may as nm

MA, GOC = "nd99", "nd30"
TEN = "Nghị định «A»"
_DOI = (
    (f"ma: {GOC}", f"ma: {MA}"),
    ("ten: Nghị định số 30/2020/NĐ-CP", f"ten: {TEN}"),
    ("ngay_ban_hanh: 2020-03-05\ntu_ngay: 2020-03-05", "ngay_ban_hanh: 2031-01-01\ntu_ngay: 2032-01-01"),
    ('noi: " "\n  hoa: false\n  giu_nguyen: true', 'noi: " - "\n  hoa: false\n  giu_nguyen: false'),
    ("nguon: 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b", "nguon: «A», Điều 6"),
    ("mau: FF0000", "mau: 0000FF"),
    ("cao_khung_mm: 8 ", "cao_khung_mm: 9 "),
)


def write_che_do(thu_muc: Path) -> Path:
    """The folder of the regime, in a folder of regimes; returns the latter."""
    goc = nm.GOC / "src" / "kehoach" / "the_thuc" / "du_lieu" / GOC
    (thu_muc / MA / "quy_tac").mkdir(parents=True)
    chu = (goc / "trinh_bay.yaml").read_text("utf-8")
    for cu, moi in _DOI:
        assert cu in chu
        chu = chu.replace(cu, moi)
    (thu_muc / MA / "trinh_bay.yaml").write_text(chu, "utf-8")
    (thu_muc / MA / "loai.yaml").write_text((goc / "loai.yaml").read_text("utf-8"), "utf-8")
    for tep in (goc / "quy_tac").iterdir():
        (thu_muc / MA / "quy_tac" / tep.name).write_text(tep.read_text("utf-8").replace(f"{GOC}.", f"{MA}."), "utf-8")
    return thu_muc
