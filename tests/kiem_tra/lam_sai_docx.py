"""For each kind of test, how a right .docx is made wrong in just that way: one change to its XML, named by the rule.

The right document is a rendered plan in which every component stands, with the few paragraphs a plan does not write
(a part with its title, an article, numbered text, the drafter's mark on a line of its own) typed in its own styles.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from lxml import etree

import kehoach as kh
import nha_may as nm
from kehoach.do_dac.tai_lieu_do import KhoiDo, TaiLieuDo
from kehoach.doc_lai import iter_doan, measure_docx
from kehoach.kiem_tra.phep.phong_chu import HOA_TU, share_hoa
from kehoach.kiem_tra.quy_tac import QuyTac
from kehoach.kiem_tra.tai_lieu_xet import TaiLieuXet
from kehoach.ooxml.goi import GoiMau
from kehoach.ooxml.ns import PHAN_DOCUMENT, PHAN_SETTINGS, R, qn
from kehoach.ooxml.thu_tu import sap_thu_tu
from kehoach.ooxml.xml import parse_xml
from kehoach.the_thuc.tra import danh_sach_che_do

Cay = etree._Element
Sua = Callable[["TepSua", QuyTac], None]

_NGAY = {"nd30": "2024-03-05", "tt01": "2018-03-05"}
_LOI_VAN = (
    "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc các nội dung theo Phụ lục I và Phụ lục II của Kế hoạch này; "
    "báo cáo kết quả thực hiện về cơ quan chủ trì để tổng hợp, theo dõi, đôn đốc, kiểm tra"
)
_DAI_HAI_TRANG = 6500
# (style, number and text) of the paragraphs typed before the first heading, and of numbered text after a paragraph.
_PHAN = (("Doan", "Phần I"), ("Doan", "QUY ĐỊNH CHUNG"), ("Doan", "Điều 1. Phạm vi kiểm tra"))
_KHOAN = (("Khoan", f"1. {_LOI_VAN}."), ("Diem", f"a) {_LOI_VAN};"), ("Diem", f"đ) {_LOI_VAN}."))
_DOI_TRANG = ("le", "kho_giay", "huong_giay", "ben")
_TREN_KE = ("co_quan", "tieu_ngu", "trich_yeu", "chu_quan")


class TepSua:
    """Tệp sửa: the parts of a .docx, opened as trees where a change needs them."""

    def __init__(self, parts: Mapping[str, bytes], tai_lieu: TaiLieuDo | None = None) -> None:
        self._parts = dict(parts)
        self._cay: dict[str, Cay] = {}
        self.tai_lieu = tai_lieu or measure_docx(GoiMau(self._parts).assemble())
        self.doan = dict(iter_doan(self.than))

    def cay(self, ten: str) -> Cay:
        """The tree of a part; what is changed in it is written."""
        if ten not in self._cay:
            self._cay[ten] = parse_xml(self._parts[ten], ten)
        return self._cay[ten]

    @property
    def than(self) -> Cay:
        """The body."""
        than = self.cay(PHAN_DOCUMENT).find(qn("w:body"))
        assert than is not None
        return than

    def dung(self) -> bytes:
        """The package."""
        moi = {ten: etree.tostring(goc, encoding="UTF-8", standalone=True) for ten, goc in self._cay.items()}
        return GoiMau({**self._parts, **moi}).assemble()

    def khoi(self, thanh_phan: str) -> list[KhoiDo]:
        """The measured blocks a subject of rules stands for."""
        return list(TaiLieuXet(self.tai_lieu, danh_sach_che_do()[-1]).blocks_of(thanh_phan))

    def p(self, thanh_phan: str) -> list[Cay]:
        """Their paragraphs; of margins of pages, the paragraphs with that text there."""
        if thanh_phan == "so_trang":
            return [p for ten in self.le_trang() for p in self.cay(ten).iter(qn("w:p")) if co_so_trang(p)]
        khoi = self.khoi(thanh_phan)
        if any(k.doan is None for k in khoi):
            chu = {k.chu for k in khoi}
            return [p for ten in self.le_trang() for p in self.cay(ten).iter(qn("w:p")) if nm.chu_doan(p) in chu]
        return [self.doan[k.doan] for k in khoi if k.doan]

    def le_trang(self) -> list[str]:
        """Names of headers and footers."""
        return [t for t in self._parts if t.startswith(("word/header", "word/footer"))]

    def sect(self) -> list[Cay]:
        """Section properties in order."""
        return list(self.than.iter(qn("w:sectPr")))


def co_so_trang(p: Cay) -> bool:
    """Whether a paragraph holds a page-number field."""
    return any("PAGE" in (x.text or "") for x in p.iter(qn("w:instrText")))


@cache
def tep_dung(ma: str) -> TepSua:
    """The right document of a regime. Shared: make a copy with `ban_sao` before changing it."""
    rong = {
        "muc_dich": f"{_LOI_VAN}.\n\n" + f"{_LOI_VAN}. " * (_DAI_HAI_TRANG // len(_LOI_VAN)),
        "noi_dung": [{"muc": "Mục của nội dung", "noi_dung": f"- {_LOI_VAN};\n- {_LOI_VAN}:\n  + {_LOI_VAN}."}],
        "yeu_cau": f"{_LOI_VAN}.",
        "noi_nhan": ["Sở Tài chính", "Sở Nội vụ"],
        "phu_luc": [{"tieu_de": f"Phụ lục thứ {x}", "noi_dung": f"{_LOI_VAN}."} for x in ("nhất", "hai")],
        "soan_thao": None,
    }
    nguon = nm.nguon_day_du(the_thuc=ma, ngay=_NGAY[ma], **rong)
    with zipfile.ZipFile(io.BytesIO(kh.render_bytes(kh.load(nguon)))) as z:
        tep = TepSua({t: z.read(t) for t in z.namelist()})
    muc, doan, luu = tep.p("muc")[0], tep.p("doan")[0], tep.p("noi_nhan_dong")[-1]
    for kieu, chu in _PHAN:
        muc.addprevious(doan_moi(kieu, chu, giua=not chu.startswith("Điều")))
    for kieu, chu in reversed(_KHOAN):
        doan.addnext(doan_moi(kieu, chu))
    luu.addnext(doan_moi("Noinhandong", "NV.(20)"))
    with zipfile.ZipFile(io.BytesIO(tep.dung())) as z:
        return TepSua({t: z.read(t) for t in z.namelist()})


def doan_moi(kieu: str, chu: str, *, giua: bool | None = None) -> Cay:
    """A paragraph in a style of ours; `giua` makes it a bold heading, in the middle or not."""
    p = etree.fromstring(
        f'<w:p xmlns:w="{qn("w:p")[1:].partition("}")[0]}"><w:pPr><w:pStyle w:val="KH{kieu}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{chu}</w:t></w:r></w:p>'
    )
    if giua is not None:
        dat_run([p], "b")
    if giua:
        dat_doan([p], "jc", val="center")
        dat_doan([p], "ind", firstLine="0")
    return p


def lam_sai(quy_tac: QuyTac) -> bytes:
    """The right document of the rule's regime, wrong as its bad example is."""
    dung = tep_dung(quy_tac.che_do)
    tep = TepSua(dung._parts, dung.tai_lieu)
    (RIENG.get((quy_tac.doi_tuong, quy_tac.phep)) or SUA[quy_tac.phep])(tep, quy_tac)
    if quy_tac.phep in _DOI_TRANG or (quy_tac.doi_tuong in _TREN_KE and quy_tac.phep != "ke"):
        giu_ke(tep, dung.tai_lieu)
    return tep.dung()


