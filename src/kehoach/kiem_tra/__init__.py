"""Kiểm tra: measured documents judged by the rules of form. Opens no files.

`check_the_thuc` gives one verdict a rule; `findings_of` turns the breaches into findings; `bao_cao` writes findings.
"""

from kehoach.kiem_tra.bao_cao import format_github, format_json, format_sarif, format_text
from kehoach.kiem_tra.mo_ta import KetLuan, QuanSat
from kehoach.kiem_tra.the_thuc import check_the_thuc, findings_of

__all__ = [
    "KetLuan",
    "QuanSat",
    "check_the_thuc",
    "findings_of",
    "format_github",
    "format_json",
    "format_sarif",
    "format_text",
]
