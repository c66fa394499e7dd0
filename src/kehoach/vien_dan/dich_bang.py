"""Dịch bảng: the YAML tables, which people edit, into one JSON file, which loads ten times as fast.

`python -m kehoach.vien_dan.dich_bang` writes the file again after a table was changed; a test holds the two together.
"""

from __future__ import annotations

import json

from kehoach.vien_dan.bang import TEP_BANG

TEP_YAML = ("loai.yaml", "co_quan.yaml", "tu_dung.yaml", "ky_hieu.yaml")


def compile_bang() -> str:
    """The tables as one JSON text."""
    import yaml

    nguon = (TEP_BANG.with_name(ten).read_text(encoding="utf-8") for ten in TEP_YAML)
    bang = {ten: muc for van in nguon for ten, muc in yaml.safe_load(van).items()}
    return json.dumps(bang, ensure_ascii=False, default=str, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TEP_BANG.write_text(compile_bang(), encoding="utf-8")
