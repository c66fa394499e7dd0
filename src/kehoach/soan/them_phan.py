"""Thêm phần: one more ground or recipient; a ground that is a citation goes into the plan's library."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from kehoach.chu.dau import fold
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.mo_hinh.vien_dan import VanBanDan
from kehoach.nguon.ky_tu import find_ky_tu_cam, normalize_chu
from kehoach.soan.sua_ke_hoach import sua
from kehoach.vien_dan.doc_dan_toi import find_dan_toi_truoc
from kehoach.vien_dan.mo_ta import VienDan

_DAN = re.compile(r"((?:căn cứ(?: vào)?|thực hiện|theo|xét)\s+)(.+)", re.IGNORECASE | re.DOTALL)


def them_can_cu(ke_hoach: KeHoach, can_cu: str) -> KeHoach:
    """The plan with one more ground, last.

    Text that is one citation, perhaps after "Căn cứ" or "Thực hiện", goes into `vien_dan` under a new key, so that
    its later mentions are short; a document that is there already is cited by the key it has. Any other text
    (`[@khóa]`, "Theo đề nghị của …") is the ground as it stands.
    Raises:  NguonHongError for text that no ground may be.
    """
    cu = [x.nguon for x in ke_hoach.can_cu]
    can_cu = normalize_chu(can_cu)
    if any(True for _ in find_ky_tu_cam(can_cu)):  # told where it is
        return sua(ke_hoach, None, None, {"can_cu": [*cu, can_cu]})
    khop = _DAN.fullmatch(can_cu.strip())
    dan, chu = (khop[1], khop[2]) if khop else ("", can_cu.strip())
    dinh_vi, chu = _tach_dan_toi(chu)
    muc = VanBanDan.parse(chu) if chu and not _is_nhieu(chu) else None
    if muc is None or muc.van_ban is None:
        return sua(ke_hoach, None, None, {"can_cu": [*cu, can_cu]})
    khoa = _find(ke_hoach, muc.van_ban) or make_khoa(muc.van_ban, ke_hoach.vien_dan)
    them = {} if khoa in ke_hoach.vien_dan else {"vien_dan": {khoa: muc}}
    return sua(ke_hoach, None, None, {**them, "can_cu": [*cu, f"{dan}[@{khoa}{dinh_vi}]"]})


def _is_nhieu(chu: str) -> bool:
    """Whether several documents are cited one after the other; a semicolon in a title is no such thing."""
    return any(VanBanDan.parse(x).van_ban is not None for x in chu.rstrip("; ").split(";")[1:])


def _tach_dan_toi(chu: str) -> tuple[str, str]:
    """The pinpoints before a citation, as a locator (", khoản 3 Điều 31"), and the citation of the document alone."""
    van_ban = VanBanDan.parse(chu).van_ban if chu else None
    cho = chu.find(van_ban.loai_goc or van_ban.loai) if van_ban and van_ban.dan_toi else -1
    noi = find_dan_toi_truoc(chu, cho) if cho > 0 else None
    return (f", {chu[slice(*noi)]}", chu[cho:]) if noi else ("", chu)


def _find(ke_hoach: KeHoach, van_ban: VienDan) -> str | None:
    """The key under which this document stands already."""
    for khoa, x in ke_hoach.vien_dan.items():
        if x.van_ban is not None and van_ban.so_ky_hieu and x.van_ban.khoa == van_ban.khoa:
            return khoa if x.van_ban.ngay == van_ban.ngay else None
    return None


def make_khoa(van_ban: VienDan, da_co: Container[str]) -> str:
    """A key for a document: the initials of its kind and its number, or the name of a law.

    >>> make_khoa(VienDan(loai="Nghị định", so="27", nam="2022", ky_hieu="NĐ-CP"), ()), make_khoa(
    ...     VienDan(loai="Luật", ten="Đấu thầu"), {"luat_dau_thau"})
    ('nd27', 'luat_dau_thau_2')
    """
    if van_ban.so:
        goc = "".join(tu[0] for tu in _la_tin(van_ban.loai)) + "_".join(_la_tin(van_ban.so))
    else:
        goc = "_".join(_la_tin(f"{van_ban.loai} {van_ban.ten or ''}")[:6])
    return goc if goc not in da_co else next(k for i in count(2) if (k := f"{goc}_{i}") not in da_co)


def _la_tin(chu: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(chu))
