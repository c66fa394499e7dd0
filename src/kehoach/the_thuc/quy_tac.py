"""Quy tắc: the rules of form of a regime, one entry for each demand of the text (`du_lieu/<regime>/quy_tac/*.yaml`).

A rule says what is asked (`cau`), of which component (`doi_tuong`), by which clause, how to test it (`phep` and the
value asked, `gia_tri`), how bad a breach is and how to mend it. It judges nothing: `kiem_tra` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kehoach.loi import MucDo
from kehoach.the_thuc.gia_tri import GiaTri, KhongMay

TinCay = Literal["2+", "1", "C"]
ViDu = str | bool | float | tuple[str, ...] | Mapping[str, float]
"""An example: the text itself, a number in the unit of the value asked, yes/no, lines of a list, sizes by component."""

TEN_DOI_TUONG: Mapping[str, str] = {
    "trang": "Trang giấy",
    "so_trang": "Số trang",
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "ke_tieu_ngu": "Đường kẻ dưới Tiêu ngữ",
    "chu_quan": "Tên cơ quan chủ quản",
    "co_quan": "Tên cơ quan ban hành",
    "ke_co_quan": "Đường kẻ dưới tên cơ quan",
    "so_ky_hieu": "Số, ký hiệu",
    "dia_danh_ngay": "Địa danh và thời gian",
    "ten_loai": "Tên loại",
    "trich_yeu": "Trích yếu",
    "ke_trich_yeu": "Đường kẻ dưới trích yếu",
    "kinh_gui": "Dòng Kính gửi",
    "can_cu": "Căn cứ",
    "mo_dau": "Đoạn mở đầu",
    "phan": "Phần, chương",
    "phan_ten": "Tiêu đề phần, chương",
    "dieu": "Điều",
    "muc": "Mục",
    "khoan_tieu_de": "Khoản có tiêu đề",
    "khoan": "Khoản",
    "diem_tieu_de": "Điểm có tiêu đề",
    "diem": "Điểm",
    "gach": "Dòng gạch đầu dòng",
    "cong": "Dòng dấu cộng",
    "doan": "Lời văn",
    "chuc_vu": "Quyền hạn, chức vụ",
    "chuc_vu_khac": "Chức vụ khác của người ký",
    "ho_ten": "Họ tên người ký",
    "noi_nhan": "Từ «Nơi nhận»",
    "noi_nhan_dong": "Danh sách nơi nhận",
    "phu_luc_so": "Dòng «Phụ lục»",
    "phu_luc_ten": "Tiêu đề phụ lục",
    "kem_theo": "Dòng kèm theo",
    "do_khan": "Dấu độ khẩn",
    "pham_vi_luu_hanh": "Chỉ dẫn phạm vi lưu hành",
    "ky_hieu_soan_thao": "Ký hiệu người soạn thảo",
    "dia_chi": "Địa chỉ cơ quan",
    "van_ban": "Văn bản",
    "cac_co": "Các cỡ chữ",
}
"""Every key of `doi_tuong` with its Vietnamese name."""

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
        if self.doi_tuong not in TEN_DOI_TUONG:
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
    def ten_doi_tuong(self) -> str:
        """The component in Vietnamese."""
        return TEN_DOI_TUONG[self.doi_tuong]


@cache
def danh_sach_quy_tac(che_do: str) -> tuple[QuyTac, ...]:
    """All rules of a regime, in the order of the data files (by name) and in each file from top to bottom.

    Raises:  KeyError for a regime without rules; pydantic.ValidationError when the shipped data are wrong.

    >>> danh_sach_quy_tac("nd30")[0].ma
    'nd30.pl1.p1.m1.k1.t01'
    """
    tep = _cac_tep(che_do)
    if not tep:
        raise KeyError(che_do)
    return tuple(q for t in tep for q in _doc_tep(t))


@cache
def _theo_ma(che_do: str) -> Mapping[str, QuyTac]:
    return {q.ma: q for q in danh_sach_quy_tac(che_do)}


def quy_tac_theo_ma(ma: str) -> QuyTac:
    """The rule with this id.

    Raises:  KeyError for an unknown id.

    >>> quy_tac_theo_ma("nd30.pl1.p1.m2.k1.a.t01").dieu_khoan
    'Phụ lục I, Phần I, Mục II, khoản 1, điểm a'
    """
    return _theo_ma(ma.split(".", 1)[0])[ma]


def _cac_tep(che_do: str) -> list[Any]:
    thu_muc = files("kehoach.the_thuc") / "du_lieu" / che_do / "quy_tac"
    if not re.fullmatch(r"[a-z0-9]+", che_do) or not thu_muc.is_dir():
        return []
    return sorted((t for t in thu_muc.iterdir() if t.name.endswith(".yaml")), key=lambda t: t.name)


def _doc_tep(tep: Any) -> list[QuyTac]:
    import yaml

    tai = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    du_lieu = yaml.load(tep.read_text("utf-8"), Loader=tai)
    return [QuyTac.model_validate({"hieu_luc": du_lieu["hieu_luc"], **x}) for x in du_lieu["quy_tac"]]