def giu_ke(tep: TepSua, cu: TaiLieuDo) -> None:
    """The rules, drawn from indent to indent, as long against the changed text or page as they were."""
    moi = measure_docx(tep.dung())
    doan = dict(iter_doan(tep.than))
    for ten in _TREN_KE:
        truoc, sau = (next((k for k in t.cua(ten) if k.ke and k.ke.ti_le is not None), None) for t in (cu, moi))
        if truoc and sau and sau.doan and truoc.ke and sau.ke and sau.ke.rong_chu_mm and sau.ke.dai_mm is not None:
            dai = (truoc.ke.ti_le or 0) * sau.ke.rong_chu_mm
            ke = _sau(doan[sau.doan])
            # indents wider than the page measure as no length: what they are too wide by
            thua = 0.0 if sau.o else min(0.0, (moi.phan[0].rong_chu_mm or 0.0) - _thut_mm(ke))
            doi_dai_ke(ke, dai - sau.ke.dai_mm - thua)


def _thut_mm(p: Cay) -> float:
    ind = p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert ind is not None
    return sum(int(ind.get(qn(f"w:{ten}"), "0")) for ten in ("left", "right")) * 25.4 / 1440


def doi_dai_ke(p: Cay, them_mm: float) -> None:
    """Make the border of an empty paragraph this much longer, in the middle."""
    ind = p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert ind is not None
    for ten in ("left", "right"):
        ind.set(qn(f"w:{ten}"), str(round(int(ind.get(qn(f"w:{ten}"), "0")) - them_mm / 2 * 1440 / 25.4)))


