"""Xem trước: bố cục as pages, tables, pictures and calendars for a browser or a notebook."""

from kehoach.xem_truoc.bang_html import (
    write_bang_doi_nam,
    write_bang_kinh_phi,
    write_bang_nhiem_vu,
    write_bang_phat_hien,
)
from kehoach.xem_truoc.bieu_do import write_bieu_do_kinh_phi
from kehoach.xem_truoc.html import write_fragment, write_html, write_page
from kehoach.xem_truoc.lich import write_ics
from kehoach.xem_truoc.tien_do import write_tien_do

__all__ = [
    "write_bang_doi_nam",
    "write_bang_kinh_phi",
    "write_bang_nhiem_vu",
    "write_bang_phat_hien",
    "write_bieu_do_kinh_phi",
    "write_fragment",
    "write_html",
    "write_ics",
    "write_page",
    "write_tien_do",
]
