"""Hình SVG: the few pieces that our pictures are made of; lengths in points, as wide as the text of an A4 page.

Text is measured with the widths of Times New Roman, so that labels break where they must. Colours are told apart by
lightness and by pattern too: a grey print reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2s

from kehoach.ooxml.do_rong import measure, wrap
from kehoach.ooxml.don_vi import mm_to_pt, pt_to_mm
from kehoach.xem_truoc.thoat import escape

RONG_MM = 165.0
"""Width of a picture: the text width of an A4 page with the usual margins."""
RONG = mm_to_pt(RONG_MM)
CO = 11.0
CAO_DONG = 13.5
DAM = "#17456e"
"""Dark blue: 9.9:1 against white, dark grey in print."""
NHAT = "#9cc3e6"
DO = "#a32020"
KE = "#bbb"
_PHONG = "'Times New Roman','Liberation Serif',Tinos,serif"


def wrap_label(chu: str, rong: float, *, so_dong: int = 3, co: float = CO, dam: bool = False) -> list[str]:
    """A label in at most `so_dong` lines; what does not fit ends in an ellipsis."""
    dong = wrap(" ".join(chu.split()), co, rong, dam=dam)
    if len(dong) <= so_dong:
        return dong
    cuoi = dong[so_dong - 1]
    while cuoi and measure(f"{cuoi}…", co, dam=dam) > rong:
        cuoi = cuoi[:-1]
    return [*dong[: so_dong - 1], f"{cuoi.rstrip(' ,;')}…"]


def write_chu(
    x: float, y: float, dong: Iterable[str], *, co: float = CO, neo: str = "start", kieu: str = "", mau: str = "#000"
) -> str:
    """Lines of text, the base line of the first at `y`; `neo` is start, middle or end."""
    them = f' style="{kieu}"' if kieu else ""
    return "".join(
        f'<text x="{x:.1f}" y="{y + i * CAO_DONG * co / CO:.1f}" font-size="{co:g}" text-anchor="{neo}" '
        f'fill="{mau}"{them}>{escape(d)}</text>'
        for i, d in enumerate(dong)
    )


def write_hop(x: float, y: float, rong: float, cao: float, mau: str, vien: str = "") -> str:
    """A filled rectangle."""
    net = f' stroke="{vien}" stroke-width=".75"' if vien else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(rong, 0.8):.1f}" height="{cao:.1f}" fill="{mau}"{net}/>'


def write_duong(x1: float, y1: float, x2: float, y2: float, mau: str = KE) -> str:
    """A thin line."""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{mau}" stroke-width=".6" fill="none"/>'


def write_svg(than: str, cao: float, *, ten: str, mo_ta: str) -> str:
    """The picture: white paper, a title and a description for those who cannot see it; ids depend on content only."""
    ma = f"kh{blake2s(f'{ten}{mo_ta}{than}'.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
    than = than.replace(f'fill="{GACH}"', f'fill="url(#{ma}-g)"')
    gach = (
        f'<pattern id="{ma}-g" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="5" height="5" fill="#fff"/><rect width="2" height="5" fill="{DAM}"/></pattern>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {RONG:.1f} {cao:.1f}" width="{RONG_MM:g}mm" '
        f'height="{pt_to_mm(cao):.1f}mm" role="img" lang="vi" aria-labelledby="{ma}-t {ma}-d" '
        f'style="max-width:100%;height:auto;background:#fff;color-scheme:light" font-family="{_PHONG}">'
        f'<title id="{ma}-t">{escape(ten)}</title><desc id="{ma}-d">{escape(mo_ta)}</desc>'
        f'<defs>{gach}</defs><rect width="100%" height="100%" fill="#fff"/>{than}</svg>'
    )


GACH = "kh:gach"
"""Stands for the hatched fill until the picture has its id."""
