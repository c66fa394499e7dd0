"""Trình bày: bố cục → .docx, through a docxtpl template prepared once."""
