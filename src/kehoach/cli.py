"""Dòng lệnh: parsing of arguments, messages and exit codes only.

Exit codes: 0 fine; 1 a lỗi was found in a document; 2 bad usage, or a file that cannot be read, loaded or written.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kehoach import _api
from kehoach.he_thong import explain_he_thong
from kehoach.loi import (
    TEN_MUC_DO,
    THU_TU_MUC_DO,
    GhiHongError,
    KeHoachError,
    NguonHongError,
    PhatHien,
    SuaTayError,
    ThieuMauError,
    ViTri,
)

TOT, CO_LOI, KHONG_LAM_DUOC = 0, 1, 2


def main(doi_so: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for luong in (sys.stdout, sys.stderr):
        if hasattr(luong, "reconfigure"):
            luong.reconfigure(encoding="utf-8", errors="backslashreplace")
    lenh = build_parser().parse_args(doi_so)
    chay: Callable[[argparse.Namespace], int] = lenh.chay
    try:
        return chay(lenh)
    except KeHoachError as loi:
        print(loi, file=sys.stderr)
        return KHONG_LAM_DUOC
    except BrokenPipeError:
        sys.stderr.close()
        return TOT
    except OSError as loi:
        print(f"Không viết ra được: {explain_he_thong(loi)}.", file=sys.stderr)
        return KHONG_LAM_DUOC


def build_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = argparse.ArgumentParser(prog="kehoach", description="Kế hoạch hành chính: từ nguồn có kiểu ra .docx.")
    parser.add_argument("--version", action="version", version=f"kehoach {_version()}")
    lenh = parser.add_subparsers(title="lệnh", required=True, metavar="LỆNH")
    for them in (_add_render, _add_check, _add_build, _add_diff, _add_soan):
        them(lenh)
    return parser


def _add_render(lenh: Any) -> None:
    p = lenh.add_parser("render", help="kết xuất kế hoạch ra .docx, .pdf, .html hoặc .txt")
    p.add_argument("nguon", nargs="+", metavar="KẾ_HOẠCH", help="tệp .yaml hoặc .json")
    p.add_argument("-o", "--out", type=Path, metavar="NƠI", help="tệp kết quả (một kế hoạch), hoặc thư mục")
    p.add_argument("--to", default="", metavar="DẠNG", help=f"các định dạng, cách nhau dấu phẩy: {_DANG}")
    p.add_argument("--template", dest="mau", type=Path, metavar="MẪU", help="mẫu .docx của riêng mình")
    p.add_argument("--ghi-de", action="store_true", help="ghi đè cả tệp .docx đã sửa tay, hoặc không do kehoach ghi")
    p.add_argument("--pdf-a", action="store_true", help="PDF để lưu trữ (PDF/A-2b)")
    _add_quy_uoc(p)
    p.set_defaults(chay=_render)
    p = lenh.add_parser("preview", help="xem kế hoạch như trang giấy trong trình duyệt")
    p.add_argument("nguon", type=Path, metavar="KẾ_HOẠCH", help="tệp .yaml hoặc .json")
    p.add_argument("-o", "--out", type=Path, metavar="TỆP", help="trang .html; mặc định cạnh nguồn")
    _add_quy_uoc(p)
    p.add_argument("--watch", action="store_true", help="viết lại trang mỗi khi lưu nguồn; Ctrl-C để dừng")
    p.set_defaults(chay=_preview)


def _add_quy_uoc(p: argparse.ArgumentParser) -> None:
    p.add_argument("--quy-uoc", metavar="TỆP", help="quy ước trình bày riêng, khi kế hoạch không ghi quy ước của mình")


def _add_check(lenh: Any) -> None:
    p = lenh.add_parser("check", help="kiểm tra nguồn kế hoạch, hoặc thể thức của tệp .docx bất kỳ")
    p.add_argument("nguon", nargs="+", metavar="TỆP", help="tệp .yaml, .json hoặc .docx")
    p.add_argument("--format", choices=("text", *_BAO_CAO), default="text", help="dạng báo cáo")
    p.add_argument("--rule", action="append", default=[], metavar="MÃ", help="chỉ các quy tắc có mã bắt đầu như thế")
    p.add_argument("--severity", choices=TEN_MUC_DO, default="goi_y", help="chỉ từ mức này trở lên")
    p.add_argument("--fix", action="store_true", help="sửa cách trình bày của một tệp .docx, ghi ra tệp của -o")
    p.add_argument("-o", "--out", type=Path, metavar="TỆP", help="tệp .docx đã sửa, đi cùng --fix")
    _add_quy_uoc(p)
    p.set_defaults(chay=_check)
    p = lenh.add_parser("rules", help="xem các quy tắc thể thức, điều khoản và ví dụ")
    p.add_argument("ma", nargs="?", default="", metavar="MÃ", help="mã một quy tắc")
    p.set_defaults(chay=_rules)


def _add_build(lenh: Any) -> None:
    p = lenh.add_parser("build", help="dựng cả thư mục kế hoạch theo kehoach.toml, chỉ viết cái đã đổi")
    p.add_argument("thu_muc", nargs="?", default=".", metavar="THƯ_MỤC")
    p.add_argument("--check", action="store_true", help="không viết gì; báo văn bản nào lệch với nguồn")
    p.add_argument("--format", choices=("text", *_BAO_CAO), default="text", help="dạng báo cáo các phát hiện")
    p.add_argument("--jobs", type=int, default=1, metavar="N", help="số tiến trình")
    p.add_argument("--dask", metavar="ĐỊA_CHỈ", help="cụm Dask chạy việc (cần kehoach[dask])")
    p.add_argument("--prune", action="store_true", help="xóa văn bản không còn nguồn")
    p.add_argument("--ghi-de", action="store_true", help="dựng lại cả văn bản đã sửa tay; bản đã sửa giữ bên cạnh")
    p.add_argument("--fail-fast", action="store_true", help="dừng ở kế hoạch hỏng đầu tiên")
    p.set_defaults(chay=_build)


def _add_diff(lenh: Any) -> None:
    p = lenh.add_parser("diff", help="so hai kế hoạch: nguồn, .docx hoặc bản trong git (HEAD:tệp)")
    p.add_argument("cu", metavar="CŨ")
    p.add_argument("moi", nargs="?", metavar="MỚI")
    p.add_argument("--format", choices=("text", "json", "html"), default="text")
    p.add_argument("-o", "--out", type=Path, metavar="TỆP")
    p.add_argument("--exit-code", action="store_true", help="trả mã 1 khi khác nhau")
    p.add_argument("--textconv", action="store_true", help="chỉ in chữ của một văn bản, cho git diff")
    p.set_defaults(chay=_diff)


def _add_soan(lenh: Any) -> None:
    p = lenh.add_parser("new", help="tạo kế hoạch mới có chú giải để điền, hoặc từ kế hoạch năm trước")
    p.add_argument("ten", nargs="?", default="ke-hoach.yaml", metavar="TÊN", help="mặc định ke-hoach.yaml")
    p.add_argument("--from", dest="cu", type=Path, metavar="KẾ_HOẠCH", help="kế hoạch năm trước")
    p.add_argument("--nam", type=int, metavar="NĂM", help="năm của kế hoạch mới, đi cùng --from")
    p.set_defaults(chay=_new)
    p = lenh.add_parser("schema", help="in JSON Schema của nguồn kế hoạch")
    p.set_defaults(chay=_schema)
    p = lenh.add_parser("template", help="lấy mẫu .docx kèm thư viện để sửa kiểu chữ")
    p.add_argument("ma", nargs="?", metavar="CHẾ_ĐỘ", help="mã chế độ thể thức; mặc định chế độ đang có hiệu lực")
    p.add_argument("-o", "--out", type=Path, metavar="TỆP", help="mặc định mau-CHẾ_ĐỘ.docx")
    p.set_defaults(chay=_template)


_DANG = ", ".join(_api.DINH_DANG)


def _version() -> str:
    from kehoach import __version__

    return __version__


def _render(lenh: argparse.Namespace) -> int:
    """Every plan is made; those for .pdf wait for one LibreOffice."""
    from kehoach.ooxml.ghi import validate_dich

    dang = list(dict.fromkeys(x.strip() for x in lenh.to.split(",") if x.strip()))
    la = [x for x in dang if x not in _api.DINH_DANG]
    if la:
        raise GhiHongError(f"Không biết định dạng «{', '.join(la)}»; có: {_DANG}.")
    out: Path | None = lenh.out
    if out and len(lenh.nguon) > 1 and out.suffix.lower().removeprefix(".") in _api.DINH_DANG and not out.is_dir():
        raise GhiHongError(f"Nhiều kế hoạch không ghi chung vào tệp «{out}»; hãy cho -o là một thư mục.")
    ket_qua = TOT
    da_ghi: dict[Path, str] = {}
    pdf: list[tuple[Any, Path]] = []
    for nguon in lenh.nguon:
        try:
            ke_hoach = _api.load(nguon, quy_uoc=lenh.quy_uoc)
            for dich in _dich(Path(nguon), out, dang, mot=len(lenh.nguon) == 1):
                truoc = da_ghi.setdefault(dich.resolve(), nguon)
                if truoc != nguon:
                    raise GhiHongError(f"«{truoc}» và «{nguon}» cùng ra «{dich}»; hãy đổi tên một tệp, hoặc dùng -o.")
                if dich.suffix.lower() == ".pdf":
                    pdf.append((ke_hoach, validate_dich(dich)))
                else:
                    print(_api.render(ke_hoach, dich, mau=lenh.mau, ghi_de=lenh.ghi_de))
        except KeHoachError as loi:  # the other plans are still made
            print(loi, file=sys.stderr)
            ket_qua = max(ket_qua, CO_LOI if isinstance(loi, SuaTayError) else KHONG_LAM_DUOC)
    for tep in _api.render_pdf(pdf, mau=lenh.mau, pdf_a=lenh.pdf_a) if pdf else ():
        print(tep)
    return ket_qua


def _dich(nguon: Path, out: Path | None, dang: list[str], *, mot: bool) -> list[Path]:
    """Where the results of one plan go: `-o` names the file of a single plan, or else a folder."""
    if out is None:
        return [nguon.with_suffix(f".{d}") for d in dang or ["docx"]]
    if mot and out.suffix and not out.is_dir():
        return [out.with_suffix(f".{d}") for d in dang] if dang else [out]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as loi:
        raise GhiHongError(f"Không tạo được thư mục «{out}»: {explain_he_thong(loi)}.") from loi
    return [out / f"{nguon.stem}.{d}" for d in dang or ["docx"]]


def _check(lenh: argparse.Namespace) -> int:
    """Every file is judged; what cannot be read or loaded decides the exit code."""
    from kehoach.kiem_tra import bao_cao

    if lenh.fix or lenh.out:
        return _fix(lenh)
    _validate_rule(lenh.rule)
    cua = {nguon: _phat_hien_cua(nguon, lenh.quy_uoc) for nguon in lenh.nguon}
    tat_ca = dict.fromkeys(p for nhom in cua.values() for p in nhom)  # a file that several share is told of once
    phat_hien = [p for p in tat_ca if _wanted(p, lenh.rule, lenh.severity)]
    if lenh.format == "text":
        for nguon, nhom in cua.items():
            if cau := _nhan_xet(nguon, nhom, phat_hien):
                print(f"{nguon}: {cau}")
        print(bao_cao.format_text(phat_hien, mau=sys.stdout.isatty()))
    elif chu := _BAO_CAO[lenh.format](phat_hien):
        print(chu)
    if any(map(_is_khong_doc, phat_hien)):
        return KHONG_LAM_DUOC
    return CO_LOI if any(p.muc_do == "loi" for p in phat_hien) else TOT


def _phat_hien_cua(nguon: str, quy_uoc: str | None) -> Sequence[PhatHien]:
    try:
        return _api.check(nguon, quy_uoc=quy_uoc)
    except NguonHongError as loi:  # the house profile
        return loi.phat_hien
    except KeHoachError as loi:
        return [PhatHien("nap.tep", "loi", ViTri(tep=nguon), str(loi))]


def _nhan_xet(nguon: str, cua_no: Sequence[PhatHien], hien: Sequence[PhatHien]) -> str:
    """What to say of a file under whose name no finding is printed; "" when one is."""
    if any(p.vi_tri.tep == nguon for p in hien):
        return ""
    if noi := dict.fromkeys(str(p.vi_tri.tep) for p in cua_no if p.ma.startswith("nap.")):
        return f"chưa nạp được vì {', '.join(noi)}"
    return "không có gì trong phần được chọn" if any(p.vi_tri.tep == nguon for p in cua_no) else "tốt"


def _validate_rule(rule: Sequence[str]) -> None:
    """A mistyped code must not pass for a clean document.  Raises: GhiHongError."""
    from kehoach.kiem_tra.ma_phat_hien import is_ma

    la = [r for r in rule if not is_ma(r)]
    if la:
        raise GhiHongError(f"Không có quy tắc nào mã bắt đầu bằng «{'», «'.join(la)}»; «kehoach rules» liệt kê tất cả.")


def _fix(lenh: argparse.Namespace) -> int:
    """What was mended, then what is left; the exit code speaks of what is left."""
    from kehoach.kiem_tra.bao_cao import format_text

    if not lenh.fix or lenh.out is None or len(lenh.nguon) != 1:
        raise GhiHongError("Sửa từng tệp một: kehoach check --fix GỐC.docx -o ĐÃ-SỬA.docx.")
    da_sua, con_lai = _api.fix(lenh.nguon[0], lenh.out, quy_uoc=lenh.quy_uoc)
    print(f"Đã sửa {len(da_sua)} chỗ về trình bày, ghi ra {lenh.out}; lời văn giữ nguyên.")
    for ten, phat_hien in (("Đã sửa:", da_sua), ("Còn lại, cần người sửa:", con_lai)):
        if phat_hien:
            print(f"\n{ten}\n{format_text(phat_hien, mau=sys.stdout.isatty())}")
    if not con_lai:
        print("\nKhông còn phát hiện nào.")
    return CO_LOI if any(p.muc_do == "loi" for p in con_lai) else TOT


def _wanted(p: PhatHien, rule: list[str], severity: str) -> bool:
    """Whether a finding is to be shown; one about a file that cannot be read always is."""
    du_nang = THU_TU_MUC_DO[p.muc_do] <= THU_TU_MUC_DO[severity]  # type: ignore[index]
    return _is_khong_doc(p) or ((not rule or any(p.ma.startswith(r) for r in rule)) and du_nang)


def _is_khong_doc(p: PhatHien) -> bool:
    """Whether a finding says that a file could not be read: the one to check, or what its project switches off."""
    return p.muc_do == "loi" and p.ma.startswith(("nap.", "xay.du_an"))


def _json(phat_hien: Sequence[PhatHien]) -> str:
    from kehoach.kiem_tra.bao_cao import format_json

    return format_json(phat_hien)


def _sarif(phat_hien: Sequence[PhatHien]) -> str:
    from kehoach.kiem_tra.bao_cao import format_sarif

    return format_sarif(phat_hien, phien_ban=_version())


def _github(phat_hien: Sequence[PhatHien]) -> str:
    from kehoach.kiem_tra.bao_cao import format_github

    return format_github(phat_hien)


_BAO_CAO: dict[str, Callable[[Sequence[PhatHien]], str]] = {"json": _json, "sarif": _sarif, "github": _github}


def _rules(lenh: argparse.Namespace) -> int:
    from kehoach.kiem_tra.in_quy_tac import format_danh_sach, format_quy_tac

    try:
        print(format_quy_tac(lenh.ma) if lenh.ma else format_danh_sach())
    except KeyError:
        print(f"Không có quy tắc «{lenh.ma}»; «kehoach rules» liệt kê tất cả.", file=sys.stderr)
        return KHONG_LAM_DUOC
    return TOT


def _new(lenh: argparse.Namespace) -> int:
    from kehoach.soan.ke_hoach_moi import roll_over, starter_text

    if (lenh.cu is None) != (lenh.nam is None):
        raise GhiHongError("--from và --nam đi cùng nhau: kehoach new MỚI.yaml --from CŨ.yaml --nam 2027.")
    dich = Path(lenh.ten)
    if dich.name in ("", ".."):
        raise GhiHongError(f"«{lenh.ten}» không phải tên một tệp.")
    if dich.suffix.lower() not in (".yaml", ".yml"):
        dich = dich.with_name(f"{dich.name}.yaml")
    chu = starter_text(dich.name) if lenh.cu is None else roll_over(lenh.cu, lenh.nam)[0]
    return _viet_moi(dich, chu.encode("utf-8"))


def _template(lenh: argparse.Namespace) -> int:
    from kehoach.the_thuc.tra import che_do_theo_ma, che_do_vao_ngay, danh_sach_che_do
    from kehoach.trinh_bay.mau import read_mau

    try:
        che_do = che_do_theo_ma(lenh.ma) if lenh.ma else che_do_vao_ngay(None)
    except KeyError:
        co = ", ".join(f"{c.ma} ({c.ten})" for c in danh_sach_che_do())
        raise ThieuMauError(f"Không có mẫu cho chế độ «{lenh.ma}»; có: {co}.") from None
    return _viet_moi(lenh.out or Path(f"mau-{che_do.ma}.docx"), read_mau(che_do))


def _viet_moi(dich: Path, noi_dung: bytes) -> int:
    """Write a file that a person will go on to edit: never over one that is there."""
    from kehoach.ooxml.ghi import write_atomic

    if dich.exists():
        raise GhiHongError(f"Đã có «{dich}»; chọn tên khác để không ghi đè.")
    print(write_atomic(dich, noi_dung))
    return TOT


def _preview(lenh: argparse.Namespace) -> int:
    from kehoach.xem_truoc.theo_doi import watch

    dich = lenh.out or lenh.nguon.with_suffix(".html")
    if dich.suffix.lower() not in (".html", ".htm"):
        raise GhiHongError(f"Trang xem trước là .html, không ghi vào «{dich}»; dạng khác thì dùng kehoach render.")
    if not lenh.watch:
        _api.preview(lenh.nguon, dich, quy_uoc=lenh.quy_uoc)
        print(dich)
        return TOT
    if not lenh.nguon.is_file():
        raise GhiHongError(f"Không có tệp «{lenh.nguon}».")
    print(f"Mở {dich} trong trình duyệt; trang đổi theo mỗi lần lưu {lenh.nguon}. Ctrl-C để dừng.", flush=True)
    for ten in ("SIGTERM", "SIGHUP"):  # told to end: the page is told too
        if hasattr(signal, ten):
            signal.signal(getattr(signal, ten), lambda so, _: sys.exit(128 + so))
    try:
        for tot in watch(lenh.nguon, dich, doc=partial(_api.load, quy_uoc=lenh.quy_uoc)):
            print("đã viết" if tot else "nguồn còn lỗi, xem trong trang", flush=True)
    except KeyboardInterrupt:
        print(f"Đã dừng; {dich} không tự đổi nữa.")
    return TOT


# Options of `build` that mean nothing to `build --check`, by their names.
_CHI_DUNG: dict[str, str] = {"dask": "--dask", "prune": "--prune", "fail_fast": "--fail-fast", "ghi_de": "--ghi-de"}


def _build(lenh: argparse.Namespace) -> int:
    from kehoach.dong_loat.lenh import run_build, run_check_build

    viet = _BAO_CAO.get(lenh.format)
    if not lenh.check:
        tuy_chon = {ten: getattr(lenh, ten) for ten in _CHI_DUNG}
        return run_build(lenh.thu_muc, jobs=lenh.jobs, viet=viet, **tuy_chon)
    la = [co for ten, co in _CHI_DUNG.items() if getattr(lenh, ten)]
    if la:
        raise GhiHongError(f"--check chỉ xem, không dựng: không đi cùng {', '.join(la)}.")
    return run_check_build(lenh.thu_muc, jobs=lenh.jobs, kiem=_api.check, viet=viet)


def _diff(lenh: argparse.Namespace) -> int:
    from kehoach.dong_loat.lenh import run_diff, run_textconv

    if lenh.textconv:
        return run_textconv(lenh.cu)
    if lenh.moi is None:
        raise GhiHongError("Cần hai bên để so: kehoach diff CŨ MỚI.")
    return run_diff(lenh.cu, lenh.moi, dang=lenh.format, out=lenh.out, exit_code=lenh.exit_code)


def _schema(_lenh: argparse.Namespace) -> int:
    print(json.dumps(_api.schema(), ensure_ascii=False, indent=2))
    return TOT
