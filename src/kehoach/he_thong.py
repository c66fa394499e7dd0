"""Hệ thống: what the operating system refused, told in Vietnamese.

`OSError.strerror` speaks the language of the C library, English as a rule, and is None when a library made the error by
hand. The number says the same everywhere, so the sentence goes by the number.
"""

from __future__ import annotations

import errno

# By the name of the number: no system has all of them. The sentences suit reading, writing and running alike.
_CAU: dict[str, str] = {
    "EACCES": "không có quyền, hoặc tệp đang mở trong chương trình khác",
    "EPERM": "hệ thống không cho phép",
    "EROFS": "hệ thống tệp chỉ cho đọc",
    "ENOENT": "tệp hoặc thư mục không tồn tại",
    "ENOTDIR": "một phần của đường dẫn không phải thư mục",
    "EISDIR": "là thư mục, không phải tệp",
    "EEXIST": "đã có tệp hoặc thư mục tên ấy",
    "ENOTEMPTY": "thư mục còn tệp bên trong",
    "ENAMETOOLONG": "tên tệp hoặc đường dẫn quá dài",
    "EILSEQ": "tên tệp có ký tự không dùng được",
    "EINVAL": "hệ thống không nhận tên hoặc yêu cầu ấy",
    "ELOOP": "đường dẫn đi qua liên kết tượng trưng không dùng được",
    "EXDEV": "hai nơi không cùng một ổ đĩa",
    "ENOSPC": "đĩa đã đầy",
    "EDQUOT": "đã hết hạn mức đĩa",
    "EFBIG": "tệp quá lớn",
    "EIO": "lỗi vào/ra của đĩa",
    "ENXIO": "không có thiết bị ấy",
    "ENODEV": "không có thiết bị ấy",
    "ESTALE": "tệp không còn trên ổ đĩa mạng",
    "EBUSY": "đang được chương trình khác dùng",
    "ETXTBSY": "đang được chạy như một chương trình",
    "EAGAIN": "hệ thống đang bận, thử lại sau",
    "EMFILE": "mở quá nhiều tệp cùng lúc",
    "ENFILE": "mở quá nhiều tệp cùng lúc",
    "ENOMEM": "hết bộ nhớ",
    "ENOEXEC": "không phải chương trình chạy được trên máy này",
    "ENOTSUP": "hệ thống tệp không làm được việc này",
    "EOPNOTSUPP": "hệ thống tệp không làm được việc này",
    "ENOSYS": "hệ thống không làm được việc này",
    "EPIPE": "đầu bên kia đã đóng",
    "ETIMEDOUT": "quá thời gian chờ",
    "ECONNREFUSED": "nơi ấy không nhận kết nối",
    "ECONNRESET": "kết nối bị ngắt",
    "ECONNABORTED": "kết nối bị ngắt",
    "ENETUNREACH": "không có đường mạng tới nơi ấy",
    "EHOSTUNREACH": "không có đường mạng tới nơi ấy",
}
# Libraries that are no system (fsspec, Dask) raise these without a number; the narrower class goes first.
_THEO_LOP: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "ENOENT"),
    (PermissionError, "EACCES"),
    (IsADirectoryError, "EISDIR"),
    (NotADirectoryError, "ENOTDIR"),
    (FileExistsError, "EEXIST"),
    (TimeoutError, "ETIMEDOUT"),
    (BrokenPipeError, "EPIPE"),
    (ConnectionRefusedError, "ECONNREFUSED"),
    (ConnectionError, "ECONNRESET"),
)


def explain_he_thong(loi: OSError | ValueError) -> str:
    """Why the system did not do something, as the end of a sentence, without its full stop.

    A ValueError is what Python says of a path that it cannot even ask for: a NUL in it, or half a surrogate pair. An
    error with neither a number nor a class we know keeps its ASCII name.

    >>> explain_he_thong(OSError(errno.ENOSPC, "No space left on device"))
    'đĩa đã đầy'
    >>> explain_he_thong(PermissionError("Access Denied")), explain_he_thong(OSError(errno.EDOM, "…"))
    ('không có quyền, hoặc tệp đang mở trong chương trình khác', 'hệ thống báo lỗi EDOM')
    """
    if not isinstance(loi, OSError):
        return "tên tệp hoặc đường dẫn có ký tự không hợp lệ"
    ten = errno.errorcode.get(loi.errno or 0) or next((ten for lop, ten in _THEO_LOP if isinstance(loi, lop)), "")
    return _CAU.get(ten) or f"hệ thống báo lỗi {ten or loi.errno or type(loi).__name__}"
