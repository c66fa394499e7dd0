"""Viện dẫn của kế hoạch: findings about the documents a plan cites and how it cites them."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.mo_ta import BoCuc
from kehoach.loi import MucDo, PhatHien, ViTri
from kehoach.mo_hinh.duyet import iter_noi_tuyen, iter_van_ban
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.rang_buoc import che_do_cua
from kehoach.nguon.khoi import TrichDan
from kehoach.nguon.vi_tri import format_duong_dan
from kehoach.vien_dan.kiem import check_vien_dan


def check_vien_dan_ke_hoach(ke_hoach: KeHoach, bo_cuc: BoCuc | None = None) -> list[PhatHien]:
    """Findings about a plan's citations; `vi_tri.duong_dan` is the path of the entry in the plan.

    Entries nobody cites, two keys for one document, text that is no citation, contradictions within a citation, parts
    that a first mention must have, a document cited in full again. `bo_cuc` is the plan laid out, where the caller has
    it: which mention is the first, and which are in full, is seen there.
    """
    dieu_khoan = che_do_cua(ke_hoach).vien_dan.nguon
    return [
        *_khong_dung(ke_hoach),
        *_trung(ke_hoach),
        *_tung_muc(ke_hoach, dieu_khoan),
        *_day_du_lai(bo_cuc or lay_out(ke_hoach), dieu_khoan),
    ]


def _khong_dung(ke_hoach: KeHoach) -> Iterator[PhatHien]:
    dung = {x.khoa for x in _trich_dan(ke_hoach)}
    for khoa in ke_hoach.vien_dan:
        if khoa not in dung:
            yield _phat_hien("khong_dung", "goi_y", khoa, f"Không chỗ nào dẫn «{khoa}».", "bỏ khóa này, hoặc dẫn nó")


def _trung(ke_hoach: KeHoach) -> Iterator[PhatHien]:
    da_co: dict[tuple[str, str], str] = {}
    for khoa, x in ke_hoach.vien_dan.items():
        if x.van_ban is None or not x.van_ban.so_ky_hieu:
            continue
        truoc = da_co.setdefault(x.van_ban.khoa, khoa)
        if truoc != khoa:
            thong_diep = f"«{khoa}» và «{truoc}» là cùng một văn bản: {x.tat}."
            yield _phat_hien("trung", "canh_bao", khoa, thong_diep, f"chỉ giữ khóa «{truoc}»")


def _tung_muc(ke_hoach: KeHoach, dieu_khoan: str) -> Iterator[PhatHien]:
    for khoa, x in ke_hoach.vien_dan.items():
        if x.van_ban is None:
            thong_diep = f"«{khoa}» không đọc được thành viện dẫn, in nguyên như đã viết."
            yield _phat_hien(
                "khong_doc", "goi_y", khoa, thong_diep, "ghi tên loại, số, ký hiệu, ngày, cơ quan, trích yếu"
            )
            continue
        yield from check_vien_dan(x.van_ban, vi_tri=ViTri(duong_dan=format_duong_dan(("vien_dan", khoa))))
        thieu = (
            []
            if x.van_ban.is_luat
            else [
                ten
                for ten, co in (
                    ("ngày", x.van_ban.ngay),
                    ("cơ quan ban hành", x.van_ban.co_quan),
                    ("trích yếu", x.trich_yeu),
                )
                if not co
            ]
        )
        if thieu:
            thong_diep = f"«{khoa}» thiếu {', '.join(thieu)}; lần dẫn đầu tiên phải ghi đủ."
            yield _phat_hien("thieu", "goi_y", khoa, thong_diep, f"ghi thêm {', '.join(thieu)}", dieu_khoan)


def _day_du_lai(bo_cuc: BoCuc, dieu_khoan: str) -> Iterator[PhatHien]:
    for khoa in bo_cuc.day_du_lai:
        thong_diep = f"«{khoa}» được dẫn đầy đủ hơn một lần; lần sau chỉ cần tên loại và số, ký hiệu."
        yield _phat_hien("day_du_lai", "goi_y", khoa, thong_diep, f"bỏ «day_du» ở lần sau của [@{khoa}]", dieu_khoan)


def _trich_dan(ke_hoach: KeHoach) -> Iterator[TrichDan]:
    for _, van_ban in iter_van_ban(ke_hoach):
        yield from (x for x in iter_noi_tuyen(van_ban) if isinstance(x, TrichDan))


def _phat_hien(ma: str, muc_do: MucDo, khoa: str, thong_diep: str, goi_y: str, nguon: str = "") -> PhatHien:
    return PhatHien(
        f"nd.vien_dan.{ma}", muc_do, ViTri(duong_dan=format_duong_dan(("vien_dan", khoa))), thong_diep, goi_y, nguon
    )
