"""Kế hoạch mới: the starter plan that `kehoach new` writes, and last year's plan rolled over to a new one."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path, PurePath

from kehoach.loi import NguonHongError, PhatHien, ViTri
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam
from kehoach.nap.dump import dump_text
from kehoach.nap.load import build_ke_hoach
from kehoach.nap.quy_uoc import take_quy_uoc
from kehoach.nguon.doc import read_nguon
from kehoach.soan.doi_nam import doi_nam, find_nam


def starter_text(ten: str = "ke-hoach.yaml") -> str:
    """A commented plan of a commune with obvious placeholders; it loads as it is. `ten` is the file it goes to."""
    chu = (files("kehoach.soan") / "ke-hoach-moi.yaml").read_text("utf-8")
    return chu.replace("ke-hoach.yaml", ten).replace("ke-hoach.docx", f"{PurePath(ten).stem}.docx")


def roll_over(duong_dan: str | os.PathLike[str], nam: int, *, tu: int | None = None) -> tuple[str, BaoCaoDoiNam]:
    """Last year's plan as the source text of a draft for the year `nam`, and the report of `doi_nam`.

    Shape:   YAML that loads as it is; its first lines are comments: what was left and what to look at again. Comments
             and layout of the old source are not kept. `tu` is the old plan's year where the plan does not say it.
    Raises:  NguonHongError for a source that does not load, or whose year nobody says.
    """
    cu = build_ke_hoach(take_quy_uoc(read_nguon(duong_dan), du_an=False))  # the project gives its profile anew
    tu = tu or find_nam(cu)
    if tu is None:
        vi_tri = ViTri(tep=os.fspath(duong_dan), duong_dan="trich_yeu")
        thong_diep = "Không thấy kế hoạch cũ là của năm nào: trích yếu, thời gian, thời hạn, ngày đều không ghi năm."
        raise NguonHongError([PhatHien("nap.doi_nam", "loi", vi_tri, thong_diep, "ghi năm vào trích yếu")])
    moi, bao_cao = doi_nam(cu, tu, nam)
    return f"{_chu_giai(Path(duong_dan).name, bao_cao)}\n{dump_text(moi)}", bao_cao


def _chu_giai(ten: str, bao_cao: BaoCaoDoiNam) -> str:
    """The report as comments at the head of the source; what was changed can be seen in the source itself."""
    dong = [
        f"Từ {ten}: đổi năm {bao_cao.tu} thành {bao_cao.den} ở {len(bao_cao.doi)} chỗ. Xem lại rồi xóa các dòng này."
    ]
    for nhom, cho in (("Giữ nguyên", bao_cao.giu), ("Năm khác", bao_cao.khac)):
        dong += [f"{nhom}: {' '.join(str(x).split())}" for x in cho]
    return "\n".join(f"# {d}" for d in dong)
