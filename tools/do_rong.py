"""Extract glyph advance widths into src/kehoach/ooxml/du_lieu/do_rong.json; run by hand, standard library only.

    python tools/do_rong.py FOLDER_OF_LIBERATION_SERIF_2

Liberation Serif 2 (SIL OFL 1.1) has the advance widths of Times New Roman. Widths are facts read from the tables `cmap`
and `hmtx`; nothing else of the fonts is copied. `-` stands in for the non-breaking hyphen, which the fonts lack.
"""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

DICH = Path(__file__).resolve().parent.parent / "src" / "kehoach" / "ooxml" / "du_lieu" / "do_rong.json"
KIEU = {"thuong": "Regular", "dam": "Bold", "nghieng": "Italic", "dam_nghieng": "BoldItalic"}
# ASCII, Latin-1, Latin Extended-A/B; combining marks; Greek; Latin Extended Additional (Vietnamese); punctuation,
# super- and subscripts, currency; letterlike, fractions, arrows; mathematics; boxes and shapes; signs.
DAI = [(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x1E00, 0x1EFF), (0x2000, 0x20CF)]
DAI += [(0x2100, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0x2600, 0x27BF)]


def read_tables(font: bytes) -> dict[str, bytes]:
    """The tables of a TrueType file by tag."""
    (so_bang,) = struct.unpack_from(">H", font, 4)
    bang = {}
    for i in range(so_bang):
        tag, _, dau, dai = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        bang[tag.decode("ascii")] = font[dau : dau + dai]
    return bang


def read_cmap(cmap: bytes) -> dict[int, int]:
    """Code point → glyph, from the Windows BMP subtable (format 4)."""
    (so_bang,) = struct.unpack_from(">H", cmap, 2)
    muc = [struct.unpack_from(">HHL", cmap, 4 + 8 * i) for i in range(so_bang)]
    b = cmap[next(cho for he, bang, cho in muc if (he, bang) == (3, 1)) :]
    n = struct.unpack_from(">H", b, 6)[0] // 2
    cuoi, dau = struct.unpack_from(f">{n}H", b, 14), struct.unpack_from(f">{n}H", b, 16 + 2 * n)
    delta, xa = struct.unpack_from(f">{n}h", b, 16 + 4 * n), struct.unpack_from(f">{n}H", b, 16 + 6 * n)
    ra = {}
    for i in range(n):
        for ma in range(dau[i], min(cuoi[i], 0xFFFE) + 1):
            glyph = ma
            if xa[i]:
                (glyph,) = struct.unpack_from(">H", b, 16 + 6 * n + 2 * i + xa[i] + 2 * (ma - dau[i]))
            if glyph:
                ra[ma] = (glyph + delta[i]) & 0xFFFF
    return {ma: glyph for ma, glyph in ra.items() if glyph}


def read_widths(tep: Path) -> tuple[int, dict[int, int]]:
    """Units per em and code point → advance width in these units."""
    bang = read_tables(tep.read_bytes())
    (em,) = struct.unpack_from(">H", bang["head"], 18)
    (n,) = struct.unpack_from(">H", bang["hhea"], 34)
    rong = [struct.unpack_from(">H", bang["hmtx"], 4 * min(i, n - 1))[0] for i in range(max(n, len(bang["hmtx"]) // 2))]
    ma = {m: rong[g] for m, g in read_cmap(bang["cmap"]).items()}
    ma.setdefault(0x2011, ma[0x2D])
    return em, ma


def group(rong: dict[int, int]) -> dict[str, list[int]]:
    """Runs of neighbouring code points: first one in hexadecimal → widths."""
    ra: dict[str, list[int]] = {}
    truoc, khoa = -2, ""
    for ma in sorted(rong):
        if ma != truoc + 1:
            khoa = f"{ma:04X}"
            ra[khoa] = []
        ra[khoa].append(rong[ma])
        truoc = ma
    return ra


def main(thu_muc: str) -> None:
    du_lieu: dict[str, object] = {
        "nguon": "Liberation Serif 2 (SIL OFL 1.1): advance widths, tables cmap and hmtx; equal to Times New Roman's",
    }
    for ten, duoi in KIEU.items():
        em, rong = read_widths(Path(thu_muc) / f"LiberationSerif-{duoi}.ttf")
        du_lieu["em"] = em
        du_lieu[ten] = group({m: w for m, w in rong.items() if any(a <= m <= b for a, b in DAI)})
    DICH.write_text(json.dumps(du_lieu, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{DICH}: {DICH.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
