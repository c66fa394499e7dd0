"""Tệp dự án: where the `kehoach.toml` of the project that a file belongs to lies."""

from __future__ import annotations

import os
from pathlib import Path

TEN_DU_AN = "kehoach.toml"


def find_du_an(tep: str | os.PathLike[str]) -> Path | None:
    """The `kehoach.toml` of the project that a file belongs to: in its own folder, or in the nearest one above.

    Below the current folder the path comes relative to it, as messages show it.
    """
    goc = Path(os.path.abspath(os.fsdecode(tep)))  # noqa: PTH100 (a link leads to another project, ".." does not)
    du_an = next((x / TEN_DU_AN for x in goc.parents if os.path.isfile(x / TEN_DU_AN)), None)  # noqa: PTH113
    if du_an is None or not du_an.is_relative_to(Path.cwd()):
        return du_an
    return du_an.relative_to(Path.cwd())
