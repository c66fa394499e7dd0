"""Đọc lại: any .docx → the measured document. Reads what Word would show; guesses nothing."""

from kehoach.doc_lai.do import measure_docx

__all__ = ["measure_docx"]
