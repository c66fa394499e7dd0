"""Quy tắc: the rules of form of a regime, one entry for each demand of the text.

They stand in `the_thuc/du_lieu/<regime>/quy_tac/*.yaml`. A rule says what is asked (`cau`), of which component
(`doi_tuong`), by which clause, by which kind of test (`phep`, with its value in `gia_tri`), how bad a breach is and how
to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kehoach.kiem_tra.phep.danh_sach import GiaTri
from kehoach.kiem_tra.phep.phep_thu import KhongMay
from kehoach.kiem_tra.quan_sat import ViDu
from kehoach.loi import MucDo
from kehoach.the_thuc.thanh_phan import danh_sach_thanh_phan
from kehoach.the_thuc.thu_muc import Goc, goc_che_do, list_thu_muc, load_yaml
from kehoach.the_thuc.tra import che_do_theo_ma

TinCay = Literal["2+", "1", "C"]
_MA = re.compile(r"(?P<che_do>[a-z]+\d+)(\.[a-z0-9]+)+\.t\d{2}")


class HieuLuc(BaseModel):
    """Hiệu lực: from `tu_ngay` to `den_ngay`, both included; None: still in force."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tu_ngay: date
    den_ngay: date | None = None


class QuyTac(BaseModel):
    """Quy tắc: one demand of a regime.

    `dong` is the row of the digest of facts it comes from, `may` whether a .docx decides it (else `ly_do` says why
    not), `keo_theo` the rules a breach of this one necessarily breaks too. `loai` limits it to kinds of document (in
    lower case), `loai_tru` leaves kinds out. In `thong_diep` `{thay}` is what was found and `{can}` what is asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ma: str
    dong: str
    dieu_khoan: str = Field(min_length=3)
    cau: str = Field(min_length=10)
    hieu_luc: HieuLuc
    doi_tuong: str
    gia_tri: GiaTri
    muc: MucDo
    tin_cay: TinCay
    thong_diep: str = Field(min_length=10)
    goi_y: str
    dat: ViDu
    khong_dat: ViDu
    may: bool = True
    ly_do: str = ""
    keo_theo: tuple[str, ...] = ()
    loai: tuple[str, ...] = ()
    loai_tru: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _phep_vao_gia_tri(cls, tho: Any) -> Any:
        """`phep` stands beside `gia_tri` in the data; the union needs it inside."""
        if isinstance(tho, dict) and "phep" in tho:
            tho = dict(tho)
            tho["gia_tri"] = {"phep": tho.pop("phep"), **(tho.get("gia_tri") or {})}
        return tho

    @model_validator(mode="after")
    def _nhat_quan(self) -> QuyTac:
        if not _MA.fullmatch(self.ma):
            raise ValueError(f"mã không đúng dạng: {self.ma}")
        if self.doi_tuong not in danh_sach_thanh_phan():
            raise ValueError(f"{self.ma}: không có đối tượng «{self.doi_tuong}»")
        if self.may == isinstance(self.gia_tri, KhongMay) or self.may == bool(self.ly_do):
            raise ValueError(f"{self.ma}: quy tắc máy không xét cần phep khong_may và ly_do, quy tắc khác thì không")
        if self.muc != "goi_y" and self.tin_cay == "C":
            raise ValueError(f"{self.ma}: điều chỉ là thực tiễn thì cao nhất là goi_y")
        return self

    @property
    def phep(self) -> str:
        """The kind of test."""
        return self.gia_tri.phep

    @property
    def che_do(self) -> str:
        """The id of the regime."""
        return self.ma.split(".", 1)[0]

    @property
    def nguon(self) -> str:
        """The regime and the clause, as findings cite them."""
        return f"{che_do_theo_ma(self.che_do).ten}, {self.dieu_khoan}"

    @property
    def ten_doi_tuong(self) -> str:
        """The component in Vietnamese."""
        return danh_sach_thanh_phan()[self.doi_tuong].ten

    def is_dat(self, v: ViDu) -> bool:
        """Whether a value meets the rule.

        >>> quy_tac = quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03")
        >>> quy_tac.is_dat(13), quy_tac.is_dat(14)
        (True, False)
        """
        return self.gia_tri.is_dat(v)

    def format_can(self) -> str:
        """What the rule asks, with its unit.

        >>> quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03").format_can()
        'từ 12 đến 13 pt'
        """
        return self.gia_tri.format_can() or self.cau

    def format_thay(self, v: ViDu) -> str:
        """What was found, with the unit of the rule's value.

        >>> quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t03").format_thay(15)
        '15 pt'
        """
        return self.gia_tri.format_thay(v)

    def format_thong_diep(self, thay: str) -> str:
        """The rule's message; `thay` is what it quotes."""
        return _dien(self.thong_diep, thay=thay, can=self.format_can())

    def format_goi_y(self) -> str:
        """How to mend a breach of the rule."""
        return _dien(self.goi_y, can=self.format_can())


def _dien(mau: str, **gia_tri: str) -> str:
    """Fill the placeholders; braces inside the values stay as they are."""
    dau, *sau = mau.split("{")
    return dau + "".join(gia_tri.get((m := p.partition("}"))[0], "{" + m[0] + "}") + m[2] for p in sau)


def danh_sach_quy_tac(che_do: str) -> tuple[QuyTac, ...]:
    """All rules of a regime, in the order of the data files (by name) and in each file from top to bottom.

    Raises:  KeyError for a regime without rules; pydantic.ValidationError when its data are wrong.

    >>> danh_sach_quy_tac("nd30")[0].ma
    'nd30.pl1.p1.m1.k1.t01'
    """
    return _doc(goc_che_do(), che_do)


def quy_tac_theo_ma(ma: str) -> QuyTac:
    """The rule with this id.

    Raises:  KeyError for an unknown id.

    >>> quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t01").dieu_khoan
    'Phụ lục I, Phần I, Mục II, khoản 1, điểm a'
    """
    return _theo_ma(goc_che_do(), ma.split(".", 1)[0])[ma]


@cache
def _theo_ma(goc: Goc, che_do: str) -> Mapping[str, QuyTac]:
    return {q.ma: q for q in _doc(goc, che_do)}


@cache
def _doc(_goc: Goc, che_do: str) -> tuple[QuyTac, ...]:
    tep = [t for t in (list_thu_muc()[che_do] / "quy_tac").iterdir() if t.name.endswith(".yaml")]
    return tuple(q for t in sorted(tep, key=lambda t: t.name) for q in _doc_tep(t))


def _doc_tep(tep: Traversable) -> list[QuyTac]:
    du_lieu: Any = load_yaml(tep)
    return [QuyTac.model_validate({"hieu_luc": du_lieu["hieu_luc"], **x}) for x in du_lieu["quy_tac"]]
