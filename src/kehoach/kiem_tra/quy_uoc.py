"""Quy ước: how a house profile changes what is judged: by its own values, each departure told once.

Where the layout of the profile breaks a rule of the regime, the rule asks for the profile's value instead; where its
kind of test has no such value, it is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from kehoach.chu.goi_y import suggest_ten
from kehoach.kiem_tra.lay_trinh_bay import values_of
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.kiem_tra.quy_tac import QuyTac, danh_sach_quy_tac
from kehoach.loi import MucDo, PhatHien, ViTri
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.quy_uoc import QuyUoc
from kehoach.the_thuc.tra import che_do_theo_ma
from kehoach.the_thuc.tron_quy_uoc import apply_mot, ma_che_do_cua

MA = "nd.quy_uoc"
_Doi = Callable[[CheDo, QuyTac, list[Any]], dict[str, Any]]


class KhacQuyUoc(NamedTuple):
    """Khác quy ước: a rule that the profile departs from, the rule judged in its place, and the reasons given."""

    goc: QuyTac
    ban: QuyTac
    ly_do: tuple[str, ...]

    @property
    def muc(self) -> MucDo:
        """How bad it is to depart: what the text orders is a warning, the rest a hint."""
        return "canh_bao" if self.goc.muc == "loi" else "goi_y"


def quy_tac_cua(che_do: CheDo) -> tuple[QuyTac, ...]:
    """The rules that documents of a regime are judged by, its house profile looked at."""
    goc = danh_sach_quy_tac(che_do.ma)
    if che_do.quy_uoc is None:
        return goc
    ban = {k.goc.ma: k.ban for k in list_khac(che_do)}
    return tuple(ban.get(q.ma, q) for q in goc)


@lru_cache(maxsize=64)
def list_khac(che_do: CheDo) -> tuple[KhacQuyUoc, ...]:
    """Every rule that the profile of a regime departs from, in the order of the rules."""
    quy_uoc = che_do.quy_uoc
    if quy_uoc is None:
        return ()
    goc = che_do_theo_ma(che_do.ma)
    tung_doi = {d: apply_mot(goc, d, x.la) for d, x in quy_uoc.doi.items()}
    return tuple(k for q in danh_sach_quy_tac(che_do.ma) if (k := _khac(q, che_do, quy_uoc, tung_doi)))


def _khac(q: QuyTac, che_do: CheDo, quy_uoc: QuyUoc, tung_doi: Mapping[str, CheDo]) -> KhacQuyUoc | None:
    x = quy_uoc.quy_tac.get(q.ma)
    if x is not None and _hop(q, x.gia_tri):
        return KhacQuyUoc(q, _doi_gia_tri(q, quy_uoc, x.gia_tri), (x.ly_do,))
    gia_tri = values_of(q, che_do)
    if not q.may or all(q.is_dat(v) for v in gia_tri):
        return None
    do = [d for d, c in tung_doi.items() if not all(q.is_dat(v) for v in values_of(q, c))]
    ly_do = tuple(f"{d}: {quy_uoc.doi[d].ly_do}" for d in do or tung_doi)
    doi = _DOI.get(q.phep)
    return KhacQuyUoc(q, _doi_gia_tri(q, quy_uoc, doi(che_do, q, gia_tri) if doi else None), ly_do)


def _doi_gia_tri(q: QuyTac, quy_uoc: QuyUoc, doi: Mapping[str, Any] | None) -> QuyTac:
    """The rule with other values, or one that is not judged."""
    if not doi:
        return q.model_copy(update={"may": False, "ly_do": f"quy ước «{quy_uoc.ten}» làm khác"})
    return q.model_copy(
        update={
            "gia_tri": q.gia_tri.model_validate({**q.gia_tri.model_dump(), **doi}),
            "goi_y": f"Sửa theo quy ước «{quy_uoc.ten}»: {{can}}.",
            "dieu_khoan": f"{q.dieu_khoan}, theo quy ước «{quy_uoc.ten}»",
        }
    )


def _mot(ten: str) -> _Doi:
    """One value for all of the rule's components; none when the profile has several."""
    return lambda _, __, v: {ten: v[0]} if len(set(v)) == 1 else {}


def _khoang(_: CheDo, __: QuyTac, v: list[float]) -> dict[str, Any]:
    return {"tu": min(v), "den": max(v)}


