"""Khác bằng HTML: one page by itself, old and new side by side; no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kehoach.so_sanh.khac_biet import NOI_GON, KhacBiet, KhacDoan, Manh

_NGU_CANH = 2
_CSS = """
body{font:16px/1.5 "Times New Roman",Tinos,serif;margin:1.5rem auto;max-width:75rem;padding:0 1rem;color:#111;
background:#fff}
h1{font-size:1.2rem}h2{font-size:1.05rem;margin-top:1.5rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #bbb;padding:.3rem .5rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}
td.so,th.so{width:2.5rem;color:#555;text-align:right}
tr.bo td{color:#555;text-align:center}
del{background:#fdd8d8;color:#7a0000}ins{background:#d5f2d5;color:#004d00;text-decoration:underline}
"""


def write_khac(khac: KhacBiet) -> str:
    """The whole page."""
    than = "".join(_than(khac))
    tieu_de = f"So sánh {escape(khac.cu)} và {escape(khac.moi)}"
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{tieu_de}</title>'
        f"<style>{_CSS}</style></head><body><h1>{tieu_de}</h1>{than}</body></html>\n"
    )


def _than(khac: KhacBiet) -> Iterator[str]:
    if not khac.khac:
        yield "<p>Hai bản không khác nhau.</p>"
        return
    if khac.chat:
        yield "<h2>Nội dung thay đổi</h2><ul>" + "".join(f"<li>{escape(str(x))}</li>" for x in khac.chat) + "</ul>"
    yield f"<p>{NOI_GON}</p>" if khac.gon else ""
    yield '<h2>Lời văn</h2><table><thead><tr><th class="so" scope="col">Đoạn</th><th scope="col">'
    yield f'{escape(khac.cu)}</th><th class="so" scope="col">Đoạn</th><th scope="col">{escape(khac.moi)}</th></tr>'
    yield "</thead><tbody>"
    yield from _hang(khac.van_ban)
    yield "</tbody></table>"


def _hang(doan: Sequence[KhacDoan]) -> Iterator[str]:
    """Rows that differ with a little of what stands round them."""
    hien = {
        x
        for i, d in enumerate(doan)
        if not d.giong
        for x in range(max(0, i - _NGU_CANH), min(len(doan), i + _NGU_CANH + 1))
    }
    bo = 0
    for i, d in enumerate(doan):
        if i not in hien:
            bo += 1
            continue
        yield _bo(bo)
        bo = 0
        trai, phai = d.manh() if not d.giong else ([(d.cu, False)], [(d.moi, False)])
        yield f"<tr>{_o(d.so_cu, trai, 'del')}{_o(d.so_moi, phai, 'ins')}</tr>"
    yield _bo(bo)


def _bo(so: int) -> str:
    return f'<tr class="bo"><td colspan="4">… {so} đoạn giống nhau …</td></tr>' if so else ""


def _o(so: int | None, manh: Sequence[Manh], the: str) -> str:
    if so is None:
        return '<td class="so"></td><td></td>'
    chu = "".join(f"<{the}>{escape(x)}</{the}>" if khac else escape(x) for x, khac in manh)
    return f'<td class="so">{so}</td><td>{chu}</td>'
