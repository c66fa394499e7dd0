"""Từ điển: a mapping that cannot be changed, for the fields of frozen models."""

from __future__ import annotations

from typing import Any, NoReturn

from pydantic import AfterValidator


class TuDien(dict[Any, Any]):
    """Từ điển đóng: reads as a dict, refuses every change; it pickles and copies.

    Raises:  TypeError for any change.

    >>> TuDien(a=1)["a"]
    1
    """

    __slots__ = ()

    def _tu_choi(self, *_doi_so: object, **_ten: object) -> NoReturn:
        raise TypeError("kế hoạch không sửa tại chỗ được; tạo kế hoạch mới từ nguồn đã sửa")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _tu_choi

    def __reduce__(self) -> tuple[type, tuple[dict[Any, Any]]]:
        return type(self), (dict(self),)


DongLai = AfterValidator(TuDien)
