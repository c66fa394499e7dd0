"""The small Markdown: each form it has, each form it refuses, and where."""

from __future__ import annotations

import pytest

from kehoach.loi import GiaTriKhongHopLe
from kehoach.nguon import VanBanHongError, parse_dong, parse_van_ban
from kehoach.nguon.khoi import (
    Bang,
    Chu,
    ChuThich,
    DanhSo,
    Doan,
    Gach,
    GiaTri,
    Khoi,
    NoiTuyen,
    TieuDe,
    TrichDan,
    XuongDong,
)


def c(text: str, kieu: str = "") -> Chu:
    return Chu(text, "d" in kieu, "n" in kieu)


def d(*noi_tuyen: NoiTuyen | str) -> Doan:
    return Doan(tuple(c(x) if isinstance(x, str) else x for x in noi_tuyen))


@pytest.mark.parametrize(
    ("text", "khoi"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("Một.\n\nHai.\n", (d("Một."), d("Hai."))),
        ("\n\n  Một\ndòng  nối \n\n\n\nHai", (d("Một dòng  nối"), d("Hai"))),
        ("- a\n- b\n", (Gach(((d("a"),), (d("b"),))),)),
        ("+ a\n\n+ b", (Gach(((d("a"),), (d("b"),)), "+"),)),
        ("- a\n\n  b\n  + c\n\n    d\n- e", (Gach(((d("a"), d("b"), Gach(((d("c"), d("d")),), "+")), (d("e"),))),)),
        ("Gồm:\n- a\n- b", (d("Gồm:"), Gach(((d("a"),), (d("b"),))))),
        ("- a\n+ b", (Gach(((d("a"),),)), Gach(((d("b"),),), "+"))),
        ("1. a\n2. b\n3. c", (DanhSo(((d("a"),), (d("b"),), (d("c"),))),)),
        ("1. a\n1. b\n   - c", (DanhSo(((d("a"),), (d("b"), Gach(((d("c"),),))))),)),
        ("## A\n###### E {-}\nx", (TieuDe(1, (c("A"),)), TieuDe(5, (c("E"),), danh_so=False), d("x"))),
        ("## A \\{-}\n## B ##", (TieuDe(1, (c("A {-}"),)), TieuDe(1, (c("B"),)))),
        ("## **A** [=x]{-}", (TieuDe(1, (c("A", "d"), c(" "), GiaTri("x"), c("{-}"))),)),
        (
            "| A | *B* | C | D |\n|---|:--|:-:|--:|\n| 1 \\| 2 | | [=x] | **y** |\n\nz",
            (
                Bang(
                    ((c("A"),), (c("B", "n"),), (c("C"),), (c("D"),)),
                    (((c("1 | 2"),), (), (GiaTri("x"),), (c("y", "d"),)),),
                    ("", "trai", "giua", "phai"),
                ),
                d("z"),
            ),
        ),
        ("a | b\n-|-\n1 | 2", (Bang(((c("a"),), (c("b"),)), (((c("1"),), (c("2"),)),), ("", "")),)),
        ("- x\n\n  | A |\n  |---|\n", (Gach(((d("x"), Bang(((c("A"),),), (), ("",))),)),)),
    ],
)
def test_each_block_is_read(text: str, khoi: tuple[Khoi, ...]) -> None:
    assert parse_van_ban(text) == khoi


