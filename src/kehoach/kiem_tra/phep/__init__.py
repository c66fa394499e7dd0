"""Phép thử: the kinds of tests a rule may ask for, a class each: what it asks, measures, judges, says and mends.

A family is a file; it ends with the tuple of its classes, and `danh_sach` joins the families.
"""
