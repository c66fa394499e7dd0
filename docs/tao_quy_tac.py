"""Write docs/quy_tac/: one page a regime, a line a rule, from the rules as data. Run after changing a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kehoach.chu.ngay import format_ngay
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.loi import TEN_MUC_DO
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.tra import danh_sach_che_do

THU_MUC = Path(__file__).parent / "quy_tac"
_DAU = "| Mã | Đòi hỏi | Yêu cầu | Mức | Tin cậy | Đạt | Không đạt |\n| --- | --- | --- | --- | --- | --- | --- |"
_DAU_KHONG_MAY = "| Mã | Đòi hỏi | Vì sao máy không xét | Tin cậy |\n| --- | --- | --- | --- |"


def write_trang(che_do: CheDo) -> str:
    """The page of one regime."""
    quy_tac = danh_sach_quy_tac(che_do.ma)
    may = sum(q.may for q in quy_tac)
    dong = [
        f"# Quy tắc thể thức: {che_do.ten}",
        "",
        "Trang này được viết tự động bằng `python docs/tao_quy_tac.py`; sửa ở "
        f"`src/kehoach/the_thuc/du_lieu/{che_do.ma}/quy_tac/`.",
        "",
        f"Hiệu lực: {_hieu_luc(che_do)}. Có {len(quy_tac)} quy tắc, {may} quy tắc máy xét được từ tệp .docx.",
        "",
        "Mức: *lỗi* là điều rõ ràng trong văn bản mà văn thư sẽ trả lại; *cảnh báo* là điều nên sửa; *gợi ý* là thực",
        "tiễn, mẫu, hoặc điều còn tùy nghĩa. Tin cậy: 2+ (từ hai nguồn), 1 (một nguồn), C (thực tiễn).",
        "",
    ]
    return "\n".join([*dong, *_cac_nhom(quy_tac)]).rstrip() + "\n"


def write_muc_luc() -> str:
    """The page that leads to the others."""
    dong = ["# Quy tắc thể thức", "", "Viết tự động bằng `python docs/tao_quy_tac.py`.", ""]
    dong += [f"* [{c.ten}]({c.ma}.md): {_hieu_luc(c)}" for c in _che_do()]
    return "\n".join(dong) + "\n"


def pages() -> dict[str, str]:
    """All pages by file name."""
    return {"README.md": write_muc_luc(), **{f"{c.ma}.md": write_trang(c) for c in _che_do()}}


def _che_do() -> Iterator[CheDo]:
    return reversed(danh_sach_che_do())


def _hieu_luc(che_do: CheDo) -> str:
    tu = f"từ {format_ngay(che_do.tu_ngay)}"
    return f"{tu} đến {format_ngay(che_do.den_ngay)}" if che_do.den_ngay else tu


def _cac_nhom(quy_tac: Iterable[QuyTac]) -> Iterator[str]:
    """A section for each clause, in the order of the data."""
    for dieu_khoan, nhom in groupby(quy_tac, key=lambda q: q.dieu_khoan):
        cung = list(nhom)
        yield from (f"## {dieu_khoan}", "")
        may = [q for q in cung if q.may]
        if may:
            yield from (_DAU, *map(_dong, may), "")
        if len(may) < len(cung):
            yield from (_DAU_KHONG_MAY, *(_dong_khong_may(q) for q in cung if not q.may), "")


def _dong(q: QuyTac) -> str:
    o = (f"`{q.ma}`", q.cau, q.format_can(), TEN_MUC_DO[q.muc], q.tin_cay, _vi_du(q, q.dat), _vi_du(q, q.khong_dat))
    return "| " + " | ".join(map(_o, o)) + " |"


def _dong_khong_may(q: QuyTac) -> str:
    return "| " + " | ".join(map(_o, (f"`{q.ma}`", q.cau, q.ly_do, q.tin_cay))) + " |"


def _vi_du(q: QuyTac, gia_tri: ViDu) -> str:
    """An example in the words of messages; texts whole."""
    if isinstance(gia_tri, tuple):
        return " / ".join(gia_tri)
    if isinstance(gia_tri, str) and " " in gia_tri:
        return gia_tri
    return q.format_thay(gia_tri)


def _o(chu: str) -> str:
    return chu.replace("|", "\\|").replace("\n", " / ")


def main() -> None:
    """Write every page."""
    THU_MUC.mkdir(exist_ok=True)
    for ten, chu in pages().items():
        (THU_MUC / ten).write_text(chu, encoding="utf-8")


if __name__ == "__main__":
    main()
