"""What a reader of the preview reads: its text, block by block, taken out by the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser

_RONG = frozenset({"br", "col", "meta"})
_KHOI = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption"})


class TrichChu(HTMLParser):
    """Collects the lines as `van_ban_thuan.write_text` writes them; also every tag, id and link."""

    def __init__(self) -> None:
        super().__init__()
        self.dong: list[str] = []
        self.chan: list[str] = []
        self.chu_thich: list[str] = []
        self.the: list[tuple[str, dict[str, str | None]]] = []
        self._mo: list[tuple[str, dict[str, str | None]]] = []
        self._hang: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        thuoc = dict(attrs)
        self.the.append((tag, thuoc))
        if tag not in _RONG:
            self._mo.append((tag, thuoc))
        lop = (thuoc.get("class") or "").split()
        if tag == "br":
            self._noi("\n")
        elif tag in _KHOI:
            self._bat_dau(tag, lop)
        elif tag == "tr" and not self._trong("thead", "kh-lap"):
            self._hang = []
        elif tag in ("td", "th") and self._hang is not None:
            self._hang.append("")

    def _bat_dau(self, tag: str, lop: list[str]) -> None:
        if tag == "li":
            self.chu_thich.append("")
        elif "kh-dia-chi" in lop:
            self.chan.append("")
        elif "kh-noi" not in lop:
            self.dong.append("")

    def handle_endtag(self, tag: str) -> None:
        mo, _ = self._mo.pop()
        assert mo == tag, f"thẻ đóng {tag} cho {mo}"
        if tag == "tr" and self._hang is not None:
            self.dong.append(" | ".join(o.replace("\n", " ") for o in self._hang))
            self._hang = None

    def handle_data(self, data: str) -> None:
        if self._trong("a") and self._trong("sup"):
            data = f"[{data}]"
        self._noi(data)

    def _noi(self, chu: str) -> None:
        if self._trong("style") or self._trong("title") or self._trong("thead", "kh-lap"):
            return
        if self._hang is not None and self._hang:
            self._hang[-1] += chu
        elif self._trong("li"):
            self.chu_thich[-1] += chu
        elif self._trong("p", "kh-dia-chi"):
            self.chan[-1] += chu
        elif any(the in _KHOI for the, _ in self._mo):
            self.dong[-1] += chu
        else:
            assert not chu.strip(), f"chữ ngoài mọi khối: {chu!r}"

    def _trong(self, tag: str, lop: str = "") -> bool:
        return any(t == tag and (not lop or lop in (a.get("class") or "").split()) for t, a in self._mo)


def trich(html: str) -> TrichChu:
    """The preview read; every tag was closed."""
    doc = TrichChu()
    doc.feed(html)
    doc.close()
    assert not doc._mo, f"thẻ chưa đóng: {doc._mo}"
    return doc


def van_ban(html: str) -> str:
    """The text in the order of `write_text`: what stands at the foot of page one is read before the annexes."""
    doc = trich(html)
    cho = next((i for i, d in enumerate(doc.dong) if d.startswith("Phụ lục")), len(doc.dong))
    dong = [*doc.dong[:cho], *doc.chan, *doc.dong[cho:]]
    so = [d.split("]", 1)[0] for d in doc.chu_thich]
    assert so == [f"[{i}" for i in range(1, len(so) + 1)]
    return "\n".join([*dong, *doc.chu_thich]) + "\n"
