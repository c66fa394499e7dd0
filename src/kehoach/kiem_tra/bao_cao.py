"""Báo cáo: findings as text for a terminal, JSON, SARIF 2.1.0 and GitHub workflow annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kehoach.kiem_tra.quy_tac import QuyTac, quy_tac_theo_ma
from kehoach.loi import TEN_MUC_DO, MucDo, PhatHien, ViTri

_MAU: Mapping[MucDo, str] = {"loi": "\x1b[31m", "canh_bao": "\x1b[33m", "goi_y": "\x1b[36m"}
_DAM, _MO, _HET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_SARIF: Mapping[MucDo, str] = {"loi": "error", "canh_bao": "warning", "goi_y": "note"}
_GITHUB: Mapping[MucDo, str] = {"loi": "error", "canh_bao": "warning", "goi_y": "notice"}
_LUOC_DO = "https://json.schemastore.org/sarif-2.1.0.json"


def count_muc(phat_hien: Iterable[PhatHien]) -> dict[MucDo, int]:
    """How many findings of each severity, the worst first.

    >>> count_muc([PhatHien("x", "canh_bao", ViTri(), "…")])
    {'loi': 0, 'canh_bao': 1, 'goi_y': 0}
    """
    dem: dict[MucDo, int] = {"loi": 0, "canh_bao": 0, "goi_y": 0}
    for p in phat_hien:
        dem[p.muc_do] += 1
    return dem


def format_tong(phat_hien: Sequence[PhatHien]) -> str:
    """The summary line.

    >>> format_tong([PhatHien("x", "loi", ViTri(), "…")]), format_tong([])
    ('1 lỗi, 0 cảnh báo, 0 gợi ý.', 'Không có phát hiện nào.')
    """
    if not phat_hien:
        return "Không có phát hiện nào."
    return ", ".join(f"{so} {TEN_MUC_DO[muc]}" for muc, so in count_muc(phat_hien).items()) + "."


def format_text(phat_hien: Sequence[PhatHien], *, mau: bool = False) -> str:
    """Findings grouped by file and severity, with a summary line; `mau`: with terminal colours.

    >>> print(format_text([PhatHien("nd30.x.t01", "loi", ViTri("a.docx", doan=3), "Lề sai.", "Sửa lề.", "NĐ 30")]))
    a.docx
      lỗi (1)
        đoạn 3: Lề sai. [nd30.x.t01]
          sửa: Sửa lề.
          theo: NĐ 30
    <BLANKLINE>
    1 lỗi, 0 cảnh báo, 0 gợi ý.
    """
    son = _son if mau else _khong_son
    dong: list[str] = []
    for tep, cua_tep in _nhom_tep(phat_hien).items():
        dong.append(son(_DAM, tep or "<kế hoạch>"))
        for muc, so in count_muc(cua_tep).items():
            if so:
                dong.append("  " + son(_MAU[muc], f"{TEN_MUC_DO[muc]} ({so})"))
                dong += [d for p in cua_tep if p.muc_do == muc for d in _dong_text(p, son)]
        dong.append("")
    return "\n".join([*dong, format_tong(phat_hien)])


def format_json(phat_hien: Sequence[PhatHien]) -> str:
    """Findings as a JSON document: `{"phat_hien": […], "tong": {"loi": …}}`; keys without a value are left out."""
    du_lieu = {"phat_hien": [_bo_trong(asdict(p)) for p in phat_hien], "tong": count_muc(phat_hien)}
    return json.dumps(du_lieu, ensure_ascii=False, indent=2)


def format_github(phat_hien: Sequence[PhatHien]) -> str:
    """Findings as workflow commands, one a line.

    >>> print(format_github([PhatHien("nd30.x.t01", "loi", ViTri("a.yaml", 3, 1), "Lề sai.")]))
    ::error file=a.yaml,line=3,col=1,title=nd30.x.t01::Lề sai.
    """
    return "\n".join(_lenh_github(p) for p in phat_hien)


def format_sarif(phat_hien: Sequence[PhatHien], *, phien_ban: str = "") -> str:
    """Findings as SARIF 2.1.0; `phien_ban` is the version of this library.

    Source:  OASIS Static Analysis Results Interchange Format 2.1.0.
    """
    ma = sorted({p.ma for p in phat_hien})
    driver: dict[str, Any] = {"name": "kehoach", "rules": [_luat_sarif(m) for m in ma]}
    if phien_ban:
        driver["version"] = phien_ban
    ket_qua = [_ket_qua_sarif(p, ma.index(p.ma)) for p in phat_hien]
    ban = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": ket_qua}
    return json.dumps({"$schema": _LUOC_DO, "version": "2.1.0", "runs": [ban]}, ensure_ascii=False, indent=2)


def _son(ma: str, chu: str) -> str:
    return f"{ma}{chu}{_HET}"


def _khong_son(_: str, chu: str) -> str:
    return chu


def _nhom_tep(phat_hien: Iterable[PhatHien]) -> dict[str | None, list[PhatHien]]:
    nhom: dict[str | None, list[PhatHien]] = {}
    for p in phat_hien:
        nhom.setdefault(p.vi_tri.tep, []).append(p)
    return nhom


def _dong_text(p: PhatHien, son: Any) -> list[str]:
    cho = _cho(p.vi_tri)
    dong = [f"    {cho + ': ' if cho else ''}{p.thong_diep} {son(_MO, f'[{p.ma}]')}"]
    if p.vi_tri.trich:
        dong.append(son(_MO, f"      tại: «{p.vi_tri.trich}»"))
    dong += [f"      sửa: {p.goi_y}"] if p.goi_y else []
    return [*dong, son(_MO, f"      theo: {p.nguon}")] if p.nguon else dong


def _cho(v: ViTri) -> str:
    """The place inside its file; in a source as file:line:column, which terminals and editors open."""
    if v.dong is not None:
        return str(v)
    if v.doan is not None:
        return f"đoạn {v.doan}" + (f" ({v.thanh_phan})" if v.thanh_phan else "")
    return v.duong_dan or v.thanh_phan or ""


def _bo_trong(x: Mapping[str, Any]) -> dict[str, Any]:
    return {k: _bo_trong(v) if isinstance(v, dict) else v for k, v in x.items() if v not in (None, "")}


def _lenh_github(p: PhatHien) -> str:
    v = p.vi_tri
    thuoc_tinh = {"file": v.tep, "line": v.dong, "col": v.cot, "title": p.ma}
    ghi = ",".join(f"{k}={_thoat_thuoc_tinh(str(x))}" for k, x in thuoc_tinh.items() if x is not None)
    noi = f"{_cho(v)}: " if v.dong is None and _cho(v) else ""
    goi_y = f"\n→ {p.goi_y}" if p.goi_y else ""
    nguon = f"\n[{p.nguon}]" if p.nguon else ""
    return f"::{_GITHUB[p.muc_do]} {ghi}::{_thoat(noi + p.thong_diep + goi_y + nguon)}"


def _thoat(chu: str) -> str:
    return chu.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _thoat_thuoc_tinh(chu: str) -> str:
    return _thoat(chu).replace(":", "%3A").replace(",", "%2C")


def _luat_sarif(ma: str) -> dict[str, Any]:
    try:
        quy_tac = quy_tac_theo_ma(ma)
    except KeyError:
        return {"id": ma}
    return {
        "id": ma,
        "shortDescription": {"text": quy_tac.cau},
        "fullDescription": {"text": f"{quy_tac.cau} ({quy_tac.dieu_khoan})"},
        "help": {"text": _tro_giup(quy_tac)},
        "defaultConfiguration": {"level": _SARIF[quy_tac.muc]},
    }


def _tro_giup(quy_tac: QuyTac) -> str:
    return f"{quy_tac.ten_doi_tuong}: {quy_tac.format_can()}."


def _ket_qua_sarif(p: PhatHien, thu_tu: int) -> dict[str, Any]:
    chu = f"{p.thong_diep} {p.goi_y}".strip()
    ket_qua: dict[str, Any] = {
        "ruleId": p.ma,
        "ruleIndex": thu_tu,
        "level": _SARIF[p.muc_do],
        "message": {"text": chu},
    }
    if noi := _noi_sarif(p.vi_tri):
        ket_qua["locations"] = [noi]
    if p.nguon:
        ket_qua["properties"] = {"nguon": p.nguon}
    return ket_qua


def _noi_sarif(v: ViTri) -> dict[str, Any]:
    noi: dict[str, Any] = {}
    if v.tep is not None:
        vat_ly: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(v.tep).as_posix())}}
        if v.dong is not None:
            vat_ly["region"] = _bo_trong({"startLine": v.dong, "startColumn": v.cot})
        noi["physicalLocation"] = vat_ly
    if v.dong is None and (ten := _cho(v)):
        noi["logicalLocations"] = [{"fullyQualifiedName": ten}]
    return noi