# --- small changes to XML


def _con(cha: Cay, ten: str, *, dau: bool = False) -> Cay:
    con = cha.find(qn(f"w:{ten}"))
    if con is None:
        con = etree.Element(qn(f"w:{ten}"))
        cha.insert(0, con) if dau else cha.append(con)
        sap_thu_tu(cha)
    return con


def _dat(e: Cay, gia_tri: Mapping[str, str]) -> None:
    for ten, x in gia_tri.items():
        e.set(qn(f"w:{ten}"), x)


def dat_run(doan: Iterable[Cay], ten: str, **gia_tri: str) -> None:
    """A property of every run of these paragraphs."""
    for p in doan:
        for r in p.iter(qn("w:r")):
            _dat(_con(_con(r, "rPr", dau=True), ten), gia_tri)


def dat_doan(doan: Iterable[Cay], ten: str, **gia_tri: str) -> None:
    """A property of these paragraphs."""
    for p in doan:
        _dat(_con(_con(p, "pPr", dau=True), ten), gia_tri)


def dat_chu(p: Cay, chu: str) -> None:
    """Another text in a paragraph; lines are new paragraphs like it."""
    dong = chu.split("\n")
    for them in reversed(dong[1:]):
        moi = deepcopy(p)
        _mot_chu(moi, them)
        p.addnext(moi)
    _mot_chu(p, dong[0])


def _mot_chu(p: Cay, chu: str) -> None:
    t = list(p.iter(qn("w:t")))
    t[0].text = chu
    for thua in t[1:]:
        thua.text = ""


def xoa(doan: Iterable[Cay]) -> None:
    """Remove paragraphs; a cell left empty keeps an empty one."""
    for p in doan:
        cha = p.getparent()
        assert cha is not None
        if cha.tag == qn("w:tc") and len(cha.findall(qn("w:p"))) == 1:
            for r in list(p.iter(qn("w:r"))):
                p.remove(r)
        else:
            cha.remove(p)


# --- one change for each kind of test


def _run(ten: str, lay: Callable[[Any], dict[str, str]]) -> Sua:
    def sua(tep: TepSua, q: QuyTac) -> None:
        dat_run(_chon(tep, q), ten, **lay(q.khong_dat))

    return sua


def _doan(ten: str, lay: Callable[[Any], dict[str, str]]) -> Sua:
    def sua(tep: TepSua, q: QuyTac) -> None:
        dat_doan(_chon(tep, q), ten, **lay(q.khong_dat))

    return sua


def _chon(tep: TepSua, q: QuyTac) -> list[Cay]:
    """The paragraphs to make wrong: of running text under a rule on each paragraph, only its last."""
    if q.doi_tuong == "van_ban":
        tat_ca = list(tep.than.iter(qn("w:p")))
        return tat_ca if getattr(q.gia_tri, "da_so", False) else tep.p("doan")[-1:]
    p = tep.p(q.doi_tuong)
    return p[-1:] if q.doi_tuong == "doan" and q.phep == "co_chu" and not q.gia_tri.da_so else p  # type: ignore[union-attr]


def _bat(co: Any) -> dict[str, str]:
    return {} if co else {"val": "0"}


_JC = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}


