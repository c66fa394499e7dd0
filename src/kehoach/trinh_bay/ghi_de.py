"""Ghi đè: whether a document may take the place of what stands there."""

from __future__ import annotations

from pathlib import Path

from kehoach.loi import SuaTayError, TepDocxHongError
from kehoach.ooxml.goi import read_goi
from kehoach.ooxml.noi_dung_goi import DOI_VAN_TAY, hash_noi_dung, is_nguyen_ban
from kehoach.ooxml.thuoc_tinh import read_van_tay


def refuse_sua_tay(tep: Path, moi: bytes) -> None:
    """Refuse to put a document in the place of a file that says what this library did not write there.

    Such is a .docx whose content is neither that of the fingerprint it carries nor that of the new document, and any
    file that cannot be read as a .docx.
    Raises:  SuaTayError.
    """
    if tep.exists() and (ly_do := _ly_do(tep, moi)):
        loi = (
            f"Không ghi đè «{tep}»: tệp này {ly_do}. Chọn tên khác, hoặc ghi đè bằng --ghi-de (kh.render: ghi_de=True)."
        )
        raise SuaTayError(loi)


def _ly_do(tep: Path, moi: bytes) -> str:
    try:
        phan = read_goi(tep)
        if is_nguyen_ban(phan) or hash_noi_dung(phan) == read_van_tay(read_goi(moi)):
            return ""
        van_tay = read_van_tay(phan)
        if van_tay and not van_tay.startswith(f"{DOI_VAN_TAY}-"):
            return "do một bản kehoach khác ghi, không rõ có ai sửa không"
        return "đã được sửa sau khi kehoach ghi" if van_tay else "không do kehoach ghi"
    except TepDocxHongError:
        return "không đọc được như một tệp .docx, không rõ ai đã ghi"
