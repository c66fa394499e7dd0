"""Print the lower bound of each direct runtime dependency as a pin, for `make test-cu-nhat`; standard library only.

python -m pip install $(python tools/can_duoi.py)
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

GOC = Path(__file__).resolve().parent.parent


def pin_can_duoi(phu_thuoc: str) -> str:
    """The requirement as a pin on its lower bound, which it names first.

    >>> pin_can_duoi("num2words>=0.5.14,!=0.5.15,<0.6")
    'num2words==0.5.14'
    """
    khop = re.match(r"([\w.-]+)>=([\w.]+)", phu_thuoc)
    if khop is None:
        sys.exit(f"pyproject.toml: «{phu_thuoc}» names no lower bound")
    return f"{khop[1]}=={khop[2]}"


if __name__ == "__main__":
    du_an = tomllib.loads((GOC / "pyproject.toml").read_text("utf-8"))["project"]
    print(*map(pin_can_duoi, du_an["dependencies"]), sep="\n")
