"""Xem trước: bố cục as pages, tables, pictures and calendars for a browser or a notebook."""
