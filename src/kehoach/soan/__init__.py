"""Soạn: drafting: a new plan from an old one: other values, another year, one more part."""
