"""Đọc lại: any .docx → the measured document. Reads what Word would show; guesses nothing."""

from kehoach.doc_lai.do import measure_docx
from kehoach.doc_lai.dong_doc import iter_doan

__all__ = ["iter_doan", "measure_docx"]
