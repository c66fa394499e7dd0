"""Hàng khung: rows of any data frame (pandas, polars, …) or list of mappings, without importing any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Mo = Callable[[], Iterator[Sequence[object]]]


def iter_khung(khung: Any) -> tuple[list[object], Mo]:
    """The columns, and a function that goes through the rows, as often as it is called.

    Raises:  TypeError for what is no table.

    >>> cot, mo = iter_khung([{"a": 1, "b": 2}])
    >>> cot, list(mo())
    (['a', 'b'], [[1, 2]])
    """
    if hasattr(khung, "itertuples"):  # pandas
        return list(khung.columns), lambda: iter(khung.itertuples(index=False, name=None))
    if hasattr(khung, "iter_rows") and hasattr(khung, "columns"):  # polars
        return list(khung.columns), lambda: iter(khung.iter_rows())
    if hasattr(khung, "to_batches") and hasattr(khung, "column_names"):  # pyarrow
        return list(khung.column_names), lambda: _arrow(khung)
    if isinstance(khung, (list, tuple)) and all(isinstance(x, Mapping) for x in khung):
        cot = list(dict.fromkeys(c for x in khung for c in x))
        return cot, lambda: ([x.get(c) for c in cot] for x in khung)
    raise TypeError(f"Không phải bảng: {type(khung).__name__}; cần tệp, data frame hoặc danh sách các dict.")


def _arrow(bang: Any) -> Iterator[Sequence[object]]:
    for lo in bang.to_batches():
        for hang in lo.to_pylist():
            yield list(hang.values())
