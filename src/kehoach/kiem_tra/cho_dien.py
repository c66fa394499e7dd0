"""Chỗ điền: what the starter plan leaves to be filled in, still standing in a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kehoach.loi import PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nguon.du_lieu import iter_chuoi
from kehoach.nguon.vi_tri import format_duong_dan
from kehoach.soan.ke_hoach_moi import starter_text

MA = "nd.cho_dien"
_CHO = re.compile(r"«[^«»]*»")


def check_cho_dien(ke_hoach: KeHoach) -> Iterator[PhatHien]:
    """A finding for each place with words of the starter plan in « »; other words in such marks are the author's."""
    for duong_dan, chu in iter_chuoi(ke_hoach.model_dump(mode="json", exclude_defaults=True)):
        con = [x for x in dict.fromkeys(_CHO.findall(chu)) if x in _cho_dien()]
        if con:
            vi_tri = ViTri(duong_dan=format_duong_dan(duong_dan))
            yield PhatHien(
                MA, "canh_bao", vi_tri, f"Còn chỗ chưa điền: {', '.join(con)}.", "thay bằng chữ thật, hoặc bỏ"
            )


@cache
def _cho_dien() -> frozenset[str]:
    dong = (d for d in starter_text().splitlines() if not d.startswith("# Kế hoạch mới"))
    return frozenset(x for d in dong for x in _CHO.findall(d))
