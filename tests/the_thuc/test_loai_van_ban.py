"""The kinds of documents of each regime: counted, told apart, and the same wherever a kind is known."""

from __future__ import annotations

from datetime import date

import pytest

import kehoach as kh
import nha_may as nm
from kehoach.doc_lai.do_tai_lieu import measure_docx
from kehoach.kiem_tra.quy_tac import danh_sach_quy_tac
from kehoach.ooxml import ns
from kehoach.ooxml.goi import GoiMau, read_goi
from kehoach.the_thuc.loai_van_ban import LoaiVanBan
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.tra import che_do_theo_ma, danh_sach_che_do, danh_sach_loai
from kehoach.vien_dan.bang import list_loai

_MOI = [(c, x) for c in danh_sach_che_do() for x in c.loai.values()]
_moi_che_do = pytest.mark.parametrize("che_do", danh_sach_che_do(), ids=lambda c: c.ma)


@pytest.mark.parametrize(("ma", "so"), [("nd30", 29), ("tt01", 32)])
def test_a_regime_knows_as_many_kinds_as_its_text_lists(ma: str, so: int) -> None:
    loai = che_do_theo_ma(ma).loai
    assert len(loai) == so
    assert list(loai).index("ke_hoach") == 9  # "kế hoạch is the tenth"


@_moi_che_do
def test_no_two_kinds_of_a_regime_share_a_symbol_or_a_name(che_do: CheDo) -> None:
    for chu in ([x.ky_hieu for x in che_do.loai.values() if x.ky_hieu], [x.ten for x in che_do.loai.values()]):
        assert len(chu) == len(set(chu))


@_moi_che_do
def test_only_these_have_no_symbol_and_only_a_cong_van_begins_with_ve_viec(che_do: CheDo) -> None:
    assert {x.ten for x in che_do.loai.values() if x.ky_hieu is None} == {"Công văn", "Thư công"}
    assert {x.ten for x in che_do.loai.values() if x.tieu_de == "ve_viec"} == {"Công văn"}


@pytest.mark.parametrize(("che_do", "loai"), _MOI, ids=[f"{c.ma}-{x.ten}" for c, x in _MOI])
def test_citations_know_every_kind_and_its_symbols(che_do: CheDo, loai: LoaiVanBan) -> None:
    """Two tables: what a regime lays down, and how documents are cited in practice. The second holds the first."""
    vien_dan = next(x for x in list_loai() if loai.ten == x.ten or loai.ten.startswith(f"{x.ten} "))
    assert {loai.ky_hieu, *loai.ky_hieu_khac} - {None} <= set(vien_dan.ma)
    assert (vien_dan.tu or date.min) <= che_do.tu_ngay
    assert (che_do.den_ngay or date.max) <= (vien_dan.den or date.max)


@_moi_che_do
def test_rules_speak_of_kinds_that_their_regime_knows(che_do: CheDo) -> None:
    neu = {x for q in danh_sach_quy_tac(che_do.ma) for x in (*q.loai, *q.loai_tru)}
    assert neu
    assert neu <= {x.ten_thuong for x in che_do.loai.values()}


@pytest.mark.parametrize("loai", [x for x in danh_sach_loai() if x.tieu_de == "ten_loai"], ids=lambda x: x.ten)
def test_a_title_is_recognised_by_the_name_of_any_kind(loai: LoaiVanBan) -> None:
    phan = read_goi(kh.render_bytes(nm.ke_hoach()))
    phan[ns.PHAN_DOCUMENT] = phan[ns.PHAN_DOCUMENT].replace("KẾ HOẠCH".encode(), loai.ten_in.encode())
    assert measure_docx(GoiMau(phan).assemble()).ten_loai == loai.ten_thuong