def _hoa(tep: TepSua, q: QuyTac) -> None:
    """Small letters at the end of what should be capitals; capitals where there should be few."""
    if q.gia_tri.kieu == "thuong":  # type: ignore[union-attr]
        dat_run(tep.p(q.doi_tuong), "caps")
        return
    for p in tep.p(q.doi_tuong):
        chu = nm.chu_doan(p)
        i = len(chu)
        while (share_hoa(chu) or 0) >= HOA_TU:
            i -= 1
            chu = chu[:i] + chu[i:].lower()
        _mot_chu(p, chu)


def _moi_sect(the: str, **gia_tri: str) -> Sua:
    def sua(tep: TepSua, _: QuyTac) -> None:
        for s in tep.sect():
            _dat(_con(s, the), gia_tri)

    return sua


def _twips(mm: float) -> str:
    return str(round(mm * 1440 / 25.4))


def _kho_giay(tep: TepSua, q: QuyTac) -> None:
    x: Any = q.khong_dat
    for s in tep.sect():
        _dat(_con(s, "pgSz"), {"w": _twips(x["ngan"]), "h": _twips(x["dai"])})


def _huong_giay(tep: TepSua, _: QuyTac) -> None:
    """The section of the text, in which no table stands: an annex may lie."""
    kho = _con(tep.sect()[0], "pgSz")
    _dat(kho, {"w": kho.get(qn("w:h"), ""), "h": kho.get(qn("w:w"), ""), "orient": "landscape"})


_CANH = {"tren": "top", "duoi": "bottom", "trai": "left", "phai": "right"}


def _le(tep: TepSua, q: QuyTac) -> None:
    x: Any = q
    for s in tep.sect():
        _dat(_con(s, "pgMar"), {_CANH[x.gia_tri.canh]: _twips(x.khong_dat)})


def _chu(tep: TepSua, q: QuyTac) -> None:
    """The bad example as the text: of one paragraph, or of the component whole."""
    cho = getattr(q.gia_tri, "cho", "gop")
    p = tep.p(q.doi_tuong)
    chu = str(q.khong_dat)
    if q.doi_tuong == "doan":
        dat_chu(p[-2], f"{chu}.")
    elif cho == "gop" and q.doi_tuong != "kem_theo":
        xoa(p[1:])
        dat_chu(p[0], chu)
    else:
        dat_chu(p[-1] if cho == "cuoi" else p[0], chu)


def _dau_cuoi(tep: TepSua, q: QuyTac) -> None:
    dong: Any = q.khong_dat
    p = tep.p("doan" if q.doi_tuong == "van_ban" else q.doi_tuong)
    if q.doi_tuong == "van_ban":
        dat_chu(_het(tep), dong[0])
        return
    xoa(p[1:])
    dat_chu(p[0], "\n".join(dong))


def _het(tep: TepSua) -> Cay:
    return next(tep.doan[k.doan] for k in tep.tai_lieu.khoi if k.doan and k.chu.endswith("./."))


def _sau(p: Cay) -> Cay:
    sau = p.getnext()
    assert sau is not None
    return sau


def _ke(tep: TepSua, q: QuyTac) -> None:
    """The empty paragraph with a border under a component: gone, or of another length."""
    p = _sau(tep.p(q.doi_tuong)[-1])
    if q.gia_tri.bat_buoc:  # type: ignore[union-attr]
        xoa([p])
        return
    cu = next(k.ke for k in tep.khoi(q.doi_tuong) if k.ke)
    assert cu.ti_le
    assert cu.dai_mm
    doi_dai_ke(p, cu.dai_mm / cu.ti_le * float(q.khong_dat) - cu.dai_mm)  # type: ignore[arg-type]


