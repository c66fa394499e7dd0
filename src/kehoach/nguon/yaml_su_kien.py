"""Sự kiện YAML: the events of a text, from libyaml or from PyYAML's own parser.

libyaml reads when PyYAML has it and it nests as deep as the caller allows; else PyYAML does, thirty times slower.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import Event

from kehoach.nguon.yaml_loi import find_cho_qua_sau

SAU_LIBYAML = 900  # levels that every libyaml gives; 0.2.6 refuses the 1,000th or the one after


def read_su_kien(text: str, do_sau: int) -> Iterator[Event]:
    """The events of a YAML text, for a taker who counts levels and stops at `do_sau` + 1; after that there may be none.

    libyaml looks up to 1,024 characters ahead before it gives an event, and since 0.2.6 it refuses deep nesting when it
    looks, not when it gives. It is then asked again for the text up to there: the levels before are given, each at its
    place.

    Raises:  yaml.YAMLError where the syntax is broken.
    """
    if do_sau >= SAU_LIBYAML or not getattr(yaml, "__with_libyaml__", False):
        yield from _su_kien(_BoDocThuan, text)
        return
    da_dua = 0
    try:
        for da_dua, su_kien in enumerate(_su_kien(yaml.CSafeLoader, text), 1):  # noqa: B007 - counted for the second time
            yield su_kien
    except yaml.YAMLError as loi:
        cho = find_cho_qua_sau(loi)
        if cho is None:
            raise
        yield from islice(_su_kien(yaml.CSafeLoader, text[:cho]), da_dua, None)


class _BoDocThuan(yaml.SafeLoader):
    """Bộ đọc thuần: PyYAML's own parser, in linear time.

    What may be a simple key (up to 1,024, all looked at for each token) is kept in order of place, so the first tells
    enough.
    """

    def next_possible_simple_key(self) -> int | None:
        return next((khoa.token_number for khoa in self.possible_simple_keys.values()), None)

    def stale_possible_simple_keys(self) -> None:
        while (dau := next(iter(self.possible_simple_keys.items()), None)) is not None:
            cap, khoa = dau
            if khoa.line == self.line and self.index - khoa.index <= 1024:
                return
            if khoa.required:
                super().stale_possible_simple_keys()  # raises
            del self.possible_simple_keys[cap]


def _su_kien(lop: Any, text: str) -> Iterator[Event]:
    return iter(lop(text).get_event, None)
