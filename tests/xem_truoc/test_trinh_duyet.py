"""What a real browser makes of the preview; skipped where there is no Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from test_trang_giay import DAY_DU

from do_cong import TREO
from kehoach.bo_cuc.lay_out import lay_out
from kehoach.nap.load import load
from kehoach.xem_truoc import write_fragment, write_page

_CHROMIUM = next((x for x in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if x), None)
_MAU = sorted((Path(__file__).parents[2] / "fixtures" / "ke-hoach").glob("*.yaml"))

pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="máy này không có Chromium")

# Asks the browser itself: how high each sheet became, how wide, what colours it took.
_DO = """<script>
const xt = document.querySelector('.kehoach-xt');
const so = x => Math.round(parseFloat(x));
const o = [...document.querySelectorAll('.kh-trang')].map(t => {
  const g = getComputedStyle(t), r = t.getBoundingClientRect();
  return [so(r.width), so(r.height), g.backgroundColor, g.color, t.scrollWidth > t.clientWidth + 1].join(' ');
});
const p = getComputedStyle(document.querySelector('#ngoai'));
document.title = 'DO|' + o.join('|') + '|' + p.color + ' ' + p.fontSize + '|';
</script>"""


def _goi(thu_muc: Path, *them: str) -> str:
    lenh = [str(_CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    lenh += [f"--user-data-dir={thu_muc / 'ho-so'}", *them, (thu_muc / "trang.html").as_uri()]
    return subprocess.run(lenh, capture_output=True, text=True, timeout=TREO, check=True).stdout


def _chay(thu_muc: Path, html: str) -> list[str]:
    (thu_muc / "trang.html").write_text(html, "utf-8")
    ra = _goi(thu_muc, "--dump-dom")
    do = re.search(r"DO\|([^<]*)\|</title>", ra)
    assert do, ra[-500:]
    return do[1].split("|")


@pytest.mark.parametrize("nguon", [_MAU[-1], DAY_DU], ids=["van-quan", "day-du"])
def test_sheets_keep_the_size_of_a4_in_light_and_in_a_dark_notebook(
    nguon: Path | dict[str, Any], tmp_path: Path
) -> None:
    bo_cuc = lay_out(load(nguon))
    toi = (
        "<!DOCTYPE html><html><head><title></title><style>:root{color-scheme:dark}body{background:#111;color:#ddd;"
        "font-size:13px}.nb p{margin:9px;color:#f0f}.nb h1,.nb td{color:#0f0}</style></head><body>"
        f'<p id="ngoai">x</p><div class="nb">{write_fragment(bo_cuc)}</div>{_DO}</body></html>'
    )
    sang = re.sub(r"<meta http-equiv[^>]*>", "", write_page(bo_cuc))
    sang = sang.replace("</body>", f'<p id="ngoai">x</p>{_DO}</body>')
    for i, html in enumerate((toi, sang)):
        (tmp_path / str(i)).mkdir()
        *trang, ngoai = _chay(tmp_path / str(i), html)
        assert len(trang) == html.count("<section")
        for t in trang:
            rong, cao, mau = re.match(r"(\d+) (\d+) (.*)", t).groups()  # type: ignore[union-attr]
            assert {int(rong), int(cao)} == {794, 1123}, "một trang dài quá khổ A4"
            assert mau == "rgb(255, 255, 255) rgb(0, 0, 0) false"
        assert ngoai == ("rgb(221, 221, 221) 13px" if i == 0 else "rgb(0, 0, 0) 16px")


def test_printing_gives_one_sheet_of_paper_a_page(tmp_path: Path) -> None:
    """The PDF of the browser has as many pages as the preview, portrait and landscape."""
    html = write_page(lay_out(load(DAY_DU)))
    (tmp_path / "trang.html").write_text(html, "utf-8")
    _goi(tmp_path, f"--print-to-pdf={tmp_path / 'trang.pdf'}", "--no-pdf-header-footer")
    kho = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", (tmp_path / "trang.pdf").read_bytes())
    ngang = [float(rong) > float(cao) for rong, cao in kho]
    assert ngang == ["kh-ngang" in t.split(">", 1)[0] for t in html.split("<section")[1:]]
