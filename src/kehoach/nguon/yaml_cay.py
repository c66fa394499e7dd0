"""Cây YAML: the places of all values of a YAML text, read a second time and only when a place is asked for."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from kehoach.nguon.vi_tri import Nut
from kehoach.nguon.yaml_su_kien import SAU_LIBYAML, read_su_kien

_SAU_NHAT = SAU_LIBYAML - 1  # what lies deeper has the place of its nearest parent


def build_cay_yaml(text: str) -> Nut | None:
    """The tree of places; of a broken text, the part before the break."""
    cay = _Cay()
    try:
        for su_kien in read_su_kien(text, _SAU_NHAT):
            if not cay.take(su_kien):
                break
    except yaml.YAMLError:
        pass
    return cay.goc


class _Cay:
    """Cây: the tree while it grows: open nodes, each with the place of the key that waits for a value."""

    def __init__(self) -> None:
        self.goc: Nut | None = None
        self.ngan: list[tuple[Nut | None, tuple[str, tuple[int, int]] | None]] = []
        self.nut: Nut | None = None
        self.cho_khoa: tuple[str, tuple[int, int]] | None = None

    def take(self, su_kien: Any) -> bool:
        """Add one event; False when the tree is done."""
        lop = type(su_kien)
        dau, cuoi = su_kien.start_mark.index, su_kien.end_mark.index
        if lop is ScalarEvent or lop is AliasEvent:
            self._add(Nut(dau, cuoi, getattr(su_kien, "style", None) or ""), getattr(su_kien, "value", None), mo=False)
        elif lop is MappingStartEvent or lop is SequenceStartEvent:
            anh_xa = lop is MappingStartEvent
            self._add(Nut(dau, cuoi, "{" if anh_xa else "[", con={} if anh_xa else []), None, mo=True)
        elif self.nut is not None:
            self.nut.cuoi = cuoi
            self.nut, self.cho_khoa = self.ngan.pop() if self.ngan else (None, None)
        return len(self.ngan) <= _SAU_NHAT and not (lop is DocumentStartEvent and self.goc is not None)

    def _add(self, nut: Nut, chu: str | None, *, mo: bool) -> None:
        cha = self.nut
        la_khoa = cha is not None and isinstance(cha.con, dict) and self.cho_khoa is None
        if la_khoa:
            khoa_moi = (chu if chu is not None else "", (nut.dau, nut.cuoi))
        else:
            khoa_moi = None
            self._put(cha, nut)
        if mo:
            self.ngan.append((cha, khoa_moi))
            self.nut, self.cho_khoa = nut, None
        else:
            self.cho_khoa = khoa_moi

    def _put(self, cha: Nut | None, nut: Nut) -> None:
        if cha is None:
            self.goc = self.goc or nut
        elif isinstance(cha.con, list):
            cha.con.append(nut)
        elif cha.con is not None and self.cho_khoa is not None:
            nut.khoa = self.cho_khoa[1]
            cha.con.setdefault(self.cho_khoa[0], nut)
