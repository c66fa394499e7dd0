"""Write templates/docx/<regime>.docx from the regimes' layout data: `make templates`."""

from __future__ import annotations

import sys
from pathlib import Path

from kehoach.the_thuc import danh_sach_che_do
from kehoach.trinh_bay.lam_mau import build_template

DICH = Path(__file__).parent / "docx"


def main() -> int:
    """Write every regime's template."""
    DICH.mkdir(exist_ok=True)
    for che_do in danh_sach_che_do():
        (DICH / f"{che_do.ma}.docx").write_bytes(build_template(che_do))
    return 0


if __name__ == "__main__":
    sys.exit(main())
