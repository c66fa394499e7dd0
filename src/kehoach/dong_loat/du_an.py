"""Dự án: `kehoach.toml`, read whole or refused with every error at once.

nguon    = ["ke-hoach/*.yaml"]      # plan sources: patterns from the folder of this file
dau_ra   = "van-ban"                # where the documents go: a folder inside the project, or a store (s3://…)
ten      = "{ten}"                  # their names, without suffix; {ten} is the name of the source
dinh_dang = ["docx"]                # docx, txt
mau      = "mau.docx"               # a template of one's own
vien_dan = ["vien-dan.yaml"]        # citations shared by all plans
quy_uoc  = "quy-uoc.yaml"           # the house profile of plans that have none of their own

[[bang]]                            # one plan a row
nguon   = "ke-hoach-xa.yaml"        # the plan, with ${column} where a row puts its value
du_lieu = "xa.csv"                  # .csv .tsv .jsonl .xlsx
ten     = "{ma}"                    # {column} of the table
kieu    = {so = "so", kinh_phi = "tien:triệu đồng"}

[[bo_qua]]                          # a finding that is not to be reported, and why
ma    = "nd30.…"
ly_do = "…"
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kehoach.bang.o_bang import find_kieu_la
from kehoach.chu.goi_y import suggest_ten
from kehoach.dong_loat.dang_ra import DANG
from kehoach.dong_loat.noi_ra import is_url, validate_noi_ra
from kehoach.dong_loat.tim_tep import TimTep
from kehoach.he_thong import explain_he_thong
from kehoach.kiem_tra.ma_phat_hien import KHONG_LAM_DUOC, find_ma_gan, list_ma
from kehoach.loi import GhiHongError, MucDo, NguonHongError, PhatHien, ViTri
from kehoach.nap.tep_du_an import TEN_DU_AN

TOI_DA_TEP = 1 << 20
Khoi = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class BangDuAn:
    """Bảng của dự án: a plan source with parameters, the table that fills it, and the names of what comes out."""

    nguon: str
    du_lieu: str
    ten: str
    kieu: Mapping[str, str]
    trang_tinh: str | None = None


@dataclass(frozen=True, slots=True)
class DuAn:
    """Dự án: a project as written; file names are relative to `thu_muc`, with forward slashes.

    `canh_bao` (cảnh báo) is what its file says in vain.
    """

    thu_muc: Path
    nguon: tuple[str, ...] = ()
    dau_ra: str = "van-ban"
    ten: str = "{ten}"
    dinh_dang: tuple[str, ...] = ("docx",)
    mau: str | None = None
    vien_dan: tuple[str, ...] = ()
    bang: tuple[BangDuAn, ...] = ()
    bo_qua: Mapping[str, str] | None = None
    canh_bao: tuple[PhatHien, ...] = ()
    quy_uoc: str | None = None

    @property
    def la_url(self) -> bool:
        """Whether the documents go to a filesystem named by a URL."""
        return is_url(self.dau_ra)


def read_du_an(thu_muc: str | os.PathLike[str]) -> DuAn:
    """The project of a folder (or of a `kehoach.toml` given itself).

    Raises:  NguonHongError with everything wrong in it, each with its line; the files it names must exist.
    """
    tep = Path(thu_muc)
    return _mo(tep if tep.suffix == ".toml" else tep / TEN_DU_AN).read()


def read_bo_qua(tep: Path) -> tuple[Mapping[str, str], list[PhatHien]]:
    """The codes that a `kehoach.toml` switches off, each with its reason, and what is wrong in saying so.

    Nothing else of the project is looked at.
    Raises:  NguonHongError for a file that cannot be read or is no TOML.
    """
    doc = _mo(tep)
    bo_qua = doc.bo_qua()
    return bo_qua, [*doc.loi, *doc.canh_bao]


def _mo(tep: Path) -> _Doc:
    noi_dung = _doc(tep)
    try:
        return _Doc(tep, noi_dung, tomllib.loads(noi_dung))
    except tomllib.TOMLDecodeError as loi:
        raise NguonHongError([_loi_toml(loi, str(tep))]) from None


def _doc(tep: Path) -> str:
    try:
        with tep.open("rb") as f:
            data = f.read(TOI_DA_TEP + 1)
        if len(data) > TOI_DA_TEP:
            raise NguonHongError([_phat_hien(str(tep), None, "Tệp dự án quá lớn.", "chuyển dữ liệu sang tệp riêng")])
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        loi = "Tệp dự án không phải UTF-8."
    except FileNotFoundError:
        loi = f"Không có «{TEN_DU_AN}» ở đây."
    except OSError as hong:
        loi = f"Không đọc được tệp dự án ({explain_he_thong(hong)})."
    goi_y = 'tạo tệp ấy với hai dòng: nguon = ["*.yaml"] và dau_ra = "van-ban"'
    raise NguonHongError([_phat_hien(str(tep), None, loi, goi_y)])


def _loi_toml(loi: tomllib.TOMLDecodeError, tep: str) -> PhatHien:
    cho = re.search(r"at line (\d+), column (\d+)", str(loi))
    dong, cot = (int(cho[1]), int(cho[2])) if cho else (None, None)
    thong_diep = "Sai cú pháp TOML" + (", thường do thiếu nháy hoặc ngoặc." if cho else " ở cuối tệp.")
    goi_y = "chữ đặt trong nháy kép, danh sách trong [ ]"
    return PhatHien("xay.du_an", "loi", ViTri(tep, dong, cot), thong_diep, goi_y)


def _phat_hien(tep: str, dong: int | None, thong_diep: str, goi_y: str) -> PhatHien:
    return PhatHien("xay.du_an", "loi", ViTri(tep, dong), thong_diep, goi_y)


_TRUONG = ("nguon", "dau_ra", "ten", "dinh_dang", "mau", "vien_dan", "bang", "bo_qua", "quy_uoc")
_TRUONG_BANG = ("nguon", "du_lieu", "ten", "kieu", "trang_tinh")
_TRUONG_BO_QUA = ("ma", "ly_do")


class _Doc:
    """Đọc: reads the tables of one file and gathers what is wrong."""

    def __init__(self, tep: Path, van_ban: str, du_lieu: dict[str, Any]) -> None:
        self.tep, self.du_lieu = tep, du_lieu
        self.thu_muc = tep.parent
        self.dong = van_ban.splitlines()
        self.loi: list[PhatHien] = []
        self.canh_bao: list[PhatHien] = []
        self.tim = TimTep(tep.parent)

    def read(self) -> DuAn:
        goc = self.du_lieu
        self.truong_la(goc, _TRUONG, "")
        bang = tuple(b for i, x in enumerate(self.khoi("bang")) if (b := self.bang(x, i)))
        du_an = DuAn(
            thu_muc=self.thu_muc,
            nguon=self.nguon(goc, [b.nguon for b in bang]),
            dau_ra=self.dau_ra(goc),
            ten=self.chu(goc, "ten", "{ten}"),
            dinh_dang=self.dinh_dang(goc),
            mau=self.co_tep(goc, "mau") if "mau" in goc else None,
            vien_dan=self.tim_tep(goc, "vien_dan"),
            bang=bang,
            bo_qua=self.bo_qua(),
            canh_bao=tuple(self.canh_bao),
            quy_uoc=self.co_tep(goc, "quy_uoc") if "quy_uoc" in goc else None,
        )
        if "nguon" not in goc and "bang" not in goc:
            self.add("nguon", "Dự án không có nguồn nào.", 'thêm nguon = ["ke-hoach/*.yaml"] hoặc một khối [[bang]]')
        if self.loi:
            raise NguonHongError(sorted(self.loi, key=lambda p: p.vi_tri.dong or 0))
        return du_an

    def add(self, khoa: str, thong_diep: str, goi_y: str, khoi: Khoi = None, muc_do: MucDo = "loi") -> None:
        duong_dan = f"{khoi[0]}[{khoi[1]}].{khoa}" if khoi else khoa
        vi_tri = ViTri(str(self.tep), self.tim_dong(khoa, khoi), duong_dan=duong_dan)
        noi = self.loi if muc_do == "loi" else self.canh_bao
        noi.append(PhatHien("xay.du_an", muc_do, vi_tri, thong_diep, goi_y))

    def tim_dong(self, khoa: str, khoi: Khoi) -> int | None:
        """The line of a key, of its block when the key is not there."""
        dau = 0
        if khoi:
            mo = [i for i, d in enumerate(self.dong) if re.match(rf"\s*\[\[\s*{khoi[0]}\s*\]\]", d)]
            dau = mo[khoi[1]] if khoi[1] < len(mo) else 0
        for i in range(dau, len(self.dong)):
            if re.match(rf"""\s*(\[+\s*)?["']?{re.escape(khoa)}["']?\s*(=|\])""", self.dong[i]):
                return i + 1
        return dau + 1 if khoi else None

    def truong_la(self, goc: dict[str, Any], co: tuple[str, ...], noi: str, khoi: Khoi = None) -> None:
        for ten in goc:
            if ten not in co:
                goi_y = suggest_ten(ten, co, f"các trường ở đây: {', '.join(co)}")
                self.add(ten, f"Không có trường «{ten}»{noi}.", goi_y, khoi)

    def khoi(self, ten: str) -> list[dict[str, Any]]:
        khoi = self.du_lieu.get(ten, [])
        if isinstance(khoi, list) and all(isinstance(x, dict) for x in khoi):
            return khoi
        self.add(ten, f"«{ten}» phải là các khối [[{ten}]].", f"viết [[{ten}]] trên một dòng, các trường ở dưới")
        return []

    def chu(self, goc: dict[str, Any], ten: str, mac_dinh: str = "", khoi: Khoi = None) -> str:
        """A text; the default when it is absent; an empty one or another type is an error."""
        if ten not in goc and mac_dinh:
            return mac_dinh
        gia_tri = goc.get(ten)
        if isinstance(gia_tri, str) and gia_tri.strip():
            return gia_tri.strip()
        thong_diep = f"Thiếu trường «{ten}»." if ten not in goc else f"«{ten}» phải là chữ, không để trống."
        self.add(ten, thong_diep, f'viết {ten} = "…"', khoi)
        return mac_dinh

    def danh_sach(self, goc: dict[str, Any], ten: str) -> list[str]:
        gia_tri = goc.get(ten, [])
        gia_tri = [gia_tri] if isinstance(gia_tri, str) else gia_tri
        if isinstance(gia_tri, list) and all(isinstance(x, str) and x for x in gia_tri):
            return gia_tri
        self.add(ten, f"«{ten}» phải là danh sách chữ.", f'viết {ten} = ["…", "…"]')
        return []

    def nguon(self, goc: dict[str, Any], khuon: list[str]) -> tuple[str, ...]:
        """Plan sources; the source of a table is no plan by itself."""
        trong_bang = {os.path.normpath(self.thu_muc / x) for x in khuon}
        return tuple(x for x in self.tim_tep(goc, "nguon") if os.path.normpath(self.thu_muc / x) not in trong_bang)

    def tim_tep(self, goc: dict[str, Any], ten: str) -> tuple[str, ...]:
        """Files that the patterns name, sorted, each once."""
        tat_ca: set[str] = set()
        for mau in self.danh_sach(goc, ten):
            tim = self.tim.find(mau)
            if not tim and not self.tim.loi:
                self.add(ten, f"Không có tệp nào theo «{mau}».", "đường dẫn tính từ thư mục của kehoach.toml")
            while self.tim.loi:
                self.add(ten, *self.tim.loi.pop(0))
            tat_ca.update(tim)
        return tuple(sorted(tat_ca))

    def co_tep(self, goc: dict[str, Any], ten: str, khoi: Khoi = None) -> str:
        gia_tri = self.chu(goc, ten, khoi=khoi)
        if gia_tri and not (self.thu_muc / gia_tri).is_file():
            self.add(ten, f"Không có tệp «{gia_tri}».", "đường dẫn tính từ thư mục của kehoach.toml", khoi)
        return PurePosixPath(Path(gia_tri)).as_posix()

    def dau_ra(self, goc: dict[str, Any]) -> str:
        gia_tri = self.chu(goc, "dau_ra", "van-ban")
        try:
            return validate_noi_ra(gia_tri)
        except GhiHongError as loi:
            self.add("dau_ra", str(loi), 'đặt trong dự án, như dau_ra = "van-ban"')
            return gia_tri

    def dinh_dang(self, goc: dict[str, Any]) -> tuple[str, ...]:
        dang = self.danh_sach(goc, "dinh_dang") if "dinh_dang" in goc else ["docx"]
        for x in dang:
            if x not in DANG:
                self.add("dinh_dang", f"Không biết định dạng «{x}».", f"có: {', '.join(DANG)}")
        return tuple(dict.fromkeys(x for x in dang if x in DANG))

    def bang(self, goc: dict[str, Any], i: int) -> BangDuAn | None:
        khoi = ("bang", i)
        self.truong_la(goc, _TRUONG_BANG, " trong [[bang]]", khoi)
        tep: Callable[[str], str] = lambda ten: self.co_tep(goc, ten, khoi)  # noqa: E731
        nguon, du_lieu, ten = tep("nguon"), tep("du_lieu"), self.chu(goc, "ten", khoi=khoi)
        trang = self.chu(goc, "trang_tinh", khoi=khoi) if "trang_tinh" in goc else None
        return BangDuAn(nguon, du_lieu, ten, self.kieu(goc, khoi), trang)

    def kieu(self, goc: dict[str, Any], khoi: tuple[str, int]) -> dict[str, str]:
        kieu = goc.get("kieu", {})
        if not isinstance(kieu, dict):
            self.add(
                "kieu", "«kieu» phải là các cặp cột = kiểu.", 'viết kieu = {so = "so", kinh_phi = "tien:đồng"}', khoi
            )
            return {}
        for thong_diep, goi_y in find_kieu_la(kieu):
            self.add("kieu", thong_diep, goi_y, khoi)
        return kieu

    def bo_qua(self) -> dict[str, str]:
        ra = {}
        for i, x in enumerate(self.khoi("bo_qua")):
            khoi = ("bo_qua", i)
            self.truong_la(x, _TRUONG_BO_QUA, " trong [[bo_qua]]", khoi)
            ma = self.chu(x, "ma", khoi=khoi)
            ra[ma] = self.chu(x, "ly_do", khoi=khoi)
            if ma and ma not in list_ma():
                self.add("ma", *_explain_ma(ma), khoi, "canh_bao")
        return ra


def _explain_ma(ma: str) -> tuple[str, str]:
    """Why a code switches nothing off, and what to do about it."""
    if ma.startswith(tuple(KHONG_LAM_DUOC)):
        return f"«{ma}» không tắt được: nó nói việc gì chưa làm được.", "sửa điều nó nói, rồi bỏ khối này"
    gan = find_ma_gan(ma)
    goi_y = f"có phải «{gan}»?" if gan else "«kehoach rules» liệt kê mọi mã; phải ghi đủ cả mã"
    return f"Không phát hiện nào có mã «{ma}», nên khối này không tắt gì.", goi_y
