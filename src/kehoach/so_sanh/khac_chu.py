"""Khác bằng chữ: a comparison for the terminal; colours only where the caller says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.so_sanh.khac_biet import NOI_GON, KhacBiet, KhacDoan, Manh

_DO, _XANH, _DAM, _TAT = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def format_khac(khac: KhacBiet, *, mau: bool = False) -> str:
    """Substance, then text: `-` the old paragraph, `+` the new one, [-words gone-] and {+words new+} marked."""
    return "\n".join(_dong(khac, mau)) + "\n"


def _dong(khac: KhacBiet, mau: bool) -> Iterator[str]:
    if not khac.khac:
        yield f"Không khác nhau: {khac.cu} và {khac.moi}"
        return
    yield _boc(f"--- {khac.cu}", _DAM, mau)
    yield _boc(f"+++ {khac.moi}", _DAM, mau)
    if khac.chat:
        yield _boc("Nội dung:", _DAM, mau)
        yield from (f"  • {x}" for x in khac.chat)
    doan = [d for d in khac.van_ban if not d.giong]
    if doan:
        yield _boc("Lời văn:", _DAM, mau)
    if khac.gon:
        yield f"  {NOI_GON}"
    for d in doan:
        yield from _mot(d, mau)


def _mot(d: KhacDoan, mau: bool) -> Iterator[str]:
    trai, phai = d.manh()
    ca_hai = d.so_cu is not None and d.so_moi is not None
    if d.so_cu is not None:
        yield f"  {d.so_cu:>4} " + _boc("- ", _DO, mau) + _noi(trai, ("[-", "-]"), _DO, mau, ca_hai)
    if d.so_moi is not None:
        yield f"  {d.so_moi:>4} " + _boc("+ ", _XANH, mau) + _noi(phai, ("{+", "+}"), _XANH, mau, ca_hai)


def _noi(manh: Sequence[Manh], dau: tuple[str, str], mau_chu: str, mau: bool, ca_hai: bool) -> str:
    """Pieces on one line; marked only where the other side has the paragraph too."""
    if mau:
        return "".join(_boc(x, mau_chu, khac) for x, khac in manh)
    return "".join(f"{dau[0]}{x}{dau[1]}" if khac and ca_hai else x for x, khac in manh)


def _boc(chu: str, mau_chu: str, mau: bool) -> str:
    return f"{mau_chu}{chu}{_TAT}" if mau else chu