@pytest.mark.parametrize(
    ("text", "noi_tuyen"),
    [
        ("**a** *b* ***c***", (c("a", "d"), c(" "), c("b", "n"), c(" "), c("c", "dn"))),
        ("__a__ _b_ a_b_c", (c("a", "d"), c(" "), c("b", "n"), c(" a_b_c"))),
        ("*a **b** c*", (c("a ", "n"), c("b", "dn"), c(" c", "n"))),
        ("**a**__b__", (c("ab", "d"),)),
        ("**a***b*", (c("a", "d"), c("b", "n"))),
        ("a  \nb\\\nc\nd", (c("a"), XuongDong(), c("b"), XuongDong(), c("c d"))),
        ("a\\", (c("a\\"),)),
        (r"\*a\* \[=x\] \# 1\. \\ \q \|", (c(r"*a* [=x] # 1. \ \q |"),)),
        ("&amp; &lt; &#33; &nbsp;", (c("&amp; &lt; &#33; &nbsp;"),)),
        ("\"a\" 'b' ... -- (c) https://a.vn a@b.vn", (c("\"a\" 'b' ... -- (c) https://a.vn a@b.vn"),)),
        ("a < b <y và z> <3 <= x> y", (c("a < b <y và z> <3 <= x> y"),)),
        ("[a] [b][c] ![d] [1](xem Phụ lục 1) a](b)", (c("[a] [b][c] ![d] [1](xem Phụ lục 1) a](b)"),)),
        ("(*) x (**) y 2 * 3 5* ** ~ ~~ a` b``", (c("(*) x (**) y 2 * 3 5* ** ~ ~~ a` b``"),)),
        ("a\xa0b\u202fc", (c("a\xa0b\u202fc"),)),
        ("👨\u200d👩 **&**", (c("👨\u200d👩 "), c("&", "d"))),
        ("[=a.b-c.d; triệu; x y]", (GiaTri("a.b-c.d", ("triệu", "x y")),)),
        ("**[=a_b_c] *[@k]***", (GiaTri("a_b_c", dam=True), c(" ", "d"), TrichDan("k", dam=True, nghieng=True))),
        ("[@đề-án_1.2, khoản 3\nĐiều 31, a; tat]", (TrichDan("đề-án_1.2", "khoản 3 Điều 31, a", ("tat",)),)),
        ("[@k, phần \\[1\\]]", (TrichDan("k", "phần [1]"),)),
    ],
)
def test_each_inline_form_is_read(text: str, noi_tuyen: tuple[NoiTuyen, ...]) -> None:
    assert parse_dong(text) == noi_tuyen
    assert parse_van_ban(text) == (Doan(noi_tuyen),)


class TestChuThich:
    def test_notes_stand_in_paragraphs_items_cells_and_headings(self) -> None:
        text = "## A[^1]\n\nb[^x]\n\n- c[^1]\n\n| d[^2] |\n|---|\n\n"
        text += "[^1]: một *n*\nnối\n[^x]: [@k, Điều 2] và [=v]\n\n[^2]: hai"
        mot = ChuThich((c("một "), c("n", "n"), c(" nối")))
        hai = ChuThich((TrichDan("k", "Điều 2"), c(" và "), GiaTri("v")))
        assert parse_van_ban(text) == (
            TieuDe(1, (c("A"), mot)),
            Doan((c("b"), hai)),
            Gach(((Doan((c("c"), mot)),),)),
            Bang(((c("d"), ChuThich((c("hai"),))),), (), ("",)),
        )

    def test_a_definition_ends_a_paragraph_and_a_list(self) -> None:
        assert parse_van_ban("a[^1]\n[^1]: n\n- b") == (d("a", ChuThich((c("n"),))), Gach(((d("b"),),)))
        assert parse_van_ban("- a[^1]\n[^1]: n") == (Gach(((d("a", ChuThich((c("n"),))),),)),)

    def test_a_note_inside_bold_text_is_not_bold(self) -> None:
        assert parse_dong("**a[^1]**\n\n[^1]: n") == (c("a", "d"), ChuThich((c("n"),)))


