"""Nguồn: one source that was read, as plain data that knows where each of its values stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kehoach.loi import ViTri
from kehoach.nguon.du_lieu import DuongDan
from kehoach.nguon.vi_tri import SoDo, format_duong_dan, make_vi_tri, parse_duong_dan


@dataclass(frozen=True, slots=True)
class Nguon:
    """Nguồn: plain data and the places of its values.

    Shape:   `du_lieu` is a dict of dicts, lists, str and None; from JSON and mappings also int, bool, float and date.
             Text is NFC with LF line ends. YAML scalars stay text: `012` is "012", `no` is "no"; only an empty value,
             `~` and `null` are None. `noi_khac` are values that were taken over from other files: their paths here,
             and the places where they stand there.
    """

    du_lieu: dict[str, Any]
    tep: str | None = None
    so_do: SoDo | None = field(default=None, repr=False, compare=False)
    noi_khac: Mapping[DuongDan, ViTri] = field(default_factory=dict, repr=False, compare=False)

    def vi_tri(self, duong_dan: DuongDan, *, khoa: bool = False, cho: int | None = None) -> ViTri:
        """The place of the value at a path, or of its key; of the nearest parent that exists, when it does not.

        `cho` is an offset inside the string value. A source without text (a mapping) has paths only. What stands in
        another file is found there, as a whole.

        >>> from kehoach.nguon import read_van_ban
        >>> nguon = read_van_ban("so: 3\\ncan_cu:\\n  - Luật\\n", tep="a.yaml")
        >>> str(nguon.vi_tri(("can_cu", 0))), str(nguon.vi_tri(("can_cu",), khoa=True))
        ('a.yaml:3:5', 'a.yaml:2:1')
        """
        for i in range(len(duong_dan) if self.noi_khac else 0, 0, -1):
            if (noi := self.noi_khac.get(duong_dan[:i])) is not None:
                return replace(noi, duong_dan=format_duong_dan(duong_dan))
        return make_vi_tri(self.tep, self.so_do, duong_dan, khoa=khoa, cho=cho)

    def locate(self, vi_tri: ViTri) -> ViTri:
        """A place that knows its path only, with file, line and column.

        >>> from kehoach.nguon import read_van_ban
        >>> nguon = read_van_ban("so: 3\\ncan_cu:\\n  - Luật\\n", tep="a.yaml")
        >>> str(nguon.locate(ViTri(duong_dan="can_cu[0]")))
        'a.yaml:3:5'
        """
        noi = self.vi_tri(parse_duong_dan(vi_tri.duong_dan))
        return replace(vi_tri, tep=noi.tep, dong=noi.dong, cot=noi.cot)