def _vi_tri_so_trang(tep: TepSua, q: QuyTac) -> None:
    """Another alignment; or the reference to the header becomes one to a footer, and the part too."""
    x: Any = q.gia_tri
    if x.can:
        dat_doan(tep.p("so_trang"), "jc", val=_JC[str(q.khong_dat)])
        return
    cu, moi = ("header", "footer") if x.o == "dau_trang" else ("footer", "header")
    phan = next(t for t in tep.le_trang() if any(map(co_so_trang, tep.cay(t).iter(qn("w:p")))))
    tep.cay(phan).tag = qn("w:ftr" if moi == "footer" else "w:hdr")
    ma = set()
    for e in tep.cay("word/_rels/document.xml.rels"):
        if f"word/{e.get('Target')}" == phan:
            e.set("Type", f"{R}/{moi}")
            ma.add(e.get("Id"))
    for e in tep.cay("[Content_Types].xml"):
        if e.get("PartName") == f"/{phan}":
            e.set("ContentType", (e.get("ContentType") or "").replace(cu, moi))
    for s in tep.sect():
        for lk in list(s.iter(qn(f"w:{cu}Reference"))):
            if lk.get(qn("r:id")) in ma:
                for thua in [x for x in s.iter(qn(f"w:{moi}Reference")) if x.get(qn("w:type")) == "default"]:
                    s.remove(thua)
                lk.tag = qn(f"w:{moi}Reference")


def _khong_trang_dau(tep: TepSua, _: QuyTac) -> None:
    s = tep.sect()[0]
    for x in list(s.iter(qn("w:titlePg"))):
        s.remove(x)


def _trang_rieng(tep: TepSua, _: QuyTac) -> None:
    for s in tep.sect()[1:]:
        for x in list(s.iter(qn("w:pgNumType"))):
            s.remove(x)


def _co_mat(tep: TepSua, q: QuyTac) -> None:
    if q.doi_tuong == "so_trang":
        for p in tep.p("so_trang"):
            for r in list(p.iter(qn("w:r"))):
                p.remove(r)
    else:
        xoa(tep.p(q.doi_tuong))


def _vang_mat(tep: TepSua, q: QuyTac) -> None:
    if q.doi_tuong == "chu_quan":
        dat_chu(tep.p("co_quan")[0], "ỦY BAN NHÂN DÂN XÃ MẪU")
    else:
        tep.p("can_cu")[0].addprevious(doan_moi("Doan", "Kính gửi: Sở Tài chính"))


def _cung_dong(tep: TepSua, q: QuyTac) -> None:
    """The row is made two: what stood beside the component stays in the first."""
    o = tep.p(q.doi_tuong)[0].getparent()
    assert o is not None
    hang = o.getparent()
    assert hang is not None
    moi = deepcopy(hang)
    hang.addnext(moi)
    thu_tu = hang.index(o)
    for tr, giu in ((hang, False), (moi, True)):
        for i, tc in enumerate(tr):
            if tc.tag == qn("w:tc") and (i == thu_tu) != giu:
                xoa(list(tc.iter(qn("w:p"))))


def _ben(tep: TepSua, q: QuyTac) -> None:
    """The two cells of its row change places."""
    p = tep.p(q.doi_tuong)[0]
    o = p.getparent()
    assert o is not None
    kia = next(x for x in (*o.itersiblings(), *o.itersiblings(preceding=True)) if x.tag == qn("w:tc"))
    doan = list(o.iter(qn("w:p"))), list(kia.iter(qn("w:p")))
    o.extend(doan[1])
    kia.extend(doan[0])


def _thu_tu(tep: TepSua, q: QuyTac) -> None:
    sau = tep.p(q.gia_tri.sau)[0]  # type: ignore[union-attr]
    for p in tep.p(q.doi_tuong):
        sau.addprevious(p)


def _don_dan(tep: TepSua, q: QuyTac) -> None:
    co: Any = q.khong_dat
    for ten, x in co.items():
        dat_run(tep.p(ten), "sz", val=str(round(x * 2)))


def _danh_so(tep: TepSua, q: QuyTac) -> None:
    k, p = tep.khoi(q.doi_tuong)[0], tep.p(q.doi_tuong)[0]
    dat_chu(p, f"{q.khong_dat} {k.noi_dung}".strip())


def _nhac_toi(tep: TepSua, _: QuyTac) -> None:
    for t in tep.than.iter(qn("w:t")):
        t.text = (t.text or "").replace(" theo Phụ lục I và Phụ lục II", "")


def _khoang_doan(tep: TepSua, q: QuyTac) -> None:
    dat_doan(tep.p(q.doi_tuong), "spacing", before="0", after=str(round(float(q.khong_dat) * 20)))  # type: ignore[arg-type]


