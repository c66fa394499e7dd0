"""Nhóm bằng HTML: the header and the closing part as HTML, each in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.bo_cuc.kho_chu import kieu_chu
from kehoach.bo_cuc.mo_ta import KhoiBoCuc
from kehoach.chu.hoa import in_hoa
from kehoach.ooxml.can_dong import balance_lines
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.thanh_phan import ma_cua
from kehoach.xem_truoc.chay import open_so, write_chay
from kehoach.xem_truoc.kich_thuoc import to_pt
from kehoach.xem_truoc.vat import (
    NOI_NHAN,
    O_CO_QUAN,
    O_KHAN,
    O_NGAY,
    O_PHAM_VI,
    O_QUOC_HIEU,
    O_SO,
    Nhom,
    kieu_cua,
)

TIEN_TO_LOP = "kh-"
CO_KHUNG = ma_cua(lambda t: t.khung)


def class_name(kieu: str) -> str:
    """The CSS class of a kind of paragraph."""
    return TIEN_TO_LOP + kieu.replace("_", "-")


def write_ke(dai: float, lop: str = "kh-ke") -> str:
    """The short rule, `dai` points long."""
    return f'<div class="{lop}" style="width:{dai:.1f}pt"></div>'


def write_nhom(nhom: Nhom, che_do: CheDo, tien_to: str) -> str:
    """The group as HTML, in the order of its blocks: all of the left column, then the right one."""
    return _dau(nhom.khoi, che_do, tien_to) if nhom.ten == "dau" else _cuoi(nhom.khoi, che_do, tien_to)


def _dau(khoi: Sequence[KhoiBoCuc], che_do: CheDo, tien_to: str) -> str:
    def o(lop: str, ten: tuple[str, ...], cot: int = 0, ke: str = "") -> str:
        trong = [k for k in khoi if k.kieu in ten]
        if not trong:
            return ""
        than = _cac_khoi(trong, khoi, che_do, tien_to)
        if ke:
            kieu = kieu_chu(che_do.kieu[trong[-1].kieu])
            than += write_ke(balance_lines(trong[-1].chu, kieu, rong_cot(che_do, cot)).dai_cuoi * che_do.ke[ke])
        return f'<div class="{lop}">{than}</div>'

    return (
        '<header class="kh-dau">'
        + o("kh-o-trai", O_CO_QUAN, 0, "co_quan")
        + o("kh-o-so", O_SO)
        + o("kh-o-khan", O_KHAN)
        + o("kh-o-pham-vi", O_PHAM_VI)
        + o("kh-o-phai", O_QUOC_HIEU, 1, "tieu_ngu")
        + o("kh-o-ngay", O_NGAY)
        + "</header>"
    )


def _cuoi(khoi: Sequence[KhoiBoCuc], che_do: CheDo, tien_to: str) -> str:
    trai = _cac_khoi([k for k in khoi if k.kieu in NOI_NHAN], khoi, che_do, tien_to)
    phai = _cac_khoi([k for k in khoi if k.kieu not in NOI_NHAN], khoi, che_do, tien_to)
    return f'<footer class="kh-cuoi"><div class="kh-o-trai">{trai}</div><div class="kh-o-phai">{phai}</div></footer>'


def _cac_khoi(khoi: Iterable[KhoiBoCuc], nhom: Sequence[KhoiBoCuc], che_do: CheDo, tien_to: str) -> str:
    return "".join(_khoi(k, nhom, che_do, tien_to) for k in khoi)


def _khoi(k: KhoiBoCuc, nhom: Sequence[KhoiBoCuc], che_do: CheDo, tien_to: str) -> str:
    ten, _ = kieu_cua(k, nhom, che_do)
    chu = write_chay(open_so(k), tien_to)
    if ten in CO_KHUNG:
        rong = next((mm for tu, mm in che_do.do_khan_mm.items() if in_hoa(tu) == k.chu), 0.0)
        chu = f'<span style="min-width:{rong:g}mm">{chu}</span>'
    elif chu.endswith(" "):  # room for a day to be written in: it must not push the line off its centre
        gon = chu.rstrip(" ")
        chu = f'{gon}<span class="kh-duoi">{chu[len(gon) :]}</span>'
    thut = balance_lines(k.chu, kieu_chu(che_do.kieu[ten]), rong_cot(che_do, 0)).thut if ten == "co_quan" else 0.0
    return f'<p class="{class_name(ten)}"{write_thut(thut)}>{chu}</p>'


def write_thut(thut: float) -> str:
    """Room on both sides of a balanced paragraph, as an attribute."""
    return f' style="padding:0 {thut:.1f}pt"' if thut else ""


def rong_cot(che_do: CheDo, cot: int) -> float:
    """Width of a column of the header in points."""
    return to_pt(che_do.bang_dau_mm[cot])
