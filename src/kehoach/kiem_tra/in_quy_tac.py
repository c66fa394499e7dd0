"""In quy tắc: the rules of form as text for a terminal."""

from __future__ import annotations

from kehoach.kiem_tra.ma_phat_hien import KHONG_LAM_DUOC, NOI_DUNG
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac, quy_tac_theo_ma
from kehoach.loi import TEN_MUC_DO
from kehoach.the_thuc.tra import danh_sach_che_do


def format_danh_sach() -> str:
    """All rules, newest regime first, a line each: id, severity, demand; then the codes that no rule of form has.

    >>> format_danh_sach().startswith("Nghị định số 30/2020/NĐ-CP")
    True
    """
    doan = []
    for che_do in reversed(danh_sach_che_do()):
        quy_tac = danh_sach_quy_tac(che_do.ma)
        rong = max(len(q.ma) for q in quy_tac)
        doan.append(f"{che_do.ten} ({che_do.ma}): {len(quy_tac)} quy tắc")
        doan += [f"  {q.ma:{rong}}  {TEN_MUC_DO[q.muc] if q.may else 'không xét':9}  {q.cau}" for q in quy_tac]
    rong = max(map(len, NOI_DUNG))
    doan += [f"Nội dung: {len(NOI_DUNG)} mã", *(f"  {ma:{rong}}  {nghia}" for ma, nghia in NOI_DUNG.items())]
    return "\n".join(doan)


def format_quy_tac(ma: str) -> str:
    """One rule: clause, demand, what is asked, an example that passes and one that fails, how to mend.

    Of a finding that no rule of form makes: what it is about.
    Raises:  KeyError for an unknown id.
    """
    nghia = NOI_DUNG.get(ma) or next((x for dau, x in KHONG_LAM_DUOC.items() if ma.startswith(dau)), "")
    if nghia:
        return f"{ma}: {nghia}"
    q = quy_tac_theo_ma(ma)
    muc = [
        (q.ma, f"{q.ten_doi_tuong}, {TEN_MUC_DO[q.muc]}, tin cậy {q.tin_cay}"),
        ("căn cứ", q.nguon),
        ("đòi hỏi", q.cau),
        *_cach_xet(q),
    ]
    return "\n".join(f"{ten + ':':10} {chu}" for ten, chu in muc if chu)


def _cach_xet(q: QuyTac) -> list[tuple[str, str]]:
    if not q.may:
        return [("máy không", f"xét được: {q.ly_do}")]
    return [
        ("yêu cầu", q.format_can()),
        ("đạt", _vi_du(q, q.dat)),
        ("không đạt", _vi_du(q, q.khong_dat)),
        ("cách sửa", q.format_goi_y()),
        ("kéo theo", ", ".join(q.keo_theo)),
    ]


def _vi_du(q: QuyTac, x: ViDu) -> str:
    return x if isinstance(x, str) else q.format_thay(x)
