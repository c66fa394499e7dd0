"""Kiểm lệch: whether every committed document still follows from its source. Writes nothing.

Every document is made anew and compared with what stands there, by what a reader sees: another zlib is no drift, nor
is what Word writes of its own accord. The manifest tells the reasons apart: content other than that once written was
edited by hand; the same content over another input is an old build.
"""

from __future__ import annotations

import os
from dataclasses import replace

from kehoach.dong_loat.bang_ke import MucKe, read_bang_ke
from kehoach.dong_loat.du_an import read_du_an
from kehoach.dong_loat.goi_viec import KetQua, KiemTra
from kehoach.dong_loat.ke_viec import KeViec, doi_giua_chung
from kehoach.dong_loat.thuc_thi import open_chay
from kehoach.loi import PhatHien, ViTri

CHAY_LAI = "chạy kehoach build rồi lưu lại văn bản"


def check_build(thu_muc: str | os.PathLike[str] = ".", *, jobs: int = 1, kiem: KiemTra | None = None) -> list[PhatHien]:
    """Findings about a built project; empty when every document follows from its source.

    `xay.thieu` not built, `xay.lech` the source changed since, `xay.sua_tay` edited by hand, `xay.mo_coi` its source is
    gone. `kiem` also looks at every plan, but for the findings that the project switched off.
    Raises:  NguonHongError for a bad project or manifest.
    """
    du_an = read_du_an(thu_muc)
    muc = read_bang_ke(du_an.thu_muc)
    ke_viec = KeViec(du_an, ghi=False, kiem=kiem, muc=muc)
    ks = ke_viec.survey()
    phat_hien = [*du_an.canh_bao, *ks.hong]
    con = dict(ks.ra)
    with open_chay(jobs=jobs) as chay:
        for kq in chay.run(ke_viec.iter_goi(ks.ra, chay.co_goi(len(ks.ra)))):
            phat_hien += _phat_hien(kq, f"{du_an.dau_ra}/{kq.ra.ten}")
            del con[kq.ra.ten]
    phat_hien += [doi_giua_chung(f"{du_an.dau_ra}/{ten}") for ten in con]
    can = {f"{du_an.dau_ra}/{ten}" for ten in ks.ra}
    phat_hien += [_mo_coi(x, m) for x, m in sorted(muc.items()) if x not in can and m.nguon not in ks.chua_ro]
    return phat_hien


def _phat_hien(kq: KetQua, khoa: str) -> list[PhatHien]:
    noi = ViTri(khoa)
    if kq.trang_thai == "thieu":
        return [*kq.phat_hien, PhatHien("xay.thieu", "loi", noi, f"Chưa có văn bản của «{kq.nguon}».", CHAY_LAI)]
    if kq.trang_thai not in ("lech", "sua_tay"):
        return list(kq.phat_hien)
    *khac, cuoi = kq.phat_hien
    return [*khac, replace(cuoi, vi_tri=noi) if kq.trang_thai == "sua_tay" else _lech(kq, noi, cuoi.thong_diep)]


def _lech(kq: KetQua, noi: ViTri, cho_khac: str) -> PhatHien:
    if kq.ra.cu is None:
        thong_diep = f"Khác với văn bản dựng từ «{kq.nguon}»: {cho_khac}."
        goi_y = f"{CHAY_LAI}; bảng kê không ghi tệp này nên cần --ghi-de, bản đang có được giữ bên cạnh"
        return PhatHien("xay.lech", "loi", noi, thong_diep, goi_y)
    thong_diep = f"Cũ hơn nguồn «{kq.nguon}» (nguồn, mẫu hoặc thư viện đã đổi): {cho_khac}."
    return PhatHien("xay.lech", "loi", noi, thong_diep, CHAY_LAI)


def _mo_coi(khoa: str, m: MucKe) -> PhatHien:
    thong_diep = f"Không còn nguồn nào ra văn bản này (trước là «{m.nguon}»)."
    return PhatHien("xay.mo_coi", "loi", ViTri(khoa), thong_diep, "kehoach build --prune để xóa, hoặc trả nguồn lại")