def _mot_le(tep: TepSua, _: QuyTac) -> None:
    s = tep.cay(PHAN_SETTINGS)
    s.insert(1, etree.Element(qn("w:mirrorMargins")))


SUA: dict[str, Sua] = {
    "kho_giay": _kho_giay,
    "huong_giay": _huong_giay,
    "le": _le,
    "mot_le": _mot_le,
    "phong": _run("rFonts", lambda v: {"ascii": v, "hAnsi": v}),
    "mau": _run("color", lambda v: {"val": v}),
    "co_chu": _run("sz", lambda v: {"val": str(round(v * 2))}),
    "dam": _run("b", _bat),
    "nghieng": _run("i", _bat),
    "gach_chan": _run("u", lambda _: {"val": "single"}),
    "hoa": _hoa,
    "can": _doan("jc", lambda v: {"val": _JC[v]}),
    "thut_dau": _doan("ind", lambda v: {"firstLine": _twips(v)}),
    "khoang_doan": _khoang_doan,
    "gian_dong": _doan("spacing", lambda v: {"line": str(round(v * 240)), "lineRule": "auto"}),
    "cung_dong": _cung_dong,
    "dong_moi": _chu,
    "ben": _ben,
    "dung_chu": _chu,
    "mau_chu": _chu,
    "tranh_chu": _chu,
    "nhac_toi": _nhac_toi,
    "dau_cuoi": _dau_cuoi,
    "ke": _ke,
    "vi_tri_so_trang": _vi_tri_so_trang,
    "kieu_so_trang": _moi_sect("pgNumType", fmt="lowerRoman"),
    "khong_trang_dau": _khong_trang_dau,
    "trang_rieng": _trang_rieng,
    "thu_tu": _thu_tu,
    "co_mat": _co_mat,
    "vang_mat": _vang_mat,
    "don_dan": _don_dan,
    "danh_so": _danh_so,
    "so_0": _chu,
}
"""Kind of test → change."""


def _dam_phan_lon(tep: TepSua, q: QuyTac) -> None:
    """Most of a paragraph, not all: that would make it a heading."""
    p = tep.p(q.doi_tuong)[0]
    (r,) = p.iter(qn("w:r"))
    chu = nm.chu_doan(p)
    sau = deepcopy(r)
    r.addnext(sau)
    for e, khuc in ((r, chu[: len(chu) * 3 // 4]), (sau, chu[len(chu) * 3 // 4 :])):
        next(e.iter(qn("w:t"))).text = khuc
    _con(_con(r, "rPr", dau=True), "b")


def _doan_cuoi(sua: Sua) -> Sua:
    """The same change to the last paragraph of the text only: of a numbered one it would change the number too."""

    def rieng(tep: TepSua, q: QuyTac) -> None:
        tep.p = lambda _: [_het(tep)]  # type: ignore[method-assign]
        sua(tep, q)

    return rieng


def _khong_ten(*ten: str) -> Sua:
    """All these components are taken out: what is left would be taken for the one that is missing."""

    def rieng(tep: TepSua, _: QuyTac) -> None:
        for p in [p for t in ten for p in tep.p(t)]:
            xoa([p])

    return rieng


RIENG: dict[tuple[str, str], Sua] = {
    ("khoan", "dam"): _dam_phan_lon,
    ("diem", "dam"): _dam_phan_lon,
    ("doan", "hoa"): _doan_cuoi(_hoa),
    ("co_quan", "co_mat"): _khong_ten("chu_quan", "co_quan"),
    ("chuc_vu", "co_mat"): _khong_ten("chuc_vu", "chuc_vu_khac"),
}
"""Component and kind of test → change, where the component asks for its own."""


KHONG_CO_TEP: dict[tuple[str, str], str] = {
    ("trich_yeu", "thu_tu"): "trong tệp .docx, trích yếu được nhận ra nhờ đứng dưới tên loại",
    ("can_cu", "thu_tu"): "trong tệp .docx, căn cứ được nhận ra nhờ đứng sau trích yếu",
    ("ho_ten", "thu_tu"): "trong tệp .docx, họ tên được nhận ra nhờ đứng cuối cột chữ ký",
}
"""Rules that no .docx breaks, and why; on a laid-out plan they are judged all the same."""
