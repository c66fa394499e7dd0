"""Đo đạc: a document as measured, whoever made it: what stands where and what it looks like."""
