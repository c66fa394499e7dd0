"""Lỗi YAML: what libyaml and PyYAML say about a broken text, said so that a clerk can mend it."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.reader import ReaderError

_NGOAC = 'đặt cả giá trị trong ngoặc kép, ví dụ "[@kh07]"'

# First character at the place → (what is wrong, remedy).
_KY_TU_DAU: dict[str, tuple[str, str]] = {
    "\t": ("Thụt lề bằng dấu tab.", "thụt lề bằng dấu cách"),
    "@": ("Giá trị bắt đầu bằng «@» phải nằm trong ngoặc kép.", _NGOAC),
    "`": ("Giá trị bắt đầu bằng «`» phải nằm trong ngoặc kép.", _NGOAC),
    "%": ("Giá trị bắt đầu bằng «%» phải nằm trong ngoặc kép.", _NGOAC),
}

# (piece of the parser's own words, where: its problem or its context, what is wrong, remedy); the first that fits.
_CAU: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "problem",
        "Dấu hai chấm ở đây không đúng chỗ: thụt lề sai, hoặc trong chữ có «: ».",
        "thụt lề cho thẳng hàng với các trường cùng cấp, hoặc đặt cả giá trị trong ngoặc kép",
    ),
    (
        "could not find expected ':'",
        "context",
        "Dòng này thiếu dấu hai chấm sau tên trường.",
        "viết «tên_trường: giá trị»",
    ),
    (
        "while scanning a quoted scalar",
        "context",
        "Ngoặc kép mở ở đây mà không đóng.",
        "thêm dấu ngoặc đóng ở cuối giá trị",
    ),
    (
        "unknown escape character",
        "problem",
        'Trong ngoặc kép "…", dấu \\ chỉ đứng trước một số chữ nhất định.',
        "viết \\\\ cho một dấu \\, hoặc dùng ngoặc đơn '…'",
    ),
    (
        "while scanning an alias",
        "context",
        "Giá trị bắt đầu bằng «*» phải nằm trong ngoặc kép.",
        "đặt cả giá trị trong ngoặc kép",
    ),
    (
        "while scanning an anchor",
        "context",
        "Giá trị bắt đầu bằng «&» phải nằm trong ngoặc kép.",
        "đặt cả giá trị trong ngoặc kép",
    ),
    ("tag", "context", "Thẻ «!» của YAML không dùng được ở đây.", "đặt cả giá trị trong ngoặc kép"),
    (
        "while scanning a block scalar",
        "problem",
        "Sau dấu | hoặc > phải xuống dòng; phần chữ thụt vào đều nhau.",
        "viết chữ ở dòng sau, thụt vào hai dấu cách",
    ),
    ("tab character", "problem", "Thụt lề bằng dấu tab.", "thụt lề bằng dấu cách"),
    (
        "sequence entries are not allowed",
        "problem",
        "Dấu gạch «- » đầu mục ở đây không đúng chỗ.",
        "xuống dòng rồi mới viết «- »",
    ),
    (
        "while parsing a block collection",
        "problem",
        "Trong danh sách này phải là một mục bắt đầu bằng «- »: thụt lề sai, hoặc thiếu dấu gạch.",
        "cho các mục thẳng hàng, mỗi mục bắt đầu bằng «- »",
    ),
    (
        "while parsing a block mapping",
        "problem",
        "Chỗ này phải là một «tên_trường: giá trị»: thụt lề sai, hoặc chữ thừa sau ngoặc.",
        "cho thẳng hàng với các trường cùng cấp, hoặc đặt cả giá trị trong một cặp ngoặc kép",
    ),
    ("while parsing a flow node", "problem", "Trong [ ] hoặc { } thiếu một giá trị hoặc ngoặc đóng.", _NGOAC),
    ("while parsing a flow sequence", "problem", "Danh sách trong [ ] thiếu dấu phẩy hoặc ngoặc đóng.", _NGOAC),
    ("while parsing a flow mapping", "problem", "Phần trong { } thiếu dấu phẩy hoặc ngoặc đóng.", _NGOAC),
    (
        "expected <document start>",
        "problem",
        "Chữ ở đây không thuộc trường nào.",
        "viết «tên_trường: giá trị», thẳng hàng với các trường khác",
    ),
    ("directive", "problem", "Dòng bắt đầu bằng «%» không dùng được.", "bỏ dòng này"),
    ("YAML document", "problem", "Phiên bản YAML không dùng được.", "bỏ dòng %YAML"),
    ("document indicator", "problem", "Dòng --- hoặc ... nằm giữa một giá trị.", "bỏ dòng này"),
    ("character escape code", "problem", "Mã ký tự sau \\ không hợp lệ.", "viết thẳng ký tự ấy"),
    ("hexdecimal", "problem", "Mã ký tự sau \\ không hợp lệ.", "viết thẳng ký tự ấy"),
)


def explain_loi_yaml(loi: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Offset, message and remedy for an error of the YAML parser.

    >>> try: yaml.safe_load("a: [1, 2")
    ... except yaml.YAMLError as loi: print(*explain_loi_yaml(loi, "a: [1, 2"), sep="|")
    8|Danh sách trong [ ] thiếu dấu phẩy hoặc ngoặc đóng.|đặt cả giá trị trong ngoặc kép, ví dụ "[@kh07]"
    """
    if isinstance(loi, ReaderError):
        return 0, "Nguồn có ký tự mà YAML không đọc được.", "lưu lại tệp với mã UTF-8"
    van_de, boi_canh = str(getattr(loi, "problem", None) or ""), str(getattr(loi, "context", None) or "")
    cho = _cho(getattr(loi, "problem_mark", None), len(text))
    if "cannot start any token" in van_de and text[cho : cho + 1] in _KY_TU_DAU:
        return cho, *_KY_TU_DAU[text[cho]]
    for manh, noi, thong_diep, goi_y in _CAU:
        if manh in van_de or manh in boi_canh:
            cho_boi_canh = _cho(getattr(loi, "context_mark", None), cho)
            return cho_boi_canh if noi == "context" else cho, thong_diep, goi_y
    return (
        cho,
        f"Sai cú pháp YAML ({'; '.join(x for x in (boi_canh, van_de) if x) or 'không rõ'}).",
        "đặt cả giá trị trong ngoặc kép",
    )


def find_cho_qua_sau(loi: yaml.YAMLError) -> int | None:
    """Offset of the level that libyaml refuses by its own bound (0.2.6: 1,000); None for any other error."""
    if "maximum nesting" not in str(getattr(loi, "problem", None) or "").lower():
        return None
    return _cho(getattr(loi, "problem_mark", None), 0)


def _cho(dau: Any, mac_dinh: int) -> int:
    return int(dau.index) if dau is not None else mac_dinh