def _dau(che_do: CheDo, q: QuyTac, _: list[ViDu]) -> dict[str, Any]:
    """The marks a list closes with, those of them that the rule asks for."""
    c, x = che_do.cum_tu, q.gia_tri
    dau = {"giua": c.can_cu_giua, "cuoi": c.can_cu_cuoi} if q.doi_tuong == "can_cu" else {"cuoi": c.het}
    return {ten: d for ten, d in dau.items() if getattr(x, ten) is not None}


_DOI: Mapping[str, _Doi] = {
    "kho_giay": lambda _, __, v: dict(v[0]),
    "le": _khoang,
    "phong": lambda _, __, v: {"ten": tuple(v), "tranh": None},
    "mau": lambda _, q, v: {"ma": (*q.gia_tri.ma, *(x for x in v if x != "auto"))},  # type: ignore[attr-defined]
    "co_chu": _khoang,
    "dam": _mot("co"),
    "nghieng": _mot("co"),
    "can": lambda _, __, v: {"can": tuple(dict.fromkeys(v))},
    "thut_dau": lambda _, __, v: {"gia_tri": tuple(dict.fromkeys(v)), "tu": None, "den": None},
    "khoang_doan": lambda _, __, v: {"tu": min(v), "den": None},
    "gian_dong": _khoang,
    "don_dan": lambda _, __, v: {"bo": tuple(v), "bang": ()},
    "dung_chu": lambda _, __, v: {"chu": tuple(v)},
    "dau_cuoi": _dau,
    "ke": lambda _, q, v: {} if q.gia_tri.bat_buoc else {"tu": v[0], "den": v[0]},  # type: ignore[attr-defined]
    "vi_tri_so_trang": lambda _, q, v: {"o" if q.gia_tri.o else "can": v[0]},  # type: ignore[attr-defined]
}
"""Kind of test → the fields of its value that ask for what the profile sets; {} when it cannot ask for that."""


def findings_quy_uoc(che_do: CheDo, khac: Iterable[KhacQuyUoc], vi_tri: ViTri) -> Iterator[PhatHien]:
    """The departures of a profile, a finding each; `vi_tri` is the place of the profile, or of the document."""
    ten = che_do.quy_uoc.ten if che_do.quy_uoc else ""
    for k in khac:
        thong_diep = f"Quy ước «{ten}» làm khác ({'; '.join(k.ly_do)}); văn bản quy định: {k.goc.cau}"
        goi_y = "bỏ thay đổi này trong quy ước, nếu văn bản phải theo đúng quy định"
        yield PhatHien(k.goc.ma, k.muc, vi_tri, thong_diep, goi_y, k.goc.nguon)


def check_quy_uoc(quy_uoc: QuyUoc | None, che_do: CheDo, vi_tri: ViTri) -> Iterator[PhatHien]:
    """What a profile asks for in vain: it stands over another regime, or speaks of rules that its own has not."""
    if quy_uoc is None:
        return
    if che_do.quy_uoc is None:
        thong_diep = f"Quy ước «{quy_uoc.ten}» đứng trên {ma_che_do_cua(quy_uoc)}; văn bản này theo {che_do.ma}."
        yield PhatHien(MA, "goi_y", vi_tri, thong_diep, "không áp dụng; xem lại «tren», hoặc ngày văn bản")
        return
    theo_ma = {q.ma: q for q in danh_sach_quy_tac(che_do.ma)}
    for ma, x in quy_uoc.quy_tac.items():
        if ma not in theo_ma:
            goi_y = suggest_ten(ma, theo_ma, "«kehoach rules» liệt kê tất cả")
            yield PhatHien(MA, "loi", vi_tri, f"Quy ước «{quy_uoc.ten}»: không có quy tắc «{ma}».", goi_y)
        elif not _hop(theo_ma[ma], x.gia_tri):
            thong_diep = f"Quy ước «{quy_uoc.ten}»: quy tắc «{ma}» không nhận giá trị này."
            nay = theo_ma[ma].gia_tri.model_dump(exclude={"phep"}, exclude_none=True)
            yield PhatHien(MA, "loi", vi_tri, thong_diep, f"đang là {nay}")


def _hop(q: QuyTac, doi: Mapping[str, Any] | None) -> bool:
    """Whether the rule can ask for this."""
    try:
        q.gia_tri.model_validate({**q.gia_tri.model_dump(), **(doi or {})})
    except ValidationError:
        return False
    return True
