"""Bảng HTML trong sổ tay: budget, duties and findings as small tables that share one scoped style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kehoach.bang.hang_ke_hoach import Hang, bang_kinh_phi, bang_nhiem_vu
from kehoach.chu.ngay import format_ngay
from kehoach.chu.tien import DonViTien, format_tien
from kehoach.loi import TEN_MUC_DO, PhatHien
from kehoach.mo_hinh.doi_nam import BaoCaoDoiNam, ChoNam
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.kinh_phi import KinhPhi
from kehoach.xem_truoc.bieu_do import format_ty_le
from kehoach.xem_truoc.kieu_css import LOP, build_css_bang
from kehoach.xem_truoc.thoat import escape

_TEN_LOAI = {
    "tong": "Tổng",
    "khoan": "Khoản chi",
    "nguon": "Nguồn vốn",
    "hoat_dong": "Hoạt động",
    "phan_cong": "Phân công",
    "han": "Thời hạn",
}


def write_bang_kinh_phi(nguon: KeHoach | KinhPhi) -> str:
    """The budget as a table in a fragment for a notebook."""
    kinh_phi = nguon if isinstance(nguon, KinhPhi) else nguon.kinh_phi
    don_vi: DonViTien = kinh_phi.don_vi if kinh_phi else "đồng"
    hang = [_hang_kinh_phi(h, don_vi) for h in bang_kinh_phi(nguon)]
    return _bang("Kinh phí", ("Loại", "Tên", "Số tiền", "Tỷ lệ"), hang, "Kế hoạch chưa ghi kinh phí.")


def write_bang_nhiem_vu(ke_hoach: KeHoach) -> str:
    """Activities, duties and deadlines as a table in a fragment for a notebook."""
    cot = ("Loại", "Việc", "Chủ trì", "Phối hợp", "Thời gian", "Từ ngày", "Đến ngày")
    hang = [_hang_nhiem_vu(h) for h in bang_nhiem_vu(ke_hoach)]
    return _bang("Phân công và tiến độ", cot, hang, "Kế hoạch chưa ghi hoạt động, nhiệm vụ nào.")


def write_bang_phat_hien(phat_hien: Iterable[PhatHien]) -> str:
    """Findings as a table in a fragment for a notebook: how grave, where, what, how to mend it."""
    tat_ca = list(phat_hien)
    dem = ", ".join(
        f"{so} {ten}" for muc_do, ten in TEN_MUC_DO.items() if (so := sum(p.muc_do == muc_do for p in tat_ca))
    )
    cot = ("Mức độ", "Vị trí", "Thông điệp", "Gợi ý", "Mã")
    return _bang(f"Phát hiện: {dem or 'không có gì'}", cot, [_hang_phat_hien(p) for p in tat_ca], "Không thấy gì sai.")


def write_bang_doi_nam(bao_cao: BaoCaoDoiNam) -> str:
    """The report of a change of year as a table in a fragment for a notebook."""
    hang = [_hang_nam(ten, x) for ten, nhom in bao_cao.iter_nhom() for x in nhom]
    cot = ("Kết quả", "Chỗ", "Trước", "Sau", "Lý do")
    return _bang(f"Đổi năm {bao_cao.tu} thành {bao_cao.den}", cot, hang, "Không thấy năm nào để đổi.")


def _hang_nam(ten: str, x: ChoNam) -> str:
    noi = f"<td><code>{escape(x.duong_dan).replace('.', '.<wbr>')}</code></td>"
    return f"<tr>{_o(ten)}{noi}{_o_dau(x.truoc)}{_o(x.sau if x.sau != x.truoc else '')}{_o(x.ly_do)}</tr>"


def _hang_kinh_phi(h: Hang, don_vi: DonViTien) -> str:
    ty_le = "" if h["ty_le"] is None else format_ty_le(h["ty_le"])
    lop = ' class="kh-tong"' if h["loai"] == "tong" else ""
    so_tien = "" if h["so_tien"] is None else format_tien(h["so_tien"], don_vi)
    so = (_o(so_tien, "kh-so"), _o(ty_le, "kh-so"))
    return f"<tr{lop}>{_o(_TEN_LOAI[h['loai']])}{_o_dau(h['ten'])}{''.join(so)}</tr>"


def _hang_nhiem_vu(h: Hang) -> str:
    ngay = (format_ngay(x, ngan=True) if isinstance(x, date) else "" for x in (h["tu"], h["den"]))
    chu = "".join(_o(h[ten]) for ten in ("chu_tri", "phoi_hop", "thoi_gian"))
    return f"<tr>{_o(_TEN_LOAI[h['loai']])}{_o_dau(h['viec'])}{chu}{''.join(_o(x, 'kh-so') for x in ngay)}</tr>"


def _hang_phat_hien(p: PhatHien) -> str:
    muc_do = _o(TEN_MUC_DO[p.muc_do], f"kh-muc-do kh-{p.muc_do}")
    noi = f"<td>{'<br>'.join(f'<code>{escape(x)}</code>' for x in _noi(p))}</td>"
    nguon = f"{p.thong_diep} [{p.nguon}]" if p.nguon else p.thong_diep
    return f"<tr>{muc_do}{noi}{_o(nguon)}{_o(p.goi_y)}<td><code>{escape(p.ma)}</code></td></tr>"


def _noi(p: PhatHien) -> Iterator[str]:
    """The place as text: file and line (or paragraph), then the path in the plan where that adds something."""
    yield str(p.vi_tri)
    if p.vi_tri.duong_dan and p.vi_tri.duong_dan not in str(p.vi_tri):
        yield p.vi_tri.duong_dan


def _o(chu: str, lop: str = "") -> str:
    return f'<td class="{lop}">{_nhieu_dong(chu)}</td>' if lop else f"<td>{_nhieu_dong(chu)}</td>"


def _o_dau(chu: str) -> str:
    return f'<th scope="row">{_nhieu_dong(chu)}</th>'


def _nhieu_dong(chu: str) -> str:
    return "<br>".join(escape(d) for d in chu.split("\n"))


def _bang(ten: str, cot: Sequence[str], hang: Sequence[str], khong_co: str) -> str:
    dau = "".join(f'<th scope="col">{c}</th>' for c in cot)
    than = (
        f"<table><caption>{escape(ten)}</caption><thead><tr>{dau}</tr></thead><tbody>{''.join(hang)}</tbody></table>"
        if hang
        else f"<p>{khong_co}</p>"
    )
    return f'<style>{build_css_bang()}</style><div class="{LOP}" lang="vi"><div class="kh-tam">{than}</div></div>'
