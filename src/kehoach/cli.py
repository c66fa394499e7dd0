"""The command line: parsing of arguments, messages and exit codes only.

Exit codes: 0 fine; 1 a lỗi was found in a document; 2 bad usage, or a file that cannot be read, loaded or written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kehoach import _api
from kehoach.loi import TEN_MUC_DO, GhiHongError, KeHoachError, PhatHien, ViTri

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
        print(f"Không viết ra được: {loi.strerror}.", file=sys.stderr)
        return KHONG_LAM_DUOC


def build_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = argparse.ArgumentParser(prog="kehoach", description="Kế hoạch hành chính: từ nguồn có kiểu ra .docx.")
    parser.add_argument("--version", action="version", version=f"kehoach {_version()}")
    lenh = parser.add_subparsers(title="lệnh", required=True, metavar="LỆNH")
    p = lenh.add_parser("render", help="kết xuất kế hoạch ra .docx, .pdf hoặc .txt")
    p.add_argument("nguon", nargs="+", metavar="KẾ_HOẠCH", help="tệp .yaml hoặc .json")
    p.add_argument("-o", "--out", type=Path, metavar="NƠI", help="tệp kết quả (một kế hoạch), hoặc thư mục")
    p.add_argument("--to", default="", metavar="DẠNG", help=f"các định dạng, cách nhau dấu phẩy: {_DANG}")
    p.add_argument("--template", dest="mau", type=Path, metavar="MẪU", help="mẫu .docx của riêng mình")
    p.set_defaults(chay=_render)
    p = lenh.add_parser("check", help="kiểm tra nguồn kế hoạch, hoặc thể thức của tệp .docx bất kỳ")
    p.add_argument("nguon", nargs="+", metavar="TỆP", help="tệp .yaml, .json hoặc .docx")
    p.add_argument("--format", choices=("text", *_BAO_CAO), default="text", help="dạng báo cáo")
    p.add_argument("--rule", action="append", default=[], metavar="MÃ", help="chỉ các quy tắc có mã bắt đầu như thế")
    p.add_argument("--severity", choices=TEN_MUC_DO, default="goi_y", help="chỉ từ mức này trở lên")
    p.set_defaults(chay=_check)
    p = lenh.add_parser("rules", help="xem các quy tắc thể thức, điều khoản và ví dụ")
    p.add_argument("ma", nargs="?", default="", metavar="MÃ", help="mã một quy tắc")
    p.set_defaults(chay=_rules)
    p = lenh.add_parser("new", help="tạo kế hoạch mới có chú giải để điền")
    p.add_argument("ten", nargs="?", default="ke-hoach.yaml", metavar="TÊN", help="mặc định ke-hoach.yaml")
    p.set_defaults(chay=_new)
    p = lenh.add_parser("schema", help="in JSON Schema của nguồn kế hoạch")
    p.set_defaults(chay=_schema)
    return parser


_DANG = ", ".join(_api.DINH_DANG)


def _version() -> str:
    from kehoach import __version__

    return __version__


def _render(lenh: argparse.Namespace) -> int:
    dang = list(dict.fromkeys(x.strip() for x in lenh.to.split(",") if x.strip()))
    la = [x for x in dang if x not in _api.DINH_DANG]
    if la:
        raise GhiHongError(f"Không biết định dạng «{', '.join(la)}»; có: {_DANG}.")
    out: Path | None = lenh.out
    if out and len(lenh.nguon) > 1 and out.suffix.lower().removeprefix(".") in _api.DINH_DANG and not out.is_dir():
        raise GhiHongError(f"Nhiều kế hoạch không ghi chung vào tệp «{out}»; hãy cho -o là một thư mục.")
    ket_qua = TOT
    da_ghi: dict[Path, str] = {}
    for nguon in lenh.nguon:
        try:
            ke_hoach = _api.load(nguon)
            for dich in _dich(Path(nguon), out, dang, mot=len(lenh.nguon) == 1):
                truoc = da_ghi.setdefault(dich.resolve(), nguon)
                if truoc != nguon:
                    raise GhiHongError(f"«{truoc}» và «{nguon}» cùng ra «{dich}»; hãy đổi tên một tệp, hoặc dùng -o.")
                print(_api.render(ke_hoach, dich, mau=lenh.mau))
        except KeHoachError as loi:  # the other plans are still made
            print(loi, file=sys.stderr)
            ket_qua = KHONG_LAM_DUOC
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
        raise GhiHongError(f"Không tạo được thư mục «{out}»: {loi.strerror}.") from loi
    return [out / f"{nguon.stem}.{d}" for d in dang or ["docx"]]


def _check(lenh: argparse.Namespace) -> int:
    """Every file is judged; what cannot be read or loaded decides the exit code."""
    from kehoach.kiem_tra import bao_cao

    phat_hien: list[PhatHien] = []
    for nguon in lenh.nguon:
        try:
            phat_hien += _api.check(nguon)
        except KeHoachError as loi:
            phat_hien.append(PhatHien("nap.tep", "loi", ViTri(tep=nguon), str(loi)))
    phat_hien = [p for p in phat_hien if _wanted(p, lenh.rule, lenh.severity)]
    if lenh.format == "text":
        co = {p.vi_tri.tep for p in phat_hien}
        for nguon in lenh.nguon:
            if nguon not in co:
                print(f"{nguon}: tốt")
        print(bao_cao.format_text(phat_hien, mau=sys.stdout.isatty()))
    elif chu := _BAO_CAO[lenh.format](phat_hien):
        print(chu)
    if any(p.ma.startswith("nap.") for p in phat_hien):
        return KHONG_LAM_DUOC
    return CO_LOI if any(p.muc_do == "loi" for p in phat_hien) else TOT


def _wanted(p: PhatHien, rule: list[str], severity: str) -> bool:
    """Whether a finding is to be shown; one about a file that cannot be read always is."""
    muc = list(TEN_MUC_DO)
    return p.ma.startswith("nap.") or (
        (not rule or any(p.ma.startswith(r) for r in rule)) and muc.index(p.muc_do) <= muc.index(severity)  # type: ignore[arg-type]
    )


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
    from kehoach.the_thuc.in_quy_tac import format_danh_sach, format_quy_tac

    try:
        print(format_quy_tac(lenh.ma) if lenh.ma else format_danh_sach())
    except KeyError:
        print(f"Không có quy tắc «{lenh.ma}»; «kehoach rules» liệt kê tất cả.", file=sys.stderr)
        return KHONG_LAM_DUOC
    return TOT


def _new(lenh: argparse.Namespace) -> int:
    from kehoach.nap.moi import starter_text
    from kehoach.ooxml.ghi import write_atomic

    dich = Path(lenh.ten)
    if dich.name in ("", ".."):
        raise GhiHongError(f"«{lenh.ten}» không phải tên một tệp.")
    if dich.suffix.lower() not in (".yaml", ".yml"):
        dich = dich.with_name(f"{dich.name}.yaml")
    if dich.exists():
        raise GhiHongError(f"Đã có «{dich}»; chọn tên khác để không ghi đè.")
    print(write_atomic(dich, starter_text().encode("utf-8")))
    return TOT


def _schema(_lenh: argparse.Namespace) -> int:
    print(json.dumps(_api.schema(), ensure_ascii=False, indent=2))
    return TOT


if __name__ == "__main__":
    sys.exit(main())
