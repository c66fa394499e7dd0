"""Kiểm tra: measured documents judged by the rules of form, plans by what they cite. Opens no files.

`check_tai_lieu` gives the findings about a measured document; `check_the_thuc` one verdict a rule, `findings_of` turns
the breaches into findings; `bao_cao` writes findings.
"""

from kehoach.kiem_tra.bao_cao import format_github, format_json, format_sarif, format_text
from kehoach.kiem_tra.ket_luan import KetLuan
from kehoach.kiem_tra.quan_sat import QuanSat
from kehoach.kiem_tra.the_thuc import check_tai_lieu, check_the_thuc, findings_of

__all__ = [
    "KetLuan",
    "QuanSat",
    "check_tai_lieu",
    "check_the_thuc",
    "findings_of",
    "format_github",
    "format_json",
    "format_sarif",
    "format_text",
]
