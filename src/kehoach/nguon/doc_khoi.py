"""Đọc khối: the tokens of the CommonMark reader become blocks; what the subset does not know becomes errors."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any

from kehoach.nguon.cho_van_ban import ChoNoiTuyen, ChoVanBan
from kehoach.nguon.khoi import Bang, Chu, ChuThich, DanhSo, Doan, Gach, Khoi, NoiTuyen, TieuDe
from kehoach.nguon.ky_tu import find_dau_mau
from kehoach.nguon.noi_tuyen import build_noi_tuyen
from kehoach.nguon.van_ban_hong import TOI_DA, LoiVanBan, VanBanHongError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_KHONG_SO = re.compile(r"(?:^|(?<![ \t])[ \t]++)\{-\}\Z")
_TIEU_DE_DINH = re.compile(r"^ {0,3}(?:##+(?=[^#\s])|#{7,})", re.MULTILINE)
_GACH_BANG = re.compile(r"^ {0,3}\|?+[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t]*+:?+-*+:?+[ \t]*+)++$", re.MULTILINE)
_DINH_NGHIA = re.compile(
    r"\[(?![\^=@])[^\[\]\\]++\]:[ \t]*+(?:<[^<>\n]*+>|\S++)(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?[ \t]*+$",
    re.MULTILINE,
)
_DONG_DAC_BIET = re.compile(
    r"[\\`*_\[<~]|[ \t]\n|\n[ \t]"
)  # without these the inline reader gives back the text itself
_NGOAC_NHON = re.compile(r"[{}]")
_CAN = {"text-align:left": "trai", "text-align:center": "giua", "text-align:right": "phai"}


class DocKhoi:
    """Đọc khối: one reading of one text."""

    def __init__(self, text: str, md: MarkdownIt) -> None:
        self.md = md
        self.loi: list[LoiVanBan] = []
        self.tokens: list[Any] = []
        self.i = 0
        self.text = text
        md.block.parse(text, md, {"loi": self.loi}, self.tokens)
        self.cho = ChoVanBan(text)
        self.dinh_nghia: dict[str, Any] = {}
        self.da_doc: dict[str, ChuThich | None] = {}
        self.da_dung: set[str] = set()

    def read(self) -> tuple[tuple[Khoi, ...], list[int]]:
        """All blocks with their offsets.

        Raises:  VanBanHongError.
        """
        self.gather_chu_thich()
        cho_khoi: list[int] = []
        khoi = self.blocks("", cho_khoi)
        for ten, token in self.dinh_nghia.items():
            if ten not in self.da_dung:
                self.add(
                    token.meta["cho"],
                    f"Chú thích [^{ten}] không được dùng ở đâu.",
                    f"viết [^{ten}] trong văn bản, hoặc xóa",
                )
        if self.loi:
            raise VanBanHongError(self.text, self.loi)
        return khoi, cho_khoi

    def add(self, cho: int, thong_diep: str, goi_y: str) -> None:
        if len(self.loi) >= TOI_DA:
            return
        self.loi.append((min(max(cho, 0), len(self.text)), thong_diep, goi_y))

    # --- notes

    def gather_chu_thich(self) -> None:
        """Definitions of notes, from wherever they stand."""
        for token in self.tokens:
            if token.type != "chu_thich":
                continue
            if token.info in self.dinh_nghia:
                self.add(token.meta["cho"], f"Chú thích [^{token.info}] viết hai lần.", "đặt số khác cho một chú thích")
            elif not token.content:
                self.add(token.meta["cho"], f"Chú thích [^{token.info}] để trống.", "viết nội dung sau dấu hai chấm")
            self.dinh_nghia.setdefault(token.info, token)

    def find_chu_thich(self, ten: str, tai: int, cho: ChoNoiTuyen) -> ChuThich | None:
        """The note of a reference; the place is worked out only for an error."""
        token = self.dinh_nghia.get(ten)
        if token is None:
            self.add(
                cho(tai), f"Không có chú thích [^{ten}].", f"thêm dòng «[^{ten}]: …» ở cuối, hoặc viết \\[ nếu là chữ"
            )
            return None
        self.da_dung.add(ten)
        if ten not in self.da_doc:
            self.da_doc[ten] = ChuThich(
                self.inline(token.content, self.cho.lines(token.map[0], token.content), trong_chu_thich=True)
            )
        return self.da_doc[ten]

    # --- inline

    def inline(self, content: str, cho: ChoNoiTuyen, *, trong_chu_thich: bool = False) -> tuple[NoiTuyen, ...]:
        """Inline content; a mark of templates in what prints is an error, however it is written."""
        ra = self.read_inline(content, cho, trong_chu_thich=trong_chu_thich)
        if "{" in content or "}" in content:
            self.refuse_dau_mau(content, ra, cho)
        return ra

    def read_inline(self, content: str, cho: ChoNoiTuyen, *, trong_chu_thich: bool) -> tuple[NoiTuyen, ...]:
        if not _DONG_DAC_BIET.search(content):
            return (Chu(content.replace("\n", " ")),) if content else ()
        env: dict[str, Any] = {"loi": [], "mo": 0, "sao": {}}
        tokens = self.md.inline.parse(content, self.md, env, [])
        for tai, thong_diep, goi_y in env["loi"][:TOI_DA]:
            self.add(cho(tai), thong_diep, goi_y)

        def tim(ten: str, tai: int) -> ChuThich | None:
            if len(self.loi) >= TOI_DA:
                return None
            if trong_chu_thich:
                self.add(cho(tai), "Chú thích không chứa chú thích khác.", "viết gộp vào một chú thích")
                return None
            return self.find_chu_thich(ten, tai, cho)

        return build_noi_tuyen(tokens, tim)

    def refuse_dau_mau(self, content: str, noi_tuyen: tuple[NoiTuyen, ...], cho: ChoNoiTuyen) -> None:
        """Also of a mark that is there only when the Markdown is read: `{\\{`, `{*{*`."""
        chu = "".join(x.text if isinstance(x, Chu) else "\n" for x in noi_tuyen)
        tren_trang, trong_nguon = ([m.start() for m in _NGOAC_NHON.finditer(x)] for x in (chu, content))
        for tai, thong_diep, goi_y in islice(find_dau_mau(chu), TOI_DA):
            self.add(cho(trong_nguon[bisect_left(tren_trang, tai)]), thong_diep, goi_y)  # every brace prints

    # --- blocks

    def blocks(self, het: str, cho_khoi: list[int] | None = None) -> tuple[Khoi, ...]:
        """Blocks up to the token of type `het`, which is consumed."""
        ra: list[Khoi] = []
        while self.i < len(self.tokens):
            token = self.tokens[self.i]
            self.i += 1
            if token.type == het:
                break
            doc = _DOC.get(token.type)
            khoi = doc(self, token) if doc else None
            if khoi is not None:
                ra.append(khoi)
                if cho_khoi is not None:
                    cho_khoi.append(self.cho.first(token.map[0]))
        return tuple(ra)

    def doan(self, token: Any) -> Khoi | None:
        noi_dung = self.tokens[self.i].content
        self.i += 2
        cho = self.cho.lines(token.map[0], noi_dung)
        self.check_doan(noi_dung, cho)
        noi_tuyen = self.inline(noi_dung, cho)
        return Doan(noi_tuyen) if noi_tuyen else None

    def check_doan(self, noi_dung: str, cho: ChoNoiTuyen) -> None:
        """Slips that CommonMark would print as text."""
        if "#" in noi_dung:
            for m in _TIEU_DE_DINH.finditer(noi_dung):
                self.add(
                    cho(m.start()),
                    "Tiêu đề viết từ ## đến ######, rồi một dấu cách.",
                    "viết «## Tên»; nếu là chữ thì \\#",
                )
        if "|" in noi_dung and (gach := _GACH_BANG.search(noi_dung)):
            self.add(
                cho(gach.start()), "Bảng hỏng: hàng gạch không cùng số cột với hàng tiêu đề.", "mỗi cột một ô |---|"
            )
        if noi_dung.startswith("[") and _DINH_NGHIA.match(noi_dung):
            self.add(
                cho(0), "Không có định nghĩa liên kết trong kế hoạch.", "chú thích viết «[^1]: …»; nếu là chữ thì \\["
            )

    def tieu_de(self, token: Any) -> Khoi | None:
        noi_dung = self.tokens[self.i].content
        self.i += 2
        dong = token.map[0]
        cho_dau = self.cho.first(dong)
        if token.markup[0] != "#":
            return None  # underlined: refused by its rule
        if len(token.markup) == 1 or token.level > 0:
            thong_diep = "Tiêu đề không đứng trong gạch đầu dòng." if token.level else "Tiêu đề bắt đầu từ ##."
            self.add(cho_dau, thong_diep, "viết «## Tên» ở đầu dòng; nếu là chữ thì \\#")
            return None
        danh_so = _KHONG_SO.search(noi_dung)
        chu = noi_dung[: danh_so.start()] if danh_so else noi_dung
        noi_tuyen = self.inline(chu, self.cho.part(dong, noi_dung))
        if not noi_tuyen:
            self.add(cho_dau, "Tiêu đề để trống.", "viết tên sau dấu ##")
        return TieuDe(len(token.markup) - 1, noi_tuyen, danh_so is None)

    def danh_sach(self, token: Any) -> Khoi | None:
        """`-`, `+` and `1.` lists; `*` and `1)` are refused."""
        so_thu_tu: list[tuple[int, int]] = []
        muc: list[tuple[Khoi, ...]] = []
        het = token.type.replace("open", "close")
        while self.tokens[self.i].type != het:
            mo = self.tokens[self.i]
            self.i += 1
            noi = self.cho.first(mo.map[0])
            so_thu_tu.append((int(mo.info or 0), noi))
            so_loi = len(self.loi)
            muc.append(self.blocks("list_item_close"))
            if not muc[-1] and len(self.loi) == so_loi:
                self.add(
                    noi, "Mục để trống.", "viết nội dung sau dấu, hoặc xóa dòng này; nếu là chữ thì viết \\ trước dấu"
                )
        self.i += 1
        if token.type == "bullet_list_open":
            if token.markup == "*":
                self.add(so_thu_tu[0][1], "Gạch đầu dòng không dùng «*».", "viết «- »; nếu là chữ thì \\*")
            return Gach(tuple(muc), token.markup)
        if token.markup == ")":
            self.add(
                so_thu_tu[0][1], "Danh sách đánh số viết «1.», không viết «1)».", "viết «1. »; nếu là chữ thì 1\\)"
            )
        self.check_so(so_thu_tu)
        return DanhSo(tuple(muc))

    def check_so(self, so_thu_tu: list[tuple[int, int]]) -> None:
        """Numbers are given by the layout: typed ones must all be 1, or count up from 1."""
        if all(so == 1 for so, _ in so_thu_tu):
            return
        for i, (so, noi) in enumerate(so_thu_tu, 1):
            if so != i:
                thong_diep = f"Số {so} ở đây không theo thứ tự: danh sách đánh số lại từ 1, chỗ này sẽ in {i}."
                self.add(noi, thong_diep, f"viết «{i}.» hoặc «1.»; nếu là chữ thì {so}\\.")
                return

    # --- tables

    def bang(self, token: Any) -> Khoi | None:
        can: list[str] = []
        hang: list[tuple[tuple[NoiTuyen, ...], ...]] = []
        while self.tokens[self.i].type != "table_close":
            mo = self.tokens[self.i]
            self.i += 1
            if mo.type == "tr_open":
                hang.append(self.hang(mo.map[0] if mo.map else token.map[0], can))
        self.i += 1
        return Bang(hang[0], tuple(hang[1:]), tuple(can[: len(hang[0])]))

    def hang(self, dong: int, can: list[str]) -> tuple[tuple[NoiTuyen, ...], ...]:
        """One row; the source must have as many cells as the header."""
        o_nguon = self.cho.cells(dong)
        ra: list[tuple[NoiTuyen, ...]] = []
        while self.tokens[self.i].type != "tr_close":
            mo, noi_dung = self.tokens[self.i], self.tokens[self.i + 1].content
            self.i += 3
            can.append(_CAN.get(str(mo.attrs.get("style", "")), ""))
            cho = o_nguon[len(ra)] if len(ra) < len(o_nguon) else self.cho.first(dong)
            ra.append(self.inline(noi_dung, self.cho.cell(cho, noi_dung)))
        self.i += 1
        if len(o_nguon) != len(ra):
            thong_diep = f"Hàng này có {len(o_nguon)} ô, bảng có {len(ra)} cột."
            self.add(
                self.cho.first(dong),
                thong_diep,
                "thêm hoặc bớt ô cho đủ; sau bảng để một dòng trống; | trong ô viết \\|",
            )
        return tuple(ra)


_DOC = {
    "paragraph_open": DocKhoi.doan,
    "heading_open": DocKhoi.tieu_de,
    "bullet_list_open": DocKhoi.danh_sach,
    "ordered_list_open": DocKhoi.danh_sach,
    "table_open": DocKhoi.bang,
}
