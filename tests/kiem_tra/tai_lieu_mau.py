"""A measured document in which every component stands as its regime asks; a case states only what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kehoach.do_dac.tai_lieu_do import DinhDang, GianDong, KeDo, KhoiDo, LeDo, PhanDo, SoTrangDo, TaiLieuDo
from kehoach.the_thuc.mo_ta import CheDo
from kehoach.the_thuc.tra import che_do_theo_ma

_RONG_CHU_MM = 60.0
_LOI_VAN = (
    "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện nghiêm túc các nội dung theo Phụ lục I và Phụ lục II"
)

# component, text, number; those of one paragraph kind stand together
_CHU = (
    ("pham_vi_luu_hanh", "LƯU HÀNH NỘI BỘ", "", "dau"),
    ("chu_quan", "UBND TỈNH LÀO CAI", "", "dau"),
    ("co_quan", "SỞ NỘI VỤ", "", "dau"),
    ("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", "dau"),
    ("tieu_ngu", "Độc lập - Tự do - Hạnh phúc", "", "dau"),
    ("so_ky_hieu", "Số: 05/KH-SNV", "", "dau"),
    ("dia_danh_ngay", "Lào Cai, ngày 05 tháng 6 năm 2026", "", "dau"),
    ("do_khan", "KHẨN", "", "dau"),
    ("ten_loai", "KẾ HOẠCH", "", "than"),
    ("trich_yeu", "Kiểm tra công tác văn thư năm 2026", "", "than"),
    ("can_cu", "Căn cứ Luật Lưu trữ;", "", "than"),
    ("can_cu", "Căn cứ Kế hoạch số 12/KH-UBND{cuoi}", "", "than"),
    ("mo_dau", "Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:", "", "than"),
    ("phan", "Phần I", "Phần I", "than"),
    ("phan_ten", "QUY ĐỊNH CHUNG", "", "than"),
    ("dieu", "Điều 1. Phạm vi kiểm tra", "Điều 1.", "than"),
    ("muc", "I. MỤC ĐÍCH, YÊU CẦU", "I.", "than"),
    ("khoan_tieu_de", "1. Mục đích của đợt kiểm tra", "1.", "than"),
    ("khoan", "1. " + _LOI_VAN, "1.", "than"),
    ("diem", "a) " + _LOI_VAN, "a)", "than"),
    ("diem", "đ) " + _LOI_VAN, "đ)", "than"),
    ("gach", "- " + _LOI_VAN, "-", "than"),
    ("cong", "+ " + _LOI_VAN, "+", "than"),
    ("doan", _LOI_VAN + ".", "", "than"),
    ("doan", _LOI_VAN + ".", "", "than"),
    ("doan", "Yêu cầu các đơn vị nghiêm túc thực hiện./.", "", "than"),
    ("noi_nhan", "Nơi nhận:", "", "cuoi"),
    ("noi_nhan_dong", "- Sở Tài chính;", "-", "cuoi"),
    ("noi_nhan_dong", "- Lưu: VT, VP.", "-", "cuoi"),
    ("ky_hieu_soan_thao", "NV.(20)", "", "cuoi"),
    ("chuc_vu", "KT. GIÁM ĐỐC", "", "cuoi"),
    ("chuc_vu", "PHÓ GIÁM ĐỐC", "", "cuoi"),
    ("chuc_vu_khac", "TRƯỞNG BAN CHỈ ĐẠO", "", "cuoi"),
    ("ho_ten", "Nguyễn Văn A", "", "cuoi"),
    ("dia_chi", "Số 1, đường A, phường B", "", "le_trang"),
    ("phu_luc_so", "Phụ lục I", "", "phu_luc"),
    ("phu_luc_ten", "DANH MỤC NHIỆM VỤ", "", "phu_luc"),
    ("kem_theo", "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 6 năm 2026 của Sở Nội vụ)", "", "phu_luc"),
    ("phu_luc_so", "Phụ lục II", "", "phu_luc"),
    ("phu_luc_ten", "BIỂU MẪU BÁO CÁO", "", "phu_luc"),
    ("kem_theo", "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 6 năm 2026 của Sở Nội vụ)", "", "phu_luc"),
)
_BEN = {"quoc_hieu": "phai", "tieu_ngu": "phai", "dia_danh_ngay": "phai", "co_quan": "trai", "chu_quan": "trai"}
_CUNG_HANG = {"dia_danh_ngay": ("so_ky_hieu",), "noi_nhan": ("chuc_vu", "ho_ten")}
_KE = {"tieu_ngu": 1.0, "co_quan": 0.4, "trich_yeu": 0.4}
_THAY_KIEU = {"phan": "doan", "phan_ten": "doan", "dieu": "doan", "ky_hieu_soan_thao": "noi_nhan_dong"}
_DAM_GIUA = {"dam": 1.0, "can": "giua"}
_KHAC: dict[str, dict[str, Any]] = {"phan": _DAM_GIUA, "phan_ten": _DAM_GIUA, "dieu": {"dam": 1.0}}


def tai_lieu_dung(ma: str) -> TaiLieuDo:
    """The right document of a regime: three sections, the annexes in their own."""
    che_do = che_do_theo_ma(ma)
    return TaiLieuDo("docx", (_phan(che_do),) * 3, tuple(_khoi(che_do)), "kế hoạch", tep="mau.docx")


def _phan(che_do: CheDo) -> PhanDo:
    t = che_do.trang
    so = SoTrangDo(t.so_trang.o, "thuong", _dinh_dang(che_do, "so_trang", "2"), "decimal")
    return PhanDo(
        kho_mm=t.kho_mm,
        huong="doc",
        le_mm=LeDo(t.le_mm.tren, t.le_mm.duoi, t.le_mm.trai, t.le_mm.phai),
        so_trang=(so,),
        so_trang_dau=False,
        dem_tu=1,
        le_doi_xung=False,
    )


def _khoi(che_do: CheDo) -> list[KhoiDo]:
    khoi: list[KhoiDo] = []
    phan = 1
    for doan, (ten, chu, so, vung) in enumerate(_CHU, 1):
        phan += ten == "phu_luc_so"
        chu = chu.format(cuoi=che_do.cum_tu.can_cu_cuoi)
        ke = KeDo("vien", _KE[ten] * _RONG_CHU_MM, _RONG_CHU_MM) if ten in _KE else None
        khoi.append(
            KhoiDo(
                ten,
                chu,
                so,
                False if so else None,
                doan,
                phan=phan,
                dinh_dang=_dinh_dang(che_do, ten, chu),
                ben=_BEN.get(ten),  # type: ignore[arg-type]
                cung_hang=_CUNG_HANG.get(ten, ()),
                ke=ke,
                vung=vung,  # type: ignore[arg-type]
            )
        )
    return khoi


def _dinh_dang(che_do: CheDo, ten: str, chu: str) -> DinhDang:
    k = che_do.kieu[_THAY_KIEU.get(ten, ten)]
    hoa = [c.isupper() for c in chu if c.isalpha()]
    dinh_dang = DinhDang(
        phong=((che_do.trang.phong, 1.0),),
        co=((k.co, 1.0),),
        dam=float(k.dam),
        nghieng=float(k.nghieng),
        gach_chan=0.0,
        hoa=sum(hoa) / len(hoa) if hoa else None,
        mau=(("FF0000" if ten == "do_khan" else "auto", 1.0),),
        can=k.can,
        thut_mm=k.thut,
        thut_trai_mm=0.0,
        truoc_pt=k.truoc,
        sau_pt=k.sau,
        gian=GianDong("boi", k.dong),
    )
    return replace(dinh_dang, **_KHAC.get(ten, {}))


def sua_khoi(tai_lieu: TaiLieuDo, chon: Callable[[KhoiDo], bool], **gia_tri: Any) -> TaiLieuDo:
    """The document with fields of some blocks changed."""
    return replace(tai_lieu, khoi=tuple(replace(k, **gia_tri) if chon(k) else k for k in tai_lieu.khoi))


def sua_dang(tai_lieu: TaiLieuDo, chon: Callable[[KhoiDo], bool], **gia_tri: Any) -> TaiLieuDo:
    """The document with the formatting of some blocks changed."""
    return replace(
        tai_lieu,
        khoi=tuple(replace(k, dinh_dang=replace(k.dinh_dang, **gia_tri)) if chon(k) else k for k in tai_lieu.khoi),
    )


def sua_phan(tai_lieu: TaiLieuDo, **gia_tri: Any) -> TaiLieuDo:
    """The document with every section changed."""
    return replace(tai_lieu, phan=tuple(replace(p, **gia_tri) for p in tai_lieu.phan))


def sua_so_trang(tai_lieu: TaiLieuDo, **gia_tri: Any) -> TaiLieuDo:
    """The document with every page number changed; keys of the formatting go there."""

    def sua(s: SoTrangDo) -> SoTrangDo:
        dang = {k: v for k, v in gia_tri.items() if k in DinhDang.__dataclass_fields__}
        rieng = {k: v for k, v in gia_tri.items() if k not in dang}
        return replace(s, dinh_dang=replace(s.dinh_dang, **dang), **rieng)

    phan = tuple(replace(p, so_trang=tuple(map(sua, p.so_trang or ()))) for p in tai_lieu.phan)
    return replace(tai_lieu, phan=phan)
