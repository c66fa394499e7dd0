"""Đọc lại: any .docx → the measured document. Reads what Word would show; guesses nothing."""

from kehoach.doc_lai.cay_doan import iter_doan
from kehoach.doc_lai.do_tai_lieu import measure_docx

__all__ = ["iter_doan", "measure_docx"]