# ┃ marks the place of each error, in order.
@pytest.mark.parametrize(
    ("text", "manh"),
    [
        ("a ┃<b>đậm┃</b>", "HTML"),
        ("| A |\n|---|\n| x┃<br>y |", "HTML"),
        ("┃<!-- x -->", "HTML"),
        ("┃<div>", "HTML"),
        ("x ┃<https://a.vn> ┃<a@b.vn>", "HTML"),
        ('[a┃](b.vn) ![a┃](b.png "t")', "liên kết"),
        ("┃[a]: http://b", "định nghĩa"),
        ("x ┃`a` ` b", "mã"),
        ("┃```\na\n```", "khối mã"),
        ("┃~~~\na", "khối mã"),
        ("a\n\n    ┃b", "bốn dấu cách"),
        ("- a\n\n      ┃b", "bốn dấu cách"),
        ("┃> a\n> b\n\nc", "trích khối"),
        ("a\n\n┃---\n\n┃***", "kẻ ngang"),
        ("a\n┃---", "gạch dưới"),
        ("a\n b\n┃===", "gạch dưới"),
        ("┃* a\n* b", "«*»"),
        ("┃1) a\n2) b", "«1.»"),
        ("┃2. a", "thứ tự"),
        ("1. a\n┃3. b\n4. c", "thứ tự"),
        ("1. a\n┃1. b\n3. c", "thứ tự"),
        ("2023\n\n- a\n\n  ┃2023. b", "thứ tự"),
        ("┃# a", "##"),
        ("┃##a\n┃##b", "dấu cách"),
        ("┃####### a", "##"),
        ("┃##\n\n┃## {-}", "để trống"),
        ("┃- ## a", "không đứng"),
        ("┃~~a~~", "gạch bỏ"),
        ("a ┃[=]", "đường dẫn"),
        ("┃[=a b] ┃[=a..b] ┃[=.a]", "đường dẫn"),
        ("┃[=a;] ", "để trống"),
        ("x ┃[=a", "không đóng"),
        ("┃[@a [b]]", "không đóng"),
        ("┃[@] ┃[@a b] ┃[@.a]", "trích dẫn"),
        ("┃[@a,]", "dấu phẩy"),
        ("┃[@a; @b]", "Mỗi trích dẫn"),
        ("a┃[^1] b┃[^2]", "Không có chú thích"),
        ("a[^1]\n\n[^1]: x\n┃[^1]: y", "hai lần"),
        ("a\n\n┃[^1]: x", "không được dùng"),
        ("a[^1]\n\n┃[^1]:", "để trống"),
        ("a[^1]\n\n[^1]: b┃[^1]", "chú thích khác"),
        ("a[^1]\n\n[^1]: b\nc ┃<br>", "HTML"),
        ("a ┃[^x y]", "không phải chú thích"),
        ("- a\n┃-\n- b", "để trống"),
        ("| a | b |\n┃|---|\n| 1 |", "cột"),
        ("| a | b |\n|---|---|\n┃| 1 |\n┃| 1 | 2 | 3 |\n┃x", "ô"),
        ("┃**a:┃**b", "thành cặp"),
        ("a ┃**b", "thành cặp"),
        ("- a\n- b ┃<i>\n\n  c ┃<u>\n  + d\n    e ┃<s>", "HTML"),
        ("## a ┃<b> ##", "HTML"),
        ("| a | ┃<b> |\n|---|---|\n| \\| | \\| ┃<i> |", "HTML"),
    ],
)
def test_what_is_outside_is_refused_with_its_place_and_a_remedy(text: str, manh: str) -> None:
    cho = [i - k for k, i in enumerate(i for i, x in enumerate(text) if x == "┃")]
    with pytest.raises(VanBanHongError) as loi:
        parse_van_ban(text.replace("┃", ""))
    assert [x for x, _, _ in loi.value.loi] == cho, loi.value.loi
    assert all(manh in thong_diep and goi_y for _, thong_diep, goi_y in loi.value.loi), loi.value.loi


def test_all_errors_come_at_once_in_order_and_the_first_is_the_exceptions_own() -> None:
    with pytest.raises(GiaTriKhongHopLe) as loi:
        parse_van_ban("# a\n\n* b\n\nc <br> `d`\n")
    assert isinstance(loi.value, VanBanHongError)
    assert [x for x, _, _ in loi.value.loi] == [0, 5, 12, 17]
    assert (loi.value.cho, loi.value.thong_diep, loi.value.goi_y[0]) == loi.value.loi[0]


def test_nine_nested_lists_are_refused_not_dropped() -> None:
    def long(n: int) -> str:
        return "".join("  " * i + "- x\n" for i in range(n))

    assert len(parse_van_ban(long(8))) == 1
    with pytest.raises(VanBanHongError, match="lồng nhau quá 8 cấp") as loi:
        parse_van_ban(long(300))
    assert loi.value.cho == long(300).index("- x", len(long(8)))


@pytest.mark.parametrize(
    ("text", "cho"),
    [("- a", 0), ("## a", 0), ("1. a", 0), ("a\n\nb", 3), ("a\n- b", 2), ("| a |\n|---|", 0), ("a\n\n\nb\n\nc", 4)],
)
def test_a_one_paragraph_field_takes_no_other_block(text: str, cho: int) -> None:
    parse_van_ban(text)
    with pytest.raises(VanBanHongError, match="chỉ nhận một đoạn") as loi:
        parse_dong(text)
    assert loi.value.cho == cho


def test_a_one_paragraph_field_may_be_empty_folded_and_have_notes() -> None:
    assert parse_dong("") == parse_dong(" \n") == ()
    assert parse_dong("a\nb\n") == (c("a b"),)
    assert parse_dong("a[^1]\n\n[^1]: b") == (c("a"), ChuThich((c("b"),)))


def test_blocks_are_hashable_values() -> None:
    text = "## a\n\n- **b**[^1]\n\n| [=c] |\n|---|\n\n[^1]: [@d]"
    assert hash(parse_van_ban(text)) == hash(parse_van_ban(text))
