"""Lỗi mẫu: what is wrong with a template, as a finding that names the template and, where known, the paragraph."""

from __future__ import annotations

from kehoach.loi import PhatHien, ViTri


def loi_mau(
    ten: str, ma: str, thong_diep: str, goi_y: str = "", *, doan: int | None = None, trich: str = ""
) -> PhatHien:
    """A finding about the template `ten`; `doan` counts paragraphs of the part from 1, `trich` quotes one.

    >>> print(loi_mau("m.docx", "thieu_bien", "Mẫu thiếu «so»."))
    m.docx: lỗi mau.thieu_bien: Mẫu thiếu «so».
    """
    return PhatHien(f"mau.{ma}", "loi", ViTri(ten, doan=doan, trich=trich), thong_diep, goi_y)
